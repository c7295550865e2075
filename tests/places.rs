//! What is printed knows where it was written, and pages know where their stories stand: so that what is found in a file is
//! shown on the page.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use banxin::copy::Passage;
use banxin::diag::{Sources, Span};
use banxin::edition::{Edition, PageSpec};
use banxin::geom::{Length, Point, Rect};
use banxin::layout::{FurnitureText, Slot};
use banxin::page::{Composition, GlyphRun, Item, Mode, Page, PartKind, Region, Role};
use banxin::plan::type_area_of;
use banxin::{Loaded, Stock};

use crate::support::bundled::EDITIONS;
use crate::support::composed::{self, Bundled};
use crate::support::house::House;

/// What the tests here share: pictures are separated once, and not for each of them.
static STOCK: LazyLock<Stock> = LazyLock::new(Stock::default);

fn loaded(folder: &str) -> Loaded {
    STOCK.edition(folder).unwrap()
}

/// A bundled edition, and its pages.
fn bundled(name: &str) -> (&'static Loaded, &'static Composition) {
    let Bundled { loaded, composed, .. } = composed::bundled(name);
    (loaded, &composed.composition)
}

fn runs(composition: &Composition) -> impl Iterator<Item = &GlyphRun> {
    let items = composition.pages.iter().flat_map(|page| &page.items);
    items.filter_map(|item| if let Item::Glyphs(run) = item { Some(run) } else { None })
}

/// Every text of the stories, but for datelines: one in the face of its paragraph is a run with it.
fn passages(edition: &Edition) -> Vec<&Passage> {
    let mut all = Vec::new();
    for story in edition.stories() {
        all.extend(story.head.entries().flat_map(|(_, lines)| lines));
        all.extend(&story.byline);
        let quotation = story.quotation.iter();
        all.extend(quotation.flat_map(|quotation| std::iter::once(&quotation.text).chain(&quotation.by)));
        all.extend(story.pictures.iter().flat_map(|picture| picture.caption.iter().chain(&picture.credit)));
        all.extend(story.body.iter().map(|block| &block.copy));
    }
    all
}

fn text_at(sources: &Sources, span: Span) -> &str {
    &sources.get(span.file).unwrap().text[span.range()]
}

/// The source of a run, without what of markup stands between its characters.
fn is_in(source: &str, text: &str) -> bool {
    let source = source.replace("&nbsp;", "\u{a0}").replace("\r\n", "\n");
    let mut rest = source.chars();
    text.chars().all(|c| rest.any(|other| other == c || (c == ' ' && other == '\n')))
}

/// The text of a run that a dateline or a run-in heading and the space behind it do not belong to; of one alone, without
/// the space.
fn without_lead<'a>(text: &'a str, leads: &[&str]) -> &'a str {
    match text.split_once('\u{3000}') {
        Some((lead, rest)) if leads.contains(&lead) => {
            if rest.is_empty() {
                lead
            } else {
                rest
            }
        }
        _ => text,
    }
}

#[test]
fn each_run_of_a_story_stands_where_it_was_written() {
    for name in EDITIONS {
        let (loaded, composition) = bundled(name);
        let mut exact = 0;
        // The usual words of jump lines stand in no file, nor do the numbers of prints, the signs of notes and those before
        // items.
        let is_sign = |run: &GlyphRun| run.text.chars().all(|c| matches!(c, '①'..='⑳' | '●'));
        let is_written = |run: &&GlyphRun| match run.source.role {
            Role::Annotation | Role::Picture => false,
            Role::Body | Role::Block(_) | Role::Label(_) if is_sign(run) => false,
            Role::JumpLine => run.written.is_some(),
            _ => run.source.story.is_some(),
        };
        let all: Vec<&GlyphRun> = runs(composition).filter(is_written).collect();
        let stories = || loaded.edition.stories().iter();
        let pieces = passages(&loaded.edition).into_iter().flat_map(|passage| &passage.pieces);
        let made: Vec<Span> = pieces.filter(|piece| piece.made).map(|piece| piece.span).collect();
        let datelines = stories().filter_map(|story| Some(story.dateline.as_ref()?.text.as_str()));
        let headings = stories().flat_map(|story| &story.body).filter_map(|block| {
            let copy = &block.copy;
            copy.text.get(..copy.heading()?)
        });
        let leads: Vec<&str> = datelines.chain(headings).collect();
        for run in &all {
            let written = run.written.unwrap_or_else(|| panic!("{name}: {run:?}"));
            let source = text_at(&loaded.sources, written);
            // A date of data stands there otherwise than it is printed.
            if made.iter().any(|made| {
                made.range().any(|byte| written.file == made.file && written.range().contains(&byte))
            }) {
                continue;
            }
            // Behind the head of an item that runs on the house puts its space.
            let own = without_lead(&run.text, &leads).trim_start_matches('\u{3000}');
            assert!(is_in(source, own), "{name}: {:?} in {source:?}", run.text);
            let ends = |text: &str| (text.chars().next(), text.chars().next_back());
            exact += usize::from(ends(source) == ends(&run.text));
        }
        // But for entities, ends of lines that are spaces, and heads of items.
        assert!(exact * 100 >= all.len() * 96, "{name}: {exact} of {}", all.len());
    }
}

/// Of each character of each story that has a place in a file, the run that is there says that it is.
#[test]
fn each_place_of_a_text_is_that_of_its_run() {
    for name in EDITIONS {
        let (loaded, composition) = bundled(name);
        let all: Vec<&GlyphRun> = runs(composition).collect();
        let holds = |span: Span, run: &GlyphRun| {
            run.written
                .is_some_and(|own| own.file == span.file && own.start <= span.start && own.end >= span.end)
        };
        for passage in passages(&loaded.edition) {
            for (byte, c) in passage.text.char_indices().filter(|(_, c)| !c.is_whitespace()) {
                let Some(span) = passage.span_at(byte) else { continue };
                let mut there = all.iter().filter(|run| holds(span, run));
                assert!(there.any(|run| run.text.contains(c)), "{name}: {c} of {}", passage.text);
            }
        }
    }
}

#[test]
fn a_dateline_stands_where_it_was_written_and_so_does_what_follows() {
    let house = House::sound().change("paper/stories/一.md", "headline", "dateline = \"By wire\"\nheadline");
    let loaded = Stock::default().edition(house.path("paper")).unwrap();
    let composed = loaded.compose();
    let body: Vec<&GlyphRun> =
        runs(&composed.composition).filter(|run| run.source.role == Role::Body).collect();
    let source = text_at(&loaded.sources, body[0].written.unwrap());
    assert!(body[0].text.starts_with("By wire\u{3000}"), "{:?}", body[0].text);
    assert!(!source.is_empty() && body[0].text.ends_with(source), "{source:?}");
}

#[test]
fn furniture_stands_where_the_layout_asks_for_it() {
    let loaded = loaded("content/erqi");
    let composed = loaded.compose();
    let layout = loaded.edition.layouts().iter().next().unwrap();
    let texts: Vec<&FurnitureText> = layout.furniture_on(1).flat_map(|(_, part)| part.lines()).collect();
    let furniture: Vec<&GlyphRun> =
        runs(&composed.composition).filter(|run| run.source.role == Role::Masthead).collect();
    assert!(furniture.iter().all(|run| texts.iter().any(|text| Some(text.span) == run.written)));
    for text in texts {
        let shown: String = furniture
            .iter()
            .filter(|run| run.written == Some(text.span))
            .map(|run| run.text.as_str())
            .collect();
        assert_eq!(shown, text.on(("1", None), "", &BTreeMap::new()));
    }
}

#[test]
fn a_picture_stands_where_the_story_names_it() {
    let loaded = loaded("content/pictures");
    let composed = loaded.compose();
    let mut count = 0;
    for item in composed.composition.pages.iter().flat_map(|page| &page.items) {
        let Item::Picture(placed) = item else { continue };
        let name = &composed.composition.pictures[usize::from(placed.picture.0)].name;
        assert!(text_at(&loaded.sources, item.written().unwrap()).contains(name), "{name}");
        count += 1;
    }
    assert!(count > 0);
}

#[test]
fn what_stands_in_no_file_has_no_place() {
    let house = House::sound().change("layouts/small.toml", "[sheet]", "[sheet]\nmarks = true");
    let loaded = Stock::default().edition(house.path("paper")).unwrap();
    let page = &loaded.compose().composition.pages[0];
    let slug: Vec<&Item> = page.marks.iter().filter(|item| matches!(item, Item::Glyphs(_))).collect();
    assert!(!slug.is_empty() && slug.iter().all(|item| item.written().is_none()));
}

/// Where an item begins, or all of it.
fn place(item: &Item) -> Option<Rect> {
    let dot = |Point { x, y }: Point| Rect { x, y, width: Length::ZERO, height: Length::ZERO };
    match item {
        // Under a wide sound a line’s first character stands at the edge, and its box begins before that; the blank
        // of an opening mark does, too, but its glyph alone.
        Item::Glyphs(run) => {
            let along = run.glyphs.first().map_or(Length::ZERO, |glyph| glyph.x).max(Length::ZERO);
            let Point { x, y } = run.origin;
            Some(dot(match run.mode {
                Mode::Horizontal => Point { x: x + along, y },
                Mode::Upright | Mode::Turned => Point { x, y: y + along },
            }))
        }
        Item::Picture(placed) => Some(placed.clip),
        Item::Insert(placed) => Some(placed.rect),
        // Grounds and borders reach beyond what stands in them.
        Item::Fill(_) | Item::Shape(_) => None,
    }
}

fn spec_of<'e>(edition: &'e Edition, page: &Page) -> &'e PageSpec {
    edition.pages().iter().find(|spec| spec.number == page.number).unwrap()
}

/// A length of the grid is rounded to a millionth of a point, here and there.
const NEARLY: Length = Length(100);

fn nearly(rect: Rect) -> Rect {
    let Rect { x, y, width, height } = rect;
    Rect { x: x - NEARLY, y: y - NEARLY, width: width + NEARLY * 2, height: height + NEARLY * 2 }
}

#[test]
fn regions_lie_in_the_type_area_and_apart() {
    for name in EDITIONS {
        let (loaded, composition) = bundled(name);
        for page in &composition.pages {
            let area = nearly(type_area_of(loaded.edition.layout_of(spec_of(&loaded.edition, page))));
            for (at, region) in page.regions.iter().enumerate() {
                assert!(area.holds(region.rect), "{name}: {region:?} in {area:?}");
                // Around a slot of several rectangles, and around one inside another, others have their places.
                let others =
                    page.regions[..at].iter().filter(|other| !share(&loaded.edition, page, other, region));
                assert!(others.into_iter().all(|other| !other.rect.meets(region.rect)), "{name}: {region:?}");
            }
        }
    }
}

/// Whether one of two slots of a page has several rectangles, or the other inside it.
fn share(edition: &Edition, page: &Page, one: &Region, other: &Region) -> bool {
    let spec = spec_of(edition, page);
    let slot = |region: &Region| {
        let mut slots = edition.layout_of(spec).slots.iter();
        slots.find(|slot| slot.name == region.slot).unwrap()
    };
    let (one, other) = (slot(one), slot(other));
    let hosts = |host: &Slot, slot: &Slot| host.insets.iter().any(|inset| inset.name == slot.name);
    !one.more.is_empty() || !other.more.is_empty() || hosts(one, other) || hosts(other, one)
}

/// Whether something stands in the box of a region that holds a table.
fn in_table(region: &Region, rect: Rect) -> bool {
    region.parts.iter().any(|part| part.kind == PartKind::Table && nearly(part.rect).holds(rect))
}

/// What of a rectangle that goes off a page is in another.
fn within(rect: Rect, area: Rect) -> Rect {
    let (x, y) = (rect.x.max(area.x), rect.y.max(area.y));
    let (right, bottom) = (rect.right().min(area.right()), rect.bottom().min(area.bottom()));
    Rect { x, y, width: right - x, height: bottom - y }
}

#[test]
fn regions_hold_what_is_of_their_story() {
    for name in EDITIONS {
        let (loaded, composition) = bundled(name);
        for page in &composition.pages {
            let used = spec_of(&loaded.edition, page);
            assert_eq!(page.regions.len(), used.slots.len());
            for item in &page.items {
                let Some(story) = item.source().story else { continue };
                let region = page.regions.iter().find(|region| region.story == story).unwrap();
                let Some(rect) = place(item) else { continue };
                // What goes off the page (出血) leaves its story's place there alone.
                let trim = Rect { width: page.trim.width, height: page.trim.height, ..Rect::default() };
                let bleeds = item.source().role == Role::Picture && !trim.holds(rect);
                let area = type_area_of(loaded.edition.layout_of(used));
                let rect = if bleeds { within(rect, area) } else { rect };
                assert!(nearly(region.rect).holds(rect), "{name}: {item:?} in {region:?}");
                let kind = match item.source().role {
                    // Rows of their own, between the columns of two pages.
                    Role::JumpLine => continue,
                    Role::Head(_) | Role::JumpHead => PartKind::Head,
                    Role::Quotation => PartKind::Quotation,
                    Role::Picture | Role::Caption | Role::Credit => PartKind::Picture,
                    // Its rules and its tint stand with it.
                    Role::Table(_) | Role::Rule | Role::Tint if in_table(region, rect) => PartKind::Table,
                    _ => PartKind::Column(item.source().column),
                };
                // A story may have several pictures.
                let parts: Vec<_> = region.parts.iter().filter(|part| part.kind == kind).collect();
                assert!(parts.len() == 1 || kind == PartKind::Picture, "{name}: {parts:?}");
                assert!(parts.iter().all(|part| nearly(region.rect).holds(part.rect)), "{name}: {parts:?}");
                assert!(
                    parts.iter().any(|part| nearly(part.rect).holds(rect)),
                    "{name}: {item:?} in {parts:?}"
                );
            }
        }
    }
}

//! Editions of many pages: all text of all parts of all stories is on their pages, once and in order, or told to be
//! overset; and the check that says so sees every line that is dropped, doubled or moved.

use banxin::color::Paint;
use banxin::edition::{Edition, PageSpec, StoryDraft};
use banxin::geom::{Direction, Em, Length};
use banxin::layout::{
    Across, Cells, FurniturePart, FurnitureText, FurnitureWord, Layout, Manner, Matter, Rules, When,
};
use banxin::page::{Composition, GlyphRun, Item, Role};
use banxin::reading::Field;
use banxin::style::{Breaking, TrackingBounds};
use banxin::text::Shapers;
use proptest::prelude::*;

use crate::support::editions::{NOWHERE, Setup, fonts, picture, plain, typeset};
use banxin::part::{HeadPart, PerPart};

/// What varies from story to story; each stands on a page of its own.
#[derive(Debug, Clone)]
struct Copy {
    paragraphs: Vec<usize>,
    /// Kicker, deck, dateline, byline, caption.
    parts: [bool; 5],
}

/// Han and marks, so many; no two stories begin alike.
fn text(of: usize, count: usize) -> String {
    const HAN: &str = "一七万三，上下不与世。业东中为主、之事二于产；人今从他（代以件任）会何作使";
    HAN.chars()
        .cycle()
        .skip(of * 5 % 30)
        .filter(|c| count > 3 || !"，。、；（）".contains(*c))
        .take(count)
        .collect()
}

/// A masthead on page 1, a folio on the others, and a line on pages on the left alone.
fn furnish(layout: &mut Layout) {
    let (face, columns) = (layout.body.regular.clone(), layout.grid.columns);
    let line = |words: &[FurnitureWord]| FurnitureText {
        words: words.to_vec(),
        fields: Vec::new(),
        face: face.clone(),
        size: Length::pt(6),
        paint: Paint::BLACK,
        span: NOWHERE,
    };
    let text = |text: &str| FurnitureWord::Text(text.into());
    let name = line(&[text("版心日报")]);
    let ear = [line(&[text("一")]), line(&[text("二")])];
    let folio = [line(&[FurnitureWord::PageNumber, text("版")]), line(&[FurnitureWord::Section])];
    let left = [line(&[text("左")])];
    let parts = [
        (Role::Masthead, When::First, Manner::Spaced, vec![name]),
        (Role::Masthead, When::First, Manner::Stacked(Across::End), ear.into()),
        (Role::Folio, When::Others, Manner::Spread(Rules::Under, Paint::BLACK), folio.into()),
        (Role::Folio, When::Left, Manner::Spread(Rules::Around, Paint::BLACK), left.into()),
    ];
    for (row, (role, when, manner, lines)) in (0..).zip(parts) {
        let place = Cells { column: 0, columns, row, rows: 1 };
        layout.furniture.add(FurniturePart {
            name: "line",
            table: "folio",
            own: None,
            role,
            when,
            place,
            keeps: 0,
            matter: Matter::Set(manner, lines),
            border: None,
            tint: None,
        });
    }
}

/// The furniture that a page should have, as text.
fn furniture(edition: &Edition, page: &PageSpec) -> String {
    let parts = edition.layout_of(page).furniture_on(page.number);
    let lines = parts.flat_map(|(_, part)| part.lines());
    lines.map(|line| line.on((&page.label, page.facing.as_deref()), &page.section, &page.fields)).collect()
}

/// An edition with a page for each story.
fn edition(setup: &Setup, copies: &[Copy]) -> Edition {
    let mut made = Setup { paragraphs: vec!["占位".into()], ..setup.clone() }.made();
    made.slot().picture_rows = 4;
    furnish(made.layout());
    let (page, story) = (made.0.pages[0].clone(), made.story().clone());
    let body = story.body[0].clone();
    (made.0.pages, made.0.stories) = (Vec::new(), Vec::new());
    for (number, Copy { paragraphs, parts }) in copies.iter().enumerate() {
        let name = Field { value: format!("story-{number}"), span: NOWHERE };
        let part = |at: usize, count: usize| parts[at].then(|| plain(&text(number + at, count)));
        let mut story = story.clone();
        story.id.clone_from(&name.value);
        story.head = PerPart::each(|role| match role {
            HeadPart::HEADLINE => vec![plain(&text(number, 6))],
            _ if parts[usize::from(role > HeadPart::HEADLINE)] => vec![plain(&text(number, 5))],
            _ => Vec::new(),
        });
        (story.dateline, story.byline) = (part(2, 3), part(3, 3));
        story.pictures = part(4, 9).map(|caption| picture(Some(caption))).into_iter().collect();
        let block = |count: &usize| {
            let mut block = body.clone();
            block.copy = plain(&text(number, *count));
            block
        };
        story.body = paragraphs.iter().map(block).collect();
        let mut page = page.clone();
        page.number = number as u32 + 1;
        page.section = format!("第{}叠", text(number, 1));
        if let Some(slots) = &mut page.slots {
            slots.value[0].story = name.clone();
        }
        made.0.pages.push(page);
        made.0.stories.push(StoryDraft { name: name.value, story: Some(story), sound: true, legible: true });
    }
    made.checked()
}

/// The runs of a story's parts on all pages, in their order.
fn runs(composition: &Composition, story: usize, roles: &[Role]) -> Vec<GlyphRun> {
    let items = composition.pages.iter().flat_map(|page| &page.items);
    let runs = items.filter_map(|item| match item {
        Item::Glyphs(run) if run.source.story == Some(story as u16) && roles.contains(&run.source.role) => {
            Some(run)
        }
        _ => None,
    });
    runs.cloned().collect()
}

/// Every text that is not on its pages once and in order, though nothing says that it is overset.
fn lost(edition: &Edition, composition: &Composition, overset: &[Option<usize>]) -> Vec<String> {
    let mut lost = Vec::new();
    for (at, story) in edition.stories().iter().enumerate() {
        let copy = |copy: &Option<banxin::copy::Passage>| {
            copy.as_ref().map_or(String::new(), |copy| copy.text.clone())
        };
        let caption: String = story.pictures.iter().map(|picture| copy(&picture.caption)).collect();
        let body: String = story.body.iter().map(|block| block.copy.text.as_str()).collect();
        let body = copy(&story.dateline) + &body + &copy(&story.byline);
        let heads = story.head.entries().map(|(part, lines)| {
            (vec![Role::Head(part)], lines.iter().map(|line| line.text.as_str()).collect::<String>(), 0)
        });
        let parts = [
            (vec![Role::Caption], caption, 0),
            (vec![Role::Body, Role::Byline], body, overset[at].unwrap_or(0)),
        ];
        for (roles, wanted, over) in heads.chain(parts) {
            // The blank behind a dateline is set, and no copy.
            let printed: String = runs(composition, at, &roles)
                .iter()
                .flat_map(|run| run.text.chars())
                .filter(|c| *c != '\u{3000}')
                .collect();
            let whole =
                wanted.chars().count() == printed.chars().count() + over && wanted.starts_with(&printed);
            if !whole {
                lost.push(format!("story {at}, {roles:?}: {printed} of {wanted}, {over} over"));
            }
        }
    }
    for (spec, page) in edition.pages().iter().zip(&composition.pages) {
        let printed: String = page.items.iter().filter_map(furnished).collect();
        if printed != furniture(edition, spec) {
            lost.push(format!("page {}: {printed} of its furniture", page.number));
        }
    }
    lost
}

/// The text of a run of furniture.
fn furnished(item: &Item) -> Option<&str> {
    let Item::Glyphs(run) = item else { return None };
    run.source.story.is_none().then_some(run.text.as_str())
}

/// How many characters of each story are overset.
fn overset(edition: &Edition, fonts: &Shapers) -> Vec<Option<usize>> {
    let plan = banxin::plan::plan(edition);
    let (shaped, _) = banxin::text::shape(edition, fonts);
    let (galleys, _) = banxin::galley::set(edition, &plan, &shaped);
    galleys.stories.iter().map(|galley| galley.fit.overset.map(|overset| overset.characters)).collect()
}

fn copies() -> impl Strategy<Value = Vec<Copy>> {
    let copy = (prop::collection::vec(1..60_usize, 1..5), any::<[bool; 5]>());
    prop::collection::vec(copy.prop_map(|(paragraphs, parts)| Copy { paragraphs, parts }), 1..7)
}

fn setup() -> impl Strategy<Value = Setup> {
    let flags = any::<[bool; 3]>();
    (8..24_i64, 1..4_u32, 6..20_u32, 1..3_u32, flags).prop_map(
        |(measure, columns, rows, least, [down, total, fitted])| {
            let (min, max) = if fitted { (Em::milli(-80), Em::milli(40)) } else { (Em::ZERO, Em::ZERO) };
            Setup {
                measure: Em::ONE * measure,
                columns,
                rows,
                direction: if down { Direction::Vertical } else { Direction::Horizontal },
                breaking: if total { Breaking::TotalFit } else { Breaking::FirstFit },
                widows: least,
                orphans: least,
                bounds: TrackingBounds { min, max, step: Em::milli(5) },
                ..Setup::default()
            }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    // Of one to six pages, two thirds of the cases have three and more.
    #[test]
    fn of_editions_of_many_pages_no_text_is_lost(setup in setup(), copies in copies(), planted in any::<(usize, usize, u8)>()) {
        let edition = edition(&setup, &copies);
        let fonts = fonts(&edition);
        let (composition, _) = typeset(&edition, &fonts);
        let overset = overset(&edition, &fonts);
        prop_assert_eq!(composition.pages.len(), copies.len());
        let found = lost(&edition, &composition, &overset);
        prop_assert!(found.is_empty(), "{found:#?}");
        let faulty = with_fault(composition, planted);
        if let Some(faulty) = faulty {
            prop_assert!(!lost(&edition, &faulty, &overset).is_empty(), "a planted fault is seen");
        }
    }
}

/// A composition with a line dropped, doubled, or changed for another of the same part of a story that is not alike; it
/// may be of a head, a caption or furniture. Nothing, where there is none to plant it in.
fn with_fault(mut composition: Composition, (page, line, how): (usize, usize, u8)) -> Option<Composition> {
    let count = composition.pages.len();
    let items = &mut composition.pages.get_mut(page % count)?.items;
    let is_line = |item: &Item| matches!(item, Item::Glyphs(run) if !run.text.trim().is_empty());
    let lines: Vec<usize> = (0..items.len()).filter(|at| is_line(&items[*at])).collect();
    let at = *lines.get(line % lines.len().max(1))?;
    let text = |items: &[Item], at: usize| match &items[at] {
        Item::Glyphs(run) => run.text.clone(),
        _ => String::new(),
    };
    match how % 3 {
        0 => drop(items.remove(at)),
        1 => items.insert(at, items[at].clone()),
        _ => {
            let part = |at: usize| (items[at].source().story, items[at].source().role);
            let others =
                |other: &&usize| part(**other) == part(at) && text(items, **other) != text(items, at);
            let other = *lines.iter().find(others)?;
            items.swap(at, other);
        }
    }
    Some(composition)
}

//! Generated papers: stories that jump, in slots of several rectangles, with boxes in their text and slots inside them, on
//! horizontal and on vertical pages. What must hold of every page is one list of checks, and each check finds what is
//! planted for it.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fmt::Write as _;
use std::fs;

use banxin::Loaded;
use banxin::diag::Sources;
use banxin::edition::Edition;
use banxin::geom::{Length, Rect, Size, Turn};
use banxin::layout::Cells;
use banxin::page::{Composition, GlyphRun, Item, Role};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use crate::support::bundled;

const LAYOUT: &str = r#"
[sheet]
trim = ["300mm", "300mm"]
[press]
condition = "newsprint"
[faces]
song = ["NotoSerifCJKsc-Regular.otf", "NotoSerif-Regular.ttf"]
[body]
regular = "song"
[heads.lead]
lines = 3
headline = { face = "song", largest = "20pt", smallest = "10pt", narrowest = "30%" }
[grid]
size = "9pt"
leading = "12pt"
columns = 4
measure = "12em"
gutter = "1em"
rows = 60
"#;

/// A box of a generated slot.
#[derive(Debug, Clone)]
struct Boxed {
    holds: &'static str,
    place: &'static str,
    /// In half ems; text columns where none.
    width: Option<u32>,
    columns: u32,
    rows: u32,
    /// At the foot where none.
    from: Option<u32>,
    beside: bool,
    triangle: bool,
}

/// A slot: its rectangles and what stands in its text.
#[derive(Debug, Clone)]
struct Place {
    name: &'static str,
    rectangles: Vec<Cells>,
    boxes: Vec<Boxed>,
    inset: Option<Cells>,
}

/// A paper of two pages: a story that begins on the first and may go on on the second.
#[derive(Debug, Clone)]
struct Paper {
    vertical: bool,
    front: Place,
    inside: Place,
    jumps: bool,
    paragraphs: Vec<usize>,
    beside: usize,
}

/// Han, no character like those near it.
fn han(count: usize, from: usize) -> String {
    let all = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜";
    all.chars().cycle().skip(from % 40).take(count).collect()
}

impl Place {
    fn toml(&self) -> String {
        let Some((first, more)) = self.rectangles.split_first() else { return String::new() };
        let cells = |Cells { column, columns, row, rows }: &Cells| {
            format!("column = {}, span = {columns}, row = {}, rows = {rows}", column + 1, row + 1)
        };
        let head_rows = if self.boxes.iter().any(|one| one.holds == "head") { 0 } else { 4 };
        let own = cells(first).replace(", ", "\n");
        let mut text = format!("[slots.{}]\n{own}\nhead_rows = {head_rows}\nhead = \"lead\"\n", self.name);
        if !more.is_empty() {
            let more: Vec<String> = more.iter().map(|one| format!("{{ {} }}", cells(one))).collect();
            let _ = writeln!(text, "more = [ {} ]", more.join(", "));
        }
        if !self.boxes.is_empty() {
            let boxes: Vec<String> = self.boxes.iter().map(Boxed::toml).collect();
            let _ = writeln!(text, "boxes = [ {} ]", boxes.join(", "));
        }
        if let Some(inset) = &self.inset {
            let own = cells(inset).replace(", ", "\n");
            let _ = writeln!(text, "insets = [ {{ slot = \"inset\" }} ]");
            let _ = writeln!(text, "[slots.inset]\n{own}\nhead_rows = 2\nhead = \"lead\"\nframe = \"0.5pt\"");
        }
        text
    }
}

impl Boxed {
    fn toml(&self) -> String {
        let Self { holds, place, width, columns, rows, from, beside, triangle } = self;
        let width = width.map_or(format!("columns = {columns}"), |half| {
            format!("width = \"{}.{}em\"", half / 2, half % 2 * 5)
        });
        let from = from.map_or("foot = true".to_owned(), |from| format!("from = {from}"));
        let beside = if *beside { ", beside = \"scene\"" } else { "" };
        let corners = "[[\"50%\", \"0%\"], [\"100%\", \"100%\"], [\"0%\", \"100%\"]]";
        let polygon = if *triangle { format!(", polygon = {corners}") } else { String::new() };
        format!(
            "{{ holds = \"{holds}\", place = \"{place}\", {width}, rows = {rows}, {from}{beside}{polygon} }}"
        )
    }
}

impl Paper {
    fn copy(&self) -> Vec<String> {
        let each = self.paragraphs.iter().enumerate();
        each.map(|(at, count)| format!("{}。", han(*count, at * 7))).collect()
    }

    /// The paper in a folder of its own, with what is written into its files changed by `plant`.
    fn written(&self, plant: impl Fn(&str, String) -> String) -> tempfile::TempDir {
        let house = bundled::house();
        let write = |path: &str, text: String| {
            let place = house.path().join(path);
            fs::create_dir_all(place.parent().unwrap()).unwrap();
            fs::write(place, plant(path, text)).unwrap();
        };
        let direction = if self.vertical { "direction = \"vertical\"\n" } else { "" };
        for place in [&self.front, &self.inside] {
            let layout = format!("{LAYOUT}{direction}{}", place.toml());
            write(&format!("layouts/{}.toml", place.name), layout);
        }
        let inset = if self.front.inset.is_some() { "inset = \"inset\"\n" } else { "" };
        let on = if self.jumps { "{ continues = \"one\" }" } else { "\"two\"" };
        write(
            "paper/edition.toml",
            format!(
                "[paper]\nname = \"日报\"\ndate = 2026-11-28\n[[page]]\nlayout = \"front\"\n[page.slots]\nfront = \
                 \"one\"\n{inset}[[page]]\nlayout = \"inside\"\n[page.slots]\ninside = {on}\n"
            ),
        );
        let mut body = String::new();
        for (at, paragraph) in self.copy().iter().enumerate() {
            let id = if at == self.beside { "{id=scene}\n" } else { "" };
            let _ = write!(body, "{id}{paragraph}\n\n");
        }
        let has = |holds: &str| self.front.boxes.iter().any(|one| one.holds == holds);
        let quotation = if has("quotation") {
            "quotation = { text = \"引语里的话\", by = \"某人\" }\n"
        } else {
            ""
        };
        let picture = if has("picture") {
            "[picture]\nfile = \"a.png\"\nalt = \"图\"\ncaption = \"图片的说明\"\n"
        } else {
            ""
        };
        let front = format!("headline = \"头条的标题\"\n{quotation}{picture}");
        write("paper/stories/one.md", format!("+++\n{front}+++\n\n{body}"));
        write("paper/stories/two.md", format!("+++\nheadline = \"另一篇\"\n+++\n\n{}。\n", han(200, 3)));
        write("paper/stories/inset.md", format!("+++\nheadline = \"框里\"\n+++\n\n{}。\n", han(30, 9)));
        fs::create_dir_all(house.path().join("paper/pictures")).unwrap();
        let picture = concat!(env!("CARGO_MANIFEST_DIR"), "/content/pictures/pictures/coffee.png");
        fs::copy(picture, house.path().join("paper/pictures/a.png")).unwrap();
        house
    }

    fn composed(&self) -> Set {
        let house = self.written(|_, text| text);
        let loaded = banxin::load(house.path().join("paper"), &mut Sources::default());
        let loaded = loaded.unwrap_or_else(|found| panic!("{found:#?}"));
        let composed = loaded.compose();
        let told = composed.found.iter().map(|one| one.code).collect();
        let composition = composed.composition;
        let Loaded { edition, .. } = loaded;
        Set { edition, composition, told }
    }

    /// The codes of what is told of it with something planted.
    fn told(&self, plant: impl Fn(&str, String) -> String) -> Vec<&'static str> {
        let house = self.written(plant);
        match banxin::load(house.path().join("paper"), &mut Sources::default()) {
            Ok(loaded) => loaded.compose().found.iter().map(|one| one.code).collect(),
            Err(found) => found.iter().map(|one| one.code).collect(),
        }
    }
}

/// A paper that was set.
struct Set {
    edition: Edition,
    composition: Composition,
    told: Vec<&'static str>,
}

/// What rounds away on the way from the grid to glyphs.
const NEARLY: Length = Length(30);

impl Set {
    fn runs(&self, page: usize) -> impl Iterator<Item = &GlyphRun> {
        self.composition.pages[page].items.iter().filter_map(|item| match item {
            Item::Glyphs(run) => Some(run),
            _ => None,
        })
    }

    /// The rectangles of a slot on its page.
    fn rectangles(&self, place: &Place, cells: &[Cells]) -> Vec<Rect> {
        let layout = self.edition.layouts().iter().find(|layout| layout.name == place.name).unwrap();
        let grid = layout.grid;
        let Size { width, height } = layout.sheet.trim;
        let turn = Turn::into_rect(grid.direction, Rect { width, height, ..Rect::default() });
        let step = (grid.measure + grid.gutter).of(grid.size);
        let rect = |cells: &Cells| Rect {
            x: grid.left + step * i64::from(cells.column),
            y: grid.top + grid.leading * i64::from(cells.row),
            width: step * i64::from(cells.columns) - grid.gutter.of(grid.size),
            height: grid.leading * i64::from(cells.rows),
        };
        cells.iter().map(|cells| turn.rect(rect(cells))).collect()
    }

    /// All that is wrong with its pages.
    fn faults(&self, paper: &Paper) -> Vec<String> {
        let mut faults = self.lost(paper);
        for (page, place) in [&paper.front, &paper.inside].into_iter().enumerate() {
            faults.extend(self.outside(page, place));
            faults.extend(self.overprinted(page));
        }
        faults
    }

    /// Text that is missing or doubled.
    fn lost(&self, paper: &Paper) -> Vec<String> {
        let is_own = |run: &&GlyphRun| run.source.role == Role::Body && run.source.story == Some(0);
        let printed: String =
            (0..2).flat_map(|page| self.runs(page).filter(is_own)).map(|run| run.text.as_str()).collect();
        let copy = paper.copy().concat();
        if !copy.starts_with(&printed) {
            return vec![format!("not in order: {printed}")];
        }
        let overset = self.told.iter().any(|code| matches!(*code, "overset" | "boxes-without-measure"));
        let silent = printed != copy && !overset;
        silent.then(|| format!("{} of {} are printed", printed.len(), copy.len())).into_iter().collect()
    }

    /// Body text of the page's first story that stands outside its slot, or inside the slot inside.
    fn outside(&self, page: usize, place: &Place) -> Vec<String> {
        let own = self.rectangles(place, &place.rectangles);
        let inner = self.rectangles(place, &place.inset.into_iter().collect::<Vec<_>>());
        let mut faults = Vec::new();
        for run in self.runs(page).filter(|run| run.source.role == Role::Body && run.source.story == Some(0))
        {
            let rect = around(run);
            let larger = |own: &Rect| Rect {
                x: own.x - NEARLY,
                y: own.y - NEARLY,
                width: own.width + NEARLY * 2,
                height: own.height + NEARLY * 2,
            };
            if !own.iter().any(|own| larger(own).holds(rect)) {
                faults.push(format!("outside its slot: {}", run.text));
            }
            if inner.iter().any(|inner| inner.meets(rect)) {
                faults.push(format!("inside the slot inside: {}", run.text));
            }
        }
        faults
    }

    /// Text over text, and text over a picture, as far as its outline is a rectangle.
    fn overprinted(&self, page: usize) -> Vec<String> {
        let runs: Vec<(Rect, &GlyphRun)> = self.runs(page).map(|run| (around(run), run)).collect();
        let mut faults = Vec::new();
        for (at, (rect, run)) in runs.iter().enumerate() {
            let others = runs.iter().skip(at + 1).filter(|(other, _)| smaller(*rect).meets(smaller(*other)));
            faults.extend(others.map(|(_, other)| format!("{} over {}", run.text, other.text)));
        }
        for item in &self.composition.pages[page].items {
            let Item::Picture(placed) = item else { continue };
            let is_over = |(rect, _): &&(Rect, &GlyphRun)| {
                placed.outline.is_empty() && smaller(*rect).meets(placed.clip)
            };
            faults.extend(runs.iter().filter(is_over).map(|(_, run)| format!("{} over a picture", run.text)));
        }
        faults
    }
}

/// The em boxes of a run. A mark at its end may take half of its own.
fn around(run: &GlyphRun) -> Rect {
    let last = run.glyphs.last().unwrap();
    let is_mark = run.text.chars().last().is_some_and(|c| !c.is_alphanumeric());
    let wide = run.size.scaled(i64::from(run.scale), 1000);
    run.em_boxes(Length::ZERO, last.x + if is_mark { wide / 2 } else { wide })
}

/// What of an em box is not white.
fn smaller(rect: Rect) -> Rect {
    let edge = Length::pt(1) / 2;
    let (width, height) = (rect.width - edge * 2, rect.height - edge * 2);
    Rect { x: rect.x + edge, y: rect.y + edge, width, height }
}

fn boxed(holds: &'static str, rows: std::ops::Range<u32>) -> impl Strategy<Value = Boxed> {
    let place = prop_oneof![Just("left"), Just("middle"), Just("right")];
    let width = prop_oneof![2 => (8_u32..24).prop_map(Some), 1 => Just(None)];
    let from = prop_oneof![3 => (0_u32..4).prop_map(Some), 1 => Just(None)];
    (place, width, 1_u32..3, rows, from, prop::bool::weighted(0.3), prop::bool::weighted(0.25)).prop_map(
        move |(place, width, columns, rows, from, beside, triangle)| {
            let beside = beside && holds != "head";
            let triangle = triangle && holds == "picture";
            Boxed { holds, place, width, columns, rows, from, beside, triangle }
        },
    )
}

/// A slot of two columns at least, sixteen rows at least before it takes steps.
fn place(name: &'static str, begins: bool) -> impl Strategy<Value = Place> {
    let steps = (0_u32..2, 1_u32..4, 4_u32..12);
    let more = prop::option::weighted(0.75, steps);
    // The head or a picture in the upper rows, the other parts in those below.
    let upper = prop_oneof![
        2 => boxed("picture", 5..9).prop_map(Some),
        1 => boxed("head", 4..8).prop_map(Some),
        1 => Just(None),
    ];
    let quotation = prop::option::weighted(0.3, boxed("quotation", 8..9));
    let inset = prop::bool::weighted(0.35);
    (2_u32..5, 16_u32..26, more, upper, quotation, inset).prop_map(
        move |(columns, rows, more, upper, quotation, inset)| {
            let first = Cells { column: 0, columns, row: 0, rows };
            let step = more.map(|(column, columns, more)| Cells {
                column,
                columns: columns.min(4 - column),
                row: rows,
                rows: more,
            });
            let upper = upper.filter(|one| begins || one.holds == "head");
            let mut boxes: Vec<Boxed> = upper.into_iter().collect();
            for one in &mut boxes {
                one.from = one.from.or(Some(0)).filter(|_| one.rows < 8);
            }
            // Below the upper box, or where that stands at the foot nowhere.
            let free = boxes.iter().all(|one| one.from.is_some() && !one.beside);
            boxes.extend(quotation.filter(|_| free && begins && columns < 4).map(|one| Boxed {
                from: None,
                rows: 6,
                width: Some(22),
                beside: false,
                ..one
            }));
            let inset = inset && begins && free && boxes.len() < 2;
            let inset =
                inset.then_some(Cells { column: columns - 1, columns: 1, row: 16.min(rows - 4), rows: 4 });
            let inset = inset.filter(|inset| inset.row >= 16 && inset.row + inset.rows <= rows);
            let rectangles = std::iter::once(first).chain(step).collect();
            Place { name, rectangles, boxes, inset }
        },
    )
}

fn paper() -> impl Strategy<Value = Paper> {
    let paragraphs = prop::collection::vec(3_usize..320, 1..12);
    let jumps = prop::bool::weighted(0.8);
    (any::<bool>(), place("front", true), place("inside", false), jumps, paragraphs, 0_usize..12).prop_map(
        |(vertical, front, inside, jumps, paragraphs, beside)| {
            let beside = beside % paragraphs.len();
            Paper { vertical, front, inside, jumps, paragraphs, beside }
        },
    )
}

/// Papers that are the same in every run.
fn papers(count: usize) -> Vec<Paper> {
    let mut runner = TestRunner::deterministic();
    (0..count).map(|_| paper().new_tree(&mut runner).unwrap().current()).collect()
}

#[test]
fn jumps_shapes_and_boxes_are_each_in_half_of_the_papers_at_least_and_both_directions() {
    let all = papers(200);
    let count = |is: &dyn Fn(&Paper) -> bool| all.iter().filter(|paper| is(paper)).count();
    assert!(count(&|paper| paper.jumps) >= 100);
    let is_shaped = |place: &Place| place.rectangles.len() > 1;
    assert!(count(&|paper| is_shaped(&paper.front) || is_shaped(&paper.inside)) >= 100);
    assert!(count(&|paper| !paper.front.boxes.is_empty() || paper.front.inset.is_some()) >= 100);
    assert!(count(&|paper| paper.vertical) >= 60 && count(&|paper| !paper.vertical) >= 60);
    let all_three = |paper: &Paper| paper.jumps && is_shaped(&paper.front) && !paper.front.boxes.is_empty();
    assert!(count(&all_three) >= 80, "together, too: {}", count(&all_three));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn no_text_is_lost_or_stands_where_something_else_does(paper in paper()) {
        let set = paper.composed();
        let refused = set.told.iter().any(|code| {
            matches!(*code, "boxes-overlap" | "head-overset" | "quotation-overset" | "caption-overset" | "boxes-without-measure")
        });
        let faults = if refused { set.lost(&paper) } else { set.faults(&paper) };
        prop_assert!(faults.is_empty(), "{faults:#?}\n{:?}", set.told);
    }
}

/// A paper with all of it that fits.
fn sound() -> (Paper, Set) {
    let is_full = |paper: &Paper| {
        paper.jumps && !paper.front.boxes.is_empty() && paper.front.boxes[0].holds == "picture"
    };
    let papers = papers(200).into_iter().filter(|paper| is_full(paper) && !paper.front.boxes[0].triangle);
    let mut sound = papers.map(|paper| (paper.clone(), paper.composed()));
    let found = sound.find(|(paper, set)| {
        let quiet = !set.told.iter().any(|code| code.contains("overset") || code.starts_with("boxes"));
        quiet && set.faults(paper).is_empty() && set.composition.pages[0].items.len() > 20
    });
    found.expect("one of two hundred fits")
}

/// What is done to the items of a page.
type Plant = fn(&mut Vec<Item>);

#[test]
fn a_line_that_is_moved_dropped_or_doubled_is_found() {
    let plants: [(&str, Plant); 4] = [
        ("moved into a picture", |items| {
            let at = items.iter().find_map(Item::picture).unwrap().clip;
            let body = body_run(items);
            body.origin.x = at.x + Length::pt(4);
            body.origin.y = at.y + Length::pt(12);
        }),
        ("moved off its slot", |items| body_run(items).origin.x -= Length::pt(300)),
        ("dropped", |items| {
            let first = items.iter().position(is_body).unwrap();
            items.remove(first);
        }),
        ("doubled", |items| {
            let first = items.iter().position(is_body).unwrap();
            let twice = items[first].clone();
            items.insert(first, twice);
        }),
    ];
    for (name, plant) in plants {
        let (paper, mut set) = sound();
        plant(&mut set.composition.pages[0].items);
        assert_ne!(set.faults(&paper), [""; 0], "{name}");
    }
}

fn is_body(item: &Item) -> bool {
    matches!(item, Item::Glyphs(run) if run.source.role == Role::Body && run.source.story == Some(0))
}

fn body_run(items: &mut [Item]) -> &mut GlyphRun {
    let first = items.iter_mut().find(|item| is_body(item)).unwrap();
    let Item::Glyphs(run) = first else { unreachable!("a body") };
    run
}

/// What is planted, in which file, what it replaces and by what, and what is told of it.
const PLANTED: &[(&str, &str, &str, &str)] = &[
    ("edition.toml", "continues = \"one\"", "continues = \"two\"", "jump-from-nowhere"),
    ("edition.toml", "inside = ", "inside = \"two\"\ninside = ", "slot-used-twice"),
    ("edition.toml", "layout = \"inside\"", "layout = \"inside\"\nlabel = \"1\"", "label-used-twice"),
    (
        "front.toml",
        "boxes = [ {",
        "boxes = [ { holds = \"quotation\", rows = 2 }, { holds = \"quotation\", rows = 2 }, {",
        "box-twice",
    ),
    ("front.toml", "boxes = [ {", "boxes = [ { holds = \"quotation\", rows = 90 }, {", "out-of-range"),
    ("front.toml", "boxes = [ {", "insets = [ { slot = \"nowhere\" } ]\nboxes = [ {", "unknown-inset"),
    (
        "front.toml",
        "[slots.front]",
        "[slots.over]\ncolumn = 1\nrow = 2\nrows = 9\nhead_rows = 2\nhead = \"lead\"\n[slots.front]",
        "slots-overlap",
    ),
    ("one.md", "headline =", "quotation = \"没有框的引语\"\nheadline =", "no-quotation-box"),
    ("edition.toml", "front = \"one\"", "front = { continues = \"one\" }", "jump-from-nowhere"),
];

#[test]
fn what_is_planted_in_the_files_is_told() {
    let (paper, _) = sound();
    let without = Paper {
        front: Place { boxes: vec![paper.front.boxes[0].clone()], inset: None, ..paper.front.clone() },
        ..paper
    };
    for (file, from, to, code) in PLANTED {
        let plant = |path: &str, text: String| {
            if path.ends_with(file) { text.replacen(from, to, 1) } else { text }
        };
        let told = without.told(plant);
        assert!(told.contains(code), "{code} is not among {told:?}");
    }
}

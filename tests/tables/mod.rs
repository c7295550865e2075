//! Tables: nothing of them is lost, nothing crosses, figures stand on their point, heads stand again where they go on.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod heads;
mod told;

use std::collections::BTreeMap;
use std::fmt::Write;

use banxin::Loaded;
use banxin::diag::{Diagnostic, Severity, Sources};
use banxin::geom::{Length, Rect};
use banxin::page::{CellPlace, Composition, Fill, GlyphRun, Item, Role, TablePart};

use crate::support::copy::Seed;
use crate::support::editions::typeset;
use crate::support::house::House;

const STORY: &str = "paper/stories/一.md";
const LAYOUT: &str = "layouts/small.toml";
/// A hundredth of a point.
const NEAR: Length = Length(10_000);

/// A page that is all one slot of some columns, and a story.
fn house(columns: usize, measure: &str, text: &str) -> House {
    House::sound()
        .change(LAYOUT, "trim = [\"200mm\", \"200mm\"]", "trim = [\"2000mm\", \"500mm\"]")
        .change(LAYOUT, "columns = 2", &format!("columns = {columns}\ngutter = \"2em\""))
        .change(LAYOUT, "measure = \"17em\"", &format!("measure = \"{measure}\""))
        .change(LAYOUT, "rows = 20", "rows = 100")
        .change(
            LAYOUT,
            "row = 3\nrows = 4",
            &format!("span = {columns}\nrow = 1\nrows = 100\ntext_columns = {columns}"),
        )
        .change(STORY, "Text.", text)
}

fn composed(house: &House) -> (Composition, Vec<Diagnostic>) {
    let loaded = banxin::load(house.path("paper"), &mut Sources::default());
    let Loaded { edition, fonts, .. } = loaded.unwrap_or_else(|errors| panic!("{errors:#?}"));
    typeset(&edition, &fonts)
}

fn sound(house: &House) -> Composition {
    let (composition, found) = composed(house);
    let errors: Vec<_> = found.iter().filter(|one| one.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    composition
}

/// The runs of tables, with what they are.
fn runs(composition: &Composition) -> Vec<(TablePart, &GlyphRun)> {
    fn of(item: &Item) -> Option<(TablePart, &GlyphRun)> {
        let Item::Glyphs(run) = item else { return None };
        if let Role::Table(part) = run.source.role { Some((part, run)) } else { None }
    }
    composition.pages.iter().flat_map(|page| &page.items).filter_map(of).collect()
}

fn fills(composition: &Composition, role: Role) -> Vec<&Fill> {
    fn of(item: &Item) -> Option<&Fill> {
        if let Item::Fill(fill) = item { Some(fill) } else { None }
    }
    let fills = composition.pages.iter().flat_map(|page| &page.items).filter_map(of);
    fills.filter(|fill| fill.source.role == role).collect()
}

/// The texts of cells as they are read, by their places.
fn cells(composition: &Composition) -> BTreeMap<(u16, u16), String> {
    let mut cells: BTreeMap<(u16, u16), String> = BTreeMap::new();
    for (part, run) in runs(composition) {
        if let TablePart::Cell(CellPlace { row, column, .. }) = part {
            cells.entry((row, column)).or_default().push_str(&run.text);
        }
    }
    cells
}

/// The em boxes of a run from its first glyph to the origin of its last: what stands beside it keeps clear of these.
fn box_of(run: &GlyphRun) -> Rect {
    let last = run.glyphs.last().map_or(Length::ZERO, |glyph| glyph.x);
    run.em_boxes(Length::ZERO, last + run.size / 2)
}

/// A table of some columns and rows: words in some columns, figures in the others.
struct Made {
    columns: usize,
    figures: Vec<bool>,
    rows: Vec<Vec<String>>,
}

impl Made {
    fn of(seed: &mut Seed) -> Self {
        let columns = 2 + seed.below(11);
        let count = 3 + seed.below(198);
        let figures: Vec<bool> = (0..columns).map(|column| column > 0 && seed.below(3) > 0).collect();
        let mut rows = vec![(0..columns).map(|column| format!("Head{column}")).collect::<Vec<_>>()];
        for row in 0..count {
            let cell = |(column, figures): (usize, &bool)| match (figures, seed.below(4)) {
                (true, 0) => format!("{}", seed.below(1000)),
                (true, 1) => format!("−{}.{}%", seed.below(100), seed.below(10)),
                (true, _) => format!("{}.{:02}", seed.below(10_000), seed.below(100)),
                (false, 0) => format!("w{row}x{column} and some more words here"),
                (false, _) => format!("w{row}x{column}"),
            };
            rows.push(figures.iter().enumerate().map(cell).collect());
        }
        Self { columns, figures, rows }
    }

    fn written(&self) -> String {
        let mut text = String::from("Table: Standings\n");
        for (number, row) in self.rows.iter().enumerate() {
            writeln!(text, "| {} |", row.join(" | ")).unwrap();
            if number == 0 {
                writeln!(text, "|{}", "---|".repeat(self.columns)).unwrap();
            }
        }
        text + "\nNote: a note below.\n"
    }
}

/// Without blanks, which the end of a line takes.
fn solid(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn tables_by_seed_are_whole_clear_and_aligned() {
    for number in 0..24_u64 {
        let mut seed = Seed::new(number);
        let made = Made::of(&mut seed);
        let evenly = seed.below(2) == 1;
        let measure = if made.columns > 8 { "150em" } else { "90em" };
        let style = format!("\n[tables.default]\nevenly = {evenly}\ncontinued = \" (continued)\"\n");
        let house = house(4, measure, &made.written()).add(LAYOUT, &style);
        let composition = sound(&house);
        let at =
            format!("seed {number}: {} columns, {} rows, evenly {evenly}", made.columns, made.rows.len());
        whole(&made, &composition, &at);
        clear(&composition, &at);
        aligned(&made, &composition, &at);
        headed(&made, &composition, &at);
    }
}

/// Where tables of some columns and rows stand, beside columns of one measure: what is changed of the house for it, and
/// what of the story.
const PLACES: &[(&str, (&str, &str), &str)] = &[
    ("in vertical text", ("text_columns = 4", "text_columns = 1\ndirection = \"vertical\""), ""),
    (
        "in text that runs around a box",
        (
            "rows = 100\ntext_columns",
            "rows = 100\nboxes = [{ holds = \"quotation\", place = \"middle\", width = \"30em\", rows = 9, from = 4 }]\ntext_columns",
        ),
        "quotation = \"Words\"\n",
    ),
    (
        "in a slot of an L's shape",
        ("row = 1\nrows = 100", "row = 1\nrows = 60\nmore = [{ column = 1, span = 2, row = 61, rows = 40 }]"),
        "",
    ),
    ("in a frame", ("head_rows = 3", "head_rows = 5\nframe = \"1pt\"\npadding = \"1em\""), ""),
];

#[test]
fn tables_by_seed_are_whole_wherever_a_story_goes() {
    for (place, (old, new), front) in PLACES {
        for number in 100..104_u64 {
            let made = Made::of(&mut Seed::new(number));
            let text = format!("Some words before it.\n\n{}\n\nSome words behind it.\n", made.written());
            let house = house(4, "150em", &text)
                .change(STORY, "headline", &format!("{front}headline"))
                .add(LAYOUT, "\n[tables.default]\ncontinued = \" (continued)\"\n");
            let composition = sound(&house.change(LAYOUT, old, new));
            whole(&made, &composition, &format!("{place}, seed {number}"));
        }
    }
}

/// Every text is there once, in its cell.
fn whole(made: &Made, composition: &Composition, at: &str) {
    let found = cells(composition);
    for (row, cells) in made.rows.iter().enumerate() {
        for (column, text) in cells.iter().enumerate() {
            let place = (row as u16, column as u16);
            assert_eq!(found.get(&place).map(|text| solid(text)), Some(solid(text)), "{at}: {place:?}");
        }
    }
    let other = |wanted: fn(&TablePart) -> bool| {
        let runs = runs(composition).into_iter().filter(move |(part, _)| wanted(part));
        solid(&runs.map(|(_, run)| run.text.clone()).collect::<String>())
    };
    assert_eq!(other(|part| *part == TablePart::Caption), "Standings", "{at}");
    assert_eq!(other(|part| matches!(part, TablePart::Note(_))), "anotebelow.", "{at}");
}

/// No two texts share a place, and no rule runs through one.
fn clear(composition: &Composition, at: &str) {
    let mut boxes: Vec<(Rect, &str)> =
        runs(composition).into_iter().map(|(_, run)| (box_of(run), run.text.as_str())).collect();
    boxes.sort_by_key(|(rect, _)| rect.y);
    let rules = fills(composition, Role::Rule);
    for (index, (one, text)) in boxes.iter().enumerate() {
        let near = boxes.iter().skip(index + 1).take_while(|(other, _)| other.y < one.bottom());
        for (other, beside) in near {
            let apart = other.x >= one.right() || one.x >= other.right() || other.y >= one.bottom();
            assert!(apart, "{at}: {text} and {beside}");
        }
        let through = rules.iter().find(|rule| {
            let (y, x) = (rule.rect.y, rule.rect.x);
            let inside = one.y + one.height / 8 < y && y < one.bottom() - one.height / 8;
            inside && x < one.right() && one.x < rule.rect.right()
        });
        assert_eq!(through, None, "{at}: {text}");
    }
}

/// The points of a column of figures stand one below the other.
fn aligned(made: &Made, composition: &Composition, at: &str) {
    let mut points: BTreeMap<(u16, u16), Vec<Length>> = BTreeMap::new();
    for (part, run) in runs(composition) {
        let TablePart::Cell(CellPlace { row, column, .. }) = part else { continue };
        if row == 0 || !made.figures[usize::from(column)] {
            continue;
        }
        let Some(point) = run.text.chars().position(|c| c == '.') else { continue };
        let x = run.origin.x + run.glyphs[point].x;
        points.entry((run.source.column, column)).or_default().push(x);
    }
    for ((_, column), all) in points {
        let (least, most) = (*all.iter().min().unwrap(), *all.iter().max().unwrap());
        assert!(most - least <= NEAR, "{at}: column {column} from {least} to {most}");
    }
}

/// Where a table goes on in another column its head stands again, and at least two rows with each.
fn headed(made: &Made, composition: &Composition, at: &str) {
    let mut again: BTreeMap<u16, String> = BTreeMap::new();
    let mut rows: BTreeMap<u16, Vec<u16>> = BTreeMap::new();
    for (part, run) in runs(composition) {
        match part {
            TablePart::Again => again.entry(run.source.column).or_default().push_str(&run.text),
            TablePart::Cell(CellPlace { row, .. }) if row > 0 => {
                rows.entry(run.source.column).or_default().push(row);
            }
            _ => {}
        }
    }
    let first = *rows.keys().next().unwrap();
    for (column, mut rows) in rows {
        rows.sort_unstable();
        rows.dedup();
        assert!(rows.len() >= 2, "{at}: {rows:?} in column {column}");
        if column == first {
            assert!(!again.contains_key(&column), "{at}");
            continue;
        }
        let heads = again.get(&column).map(|text| solid(text)).unwrap_or_default();
        assert!(heads.contains("Standings"), "{at}: {heads}");
        assert!(made.rows[0].iter().all(|head| heads.contains(head.as_str())), "{at}: {heads}");
    }
}

#[test]
fn a_table_has_rules_at_its_head_and_foot_and_hairlines_below_the_head_and_between_groups() {
    let text = "{groups=\"1\"}\n| A | B |\n|---|---|\n| a | 1 |\n| b | 2 |\n| c | 3 |\n";
    let composition = sound(&house(1, "20em", text));
    let weights: Vec<i64> =
        fills(&composition, Role::Rule).iter().map(|fill| fill.rect.height.0 / 1000).collect();
    assert_eq!(weights, [500, 250, 250, 500]);
    let widths = fills(&composition, Role::Rule);
    assert!(widths.iter().all(|fill| fill.rect.width == Length::pt(180)), "{widths:?}");
}

#[test]
fn lines_stand_on_the_grid_but_where_they_are_spread_evenly() {
    let text = "| A | B |\n|---|---|\n| a | 1 |\n| b | 2 |\n";
    let lines = |composition: &Composition| {
        let mut all: Vec<Length> = runs(composition).iter().map(|(_, run)| run.origin.y).collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    let on_grid = lines(&sound(&house(1, "20em", text)));
    assert!(on_grid.windows(2).all(|pair| pair[1] - pair[0] == Length::pt(12)), "{on_grid:?}");
    let evenly = house(1, "20em", text).add(LAYOUT, "\n[tables.default]\nevenly = true\nleading = \"9pt\"\n");
    let evenly = lines(&sound(&evenly));
    // Three lines of 9 pt take three rows of 12 pt.
    assert!(evenly.windows(2).all(|pair| pair[1] - pair[0] == Length::pt(12)), "{evenly:?}");
}

#[test]
fn what_belongs_to_a_cell_is_set_in_all_of_it() {
    let text = "{head=2}\n| A | B | < |\n|---|---|---|\n| ^ | C | D |\n| a | 1 | 2 |\n| b | 3 | 4 |\n";
    let composition = sound(&house(1, "20em", text));
    let at = |text: &str| {
        let all = runs(&composition);
        let run = all.iter().find(|(_, run)| run.text == text).unwrap().1;
        (box_of(run).x + box_of(run).width / 2, run.origin.y)
    };
    let middle = (at("C").0 + at("D").0) / 2;
    assert!((at("B").0 - middle).abs() < Length::pt(1), "{:?} {middle}", at("B"));
    assert!(at("B").1 < at("A").1 && at("A").1 < at("C").1, "A stands between the rows");
}

#[test]
fn text_goes_on_below_a_table_and_copyfit_leaves_its_rows() {
    let words = "Some words of a paragraph that goes on. ".repeat(20);
    let text = format!("{words}\n\n| A | B |\n|---|---|\n| a | 1 |\n| b | 2 |\n\n{words}");
    let composition = sound(&house(2, "20em", &text));
    assert_eq!(cells(&composition).len(), 6);
}

#[test]
fn a_table_in_a_box_stands_across_the_slot_and_text_below_it() {
    let text =
        format!("{{place=box}}\n| A | B |\n|---|---|\n| a | 1 |\n| b | 2 |\n\n{}", "Words. ".repeat(200));
    let house = house(3, "20em", &text).change(
        LAYOUT,
        "row = 1\nrows = 100",
        "row = 1\nrows = 30\nboxes = [{ holds = \"table\", column = 1, columns = 3, rows = 5 }]",
    );
    let composition = sound(&house);
    assert_eq!(cells(&composition).len(), 6);
    let rule = fills(&composition, Role::Rule)[0].rect;
    // Three columns of 20 em and two gutters of 2 em, of 9 pt.
    assert_eq!(rule.width, Length::pt(64 * 9));
    let lowest = runs(&composition).iter().map(|(_, run)| run.origin.y).max().unwrap();
    let body = composition.pages[0].items.iter().filter_map(|item| match item {
        Item::Glyphs(run) if run.source.role == Role::Body => Some(run.origin.y),
        _ => None,
    });
    assert!(body.min().unwrap() > lowest);
}

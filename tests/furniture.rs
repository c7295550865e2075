//! Where furniture stands: the items of a line from edge to edge, the nameplate, the ear.

use banxin::Loaded;
use banxin::diag::Sources;
use banxin::geom::Length;
use banxin::page::{GlyphRun, Item, Role};

use crate::support::house::House;

const LAYOUT: &str = "layouts/small.toml";
const EDITION: &str = "paper/edition.toml";
/// The type area of the small layout, two columns of 17 em and a gutter of one in 9 pt, centred on 200 mm.
const WIDTH: Length = Length::pt(35 * 9);

fn left() -> Length {
    (Length::mm(200.0) - WIDTH) / 2
}

/// The runs of furniture of a page, and the codes of what is found.
fn set(house: &House, page: usize, role: Role) -> (Vec<GlyphRun>, Vec<&'static str>) {
    let loaded = banxin::load(house.path("paper"), &mut Sources::default());
    let Loaded { edition, fonts, .. } = loaded.unwrap_or_else(|errors| panic!("{errors:#?}"));
    let (composition, found) = crate::support::editions::typeset(&edition, &fonts);
    let runs = composition.pages[page].items.iter().filter_map(|item| match item {
        Item::Glyphs(run) if run.source.role == role => Some(run.clone()),
        _ => None,
    });
    (runs.collect(), found.iter().map(|one| one.code).collect())
}

/// The folio line of a second page with some items of 9 pt.
fn folio(items: &[&str]) -> (Vec<GlyphRun>, Vec<&'static str>) {
    let item = |text: &&str| format!("{{ text = \"{text}\", face = \"song\", size = \"9pt\" }}");
    let items: Vec<String> = items.iter().map(item).collect();
    let house = House::sound()
        .add(LAYOUT, &format!("\n[folio]\nrows = 2\nitems = [{}]\n", items.join(", ")))
        .write("paper/stories/二.md", "+++\nheadline = \"Head\"\n+++\nText.\n")
        .add(EDITION, "[[page]]\nlayout = \"small\"\nslots = { lead = \"二\" }\n");
    set(&house, 1, Role::Folio)
}

/// Where a run ends, all of its glyphs being as wide as its first.
fn end(run: &GlyphRun) -> Length {
    let advance = run.glyphs[1].x - run.glyphs[0].x;
    run.origin.x + advance * run.glyphs.len() as i64
}

/// To within what rounding moves.
fn near(one: Length, other: Length) {
    assert!((one - other).abs() < Length(100), "{one} is not {other}");
}

#[test]
fn one_item_stands_at_the_left() {
    let (runs, found) = folio(&["nnnn"]);
    near(runs[0].origin.x, left());
    assert!(!found.contains(&"furniture-overset"));
}

#[test]
fn the_first_item_is_flush_left_and_the_last_flush_right() {
    let (runs, _) = folio(&["nnnn", "nn"]);
    near(runs[0].origin.x, left());
    near(end(&runs[1]), left() + WIDTH);
}

#[test]
fn of_three_items_the_second_is_in_the_middle_where_the_others_leave_it_clear() {
    let (runs, found) = folio(&["nnnnnnnn", "nnn", "nn"]);
    near(runs[0].origin.x, left());
    near((runs[1].origin.x + end(&runs[1])) / 2, left() + WIDTH / 2);
    near(end(&runs[2]), left() + WIDTH);
    assert!(!found.contains(&"furniture-overset"));
}

#[test]
fn of_three_items_the_second_is_between_the_others_where_the_middle_is_not_clear() {
    // The first is 36 characters of some 5.8 pt: it reaches over the middle of 315 pt.
    for items in [["n".repeat(36), "nnn".into(), "nn".into()], ["nn".into(), "nnn".into(), "n".repeat(36)]] {
        let (runs, _) = folio(&[&items[0], &items[1], &items[2]]);
        near(runs[1].origin.x - end(&runs[0]), runs[2].origin.x - end(&runs[1]));
        near(end(&runs[2]), left() + WIDTH);
    }
}

#[test]
fn four_items_have_equal_white_between_them() {
    let (runs, _) = folio(&["nnnnnn", "nn", "nnn", "nnnn"]);
    let white: Vec<Length> = runs.windows(2).map(|pair| pair[1].origin.x - end(&pair[0])).collect();
    near(white[0], white[1]);
    near(white[1], white[2]);
    near(runs[0].origin.x, left());
    near(end(&runs[3]), left() + WIDTH);
}

#[test]
fn items_nearer_than_an_em_or_wider_than_the_line_are_told() {
    let told = |items: &[&str]| folio(items).1.iter().filter(|code| **code == "furniture-overset").count();
    let wide = "n".repeat(25);
    assert_eq!(told(&[&wide, &wide]), 0);
    assert_eq!(told(&[&wide, &"n".repeat(28)]), 1);
    assert_eq!(told(&[&"n".repeat(60)]), 1);
}

#[test]
fn a_folio_stands_in_the_middle_of_its_rows_above_its_rule() {
    let (runs, _) = folio(&["nn", "nn"]);
    // Two rows of 12 pt; the rule is a third of them above their foot: the em box in the middle of 16 pt.
    let top = (Length::mm(200.0) - Length::pt(20 * 12)) / 2;
    near(runs[0].origin.y - top, Length(3_500_000 + 7_920_000));
}

/// A front page with a masthead.
fn masthead(nameplate: &str, ear: &str) -> (Vec<GlyphRun>, Vec<&'static str>) {
    let text = format!("\n[masthead]\nrows = 4\nnameplate = {nameplate}\near = [{ear}]\n");
    let house = House::sound().add(LAYOUT, &text).change(LAYOUT, "row = 3", "row = 6");
    set(&house, 0, Role::Masthead)
}

/// A nameplate of 20 pt over the first of two columns, with some keys more; and the codes of what is found.
fn plate(text: &str, keys: &str) -> (GlyphRun, Vec<&'static str>) {
    let (runs, found) = masthead(
        &format!("{{ text = \"{text}\", face = \"song\", size = \"20pt\", columns = 1{keys} }}"),
        "",
    );
    (runs.into_iter().next().unwrap(), found)
}

/// The width of a letter, where nothing stands between two.
fn letter() -> Length {
    let (run, _) = plate("nn", "");
    run.glyphs[1].x - run.glyphs[0].x
}

#[test]
fn a_nameplate_is_set_close_at_the_start_of_its_columns() {
    assert!(Length::pt(10) < letter() && letter() < Length::pt(15));
    let (run, found) = plate("nnnn", "");
    near(run.origin.x, left());
    near(run.glyphs[3].x, letter() * 3);
    assert!(!found.contains(&"furniture-overset"));
}

#[test]
fn a_nameplate_is_opened_as_it_says_whatever_it_says() {
    for (open, by) in [("0em", 0), ("0.1em", 2), ("0.15em", 3), ("1em", 20)] {
        let (run, _) = plate("nnn", &format!(", open = \"{open}\""));
        near(run.glyphs[2].x, (letter() + Length::pt(by)) * 2);
    }
}

#[test]
fn a_nameplate_that_is_opened_wider_than_its_columns_is_told() {
    // Eight letters have room for seven times 8 pt between them.
    for (open, fits) in [("0.1em", true), ("0.4em", false)] {
        let (_, found) = plate("nnnnnnnn", &format!(", open = \"{open}\""));
        assert_eq!(!found.contains(&"furniture-overset"), fits, "{open}");
    }
}

#[test]
fn a_nameplate_stands_in_the_middle_of_its_columns_where_it_says_so() {
    let (run, _) = plate("nnn", ", align = \"middle\", open = \"0.1em\"");
    let width = run.glyphs[2].x + letter();
    near(run.origin.x + width / 2, left() + Length::pt(153) / 2);
}

#[test]
fn a_nameplate_is_spread_over_its_columns_and_by_an_em_at_most() {
    let spread = |text: &str| {
        let (run, found) = plate(text, ", spread = true");
        assert!(!found.contains(&"furniture-overset"), "{text}");
        run
    };
    // Two letters reach no edge: they stand an em of 20 pt apart.
    near(spread("nn").glyphs[1].x, letter() + Length::pt(20));
    // Eight do: the last has no white after it.
    let run = spread("nnnnnnnn");
    near(run.origin.x, left());
    near(run.glyphs[7].x + letter(), Length::pt(153));
}

#[test]
fn the_lines_of_an_ear_are_flush_right_with_equal_white_between_them() {
    let line =
        |text: &str, size: u32| format!("{{ text = \"{text}\", face = \"song\", size = \"{size}pt\" }}");
    let ear = [line("nnnn", 9), line("nn", 10), line("nnnnnn", 8)].join(", ");
    let (runs, found) = masthead("{ text = \"nn\", face = \"song\", size = \"20pt\", columns = 1 }", &ear);
    assert!(!found.contains(&"furniture-overset"));
    let lines = &runs[1..];
    for run in lines {
        near(end(run), left() + WIDTH);
    }
    let top = (Length::mm(200.0) - Length::pt(20 * 12)) / 2;
    // Three rows of 12 pt, 27 pt of type, four whites of 2.25 pt.
    let boxes: Vec<Length> = lines.iter().map(|run| run.origin.y - run.size.scaled(88, 100) - top).collect();
    near(boxes[0], Length(2_250_000));
    near(boxes[1] - boxes[0], Length(11_250_000));
    near(boxes[2] - boxes[1], Length(12_250_000));
}

/// A part of pages in some rows of the small layout, two lines of 9 pt.
fn part(keys: &str, lines: [&str; 2]) -> House {
    let line = |text: &str| format!("{{ text = \"{text}\", face = \"song\", size = \"9pt\" }}");
    let [one, other] = lines.map(line);
    let second = "[[page]]\nlayout = \"small\"\nslots = { lead = \"二\" }\n";
    House::sound()
        .add(LAYOUT, &format!("\n[furniture.credit]\n{keys}\nlines = [{one}, {other}]\n"))
        .write("paper/stories/二.md", "+++\nheadline = \"Head\"\n+++\nText.\n")
        .add(EDITION, second)
}

const FOOT: &str = "row = 19\nrows = 2";

#[test]
fn a_part_stands_on_the_pages_that_it_names() {
    for (on, pages) in [
        ("", [true, true]),
        ("\non = \"all\"", [true, true]),
        ("\non = \"first\"", [true, false]),
        ("\non = \"others\"", [false, true]),
        ("\non = \"right\"", [true, false]),
        ("\non = \"left\"", [false, true]),
        ("\non = [2]", [false, true]),
    ] {
        let house = part(&format!("{FOOT}{on}"), ["nnnn", "nn"]);
        let stands = [0, 1].map(|page| !set(&house, page, Role::Furniture).0.is_empty());
        assert_eq!(stands, pages, "{on}");
    }
}

#[test]
fn the_items_of_a_part_are_spread_over_its_columns_in_the_middle_of_its_rows() {
    let (runs, _) = set(&part(&format!("{FOOT}\ncolumn = 2"), ["nnnn", "nn"]), 0, Role::Furniture);
    near(runs[0].origin.x, left() + Length::pt(18 * 9));
    near(end(&runs[1]), left() + WIDTH);
    // Two rows of 12 pt from row 19 on; the em box of 9 pt stands 7.5 pt below their edge.
    let top = (Length::mm(200.0) - Length::pt(240)) / 2 + Length::pt(18 * 12);
    near(runs[0].origin.y, top + Length(7_500_000) + Length(7_920_000));
}

#[test]
fn stacked_lines_stand_one_below_the_other_where_they_are_asked_to() {
    let stacked = |align: &str| {
        let keys = format!("row = 17\nrows = 4\nset = \"stacked\"{align}");
        let (runs, _) = set(&part(&keys, ["nnnn", "nn"]), 0, Role::Furniture);
        assert!(runs[0].origin.y < runs[1].origin.y);
        [runs[0].clone(), runs[1].clone()]
    };
    for run in stacked("") {
        near(run.origin.x, left());
    }
    for run in stacked("\nalign = \"middle\"") {
        near((run.origin.x + end(&run)) / 2, left() + WIDTH / 2);
    }
    for run in stacked("\nalign = \"end\"") {
        near(end(&run), left() + WIDTH);
    }
}

#[test]
fn text_keeps_half_an_em_from_the_border_of_its_part_and_none_from_a_side_without_one() {
    let (runs, found) = set(&part(&format!("{FOOT}\nframe = \"1pt\""), ["nnnn", "nn"]), 0, Role::Furniture);
    near(runs[0].origin.x, left() + Length(5_500_000));
    near(end(&runs[1]), left() + WIDTH - Length(5_500_000));
    assert!(!found.contains(&"rule-through-text"));
    let frame = "\nframe = { line = \"thick-thin\", sides = [\"top\", \"bottom\"] }";
    let (runs, _) = set(&part(&format!("{FOOT}{frame}"), ["nnnn", "nn"]), 0, Role::Furniture);
    near(runs[0].origin.x, left());
}

#[test]
fn a_page_shows_its_own_fields_and_else_those_of_the_paper() {
    let house =
        part(FOOT, ["by {editor}", "{page}"]).change(EDITION, "name =", "editor = \"Ann\"\nname =").change(
            EDITION,
            "slots = { lead = \"二\" }",
            "fields = { editor = \"Bea\" }\nslots = { lead = \"二\" }",
        );
    let text = |page: usize| {
        set(&house, page, Role::Furniture).0.iter().map(|run| run.text.clone()).collect::<String>()
    };
    assert_eq!((text(0), text(1)), ("by Ann1".to_owned(), "by Bea2".to_owned()));
}

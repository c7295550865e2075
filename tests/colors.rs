//! Colours on the page: which ink each part is printed in, what overprints, and where tints lie.

use crate::support::editions::{HEADLINE, role};
use crate::support::house::House;
use banxin::Loaded;
use banxin::color::{Color, InkId, Paint, SOLID};
use banxin::diag::Sources;
use banxin::geom::Rect;
use banxin::page::{Composition, Fill, GlyphRun, Item, Role};

const LAYOUT: &str = "layouts/small.toml";
const RED: &str = "red = { plate = \"PANTONE 485 C\", cmyk = [\"0%\", \"95%\", \"100%\", \"0%\"] }\n";
const GOLD: &str =
    "gold = { plate = \"Gold\", cmyk = [\"0%\", \"20%\", \"60%\", \"20%\"], overprint = true }\n";

fn composed(house: &House) -> Composition {
    let loaded = banxin::load(house.path("paper"), &mut Sources::default());
    let Loaded { edition, fonts, .. } = loaded.unwrap_or_else(|errors| panic!("{errors:#?}"));
    crate::support::editions::typeset(&edition, &fonts).0
}

/// The headline of a sound edition in a colour of some definition.
fn headline_in(definition: &str) -> (Paint, Composition) {
    let house = House::sound()
        .change(LAYOUT, "largest = \"20pt\"", "largest = \"20pt\", color = \"this\"")
        .add(LAYOUT, &format!("[inks]\n{RED}{GOLD}[colors]\nthis = {definition}\n"));
    let composition = composed(&house);
    (runs(&composition, HEADLINE)[0].paint, composition)
}

fn runs(composition: &Composition, role: Role) -> Vec<&GlyphRun> {
    let items = composition.pages.iter().flat_map(|page| &page.items);
    let runs = items.filter_map(|item| if let Item::Glyphs(run) = item { Some(run) } else { None });
    runs.filter(|run| run.source.role == role).collect()
}

fn fills(composition: &Composition, role: Role) -> Vec<&Fill> {
    let items = composition.pages.iter().flat_map(|page| &page.items);
    let fills = items.filter_map(|item| if let Item::Fill(fill) = item { Some(fill) } else { None });
    fills.filter(|fill| fill.source.role == role).collect()
}

#[test]
fn solid_black_overprints_an_ink_does_as_it_says_and_all_else_knocks_out() {
    for (definition, color, overprint) in [
        ("{ gray = \"100%\" }", Color::BLACK, true),
        ("{ gray = \"100%\", overprint = false }", Color::BLACK, false),
        ("{ gray = \"99.5%\" }", Color::gray(9950), false),
        ("{ cmyk = [\"100%\", \"0%\", \"0%\", \"0%\"] }", Color::Process([SOLID, 0, 0, 0]), false),
        (
            "{ cmyk = [\"0%\", \"0%\", \"12%\", \"0%\"], overprint = true }",
            Color::Process([0, 0, 1200, 0]),
            true,
        ),
        ("{ ink = \"red\" }", Color::Spot(InkId(0), SOLID), false),
        ("{ ink = \"gold\", tint = \"30%\" }", Color::Spot(InkId(1), 3000), true),
        ("{ gray = \"0%\", overprint = true }", Color::PAPER, false),
    ] {
        assert_eq!(headline_in(definition).0, Paint { color, overprint }, "{definition}");
    }
}

#[test]
fn an_ink_that_no_page_uses_makes_no_plate() {
    let (_, composition) = headline_in("{ ink = \"gold\" }");
    assert_eq!(composition.plates().inks.iter().map(|ink| &*ink.name).collect::<Vec<_>>(), ["Gold"]);
    let (_, composition) = headline_in("{ gray = \"100%\" }");
    assert!(composition.plates().inks.is_empty());
}

#[test]
fn inks_are_numbered_as_the_edition_names_them_not_as_pages_use_them() {
    let house = House::sound()
        .change(LAYOUT, "largest = \"20pt\"", "largest = \"20pt\", color = \"gold\"")
        .change(LAYOUT, "[body]", "[body]\ncolor = \"red\"")
        .add(LAYOUT, &format!("[inks]\n{RED}{GOLD}"));
    let composition = composed(&house);
    assert_eq!(
        composition.plates().inks.iter().map(|ink| &*ink.name).collect::<Vec<_>>(),
        ["PANTONE 485 C", "Gold"]
    );
    assert_eq!(runs(&composition, HEADLINE)[0].paint.color, Color::Spot(InkId(1), SOLID));
    assert_eq!(runs(&composition, Role::Body)[0].paint.color, Color::Spot(InkId(0), SOLID));
}

#[test]
fn two_layouts_share_an_ink_of_one_name() {
    let house = House::sound()
        .change(LAYOUT, "[body]", "[body]\ncolor = \"red\"")
        .add(LAYOUT, &format!("[inks]\n{RED}"));
    let layout = house.text(LAYOUT);
    let house = house
        .write("layouts/other.toml", layout)
        .write("paper/stories/二.md", "+++\nheadline = \"Head\"\n+++\nText.\n")
        .add("paper/edition.toml", "[[page]]\nlayout = \"other\"\nslots = { lead = \"二\" }\n");
    let composition = composed(&house);
    assert_eq!(composition.inks.len(), 1);
    assert!(runs(&composition, Role::Body).iter().all(|run| run.paint.color == Color::Spot(InkId(0), SOLID)));
}

#[test]
fn a_tint_lies_under_its_story_and_over_no_other() {
    let side =
        "[slots.side]\ncolumn = 2\nrow = 3\nrows = 6\nhead_rows = 3\nhead = \"lead\"\ntint = \"mist\"\n";
    let house = House::sound()
        .change(LAYOUT, "rows = 4", "rows = 6\ntint = \"mist\"\nhead_tint = \"black\"\nframe = \"0.5pt\"")
        .add(LAYOUT, &format!("[colors]\nmist = {{ gray = \"12%\" }}\n{side}"))
        .write("paper/stories/二.md", "+++\nheadline = \"Head\"\n+++\nText.\n")
        .change("paper/edition.toml", "lead =", "side = \"二\", lead =");
    let composition = composed(&house);
    let first = composition.pages[0].items.first().unwrap();
    assert!(matches!(first, Item::Fill(fill) if fill.source.role == Role::Tint), "all else is printed on it");
    let tints = fills(&composition, Role::Tint);
    let [lead, head, side] = tints[..] else { panic!("{tints:#?}") };
    assert_eq!(lead.paint, Paint { color: Color::gray(1200), overprint: false });
    assert_eq!(head.paint, Paint::BLACK);
    assert!(inside(head.rect, lead.rect) && head.rect.height < lead.rect.height);
    assert!(lead.rect.right() < side.rect.x, "two tints keep their distance");
    for run in runs(&composition, Role::Body) {
        let tint = if run.origin.x < side.rect.x { lead } else { side };
        let top = run.origin.y - run.size.scaled(88, 100);
        let line = Rect { x: run.origin.x, y: top, width: run.glyphs.last().unwrap().x, height: run.size };
        assert!(inside(line, tint.rect), "{line:?} in {:?}", tint.rect);
    }
    let frame = fills(&composition, Role::Rule);
    assert_eq!(frame.len(), 4);
    assert!(frame.iter().all(|side| inside(side.rect, lead.rect)));
}

#[test]
fn every_part_of_a_head_has_the_colour_of_its_own_style() {
    let part = |name: &str| format!("{name} = {{ face = \"song\", largest = \"9pt\", color = \"{name}\" }}");
    let house = House::sound()
        .change(LAYOUT, "[heads.lead]", &format!("[heads.lead]\n{}\n{}", part("kicker"), part("deck")))
        .change(LAYOUT, "rows = 4\nhead_rows = 3", "rows = 8\nhead_rows = 6")
        .add(LAYOUT, "[colors]\nkicker = { gray = \"40%\" }\ndeck = { gray = \"60%\" }\n")
        .change("paper/stories/一.md", "headline", "kicker = \"Over\"\ndeck = \"Under\"\nheadline");
    let composition = composed(&house);
    let color = |role| runs(&composition, role)[0].paint.color;
    assert_eq!(color(role("kicker")), Color::gray(4000));
    assert_eq!(color(HEADLINE), Color::BLACK);
    assert_eq!(color(role("deck")), Color::gray(6000));
}

/// Whether a box lies in another.
fn inside(one: Rect, other: Rect) -> bool {
    one.x >= other.x && one.y >= other.y && one.right() <= other.right() && one.bottom() <= other.bottom()
}

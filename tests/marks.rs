//! Printer's marks: outside the bleed, on the sheet, and only where they are asked for.

use crate::support::house::House;
use banxin::Loaded;
use banxin::color::{Color, InkId, Paint, SOLID};
use banxin::diag::Sources;
use banxin::edition::Ticket;
use banxin::geom::{Em, Length, Point, Rect};
use banxin::outline::Contour;
use banxin::page::{Composition, GlyphRun, Item, Page, Role};

const LAYOUT: &str = "layouts/small.toml";

fn composed(house: &House, ticket: &Ticket) -> Composition {
    let loaded = banxin::Stock::default().load_for(ticket, house.path("paper"), &mut Sources::default());
    let Loaded { edition, fonts, .. } = loaded.unwrap_or_else(|errors| panic!("{errors:#?}"));
    let (composition, found) = crate::support::editions::typeset(&edition, &fonts);
    assert_eq!(found, []);
    composition
}

/// A house whose fonts have Chinese, with marks and a spot colour.
fn marked() -> House {
    let song =
        std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/fonts/NotoSerifCJKsc-Regular.otf")).unwrap();
    House::sound()
        .write("fonts/b.otf", song)
        .change(LAYOUT, "[\"a.ttf\"]", "[\"a.ttf\", \"b.otf\"]")
        .change(LAYOUT, "[sheet]", "[sheet]\nmarks = true")
        .change(LAYOUT, "largest = \"20pt\"", "largest = \"20pt\", color = \"red\"")
        .change("paper/edition.toml", "[paper]", "[paper]\nnumber = 7\ntime = 01:30:05")
        .add(
            LAYOUT,
            "[inks]\nblue = { plate = \"PANTONE 072 C\", cmyk = [\"100%\", \"80%\", \"0%\", \"0%\"] }\n\
             red = { plate = \"PANTONE 485 C\", cmyk = [\"0%\", \"95%\", \"100%\", \"0%\"] }\n",
        )
}

/// The box that an item of marks takes.
fn bounds(item: &Item) -> Rect {
    match item {
        Item::Fill(fill) => fill.rect,
        Item::Picture(placed) => placed.clip,
        Item::Insert(placed) => placed.rect,
        Item::Shape(shape) => around(shape.contours.iter().flat_map(Contour::points)),
        Item::Glyphs(GlyphRun { origin, size, glyphs, .. }) => {
            let (above, below) = (Em::milli(880).of(*size), Em::milli(120).of(*size));
            let end = origin.x + glyphs.last().unwrap().x + *size;
            around(
                [Point { x: origin.x, y: origin.y - above }, Point { x: end, y: origin.y + below }]
                    .into_iter(),
            )
        }
    }
}

fn around(points: impl Iterator<Item = Point> + Clone) -> Rect {
    let (x, y) = (points.clone().map(|at| at.x), points.map(|at| at.y));
    let (left, top) = (x.clone().min().unwrap(), y.clone().min().unwrap());
    Rect { x: left, y: top, width: x.max().unwrap() - left, height: y.max().unwrap() - top }
}

/// The trim with something around it.
fn trim_with(page: &Page, more: Length) -> Rect {
    Rect { x: -more, y: -more, width: page.trim.width + more * 2, height: page.trim.height + more * 2 }
}

fn check_places(page: &Page) {
    let (bleed, media) = (trim_with(page, page.bleed), trim_with(page, page.bleed + page.slug));
    assert!(!page.marks.is_empty());
    for item in &page.marks {
        let Rect { x, y, .. } = bounds(item);
        let (right, bottom) = (bounds(item).right(), bounds(item).bottom());
        let outside = right <= bleed.x || x >= bleed.right() || bottom <= bleed.y || y >= bleed.bottom();
        assert!(outside, "{item:?} reaches into the bleed");
        let inside = x >= media.x && right <= media.right() && y >= media.y && bottom <= media.bottom();
        assert!(inside, "{item:?} reaches off the sheet");
    }
}

#[test]
fn nothing_of_the_marks_reaches_into_the_bleed_or_off_the_sheet() {
    check_places(&composed(&marked(), &Ticket::default()).pages[0]);
}

#[test]
fn the_same_holds_for_a_small_sheet_without_bleed() {
    let house = marked()
        .change(LAYOUT, "trim = [\"200mm\", \"200mm\"]", "trim = [\"40mm\", \"60mm\"]\nbleed = \"0mm\"")
        .change(LAYOUT, "columns = 2", "columns = 1")
        .change(LAYOUT, "\"17em\"", "\"8em\"")
        .change(LAYOUT, "rows = 20", "rows = 8");
    check_places(&composed(&house, &Ticket::default()).pages[0]);
}

#[test]
fn marks_are_there_where_the_layout_or_the_ticket_asks_for_them() {
    let house = marked();
    let asked = composed(&house, &Ticket::default());
    assert_eq!(asked.pages[0].slug, Length::mm(15.0));
    let house = house.change(LAYOUT, "marks = true", "marks = false");
    let plain = composed(&house, &Ticket::default());
    assert_eq!(plain.pages[0].slug, Length::ZERO);
    assert!(plain.pages[0].marks.is_empty());
    let ordered = composed(&house, &Ticket { marks: true, ..Ticket::default() });
    assert_eq!(ordered.pages[0].marks.len(), asked.pages[0].marks.len());
}

#[test]
fn the_slug_line_says_which_page_this_is_and_names_each_plate_in_its_own_ink() {
    let composition = composed(&marked(), &Ticket::default());
    let mut texts: Vec<(Paint, String)> = Vec::new();
    for item in &composition.pages[0].marks {
        let Item::Glyphs(run) = item else { continue };
        assert_eq!(run.source.role, Role::Mark);
        match texts.last_mut() {
            Some((paint, text)) if *paint == run.paint => text.push_str(&run.text),
            _ => texts.push((run.paint, run.text.clone())),
        }
    }
    let own = |color| Paint { color, overprint: false };
    let said = [
        (Paint::REGISTRATION, "日报　2022-09-30　总第0007期　第1版　01:30:05　TEST"),
        (own(Color::BLACK), "Black"),
        (own(Color::Spot(InkId(1), SOLID)), "PANTONE 485 C"),
    ];
    assert_eq!(
        texts,
        said.map(|(paint, text)| (paint, text.to_owned())),
        "blue and the process colours are not used"
    );
}

#[test]
fn there_is_a_patch_of_every_ink_of_the_page_and_of_no_other() {
    let composition = composed(&marked(), &Ticket::default());
    let patch = |item: &Item| match item {
        Item::Fill(fill) if fill.paint != Paint::REGISTRATION => Some(fill.paint.color),
        _ => None,
    };
    let patches: Vec<Color> = composition.pages[0].marks.iter().filter_map(patch).collect();
    let red = |tint| Color::Spot(InkId(1), tint);
    assert_eq!(patches, [Color::BLACK, Color::gray(5000), red(SOLID), red(5000)]);
}

//! Advertisements: where they stand, what is printed of them, and what their bookings say.

mod told;

use banxin::Loaded;
use banxin::diag::Sources;
use banxin::geom::{Length, Rect};
use banxin::page::{Composition, Item, Role};

use crate::inserts::make::Customer;
use crate::support::house::House;

const LAYOUT: &str = "layouts/small.toml";
const EDITION: &str = "paper/edition.toml";
const BOOKINGS: &str = "paper/ads/bookings.toml";

/// A page of a customer of so many points.
fn page(width: i64, height: i64) -> Customer {
    Customer::new().page(&format!("/MediaBox [0 0 {width} {height}]"))
}

/// A house whose page has advertisements, each of so many columns and rows. Its grid has two columns of 153 pt, a gutter of 9, and
/// 20 rows of 12; its story stands in the first column, in rows 3 to 6. `ads` is what the page says of them.
fn house(bookings: &[(&str, i64, i64)], ads: &str) -> House {
    let mut house = House::sound()
        .write("fonts/han.otf", include_bytes!("../../fonts/NotoSansCJKsc-Regular.otf"))
        .change(LAYOUT, "song = [\"a.ttf\"]", "song = [\"a.ttf\", \"han.otf\"]")
        .change(EDITION, "layout = \"small\"", &format!("layout = \"small\"\nads = {ads}"));
    let mut text = String::from("format = 1\n");
    for (name, columns, rows) in bookings {
        let width = columns * 153 + (columns - 1) * 9;
        house = house.write(&format!("paper/ads/{name}.pdf"), page(width, rows * 12).pdf());
        let booked = format!("size = {{ columns = {columns}, rows = {rows} }}");
        text.extend([&format!("[ads.{name}]\nfile = \"{name}.pdf\"\nalt = \"a\"\n"), &booked, "\n"]);
    }
    house.write(BOOKINGS, text)
}

fn composed(house: &House) -> Composition {
    let loaded = banxin::load(house.path("paper"), &mut Sources::default());
    let loaded: Loaded = loaded.unwrap_or_else(|errors| panic!("{errors:#?}"));
    loaded.compose().composition
}

/// Where advertisements stand, by column and row from 0, and how large they are in points, page by page.
fn places(composition: &Composition) -> Vec<Vec<(i64, i64, f64, f64)>> {
    let (left, top) = ((Length::mm(200.0) - Length::pt(315)) / 2, (Length::mm(200.0) - Length::pt(240)) / 2);
    let place = |Rect { x, y, width, height }: Rect| {
        let column = ((x - left).to_pt() / 162.0).round() as i64;
        (column, ((y - top).to_pt() / 12.0).round() as i64, width.to_pt(), height.to_pt())
    };
    let of = |item: &Item| if let Item::Insert(placed) = item { Some(place(placed.rect)) } else { None };
    composition.pages.iter().map(|page| page.items.iter().filter_map(of).collect()).collect()
}

#[test]
fn an_advertisement_stands_at_the_foot_on_the_outside_of_its_page() {
    let house = house(&[("tea", 1, 5)], "[\"tea\"]");
    assert_eq!(places(&composed(&house)), [[(1, 15, 153.0, 60.0)]], "on the right of an odd page");
    let two = house
        .change(EDITION, "slots = { lead = \"一\" }", "slots = { lead = \"一\" }\n\n[[page]]\nlayout = \"small\"\nads = [\"tea\"]\nslots = { lead = \"二\" }")
        .write("paper/stories/二.md", "+++\nheadline = \"Head\"\n+++\n\nText.\n");
    assert_eq!(
        places(&composed(&two)),
        [[(1, 15, 153.0, 60.0)], [(0, 15, 153.0, 60.0)]],
        "on the left of an even one"
    );
}

#[test]
fn the_largest_is_placed_first_and_others_above_it_with_a_row_between_them() {
    let house = house(&[("tea", 1, 3), ("garage", 2, 4), ("bank", 1, 2)], "[\"tea\", \"bank\", \"garage\"]");
    let expected = [(0, 16, 315.0, 48.0), (1, 12, 153.0, 36.0), (0, 13, 153.0, 24.0)];
    assert_eq!(places(&composed(&house)), [expected]);
}

#[test]
fn each_is_called_what_it_is_above_its_right_edge() {
    let composition = composed(&house(&[("tea", 1, 5)], "[\"tea\"]"));
    let page = &composition.pages[0];
    let labels: Vec<_> = page
        .items
        .iter()
        .filter_map(|item| if let Item::Glyphs(run) = item { Some(run) } else { None })
        .filter(|run| run.source.role == Role::Advertisement)
        .collect();
    let [label] = labels.as_slice() else { panic!("{labels:?}") };
    let ad = page
        .items
        .iter()
        .find_map(|item| if let Item::Insert(placed) = item { Some(placed.rect) } else { None });
    let ad = ad.unwrap();
    assert_eq!(label.text, "广告");
    let end = label.origin.x + label.glyphs.last().unwrap().x + label.size;
    assert!((end - ad.right()).abs() < Length(2000) && label.origin.y < ad.y, "{label:?}");
}

#[test]
fn a_slot_may_be_sold_and_is_not_empty_then() {
    let sold = house(&[("bank", 1, 4)], "[{ ad = \"bank\", slot = \"ear\" }]")
        .add(LAYOUT, "\n[slots.ear]\ncolumn = 2\nrow = 3\nrows = 4\nhead_rows = 0\nhead = \"lead\"\n");
    assert_eq!(places(&composed(&sold)), [[(1, 2, 153.0, 48.0)]]);
    let said = String::from_utf8(sold.run(&["check", "paper"]).stderr).unwrap();
    assert!(!said.contains("slot-empty"), "{said}");
}

#[test]
fn text_runs_around_a_slot_inside_its_own_that_is_sold() {
    let inside = "\ninsets = [{ slot = \"side\" }]\n\n[slots.side]\ncolumn = 1\nrow = 10\nrows = 4\nhead_rows = 0\nhead = \"lead\"\n";
    let sold = house(&[("tea", 1, 4)], "[{ ad = \"tea\", slot = \"side\" }]")
        .change(
            LAYOUT,
            "rows = 4\nhead_rows = 3\nhead = \"lead\"",
            "rows = 18\nhead_rows = 3\nhead = \"lead\"",
        )
        .add(LAYOUT, inside)
        .write(
            "paper/stories/一.md",
            format!("+++\nheadline = \"Head\"\n+++\n\n{}\n", "春茶上市。".repeat(30)),
        );
    let composition = composed(&sold);
    let page = &composition.pages[0];
    let ad =
        page.items.iter().find_map(|item| if let Item::Insert(ad) = item { Some(ad.rect) } else { None });
    let ad = ad.unwrap();
    let lines: Vec<Length> = page
        .items
        .iter()
        .filter_map(|item| if let Item::Glyphs(run) = item { Some(run) } else { None })
        .filter(|run| run.source.role == Role::Body)
        .map(|run| run.origin.y)
        .collect();
    assert!(
        lines.iter().any(|line| *line < ad.y) && lines.iter().any(|line| *line > ad.bottom()),
        "{lines:?}"
    );
    assert!(!lines.iter().any(|line| *line > ad.y && *line < ad.bottom()), "{lines:?} {ad:?}");
}

#[test]
fn shares_of_the_type_area_are_as_large_as_the_trade_has_them() {
    let half = house(&[], "[\"half\"]")
        .write("paper/ads/half.pdf", page(315, 114).pdf())
        .write(BOOKINGS, "[ads.half]\nfile = \"half.pdf\"\nalt = \"a\"\nsize = \"半版\"\n");
    assert_eq!(
        places(&composed(&half)),
        [[(0, 11, 315.0, 114.0)]],
        "half of 21 rows, and one between two of them"
    );
}

#[test]
fn rules_of_a_layout_end_beside_what_is_sold() {
    let rule = "\n[[rules]]\ncolumns = [1, 2]\nrow = 17\n";
    let rules = |house: &House| {
        let composition = composed(house);
        let items = composition.pages[0].items.iter();
        let rules = items.filter(|item| item.source().role == Role::Rule);
        rules
            .map(|item| if let Item::Fill(fill) = item { fill.rect.width.to_pt().round() } else { 0.0 })
            .collect::<Vec<_>>()
    };
    assert_eq!(rules(&house(&[], "[]").add(LAYOUT, rule)), [315.0]);
    assert_eq!(rules(&house(&[("tea", 1, 5)], "[\"tea\"]").add(LAYOUT, rule)), [153.0]);
}

#[test]
fn a_picture_is_an_advertisement_as_well() {
    let sold = house(&[], "[\"bank\"]")
        .write("paper/ads/bank.tif", include_bytes!("../../content/pictures/pictures/cat.tif"))
        .write(BOOKINGS, "[ads.bank]\nfile = \"bank.tif\"\nalt = \"猫\"\nsize = [\"153pt\", \"101.8pt\"]\n");
    let composition = composed(&sold);
    let placed = composition.pages[0].items.iter().find_map(Item::picture).unwrap();
    assert_eq!(placed.rect, placed.clip, "nothing of it is cropped");
    let raster = &composition.pictures[usize::from(placed.picture.0)].raster;
    let (across, down) = (raster.width, raster.height);
    let shape = |width: f64, height: f64| (width / height * 100.0).round();
    assert_eq!(
        shape(placed.rect.width.to_pt(), placed.rect.height.to_pt()),
        shape(across.into(), down.into()),
        "its shape is kept"
    );
    assert_eq!(composition.pictures[usize::from(placed.picture.0)].alt, "猫");
}

#[test]
fn a_file_a_little_off_stands_in_the_middle_of_its_place() {
    let off = house(&[("tea", 1, 5)], "[\"tea\"]").write("paper/ads/tea.pdf", page(155, 59).pdf());
    let composition = composed(&off);
    let placed = composition.pages[0].items.iter().find_map(|item| match item {
        Item::Insert(placed) => Some(placed.rect),
        _ => None,
    });
    let right = (Length::mm(200.0) + Length::pt(315)) / 2;
    assert_eq!(placed.unwrap().right() - right, Length::PT, "a point on either side");
}

#[test]
fn what_is_booked_by_its_place_fills_the_slot_below_its_label() {
    let ear = "\n[slots.ear]\ncolumn = 2\nrow = 3\nrows = 6\nhead_rows = 0\nhead = \"lead\"\n";
    let house = house(&[("tea", 1, 5)], "[{ ad = \"tea\", slot = \"ear\" }]")
        .change(BOOKINGS, "{ columns = 1, rows = 5 }", "\"报眼\"")
        .add(LAYOUT, ear);
    assert_eq!(places(&composed(&house)), [[(1, 3, 153.0, 60.0)]]);
}

#[test]
fn a_page_may_be_all_advertisement() {
    let all = house(&[], "[\"all\"]")
        .change(EDITION, "\nslots = { lead = \"一\" }", "")
        .write("paper/ads/all.pdf", page(315, 240).pdf())
        .write(BOOKINGS, "[ads.all]\nfile = \"all.pdf\"\nalt = \"a\"\nsize = \"整版\"\n")
        .remove("paper/stories/一.md");
    assert_eq!(places(&composed(&all)), [[(0, 0, 315.0, 240.0)]]);
}

#[test]
fn bookings_and_files_are_found_in_the_house_and_those_of_the_edition_go_before() {
    let sold = house(&[("tea", 1, 5)], "[\"tea\"]");
    let file = |from: &str| std::fs::read(sold.path(from)).unwrap();
    let (bookings, tea) = (file(BOOKINGS), file("paper/ads/tea.pdf"));
    let sold = sold.remove(BOOKINGS).remove("paper/ads/tea.pdf");
    let sold = sold.write("ads/bookings.toml", bookings).write("ads/tea.pdf", tea);
    assert_eq!(places(&composed(&sold)), [[(1, 15, 153.0, 60.0)]], "above the edition");
    let sold = sold.write("paper/ads/tea.pdf", page(153, 59).pdf());
    assert_eq!(places(&composed(&sold))[0][0].3, 59.0, "a file for tonight");
}

#[test]
fn the_next_day_follows_a_page_that_is_all_advertisement() {
    let house = house(&[("tea", 1, 5)], "[\"tea\"]")
        .add(EDITION, "\n[[page]]\nlayout = \"small\"\nads = [\"tea\"]\n");
    let (next, _) = banxin::edition::next(house.path("paper"), None, &mut Sources::default()).unwrap();
    assert_eq!((next.date, next.stories.len()), ((2022, 10, 1), 1));
}

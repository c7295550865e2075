//! Drawings as pictures of stories and as advertisements: what the page has of them, in which inks, and what is told.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod told;

use banxin::color::{Color, Paint};
use banxin::diag::Sources;
use banxin::geom::{Length, Rect};
use banxin::outline::around;
use banxin::page::{Composition, Item, Role};
use banxin::press::Limits;
use banxin::{Loaded, write::pdf::Profile};

use crate::picture::make::png;
use crate::support::house::House;

const LAYOUT: &str = "layouts/small.toml";
const STORY: &str = "paper/stories/一.md";
const EDITION: &str = "paper/edition.toml";
const DRAWING: &str = "paper/pictures/a.svg";

/// A drawing of a hundred by fifty.
fn svg(inside: &str) -> String {
    format!("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 50'>\n{inside}\n</svg>\n")
}

/// A house with a drawing at the head of its story, and more that is said of that. Its place is one column wide, 153 pt, and
/// six rows high.
fn house(inside: &str, more: &str) -> House {
    House::pictured()
        .write(DRAWING, svg(inside))
        .change(STORY, "file = \"a.tif\", alt = \"a\"", &format!("file = \"a.svg\", alt = \"a\"{more}"))
        .change(LAYOUT, "[faces]", "[inks]\nred = { plate = \"PANTONE 485 C\", cmyk = [\"0%\", \"95%\", \"100%\", \"0%\"] }\n\n[faces]")
}

fn composed(house: &House) -> Composition {
    let loaded = banxin::load(house.path("paper"), &mut Sources::default());
    let loaded: Loaded = loaded.unwrap_or_else(|errors| panic!("{errors:#?}"));
    loaded.compose().composition
}

/// What is printed of a role on the first page, piece by piece: its place, from where the drawing stands and in hundredths of
/// its width, and its inks.
fn lines(composition: &Composition, role: Role) -> Vec<String> {
    let page = &composition.pages[0];
    let at = page.drawings[0].rect;
    let place = |rect: Rect| {
        let hundredths = |length: Length| (length.to_pt() * 100.0 / at.width.to_pt()).round();
        let (x, y) = (hundredths(rect.x - at.x), hundredths(rect.y - at.y));
        format!("{x},{y} to {},{}", hundredths(rect.right() - at.x), hundredths(rect.bottom() - at.y))
    };
    let inks = |Paint { color, overprint }: Paint| {
        let inks = match color {
            Color::Process(tints) => tints.map(|tint| (tint / 100).to_string()).join(" "),
            Color::Spot(_, tint) => format!("red {}", tint / 100),
            Color::Registration(_) => "all".to_owned(),
        };
        if overprint { inks + " over" } else { inks }
    };
    let line = |item: &Item| match item {
        Item::Fill(fill) if fill.source.role == role => {
            Some(format!("rule {}: {}", place(fill.rect), inks(fill.paint)))
        }
        Item::Shape(shape) if shape.source.role == role => {
            let cut = if shape.clips.is_empty() { "" } else { " cut" };
            Some(format!("shape {}{cut}: {}", place(around(&shape.contours)), inks(shape.paint)))
        }
        _ => None,
    };
    page.items.iter().filter_map(line).collect()
}

fn printed(inside: &str, more: &str) -> Vec<String> {
    lines(&composed(&house(inside, more)), Role::Picture)
}

#[test]
fn a_drawing_stands_whole_in_the_middle_of_its_place() {
    let composition = composed(&house("<rect width='100' height='50'/>", ""));
    let [drawing] = composition.pages[0].drawings.as_slice() else { panic!() };
    let Rect { width, height, .. } = drawing.rect;
    assert!((width - height * 2).abs() <= Length(2), "{:?}", drawing.rect);
    let region = &composition.pages[0].regions[0];
    let part = region.parts.iter().find(|part| part.rect.holds(drawing.rect)).unwrap();
    let (left, right) = (drawing.rect.x - part.rect.x, part.rect.right() - drawing.rect.right());
    assert!((left - right).abs() <= Length(2), "{left} and {right}");
    assert_eq!((drawing.alt.as_str(), drawing.pieces), ("a", 1));
}

#[test]
fn neutrals_are_black_alone_and_white_is_paper() {
    let drawn = "<rect width='100' height='50' fill='#fff'/><rect width='20' height='20' fill='#808080'/>\
                 <rect x='30' width='20' height='20' fill='#000'/><rect x='60' width='20' height='20' fill='#7f8184'/>";
    assert_eq!(
        printed(drawn, ""),
        [
            "rule 0,0 to 100,50: 0 0 0 0",
            "rule 0,0 to 20,20: 0 0 0 49",
            "rule 30,0 to 50,20: 0 0 0 100 over",
            "rule 60,0 to 80,20: 0 0 0 49",
        ]
    );
}

#[test]
fn other_colours_are_separated_as_pictures_are_within_the_limit_of_ink() {
    let composition = composed(&house(
        "<rect width='50' height='50' fill='#00f'/><rect x='50' width='50' height='50' fill='#102000'/>",
        "",
    ));
    let most = 24_000;
    for color in &composition.pages[0].drawings[0].colors {
        let Color::Process(tints) = color else { panic!("{color:?}") };
        let total: u32 = tints.iter().map(|tint| u32::from(*tint)).sum();
        assert!(total > 10_000 && total <= most, "{tints:?}");
        assert!(tints.iter().filter(|tint| **tint > 0).count() > 1, "{tints:?}");
    }
}

#[test]
fn a_colour_that_is_named_is_printed_in_its_ink_and_seen_through_in_a_tint_of_it() {
    let drawn = "<rect width='20' height='20' fill='#d00'/><rect x='30' width='20' height='20' fill='#dd0000' opacity='.4'/>\
                 <rect x='60' width='20' height='20' fill='#0a0'/>";
    let named = printed(drawn, ", colors = { \"#d00\" = \"red\", \"#00aa00\" = \"paper\" }");
    assert_eq!(
        named,
        ["rule 0,0 to 20,20: red 100", "rule 30,0 to 50,20: red 40", "rule 60,0 to 80,20: 0 0 0 0"]
    );
}

#[test]
fn black_knocks_out_where_there_is_no_room_for_it_beside_other_inks() {
    let drawn = "<rect width='100' height='50' fill='#00f'/><rect x='20' y='20' width='30' height='10'/>";
    let on = |deep: &str| {
        let colors = format!("[colors]\ndeep = {{ cmyk = {deep} }}\n\n[faces]");
        let house = house(drawn, ", colors = { \"#00f\" = \"deep\" }").change(LAYOUT, "[faces]", &colors);
        lines(&composed(&house), Role::Picture).remove(1)
    };
    assert_eq!(on("[\"80%\", \"60%\", \"0%\", \"0%\"]"), "rule 20,20 to 50,30: 0 0 0 100 over");
    assert_eq!(on("[\"80%\", \"61%\", \"0%\", \"0%\"]"), "rule 20,20 to 50,30: 0 0 0 100");
}

#[test]
fn a_drawing_is_a_figure_with_what_it_shows_in_tagged_files() {
    let house = house("<circle cx='50' cy='25' r='20'/>", ", caption = \"说明\"")
        .write("fonts/han.otf", include_bytes!("../../fonts/NotoSansCJKsc-Regular.otf"))
        .change(LAYOUT, "song = [\"a.ttf\"]", "song = [\"a.ttf\", \"han.otf\"]");
    let loaded: Loaded = banxin::load(house.path("paper"), &mut Sources::default()).unwrap();
    let file = loaded.compose().write(Profile::A2u).unwrap().bytes().unwrap();
    let text = String::from_utf8_lossy(&file);
    assert_eq!(text.matches("/S/Figure").count() + text.matches("/S /Figure").count(), 1);
    assert!(text.contains("/Alt(a)") || text.contains("/Alt (a)"));
}

#[test]
fn on_a_day_of_mourning_a_drawing_is_in_black_alone() {
    let drawn = "<rect width='20' height='20' fill='#d00'/><rect x='30' width='20' height='20' fill='#fff'/>";
    let house = house(drawn, ", colors = { \"#d00\" = \"red\" }").change(
        EDITION,
        "date = 2022-09-30",
        "date = 2022-09-30\ndress = \"mourning\"",
    );
    let lines = lines(&composed(&house), Role::Picture);
    assert!(
        lines[0].starts_with("rule 0,0 to 20,20: 0 0 0 ") && !lines[0].ends_with(" 0 0 0 0"),
        "{lines:?}"
    );
    assert_eq!(lines[1], "rule 30,0 to 50,20: 0 0 0 0");
}

#[test]
fn the_same_drawing_makes_the_same_file() {
    let drawn = "<g transform='rotate(30 50 25)' opacity='.7'><rect x='20' y='10' width='60' height='30' fill='#38c'/>\
                 <circle cx='50' cy='25' r='14' stroke='#d00' stroke-dasharray='3 1' fill='none'/></g>";
    let file = || {
        let loaded: Loaded = banxin::load(house(drawn, "").path("paper"), &mut Sources::default()).unwrap();
        loaded.compose().write(Profile::X4).unwrap().bytes().unwrap()
    };
    assert_eq!(file(), file());
}

#[test]
fn what_is_seen_through_something_is_no_hairline_in_the_file() {
    let drawn = "<rect width='100' height='50' fill='#38c'/><rect x='20' y='10' width='60' height='30' fill='#fc0'/>\
                 <path d='M10 10.2H90M20.2 0V50' stroke='#000' stroke-opacity='.5' fill='none'/>";
    let loaded: Loaded = banxin::load(house(drawn, "").path("paper"), &mut Sources::default()).unwrap();
    let file = loaded.compose().write(Profile::X4).unwrap().bytes().unwrap();
    let found = banxin::preflight::file(&file, &Limits::newsprint(), None).unwrap();
    assert!(found.iter().all(|one| one.rule.code != "hairline"), "{found:#?}");
}

/// A house whose page has an advertisement that is drawn, of two columns and eight rows: 315 by 96 pt.
fn sold(svg: &str, more: &str) -> House {
    let booked = format!(
        "format = 1\n[ads.tea]\nfile = \"tea.svg\"\nalt = \"茶\"\nsize = {{ columns = 2, rows = 8 }}\n{more}\n"
    );
    House::sound()
        .write("fonts/han.otf", include_bytes!("../../fonts/NotoSansCJKsc-Regular.otf"))
        .change(LAYOUT, "song = [\"a.ttf\"]", "song = [\"a.ttf\", \"han.otf\"]")
        .change(LAYOUT, "[faces]", "[inks]\nred = { plate = \"PANTONE 485 C\", cmyk = [\"0%\", \"95%\", \"100%\", \"0%\"] }\n\n[faces]")
        .change(EDITION, "layout = \"small\"", "layout = \"small\"\nads = [\"tea\"]")
        .write("paper/ads/bookings.toml", booked)
        .write("paper/ads/tea.svg", svg)
}

const AD: &str = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 315 96'><rect width='315' height='96' fill='#d00'/><circle cx='40' cy='40' r='30' fill='#fff'/></svg>";

#[test]
fn an_advertisement_may_be_drawn_and_says_what_it_shows() {
    let composition = composed(&sold(AD, "colors = { \"#d00\" = \"red\" }"));
    assert_eq!(
        lines(&composition, Role::Advertisement),
        ["shape 0,0 to 100,30: red 100", "shape 3,3 to 22,22: 0 0 0 0"]
    );
    let shape = composition.pages[0].items.iter().find_map(|item| match item {
        Item::Shape(shape) if shape.source.role == Role::Advertisement => Some(shape),
        _ => None,
    });
    assert_eq!(shape.unwrap().text, "茶");
    let rect = composition.pages[0].drawings[0].rect;
    assert!((rect.width - Length::pt(315)).abs() <= Length(2), "{rect:?}");
}

#[test]
fn a_drawing_that_says_how_large_it_is_stands_so_large() {
    let sized = AD.replace("viewBox", "width='314pt' height='95pt' viewBox");
    let rect = composed(&sold(&sized, "")).pages[0].drawings[0].rect;
    assert_eq!((rect.width, rect.height), (Length::pt(314), Length::pt(95)));
}

/// A house whose page has a part that is artwork, in the last two rows of the second column.
fn furnished(more: &str) -> House {
    let svg = svg(
        "<rect width='100' height='50' fill='#d00'/><rect width='20' height='20' opacity='.5' fill='#000'/>",
    );
    let ink =
        "[inks]\nred = { plate = \"PANTONE 485 C\", cmyk = [\"0%\", \"95%\", \"100%\", \"0%\"] }\n\n[faces]";
    let part = format!("\n[furniture.sun]\nrow = 19\nrows = 2\ncolumn = 2\nartwork = \"sun.svg\"\n{more}\n");
    House::sound().change(LAYOUT, "[faces]", ink).add(LAYOUT, &part).write("layouts/artwork/sun.svg", svg)
}

#[test]
fn artwork_of_a_part_is_printed_as_drawings_of_stories_are() {
    let lines = |more: &str| lines(&composed(&furnished(more)), Role::Furniture).join(" | ");
    let red = lines("align = \"end\"\ncolors = { \"#d00\" = \"paper\" }");
    assert_eq!(red, "rule 0,0 to 100,50: 0 0 0 0 | rule 0,0 to 20,20: 0 0 0 50");
    let named = composed(&furnished("height = \"10pt\"\nalign = \"end\"\nalt = \"今日晴\""));
    let [drawing] = named.pages[0].drawings.as_slice() else { panic!() };
    assert_eq!((drawing.rect.height, drawing.alt.as_str()), (Length::pt(10), "今日晴"));
    let edge = (Length::mm(200.0) + Length::pt(35 * 9)) / 2;
    assert!((drawing.rect.right() - edge).abs() <= Length(2), "{:?}", drawing.rect);
}

#[test]
fn a_part_may_be_a_picture_of_pixels() {
    let rows = vec![0x80; 600 * 300];
    let file = png((600, 300), png::ColorType::Grayscale, png::BitDepth::Eight, &rows);
    let house = furnished("").change(LAYOUT, "sun.svg", "sun.png").write("layouts/artwork/sun.png", file);
    let composition = composed(&house);
    let pictures = composition.pages[0].items.iter().filter_map(Item::picture);
    let [placed] = pictures.collect::<Vec<_>>().try_into().unwrap();
    assert_eq!(placed.source.role, Role::Furniture);
    assert!((placed.rect.width - placed.rect.height * 2).abs() <= Length(2), "{:?}", placed.rect);
}

#[test]
fn the_list_of_pictures_says_that_one_is_drawn() {
    let output = house("<rect width='100' height='50' fill='#808080'/>", "")
        .run(&["pictures", "paper", "--lang", "en"]);
    let said = String::from_utf8(output.stdout).unwrap();
    let row = said.lines().nth(1).unwrap();
    assert!(
        row.contains("a.svg") && row.contains("SVG") && row.contains("drawn") && row.contains("49.8 %"),
        "{said}"
    );
}

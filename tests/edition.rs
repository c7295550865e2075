//! What a checked edition holds: the defaults, and what users count from 1 counted from 0.

use crate::support::editions::{first, part};
use crate::support::house::House;
use banxin::diag::Sources;
use banxin::edition::{BylinePlace, Edition};
use banxin::geom::{Em, Length};
use banxin::layout::{FurnitureWord, RulePlace};
use banxin::page::FaceId;
use banxin::style::{Figures, Glue, Kinsoku, MarkStyle};

fn load(house: &House) -> Edition {
    let (edition, warnings) = banxin::edition::load(house.path("paper"), &mut Sources::default()).unwrap();
    assert_eq!(warnings, []);
    edition
}

#[test]
fn figures_may_stand_close_to_han() {
    let close = |value: &str| {
        let regular = format!("regular = \"song\"\nhan_latin = {value}");
        let house = House::sound().change("layouts/small.toml", "regular = \"song\"", &regular);
        let Glue { natural, smallest, largest } = first(load(&house).layouts()).body.han_latin;
        [natural, smallest, largest]
    };
    assert_eq!(close("\"none\""), [Em::ZERO; 3]);
    assert_eq!(close("{ natural = \"0.2em\" }"), [Em::milli(200), Em::milli(125), Em::HALF]);
}

#[test]
fn what_is_not_given_has_a_default() {
    let edition = load(&House::sound());
    let layout = first(edition.layouts());
    assert_eq!(layout.sheet.bleed, Length::mm(3.0));
    assert_eq!(layout.grid.gutter, Em::ONE);
    assert_eq!(edition.press().unwrap().registry, "http://www.color.org");
    let body = &layout.body;
    assert_eq!((&body.strong, &body.emphasis), (&body.regular, &body.regular));
    assert_eq!((body.marks, body.kinsoku, body.figures), (MarkStyle::Kaiming, Kinsoku::Basic, Figures::Half));
    assert_eq!((body.indent, body.dateline_gap, body.byline_gap), (Em::ONE * 2, Em::HALF, Em::ONE));
    assert_eq!(
        (body.tracking.min, body.tracking.max, body.tracking.step),
        (Em(-80_000), Em(40_000), Em(5_000))
    );
    let head = &first(&layout.slots).head;
    assert_eq!((head.lines, head.headline().narrowest, head.headline().smallest), (1, 800, Length::pt(20)));
    assert_eq!(
        (head.parts[part("kicker")].largest, head.parts[part("deck")].smallest),
        (Length::pt(10), Length::pt(10))
    );
    assert_eq!(first(edition.stories()).byline_place, BylinePlace::Auto);
    assert!(layout.furniture.is_empty() && layout.rules.is_empty());
}

#[test]
fn first_lines_are_indented_alike_unless_the_layout_says_otherwise() {
    let indents = |keys: &str| {
        let regular = "regular = \"song\"";
        let house = House::sound().change("layouts/small.toml", regular, &format!("{regular}\n{keys}"));
        let edition = load(&house);
        let body = &first(edition.layouts()).body;
        (body.indent, body.first_indent, body.indent_after_subhead)
    };
    assert_eq!(indents("indent = \"1em\""), (Em::ONE, Some(Em::ONE), Some(Em::ONE)));
    let other = "first_indent = \"0em\"\nindent_after_subhead = \"1em\"";
    assert_eq!(indents(other), (Em::ONE * 2, Some(Em::ZERO), Some(Em::ONE)));
}

#[test]
fn a_size_of_type_may_have_its_name() {
    let house = House::sound().change("layouts/small.toml", "size = \"9pt\"", "size = \"小五\"").change(
        "layouts/small.toml",
        "largest = \"20pt\"",
        "largest = \"二号\", smallest = \"三号\"",
    );
    let edition = load(&house);
    let layout = first(edition.layouts());
    let head = &first(&layout.slots).head;
    assert_eq!(layout.grid.size, Length::pt(9));
    assert_eq!((head.headline().largest, head.headline().smallest), (Length::pt(22), Length::pt(16)));
}

#[test]
fn an_edition_may_say_when_it_closed() {
    assert_eq!(load(&House::sound()).paper().time, None);
    let closed = House::sound().change("paper/edition.toml", "[paper]", "[paper]\ntime = 01:30:05");
    let edition = load(&closed);
    let paper = edition.paper();
    assert_eq!(paper.time, Some((1, 30, 5)));
    assert!(paper.fields.contains(&("time".into(), "01:30".into())));
}

#[test]
fn the_type_area_is_centred_on_the_trim_or_stands_where_it_is_told() {
    let edition = load(&House::sound());
    let layout = first(edition.layouts());
    assert_eq!(layout.grid.left, (layout.sheet.trim.width - Length::pt(35 * 9)) / 2);
    assert_eq!(layout.grid.top, (layout.sheet.trim.height - Length::pt(20 * 12)) / 2);
    let moved =
        House::sound().change("layouts/small.toml", "[grid]", "[grid]\nleft = \"1in\"\ntop = \"2cm\"");
    let grid = first(load(&moved).layouts()).grid;
    assert_eq!((grid.left, grid.top), (Length::IN, Length::mm(20.0)));
}

#[test]
fn columns_and_rows_are_counted_from_0() {
    let rules = "[[rules]]\ncolumns = [1, 2]\nrow = 2\n[[rules]]\ngutter = 1\nrows = [3, 20]\n";
    let edition = load(&House::sound().add("layouts/small.toml", rules));
    let layout = first(edition.layouts());
    let slot = first(&layout.slots);
    assert_eq!((slot.column, slot.span, slot.row, slot.rows, slot.text_columns), (0, 1, 2, 4, 1));
    assert!(matches!(layout.rules[0].place, RulePlace::Across { column: 0, span: 2, row: 1 }));
    assert!(matches!(layout.rules[1].place, RulePlace::Down { after: 0, row: 2, rows: 18 }));
}

#[test]
fn furniture_has_its_fields() {
    let house =
        House::sound().change("paper/edition.toml", "[paper]", "[paper]\nnumber = 7\nlunar = \"初五\"");
    let edition = load(&house);
    let fields = &edition.paper().fields;
    let of = |name: &str| fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
    assert_eq!(
        (of("date"), of("weekday"), of("number")),
        (Some("2022年9月30日"), Some("星期五"), Some("0007"))
    );
    assert_eq!((of("lunar"), of("paper"), of("pages")), (Some("初五"), Some("日报"), Some("1")));
    assert!(fields.is_sorted());
}

#[test]
fn the_lunar_date_is_computed_where_the_paper_gives_none() {
    let lunar = |house: House| {
        let edition = load(&house);
        let lunar = edition.paper().fields.iter().find(|(name, _)| name == "lunar");
        lunar.map(|(_, value)| value.clone()).unwrap()
    };
    let on = |date: &str| House::sound().change("paper/edition.toml", "2022-09-30", date);
    assert_eq!(lunar(House::sound()), "壬寅年九月初五");
    assert_eq!(lunar(on("2033-12-22")), "癸丑年闰十一月初一");
    assert_eq!(lunar(on("1899-12-31")), "");
    // What nobody can check is printed as it is written.
    assert_eq!(lunar(on("1899-12-31\nlunar = \"己亥年\"")), "己亥年");
}

#[test]
fn furniture_text_is_looked_up_when_it_is_read() {
    let house = House::sound().change("paper/edition.toml", "layout =", "section = \"要闻\"\nlayout =").add(
        "layouts/small.toml",
        "[folio]\nrows = 2\n\
            items = [{ text = \"{paper}·{section}·{page}版\", face = \"song\", size = \"9pt\" }]\n",
    );
    let edition = load(&house);
    let text = &first(&first(edition.layouts()).furniture).lines()[0];
    assert_eq!(
        text.on(("1", None), &first(edition.pages()).section, &first(edition.pages()).fields),
        "日报·要闻·1版"
    );
    // Only what differs from page to page is left to be filled in.
    let open: Vec<_> = text.words.iter().filter(|word| !matches!(word, FurnitureWord::Text(_))).collect();
    assert_eq!(open, [&FurnitureWord::Section, &FurnitureWord::PageNumber]);
}

#[test]
fn a_font_is_kept_once_and_a_face_of_a_collection_is_another() {
    let house = House::sound();
    let one = std::fs::read(house.path("fonts/a.ttf")).unwrap();
    let house = house.write("fonts/a.ttc", collection(&one)).change(
        "layouts/small.toml",
        "[\"a.ttf\"]",
        "[\"a.ttf\"]\nhei = [\"a.ttc#1\", \"a.ttf\", \"a.ttc\"]",
    );
    let edition = load(&house);
    let fonts: Vec<(u16, u32)> = edition.fonts().iter().map(|font| (font.face.0, font.index)).collect();
    assert_eq!(fonts, [(0, 0), (1, 1), (2, 0)]);
    assert_eq!(*first(edition.layouts()).faces, [0, 1, 2].map(FaceId));
}

/// A collection of a font and the same once more.
fn collection(font: &[u8]) -> Vec<u8> {
    const HEADER: usize = 20;
    let mut moved = font.to_vec();
    let tables = usize::from(u16::from_be_bytes([font[4], font[5]]));
    for record in 0..tables {
        let at = 12 + record * 16 + 8;
        let offset = u32::from_be_bytes(font[at..at + 4].try_into().unwrap()) + HEADER as u32;
        moved[at..at + 4].copy_from_slice(&offset.to_be_bytes());
    }
    let header = [0x0001_0000_u32, 2, HEADER as u32, HEADER as u32].map(u32::to_be_bytes).concat();
    [b"ttcf".to_vec(), header, moved].concat()
}

#[test]
fn the_house_is_the_nearest_folder_above() {
    let house = House::sound();
    let text = std::fs::read_to_string(house.path("layouts/small.toml")).unwrap();
    let house = house.write("paper/layouts/small.toml", text.replace("rows = 20", "rows = 21"));
    // Its layouts are its own; fonts are still those of the folder above. A press condition goes with layouts.
    let house = house.write(
        "paper/layouts/press/press.toml",
        "identifier = \"OWN\"\ninfo = \"\"\nprofile = \"own.icc\"\n",
    );
    let profile = std::fs::read(house.path("layouts/press/press.icc")).unwrap();
    let edition = load(&house.write("paper/layouts/press/own.icc", profile));
    assert_eq!(
        (first(edition.layouts()).grid.rows, edition.press().unwrap().identifier.as_str()),
        (21, "OWN")
    );
}

#[test]
fn a_story_may_begin_with_a_byte_order_mark_and_end_lines_as_windows_does() {
    let text = "\u{FEFF}+++\r\nheadline = [\"甲\", '乙']\r\nbyline_place = \"own-line\"\r\n+++\r\n\r\n二七\r\n纪念馆\r\n";
    let house = House::sound().write("paper/stories/一.md", text);
    let mut sources = Sources::default();
    let (edition, _) = banxin::edition::load(house.path("paper"), &mut sources).unwrap();
    let story = &first(edition.stories());
    assert_eq!(story.headline().iter().map(|line| line.text.as_str()).collect::<Vec<_>>(), ["甲", "乙"]);
    assert_eq!(story.body[0].copy.text, "二七纪念馆");
    let span = story.headline()[1].span_at(0).unwrap();
    assert_eq!(sources.get(span.file).unwrap().text.get(span.range()), Some("乙"));
}

#[cfg(unix)]
#[test]
fn what_lies_in_a_folder_that_is_a_link_lies_where_that_leads() {
    let text = "+++\nheadline = \"Secret\"\n+++\nSecret.\n";
    for (leads, code) in [("../elsewhere", 1), ("texts", 0)] {
        let house = House::sound();
        let (own, inside) = (house.path("paper/stories"), house.path("paper/texts"));
        std::fs::rename(&own, &inside).unwrap();
        let house = house.write("elsewhere/一.md", text);
        std::os::unix::fs::symlink(leads, &own).unwrap();
        let checked = house.run(&["check", "paper"]);
        let said = String::from_utf8_lossy(&checked.stderr).into_owned();
        assert_eq!(checked.status.code(), Some(code), "{said}");
        assert_eq!(said.contains("path-leaves-folder"), code == 1, "{said}");
    }
}

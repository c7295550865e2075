//! What commands say when they are asked for what can't be: an example of each code that no edition shows by itself.

use jpeg_encoder::{ColorType, Encoder};

use crate::support::house::House;
use crate::support::icc;

use super::{EDITION, LAYOUT, SIDE, STORY, pictured, with_rows};

const LOCK: &str = "paper/edition.lock";

/// A house with a page and a record of it.
fn printed() -> House {
    let house = House::sound();
    assert_eq!(house.run(&["build", "paper", "-o", "page.pdf"]).status.code(), Some(0));
    let output = house.run(&["record", "page.pdf", "--edition", "paper", "-o", "lines.json"]);
    assert_eq!(output.status.code(), Some(0));
    house
}

/// A house whose story has a picture of some bytes.
fn with_picture(bytes: &[u8]) -> House {
    with_rows().write("paper/pictures/a.png", bytes).change(STORY, "\"Head\"", &pictured(""))
}

/// A PNG of one chunk: its width, height, depth and colour type.
fn png(width: u32, height: u32, depth: u8, color: u8) -> Vec<u8> {
    let mut chunk = b"IHDR".to_vec();
    chunk.extend(width.to_be_bytes());
    chunk.extend(height.to_be_bytes());
    chunk.extend([depth, color, 0, 0, 0]);
    let mut file = b"\x89PNG\r\n\x1a\n\0\0\0\x0d".to_vec();
    file.extend(&chunk);
    file.extend(crc(&chunk).to_be_bytes());
    file
}

/// The check sum of PNG's chunks.
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(
            sum ^ u32::from(*byte),
            |sum, _| if sum & 1 == 1 { sum >> 1 ^ 0xEDB8_8320 } else { sum >> 1 },
        )
    })
}

/// A house whose edition is locked.
fn locked() -> House {
    let house = House::sound();
    assert_eq!(house.run(&["lock", "paper"]).status.code(), Some(0));
    house
}

/// A house whose edition lies in a bag.
fn bagged() -> House {
    let house = House::sound();
    assert_eq!(house.run(&["lock", "paper", "--bag", "bag"]).status.code(), Some(0));
    house
}

/// A house whose lock says another hash of the press file, and which version locked it.
fn locked_by(version: &str) -> House {
    let house = locked();
    let lock = house.text(LOCK);
    let (before, hash) = lock.split_once("[[output]]").unwrap();
    let (keys, hash) = hash.split_once("sha256 = \"").unwrap();
    let other = if hash.starts_with('0') { "1" } else { "0" };
    let lock = format!("{before}[[output]]{keys}sha256 = \"{other}{}", &hash[1..]);
    let lock = lock.replace("version = \"0.1.0\"", &format!("version = \"{version}\""));
    house.write(LOCK, lock)
}

/// Tests that run a command in a house and compare what is said with the golden text of the test's name.
macro_rules! commands {
    ($($name:ident($($argument:literal),*) = $house:expr;)*) => {
        $(#[test] fn $name() {
            $house.says_of(stringify!($name), &[$($argument),*]);
        })*
    };
}

commands! {
    no_such_command("biuld", "paper") = House::sound();
    no_such_argument("build", "paper", "--porfile", "x4") = House::sound();
    no_such_value("build", "paper", "--profile", "x3") = House::sound();
    no_such_edition("check", "papre") = House::sound();
    an_edition_that_is_a_file("check", "layouts/small.toml") = House::sound();
    a_watermark_on_a_press_file("build", "paper", "--watermark", "样") = House::sound();
    a_draft_for_the_press("build", "paper", "--draft", "--profile", "x4") = House::sound();
    a_draft_on_sheets("build", "paper", "--draft", "--impose", "pairs") = House::sound();
    a_draft_with_a_watermark("build", "paper", "--draft", "--watermark", "样") = House::sound();
    a_draft("build", "paper", "--draft", "-o", "a.pdf") = House::sound();
    no_such_record("match", "paper", "lines.json") = House::sound();
    output_over_an_input("build", "paper", "-o", "paper/edition.toml") = House::sound();
    output_over_something_else("build", "paper", "-o", "paper/stories/二.md") =
        House::sound().write("paper/stories/二.md", "A story that no page has yet.\n");
    output_into_a_folder("build", "paper", "-o", "paper") = House::sound();
    a_folder_that_is_there("new", "paper") = House::sound();
    no_name_of_a_folder("new", "a:b") = House::sound();
    no_such_day("new", "monday", "--date", "2026-02-29") = House::sound();
    a_rate_that_is_no_sum("count", "paper", "--rate", "80元") = House::sound();
    a_number_that_is_no_number("next", "paper", "after") =
        House::sound().change(EDITION, "[paper]", "[paper]\nnumber = \"第7期\"");
    output_into_no_folder("build", "paper", "-o", "ready/paper.pdf") = House::sound();
    output_where_a_file_stands("build", "paper") = House::sound().write("out", "a file");
    pages_that_do_not_fold("build", "paper", "-o", "page.pdf", "--impose", "four-up") = House::sound();
    pages_that_are_not_there("build", "paper", "--pages", "1,3-5") = House::sound();
    pages_of_two_sizes("build", "paper", "-o", "page.pdf", "--impose", "pairs") = two_sizes();
    a_record_again("record", "lines.json") = printed();
    a_page_that_is_not_there("record", "page.pdf", "--page", "2") = printed();
    a_text_has_no_pages("record", "lines.txt", "--page", "2") = House::sound().write("lines.txt", "第一行，\n第二行。\n");
    nothing_to_record("record", "lines.txt") = House::sound().write("lines.txt", "");
    no_pdf("record", "page.pdf") = House::sound().write("page.pdf", "no PDF");
    no_json("match", "paper", "lines.json") = House::sound().write("lines.json", "{ 1 }");
    no_record("match", "paper", "lines.json") = House::sound().write("lines.json", "{ \"articles\": 1 }");
    a_record_of_a_later_format("match", "paper", "lines.json") =
        House::sound().write("lines.json", "{ \"format\": 3, \"articles\": [] }");
    a_column_on_no_page("match", "paper", "lines.json") = House::sound().write(
        "lines.json",
        "{ \"format\": 2, \"articles\": [{ \"id\": \"一\", \"columns\": [{ \"page\": 0, \"lines\": [] }] }] }",
    );
    pages_of_a_file_unclear("record", "page.pdf", "--pages", "3-1") = printed();
    turned_lines("record", "page.pdf") = House::sound().write("page.pdf", turned());
    an_encrypted_pdf("record", "page.pdf") = House::sound().write("page.pdf", encrypted());
    picture_broken("check", "paper") = with_picture(&png(10, 10, 8, 2));
    picture_empty("check", "paper") = with_picture(&png(0, 0, 8, 2));
    picture_of_a_kind("check", "paper") = with_picture(&tiff_of_facsimile_colours());
    cmyk_of_another_press("check", "paper") = with_picture(&jpeg(ColorType::Cmyk, &coated()));
    grey_of_another_dot_gain("check", "paper") =
        with_picture(&jpeg(ColorType::Luma, &icc::grey("Dot Gain 15%", icc::printed(0.15))));
    picture_of_too_many_pixels("check", "paper") = with_picture(&png(200_000, 200_000, 8, 2));
    a_slot_beside_another("check", "paper") = House::sound().add(LAYOUT, SIDE);
    lists_that_are_empty("check", "paper") = House::sound().change(LAYOUT, "[\"a.ttf\"]", "[]");
    an_edition_without_pages("check", "paper") =
        House::sound().change(EDITION, "[[page]]\nlayout = \"small\"\nslots = { lead = \"一\" }\n", "page = []\n");
    a_caption_that_takes_all("check", "paper") = with_picture(&paper_picture())
        .change(STORY, "alt = \"A cup\"", &format!("alt = \"A cup\", caption = \"{}\"", "A caption. ".repeat(90)));
    annotations_that_do_not_fit("check", "paper") =
        House::sound().change(STORY, "Text.", "[版心]{pinyin=\"bǎn\"}[版]{pinyin=\"\"}");
    syllables_in_other_quotes("check", "paper") = House::sound().change(STORY, "Text.", "[a]{pinyin='jiǎ'}");
    a_rule_that_the_lint_has_not("check", "paper") =
        House::sound().write("words.toml", "[lint]\nsemicolons = \"off\"\n");
    attributes_inside_attributes("check", "paper") =
        House::sound().change(STORY, "Text.", "[a [b]{mark=dots} c]{face=kai}");
    an_edition_that_is_not_locked("build", "paper", "--locked") = House::sound();
    a_locked_edition_that_changed("build", "paper", "--locked") =
        locked().change(STORY, "Text.", "Another text.").write("words.toml", "keep = [\"二七\"]\n");
    a_locked_edition_that_comes_out_otherwise("build", "paper", "--locked") = locked_by("0.1.0");
    an_edition_that_another_version_locked("build", "paper", "--locked") = locked_by("0.0.1");
    a_lock_that_is_none("build", "paper", "--locked") =
        locked().change(LOCK, "from = \"edition\"\npath = \"edition.toml\"", "from = \"elsewhere\"\npath = \"edition.toml\"");
    an_archive_without_locks("verify", "paper") = House::sound();
    a_bag_that_changed("verify", "bag") = bagged().write("bag/data/layouts/small.toml", "").write("bag/data/b.txt", "");
    a_bag_that_lacks_a_file("verify", "bag") = bagged().remove("bag/metadata/premis.xml");
    a_lock_of_a_condition_of_this_machine("lock", "paper", "--condition", "layouts/press/press.toml") = House::sound();
    folders_that_are_none("check", "paper") =
        House::sound().remove(STORY).remove_folder("paper/stories").write("paper/stories", "a file");
}

fn two_sizes() -> House {
    let house = House::sound();
    let layout = house.text(LAYOUT).replace("200mm", "220mm");
    house
        .write("layouts/other.toml", layout)
        .write("paper/stories/二.md", "+++\nheadline = \"Head\"\n+++\nText.\n")
        .add(EDITION, "[[page]]\nlayout = \"other\"\nslots = { lead = \"二\" }\n")
}

/// A page with a line that runs up and three that run across.
fn turned() -> Vec<u8> {
    let content = b"BT /F 9 Tf 0 1 -1 0 50 20 Tm (Turned.) Tj ET \
        BT /F 9 Tf 20 200 Td (One two three.) Tj 0 -12 Td (Four five six.) Tj 0 -12 Td (Seven.) Tj ET";
    crate::record::hostile::pdf(content, "", &[])
}

/// A page of another program's, with a password.
fn encrypted() -> Vec<u8> {
    std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/record/encrypted.pdf")).unwrap()
}

fn paper_picture() -> Vec<u8> {
    std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/content/pictures/pictures/cat.tif")).unwrap()
}

fn coated() -> Vec<u8> {
    std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/layouts/press/FOGRA39L_coated.icc")).unwrap()
}

/// A JPEG file, as fine as its place wants and of its shape, with a profile.
fn jpeg(colours: ColorType, profile: &[u8]) -> Vec<u8> {
    const SIZE: (u16, u16) = (560, 330);
    let pixels = usize::from(SIZE.0) * usize::from(SIZE.1);
    let samples = vec![120; pixels * if colours == ColorType::Luma { 1 } else { 4 }];
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, 90);
    encoder.add_icc_profile(profile).unwrap();
    encoder.encode(&samples, SIZE.0, SIZE.1, colours).unwrap();
    file
}

/// A TIFF in the Lab of colour facsimile.
fn tiff_of_facsimile_colours() -> Vec<u8> {
    let mut file = b"II*\0\x08\0\0\0".to_vec();
    let tags: [(u16, u16, u32, u32); 8] = [
        (256, 3, 1, 1),
        (257, 3, 1, 1),
        (258, 3, 1, 8),
        (259, 3, 1, 1),
        (262, 3, 1, 10),
        (273, 4, 1, 8),
        (278, 3, 1, 1),
        (279, 4, 1, 1),
    ];
    file.extend((tags.len() as u16).to_le_bytes());
    for (tag, kind, count, value) in tags {
        file.extend(tag.to_le_bytes());
        file.extend(kind.to_le_bytes());
        file.extend(count.to_le_bytes());
        file.extend(value.to_le_bytes());
    }
    file.extend([0; 4]);
    file
}

#[cfg(unix)]
#[test]
fn output_over_a_protected_file() {
    use std::os::unix::fs::PermissionsExt;
    let house = House::sound().write("page.pdf", "");
    std::fs::set_permissions(house.path("page.pdf"), std::fs::Permissions::from_mode(0o444)).unwrap();
    house.says_of("output_over_a_protected_file", &["build", "paper", "-o", "page.pdf"]);
}

#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_read() {
    let house = House::sound().remove(STORY);
    std::os::unix::fs::symlink("一.md", house.path(STORY)).unwrap();
    house.says_of("a_file_that_cannot_be_read", &["check", "paper"]);
}

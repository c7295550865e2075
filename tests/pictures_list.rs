//! `banxin pictures`: what each picture of an edition is, and how it is printed.

use std::fs;
use std::process::Output;

use jpeg_encoder::{ColorType, Encoder};
use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr;

use crate::support::command::banxin;
use crate::support::house::House;
use crate::support::icc;

const EDITION: &str = "paper/edition.toml";
const LAYOUT: &str = "layouts/small.toml";
const STORY: &str = "paper/stories/一.md";

const EN: &str = "\
picture         page  slot      story       file             colours                                printed          ppi  ink ≤ 240 %  in the file       cropped
deep-field.jpg  1     lead      deep-field  JPEG 1000 × 872  YCbCr 8 bit, sRGB IEC61966-2.1 → CMYK  118.7 × 73.4 mm  214  237.7 %      JPEG 538 kB       29 % of height
astronaut.jpg   1     portrait  astronaut   JPEG 512 × 512   YCbCr 8 bit → CMYK                     56.8 × 61.5 mm   212  236.1 %      JPEG 154 kB       8 % of width
cat.tif         1     small     cat         TIFF 451 × 300   CMYK 8 bit                             56.8 × 34.1 mm   202  229.1 %      Flate 278 kB      10 % of height
coffee.png      1     side      coffee      PNG 600 × 400    RGB 8 bit → CMYK                       56.8 × 41.8 mm   243  238.5 %      JPEG 168 kB       9 % of width
camera.jpg      1     lower     camera      JPEG 512 × 512   grey 8 bit                             56.8 × 52.7 mm   229  100 %        as it came 65 kB  7 % of height
";

const ZH: &str = "\
图片            版  版位      稿件        文件             颜色                                  见报尺寸         ppi  墨量 ≤240%  写入方式      裁切
deep-field.jpg  1   lead      deep-field  JPEG 1000 × 872  YCbCr 8 位，sRGB IEC61966-2.1 → CMYK  118.7 × 73.4 mm  214  237.7%      JPEG 538 kB   上下裁 29%
astronaut.jpg   1   portrait  astronaut   JPEG 512 × 512   YCbCr 8 位 → CMYK                     56.8 × 61.5 mm   212  236.1%      JPEG 154 kB   左右裁 8%
cat.tif         1   small     cat         TIFF 451 × 300   CMYK 8 位                             56.8 × 34.1 mm   202  229.1%      Flate 278 kB  上下裁 10%
coffee.png      1   side      coffee      PNG 600 × 400    RGB 8 位 → CMYK                       56.8 × 41.8 mm   243  238.5%      JPEG 168 kB   左右裁 9%
camera.jpg      1   lower     camera      JPEG 512 × 512   灰度 8 位                             56.8 × 52.7 mm   229  100%        原样 65 kB    上下裁 7%
";

/// The list for people, in English.
fn list(house: &House) -> String {
    let output = house.run(&["pictures", "paper", "--lang", "en"]);
    String::from_utf8(output.stdout).unwrap()
}

/// What of the pictures programs are told.
fn told(house: &House, more: &[&str]) -> Vec<Value> {
    let output = house.run(&[&["pictures", "paper", "--format", "json"], more].concat());
    lines(&output)
}

fn lines(output: &Output) -> Vec<Value> {
    let text = std::str::from_utf8(&output.stdout).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// A JPEG file of one tone.
fn jpeg((width, height): (u16, u16), colours: ColorType, profile: Option<&[u8]>) -> Vec<u8> {
    let samples = if colours == ColorType::Luma { 1 } else { 4 };
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, 90);
    if let Some(profile) = profile {
        encoder.add_icc_profile(profile).unwrap();
    }
    let tones = vec![100; usize::from(width) * usize::from(height) * samples];
    encoder.encode(&tones, width, height, colours).unwrap();
    file
}

/// A story with a picture.
fn story(file: &str) -> String {
    format!(
        "+++\nheadline = \"Head\"\npicture = {{ file = \"{file}\", alt = \"a\", focus = [\"50%\", \"50%\"] }}\n+++\n\nText.\n"
    )
}

/// A house with a place for a picture and, below it, one over two columns, each with a story.
fn two_places(one: &str, other: &str) -> House {
    let below = "[slots.below]\ncolumn = 1\nspan = 2\nrow = 15\nrows = 6\nhead_rows = 2\npicture_rows = 3\nhead = \"lead\"\n";
    House::pictured()
        .add(LAYOUT, below)
        .write(STORY, story(one))
        .write("paper/stories/二.md", story(other))
        .change(EDITION, "lead = \"一\"", "lead = \"一\", below = \"二\"")
}

/// A house whose picture is a JPEG file: its place is 54 mm wide and 23 mm high.
fn with(file: &[u8]) -> House {
    House::pictured().write("paper/pictures/a.jpg", file).write(STORY, story("a.jpg"))
}

/// What is printed of the one picture that a house has.
fn printed(house: &House) -> Value {
    let [one] = <[Value; 1]>::try_from(told(house, &[])).unwrap();
    one["printed"].clone()
}

#[test]
fn the_bundled_page_of_photographs() {
    let said = |lang: &str| {
        let mut command = banxin();
        command.current_dir(env!("CARGO_MANIFEST_DIR")).args([
            "pictures",
            "content/pictures",
            "--lang",
            lang,
        ]);
        let output = command.output().unwrap();
        assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));
        String::from_utf8(output.stdout).unwrap()
    };
    assert_eq!(said("en"), EN);
    assert_eq!(said("zh"), ZH);
}

#[test]
fn a_picture_at_two_places_is_listed_at_each_with_its_size_there() {
    let wanted = "\
picture  page  slot   story  file            colours     printed          ppi  ink ≤ 240 %  in the file   cropped
a.tif    1     lead   一     TIFF 451 × 300  CMYK 8 bit  54.0 × 23.3 mm   212  229.1 %      Flate 201 kB  35 % of height
a.tif    1     below  二     TIFF 451 × 300  CMYK 8 bit  111.1 × 10.6 mm  103  228.7 %      Flate 47 kB   86 % of height
";
    assert_eq!(list(&two_places("a.tif", "a.tif")), wanted);
}

#[test]
fn names_of_han_take_two_cells_each() {
    let cat = fs::read("content/pictures/pictures/cat.tif").unwrap();
    let house = two_places("市民广场.tif", "a.tif").write("paper/pictures/市民广场.tif", cat);
    let list = list(&house);
    let cells = |row: &str| row[..row.find("  TIFF").or(row.find("  file")).unwrap()].width();
    assert_eq!(list.lines().map(cells).collect::<Vec<_>>(), [32; 3], "{list}");
}

/// A picture fills its place: one of its sides is cropped.
#[test]
fn what_is_cropped_is_told_as_a_share_and_as_what_is_left() {
    let wide = printed(&with(&jpeg((800, 200), ColorType::Luma, None)));
    assert_eq!(wide["cropped"], json!({ "width": 0.42, "height": 0.0 }));
    assert_eq!(wide["seen"], json!({ "x": 168, "y": 0, "width": 464, "height": 200 }));
    let high = printed(&with(&jpeg((300, 600), ColorType::Luma, None)));
    assert_eq!(high["cropped"], json!({ "width": 0.0, "height": 0.784 }));
    assert_eq!(high["seen"], json!({ "x": 0, "y": 235, "width": 300, "height": 130 }));
}

#[test]
fn grey_and_cmyk_no_finer_than_the_press_shows_are_printed_as_they_came() {
    for (colours, name) in [(ColorType::Luma, "gray"), (ColorType::Cmyk, "cmyk")] {
        let file = jpeg((500, 216), colours, None);
        let printed = printed(&with(&file));
        let found = ["packed", "bytes", "given_ppi", "ppi", "colours"].map(|key| printed[key].clone());
        assert_eq!(found, [json!("as-it-came"), json!(file.len()), json!(235), json!(235), json!(name)]);
    }
}

#[test]
fn what_is_finer_than_the_press_shows_is_told_with_both_resolutions() {
    let printed = printed(&with(&jpeg((1000, 432), ColorType::Luma, None)));
    assert_eq!(["given_ppi", "ppi"].map(|key| printed[key].clone()), [471, 250]);
    assert_eq!(printed["packed"], "flate", "of one tone");
}

#[test]
fn the_ink_is_that_of_the_darkest_pixel_beside_the_limit_of_the_press() {
    let printed = printed(&with(&jpeg((500, 216), ColorType::Luma, None)));
    assert_eq!(["ink", "ink_limit"].map(|key| printed[key].as_f64()), [Some(60.79), Some(240.0)]);
}

/// The list is for that: what is wrong with a picture is an error, as it is when the press file is built.
#[test]
fn pictures_that_are_not_printed_are_listed_with_the_reason() {
    let house = two_places("none.tif", "a.tif").write("paper/pictures/a.tif", "no picture");
    let wanted = "\
picture   page  slot   story  file  colours  printed       ppi  ink ≤ 240 %  in the file  cropped
none.tif  1     lead   一                    no such file
a.tif     1     below  二                    not read
";
    assert_eq!(list(&house), wanted);
    let status = |command: &str| house.run(&[command, "paper"]).status.code();
    assert_eq!((status("pictures"), status("check")), (Some(1), Some(1)));
    let why = |house: &House| told(house, &[]).iter().map(|one| one["unprinted"].clone()).collect::<Vec<_>>();
    assert_eq!(why(&house), ["missing", "unread"]);
    let long = format!("alt = \"a\", caption = \"{}\"", "A caption. ".repeat(90));
    assert_eq!(why(&House::pictured().change(STORY, "alt = \"a\"", &long)), ["no-room"]);
}

/// Its head is sound, so that what it is can be told.
#[test]
fn a_picture_whose_pixels_end_early_is_listed_with_what_its_head_says() {
    let file = fs::read("content/pictures/pictures/coffee.png").unwrap();
    let one = told(&with(&file[..file.len() / 2]), &[]).remove(0);
    assert_eq!((&one["file"]["width"], &one["unprinted"]), (&json!(600), &json!("unread")));
    assert_eq!(one["printed"], Value::Null);
}

/// Why, is told once of a file; which stories it leaves without their picture, of each.
#[test]
fn a_file_that_two_stories_name_otherwise_is_not_printed_in_either() {
    let file = fs::read("content/pictures/pictures/coffee.png").unwrap();
    let half = two_places("a.png", "a.png").write("paper/pictures/a.png", &file[..file.len() / 2]);
    let house = half.change("paper/stories/二.md", "alt = \"a\"", "alt = \"b\"");
    let why: Vec<_> = told(&house, &[]).iter().map(|one| one["unprinted"].clone()).collect();
    assert_eq!(why, ["unread", "unread"]);
}

#[test]
fn a_profile_of_another_press_is_named_and_found() {
    let coated = fs::read("layouts/press/FOGRA39L_coated.icc").unwrap();
    let house = with(&jpeg((500, 216), ColorType::Cmyk, Some(&coated)));
    assert!(list(&house).contains("  CMYK 8 bit, FOGRA39L Coated  "));
    let output = house.run(&["pictures", "paper", "--format", "json", "--strict"]);
    assert_eq!(lines(&output)[0]["file"]["profile"], "FOGRA39L Coated");
    assert_eq!(output.status.code(), Some(1), "a warning, and --strict");
    assert!(String::from_utf8(output.stderr).unwrap().contains("\"code\":\"picture-condition\""));
}

#[test]
fn a_profile_that_has_no_name_is_not_passed_over() {
    for (profile, name) in [(icc::called(*b"GRAY", ""), ""), (b"no profile".to_vec(), "")] {
        let house = with(&jpeg((500, 216), ColorType::Luma, Some(&profile)));
        assert_eq!(told(&house, &[])[0]["file"]["profile"], name);
        assert!(list(&house).contains("  grey 8 bit, ?  "));
    }
}

#[test]
fn another_press_prints_otherwise() {
    let house = with(&jpeg((1000, 432), ColorType::Luma, None));
    let coated = &told(&house, &["--condition", "coated"])[0]["printed"];
    assert_eq!((&coated["ppi"], &coated["ink_limit"]), (&json!(350), &json!(330.0)));
}

#[test]
fn pages_that_are_not_ordered_are_not_listed() {
    let house = two_places("a.tif", "a.tif").change(
        EDITION,
        ", below = \"二\" }",
        " }\n\n[[page]]\nlayout = \"small\"\nslots = { lead = \"二\" }",
    );
    let pages = |more: &[&str]| told(&house, more).iter().map(|one| one["page"].clone()).collect::<Vec<_>>();
    assert_eq!(pages(&[]), [1, 2]);
    assert_eq!(pages(&["--pages", "2"]), [2]);
}

#[test]
fn an_edition_without_pictures_says_so_to_people_and_nothing_to_programs() {
    let house = House::sound();
    assert_eq!(list(&house), "no story of this edition has a picture\n");
    assert_eq!(told(&house, &[]), [Value::Null; 0]);
}

#[test]
fn a_list_into_a_file_of_the_edition_is_refused() {
    let house = House::pictured();
    let before = house.text(STORY);
    let into = fs::OpenOptions::new().append(true).open(house.path(STORY)).unwrap();
    let mut command = banxin();
    let output =
        command.current_dir(house.path("")).args(["pictures", "paper"]).stdout(into).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(house.text(STORY), before);
}

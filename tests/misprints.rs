//! Copy that would be misprinted without a word: what is certain is taken as it was meant, the rest is told with
//! the line mended. The texts are golden (`tests/diagnostics/expected`).

use std::path::Path;

use crate::support::house::House;

const EDITION: &str = "paper/edition.toml";
pub(crate) const LAYOUT: &str = "layouts/small.toml";
const PRESS: &str = "layouts/press/press.toml";
pub(crate) const STORY: &str = "paper/stories/一.md";
/// An error of its own: a story of warnings alone would be composed, and the small font has no Han.
pub(crate) const STOP: &str = "##题";

/// A story of these paragraphs.
pub(crate) fn story(paragraphs: &[&str]) -> House {
    House::sound().add(STORY, &format!("\n{}\n", paragraphs.join("\n\n")))
}

/// A masthead of these lines of the ear, and a slot below it.
fn masthead(ear: &[&str]) -> House {
    let line = |text: &&str| format!("{{ text = \"{text}\", face = \"song\", size = \"9pt\" }}");
    let ear: Vec<String> = ear.iter().map(line).collect();
    let nameplate = "nameplate = { text = \"P\", face = \"song\", size = \"20pt\", columns = 1 }";
    House::sound()
        .change(LAYOUT, "row = 3", "row = 9")
        .add(LAYOUT, &format!("\n[masthead]\nrows = 8\n{nameplate}\near = [{}]\n", ear.join(", ")))
}

/// A second page, with a folio line of one item.
fn folio(text: &str) -> House {
    House::sound()
        .write("paper/stories/二.md", "+++\nheadline = \"Head\"\n+++\nText.\n")
        .add(EDITION, "[[page]]\nlayout = \"small\"\nslots = { lead = \"二\" }\n")
        .add(LAYOUT, "\n[folio]\nrows = 2\n")
        .add(LAYOUT, &format!("items = [{{ text = \"{text}\", face = \"song\", size = \"9pt\" }}]\n"))
}

/// Rules of the small layout.
fn ruled(rules: &str) -> House {
    House::sound().add(LAYOUT, &format!("\n{rules}\n"))
}

/// A picture in a slot that has rows for it, 153 × 96 pt less the caption; it has few pixels, and none is missed.
fn pictured(file: &str, more: &str) -> House {
    let bundled = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/goldens/trial/pictures").join(file);
    House::sound()
        .write(&format!("paper/pictures/{file}"), std::fs::read(bundled).unwrap_or_default())
        .add(PRESS, "[severities]\npicture-coarse = \"off\"\npicture-too-coarse = \"off\"\n")
        .change(LAYOUT, "rows = 4", "rows = 12\npicture_rows = 8")
        .change(STORY, "\"Head\"", &format!("\"Head\"\npicture = {{ file = \"{file}\", alt = \"A\"{more} }}"))
}

#[test]
fn attributes_in_other_signs() {
    let house = story(&[
        "[字]｛mark=dots｝",
        "【字】{mark=dots}",
        "〔几个字〕｛mark＝dots｝",
        "《史记》{mark=title}",
        "[字]（mark=dots）",
        "[字]｛ｍａｒｋ：ｄｏｔｓ｝",
        "（版心）{pinyin=“bǎn xīn”}",
        "[字]{mark＝dots}",
        "[版心]{pinyin=“bǎn xīn”}",
        "[字]{mark=dots，face=kai}",
        "[字]｛mark：dots、face：kai｝",
    ]);
    house.says("attributes_in_other_signs", &[]);
}

#[test]
fn attributes_away_from_their_text() {
    let house = story(&[
        "一段[没关{mark=dots}的",
        "一段没开]{mark=dots}的",
        "[字] {mark=dots}",
        "[字]\n{mark=dots}",
        "字{mark=dots}",
        "字{mrak=dots}",
        "【字]{mark=dots}",
        "[字]{mark=dots｝",
        "[字]mark=dots}",
        "[字{mark=dots",
        "[]{mark=dots}",
        "[字]{mark=dots}}",
        "[字]{mark=dots}{face=kai}",
        "[字]mark=dots的",
        "[字]<mark=dots>",
        "## 题 {mark=dots}",
    ]);
    house.says("attributes_away_from_their_text", &[]);
}

#[test]
fn attributes_of_a_paragraph_that_are_not_its_first_line() {
    let house = story(&[
        "第一行，\n{tracking=-0.03em}\n第三行。",
        "{tracking=-0.03em}同一行。",
        "　　{tracking=-0.03em}\n前面有空。",
        "｛tracking=-0.03em｝\n全角。",
    ]);
    house.says("attributes_of_a_paragraph_that_are_not_its_first_line", &[]);
}

#[test]
fn attributes_given_twice() {
    let house = story(&[
        "[字]{mark=dots mark=name}",
        "[心]{pinyin=xīn zhuyin=ㄒㄧㄣ}",
        "{tracking=0em tracking=0em}\n甲",
    ]);
    house.says("attributes_given_twice", &[]);
}

#[test]
fn subheads_without_a_space() {
    let house = story(&[
        "##没空格",
        "＃＃ 题",
        "＃＃题",
        "#题",
        "###题",
        "　　## 题",
        "甲\n##　乙",
        "## 题##",
        "## ",
    ]);
    house.says("subheads_without_a_space", &[]);
}

#[test]
fn stars_that_are_no_emphasis() {
    house_of_stars().says("stars_that_are_no_emphasis", &[]);
}

fn house_of_stars() -> House {
    story(&["*　字*", "**重要 **的字", "（5+3）*2=16", "长*宽*高=体积", "＊＊重要＊＊：他说"])
}

#[test]
fn nothing_is_told_of_stars_between_figures() {
    let house = story(&["5*3=15, and another 6*4=24.", "3*4*5, 5 * 3 and 2**3, 3**2."]);
    house.change(LAYOUT, "rows = 4", "rows = 6").says("a_sound_edition", &[]);
}

#[test]
fn lines_that_may_be_paragraphs() {
    let house = story(&["One\n　two", "One\n    two", "One\n\ttwo", "One\n\u{A0}\u{A0}two"]);
    house.change(LAYOUT, "rows = 4", "rows = 8").says("lines_that_may_be_paragraphs", &[]);
}

#[test]
fn paragraphs_by_their_blanks() {
    let house =
        House::sound().change(STORY, "Text.", "　　One.\n　　Two.\n\u{2003}\u{2003}Three.\n\n　　Four.");
    house.change(LAYOUT, "rows = 4", "rows = 7").says("a_sound_edition", &[]);
}

#[test]
fn a_dateline_typed_again() {
    let house = House::sound().change(STORY, "\"Head\"", "\"Head\"\ndateline = \"BY WIRE\"");
    house.change(STORY, "Text.", "**BY WIRE** Text.").says("a_dateline_typed_again", &[]);
}

#[test]
fn keys_of_the_front_matter_in_the_text() {
    let house = story(&["byline：甲", "Byline = \"甲\"", "ＤＥＣＫ：甲", "他说：byline: 甲", STOP]);
    house.says("keys_of_the_front_matter_in_the_text", &[]);
}

#[test]
fn front_matter_in_the_text() {
    let house = story(&[
        "+++\nkicker = \"Over it\"\n+++",
        "＋＋＋",
        "甲\n　++++\n乙",
        "byline = \"By\"",
        "+++ text",
        "\\+++",
    ]);
    house.says("front_matter_in_the_text", &[]);
}

#[test]
fn markup_in_the_front_matter() {
    let texts = "\"**Head**\"\nkicker = \"A [K]{mark=dots}\"\ndeck = \"[\\u0044]｛face＝kai｝\"\nbyline = \"A** and B**\"";
    House::sound().change(STORY, "\"Head\"", texts).says("markup_in_the_front_matter", &[]);
}

#[test]
fn markup_in_the_front_matter_of_other_kinds() {
    let kinds = "[\"题**粗**体\", \"*题*\", \"## 题\", \"题<br>目\", \"题&nbsp;目\", \"[题](http://a)\", \"题`a`\", \
        '题\\n目', \"题__粗__\", \"＊＊甲＊＊\"]\nkicker = \"~~甲~~\"\ndeck = \"&ldquo;题&rdquo;\"\nbyline = \"王*和李*\"";
    let house = House::sound().change(STORY, "\"Head\"", kinds).add(STORY, &format!("\n{STOP}\n"));
    house.says("markup_in_the_front_matter_of_other_kinds", &[]);
}

#[test]
fn markup_in_what_furniture_shows() {
    let house = masthead(&["**{paper}**", "", "*x* {publisher}", "1*2 {cn}"]).change(
        EDITION,
        "name = \"日报\"",
        "name = \"版**心**\"\npublisher = \"A<br>B\"\ncn = \"CN 1-2_3\"",
    );
    house.add(STORY, &format!("\n{STOP}\n")).says("markup_in_what_furniture_shows", &[]);
}

#[test]
fn text_in_the_colour_of_its_ground() {
    let house = House::sound().change(
        LAYOUT,
        "head = \"lead\"",
        "head = \"lead\"\ntint = \"black\"\npadding = \"0em\"",
    );
    house.says("text_in_the_colour_of_its_ground", &[]);
}

#[test]
fn a_head_and_a_masthead_in_the_colour_of_paper() {
    let house =
        masthead(&["No 1"]).change(LAYOUT, "largest = \"20pt\"", "largest = \"20pt\", color = \"paper\"");
    let house = house.change(LAYOUT, "columns = 1 }", "columns = 1, color = \"paper\" }");
    house.says("a_head_and_a_masthead_in_the_colour_of_paper", &[]);
}

#[test]
fn reversed_text() {
    let house = House::sound()
        .change(LAYOUT, "largest = \"20pt\"", "largest = \"20pt\", color = \"paper\"")
        .change(LAYOUT, "rows = 4\nhead_rows = 3", "rows = 5\nhead_rows = 4")
        .change(LAYOUT, "head = \"lead\"", "head = \"lead\"\nhead_tint = \"black\"");
    house.says("a_sound_edition", &[]);
}

#[test]
fn placeholders_in_full_width_braces() {
    masthead(&["No ｛number｝", "{date｝"]).says("placeholders_in_full_width_braces", &[]);
}

#[test]
fn headline_of_more_lines_than_its_style_has() {
    let house = House::sound()
        .change(STORY, "\"Head\"", "[\"One\", \"Two\", \"Three\"]")
        .change(LAYOUT, "[heads.lead]", "[heads.lead]\nlines = 2")
        .change(LAYOUT, "rows = 4\nhead_rows = 3", "rows = 9\nhead_rows = 8");
    house.says("headline_of_more_lines_than_its_style_has", &[]);
}

#[test]
fn headline_of_as_many_lines_as_its_style_has() {
    let house = House::sound()
        .change(STORY, "\"Head\"", "[\"One\", \"Two\"]")
        .change(LAYOUT, "[heads.lead]", "[heads.lead]\nlines = 2")
        .change(LAYOUT, "rows = 4\nhead_rows = 3", "rows = 9\nhead_rows = 8");
    house.says("a_sound_edition", &[]);
}

#[test]
fn headline_of_empty_lines() {
    House::sound().change(STORY, "\"Head\"", "[\"\", \"　\"]").says("headline_of_empty_lines", &[]);
}

#[test]
fn near_key() {
    masthead(&["No {number}"]).change(EDITION, "[paper]", "[paper]\nnubmer = 1").says("near_key", &[]);
}

#[test]
fn near_keys_that_may_be_meant() {
    let keys = "[paper]\nNumber = 1\n\"ｔｉｍｅ\" = \"22:00\"\nweekdy = \"Friday\"\nlunar = \"初五\"";
    House::sound().change(EDITION, "[paper]", keys).says("near_keys_that_may_be_meant", &[]);
}

#[test]
fn a_key_near_a_known_one_that_is_shown() {
    let house = masthead(&["{dates}, {names}"]);
    house.change(EDITION, "[paper]", "[paper]\ndates = \"1\"\nnames = \"2\"").says("a_sound_edition", &[]);
}

#[test]
fn empty_fields_that_are_shown() {
    let house = masthead(&["No {number}", "{lunar} {time}"]);
    house.change(EDITION, "[paper]", "[paper]\nlunar = \"　\"").says("empty_fields_that_are_shown", &[]);
}

#[test]
fn an_empty_number() {
    masthead(&["No {number}"])
        .change(EDITION, "[paper]", "[paper]\nnumber = \"\"")
        .says("an_empty_number", &[]);
}

#[test]
fn a_section_that_is_shown_and_empty() {
    folio("{section} {page}").says("a_section_that_is_shown_and_empty", &[]);
}

#[test]
fn empty_fields_that_are_not_shown() {
    folio("{page}").change(EDITION, "[paper]", "[paper]\nnumber = \"\"").says("a_sound_edition", &[]);
}

#[test]
fn rules_through_text() {
    let house = ruled("[[rules]]\ncolumns = [1, 2]\nrow = 6\n\n[[rules]]\ncolumns = [1, 1]\nrow = 4");
    house.says("rules_through_text", &[]);
}

#[test]
fn a_rule_down_through_a_head() {
    let house = ruled("[[rules]]\ngutter = 1\nrows = [3, 5]")
        .change(LAYOUT, "rows = 4\nhead_rows", "rows = 4\nspan = 2\ntext_columns = 1\nhead_rows")
        .change(STORY, "Head", "Incomprehensibilities");
    house.says("a_rule_down_through_a_head", &[]);
}

#[test]
fn a_rule_through_the_folio() {
    folio("{year} {month} {day}")
        .add(LAYOUT, "[[rules]]\ncolumns = [1, 2]\nrow = 1\n")
        .says("a_rule_through_the_folio", &[]);
}

#[test]
fn a_rule_of_the_masthead_through_a_head() {
    let line = "{ text = \"P\", face = \"song\", size = \"6pt\" }";
    let house = ruled(&format!("[masthead]\nrows = 1\nnameplate = {line}\nstrip = [{line}]"));
    let house = house.change(LAYOUT, "row = 3", "row = 2").change(LAYOUT, "\"20pt\"", "\"24pt\"");
    house.says("a_rule_of_the_masthead_through_a_head", &[]);
}

#[test]
fn padding_without_a_row_for_text() {
    let frame = "head = \"lead\"\ntint = \"black\"\nframe = \"2pt\"\npadding = \"1em\"";
    House::sound().change(LAYOUT, "head = \"lead\"", frame).says("padding_without_a_row_for_text", &[]);
}

#[test]
fn padding_without_a_line_for_text() {
    let house = House::sound().change(LAYOUT, "rows = 4", "rows = 16\ntint = \"mist\"\npadding = \"7.5em\"");
    let house = house.add(LAYOUT, "[colors]\nmist = { gray = \"5%\" }\n");
    house.says("padding_without_a_line_for_text", &[]);
}

#[test]
fn rules_beside_text() {
    let house = ruled(
        "[[rules]]\ncolumns = [1, 2]\nrow = 7\n\n[[rules]]\ncolumns = [1, 2]\nrow = 2\n\n\
         [[rules]]\ngutter = 1\nrows = [1, 20]\n\n\
         [[rules]]\ncolumns = [1, 1]\nrow = 4\nweight = \"36pt\"\ncolor = \"mist\"\n[colors]\nmist = { gray = \"5%\" }",
    );
    let frame = "head = \"lead\"\nframe = \"0.5pt\"\npadding = \"0em\"\nspan = 1";
    house.change(LAYOUT, "head = \"lead\"", frame).says("a_sound_edition", &[]);
}

#[test]
fn picture_cropped() {
    pictured("tall.png", "").says("picture_cropped", &[]);
}

#[test]
fn picture_cropped_about_its_focus() {
    pictured("tall.png", ", focus = [\"50%\", \"50%\"]").says("a_sound_edition", &[]);
}

#[test]
fn picture_that_loses_little() {
    pictured("wide.png", "").says("a_sound_edition", &[]);
}

//! What the command says of editions that are wrong: the whole text, one rule a test.

mod examples;

use crate::fonts;
use crate::support::house::House;

const EDITION: &str = "paper/edition.toml";
const LAYOUT: &str = "layouts/small.toml";
const PRESS: &str = "layouts/press/press.toml";
const STORY: &str = "paper/stories/一.md";

/// A second slot, where a test needs one.
const SIDE: &str = "\n[slots.side]\ncolumn = 2\nrow = 3\nrows = 10\nhead_rows = 3\nhead = \"lead\"\n";

/// A house whose slot, of four rows below its head, has a box in its text.
fn boxed(keys: &str) -> House {
    House::sound().change(
        LAYOUT,
        "rows = 4\nhead_rows = 3",
        &format!("rows = 7\nboxes = [{{ holds = \"picture\", {keys} }}]\nhead_rows = 3"),
    )
}

/// A house whose slot, of nine rows below its head, has boxes in its text, and a story with a quotation.
fn quoted(boxes: &str) -> House {
    let quotation = "\"Head\"\nquotation = { text = \"Words to be read twice.\", by = \"Somebody\" }";
    House::sound()
        .change(LAYOUT, "rows = 4\nhead_rows = 3", &format!("rows = 12\nboxes = [{boxes}]\nhead_rows = 3"))
        .change(STORY, "\"Head\"", quotation)
}

/// A house whose slot has another inside it, which begins in a column and a row.
fn with_inset(name: &str, column: u32, row: u32) -> House {
    let insets = format!("rows = 12\ninsets = [{{ slot = \"{name}\" }}]\nhead_rows = 3");
    let side = SIDE.replace("column = 2", &format!("column = {column}"));
    House::sound()
        .change(LAYOUT, "rows = 4\nhead_rows = 3", &insets)
        .add(LAYOUT, &side.replace("row = 3\nrows = 10", &format!("row = {row}\nrows = 5")))
}

/// A house with a second page like the first, each with some keys more.
fn two_pages(one: &str, other: &str) -> House {
    House::sound()
        .write("paper/stories/二.md", House::sound().text(STORY))
        .change(EDITION, "layout =", &format!("{one}\nlayout ="))
        .add(EDITION, &format!("\n[[page]]\n{other}\nlayout = \"small\"\nslots = {{ lead = \"二\" }}\n"))
}

/// A house whose story goes on on a second page.
fn jumping() -> House {
    House::sound()
        .add(LAYOUT, SIDE)
        .add(LAYOUT, "\n[jumps]\nonward = \"to {page}\"\nback = \"from {page}\"\n")
        .write(STORY, format!("+++\nheadline = \"Head\"\n+++\n\n{}\n", "Some text that goes on. ".repeat(20)))
        .change(EDITION, "lead =", "side =")
        .add(EDITION, "\n[[page]]\nlayout = \"small\"\nslots = { side = { continues = \"一\" } }\n")
}

/// An ink, as a layout describes it.
const RED: &str = "{ plate = \"PANTONE 485 C\", cmyk = [\"0%\", \"95%\", \"100%\", \"0%\"] }";

/// A house whose layout is a base, `all`, but for its slots, which `small` adds.
fn on_base() -> House {
    let house = House::sound();
    let text = house.text(LAYOUT);
    let (base, slots) = text.split_once("[slots.lead]").unwrap();
    let (base, slots) = (base.to_owned(), format!("base = \"all\"\n\n[slots.lead]{slots}"));
    house.write("layouts/all.toml", base).write(LAYOUT, slots)
}

/// A house whose slot has rows for a head of two lines.
fn roomy() -> House {
    House::sound().change(LAYOUT, "rows = 4\nhead_rows = 3", "rows = 5\nhead_rows = 4")
}

/// An edition whose story stands on more ink than newsprint takes.
fn muddy() -> House {
    let mud = "[colors]\nmud = { cmyk = [\"80%\", \"70%\", \"70%\", \"80%\"] }";
    House::sound().change(
        LAYOUT,
        "head = \"lead\"",
        &format!("head = \"lead\"\ntint = \"mud\"\npadding = \"0em\"\n{mud}"),
    )
}

/// Tests that spoil a sound edition and compare what is said with the golden text of the test's name.
macro_rules! says {
    ($($(#[$meta:meta])* $name:ident($($argument:literal),*) = $house:expr;)*) => {
        $($(#[$meta])* #[test] fn $name() {
            $house.says(stringify!($name), &[$($argument),*]);
        })*
    };
}

mod artwork;
mod blocks;
mod glyphs;
mod makeup;
mod ornaments;
says! {
    a_sound_edition() = House::sound();

    // Files.
    edition_missing() = House::sound().remove(EDITION);
    layout_missing() = House::sound().change(EDITION, "\"small\"", "\"smal\"");
    press_missing() = House::sound().remove("layouts/press/press.toml");
    profile_missing() = House::sound().remove("layouts/press/press.icc");
    profile_broken() = House::sound().write("layouts/press/press.icc", "no profile");
    profile_too_large() = House::sound().write("layouts/press/press.icc", vec![0; (16 << 20) + 1]);
    another_profile() = House::sound().add(PRESS, &format!("sha256 = \"{}\"\n", "0123456789abcdef".repeat(4)));
    press_limits_wrong() = House::sound().add(PRESS, "total_ink = \"2400%\"\nrendering = \"saturation\"\n\
        resolution = { wanted = 150, least = 200 }\nsmallest_type = { one_ink = \"5\" }\n\
        [severities]\nresolution = \"fatal\"\nTotal_Ink = \"off\"\n");
    condition_missing("--condition", "newsprnt") = House::sound();
    condition_file_missing("--condition", "printer/cold.toml") = House::sound();
    condition_file_wrong("--condition", "printer/cold.toml") =
        House::sound().write("printer/cold.toml", "identifier = \"COLD\"\nprofile = \"../press.icc\"\n");
    story_missing() = House::sound().change(EDITION, "\"一\"", "\"二\"");
    font_missing() = House::sound().change(LAYOUT, "a.ttf", "b.ttf");
    font_broken() = House::sound().write("fonts/a.ttf", "this is no font");
    font_not_licensed() = House::sound().write("fonts/a.ttf", fonts::saying(fonts::FORBIDDEN));
    invalid_utf8() = House::sound().write(STORY, b"+++\nheadline = \"\xB6\xFE\"\n+++\n");
    story_of_10_mb() = House::sound().write(STORY, vec![b'a'; 10_000_000]);
    not_a_file() = House::sound().write("paper/stories/dir.md/x", "").change(EDITION, "\"一\"", "\"dir\"");
    bad_file_name() = House::sound().change(EDITION, "\"一\"", "\"a:b\"");
    names_that_are_written_otherwise() = House::sound()
        .write("paper/stories/s.md", House::sound().text(STORY))
        .change(EDITION, "\"small\"", "\"layouts/small.TOML\"")
        .change(EDITION, "\"一\"", "\"S\", side = \"stories/一.md\", ear = \"nothere.md\"")
        .change(LAYOUT, "a.ttf", "A.TTF");
    keys_that_are_written_otherwise() = House::sound()
        .change(LAYOUT, "trim", "TRIM")
        .change(LAYOUT, "rows = 20", "ros = 20")
        .change(LAYOUT, "head_rows", "head-rows");
    rules_that_are_written_otherwise() = House::sound()
        .add(PRESS, "severities = { total-inks = \"off\" }\n")
        .write("words.toml", "[lint]\nstraight_quotes = \"off\"\n");
    slots_that_are_used_are_not_meant() =
        House::sound().change(EDITION, "lead =", "lead2 = \"二\", lead =").write("paper/stories/二.md", House::sound().text(STORY));
    a_story_in_big5() = House::sound().write(STORY, b"+++\nheadline = \"\xA5\xFE\xA5\xAB\xB8g\xC0\xD9\xA4u\xA7@\"\n+++\n");
    a_story_in_utf_16_without_a_mark() = House::sound().write(STORY, wide("+++\nheadline = \"二七\"\n+++\n"));
    a_layout_in_utf_16_without_a_mark() = House::sound().write(LAYOUT, wide("[sheet]\ntrim = 1\n"));
    a_story_that_is_a_pdf() = House::sound().write(STORY, b"%PDF-1.7\n\xE2\xE3\xCF\xD3\n");
    a_story_that_is_no_text() = House::sound().write(STORY, b"\x01\x02\xFF\x03");
    a_story_in_utf_8_that_was_cut_off() = House::sound().write(STORY, "+++\nheadline = \"二七\"\n+++\n\n二七".as_bytes().split_last().unwrap().1);
    lines_that_end_in_carriage_returns() = House::sound().write(STORY, House::sound().text(STORY).replace('\n', "\r"));
    path_leaves_folder() =
        House::sound().write("secret.md", "secret").change(EDITION, "\"一\"", "\"../../secret\"");
    absolute_path_leaves_folder() = House::sound().change(EDITION, "\"一\"", "\"/etc/passwd\"");

    // Versions. Of a file of a later format nothing but its number is judged.
    a_format_that_is_known() = House::sound()
        .change(EDITION, "[paper]", "format = 1\n[paper]")
        .change(LAYOUT, "[sheet]", "format = 1\n[sheet]")
        .change(PRESS, "identifier", "format = 1\nidentifier");
    base_missing() = on_base().change("layouts/all.toml", "[sheet]", "base = \"common\"\n[sheet]");
    bases_in_a_circle() = on_base().change("layouts/all.toml", "[sheet]", "base = \"small\"\n[sheet]");
    a_layout_on_itself() = House::sound().change(LAYOUT, "[sheet]", "base = \"small\"\n\n[sheet]");
    bases_too_deep() = (0..10).fold(on_base(), |house, at| {
        house.write(&format!("layouts/{at}.toml"), format!("base = \"{}\"\n", at + 1))
    }).change("layouts/all.toml", "[sheet]", "base = \"0\"\n[sheet]");
    a_base_with_faults_that_two_layouts_stand_on() = on_base()
        .change("layouts/all.toml", "leading = \"12pt\"", "leading = \"12\"\nledding = 1")
        .write("layouts/other.toml", "base = \"all\"\n[grid]\nrows = 10\n")
        .add(EDITION, "\n[[page]]\nlayout = \"other\"\nslots = {}\n");
    a_layout_on_a_base_that_lacks_keys_with_it() = on_base().write("layouts/all.toml", "[grid]\nrows = 20\n");
    a_base_that_is_lost_is_told_once_for_two_layouts() = on_base()
        .change("layouts/all.toml", "[sheet]", "base = \"none\"\n[sheet]")
        .write("layouts/other.toml", "base = \"all\"\n[grid]\nrows = 10\n")
        .add(EDITION, "\n[[page]]\nlayout = \"other\"\nslots = {}\n");
    a_base_that_is_no_text_is_told_once_for_two_layouts() = on_base()
        .write("layouts/all.toml", b"a = \"\xB6\xFE\xB6\xFE\"\n")
        .write("layouts/other.toml", "base = \"all\"\n[grid]\nrows = 10\n")
        .add(EDITION, "\n[[page]]\nlayout = \"other\"\nslots = {}\n");
    what_a_base_says_of_itself() = on_base()
        .change("layouts/all.toml", "[sheet]", "format = \"x\"\n\"$schema\" = 3\n[sheet]");
    a_colour_of_the_base_of_another_kind("--strict") = on_base()
        .change("layouts/all.toml", "[body]", "[colors]\nmud = { cmyk = [\"0%\", \"0%\", \"0%\", \"10%\"] }\n[body]")
        .add(LAYOUT, "[colors]\nmud = { gray = \"20%\" }\n");
    spaces_at_the_equals_sign() = House::sound()
        .add(STORY, "\n二七区[纪念馆]{ mark = dots }入选[全]{face= kai mark =name}国[甲]{mark=dots mark=name}\n");
    a_malformed_base() = on_base().add("layouts/all.toml", "a = \n");
    a_base_of_a_later_format() = on_base().change("layouts/all.toml", "[sheet]", "format = 2\n[sheet]");
    a_base_that_is_no_name() = on_base().change(LAYOUT, "base = \"all\"", "base = 1");
    format_newer() = House::sound()
        .change(EDITION, "[paper]", "format = 2\n[sections]\n[paper]\nrubric = [1]");
    format_newer_everywhere() = House::sound()
        .change(LAYOUT, "[sheet]", "format = 0x7FFF_FFFF_FFFF_FFFF_FF\nbase = \"tabloid\"\n[sheet]")
        .add(EDITION, "[[page]]\nlayout = \"other\"\nslots = { lead = \"二\" }\n")
        .write("paper/stories/二.md", House::sound().text(STORY))
        .write("layouts/other.toml", House::sound().text(LAYOUT))
        .change(PRESS, "identifier", "format = 3\nstation = \"press 2\"\nidentifier");
    format_of_no_number() = House::sound()
        .change(EDITION, "[paper]", "format = \"1\"\n[paper]")
        .change(LAYOUT, "[sheet]", "format = 0\n[sheet]")
        .change(PRESS, "identifier", "format = -9223372036854775809\nidentifier");

    // TOML.
    malformed_toml() = House::sound().change(EDITION, "\"日报\"", "\"日报").change(EDITION, "\"small\"", "small");
    chinese_punctuation() = House::sound()
        .change(EDITION, "\"日报\"", "“日报”")
        .change(EDITION, "layout =", "layout ＝")
        .change(EDITION, "\"一\" }", "\"一\"， side = “二” }");
    chinese_punctuation_in_a_layout() = House::sound()
        .change(LAYOUT, "condition = \"press\"", "condition = \"press”")
        .change(LAYOUT, "leading =", "leading　=");
    // What is certain is mended by a program as well, all of a statement at once.
    slips_of_quotes() = House::sound()
        .change(EDITION, "\"日报\"", "「日报」\nslogan = 他说“好”\nprice = \"他说“好”")
        .change(EDITION, "\"small\"", "small\"\nsection = \"要闻\"版\"了\"")
        .change(LAYOUT, "[heads.lead]", "[heads.lead]\nlines = 2")
        .change(STORY, "\"Head\"", "[Head, Tail]");
    slips_of_lists() = House::sound()
        .change(LAYOUT, "[\"200mm\", \"200mm\"]", "[200mm；200mm]")
        .change(LAYOUT, "[\"a.ttf\"]", "［“a.ttf” \"b.ttf\"]")
        .change(LAYOUT, "{ face = \"song\", largest = \"20pt\" }", "{ face: \"song\" largest = 20pt");
    slips_of_a_list_of_lines() = House::sound()
        .change(LAYOUT, "[heads.lead]", "[heads.lead]\nlines = 2")
        .change(STORY, "\"Head\"", "[“Above”，“Below”]");
    slips_behind_a_value() = House::sound()
        .change(EDITION, "\"日报\"", "\"日报\"，price = \"一元\"")
        .change(EDITION, "\"small\"", "\"small\"。");
    two_keys_on_a_line() =
        roomy().change(STORY, "\"Head\"", "\"Head\" kicker = \"Kicker\" // 引题");
    slips_of_dates_and_figures() = House::sound()
        .change(EDITION, "2022-09-30", "2022—9—30 # 今天\ntime = 9：30\nnumber = 0001\nissue = １２");
    slips_of_headings() = House::sound()
        .change(EDITION, "[paper]", "【paper】")
        .change(EDITION, "[[page]]", "[[page]");
    a_heading_of_one_bracket_twice() =
        House::sound().write("words.toml", "[forbid]\nword = \"最佳\"\n[forbid]\nword = \"第一\"\n");
    slips_that_may_be_something_else() = House::sound()
        .change(EDITION, "\"日报\"", "日报 # 名")
        .change(EDITION, "\"small\"", "小版，")
        .change(EDITION, "{ lead = \"一\" }", "【 lead = \"一\" 】");
    lists_without_their_brackets() = House::sound()
        .change(EDITION, "\"日报\"", "（\"日报\"）")
        .change(EDITION, "\"small\"", "\"small\"，\"large\"");
    texts_that_read_as_figures() = House::sound()
        .change(EDITION, "\"日报\"", "2022")
        .change(STORY, "\"Head\"", "2026\ntracking = 3");
    slips_that_nobody_knows() = House::sound()
        .change(EDITION, "\"日报\"", "\"日报\" \"晚报\"")
        .change(EDITION, "2022-09-30", "9/30/2022\ntime = 半夜\nformat = 一")
        .change(EDITION, "\"small\"", "\"small section = \"要闻\"");
    values_in_another_form() = House::sound()
        .change(EDITION, "2022-09-30", "\"2022年9月30日\"\ntime = \"9:30\"")
        .change(EDITION, "[[page]]", "[page]");
    whole_numbers_in_another_form() = House::sound()
        .change(LAYOUT, "columns = 2", "columns = 2.0")
        .change(LAYOUT, "rows = 20", "rows = 20.0")
        .change(LAYOUT, "column = 1", "column = \"１\"");
    headings_of_a_list_and_of_a_table() = House::sound()
        .change(EDITION, "[paper]", "[[paper]]")
        .write("words.toml", "[forbid]\nword = \"最佳\"\n[name]\nwrite = \"张三\"\n");
    units_by_other_names() = House::sound()
        .change(LAYOUT, "[\"200mm\", \"200mm\"]", "[\"200毫米\", \"20ＣＭ\"]")
        .change(LAYOUT, "\"9pt\"", "\"9磅\"")
        .change(LAYOUT, "\"12pt\"", "\"12。5pt\"")
        .change(LAYOUT, "\"17em\"", "\"17字\"")
        .change(LAYOUT, "\"20pt\"", "\"20,5PT\", narrowest = \"90％\"");
    units_that_are_not_known_for_certain() = House::sound()
        .change(LAYOUT, "[\"200mm\", \"200mm\"]", "[\"6寸\", \"200m\"]")
        .change(LAYOUT, "\"9pt\"", "\"9行\"")
        .change(LAYOUT, "\"12pt\"", "\"1/2in\"")
        .change(LAYOUT, "\"17em\"", "\"17pt\"")
        .change(LAYOUT, "\"20pt\"", "\"20pt。\", narrowest = \"0.9\"");
    malformed_layout() = House::sound().add(LAYOUT, "rules = [\n");
    duplicate_key() = House::sound().add(EDITION, "layout = \"small\"\n");
    unknown_key() = House::sound().change(LAYOUT, "leading", "leadng").add(LAYOUT, "colour = 1\n");
    missing_key() = House::sound().change(EDITION, "[paper]\nname = \"日报\"\ndate = 2022-09-30\n", "");
    wrong_type() = House::sound().change(LAYOUT, "columns = 2", "columns = \"二\"");
    wrong_unit() = House::sound().change(LAYOUT, "\"9pt\"", "\"9px\"").change(LAYOUT, "\"17em\"", "\"17pt\"");
    unit_missing() = House::sound().change(LAYOUT, "\"9pt\"", "9").change(LAYOUT, "\"12pt\"", "\"12\"");
    unknown_value() = House::sound().change(LAYOUT, "[body]", "[body]\nmarks = \"kaimin\"");
    control_character() = House::sound().change(EDITION, "\"日报\"", "\"日\\t报\"");
    invisible_characters() = House::sound()
        .change(EDITION, "\"日报\"", "\"日\\u202E报\"")
        .change(STORY, "\"Head\"", "\"He\u{200B}ad\"")
        .add(STORY, "\n二七\u{2067}纪念馆&shy;入选\n");
    out_of_range_as_written() = House::sound()
        .change(EDITION, "[paper]", "[paper]\nnumber = 99_999_999_999_999_999_999\nissue = 1_000_000_000_000_000_000")
        .change(LAYOUT, "rows = 4", "rows = -99999999999999999999")
        .add(LAYOUT, "[[rules]]\ncolumns = [1, 0xFFFFFFFFFFFFFFFFFF]\nrow = 2\n\
            [[rules]]\ngutter = 18446744073709551616\nrows = [1, 2]\n");
    out_of_range() = House::sound().change(LAYOUT, "rows = 20", "rows = 20000").change(LAYOUT, "\"9pt\"", "\"0pt\"");

    time_wrong() = House::sound().change(EDITION, "[paper]", "[paper]\ntime = \"01:30\"");

    a_lunar_date_of_another_day() =
        House::sound().change(EDITION, "[paper]", "[paper]\nlunar = \"农历壬寅年九月初四\"");
    a_lunar_date_that_nobody_can_read("--strict") =
        House::sound().change(EDITION, "[paper]", "[paper]\nlunar = \"九月5日\"");
    a_weekday_of_another_day("--strict") =
        House::sound().change(EDITION, "[paper]", "[paper]\nweek = \"周四\"");

    // Pages and slots.
    slot_used_twice() = House::sound().change(EDITION, "lead =", "lead = \"二\", lead =");
    slot_used_twice_below_a_header() = House::sound()
        .write("paper/stories/二.md", "+++\nheadline = \"Head\"\n+++\nText.\n")
        .change(EDITION, "slots = { lead = \"一\" }", "[page.slots]\nlead = \"一\"\nlead = \"二\"\n\n\
            [[page]]\nlayout = \"small\"\nlayout = \"small\"\n[page.slots]\nlead = \"二\"");
    story_used_twice() = House::sound().change(EDITION, "lead =", "side = \"一\", lead =").add(LAYOUT, SIDE);
    box_too_high() = boxed("rows = 4, from = 1");
    box_too_wide() = boxed("rows = 1, width = \"18em\"");
    box_of_more_columns() = boxed("rows = 1, columns = 2");
    boxes_for_one_quotation() = boxed("rows = 1 }, { holds = \"quotation\", rows = 1, from = 2 }, { holds = \"quotation\", rows = 1");
    box_for_a_head_that_has_rows() = boxed("rows = 1 }, { holds = \"head\", rows = 2");
    boxes_that_meet() = House::pictured()
        .change(LAYOUT, "head_rows = 3", "boxes = [{ holds = \"quotation\", rows = 5 }]\nhead_rows = 3")
        .change(STORY, "\"Head\"", "\"Head\"\nquotation = \"Words.\"");
    boxes_that_leave_no_measure() = quoted("{ holds = \"quotation\", rows = 9, width = \"15em\" }");
    quotation_too_high() = quoted("{ holds = \"quotation\", rows = 1, from = 2 }");
    quotation_without_a_box() = House::sound().change(STORY, "\"Head\"", "\"Head\"\nquotation = \"Words.\"");
    paragraph_without_the_name() = quoted("{ holds = \"quotation\", rows = 4, beside = \"scene\" }")
        .change(STORY, "Text.", "Text.\n\n{id=scenes}\nMore text.");
    box_at_the_foot_below_rows() = boxed("rows = 1, from = 1, foot = true");
    box_of_columns_and_a_width() = boxed("rows = 1, columns = 1, width = \"9em\"");
    polygon_of_two_corners() = boxed("rows = 2, polygon = [[\"0%\", \"0%\"], [\"100%\", \"100%\"]]");
    polygon_of_a_cut_out() = boxed(
        "rows = 2, cut_out = true, polygon = [[\"0%\", \"0%\"], [\"100%\", \"0%\"], [\"50%\", \"100%\"]]",
    );
    quotation_cut_out() = boxed("rows = 1 }, { holds = \"quotation\", rows = 1, cut_out = true");
    inset_unknown() = with_inset("sid", 1, 7);
    inset_outside() = with_inset("side", 2, 7);
    inset_under_the_head() = with_inset("side", 1, 3);
    inset_in_a_step() = with_inset("side", 1, 12)
        .change(LAYOUT, "insets", "more = [{ column = 1, row = 15, rows = 4 }]\ninsets");
    inset_off_grid() = with_inset("side", 1, 7)
        .change(LAYOUT, "insets", "leading = \"14pt\"\noff_grid = true\ninsets");
    leading_off_grid() =
        House::sound().change(LAYOUT, "head = \"lead\"", "head = \"lead\"\nleading = \"14pt\"");
    type_larger_than_its_rows() =
        House::sound().change(LAYOUT, "head = \"lead\"", "head = \"lead\"\nsize = \"13pt\"");
    rectangles_overlap() = House::sound()
        .change(LAYOUT, "head = \"lead\"", "head = \"lead\"\nmore = [{ column = 1, span = 2, row = 6, rows = 3 }]");
    shape_not_plain() = House::sound().change(
        LAYOUT,
        "head = \"lead\"",
        "head = \"lead\"\nframe = \"1pt\"\nmore = [{ column = 1, row = 7, rows = 3 }]",
    );
    shape_outside_grid() = House::sound()
        .change(LAYOUT, "head = \"lead\"", "head = \"lead\"\nmore = [{ column = 2, row = 7, rows = 90 }]");
    shapes_of_two_slots_overlap() = House::sound().add(LAYOUT, SIDE).change(
        LAYOUT,
        "rows = 4\nhead_rows = 3\nhead = \"lead\"",
        "rows = 4\nhead_rows = 3\nhead = \"lead\"\nmore = [{ column = 1, span = 2, row = 9, rows = 3 }]",
    );
    label_empty() = House::sound().change(EDITION, "layout =", "label = \"\"\nlayout =");
    label_used_twice() = two_pages("label = \"A05\"", "label = \"A05\"");
    label_of_another_page() = two_pages("label = \"2\"", "");
    jump_from_nowhere() = House::sound().change(EDITION, "\"一\"", "{ continues = \"一\" }");
    jump_backwards() = House::sound()
        .change(EDITION, "\"一\"", "{ continues = \"一\" }")
        .add(EDITION, "\n[[page]]\nlayout = \"small\"\nslots = { lead = \"一\" }\n");
    jump_turns() = House::sound()
        .add(LAYOUT, &SIDE.replace("head =", "direction = \"vertical\"\nhead ="))
        .add(EDITION, "\n[[page]]\nlayout = \"small\"\nslots = { side = { continues = \"一\" } }\n");
    jumps_twice() = jumping().add(EDITION, "\n[[page]]\nlayout = \"small\"\nslots = { side = { continues = \"一\" } }\n");
    jump_empty() = jumping().write(STORY, "+++\nheadline = \"Head\"\n+++\n\nText.\n");
    jump_parted("--pages", "2") = jumping();
    jump_without_rows() = jumping().change(LAYOUT, "row = 3\nrows = 10", "row = 3\nrows = 4");
    jump_line_without_page() = jumping().change(LAYOUT, "to {page}", "overleaf");
    jump_line_overset() = jumping().change(LAYOUT, "to {page}", &format!("{} {{page}}", "to the page of ".repeat(4)));
    jump_line_overset_by_a_label() =
        jumping().change(EDITION, "\"small\"\nslots = { side = {", &format!("\"small\"\nlabel = \"{}\"\nslots = {{ side = {{", "A05 ".repeat(16).trim()));
    jump_lines_in_the_colour_of_paper() = jumping().change(LAYOUT, "back =", "color = \"paper\"\nback =");
    jump_line_too_large() = jumping().change(LAYOUT, "back =", "size = \"13pt\"\nback =");
    unknown_slot() = House::sound().change(EDITION, "lead =", "laed =");
    slot_empty("--strict") = House::sound().add(LAYOUT, SIDE);
    slot_in_furniture() = House::sound().add(LAYOUT, "[masthead]\nrows = 4\n\
        nameplate = { text = \"{paper}\", face = \"song\", size = \"40pt\" }\n");
    presses_differ() = House::sound()
        .write("layouts/other.toml", House::sound().text(LAYOUT))
        .change("layouts/other.toml", "\"press\"", "\"sheet\"")
        .write("layouts/press/sheet.toml", "identifier = \"SHEET\"\ninfo = \"Another\"\nprofile = \"press.icc\"\n")
        .write("paper/stories/二.md", "+++\nheadline = \"Head\"\n+++\nText.\n")
        .add(EDITION, "[[page]]\nlayout = \"other\"\nslots = { lead = \"二\" }\n");
    computed_field() = House::sound().change(EDITION, "[paper]", "[paper]\nweekday = \"星期六\"");

    // Layouts.
    slots_overlap() = House::sound().add(LAYOUT, &SIDE.replace("column = 2", "column = 1"));
    slot_outside_grid() = House::sound().add(LAYOUT, &SIDE.replace("row = 3", "row = 12\nspan = 2"));
    type_area_outside_sheet() = House::sound().change(LAYOUT, "rows = 20", "rows = 200");
    head_rows_fill_the_slot() = House::sound().change(LAYOUT, "head_rows = 3", "head_rows = 4");
    unknown_face() = House::sound().change(LAYOUT, "face = \"song\"", "face = \"sang\"");
    unknown_head() = House::sound().change(LAYOUT, "head = \"lead\"", "head = \"second\"");
    wrong_order() = House::sound().change(LAYOUT, "largest =", "smallest = \"30pt\", largest =");
    rule_unclear() = House::sound().add(LAYOUT, "[[rules]]\ncolumns = [1, 2]\nrows = [1, 2]\n");
    rule_without_gap() = House::sound().add(LAYOUT, "[[rules]]\ncolumns = [1, 2]\nrow = 2\ngap = \"1pt\"\n");
    border_without_sides() =
        House::sound().change(LAYOUT, "head = \"lead\"", "head = \"lead\"\nframe = { line = \"double\", sides = [] }");
    rule_of_no_kind() =
        House::sound().change(LAYOUT, "head = \"lead\"", "head = \"lead\"\ncolumn_rule = { line = \"doted\" }");
    rule_outside_grid() = House::sound().add(LAYOUT, "[[rules]]\ngutter = 2\nrows = [1, 2]\n");
    unknown_placeholder() = House::sound().add(LAYOUT, "[folio]\nrows = 2\n\
        items = [{ text = \"{dat} {page}\", face = \"song\", size = \"9pt\" }]\n");
    broken_placeholder() = House::sound().add(LAYOUT, "[folio]\nrows = 2\n\
        items = [{ text = \"{date\", face = \"song\", size = \"9pt\" }]\n");
    slot_in_part() = House::sound().with_part("credit", "row = 6\nrows = 2", "Credit");
    part_outside_grid() = House::sound().with_part("credit", "row = 20\nrows = 2\ncolumn = 2\nspan = 3", "Credit");
    parts_overlap() = House::sound()
        .with_part("credit", "row = 18\nrows = 2\non = \"left\"", "Credit")
        .with_part("imprint", "row = 19\nrows = 1\non = [2, 3]", "Print");
    part_in_masthead() = House::sound().change(LAYOUT, "row = 3", "row = 9").add(LAYOUT, "[masthead]\nrows = 4\n\
        nameplate = { text = \"Daily\", face = \"song\", size = \"20pt\" }\n").with_part("credit", "row = 1\nrows = 2", "Credit");
    part_on_no_page() = House::sound().with_part("credit", "row = 18\nrows = 2\non = []", "Credit");
    part_aligned_and_spread() = House::sound().with_part("credit", "row = 18\nrows = 2\nalign = \"end\"", "Credit");
    part_too_low() =
        House::sound().with_part("credit", "row = 18\nrows = 1\nframe = { line = \"thick\", weight = \"2pt\" }", "Credit");
    field_of_another_page() = House::sound()
        .with_part("credit", "row = 18\nrows = 2", "{editor}")
        .change(EDITION, "layout =", "fields = { editor = \"Ann\" }\nlayout =")
        .write("paper/stories/二.md", "+++\nheadline = \"Head\"\n+++\nText.\n")
        .add(EDITION, "[[page]]\nlayout = \"small\"\nslots = { lead = \"二\" }\n");
    field_of_a_page_that_is_computed() =
        House::sound().change(EDITION, "layout =", "fields = { date = \"today\" }\nlayout =");
    no_room_for_ear() = House::sound().change(LAYOUT, "row = 3", "row = 9").add(LAYOUT, "[masthead]\nrows = 4\n\
        nameplate = { text = \"{paper}\", face = \"song\", size = \"40pt\" }\n\
        ear = [{ text = \"{date}\", face = \"song\", size = \"9pt\" }]\n");

    too_much_ink() = muddy();
    rules_unknown() = House::sound().change(PRESS, "profile =", "severities = { hairlines = \"off\" }\nprofile =");
    plate_with_a_space() = House::sound().add(LAYOUT, "[inks]\nred = { plate = \"Black \", cmyk = [\"0%\", \"0%\", \"0%\", \"100%\"] }\n");
    colors_wrong() = House::sound().change(LAYOUT, "head = \"lead\"", "head = \"lead\"\ntint = \"rosy\"\n\
        [inks]\nred = { plate = \"PANTONE 485 C\", cmyk = [\"0%\", \"95%\", \"120%\", \"0%\"] }\n\
        blue = { plate = \"Cyan\", cmyk = [\"100%\", \"0%\", \"0%\"] }\n\
        [colors]\nrose = { ink = \"red\", tint = \"20%\" }\nsky = { ink = \"sky\" }\n\
        paper = { gray = \"5%\" }\nmist = { gray = \"5%\", tint = \"50%\" }\n");
    plate_used_twice() = House::sound().add(LAYOUT, &format!("[inks]\nred = {RED}\nscarlet = {RED}\n"));
    inks_differ() = two_layouts(RED, &RED.replace("95%", "90%"));

    // Stories.
    front_matter_missing() = House::sound().write(STORY, "# 标题\n\n正文。\n");
    front_matter_open() = House::sound().write(STORY, "+++\nheadline = \"Head\"\n\nText.\n");
    front_matter_wrong() = House::sound().change(STORY, "headline", "title = \"二七\"\nheadline");
    story_without_text() = House::sound().change(STORY, "Text.\n", "");
    story_of_spaces() = House::sound().change(STORY, "Text.", "&nbsp;\n\n&emsp;\u{3000}\u{200D}");
    markdown_outside_subset() = House::sound().add(STORY, "\n据了解，`二七`纪念馆\n\n- 甲\n- 乙\n\n# 标题\n");
    stray_star() = House::sound().add(STORY, "\n他说，**重要：**二七纪念馆\n");
    two_lines_of_a_head_and_its_kicker_too_wide() = House::sound().change(STORY, "headline = \"Head\"",
        &format!("kicker = \"{0}\"\nheadline = [\"A\", \"{0}\", \"{0}\"]", "W".repeat(40)))
        .change(LAYOUT, "largest = \"20pt\" }", "largest = \"10pt\" }\nlines = 3\nkicker = { face = \"song\", largest = \"9pt\" }");
    a_headline_of_two_lines_too_wide() = House::sound()
        .change(STORY, "Head", &"WW ".repeat(27)).change(LAYOUT, "largest = \"20pt\" }", "largest = \"10pt\" }\nlines = 2");
    lines_that_end_as_on_windows() = House::sound().add(STORY, "\r\n二七区\t`代码`，\r\n“今天\u{202E}”\r\n");
    breaks_rules_and_headings() = House::sound().add(STORY, "\n二七区  \n今天\n\n---\n\n# 题\n\n    甲\n\n|甲|\n|-|\n\n[甲]{dots}乙*丙\n");
    headline_of_eleven_lines() = House::sound().change(STORY, "\"Head\"", &format!("[{}]", ["\"A\""; 11].join(", ")));
    sizes_that_have_no_such_name() = House::sound()
        .change(LAYOUT, "size = \"9pt\"", "size = \"小5号\"")
        .change(LAYOUT, "\"20pt\"", "\"九号\"")
        .change(LAYOUT, "leading = \"12pt\"", "leading = \"小四\"");
    dash_for_minus() = House::sound().add(STORY, "\n二七区[纪念馆]{tracking=—0.03em}入选\n");
    wrong_unit_in_text() = House::sound().add(STORY, "\n二七区[纪念馆]{tracking=-0.03mm}入选\n");
    attributes_of_a_paragraph_on_text() = House::sound()
        .add(STORY, "\n二七区[纪念馆]{inset=2em}入选\n\n{inset=-1em mark=dots}\n二七区\n\n[馆]{run-in}入选\n");
    run_in_headings_that_head_nothing() = House::sound()
        .add(STORY, "\n二七区[馆]{head=run-in}入选\n\n[馆]{head=run-in}\n\n## [馆]{head=run-in}题\n");
    unknown_attribute() = House::sound().add(STORY, "\n二七区[纪念馆]{traking=-0.03em}入选\n");

    // Pictures.
    picture_missing() = House::sound().change(STORY, "\"Head\"", &pictured(""));
    picture_leaves_folder() = House::sound()
        .write("secret.png", "")
        .change(STORY, "\"Head\"", "\"Head\"\npicture = { file = \"../../secret.png\", alt = \"A secret\" }");
    picture_without_rows() =
        House::sound().write("paper/pictures/a.png", "").change(STORY, "\"Head\"", &pictured(""));
    picture_not_described() = with_rows().change(STORY, "\"Head\"", "\"Head\"\npicture = { file = \"a.png\" }");
    picture_unreadable() = with_rows().change(STORY, "\"Head\"", &pictured(""));
    picture_rows_fill_the_slot() = with_rows().change(LAYOUT, "picture_rows = 8", "picture_rows = 12");
    picture_wrong() = with_rows().change(STORY, "\"Head\"", &pictured(
        ", focus = [\"50%\", \"140%\"], caption = \"\", size = \"9pt\""));
    picture_alone_with_a_byline() = with_rows()
        .change(STORY, "\"Head\"", &pictured("").replace("picture", "byline = \"By\"\npicture"))
        .change(STORY, "Text.\n", "");
    picture_alone_in_a_shape() = House::pictured()
        .change(LAYOUT, "head = \"lead\"", "head = \"lead\"\nmore = [{ column = 1, span = 2, row = 15, rows = 3 }]")
        .change(STORY, "Text.\n", "");
    headline_missing() = House::sound().change(STORY, "headline = \"Head\"", "kicker = \"Over it\"");

    // What only composing finds out.
    overset() = House::sound().add(STORY, &"More and more text for one row. ".repeat(20));
    underset() = House::sound().change(LAYOUT, "rows = 4", "rows = 9");
    underset_strictly("--strict") = House::sound().change(LAYOUT, "rows = 4", "rows = 9");
    loose_line() = House::sound().change(LAYOUT, "rows = 4", "rows = 6").change(STORY, "Text.", &"Of all xzxzxzxzxzxzxzxzxzxzxzxzxzxzxz. ".repeat(2));
    runt() = House::sound()
        .change(LAYOUT, "rows = 4", "rows = 6")
        .change(STORY, "Text.", "characters characters letters of of characters a line characters a.");
    single_lines() = House::sound()
        .change(LAYOUT, "column = 1\nrow = 3\nrows = 4", "column = 1\nspan = 2\ntext_columns = 2\nrow = 3\nrows = 6")
        .change(LAYOUT, "regular = \"song\"", "regular = \"song\"\ntracking = { min = \"0em\", max = \"0em\" }")
        .change(
            STORY,
            "Text.",
            "of letters a of paragraph words words and longer\n\nlonger words characters paragraph longer words \
             characters letters characters words paragraph of a of paragraph and",
        );
    indent_too_wide() = House::sound().change(STORY, "Text.", "{inset=10em inset_end=5em}\nText.");
    subhead_at_foot() = House::sound()
        .change(LAYOUT, "column = 1", "column = 1\nspan = 2")
        .change(STORY, "Text.", "## Subhead\n\nText.");
    head_too_large() = House::sound().change(STORY, "Head", &"Head".repeat(60));

    // All at once, by file and place.
    several_errors_at_once() = several();
    several_errors_for_programs("--format", "json") = several();
    a_long_line() = House::sound().add(STORY, &format!("\n{}`错`{}\n", "长".repeat(2000), "长".repeat(2000)));
}

/// A text in UTF-16, without a byte order mark.
fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// A headline, and a picture with something more.
fn pictured(more: &str) -> String {
    format!("\"Head\"\npicture = {{ file = \"a.png\", alt = \"A cup\"{more} }}")
}

/// A house whose slot has rows for a picture, and a picture that is none.
fn with_rows() -> House {
    House::sound().write("paper/pictures/a.png", "").change(LAYOUT, "rows = 4", "rows = 15\npicture_rows = 8")
}

/// A house with two layouts that name the ink `red`, each in its own way.
fn two_layouts(one: &str, other: &str) -> House {
    let house = House::sound();
    let layout = house.text(LAYOUT);
    house
        .write("layouts/other.toml", format!("{layout}[inks]\nred = {other}\n"))
        .add(LAYOUT, &format!("[inks]\nred = {one}\n"))
        .write("paper/stories/二.md", "+++\nheadline = \"Head\"\n+++\nText.\n")
        .add(EDITION, "[[page]]\nlayout = \"other\"\nslots = { lead = \"二\" }\n")
}

fn several() -> House {
    House::sound()
        .change(EDITION, "date = 2022-09-30", "dat = 2022-09-30")
        .change(EDITION, "lead =", "laed = \"二\", lead =")
        .change(LAYOUT, "\"17em\"", "\"17mm\"")
        .change(LAYOUT, "a.ttf", "c.ttf")
        .add(STORY, "\n> 引文\n")
}

#[cfg(unix)]
#[test]
fn a_link_leaves_the_folder() {
    let house = House::sound().write("secret.md", "+++\nheadline = \"Secret\"\n+++\nSecret.\n").remove(STORY);
    std::os::unix::fs::symlink("../../secret.md", house.path(STORY)).unwrap();
    house.says("a_link_leaves_the_folder", &[]);
}

#[cfg(unix)]
#[test]
fn a_link_inside_the_edition_is_followed() {
    let house = House::sound();
    std::fs::rename(house.path(STORY), house.path("paper/text.md")).unwrap();
    std::os::unix::fs::symlink("../text.md", house.path(STORY)).unwrap();
    house.says("a_sound_edition", &[]);
}

#[test]
fn a_condition_from_anywhere_takes_the_place_of_the_layouts() {
    let house = House::sound().remove(PRESS);
    assert_eq!(house.run(&["check", "paper"]).status.code(), Some(1));
    let icc = std::fs::read(house.path("layouts/press/press.icc")).unwrap();
    let press = "identifier = \"COLD\"\ninfo = \"A printer's\"\nprofile = \"cold.icc\"\n";
    let house = house.write("printer/cold.icc", icc).write("printer/cold.toml", press);
    let ordered = ["build", "paper", "-o", "page.pdf", "--condition", "printer/cold.toml"];
    let built = house.run(&ordered);
    assert_eq!(built.status.code(), Some(0), "{}", String::from_utf8_lossy(&built.stderr));
    let pdf = lopdf::Document::load(house.path("page.pdf")).unwrap();
    let intents = pdf.catalog().unwrap().get_deref(b"OutputIntents", &pdf).unwrap().as_array().unwrap();
    let intent = pdf.dereference(&intents[0]).unwrap().1.as_dict().unwrap();
    assert_eq!(intent.get(b"OutputConditionIdentifier").unwrap().as_str().unwrap(), b"COLD");
}

#[test]
fn a_thousand_errors_are_counted_and_not_all_shown() {
    let keys: Vec<String> = (0..5000).map(|at| format!("key{at} = 1\n")).collect();
    let house = House::sound().add(LAYOUT, &keys.concat());
    let said = String::from_utf8(house.run(&["check", "paper"]).stderr).unwrap();
    assert!(said.ends_with("… and 4900 more\n\n5000 errors\n"), "{said}");
    let said = String::from_utf8(house.run(&["check", "paper", "--format", "json"]).stderr).unwrap();
    assert_eq!(said.lines().count(), 1001);
    assert!(said.contains("\"4000 more errors of the files are not listed: mend those that are\""), "{said}");
}

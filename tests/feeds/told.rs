//! What is told of templates and of the data that they are filled with.

use super::{EDITION, LAYOUT, TEMPLATE, TOML, house, of_file};
use crate::support::house::House;

const CSV: &str = "paper/feeds/box.csv";

fn rows(csv: &str) -> House {
    of_file("box.csv", "| h |\n|---|\n| {rows.a} |").write(CSV, csv)
}

#[test]
fn a_template_that_is_missing() {
    let box_of =
        |name: &str| house("Text.", "").change(LAYOUT, "feed = \"box\"", &format!("feed = \"{name}\""));
    box_of("bx").says("a_template_that_is_missing", &[]);
}

#[test]
fn data_that_are_missing() {
    house("Text.", "").remove(TOML).says("data_that_are_missing", &[]);
}

#[test]
fn data_of_another_name_that_no_template_is_filled_with() {
    house("Text.", "")
        .write("paper/feeds/bax.toml", "date = 2022-09-30\n")
        .says("data_that_nobody_prints", &[]);
}

#[test]
fn a_template_that_is_filled_with_no_file_of_data() {
    house("Text.", "").change(TEMPLATE, "box.toml", "box").says("a_template_filled_with_no_data", &[]);
}

#[test]
fn data_of_another_day() {
    let of = |date: &str| house("Text.", "").change(TOML, "2022-09-30", date);
    of("2022-09-29").says("data_of_the_day_before", &[]);
    of("2022-10-01").says("data_of_the_day_after", &[]);
    let aged = |date: &str| of(date).change(TEMPLATE, "feed =", "age = 2\nfeed =");
    aged("2022-09-28").says("data_as_old_as_they_may_be", &[]);
    aged("2022-09-27").says("data_older_than_they_may_be", &[]);
}

#[test]
fn data_that_do_not_say_of_which_day_they_are() {
    house("Text.", "").change(TOML, "date = 2022-09-30", "day = 2022-09-30").says("data_without_a_day", &[]);
    house("Text.", "").change(TOML, "2022-09-30", "\"Friday\"").says("data_of_a_day_that_is_none", &[]);
    let house = house("Text.", "").change(TOML, "date", "[meta]\nissued");
    house
        .change(TEMPLATE, "feed =", "dated_by = \"meta.issued\"\nfeed =")
        .says("data_with_their_day_in_a_table", &[]);
}

#[test]
fn rows_of_which_one_is_of_another_day() {
    rows("date,a\n2022/09/30,1\n2022/09/29,2\n").says("rows_of_which_one_is_old", &[]);
    rows("a\n1\n").says("rows_without_a_day", &[]);
}

#[test]
fn rows_that_do_not_match_their_columns() {
    rows("date,a,a\n2022-09-30,1,2\n").says("columns_of_one_name", &[]);
    rows("date,a\n2022-09-30\n").says("rows_of_data_of_other_lengths", &[]);
    rows("\n").says("rows_of_data_that_are_none", &[]);
    rows("date,a\n2022-09-30,\"1\"x\n").says("quotes_of_data_that_do_not_match", &[]);
}

#[test]
fn placeholders_of_nothing() {
    let data = "[today]\nhigh = 3\n[[towns]]\nname = \"p\"\n";
    house("{today.hihg} {tody.high} {zebra} {towns.nme}", data).says("placeholders_of_nothing", &[]);
}

#[test]
fn a_field_that_one_of_a_list_lacks() {
    let data = "[[towns]]\nname = \"p\"\nhigh = 3\n[[towns]]\nname = \"q\"\n";
    house("{towns.name} {towns.high}", data).says("a_field_that_one_of_a_list_lacks", &[]);
}

#[test]
fn values_that_can_not_be_printed() {
    let data = "a = true\nb = 0xFF\n[c]\nd = 1\n[[e]]\nf = [1]\n";
    house("{a} {b} {c}\n\n{e}\n\n{e.f}", data).says("values_that_can_not_be_printed", &[]);
}

#[test]
fn lists_where_one_line_stands() {
    let data = "[[t]]\nn = \"p\"\n[[u]]\nn = \"q\"\n";
    house("{t.n} {u.n}\n\nText[^1].\n\n[^1]: {t.n}\n", data)
        .change(TEMPLATE, "\"Box\"", "\"{t.n}\"")
        .says("lists_where_one_line_stands", &[]);
    house("[{a}]{pinyin=\"yi\"}", "a = \"b\"").says("sounds_over_a_placeholder", &[]);
}

#[test]
fn a_list_with_nothing_in_it() {
    house("- {t.n}\n- {t.m}\n\nText.", "t = []\n").says("a_list_with_nothing_in_it", &[]);
    house("{t.n}", "t = []\n")
        .change(TEMPLATE, "feed =", "may_be_empty = [\"t\"]\nfeed =")
        .says("a_template_of_which_nothing_is_left", &[]);
}

#[test]
fn more_text_than_anybody_prints() {
    let long = "x".repeat(3000);
    let data = format!("x = \"{long}\"\nt = [{}]\n", "1,".repeat(900));
    house("{t} {x}", &data).says("more_text_than_anybody_prints", &[]);
    house("{t}", &format!("t = [{}]\n", "1,".repeat(1001))).says("more_of_a_list_than_anybody_prints", &[]);
}

#[test]
fn data_that_can_not_be_read() {
    house("{a}", "a = \n").says("data_that_are_no_toml", &[]);
    house("{a}", "a = \"\\u202E\"\n").says("data_with_what_is_not_seen", &[]);
    house("{a}", "a = 1\nformat = 9\n").says("data_of_a_later_format", &[]);
}

#[test]
fn front_matter_of_a_template_that_is_wrong() {
    house("Text.", "")
        .change(TEMPLATE, "feed =", "age = 400\ndated = \"date\"\nfeed =")
        .says("front_matter_of_a_template", &[]);
}

#[test]
fn a_slot_with_a_template_and_a_story_that_goes_on() {
    house("Text.", "")
        .change(EDITION, "lead = \"一\"", "lead = \"一\", box = { feed = \"box\", continues = \"一\" }")
        .says("a_slot_with_a_template_and_a_story", &[]);
}

#[test]
fn a_character_that_no_face_has_is_told_where_the_data_have_it() {
    house("The sky: {sky}.", "sky = \"晴\"\n").says("a_character_of_the_data_that_no_face_has", &[]);
}

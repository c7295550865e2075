//! What is told of tables that can't be set.

use crate::support::house::House;

const STORY: &str = "paper/stories/一.md";
const LAYOUT: &str = "layouts/small.toml";

/// A house whose story is a table, with what stands above it.
fn table(rows: &str) -> House {
    House::sound().change(STORY, "Text.", rows).change(LAYOUT, "rows = 4", "rows = 16")
}

/// The same with a file of rows.
fn file(rows: &str) -> House {
    table("{table=\"a.csv\"}").write("paper/tables/a.csv", rows)
}

fn lines(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).map(line).collect::<Vec<_>>().join("\n") + "\n"
}

#[test]
fn a_table_that_is_sound_says_nothing_but_that_rows_are_left() {
    table("| A | B |\n|---|---|\n| 1 | 2 |").says("a_table_that_is_sound", &[]);
}

#[test]
fn rows_of_other_lengths() {
    table("| A | B |\n|---|---|\n| 1 |\n| 1 | 2 | 3 |").says("rows_of_other_lengths", &[]);
}

#[test]
fn cells_that_belong_to_none() {
    let rows = "| A | B | C |\n|---|---|---|\n| < | ^ | 1 |\n| 1 | < | 2 |\n| ^ | 2 | 3 |";
    table(rows).says("cells_that_belong_to_none", &[]);
}

#[test]
fn a_table_without_text() {
    table("| | |\n|---|---|\n| | |").says("a_table_without_text", &[]);
}

#[test]
fn attributes_of_a_table_that_are_wrong() {
    let above = "{hed=1 stub=two head=9 widths=\"1fr\" groups=\"7\" style=standing}\n";
    table(&format!("{above}| A | B |\n|---|---|\n| 1 | 2 |")).says("attributes_of_a_table", &[]);
}

#[test]
fn a_style_of_tables_that_the_layout_has_not() {
    table("{style=standing}\n| A | B |\n|---|---|\n| 1 | 2 |")
        .add(LAYOUT, "\n[tables.standings]\nsize = \"8pt\"\n")
        .says("a_style_of_tables_that_the_layout_has_not", &[]);
}

#[test]
fn a_file_of_rows_that_is_missing_or_in_the_story_as_well() {
    table("{table=\"b.csv\"}")
        .write("paper/tables/a.csv", "A,B\n1,2\n")
        .says("a_file_of_rows_is_missing", &[]);
    table("{table=\"a.csv\"}\n| A | B |\n|---|---|\n| 1 | 2 |")
        .write("paper/tables/a.csv", "A,B\n1,2\n")
        .says("rows_in_a_file_and_in_the_story", &[]);
}

#[test]
fn quotes_of_a_file_that_do_not_match() {
    file("A,B\n\"1\"2,x\n3\"4,5\n\"open,6\n").says("quotes_of_a_file_that_do_not_match", &[]);
}

#[test]
fn values_that_are_not_parted_by_commas() {
    file("A\tB\n1\t2\n").says("values_parted_by_tabs", &[]);
    file("A;B\n1;2\n").says("values_parted_by_semicolons", &[]);
    file("A，B\n1，2\n").says("values_parted_by_full_width_commas", &[]);
}

#[test]
fn rows_of_a_file_of_other_lengths() {
    file("A,B\n1\n1,2,3\n").says("rows_of_a_file_of_other_lengths", &[]);
}

#[test]
fn rows_of_a_file_in_another_encoding() {
    table("{table=\"a.csv\"}")
        .write("paper/tables/a.csv", [0xB6, 0xD3, b',', 0xCA, 0xA4, b'\n'])
        .says("rows_of_a_file_in_another_encoding", &[]);
}

#[test]
fn a_table_wider_than_its_measure() {
    let word = "incomprehensibilities";
    table(&format!("| A | B | C |\n|---|---|---|\n| {word} | 1234567 | {word} |"))
        .says("a_table_wider_than_its_measure", &[]);
}

/// What it runs into is no other fault, and in however many columns it goes on, it is one.
#[test]
fn a_table_that_is_wider_than_its_measure_is_told_once() {
    let word = "incomprehensibilities";
    let rows = lines(20, |row| format!("| {row} {word} | {word} |"));
    table(&format!("{{style=ruled}}\n| A | B |\n|---|---|\n{rows}"))
        .add(LAYOUT, "\n[tables.ruled]\ncolumn_rule = \"0.5pt\"\nsize = \"9pt\"\n")
        .change(LAYOUT, "row = 3\nrows = 16", "span = 2\ntext_columns = 2\nrow = 3\nrows = 18")
        .says("a_table_that_is_wider_is_told_once", &[]);
}

#[test]
fn a_table_that_has_no_rows_for_all_of_it() {
    let rows = lines(40, |row| format!("| {row} | row |"));
    table(&format!("| A | B |\n|---|---|\n{rows}")).says("a_table_that_has_no_rows_for_all_of_it", &[]);
}

#[test]
fn a_table_of_too_many_rows_or_columns() {
    let rows = lines(10_000, |row| format!("{row},a"));
    file(&format!("A,B\n{rows}")).says("a_table_of_too_many_rows", &[]);
    file(&format!("A{}\n", ",B".repeat(60))).says("a_table_of_too_many_columns", &[]);
}

#[test]
fn styles_of_tables_that_are_wrong() {
    House::sound()
        .add(
            LAYOUT,
            "\n[tables.a]\nsize = \"20pt\"\n[tables.b]\nleading = \"2pt\"\n[tables.c]\nface = \"hei\"\n",
        )
        .says("styles_of_tables_that_are_wrong", &[]);
}

const BOXED: &str = "{place=box}\n| A | B |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n";

/// The same, and text, in a slot with a box of so many rows for a table.
fn boxed(above: &str, rows: u32) -> House {
    let boxes = format!("rows = 16\nboxes = [{{ holds = \"table\", rows = {rows} }}]");
    table(&format!("{above}{BOXED}\nText.")).change(LAYOUT, "rows = 16", &boxes)
}

#[test]
fn a_table_for_a_box_that_is_not_there() {
    table(&format!("{BOXED}\nText.")).says("a_table_for_a_box_that_is_not_there", &[]);
}

#[test]
fn two_tables_for_one_box() {
    boxed(&format!("{BOXED}\nText.\n\n"), 6).says("two_tables_for_one_box", &[]);
}

#[test]
fn a_table_higher_than_its_box() {
    boxed("", 2).says("a_table_higher_than_its_box", &[]);
}

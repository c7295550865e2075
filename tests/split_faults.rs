//! What `build --split` says where pages can't be written so.

use crate::folds::pages;
use crate::support::house::House;

const EDITION: &str = "paper/edition.toml";

const SPLIT: [&str; 5] = ["build", "paper", "--split", "-o", "pages"];

/// Four pages: A01, A02, A03 and B1.
fn house() -> House {
    pages(&["fold = \"A01\"", "section = \"News\"", "", "fold = \"B1\""])
}

fn says(house: &House, name: &str, arguments: &[&str]) {
    house.says_of(name, &[&SPLIT, arguments].concat());
}

/// A house whose pages have been written, and whose manifest says another thing.
fn with_manifest(from: &str, to: &str) -> House {
    let house = house();
    assert!(house.run(&SPLIT).status.success());
    house.change("pages/manifest.json", from, to)
}

/// Names that `--name` asks for, and the golden text of each.
#[test]
fn names_that_can_not_be_had() {
    let house = house();
    for (name, pattern) in [
        ("split_with_a_placeholder_that_there_is_not", "{date}-{pag}.pdf"),
        ("split_with_a_brace_alone", "{date}-{page.pdf"),
        ("split_into_folders", "{date}/{page}.pdf"),
        ("split_by_a_sign_that_not_every_system_holds", "{date}:{page}.pdf"),
        ("split_without_an_ending", "{date}-{page}"),
        ("split_by_a_name_that_is_hidden", ".{page}.pdf"),
        ("split_by_a_name_of_a_device", "COM1.{page}.pdf"),
        ("split_by_a_name_in_two_ways", "e\u{301}{page}.pdf"),
        ("split_by_one_name_for_two_pages", "{date}-{profile}.pdf"),
    ] {
        says(&house, name, &["--name", pattern]);
    }
    let long = format!("{}{{page}}.pdf", "版".repeat(70));
    says(&house, "split_by_a_name_that_is_too_long", &["--name", &long]);
    assert!(!house.path("pages").exists());
}

#[test]
fn split_labels_that_differ_in_capitals_alone() {
    let house = pages(&["label = \"a1\"", "label = \"A1\""]);
    says(&house, "split_labels_that_differ_in_capitals_alone", &[]);
}

#[test]
fn split_page_that_takes_the_name_of_another() {
    let house = house();
    assert!(house.run(&[&SPLIT[..], &["--name", "{section}{page}.pdf"]].concat()).status.success());
    let edition = house.text(EDITION).replace("fold = \"B1\"", "label = \"1\"\nsection = \"A\"");
    let house = house.write(EDITION, edition);
    says(&house, "split_page_that_takes_the_name_of_another", &["--pages", "4"]);
}

#[test]
fn split_over_a_file_that_the_manifest_does_not_know() {
    let house = house().write("pages/2022-09-30-A03.pdf", "of somebody");
    says(&house, "split_over_a_file_that_the_manifest_does_not_know", &[]);
}

#[test]
fn split_over_a_file_that_was_changed() {
    let house = with_manifest("\"version\": 1,\n  \"pages\"", "\"version\": 7,\n  \"pages\"");
    let house = house.write("pages/2022-09-30-A03.pdf", "of somebody");
    says(&house, "split_over_a_file_that_was_changed", &[]);
}

#[test]
fn split_with_a_manifest_that_is_none() {
    let house = house().write("pages/manifest.json", "{ \"pages\": [] }\n");
    says(&house, "split_with_a_manifest_that_is_none", &[]);
    let house = with_manifest("\"2022-09-30-B1.pdf\"", "\"../B1.pdf\"");
    says(&house, "split_with_a_manifest_that_leads_away", &[]);
    let house = house.write("pages/manifest.json", " ".repeat((4 << 20) + 1));
    says(&house, "split_with_a_manifest_that_is_too_large", &[]);
}

#[test]
fn split_with_a_manifest_of_another_format() {
    let house = with_manifest("\"format\": 1", "\"format\": 2");
    says(&house, "split_with_a_manifest_of_another_format", &[]);
}

#[test]
fn split_into_the_folder_of_another_edition() {
    says(&with_manifest("日报", "晚报"), "split_into_the_folder_of_another_paper", &[]);
    says(&with_manifest("\"2022-09-30\"", "\"2022-09-29\""), "split_into_the_folder_of_another_day", &[]);
    let house = with_manifest("\"format\": 1", "\"format\": 1");
    says(&house, "split_into_the_folder_of_another_profile", &["--profile", "x1a"]);
    says(&house, "split_by_other_names_than_before", &["--name", "{page}.pdf"]);
}

#[test]
fn split_leaves_a_file_behind() {
    let relabelled = || {
        let house = house();
        assert!(house.run(&SPLIT).status.success());
        let edition = house.text(EDITION).replace("fold = \"B1\"", "fold = \"C1\"");
        house.write(EDITION, edition)
    };
    House::each_says_of(relabelled, "split_leaves_a_file_behind", &SPLIT);
    let house = relabelled();
    assert!(house.run(&SPLIT).status.success());
    assert!(house.run(&SPLIT).stderr.is_empty(), "the manifest no longer knows of it");
}

#[test]
fn split_with_what_is_of_a_whole_edition() {
    let house = house().write("pages", "a file");
    says(&house, "split_into_a_file", &[]);
    house.says_of("split_into_standard_output", &["build", "paper", "--split", "-o", "-"]);
    house.says_of("split_into_no_folder", &["build", "paper", "--split", "-o", "no/such"]);
    house.says_of("split_and_a_draft", &["build", "paper", "--split", "--draft"]);
    house.says_of("split_and_imposed", &["build", "paper", "--split", "--impose", "pairs"]);
    house.says_of("names_of_pages_that_are_not_split", &["build", "paper", "--name", "{page}.pdf"]);
}

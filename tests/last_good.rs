//! `build --split --last-good`: pages with errors stay as they were when they last had none, and the others are written.

use std::fs;
use std::process::Output;

use serde_json::Value;

use crate::folds::pages;
use crate::support::house::House;

const EDITION: &str = "paper/edition.toml";
const LAYOUT: &str = "layouts/small.toml";
const SPLIT: [&str; 5] = ["build", "paper", "--split", "-o", "pages"];

/// Four pages, all of them written: A01, A02, A03 and B1.
fn house() -> House {
    let house = pages(&["fold = \"A01\"", "", "", "fold = \"B1\""]);
    assert!(house.run(&SPLIT).status.success());
    house
}

fn build(house: &House, arguments: &[&str]) -> Output {
    house.run(&[&SPLIT[..], &["--last-good"], arguments, &["--format", "json"]].concat())
}

/// What is told: how bad, by which code; and how it ended.
fn told(output: &Output) -> (Option<i32>, Vec<(String, String)>) {
    let said = String::from_utf8(output.stderr.clone()).unwrap();
    let found = said.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let text = |one: &Value, key: &str| one[key].as_str().unwrap().to_owned();
    (output.status.code(), found.map(|one| (text(&one, "severity"), text(&one, "code"))).collect())
}

/// What became of each page: what it goes by, `+` where it was written, `=` where it is as it was, `<` where it is the last
/// good one.
fn became(house: &House, arguments: &[&str]) -> Vec<String> {
    let output = build(house, arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let page = |page: &Value| {
        let mark = match (&page["written"], &page["last_good"]) {
            (Value::Bool(true), _) => "+",
            (_, Value::Bool(true)) => "<",
            _ => "=",
        };
        format!("{mark}{}", page["page"].as_str().unwrap())
    };
    report["pages"].as_array().unwrap().iter().map(page).collect()
}

/// The code of the only error, and that nothing in the folder is another.
fn refused(house: &House, arguments: &[&str]) -> Vec<String> {
    let lies = || -> Vec<_> {
        let entries = fs::read_dir(house.path("pages")).into_iter().flatten().map(Result::unwrap);
        let mut all: Vec<_> = entries.map(|one| (one.file_name(), fs::read(one.path()).unwrap())).collect();
        all.sort();
        all
    };
    let before = lies();
    let (status, found) = told(&build(house, arguments));
    assert_eq!(status, Some(1), "{found:?}");
    assert!(lies() == before, "something was written");
    found.into_iter().filter(|(severity, _)| severity == "error").map(|(_, code)| code).collect()
}

fn file(house: &House, page: &str) -> Vec<u8> {
    fs::read(house.path(&format!("pages/2022-09-30-{page}.pdf"))).unwrap()
}

fn entry(house: &House, page: &str) -> Value {
    let manifest: Value = serde_json::from_str(&house.text("pages/manifest.json")).unwrap();
    manifest["pages"].as_array().unwrap().iter().find(|entry| entry["page"] == page).unwrap().clone()
}

/// The same house with another text on a page.
fn changed(house: House, story: &str) -> House {
    house.change(&format!("paper/stories/{story}.md"), "Text.", "Late.")
}

/// The same with a story that is too long for its page.
fn spoilt(house: House, story: &str) -> House {
    house.change(&format!("paper/stories/{story}.md"), "Text.", &"Far too long. ".repeat(200))
}

#[test]
fn a_page_with_errors_stays_as_it_was_and_the_others_are_written() {
    let house = house();
    let before = file(&house, "A02");
    let house = changed(spoilt(house, "s1"), "s2");
    let output = build(&house, &[]);
    let (status, found) = told(&output);
    let warning = |code: &str| ("warning".to_owned(), code.to_owned());
    assert_eq!((status, found), (Some(0), vec![warning("page-last-good"), warning("overset")]));
    assert!(file(&house, "A02") == before);
    assert_eq!(
        (&entry(&house, "A02")["last_good"], &entry(&house, "A02")["version"]),
        (&true.into(), &1.into())
    );
    assert_eq!(
        (&entry(&house, "A03")["last_good"], &entry(&house, "A03")["version"]),
        (&Value::Null, &2.into())
    );
    // What was written is what a build of these pages alone writes.
    let alone = ["build", "paper", "--split", "-o", "alone", "--pages", "A01,A03,B1"];
    assert!(house.run(&alone).status.success());
    assert!(file(&house, "A03") == fs::read(house.path("alone/2022-09-30-A03.pdf")).unwrap());
}

#[test]
fn an_old_page_is_named_also_to_who_hears_of_errors_alone() {
    let house = spoilt(house(), "s1");
    let quiet = house.run(&[&SPLIT[..], &["--last-good", "--quiet"]].concat());
    assert!(String::from_utf8(quiet.stderr).unwrap().contains("page-last-good"));
    assert_eq!(refused(&house, &["--strict"]), ["strict"]);
}

#[test]
fn a_page_that_is_mended_is_written_again_and_is_an_old_one_no_longer() {
    let house = spoilt(house(), "s1");
    assert_eq!(became(&house, &[]), ["=A01", "<A02", "=A03", "=B1"]);
    let manifest = house.text("pages/manifest.json");
    assert_eq!(became(&house, &[]), ["=A01", "<A02", "=A03", "=B1"]);
    assert_eq!(house.text("pages/manifest.json"), manifest);
    let house = house.write("paper/stories/s1.md", "+++\nheadline = \"Head\"\n+++\n\nMended.\n");
    assert_eq!(became(&house, &[]), ["=A01", "+A02", "=A03", "=B1"]);
    assert_eq!(entry(&house, "A02")["last_good"], Value::Null);
}

#[test]
fn an_edition_without_errors_is_written_as_ever() {
    let house = changed(house(), "s1");
    assert_eq!(became(&house, &[]), ["=A01", "+A02", "=A03", "=B1"]);
}

#[test]
fn where_a_story_or_a_layout_is_gone_its_page_stays() {
    let house = house().remove("paper/stories/s1.md");
    assert_eq!(became(&house, &[]), ["=A01", "<A02", "=A03", "=B1"]);
    let edition = house.text(EDITION);
    let at = edition.match_indices("layout = \"small\"").nth(2).unwrap().0;
    let edition = format!("{}{}", &edition[..at], edition[at..].replacen("\"small\"", "\"gone\"", 1));
    let house = house.write(EDITION, edition);
    assert_eq!(became(&house, &[]), ["=A01", "<A02", "<A03", "=B1"]);
}

#[test]
fn a_page_that_was_never_written_is_an_error_and_so_is_one_that_is_lost_or_was_changed() {
    let house = spoilt(pages(&["fold = \"A01\"", "", ""]), "s1");
    assert_eq!(refused(&house, &[]), ["last-good", "overset"]);
    assert!(!house.path("pages").exists());
    let house = spoilt(self::house(), "s1").remove("pages/2022-09-30-A02.pdf");
    assert!(refused(&house, &[]).contains(&"last-good".into()));
    let house = house.write("pages/2022-09-30-A02.pdf", "of somebody");
    assert!(refused(&house, &["--force"]).contains(&"last-good".into()));
}

#[test]
fn an_edition_that_can_not_be_read_or_has_no_sound_page_is_an_error() {
    let house = house();
    let edition = house.text(EDITION);
    let house = house.write(EDITION, "[[page]\n");
    assert!(!refused(&house, &[]).is_empty());
    let broken = edition.replace("date = 2022-09-30", "date = 2022-02-30");
    let house = house.write(EDITION, broken);
    assert!(!refused(&house, &[]).is_empty());
    let house = ["一", "s1", "s2", "s3"].into_iter().fold(house.write(EDITION, edition), spoilt);
    assert!(refused(&house, &[]).contains(&"last-good".into()));
}

#[test]
fn what_no_page_has_by_itself_is_an_error_of_the_edition() {
    let house = house();
    let edition = house.text(EDITION).replace("lead = \"s2\"", "lead = \"s3\"");
    let house = spoilt(house.write(EDITION, edition), "s1");
    assert!(refused(&house, &[]).contains(&"last-good".into()));
}

#[test]
fn an_edition_with_other_pages_than_its_files_is_an_error() {
    let more = "\n[[page]]\nlayout = \"small\"\nslots = { lead = \"s9\" }\n";
    let house = spoilt(house(), "s1");
    let story = house.text("paper/stories/s2.md");
    let house = house.write("paper/stories/s9.md", story).add(EDITION, more);
    assert!(refused(&house, &[]).contains(&"last-good".into()));
    let house = spoilt(self::house(), "s1").change(EDITION, "fold = \"B1\"", "fold = \"C1\"");
    assert!(refused(&house, &[]).contains(&"last-good".into()));
}

/// Three pages, all of them written; a story of the first goes on on the third.
fn jumping() -> House {
    let house = pages(&["", "", ""])
        .add(LAYOUT, "\n[slots.side]\ncolumn = 2\nrow = 8\nrows = 12\nhead_rows = 3\nhead = \"lead\"\n")
        .add(LAYOUT, "\n[jumps]\nonward = \"to {page}\"\nback = \"from {page}\"\n")
        .change(LAYOUT, "rows = 4", "rows = 8")
        .change("paper/stories/一.md", "Text.", &"Some text that goes on. ".repeat(9))
        .write("paper/stories/small.md", "+++\nheadline = \"Head\"\n+++\n\nText.\n");
    let edition =
        house.text(EDITION).replace("lead = \"s2\"", "lead = { continues = \"一\" }, side = \"small\"");
    let house = house.write(EDITION, edition).remove("paper/stories/s2.md");
    let output = house.run(&SPLIT);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    house
}

#[test]
fn pages_that_share_a_story_stay_together() {
    let house = changed(spoilt(jumping(), "small"), "s1");
    assert_eq!(became(&house, &[]), ["<1", "+2", "<3"]);
    assert_eq!(entry(&house, "1")["version"], 1);
}

#[test]
fn pages_that_shared_a_story_stay_together() {
    // The story no longer goes on on the third page, which has an error of its own.
    let house = jumping();
    let short = "+++\nheadline = \"Head\"\n+++\n\nShort.\n";
    let edition = house.text(EDITION).replace("lead = { continues = \"一\" }, ", "");
    let house = spoilt(house.write(EDITION, edition).write("paper/stories/一.md", short), "small");
    assert_eq!(became(&house, &[]), ["<1", "=2", "<3"]);
}

#[test]
fn a_story_that_moved_is_on_neither_page_twice_nor_lost() {
    // It moves from the second page to the third, which has an error: the old third page is without it.
    let house = house();
    let edition = house.text(EDITION);
    let edition = edition.replace("lead = \"s1\"", "lead = \"x\"");
    let edition = edition.replace("lead = \"s2\"", "lead = \"s1\", none = \"s2\"");
    let house = house
        .write("paper/stories/x.md", "+++\nheadline = \"Head\"\n+++\n\nAnother.\n")
        .write(EDITION, edition);
    assert_eq!(became(&house, &[]), ["=A01", "<A02", "<A03", "=B1"]);
}

#[test]
fn a_page_that_changed_after_it_was_approved_stays_as_it_was_approved() {
    let readings = "condition = \"press\"\nreadings = [\"付印\"]";
    let house = pages(&["fold = \"A01\"", ""]).change(LAYOUT, "condition = \"press\"", readings);
    assert!(house.run(&["approve", "paper", "all", "--by", "王敏"]).status.success());
    assert!(house.run(&SPLIT).status.success());
    let before = file(&house, "A02");
    let house = changed(changed(house, "s1"), "一");
    assert!(house.run(&["approve", "paper", "A01", "--by", "王敏"]).status.success());
    assert_eq!(became(&house, &[]), ["+A01", "<A02"]);
    assert!(file(&house, "A02") == before);
}

#[test]
fn what_a_last_good_build_says() {
    let says = |house: &House, name: &str| house.says_of(name, &[&SPLIT[..], &["--last-good"]].concat());
    says(&spoilt(house(), "s1"), "last_good_of_a_page_with_an_error");
    says(&spoilt(jumping(), "small"), "last_good_of_pages_that_share_a_story");
    says(&spoilt(house(), "s1").remove("pages/2022-09-30-A02.pdf"), "last_good_that_is_lost");
    let never = spoilt(pages(&["fold = \"A01\"", "", ""]), "s1");
    says(&never, "last_good_that_never_was");
    let whole = ["build", "paper", "--last-good"];
    house().says_of("last_good_of_a_whole_file", &whole);
}

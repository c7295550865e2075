//! What `check --report` tells of how the copy of each story came to fit.

use serde_json::Value;

use crate::support::house::House;

const LAYOUT: &str = "layouts/small.toml";

/// The small house with a text of so many words, and letterspacing within bounds.
fn house(words: usize) -> House {
    let text = format!("+++\nheadline = \"Head\"\n+++\n\n{}\n", "word ".repeat(words).trim_end());
    House::sound().write("paper/stories/一.md", text).change(LAYOUT, "rows = 4", "rows = 8").change(
        LAYOUT,
        "regular = \"song\"",
        "regular = \"song\"\ntracking = { min = \"-0.05em\", max = \"0.05em\" }",
    )
}

fn report(house: &House, more: &[&str]) -> String {
    let output = house.run(&[&["check", "paper", "--report"], more].concat());
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_story_that_is_too_long_is_reported_with_what_is_over() {
    let told = report(&house(200), &["--lang", "en"]);
    assert!(told.starts_with("一 (page 1, lead): set as tightly as may be; 5 rows, "), "{told}");
    assert!(told.contains("over; letterspacing -0.05em; loosest line"), "{told}");
    let told = report(&house(200), &["--lang", "zh"]);
    assert!(told.starts_with("一（第 1 版 lead）：字距已收到底；共 5 行，超 "), "{told}");
}

#[test]
fn a_story_that_is_too_short_is_reported_with_what_is_left() {
    let told = report(&house(3), &["--lang", "en"]);
    assert_eq!(
        told,
        "一 (page 1, lead): set as it is; 5 rows, 4 left; letterspacing 0em; loosest line none, tightest none\n"
    );
}

#[test]
fn programs_are_given_every_storys_rung_rows_and_lines() {
    let told: Value = serde_json::from_str(&report(&house(200), &["--format", "json"])).unwrap();
    let story = &told["stories"][0];
    assert_eq!((&story["story"], &story["page"], &story["slot"]), (&"一".into(), &1.into(), &"lead".into()));
    assert_eq!((&story["rung"], &story["rows"], &story["left"]), (&"utmost".into(), &5.into(), &0.into()));
    assert!(story["over"]["lines"].as_u64() > Some(0) && story["over"]["characters"].as_u64() > Some(0));
    assert_eq!(story["letterspacing"], serde_json::json!([-0.05]));
    assert!(story["loosest"]["each"].as_f64() >= story["tightest"]["each"].as_f64());
}

#[test]
fn rungs_are_told_by_their_names() {
    let rungs: std::collections::BTreeSet<String> = (3..45)
        .map(|words| {
            let told: Value = serde_json::from_str(&report(&house(words), &["--format", "json"])).unwrap();
            told["stories"][0]["rung"].as_str().unwrap().to_owned()
        })
        .collect();
    for rung in ["natural", "paragraphs", "utmost"] {
        assert!(rungs.contains(rung), "{rung}: {rungs:?}");
    }
}

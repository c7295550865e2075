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

/// A house whose story, of so many words, goes on on page A05, in two columns of four rows beside each jump line.
fn jumping(words: usize) -> House {
    house(words)
        .change(LAYOUT, "column = 1\nrow = 3", "column = 1\nspan = 2\ntext_columns = 2\nrow = 3")
        .add(LAYOUT, "[jumps]\nonward = \"to {page}\"\nback = \"from {page}\"\n")
        .add(
            "paper/edition.toml",
            "\n[[page]]\nlayout = \"small\"\nlabel = \"A05\"\nslots.lead.continues = \"一\"\n",
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

/// What programs are told of that story, its words of many lengths.
fn of_jumping(words: usize, more: &[&str]) -> String {
    let all = ["of", "letters", "a", "paragraph", "characters", "word", "the", "longer"];
    let text: Vec<&str> = (0..words).map(|at| all[at * at % 31 % all.len()]).collect();
    let text = format!("+++\nheadline = \"Head\"\n+++\n\n{}\n", text.join(" "));
    report(&jumping(3).write("paper/stories/一.md", text), more)
}

#[test]
fn columns_are_counted_in_the_slot_that_a_line_stands_in_which_is_named_where_a_story_has_several() {
    let mut named = std::collections::BTreeSet::new();
    for words in (60..110).step_by(5) {
        let told: Value = serde_json::from_str(&of_jumping(words, &["--format", "json"])).unwrap();
        let said = [of_jumping(words, &["--lang", "en"]), of_jumping(words, &["--lang", "zh"])];
        for line in [&told["stories"][0]["loosest"], &told["stories"][0]["tightest"]] {
            let (page, column, row) = (line["page"].as_str().unwrap(), &line["column"], &line["row"]);
            assert!(column.as_u64() <= Some(2) && row.as_u64() <= Some(5), "{line}");
            assert!(said[0].contains(&format!(" a gap (page {page}, lead, column {column}, row {row})")));
            assert!(said[1].contains(&format!("（第 {page} 版 lead 第 {column} 栏第 {row} 行）")));
            named.insert(page.to_owned());
        }
    }
    assert!(named.iter().eq(["1", "A05"]), "{named:?}");
    assert!(report(&house(40), &["--lang", "en"]).contains(" a gap (column 1, row "));
}

#[test]
fn a_paragraph_alone_is_told_in_the_singular() {
    let paragraph = |words: usize| "word ".repeat(words).trim_end().to_owned();
    let spaced = |one: &str| format!("{{tracking=0.02em}}\n{one}");
    let text = [paragraph(4), paragraph(5), spaced(&paragraph(3)), paragraph(4)].join("\n\n");
    let house = house(3).write("paper/stories/一.md", format!("+++\nheadline = \"Head\"\n+++\n\n{text}\n"));
    let told = |lang: &str| report(&house, &["--lang", lang]);
    let en = "letterspacing 0em in paragraphs 1 to 2, 0.02em in paragraph 3, 0em in paragraph 4;";
    assert!(told("en").contains(en), "{}", told("en"));
    assert!(told("zh").contains("字距 第 1 至 2 段 0em，第 3 段 0.02em，第 4 段 0em；"), "{}", told("zh"));
}

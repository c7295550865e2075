//! The commands of the archive, `match` and `fit`, as a shell sees them.

use std::fs;
use std::path::Path;
use std::process::Output;

use crate::support::house::House;

fn banxin(arguments: &[&str]) -> Output {
    let mut command = crate::support::command::banxin();
    command.current_dir(env!("CARGO_MANIFEST_DIR")).args(arguments).output().expect("it runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

const RECORD: &str = "content/erqi/recorded.json";

/// The record with a line broken elsewhere: 奋力 stands on the next line.
fn other_record(folder: &Path) -> String {
    let record = fs::read_to_string(RECORD).expect("the record");
    let (line, next) = ("昂扬的姿态，奋力\"", "\"打造现代化国际化");
    assert!(record.contains(line) && record.contains(next));
    let record = record.replace(line, "昂扬的姿态，\"").replace(next, "\"奋力打造现代化国际化");
    let path = folder.join("recorded.json");
    fs::write(&path, record).expect("written");
    path.to_str().expect("UTF-8").to_owned()
}

#[test]
fn match_ends_with_0_where_every_line_is_as_printed() {
    let output = banxin(&["match", "content/erqi", RECORD]);
    assert_eq!(output.status.code(), Some(0));
    assert!(text(&output.stdout).ends_with("209 of 209 lines as printed, 15 of 15 columns in order\n"));
}

#[test]
fn match_ends_with_1_and_says_where_a_break_fell() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = banxin(&["match", "content/erqi", &other_record(folder.path())]);
    assert_eq!(output.status.code(), Some(1));
    let expected = "\
work-style-year: 62 of 64 lines as printed; rows 16 16 16 16
  column 1, row 4: ends 2 characters late
    printed   下以更加饱满的热情、昂扬的姿态，
    composed  下以更加饱满的热情、昂扬的姿态，奋力
  column 1, row 5: begins 2 characters late
    printed   奋力打造现代化国际化生态化新城区，以优异
    composed  下以更加饱满的热情、昂扬的姿态，奋力  (column 1, row 4)
207 of 209 lines as printed, 14 of 15 columns in order
";
    assert!(text(&output.stdout).ends_with(expected), "{}", text(&output.stdout));
}

#[test]
fn match_says_the_same_to_programs() {
    let output = banxin(&["match", "content/erqi", RECORD, "--format", "json"]);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!((report["lines"].as_u64(), report["same"].as_u64()), (Some(209), Some(209)));
}

#[test]
fn fit_writes_stories_that_a_person_could_have_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("stories");
    fs::create_dir(&out).expect("a folder");
    let output = banxin(&["fit", "content/erqi", RECORD, "-o", out.to_str().expect("UTF-8")]);
    assert_eq!(output.status.code(), Some(0));
    for entry in fs::read_dir("content/erqi/stories").expect("the stories") {
        let path = entry.expect("an entry").path();
        let written = fs::read_to_string(out.join(path.file_name().expect("a name"))).expect("written");
        assert_eq!(
            written,
            fs::read_to_string(&path).expect("the story"),
            "the bundled stories are what fit found"
        );
    }
}

#[test]
fn fit_says_what_binds_a_line_that_nothing_reproduces() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = banxin(&["fit", "content/erqi", &other_record(folder.path()), "--dry-run"]);
    assert_eq!(output.status.code(), Some(0), "even this break has a letterspacing");
    assert!(text(&output.stdout).contains("209 of 209"), "{}", text(&output.stdout));
    // A line of four characters in a column of seventeen: no letterspacing of half an em does that.
    let record = fs::read_to_string(RECORD).expect("the record");
    let record = record.replace("\"台，进一步提高广大党员群众学习积极\"", "\"台，进一\"");
    let record = record.replace("\"性，以赛促学", "\"步提高广大党员群众学习积极性，以赛促学");
    let path = folder.path().join("impossible.json");
    fs::write(&path, record).expect("written");
    let output = banxin(&["fit", "content/erqi", path.to_str().expect("UTF-8"), "--dry-run"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stdout).contains("no letterspacing"), "{}", text(&output.stdout));
}

#[test]
fn a_record_that_is_none_is_an_error() {
    assert_eq!(banxin(&["match", "content/erqi", "README.md"]).status.code(), Some(1));
    assert_eq!(banxin(&["match", "content/erqi", "no-such-file.json"]).status.code(), Some(2));
}

#[test]
fn paragraphs_that_stand_in_are_recorded_matched_and_fitted_as_others_are() {
    let words = "Words and words of a quotation. ".repeat(4);
    let text = format!("{words}\n\n{{hang=2em}}\nQ: {words}\n\n{{inset=2em inset_end=1em}}\n{words}");
    let house = House::sound().change("layouts/small.toml", "rows = 4", "rows = 18").change(
        "paper/stories/一.md",
        "Text.",
        &text,
    );
    for arguments in [
        &["build", "paper", "-o", "page.pdf"][..],
        &["record", "page.pdf", "--edition", "paper", "-o", "lines.json"],
        &["match", "paper", "lines.json"],
        &["fit", "paper", "lines.json"],
        &["match", "paper", "lines.json"],
    ] {
        let output = house.run(arguments);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {output:?}");
    }
    let story = house.text("paper/stories/一.md");
    assert!(story.contains("hang=2em") && story.contains("inset=2em inset_end=1em"), "{story}");
}

#[test]
fn text_that_runs_along_what_a_picture_shows_is_matched_as_it_is_printed() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).to_str().expect("UTF-8").to_owned();
    let (pdf, record) = (path("frames.pdf"), path("frames.json"));
    for arguments in [
        &["build", "content/frames", "-o", &pdf][..],
        &["record", &pdf, "--edition", "content/frames", "-o", &record],
        &["match", "content/frames", &record],
    ] {
        let output = banxin(arguments);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {output:?}");
        if arguments[0] == "match" {
            assert!(
                text(&output.stdout).ends_with("571 of 571 lines as printed, 39 of 39 columns in order\n")
            );
        }
    }
}

//! What a command writes, and where: never over what it reads, never into a folder that nobody made, and as JSON
//! where a program listens.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

use crate::preflight::paper;
use crate::support::house::House;

/// The objects on standard error: every line is one.
fn said(output: &Output) -> Vec<Value> {
    let text = String::from_utf8(output.stderr.clone()).unwrap();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|why| panic!("{why}: {line}")))
        .collect()
}

fn codes(output: &Output) -> Vec<String> {
    said(output).iter().map(|one| one["code"].as_str().unwrap().to_owned()).collect()
}

const JSON: [&str; 2] = ["--format", "json"];

#[test]
fn nothing_that_is_read_is_written_over() {
    let picture =
        fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("content/pictures/pictures/cat.tif")).unwrap();
    let house = House::sound()
        .write("paper/pictures/a.tif", picture)
        .change("layouts/small.toml", "rows = 4", "rows = 12\npicture_rows = 6")
        .change("paper/stories/一.md", "\"Head\"", "\"Head\"\npicture = { file = \"a.tif\", alt = \"a\" }");
    assert_eq!(house.run(&["check", "paper"]).status.code(), Some(0));
    fs::hard_link(house.path("fonts/a.ttf"), house.path("b.pdf")).unwrap();
    let read = [
        "paper/edition.toml",
        "paper/stories/一.md",
        "paper/stories/../stories/一.md",
        "paper/pictures/a.tif",
        "layouts/small.toml",
        "layouts/press/press.toml",
        "layouts/press/press.icc",
        "fonts/a.ttf",
        "b.pdf",
    ];
    for path in read {
        let before = fs::read(house.path(path)).unwrap();
        for force in [&[][..], &["--force"]] {
            let output = house.run(&[&["build", "paper", "-o", path], force, &JSON].concat());
            assert_eq!(
                (output.status.code(), codes(&output)),
                (Some(2), vec!["output-is-input".into()]),
                "{path}"
            );
            assert!(fs::read(house.path(path)).unwrap() == before, "{path}");
        }
    }
    let other = house.run(&["build", "paper", "-o", "paper/stories/二.pdf"]);
    assert_eq!(other.status.code(), Some(0), "beside them is allowed");
}

#[test]
fn a_record_is_not_written_over_what_it_is_read_from() {
    let house = House::sound().write("lines.txt", "第一行\n第二行\n").add("paper/stories/一.md", "More.\n");
    assert_eq!(house.run(&["build", "paper", "-o", "page.pdf"]).status.code(), Some(0));
    let record = |arguments: &[&str]| house.run(&[&["record"], arguments, &JSON].concat());
    for arguments in [
        &["page.pdf", "-o", "page.pdf"][..],
        &["page.pdf", "-o", "./page.pdf"],
        &["lines.txt", "-o", "lines.txt"],
        &["page.pdf", "--edition", "paper", "-o", "paper/stories/一.md"],
    ] {
        let output = record(arguments);
        assert_eq!(
            (output.status.code(), codes(&output)),
            (Some(2), vec!["output-is-input".into()]),
            "{arguments:?}"
        );
    }
    assert!(fs::read(house.path("page.pdf")).unwrap().starts_with(b"%PDF"));
}

#[test]
fn standard_output_gets_the_file_and_nothing_else() {
    let house = House::sound();
    assert_eq!(house.run(&["build", "paper"]).status.code(), Some(0));
    let output = house.run(&["build", "paper", "-o", "-"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stdout == fs::read(house.path("out/paper.pdf")).unwrap());
    assert!(!house.path("-").exists());
}

#[test]
fn a_folder_that_was_mistyped_is_not_made() {
    let house = House::sound();
    let output = house.run(&["build", "paper", "-o", "ready/paper.pdf", "--format", "json"]);
    assert_eq!((output.status.code(), codes(&output)), (Some(2), vec!["output-no-folder".into()]));
    assert!(!house.path("ready").exists());
}

#[test]
fn wrong_usage_is_json_where_json_is_asked_for() {
    let house = House::sound();
    let usage: [&[&str]; 8] = [
        &["biuld", "paper"],
        &["build"],
        &["build", "paper", "--porfile", "x4"],
        &["build", "paper", "--profile", "x3"],
        &["build", "nowhere"],
        &["build", "paper", "-o", "paper"],
        &["build", "paper", "--watermark", "样"],
        &["check", "layouts/small.toml"],
    ];
    for arguments in usage {
        let output = house.run(&[arguments, &JSON].concat());
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert_eq!(output.stdout, b"", "{arguments:?}");
        let said = said(&output);
        assert_eq!(said.len(), 1, "{arguments:?}: {said:?}");
        assert_eq!(said[0]["severity"], "error");
        assert!(
            !said[0]["help"].as_array().unwrap().is_empty(),
            "{arguments:?} says how to mend it: {said:?}"
        );
    }
}

#[cfg(unix)]
#[test]
fn a_machine_that_fails_says_so_in_json() {
    let house = House::sound().write("out", "a file where the folder would be");
    let output = house.run(&[&["build", "paper"], &JSON[..]].concat());
    assert_eq!((output.status.code(), codes(&output)), (Some(3), vec!["cannot-write".into()]));
    for arguments in
        [&["build", "paper", "-o", "-"][..], &["build", "paper", "-o", "page.pdf"], &["--version"], &["help"]]
    {
        let full = fs::File::options().write(true).open("/dev/full").unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_banxin"));
        command.current_dir(house.path("")).args(JSON.iter().filter(|_| arguments[0] == "build"));
        let output = command.args(arguments).stdout(full).stderr(Stdio::piped()).output();
        let Ok(output) = output else { continue };
        if arguments[0] == "build" {
            assert_eq!(
                (output.status.code(), codes(&output)),
                (Some(2), vec!["wrong-usage".into()]),
                "{arguments:?}"
            );
        } else {
            assert_eq!(output.status.code(), Some(3), "{arguments:?}");
        }
    }
    let full = fs::File::options().write(true).open("/dev/full").unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_banxin"));
    command.current_dir(house.path("")).args(["build", "paper", "-o", "-"]).args(JSON);
    let output = command.stdout(full).stderr(Stdio::piped()).output().unwrap();
    assert_eq!((output.status.code(), codes(&output)), (Some(3), vec!["cannot-write".into()]));
}

#[test]
fn no_byte_of_a_foreign_file_reaches_a_terminal_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    // A font that is not embedded, with a name that rings, clears the line and turns text around.
    let name = "/F#07#1B#5B2K#E2#80#AEfdp";
    let font = format!("<< /Type /Font /Subtype /Type1 /BaseFont {name} >>");
    let file: Vec<u8> = paper::sound().with(paper::FONT, &font).into();
    fs::write(folder.path().join("a\u{202e}.pdf"), file).unwrap();
    for form in ["human", "json"] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_banxin"));
        let output = command
            .current_dir(folder.path())
            .args(["preflight", "a\u{202e}.pdf", "--format", form])
            .output()
            .unwrap();
        let text = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        assert!(text.contains("fdp"), "{text}");
        assert!(text.contains(if form == "json" { "\\u202e" } else { "\\u{202E}" }), "{text}");
        let hidden = |c: char| c != '\n' && (c.is_control() || c == '\u{202e}');
        assert!(!text.contains(hidden), "{text:?}");
    }
}

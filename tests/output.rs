//! What a command writes, and where: never over what it reads, never into a folder that nobody made, and as JSON
//! where a program listens.

use std::fs;
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
    let house = House::pictured()
        .write("words.toml", "")
        .change("layouts/small.toml", "[sheet]", "base = \"all\"\n[sheet]")
        .write("layouts/all.toml", "")
        .write("lines.txt", "第一行，\n第二行。\n");
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
        "words.toml",
        "layouts/all.toml",
        "b.pdf",
    ];
    for path in read {
        let before = fs::read(house.path(path)).unwrap();
        for force in [&[][..], &["--force"]] {
            for command in [&["build", "paper"][..], &["record", "lines.txt", "--edition", "paper"]] {
                let arguments = [command, &["-o", path], force, &JSON].concat();
                let output = house.run(&arguments);
                let ended = (output.status.code(), codes(&output));
                assert_eq!(ended, (Some(2), vec!["output-is-input".into()]), "{arguments:?}");
                assert!(fs::read(house.path(path)).unwrap() == before, "{arguments:?}");
            }
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
fn what_is_something_else_is_replaced_by_force_alone() {
    let house = House::sound()
        .write("lines.txt", "第一行，\n第二行。\n")
        .write("paper/stories/二.md", "A story that no page has yet.\n")
        .write("layouts/old.toml", "A layout that no page has any more.\n")
        .write("empty", "")
        .write("page.PDF", "A broken one.")
        .write("page.json", "A broken one.");
    assert_eq!(house.run(&["build", "paper", "-o", "p.pdf"]).status.code(), Some(0));
    let ended = |command: &[&str], path: &str| {
        let output = house.run(&[command, &["-o", path], &JSON].concat());
        (output.status.code(), codes(&output).first().cloned())
    };
    let (build, record) = (&["build", "paper"][..], &["record", "p.pdf", "--edition", "paper"][..]);
    let other = || (Some(2), Some("output-is-other".to_owned()));
    for path in ["paper/stories/二.md", "layouts/old.toml", "lines.txt"] {
        let before = fs::read(house.path(path)).unwrap();
        assert_eq!(ended(build, path), other(), "{path}");
        assert!(fs::read(house.path(path)).unwrap() == before, "{path}");
    }
    assert_eq!(ended(record, "layouts/old.toml"), other());
    assert_eq!(ended(record, "page.PDF"), other(), "a record has another ending");
    assert_eq!(ended(build, "page.json"), other(), "a page has another ending");
    for (command, path) in [(build, "empty"), (build, "page.PDF"), (record, "page.json"), (record, "none")] {
        assert_eq!(ended(command, path).0, Some(0), "{path}");
        assert_eq!(ended(command, path).0, Some(0), "{path}: its like stands there now");
    }
    assert_eq!(ended(record, "empty"), other(), "a page without the ending of one");
    assert_eq!(ended(&["build", "paper", "--force"], "paper/stories/二.md").0, Some(0));
}

#[test]
fn protected_pictures_of_a_judged_file_are_replaced_by_force_alone() {
    let house = House::sound().write("page.pdf", include_bytes!("record/typst.pdf"));
    fs::create_dir(house.path("seen")).unwrap();
    let judged = |force: &[&str]| {
        let output = house.run(&[&["preflight", "page.pdf", "--picture", "seen"], force, &JSON].concat());
        (output.status.code(), codes(&output))
    };
    assert_eq!(judged(&[]), (Some(1), Vec::new()));
    let picture = house.path("seen/page-1.svg");
    let drawn = fs::read(&picture).unwrap();
    fs::write(&picture, "another").unwrap();
    let mut mode = fs::metadata(&picture).unwrap().permissions();
    mode.set_readonly(true);
    fs::set_permissions(&picture, mode).unwrap();
    assert_eq!(judged(&[]), (Some(2), vec!["output-read-only".into()]));
    assert_eq!(judged(&["--force"]), (Some(1), Vec::new()));
    assert!(fs::read(&picture).unwrap() == drawn);
    assert_eq!(house.run(&["preflight", "page.pdf", "--force"]).status.code(), Some(2), "nothing to force");
}

#[test]
fn no_text_that_mends_lies_in_another() {
    let copy = "\n尺寸为长*宽,约5*高。\n\n甲*乙，丙*丁,\"好\"。\n";
    let house = House::sound().add("paper/stories/一.md", copy);
    let found = said(&house.run(&[&["check", "paper"], &JSON[..]].concat()));
    let mut mends: Vec<(u64, u64)> = found
        .iter()
        .filter(|one| one["mend"].is_object())
        .map(|one| (one["mend"]["bytes"][0].as_u64().unwrap(), one["mend"]["bytes"][1].as_u64().unwrap()))
        .collect();
    mends.sort_unstable();
    assert!(mends.len() > 2 && mends.windows(2).all(|two| two[0].1 <= two[1].0), "{mends:?}");
}

#[test]
fn an_edition_is_named_by_its_file_as_well() {
    let house = House::sound();
    assert_eq!(house.run(&["build", "paper/edition.toml", "-o", "page.pdf"]).status.code(), Some(0));
    let output = house.run(&["record", "page.pdf", "--edition", "paper/edition.toml", "-o", "a.json"]);
    assert_eq!(output.status.code(), Some(0));
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
        let mut command = crate::support::command::banxin();
        command.current_dir(house.path("")).args(JSON.iter().filter(|_| arguments[0] == "build"));
        let output = command.args(arguments).stdout(full).stderr(Stdio::piped()).output();
        let Ok(output) = output else { continue };
        assert_eq!(output.status.code(), Some(3), "{arguments:?}");
        if arguments[0] == "build" {
            assert_eq!(codes(&output), ["cannot-write"], "{arguments:?}");
        }
    }
    let full = fs::File::options().write(true).open("/dev/full").unwrap();
    let mut command = crate::support::command::banxin();
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
        let mut command = crate::support::command::banxin();
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

/// A house with a page and a record of it.
fn recorded() -> House {
    recorded_of(House::sound())
}

fn recorded_of(house: House) -> House {
    assert_eq!(house.run(&["build", "paper", "-o", "page.pdf"]).status.code(), Some(0));
    let output = house.run(&["record", "page.pdf", "--edition", "paper", "-o", "lines.json"]);
    assert_eq!(output.status.code(), Some(0));
    house
}

/// Status and codes of what a command ends with.
fn ended(output: &Output) -> (Option<i32>, Vec<String>) {
    (output.status.code(), codes(output))
}

fn is_input() -> (Option<i32>, Vec<String>) {
    (Some(2), vec!["output-is-input".into()])
}

#[cfg(unix)]
#[test]
fn standard_output_that_is_a_file_which_is_read_is_spared() {
    let house = recorded().write("lines.txt", "第一行，\n第二行。\n");
    let cases: [(&str, &[&str]); 6] = [
        ("paper/stories/一.md", &["build", "paper", "-o", "-"]),
        ("page.pdf", &["record", "page.pdf"]),
        ("lines.txt", &["record", "lines.txt"]),
        ("lines.json", &["match", "paper", "lines.json"]),
        ("layouts/small.toml", &["fit", "paper", "lines.json", "--dry-run"]),
        ("layouts/press/press.icc", &["preflight", "page.pdf", "--condition", "layouts/press/press.toml"]),
    ];
    for (path, arguments) in cases {
        let before = fs::read(house.path(path)).unwrap();
        for append in [false, true] {
            let out =
                fs::File::options().read(true).write(!append).append(append).open(house.path(path)).unwrap();
            let mut command = crate::support::command::banxin();
            command.current_dir(house.path("")).args(arguments).args(JSON);
            let output = command.stdout(out).stderr(Stdio::piped()).output().unwrap();
            assert_eq!(ended(&output), is_input(), "{arguments:?}");
            assert!(fs::read(house.path(path)).unwrap() == before, "{path}");
        }
    }
}

#[cfg(unix)]
#[test]
fn fit_writes_over_neither_its_record_nor_two_stories_into_one() {
    use std::os::unix::fs::symlink;
    let house = House::sound();
    let story = house.text("paper/stories/一.md").replace("Head", "Other");
    let house = recorded_of(
        house
            .write("paper/stories/二.md", story.replace("Text.", "More of it."))
            .change("paper/edition.toml", "lead = \"一\"", "lead = \"一\", more = \"二\"")
            .add(
                "layouts/small.toml",
                "\n[slots.more]\ncolumn = 2\nrow = 3\nrows = 4\nhead_rows = 3\nhead = \"lead\"\n",
            ),
    );
    let record = fs::read(house.path("lines.json")).unwrap();
    fs::create_dir(house.path("fitted")).unwrap();
    symlink("../lines.json", house.path("fitted/一.md")).unwrap();
    let output = house.run(&[&["fit", "paper", "lines.json", "-o", "fitted"], &JSON[..]].concat());
    assert_eq!(ended(&output), is_input());
    assert!(fs::read(house.path("lines.json")).unwrap() == record);

    fs::remove_file(house.path("fitted/一.md")).unwrap();
    for name in ["一.md", "二.md"] {
        symlink("one", house.path("fitted").join(name)).unwrap();
    }
    let output = house.run(&[&["fit", "paper", "lines.json", "-o", "fitted"], &JSON[..]].concat());
    assert_eq!(ended(&output), is_input(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(!house.path("fitted/one").exists());
}

#[cfg(unix)]
#[test]
fn pictures_of_findings_spare_what_is_read_and_each_other() {
    let bad: Vec<u8> =
        paper::sound().with(paper::FONT, "<< /Type /Font /Subtype /Type1 /BaseFont /F >>").into();
    let house = House::sound()
        .write("one/a.pdf", &bad)
        .write("other/a.pdf", &bad)
        .write("a~2.pdf", &bad)
        .write("found/keep", "");
    let icc = fs::read(house.path("layouts/press/press.icc")).unwrap();
    let files = ["preflight", "one/a.pdf", "other/a.pdf", "a~2.pdf", "--picture", "found"];
    assert_eq!(house.run(&files).status.code(), Some(1));
    let mut names: Vec<_> =
        fs::read_dir(house.path("found")).unwrap().map(|one| one.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["a-1.svg", "a~2-1.svg", "a~2~2-1.svg", "keep"]);

    fs::remove_file(house.path("found/a-1.svg")).unwrap();
    std::os::unix::fs::symlink("../layouts/press/press.icc", house.path("found/a-1.svg")).unwrap();
    let condition = ["--condition", "layouts/press/press.toml"];
    let output = house.run(&[&files[..2], &files[4..], &condition, &JSON].concat());
    assert_eq!(ended(&output), is_input());
    assert!(fs::read(house.path("layouts/press/press.icc")).unwrap() == icc);
}

#[test]
fn a_folder_that_was_mistyped_is_made_by_no_command() {
    let bad: Vec<u8> =
        paper::sound().with(paper::FONT, "<< /Type /Font /Subtype /Type1 /BaseFont /F >>").into();
    let house = recorded().write("bad.pdf", bad);
    for arguments in [
        &["fit", "paper", "lines.json", "-o", "ready"][..],
        &["fit", "paper", "lines.json", "-o", "ready/new"],
        &["fit", "paper", "lines.json", "-o", "-"],
        &["record", "page.pdf", "--edition", "paper", "-o", "ready/lines.json"],
        &["preflight", "bad.pdf", "--picture", "ready"],
        &["build", "paper", "-o", "ready/deep/er.pdf"],
    ] {
        let output = house.run(&[arguments, &JSON].concat());
        assert_eq!(ended(&output), (Some(2), vec!["output-no-folder".into()]), "{arguments:?}");
        assert!(output.stdout.is_empty(), "{arguments:?}: no report of what is not written");
        assert!(!house.path("ready").exists() && !house.path("-").exists(), "{arguments:?}");
    }
    let output = house.run(&[&["build", "paper", "-o", "ready/"], &JSON[..]].concat());
    assert_eq!(ended(&output), (Some(2), vec!["output-no-file".into()]));
}

#[cfg(unix)]
#[test]
fn what_has_only_the_name_of_a_partial_file_is_left_alone_and_waited_for_by_nobody() {
    let house =
        House::sound().write("out/.banxin-notes.partial", "mine").write("out/.banxin-9-x.partial", "mine");
    assert!(Command::new("mkfifo").arg(house.path("out/.banxin-9-9.partial")).status().unwrap().success());
    let house = house.write("out/.banxin-9-8.partial", "what a killed run left");
    assert_eq!(house.run(&["build", "paper"]).status.code(), Some(0));
    let mut names: Vec<_> =
        fs::read_dir(house.path("out")).unwrap().map(|one| one.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, [".banxin-9-9.partial", ".banxin-9-x.partial", ".banxin-notes.partial", "paper.pdf"]);
}

/// Runs a command through a shell, with what the shell does about its streams.
#[cfg(unix)]
fn in_shell(house: &House, line: &str) -> Output {
    let line = line.replace("banxin", env!("CARGO_BIN_EXE_banxin"));
    Command::new("sh")
        .args(["-c", &line])
        .env("BANXIN_LANG", "en")
        .current_dir(house.path(""))
        .output()
        .unwrap()
}

#[cfg(unix)]
#[test]
fn a_limit_of_files_is_an_error_for_standard_output_too() {
    let house = House::sound();
    let output = in_shell(&house, "ulimit -f 4; exec banxin build paper -o - --format json > page.pdf");
    assert_eq!(ended(&output), (Some(3), vec!["cannot-write".into()]));
}

#[cfg(unix)]
#[test]
fn names_of_open_streams_are_what_they_lead_to() {
    let house = recorded();
    let output = in_shell(&house, "banxin build paper -o /dev/stdout --format json | cat");
    assert_eq!(codes(&output), ["output-no-file"]);
    let output = in_shell(&house, "banxin record /dev/stdin --edition paper < page.pdf");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let output = in_shell(&house, "banxin preflight /dev/stdin < page.pdf");
    assert_eq!(output.status.code(), Some(0));
    let output = in_shell(&house, "cat page.pdf | banxin record /dev/stdin --format json");
    assert_eq!(ended(&output), (Some(1), vec!["not-a-file".into()]));
}

#[test]
fn arguments_that_would_do_nothing_are_wrong_usage() {
    let house = House::sound().write("lines.txt", "第一行，\n第二行。\n");
    for arguments in [
        &["build", "paper", "--profile", "proof", "--watermark", "\u{3000} "][..],
        &["record", "lines.txt", "--page", "5"],
        &["record", "lines.txt", "--page", "0"],
    ] {
        for form in ["json", "JSON"] {
            let output = house.run(&[arguments, &["--format", form]].concat());
            assert_eq!(ended(&output), (Some(2), vec!["wrong-usage".into()]), "{arguments:?}");
        }
    }
}

#[test]
fn source_lines_show_what_is_not_seen_by_its_number_with_carets_in_place() {
    let house =
        House::sound().change("paper/stories/一.md", "Text.", "字\u{9b}2J\u{200b}字[字]{colour=red}\u{ad}字");
    let output = house.run(&["check", "paper"]);
    let text = String::from_utf8(output.stderr).unwrap();
    assert!(
        !text.contains(|c: char| c != '\n' && (c.is_control() || "\u{200b}\u{ad}".contains(c))),
        "{text:?}"
    );
    let line =
        text.lines().position(|line| line.contains("\\u{009B}2J\\u{200B}字[字]{colour=red}")).expect(&text);
    let carets = text.lines().nth(line + 1).unwrap();
    assert!(carets.contains('^'), "{text}");
}

#[test]
fn a_name_of_two_lines_says_nothing_of_its_own() {
    let name = "/F#0Aother.pdf:#20nothing#20found";
    let font = format!("<< /Type /Font /Subtype /Type1 /BaseFont {name} >>");
    let file: Vec<u8> = paper::sound().with(paper::FONT, &font).into();
    let house = House::sound().write("a\nb.pdf: nothing found", &file).write("bad.pdf", &file);
    for arguments in [
        &["preflight", "bad.pdf"][..],
        &["preflight", "a\nb.pdf: nothing found"],
        &["record", "no\nerror[y]: no"],
    ] {
        let output = house.run(arguments);
        let text = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        let forged = text
            .lines()
            .any(|line| ["other.pdf", "b.pdf", "error[y]"].iter().any(|begin| line.starts_with(begin)));
        assert!(text.contains("\\u{000A}") && !forged, "{text}");
    }
}

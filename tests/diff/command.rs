//! `banxin diff`: what people and programs are told, and how it ends.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::base::{base, edited, picture, prose};
use crate::support::folder::copied;
use crate::support::house::House;

/// A house in which `paper` is the earlier edition and `later` one as a night's changes leave it.
fn night() -> House {
    let house = edited(twins(), "later/stories/right.md", |all| {
        let (at, _) = all[0].char_indices().nth(30).unwrap();
        all[0].insert_str(at, "五百零三人");
        all.push(prose(91, 20));
    });
    house
        .change("later/stories/lead.md", "江上一景", "江上秋景")
        .change("later/edition.toml", "number = 12", "number = 13")
        .write("later/pictures/river.png", picture(9))
}

/// A house in which both editions are the same.
fn twins() -> House {
    let house = base();
    copied(&house.path("paper"), &house.path("later"));
    house
}

/// What the command writes on standard output, in a language.
fn said(house: &House, arguments: &[&str]) -> (String, i32) {
    let output = house.run(&[&["diff", "paper", "later", "--quiet"], arguments].concat());
    let errors = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.code() != Some(0) || errors.is_empty(), "{errors}");
    (String::from_utf8(output.stdout).unwrap(), output.status.code().unwrap())
}

#[test]
fn a_night_is_told_after_the_trade_in_both_languages() {
    let house = night();
    for lang in ["en", "zh"] {
        let (text, status) = said(&house, &["--lang", lang]);
        assert_eq!(status, 0);
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/diff/expected/{lang}.txt"));
        if std::env::var_os("BANXIN_BLESS").is_some() {
            fs::write(&path, &text).unwrap();
        }
        let kept = fs::read_to_string(&path).unwrap_or_default();
        assert!(text == kept, "expected\n{kept}\nbut it says\n{text}");
    }
}

#[test]
fn the_example_of_the_documentation_is_what_a_night_is_told() {
    let read = |path| fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
    let example = format!("```\n{}```\n", read("tests/diff/expected/en.txt"));
    assert!(read("docs/diff.md").contains(&example), "docs/diff.md shows something else than\n{example}");
}

#[test]
fn programs_are_told_the_same_on_one_line() {
    let (text, status) = said(&night(), &["--format", "json"]);
    assert_eq!((status, text.lines().count()), (0, 1));
    let all: Value = serde_json::from_str(&text).unwrap();
    let pages: Vec<&str> =
        all["pages"].as_array().unwrap().iter().map(|page| page["page"].as_str().unwrap()).collect();
    assert_eq!(pages, ["A01", "A02"]);
    let changed = &all["pages"][1]["findings"][0];
    assert_eq!((changed["story"].as_str(), changed["change"].as_str()), (Some("right"), Some("text")));
    assert_eq!((changed["was"].as_str(), changed["is"].as_str()), (Some(""), Some("五百零三人")));
    let numbers =
        all["pages"].as_array().unwrap().iter().flat_map(|page| page["findings"].as_array().unwrap());
    let numbers: Vec<u64> = numbers.map(|one| one["number"].as_u64().unwrap()).collect();
    assert_eq!(numbers, (1..=numbers.len() as u64).collect::<Vec<_>>());
}

#[test]
fn nothing_is_found_where_nothing_differs() {
    let house = twins();
    assert_eq!(said(&house, &[]), ("nothing to replate\n".into(), 0));
    let (text, _) = said(&house, &["--format", "json"]);
    let all: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(all["pages"], Value::Array(Vec::new()));
}

#[test]
fn only_the_pages_that_are_wanted_are_told_of() {
    let house = night();
    let (text, _) = said(&house, &["--pages", "A02"]);
    assert!(text.contains("page A02") && !text.contains("page A01"), "{text}");
    assert_eq!(said(&house, &["--pages", "A03"]).0, "nothing to replate\n");
    assert_eq!(said(&house, &["--pages", "A07"]).1, 2);
}

#[test]
fn a_page_that_only_one_edition_has_may_be_asked_for() {
    let page = "\n[[page]]\nlayout = \"inside\"\nlabel = \"A04\"\nslots = { left = \"extra\" }\n";
    let story = format!("+++\nheadline = \"号外\"\n+++\n\n{}\n", prose(95, 60));
    let house = twins().add("later/edition.toml", page).write("later/stories/extra.md", story);
    for (earlier, later, change) in [("paper", "later", "added"), ("later", "paper", "dropped")] {
        for pages in ["A04", "4", "A02,A04"] {
            let output =
                house.run(&["diff", earlier, later, "--pages", pages, "--format", "json", "--quiet"]);
            let all: Value = serde_json::from_slice(&output.stdout).unwrap();
            assert_eq!(output.status.code(), Some(0), "{pages}");
            assert_eq!(all[change][0]["page"].as_str(), Some("A04"), "{pages}");
            assert_eq!(all["pages"], Value::Array(Vec::new()), "{pages}: the front page is not asked for");
        }
        for (pages, there) in [("A05", "has 4 pages"), ("5", "pages 1 to 4")] {
            let output = house.run(&["diff", earlier, later, "--pages", pages]);
            let errors = String::from_utf8(output.stderr).unwrap();
            assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(2), &b""[..]), "{errors}");
            assert!(errors.contains("page-absent") && errors.contains(there), "{errors}");
        }
    }
}

#[test]
fn what_is_wrong_with_both_is_told_in_one_run() {
    let house = twins().change("paper/edition.toml", "box = \"box\"", "box = \"absent\"").change(
        "later/edition.toml",
        "side = \"side\"",
        "side = \"absent\"",
    );
    let output = house.run(&["diff", "paper", "later"]);
    let errors = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(1), &b""[..]), "{errors}");
    assert!(
        ["paper", "later"].iter().all(|edition| errors.contains(&format!("{edition}/edition.toml"))),
        "{errors}"
    );
}

#[test]
fn an_edition_with_errors_is_told_by_its_own_files_and_not_compared() {
    let house = twins().change("later/edition.toml", "box = \"box\"", "box = \"absent\"");
    let output = house.run(&["diff", "paper", "later"]);
    let errors = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(1), &b""[..]), "{errors}");
    assert!(errors.contains("later/edition.toml"), "{errors}");
    assert_eq!(house.run(&["diff", "paper", "nowhere"]).status.code(), Some(2));
}

#[test]
fn pictures_show_both_pages_and_where_they_differ() {
    let house = night();
    fs::create_dir(house.path("out")).unwrap();
    let (text, status) = said(&house, &["--picture", "out", "--format", "json"]);
    let all: Value = serde_json::from_str(&text).unwrap();
    assert_eq!((status, all["pages"][0]["picture"].as_str()), (0, Some("A01.svg")));
    let mut names: Vec<_> =
        fs::read_dir(house.path("out")).unwrap().map(|one| one.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["A01.svg", "A02.svg"]);
    let svg = house.text("out/A02.svg");
    let tree = usvg::Tree::from_str(&svg, &usvg::Options::default()).unwrap();
    assert!(tree.size().width() > 500.0);
    for colour in ["#d02020", "#1060c0", "#b0b0b0"] {
        let at = svg.find(&format!("<g fill=\"{colour}\"")).unwrap();
        assert!(svg[at..].lines().nth(1).unwrap().starts_with("<use"), "something is drawn in {colour}");
    }
    let first = all["pages"][1]["findings"][0]["number"].as_u64().unwrap();
    assert!(svg.contains(&format!(">{first}</text>")), "findings are numbered as they are told");
    // The same again is the same bytes.
    said(&house, &["--picture", "out"]);
    assert_eq!(house.text("out/A02.svg"), svg);
}

#[test]
fn no_picture_is_written_where_none_can_be() {
    let house = night();
    assert_ne!(said(&house, &["--picture", "absent"]).1, 0);
    assert_eq!(said(&house, &["--force"]).1, 2, "there is nothing to force");
}

#[cfg(unix)]
#[test]
fn a_write_protected_picture_is_let_alone() {
    use std::os::unix::fs::PermissionsExt;
    let house = night().write("out/A02.svg", "<svg/>");
    fs::set_permissions(house.path("out/A02.svg"), fs::Permissions::from_mode(0o444)).unwrap();
    let (_, status) = said(&house, &["--picture", "out"]);
    assert!(status != 0 && house.text("out/A02.svg") == "<svg/>", "{status}");
    assert_eq!(said(&house, &["--picture", "out", "--force"]).1, 0);
    assert_ne!(house.text("out/A02.svg"), "<svg/>");
}

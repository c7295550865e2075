//! `verify`: an archive is gone over, and what is wrong with one edition has nothing to do with the others.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::{golden, run, said};
use crate::support::command::banxin;
use crate::support::house::House;

const LOCK: &str = "paper/edition.lock";
const STORY: &str = "paper/stories/一.md";

/// A house whose edition is locked.
fn locked() -> House {
    let house = House::sound();
    assert_eq!(run(&house.path(""), &["lock", "paper"]).0, Some(0));
    house
}

/// What is said of its one edition.
fn verdict(house: &House) -> Value {
    let (status, verdicts) = said(&house.path(""), &["verify", "."]);
    assert_eq!(verdicts.len(), 1, "{verdicts:?}");
    assert_eq!(status == Some(0), verdicts[0]["standing"] == "as-locked", "{status:?} {verdicts:?}");
    verdicts[0].clone()
}

#[test]
fn an_edition_that_comes_out_again_is_as_locked() {
    let one = verdict(&locked());
    let version = env!("CARGO_PKG_VERSION");
    let expected = json!({
        "folder": "./paper", "kind": "edition", "standing": "as-locked", "locked_by": version,
        "inputs": [], "other": false, "pages": [], "why": [],
    });
    assert_eq!(one, expected);
}

#[test]
fn an_input_that_changed_is_named_with_the_pages_that_come_out_otherwise() {
    let one = verdict(&locked().change(STORY, "Text.", "Other text."));
    assert_eq!(one["standing"], "changed");
    assert_eq!(one["inputs"], json!([{ "change": "changed", "from": "edition", "path": "stories/一.md" }]));
    assert_eq!(one["pages"], json!(["1"]));
    let one = verdict(&locked().change(STORY, "Text.", "Text.\n"));
    assert_eq!(
        (&one["standing"], &one["other"], &one["pages"]),
        (&json!("changed"), &json!(false), &json!([]))
    );
    let one = verdict(&locked().write("words.toml", "keep = [\"二七\"]\n"));
    assert_eq!(one["inputs"], json!([{ "change": "added", "from": "house", "path": "words.toml" }]));
}

#[test]
fn what_can_no_longer_be_made_says_why() {
    let one = verdict(&locked().remove("fonts/a.ttf"));
    assert_eq!(one["standing"], "failed");
    assert_eq!(one["inputs"], json!([{ "change": "missing", "from": "house", "path": "fonts/a.ttf" }]));
    assert_eq!(one["why"][0]["code"], "font-missing");
    let one = verdict(&locked().change(LOCK, "format = 1", "format = 7"));
    assert_eq!((&one["standing"], &one["why"][0]["code"]), (&json!("failed"), &json!("format-newer")));
    assert_eq!(one["locked_by"], Value::Null);
    let one = verdict(&locked().write(LOCK, "nonsense"));
    assert_eq!(one["standing"], "failed");
}

#[test]
fn other_bytes_of_the_same_inputs_come_out_otherwise() {
    let house = locked();
    let text = house.text(LOCK);
    let at = text.rfind("sha256 = \"").unwrap() + "sha256 = \"".len();
    let other = if text[at..].starts_with('0') { "1" } else { "0" };
    let one = verdict(&house.write(LOCK, format!("{}{other}{}", &text[..at], &text[at + 1..])));
    assert_eq!(one["standing"], "otherwise");
    assert_eq!((&one["inputs"], &one["other"], &one["pages"]), (&json!([]), &json!(false), &json!(["1"])));
}

/// An archive of the golden one's editions in which each stands otherwise, and something that can't be read.
fn mixed() -> tempfile::TempDir {
    let folder = golden::copy();
    let at = |path: &str| folder.path().join("editions").join(path);
    fs::write(
        at("morning/stories/market.md"),
        "+++\nheadline = \"早市\"\n+++\n早市迁到河西广场，从今天起营业。\n",
    )
    .unwrap();
    fs::create_dir_all(at("a-broken/stories")).unwrap();
    fs::write(at("a-broken/edition.lock"), "format = 99\n").unwrap();
    folder
}

#[test]
fn faults_in_one_never_stop_the_others() {
    let folder = mixed();
    let (status, verdicts) = said(folder.path(), &["verify", "editions", "nowhere"]);
    let standing: Vec<_> = verdicts
        .iter()
        .map(|one| format!("{} {}", one["folder"].as_str().unwrap(), one["standing"].as_str().unwrap()))
        .collect();
    assert_eq!(
        standing,
        [
            "editions/a-broken failed",
            // Its lead is the morning's; its own story stands beside it.
            "editions/evening as-locked",
            "editions/morning changed",
            "editions/upright as-locked",
        ]
    );
    assert_eq!(status, Some(2), "there is no folder `nowhere`");
    assert_eq!(run(folder.path(), &["verify", "editions"]).0, Some(1));
}

#[test]
fn people_read_a_line_an_edition_with_what_is_other_below_it() {
    let folder = mixed();
    let output = banxin().current_dir(folder.path()).args(["verify", "editions"]).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], "failed: editions/a-broken");
    assert!(lines[1].starts_with("  ") && lines[1].contains("99"), "{text}");
    assert_eq!(
        &lines[2..],
        [
            "as locked: editions/evening",
            "changed: editions/morning",
            "  changed: stories/market.md",
            "  pages `1` come out otherwise",
            "as locked: editions/upright",
            "4 editions: 2 as locked, 1 changed, 0 otherwise, 1 failed",
        ]
    );
    let output = banxin().current_dir(folder.path()).args(["verify", "editions", "-q"]).output().unwrap();
    assert!(!String::from_utf8(output.stdout).unwrap().contains("as locked"));
}

#[test]
fn folders_without_a_lock_are_wrong_usage() {
    let house = House::sound();
    let (status, said) = run(&house.path(""), &["verify", "."]);
    assert_eq!(status, Some(2));
    assert!(said.contains("archive-empty"), "{said}");
}

#[test]
#[cfg(unix)]
fn links_are_not_followed_out_of_an_archive() {
    let (house, elsewhere) = (locked(), locked().change(STORY, "Text.", "Other."));
    std::os::unix::fs::symlink(elsewhere.path("paper"), house.path("other")).unwrap();
    std::os::unix::fs::symlink(house.path(""), house.path("round")).unwrap();
    assert_eq!(verdict(&house)["standing"], "as-locked");
    // The folder that is named may be a link itself.
    let (status, verdicts) = said(&house.path(""), &["verify", "round"]);
    assert_eq!((status, verdicts.len()), (Some(0), 1));
    assert!(Path::new(&house.path("other")).is_symlink());
}

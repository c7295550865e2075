//! `lock` and `build --locked`: what was locked comes out again, byte for byte, or nothing does.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process;

use banxin::diag::Sources;
use banxin::edition::Ticket;
use banxin::files::Located;
use banxin::lock::{Input, Inputs, Known, Lock, LockFile, Output, name_of};
use banxin::reading::{Places, Whence};
use banxin::{Origin, Stock};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::support::command::banxin;
use crate::support::compose;
use crate::support::folder::copied;
use crate::support::house::House;

const EDITION: &str = "paper/edition.toml";
const LAYOUT: &str = "layouts/small.toml";
const LOCK: &str = "paper/edition.lock";
const STORY: &str = "paper/stories/一.md";

/// A house whose edition is locked.
fn locked(house: House) -> House {
    done(&house, &["lock", "paper"]);
    house
}

fn done(house: &House, arguments: &[&str]) -> process::Output {
    let output = house.run(arguments);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    output
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
}

/// What its lock says.
fn read(house: &House) -> Lock {
    let folder = Located::from(house.path("paper"));
    LockFile::of(&folder, &mut Sources::default()).unwrap().lock
}

/// Its inputs, as `from path`.
fn inputs(house: &House) -> Vec<String> {
    let said = |input: &Input| format!("{} {}", name_of(&input.place.whence), input.place.path);
    read(house).inputs.iter().map(said).collect()
}

/// What `build --locked` says: the codes with their sentences and lines, and how it ends.
fn refused(house: &House, more: &[&str]) -> (Option<i32>, Vec<String>) {
    let output =
        house.run(&[&["build", "paper", "--locked", "--format", "json", "-o", "out.pdf"], more].concat());
    let said = String::from_utf8(output.stderr).unwrap();
    let found = said.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let told = found.map(|one| {
        let place = one["line"].as_u64().map_or_else(String::new, |line| format!(" at {line}"));
        format!("{}: {}{place}", one["code"].as_str().unwrap(), one["message"].as_str().unwrap())
    });
    let told = told.collect();
    assert!(!house.path("out.pdf").exists() || output.status.success());
    (output.status.code(), told)
}

/// The line of a lock that a text stands in, from 1.
fn line_of(house: &House, text: &str) -> usize {
    house.text(LOCK).lines().position(|line| line.contains(text)).unwrap() + 1
}

#[test]
fn a_lock_names_every_file_that_the_edition_is_made_from_and_what_comes_out() {
    let house = locked(House::pictured().write("words.toml", "keep = [\"二七\"]\n"));
    assert_eq!(
        inputs(&house),
        [
            "edition edition.toml",
            "edition pictures/a.tif",
            "edition stories/一.md",
            "house fonts/a.ttf",
            "house layouts/press/press.icc",
            "house layouts/press/press.toml",
            "house layouts/small.toml",
            "house words.toml",
        ]
    );
    let lock = read(&house);
    for input in &lock.inputs {
        let folder = if input.place.whence == Whence::Edition { "paper" } else { "" };
        let bytes = fs::read(house.path(folder).join(&input.place.path)).unwrap();
        assert_eq!(input.known, Known { bytes: bytes.len() as u64, sha256: sha256(&bytes) });
    }
    done(&house, &["build", "paper", "-o", "page.pdf"]);
    let file = fs::read(house.path("page.pdf")).unwrap();
    let known = Known { bytes: file.len() as u64, sha256: sha256(&file) };
    assert_eq!(lock.outputs, [Output { name: "edition.pdf".to_owned(), known }]);
    done(&house, &["build", "paper", "--split", "-o", "pages"]);
    let manifest: Value = serde_json::from_str(&house.text("pages/manifest.json")).unwrap();
    let page = &manifest["pages"][0];
    assert_eq!(lock.pages[0].name, page["page"].as_str().unwrap());
    assert_eq!(lock.pages[0].known.sha256, page["sha256"].as_str().unwrap());
    let faces: Vec<_> = lock.inputs.iter().flat_map(|input| &input.faces).collect();
    assert_eq!(faces, ["NotoSerif-Regular"]);
}

#[test]
fn every_kind_of_file_of_a_large_edition_is_an_input() {
    let folder = compose::file("content/demo");
    let (stock, mut sources) = (Stock::open(banxin::House::bundled()).unwrap(), Sources::default());
    let loaded = stock.load_for(&Ticket::default(), &folder, &mut sources).unwrap();
    let places = Places::of(&Origin::of(&folder));
    let inputs = Inputs::of(&places, Some(&loaded), &sources).unwrap();
    let own = inputs.all.iter().filter(|input| input.place.whence == Whence::Edition);
    let own: BTreeSet<String> = own.map(|input| input.place.path.clone()).collect();
    let mut there = BTreeSet::new();
    for below in ["", "ads", "feeds", "layouts", "layouts/artwork", "pictures", "stories"] {
        for entry in fs::read_dir(folder.join(below)).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_file() {
                there.insert(entry.strip_prefix(&folder).unwrap().to_str().unwrap().replace('\\', "/"));
            }
        }
    }
    // What its customers made their advertisements with is no part of it.
    let others = ["README.md", "layouts/customer.toml"].map(str::to_owned);
    assert_eq!(own, there.into_iter().filter(|path| !others.contains(path)).collect());
}

#[test]
fn a_lock_has_nothing_of_the_machine_in_it() {
    let house = locked(House::pictured());
    let lock = house.text(LOCK);
    let other = tempfile::tempdir().unwrap();
    let at = other.path().join("elsewhere/又一处");
    copied(&house.path(""), &at);
    fs::rename(at.join("paper"), at.join("另一期")).unwrap();
    fs::remove_file(at.join("另一期/edition.lock")).unwrap();
    for (folder, edition, threads) in [(at.clone(), "另一期", "1"), (at.join("另一期"), ".", "3")] {
        let mut command = banxin();
        command.env("TZ", "Asia/Shanghai").env("LC_ALL", "zh_CN.UTF-8").env("RAYON_NUM_THREADS", threads);
        let output = command.current_dir(folder).args(["lock", edition]).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(fs::read_to_string(at.join("另一期/edition.lock")).unwrap(), lock);
    }
    for path in [house.path(""), at] {
        assert!(!lock.contains(path.to_str().unwrap().trim_end_matches('/')), "{lock}");
    }
}

#[test]
fn files_of_a_base_are_said_to_be_its() {
    let house = House::sound()
        .write(
            "suburb/edition.toml",
            "base = \"../paper\"\n[[page]]\nchange = \"1\"\nslots = { lead = \"二\" }\n",
        )
        .write("suburb/stories/二.md", "+++\nheadline = \"Other\"\n+++\nText.\n");
    done(&house, &["lock", "suburb"]);
    let text = house.text("suburb/edition.lock");
    assert!(text.contains("from = \"base\"\nbase = \"../paper\"\npath = \"edition.toml\"\n"), "{text}");
    assert!(text.contains("from = \"edition\"\npath = \"stories/二.md\"\n"), "{text}");
    assert!(!text.contains("一.md"), "{text}");
    done(&house, &["build", "suburb", "--locked", "-o", "a.pdf"]);
}

#[test]
fn of_readings_that_nobody_asks_for_nothing_is_locked() {
    let house = locked(House::sound());
    done(&house, &["approve", "paper", "all", "--by", "王敏"]);
    done(&house, &["build", "paper", "--locked", "-o", "a.pdf"]);
    let strict = || {
        House::sound().change(LAYOUT, "condition = \"press\"", "condition = \"press\"\nreadings = [\"终审\"]")
    };
    let house = strict();
    assert_eq!(house.run(&["lock", "paper"]).status.code(), Some(1));
    done(&house, &["approve", "paper", "all", "--by", "王敏"]);
    let house = locked(house);
    assert!(inputs(&house).contains(&"edition approvals.toml".to_owned()));
    done(&house, &["build", "paper", "--locked", "-o", "a.pdf"]);
}

#[test]
fn what_was_locked_comes_out_again() {
    let house = locked(House::pictured());
    done(&house, &["build", "paper", "-o", "free.pdf"]);
    done(&house, &["build", "paper", "--locked", "-o", "locked.pdf"]);
    assert_eq!(fs::read(house.path("free.pdf")).unwrap(), fs::read(house.path("locked.pdf")).unwrap());
    done(&house, &["build", "paper", "--locked", "--split", "-o", "pages"]);
    assert!(house.path("pages/manifest.json").exists());
}

#[test]
fn an_edition_is_made_again_as_it_was_ordered() {
    let house = House::sound().write(
        "layouts/press/other.toml",
        House::sound().text("layouts/press/press.toml").replace("TEST", "OTHER"),
    );
    done(&house, &["lock", "paper", "--profile", "x1a", "--condition", "other"]);
    let text = house.text(LOCK);
    assert!(text.contains("profile = \"x1a\"\ncondition = \"other\"\n"), "{text}");
    done(&house, &["build", "paper", "--locked", "-o", "locked.pdf"]);
    let file = fs::read(house.path("locked.pdf")).unwrap();
    assert!(file.starts_with(b"%PDF-1.4"));
    assert!(file.windows(5).any(|window| window == b"OTHER"));
    for other in [["--profile", "x4"], ["--pages", "1"], ["--condition", "press"], ["--impose", "pairs"]] {
        assert_eq!(house.run(&[&["build", "paper", "--locked"], &other[..]].concat()).status.code(), Some(2));
    }
}

#[test]
fn inputs_that_are_not_as_locked_are_named_with_their_lines() {
    let changed = locked(House::sound()).add(STORY, "More.\n");
    let line = line_of(&changed, "stories/一.md");
    let (status, told) = refused(&changed, &[]);
    assert_eq!(status, Some(1));
    assert_eq!(
        told,
        [format!("lock-input: stories/一.md is not as it was when the edition was locked at {line}")]
    );

    let added = locked(House::sound()).write("words.toml", "keep = [\"二七\"]\n");
    let (status, told) = refused(&added, &[]);
    assert_eq!(status, Some(1));
    assert_eq!(
        told,
        ["lock-input: <house>/words.toml is a part of the edition now, and was none when it was locked"]
    );

    let unused = locked(
        House::sound().write("words.toml", "keep = [\"二七\"]\n").write("paper/words.toml", "keep = []\n"),
    );
    assert!(inputs(&unused).contains(&"edition words.toml".to_owned()));
    let unused = unused.remove("paper/words.toml");
    let (_, told) = refused(&unused, &[]);
    assert!(
        told[0].contains("words.toml is no longer there")
            || told[1].contains("words.toml is no longer there")
    );
    assert_eq!(told.len(), 2, "{told:?}");
}

#[test]
fn an_input_that_is_missing_is_named_beside_what_is_wrong_for_that() {
    for (path, code) in
        [(STORY, "story-missing"), ("fonts/a.ttf", "font-missing"), (LAYOUT, "layout-missing")]
    {
        let house = locked(House::sound()).remove(path);
        let (status, told) = refused(&house, &[]);
        assert_eq!(status, Some(1), "{told:?}");
        let missing: Vec<_> = told.iter().filter(|one| one.starts_with("lock-input")).collect();
        assert!(matches!(missing[..], [one] if one.contains("is no longer there")), "{told:?}");
        assert!(told.iter().any(|one| one.starts_with(code)), "{told:?}");
    }
    let house = locked(House::sound()).write(EDITION, "nonsense");
    let (_, told) = refused(&house, &[]);
    let named: Vec<_> = told.iter().filter(|one| one.starts_with("lock-input")).collect();
    assert!(matches!(named[..], [one] if one.contains("edition.toml is not as it was")), "{told:?}");
}

#[test]
fn without_a_lock_nothing_is_written() {
    let (status, told) = refused(&House::sound(), &[]);
    assert_eq!(status, Some(2));
    assert_eq!(told, ["lock-missing: there is no paper/edition.lock: nobody has locked this edition"]);
    let newer = locked(House::sound()).change(LOCK, "format = 1", "format = 2");
    let (status, told) = refused(&newer, &[]);
    assert_eq!(status, Some(1));
    assert!(told[0].starts_with("format-newer"), "{told:?}");
}

#[test]
fn an_edition_with_errors_is_not_locked() {
    let house = House::sound().remove(STORY);
    let output = house.run(&["lock", "paper"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("story-missing"));
    assert!(!house.path(LOCK).exists());
}

/// The first hash of a table of a lock, with another digit in it.
fn another_hash(house: House, table: &str) -> House {
    let text = house.text(LOCK);
    let (before, rest) = text.split_once(&format!("[[{table}]]")).unwrap();
    let (keys, hash) = rest.split_once("sha256 = \"").unwrap();
    let digit = if hash.starts_with('0') { "1" } else { "0" };
    let text = format!("{before}[[{table}]]{keys}sha256 = \"{digit}{}", &hash[1..]);
    house.write(LOCK, text)
}

#[test]
fn other_bytes_of_the_same_inputs_are_not_written() {
    let house = another_hash(locked(House::sound()), "output");
    let (status, told) = refused(&house, &[]);
    assert_eq!(status, Some(1));
    assert!(matches!(&told[..], [one] if one.contains("each page by itself is the same")), "{told:?}");
    let house = another_hash(house, "page").change(LOCK, "version = \"0.1.0\"", "version = \"0.0.9\"");
    let (status, told) = refused(&house, &[]);
    assert_eq!(status, Some(1));
    assert!(told.iter().any(|one| one.starts_with("lock-version")), "{told:?}");
    let output = told.iter().find(|one| one.starts_with("lock-output")).unwrap();
    assert!(output.contains("0.0.9") && output.contains("0.1.0") && output.contains("pages `1`"), "{output}");
    let split = house.run(&["build", "paper", "--locked", "--split", "-o", "pages"]);
    assert_eq!(split.status.code(), Some(1));
    assert!(!house.path("pages").exists());
}

#[test]
fn another_version_that_makes_the_same_may_write_it() {
    let house = locked(House::sound()).change(LOCK, "version = \"0.1.0\"", "version = \"0.0.9\"");
    let (status, told) = refused(&house, &[]);
    assert_eq!(status, Some(0));
    assert!(matches!(&told[..], [one] if one.starts_with("lock-version")), "{told:?}");
    assert!(house.path("out.pdf").exists());
}

#[test]
fn a_lock_takes_the_place_of_a_lock_alone() {
    let house = locked(House::sound()).write("Cargo.lock", "# It is another program's.\n");
    done(&house, &["lock", "paper"]);
    let refused = house.run(&["lock", "paper", "-o", "Cargo.lock"]);
    assert_eq!(refused.status.code(), Some(2));
    assert_eq!(house.text("Cargo.lock"), "# It is another program's.\n");
    assert_eq!(house.run(&["lock", "paper", "-o", EDITION]).status.code(), Some(2));
    done(&house, &["lock", "paper", "-o", "Cargo.lock", "--force"]);
    assert_eq!(house.text("Cargo.lock"), house.text(LOCK));
}

#[test]
fn what_the_program_brings_along_does_for_the_same_of_the_house() {
    let folder = tempfile::tempdir().unwrap();
    copied(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content/specimen"), &folder.path().join("ed"));
    let run = |arguments: &[&str]| {
        let output = banxin().current_dir(folder.path()).args(arguments).output().unwrap();
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    assert_eq!(run(&["lock", "ed"]).0, Some(0));
    let lock = fs::read_to_string(folder.path().join("ed/edition.lock")).unwrap();
    assert!(lock.contains("from = \"bundled\"") && !lock.contains("from = \"house\""), "{lock}");
    assert_eq!(run(&["house", "--copy", "."]).0, Some(0));
    assert_eq!(run(&["build", "ed", "--locked", "-o", "a.pdf"]), (Some(0), String::new()));
}

#[test]
fn a_condition_of_this_machine_is_not_locked() {
    let house = House::sound();
    let output = house.run(&["lock", "paper", "--condition", "layouts/press/press.toml"]);
    assert_eq!(output.status.code(), Some(2));
}

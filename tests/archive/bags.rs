//! `lock --bag`: an edition with all that it is made from, which comes out again from the bag alone.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Output;

use serde_json::json;
use sha2::{Digest, Sha256};

use super::{golden, run, said};
use crate::support::command::banxin;
use crate::support::folder::copied;
use crate::support::house::House;

/// The files below a folder, by their paths from there.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    fn walk(at: &Path, from: &Path, all: &mut BTreeMap<String, Vec<u8>>) {
        for entry in fs::read_dir(at).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, from, all);
            } else {
                let name = path.strip_prefix(from).unwrap().to_str().unwrap().replace('\\', "/");
                all.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    let mut all = BTreeMap::new();
    walk(folder, folder, &mut all);
    all
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
}

/// What a manifest says, by paths.
fn manifest(text: &[u8]) -> BTreeMap<String, String> {
    let lines = std::str::from_utf8(text).unwrap().lines();
    lines
        .map(|line| line.split_once("  ").unwrap())
        .map(|(hash, path)| (path.to_owned(), hash.to_owned()))
        .collect()
}

fn bagged(folder: &Path, edition: &str, bag: &str) -> Output {
    let output = banxin().current_dir(folder).args(["lock", edition, "--bag", bag]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output
}

#[test]
fn a_bag_is_whole_by_its_own_manifests() {
    let archive = golden::copy();
    bagged(archive.path(), "editions/morning", "bag");
    let files = files(&archive.path().join("bag"));
    let payload = manifest(&files["manifest-sha256.txt"]);
    let tags = manifest(&files["tagmanifest-sha256.txt"]);
    let (data, others): (BTreeSet<&str>, BTreeSet<&str>) =
        files.keys().map(String::as_str).partition(|path| path.starts_with("data/"));
    assert_eq!(payload.keys().map(String::as_str).collect::<BTreeSet<_>>(), data);
    let named: BTreeSet<_> = tags.keys().map(String::as_str).chain(["tagmanifest-sha256.txt"]).collect();
    assert_eq!(named, others);
    for (path, hash) in payload.iter().chain(&tags) {
        assert_eq!(sha256(&files[path]), *hash, "{path}");
    }
    assert_eq!(files["bagit.txt"], b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
    let info = String::from_utf8(files["bag-info.txt"].clone()).unwrap();
    let bytes: usize = data.iter().map(|path| files[*path].len()).sum();
    assert!(info.contains(&format!("Payload-Oxum: {bytes}.{}\n", data.len())), "{info}");
    assert!(info.contains("Bagging-Date: 2026-11-30\n") && info.contains("石桥晨报"), "{info}");
    for path in [
        "data/editions/edition/edition.toml",
        "data/editions/edition/edition.lock",
        "data/editions/edition/ads/tea.png",
        "data/fonts/NotoSerifCJKsc-Regular.otf",
        "data/fonts/LICENSES/OFL-NotoCJK.txt",
        "data/layouts/press/newsprint.toml",
        "data/layouts/press/TR002_newsprint_TAC240.icc",
        "data/layouts/press/TR002-NOTICE.txt",
        "data/outputs/edition.pdf",
    ] {
        assert!(data.contains(path), "{path} in {data:#?}");
    }
    assert!(!archive.path().join("editions/morning/edition.lock.new").exists());
}

#[test]
fn what_happened_is_told_of_every_file_and_with_no_clock() {
    let archive = golden::copy();
    bagged(archive.path(), "editions/morning", "bag");
    let files = files(&archive.path().join("bag"));
    let premis = String::from_utf8(files["metadata/premis.xml"].clone()).unwrap();
    assert!(premis.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<premis xmlns="), "{premis}");
    assert_eq!(premis.matches("<eventDateTime>2026-11-30T02:15:00</eventDateTime>").count(), 2);
    for (path, hash) in manifest(&files["manifest-sha256.txt"]) {
        let object = format!("<objectIdentifierValue>{path}</objectIdentifierValue>");
        let (_, rest) = premis.split_once(&object).unwrap_or_else(|| panic!("{path} is no object"));
        let (object, _) = rest.split_once("</object>").unwrap();
        assert!(object.contains(&format!("<messageDigest>{hash}</messageDigest>")), "{path}");
        assert!(object.contains(&format!("<size>{}</size>", files[&path].len())), "{path}");
    }
    assert!(premis.contains("<linkingObjectRole>outcome</linkingObjectRole>"));
}

#[test]
fn a_bag_is_the_same_bytes_everywhere() {
    let (one, other) = (golden::copy(), golden::copy());
    bagged(one.path(), "editions/evening", "bag");
    fs::rename(other.path().join("editions"), other.path().join("别处")).unwrap();
    fs::rename(other.path().join("别处/evening"), other.path().join("别处/nachts")).unwrap();
    let mut command = banxin();
    command.env("TZ", "Asia/Shanghai").env("RAYON_NUM_THREADS", "1").env("LC_ALL", "zh_CN.UTF-8");
    let output = command
        .current_dir(other.path().join("别处/nachts"))
        .args(["lock", ".", "--bag", "../../bag"])
        .output();
    assert!(output.unwrap().status.success());
    assert_eq!(files(&one.path().join("bag")), files(&other.path().join("bag")));
}

#[test]
fn an_edition_comes_out_again_from_its_bag_alone() {
    for edition in ["morning", "evening", "upright"] {
        let archive = golden::copy();
        bagged(archive.path(), &format!("editions/{edition}"), "bag");
        let place = tempfile::tempdir().unwrap();
        copied(&archive.path().join("bag"), &place.path().join("bag"));
        let (status, told) = said(place.path(), &["verify", "bag"]);
        assert_eq!(status, Some(0), "{told:#?}");
        assert_eq!(told.len(), 2, "{told:#?}");
        assert_eq!((&told[0]["kind"], &told[1]["standing"]), (&json!("bag"), &json!("as-locked")));
        let own = "bag/data/editions/edition";
        assert_eq!(run(place.path(), &["build", own, "--locked", "-o", "a.pdf"]), (Some(0), String::new()));
        let kept = fs::read(place.path().join("bag/data/outputs/edition.pdf")).unwrap();
        assert_eq!(fs::read(place.path().join("a.pdf")).unwrap(), kept, "{edition}");
    }
}

#[test]
fn a_bag_asks_nothing_of_a_house_above_it() {
    let house = House::sound();
    bagged(&house.path(""), "paper", "bag");
    let house = house.write("words.toml", "keep = [\"二七\"]\n").remove("fonts/a.ttf");
    let (status, told) = said(&house.path(""), &["verify", "bag"]);
    assert_eq!(status, Some(0), "{told:#?}");
}

#[test]
fn the_same_edition_lies_to_its_base_as_it_did() {
    let house = House::sound()
        .write(
            "b/late/edition.toml",
            "base = \"../../a/edition\"\n[[page]]\nchange = \"1\"\nslots = { lead = \"二\" }\n",
        )
        .write("b/late/stories/二.md", "+++\nheadline = \"Other\"\n+++\nText.\n");
    let text = house.text("paper/edition.toml");
    let house = house.write("a/edition/edition.toml", text);
    let story = house.text("paper/stories/一.md");
    let house = house.write("a/edition/stories/一.md", story);
    bagged(&house.path(""), "b/late", "bag");
    let (status, told) = said(&house.path(""), &["verify", "bag"]);
    assert_eq!(status, Some(0), "{told:#?}");
    assert!(house.path("bag/data/editions/a/edition/edition.toml").exists());
    assert!(house.path("bag/data/editions/folder/edition/stories/二.md").exists());
}

#[test]
fn a_bag_that_is_not_whole_says_what_is_not() {
    // What is written there; nothing, of a file that is taken out.
    let spoilt = [
        ("data/outputs/edition.pdf is not as it was", "data/outputs/edition.pdf", Some("x")),
        ("data/layouts/small.toml is not in the bag", "data/layouts/small.toml", None),
        ("data/more.txt is in the bag", "data/more.txt", Some("x")),
        ("bag-info.txt is not as it was", "bag-info.txt", Some("x")),
        ("has no manifest bag/manifest-sha256.txt", "manifest-sha256.txt", None),
    ];
    let house = House::sound();
    bagged(&house.path(""), "paper", "bag");
    for (expected, path, text) in spoilt {
        let place = tempfile::tempdir().unwrap();
        copied(&house.path("bag"), &place.path().join("bag"));
        let path = place.path().join("bag").join(path);
        text.map_or_else(|| fs::remove_file(&path), |text| fs::write(&path, text)).unwrap();
        let (status, told) = said(place.path(), &["verify", "bag"]);
        assert_eq!(status, Some(1));
        let why = told[0]["why"].as_array().unwrap();
        assert!(
            why.iter().any(|one| one["message"].as_str().unwrap().contains(expected)),
            "{expected}: {told:#?}"
        );
    }
}

#[test]
fn a_bag_is_there_whole_or_not_at_all() {
    let house = House::sound().write("there/a.txt", "a");
    assert_eq!(run(&house.path(""), &["lock", "paper", "--bag", "there"]).0, Some(2));
    assert_eq!(run(&house.path(""), &["lock", "paper", "--bag", "no/bag"]).0, Some(2));
    let house = house.remove("paper/stories/一.md");
    assert_eq!(run(&house.path(""), &["lock", "paper", "--bag", "bag"]).0, Some(1));
    let names: BTreeSet<String> = fs::read_dir(house.path(""))
        .unwrap()
        .map(|one| one.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(names, BTreeSet::from(["fonts", "layouts", "paper", "there"].map(str::to_owned)));
}

#[test]
#[cfg(unix)]
fn a_link_in_a_bag_leads_out_of_it() {
    let house = House::sound().write("elsewhere.toml", House::sound().text("layouts/small.toml"));
    bagged(&house.path(""), "paper", "bag");
    let house = house.remove("bag/data/layouts/small.toml");
    std::os::unix::fs::symlink(house.path("elsewhere.toml"), house.path("bag/data/layouts/small.toml"))
        .unwrap();
    let (status, told) = said(&house.path(""), &["verify", "bag"]);
    assert_eq!(status, Some(1));
    assert!(told[0]["why"][0]["message"].as_str().unwrap().contains("it is a link"), "{told:#?}");
}

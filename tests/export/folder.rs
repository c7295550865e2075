//! The folder of an export: whole, of known bytes, made anew, and nothing of anybody else's lost.

use std::fs;
use std::path::Path;
use std::process::Output;

use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::support::command::banxin;
use crate::support::house::House;

fn export(house: &House, arguments: &[&str]) -> Output {
    let mut command = banxin();
    command.current_dir(house.path("")).args(["export", "paper", "--quiet"]).args(arguments);
    command.output().expect("it runs")
}

/// Every file of a folder, by its path in it.
fn all(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(one) = folders.pop() {
        for entry in fs::read_dir(one).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name =
                    path.strip_prefix(folder).expect("inside").to_str().expect("UTF-8").replace('\\', "/");
                found.push((name, fs::read(&path).expect("a file")));
            }
        }
    }
    found.sort();
    found
}

#[test]
fn a_folder_of_its_own_is_made_where_nobody_names_one_with_a_list_of_its_files() {
    let house = House::sound();
    assert_eq!(export(&house, &["--to", "mets"]).status.code(), Some(0));
    let files = all(&house.path("out/paper.mets"));
    let list: Value =
        serde_json::from_slice(&files.iter().find(|(name, _)| name == "export.json").expect("it").1)
            .expect("JSON");
    assert_eq!((&list["format"], &list["kind"]), (&1.into(), &"mets".into()));
    let listed = list["files"].as_array().expect("files");
    assert_eq!(listed.len(), files.len() - 1, "each but itself");
    for entry in listed {
        let (_, bytes) = files.iter().find(|(name, _)| *name == entry["path"]).expect("it is there");
        let hash = Sha256::digest(bytes).iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"));
        assert_eq!(
            (entry["sha256"].as_str(), entry["bytes"].as_u64()),
            (Some(&*hash), Some(bytes.len() as u64))
        );
    }
}

#[test]
fn an_export_takes_the_place_of_the_one_before_and_of_nothing_else() {
    let house = House::sound();
    assert_eq!(export(&house, &["--to", "text"]).status.code(), Some(0));
    let folder = house.path("out/paper.text");
    let first = all(&folder);
    assert_eq!(export(&house, &["--to", "markdown", "-o", "out/paper.text"]).status.code(), Some(0));
    assert!(all(&folder).iter().any(|(name, _)| name == "一.md"), "it is there");
    assert!(!folder.join("0001.txt").exists(), "nothing of the old one stays");
    assert_eq!(export(&house, &["--to", "text"]).status.code(), Some(0));
    assert_eq!(all(&folder), first, "the same bytes again");
    fs::write(folder.join("mine.txt"), "notes").expect("written");
    let output = export(&house, &["--to", "text"]);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("folder-taken") && said.contains("mine.txt"), "{said}");
    assert_eq!(fs::read_to_string(folder.join("mine.txt")).expect("it is there"), "notes");
    let left = all(&house.path("out"));
    assert_eq!(left.len(), first.len() + 1, "nothing half-written is left: {left:?}");
}

#[test]
fn an_edition_with_errors_is_not_recorded() {
    let house = House::sound().write("paper/stories/一.md", "+++\nheadline = \"一\"\n+++\n");
    let output = export(&house, &["--to", "alto"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(!house.path("out/paper.alto").exists());
}

#[test]
fn threads_zones_and_languages_are_not_seen_in_the_bytes() {
    let house = House::sound();
    let of = |name: &str, set: &[(&str, &str)]| {
        let mut command = banxin();
        command.current_dir(house.path("")).envs(set.iter().copied());
        command.args(["export", "paper", "--quiet", "--to", "mets", "--glyphs", "-o", name]);
        assert_eq!(command.status().expect("it runs").code(), Some(0));
        all(&house.path(name))
    };
    let one = of("one", &[("RAYON_NUM_THREADS", "1"), ("TZ", "UTC"), ("LANG", "C"), ("BANXIN_LANG", "zh")]);
    let two = of("two", &[("RAYON_NUM_THREADS", "4"), ("TZ", "Asia/Shanghai"), ("LANG", "de_DE.UTF-8")]);
    assert_eq!(one, two);
}

/// Each file that the list of an issue names is there, with the hash that it says, and no other.
fn is_listed(site: &Path, issue: &str) {
    let files = all(&site.join(issue));
    let of = |name: &str| &files.iter().find(|(own, _)| own == name).unwrap_or_else(|| panic!("no {name}")).1;
    let list: Value = serde_json::from_slice(of("export.json")).expect("JSON");
    let listed = list["files"].as_array().expect("files");
    assert_eq!(listed.len(), files.len() - 1, "{issue}");
    for entry in listed {
        let name = entry["path"].as_str().expect("a path");
        let hash =
            Sha256::digest(of(name)).iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"));
        assert_eq!(entry["sha256"].as_str(), Some(&*hash), "{issue}/{name}");
    }
}

#[test]
fn a_site_takes_issue_after_issue_and_lists_what_each_has() {
    let corrects = "corrects = { date = 2022-09-30, page = \"1\", story = \"一\" }";
    let mut house = House::sound();
    let site = |house: &House| {
        assert_eq!(export(house, &["--to", "site", "-o", "web"]).status.code(), Some(0));
        all(&house.path("web"))
    };
    let first = site(&house);
    house = house.change("paper/edition.toml", "2022-09-30", "2022-10-01").change(
        "paper/stories/一.md",
        "headline",
        &format!("{corrects}\nheadline"),
    );
    let second = site(&house);
    is_listed(&house.path("web"), "2022-09/30");
    is_listed(&house.path("web"), "2022-10/01");
    assert!(second.len() > first.len(), "both are there");
    assert_eq!(site(&house), second, "the same bytes again");
    let story =
        second.iter().find(|(name, _)| name == "2022-09/30/content_20220930001.htm").expect("it is there");
    assert!(String::from_utf8_lossy(&story.1).contains("2022-10/01/content_20221001001.htm"), "put right");
}

#[test]
fn a_site_of_another_paper_and_what_is_no_site_are_left_alone() {
    let house = House::sound();
    assert_eq!(export(&house, &["--to", "site", "-o", "web"]).status.code(), Some(0));
    let before = all(&house.path("web"));
    let other = house.change("paper/edition.toml", "日报", "晚报");
    let output = export(&other, &["--to", "site", "-o", "web"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("folder-taken"));
    assert_eq!(all(&other.path("web")), before);
    fs::create_dir(other.path("notes")).expect("made");
    fs::write(other.path("notes/mine.txt"), "notes").expect("written");
    let output = export(&other, &["--to", "site", "-o", "notes"]);
    assert_eq!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(all(&other.path("notes")).len(), 1);
}

#[test]
fn a_manifest_has_an_address_and_a_picture_is_no_finer_than_a_machine_can_hold() {
    let house = House::sound();
    for wrong in [
        &["--to", "iiif"][..],
        &["--to", "iiif", "--base-url", "example.org"],
        &["--to", "iiif", "--base-url", "https://"],
        &["--to", "iiif", "--base-url", "https://example.org/\"x"],
        &["--to", "png", "--pixels", "601"],
    ] {
        let output = export(&house, wrong);
        assert_eq!(output.status.code(), Some(2), "{wrong:?}: {}", String::from_utf8_lossy(&output.stderr));
    }
    assert!(!house.path("out").exists());
}

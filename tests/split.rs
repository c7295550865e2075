//! `build --split`: a press file for each page, one replaced without the others, a manifest of all.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Output;

use lopdf::Document;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::folds::pages;
use crate::support::house::House;
use crate::support::print::text_string;

const EDITION: &str = "paper/edition.toml";
const SPLIT: [&str; 5] = ["build", "paper", "--split", "-o", "pages"];

/// Four pages, A01, a spread of A02 and A03, A04 and B1.
fn house() -> House {
    pages(&["fold = \"A01\"", "spread = true", "section = \"News\"", "fold = \"B1\""])
}

fn split(house: &House, arguments: &[&str]) -> Output {
    house.run(&[&SPLIT, arguments].concat())
}

fn done(house: &House, arguments: &[&str]) -> Value {
    let output = split(house, &[arguments, &["--format", "json"]].concat());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// The pages that were written, by what they go by.
fn written(house: &House, arguments: &[&str]) -> Vec<String> {
    let report = done(house, arguments);
    let pages = report["pages"].as_array().unwrap().iter().filter(|page| page["written"] == true);
    pages.map(|page| page["page"].as_str().unwrap().to_owned()).collect()
}

fn refused(house: &House, arguments: &[&str]) -> (Option<i32>, Vec<String>) {
    let output = split(house, &[arguments, &["--format", "json"]].concat());
    let said = String::from_utf8(output.stderr).unwrap();
    let found: Vec<Value> = said.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let errors = found.iter().filter(|one| one["severity"] == "error");
    (output.status.code(), errors.map(|one| one["code"].as_str().unwrap().to_owned()).collect())
}

fn manifest(house: &House) -> Value {
    serde_json::from_str(&house.text("pages/manifest.json")).unwrap()
}

fn entry<'m>(manifest: &'m Value, page: &str) -> &'m Value {
    manifest["pages"].as_array().unwrap().iter().find(|entry| entry["page"] == page).unwrap()
}

/// What lies in the folder: names, bytes, and when they were written.
fn lies(house: &House) -> BTreeMap<String, (Vec<u8>, std::time::SystemTime)> {
    let entries = fs::read_dir(house.path("pages")).unwrap().map(Result::unwrap);
    let file = |one: fs::DirEntry| {
        let modified = one.metadata().unwrap().modified().unwrap();
        (one.file_name().into_string().unwrap(), (fs::read(one.path()).unwrap(), modified))
    };
    entries.map(file).collect()
}

fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
}

/// The same house with another text on a page.
fn changed(house: House, story: &str) -> House {
    house.change(&format!("paper/stories/{story}.md"), "Text.", "Late.")
}

fn text(file: &Path) -> Vec<String> {
    let document = Document::load(file).unwrap();
    document.get_pages().keys().map(|page| document.extract_text(&[*page]).unwrap()).collect()
}

#[test]
fn every_page_has_a_file_and_its_text_is_that_of_the_page_in_the_whole_file() {
    let house = house();
    assert_eq!(written(&house, &[]), ["A01", "A02-A03", "A04", "B1"]);
    let names = ["A01", "A02-A03", "A04", "B1"].map(|page| format!("2022-09-30-{page}.pdf"));
    let all: Vec<String> = lies(&house).into_keys().collect();
    assert_eq!(all, [&names[..], &["manifest.json".into()]].concat());
    assert!(house.run(&["build", "paper", "-o", "whole.pdf"]).status.success());
    let files: Vec<Vec<String>> =
        names.iter().map(|name| text(&house.path(&format!("pages/{name}")))).collect();
    assert!(files.iter().all(|file| file.len() == 1));
    assert_eq!(files.concat(), text(&house.path("whole.pdf")));
}

#[test]
fn a_file_says_which_page_it_is_and_is_a_document_of_its_own() {
    let house = house();
    done(&house, &[]);
    let file = |page: &str| Document::load(house.path(&format!("pages/2022-09-30-{page}.pdf"))).unwrap();
    let mut ids = Vec::new();
    for (page, title, label) in
        [("A04", "日报 2022-09-30 A04", ("A0", 4)), ("A02-A03", "日报 2022-09-30 A02–A03", ("A02–A0", 3))]
    {
        let file = file(page);
        let info = file.trailer.get_deref(b"Info", &file).unwrap().as_dict().unwrap();
        assert_eq!(text_string(info.get(b"Title").unwrap()), title);
        let labels = file.catalog().unwrap().get(b"PageLabels").unwrap().as_dict().unwrap();
        let nums = labels.get(b"Nums").unwrap().as_array().unwrap();
        let own = file.dereference(&nums[1]).unwrap().1.as_dict().unwrap();
        let prefix = text_string(own.get(b"P").unwrap());
        assert_eq!((prefix.as_str(), own.get(b"St").unwrap().as_i64().unwrap()), label);
        assert_eq!(nums.len(), 2);
        let intents = file.catalog().unwrap().get_deref(b"OutputIntents", &file).unwrap();
        assert_eq!(intents.as_array().unwrap().len(), 1);
        let id = &file.trailer.get(b"ID").unwrap().as_array().unwrap()[0];
        ids.push(id.as_str().unwrap().to_vec());
    }
    assert_ne!(ids[0], ids[1]);
}

#[test]
fn the_manifest_has_the_bytes_of_every_file() {
    let house = house();
    done(&house, &[]);
    let manifest = manifest(&house);
    let said = ["format", "version", "paper", "date", "profile", "name"].map(|key| manifest[key].to_string());
    assert_eq!(said, ["1", "1", "\"日报\"", "\"2022-09-30\"", "\"x4\"", "\"{date}-{page}.pdf\""]);
    let lies = lies(&house);
    for entry in manifest["pages"].as_array().unwrap() {
        let (bytes, _) = &lies[entry["file"].as_str().unwrap()];
        assert_eq!((&entry["bytes"], &entry["version"]), (&Value::from(bytes.len()), &Value::from(1)));
        assert_eq!(entry["sha256"], hex(bytes));
    }
    assert_eq!(
        (&entry(&manifest, "A04")["section"], &entry(&manifest, "A04")["place"]),
        (&"News".into(), &4.into())
    );
}

#[test]
fn what_is_the_same_is_let_alone_and_the_manifest_too() {
    let house = house();
    done(&house, &[]);
    let before = lies(&house);
    assert_eq!(written(&house, &[]), Vec::<String>::new());
    assert!(lies(&house) == before);
}

#[test]
fn a_page_that_changes_is_replaced_and_no_other() {
    let house = house();
    done(&house, &[]);
    let before = lies(&house);
    let house = changed(house, "s1");
    assert_eq!(written(&house, &[]), ["A02-A03"]);
    let after = lies(&house);
    let differ: Vec<&String> = after.keys().filter(|name| after[*name] != before[*name]).collect();
    assert_eq!(differ, ["2022-09-30-A02-A03.pdf", "manifest.json"]);
    let manifest = manifest(&house);
    let versions = ["A01", "A02-A03", "A04"].map(|page| entry(&manifest, page)["version"].as_u64().unwrap());
    assert_eq!((versions, &manifest["version"]), ([1, 2, 1], &Value::from(2)));
}

#[test]
fn with_a_version_in_their_names_files_stay_beside_those_that_come_after_them() {
    let house = house();
    let name = ["--name", "{paper}_{page}_v{version}.pdf"];
    done(&house, &name);
    let first = lies(&house)["日报_A04_v1.pdf"].clone();
    let house = changed(house, "s2");
    // As the manifest has it: nobody need say it again.
    assert_eq!(written(&house, &[]), ["A04"]);
    let now = lies(&house);
    assert!(now["日报_A04_v1.pdf"] == first && now.contains_key("日报_A04_v2.pdf"));
    let manifest = manifest(&house);
    let entry = entry(&manifest, "A04");
    assert_eq!((&entry["file"], &entry["version"]), (&"日报_A04_v2.pdf".into(), &Value::from(2)));
}

#[test]
fn pages_that_are_wanted_alone_are_replaced_whatever_is_wrong_elsewhere() {
    let house = house();
    done(&house, &[]);
    let before = manifest(&house);
    let house = changed(changed(house, "s2"), "一").remove("paper/stories/s3.md");
    assert_eq!(refused(&house, &[]).0, Some(1));
    assert_eq!(written(&house, &["--pages", "A04"]), ["A04"]);
    let after = manifest(&house);
    for page in ["A01", "A02-A03", "B1"] {
        assert_eq!(entry(&after, page), entry(&before, page));
    }
    assert_eq!(entry(&after, "A04")["version"], 2);
}

#[test]
fn a_page_alone_is_the_page_of_the_whole_edition_where_a_story_goes_on_elsewhere() {
    let house = pages(&["", "", ""])
        .add("layouts/small.toml", "\n[jumps]\nonward = \"to {page}\"\nback = \"from {page}\"\n")
        .change("layouts/small.toml", "rows = 4", "rows = 8")
        .change("paper/stories/一.md", "Text.", &"Some text that goes on. ".repeat(9));
    let edition = house.text(EDITION).replace("lead = \"s2\"", "lead = { continues = \"一\" }");
    let house = house.write(EDITION, edition);
    done(&house, &[]);
    for page in ["1", "3"] {
        assert_eq!(written(&house, &["--pages", page]), Vec::<String>::new(), "{page}");
    }
    let house = changed(house, "s1");
    assert_eq!(written(&house, &["--pages", "1,3"]), Vec::<String>::new());
    assert_eq!(written(&house, &[]), ["2"]);
}

#[test]
fn the_bytes_of_a_page_do_not_depend_on_threads_nor_on_the_layout_of_another() {
    let house = pages(&["", "", ""]);
    let other = house
        .text("layouts/small.toml")
        .replace("song = [\"a.ttf\"]", "kai = [\"b.ttf\"]\nsong = [\"a.ttf\"]")
        .replace("regular = \"song\"", "regular = \"kai\"");
    let bold = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts/NotoSerif-Bold.ttf")).unwrap();
    let house = house.write("layouts/other.toml", other).write("fonts/b.ttf", bold);
    let on = |threads: &str, folder: &str| {
        let mut command = crate::support::command::banxin();
        let command = command.current_dir(house.path("")).env("RAYON_NUM_THREADS", threads);
        let output = command.args(["build", "paper", "--split", "-o", folder]).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let bytes = |page: &str| fs::read(house.path(&format!("{folder}/2022-09-30-{page}.pdf"))).unwrap();
        ["01", "02", "03"].map(bytes)
    };
    let one = on("1", "one");
    assert!(on("8", "eight") == one);
    // The second page names its faces in another order, before the third does.
    let edition = house.text(EDITION);
    let at = edition.match_indices("layout = \"small\"").nth(1).unwrap().0;
    let edition = format!("{}{}", &edition[..at], edition[at..].replacen("\"small\"", "\"other\"", 1));
    fs::write(house.path(EDITION), edition).unwrap();
    let [first, second, third] = on("2", "two");
    assert!(first == one[0] && second != one[1] && third == one[2]);
}

#[test]
fn the_marks_of_a_page_do_not_depend_on_the_inks_of_another() {
    let ink = |name: &str, plate: &str| {
        format!("{name} = {{ plate = \"{plate}\", cmyk = [\"0%\", \"95%\", \"100%\", \"0%\"] }}\n")
    };
    let (red, gold) = (ink("red", "PANTONE 485 C"), ink("gold", "PANTONE 871 C"));
    let han = Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts/NotoSansCJKsc-Regular.otf");
    let house = pages(&["", "", ""])
        .write("fonts/a.ttf", fs::read(han).unwrap())
        .change("layouts/small.toml", "[sheet]", "[sheet]\nmarks = true")
        .change("layouts/small.toml", "largest = \"20pt\"", "largest = \"20pt\", color = \"red\"")
        .change("layouts/small.toml", "[body]", "[body]\ncolor = \"gold\"");
    let small = house.text("layouts/small.toml");
    let edition = house.text(EDITION).replacen("\"small\"", "\"other\"", 1);
    let house = house
        .write("layouts/other.toml", format!("{small}\n[inks]\n{gold}{red}"))
        .write("layouts/small.toml", format!("{small}\n[inks]\n{red}{gold}"))
        .write(EDITION, edition);
    assert_eq!(written(&house, &[]), ["1", "2", "3"]);
    assert_eq!(written(&house, &["--pages", "2-3"]), Vec::<String>::new());
}

#[test]
fn a_file_holds_what_its_page_uses() {
    let house = House::pictured().write("paper/stories/二.md", House::sound().text("paper/stories/一.md"));
    let house = house.add(EDITION, "\n[[page]]\nlayout = \"small\"\nslots = { lead = \"二\" }\n");
    done(&house, &[]);
    let pictures = |page: &str| {
        let file = Document::load(house.path(&format!("pages/2022-09-30-{page}.pdf"))).unwrap();
        let is_image = |one: &&lopdf::Object| {
            let dict = one.as_stream().map(|stream| &stream.dict);
            dict.and_then(|dict| dict.get(b"Subtype"))
                .is_ok_and(|kind| kind.as_name().is_ok_and(|name| name == b"Image"))
        };
        file.objects.values().filter(is_image).count()
    };
    assert_eq!(["01", "02"].map(pictures), [1, 0]);
}

#[test]
fn every_file_keeps_its_standard_for_itself() {
    let house = House::pictured().write("paper/stories/二.md", House::sound().text("paper/stories/一.md"));
    let house = house.add(EDITION, "\n[[page]]\nlayout = \"small\"\nslots = { lead = \"二\" }\n");
    for profile in ["x4", "x1a", "a2u", "x4+a2u"] {
        let folder = format!("in-{profile}");
        let arguments = ["build", "paper", "--split", "-o", &folder, "--profile", profile];
        let built = house.run(&arguments);
        assert!(built.status.success(), "{profile}: {}", String::from_utf8_lossy(&built.stderr));
        for page in ["01", "02"] {
            let file = format!("{folder}/2022-09-30-{page}.pdf");
            let output = house.run(&["preflight", &file, "--profile", profile]);
            let said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
            assert!(output.status.success() && !said.contains("warning"), "{profile}, {page}: {said}");
        }
    }
}

#[test]
fn a_file_that_somebody_changed_or_made_is_replaced_by_force_alone() {
    let house = house();
    let house = house.write("pages/2022-09-30-B1.pdf", "of somebody");
    assert_eq!(refused(&house, &[]), (Some(2), vec!["page-file-other".into()]));
    assert_eq!(lies(&house).len(), 1, "nothing is written");
    assert_eq!(written(&house, &["--force"]).len(), 4);
    let house = house.write("pages/2022-09-30-A04.pdf", "of somebody else");
    assert_eq!(refused(&house, &[]), (Some(2), vec!["page-file-other".into()]));
    assert_eq!(written(&house, &["--pages", "A01"]), Vec::<String>::new(), "it is none of this page");
    assert_eq!(written(&house, &["--force"]), ["A04"]);
    assert_eq!(entry(&manifest(&house), "A04")["version"], 1, "it is what it was");
    fs::remove_file(house.path("pages/2022-09-30-A04.pdf")).unwrap();
    assert_eq!(written(&house, &[]), ["A04"], "what is lost is made again");
}

#[test]
fn nothing_that_is_read_is_written_over() {
    let house = house();
    fs::create_dir(house.path("pages")).unwrap();
    fs::hard_link(house.path("fonts/a.ttf"), house.path("pages/2022-09-30-A01.pdf")).unwrap();
    let font = fs::read(house.path("fonts/a.ttf")).unwrap();
    assert_eq!(refused(&house, &["--force"]), (Some(2), vec!["output-is-input".into()]));
    assert!(fs::read(house.path("fonts/a.ttf")).unwrap() == font);
    assert_eq!(lies(&house).len(), 1);
}

#[test]
fn where_a_run_broke_off_the_next_one_goes_on() {
    let house = house();
    done(&house, &[]);
    let before = manifest(&house);
    let (old, house) = (lies(&house), changed(changed(house, "s2"), "一"));
    done(&house, &[]);
    let (new, after) = (lies(&house), manifest(&house));
    // A04 was put in its place, A01 was not.
    let name = |page: &str| format!("2022-09-30-{page}.pdf");
    let mut broken = before.clone();
    broken["pending"] = Value::from(vec![entry(&after, "A01").clone(), entry(&after, "A04").clone()]);
    let house = house
        .write(&format!("pages/{}", name("A01")), &old[&name("A01")].0)
        .write("pages/manifest.json", broken.to_string());
    assert_eq!(written(&house, &[]), ["A01"]);
    assert_eq!(manifest(&house)["pages"], after["pages"]);
    assert!(lies(&house).iter().all(|(name, (bytes, _))| name == "manifest.json" || *bytes == new[name].0));
}

#[test]
fn what_is_wrong_with_an_edition_is_told_of_it_and_not_of_the_folder() {
    let house = house();
    done(&house, &[]);
    let house = house.change(EDITION, "date = 2022-09-30", "date = \"yesterday\"");
    let (status, codes) = refused(&house, &[]);
    assert!(status == Some(1) && !codes.iter().any(|code| code.starts_with("manifest")), "{codes:?}");
}

#[cfg(unix)]
#[test]
fn a_write_protected_file_stays_and_is_replaced_by_force_alone() {
    let house = house();
    done(&house, &[]);
    let file = house.path("pages/2022-09-30-A04.pdf");
    let mut mode = fs::metadata(&file).unwrap().permissions();
    mode.set_readonly(true);
    fs::set_permissions(&file, mode).unwrap();
    assert_eq!(written(&house, &[]), Vec::<String>::new());
    let before = lies(&house);
    let house = changed(changed(house, "s2"), "一");
    assert_eq!(refused(&house, &[]), (Some(2), vec!["output-read-only".into()]));
    assert!(lies(&house) == before, "not the other page either");
    assert_eq!(written(&house, &["--force"]), ["A01", "A04"]);
}

#[test]
fn a_page_that_is_gone_leaves_the_manifest_and_its_file_is_told() {
    let house = house();
    done(&house, &[]);
    let edition = house.text(EDITION);
    let at = edition.rfind("[[page]]").unwrap();
    let house = house.write(EDITION, &edition[..at]);
    let output = split(&house, &["--format", "json"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success() && said.contains("page-file-left"), "{said}");
    assert_eq!(manifest(&house)["pages"].as_array().unwrap().len(), 3);
    assert!(house.path("pages/2022-09-30-B1.pdf").exists());
}

#[test]
fn nothing_is_written_of_an_edition_with_errors_or_by_strict_with_warnings() {
    let broken = house().remove("paper/stories/s3.md");
    assert_eq!(split(&broken, &[]).status.code(), Some(1));
    let warned = pages(&["", "spread = true"]);
    assert_eq!(split(&warned, &["--strict"]).status.code(), Some(1));
    assert!(!broken.path("pages").exists() && !warned.path("pages").exists());
    assert_eq!(split(&warned, &[]).status.code(), Some(0));
}

#[test]
fn people_are_told_page_by_page() {
    let house = pages(&["fold = \"A01\"", ""]);
    let says = |arguments: &[&str]| {
        let output = split(&house, arguments);
        assert!(output.status.success());
        String::from_utf8(output.stdout).unwrap()
    };
    assert_eq!(
        says(&["--lang", "en"]),
        "A01  2022-09-30-A01.pdf  version 1, written\nA02  2022-09-30-A02.pdf  version 1, written\n\
         2 of 2 pages written; pages/manifest.json, version 1\n"
    );
    assert_eq!(
        says(&["--lang", "zh", "--pages", "A02"]),
        "A02　2022-09-30-A02.pdf　第 1 次，未动\n共 1 版，出了 0 版；清单 pages/manifest.json，第 1 次\n"
    );
}

#[test]
fn without_a_folder_pages_go_into_one_beside_the_press_file_of_the_whole() {
    let house = house();
    assert!(house.run(&["build", "paper", "--split"]).status.success());
    assert!(house.path("out/paper/manifest.json").exists());
}

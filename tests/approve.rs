//! 付印 (`approve`): names under pages, bound to what is printed there; and press files of approved pages alone.

use std::fs;
use std::process::Output;

use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::folds::pages;
use crate::support::house::House;

const EDITION: &str = "paper/edition.toml";
const LAYOUT: &str = "layouts/small.toml";
const APPROVALS: &str = "paper/approvals.toml";

/// Four pages: A01, a spread of A02 and A03, A04 and B1.
fn house() -> House {
    pages(&["fold = \"A01\"", "spread = true", "", "fold = \"B1\""])
}

/// Two pages, that need two readings to go to press.
fn strict_house() -> House {
    let readings = "condition = \"press\"\nreadings = [\"一校\", \"付印\"]";
    // The slug line has the name of the paper.
    let han = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts/NotoSansCJKsc-Regular.otf");
    let house = pages(&["fold = \"A01\"", ""]).write("fonts/a.ttf", fs::read(han).unwrap());
    house.change(LAYOUT, "condition = \"press\"", readings)
}

fn approve(house: &House, arguments: &[&str]) -> Output {
    house.run(&[&["approve", "paper"], arguments].concat())
}

fn done(house: &House, arguments: &[&str]) {
    let output = approve(house, arguments);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// The codes of errors, and how it ended.
fn told(output: Output) -> (Option<i32>, Vec<String>) {
    let said = String::from_utf8(output.stderr).unwrap();
    let found = said.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let errors = found.filter(|one| one["severity"] == "error");
    (output.status.code(), errors.map(|one| one["code"].as_str().unwrap().to_owned()).collect())
}

fn refused(house: &House, arguments: &[&str]) -> (Option<i32>, Vec<String>) {
    told(approve(house, &[arguments, &["--format", "json"]].concat()))
}

/// How each page stands: what it goes by, and its readings with who gave them, `!` where the page has changed since.
fn standing(house: &House) -> Vec<String> {
    let output = approve(house, &["--list", "--format", "json"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let reading = |reading: &Value| {
        let by = reading["by"].as_str()?;
        let mark = if reading["stands"] == true { "" } else { "!" };
        Some(format!(" {}={by}{mark}", reading["reading"].as_str().unwrap()))
    };
    let page = |page: &Value| {
        let readings = page["readings"].as_array().unwrap().iter().filter_map(reading);
        page["page"].as_str().unwrap().to_owned() + &readings.collect::<String>()
    };
    report["pages"].as_array().unwrap().iter().map(page).collect()
}

/// What `check` says of pages that have changed since they were read.
fn overtaken(house: &House) -> Vec<String> {
    let found = house.found(&[]);
    let of = found.iter().filter(|one| one["code"] == "page-unapproved" && one["severity"] == "warning");
    of.map(|one| one["message"].as_str().unwrap().to_owned()).collect()
}

/// The same house with another text on a page.
fn changed(house: House, story: &str) -> House {
    house.change(&format!("paper/stories/{story}.md"), "Text.", "Late.")
}

#[test]
fn a_name_stands_under_the_pages_that_are_named_and_no_other() {
    let house = house();
    done(&house, &["A01", "3", "--by", "王敏"]);
    assert_eq!(standing(&house), ["A01 初审=王敏", "A02-A03 初审=王敏", "A04", "B1"]);
    done(&house, &["A04-B1", "--by", "王敏"]);
    done(&house, &["all", "--by", "李强", "--at", "22:10"]);
    let all = ["A01", "A02-A03", "A04", "B1"].map(|page| format!("{page} 初审=王敏 复审=李强"));
    assert_eq!(standing(&house), all);
}

#[test]
fn what_is_kept_is_the_hash_of_the_press_file_of_the_page() {
    let house = house();
    done(&house, &["A04", "--by", "王敏"]);
    assert!(house.run(&["build", "paper", "--split", "-o", "pages"]).status.success());
    let file = fs::read(house.path("pages/2022-09-30-A04.pdf")).unwrap();
    let hash = Sha256::digest(file).iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"));
    assert!(house.text(APPROVALS).contains(&format!("sha256 = \"{hash}\"")));
}

#[test]
fn the_file_has_no_time_but_what_was_said_and_is_the_same_in_whatever_order_names_come() {
    let (one, other) = (house(), house());
    done(&one, &["A01", "--by", "王敏"]);
    done(&one, &["B1", "--by", "李强", "--at", "头班 22:10"]);
    done(&other, &["B1", "--by", "李强", "--at", "头班 22:10"]);
    done(&other, &["A01", "--by", "王敏"]);
    let text = one.text(APPROVALS);
    assert_eq!(text, other.text(APPROVALS));
    assert_eq!(text.matches("\nat = ").count(), 1);
    assert!(text.contains("at = \"头班 22:10\""));
}

#[test]
fn a_page_that_changes_is_approved_no_longer_and_the_others_are() {
    let house = house();
    done(&house, &["all", "--by", "王敏"]);
    let house = changed(house, "s2");
    assert_eq!(standing(&house), ["A01 初审=王敏", "A02-A03 初审=王敏", "A04 初审=王敏!", "B1 初审=王敏"]);
    let found = overtaken(&house);
    let [only] = found.as_slice() else { panic!("{found:?}") };
    assert!(only.contains("A04") && only.contains("王敏"), "{only}");
    // Read again as it is, by whoever.
    done(&house, &["A04", "--by", "赵云"]);
    assert_eq!(standing(&house)[2], "A04 初审=赵云");
    assert_eq!(overtaken(&house), Vec::<String>::new());
}

#[test]
fn what_was_changed_back_is_what_was_read() {
    let house = house();
    done(&house, &["A04", "--by", "王敏"]);
    let house = changed(house, "s2").change("paper/stories/s2.md", "Late.", "Text.");
    assert_eq!(standing(&house)[2], "A04 初审=王敏");
}

#[test]
fn readings_are_given_in_their_order_by_somebody_else_each() {
    let house = house();
    assert_eq!(refused(&house, &["1", "--by", "王敏", "--reading", "终审"]).1, ["approval-order"]);
    done(&house, &["1", "--by", "王敏", "--reading", "初审"]);
    for name in ["王敏", " 王敏 ", "王　敏"] {
        assert_eq!(
            refused(&house, &["1", "--by", name]),
            (Some(1), vec!["approval-person".into()]),
            "{name}"
        );
    }
    done(&house, &["1", "--by", "李强"]);
    assert_eq!(refused(&house, &["1", "--by", "赵云", "--reading", "初审"]).1, ["approval-given"]);
    assert_eq!(refused(&house, &["1", "--by", "赵云", "--reading", "四审"]).1, ["approval-reading"]);
    done(&house, &["1", "--by", "赵云"]);
    assert_eq!(refused(&house, &["1", "--by", "钱进"]).1, ["approval-given"]);
}

#[test]
fn after_a_change_all_readings_are_given_again_by_whomever() {
    let house = house();
    done(&house, &["1", "--by", "王敏"]);
    done(&house, &["1", "--by", "李强"]);
    let house = changed(house, "一");
    assert_eq!(refused(&house, &["1", "--by", "赵云", "--reading", "终审"]).1, ["approval-order"]);
    done(&house, &["1", "--by", "李强"]);
    assert_eq!(standing(&house)[0], "A01 初审=李强 复审=李强!");
    done(&house, &["1", "--by", "王敏"]);
    assert_eq!(standing(&house)[0], "A01 初审=李强 复审=王敏");
}

#[test]
fn all_pages_that_are_named_are_approved_or_none() {
    let house = house();
    done(&house, &["A04", "--by", "王敏"]);
    let before = house.text(APPROVALS);
    assert_eq!(refused(&house, &["all", "--by", "王敏"]).1, ["approval-person"]);
    assert_eq!(house.text(APPROVALS), before);
}

#[test]
fn names_are_taken_back() {
    let house = house();
    done(&house, &["all", "--by", "王敏"]);
    done(&house, &["1", "--by", "李强"]);
    done(&house, &["1", "--withdraw", "--by", "李强"]);
    done(&house, &["A04", "--withdraw"]);
    done(&house, &["B1", "--withdraw", "--reading", "初审"]);
    assert_eq!(standing(&house), ["A01 初审=王敏", "A02-A03 初审=王敏", "A04", "B1"]);
    assert_eq!(refused(&house, &["A04", "--withdraw"]).1, ["approval-none"]);
    assert_eq!(refused(&house, &["1", "--withdraw", "--by", "李强"]).1, ["approval-none"]);
}

#[test]
fn a_page_with_errors_is_not_approved_and_another_is() {
    let house = house().remove("paper/stories/s2.md");
    let (status, found) = refused(&house, &["A04", "--by", "王敏"]);
    assert_eq!((status, found.contains(&"story-missing".into())), (Some(1), true), "{found:?}");
    assert!(!house.path(APPROVALS).exists());
    done(&house, &["A01", "--by", "王敏"]);
}

#[test]
fn press_files_hold_approved_pages_alone_where_the_layout_says_so() {
    let house = strict_house();
    let builds: [&[&str]; 5] = [
        &["build", "paper", "-o", "all.pdf"],
        &["build", "paper", "-o", "all.pdf", "--profile", "x1a"],
        &["build", "paper", "-o", "all.pdf", "--marks"],
        &["build", "paper", "--split", "-o", "pages"],
        &["check", "paper"],
    ];
    let ends = |house: &House| builds.map(|build| told(house.run(&[build, &["--format", "json"]].concat())));
    for (status, found) in ends(&house) {
        assert_eq!((status, found), (Some(1), vec!["page-unapproved".to_owned(); 2]));
    }
    assert!(!house.path("all.pdf").exists() && !house.path("pages").exists());
    done(&house, &["all", "--by", "王敏"]);
    done(&house, &["A01", "--by", "李强"]);
    for (status, found) in ends(&house) {
        assert_eq!((status, found.len()), (Some(1), 1));
    }
    done(&house, &["A02", "--by", "李强"]);
    for (status, found) in ends(&house) {
        assert_eq!((status, found), (Some(0), Vec::new()));
    }
    let house = changed(house, "s1");
    for (status, found) in ends(&house) {
        assert_eq!((status, found.len()), (Some(1), 1));
    }
    assert!(house.run(&["build", "paper", "--split", "-o", "pages", "--pages", "A01"]).status.success());
}

#[test]
fn proofs_and_drafts_need_no_readings() {
    let house = strict_house();
    let proofs: [&[&str]; 4] = [
        &["build", "paper", "-o", "a.pdf", "--profile", "proof"],
        &["build", "paper", "-o", "a.pdf", "--profile", "proof", "--watermark", "Proof"],
        &["build", "paper", "-o", "a.pdf", "--draft"],
        &["check", "paper", "--profile", "proof"],
    ];
    for proof in proofs {
        let output = house.run(proof);
        assert!(output.status.success(), "{proof:?}: {}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn the_same_readings_do_for_another_press() {
    let house = strict_house();
    let other = house.text("layouts/press/press.toml") + "total_ink = \"200%\"\n";
    let house = house.write("layouts/press/other.toml", other.replace("TEST", "OTHER"));
    let build = ["build", "paper", "-o", "a.pdf", "--condition", "other"];
    assert_eq!(house.run(&build).status.code(), Some(1));
    done(&house, &["all", "--by", "王敏"]);
    done(&house, &["all", "--by", "李强"]);
    let output = house.run(&build);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// Two pages, the second with something worth a look; a printer's press beside their own, for which they can't be printed
/// any more.
fn house_without_its_press(names: &[&str]) -> House {
    let house = strict_house().change("paper/stories/s1.md", "Text.", "1. Text.");
    let own = house.text("layouts/press/press.toml");
    let house = house.write("layouts/press/other.toml", own.replace("TEST", "OTHER"));
    for name in names {
        done(&house, &["all", "--by", name]);
    }
    house.add("layouts/press/press.toml", &format!("sha256 = \"{}\"\n", "0".repeat(64)))
}

fn codes_for_another_press(house: &House) -> Vec<String> {
    let found = house.found(&["--condition", "other"]);
    let mut codes: Vec<_> = found.iter().map(|one| one["code"].as_str().unwrap().to_owned()).collect();
    codes.sort();
    codes
}

#[test]
fn of_its_own_press_errors_are_told_and_nothing_twice() {
    assert_eq!(
        codes_for_another_press(&house_without_its_press(&["王敏"])),
        ["list-of-one", "profile-differs"]
    );
}

#[test]
fn of_a_page_that_nobody_has_read_no_file_is_made() {
    let lacking = ["list-of-one", "page-unapproved", "page-unapproved"];
    assert_eq!(codes_for_another_press(&house_without_its_press(&[])), lacking);
}

#[test]
fn a_reading_of_the_longest_name_is_given_and_read_again() {
    let longest = format!("readings = [\"{}\"]", "审".repeat(40));
    let house = strict_house().change(LAYOUT, "readings = [\"一校\", \"付印\"]", &longest);
    done(&house, &["all", "--by", "王敏"]);
    assert!(house.found(&[]).is_empty());
}

#[test]
fn a_layout_on_a_base_says_its_own_readings_or_none() {
    let (base, own) = (strict_house(), "base = \"small\"\n");
    let house = base.write("layouts/own.toml", own);
    let edition = house.text(EDITION).replacen("layout = \"small\"", "layout = \"own\"", 1);
    let house = house.write(EDITION, edition);
    assert_eq!(house.found(&[]).len(), 2);
    let house = house.write("layouts/own.toml", format!("{own}\n[press]\nreadings = []\n"));
    assert_eq!(house.found(&[]).len(), 1);
    let house = house.write("layouts/own.toml", format!("{own}\n[press]\nreadings = [\"付印\"]\n"));
    done(&house, &["1", "--by", "李强", "--reading", "付印"]);
    assert_eq!(house.found(&[]).len(), 1);
}

#[test]
fn of_those_who_approve_at_once_none_is_lost() {
    let house = pages(&[""; 8]);
    let runs: Vec<_> = (1..=8)
        .map(|page| {
            let mut command = crate::support::command::banxin();
            let command = command.current_dir(house.path(""));
            let by = format!("reader {page}");
            command.args(["approve", "paper", &page.to_string(), "--by", &by]).arg("--quiet").spawn().unwrap()
        })
        .collect();
    for mut run in runs {
        assert!(run.wait().unwrap().success());
    }
    let all = (1..=8).map(|page| format!("{page} 初审=reader {page}"));
    assert_eq!(standing(&house), all.collect::<Vec<_>>());
}

#[test]
fn what_a_killed_run_has_left_is_no_approval_and_goes_away() {
    let house = house();
    done(&house, &["1", "--by", "王敏"]);
    let house = house.write("paper/.banxin-1-1.partial", "[[approval");
    done(&house, &["1", "--by", "李强"]);
    assert_eq!(standing(&house)[0], "A01 初审=王敏 复审=李强");
    assert!(!house.path("paper/.banxin-1-1.partial").exists());
}

#[test]
fn the_library_writes_no_unapproved_press_file_either() {
    use banxin::write::pdf::Profile;
    let house = strict_house();
    let stock = banxin::Stock::default();
    let codes = |house: &House, profile| {
        let loaded = stock.edition(house.path("paper")).unwrap();
        let composed = loaded.compose();
        let codes = |faults: banxin::Faults| faults.found.iter().map(|one| one.code).collect::<Vec<_>>();
        (composed.write(profile).err().map(codes), composed.write_page(0, profile).err().map(codes))
    };
    let lacks = vec!["page-unapproved"];
    assert_eq!(codes(&house, Profile::X4), (Some(vec![lacks[0]; 2]), Some(lacks)));
    assert_eq!(codes(&house, Profile::Proof), (None, None));
    done(&house, &["all", "--by", "王敏"]);
    done(&house, &["all", "--by", "李强"]);
    assert_eq!(codes(&house, Profile::X1a), (None, None));
}

/// A house with approvals as somebody wrote them by hand.
fn written(text: &str) -> House {
    House::sound().write(APPROVALS, text)
}

#[test]
fn approvals_that_were_written_by_hand() {
    let hash = "0".repeat(64);
    let one = |reading: &str, by: &str, hash: &str| {
        format!("[[approval]]\npage = \"1\"\nreading = \"{reading}\"\nby = \"{by}\"\nsha256 = \"{hash}\"\n")
    };
    written(&(one("初审", "a", &hash) + &one("初审", "b", &hash)))
        .says("approvals_of_one_reading_twice", &[]);
    written(&one("初审", "a", "1234")).says("an_approval_without_a_hash", &[]);
    written(&one(" ", "a", &hash)).says("an_approval_without_a_reading", &[]);
    written("format = 9\n").says("approvals_of_another_format", &[]);
}

#[test]
fn readings_that_a_layout_names() {
    let with = |readings: &str| {
        House::sound().change(LAYOUT, "condition = \"press\"", &format!("condition = \"press\"\n{readings}"))
    };
    with("readings = [\"初审\", \"初审\"]").says("readings_of_one_name", &[]);
    with("readings = [\" \"]").says("a_reading_without_a_name", &[]);
    with(&format!("readings = [\"{}\"]", "审".repeat(41))).says("a_reading_of_a_long_name", &[]);
    with("readings = [\"初审\", \"终审\"]").says("a_page_that_nobody_has_read", &[]);
}

#[test]
fn a_page_that_changed_after_it_was_read() {
    let house = strict_house();
    done(&house, &["1", "--by", "王敏"]);
    let house = changed(house, "一");
    house.says_of("a_page_that_changed_after_it_was_read", &["build", "paper", "--pages", "1"]);
    let house = pages(&["fold = \"A01\"", ""]);
    done(&house, &["1", "--by", "王敏"]);
    changed(house, "一").says("a_page_that_changed_and_needs_no_reading", &[]);
}

#[test]
fn names_that_can_not_stand_under_a_page() {
    let house = house();
    done(&house, &["1", "--by", "王敏"]);
    let says = |name: &str, arguments: &[&str]| {
        house.says_of(name, &[&["approve", "paper"], arguments].concat());
    };
    says("approve_twice_by_one", &["1", "--by", "王敏"]);
    says("approve_what_was_given", &["1", "--by", "李强", "--reading", "初审"]);
    says("approve_before_another", &["1", "--by", "李强", "--reading", "终审"]);
    says("approve_by_a_reading_that_there_is_not", &["1", "--by", "李强", "--reading", "复核"]);
    says("approve_by_nobody", &["1", "--by", " "]);
    says("approve_without_a_name", &["1"]);
    says("approve_no_pages", &["5-1", "--by", "李强"]);
    says("approve_a_page_that_there_is_not", &["9", "--by", "李强"]);
    says("withdraw_from_where_nobody_is", &["2", "--withdraw"]);
    for name in ["李强", "赵云"] {
        done(&house, &["1", "--by", name]);
    }
    says("approve_what_has_all_readings", &["1", "--by", "钱进"]);
}

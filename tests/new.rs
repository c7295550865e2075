//! Editions to begin from, and the edition of the next day.

use std::fs;
use std::path::Path;
use std::process::Output;

use crate::support::bundled;
use crate::support::command::banxin;
use crate::support::house::House;

const TEMPLATES: [&str; 3] = ["tabloid", "front", "supplement"];

fn run(folder: &Path, arguments: &[&str]) -> Output {
    banxin().current_dir(folder).args(arguments).output().unwrap()
}

/// Runs a command that is to end well; what it says on standard output.
fn done(folder: &Path, arguments: &[&str]) -> String {
    let output = run(folder, arguments);
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {said}");
    String::from_utf8(output.stdout).unwrap()
}

/// The names in a folder, sorted.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    let mut names: Vec<String> = entries.map(|name| name.into_string().unwrap()).collect();
    names.sort_unstable();
    names
}

/// A house with an edition as `edition` is written, whose stories have no text.
fn house_of(edition: &str) -> House {
    House::sound().write("paper/edition.toml", edition)
}

/// The edition's file of the next day.
fn next_of(edition: &str, arguments: &[&str]) -> String {
    let house = house_of(edition);
    done(&house.path(""), &[&["next", "paper", "after"], arguments].concat());
    house.text("after/edition.toml")
}

#[test]
fn every_template_builds_without_findings_in_both_languages() {
    let house = bundled::house();
    for template in TEMPLATES {
        for (lang, comment) in [("zh", "# 一期报纸："), ("en", "# An edition:")] {
            let name = format!("{template}-{lang}");
            let new = ["new", &name, "--from", template, "--lang", lang, "--date", "2026-12-01"];
            assert_eq!(done(house.path(), &new), format!("{name}\n"));
            let text = fs::read_to_string(house.path().join(&name).join("edition.toml")).unwrap();
            assert!(text.starts_with(comment) && text.contains("\ndate = 2026-12-01\n"), "{text}");
            let built = run(house.path(), &["build", &name, "--strict", "-o", &format!("{name}.pdf")]);
            let said = String::from_utf8_lossy(&built.stderr);
            assert!(built.status.success() && said.is_empty(), "{name}: {said}");
        }
        // Comments are all that the languages differ in.
        let pages =
            ["zh", "en"].map(|lang| fs::read(house.path().join(format!("{template}-{lang}.pdf"))).unwrap());
        assert!(pages[0] == pages[1], "{template}");
    }
}

#[test]
fn every_template_stands_on_any_day_and_for_all_days_after() {
    let house = bundled::house();
    for template in TEMPLATES {
        for date in ["2024-02-29", "2033-12-31"] {
            let name = format!("{template}-{date}");
            done(house.path(), &["new", &name, "--from", template, "--date", date]);
            done(house.path(), &["check", &name, "--strict"]);
        }
        // Slots that wait for copy are told, and nothing stops the press.
        let next = format!("{template}-next");
        done(house.path(), &["next", &format!("{template}-2024-02-29"), &next]);
        let said =
            String::from_utf8(run(house.path(), &["check", &next, "--format", "json"]).stderr).unwrap();
        assert!(said.lines().all(|line| line.contains("\"code\":\"underset\"")), "{said}");
        done(house.path(), &["check", &next]);
    }
}

/// The program alone is enough: the layouts and fonts that a template names are in it.
#[cfg(feature = "house")]
#[test]
fn an_edition_begun_anywhere_builds_with_what_is_in_the_program() {
    let folder = tempfile::tempdir().unwrap();
    done(folder.path(), &["new", "monday"]);
    done(folder.path(), &["check", "monday", "--strict"]);
}

#[test]
fn an_edition_begins_today_where_no_day_is_named() {
    let house = bundled::house();
    done(house.path(), &["new", "today", "--from", "front"]);
    let text = fs::read_to_string(house.path().join("today/edition.toml")).unwrap();
    let day = text.lines().find_map(|line| line.strip_prefix("date = ")).unwrap();
    assert!(banxin::calendar::read(day) > Some((2026, 1, 1)), "{day}");
}

#[test]
fn nothing_that_stands_there_is_replaced() {
    let house = House::sound().write("there/letter.txt", "mine").write("file", "mine");
    for name in ["there", "there/", "file"] {
        let output = run(&house.path(""), &["new", name, "--format", "json"]);
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains("\"folder-taken\""), "{said}");
        assert_eq!(run(&house.path(""), &["next", "paper", name]).status.code(), Some(2));
    }
    assert_eq!((house.text("there/letter.txt"), house.text("file")), ("mine".into(), "mine".into()));
    assert_eq!(names(&house.path("there")), ["letter.txt"]);
}

#[test]
fn an_empty_folder_is_filled() {
    let house = House::sound().write("monday/x", "").remove("monday/x");
    assert_eq!(done(&house.path(""), &["new", "monday", "--from", "front"]), "monday\n");
    assert_eq!(names(&house.path("monday")), ["edition.toml", "stories"]);
}

#[test]
fn names_and_days_that_can_not_be_are_refused() {
    let house = House::sound();
    let before = names(&house.path(""));
    for arguments in [
        &["new", ".."][..],
        &["new", "."],
        &["new", "a:b"],
        &["new", " monday"],
        &["new", "no/such/folder"],
        &["new", "monday", "--date", "2026-02-29"],
        &["new", "monday", "--date", "tomorrow"],
        &["new", "monday", "--from", "broadsheet"],
        &["next", "paper", "a?b"],
        &["next", "paper", "--date", "2026/12/1"],
        &["next", "nowhere"],
    ] {
        let output = run(&house.path(""), arguments);
        assert_eq!(
            output.status.code(),
            Some(2),
            "{arguments:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        assert_eq!(names(&house.path("")), before, "{arguments:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_folder_that_can_not_be_filled_leaves_nothing_behind() {
    // The limit of file size makes writing fail in the middle, for the superuser as well.
    let house = House::sound();
    let before = names(&house.path(""));
    let script = format!("ulimit -f 1; exec '{}' new monday", env!("CARGO_BIN_EXE_banxin"));
    let output =
        std::process::Command::new("sh").current_dir(house.path("")).args(["-c", &script]).output().unwrap();
    assert_eq!(output.status.code(), Some(3), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(names(&house.path("")), before);
}

const EDITION: &str = "\
# 日报，每天一期
[paper]
name = '日报'   # 报名
date = 2026-12-31  # 日期
number = \"0099\"
lunar = \"农历丙午（马）年冬月廿三\"
week = \"周四\"

[[page]] # 头版
layout = \"small\"
slots = { lead = \"一\" , side=\"sports/match\" } # 两篇
  [[page]]
layout=\"small\"
[page.slots]
lead = '''二''' # 小王写
\"a/b\" = \"三\"
LEAD = \"四\"
";

#[test]
fn the_next_day_changes_what_a_day_changes_and_no_other_byte() {
    let expected = EDITION
        .replace("2026-12-31", "2027-01-01")
        .replace("0099", "0100")
        .replace("冬月廿三", "冬月廿四")
        .replace("周四", "周五")
        .replace("\"一\"", "\"1-lead\"")
        .replace("\"sports/match\"", "\"1-side\"")
        .replace("'''二'''", "\"2-lead\"")
        .replace("\"三\"", "\"2-2\"")
        .replace("\"四\"", "\"2-LEAD-3\"");
    assert_eq!(next_of(EDITION, &[]), expected);
    // Line ends are those of the file.
    assert_eq!(next_of(&EDITION.replace('\n', "\r\n"), &[]), expected.replace('\n', "\r\n"));
}

#[test]
fn days_are_counted_over_months_years_and_leap_days() {
    let on = |date: &str, arguments: &[&str]| {
        let text =
            next_of(&format!("page = []\n[paper]\nname = \"日报\"\ndate = {date}\nnumber = 9\n"), arguments);
        text.lines().skip(3).take(2).collect::<Vec<_>>().join(" ")
    };
    for (date, next) in [
        ("2026-11-30", "2026-12-01"),
        ("2026-12-31", "2027-01-01"),
        ("2024-02-28", "2024-02-29"),
        ("2024-02-29", "2024-03-01"),
        ("2100-02-28", "2100-03-01"),
    ] {
        assert_eq!(on(date, &[]), format!("date = {next} number = 10"));
    }
    assert_eq!(on("2026-12-01", &["--date", "2026-12-07"]), "date = 2026-12-07 number = 10");
}

#[test]
fn a_lunar_date_that_nobody_knows_is_left_empty() {
    let text = next_of(EDITION, &["--date", "2101-02-01"]);
    assert!(text.contains("\nlunar = \"\"\n"), "{text}");
}

#[test]
fn no_story_of_the_day_before_is_taken_along() {
    let house = House::sound()
        .write("paper/pictures/a.png", "")
        .write("paper/recorded.json", "{}")
        .write("paper/README.md", "")
        .write("paper/words.toml", "keep = [\"二七区\"]\n")
        .write("paper/layouts/own/small.toml", "")
        .write("paper/feeds/weather.md", "")
        .write("paper/feeds/weather.toml", "date = 2022-09-30\n");
    assert_eq!(done(&house.path(""), &["next", "paper", "--lang", "zh"]), "2022-10-01\n");
    let folder = house.path("2022-10-01");
    assert_eq!(names(&folder), ["edition.toml", "feeds", "layouts", "stories", "words.toml"]);
    assert_eq!(names(&folder.join("stories")), ["1-lead.md"]);
    assert_eq!(names(&folder.join("feeds")), ["weather.md"]);
    let story = house.text("2022-10-01/stories/1-lead.md");
    assert!(story.starts_with("+++\n# 第 1 版，版位 lead\n") && story.ends_with("\n待稿。\n"), "{story}");
}

#[test]
fn the_next_day_stands_beside_its_edition_wherever_it_is_run() {
    let house =
        House::sound().write("content/monday/edition.toml", House::sound().text("paper/edition.toml"));
    let edition = house.path("content/monday");
    done(&house.path(""), &["next", "content/monday", "tuesday"]);
    assert!(house.path("content/tuesday/edition.toml").is_file());
    done(&edition, &["next", "edition.toml", "wednesday"]);
    assert!(house.path("content/wednesday/edition.toml").is_file());
    done(&house.path(""), &["next", "content/monday", "paper/thursday"]);
    assert!(house.path("paper/thursday/edition.toml").is_file());
}

#[test]
fn a_number_that_is_more_than_one_is_kept_and_told() {
    let house = House::sound().change("paper/edition.toml", "[paper]", "[paper]\nnumber = \"第7期\"");
    let output = run(&house.path(""), &["next", "paper", "after"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success() && said.contains("[number-kept]"), "{said}");
    assert!(house.text("after/edition.toml").contains("\nnumber = \"第7期\"\n"));
}

#[test]
fn an_edition_with_faults_in_its_stories_has_a_next_day_and_one_that_can_not_be_read_has_none() {
    let house = House::sound().remove("paper/stories/一.md");
    done(&house.path(""), &["next", "paper"]);
    let house = House::sound().change("paper/edition.toml", "date =", "dat =");
    let output = run(&house.path(""), &["next", "paper"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(!house.path("2022-10-01").exists());
}

/// A house with an edition that has advertisements.
fn sold() -> House {
    let ads = "[\"tea\", { ad = \"bank\", slot = \"ear\" }, \"garage\"]";
    let page = format!("layout = \"small\"\nads = {ads}");
    House::sound().change("paper/edition.toml", "layout = \"small\"", &page)
}

const BOOKED: &str = "\
[ads.tea]
file = \"tea.pdf\"
size = \"1/8\"
dates = [2022-09-30]
[ads.bank]
file = \"bank.pdf\"
size = \"报眼\"
[ads.garage]
file = \"garage.pdf\"
size = \"1/8\"
dates = [2022-09-30, 2022-10-01]
[ads.trees]
file = \"trees.pdf\"
size = \"1/8\"
dates = [2022-12-30]
";

#[test]
fn advertisements_go_on_for_as_long_as_they_are_booked() {
    let house = sold().write("ads/bookings.toml", BOOKED);
    let output = run(&house.path(""), &["next", "paper", "after"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success() && said.matches("[ad-ended]").count() == 1, "{said}");
    let text = house.text("after/edition.toml");
    assert!(text.contains("ads = [{ ad = \"bank\", slot = \"ear\" }, \"garage\"]\n"), "{text}");
    assert!(!house.path("after/ads").exists(), "the house has them");
}

#[test]
fn bookings_of_an_edition_go_along_with_the_files_that_are_needed_still() {
    let mut house = sold().write("paper/ads/bookings.toml", BOOKED);
    for name in ["tea", "bank", "garage", "another"] {
        house = house.write(&format!("paper/ads/{name}.pdf"), name);
    }
    done(&house.path(""), &["next", "paper", "after"]);
    assert_eq!(names(&house.path("after/ads")), ["bank.pdf", "bookings.toml", "garage.pdf"]);
}

//! Pages of an edition that are written alone: `--pages`.

use std::fs;
use std::process::Output;

use banxin::Stock;
use banxin::diag::Sources;
use banxin::edition::{Edition, PageChoice, Ticket};

use crate::support::house::House;

/// Four pages, of which the third has no story and the fourth one that does not fit.
fn house() -> House {
    let page = |story: &str| format!("\n[[page]]\nlayout = \"small\"\nslots = {{ lead = \"{story}\" }}\n");
    let house = House::sound().add("paper/edition.toml", &["二", "三", "四"].map(page).concat());
    let story = house.text("paper/stories/一.md");
    let long = story.clone() + &"More of it.\n\n".repeat(200);
    house.write("paper/stories/二.md", story).write("paper/stories/四.md", long)
}

fn codes(output: &Output) -> Vec<String> {
    let text = String::from_utf8(output.stderr.clone()).unwrap();
    let one = |line: &str| {
        let one: serde_json::Value = serde_json::from_str(line).unwrap();
        one["code"].as_str().unwrap().to_owned()
    };
    text.lines().map(one).collect()
}

#[test]
fn only_the_pages_that_are_wanted_are_judged_and_written() {
    let house = house();
    let check = |pages: &str| {
        let output = house.run(&["check", "paper", "--format", "json", "--pages", pages]);
        (output.status.code(), codes(&output))
    };
    assert_eq!(check("1-2"), (Some(0), vec![]));
    assert_eq!(check("2,1"), (Some(0), vec![]));
    assert_eq!(check("3"), (Some(1), vec!["story-missing".into()]));
    assert_eq!(check("4"), (Some(1), vec!["overset".into()]));
    assert_eq!(check("1-4").0, Some(1));
    let output = house.run(&["build", "paper", "--pages", "2,1", "-o", "two.pdf"]);
    assert_eq!(output.status.code(), Some(0));
    let file = lopdf::Document::load(house.path("two.pdf")).unwrap();
    assert_eq!(file.get_pages().len(), 2);
}

fn read(house: &House, ticket: &Ticket) -> Edition {
    Stock::default().load_text(ticket, house.path("paper"), &mut Sources::default()).unwrap().edition
}

#[test]
fn pages_keep_their_order_and_their_numbers() {
    let house = house();
    let ticket = Ticket { pages: PageChoice::read("2,1"), ..Ticket::default() };
    let edition = read(&house, &ticket);
    assert_eq!(edition.pages().iter().map(|page| page.number).collect::<Vec<_>>(), [1, 2]);
    let ticket = Ticket { pages: PageChoice::read("2"), ..Ticket::default() };
    let edition = read(&house, &ticket);
    assert_eq!(edition.pages().iter().map(|page| page.number).collect::<Vec<_>>(), [2]);
    let count =
        edition.paper().fields.iter().find(|(name, _)| name == "pages").map(|(_, count)| count.as_str());
    assert_eq!(count, Some("4"), "the paper has as many pages as before");
}

#[test]
fn pages_that_are_not_there_are_wrong_usage() {
    let house = house();
    for (pages, code) in [
        ("5", "page-absent"),
        ("1-9", "page-absent"),
        ("A01", "page-absent"),
        ("0", "wrong-usage"),
        ("1-", "wrong-usage"),
    ] {
        for command in ["build", "check"] {
            let output = house.run(&[command, "paper", "--format", "json", "--pages", pages]);
            assert_eq!((output.status.code(), codes(&output)), (Some(2), vec![code.into()]), "{pages}");
        }
    }
    let output = house.run(&["check", "paper", "--pages", "3-7"]);
    let text = String::from_utf8(output.stderr).unwrap();
    assert!(text.contains("there is no page 5; the edition has pages 1 to 4"), "{text}");
    assert!(fs::metadata(house.path("out")).is_err());
}

#[test]
fn pages_are_asked_for_by_what_the_paper_prints_as_well() {
    let house = crate::folds::pages(&["fold = \"A01\"", "spread = true", "", "label = \"封面\""]);
    for (wanted, numbers) in [
        ("A01", &[1][..]),
        ("A03", &[2]),
        ("A02-A03", &[2]),
        ("A01-A04", &[1, 2, 4]),
        ("封面,A01", &[1, 5]),
        ("1,封面", &[1, 5]),
    ] {
        let ticket = Ticket { pages: PageChoice::read(wanted), ..Ticket::default() };
        let pages: Vec<u32> = read(&house, &ticket).pages().iter().map(|page| page.number).collect();
        assert_eq!(pages, numbers, "{wanted}");
    }
}

#[test]
fn a_page_that_goes_by_another_label() {
    let house = crate::folds::pages(&["fold = \"A01\"", ""]);
    house.says("a_page_that_goes_by_another_label", &["--pages", "A1"]);
}

#[test]
fn the_pages_that_are_left_must_fold() {
    let house = house();
    let output = house.run(&["check", "paper", "--format", "json", "--pages", "1-2", "--impose", "pairs"]);
    assert_eq!((output.status.code(), codes(&output)), (Some(1), vec!["pages-do-not-fold".into()]));
}

/// An empty stream of content is as good as any.
#[test]
fn blank_pages_stand_before_others() {
    let blank = "\n[[page]]\nlayout = \"small\"\nslots = {}\n";
    let house = House::sound();
    let edition = house.text("paper/edition.toml");
    let (paper, page) = edition.split_once("[[page]]").unwrap();
    let house = house.write("paper/edition.toml", format!("{paper}{}\n[[page]]{page}", blank.repeat(3)));
    let output = crate::support::command::banxin()
        .current_dir(house.path(""))
        .env("RAYON_NUM_THREADS", "1")
        .args(["build", "paper", "-o", "page.pdf"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let pdf = lopdf::Document::load(house.path("page.pdf")).unwrap();
    let contents: Vec<usize> =
        pdf.get_pages().values().map(|page| pdf.get_page_content(*page).len()).collect();
    assert!(contents.len() == 4 && contents.last().is_some_and(|last| *last > 100), "{contents:?}");
}

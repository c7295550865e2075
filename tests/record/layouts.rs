//! record ∘ build for every bundled layout, with stories of several lengths in its slots.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use banxin::diag::Sources;

use super::file;
use super::own::gives_back_its_lines;
use crate::support::bundled::{self, LAYOUTS};

/// The bundled layouts of newspapers with the names of their slots; those of the specimen and of essays have lines that run
/// down, others have slots of several rectangles or furniture with fields of the page, a page that is all advertisement has none,
/// and of the page of sport the opened head of its 简讯 is taken for a line of text.
fn layouts() -> Vec<(&'static str, Vec<String>)> {
    let others = [
        "specimen",
        "tabloid-supplement",
        "tabloid-5",
        "tabloid-advertisement",
        "tabloid-sport",
        "broadsheet",
    ];
    let newspapers = LAYOUTS.iter().filter(|name| !others.iter().any(|one| name.starts_with(one)));
    let slot = |line: &str| Some(line.strip_prefix("[slots.")?.strip_suffix(']')?.to_owned());
    let slots = |name: &str| {
        let text = fs::read_to_string(file(&format!("layouts/{name}.toml"))).expect("a layout");
        text.lines().filter_map(slot).collect()
    };
    newspapers.map(|name| (*name, slots(name))).collect()
}

/// The sentences of the bundled stories, so that no two made stories are alike.
fn sentences() -> Vec<String> {
    let recorded = super::erqi();
    let paragraphs = recorded.articles.iter().flat_map(|article| &article.paragraphs);
    let text: String = paragraphs.map(|text| text.trim_start_matches("本报讯　").to_owned()).collect();
    text.split_inclusive('。').map(str::to_owned).filter(|one| one.chars().count() < 80).collect()
}

/// An edition of a page, with so many sentences in each of its stories.
fn edition(house: &Path, layout: &str, slots: &[String], count: usize) {
    let mut text = fs::read_to_string(file("content/erqi/edition.toml")).expect("the edition");
    text.truncate(text.find("[[page]]").expect("pages"));
    let _ = writeln!(text, "[[page]]\nlayout = \"{layout}\"\nsection = \"综合\"\n[page.slots]");
    fs::create_dir_all(house.join("paper/stories")).expect("a folder");
    let all = sentences();
    let mut rest = all.iter().cycle();
    for (at, slot) in slots.iter().enumerate() {
        let _ = writeln!(text, "{slot} = \"{slot}\"");
        let mut story = format!(
            "+++\nheadline = \"第{at}次会议\"\ndeck = \"要求落实责任\"\ndateline = \"本报讯\"\nbyline = \"记者　某某\"\n+++\n"
        );
        for (number, sentence) in rest.by_ref().take(count).enumerate() {
            // Two sentences make a paragraph.
            story += if number % 2 == 0 { "\n\n" } else { "" };
            story += sentence;
        }
        fs::write(house.join(format!("paper/stories/{slot}.md")), story + "\n").expect("a story");
    }
    fs::write(house.join("paper/edition.toml"), text).expect("the edition");
}

#[test]
fn every_bundled_layout_gives_back_its_lines() {
    let layouts = layouts();
    assert!(layouts.len() >= 2 && layouts.iter().all(|(_, slots)| !slots.is_empty()));
    for (layout, slots) in layouts {
        for count in [2, 3, 5, 8] {
            let house = bundled::house();
            edition(house.path(), layout, &slots, count);
            let loaded = banxin::load(house.path().join("paper"), &mut Sources::default());
            let loaded = loaded.unwrap_or_else(|errors| panic!("{errors:#?}"));
            gives_back_its_lines(&loaded, &format!("{layout}, {count} sentences"));
        }
    }
}

//! An edition of several pages, with a story that jumps, one in the shape of an L and one that runs down, all broken by
//! total-fit: composed with known letterspacings, printed, recorded, and fitted again from nothing.

use std::fmt::Write as _;
use std::fs;
use std::ops::Range;

use banxin::diag::Sources;
use banxin::edition::{BlockTracking, Story, Tracking};
use banxin::fit::collate::collate;
use banxin::fit::recorded;
use banxin::geom::Em;
use banxin::record::Recorded;
use banxin::stock::fitted;
use banxin::style::Breaking;
use banxin::{House, Loaded, Origin};

use super::{erqi, untrack};
use crate::support::house;

/// A story: its name, its paragraphs among the recorded ones, its letterspacing and those of some of its paragraphs.
type Copy = (&'static str, Range<usize>, i64, &'static [(usize, i64)]);

const STORIES: [Copy; 3] = [
    ("lead", 0..7, -20, &[(2, -50)]),
    ("shape", 7..13, 10, &[(1, -30)]),
    ("down", 13..19, -30, &[(3, 0), (5, -55)]),
];

fn layout(grid: &str, slots: &[(&str, &str)], breaking: &str) -> String {
    let mut text = format!(
        "[sheet]\ntrim = [\"300mm\", \"300mm\"]\n\n[grid]\nsize = \"9pt\"\nleading = \"12pt\"\n{grid}\n\n\
        [press]\ncondition = \"press\"\n\n[faces]\nsong = [\"a.otf\"]\n\n[body]\nregular = \"song\"\n\
        breaking = \"{breaking}\"\n\n[heads.lead]\nheadline = {{ face = \"song\", largest = \"20pt\" }}\n"
    );
    for (name, keys) in slots {
        let _ = write!(text, "\n[slots.{name}]\nhead = \"lead\"\nhead_rows = 3\n{keys}\n");
    }
    text
}

const EDITION: &str = "\
[paper]
name = \"日报\"
date = 2022-09-30

[[page]]
layout = \"first\"
slots = { lead = \"lead\", shape = \"shape\" }

[[page]]
layout = \"second\"
slots = { jump = { continues = \"lead\" } }

[[page]]
layout = \"down\"
slots = { down = \"down\" }
";

/// The edition in a house, broken in some way. Its slots have rows to spare, so that copyfit leaves its lines alone.
fn house(breaking: &str) -> house::House {
    let across = "columns = 4\nmeasure = \"17em\"\nrows = 60";
    let down = "columns = 3\nmeasure = \"20em\"\nrows = 50\ndirection = \"vertical\"";
    let lead = ("lead", "column = 1\nrow = 1\nrows = 14");
    let shape =
        "column = 2\nspan = 2\nrow = 1\nrows = 14\nmore = [ { column = 2, span = 1, row = 15, rows = 40 } ]";
    let song = fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/fonts/NotoSerifCJKsc-Regular.otf"));
    let mut house = house::House::sound()
        .write("fonts/a.otf", song.expect("the font"))
        .write("layouts/first.toml", layout(across, &[lead, ("shape", shape)], breaking))
        .write(
            "layouts/second.toml",
            layout(across, &[("jump", "column = 1\nspan = 3\nrow = 1\nrows = 24")], breaking),
        )
        .write(
            "layouts/down.toml",
            layout(down, &[("down", "column = 1\nspan = 2\nrow = 1\nrows = 45")], breaking),
        )
        .write("paper/edition.toml", EDITION);
    let (_, page) = erqi();
    let copy: Vec<String> = page.articles.iter().flat_map(|article| article.paragraphs.clone()).collect();
    for (name, paragraphs, ..) in STORIES {
        let body = copy[paragraphs].join("\n\n").replace("本报讯　", "");
        house = house.write(
            &format!("paper/stories/{name}.md"),
            format!("+++\nheadline = \"{name}\"\n+++\n\n{body}\n"),
        );
    }
    house
}

fn loaded(house: &house::House) -> Loaded {
    let origin = Origin::of(house.path("paper")).with(House::of(house.path("")));
    banxin::load(origin, &mut Sources::default()).expect("it loads")
}

/// Gives the stories their letterspacings.
fn track(loaded: &mut Loaded) {
    let of = |story: &Story| {
        let (.., own, others) = STORIES.into_iter().find(|(name, ..)| *name == story.id).expect("a story");
        let blocks = others.iter().map(|(block, tracking)| {
            (*block, BlockTracking { own: Some(Em::milli(*tracking)), ranges: Vec::new() })
        });
        Tracking { own: Some(Em::milli(own)), blocks: blocks.collect() }
    };
    let all: Vec<_> = loaded.edition.stories().entries().map(|(id, story)| (id, of(story))).collect();
    for (id, tracking) in &all {
        loaded.edition.track(*id, tracking);
    }
}

/// The record of an edition as it is composed.
fn composed(loaded: &Loaded) -> Recorded {
    recorded(&banxin::typeset(&loaded.edition, &loaded.fonts, &loaded.pictures).0)
}

#[test]
fn an_edition_of_several_pages_is_fitted_from_its_lines_alone_whichever_way_it_is_broken() {
    for breaking in ["first-fit", "total-fit"] {
        let house = house(breaking);
        let mut edition = loaded(&house);
        track(&mut edition);
        let record = composed(&edition);
        let pages: Vec<Option<u32>> =
            record.articles.iter().flat_map(|one| one.columns.iter().map(|column| column.page)).collect();
        assert!([1, 2, 3].iter().all(|page| pages.contains(&Some(*page))), "{pages:?}");
        untrack(&mut edition);
        let bare = banxin::typeset(&edition.edition, &edition.fonts, &edition.pictures).0;
        let before = collate(&bare, &record);
        assert!(before.lines > 140 && before.same * 2 < before.lines, "{breaking}: {} alike", before.same);
        let found = fitted(&mut edition, &record);
        let after = &found.collation;
        assert_eq!((after.same, after.is_alike()), (after.lines, true), "{breaking}: {after:#?}");
        let ranges = found.fits.iter().flat_map(|fit| &fit.paragraphs).map(|one| one.ranges.len());
        assert!(ranges.max() <= Some(1), "{breaking}: no paragraph has to be cut");
        assert_eq!(composed(&edition), record, "{breaking}");
    }
}

#[test]
fn the_lines_tell_which_way_they_are_broken() {
    let mut edition = loaded(&house("total-fit"));
    track(&mut edition);
    let record = composed(&edition);
    // A layout that says nothing is broken by first-fit.
    let mut other = loaded(&house("first-fit"));
    let found = fitted(&mut other, &record);
    let sum = |which: Breaking| -> usize {
        let of = found.told.iter().flat_map(|(_, told)| told.breakings);
        of.filter(|(breaking, _)| *breaking == which).map(|(_, lines)| lines).sum()
    };
    let lines: usize = found.told.iter().map(|(_, told)| told.lines).sum();
    assert_eq!(sum(Breaking::TotalFit), lines, "total-fit explains them all");
    assert!(sum(Breaking::FirstFit) < lines, "first-fit does not");
}

#[test]
fn a_press_file_of_several_pages_is_recorded_whole_or_in_part_matched_and_fitted() {
    let house = house("total-fit");
    let run = |arguments: &[&str]| {
        let output = house.run(arguments);
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        (output.status.code(), said, String::from_utf8_lossy(&output.stderr).into_owned())
    };
    assert_eq!(run(&["build", "paper", "-o", "page.pdf"]).0, Some(0));
    let whole = run(&["record", "page.pdf", "--edition", "paper"]).1;
    assert_eq!(run(&["record", "page.pdf", "--edition", "paper", "--pages", "all"]).1, whole);
    assert_eq!(run(&["record", "page.pdf", "--edition", "paper", "--pages", "3,1-2"]).1, whole);
    assert!(whole.contains("\"format\": 2") && whole.contains("\"page\": 3"));
    let one = run(&["record", "page.pdf", "--edition", "paper", "--page", "2"]).1;
    assert!(!one.contains("\"page\"") && !one.contains("\"format\""), "{one}");
    for record in [&whole, &one] {
        fs::write(house.path("lines.json"), record).expect("written");
        let (status, said, _) = run(&["match", "paper", "lines.json"]);
        assert_eq!(status, Some(0), "{said}");
        assert!(said.contains("lead: ") && said.contains("page 2: "), "{said}");
    }
    let (status, said, why) = run(&["match", "paper", "lines.json"]);
    assert_eq!(status, Some(0), "{said} {why}");
    // By places alone, too, every page is read.
    let bare: Recorded = serde_json::from_str(&run(&["record", "page.pdf"]).1).expect("a record");
    let pages: std::collections::BTreeSet<_> =
        bare.articles.iter().flat_map(|article| article.columns.iter().map(|column| column.page)).collect();
    assert_eq!(pages, [Some(1), Some(2), Some(3)].into());
    let ids: std::collections::BTreeSet<_> = bare.articles.iter().map(|article| &article.id).collect();
    assert_eq!(ids.len(), bare.articles.len(), "no two stories have one name");
    for (arguments, status) in
        [(["--pages", "4"], 1), (["--pages", "A05"], 1), (["--pages", "3-1"], 2), (["--pages", ""], 2)]
    {
        let (code, _, why) = run(&["record", "page.pdf", arguments[0], arguments[1]]);
        assert_eq!(code, Some(status), "{arguments:?}: {why}");
    }
}

//! Inverse typesetting: the bounds of a line, and the printed page from nothing.

mod damage;
mod own;
mod pages;
mod shapes;
mod truth;

use banxin::convention::MAINLAND;
use std::path::Path;

use banxin::Loaded;
use banxin::diag::Sources;
use banxin::edition::{BlockTracking, Story, Tracking};
use banxin::fit::collate::collate;
use banxin::fit::{Interval, Printed, StoryFit, apply, fit, interval, tell};
use banxin::geom::Em;
use banxin::line::{Breaks, Paragraph, Rules, Spacing, Squeeze, Tracked, line_end};
use banxin::record::Recorded;
use banxin::style::{Glue, Kinsoku, MarkStyle};
use proptest::prelude::*;

use crate::support;

fn erqi() -> (Loaded, Recorded) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/erqi");
    let loaded = banxin::load(&folder, &mut Sources::default()).expect("it loads");
    let recorded = serde_json::from_str(include_str!("../../content/erqi/recorded.json")).expect("JSON");
    (loaded, recorded)
}

/// Takes all letterspacing out of an edition.
fn untrack(loaded: &mut Loaded) {
    let blocks =
        |story: &Story| (0..story.body.len()).map(|block| (block, BlockTracking::default())).collect();
    let none = |story: &Story| Tracking { own: None, blocks: blocks(story) };
    let all: Vec<_> = loaded.edition.stories().entries().map(|(id, story)| (id, none(story))).collect();
    for (id, none) in &all {
        loaded.edition.track(*id, none);
    }
}

/// Fits an edition to a record from nothing, and puts what was found into it.
fn fitted(loaded: &mut Loaded, recorded: &Recorded) -> Vec<StoryFit> {
    untrack(loaded);
    let (shaped, _) = banxin::text::shape(&loaded.edition, &loaded.fonts);
    let fits = fit(&loaded.edition, &banxin::plan::plan(&loaded.edition), &shaped, recorded);
    apply(&mut loaded.edition, &fits);
    fits
}

#[test]
fn from_nothing_every_printed_line_is_found_again() {
    let (mut loaded, recorded) = erqi();
    let fits = fitted(&mut loaded, &recorded);
    let (composition, found) = crate::support::editions::typeset(&loaded.edition, &loaded.fonts);
    assert_eq!(found, []);
    let collation = collate(&composition, &recorded);
    assert_eq!((collation.same, collation.lines), (209, 209));
    assert_eq!((collation.same_columns, collation.columns), (15, 15));
    let ranges = || fits.iter().flat_map(|story| &story.paragraphs).flat_map(|paragraph| &paragraph.ranges);
    assert!(ranges().all(|range| range.interval.contains(range.value)), "every value is within its bounds");
    let values: std::collections::BTreeSet<Em> = ranges().map(|range| range.value).collect();
    assert!(values.len() <= 8, "few different letterspacings on the whole page: {values:?}");
}

#[test]
fn the_bundled_stories_hold_what_fit_finds() {
    let (mut loaded, recorded) = erqi();
    let trackings = |loaded: &Loaded| -> Vec<_> {
        let stories = loaded.edition.stories().iter();
        stories
            .map(|story| {
                (
                    story.tracking,
                    story
                        .body
                        .iter()
                        .map(|block| (block.tracking, block.copy.runs.clone()))
                        .collect::<Vec<_>>(),
                )
            })
            .collect()
    };
    let bundled = trackings(&loaded);
    fitted(&mut loaded, &recorded);
    assert_eq!(trackings(&loaded), bundled);
}

#[test]
fn the_printed_lines_tell_the_house_settings() {
    let (mut loaded, recorded) = erqi();
    untrack(&mut loaded);
    let (shaped, _) = banxin::text::shape(&loaded.edition, &loaded.fonts);
    let told = tell(&loaded.edition, &banxin::plan::plan(&loaded.edition), &shaped, &recorded);
    for (story, told) in told {
        println!("{} {told:?}", loaded.edition.stories()[story].id);
    }
}

const HAN_LATIN: Glue = Glue { natural: Em::QUARTER, smallest: Em(125_000), largest: Em::HALF };

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_bounds_of_a_line_are_those_that_trying_finds(
        text in "[一七万三上下]{4}[一七万三上下，。、“”《》0-9a-c ——]{30,60}",
        measure in 8_i64..20,
        tracking in -120_i64..80,
        style in 0_usize..4,
    ) {
        let marks = [MarkStyle::FullWidth, MarkStyle::Kaiming, MarkStyle::HalfWidth, MarkStyle::LineEndHalf][style];
        let setup = support::editions::Setup { paragraphs: vec![text], ..Default::default() };
        let edition = setup.edition();
        let fonts = support::editions::fonts(&edition);
        let (shaped, _) = banxin::text::shape(&edition, &fonts);
        let rules = Rules { spacing: Spacing::new(&MAINLAND, marks, HAN_LATIN), breaks: Breaks::of(&MAINLAND, Kinsoku::Basic) };
        let paragraph = Paragraph::new(&crate::support::editions::first(&shaped.stories).blocks[0].text, &rules);
        let measure = Em::ONE * measure;
        let end_at = |start: usize, tracking: Em| {
            line_end(&Tracked { paragraph: &paragraph, tracking }, start, measure, Squeeze::Kinsoku)
        };
        let mut start = 0;
        while start < paragraph.len() {
            let end = end_at(start, Em::milli(tracking));
            if !paragraph.may_end(end) { break }
            let Interval { min, max } = interval(&paragraph, &Printed { start, end, measure }, None);
            prop_assert!(min <= Em::milli(tracking) && Em::milli(tracking) <= max, "{min} {max}");
            for inside in [min, Em(i64::midpoint(min.0, max.0)), max] {
                prop_assert_eq!(end_at(start, inside), end, "at {}", inside);
            }
            if min > Interval::ALL.min {
                prop_assert_ne!(end_at(start, min - Em(1)), end);
            }
            if max < Interval::ALL.max {
                prop_assert_ne!(end_at(start, max + Em(1)), end);
            }
            start = end;
        }
    }
}

//! Inverse typesetting: the bounds of a line, and the printed page from nothing.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod support;

use std::path::Path;

use banxin::Loaded;
use banxin::diag::Sources;
use banxin::fit::{Interval, Printed, apply, fit, interval};
use banxin::geom::Em;
use banxin::line::{Breaks, Paragraph, Rules, Spacing, Squeeze, Tracked, line_end};
use banxin::record::Recorded;
use banxin::style::{Glue, Kinsoku, MarkStyle};
use proptest::prelude::*;

fn erqi() -> (Loaded, Recorded) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/erqi");
    let loaded = banxin::load(&folder, &mut Sources::default()).expect("it loads");
    let recorded = serde_json::from_str(include_str!("../content/erqi/recorded.json")).expect("JSON");
    (loaded, recorded)
}

/// Takes all letterspacing out of an edition.
fn untrack(loaded: &mut Loaded) {
    for story in &mut loaded.edition.stories {
        story.tracking = None;
        for block in &mut story.body {
            block.tracking = None;
            block.copy.runs.iter_mut().for_each(|run| run.tracking = None);
        }
    }
}

#[test]
fn from_nothing_to_the_printed_page() {
    let (mut loaded, recorded) = erqi();
    untrack(&mut loaded);
    let edition = &loaded.edition;
    let (shaped, _) = banxin::text::shape(edition, &loaded.fonts);
    let fits = fit(edition, &banxin::plan::plan(edition), &shaped, &recorded);
    for story in &fits {
        for paragraph in &story.paragraphs {
            for range in &paragraph.ranges {
                println!(
                    "{} {} lines {:?} of {} [{}, {}] {}",
                    edition.stories[story.story].id,
                    paragraph.block,
                    range.lines,
                    paragraph.bounds.len(),
                    range.interval.min,
                    range.interval.max,
                    range.value
                );
            }
        }
    }
    apply(&mut loaded.edition, &fits);
    let (composition, found) = banxin::typeset(&loaded.edition, &loaded.fonts);
    println!("{found:?}");
    let _ = composition;
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
        let rules = Rules { spacing: Spacing::new(marks, HAN_LATIN), breaks: Breaks::of(Kinsoku::Basic) };
        let paragraph = Paragraph::new(&shaped.stories[0].blocks[0].text, &rules);
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

//! Inverse typesetting: the letterspacing with which the composer breaks every line where it was printed.
//!
//! Each printed line bounds the letterspacing of its paragraph from both sides ([`interval()`]). Where the
//! bounds of a paragraph agree, one value serves it; else it falls into ranges of lines, the fewest that can
//! be, each with its own. Nothing is sampled: every bound is the division that the composer's own decision
//! turns on.

mod align;
mod choose;
mod interval;
mod story;

pub use align::{Aligned, Alignment, align};
pub use choose::{few, roundest};
pub use interval::{Interval, Printed, interval};
pub use story::{Bound, ParagraphFit, RangeFit, StoryFit, fit_story};

use rayon::prelude::*;

use crate::edition::{Edition, StyleRun};
use crate::geom::Em;
use crate::line::{Breaks, Rules, Spacing};
use crate::plan::Plan;
use crate::record::Recorded;
use crate::text::ShapedEdition;

/// Fits every recorded story of an edition, stories in parallel. Recorded stories that the edition does not
/// have are left out.
#[must_use]
pub fn fit(edition: &Edition, plan: &Plan, shaped: &ShapedEdition, recorded: &Recorded) -> Vec<StoryFit> {
    let places: Vec<_> = edition.pages.iter().zip(&plan.pages).collect();
    let fitted = recorded.articles.par_iter().filter_map(|article| {
        let story = edition.stories.iter().position(|story| story.id == article.id)?;
        let (page, slot) = places
            .iter()
            .find_map(|(page, plan)| Some((page, plan.slots.iter().find(|slot| slot.story == story)?)))?;
        let style = &edition.layouts.get(page.layout)?.body;
        let spacing = Spacing::new(style.marks, style.han_latin);
        let rules = Rules { spacing, breaks: Breaks::of(style.kinsoku) };
        Some(fit_story(story, article, shaped.stories.get(story)?, &slot.chain, style, &rules))
    });
    fitted.collect()
}

/// Puts what was found into the stories: the commonest letterspacing on the story, others on their
/// paragraphs, ranges on their text.
pub fn apply(edition: &mut Edition, fits: &[StoryFit]) {
    for fit in fits {
        let Some(story) = edition.stories.get_mut(fit.story) else { continue };
        let common = fit.common();
        story.tracking = (common != Em::ZERO).then_some(common);
        for paragraph in &fit.paragraphs {
            let Some(block) = story.body.get_mut(paragraph.block) else { continue };
            let first = paragraph.ranges.first().map_or(common, |range| range.value);
            block.tracking = (first != common).then_some(first);
            clear(&mut block.copy.runs);
            for range in paragraph.ranges.iter().skip(1) {
                mark(&mut block.copy.runs, range.bytes.clone(), range.value);
            }
        }
    }
}

/// Takes letterspacing off the runs.
fn clear(runs: &mut Vec<StyleRun>) {
    let mut joined: Vec<StyleRun> = Vec::with_capacity(runs.len());
    for run in runs.drain(..) {
        let run = StyleRun { tracking: None, ..run };
        match joined.last_mut() {
            Some(last) if last.face == run.face => last.end = run.end,
            _ => joined.push(run),
        }
    }
    *runs = joined;
}

/// Puts letterspacing on some bytes.
fn mark(runs: &mut Vec<StyleRun>, bytes: std::ops::Range<usize>, tracking: Em) {
    let mut out = Vec::with_capacity(runs.len() + 2);
    let mut start = 0;
    for run in runs.drain(..) {
        for end in [bytes.start, bytes.end, run.end] {
            let end = end.min(run.end);
            if end > start {
                let inside = bytes.start <= start && end <= bytes.end;
                out.push(StyleRun {
                    end,
                    tracking: if inside { Some(tracking) } else { run.tracking },
                    ..run
                });
                start = end;
            }
        }
    }
    *runs = out;
}

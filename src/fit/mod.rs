//! Inverse typesetting: the letterspacing with which the composer breaks every line where it was printed.
//!
//! Each printed line bounds the letterspacing of its paragraph from both sides ([`interval()`]). Where the
//! bounds of a paragraph agree, one value serves it; else it falls into ranges of lines, the fewest that can
//! be, each with its own. Nothing is sampled: every bound is the division that the composer's own decision
//! turns on.

mod align;
mod choose;
pub mod collate;
mod interval;
mod settings;
mod story;

pub use align::{Aligned, Alignment, align};
pub use choose::{few, roundest};
pub use interval::{Interval, Printed, interval};
pub use settings::{Settings, Told};
pub use story::{Bound, Cost, ParagraphFit, RangeFit, StoryFit};

use rayon::prelude::*;

use story::Proof;

use crate::copy::StyleRun;
use crate::edition::Edition;
use crate::geom::Em;
use crate::plan::Plan;
use crate::record::Recorded;
use crate::style::BodyStyle;
use crate::text::{ShapedEdition, ShapedStory};

/// Fits every recorded story of an edition under the settings of its layout, stories in parallel. Recorded
/// stories that the edition does not have are left out.
#[must_use]
pub fn fit(edition: &Edition, plan: &Plan, shaped: &ShapedEdition, recorded: &Recorded) -> Vec<StoryFit> {
    each(edition, plan, shaped, recorded, |story, proof, text, style| {
        let own = Settings { measure: proof.measure(), marks: style.marks, gap: style.han_latin.natural };
        proof.fit(story, text, &own.rules(style), Em::ZERO)
    })
}

/// What the lines of every recorded story tell of the settings that it was composed with, as [`fit`].
#[must_use]
pub fn tell(
    edition: &Edition,
    plan: &Plan,
    shaped: &ShapedEdition,
    recorded: &Recorded,
) -> Vec<(usize, Told)> {
    each(edition, plan, shaped, recorded, |story, proof, _, style| (story, settings::tell(&proof, style)))
}

/// Does something with every recorded story.
fn each<T: Send>(
    edition: &Edition,
    plan: &Plan,
    shaped: &ShapedEdition,
    recorded: &Recorded,
    work: impl Fn(usize, Proof<'_>, &ShapedStory, &BodyStyle) -> T + Sync,
) -> Vec<T> {
    let pages: Vec<_> = edition.pages.iter().zip(&plan.pages).collect();
    let place = |story: usize| {
        pages
            .iter()
            .find_map(|(page, plan)| Some((page, plan.slots.iter().find(|slot| slot.story == story)?)))
    };
    let done = recorded.articles.par_iter().filter_map(|article| {
        let story = edition.stories.iter().position(|story| story.id == article.id)?;
        let (page, slot) = place(story)?;
        let style = &edition.layouts.get(page.layout)?.body;
        let text = shaped.stories.get(story)?;
        Some(work(story, Proof::new(article, text, &slot.chain, style), text, style))
    });
    done.collect()
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
            Some(last) if (last.face, last.attributes) == (run.face, run.attributes) => last.end = run.end,
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

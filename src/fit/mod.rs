//! Inverse typesetting: the letterspacing with which the composer breaks every line where it was printed.
//!
//! Under first-fit each printed line bounds the letterspacing of its paragraph from both sides ([`interval()`]). Where the
//! bounds of a paragraph agree, one value serves it; else it falls into ranges of lines, the fewest that can
//! be, each with its own. Nothing is sampled: every bound is the division that the composer's own decision
//! turns on. Under total-fit, which weighs all breaks of a paragraph together, letterspacings are tried by the breaker
//! itself.

mod align;
mod choose;
pub mod collate;
mod composed;
mod interval;
mod settings;
mod stands;
mod story;
mod total;

pub use align::{Aligned, Alignment, align};
pub use choose::{few, roundest};
pub use composed::recorded;
pub use interval::{Interval, Printed, interval};
pub use settings::{Settings, Told};
pub use stands::Stands;
pub use story::{Bound, Cost, ParagraphFit, RangeFit, StoryFit};

use rayon::prelude::*;

use stands::{Columns, sheets};
use story::Proof;

use crate::edition::{BlockTracking, Edition, Story, Tracking};
use crate::geom::Em;
use crate::id::Id;
use crate::record::Recorded;
use crate::style::BodyStyle;
use crate::text::{ShapedEdition, ShapedStory};

/// Fits every recorded story of an edition under the settings of its layout, stories in parallel. Recorded
/// stories that the edition does not have are left out.
#[must_use]
pub fn fit<'a>(
    edition: &Edition,
    stands: impl Into<Stands<'a>>,
    shaped: &ShapedEdition,
    recorded: &Recorded,
) -> Vec<StoryFit> {
    each(edition, &stands.into(), shaped, recorded, |story, proof, text, style| {
        let own = Settings { measure: proof.measure(), marks: style.marks, gap: style.han_latin.natural };
        proof.fit(story, text, &own.rules(style), Em::ZERO)
    })
}

/// What the lines of every recorded story tell of the settings that it was composed with, as [`fit`].
#[must_use]
pub fn tell<'a>(
    edition: &Edition,
    stands: impl Into<Stands<'a>>,
    shaped: &ShapedEdition,
    recorded: &Recorded,
) -> Vec<(Id<Story>, Told)> {
    each(edition, &stands.into(), shaped, recorded, |story, proof, _, style| {
        (story, settings::tell(&proof, style))
    })
}

/// Does something with every recorded story.
fn each<T: Send>(
    edition: &Edition,
    stands: &Stands<'_>,
    shaped: &ShapedEdition,
    recorded: &Recorded,
    work: impl Fn(Id<Story>, Proof<'_>, &ShapedStory, &BodyStyle) -> T + Sync,
) -> Vec<T> {
    let sheets = sheets(edition, stands.plan, recorded);
    let done = recorded.articles.par_iter().filter_map(|article| {
        let story = edition.stories().find(|story| story.id == article.id)?;
        let (style, text) = (edition.styles_of(story).body, &shaped.stories[story]);
        let chain = &stands.plan.chains[story];
        let columns = Columns::of(article, (chain, story.place()), stands, &sheets);
        Some(work(story, Proof::new(article, text, (chain, &columns), style), text, style))
    });
    done.collect()
}

/// Puts what was found into the stories: the commonest letterspacing on the story, others on their
/// paragraphs, ranges on their text.
pub fn apply(edition: &mut Edition, fits: &[StoryFit]) {
    for fit in fits {
        let common = fit.common();
        let paragraphs = fit.paragraphs.iter().map(|paragraph| {
            let first = paragraph.ranges.first().map_or(common, |range| range.value);
            let ranges = paragraph.ranges.iter().skip(1).map(|range| (range.bytes.clone(), range.value));
            (
                paragraph.block,
                BlockTracking { own: (first != common).then_some(first), ranges: ranges.collect() },
            )
        });
        // Also where that is none: what is written stays as it is, however uneven.
        let own = Some(common);
        edition.track(fit.story, &Tracking { own, blocks: paragraphs.collect() });
    }
}

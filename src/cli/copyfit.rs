//! How the copy of each story came to fit: a line a story for people, an object for programs.

use serde::Serialize;

use super::voice::Voice;
use crate::galley::{Fit, Overset, Rung, Stretch};
use crate::geom::Em;
use crate::printable::line;
use crate::report::object;
use crate::stock::{Composed, StoryFit, StoryJump};
use crate::words::Words;

/// What there is to report of an edition.
#[derive(Debug, Default)]
pub(super) struct Fitted {
    /// How its stories fit, in their order.
    fits: Vec<StoryFit>,
    /// Where they leave a page for another, page by page.
    jumps: Vec<StoryJump>,
}

impl Fitted {
    /// Takes it over from an edition that is composed.
    pub(super) fn take(&mut self, composed: &Composed<'_>) {
        self.fits.extend_from_slice(&composed.fits);
        self.jumps.extend_from_slice(&composed.jumps);
    }

    /// The report.
    pub(super) fn report(&self, voice: Voice) -> String {
        let Self { fits, jumps } = self;
        if voice.is_json() {
            let stories = fits.iter().map(StoryReport::of).collect();
            return object(&Report { stories, jumps: jumps.iter().map(JumpReport::of).collect() });
        }
        let fits = fits.iter().map(|fit| told(fit, voice));
        fits.chain(jumps.iter().map(jump)).map(|words| voice.say(&words) + "\n").collect()
    }
}

#[derive(Debug, Serialize)]
struct Report<'a> {
    stories: Vec<StoryReport<'a>>,
    /// Page by page.
    jumps: Vec<JumpReport<'a>>,
}

/// A story that leaves a page for another.
#[derive(Debug, Serialize)]
struct JumpReport<'a> {
    story: &'a str,
    page: &'a str,
    slot: &'a str,
    to_page: &'a str,
    to_slot: &'a str,
}

impl<'a> JumpReport<'a> {
    fn of(StoryJump { story, from, to }: &'a StoryJump) -> Self {
        Self { story, page: &from.page, slot: &from.slot, to_page: &to.page, to_slot: &to.slot }
    }
}

fn jump(StoryJump { story, from, to }: &StoryJump) -> Words {
    let words = Words::of("fits-jump").arg("story", line(story).as_ref());
    let words = words.arg("page", line(&from.page).as_ref()).arg("from", line(&from.slot).as_ref());
    words.arg("next", line(&to.page).as_ref()).arg("to", line(&to.slot).as_ref())
}

#[derive(Debug, Serialize)]
struct StoryReport<'a> {
    story: &'a str,
    page: u32,
    slot: &'a str,
    rung: &'static str,
    rows: usize,
    /// Rows without a line.
    left: usize,
    /// Lines without a row, and their characters.
    over: Option<Over>,
    /// Of each paragraph, in em.
    letterspacing: Vec<f64>,
    loosest: Option<LineReport>,
    tightest: Option<LineReport>,
}

#[derive(Debug, Serialize)]
struct Over {
    lines: usize,
    characters: usize,
}

/// A full line: column and row from 1, and how far each gap is opened, in em.
#[derive(Debug, Serialize)]
struct LineReport {
    column: usize,
    row: usize,
    each: f64,
}

impl<'a> StoryReport<'a> {
    fn of(StoryFit { story, page, slot, fit }: &'a StoryFit) -> Self {
        let line = |Stretch { column, row, each }: Stretch| {
            let (column, row) = (column + 1, row + 1);
            LineReport { column, row, each: each.to_f64() }
        };
        Self {
            story,
            page: *page,
            slot,
            rung: rung(fit.rung),
            rows: fit.rows,
            left: fit.underset,
            over: fit.overset.map(|Overset { lines, characters, .. }| Over { lines, characters }),
            letterspacing: fit.tracking.iter().map(|tracking| tracking.to_f64()).collect(),
            loosest: fit.loosest.map(line),
            tightest: fit.tightest.map(line),
        }
    }
}

/// What a rung is called: a part of the entry `fits-rung`.
const fn rung(rung: Rung) -> &'static str {
    match rung {
        Rung::Natural => "natural",
        Rung::Rebroken => "rebroken",
        Rung::Story => "story",
        Rung::Paragraphs => "paragraphs",
        Rung::Bounds => "bounds",
        Rung::Utmost => "utmost",
    }
}

fn told(StoryFit { story, page, slot, fit }: &StoryFit, voice: Voice) -> Words {
    let Fit { rows, underset, overset, loosest, tightest, .. } = fit;
    let filled = Words::of("fits-rows").arg("rows", *rows);
    let filled = match overset {
        Some(Overset { lines, characters, .. }) => {
            filled.part_of("over").arg("lines", *lines).arg("characters", *characters)
        }
        None if *underset > 0 => filled.part_of("left").arg("left", *underset),
        None => filled,
    };
    let line_of = |one: &Option<Stretch>| match one {
        Some(Stretch { column, row, each }) => {
            let each = Em((each.0 + 500).div_euclid(1000) * 1000);
            Words::of("fits-line").arg("each", each).arg("column", column + 1).arg("row", row + 1)
        }
        None => Words::part("fits-line", "none"),
    };
    let words = Words::of("fits-story").arg("story", line(story).as_ref()).arg("page", *page);
    let words = words.arg("slot", line(slot).as_ref()).arg("rung", Words::part("fits-rung", rung(fit.rung)));
    let words = words.arg("filled", filled).arg("tracking", letterspacing(&fit.tracking, voice));
    words.arg("loosest", line_of(loosest)).arg("tightest", line_of(tightest))
}

/// The letterspacing of the paragraphs: those side by side that have the same, together.
fn letterspacing(all: &[Em], voice: Voice) -> String {
    let mut first = 1;
    let runs = all.chunk_by(|one, next| one == next).map(|run| {
        let (from, to) = (first, first + run.len() - 1);
        first = to + 1;
        let tracking = run.first().copied().unwrap_or_default();
        if run.len() == all.len() {
            return tracking.to_string();
        }
        let words = Words::of("fits-paragraphs").arg("paragraphs", Words::span(from as u32, to as u32));
        voice.say(&words.arg("tracking", tracking))
    });
    runs.collect::<Vec<_>>().join(", ")
}

//! How the copy of each story came to fit: a line a story for people, an object for programs.

use serde::Serialize;

use super::voice::Voice;
use crate::galley::{Fit, Overset, Rung};
use crate::geom::Em;
use crate::printable::line;
use crate::report::object;
use crate::stock::{Composed, FullLine, Spot, StoryFit, StoryJump};
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
    loosest: Option<LineReport<'a>>,
    tightest: Option<LineReport<'a>>,
}

#[derive(Debug, Serialize)]
struct Over {
    lines: usize,
    characters: usize,
}

/// A full line: its slot, column and row there from 1, and how far each gap is opened, in em.
#[derive(Debug, Serialize)]
struct LineReport<'a> {
    page: &'a str,
    slot: &'a str,
    column: usize,
    row: usize,
    each: f64,
}

impl<'a> StoryReport<'a> {
    fn of(StoryFit { story, page, slot, fit, loosest, tightest, .. }: &'a StoryFit) -> Self {
        Self {
            story,
            page: *page,
            slot,
            rung: rung(fit.rung),
            rows: fit.rows,
            left: fit.underset,
            over: fit.overset.map(|Overset { lines, characters, .. }| Over { lines, characters }),
            letterspacing: fit.tracking.iter().map(|tracking| tracking.to_f64()).collect(),
            loosest: loosest.as_ref().map(LineReport::of),
            tightest: tightest.as_ref().map(LineReport::of),
        }
    }
}

impl<'a> LineReport<'a> {
    fn of(FullLine { at: Spot { page, slot }, column, row, each }: &'a FullLine) -> Self {
        Self { page, slot, column: column + 1, row: row + 1, each: each.to_f64() }
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

fn told(one: &StoryFit, voice: Voice) -> Words {
    let StoryFit { story, page, slot, parts, fit, loosest, tightest } = one;
    let Fit { rows, underset, overset, .. } = fit;
    let filled = Words::of("fits-rows").arg("rows", *rows);
    let filled = match overset {
        Some(Overset { lines, characters, .. }) => {
            filled.part_of("over").arg("lines", *lines).arg("characters", *characters)
        }
        None if *underset > 0 => filled.part_of("left").arg("left", *underset),
        None => filled,
    };
    let line_of =
        |one: &Option<FullLine>| one.as_ref().map_or_else(no_line, |one| full_line(one, *parts > 1));
    let words = Words::of("fits-story").arg("story", line(story).as_ref()).arg("page", *page);
    let words = words.arg("slot", line(slot).as_ref());
    // A head or a picture without text has no paragraphs to say anything of.
    if fit.tracking.is_empty() && overset.is_none() {
        return words.part_of("no-text");
    }
    let words = words.arg("rung", Words::part("fits-rung", rung(fit.rung)));
    let words = words.arg("filled", filled).arg("tracking", letterspacing(&fit.tracking, voice));
    words.arg("loosest", line_of(loosest)).arg("tightest", line_of(tightest))
}

fn no_line() -> Words {
    Words::part("fits-line", "none")
}

/// A full line at its column and row; of a story in several slots, with the one that these are counted in.
fn full_line(FullLine { at, column, row, each }: &FullLine, of_several: bool) -> Words {
    let each = Em((each.0 + 500).div_euclid(1000) * 1000);
    let words = Words::of("fits-line").arg("each", each).arg("column", column + 1).arg("row", row + 1);
    if !of_several {
        return words;
    }
    words.part_of("in-slot").arg("page", line(&at.page).as_ref()).arg("slot", line(&at.slot).as_ref())
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
        let words = Words::part("fits-paragraphs", if from == to { "one" } else { "" });
        voice.say(&words.arg("first", from).arg("last", to).arg("tracking", tracking))
    });
    let both =
        |one: String, next: String| voice.say(&Words::of("fits-and").arg("one", one).arg("next", next));
    runs.reduce(both).unwrap_or_default()
}

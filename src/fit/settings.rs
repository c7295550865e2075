//! What a story's lines tell of the measure, the style of punctuation and the Han–digit space.
//!
//! These are choices of a house from a short list, not numbers on a scale: each is tried, with the exact bounds
//! of its letterspacings, and the ones under which the story falls into the fewest ranges of lines are told.
//! Where several serve alike, the lines do not tell them apart, and all of them are named.

use super::story::{Cost, Proof};
use crate::geom::Em;
use crate::line::{Breaks, Rules, Spacing};
use crate::style::BodyStyle;
use crate::style::{Breaking, Glue, MarkStyle};

/// Settings of a story that are the same for all its lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// The measure of a column.
    pub measure: Em,
    /// The style of punctuation.
    pub marks: MarkStyle,
    /// Between Han and figures or Latin letters.
    pub gap: Em,
}

/// What was told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The layout's own settings.
    pub own: Settings,
    /// How they go with the record.
    pub own_cost: Cost,
    /// The settings that go best with it.
    pub best: Settings,
    /// How they do.
    pub cost: Cost,
    /// Every measure with which the story falls into as few ranges, the rest as in the best.
    pub measures: Vec<Em>,
    /// Every style of punctuation.
    pub marks: Vec<MarkStyle>,
    /// Every space between Han and figures.
    pub gaps: Vec<Em>,
    /// How the layout breaks paragraphs, and how many of the recorded lines are of paragraphs that one letterspacing
    /// explains if they are broken so; then the same of the other way.
    pub breakings: [(Breaking, usize); 2],
    /// How many recorded lines tell of letterspacing.
    pub lines: usize,
}

/// Styles of punctuation, the layout's own aside.
const MARKS: [MarkStyle; 4] =
    [MarkStyle::Kaiming, MarkStyle::FullWidth, MarkStyle::HalfWidth, MarkStyle::LineEndHalf];
/// Spaces between Han and figures in use, in thousandths of an em: none, ⅛, ⅙, ⅕, ¼, ⅓, ½.
const GAPS: [i64; 7] = [0, 125, 167, 200, 250, 333, 500];
/// Measures are tried up to so many ems narrower and wider than the layout's.
const EMS: i64 = 3;

impl Settings {
    /// The tables of these settings; what they leave open is the body style's.
    #[must_use]
    pub fn rules(&self, style: &BodyStyle) -> Rules {
        let Glue { smallest, largest, .. } = style.han_latin;
        let glue =
            Glue { natural: self.gap, smallest: smallest.min(self.gap), largest: largest.max(self.gap) };
        let spacing = Spacing::of(style.blanks(self.marks), glue).with_hanging(style.hanging);
        Rules { spacing, breaks: Breaks::of(style.convention, style.kinsoku) }
    }
}

/// Tells the settings of a story.
pub(super) fn tell(proof: &Proof<'_>, style: &BodyStyle) -> Told {
    let own = Settings { measure: proof.measure(), marks: style.marks, gap: style.han_latin.natural };
    // A measure that was measured is not guessed at.
    let measures = || match proof.measured {
        Some(measured) => vec![measured],
        // Total-fit is tried, not reckoned: only the nearest are worth the time.
        None if style.breaking == Breaking::TotalFit => measures(own.measure).take(3).collect(),
        None => measures(own.measure).collect(),
    };
    let cost = |settings: Settings| proof.cost(&settings.rules(style), settings.measure - own.measure);
    let own_cost = cost(own);
    let start = Settings { measure: proof.measured.unwrap_or(own.measure), ..own };
    let mut best = (cost(start), start);
    // Measure and marks go together, as both make lines longer; the space follows, and once more the two.
    for _ in 0..if style.breaking == Breaking::TotalFit { 1 } else { 2 } {
        let before = best;
        for measure in measures() {
            for marks in MARKS {
                better(&mut best, &cost, |best| Settings { measure, marks, ..best });
            }
        }
        for gap in GAPS {
            better(&mut best, &cost, |best| Settings { gap: Em::milli(gap), ..best });
        }
        if best == before {
            break;
        }
    }
    let breakings = [style.breaking, other(style.breaking)];
    let rules = own.rules(style);
    let breakings = breakings.map(|breaking| (breaking, proof.explained(&rules, Em::ZERO, breaking)));
    let lines = proof.lines(&rules);
    let (least, best) = best;
    let serves = |settings: Settings| cost(settings).ranges <= least.ranges;
    Told {
        own,
        own_cost,
        best,
        cost: least,
        measures: measures()
            .into_iter()
            .filter(|measure| serves(Settings { measure: *measure, ..best }))
            .collect(),
        marks: MARKS.into_iter().filter(|marks| serves(Settings { marks: *marks, ..best })).collect(),
        gaps: GAPS.map(Em::milli).into_iter().filter(|gap| serves(Settings { gap: *gap, ..best })).collect(),
        breakings,
        lines,
    }
}

/// The other way to break paragraphs.
const fn other(breaking: Breaking) -> Breaking {
    match breaking {
        Breaking::FirstFit => Breaking::TotalFit,
        Breaking::TotalFit => Breaking::FirstFit,
    }
}

/// Takes settings that are better than the best.
fn better(
    best: &mut (Cost, Settings),
    cost: &impl Fn(Settings) -> Cost,
    change: impl Fn(Settings) -> Settings,
) {
    let settings = change(best.1);
    let now = cost(settings);
    if now < best.0 {
        *best = (now, settings);
    }
}

/// The layout's measure first, then those of whole ems around it, nearest first.
fn measures(own: Em) -> impl Iterator<Item = Em> {
    (0..=EMS).flat_map(move |off| {
        [own - Em::ONE * off, own + Em::ONE * off].into_iter().take(if off == 0 { 1 } else { 2 })
    })
}

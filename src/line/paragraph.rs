//! A paragraph made ready for breaking: the gaps between its atoms and the sums over them.

use std::ops::Range;

use super::kinsoku::may_break;
use super::spacing::{Gap, Spacing};
use crate::geom::Em;
use crate::style::Kinsoku;
use crate::text::ShapedText;

/// How a paragraph is set.
#[derive(Debug, Clone, Copy)]
pub struct Rules<'a> {
    /// The gaps.
    pub spacing: &'a Spacing,
    /// The forbidden breaks.
    pub kinsoku: Kinsoku,
    /// Letterspacing, added to every gap inside a line; stretches with their own keep theirs.
    pub tracking: Em,
}

/// A paragraph ready for breaking. Widths of any stretch come from sums, in constant time.
#[derive(Debug)]
pub struct Paragraph<'a> {
    text: &'a ShapedText,
    spacing: &'a Spacing,
    /// After each atom but the last: the space to the next.
    gaps: Vec<Gap>,
    /// After each atom but the last: the letterspacing.
    tracking: Vec<Em>,
    /// After each atom: whether a line may end there.
    breaks: Vec<bool>,
    /// The natural place of each atom's left edge, were the paragraph one line; and of its end.
    places: Vec<Em>,
    /// The sum of what the gaps before each atom may shrink.
    shrinks: Vec<Em>,
}

impl<'a> Paragraph<'a> {
    /// Makes a text ready.
    #[must_use]
    pub fn new(text: &'a ShapedText, rules: &Rules<'a>) -> Self {
        let atoms = &text.atoms;
        let mut gaps = Vec::with_capacity(atoms.len());
        let mut tracking = Vec::with_capacity(atoms.len());
        let mut breaks = Vec::with_capacity(atoms.len());
        let mut places = Vec::with_capacity(atoms.len() + 1);
        let mut shrinks = Vec::with_capacity(atoms.len() + 1);
        let (mut place, mut shrink) = (Em::ZERO, Em::ZERO);
        for (i, atom) in atoms.iter().enumerate() {
            places.push(place);
            shrinks.push(shrink);
            place += atom.width;
            let Some(next) = atoms.get(i + 1) else { break };
            let gap = rules.spacing.between(atom.class, next.class);
            let track = atom.tracking.unwrap_or(rules.tracking);
            place += gap.natural + track;
            shrink += gap.shrink;
            gaps.push(gap);
            tracking.push(track);
            breaks.push(may_break(rules.kinsoku, atom.class, next.class));
        }
        places.push(place);
        shrinks.push(shrink);
        breaks.push(true);
        Self { text, spacing: rules.spacing, gaps, tracking, breaks, places, shrinks }
    }

    /// How many atoms it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.text.atoms.len()
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &'a ShapedText {
        self.text
    }

    /// The gap after an atom; rigid after the last.
    #[must_use]
    pub fn gap(&self, atom: usize) -> Option<&Gap> {
        self.gaps.get(atom)
    }

    /// The letterspacing after an atom.
    #[must_use]
    pub fn tracking(&self, atom: usize) -> Em {
        self.tracking.get(atom).copied().unwrap_or_default()
    }

    /// Whether a line may end before this atom.
    #[must_use]
    pub fn may_end(&self, end: usize) -> bool {
        end.checked_sub(1).and_then(|last| self.breaks.get(last)).copied().unwrap_or(false)
    }

    /// What stands after the last atom of a line.
    #[must_use]
    pub fn end_gap(&self, end: usize) -> Option<Gap> {
        let last = self.text.atoms.get(end.checked_sub(1)?)?;
        Some(self.spacing.line_end(last.class))
    }

    /// The width of a line from its first atom's left edge to its last atom's right edge, without what
    /// stands after it.
    #[must_use]
    pub fn ink_width(&self, line: &Range<usize>) -> Em {
        let place = |atom: usize| self.places.get(atom).copied().unwrap_or_default();
        let inner = self.gaps.get(line.end.wrapping_sub(1)).map_or(Em::ZERO, |gap| gap.natural);
        place(line.end) - place(line.start) - inner - self.tracking(line.end.wrapping_sub(1))
    }

    /// The natural width of a line.
    #[must_use]
    pub fn width(&self, line: &Range<usize>) -> Em {
        self.ink_width(line) + self.end_gap(line.end).map_or(Em::ZERO, |gap| gap.natural)
    }

    /// The most that a line can be squeezed.
    #[must_use]
    pub fn shrink(&self, line: &Range<usize>) -> Em {
        let sum = |atom: usize| self.shrinks.get(atom).copied().unwrap_or_default();
        let last = line.end.saturating_sub(1).max(line.start);
        sum(last) - sum(line.start) + self.end_gap(line.end).map_or(Em::ZERO, |gap| gap.shrink)
    }
}

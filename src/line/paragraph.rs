//! A paragraph made ready for breaking: the gaps between its atoms and the sums over them.

use std::ops::Range;

use super::kinsoku::Breaks;
use super::spacing::Spacing;
use crate::convention::{Class, Gap};
use crate::geom::Em;
use crate::text::{Atom, Joint, ShapedText};

/// The tables that a paragraph is set by.
#[derive(Debug)]
pub struct Rules {
    /// The gaps.
    pub spacing: Spacing,
    /// The forbidden breaks.
    pub breaks: Breaks,
}

/// A paragraph ready for breaking, at whatever letterspacing. Widths of any stretch come from sums, in
/// constant time, and are linear in the letterspacing.
#[derive(Debug)]
pub struct Paragraph<'a> {
    text: &'a ShapedText,
    rules: &'a Rules,
    /// One an atom, and one for the end.
    sums: Vec<Sum>,
}

/// What lies before an atom, were the paragraph one line; and the gap after it.
#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    /// The natural place of its left edge, with the letterspacing of stretches that have their own.
    place: Em,
    /// What the gaps before it may shrink.
    shrink: Em,
    /// What the gaps before it may stretch before all gaps open.
    stretch: Em,
    /// The gaps before it that open when all do.
    opens: i64,
    /// The gaps before it that take the paragraph's letterspacing.
    tracked: i64,
    /// A line may end after it.
    may_end: bool,
    /// The last atom with ink that is not after this one.
    ink: usize,
}

impl<'a> Paragraph<'a> {
    /// Makes a text ready.
    #[must_use]
    pub fn new(text: &'a ShapedText, rules: &'a Rules) -> Self {
        let mut sums = Vec::with_capacity(text.atoms.len() + 1);
        let mut sum = Sum { may_end: true, ..Sum::default() };
        for (index, pair) in text.atoms.windows(2).enumerate() {
            let [atom, next] = pair else { continue };
            if !atom.class.is_blank() {
                sum.ink = index;
            }
            let may_end = match atom.joint {
                Joint::ByClass => rules.breaks.allow(atom.class, next.class),
                Joint::Never | Joint::Kept | Joint::Solid => false,
                Joint::Break | Joint::Hyphen => true,
            };
            sums.push(Sum { may_end, ..sum });
            let gap = gap_between(rules, atom, next);
            sum.place += atom.width + gap.natural;
            sum.shrink += gap.shrink;
            sum.stretch += gap.stretch;
            sum.opens += i64::from(gap.opens);
            if takes_tracking(next) {
                sum.place += atom.tracking.unwrap_or_default();
                sum.tracked += i64::from(atom.tracking.is_none());
            }
        }
        if let Some(last) = text.atoms.last() {
            if !last.class.is_blank() {
                sum.ink = text.atoms.len() - 1;
            }
            sums.push(sum);
            sums.push(Sum { place: sum.place + last.width, ..sum });
        }
        Self { text, rules, sums }
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

    /// The gap between an atom and the next.
    #[must_use]
    pub fn gap(&self, atom: usize) -> Option<Gap> {
        let (left, right) = (self.text.atoms.get(atom)?, self.text.atoms.get(atom + 1)?);
        Some(gap_between(self.rules, left, right))
    }

    /// Whether a line may end before this atom.
    #[must_use]
    pub fn may_end(&self, end: usize) -> bool {
        end.checked_sub(1).and_then(|last| self.sums.get(last)).is_some_and(|sum| sum.may_end)
    }

    /// The last atom of a line that has ink: spaces at the end of a line count for nothing.
    #[must_use]
    pub fn last_ink(&self, line: &Range<usize>) -> usize {
        self.sum(line.end.saturating_sub(1)).ink.max(line.start)
    }

    /// What stands after the last ink of a line.
    #[must_use]
    pub fn end_gap(&self, line: &Range<usize>) -> Option<Gap> {
        let at = self.last_ink(line);
        let class = |atom: usize| self.text.atoms.get(atom).map(|atom| atom.class);
        let before = at.checked_sub(1).filter(|before| *before >= line.start).and_then(class);
        Some(self.rules.spacing.line_end(before, class(at)?))
    }

    /// How many gaps inside a line take the paragraph's letterspacing.
    #[must_use]
    pub fn tracked(&self, line: &Range<usize>) -> i64 {
        let last = self.last_ink(line);
        self.sum(last).tracked - self.sum(line.start).tracked
    }

    /// The width of a line without letterspacing, from its first atom's left edge to its last ink's right edge:
    /// without what stands after it.
    #[must_use]
    pub fn ink_width(&self, line: &Range<usize>) -> Em {
        let last = self.last_ink(line);
        let width = self.text.atoms.get(last).map_or(Em::ZERO, |atom| atom.width);
        self.sum(last).place + width - self.sum(line.start).place
    }

    /// The width of the hyphen of a line that ends inside a word.
    #[must_use]
    pub fn hyphen(&self, line: &Range<usize>) -> Em {
        let last = line.end.checked_sub(1).filter(|_| line.end < self.len());
        let last = last.and_then(|last| self.text.atoms.get(last));
        let hyphen = last.and_then(|last| Some((last, self.text.hyphen_after(last)?)));
        hyphen.map_or(Em::ZERO, |(last, hyphen)| self.text.look_of(last).along(hyphen.width))
    }

    /// The natural width of a line without letterspacing.
    #[must_use]
    pub fn width(&self, line: &Range<usize>) -> Em {
        self.ink_width(line) + self.hyphen(line) + self.end_gap(line).map_or(Em::ZERO, |gap| gap.natural)
    }

    /// The most that a line can be squeezed.
    #[must_use]
    pub fn shrink(&self, line: &Range<usize>) -> Em {
        let last = self.last_ink(line);
        let end = self.end_gap(line).map_or(Em::ZERO, |gap| gap.shrink);
        self.sum(last).shrink - self.sum(line.start).shrink + end
    }

    /// What the word spaces and Han–Latin spaces of a line may take before all its gaps open.
    #[must_use]
    pub fn stretch(&self, line: &Range<usize>) -> Em {
        self.sum(self.last_ink(line)).stretch - self.sum(line.start).stretch
    }

    /// How many gaps of a line open when all do.
    #[must_use]
    pub fn opens(&self, line: &Range<usize>) -> i64 {
        self.sum(self.last_ink(line)).opens - self.sum(line.start).opens
    }

    fn sum(&self, atom: usize) -> Sum {
        self.sums.get(atom).copied().unwrap_or_default()
    }
}

/// The gap between two neighbours. What is never parted is never opened or squeezed either (CLREQ, 3.4.3), but
/// for word spaces.
fn gap_between(rules: &Rules, left: &Atom, right: &Atom) -> Gap {
    let gap = rules.spacing.between(left.class, right.class);
    match left.joint {
        Joint::Solid => Gap::NONE,
        Joint::Never if left.class != Class::Space => gap.rigid(),
        _ => gap,
    }
}

/// A word space is one gap, the one after it: letterspacing is not added before it as well.
fn takes_tracking(next: &Atom) -> bool {
    next.class != Class::Space
}

/// A paragraph at a letterspacing, which is added to every gap inside a line but those of stretches with
/// their own.
#[derive(Debug, Clone, Copy)]
pub struct Tracked<'a> {
    /// The paragraph.
    pub paragraph: &'a Paragraph<'a>,
    /// The letterspacing.
    pub tracking: Em,
}

impl Tracked<'_> {
    /// The letterspacing after an atom.
    #[must_use]
    pub fn tracking(&self, atom: usize) -> Em {
        let atoms = &self.paragraph.text.atoms;
        match (atoms.get(atom), atoms.get(atom + 1)) {
            (Some(atom), Some(next)) if takes_tracking(next) => atom.tracking.unwrap_or(self.tracking),
            _ => Em::ZERO,
        }
    }

    /// The width of a line to its last atom's right edge.
    #[must_use]
    pub fn ink_width(&self, line: &Range<usize>) -> Em {
        self.paragraph.ink_width(line) + self.tracking * self.paragraph.tracked(line)
    }

    /// The natural width of a line.
    #[must_use]
    pub fn width(&self, line: &Range<usize>) -> Em {
        self.paragraph.width(line) + self.tracking * self.paragraph.tracked(line)
    }

    /// The width of a line squeezed as far as it gives.
    #[must_use]
    pub fn least_width(&self, line: &Range<usize>) -> Em {
        self.width(line) - self.paragraph.shrink(line)
    }

    /// How far every gap of a line opens when it is filled to a measure; less than nothing where the line is
    /// wider. None where it is shorter and no gap opens.
    #[must_use]
    pub fn opening(&self, line: &Range<usize>, measure: Em) -> Option<Em> {
        let slack = measure - self.width(line);
        if slack <= Em::ZERO {
            return Some(slack);
        }
        let left = (slack - self.paragraph.stretch(line)).max(Em::ZERO);
        match self.paragraph.opens(line) {
            0 => (left == Em::ZERO).then_some(left),
            gaps => Some(left / gaps),
        }
    }
}

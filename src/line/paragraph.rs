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
    /// One an atom.
    ends: Vec<End>,
}

/// What lies before an atom, were the paragraph one line.
#[derive(Debug, Clone, Copy)]
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
}

/// A line that ends after an atom, were the paragraph one line so far; true of every line with ink behind its first
/// atom.
#[derive(Debug, Clone, Copy)]
struct End {
    /// A line may end here.
    may: bool,
    /// Its last atom with ink.
    ink: usize,
    /// The right edge of that.
    edge: Em,
    /// The same with the hyphen and what stands after it.
    full: Em,
    /// What it may shrink, with what stands after its last ink.
    shrink: Em,
}

/// What is known of a line, whatever its letterspacing.
#[derive(Debug, Clone, Copy)]
pub(super) struct Extent {
    /// Its natural width.
    pub(super) width: Em,
    /// The most that it can be squeezed.
    pub(super) shrink: Em,
    /// What its word spaces and Han–Latin spaces may take before all its gaps open.
    pub(super) stretch: Em,
    /// How many of its gaps open when all do.
    pub(super) opens: i64,
    /// How many of its gaps take letterspacing.
    pub(super) tracked: i64,
}

impl<'a> Paragraph<'a> {
    /// Makes a text ready.
    #[must_use]
    pub fn new(text: &'a ShapedText, rules: &'a Rules) -> Self {
        let sums = sums(text, rules);
        let mut paragraph = Self { text, rules, sums, ends: Vec::new() };
        paragraph.ends = paragraph.ends();
        paragraph
    }

    /// Its lines from the first atom to each.
    fn ends(&self) -> Vec<End> {
        let mut ink = 0;
        let atoms = self.text.atoms.iter().enumerate();
        let end = |(index, atom): (usize, &Atom)| {
            if !atom.class.is_blank() {
                ink = index;
            }
            let edge = self.place_after(ink);
            let gap = self.gap_at_end(0, ink);
            let full = edge + self.hyphen_after(index) + gap.map_or(Em::ZERO, |gap| gap.natural);
            let shrink = self.sum(ink).shrink + gap.map_or(Em::ZERO, |gap| gap.shrink);
            End { may: self.may_break(index), ink, edge, full, shrink }
        };
        atoms.map(end).collect()
    }

    /// Whether a line may end after an atom.
    fn may_break(&self, atom: usize) -> bool {
        let (Some(atom), Some(next)) = (self.text.atoms.get(atom), self.text.atoms.get(atom + 1)) else {
            return true;
        };
        match atom.joint {
            Joint::ByClass => self.rules.breaks.allow(atom.class, next.class),
            Joint::Never | Joint::Kept | Joint::Solid => false,
            Joint::Break | Joint::Hyphen => true,
        }
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
        end.checked_sub(1).and_then(|last| self.ends.get(last)).is_some_and(|end| end.may)
    }

    /// The last atom of a line that has ink: spaces at the end of a line count for nothing.
    #[must_use]
    pub fn last_ink(&self, line: &Range<usize>) -> usize {
        self.ends.get(line.end.saturating_sub(1)).map_or(0, |end| end.ink).max(line.start)
    }

    /// What is known of the end of a line that has ink behind its first atom.
    fn end(&self, line: &Range<usize>) -> Option<&End> {
        self.ends.get(line.end.saturating_sub(1)).filter(|end| end.ink > line.start)
    }

    /// What stands after the last ink of a line.
    #[must_use]
    pub fn end_gap(&self, line: &Range<usize>) -> Option<Gap> {
        self.gap_at_end(line.start, self.last_ink(line))
    }

    /// What stands after the last ink of a line that begins at an atom.
    fn gap_at_end(&self, start: usize, ink: usize) -> Option<Gap> {
        let class = |atom: usize| self.text.atoms.get(atom).map(|atom| atom.class);
        let before = ink.checked_sub(1).filter(|before| *before >= start).and_then(class);
        Some(self.rules.spacing.line_end(before, class(ink)?))
    }

    /// How many gaps inside a line take the paragraph's letterspacing.
    #[must_use]
    pub fn tracked(&self, line: &Range<usize>) -> i64 {
        self.sum(self.last_ink(line)).tracked - self.sum(line.start).tracked
    }

    /// The width of a line without letterspacing, from its first atom's left edge to its last ink's right edge:
    /// without what stands after it.
    #[must_use]
    pub fn ink_width(&self, line: &Range<usize>) -> Em {
        let edge = self.end(line).map_or_else(|| self.place_after(self.last_ink(line)), |end| end.edge);
        edge - self.sum(line.start).place
    }

    /// The width of the hyphen of a line that ends inside a word.
    #[must_use]
    pub fn hyphen(&self, line: &Range<usize>) -> Em {
        line.end.checked_sub(1).map_or(Em::ZERO, |last| self.hyphen_after(last))
    }

    /// The width of the hyphen of a line that ends with an atom inside a word.
    fn hyphen_after(&self, last: usize) -> Em {
        let last = self.text.atoms.get(last).filter(|_| last + 1 < self.len());
        let hyphen = last.and_then(|last| Some((last, self.text.hyphen_after(last)?)));
        hyphen.map_or(Em::ZERO, |(last, hyphen)| self.text.look_of(last).along(hyphen.width))
    }

    /// All that is asked of lines by the thousand, at once.
    pub(super) fn extent(&self, line: &Range<usize>) -> Extent {
        let from = self.sum(line.start);
        let Some(end) = self.end(line) else {
            let (width, shrink, stretch) = (self.width(line), self.shrink(line), self.stretch(line));
            return Extent { width, shrink, stretch, opens: self.opens(line), tracked: self.tracked(line) };
        };
        let to = self.sum(end.ink);
        Extent {
            width: end.full - from.place,
            shrink: end.shrink - from.shrink,
            stretch: to.stretch - from.stretch,
            opens: to.opens - from.opens,
            tracked: to.tracked - from.tracked,
        }
    }

    /// The natural width of a line without letterspacing.
    #[must_use]
    pub fn width(&self, line: &Range<usize>) -> Em {
        if let Some(end) = self.end(line) {
            return end.full - self.sum(line.start).place;
        }
        self.ink_width(line) + self.hyphen(line) + self.end_gap(line).map_or(Em::ZERO, |gap| gap.natural)
    }

    /// The most that a line can be squeezed.
    #[must_use]
    pub fn shrink(&self, line: &Range<usize>) -> Em {
        if let Some(end) = self.end(line) {
            return end.shrink - self.sum(line.start).shrink;
        }
        let end = self.end_gap(line).map_or(Em::ZERO, |gap| gap.shrink);
        self.sum(self.last_ink(line)).shrink - self.sum(line.start).shrink + end
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

    /// The right edge of an atom, were the paragraph one line.
    fn place_after(&self, atom: usize) -> Em {
        self.sum(atom).place + self.text.atoms.get(atom).map_or(Em::ZERO, |atom| atom.width)
    }

    fn sum(&self, atom: usize) -> &Sum {
        self.sums.get(atom).unwrap_or(&Sum::NONE)
    }
}

impl Sum {
    const NONE: Self = Self { place: Em::ZERO, shrink: Em::ZERO, stretch: Em::ZERO, opens: 0, tracked: 0 };
}

/// What lies before each atom, and before the end.
fn sums(text: &ShapedText, rules: &Rules) -> Vec<Sum> {
    let mut sums = Vec::with_capacity(text.atoms.len() + 1);
    let mut sum = Sum::NONE;
    for pair in text.atoms.windows(2) {
        let [atom, next] = pair else { continue };
        sums.push(sum);
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
        sums.push(sum);
        sums.push(Sum { place: sum.place + last.width, ..sum });
    }
    sums
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
        let Extent { width, shrink, tracked, .. } = self.paragraph.extent(line);
        width + self.tracking * tracked - shrink
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

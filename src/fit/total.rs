//! Total-fit backwards: the letterspacings at which a paragraph as a whole breaks where it was printed.
//!
//! Where all breaks are weighed together, no single line bounds the letterspacing of its paragraph, and what serves need not
//! be one interval. So values are tried, round ones first, by the breaker itself; the ends of what serves are then found by
//! halving. Each line bounds what is worth trying: it has to fit, squeezed as far as it gives, and is not opened further
//! than the breaker looks at.

use std::ops::Range;

use super::interval::{Interval, Printed};
use crate::geom::Em;
use crate::line::{LOOSE, Manner, Paragraph, Rules, Tracked, lines};
use crate::text::{Indent, ShapedText};

/// Values are tried at these parts of the house's step, until one serves.
const STEPS: [i64; 3] = [1, 5, 25];
/// So many values are tried at most at a time.
const MOST: i64 = 400;
/// The ends of what serves are found to this.
const EXACT: Em = Em(100);

/// A paragraph and its printed lines, to be broken again and again.
pub(super) struct Trial<'a> {
    pub(super) text: &'a ShapedText,
    pub(super) rules: &'a Rules,
    pub(super) manner: Manner,
    /// The room of each of its rows, from that of its first line on, without what lines stand in.
    pub(super) rooms: &'a [Em],
    pub(super) indent: Indent,
    /// The lines that are to come out.
    pub(super) printed: &'a [Printed],
    pub(super) step: Em,
}

impl Trial<'_> {
    /// The letterspacings at which a line can be what it is.
    pub(super) fn band(paragraph: &Paragraph<'_>, line: &Printed) -> Interval {
        let stretch = line.start..line.end;
        let slack = line.measure - paragraph.width(&stretch);
        let tracked = paragraph.tracked(&stretch);
        if tracked == 0 {
            return Interval::ALL;
        }
        let max = Em((slack + paragraph.shrink(&stretch)).0.div_euclid(tracked));
        if line.end >= paragraph.len() {
            return Interval { min: Interval::ALL.min, max }.and(Interval::ALL);
        }
        let open = paragraph.stretch(&stretch) + LOOSE * paragraph.opens(&stretch);
        Interval { min: Em((slack - open).0.div_euclid(tracked)), max }.and(Interval::ALL)
    }

    /// The letterspacing that fills a line as it is.
    fn filling(paragraph: &Paragraph<'_>, line: &Printed) -> Em {
        let stretch = line.start..line.end;
        let slack = line.measure - paragraph.width(&stretch);
        let tracked = paragraph.tracked(&stretch);
        let filling = if tracked == 0 { Em::ZERO } else { Em(slack.0.div_euclid(tracked)) };
        // The last line may stand as those above it.
        let filling = if line.end >= paragraph.len() { filling.min(Em::ZERO) } else { filling };
        filling.max(Interval::ALL.min).min(Interval::ALL.max)
    }

    /// Whether the printed lines come out of a paragraph at a letterspacing.
    fn comes_out(&self, paragraph: &Paragraph<'_>, tracking: Em) -> bool {
        let last = self.rooms.last().copied().unwrap_or(Em::ONE);
        let room = |row: usize, start: usize| {
            self.rooms.get(row).copied().unwrap_or(last) - self.indent.taken(start)
        };
        let set = lines(&Tracked { paragraph, tracking }, room, self.manner);
        let mut set = set.iter();
        self.printed.iter().all(|line| set.any(|one| (one.start, one.end) == (line.start, line.end)))
    }

    /// The same with letterspacings of its own for some lines.
    pub(super) fn comes_out_of(&self, values: &[(Range<usize>, Em)]) -> bool {
        if let [(_, value)] = values {
            return self.comes_out(&Paragraph::new(self.text, self.rules), *value);
        }
        let text = self.spaced(values);
        self.comes_out(
            &Paragraph::new(&text, self.rules),
            values.first().map_or(Em::ZERO, |(_, value)| *value),
        )
    }

    /// The text with letterspacings of its own for some lines; each goes on to where the next begins.
    fn spaced(&self, values: &[(Range<usize>, Em)]) -> ShapedText {
        let mut text = self.text.clone();
        let start = |line: usize| self.printed.get(line).map(|line| line.start);
        for (at, (lines, value)) in values.iter().enumerate() {
            let from = if at == 0 { Some(0) } else { start(lines.start) };
            let to = start(lines.end).unwrap_or(text.atoms.len());
            let atoms = from.and_then(|from| text.atoms.get_mut(from..to));
            atoms.into_iter().flatten().for_each(|atom| atom.tracking = Some(*value));
        }
        text
    }

    /// What may be worth trying for some lines.
    fn worth(&self, lines: Range<usize>) -> Interval {
        let paragraph = Paragraph::new(self.text, self.rules);
        let printed = self.printed.get(lines).unwrap_or_default();
        printed.iter().fold(Interval::ALL, |all, line| all.and(Self::band(&paragraph, line)))
    }

    /// All that one letterspacing serves the whole paragraph with; nothing where none does.
    pub(super) fn whole(&self) -> Vec<Interval> {
        let paragraph = Paragraph::new(self.text, self.rules);
        self.serving(self.worth(0..self.printed.len()), |value| self.comes_out(&paragraph, value))
    }

    /// The intervals of values that serve.
    fn serving(&self, worth: Interval, serves: impl Fn(Em) -> bool) -> Vec<Interval> {
        if worth.is_empty() {
            return Vec::new();
        }
        for parts in STEPS {
            let grid = (self.step / parts).max(Em((worth.max - worth.min).0 / MOST)).max(Em(1));
            let first = Em(worth.min.0.div_euclid(grid.0) * grid.0);
            let count = (worth.max - first).0 / grid.0 + 1;
            let mut found: Vec<Interval> = Vec::new();
            for value in (0..=count).map(|at| first + grid * at).filter(|value| worth.contains(*value)) {
                if !serves(value) {
                    continue;
                }
                match found.last_mut() {
                    Some(last) if value - last.max <= grid => last.max = value,
                    _ => found.push(Interval { min: value, max: value }),
                }
            }
            if !found.is_empty() {
                return found.into_iter().map(|one| widened(one, (worth, grid), &serves)).collect();
            }
        }
        Vec::new()
    }

    /// The ranges of lines that have to have letterspacings of their own, each with one that serves: from the last line
    /// backwards each takes all that it can. Lines before it are filled as they are, which no other way betters.
    pub(super) fn cut(&self) -> Vec<(Range<usize>, Interval)> {
        let paragraph = Paragraph::new(self.text, self.rules);
        let filled: Vec<Em> = self.printed.iter().map(|line| Self::filling(&paragraph, line)).collect();
        let mut ranges: Vec<(Range<usize>, Interval)> = Vec::new();
        let mut end = self.printed.len();
        while end > 0 {
            let mut start = end - 1;
            let mut found = self.at(start..end, &filled, &ranges);
            while let Some(before) = start.checked_sub(1) {
                let Some(longer) = self.at(before..end, &filled, &ranges) else { break };
                (start, found) = (before, Some(longer));
            }
            let none = Interval { min: Em(1), max: Em::ZERO };
            ranges.push((start..end, found.unwrap_or(none)));
            end = start;
        }
        ranges.reverse();
        ranges
    }

    /// What serves a range of lines, where those before it are filled and those behind it have theirs.
    fn at(
        &self,
        range: Range<usize>,
        filled: &[Em],
        behind: &[(Range<usize>, Interval)],
    ) -> Option<Interval> {
        let before =
            filled.iter().copied().take(range.start).enumerate().map(|(line, value)| (line..line + 1, value));
        let behind = behind.iter().rev().map(|(lines, interval)| (lines.clone(), nearest_to_zero(*interval)));
        let (before, behind): (Vec<_>, Vec<_>) = (before.collect(), behind.collect());
        let serves = |value: Em| {
            let own = std::iter::once((range.clone(), value));
            let values: Vec<_> = before.iter().cloned().chain(own).chain(behind.iter().cloned()).collect();
            self.comes_out_of(&values)
        };
        // One line alone is best filled; several, as some letterspacing has it.
        if let (1, Some(value)) = (range.len(), filled.get(range.start)) {
            return serves(*value).then_some(Interval { min: *value, max: *value });
        }
        let found = self.serving(self.worth(range.clone()), serves);
        found.into_iter().min_by_key(|one| nearest_to_zero(*one).abs())
    }
}

/// The value of an interval that is nearest to none.
pub(super) fn nearest_to_zero(interval: Interval) -> Em {
    Em::ZERO.max(interval.min).min(interval.max.max(interval.min))
}

/// An interval of a grid made as wide as values serve.
fn widened(one: Interval, (worth, grid): (Interval, Em), serves: &impl Fn(Em) -> bool) -> Interval {
    let edge = |inside: Em, outside: Em| {
        let (mut inside, mut outside) = (inside, outside);
        while (outside - inside).abs() > EXACT {
            let middle = Em(i64::midpoint(inside.0, outside.0));
            if serves(middle) { inside = middle } else { outside = middle }
        }
        inside
    };
    let (below, above) = ((one.min - grid).max(worth.min), (one.max + grid).min(worth.max));
    Interval { min: edge(one.min, below), max: edge(one.max, above) }
}

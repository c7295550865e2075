//! Runts (孤字): last lines of a paragraph that hold too few characters (CLREQ, prevention of widows).

use std::ops::Range;

use super::manner::Manner;
use super::paragraph::{Paragraph, Tracked};
use crate::convention::Class;
use crate::geom::Em;

/// What counts as a character of a last line: neither marks nor spaces.
const CHARACTERS: &[Class] = &[Class::Han, Class::Figure, Class::Latin];

/// Whether a last line holds fewer characters than it must.
pub(crate) fn is_runt(paragraph: &Paragraph<'_>, line: &Range<usize>, least: u32) -> bool {
    let least = least as usize;
    let atoms = paragraph.text().atoms.get(line.clone()).unwrap_or_default();
    let characters = atoms.iter().filter(|atom| CHARACTERS.contains(&atom.class));
    least > 1 && characters.take(least).count() < least
}

/// Mends a runt: squeezes it into the line before, or else gives it company from there. It stays where neither
/// can be had, or where the line before would be opened by more than `even` beyond the median of the others, which is
/// the worse fault.
pub(super) fn mend(
    copy: &Tracked<'_>,
    measure: impl Fn(usize, usize) -> Em,
    lines: &mut Vec<Range<usize>>,
    Manner { last_line: least, even, .. }: Manner,
) {
    let [.., upper, lower] = lines.as_slice() else { return };
    if !is_runt(copy.paragraph, lower, least) {
        return;
    }
    let number = lines.len() - 2;
    let (start, parted, end) = (upper.start, upper.end, lower.end);
    let room = measure(number, start);
    if copy.least_width(&(start..end)) <= room {
        lines.truncate(number);
        lines.push(start..end);
        return;
    }
    let others = lines.iter().take(number).enumerate();
    let others = others.filter_map(|(row, line)| copy.opening(line, measure(row, line.start)));
    let mut others: Vec<Em> = others.map(|opening| opening.max(Em::ZERO)).collect();
    let most = median(&mut others) + even;
    let dense = |at: &usize| copy.opening(&(start..*at), room).is_some_and(|opening| opening <= most);
    let company = |at: &usize| {
        let rest = *at..end;
        !is_runt(copy.paragraph, &rest, least) && copy.least_width(&rest) <= measure(number + 1, *at)
    };
    let breaks = (start + 1..parted).rev().filter(|at| copy.paragraph.may_end(*at));
    if let Some(at) = breaks.take_while(dense).find(company) {
        lines.truncate(number);
        lines.extend([start..at, at..end]);
    }
}

/// The middle one of some openings, of two the lesser; nothing where there is none. It leaves them in another order.
pub(crate) fn median<T: Ord + Copy + Default>(openings: &mut [T]) -> T {
    let middle = openings.len().saturating_sub(1) / 2;
    if openings.is_empty() { T::default() } else { *openings.select_nth_unstable(middle).1 }
}

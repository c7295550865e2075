//! A text cut into a number of lines: by what its breaks cost and by how even the lines are.

use std::ops::Range;

use super::cost::{Cost, LONGEST};
use crate::geom::Em;

/// How much the evenness of lines counts beside the sense of their ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Evenness {
    /// As the list of a hundred headlines wants it.
    BesideSense,
    /// More, but not more than a word: where lines that end by sense do not fit.
    BeforeSense,
    /// All.
    Alone,
}

/// What a line costs that is twice as wide as the mean, or empty.
const UNEVEN: i64 = 5_000;

/// And where evenness counts before sense: two characters of ten that a line is too wide are more than any end, four more
/// than a word.
const UNEVEN_AT_WORDS: i64 = 80_000;

/// Cuts a text of some atoms into so many lines, or into as many as it may be cut into; one that is too long for a headline
/// in one pass, its lines as even as that lets them. `ends` tells what it costs to end
/// a line before an atom, nothing where none may; `width` how wide a line is.
#[must_use]
pub fn lines(
    count: usize,
    atoms: usize,
    ends: impl Fn(usize) -> Option<Cost>,
    width: impl Fn(&Range<usize>) -> Em,
    evenness: Evenness,
) -> Vec<Range<usize>> {
    let ends: Vec<(usize, Cost)> = (1..atoms).filter_map(|end| Some((end, ends(end)?))).collect();
    let count = count.min(ends.len() + 1).max(1);
    if atoms > LONGEST {
        return in_one_pass(count, atoms, &ends, &width);
    }
    let goal = (width(&(0..atoms)) / count as i64).max(Em(1));
    let cost = |line: &Range<usize>, end: Cost| {
        // In thousandths of the mean.
        let off = (width(line) - goal).0.saturating_mul(1000) / goal.0;
        let uneven = off.saturating_mul(off) / 1000;
        match evenness {
            Evenness::BesideSense => end.0 + uneven.saturating_mul(UNEVEN) / 1000,
            Evenness::BeforeSense => end.0 + uneven.saturating_mul(UNEVEN_AT_WORDS) / 1000,
            Evenness::Alone => uneven,
        }
    };
    // Of the lines so far, by the place where the last ends: what they cost, and where the one before it ends.
    let mut ways: Vec<Vec<(usize, i64, usize)>> = vec![vec![(0, 0, 0)]];
    for line in 1..=count {
        let last = [(atoms, Cost(0))];
        let to: &[(usize, Cost)] = if line == count { &last } else { &ends };
        let before = ways.last().map_or(&[][..], Vec::as_slice);
        let cheapest = |(end, here): &(usize, Cost)| {
            let from = before.iter().take_while(|(start, ..)| start < end).enumerate();
            let each = from.map(|(at, (start, so_far, _))| (so_far + cost(&(*start..*end), *here), at));
            each.min().map(|(cost, at)| (*end, cost, at))
        };
        let next = to.iter().filter_map(cheapest).collect();
        ways.push(next);
    }
    let mut out = Vec::with_capacity(count);
    let mut at = 0;
    for pair in ways.windows(2).rev() {
        let [before, here] = pair else { break };
        let Some((end, _, from)) = here.get(at) else { break };
        let start = before.get(*from).map_or(0, |(start, ..)| *start);
        out.push(start..*end);
        at = *from;
    }
    out.reverse();
    out
}

/// Each line as near to the mean of what is left as it may be.
fn in_one_pass(
    count: usize,
    atoms: usize,
    ends: &[(usize, Cost)],
    width: impl Fn(&Range<usize>) -> Em,
) -> Vec<Range<usize>> {
    let (mut out, mut start) = (Vec::with_capacity(count), 0);
    for left in (2..=count).rev() {
        let goal = width(&(start..atoms)) / left as i64;
        let ahead = ends.iter().map(|(end, _)| *end).filter(|end| *end > start);
        let Some(end) = ahead.min_by_key(|end| (width(&(start..*end)) - goal).abs()) else { break };
        out.push(start..end);
        start = end;
    }
    out.push(start..atoms);
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn wide(line: &Range<usize>) -> Em {
        Em::ONE * line.len() as i64
    }

    #[test]
    fn lines_are_even_where_all_ends_are_alike() {
        let cut = lines(3, 16, |_| Some(Cost(0)), wide, Evenness::BesideSense);
        assert_eq!(cut, [0..5, 5..10, 10..16]);
    }

    #[test]
    fn a_good_end_is_worth_some_unevenness() {
        let ends = |end| Some(if end == 4 { Cost(-3000) } else { Cost(0) });
        assert_eq!(lines(2, 12, ends, wide, Evenness::BesideSense), [0..4, 4..12]);
        assert_eq!(lines(2, 12, ends, wide, Evenness::Alone), [0..6, 6..12]);
    }

    proptest! {
        #[test]
        fn lines_are_all_of_the_text_in_as_many_pieces_as_it_may_have(
            count in 1_usize..5,
            atoms in 1_usize..260,
            barred in prop::collection::vec(any::<bool>(), 260),
        ) {
            let may = |end: usize| (!barred[end]).then_some(Cost(0));
            let cut = lines(count, atoms, may, wide, Evenness::BesideSense);
            let most = 1 + (1..atoms).filter(|end| may(*end).is_some()).count();
            if atoms <= LONGEST {
                prop_assert_eq!(cut.len(), count.min(most));
            }
            prop_assert_eq!(cut.first().map(|line| line.start), Some(0));
            prop_assert_eq!(cut.last().map(|line| line.end), Some(atoms));
            prop_assert!(cut.windows(2).all(|pair| pair[0].end == pair[1].start && may(pair[0].end).is_some()));
        }
    }
}

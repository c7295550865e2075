//! How many units of an ornament stand along a side, and where: a whole number, spread evenly, so that the last is as whole
//! as the first.
//!
//! Where they are to have white between them, as many stand there as come nearest to it, and the white takes the
//! difference. Where they join, all are made longer or shorter by one factor, that which is nearest to none.

use crate::geom::Length;

/// Units along a side.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spaced {
    /// How long the side is.
    pub(super) length: Length,
    /// How long a unit is by its proportions; never nothing.
    pub(super) unit: Length,
    /// The white between two; none, where they join.
    pub(super) gap: Length,
    /// Whether something stands at its start and at its end, from which the units keep as far as from each other.
    pub(super) closed: [bool; 2],
}

impl Spaced {
    /// How many: none, where one is longer than the side.
    pub(super) fn count(&self) -> i64 {
        let Self { length, unit, gap, .. } = *self;
        let most = length.0.max(0) / unit.0.max(1);
        if most == 0 {
            return 0;
        }
        if gap == Length::ZERO {
            // Between so many and one more, the mean at which both ask for the same: the side is to the shorter row as the
            // longer is to the side.
            let square = |length: i64| i128::from(length) * i128::from(length);
            let more = square(length.0) > i128::from(most) * i128::from(most + 1) * square(unit.0);
            return most + i64::from(more);
        }
        let (each, ends) = (unit + gap, self.closed.into_iter().filter(|closed| *closed).count() as i64);
        let all = length + gap - gap * ends;
        ((all.0 + each.0 / 2) / each.0.max(1)).clamp(1, most)
    }

    /// From where to where each of so many reaches.
    pub(super) fn places(self, count: i64) -> impl Iterator<Item = (Length, Length)> {
        let Self { length, unit, gap, closed: [start, end] } = self;
        let joined = move |n: i64| (length.scaled(n, count), length.scaled(n + 1, count));
        let (white, gaps) = (length - unit * count, count - 1 + i64::from(start) + i64::from(end));
        let apart = move |n: i64| {
            // One alone stands in the middle.
            let before = if gaps == 0 { white / 2 } else { white.scaled(n + i64::from(start), gaps) };
            let from = unit * n + before;
            (from, from + unit)
        };
        (0..count).map(move |n| if gap == Length::ZERO { joined(n) } else { apart(n) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spaced([length, unit, gap]: [i64; 3], closed: [bool; 2]) -> Vec<(i64, i64)> {
        let [length, unit, gap] = [length, unit, gap].map(Length);
        let spaced = Spaced { length, unit, gap, closed };
        spaced.places(spaced.count()).map(|(from, to)| (from.0, to.0)).collect()
    }

    const OPEN: [bool; 2] = [false; 2];

    #[test]
    fn units_that_join_fill_the_side_scaled_by_one_factor() {
        assert_eq!(spaced([100, 30, 0], OPEN), [(0, 33), (33, 67), (67, 100)]);
        assert_eq!(spaced([110, 30, 0], OPEN), [(0, 28), (28, 55), (55, 83), (83, 110)]);
        assert_eq!(spaced([110, 30, 0], [true; 2]).len(), 4);
    }

    /// One of 140 for one of 100 asks for 1.4, two of 70 for 1 / 1.43: the nearer of the two.
    #[test]
    fn as_many_join_as_need_the_least_scaling() {
        assert_eq!(spaced([141, 100, 0], OPEN).len(), 1);
        assert_eq!(spaced([142, 100, 0], OPEN).len(), 2);
    }

    #[test]
    fn the_white_between_units_takes_the_difference() {
        assert_eq!(spaced([100, 20, 5], OPEN), [(0, 20), (27, 47), (53, 73), (80, 100)]);
        assert_eq!(spaced([100, 20, 5], [true; 2]), [(4, 24), (28, 48), (52, 72), (76, 96)]);
        assert_eq!(spaced([90, 30, 10], [true, false]), [(15, 45), (60, 90)]);
        assert_eq!(spaced([50, 30, 30], OPEN), [(10, 40)]);
    }

    #[test]
    fn units_never_overlap_however_little_white_there_is() {
        for (length, gap) in (20..400).flat_map(|length| [1, 2, 9].map(|gap| (length, gap))) {
            let places = spaced([length, 20, gap], OPEN);
            assert!(places.windows(2).all(|pair| pair[0].1 <= pair[1].0), "{length}, {gap}: {places:?}");
            assert!(places[0].0 >= 0 && places[places.len() - 1].1 <= length);
        }
    }

    #[test]
    fn none_stands_where_one_is_longer_than_the_side() {
        for gap in [0, 5] {
            assert_eq!(spaced([19, 20, gap], OPEN), []);
            assert_eq!(spaced([-5, 20, gap], [true; 2]), []);
            assert_eq!(spaced([20, 20, gap], OPEN), [(0, 20)]);
        }
    }
}

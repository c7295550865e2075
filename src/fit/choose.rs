//! Which letterspacing a sub-editor would have used: few different ones, round ones, the same for
//! neighbours.

use super::interval::Interval;
use crate::geom::Em;

/// Grids that a value may stand on, roundest first, as parts of the house's step.
const GRIDS: &[(i64, i64)] = &[(2, 1), (1, 1), (1, 2), (1, 5), (1, 50)];

/// The roundest value of an interval: on the coarsest grid that has one in it, the one nearest to zero.
#[must_use]
pub fn roundest(interval: Interval, step: Em) -> Em {
    let on_grid = |grid: Em| {
        let up = Em(interval.min.0.div_euclid(grid.0) * grid.0);
        let first = if up < interval.min { up + grid } else { up };
        let last = Em(interval.max.0.div_euclid(grid.0) * grid.0);
        let nearest = Em::ZERO.clamp(first.min(last), last.max(first));
        (first <= last).then_some(nearest)
    };
    let grids = GRIDS.iter().map(|(times, parts)| Em(step.0 * times / parts)).filter(|grid| grid.0 > 0);
    grids.chain([Em(1)]).find_map(on_grid).unwrap_or(interval.max)
}

/// A value for each interval: as few different ones as can be, zero first, then round ones; an interval that
/// several of them serve takes its neighbour's.
#[must_use]
pub fn few(intervals: &[Interval], step: Em) -> Vec<Em> {
    let mut points = Vec::new();
    let mut open: Vec<Interval> = intervals.iter().copied().filter(|interval| !interval.is_empty()).collect();
    if open.iter().any(|interval| interval.contains(Em::ZERO)) {
        points.push(Em::ZERO);
    }
    open.retain(|interval| !points.iter().any(|point| interval.contains(*point)));
    // One value serves all intervals that begin before the first of them ends: the fewest that can be.
    open.sort_by_key(|interval| interval.max);
    while let Some(first) = open.first().copied() {
        let together = open.iter().filter(|one| one.min <= first.max).fold(first, |all, one| all.and(*one));
        points.push(roundest(together, step));
        open.retain(|interval| !points.iter().any(|point| interval.contains(*point)));
    }
    let mut chosen: Vec<Em> = Vec::with_capacity(intervals.len());
    for interval in intervals {
        let serving = points.iter().copied().filter(|point| interval.contains(*point));
        let last = chosen.last().copied().filter(|last| interval.contains(*last));
        let value = last.or_else(|| serving.min_by_key(|point| point.abs()));
        chosen.push(value.unwrap_or_else(|| roundest(*interval, step)));
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(min: i64, max: i64) -> Interval {
        Interval { min: Em::milli(min), max: Em::milli(max) }
    }

    #[test]
    fn a_value_is_as_round_as_its_interval_allows() {
        let step = Em::milli(5);
        assert_eq!(roundest(between(-58, -34), step), Em::milli(-40));
        assert_eq!(roundest(between(-38, -34), step), Em::milli(-35));
        assert_eq!(roundest(between(-33, -31), step), Em(-32_500));
        assert_eq!(roundest(between(-13, 13), step), Em::ZERO);
        assert_eq!(roundest(Interval { min: Em(-31_007), max: Em(-31_003) }, step), Em(-31_003));
    }

    #[test]
    fn few_values_serve_many_intervals_and_neighbours_agree() {
        let intervals = [between(-13, 13), between(-58, -30), between(-78, -50), between(-40, 0)];
        let zero = Em::ZERO;
        assert_eq!(few(&intervals, Em::milli(5)), [zero, Em::milli(-50), Em::milli(-50), zero]);
    }
}

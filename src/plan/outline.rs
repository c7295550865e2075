//! Outlines: what a shape covers of each row that it meets.

use std::ops::Range;

use crate::geom::{Length, Point, Rect};

/// What a polygon covers of each of some bands, along the lines: the shadow that the part of it inside the band throws.
///
/// That is the shadow of the part's own edge: of the sides as far as they lie inside the band, and of what lies inside the
/// polygon (even-odd) on the band's two borders.
#[must_use]
pub fn along_polygon(
    corners: &[Point],
    bands: impl Iterator<Item = Range<Length>>,
) -> Vec<Vec<Range<Length>>> {
    let sides: Vec<(Point, Point)> =
        corners.iter().copied().zip(corners.iter().copied().cycle().skip(1)).collect();
    let of = |band: Range<Length>| {
        let edges = sides.iter().filter_map(|side| clipped(*side, &band));
        let borders = [band.start, band.end].into_iter().flat_map(|y| inside(&sides, y));
        joined(edges.chain(borders).collect())
    };
    bands.map(of).collect()
}

/// What some rectangles cover of each of some bands.
#[must_use]
pub fn along_rects(rects: &[Rect], bands: impl Iterator<Item = Range<Length>>) -> Vec<Vec<Range<Length>>> {
    let of = |band: Range<Length>| {
        let met = rects.iter().filter(|rect| rect.y < band.end && band.start < rect.bottom());
        joined(met.map(|rect| rect.x..rect.right()).collect())
    };
    bands.map(of).collect()
}

/// From where to where a side reaches along the lines as far as it lies inside a band.
fn clipped((from, to): (Point, Point), band: &Range<Length>) -> Option<Range<Length>> {
    let (top, foot) = if from.y <= to.y { (from, to) } else { (to, from) };
    if foot.y < band.start || band.end < top.y {
        return None;
    }
    let (one, other) = (at(top, foot, band.start.max(top.y)), at(top, foot, band.end.min(foot.y)));
    if top.y == foot.y {
        return Some(top.x.min(foot.x)..top.x.max(foot.x));
    }
    Some(one.min(other)..one.max(other))
}

/// Where a side stands at a height between its ends.
fn at(top: Point, foot: Point, y: Length) -> Length {
    top.x + (foot.x - top.x).scaled((y - top.y).0, (foot.y - top.y).0.max(1))
}

/// What of a line lies inside a polygon.
fn inside(sides: &[(Point, Point)], y: Length) -> Vec<Range<Length>> {
    let crosses = |(from, to): &&(Point, Point)| (from.y <= y) != (to.y <= y);
    let place = |(from, to): &(Point, Point)| {
        if from.y <= to.y { at(*from, *to, y) } else { at(*to, *from, y) }
    };
    let mut places: Vec<Length> = sides.iter().filter(crosses).map(place).collect();
    places.sort_unstable();
    places.chunks_exact(2).filter_map(|pair| Some(*pair.first()?..*pair.last()?)).collect()
}

/// Stretches in order, those that meet as one.
fn joined(mut all: Vec<Range<Length>>) -> Vec<Range<Length>> {
    all.sort_unstable_by_key(|one| (one.start, one.end));
    let mut out: Vec<Range<Length>> = Vec::new();
    for one in all {
        match out.last_mut().filter(|last| one.start <= last.end) {
            Some(last) => last.end = last.end.max(one.end),
            None => out.push(one),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn polygon(corners: &[(i64, i64)], band: Range<i64>) -> Vec<(i64, i64)> {
        let pt = Length::pt;
        let corners: Vec<Point> = corners.iter().map(|(x, y)| Point { x: pt(*x), y: pt(*y) }).collect();
        let covered = along_polygon(&corners, std::iter::once(pt(band.start)..pt(band.end)));
        covered.concat().into_iter().map(|one| (one.start.0 / 1_000_000, one.end.0 / 1_000_000)).collect()
    }

    #[test]
    fn a_triangle_covers_more_of_each_row_the_wider_it_is_there() {
        let triangle = [(50, 0), (100, 100), (0, 100)];
        assert_eq!(polygon(&triangle, 0..10), [(45, 55)]);
        assert_eq!(polygon(&triangle, 40..50), [(25, 75)]);
        assert_eq!(polygon(&triangle, 90..100), [(0, 100)]);
        assert_eq!(polygon(&triangle, 101..110), []);
    }

    #[test]
    fn between_two_towers_a_row_is_free() {
        let towers = [(0, 0), (20, 0), (20, 60), (80, 60), (80, 0), (100, 0), (100, 100), (0, 100)];
        assert_eq!(polygon(&towers, 10..20), [(0, 20), (80, 100)]);
        assert_eq!(polygon(&towers, 50..61), [(0, 100)]);
        assert_eq!(polygon(&towers, 70..80), [(0, 100)]);
    }

    #[test]
    fn a_point_that_lies_inside_a_row_covers_its_place() {
        let tip = [(0, 10), (40, 15), (0, 20)];
        assert_eq!(polygon(&tip, 14..16), [(0, 40)]);
        assert_eq!(polygon(&tip, 0..10), [(0, 0)]);
    }
}

use super::claim::Claim;
use super::print::Print;
use super::{Polygon, parted};
use crate::geom::{Length, Rect};

/// A rectangle, in points: left, top, right, bottom.
type Sides = [i64; 4];

fn rect([left, top, right, bottom]: Sides) -> Rect {
    let [x, y, width, height] = [left, top, right - left, bottom - top].map(Length::pt);
    Rect { x, y, width, height }
}

/// The areas of sections, each of which claims an outline and prints text in it, in points.
fn areas(sections: &[(Sides, &[Sides])]) -> Vec<Vec<Vec<(i64, i64)>>> {
    let print = |of: usize, at: Sides| Print { of, rect: rect(at), is_text: true };
    let prints = sections.iter().enumerate();
    let prints: Vec<Print> =
        prints.flat_map(|(of, (_, printed))| printed.iter().map(move |at| print(of, *at))).collect();
    let claims = sections.iter().enumerate();
    let claims = claims.map(|(of, (at, _))| Claim { of, rect: rect(*at), is_part: false }).collect();
    let corners = |polygon: Polygon| {
        polygon.into_iter().map(|at| (at.x.0 / Length::PT.0, at.y.0 / Length::PT.0)).collect()
    };
    let of = |polygons: Vec<Polygon>| polygons.into_iter().map(corners).collect();
    parted(&prints, claims, &[], sections.len()).into_iter().map(of).collect()
}

#[test]
fn a_story_by_itself_has_its_slot() {
    let alone = areas(&[([0, 0, 100, 50], &[[0, 0, 100, 20], [0, 30, 40, 50]])]);
    assert_eq!(alone, [[[(0, 0), (100, 0), (100, 50), (0, 50)]]]);
}

#[test]
fn type_that_reaches_out_of_its_slot_moves_a_whole_side() {
    let alone = areas(&[([0, 0, 100, 50], &[[10, -3, 60, 20]]), ([0, 60, 100, 90], &[[0, 60, 100, 90]])]);
    assert_eq!(alone[0], [[(0, -3), (100, -3), (100, 50), (0, 50)]]);
}

#[test]
fn a_slot_gives_way_to_type_that_reaches_into_it() {
    let both = areas(&[([0, 0, 100, 50], &[[0, 0, 60, 53]]), ([0, 50, 100, 90], &[[0, 60, 100, 90]])]);
    assert_eq!(both[0], [[(0, 0), (100, 0), (100, 53), (0, 53)]]);
    assert_eq!(both[1], [[(0, 53), (100, 53), (100, 90), (0, 90)]]);
}

#[test]
fn a_story_in_the_corner_of_another_leaves_it_an_l() {
    let text: &[Sides] = &[[0, 0, 200, 80], [0, 80, 80, 200]];
    let both = areas(&[([0, 0, 200, 200], text), ([100, 100, 200, 200], &[[110, 110, 190, 190]])]);
    assert_eq!(both[0], [[(0, 0), (200, 0), (200, 100), (100, 100), (100, 200), (0, 200)]]);
    assert_eq!(both[1], [[(100, 100), (200, 100), (200, 200), (100, 200)]]);
}

#[test]
fn a_box_in_the_text_of_another_parts_it_where_least_of_its_text_is() {
    let text: &[Sides] = &[[0, 0, 100, 200], [100, 0, 200, 80], [100, 150, 200, 200], [200, 0, 300, 200]];
    let both = areas(&[([0, 0, 300, 200], text), ([100, 90, 200, 140], &[[110, 100, 190, 130]])]);
    // Through a head one would cut, but not through three columns.
    assert_eq!(both[1], [[(100, 90), (200, 90), (200, 140), (100, 140)]]);
    let left = vec![(0, 0), (100, 0), (100, 200), (0, 200)];
    let right =
        vec![(100, 0), (300, 0), (300, 200), (100, 200), (100, 140), (200, 140), (200, 90), (100, 90)];
    assert_eq!(both[0], [left, right]);
}

#[test]
fn of_two_outlines_that_lock_into_each_other_each_has_what_it_prints() {
    let first: &[Sides] = &[[0, 0, 200, 90], [0, 90, 90, 200]];
    let second: &[Sides] = &[[110, 110, 300, 200], [210, 0, 300, 110]];
    let both = areas(&[([0, 0, 200, 200], first), ([110, 0, 300, 200], second)]);
    assert_eq!(both[0].len(), 1, "{both:?}");
    assert_eq!(both[1].len(), 1, "{both:?}");
}

#[test]
fn white_that_others_cut_off_is_nobodys() {
    let both = areas(&[([0, 0, 100, 200], &[[0, 0, 100, 80]]), ([0, 90, 100, 110], &[[0, 90, 100, 110]])]);
    assert_eq!(both[0], [[(0, 0), (100, 0), (100, 90), (0, 90)]]);
}

/// The polygons around the cells of a drawing, a point wide and high each.
fn traced(drawing: &[&str]) -> Vec<Vec<(i64, i64)>> {
    let rows = (0..).zip(drawing);
    let cells = rows.flat_map(|(y, row)| (0..).zip(row.chars()).map(move |(x, c)| (x, y, c)));
    let printed: Vec<Sides> =
        cells.filter(|(.., c)| *c == '#').map(|(x, y, _)| [x, y, x + 1, y + 1]).collect();
    let prints: Vec<Print> =
        printed.into_iter().map(|at| Print { of: 0, rect: rect(at), is_text: true }).collect();
    let polygons = parted(&prints, Vec::new(), &[], 1).remove(0);
    let corners = |polygon: Polygon| {
        polygon.into_iter().map(|at| (at.x.0 / Length::PT.0, at.y.0 / Length::PT.0)).collect()
    };
    polygons.into_iter().map(corners).collect()
}

#[test]
fn lines_go_around_cells_from_corner_to_corner() {
    assert_eq!(traced(&["##", "##"]), [[(0, 0), (2, 0), (2, 2), (0, 2)]]);
    assert_eq!(traced(&["##", "#."]), [[(0, 0), (2, 0), (2, 1), (1, 1), (1, 2), (0, 2)]]);
}

#[test]
fn islands_that_touch_at_a_corner_are_two() {
    let two = traced(&["#.", ".#"]);
    assert_eq!(two, [[(0, 0), (1, 0), (1, 1), (0, 1)], [(1, 1), (2, 1), (2, 2), (1, 2)]]);
}

#[test]
fn a_ring_is_two_polygons() {
    let two = traced(&["###", "#.#", "###"]);
    let left = vec![(0, 0), (1, 0), (1, 3), (0, 3)];
    let right = vec![(1, 0), (3, 0), (3, 3), (1, 3), (1, 2), (2, 2), (2, 1), (1, 1)];
    assert_eq!(two, [left, right]);
}

#[test]
fn no_polygon_comes_to_a_corner_twice() {
    // A ring that lacks a corner, two holes that meet at one, and a staircase of three.
    let drawings: [&[&str]; 3] = [
        &["##.", "#.#", "###"],
        &["####", "#.##", "##.#", "####"],
        &["#####", "#.###", "##.##", "###.#", "#####"],
    ];
    for drawing in drawings {
        let polygons = traced(drawing);
        for polygon in &polygons {
            let mut corners = polygon.clone();
            corners.sort_unstable();
            corners.dedup();
            assert_eq!(corners.len(), polygon.len(), "{polygon:?}");
        }
        let size = |polygon: &Vec<(i64, i64)>| -> i64 {
            let ends = polygon.iter().zip(polygon.iter().cycle().skip(1));
            ends.map(|(from, to)| from.0 * to.1 - to.0 * from.1).sum::<i64>() / 2
        };
        let cells = drawing.iter().map(|row| row.matches('#').count() as i64).sum::<i64>();
        assert_eq!(polygons.iter().map(size).sum::<i64>(), cells, "{polygons:?}");
    }
}

//! Areas: polygons around what is a section's own on a page, for those who point at it.
//!
//! What is printed is certain ([`print`](mod@print)): no polygon of another has it. Around it sections claim the outlines
//! of their slots ([`claim`](mod@claim)), which are rectangles also where a story stands in the shape of an L: who has what
//! two of them claim is told by what is printed there. Outlines that nobody else claims are polygons as they are. All others
//! are laid on a grid of their edges ([`grid`](mod@grid)), and polygons go around the cells of each
//! ([`trace`](mod@trace)).

mod claim;
mod contest;
mod grid;
mod print;
mod trace;

#[cfg(test)]
mod tests;

use self::claim::{Claim, Ground};
use self::contest::Contest;
use self::grid::Grid;
use self::print::Print;
use super::block::{Section, Whose};
use super::reach::Reach;
use crate::geom::{Point, Rect};
use crate::page::Page;

/// A polygon: its corners, clockwise.
type Polygon = Vec<Point>;

/// Finds the areas of the sections of a page.
pub(super) fn find(sections: &mut [Section<'_>], page: &Page, reach: &Reach) {
    let prints = print::all(sections, reach);
    let claims = claim::all(sections);
    let grounds = claim::grounds(sections, page);
    let areas = parted(&prints, claims, &grounds, sections.len());
    for (section, areas) in sections.iter_mut().zip(areas).filter(|(section, _)| section.whose != Whose::Page)
    {
        section.areas = areas;
    }
}

/// The polygons of each of so many sections.
fn parted(
    prints: &[Print],
    mut claims: Vec<Claim>,
    grounds: &[Ground],
    sections: usize,
) -> Vec<Vec<Polygon>> {
    claim::settle(&mut claims, prints, grounds);
    let alone: Vec<Claim> = claims.iter().filter(|claim| claim.is_alone(prints, &claims)).copied().collect();
    let is_told = |of: usize, rect: Rect| alone.iter().any(|one| one.of == of && one.rect.holds(rect));
    let left: Vec<Print> = prints.iter().filter(|one| !is_told(one.of, one.rect)).copied().collect();
    claims.retain(|claim| !is_told(claim.of, claim.rect));
    let grid = Grid::of(&left, &Contest::of(&claims, &left));
    let of = |section: usize| {
        let rects = alone.iter().filter(|one| one.of == section).map(|one| trace::corners(one.rect));
        let polygons: Vec<Polygon> = rects.chain(trace::polygons(&grid, section)).collect();
        in_order(polygons, prints, section)
    };
    (0..sections).map(of).collect()
}

/// The polygons of a section by what is read first in them.
fn in_order(mut polygons: Vec<Polygon>, prints: &[Print], section: usize) -> Vec<Polygon> {
    let first = |polygon: &Polygon| {
        let is_there = |one: &Print| one.of == section && trace::is_in(polygon, one.rect.at((500, 500)));
        prints.iter().position(is_there).unwrap_or(usize::MAX)
    };
    polygons.sort_by_cached_key(first);
    polygons
}

//! Which part of a page is placed, and how it stands.

use hayro_syntax::object::{Dict, Rect as Edges};
use hayro_syntax::page::{A4, Page, Rotation};

use super::error::InsertError;
use crate::geom::{Length, Size};

/// A page as it is placed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sheet {
    /// What is seen of it, in its own units.
    pub(super) seen: Edges,
    /// From there to where it stands upright, in points, its lower left corner at the origin.
    pub(super) matrix: [f64; 6],
    pub(super) size: Size,
}

/// The largest side of a page: 14,400 units (ISO 32000-1, annex C.2), in points.
const LONGEST: f64 = 14_400.0;
/// The shortest side of anything that is placed: a point.
const SHORTEST: f64 = 1.0;
/// No file has its pages in a tree that is deeper.
const DEEPEST: usize = 64;

impl Sheet {
    /// A page is placed as it is cut: the trim box; a file without one shows as much as its art box says, or its crop box,
    /// or its media box (14.11.2). No box reaches beyond the media.
    pub(super) fn of(page: &Page<'_>) -> Result<Self, InsertError> {
        let dict = page.raw();
        if is_guessed(page.media_box()) && !says_its_media(dict) {
            return Err(InsertError::Size);
        }
        let own = |key: &str| dict.get::<Edges>(key).map(upright);
        let media = upright(page.media_box());
        let crop = meet(upright(page.crop_box()), media);
        let cut = [own("TrimBox"), own("ArtBox")].into_iter().flatten().map(|cut| meet(cut, media));
        let seen = cut.chain([crop, media]).find(|cut| is_area(*cut)).ok_or(InsertError::Size)?;
        let unit = dict.get::<f64>("UserUnit").filter(|unit| unit.is_finite() && *unit > 0.0).unwrap_or(1.0);
        let (across, up) = ((seen.x1 - seen.x0) * unit, (seen.y1 - seen.y0) * unit);
        let (width, height) = match page.rotation() {
            Rotation::None | Rotation::Flipped => (across, up),
            Rotation::Horizontal | Rotation::FlippedHorizontal => (up, across),
        };
        let is_side = |side: f64| (SHORTEST..=LONGEST).contains(&side);
        if !is_side(width) || !is_side(height) {
            return Err(InsertError::Size);
        }
        let size = Size { width: points(width), height: points(height) };
        Ok(Self { seen, matrix: matrix(page.rotation(), seen, unit), size })
    }
}

/// Whether a media box may be what the reader makes of none.
fn is_guessed(Edges { x0, y0, x1, y1 }: Edges) -> bool {
    [x0, y0, x1, y1] == [A4.x0, A4.y0, A4.x1, A4.y1]
}

/// Whether a page, or a part of the tree that it stands in, has a media box (7.7.3.3). Of one that has none each reader makes a page
/// of another size, ours of A4: what is placed in that size is a guess.
fn says_its_media(page: &Dict<'_>) -> bool {
    let tree = std::iter::successors(Some(page.clone()), |node| node.get::<Dict<'_>>("Parent"));
    tree.take(DEEPEST).any(|node| node.get::<Edges>("MediaBox").is_some())
}

/// From the units of a page to points, turned as the page says: by quarters, clockwise.
fn matrix(rotation: Rotation, seen: Edges, unit: f64) -> [f64; 6] {
    let Edges { x0, y0, x1, y1 } = seen;
    let turned = match rotation {
        Rotation::None => [1.0, 0.0, 0.0, 1.0, -x0, -y0],
        Rotation::Horizontal => [0.0, -1.0, 1.0, 0.0, -y0, x1],
        Rotation::Flipped => [-1.0, 0.0, 0.0, -1.0, x1, y1],
        Rotation::FlippedHorizontal => [0.0, 1.0, -1.0, 0.0, y1, -x0],
    };
    turned.map(|number| number * unit)
}

/// A box by its lower left and its upper right corner, whichever two it is written by.
fn upright(Edges { x0, y0, x1, y1 }: Edges) -> Edges {
    Edges { x0: x0.min(x1), y0: y0.min(y1), x1: x0.max(x1), y1: y0.max(y1) }
}

/// What two boxes have in common.
fn meet(one: Edges, other: Edges) -> Edges {
    let (x0, y0) = (one.x0.max(other.x0), one.y0.max(other.y0));
    Edges { x0, y0, x1: one.x1.min(other.x1), y1: one.y1.min(other.y1) }
}

fn is_area(Edges { x0, y0, x1, y1 }: Edges) -> bool {
    x1 > x0 && y1 > y0 && [x0, y0, x1, y1].into_iter().all(f64::is_finite)
}

/// As lengths are written: to a ten-thousandth of a point.
fn points(points: f64) -> Length {
    Length((points * 1e4).round() as i64 * 100)
}

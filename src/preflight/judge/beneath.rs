//! What lies under an object: a grid over the page that knows, for each of its cells, the rectangles and pictures
//! that have been printed there.

use super::super::job::{Coat, Covers, Inks, Object};
use super::place::meets;
use crate::geom::{Length, Point, Rect};

/// Cells across and down: a line of text meets few of them.
const CELLS: (i64, i64) = (16, 24);
/// More rectangles in a cell are no page; the lowest are forgotten, but those that fill the whole cell are its
/// ground.
const DEEPEST: usize = 128;
/// An object is added up at so many places at most.
const MOST_PLACES: usize = 64;
/// The steps that a page may take.
const MOST_STEPS: usize = 20_000_000;

/// What has been printed so far, for those who print over it.
pub(super) struct Beneath<'o> {
    area: Rect,
    objects: Vec<(Rect, &'o Coat, Covers)>,
    cells: Vec<Vec<Lying>>,
    /// A ground was forgotten all the same.
    forgot: bool,
    steps: usize,
}

/// An object in a cell.
#[derive(Clone, Copy)]
struct Lying {
    number: usize,
    /// It fills the cell.
    fills: bool,
}

/// The inks at a place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Under {
    pub(super) inks: Inks,
    /// There is a picture or something else whose inks differ from place to place.
    pub(super) various: bool,
}

impl Under {
    /// Whether anything is printed.
    pub(super) fn is_printed(&self) -> bool {
        self.various || self.inks.total() > 0
    }

    /// How many inks there are; those of a picture count as all of the process.
    pub(super) fn count(&self) -> usize {
        if self.various { 4 } else { self.inks.count() }
    }

    /// Prints something over it.
    pub(super) fn cover(&mut self, coat: &Coat, covers: Covers) {
        if covers == Covers::All {
            *self = Self::default();
        }
        match coat {
            Coat::Inks(inks) => cover(&mut self.inks, inks, covers),
            Coat::Registration(tint) => {
                cover(&mut self.inks, &Inks { process: [*tint; 4], spots: Vec::new() }, covers);
            }
            Coat::Foreign(_) | Coat::Various(_) => self.various = true,
        }
    }
}

/// Prints inks over inks.
fn cover(under: &mut Inks, over: &Inks, covers: Covers) {
    for (tint, new) in under.process.iter_mut().zip(over.process) {
        if new > 0 || covers != Covers::Printed {
            *tint = new;
        }
    }
    for (spot, new) in &over.spots {
        match under.spots.iter_mut().find(|(one, _)| one == spot) {
            Some((_, tint)) => *tint = *new,
            None => under.spots.push((*spot, *new)),
        }
    }
}

impl<'o> Beneath<'o> {
    pub(super) fn new(area: Rect) -> Self {
        let cells = vec![Vec::new(); (CELLS.0 * CELLS.1) as usize];
        Self { area, objects: Vec::new(), cells, forgot: false, steps: 0 }
    }

    /// Prints an object.
    pub(super) fn lay(&mut self, object: &'o Object<'_>) {
        if !object.kind.is_solid() {
            return;
        }
        let number = self.objects.len();
        self.objects.push((object.rect, &object.coat, object.covers));
        let Some(range) = self.range(object.rect, false) else { return };
        let inner = self.range(object.rect, true);
        for (at, cell) in Self::within(range) {
            let fills = inner.is_some_and(|inner| inner.has(cell));
            let Some(pile) = self.cells.get_mut(at) else { continue };
            if fills && object.covers == Covers::All {
                pile.clear();
            } else if pile.len() >= DEEPEST {
                let lowest = pile.iter().position(|one| !one.fills);
                self.forgot |= lowest.is_none();
                pile.remove(lowest.unwrap_or(0));
            }
            pile.push(Lying { number, fills });
        }
    }

    /// The different grounds that an object lies on. Empty where there is nothing but paper.
    pub(super) fn under(&mut self, object: &Object<'_>) -> Vec<Under> {
        let mut grounds: Vec<Under> = Vec::new();
        let range = self.range(object.rect, false).filter(|_| !self.tired());
        let Some(range) = range else { return grounds };
        let mut below: Vec<usize> = Vec::new();
        for (at, _) in Self::within(range) {
            below.extend(self.cells.get(at).into_iter().flatten().map(|one| one.number));
        }
        self.steps += below.len();
        below.sort_unstable();
        below.dedup();
        below.retain(|one| self.objects.get(*one).is_some_and(|one| meets(one.0, object.rect)));
        for one in below.iter().rev().take(MOST_PLACES) {
            self.steps += below.len();
            if self.tired() {
                break;
            }
            let Some(place) = self.objects.get(*one).map(|one| middle(one.0, object.rect)) else { continue };
            let ground = self.at(place, &below);
            if ground.is_printed() && !grounds.contains(&ground) {
                grounds.push(ground);
            }
        }
        grounds
    }

    /// It gave up: a page of so much is no page.
    pub(super) fn tired(&self) -> bool {
        self.steps > MOST_STEPS
    }

    /// Not all that lies on the page was added up.
    pub(super) fn missed(&self) -> bool {
        self.forgot || self.tired()
    }

    fn at(&self, place: Point, below: &[usize]) -> Under {
        let mut under = Under::default();
        for (rect, coat, covers) in below.iter().filter_map(|one| self.objects.get(*one)) {
            if has(*rect, place) {
                under.cover(coat, *covers);
            }
        }
        under
    }

    /// The cells that a rectangle meets, or those that it holds whole.
    fn range(&self, rect: Rect, whole: bool) -> Option<Cells> {
        let column = |x: Length, up| cell(x - self.area.x, self.area.width, CELLS.0, up);
        let row = |y: Length, up| cell(y - self.area.y, self.area.height, CELLS.1, up);
        let cells = Cells {
            columns: (column(rect.x, whole), column(rect.right(), !whole)),
            rows: (row(rect.y, whole), row(rect.bottom(), !whole)),
        };
        (meets(rect, self.area) && cells.columns.0 < cells.columns.1 && cells.rows.0 < cells.rows.1)
            .then_some(cells)
    }

    fn within(range: Cells) -> impl Iterator<Item = (usize, (i64, i64))> + use<> {
        let Cells { columns, rows } = range;
        (rows.0..rows.1).flat_map(move |row| {
            (columns.0..columns.1).map(move |column| ((row * CELLS.0 + column) as usize, (column, row)))
        })
    }
}

/// Ranges of cells, their ends not among them.
#[derive(Debug, Clone, Copy)]
struct Cells {
    columns: (i64, i64),
    rows: (i64, i64),
}

impl Cells {
    fn has(self, (column, row): (i64, i64)) -> bool {
        (self.columns.0..self.columns.1).contains(&column) && (self.rows.0..self.rows.1).contains(&row)
    }
}

/// The cell of a place, or the first one after it.
fn cell(at: Length, whole: Length, cells: i64, up: bool) -> i64 {
    if whole.0 <= 0 {
        return 0;
    }
    let (at, whole) = (i128::from(at.0) * i128::from(cells), i128::from(whole.0));
    let at = if up { (at + whole - 1).div_euclid(whole) } else { at.div_euclid(whole) };
    at.clamp(0, i128::from(cells)) as i64
}

fn has(rect: Rect, at: Point) -> bool {
    rect.x <= at.x && at.x <= rect.right() && rect.y <= at.y && at.y <= rect.bottom()
}

/// The middle of what two rectangles have in common.
fn middle(one: Rect, other: Rect) -> Point {
    let (left, right) = (one.x.max(other.x), one.right().min(other.right()));
    let (top, bottom) = (one.y.max(other.y), one.bottom().min(other.bottom()));
    Point { x: (left + right) / 2, y: (top + bottom) / 2 }
}

//! A page parted by the edges of all that is printed and claimed on it: no edge goes through a cell.

use super::contest::Contest;
use super::print::Print;
use crate::geom::{Length, Point, Rect};

/// The cells of a page.
#[derive(Debug, Default)]
pub(super) struct Grid {
    /// The upright edges, left to right.
    xs: Vec<Length>,
    /// The level edges, top down.
    ys: Vec<Length>,
    /// Row by row.
    cells: Vec<Cell>,
}

/// A cell.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Cell {
    /// The section that it is of.
    pub(super) of: Option<usize>,
    /// Whether that prints there.
    pub(super) is_printed: bool,
    /// By which claim it is.
    claim: Option<usize>,
}

/// A strip of white that is no wider than one between columns is no place of its own: where nothing is printed in it, nobody
/// has it.
const THIN: Length = Length::pt(18);

impl Grid {
    /// Gives each cell to who prints there, or who has it of those who claim it.
    pub(super) fn of(prints: &[Print], contest: &Contest<'_>) -> Self {
        let rects =
            prints.iter().map(|print| print.rect).chain(contest.claims.iter().map(|claim| claim.rect));
        let edges = |ends: fn(Rect) -> [Length; 2]| {
            let mut all: Vec<Length> = rects.clone().flat_map(ends).collect();
            all.sort_unstable();
            all.dedup();
            all
        };
        let (xs, ys) = (edges(|rect| [rect.x, rect.right()]), edges(|rect| [rect.y, rect.bottom()]));
        let count = xs.len().saturating_sub(1) * ys.len().saturating_sub(1);
        let mut grid = Self { xs, ys, cells: vec![Cell::default(); count] };
        grid.claim(contest);
        // Text lies on pictures where it meets those of others, and what is small on what is large.
        let mut prints: Vec<&Print> = prints.iter().collect();
        prints.sort_by_key(|print| {
            (print.is_text, -i128::from(print.rect.width.0) * i128::from(print.rect.height.0))
        });
        for print in prints {
            grid.each(print.rect, |cell, _| {
                *cell = Cell { of: Some(print.of), is_printed: true, claim: cell.claim };
            });
        }
        grid.thin_out();
        grid
    }

    /// How many columns and rows of cells there are.
    pub(super) fn size(&self) -> (usize, usize) {
        (self.xs.len().saturating_sub(1), self.ys.len().saturating_sub(1))
    }

    /// A cell, by its column and its row.
    pub(super) fn cell(&self, column: usize, row: usize) -> Option<&Cell> {
        let (columns, _) = self.size();
        if column < columns { self.cells.get(row * columns + column) } else { None }
    }

    /// Where two edges cross.
    pub(super) fn point(&self, column: usize, row: usize) -> Point {
        let at = |edges: &[Length], number: usize| edges.get(number).copied().unwrap_or_default();
        Point { x: at(&self.xs, column), y: at(&self.ys, row) }
    }

    fn claim(&mut self, contest: &Contest<'_>) {
        let outlines = contest.claims.iter().enumerate().filter(|(_, claim)| !claim.is_part);
        for (number, claim) in outlines {
            self.each(claim.rect, |cell, at| {
                let winner = cell.claim.map_or(number, |other| contest.winner(other, number, at));
                *cell = Cell {
                    of: contest.claims.get(winner).map(|claim| claim.of),
                    claim: Some(winner),
                    is_printed: false,
                };
            });
        }
    }

    /// Does something with each cell of a rectangle and the place of its corner.
    fn each(&mut self, rect: Rect, mut act: impl FnMut(&mut Cell, Point)) {
        let (columns, _) = self.size();
        let span = |edges: &[Length], from: Length, to: Length| {
            edges.partition_point(|edge| *edge < from)..edges.partition_point(|edge| *edge < to)
        };
        let across = span(&self.xs, rect.x, rect.right());
        for row in span(&self.ys, rect.y, rect.bottom()) {
            for column in across.clone() {
                let at = self.point(column, row);
                if let Some(cell) = self.cells.get_mut(row * columns + column) {
                    act(cell, at);
                }
            }
        }
    }

    /// Takes strips of white from who has them, where they are thin.
    fn thin_out(&mut self) {
        let (columns, rows) = self.size();
        let mut thin = vec![false; self.cells.len()];
        for row in 0..rows {
            self.mark_thin(&self.xs, (0..columns).map(|column| row * columns + column), &mut thin);
        }
        for column in 0..columns {
            self.mark_thin(&self.ys, (0..rows).map(|row| row * columns + column), &mut thin);
        }
        for (cell, _) in self.cells.iter_mut().zip(thin).filter(|(cell, thin)| *thin && !cell.is_printed) {
            *cell = Cell::default();
        }
    }

    /// Marks cells of a row or a column that follow each other, are of one section and are thin together.
    fn mark_thin(&self, edges: &[Length], cells: impl Iterator<Item = usize>, thin: &mut [bool]) {
        let cells: Vec<(usize, usize)> = cells.enumerate().collect();
        let of = |cell: usize| self.cells.get(cell).and_then(|cell| cell.of);
        for run in cells.chunk_by(|(_, one), (_, next)| of(*one) == of(*next)) {
            let ends = run.first().zip(run.last());
            let ends = ends.and_then(|((from, _), (to, _))| edges.get(*from).zip(edges.get(to + 1)));
            if ends.is_some_and(|(from, to)| *to - *from < THIN) {
                run.iter().filter_map(|(_, cell)| thin.get_mut(*cell).map(|one| *one = true)).count();
            }
        }
    }
}

//! Polygons around cells of a grid.

use super::grid::Grid;
use crate::geom::{Length, Point, Rect};

/// The corners of a rectangle, clockwise.
pub(super) fn corners(rect: Rect) -> Vec<Point> {
    let Rect { x, y, .. } = rect;
    let (right, bottom) = (rect.right(), rect.bottom());
    vec![Point { x, y }, Point { x: right, y }, Point { x: right, y: bottom }, Point { x, y: bottom }]
}

/// Whether a point lies in a polygon of upright corners: a line to the left crosses its sides an odd number of times.
pub(super) fn is_in(polygon: &[Point], at: Point) -> bool {
    let ends = polygon.iter().zip(polygon.iter().cycle().skip(1));
    let crossed = ends.filter(|(from, to)| {
        let (top, bottom) = (from.y.min(to.y), from.y.max(to.y));
        from.x == to.x && from.x <= at.x && top <= at.y && at.y < bottom
    });
    crossed.count() % 2 == 1
}

/// The polygons around the cells of a section, those of white alone left out.
pub(super) fn polygons(grid: &Grid, section: usize) -> Vec<Vec<Point>> {
    let (columns, rows) = grid.size();
    let cells = (0..rows).flat_map(|row| (0..columns).map(move |column| (column, row)));
    let is_own =
        |(column, row): (usize, usize)| grid.cell(column, row).is_some_and(|cell| cell.of == Some(section));
    let all = Cells { columns, inside: cells.map(is_own).collect() };
    let is_printed = |piece: &Cells| piece.all().any(|(column, row)| is_printed(grid, column, row));
    let mut pieces: Vec<Cells> = all.pieces().into_iter().filter(is_printed).collect();
    pieces.reverse();
    let mut done = Vec::new();
    while let Some(piece) = pieces.pop() {
        let mut loops = piece.loops().into_iter();
        let outline = loops.next();
        match loops.next() {
            Some(hole) => {
                let [first, second] = piece.cut(grid, &hole);
                pieces.extend(second.pieces().into_iter().chain(first.pieces()).rev());
            }
            None => done.extend(outline.map(|outline| {
                outline.into_iter().map(|(column, row)| grid.point(column, row)).collect::<Vec<Point>>()
            })),
        }
    }
    done
}

fn is_printed(grid: &Grid, column: usize, row: usize) -> bool {
    grid.cell(column, row).is_some_and(|cell| cell.is_printed)
}

/// A crossing of edges: its upright and its level edge.
type Crossing = (usize, usize);

/// Some of the cells of a grid.
#[derive(Debug, Clone)]
struct Cells {
    columns: usize,
    /// Row by row.
    inside: Vec<bool>,
}

/// Where a piece is cut in two: before a column, or above a row.
#[derive(Debug, Clone, Copy)]
enum Cut {
    Upright(usize),
    Level(usize),
}

/// The ways along an edge, clockwise.
const WAYS: [(isize, isize); 4] = [(1, 0), (0, 1), (-1, 0), (0, -1)];

impl Cells {
    fn rows(&self) -> usize {
        self.inside.len().checked_div(self.columns).unwrap_or(0)
    }

    fn has(&self, column: usize, row: usize) -> bool {
        column < self.columns && self.inside.get(row * self.columns + column).copied().unwrap_or(false)
    }

    /// The columns and rows of all of them.
    fn all(&self) -> impl Iterator<Item = (usize, usize)> {
        let is_inside = self.inside.iter().enumerate().filter(|(_, inside)| **inside);
        is_inside.map(|(at, _)| (at % self.columns, at / self.columns))
    }

    /// The same grid, none of its cells.
    fn none(&self) -> Self {
        Self { columns: self.columns, inside: vec![false; self.inside.len()] }
    }

    fn set(&mut self, column: usize, row: usize, inside: bool) {
        if let Some(cell) = self.inside.get_mut(row * self.columns + column) {
            *cell = inside;
        }
    }

    /// Those that hang together by their sides; cells that meet at a corner don't.
    fn pieces(mut self) -> Vec<Self> {
        let mut pieces = Vec::new();
        let mut from = 0;
        while let Some(found) = self.inside.iter().skip(from).position(|inside| *inside) {
            from += found;
            let mut piece = self.none();
            let mut open = vec![(from % self.columns, from / self.columns)];
            while let Some((column, row)) = open.pop() {
                if !self.has(column, row) {
                    continue;
                }
                self.set(column, row, false);
                piece.set(column, row, true);
                open.extend(WAYS.iter().filter_map(|way| stepped((column, row), *way)));
            }
            pieces.push(piece);
        }
        pieces
    }

    /// The lines around them, corner by corner: around all of them first, clockwise, then around each hole, the other way.
    /// Where holes meet the outside, or each other, at a corner, they are holes: no line comes to a corner twice.
    fn loops(&self) -> Vec<Vec<Crossing>> {
        let mut edges = self.edges();
        let width = self.columns + 1;
        let mut loops = Vec::new();
        let mut from = 0;
        while let Some(found) = edges.iter().skip(from).position(|ways| *ways != 0) {
            from += found;
            loops.push(one_loop(&mut edges, width, from));
        }
        loops
    }

    /// The ways that lead from each crossing along an edge of theirs, cells to the right of it.
    fn edges(&self) -> Vec<u8> {
        let width = self.columns + 1;
        let mut edges = vec![0_u8; width * (self.rows() + 1)];
        let mut add = |column: usize, row: usize, way: u8| {
            if let Some(ways) = edges.get_mut(row * width + column) {
                *ways |= 1 << way;
            }
        };
        for (column, row) in self.all() {
            let has = |way: (isize, isize)| stepped((column, row), way).is_some_and(|(x, y)| self.has(x, y));
            let [right, down, left, up] = WAYS.map(has);
            let sides = [(up, (0, 0), 0), (right, (1, 0), 1), (down, (1, 1), 2), (left, (0, 1), 3)];
            for (_, (x, y), way) in sides.into_iter().filter(|(is_inside, ..)| !is_inside) {
                add(column + x, row + y, way);
            }
        }
        edges
    }

    /// Two of them, cut along a side of a hole: where the least of what is printed is cut through.
    fn cut(&self, grid: &Grid, hole: &[Crossing]) -> [Self; 2] {
        let ends = |of: fn(&Crossing) -> usize| {
            let all = hole.iter().map(of);
            (all.clone().min().unwrap_or_default(), all.max().unwrap_or_default())
        };
        let ((left, right), (top, bottom)) = (ends(|at| at.0), ends(|at| at.1));
        let cuts = [Cut::Upright(left), Cut::Upright(right), Cut::Level(top), Cut::Level(bottom)];
        let cut = cuts.into_iter().min_by_key(|cut| self.harm(grid, *cut)).unwrap_or(Cut::Upright(left));
        let mut halves = [self.none(), self.none()];
        for (column, row) in self.all() {
            let is_behind = match cut {
                Cut::Upright(edge) => column >= edge,
                Cut::Level(edge) => row >= edge,
            };
            if let Some(half) = halves.get_mut(usize::from(is_behind)) {
                half.set(column, row, true);
            }
        }
        halves
    }

    /// How much of a cut goes through what is printed.
    fn harm(&self, grid: &Grid, cut: Cut) -> Length {
        let is_own = |column: usize, row: usize| self.has(column, row) && is_printed(grid, column, row);
        match cut {
            Cut::Upright(edge) => {
                let is_cut = |row: &usize| edge > 0 && is_own(edge - 1, *row) && is_own(edge, *row);
                let long = |row: usize| grid.point(edge, row + 1).y - grid.point(edge, row).y;
                (0..self.rows()).filter(is_cut).map(long).sum()
            }
            Cut::Level(edge) => {
                let is_cut = |column: &usize| edge > 0 && is_own(*column, edge - 1) && is_own(*column, edge);
                let long = |column: usize| grid.point(column + 1, edge).x - grid.point(column, edge).x;
                (0..self.columns).filter(is_cut).map(long).sum()
            }
        }
    }
}

/// Follows edges from a crossing until they are back there, and takes them away.
fn one_loop(edges: &mut [u8], width: usize, from: usize) -> Vec<Crossing> {
    let mut corners = Vec::new();
    let (mut at, mut came) = (from, None);
    while let Some(ways) = edges.get_mut(at).filter(|ways| **ways != 0) {
        // Where four edges meet, to the left: over to the cell across the corner.
        let turns = came.map_or([0, 1, 2, 3], |came: u8| [3, 0, 1, 2].map(|turn| (came + turn) % 4));
        let Some(way) = turns.into_iter().find(|way| *ways & 1 << way != 0) else { break };
        *ways &= !(1 << way);
        let crossing = (at % width, at / width);
        if came != Some(way) {
            corners.push(crossing);
        }
        came = Some(way);
        let step = WAYS.get(usize::from(way)).and_then(|way| stepped(crossing, *way));
        at = step.map_or(0, |(column, row)| row * width + column);
        if at == from {
            break;
        }
    }
    corners
}

fn stepped((column, row): (usize, usize), (right, down): (isize, isize)) -> Option<(usize, usize)> {
    Some((column.checked_add_signed(right)?, row.checked_add_signed(down)?))
}

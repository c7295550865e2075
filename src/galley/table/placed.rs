//! The lines and rules of a part of a table, at their places.

use std::ops::Range;

use super::parts::{Part, pitch};
use crate::color::Paint;
use crate::copy::table::Cell;
use crate::edition::Story;
use crate::galley::line::{Line, source};
use crate::geom::{EM_BOX_TOP, Em, Length, Point, Rect};
use crate::id::Id;
use crate::line::SetLine;
use crate::page::{CellHead, CellPlace, Role, TablePart};
use crate::text::{ShapedTable, ShapedText};

/// A rule of a table, or a tint under its head, in the coordinates of its rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SetRule {
    /// Where.
    pub rect: Rect,
    /// Its colour.
    pub paint: Paint,
    /// It lies under the head.
    pub is_tint: bool,
}

/// What lies one below the other in a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Of {
    /// The caption.
    Caption,
    /// A row of the table.
    Row(usize),
    /// A note.
    Note(usize),
}

/// One of them: how far below the upper edge of the part's first row it begins, and ends.
#[derive(Debug, Clone, Copy)]
struct Band {
    of: Of,
    top: Length,
    foot: Length,
}

/// A part and where its first row begins.
struct Placing<'p, 'a> {
    shaped: &'a ShapedTable,
    part: &'p Part,
    /// Where the line of its first row begins, at the upper edge of that.
    origin: Point,
    bands: Vec<Band>,
}

impl<'p, 'a> Placing<'p, 'a> {
    fn new(shaped: &'a ShapedTable, part: &'p Part, at: Point) -> Self {
        let origin = Point { y: at.y - part.bed.baseline, ..at };
        Self { shaped, part, origin, bands: bands(shaped, part) }
    }

    /// The bands of the table's rows, from the first row of its head to the last that stands here.
    fn rows(&self) -> impl DoubleEndedIterator<Item = (usize, &Band)> {
        self.bands.iter().filter_map(|band| match band.of {
            Of::Row(row) => Some((row, band)),
            Of::Caption | Of::Note(_) => None,
        })
    }

    fn of(&self, em: Em) -> Length {
        em.of(self.shaped.style.size)
    }

    /// The baselines of so many lines in the middle of what reaches from one place to another.
    fn baselines(&self, (top, foot): (Length, Length), count: usize) -> impl Iterator<Item = Length> + use<> {
        let style = &self.shaped.style;
        let pitch = pitch(self.shaped, &self.part.bed);
        // On the grid a line stands where those of the body beside it do.
        let evenly = (pitch - style.size) / 2 + EM_BOX_TOP.of(style.size);
        let first = if style.evenly { evenly } else { self.part.bed.baseline };
        let above = (foot - top - pitch * count as i64) / 2;
        (0..count as i64).map(move |line| top + above + first + pitch * line)
    }

    /// The upper edge and the foot of what some rows take, those of them that stand here.
    fn reach(&self, rows: Range<usize>) -> Option<(Length, Length)> {
        let mut bands = self.rows().filter(|(row, _)| rows.contains(row)).map(|(_, band)| band);
        let first = bands.next()?;
        Some((first.top, bands.next_back().unwrap_or(first).foot))
    }
}

/// One below the other: where rows are spread, what is left over of the grid goes between them.
fn bands(shaped: &ShapedTable, part: &Part) -> Vec<Band> {
    let measured = &part.measured;
    let caption = if part.again { &measured.again } else { &measured.caption };
    let lines_of = |row: usize| measured.rows.get(row).copied().unwrap_or(1);
    let rows = (0..shaped.table.head).chain(part.body.clone()).map(|row| (Of::Row(row), lines_of(row)));
    let notes = measured.notes.iter().enumerate().filter(|_| part.last);
    let notes = notes.map(|(note, lines)| (Of::Note(note), lines.len()));
    let caption = (!caption.is_empty()).then_some((Of::Caption, caption.len()));
    let all: Vec<(Of, usize)> = caption.into_iter().chain(rows).chain(notes).collect();
    let pitch = pitch(shaped, &part.bed);
    let lines: usize = all.iter().map(|(_, lines)| lines).sum();
    let left = part.height - pitch * lines as i64;
    let count = all.len().max(1) as i64;
    let mut before = 0;
    let mut bands = Vec::with_capacity(all.len());
    for ((of, lines), at) in all.into_iter().zip(0_i64..) {
        let edge = |lines: usize, at: i64| pitch * lines as i64 + left.scaled(at, count);
        bands.push(Band { of, top: edge(before, at), foot: edge(before + lines, at + 1) });
        before += lines;
    }
    bands
}

/// The lines of a part whose first row has its line at a place; `row` is the number of that in its column.
pub(in crate::galley) fn lines<'a>(
    (story, block): (Id<Story>, usize),
    (shaped, part): (&'a ShapedTable, &Part),
    (column, row, at): (usize, usize, Point),
) -> Vec<Line<'a>> {
    let placing = Placing::new(shaped, part, at);
    let style = &shaped.style;
    let leading = part.bed.leading.0.max(1);
    let mut all = Vec::new();
    let mut put = |role: Role, text: &'a ShapedText, set: &SetLine, y: Length| {
        // In whichever row of the grid it stands.
        let below = (y.0 / leading).clamp(0, part.rows.saturating_sub(1) as i64) as usize;
        let source = source(story, role, (block, column, row + below));
        let at = Point { x: placing.origin.x, y: placing.origin.y + y };
        let (size, paint) = (style.size, style.paint);
        all.push(Line { text, set: set.clone(), size, scale: 1000, paint, source, at });
    };
    let measured = &part.measured;
    for band in placing.bands.iter().filter(|band| !matches!(band.of, Of::Row(_))) {
        let (role, text, lines) = match band.of {
            Of::Note(note) => {
                let Some((text, lines)) = shaped.notes.get(note).zip(measured.notes.get(note)) else {
                    continue;
                };
                (TablePart::Note(note as u16), text, lines)
            }
            _ if part.again => {
                let Some(text) = &shaped.again else { continue };
                (TablePart::Again, text, &measured.again)
            }
            _ => {
                let Some(text) = &shaped.caption else { continue };
                (TablePart::Caption, text, &measured.caption)
            }
        };
        let baselines = placing.baselines((band.top, band.foot), lines.len());
        lines.iter().zip(baselines).for_each(|(set, y)| put(Role::Table(role), text, set, y));
    }
    for ((cell, text), lines) in shaped.table.cells.iter().zip(&shaped.cells).zip(&measured.cells) {
        let stands = cell.row < shaped.table.head || part.body.contains(&cell.row);
        let Some(reach) = placing.reach(cell.row..cell.row + cell.rows).filter(|_| stands) else { continue };
        let again = part.again && cell.row < shaped.table.head;
        let role = if again { TablePart::Again } else { TablePart::Cell(place_of(shaped, cell)) };
        let baselines = placing.baselines(reach, lines.len());
        lines.iter().zip(baselines).for_each(|(set, y)| put(Role::Table(role), text, set, y));
    }
    // The lines of a column end with the lowest.
    all.sort_by_key(|line| line.source.row);
    all
}

fn place_of(shaped: &ShapedTable, cell: &Cell) -> CellPlace {
    let head = if cell.row < shaped.table.head {
        CellHead::Columns
    } else if cell.column < shaped.table.stub() {
        CellHead::Rows
    } else {
        CellHead::None
    };
    let [row, column, rows, columns] = [cell.row, cell.column, cell.rows, cell.columns].map(|one| one as u16);
    CellPlace { row, column, rows, columns, head }
}

/// The rules of a part, and the tint under its head, which comes first.
pub(in crate::galley) fn rules(shaped: &ShapedTable, part: &Part, at: Point) -> Vec<SetRule> {
    let placing = Placing::new(shaped, part, at);
    let style = &shaped.style;
    let (Some((_, first)), Some((last, foot))) = (placing.rows().next(), placing.rows().next_back()) else {
        return Vec::new();
    };
    let (top, foot) = (first.top, foot.foot);
    let width = placing.of(part.measured.measure);
    let across = |y: Length, weight: Length, (from, to): (Length, Length)| {
        let rect = Rect {
            x: placing.origin.x + from,
            y: placing.origin.y + y - weight / 2,
            width: to - from,
            height: weight,
        };
        SetRule { rect, paint: style.rule_paint, is_tint: false }
    };
    let all = (Length::ZERO, width);
    let mut rules = Vec::new();
    let head = placing.reach(0..shaped.table.head);
    rules.extend(style.head_tint.zip(head).map(|(paint, (top, foot))| {
        let rect = Rect { x: placing.origin.x, y: placing.origin.y + top, width, height: foot - top };
        SetRule { rect, paint, is_tint: true }
    }));
    rules.push(across(top, style.rule, all));
    rules.extend(head.map(|(_, foot)| across(foot, style.group_rule, all)));
    for row in shaped.table.groups.iter().filter(|row| part.body.contains(row) && **row > part.body.start) {
        let Some((y, _)) = placing.reach(*row..row + 1) else { continue };
        rules.extend(open(&placing, *row, width).into_iter().map(|reach| across(y, style.group_rule, reach)));
    }
    // Below a cell of the head over several columns, what it is the head of.
    for cell in shaped.table.cells.iter().filter(|cell| cell.columns > 1) {
        let end = cell.row + cell.rows;
        let Some((_, y)) = placing.reach(cell.row..end).filter(|_| end < shaped.table.head) else { continue };
        let (from, to) = part.measured.columns.reach(cell.column, cell.columns);
        rules.push(across(y, style.group_rule, (placing.of(from), placing.of(to))));
    }
    rules.push(across(foot, style.rule, all));
    rules.extend(down(&placing, last));
    rules.retain(|rule| rule.rect.height > Length::ZERO && rule.rect.width > Length::ZERO);
    rules
}

/// The stretches of a hairline above a row which no cell stands in the way of.
fn open(placing: &Placing<'_, '_>, row: usize, width: Length) -> Vec<(Length, Length)> {
    let table = &placing.shaped.table;
    if table.may_part(row) {
        return vec![(Length::ZERO, width)];
    }
    let columns = &placing.part.measured.columns;
    let is_closed = |column: usize| {
        let stands = |cell: &&Cell| (cell.column..cell.column + cell.columns).contains(&column);
        table.cells.iter().filter(stands).any(|cell| cell.row < row && row < cell.row + cell.rows)
    };
    let free: Vec<usize> = (0..table.columns.len()).filter(|column| !is_closed(*column)).collect();
    let together = free.chunk_by(|one, next| one + 1 == *next);
    let reach = |run: &[usize]| {
        let first = *run.first()?;
        let (from, to) = columns.reach(first, run.len());
        Some((placing.of(from), placing.of(to)))
    };
    together.filter_map(reach).collect()
}

/// The rules between columns, but for where a cell stands over both.
fn down(placing: &Placing<'_, '_>, last: usize) -> Vec<SetRule> {
    let (table, style) = (&placing.shaped.table, &placing.shaped.style);
    let columns = &placing.part.measured.columns;
    if style.column_rule <= Length::ZERO {
        return Vec::new();
    }
    let mut rules = Vec::new();
    for column in 1..table.columns.len() {
        let (left, right) = (columns.reach(column - 1, 1).1, columns.reach(column, 1).0);
        let x = placing.of((left + right) / 2) - style.column_rule / 2;
        let is_free = |row: usize| {
            let stands = |cell: &&Cell| (cell.row..cell.row + cell.rows).contains(&row);
            let over = |cell: &Cell| cell.column < column && column < cell.column + cell.columns;
            !table.cells.iter().filter(stands).any(over)
        };
        let free: Vec<&Band> =
            placing.rows().filter(|(row, _)| *row <= last && is_free(*row)).map(|(_, band)| band).collect();
        for run in free.chunk_by(|one, next| one.foot == next.top) {
            let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
            let (top, height) = (placing.origin.y + first.top, last.foot - first.top);
            let rect = Rect { x: placing.origin.x + x, y: top, width: style.column_rule, height };
            rules.push(SetRule { rect, paint: style.rule_paint, is_tint: false });
        }
    }
    rules
}

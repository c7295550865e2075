//! A table at a measure: its columns, and the lines of its cells.

use std::ops::Range;

use super::figures::{self, Kind};
use super::widths::{self, Columns, Need, Spanning};
use crate::copy::table::{Cell, CellAlign};
use crate::geom::Em;
use crate::line::{Manner, Paragraph, Rules, SetLine, Squeeze, Tracked, justify, lines};
use crate::style::BodyStyle;
use crate::text::{ShapedTable, ShapedText};

/// What text is broken into is no narrower, where it is not as narrow by itself.
const NARROWEST: Em = Em(2_000_000);

/// A table, measured.
#[derive(Debug)]
pub(super) struct Measured {
    /// Its measure, in ems of its type.
    pub(super) measure: Em,
    pub(super) columns: Columns,
    /// The columns at fault, where they are too wide for the measure.
    pub(super) wide: Vec<usize>,
    /// The lines of each cell, which begin where the cell's place does.
    pub(super) cells: Vec<Vec<SetLine>>,
    /// Lines that each row takes.
    pub(super) rows: Vec<usize>,
    pub(super) caption: Vec<SetLine>,
    pub(super) again: Vec<SetLine>,
    pub(super) notes: Vec<Vec<SetLine>>,
}

/// What is known of a cell before its column has a width.
struct Known {
    kind: Kind,
    need: Need,
    /// What stands before its point and behind it, without and with what hangs.
    extent: Extent,
}

/// How far figures reach before their point and behind it.
#[derive(Debug, Clone, Copy, Default)]
struct Extent {
    digits: (Em, Em),
    all: (Em, Em),
}

impl Extent {
    fn and(self, other: Self) -> Self {
        let both = |one: (Em, Em), other: (Em, Em)| (one.0.max(other.0), one.1.max(other.1));
        Self { digits: both(self.digits, other.digits), all: both(self.all, other.all) }
    }

    fn width(self) -> Em {
        self.all.0 + self.all.1
    }

    /// Where the point stands in a column of a width: the figures at its start, in its middle or at its end, signs and units
    /// beyond, as far as there is room.
    fn point(self, align: CellAlign, width: Em) -> Em {
        let least = self.all.0;
        let most = (width - self.all.1).max(least);
        let middle = (width - self.digits.0 - self.digits.1) / 2 + self.digits.0;
        match align {
            CellAlign::Start => least,
            CellAlign::End => most,
            CellAlign::ByContent | CellAlign::Middle => middle.max(least).min(most),
        }
    }
}

impl Measured {
    pub(super) fn of(shaped: &ShapedTable, (body, rules): (&BodyStyle, &Rules), measure: Em) -> Self {
        let paragraphs: Vec<Paragraph<'_>> =
            shaped.cells.iter().map(|text| Paragraph::new(text, rules)).collect();
        let known = known(shaped, &paragraphs);
        let (needs, extents) = needs(shaped, &known);
        let style = &shaped.style;
        let asked = shaped.table.asked.widths.as_ref().map(|(widths, _)| widths.as_slice());
        let columns = widths::columns(&needs, asked, (measure, style.padding, style.gap));
        // What is wider than its share of the room.
        let count = needs.len().max(1) as i64;
        let even = (measure - style.padding * 2 - style.gap * (count - 1)) / count;
        let is_wide = |(_, need): &(usize, &Need)| need.least > even;
        let wide = needs.iter().enumerate().filter(|_| columns.over > Em::ZERO).filter(is_wide);
        let wide = wide.map(|(at, _)| at).collect();
        let setter = Setter { shaped, body, columns: &columns, extents: &extents };
        let each = shaped.table.cells.iter().zip(&paragraphs).zip(&known);
        let cells: Vec<Vec<SetLine>> =
            each.map(|((cell, paragraph), known)| setter.cell(cell, paragraph, known)).collect();
        let rows = rows(shaped, &cells);
        let across = |text: &Option<ShapedText>| {
            text.as_ref().map_or_else(Vec::new, |text| setter.caption(&Paragraph::new(text, rules), measure))
        };
        let (caption, again) = (across(&shaped.caption), across(&shaped.again));
        let notes = shaped.notes.iter();
        let notes = notes.map(|text| setter.note(&Paragraph::new(text, rules), measure)).collect();
        Self { measure, columns, wide, cells, rows, caption, again, notes }
    }
}

/// What each cell needs: those of a column below its head are figures, most of them, or none is.
fn known(shaped: &ShapedTable, paragraphs: &[Paragraph<'_>]) -> Vec<Known> {
    let table = &shaped.table;
    let mut all: Vec<Known> = paragraphs
        .iter()
        .map(|paragraph| Known { kind: Kind::Words, need: need(paragraph), extent: Extent::default() })
        .collect();
    let stub = table.stub();
    for column in stub..table.columns.len() {
        let own = |cell: &Cell| cell.column == column && cell.columns == 1 && cell.row >= table.head;
        let own: Vec<usize> =
            (0..).zip(&table.cells).filter(|(_, cell)| own(cell)).map(|(at, _)| at).collect();
        let texts: Vec<&str> =
            own.iter().filter_map(|at| shaped.cells.get(*at)).map(|text| text.text.as_str()).collect();
        for (at, kind) in own.iter().zip(figures::kinds(&texts)) {
            let (Some(known), Some(paragraph)) = (all.get_mut(*at), paragraphs.get(*at)) else { continue };
            if let Kind::Figures(figures) = &kind {
                known.extent = extent(paragraph, figures);
                // Figures are never broken.
                let width = known.extent.width();
                known.need = Need { least: width, body: width, natural: width };
            }
            known.kind = kind;
        }
    }
    all
}

/// What a text needs that may be broken.
fn need(paragraph: &Paragraph<'_>) -> Need {
    let end = paragraph.len();
    if end == 0 {
        return Need::default();
    }
    let natural = paragraph.width(&(0..end));
    let mut start = 0;
    let mut least = Em::ZERO;
    for at in 1..=end {
        if paragraph.may_end(at) || at == end {
            least = least.max(paragraph.width(&(start..at)) - paragraph.shrink(&(start..at)));
            start = at;
        }
    }
    Need { least: least.max(natural.min(NARROWEST)).min(natural), body: natural, natural }
}

/// How far figures reach around their point.
fn extent(paragraph: &Paragraph<'_>, figures: &figures::Figures) -> Extent {
    let set = on_one_line(paragraph, Em::ZERO);
    let [from, point, to] = [figures.digits.start, figures.point, figures.digits.end]
        .map(|byte| place(paragraph.text(), &set, byte));
    Extent { digits: (point - from, to - point), all: (point, set.end - point) }
}

/// Where a byte of a text stands on its line.
fn place(text: &ShapedText, set: &SetLine, byte: usize) -> Em {
    let mut atoms = text.atoms.iter().zip(&set.places);
    let at = atoms.clone().find(|(atom, _)| atom.byte as usize >= byte);
    // Behind the last figure ends its own box, whatever white follows it.
    let before = atoms.rfind(|(atom, _)| (atom.byte as usize) < byte);
    let behind = before.map(|(atom, place)| *place + atom.width);
    behind.or_else(|| at.map(|(_, place)| *place)).unwrap_or(set.end)
}

fn on_one_line(paragraph: &Paragraph<'_>, from: Em) -> SetLine {
    let copy = Tracked { paragraph, tracking: Em::ZERO };
    let atoms = 0..paragraph.len();
    let end = from + paragraph.width(&atoms);
    justify(&copy, atoms, from, end, true)
}

/// What the columns need, and how far their figures reach.
fn needs(shaped: &ShapedTable, known: &[Known]) -> (Vec<Need>, Vec<Extent>) {
    let table = &shaped.table;
    let count = table.columns.len();
    let mut needs = vec![Need::default(); count];
    let mut extents = vec![Extent::default(); count];
    let mut spanning = Vec::new();
    for (cell, Known { need, extent, .. }) in table.cells.iter().zip(known) {
        if cell.columns > 1 {
            spanning.push(Spanning { column: cell.column, columns: cell.columns, need: *need });
        } else if let (Some(column), Some(own)) = (needs.get_mut(cell.column), extents.get_mut(cell.column)) {
            column.least = column.least.max(need.least);
            column.natural = column.natural.max(need.natural);
            let is_head = cell.row < table.head;
            column.body = column.body.max(if is_head { need.least } else { need.body });
            *own = own.and(*extent);
        }
    }
    for (column, extent) in needs.iter_mut().zip(&extents) {
        column.least = column.least.max(extent.width());
        column.body = column.body.max(column.least);
        column.natural = column.natural.max(column.body);
    }
    spanning.sort_by_key(|one| one.columns);
    widths::spanned(&mut needs, &spanning, shaped.style.gap);
    (needs, extents)
}

/// Lines that each row takes: as many as its highest cell; one over several rows may make the last of them higher.
fn rows(shaped: &ShapedTable, cells: &[Vec<SetLine>]) -> Vec<usize> {
    let mut rows = vec![1; shaped.table.rows];
    let own = || shaped.table.cells.iter().zip(cells);
    for (cell, lines) in own().filter(|(cell, _)| cell.rows == 1) {
        if let Some(row) = rows.get_mut(cell.row) {
            *row = lines.len().max(*row);
        }
    }
    for (cell, lines) in own().filter(|(cell, _)| cell.rows > 1) {
        let Some(reached) = rows.get_mut(cell.row..cell.row + cell.rows) else { continue };
        let lacks = lines.len().saturating_sub(reached.iter().sum());
        if let Some(last) = reached.last_mut() {
            *last += lacks;
        }
    }
    rows
}

/// Sets the texts of a table whose columns have their widths.
struct Setter<'s> {
    shaped: &'s ShapedTable,
    body: &'s BodyStyle,
    columns: &'s Columns,
    extents: &'s [Extent],
}

impl Setter<'_> {
    /// The lines of a cell, where they stand in the measure.
    fn cell(&self, cell: &Cell, paragraph: &Paragraph<'_>, known: &Known) -> Vec<SetLine> {
        if paragraph.is_empty() {
            return Vec::new();
        }
        let (from, to) = self.columns.reach(cell.column, cell.columns);
        let asked = self.shaped.table.columns.get(cell.column).copied().unwrap_or_default();
        let extent = self.extents.get(cell.column).copied().unwrap_or_default();
        if let Kind::Figures(_) = &known.kind {
            let point = from + extent.point(asked, to - from);
            return vec![on_one_line(paragraph, point - known.extent.all.0)];
        }
        let is_head = cell.row < self.shaped.table.head;
        let align = match asked {
            CellAlign::ByContent if is_head || cell.columns > 1 || known.kind == Kind::Instead => {
                CellAlign::Middle
            }
            CellAlign::ByContent => CellAlign::Start,
            asked => asked,
        };
        self.ragged(paragraph, align, (from, to))
    }

    /// Lines that are not opened, in a place.
    fn ragged(&self, paragraph: &Paragraph<'_>, align: CellAlign, (from, to): (Em, Em)) -> Vec<SetLine> {
        let copy = Tracked { paragraph, tracking: Em::ZERO };
        let width = to - from;
        let line = |atoms: Range<usize>| {
            let white = (width - paragraph.ink_width(&atoms)).max(Em::ZERO);
            let indent = match align {
                CellAlign::ByContent | CellAlign::Start => Em::ZERO,
                CellAlign::Middle => white / 2,
                CellAlign::End => white,
            };
            let end = to.max(from + indent + paragraph.width(&atoms) - paragraph.shrink(&atoms));
            justify(&copy, atoms, from + indent, end, true)
        };
        self.broken(paragraph, width).into_iter().map(line).collect()
    }

    fn broken(&self, paragraph: &Paragraph<'_>, width: Em) -> Vec<Range<usize>> {
        let BodyStyle { breaking, last_line, even, .. } = *self.body;
        let manner = Manner { breaking, squeeze: Squeeze::Kinsoku, last_line, even };
        lines(&Tracked { paragraph, tracking: Em::ZERO }, |_, _| width, manner)
    }

    /// A caption stands in the middle of its table.
    fn caption(&self, paragraph: &Paragraph<'_>, measure: Em) -> Vec<SetLine> {
        self.ragged(paragraph, CellAlign::Middle, (Em::ZERO, measure))
    }

    /// A note is set as a paragraph that stands in by what the cells do.
    fn note(&self, paragraph: &Paragraph<'_>, measure: Em) -> Vec<SetLine> {
        let padding = self.shaped.style.padding;
        let (from, to) = (padding, (measure - padding).max(padding + Em::ONE));
        let copy = Tracked { paragraph, tracking: Em::ZERO };
        let end = paragraph.len();
        let broken = self.broken(paragraph, to - from).into_iter();
        broken
            .map(|atoms| {
                let last = atoms.end == end;
                justify(&copy, atoms, from, to, last)
            })
            .collect()
    }
}

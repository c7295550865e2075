//! Tables in the structure of an edition (ISO 32000-1, 14.8.4.3.4): their rows, those of the head apart, and the cells of
//! each, those without text among them.

use std::collections::BTreeSet;
use std::ops::Range;

use pdf_writer::types::StructRole;
use pdf_writer::writers::StructElement;
use pdf_writer::{Finish, Pdf, Ref, types::TableHeaderScope};

use super::tags::{Inside, Kind, Part};
use crate::page::{CellHead, CellPlace};

/// A table among the parts of all stories.
#[derive(Debug)]
pub(super) struct Tree {
    /// Its caption and its cells, by their places among the parts.
    pub(super) parts: Range<usize>,
    /// Its first object among those of tables.
    first: usize,
    rows: u16,
    /// How many of them are its head.
    head: u16,
    /// The row of each cell, part by part; none for the caption.
    cells: Vec<Option<CellPlace>>,
    /// The places where no cell has text.
    empty: Vec<(u16, u16)>,
}

/// The tables among the parts, in their order.
pub(super) fn trees<'p>(parts: impl Iterator<Item = &'p Part>) -> Vec<Tree> {
    let parts: Vec<&Part> = parts.collect();
    let is_in_table = |part: &Part| matches!(part.inside, Inside::Caption | Inside::Cell(_));
    let mut trees: Vec<Tree> = Vec::new();
    let (mut at, mut first) = (0, 0);
    for run in parts.chunk_by(|one, next| {
        let place = |part: &Part| (part.story, part.kind, part.number, is_in_table(part));
        place(one) == place(next)
    }) {
        if run.first().is_some_and(|part| part.kind == Kind::Body && is_in_table(part)) {
            let tree = Tree::of(run, at, first);
            first += tree.objects();
            trees.push(tree);
        }
        at += run.len();
    }
    trees
}

impl Tree {
    fn of(run: &[&Part], at: usize, first: usize) -> Self {
        let place = |part: &&Part| if let Inside::Cell(place) = part.inside { Some(place) } else { None };
        let cells: Vec<Option<CellPlace>> = run.iter().map(place).collect();
        let known = || cells.iter().flatten();
        let rows = known().map(|cell| cell.row + cell.rows).max().unwrap_or(0);
        let columns = known().map(|cell| cell.column + cell.columns).max().unwrap_or(0);
        let heads = known().filter(|cell| cell.head == CellHead::Columns);
        let head = heads.map(|cell| cell.row + cell.rows).max().unwrap_or(0);
        let covers = |cell: &CellPlace| {
            let (across, cell) = (cell.column..cell.column + cell.columns, *cell);
            (cell.row..cell.row + cell.rows)
                .flat_map(move |row| across.clone().map(move |column| (row, column)))
        };
        let taken: BTreeSet<(u16, u16)> = known().flat_map(covers).collect();
        let all = (0..rows).flat_map(|row| (0..columns).map(move |column| (row, column)));
        let empty = all.filter(|place| !taken.contains(place)).collect();
        Self { parts: at..at + run.len(), first, rows, head, cells, empty }
    }

    /// How many objects it takes beside its parts: itself, its head, its body, rows, cells without text.
    pub(super) fn objects(&self) -> usize {
        1 + self.sections().count() + usize::from(self.rows) + self.empty.len()
    }

    /// Its head and its body, those that have rows.
    fn sections(&self) -> impl Iterator<Item = (StructRole, Range<u16>)> {
        let (head, rows) = (self.head.min(self.rows), self.rows);
        let all = [(StructRole::THead, 0..head), (StructRole::TBody, head..rows)];
        all.into_iter().filter(|(_, rows)| !rows.is_empty())
    }

    fn row(&self, row: u16) -> usize {
        1 + self.sections().count() + usize::from(row)
    }

    /// The object that a part of it belongs to: the table itself, or a row.
    pub(super) fn parent(&self, part: usize, object: impl Fn(usize) -> Ref) -> Ref {
        let cell = part.checked_sub(self.parts.start).and_then(|at| self.cells.get(at)).copied().flatten();
        object(self.first + cell.map_or(0, |cell| self.row(cell.row)))
    }

    /// The table itself.
    pub(super) fn root(&self, object: impl Fn(usize) -> Ref) -> Ref {
        object(self.first)
    }

    /// Writes all of it but the parts.
    pub(super) fn write(
        &self,
        pdf: &mut Pdf,
        parent: Ref,
        (object, part): (impl Fn(usize) -> Ref, impl Fn(usize) -> Ref),
    ) {
        let own = |at: usize| object(self.first + at);
        let mut table = pdf.struct_element(own(0));
        table.kind(StructRole::Table).parent(parent);
        let mut children = table.children();
        let captions = self.parts.clone().zip(&self.cells).filter(|(_, cell)| cell.is_none());
        captions.for_each(|(at, _)| {
            children.struct_element(part(at));
        });
        (1..=self.sections().count()).for_each(|at| {
            children.struct_element(own(at));
        });
        children.finish();
        table.finish();
        for (at, (kind, rows)) in (1..).zip(self.sections()) {
            let mut section = pdf.struct_element(own(at));
            section.kind(kind).parent(own(0));
            let mut children = section.children();
            rows.clone().for_each(|row| {
                children.struct_element(own(self.row(row)));
            });
            children.finish();
            section.finish();
            rows.for_each(|row| self.write_row(pdf, (row, own(at)), (&own, &part)));
        }
        for (at, (row, _)) in self.empty.iter().enumerate() {
            let mut cell = pdf.struct_element(own(self.row(self.rows) + at));
            cell.kind(StructRole::TD).parent(own(self.row(*row)));
        }
    }

    fn write_row(
        &self,
        pdf: &mut Pdf,
        (row, section): (u16, Ref),
        (own, part): (&impl Fn(usize) -> Ref, &impl Fn(usize) -> Ref),
    ) {
        let cells = self.parts.clone().zip(&self.cells).filter_map(|(at, cell)| Some((at, (*cell)?)));
        let cells = cells.filter(|(_, cell)| cell.row == row).map(|(at, cell)| (cell.column, part(at)));
        let empty = self.empty.iter().enumerate().filter(|(_, (at, _))| *at == row);
        let empty = empty.map(|(at, (_, column))| (*column, own(self.row(self.rows) + at)));
        let mut all: Vec<(u16, Ref)> = cells.chain(empty).collect();
        all.sort_by_key(|(column, _)| *column);
        let mut element = pdf.struct_element(own(self.row(row)));
        element.kind(StructRole::TR).parent(section);
        let mut children = element.children();
        for (_, cell) in all {
            children.struct_element(cell);
        }
    }
}

/// What a cell says of itself: over how many rows and columns it reaches, of which it is the head.
pub(super) fn attributes(element: &mut StructElement<'_>, place: &CellPlace) {
    let scope = match place.head {
        CellHead::None => None,
        CellHead::Columns => Some(TableHeaderScope::Column),
        CellHead::Rows => Some(TableHeaderScope::Row),
    };
    if scope.is_none() && place.rows == 1 && place.columns == 1 {
        return;
    }
    let mut all = element.attributes();
    let mut own = all.push().table();
    if place.rows > 1 {
        own.row_span(i32::from(place.rows));
    }
    if place.columns > 1 {
        own.col_span(i32::from(place.columns));
    }
    if let Some(scope) = scope {
        own.scope(scope);
    }
}

//! The texts of a template, filled: what stands once for each of a list, paragraphs, items, rows of tables. What follows each other and names one list
//! stands together: a head and its deck, two rows of a town.

use std::sync::Arc;

use super::datum::Datum;
use super::fill::{Element, Filler, Filling, Named};
use super::placeholder::Placeholder;
use crate::copy::table::{Cell, Table};
use crate::copy::{Block, BlockKind, Label, Passage, moved};
use crate::diag::Span;
use crate::edition::Story;
use crate::printable::is_seen;
use crate::reading::bounds::{self, too_many};
use crate::reading::findings::Findings;

/// Fills all texts of a story; false where something is wrong, which is told.
pub(super) fn fill(story: &mut Story, with: Filling<'_>, found: &mut Findings) -> bool {
    let before = found.errors();
    let mut filler = Filler::of(with, found);
    story.head = std::mem::take(&mut story.head).map(|mut lines| {
        for copy in &mut lines {
            filler.plain(copy);
        }
        lines
    });
    for copy in plain_of(story) {
        filler.plain(copy);
    }
    story.body = filled_blocks(&mut filler, &story.body);
    story.table = story.table.take().and_then(|own| filled_table(&mut filler, &own));
    filler.found.errors() == before
}

/// The texts of a story's front matter beside its head.
fn plain_of(story: &mut Story) -> impl Iterator<Item = &mut Passage> {
    let Story { dateline, byline, jump_head, guide, pictures, quotation, .. } = story;
    let pictures = pictures.iter_mut().flat_map(|one| one.caption.iter_mut().chain(&mut one.credit));
    let quotation = quotation.iter_mut().flat_map(|one| std::iter::once(&mut one.text).chain(&mut one.by));
    let own = dateline.iter_mut().chain(byline).chain(jump_head).chain(guide);
    own.chain(pictures).chain(quotation)
}

/// The blocks of a text, filled. One of nothing but placeholders that have no text is left out.
fn filled_blocks(filler: &mut Filler<'_, '_>, blocks: &[Block]) -> Vec<Block> {
    let mut made = Vec::with_capacity(blocks.len());
    let mut rest = blocks;
    while let Some(first) = rest.first() {
        let list = list_of_block(filler, first);
        let goes_on = |block: &&Block| {
            let own = list_of_block(filler, block);
            let is_one = own.as_ref().map(|own| &own.name) == list.as_ref().map(|list| &list.name);
            list.is_some() && (is_one || (own.is_none() && block.goes_on))
        };
        let count = 1 + rest.get(1..).unwrap_or_default().iter().take_while(goes_on).count();
        let (unit, behind) = rest.split_at(count);
        rest = behind;
        let Some(list) = list else {
            made.extend(unit.iter().filter_map(|block| filled_block(filler, block, None)));
            continue;
        };
        one_list(filler, unit);
        let labels = unit.iter().filter_map(|block| label_of(block.label.as_ref()?));
        labels.for_each(|place| filler.found.take_back_at("list-of-one", place));
        for (number, datum) in filler.elements(&list).iter().enumerate() {
            let element = Some((&list, datum));
            let own = unit.iter().filter_map(|block| filled_block(filler, block, element));
            made.extend(own.map(|block| counted(block, number)));
        }
    }
    made
}

/// The list that a block stands once for each of. Notes and the byline above them are of none.
fn list_of_block<'a>(filler: &Filler<'a, '_>, block: &Block) -> Option<Named<'a>> {
    if block.table.is_some() || block.kind.is_note() || block.kind == BlockKind::Byline {
        return None;
    }
    in_block(filler, block).iter().find_map(|one| filler.list(one))
}

fn in_block(filler: &Filler<'_, '_>, block: &Block) -> Vec<Placeholder> {
    filler.in_copy(&block.copy)
}

/// Tells where blocks name more than one list.
fn one_list(filler: &mut Filler<'_, '_>, unit: &[Block]) {
    for block in unit {
        let all = in_block(filler, block);
        filler.list_of(&all);
    }
}

fn filled_block<'a>(filler: &mut Filler<'a, '_>, block: &Block, element: Element<'_, 'a>) -> Option<Block> {
    let mut block = block.clone();
    if let Some(table) = block.table.take() {
        block.table = Some(filled_table(filler, &table)?);
        return Some(block);
    }
    match block.kind {
        BlockKind::Byline => {
            filler.plain(&mut block.copy);
            return Some(block);
        }
        kind if kind.is_note() => {
            filler.single(&mut block.copy);
            return Some(block);
        }
        _ => {}
    }
    if !filler.takes(block.copy.text.len(), block.span) {
        return None;
    }
    let had_text = is_seen(&block.copy.text);
    let stretches = filler.copy(&mut block.copy, element);
    block.breaks = moved(block.breaks.iter().copied(), &stretches).collect();
    (!had_text || stretches.is_empty() || is_seen(&block.copy.text)).then_some(block)
}

/// A table, filled; nothing, where it has no rows left below its head.
fn filled_table(filler: &mut Filler<'_, '_>, table: &Arc<Table>) -> Option<Arc<Table>> {
    let mut made = Table { cells: Vec::new(), groups: Vec::new(), ..Table::clone(table) };
    made.caption.iter_mut().chain(&mut made.notes).for_each(|copy| filler.single(copy));
    let (mut rows, mut head) = (0, 0);
    for unit in units(filler, table) {
        let cells: Vec<&Cell> =
            table.cells.iter().filter(|cell| (unit.from..unit.to).contains(&cell.row)).collect();
        let all: Vec<Placeholder> = cells.iter().flat_map(|cell| filler.in_copy(&cell.copy)).collect();
        let list = filler.list_of(&all);
        let elements: Vec<Element<'_, '_>> = match &list {
            Some(list) => filler.elements(list).iter().map(|one: &Datum| Some((list, one))).collect(),
            None => vec![None],
        };
        if table.groups.contains(&unit.from) {
            made.groups.push(rows);
        }
        if rows + elements.len() * (unit.to - unit.from) > bounds::TABLE_ROWS {
            let rows = rows + elements.len() * (unit.to - unit.from);
            let span = list.map_or(table.span, |list| list.span);
            too_many("table-rows", rows, bounds::TABLE_ROWS, span, filler.found);
            return None;
        }
        for element in elements {
            for cell in &cells {
                if !filler.takes(cell.copy.text.len(), cell.span) {
                    return None;
                }
                let mut own = Cell { row: rows + cell.row - unit.from, ..Cell::clone(cell) };
                filler.copy(&mut own.copy, element);
                made.cells.push(own);
            }
            rows += unit.to - unit.from;
        }
        if unit.to <= table.head {
            head = rows;
        }
    }
    made.rows = rows;
    made.head = head;
    made.groups.dedup();
    made.groups.retain(|row| head < *row && *row < rows);
    (rows > head).then(|| Arc::new(made))
}

/// The rows of a table that are filled together: those that cells join, and those that follow each other and name one list.
fn units(filler: &Filler<'_, '_>, table: &Table) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    for row in 0..table.rows {
        let own = table.cells.iter().filter(|cell| cell.row == row);
        let mut lists = own.flat_map(|cell| filler.in_copy(&cell.copy)).filter_map(|one| filler.list(&one));
        let list = lists.next().map(|list| list.name);
        let begins = row == 0 || row == table.head || table.groups.contains(&row);
        match units.last_mut() {
            Some(unit) if !table.may_part(row) || (!begins && list.is_some() && unit.list == list) => {
                unit.to = row + 1;
                unit.list = unit.list.take().or(list);
            }
            _ => units.push(Unit { from: row, to: row + 1, list }),
        }
    }
    units
}

/// Where a number or a bullet is written.
fn label_of(label: &Label) -> Option<Span> {
    match label {
        Label::Bullet(span) => Some(*span),
        Label::Number(copy) | Label::Note(copy) => copy.pieces.first().map(|piece| piece.span),
    }
}

/// Rows of a table that are filled together.
struct Unit {
    from: usize,
    to: usize,
    list: Option<String>,
}

/// An item that stands so far behind the first of its kind: numbers count on.
fn counted(mut block: Block, number: usize) -> Block {
    if let Some(Label::Number(label)) = &mut block.label {
        let digits = |text: &str| {
            let start = text.find(|c: char| c.is_ascii_digit())?;
            let rest = text.get(start..)?;
            let long = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
            Some(start..start + long)
        };
        let next = digits(&label.text).and_then(|range| {
            let first: usize = label.text.get(range.clone())?.parse().ok()?;
            let written = first.checked_add(number)?.to_string();
            let span = label.span_at(range.start)?;
            Some((range, Passage::made(written, span)))
        });
        if let Some(stretch) = next {
            *label = label.replaced(&[stretch]);
        }
    }
    block
}

//! Tables as HTML.

use maud::{Markup, html};

use crate::page::{CellHead, CellPlace};
use crate::transcript::Table;

/// A table, its notes below it.
pub(super) fn table(of: &Table) -> Markup {
    let (rows, columns) = of.size();
    html! {
        // Wide ones are moved by themselves, by keys as well.
        div.table tabindex="0" role="group" aria-label=(if of.caption.is_empty() { "表" } else { &of.caption }) {
            table {
                @if !of.caption.is_empty() { caption { (of.caption) } }
                @for row in 0..rows {
                    tr { @for column in 0..columns { (at(of, row, column)) } }
                }
            }
        }
        @for note in &of.notes { p.note { (note) } }
    }
}

/// What stands at a place of a table: the cell that begins there; nothing, where another reaches; else an empty one.
fn at(of: &Table, row: u16, column: u16) -> Markup {
    let reaches = |from: u16, over: u16, to: u16| (from..from.saturating_add(over.max(1))).contains(&to);
    let is_there = |(cell, _): &&(CellPlace, String)| {
        reaches(cell.row, cell.rows, row) && reaches(cell.column, cell.columns, column)
    };
    match of.cells.iter().find(is_there) {
        Some((place, text)) if (place.row, place.column) == (row, column) => cell(*place, text),
        Some(_) => html! {},
        None => html! { td {} },
    }
}

fn cell(place: CellPlace, text: &str) -> Markup {
    let rows = Some(place.rows).filter(|rows| *rows > 1);
    let columns = Some(place.columns).filter(|columns| *columns > 1);
    match place.head {
        // A head without words is none for who hears the table.
        CellHead::Columns if !text.is_empty() => html! {
            th scope=(if columns.is_some() { "colgroup" } else { "col" }) rowspan=[rows] colspan=[columns] { (text) }
        },
        CellHead::Rows if !text.is_empty() => html! {
            th scope=(if rows.is_some() { "rowgroup" } else { "row" }) rowspan=[rows] colspan=[columns] { (text) }
        },
        _ => html! { td rowspan=[rows] colspan=[columns] { (text) } },
    }
}

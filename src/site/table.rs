//! Tables as HTML.

use maud::{Markup, html};

use crate::page::{CellHead, CellPlace};
use crate::transcript::Table;

/// A table, its notes below it.
pub(super) fn table(of: &Table) -> Markup {
    let rows = of.cells.chunk_by(|(one, _), (next, _)| one.row == next.row);
    html! {
        // Wide ones are moved by themselves, by keys as well.
        div.table tabindex="0" role="group" aria-label=(if of.caption.is_empty() { "表" } else { &of.caption }) {
            table {
                @if !of.caption.is_empty() { caption { (of.caption) } }
                @for row in rows {
                    tr { @for (place, text) in row { (cell(*place, text)) } }
                }
            }
        }
        @for note in &of.notes { p.note { (note) } }
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

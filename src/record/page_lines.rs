//! A page's glyphs as lines in columns, and columns as stories.
//!
//! ```text
//! Sheet ─► pieces (baselines, gaps) ─┬► columns (left edges) ─┬► stories (what stands under which head)
//!                                    └► heads (large type)  ──┘      └► paragraphs (indents) ─► Recorded
//! ```
//!
//! Only lines that run across are read. A maker of pieces for lines that run down belongs beside
//! [`pieces`](super::pieces); turned by a quarter, what follows it is the same.

use std::fmt::Write;

use super::columns::{Barriers, Column, columns};
use super::heads::heads;
use super::paragraphs;
use super::pieces::{Piece, pieces};
use super::sheet::{Direction, Sheet};
use super::stories::{Found, stories};
use super::{Article, Line, Recorded};
use crate::geom::Length;

/// The printed lines of a sheet, by its places alone.
#[must_use]
pub fn from_sheet(sheet: &Sheet) -> Recorded {
    let pieces = pieces(sheet);
    let barriers = Barriers::new(&pieces.heads, &sheet.rules);
    let (columns, leading) = columns(&pieces.body, &barriers, pieces.size);
    let heads = heads(&pieces.heads, &pieces.body, &sheet.rules);
    let page = stories(columns, heads, &sheet.rules, pieces.size, leading);
    let articles = page.stories.iter().enumerate();
    let articles = articles.map(|(at, found)| article(at, found, pieces.size, leading)).collect();
    let heads = page.heads.iter().flat_map(|head| &head.lines).chain(&pieces.small).map(from_piece);
    let mut other: Vec<(Length, Length, Line)> =
        heads.chain(page.columns.iter().flat_map(from_column)).collect();
    other.sort_by_key(|(y, x, _)| (*y, *x));
    let other = other.into_iter().map(|(_, _, line)| line).collect();
    Recorded { note: note(sheet), articles, other, ..Recorded::default() }
}

fn article(at: usize, found: &Found, size: Length, leading: Length) -> Article {
    let article = paragraphs::article(&found.columns, size, leading);
    let id = format!("story-{}", at + 1);
    match &found.head {
        Some(head) => {
            let parts = head.parts();
            Article { id, kicker: parts.kicker, headline: parts.headline, deck: parts.deck, ..article }
        }
        None => Article { id, doubt: Some("no head was found above it".to_owned()), ..article },
    }
}

fn from_piece(piece: &Piece) -> (Length, Length, Line) {
    (piece.y, piece.x0, Line { text: piece.text.clone(), ..Line::default() })
}

fn from_column(column: &Column) -> impl Iterator<Item = (Length, Length, Line)> {
    column.lines.iter().map(|line| {
        let recorded = Line { text: line.text.clone(), doubt: line.doubt.clone(), ..Line::default() };
        (line.y, line.x0, recorded)
    })
}

/// How many glyphs stand on lines that are not read: those that run down or are turned.
#[must_use]
pub fn unread(sheet: &Sheet) -> usize {
    sheet.glyphs.iter().filter(|glyph| glyph.direction != Direction::Across).count()
}

/// What a reader of the record must know of its making.
fn note(sheet: &Sheet) -> String {
    let mut note = "Read from a PDF by the places of its glyphs.".to_owned();
    let unread = unread(sheet);
    if unread > 0 {
        let _ = write!(note, " {unread} glyphs run down or are turned, and are not read.");
    }
    if sheet.cut_short {
        note += " The page holds more glyphs than are read.";
    }
    note
}

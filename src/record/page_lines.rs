//! A page's glyphs as lines in columns, and columns as stories.
//!
//! ```text
//! Sheet ─► pieces (baselines, gaps) ─┬► columns (left edges) ─┬► stories (what stands under which head)
//!                                    └► heads (large type)  ──┘      └► paragraphs (indents) ─► Recorded
//! ```
//!
//! Lines that run down are read as a sheet of their own, turned by a quarter: what follows is the same. So a head that runs
//! across is not known for that of columns that run down, nor the other way round.

use std::fmt::Write;

use super::columns::{Barriers, Column, columns};
use super::heads::heads;
use super::paragraphs;
use super::pieces::{Piece, pieces};
use super::sheet::{Direction, Sheet};
use super::stories::{Found, stories};
use super::{Article, Line, Recorded};
use crate::geom::Length;

/// The printed lines of a sheet, by its places alone: those that run across, then those that run down.
#[must_use]
pub fn from_sheet(sheet: &Sheet) -> Recorded {
    let (across, down) = sheet.by_direction();
    let mut recorded = Recorded { note: note(sheet), ..Recorded::default() };
    for sheet in [across, down] {
        let (articles, other) = read(&sheet, recorded.articles.len());
        recorded.articles.extend(articles);
        recorded.other.extend(other);
    }
    recorded
}

/// The stories of lines that run across, after so many others, and the lines that are in none.
fn read(sheet: &Sheet, others: usize) -> (Vec<Article>, Vec<Line>) {
    let pieces = pieces(sheet);
    let barriers = Barriers::new(&pieces.heads, &sheet.rules);
    let (columns, leading) = columns(&pieces.body, &barriers, pieces.size);
    let heads = heads(&pieces.heads, &pieces.body, &sheet.rules);
    let page = stories(columns, heads, &sheet.rules, pieces.size, leading);
    let articles = page.stories.iter().enumerate();
    let articles = articles.map(|(at, found)| article(others + at, found, pieces.size, leading)).collect();
    let heads = page.heads.iter().flat_map(|head| &head.lines).chain(&pieces.small).map(from_piece);
    let mut other: Vec<(Length, Length, Line)> =
        heads.chain(page.columns.iter().flat_map(from_column)).collect();
    other.sort_by_key(|(y, x, _)| (*y, *x));
    (articles, other.into_iter().map(|(_, _, line)| line).collect())
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

/// How many glyphs stand on lines that are not read: those that are turned otherwise than lines that run down are.
#[must_use]
pub fn unread(sheet: &Sheet) -> usize {
    sheet.glyphs.iter().filter(|glyph| glyph.direction == Direction::Turned).count()
}

/// What a reader of the record must know of its making.
fn note(sheet: &Sheet) -> String {
    let mut note = "Read from a PDF by the places of its glyphs.".to_owned();
    let unread = unread(sheet);
    if unread > 0 {
        let _ = write!(note, " {unread} glyphs are turned, and are not read.");
    }
    if sheet.cut_short {
        note += " The page holds more glyphs than are read.";
    }
    note
}

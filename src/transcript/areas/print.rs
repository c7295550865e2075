//! What is printed of sections, as rectangles: blocks, and where those of two sections meet, their lines, the ink of these
//! lines, the ink of their glyphs.

use crate::geom::Rect;
use crate::transcript::block::{Block, Content, Section};
use crate::transcript::line::Line;
use crate::transcript::reach::Reach;

/// Something printed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Print {
    /// Of which section of the page.
    pub(super) of: usize,
    /// Where.
    pub(super) rect: Rect,
    /// Whether it is text, which others run around and nothing may hide.
    pub(super) is_text: bool,
}

/// A block, and all that is printed of it.
struct Piece<'b, 'c> {
    of: usize,
    block: &'b Block<'c>,
    rect: Rect,
}

/// What is printed on a page, section by section in the order of reading.
pub(super) fn all(sections: &[Section<'_>], reach: &Reach) -> Vec<Print> {
    let blocks = sections.iter().enumerate();
    let blocks = blocks.flat_map(|(of, section)| section.blocks.iter().map(move |block| (of, block)));
    let whole = |block: &Block<'_>| block.lines().iter().map(|line| whole(line, reach)).reduce(Rect::around);
    let pieces = blocks.map(|(of, block)| Piece { of, block, rect: whole(block).unwrap_or(block.rect) });
    let pieces: Vec<Piece<'_, '_>> = pieces.collect();
    let mut all = Vec::new();
    for piece in &pieces {
        let others = pieces.iter().filter(|other| other.of != piece.of && other.rect.meets(piece.rect));
        let others: Vec<&Piece<'_, '_>> = others.collect();
        let is_text = matches!(piece.block.content, Content::Text(_));
        let rects = rects(piece, &others, reach).into_iter().filter(|rect| !rect.is_empty());
        all.extend(rects.map(|rect| Print { of: piece.of, rect, is_text }));
    }
    all
}

/// What is printed of a block that others meet.
fn rects(of: &Piece<'_, '_>, others: &[&Piece<'_, '_>], reach: &Reach) -> Vec<Rect> {
    if others.is_empty() || of.block.lines().is_empty() {
        return vec![of.rect];
    }
    let of_line = |line: &Line<'_>| {
        let rect = whole(line, reach);
        let is_met = |other: &&Piece<'_, '_>| {
            let mut lines = other.block.lines().iter();
            lines.len() == 0 || lines.any(|other| whole(other, reach).meets(rect))
        };
        let near = others.iter().copied().filter(|other| other.rect.meets(rect));
        let near: Vec<&Piece<'_, '_>> = near.collect();
        if !near.iter().any(is_met) {
            return vec![rect];
        }
        let glyphs = ink(line, reach);
        let Some(seen) = glyphs.iter().copied().reduce(Rect::around) else { return vec![rect] };
        // Of lines that meet only because type reaches farther than its ink, each has its ink in one piece.
        let inked = |line: &Line<'_>| ink(line, reach).into_iter().reduce(Rect::around);
        let is_inked = |other: &&Piece<'_, '_>| match &other.block.content {
            Content::Illustration(_) => other.rect.meets(seen),
            Content::Text(lines) => lines.iter().filter_map(inked).any(|other| other.meets(seen)),
        };
        if near.iter().any(is_inked) { glyphs } else { vec![seen] }
    };
    of.block.lines().iter().flat_map(of_line).collect()
}

/// A line and what of its ink reaches beyond it.
fn whole(line: &Line<'_>, reach: &Reach) -> Rect {
    ink(line, reach).into_iter().fold(line.rect, Rect::around)
}

/// What is printed of each glyph of a line.
fn ink(line: &Line<'_>, reach: &Reach) -> Vec<Rect> {
    line.words.iter().flat_map(|word| &word.glyphs).filter_map(|glyph| glyph.around_ink(reach)).collect()
}

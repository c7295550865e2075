//! What is printed of sections, as rectangles: blocks, and where those of two sections meet, their lines, the ink of these
//! lines, the ink of their glyphs.

use crate::font::Fonts;
use crate::geom::Rect;
use crate::transcript::block::{Block, Content, Section};
use crate::transcript::line::Line;

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

/// What is printed on a page, section by section in the order of reading.
pub(super) fn all(sections: &[Section<'_>], fonts: &Fonts) -> Vec<Print> {
    let around: Vec<Option<Rect>> = sections.iter().map(Section::rect).collect();
    let mut all = Vec::new();
    for (of, section) in sections.iter().enumerate() {
        let others = |rect: Rect| -> Vec<&Block<'_>> {
            let near = around.iter().zip(sections).enumerate();
            let near =
                near.filter(|(other, (around, _))| *other != of && around.is_some_and(|it| it.meets(rect)));
            let blocks = near.flat_map(|(_, (_, section))| &section.blocks);
            blocks.filter(|block| block.rect.meets(rect)).collect()
        };
        for block in &section.blocks {
            let is_text = matches!(block.content, Content::Text(_));
            let rects = rects(block, &others(block.rect), fonts);
            let rects = rects.into_iter().filter(|rect| !rect.is_empty());
            all.extend(rects.map(|rect| Print { of, rect, is_text }));
        }
    }
    all
}

/// What is printed of a block that others meet.
fn rects(block: &Block<'_>, others: &[&Block<'_>], fonts: &Fonts) -> Vec<Rect> {
    if others.is_empty() || block.lines().is_empty() {
        return vec![block.rect];
    }
    let of_line = |line: &Line<'_>| {
        if !pieces(others).any(|other| other.meets(line.rect)) {
            return vec![line.rect];
        }
        let glyphs = ink(line, fonts);
        let Some(seen) = glyphs.iter().copied().reduce(Rect::around) else { return Vec::new() };
        // Of lines that meet only because type reaches farther than its ink, each has its ink in one piece.
        let is_met = others.iter().any(|other| match &other.content {
            Content::Illustration(_) => other.rect.meets(seen),
            Content::Text(lines) => {
                let met = lines.iter().filter(|other| other.rect.meets(seen));
                met.flat_map(|other| ink(other, fonts).into_iter().reduce(Rect::around))
                    .any(|it| it.meets(seen))
            }
        });
        if is_met { glyphs } else { vec![seen] }
    };
    block.lines().iter().flat_map(of_line).collect()
}

/// The lines and pictures of blocks.
fn pieces(blocks: &[&Block<'_>]) -> impl Iterator<Item = Rect> {
    blocks.iter().flat_map(|block| {
        let seen = block.lines().is_empty().then_some(block.rect);
        seen.into_iter().chain(block.lines().iter().map(|line| line.rect))
    })
}

/// What is printed of each glyph of a line.
fn ink(line: &Line<'_>, fonts: &Fonts) -> Vec<Rect> {
    line.words.iter().flat_map(|word| &word.glyphs).filter_map(|glyph| glyph.ink(fonts)).collect()
}

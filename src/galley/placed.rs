//! The lines of a body at the places of its rows.

use super::body::{BodyLine, LineOf};
use super::line::{Line, source};
use super::table::{self, SetRule};
use crate::edition::Story;
use crate::geom::{Em, Length, Point, Rect};
use crate::id::Id;
use crate::line::SetLine;
use crate::page::Role;
use crate::plan::{Chain, Frame, Row};
use crate::style::BodyStyle;
use crate::text::{ShapedLabel, ShapedStory};

/// The lines of each frame of a chain, at the places of its rows.
pub(super) fn placed<'a>(
    (story, text): (Id<Story>, &'a ShapedStory),
    (chain, style): (&Chain, &BodyStyle),
    columns: Vec<Vec<BodyLine>>,
) -> Vec<Vec<Line<'a>>> {
    let line = |(of, set): (LineOf, SetLine), place: (usize, usize), (at, size): (Point, Length)| {
        let (block, part) = match of {
            // A byline counts as a paragraph after the last.
            LineOf::Byline => (None, text.blocks.len()),
            LineOf::Block(index) | LineOf::Label(index) => (Some(text.blocks.get(index)?), index),
        };
        let size = block.map_or(size, |block| size.scaled(i64::from(block.size), 1000));
        let paint = block.map_or(style.paint, |block| style.blocks[block.kind].paint);
        let (text, role, size, at) = match (block, of) {
            (None, _) => (text.byline.as_ref()?, Role::Byline, size, at),
            (Some(block), LineOf::Label(_)) => {
                let ShapedLabel { text, size: share, rise, .. } = block.label.as_ref()?;
                let at = Point { y: at.y - rise.of(size), ..at };
                (text, Role::Label(block.kind), size.scaled(i64::from(*share), 1000), at)
            }
            (Some(block), _) => (&block.text, Role::of_block(block.kind), size, at),
        };
        let source = source(story, role, (part, place.0, place.1));
        Some(Line { text, set, size, scale: 1000, paint, source, at })
    };
    let of_table = |of: LineOf, part: Option<&table::Part>, at: (usize, usize, Point)| {
        let LineOf::Block(block) = of else { return Vec::new() };
        let shaped = text.blocks.get(block).and_then(|block| block.table.as_ref()).zip(part);
        shaped.map_or_else(Vec::new, |shaped| table::lines((story, block), shaped, at))
    };
    let frames = chain.frames.iter().zip(columns).enumerate();
    let column = |(column, (frame, lines)): (usize, (&Frame, Vec<BodyLine>))| {
        let rows = lines.into_iter().zip(&frame.rows).enumerate();
        let of_row =
            |(index, (BodyLine { of, set, label, byline, part }, row)): (usize, (BodyLine, &Row))| {
                let byline = byline.map(|set| (LineOf::Byline, set));
                let before = |set| {
                    Some((if let LineOf::Block(of) = of { LineOf::Label(of) } else { return None }, set))
                };
                let all = label.and_then(before).into_iter().chain([(of, set)]).chain(byline);
                let all = all.filter(|(_, set)| !set.atoms.is_empty());
                let lines = all.filter_map(|one| line(one, (column, index), (row.at, frame.size)));
                lines.chain(of_table(of, part.as_deref(), (column, index, row.at))).collect::<Vec<_>>()
            };
        rows.flat_map(of_row).collect()
    };
    frames.map(column).collect()
}

/// The rules of the tables in each frame of a chain, and those above notes.
pub(super) fn ruled(
    text: &ShapedStory,
    (chain, style): (&Chain, &BodyStyle),
    columns: &[Vec<BodyLine>],
) -> Vec<Vec<SetRule>> {
    let of_row = |(line, row): (&BodyLine, &Row)| {
        let (LineOf::Block(block), Some(part)) = (line.of, &line.part) else { return Vec::new() };
        let shaped = text.blocks.get(block).and_then(|block| block.table.as_ref());
        shaped.map_or_else(Vec::new, |shaped| table::rules(shaped, part, row.at))
    };
    let above = |frame: &Frame, lines: &[BodyLine]| {
        let pairs = lines.iter().zip(lines.iter().skip(1)).zip(&frame.rows);
        let rules =
            pairs.filter_map(|((white, below), row)| short_rule(text, style, (white, below), (frame, row)));
        rules.collect::<Vec<_>>()
    };
    let column = |(frame, lines): (&Frame, &Vec<BodyLine>)| {
        let of_tables = lines.iter().zip(&frame.rows).flat_map(of_row);
        of_tables.chain(above(frame, lines)).collect()
    };
    chain.frames.iter().zip(columns).map(column).collect()
}

/// The short rule in the white row right above the first line of a block, a third of the measure long, as high as the
/// middle of characters.
fn short_rule(
    text: &ShapedStory,
    style: &BodyStyle,
    (white, below): (&BodyLine, &BodyLine),
    (frame, row): (&Frame, &Row),
) -> Option<SetRule> {
    // The white may be what the block above asks for.
    let (LineOf::Block(over), LineOf::Block(block)) = (white.of, below.of) else { return None };
    let kind = |block: usize| text.blocks.get(block).map(|block| block.kind);
    let is_first = block.checked_sub(1).and_then(kind) != kind(block);
    let begins = is_first && below.set.atoms.start == 0 && !below.set.atoms.is_empty();
    let is_white = white.set.atoms.is_empty() && text.blocks.get(over)?.table.is_none();
    let of = &style.blocks[kind(block)?];
    if !begins || !is_white || of.rule <= Length::ZERO {
        return None;
    }
    let middle = row.at.y - Em::milli(380).of(frame.size);
    let rect = Rect {
        x: row.at.x + of.inset.of(frame.size),
        y: middle - of.rule / 2,
        width: (row.measure / 3).of(frame.size),
        height: of.rule,
    };
    Some(SetRule { rect, paint: of.paint, is_tint: false })
}

//! A table in a box of the text, or across its slot below the head: all of it, in the middle of its box, or spread over it.

use super::measured::Measured;
use super::parts::{Part, pitch};
use super::placed::{self, SetRule};
use crate::edition::Story;
use crate::galley::line::{Line, text_rules};
use crate::galley::measures::Bed;
use crate::geom::{Length, Point, Rect};
use crate::id::Id;
use crate::style::StoryStyles;
use crate::text::ShapedTable;

/// A table in a box, set.
#[derive(Debug, Clone)]
pub struct SetTable<'a> {
    /// Its rules, and the tint under its head.
    pub rules: Vec<SetRule>,
    /// Its lines.
    pub lines: Vec<Line<'a>>,
    /// By how much it is higher than its box.
    pub over: Option<Length>,
    /// By how much it is wider, and in which columns nothing gives way any more.
    pub(in crate::galley) part: PartOf,
}

/// The part that it is, for who tells what is wrong with it.
pub(in crate::galley) type PartOf = std::sync::Arc<Part>;

/// Sets a table in its box, as a part of its story of some number. Half a row of the body stays white below it, as the box
/// leaves it above; none at the foot of the slot.
pub(in crate::galley) fn set<'a>(
    (story, number): (Id<Story>, usize),
    shaped: &'a ShapedTable,
    styles: &StoryStyles<'_>,
    (block, alone): (Rect, bool),
) -> SetTable<'a> {
    let StoryStyles { body, size, leading, .. } = *styles;
    let below = if alone { (leading - size) / 2 } else { leading / 2 };
    let room = (block.height - below).max(Length::ZERO);
    let rules = text_rules(body);
    let measured = Measured::of(shaped, (body, &rules), block.width.in_em(shaped.style.size));
    let baseline = (leading - shaped.style.size) / 2 + crate::geom::EM_BOX_TOP.of(shaped.style.size);
    let (measure, x) = (block.width.in_em(size), block.x);
    let bed = Bed { size, leading, baseline, measure, x, number: 0 };
    let all = shaped.table.head..shaped.table.rows;
    let needed = pitch(shaped, &bed) * Part::lines(shaped, &measured, (all.clone(), false, true)) as i64;
    let evenly = shaped.style.evenly && needed <= room;
    let height = if evenly { room } else { needed };
    let rows = (height.0 / leading.0.max(1)).max(1) as usize;
    let measured = std::sync::Arc::new(measured);
    let part = Part { measured, bed, white: 0, rows, height, body: all, again: false, last: true };
    let top = block.y + ((room - height) / 2).max(Length::ZERO);
    let at = Point { x: block.x, y: top + baseline };
    SetTable {
        rules: placed::rules(shaped, &part, at),
        lines: placed::lines((story, number), (shaped, &part), (0, 0, at)),
        over: (needed > room).then(|| needed - room),
        part: std::sync::Arc::new(part),
    }
}

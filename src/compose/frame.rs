//! 示亡号: the frame around the name of somebody who has died (CLREQ, 3.1.3.4).

use super::stance::{self, FOOT, HEAD};
use crate::galley::Line;
use crate::geom::{Em, Length, Rect, Turn};
use crate::page::{Fill, Item};

/// The weight of its rule.
pub(super) const WEIGHT: Em = Em::milli(45);
/// How far a frame reaches beyond the em boxes of its characters: a clearance of a twentieth of an em, and its rule. A
/// little less than its [room](crate::text::FRAME_ROOM) along the line, so that two frames side by side do not touch.
pub(super) const BEYOND: Em = Em::milli(95);

/// The rules of the frame around some atoms of a line. There is none where the name goes on in another line.
pub(super) fn around(turn: Turn, line: &Line<'_>, (first, last): (usize, usize)) -> Vec<Item> {
    let (Some((start, _)), Some((_, end))) = (stance::extent(line, first), stance::extent(line, last)) else {
        return Vec::new();
    };
    let [foot, head, beyond, weight] = [FOOT, HEAD, BEYOND, WEIGHT].map(|em| em.of(line.size));
    let closed = |room: Em| room > Em::ZERO;
    let begins = closed(stance::of_frame(line, first).before);
    let ends = closed(stance::of_frame(line, last).behind);
    let outside = |closed: bool| if closed { beyond } else { Length::ZERO };
    let (left, right) = (line.at.x + start - outside(begins), line.at.x + end + outside(ends));
    let (top, bottom) = (line.at.y - head - beyond, line.at.y + foot + beyond);
    let along = |y: Length| Rect { x: left, y, width: right - left, height: weight };
    let across = |x: Length| Rect { x, y: top + weight, width: weight, height: bottom - top - weight * 2 };
    let rules = [
        Some(along(top)),
        Some(along(bottom - weight)),
        begins.then(|| across(left)),
        ends.then(|| across(right - weight)),
    ];
    let fill =
        |rect: Rect| Item::Fill(Fill { rect: turn.rect(rect), paint: line.paint, source: line.source });
    rules.into_iter().flatten().map(fill).collect()
}

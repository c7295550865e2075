//! What stands beside characters: emphasis dots (着重号), the lines of proper names (专名号), the wavy lines of titles
//! (书名号甲式) and the frames of names (示亡号). They are drawn, not set, so that they are no part of the text.

use super::curves::{Wave, circle};
use super::frame::{self, WEIGHT};
use super::stance::{FOOT, HEAD, extent};
use crate::copy::TextMark;
use crate::galley::Line;
use crate::geom::{Direction, Em, Length, Point, Rect, Turn};
use crate::page::{Fill, Item};

/// A dot: its radius, and how far its middle lies outside the em box.
const DOT: Em = Em::milli(75);
const DOT_OUTSIDE: Em = Em::milli(110);
/// A line: as heavy as a frame, how far its middle lies below the em box, and how much shorter it is at either end than
/// its text, so that two names side by side have two lines.
const LINE_BELOW: Em = Em::milli(70);
const SHORT: Em = Em::milli(50);
/// A wave: from crest to crest, and how high.
const WAVE: Em = Em::milli(250);
const HEIGHT: Em = Em::milli(45);

/// How far what is drawn already reaches beyond the em boxes, at their feet and at their heads.
#[derive(Debug, Clone, Copy, Default)]
struct Reach {
    foot: Em,
    head: Em,
}

/// The marks of a line on the page, stretch by stretch.
pub(super) fn marks(turn: Turn, line: &Line<'_>) -> Vec<Item> {
    let mut marks = Vec::new();
    let atom = |at: usize| line.text.atoms.get(at);
    let ink = |at: &usize| atom(*at).is_some_and(|atom| !atom.class.is_blank());
    // Spaces at the end of a line count for nothing.
    let end = line.set.atoms.clone().rev().find(ink).map_or(line.set.atoms.start, |last| last + 1);
    let atoms: Vec<usize> = (line.set.atoms.start..end).collect();
    let look = |at: usize| atom(at).map_or(0, |atom| atom.look);
    for stretch in atoms.chunk_by(|one, next| look(*one) == look(*next)) {
        let Some(first) = stretch.first().and_then(|first| atom(*first)) else { continue };
        let asked = line.text.look_of(first).marks;
        let mut reach = Reach::default();
        for mark in TextMark::ALL.into_iter().filter(|mark| asked.has(*mark)) {
            marks.extend(beside(turn, line, stretch, mark, &mut reach));
        }
    }
    marks
}

/// A mark beside a stretch, outside of those that are nearer.
fn beside(turn: Turn, line: &Line<'_>, stretch: &[usize], mark: TextMark, reach: &mut Reach) -> Vec<Item> {
    let (Some(first), Some(last)) = (stretch.first(), stretch.last()) else { return Vec::new() };
    let ends = (*first, *last);
    match mark {
        TextMark::Deceased => {
            *reach = Reach { foot: frame::BEYOND, head: frame::BEYOND };
            frame::around(turn, line, ends)
        }
        TextMark::Name => {
            let at = reach.foot + LINE_BELOW;
            reach.foot = at + WEIGHT / 2;
            under(turn, line, ends, at, straight).into_iter().collect()
        }
        TextMark::Title => {
            let at = reach.foot + LINE_BELOW;
            reach.foot = at + HEIGHT + WEIGHT / 2;
            under(turn, line, ends, at, wave).into_iter().collect()
        }
        TextMark::Dots => stretch.iter().filter_map(|at| dot(turn, line, *at, *reach)).collect(),
    }
}

/// A dot under a character, right of it in a vertical line; marks of punctuation and spaces have none.
fn dot(turn: Turn, line: &Line<'_>, at: usize, reach: Reach) -> Option<Item> {
    if !line.text.text_of(at..at + 1).starts_with(char::is_alphanumeric) {
        return None;
    }
    let (start, end) = extent(line, at)?;
    let below = match turn.direction {
        Direction::Horizontal => FOOT + reach.foot + DOT_OUTSIDE,
        Direction::Vertical => -(HEAD + reach.head + DOT_OUTSIDE),
    };
    let middle = Point { x: line.at.x + (start + end) / 2, y: line.at.y + below.of(line.size) };
    Some(Item::Shape(circle(turn.point(middle), DOT.of(line.size), line.paint, line.source)))
}

/// A line so far under a stretch of text, left of it in a vertical line.
fn under(
    turn: Turn,
    line: &Line<'_>,
    (first, last): (usize, usize),
    below: Em,
    drawn: fn(Turn, &Line<'_>, Point, Length) -> Item,
) -> Option<Item> {
    let ((start, _), (_, end)) = (extent(line, first)?, extent(line, last)?);
    let short = SHORT.of(line.size);
    let from = Point { x: line.at.x + start + short, y: line.at.y + (FOOT + below).of(line.size) };
    Some(drawn(turn, line, from, end - start - short * 2))
}

/// 专名号.
fn straight(turn: Turn, line: &Line<'_>, from: Point, width: Length) -> Item {
    let height = WEIGHT.of(line.size);
    let rect = turn.rect(Rect { x: from.x, y: from.y - height / 2, width, height });
    Item::Fill(Fill { rect, paint: line.paint, source: line.source })
}

/// 书名号甲式.
fn wave(turn: Turn, line: &Line<'_>, from: Point, width: Length) -> Item {
    let [half, height, weight] = [WAVE / 2, HEIGHT, WEIGHT].map(|em| em.of(line.size));
    let at = |along: Length, off: Length| turn.point(Point { x: from.x + along, y: from.y + off });
    let wave = Wave { length: width, halves: Wave::halves(width, half), swing: height, weight };
    wave.outline(at, (line.paint, line.source))
}

//! What stands beside characters: emphasis dots (着重号), the lines of proper names (专名号), the wavy lines of titles
//! (书名号甲式) and the frames of names (示亡号). They are drawn, not set, so that they are no part of the text.

use super::frame::{self, WEIGHT};
use super::stance::{FOOT, HEAD, extent};
use crate::color::Paint;
use crate::copy::TextMark;
use crate::galley::Line;
use crate::geom::{Direction, Em, Length, Point, Rect, Turn};
use crate::page::{Fill, Item, Shape, Source};

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
/// The control points of a quarter circle, as a share of its radius: 4/3 × (√2 − 1).
const ROUND: (i64, i64) = (5523, 10_000);

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

/// A filled circle.
pub(super) fn circle(middle: Point, radius: Length, paint: Paint, source: Source) -> Shape {
    let control = radius.scaled(ROUND.0, ROUND.1);
    let at = |x: Length, y: Length| Point { x: middle.x + x, y: middle.y + y };
    let quarter = |(x, y): (i64, i64), (to_x, to_y): (i64, i64)| {
        [
            at(radius * x + control * to_x, radius * y + control * to_y),
            at(control * x + radius * to_x, control * y + radius * to_y),
            at(radius * to_x, radius * to_y),
        ]
    };
    let corners = [(1, 0), (0, 1), (-1, 0), (0, -1), (1, 0)];
    let curves = corners.windows(2).filter_map(|pair| Some(quarter(*pair.first()?, *pair.last()?))).collect();
    Shape { start: at(radius, Length::ZERO), curves, paint, source }
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

/// 书名号甲式: whole half waves, as many as come nearest to their own length; there along the upper edge of the
/// line, back along the lower.
fn wave(turn: Turn, line: &Line<'_>, from: Point, width: Length) -> Item {
    let half = (WAVE / 2).of(line.size).0.max(1);
    let count = ((width.0 + half / 2) / half).clamp(1, 10_000);
    let height = HEIGHT.of(line.size);
    let weight = WEIGHT.of(line.size);
    let at = |third: i64, y: Length| Point { x: from.x + width.scaled(third, count * 3), y: from.y + y };
    // A curve whose control points lie 4/3 of a height off reaches the height.
    let off = |n: i64| (if n % 2 == 0 { -height } else { height }).scaled(4, 3);
    let (upper, lower) = (-weight / 2, weight / 2);
    let there = |n: i64| [at(n * 3 + 1, upper + off(n)), at(n * 3 + 2, upper + off(n)), at(n * 3 + 3, upper)];
    let back = |n: i64| [at(n * 3 + 2, lower + off(n)), at(n * 3 + 1, lower + off(n)), at(n * 3, lower)];
    let edge = |third: i64, from: Length, to: Length| [at(third, from), at(third, to), at(third, to)];
    let outline = (0..count).map(there).chain([edge(count * 3, upper, lower)]);
    let outline = outline.chain((0..count).rev().map(back)).chain([edge(0, lower, upper)]);
    let curves = outline.map(|points| points.map(|point| turn.point(point))).collect();
    Item::Shape(Shape { start: turn.point(at(0, upper)), curves, paint: line.paint, source: line.source })
}

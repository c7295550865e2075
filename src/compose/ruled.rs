//! Rules of the trade (线) as they are drawn: lines, dots, waves, ornaments; and the borders (加框) that they make, whose lines meet at
//! the corners.

use std::ops::Range;

use super::curves::{Wave, circle};
use super::ornamented;
use crate::color::Paint;
use crate::diag::Diagnostic;
use crate::geom::{Direction, Length, Point, Rect};
use crate::layout::{Border, Drawn, Edges, Rule, RuleSort, RuleSpec, Side};
use crate::page::{Fill, Item, Source};

/// A rule as it stands on its page.
#[derive(Debug)]
pub(super) struct Ruled<'a> {
    /// What it is drawn by.
    pub(super) items: Range<usize>,
    /// What it takes of the page.
    pub(super) rect: Rect,
    pub(super) source: Source,
    /// Its colour, where it is one line: text may stand on that.
    pub(super) solid: Option<Paint>,
    /// Where the layout asks for it, unless that is a slot.
    pub(super) spec: Option<&'a RuleSpec>,
}

impl<'a> Ruled<'a> {
    /// Draws a rule that fills a rectangle of the page; one that can't be drawn there is told.
    pub(super) fn drawn(
        (items, found): (&mut Vec<Item>, &mut Vec<Diagnostic>),
        (rect, drawn): (Rect, &Rule),
        source: Source,
        spec: Option<&'a RuleSpec>,
    ) -> Self {
        let first = items.len();
        items.extend(rule(rect, drawn, source, found));
        Self::new(first..items.len(), (rect, drawn), source, spec)
    }

    /// A rule that is drawn by some of the items.
    pub(super) fn new(
        items: Range<usize>,
        (rect, rule): (Rect, &Rule),
        source: Source,
        spec: Option<&'a RuleSpec>,
    ) -> Self {
        let solid = (rule.lines().len() == 1).then_some(rule.paint);
        Self { items, rect, source, solid, spec }
    }

    /// The same where what it is drawn by has another colour now.
    pub(super) fn repainted(mut self, items: &[Item]) -> Self {
        let paint = items.get(self.items.start).and_then(Item::paint);
        self.solid = self.solid.and(paint);
        self
    }
}

/// No rule has more dots.
const MOST: i64 = 10_000;

/// A rule that fills a rectangle of the page, across it or down: as thick as it is high, or as it is wide.
fn rule(rect: Rect, rule: &Rule, source: Source, found: &mut Vec<Diagnostic>) -> Vec<Item> {
    match &rule.drawn {
        Drawn::Sort(sort) => self::sort((rect, *sort), rule, source),
        Drawn::Ornament(ornament) => whole(ornamented::rule(rect, (rule, ornament), source), found),
    }
}

/// What is drawn, if it can be; else that is told.
fn whole(drawn: Result<Vec<Item>, Diagnostic>, found: &mut Vec<Diagnostic>) -> Vec<Item> {
    drawn.unwrap_or_else(|one| {
        found.push(one);
        Vec::new()
    })
}

/// A rule of a kind that fills a rectangle.
fn sort((rect, sort): (Rect, RuleSort), rule: &Rule, source: Source) -> Vec<Item> {
    let down = rect.height > rect.width;
    let fill = |(from, weight): (Length, Length)| {
        let rect = if down {
            // 文武线: the thick one of a rule that stands is on the right.
            Rect { x: rect.right() - from - weight, width: weight, ..rect }
        } else {
            Rect { y: rect.y + from, height: weight, ..rect }
        };
        Item::Fill(Fill { rect, paint: rule.paint, source })
    };
    let Rect { x, y, .. } = rect;
    let half = rule.depth() / 2;
    let (start, end) = if down {
        (Point { x: x + half, y }, Point { x: x + half, y: rect.bottom() })
    } else {
        (Point { x, y: y + half }, Point { x: rect.right(), y: y + half })
    };
    match sort {
        RuleSort::Dotted => {
            let (start, end) = (toward(start, end, half), toward(end, start, half));
            dots((start, end), rule, true).map(|middle| dot(middle, rule, source)).collect()
        }
        RuleSort::Wavy => {
            // Where it begins it is as thick as ever, but slants.
            let slant = rule.weight / 2;
            vec![wave((toward(start, end, slant), toward(end, start, slant)), rule, source)]
        }
        _ => rule.lines().into_iter().map(fill).collect(),
    }
}

/// A border inside the edge of a rectangle of the page. Where two of its sides meet, so do their lines.
pub(super) fn border(rect: Rect, border: &Border, source: Source, found: &mut Vec<Diagnostic>) -> Vec<Item> {
    match &border.rule.drawn {
        Drawn::Sort(sort) => border_of((rect, *sort), border, source),
        Drawn::Ornament(ornament) => whole(ornamented::border(rect, (border, ornament), source), found),
    }
}

/// A border of a kind of rule.
fn border_of((rect, sort): (Rect, RuleSort), border: &Border, source: Source) -> Vec<Item> {
    let Border { rule, .. } = border;
    match sort {
        RuleSort::Dotted => {
            let middle = inset(rect, border, rule.weight / 2);
            let sides = around(middle, border).into_iter();
            let dots = sides.flat_map(|(from, to, meets)| dots((from, to), rule, !meets));
            dots.map(|middle| dot(middle, rule, source)).collect()
        }
        RuleSort::Wavy => {
            let sides = around(inset(rect, border, rule.depth() / 2), border).into_iter();
            let side = |(from, to, meets)| {
                let round = if meets { Some(dot(to, rule, source)) } else { None };
                std::iter::once(wave((from, to), rule, source)).chain(round)
            };
            sides.flat_map(side).collect()
        }
        _ => {
            let sides = rule.lines().into_iter().flat_map(|(from, weight)| {
                let rect = inset(rect, border, from);
                border.sides.iter().map(move |side| line(rect, border, *side, weight)).collect::<Vec<_>>()
            });
            sides.map(|rect| Item::Fill(Fill { rect, paint: rule.paint, source })).collect()
        }
    }
}

/// What the sides of a border take of the page.
pub(super) fn sides(rect: Rect, border: &Border) -> impl Iterator<Item = Rect> {
    border.sides.iter().map(move |side| line(rect, border, *side, border.rule.depth()))
}

/// A rectangle so much smaller at the sides of a border.
fn inset(rect: Rect, border: &Border, by: Length) -> Rect {
    let at = |side: Side| if border.is_on(side) { by } else { Length::ZERO };
    Edges::of(Direction::Horizontal, at).inside(rect)
}

/// The line of a border along a side: those above and below reach from edge to edge, the others stand between them.
fn line(rect: Rect, border: &Border, side: Side, weight: Length) -> Rect {
    let [above, below, left, right] = rect.sides(weight);
    let beyond = |side: Side| if border.is_on(side) { Length::ZERO } else { weight };
    let (top, bottom) = (beyond(Side::Top), beyond(Side::Bottom));
    let full = |one: Rect| Rect { y: one.y - top, height: one.height + top + bottom, ..one };
    match side {
        Side::Top => above,
        Side::Bottom => below,
        Side::Left => full(left),
        Side::Right => full(right),
    }
}

/// The sides of a rectangle that a border has, one after another around it, and whether the next one is there as well.
fn around(rect: Rect, border: &Border) -> Vec<(Point, Point, bool)> {
    let at = |x: Length, y: Length| Point { x, y };
    let (left, top, right, bottom) = (rect.x, rect.y, rect.right(), rect.bottom());
    let corners = [at(left, top), at(right, top), at(right, bottom), at(left, bottom)];
    let sides = [Side::Top, Side::Right, Side::Bottom, Side::Left];
    let next = |n: usize| (n + 1) % sides.len();
    let each = (0..sides.len()).filter(|n| border.is_on(sides[*n]));
    each.map(|n| (corners[n], corners[next(n)], border.is_on(sides[next(n)]))).collect()
}

/// The middles of the dots of a rule from one to another, at its own distance or a little more or less; the last only if
/// nothing else begins there.
fn dots((from, to): (Point, Point), rule: &Rule, last: bool) -> impl Iterator<Item = Point> + use<> {
    let length = distance(from, to);
    let each = (rule.weight + rule.gap).0.max(1);
    let count = ((length.0 + each / 2) / each).clamp(1, MOST);
    let dots = count + i64::from(last);
    (0..dots).map(move |n| toward(from, to, length.scaled(n, count)))
}

fn dot(middle: Point, rule: &Rule, source: Source) -> Item {
    Item::Shape(circle(middle, rule.weight / 2, rule.paint, source))
}

/// A wavy rule from one point to another.
fn wave((from, to): (Point, Point), rule: &Rule, source: Source) -> Item {
    let length = distance(from, to);
    let down = from.x == to.x;
    let forth = if down { to.y >= from.y } else { to.x >= from.x };
    let along = |far: Length, off: Length| {
        let middle = toward(from, to, far);
        let off = if forth { off } else { -off };
        if down { Point { x: middle.x - off, ..middle } } else { Point { y: middle.y + off, ..middle } }
    };
    // It swings outward at both ends, so that the corners of a border are alike and the wave runs on around them.
    let halves = Wave::odd_halves(length, rule.gap / 2);
    let wave = Wave { length, halves, swing: rule.swing(), weight: rule.weight };
    wave.outline(along, (rule.paint, source))
}

/// From one point to another straight across the page or down it.
fn distance(from: Point, to: Point) -> Length {
    (to.x - from.x).abs() + (to.y - from.y).abs()
}

/// A point so far from one straight toward another.
fn toward(from: Point, to: Point, far: Length) -> Point {
    let step = |from: Length, to: Length| far * (to - from).0.signum();
    Point { x: from.x + step(from.x, to.x), y: from.y + step(from.y, to.y) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outline::{Contour, Segment};
    use crate::page::Role;

    fn pt(rect: [i64; 4]) -> Rect {
        let [x, y, width, height] = rect.map(Length::pt);
        Rect { x, y, width, height }
    }

    fn of(sort: RuleSort, weight: i64, gap: i64) -> Rule {
        Rule {
            drawn: Drawn::Sort(sort),
            gap: Length::pt(gap),
            ..Rule::plain(Length::pt(weight), Paint::BLACK)
        }
    }

    /// The rectangles that are drawn, in points.
    fn fills(items: Vec<Item>) -> Vec<[i64; 4]> {
        let rect = |item| match item {
            Item::Fill(Fill { rect: Rect { x, y, width, height }, .. }) => Some([x, y, width, height]),
            _ => None,
        };
        items.into_iter().filter_map(rect).map(|rect| rect.map(|side| side.0 / 1_000_000)).collect()
    }

    fn source() -> Source {
        Source::furniture(Role::Rule)
    }

    fn one(rect: Rect, drawn: &Rule) -> Vec<Item> {
        rule(rect, drawn, source(), &mut Vec::new())
    }

    fn all_of(rect: Rect, border: &Border) -> Vec<Item> {
        super::border(rect, border, source(), &mut Vec::new())
    }

    #[test]
    fn of_a_thick_and_a_thin_line_the_thick_one_lies_above_or_on_the_right() {
        let both = of(RuleSort::ThickThin, 4, 2);
        assert_eq!(fills(one(pt([10, 20, 100, 7]), &both)), [[10, 20, 100, 4], [10, 26, 100, 1]]);
        assert_eq!(fills(one(pt([10, 20, 7, 100]), &both)), [[13, 20, 4, 100], [10, 20, 1, 100]]);
    }

    #[test]
    fn the_lines_of_a_border_meet_at_its_corners_and_the_thin_ones_are_inside() {
        let border = |sides: &[Side]| Border { rule: of(RuleSort::ThickThin, 4, 2), sides: sides.to_vec() };
        let all = fills(all_of(pt([0, 0, 100, 50]), &border(&Side::ALL)));
        let outer = [[0, 0, 100, 4], [0, 46, 100, 4], [0, 4, 4, 42], [96, 4, 4, 42]];
        let inner = [[6, 6, 88, 1], [6, 43, 88, 1], [6, 7, 1, 36], [93, 7, 1, 36]];
        assert_eq!(all, [outer, inner].concat());
        let some = fills(all_of(pt([0, 0, 100, 50]), &border(&[Side::Top, Side::Left])));
        assert_eq!(some, [[0, 0, 100, 4], [0, 4, 4, 46], [6, 6, 94, 1], [6, 7, 1, 43]]);
    }

    #[test]
    fn dots_stand_at_one_distance_with_one_in_every_corner() {
        let dotted = of(RuleSort::Dotted, 1, 2);
        let middles = |items: Vec<Item>| -> Vec<(i64, i64)> {
            let middle = |item| match item {
                Item::Shape(shape) => {
                    let Point { x, y } = shape.contours[0].start;
                    Some(((x.0 - 500_000) / 1000, y.0 / 1000))
                }
                _ => None,
            };
            items.into_iter().filter_map(middle).collect()
        };
        let line = middles(one(pt([0, 0, 11, 1]), &dotted));
        assert_eq!(line, [(500, 500), (3833, 500), (7166, 500), (10_500, 500)]);
        let border = Border { rule: dotted, sides: Side::ALL.to_vec() };
        let dots = middles(all_of(pt([0, 0, 7, 4]), &border));
        let expected = [(500, 500), (3500, 500), (6500, 500), (6500, 3500), (3500, 3500), (500, 3500)];
        assert_eq!(dots, expected);
    }

    #[test]
    fn a_wave_is_as_thick_where_it_is_steep_as_at_its_crest() {
        let wavy = of(RuleSort::Wavy, 1, 8);
        let items = one(pt([0, 0, 101, 5]), &wavy);
        let [Item::Shape(shape)] = items.as_slice() else { panic!("{items:?}") };
        let Contour { start: first, segments } = &shape.contours[0];
        let last = segments[segments.len() - 2].end();
        let (x, y) = (last.x - first.x, last.y - first.y);
        let across = (x.0 * x.0 + y.0 * y.0).isqrt();
        assert!((across - Length::PT.0).abs() < 1000, "{across}");
    }

    #[test]
    fn what_a_border_leaves_nothing_of_is_still_drawn() {
        let sorts = [RuleSort::Thin, RuleSort::Double, RuleSort::ThickThin, RuleSort::Dotted, RuleSort::Wavy];
        for (sort, side) in sorts.into_iter().flat_map(|sort| (0..=12).map(move |side| (sort, side))) {
            let border = Border { rule: of(sort, 2, 2), sides: Side::ALL.to_vec() };
            assert!(!all_of(pt([0, 0, side, 10]), &border).is_empty());
            assert!(!one(pt([0, 0, side, side]), &border.rule).is_empty());
        }
    }

    #[test]
    fn a_wave_stays_inside_the_rectangle_that_its_rule_takes() {
        let wavy = of(RuleSort::Wavy, 1, 8);
        for rect in [pt([10, 10, 100, 5]), pt([10, 10, 5, 100])] {
            let items = one(rect, &wavy);
            let [Item::Shape(shape)] = items.as_slice() else { panic!("{items:?}") };
            let on = shape.contours[0].segments.iter().map(Segment::end);
            assert!(on.clone().count() > 20);
            assert!(on.clone().all(|at| at.x >= rect.x && at.x <= rect.right()));
            assert!(on.clone().all(|at| at.y >= rect.y && at.y <= rect.bottom()));
        }
        let border = Border { rule: wavy, sides: Side::ALL.to_vec() };
        assert_eq!(all_of(pt([0, 0, 100, 60]), &border).len(), 8, "and a round corner each");
    }
}

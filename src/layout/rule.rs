//! Rules as the trade has them (线): what they are made of, and the borders (加框) that they make.

use std::sync::Arc;

use super::ornament::Ornament;
use crate::color::Paint;
use crate::geom::{Direction, Length, Rect};

/// The kinds of rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RuleSort {
    /// 正线.
    Thin,
    /// 反线.
    Thick,
    /// 双线: two alike.
    Double,
    /// 文武线: a thick one, above, on the right, or outside where it is a border's, and a thin one beside it.
    ThickThin,
    /// 点线.
    Dotted,
    /// 曲线.
    Wavy,
}

/// What a rule is drawn with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Drawn {
    /// Lines, dots or a wave.
    Sort(RuleSort),
    /// 花线: an ornament over and over.
    Ornament(Arc<Ornament>),
}

/// A rule of the trade: what it is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// What it is drawn with.
    pub drawn: Drawn,
    /// How thick a line of it is, the thicker one of two; how large a dot; how high an ornament.
    pub weight: Length,
    /// The white between two lines, two dots or two ornaments; of a wavy one, from crest to crest.
    pub gap: Length,
    /// Its colour.
    pub paint: Paint,
}

/// The sides of a rectangle on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Above.
    Top,
    /// Below.
    Bottom,
    /// On the left.
    Left,
    /// On the right.
    Right,
}

/// 加框: rules around a slot, or along some of its sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Border {
    /// What they are.
    pub rule: Rule,
    /// Where they stand, each once.
    pub sides: Vec<Side>,
}

/// What something needs at each side of a slot, as its own text sees them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Edges {
    /// Before its first row.
    pub head: Length,
    /// Behind its last.
    pub foot: Length,
    /// Where its lines begin.
    pub start: Length,
    /// Where they end.
    pub end: Length,
}

/// Of each kind, what a layout need not say: how thick it is, and its gap, if it has one (see [`Rule::gap`]).
const USUAL: [(RuleSort, Length, Option<Length>); 6] = [
    (RuleSort::Thin, Length(250_000), None),
    (RuleSort::Thick, Length(1_000_000), None),
    (RuleSort::Double, Length(250_000), Some(Length(1_000_000))),
    (RuleSort::ThickThin, Length(1_500_000), Some(Length(1_000_000))),
    (RuleSort::Dotted, Length(750_000), Some(Length(1_500_000))),
    (RuleSort::Wavy, Length(400_000), Some(Length(4_000_000))),
];
/// The thinner line of two, and how far a wave swings to either side, as shares of the weight; no line is thinner than a
/// press holds.
const THINNER: i64 = 4;
const SWING: i64 = 2;
const THINNEST: Length = Length(250_000);

impl RuleSort {
    /// How thick it is, and its gap.
    pub(super) fn usual(self) -> (Length, Option<Length>) {
        let row = USUAL.iter().find(|(sort, ..)| *sort == self);
        row.map_or((THINNEST, None), |(_, weight, gap)| (*weight, *gap))
    }
}

impl Rule {
    /// One line.
    #[must_use]
    pub const fn plain(weight: Length, paint: Paint) -> Self {
        Self { drawn: Drawn::Sort(RuleSort::Thin), weight, gap: Length::ZERO, paint }
    }

    /// The lines that it is made of, each from its outer edge on, and how thick it is; of dots, waves and ornaments none.
    #[must_use]
    pub fn lines(&self) -> Vec<(Length, Length)> {
        let Self { weight, gap, .. } = *self;
        let Drawn::Sort(sort) = self.drawn else { return Vec::new() };
        match sort {
            RuleSort::Thin | RuleSort::Thick => vec![(Length::ZERO, weight)],
            RuleSort::Double => vec![(Length::ZERO, weight), (weight + gap, weight)],
            RuleSort::ThickThin => {
                let thin = (weight / THINNER).max(THINNEST).min(weight);
                vec![(Length::ZERO, weight), (weight + gap, thin)]
            }
            RuleSort::Dotted | RuleSort::Wavy => Vec::new(),
        }
    }

    /// How far a wave swings to either side of its middle.
    #[must_use]
    pub fn swing(&self) -> Length {
        self.weight * SWING
    }

    /// From its outer edge to its inner.
    #[must_use]
    pub fn depth(&self) -> Length {
        match self.drawn {
            Drawn::Sort(RuleSort::Dotted) | Drawn::Ornament(_) => self.weight,
            Drawn::Sort(RuleSort::Wavy) => self.swing() * 2 + self.weight,
            Drawn::Sort(_) => self.lines().last().map_or(Length::ZERO, |(from, weight)| *from + *weight),
        }
    }
}

impl Side {
    /// All four.
    pub const ALL: [Self; 4] = [Self::Top, Self::Bottom, Self::Left, Self::Right];

    /// Where text that runs in a direction has its head, its foot, and where its lines start and end.
    #[must_use]
    pub const fn of_text(direction: Direction) -> [Self; 4] {
        match direction {
            Direction::Horizontal => Self::ALL,
            Direction::Vertical => [Self::Right, Self::Left, Self::Top, Self::Bottom],
        }
    }
}

impl Border {
    /// Whether it stands on all sides.
    #[must_use]
    pub const fn is_closed(&self) -> bool {
        self.sides.len() == Side::ALL.len()
    }

    /// Whether it stands on a side.
    #[must_use]
    pub fn is_on(&self, side: Side) -> bool {
        self.sides.contains(&side)
    }
}

impl Edges {
    /// What each side of the page needs, as text sees it that runs in a direction: rows of vertical text follow each other
    /// from the right.
    #[must_use]
    pub fn of(direction: Direction, need: impl Fn(Side) -> Length) -> Self {
        let [head, foot, start, end] = Side::of_text(direction).map(need);
        Self { head, foot, start, end }
    }

    /// What they leave of a rectangle, as text sees it that runs in their direction.
    #[must_use]
    pub fn inside(self, rect: Rect) -> Rect {
        let Self { head, foot, start, end } = self;
        let (width, height) = (rect.width - start - end, rect.height - head - foot);
        let (x, y) = (rect.x + start, rect.y + head);
        Rect { x, y, width: width.max(Length::ZERO), height: height.max(Length::ZERO) }
    }

    /// The same at every side.
    #[must_use]
    pub const fn all(each: Length) -> Self {
        Self { head: each, foot: each, start: each, end: each }
    }

    /// The widest.
    #[must_use]
    pub fn most(self) -> Length {
        self.head.max(self.foot).max(self.start).max(self.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_row_and_reaches_as_far_as_its_lines() {
        let depth = |sort: RuleSort| {
            let (weight, gap) = sort.usual();
            Rule { drawn: Drawn::Sort(sort), weight, gap: gap.unwrap_or_default(), paint: Paint::BLACK }
                .depth()
                .0
                / 1000
        };
        assert_eq!(USUAL.map(|(sort, ..)| depth(sort)), [250, 1000, 1500, 2875, 750, 2000]);
    }

    #[test]
    fn the_thin_line_of_two_is_never_thicker_than_the_thick_one_nor_thinner_than_a_press_holds() {
        let thin = |weight: i64| {
            let rule = Rule {
                drawn: Drawn::Sort(RuleSort::ThickThin),
                gap: Length::pt(1),
                ..Rule::plain(Length(weight), Paint::BLACK)
            };
            rule.lines()[1].1.0
        };
        assert_eq!([thin(4_000_000), thin(600_000), thin(200_000)], [1_000_000, 250_000, 200_000]);
    }

    #[test]
    fn the_head_of_vertical_text_lies_on_the_right_of_the_page() {
        let right = |side: Side| if side == Side::Right { Length::pt(3) } else { Length::ZERO };
        assert_eq!(Edges::of(Direction::Vertical, right), Edges { head: Length::pt(3), ..Edges::default() });
        assert_eq!(Edges::of(Direction::Horizontal, right), Edges { end: Length::pt(3), ..Edges::default() });
    }
}

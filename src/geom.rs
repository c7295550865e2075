//! Lengths, ems and rectangles: whole numbers, so that a page is the same on every machine.
//!
//! Page coordinates start at the top left corner of the trim; x grows to the right, y downwards.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub, SubAssign};

use serde::{Deserialize, Serialize};

/// A length in whole micropoints (10⁻⁶ pt; 1 pt = 1/72 in).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Length(pub i64);

/// A length as a share of a type size, in whole millionths of an em.
///
/// Text is shaped, broken and justified in ems; only placing turns them into [`Length`]s.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Em(pub i64);

macro_rules! quantity {
    ($T:ident) => {
        impl $T {
            /// Nothing.
            pub const ZERO: Self = Self(0);

            /// The distance from zero.
            #[must_use]
            pub const fn abs(self) -> Self {
                Self(self.0.abs())
            }
        }
        impl Add for $T {
            type Output = Self;
            fn add(self, other: Self) -> Self {
                Self(self.0 + other.0)
            }
        }
        impl Sub for $T {
            type Output = Self;
            fn sub(self, other: Self) -> Self {
                Self(self.0 - other.0)
            }
        }
        impl Neg for $T {
            type Output = Self;
            fn neg(self) -> Self {
                Self(-self.0)
            }
        }
        impl Mul<i64> for $T {
            type Output = Self;
            fn mul(self, times: i64) -> Self {
                Self(self.0 * times)
            }
        }
        impl Div<i64> for $T {
            type Output = Self;
            fn div(self, by: i64) -> Self {
                Self(self.0 / by)
            }
        }
        impl AddAssign for $T {
            fn add_assign(&mut self, other: Self) {
                self.0 += other.0;
            }
        }
        impl SubAssign for $T {
            fn sub_assign(&mut self, other: Self) {
                self.0 -= other.0;
            }
        }
        impl Sum for $T {
            fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
                Self(all.map(|one| one.0).sum())
            }
        }
    };
}
quantity!(Length);
quantity!(Em);

impl Length {
    /// One point, 1/72 in.
    pub const PT: Self = Self(1_000_000);
    /// One inch.
    pub const IN: Self = Self(72_000_000);

    /// A whole number of points.
    #[must_use]
    pub const fn pt(points: i64) -> Self {
        Self(points * 1_000_000)
    }

    /// Tenths of a millimetre, none of them negative, rounded to the nearest micropoint.
    #[must_use]
    pub const fn tenths_of_mm(tenths: i64) -> Self {
        Self((tenths * Self::IN.0 + 127) / 254)
    }

    /// Millimetres, rounded to the nearest micropoint.
    #[must_use]
    pub fn mm(millimetres: f64) -> Self {
        Self((millimetres * 72_000_000.0 / 25.4).round() as i64)
    }

    /// In points, for writers.
    #[must_use]
    pub fn to_pt(self) -> f64 {
        self.0 as f64 / 1e6
    }

    /// In millimetres, for reports.
    #[must_use]
    pub fn to_mm(self) -> f64 {
        self.0 as f64 * 25.4 / 72e6
    }

    /// In hundredths of a millimetre: as far as people and programs are told a place.
    #[must_use]
    pub fn hundredths_of_mm(self) -> i64 {
        (self.to_mm() * 100.0).round() as i64
    }

    /// How many ems of type of this size the length is. Zero where the size is zero.
    #[must_use]
    pub fn in_em(self, size: Self) -> Em {
        if size.0 == 0 { Em::ZERO } else { Em(div_round(i128::from(self.0) * 1_000_000, size.0)) }
    }

    /// This length times `num / den`, rounded to the nearest micropoint.
    #[must_use]
    pub fn scaled(self, num: i64, den: i64) -> Self {
        // Nearly all type is as wide as it is high.
        if den == 0 || num == den { self } else { Self(div_round(i128::from(self.0) * i128::from(num), den)) }
    }
}

impl Em {
    /// One em: the type size.
    pub const ONE: Self = Self(1_000_000);
    /// Half an em, the body of a half-width mark.
    pub const HALF: Self = Self(500_000);
    /// A quarter of an em.
    pub const QUARTER: Self = Self(250_000);

    /// Thousandths of an em.
    #[must_use]
    pub const fn milli(thousandths: i64) -> Self {
        Self(thousandths * 1000)
    }

    /// The length in type of this size.
    #[must_use]
    pub fn of(self, size: Length) -> Length {
        Length(div_round(i128::from(self.0) * i128::from(size.0), 1_000_000))
    }

    /// As a fraction of the em, for reports and writers.
    #[must_use]
    pub fn to_f64(self) -> f64 {
        self.0 as f64 / 1e6
    }

    /// This many ems times `num / den`, rounded to the nearest millionth.
    #[must_use]
    pub fn scaled(self, num: i64, den: i64) -> Self {
        if den == 0 { self } else { Self(div_round(i128::from(self.0) * i128::from(num), den)) }
    }
}

/// Division that rounds half away from zero.
pub(crate) fn div_round(num: i128, den: i64) -> i64 {
    // Nearly all products fit 64 bits, which divide several times faster.
    if let Ok(num) = i64::try_from(num)
        && num.unsigned_abs() < 1 << 62
        && den.unsigned_abs() < 1 << 62
    {
        let half = den.abs() / 2;
        let sign = if (num < 0) == (den < 0) { 1 } else { -1 };
        return sign * ((num.abs() + half) / den.abs());
    }
    let den = i128::from(den);
    let half = den.abs() / 2;
    let sign = if (num < 0) == (den < 0) { 1 } else { -1 };
    (sign * ((num.abs() + half) / den.abs())) as i64
}

/// A number of millionths as a decimal without trailing zeros.
fn decimal(f: &mut fmt::Formatter<'_>, millionths: i64) -> fmt::Result {
    let sign = if millionths < 0 { "-" } else { "" };
    let (whole, part) = (millionths.unsigned_abs() / 1_000_000, millionths.unsigned_abs() % 1_000_000);
    if part == 0 {
        return write!(f, "{sign}{whole}");
    }
    let digits = format!("{part:06}");
    write!(f, "{sign}{whole}.{}", digits.trim_end_matches('0'))
}

impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        decimal(f, self.0)?;
        f.write_str("pt")
    }
}

impl fmt::Display for Em {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        decimal(f, self.0)?;
        f.write_str("em")
    }
}

/// A place on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Point {
    /// From the left edge of the trim.
    pub x: Length,
    /// Down from the top edge of the trim.
    pub y: Length,
}

/// A width and a height.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Size {
    /// Left to right.
    pub width: Length,
    /// Top to bottom.
    pub height: Length,
}

impl Size {
    /// How large it is, as sheets are given: to a tenth of a millimetre.
    #[must_use]
    pub fn in_mm(self) -> String {
        format!("{:.1} × {:.1} mm", self.width.to_mm(), self.height.to_mm())
    }
}

/// A rectangle by its top left corner and its size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Rect {
    /// The left edge.
    pub x: Length,
    /// The top edge.
    pub y: Length,
    /// Left to right.
    pub width: Length,
    /// Top to bottom.
    pub height: Length,
}

impl Rect {
    /// The right edge.
    #[must_use]
    pub fn right(self) -> Length {
        self.x + self.width
    }

    /// The bottom edge.
    #[must_use]
    pub fn bottom(self) -> Length {
        self.y + self.height
    }

    /// A place in it, in thousandths from its left and from its top.
    #[must_use]
    pub fn at(self, (across, down): (u16, u16)) -> Point {
        let (across, down) = (i64::from(across), i64::from(down));
        Point { x: self.x + self.width.scaled(across, 1000), y: self.y + self.height.scaled(down, 1000) }
    }

    /// Whether nothing is in it.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.width <= Length::ZERO || self.height <= Length::ZERO
    }

    /// The rules of a border of some weight inside its edge: above, below, left, right.
    #[must_use]
    pub fn sides(self, weight: Length) -> [Self; 4] {
        let Self { x, y, width, height } = self;
        [
            Self { height: weight, ..self },
            Self { y: y + height - weight, height: weight, ..self },
            Self { y: y + weight, width: weight, height: height - weight * 2, ..self },
            Self { x: x + width - weight, y: y + weight, width: weight, height: height - weight * 2 },
        ]
    }

    /// Whether two have more in common than an edge.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }

    /// What two have in common: nothing is in it where they don't meet.
    #[must_use]
    pub fn common(self, other: Self) -> Self {
        let (x, y) = (self.x.max(other.x), self.y.max(other.y));
        let (right, bottom) = (self.right().min(other.right()), self.bottom().min(other.bottom()));
        Self { x, y, width: right - x, height: bottom - y }
    }

    /// The smallest around two.
    #[must_use]
    pub fn around(self, other: Self) -> Self {
        let (x, y) = (self.x.min(other.x), self.y.min(other.y));
        let (right, bottom) = (self.right().max(other.right()), self.bottom().max(other.bottom()));
        Self { x, y, width: right - x, height: bottom - y }
    }

    /// Its left, its top, its width and its height in millimetres, to a hundredth.
    #[must_use]
    pub fn to_mm(self) -> [f64; 4] {
        [self.x, self.y, self.width, self.height].map(|length| length.hundredths_of_mm() as f64 / 100.0)
    }

    /// Whether another lies in it.
    #[must_use]
    pub fn holds(self, other: Self) -> bool {
        self.x <= other.x
            && self.y <= other.y
            && self.right() >= other.right()
            && self.bottom() >= other.bottom()
    }
}

/// How printer's marks are drawn where a sheet is cut.
#[derive(Debug, Clone, Copy)]
pub struct Crops {
    /// How far from the trim they begin.
    pub from: Length,
    /// How long they are.
    pub length: Length,
    /// The weight of their lines.
    pub weight: Length,
}

impl Crops {
    /// The lines at the corners of a trim, in line with its edges: the upright ones, then the level ones.
    #[must_use]
    pub fn around(self, Size { width, height }: Size) -> [[Rect; 4]; 2] {
        let Self { from, length, weight } = self;
        let (before, none) = (-from - length, Length::ZERO);
        let upright = |x: Length, y: Length| Rect { x: x - weight / 2, y, width: weight, height: length };
        let level = |x: Length, y: Length| Rect { x, y: y - weight / 2, width: length, height: weight };
        let (below, behind) = (height + from, width + from);
        let down = [(none, before), (none, below), (width, before), (width, below)];
        let across = [(before, none), (behind, none), (before, height), (behind, height)];
        [down.map(|(x, y)| upright(x, y)), across.map(|(x, y)| level(x, y))]
    }
}

/// The top of the em box of a CJK face above its baseline; its foot lies 0.12 em below. Also how far the origin of
/// an upright glyph in a vertical line lies above its baseline (the vertical origin of nearly all such faces).
pub const EM_BOX_TOP: Em = Em::milli(880);

/// The smallest type that readers of a newspaper can read, sounds of characters included.
pub const READABLE: Length = Length::pt(5);

/// The way lines run: the axis that text is set along.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Direction {
    /// 横排: lines run to the right and follow each other downwards.
    #[default]
    Horizontal,
    /// 竖排: lines run downwards and follow each other to the left.
    Vertical,
}

/// From the coordinates that text is set in, where every line runs along x and the next one lies below it, to
/// those of the page. Vertical text is set like any other and turned here, a quarter clockwise: its lines run
/// down and follow each other from the right to the left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Turn {
    /// The way lines run on the page.
    pub direction: Direction,
    /// Where the first line begins: the top left corner of what is turned, for vertical text its top right one.
    pub origin: Point,
}

impl Turn {
    /// A place on the page.
    #[must_use]
    pub fn point(self, at: Point) -> Point {
        let Self { direction, origin } = self;
        match direction {
            Direction::Horizontal => Point { x: origin.x + at.x, y: origin.y + at.y },
            Direction::Vertical => Point { x: origin.x - at.y, y: origin.y + at.x },
        }
    }

    /// A rectangle on the page.
    #[must_use]
    pub fn rect(self, at: Rect) -> Rect {
        match self.direction {
            Direction::Horizontal => {
                let Point { x, y } = self.point(Point { x: at.x, y: at.y });
                Rect { x, y, ..at }
            }
            Direction::Vertical => {
                let Point { x, y } = self.point(Point { x: at.x, y: at.bottom() });
                Rect { x, y, width: at.height, height: at.width }
            }
        }
    }

    /// A place of the page as text sees it.
    #[must_use]
    pub fn point_back(self, at: Point) -> Point {
        let Self { direction, origin } = self;
        match direction {
            Direction::Horizontal => Point { x: at.x - origin.x, y: at.y - origin.y },
            Direction::Vertical => Point { x: at.y - origin.y, y: origin.x - at.x },
        }
    }

    /// A rectangle of the page as text sees it.
    #[must_use]
    pub fn rect_back(self, at: Rect) -> Rect {
        let corner =
            Point { x: if self.direction == Direction::Vertical { at.right() } else { at.x }, y: at.y };
        let Point { x, y } = self.point_back(corner);
        let Size { width, height } = self.direction.seen(Size { width: at.width, height: at.height });
        Rect { x, y, width, height }
    }

    /// What turns text of another direction into a rectangle of the page.
    #[must_use]
    pub fn into_rect(direction: Direction, rect: Rect) -> Self {
        let x = match direction {
            Direction::Horizontal => rect.x,
            Direction::Vertical => rect.right(),
        };
        Self { direction, origin: Point { x, y: rect.y } }
    }
}

impl Direction {
    /// The size of a box of the page as text sees it: along the line, and from line to line.
    #[must_use]
    pub const fn seen(self, size: Size) -> Size {
        match self {
            Self::Horizontal => size,
            Self::Vertical => Size { width: size.height, height: size.width },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vertical_text_begins_at_the_top_right_and_goes_left() {
        let page = Rect { width: Length::pt(100), height: Length::pt(200), ..Rect::default() };
        let turn = Turn::into_rect(Direction::Vertical, page);
        let second_line = Point { x: Length::pt(30), y: Length::pt(12) };
        assert_eq!(turn.point(second_line), Point { x: Length::pt(88), y: Length::pt(30) });
        let line = Rect { x: Length::ZERO, y: Length::pt(12), width: Length::pt(200), height: Length::pt(9) };
        let on_page =
            Rect { x: Length::pt(79), y: Length::ZERO, width: Length::pt(9), height: Length::pt(200) };
        assert_eq!(turn.rect(line), on_page);
        assert_eq!(turn.rect_back(on_page), line);
        assert_eq!(turn.point_back(turn.point(second_line)), second_line);
    }

    #[test]
    fn seventeen_em_of_nine_points_are_153_points() {
        assert_eq!(Em(17_000_000).of(Length::pt(9)), Length::pt(153));
        assert_eq!(Length::pt(153).in_em(Length::pt(9)), Em(17_000_000));
    }

    #[test]
    fn millimetres_round_to_a_micropoint() {
        assert_eq!(Length::mm(25.4), Length::IN);
        assert_eq!(Length::mm(275.0), Length(779_527_559));
    }

    #[test]
    fn places_are_told_to_a_hundredth_of_a_millimetre() {
        let (width, height) = (Length::mm(25.404), Length::mm(0.006));
        let rect = Rect { x: Length::mm(-0.001), y: Length::ZERO, width, height };
        assert_eq!(rect.to_mm().map(|side| side.to_string()), ["0", "0", "25.4", "0.01"]);
    }

    #[test]
    fn division_rounds_half_away_from_zero() {
        assert_eq!(div_round(5, 2), 3);
        assert_eq!(div_round(-5, 2), -3);
        assert_eq!(div_round(5, -2), -3);
    }

    #[test]
    fn quantities_print_without_trailing_zeros() {
        assert_eq!(Em(-35_000).to_string(), "-0.035em");
        assert_eq!(Length(11_500_000).to_string(), "11.5pt");
    }
}

//! Values of a layout that are more than a quantity or a string, and the words that stand for others.

use crate::block::BlockAlign;
use crate::convention::{Convention, Interpunct, MAINLAND, TRADITIONAL};
use crate::diag::Span;
use crate::geom::Direction;
use crate::layout::serial::{PartFigures, SerialAt};
use crate::layout::{Across, BoxPlace, Holds, Remainder, RuleSort, Side, When};
use crate::reading::findings::{Field, Given};
use crate::reading::lengths::{Rows, Share};
use crate::reading::read::{FromToml, List, Reading, Value, Words, wanted};
use crate::style::{Breaking, Bullet, Figures, HeadAlign, Kinsoku, MarkStyle};

/// Shares of cyan, magenta, yellow and black.
#[derive(Debug, Clone)]
pub(crate) struct Cmyk(pub [Field<Share>; 4]);

impl FromToml for Cmyk {
    fn read(value: &Value<'_>, span: Span, reading: &mut Reading<'_>) -> Option<Self> {
        if value.as_array().is_none_or(|array| array.len() != 4) {
            reading.wrong_type(value, span, wanted("shares"));
            return None;
        }
        List::read(value, span, reading)?.0.try_into().ok().map(Self)
    }
}

impl Words for MarkStyle {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("kaiming", Self::Kaiming),
        ("full", Self::FullWidth),
        ("half", Self::HalfWidth),
        ("line-end-half", Self::LineEndHalf),
    ];
}

impl Words for &'static Convention {
    const WORDS: &'static [(&'static str, Self)] = &[("mainland", &MAINLAND), ("traditional", &TRADITIONAL)];
}

impl Words for Interpunct {
    const WORDS: &'static [(&'static str, Self)] = &[("half", Self::Half), ("full", Self::Full)];
}

impl Words for HeadAlign {
    const WORDS: &'static [(&'static str, Self)] = &[("middle", Self::Middle), ("start", Self::Start)];
}

impl Words for SerialAt {
    const WORDS: &'static [(&'static str, Self)] = &[("above", Self::Above), ("below", Self::Below)];
}

impl Words for PartFigures {
    const WORDS: &'static [(&'static str, Self)] = &[("arabic", Self::Arabic), ("han", Self::Han)];
}

impl Words for BlockAlign {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("justified", Self::Justified),
        ("start", Self::Start),
        ("middle", Self::Middle),
        ("end", Self::End),
        ("longest", Self::Longest),
    ];
}

impl Words for Bullet {
    const WORDS: &'static [(&'static str, Self)] = &Self::ALL;
}

impl Words for Remainder {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("automatic", Self::Automatic),
        ("absolute", Self::Absolute),
        ("free", Self::Free),
        ("relative", Self::Relative),
    ];
}

impl Words for Holds {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("picture", Self::Picture),
        ("head", Self::Head),
        ("quotation", Self::Quotation),
        ("table", Self::Table),
    ];
}

impl Words for BoxPlace {
    const WORDS: &'static [(&'static str, Self)] =
        &[("left", Self::Left), ("middle", Self::Middle), ("right", Self::Right)];
}

impl Words for RuleSort {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("thin", Self::Thin),
        ("thick", Self::Thick),
        ("double", Self::Double),
        ("thick-thin", Self::ThickThin),
        ("dotted", Self::Dotted),
        ("wavy", Self::Wavy),
    ];
}

impl Words for Side {
    const WORDS: &'static [(&'static str, Self)] =
        &[("top", Self::Top), ("bottom", Self::Bottom), ("left", Self::Left), ("right", Self::Right)];
}

/// How the lines of a part of pages are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PartSet {
    /// As the items of one line.
    Spread,
    /// One below the other.
    Stacked,
}

impl Words for PartSet {
    const WORDS: &'static [(&'static str, Self)] = &[("spread", Self::Spread), ("stacked", Self::Stacked)];
}

impl Words for Across {
    const WORDS: &'static [(&'static str, Self)] =
        &[("start", Self::Start), ("middle", Self::Middle), ("end", Self::End)];
}

/// Pages by a word.
#[derive(Debug, Clone, Copy)]
pub(crate) struct On(pub &'static When);

impl Words for On {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("first", Self(&When::First)),
        ("others", Self(&When::Others)),
        ("left", Self(&When::Left)),
        ("right", Self(&When::Right)),
        ("all", Self(&When::All)),
    ];
}

impl Words for Kinsoku {
    const WORDS: &'static [(&'static str, Self)] =
        &[("none", Self::None), ("basic", Self::Basic), ("gb", Self::Gb), ("strict", Self::Strict)];
}

/// No space between Han and figures or Latin letters.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Close;

impl Words for Close {
    const WORDS: &'static [(&'static str, Self)] = &[("none", Self)];
}

impl Words for Breaking {
    const WORDS: &'static [(&'static str, Self)] =
        &[("first-fit", Self::FirstFit), ("total-fit", Self::TotalFit)];
}

impl Words for Figures {
    const WORDS: &'static [(&'static str, Self)] =
        &[("half", Self::Half), ("proportional", Self::Proportional)];
}

impl Words for Direction {
    const WORDS: &'static [(&'static str, Self)] =
        &[("horizontal", Self::Horizontal), ("vertical", Self::Vertical)];
}

/// A number of rows as a number.
pub(crate) fn count(rows: &Given<Rows>) -> Given<i64> {
    rows.as_ref().map(|rows| Field { value: rows.value.0, span: rows.span })
}

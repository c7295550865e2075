//! The Mainland's convention: simplified characters, marks in the corner of their em, GB/T 15834-2011.

use super::choices::{Kinsoku, MarkStyle};
use super::class::Class;
use super::gap::{Blanks, Gap};
use super::tables::{Convention, Ink};
use crate::geom::Em;

/// How papers of the Mainland are set.
pub static MAINLAND: Convention = Convention {
    language: "zh-Hans",
    characters: CHARACTERS,
    ink: INK,
    not_at_start: NOT_AT_START,
    not_at_end: NOT_AT_END,
    blanks,
};

impl Default for &'static Convention {
    /// The Mainland's.
    fn default() -> Self {
        &MAINLAND
    }
}

const CHARACTERS: &[(Class, &str)] = &[
    (Class::Opening, "“‘（《〈「『【〔〖［｛〘〚"),
    (Class::Closing, "”’）》〉」』】〕〗］｝〙〛"),
    (Class::Pause, "，、；：﹐﹔﹕"),
    (Class::Stop, "。？！．｡"),
    (Class::Interpunct, "·・‧"),
    (Class::Dash, "—⸺"),
    (Class::Ellipsis, "…⋯"),
    (Class::Connector, "–～~〜"),
    (Class::Solidus, "/／"),
    (Class::Prefix, "¥￥$＄£€№"),
    (Class::Postfix, "%％‰℃℉°′″"),
    (Class::LatinOpening, "([{"),
    (Class::LatinClosing, ")]},.;:!?"),
    (Class::Space, " "),
    (Class::Blank, "\u{3000}"),
];

/// Marks stand in the corner of their em at which their text is; the interpunct in the middle.
const INK: &[(Class, Ink)] = &[
    (Class::Opening, Ink::AtEnd),
    (Class::Closing, Ink::AtStart),
    (Class::Pause, Ink::AtStart),
    (Class::Stop, Ink::AtStart),
    (Class::Interpunct, Ink::InMiddle),
];

/// The level from which on a class may not start a line.
const NOT_AT_START: &[(Class, Kinsoku)] = &[
    (Class::Closing, Kinsoku::Basic),
    (Class::Pause, Kinsoku::Basic),
    (Class::Stop, Kinsoku::Basic),
    (Class::Interpunct, Kinsoku::Basic),
    (Class::Connector, Kinsoku::Basic),
    (Class::Solidus, Kinsoku::Basic),
    (Class::LatinClosing, Kinsoku::Basic),
    (Class::Dash, Kinsoku::Strict),
    (Class::Ellipsis, Kinsoku::Strict),
];

/// The level from which on a class may not end a line.
const NOT_AT_END: &[(Class, Kinsoku)] =
    &[(Class::Opening, Kinsoku::Basic), (Class::LatinOpening, Kinsoku::Basic), (Class::Solidus, Kinsoku::Gb)];

/// The blank of a mark, which may be squeezed out whole.
const fn blank(natural: Em, shrink_order: u8) -> Gap {
    Gap { natural, shrink: natural, shrink_order, opens: true, ..Gap::NONE }
}
/// The blank of a mark, which stays.
const fn frozen(natural: Em) -> Gap {
    Gap { natural, opens: true, ..Gap::NONE }
}
/// A blank at the line end: never stretched, first to go.
const fn at_end(gap: Gap) -> Gap {
    Gap { shrink_order: 1, opens: false, ..gap }
}

/// 全角式: every mark one em, squeezed where two meet, or to make a line fit.
const FULL_WIDTH: Blanks = Blanks {
    bracket: blank(Em::HALF, 4),
    pause: blank(Em::HALF, 5),
    stop: blank(Em::HALF, 7),
    interpunct: blank(Em::QUARTER, 3),
    mark_end: at_end(blank(Em::HALF, 1)),
    stop_end: at_end(blank(Em::HALF, 1)),
};
/// 开明式: 。？！ keep their em, at line ends too; every other mark is half an em.
const KAIMING: Blanks = Blanks {
    bracket: Gap::SOLID,
    pause: Gap::SOLID,
    stop: frozen(Em::HALF),
    interpunct: Gap::SOLID,
    mark_end: Gap::NONE,
    stop_end: at_end(frozen(Em::HALF)),
};
/// 半角式: every mark half an em.
const HALF_WIDTH: Blanks = Blanks {
    bracket: Gap::SOLID,
    pause: Gap::SOLID,
    stop: Gap::SOLID,
    interpunct: Gap::SOLID,
    mark_end: Gap::NONE,
    stop_end: Gap::NONE,
};
/// 行末半角: as 全角式, but a mark at the line end is always half an em.
const LINE_END_HALF: Blanks = Blanks { mark_end: Gap::NONE, stop_end: Gap::NONE, ..FULL_WIDTH };

const fn blanks(style: MarkStyle) -> Blanks {
    match style {
        MarkStyle::FullWidth => FULL_WIDTH,
        MarkStyle::Kaiming => KAIMING,
        MarkStyle::HalfWidth => HALF_WIDTH,
        MarkStyle::LineEndHalf => LINE_END_HALF,
    }
}

//! The Mainland's convention: simplified characters, marks in the corner of their em, GB/T 15834-2011.

use std::sync::OnceLock;

use super::chinese;
use super::choices::MarkStyle;
use super::class::Class;
use super::gap::{Blanks, Gap, at_end, blank, frozen};
use super::tables::{Convention, Ink};
use crate::geom::Em;

/// How papers of the Mainland are set.
pub static MAINLAND: Convention = Convention {
    name: "mainland",
    language: "zh-Hans",
    exceptions: chinese::EXCEPTIONS,
    in_place: chinese::IN_PLACE,
    ink: INK,
    whole_upright: chinese::WHOLE_UPRIGHT,
    upright_forms: chinese::UPRIGHT_FORMS,
    half_forms: chinese::HALF_FORMS,
    not_at_start: chinese::NOT_AT_START,
    not_at_end: chinese::NOT_AT_END,
    blanks,
    named: OnceLock::new(),
};

impl Default for &'static Convention {
    /// The Mainland's.
    fn default() -> Self {
        &MAINLAND
    }
}

/// Marks stand in the corner of their em at which their text is.
const INK: &[(Class, Ink)] = &[
    (Class::Opening, Ink::AtEnd),
    (Class::Closing, Ink::AtStart),
    (Class::Pause, Ink::AtStart),
    (Class::Stop, Ink::AtStart),
];

/// 全角式: every mark one em, squeezed where two meet, or to make a line fit.
const FULL_WIDTH: Blanks = Blanks {
    bracket: blank(Em::HALF, 4),
    before_pause: Gap::SOLID,
    pause: blank(Em::HALF, 5),
    before_stop: Gap::SOLID,
    stop: blank(Em::HALF, 7),
    // Half an em in every style (GB/T 15834-2011, 5.1.7).
    interpunct: Gap::SOLID,
    bracket_end: at_end(blank(Em::HALF, 1)),
    pause_end: at_end(blank(Em::HALF, 1)),
    stop_end: at_end(blank(Em::HALF, 1)),
};
/// 开明式: 。？！ keep their em, at line ends too; every other mark is half an em.
const KAIMING: Blanks =
    Blanks { stop: frozen(Em::HALF), stop_end: at_end(frozen(Em::HALF)), ..Blanks::HALF_WIDTH };

const fn blanks(style: MarkStyle) -> Blanks {
    match style {
        MarkStyle::FullWidth => FULL_WIDTH,
        MarkStyle::Kaiming => KAIMING,
        MarkStyle::HalfWidth => Blanks::HALF_WIDTH,
        MarkStyle::LineEndHalf => FULL_WIDTH.half_at_line_end(),
    }
}

//! The convention of Taiwan and Hong Kong: traditional characters, marks in the middle of their em (CLREQ, 3.1.2).

use std::sync::OnceLock;

use super::chinese;
use super::choices::MarkStyle;
use super::class::Class;
use super::gap::{Blanks, at_end, blank};
use super::tables::{Convention, Ink, Listed};
use crate::geom::Em;

/// How papers of Taiwan and Hong Kong are set.
pub static TRADITIONAL: Convention = Convention {
    name: "traditional",
    language: "zh-Hant",
    exceptions: EXCEPTIONS,
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

/// ？ and ！ fill their em and give none of it (CLREQ, 3.1.6.1); they go before what the regions have in common.
const OWN: [Listed; 1] = [Listed::characters(Class::Whole, "？！")];
const EXCEPTIONS: &[Listed] = &together();

const fn together() -> [Listed; OWN.len() + chinese::EXCEPTIONS.len()] {
    let mut all = [OWN[0]; OWN.len() + chinese::EXCEPTIONS.len()];
    let mut at = 0;
    while at < chinese::EXCEPTIONS.len() {
        all[OWN.len() + at] = chinese::EXCEPTIONS[at];
        at += 1;
    }
    all
}

/// Pauses and stops stand in the middle of their em, brackets at what they enclose.
const INK: &[(Class, Ink)] = &[
    (Class::Opening, Ink::AtEnd),
    (Class::Closing, Ink::AtStart),
    (Class::Pause, Ink::Centred),
    (Class::Stop, Ink::Centred),
    (Class::Whole, Ink::Centred),
];

/// Half of the blank of a centred mark: on either side of it.
const SIDE: Em = Em::QUARTER;

/// 全角式: every mark one em, squeezed on both sides of its ink.
const FULL_WIDTH: Blanks = Blanks {
    bracket: blank(Em::HALF, 4),
    before_pause: blank(SIDE, 5),
    pause: blank(SIDE, 5),
    before_stop: blank(SIDE, 7),
    stop: blank(SIDE, 7),
    // The interpunct is as wide as a Han character (CLREQ, 3.1.1.2).
    interpunct: blank(Em::QUARTER, 3),
    bracket_end: at_end(blank(Em::HALF, 1)),
    pause_end: at_end(blank(SIDE, 1)),
    stop_end: at_end(blank(SIDE, 1)),
};

/// 开明式: stops one em, every other mark half an em.
const KAIMING: Blanks = Blanks {
    before_stop: FULL_WIDTH.before_stop,
    stop: FULL_WIDTH.stop,
    stop_end: FULL_WIDTH.stop_end,
    ..Blanks::HALF_WIDTH
};

const fn blanks(style: MarkStyle) -> Blanks {
    match style {
        MarkStyle::FullWidth => FULL_WIDTH,
        MarkStyle::Kaiming => KAIMING,
        MarkStyle::HalfWidth => Blanks::HALF_WIDTH,
        MarkStyle::LineEndHalf => FULL_WIDTH.half_at_line_end(),
    }
}

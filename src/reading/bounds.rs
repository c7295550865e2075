//! Bounds on what files may ask for, and the check that they are kept.
//!
//! They are far beyond what a paper needs and far below what overflows: a product of any few of them is a
//! small 64-bit number.

use crate::words::Words;
use std::fmt::Display;
use std::ops::RangeInclusive;

use crate::diag::{Diagnostic, Span};
use crate::geom::{Em, Length};
use crate::reading::findings::{Findings, Given};
use crate::reading::units::{Rows, Share};

/// Text of all stories together, in bytes.
pub(crate) const TEXT: usize = 64 << 20;
/// Stories of an edition: pages number them in 16 bits.
pub(crate) const STORIES: usize = 20_000;
/// Pages of an edition.
pub(crate) const PAGES: usize = 1000;
/// Slots, rules, faces, head styles and furniture texts of a layout, each.
pub(crate) const PARTS: usize = 400;
/// News values: 1 for the lead, the last for what is worth least.
pub(crate) const WEIGHTS: u32 = 20;
/// Columns of a table, and rows.
pub(crate) const TABLE_COLUMNS: usize = 40;
pub(crate) const TABLE_ROWS: usize = 1000;
/// How wide a column of a table may be said to be.
pub(crate) const TABLE_COLUMN: RangeInclusive<Em> = Em::HALF..=Em(200_000_000);
/// Pictures of a story.
pub(crate) const STORY_PICTURES: usize = 40;
/// Pictures of an edition.
pub(crate) const PICTURES: usize = 2000;
/// Advertisements of an edition.
pub(crate) const ADS: usize = 1000;
/// How many days older than the edition the data of a template may be.
pub(crate) const FEED_AGE: RangeInclusive<i64> = 0..=366;
/// A page of a customer's file.
pub(crate) const FILE_PAGE: RangeInclusive<i64> = 1..=1000;
/// The width and the height of an advertisement.
pub(crate) const AD: RangeInclusive<Length> = Length::pt(9)..=Length::pt(7200);
/// Readings of a page before it goes to press.
pub(crate) const READINGS: usize = 20;
/// Characters of what a reading is called, of who has given it, and of when that was.
pub(crate) const READING: usize = 40;
/// Fields of the paper.
pub(crate) const FIELDS: usize = 200;
/// Entries of a list of words.
pub(crate) const WORDS: usize = 4000;
/// Characters of a word in a list.
pub(crate) const WORD: usize = 40;
/// The issue number.
pub(crate) const NUMBER: RangeInclusive<i64> = 0..=999_999_999;
/// A field of the paper that is a whole number: eighteen digits.
pub(crate) const FIELD: RangeInclusive<i64> = -999_999_999_999_999_999..=999_999_999_999_999_999;
/// The trimmed sheet, either way.
pub(crate) const TRIM: RangeInclusive<Length> = Length::pt(36)..=Length::pt(7200);
/// The bleed.
pub(crate) const BLEED: RangeInclusive<Length> = Length::ZERO..=Length::pt(144);
/// From the trim to the type area.
pub(crate) const MARGIN: RangeInclusive<Length> = Length::ZERO..=Length::pt(7200);
/// Sizes of type, and leading.
pub(crate) const SIZE: RangeInclusive<Length> = Length::PT..=Length::pt(1000);
/// Weights of rules.
pub(crate) const WEIGHT: RangeInclusive<Length> = Length(10_000)..=Length::pt(100);
/// The same where there may be none.
pub(crate) const RULE: RangeInclusive<Length> = Length::ZERO..=Length::pt(100);
/// The white between two units of an ornamental rule.
pub(crate) const WHITE: RangeInclusive<Length> = Length::ZERO..=Length::pt(100);
/// A share of an ink.
pub(crate) const INK: RangeInclusive<Share> = Share(0)..=Share(1000);
/// Named inks of an edition: no press has as many.
pub(crate) const INKS: usize = 32;
/// The bytes of a plate's name (a PDF name holds 127).
pub(crate) const PLATE: usize = 100;
/// All inks of a press together.
pub(crate) const TOTAL_INK: RangeInclusive<Share> = Share(1000)..=Share(4000);
/// The quality of JPEG.
pub(crate) const QUALITY: RangeInclusive<i64> = 1..=100;
/// How much edges are sharpened.
pub(crate) const SHARPENING: RangeInclusive<Share> = Share(0)..=Share(2000);
/// Pixels an inch.
pub(crate) const RESOLUTION: RangeInclusive<i64> = 1..=10_000;
/// Basic columns, and text columns of a slot.
pub(crate) const COLUMNS: RangeInclusive<i64> = 1..=40;
/// Rows.
pub(crate) const ROWS: RangeInclusive<i64> = 1..=500;
/// Rows that a part of a slot may lack.
pub(crate) const SOME_ROWS: RangeInclusive<i64> = 0..=500;
/// White rows beside a subhead.
pub(crate) const WHITE_ROWS: RangeInclusive<i64> = 0..=10;
/// The width of a basic column.
pub(crate) const MEASURE: RangeInclusive<Em> = Em(1_000_000)..=Em(500_000_000);
/// Gaps and indents.
pub(crate) const GAP: RangeInclusive<Em> = Em(0)..=Em(40_000_000);
/// The column of a caption beside its picture.
pub(crate) const CAPTION: RangeInclusive<Em> = Em(3_000_000)..=Em(100_000_000);
/// Letterspacing.
pub(crate) const TRACKING: RangeInclusive<Em> = Em(-500_000)..=Em(2_000_000);
/// From one tracking to the next.
pub(crate) const STEP: RangeInclusive<Em> = Em(1000)..=Em(1_000_000);
/// The least characters on a last line, and lines at a column's head and foot.
pub(crate) const LEAST: RangeInclusive<i64> = 1..=10;
/// Parts of a serial.
pub(crate) const SERIAL: RangeInclusive<i64> = 1..=9999;
/// Lines of a headline.
pub(crate) const LINES: RangeInclusive<i64> = 1..=10;
/// Horizontal scale.
pub(crate) const SCALE: RangeInclusive<Share> = Share(300)..=Share(1000);

/// The size of a block of text, as a share of the body's.
pub(crate) const BLOCK: RangeInclusive<Share> = Share(500)..=Share(1500);
/// Figures side by side in one em.
pub(crate) const CELL_FIGURES: RangeInclusive<i64> = 0..=4;
/// Horizontal scale of a stretch of text: 长体 and 扁体.
pub(crate) const RUN_SCALE: RangeInclusive<Share> = Share(300)..=Share(3000);

/// What a key that takes a length in em may have, by its name. It is asked only where a unit is missing: a key that is
/// not here has none added.
pub(crate) fn em_of(key: &str) -> Option<RangeInclusive<Em>> {
    match key {
        "measure" => Some(MEASURE),
        "gutter"
        | "gap"
        | "natural"
        | "smallest"
        | "largest"
        | "open"
        | "spread"
        | "indent"
        | "first_indent"
        | "indent_after_subhead"
        | "inset"
        | "inset_end"
        | "hang"
        | "dateline_gap"
        | "run_in_gap"
        | "byline_gap"
        | "loose"
        | "even"
        | "padding" => Some(GAP),
        "caption_width" => Some(CAPTION),
        "tracking" | "min" | "max" => Some(TRACKING),
        "step" => Some(STEP),
        _ => None,
    }
}

/// The same of a percentage.
pub(crate) fn share_of(key: &str) -> Option<RangeInclusive<Share>> {
    match key {
        "narrowest" => Some(SCALE),
        "gray" | "tint" | "cmyk" | "focus" => Some(INK),
        "total_ink" => Some(TOTAL_INK),
        "sharpening" => Some(SHARPENING),
        "scale" => Some(RUN_SCALE),
        _ => None,
    }
}

impl Display for Rows {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl Display for Share {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.0 % 10 {
            0 => write!(f, "{}%", self.0 / 10),
            tenths => write!(f, "{}.{}%", self.0 / 10, tenths.abs()),
        }
    }
}

/// The value of a key, if it is given and within its bounds.
pub(crate) fn within<T: Copy + PartialOrd + Display>(
    key: &str,
    given: &Given<T>,
    bounds: &RangeInclusive<T>,
    found: &mut Findings,
) -> Option<T> {
    let field = given.as_ref()?;
    if bounds.contains(&field.value) {
        return Some(field.value);
    }
    let allowed = Words::part("allowed", "range");
    let range = Words::span(bounds.start().to_string(), bounds.end().to_string());
    let allowed = allowed.arg("range", range);
    out_of_range(key, &field.value, field.span, allowed, found);
    None
}

/// The value of a key, or a default where it is not given; nothing where it is out of bounds.
pub(crate) fn within_or<T: Copy + PartialOrd + Display>(
    key: &str,
    given: &Given<T>,
    bounds: &RangeInclusive<T>,
    default: T,
    found: &mut Findings,
) -> Option<T> {
    if given.is_some() { within(key, given, bounds, found) } else { Some(default) }
}

/// A value for a message: as the program has it, or as it is written where that is more than can be held.
pub(crate) fn as_written(value: &dyn Display, span: Span, found: &Findings) -> String {
    found.overlong(span).map_or_else(|| value.to_string(), str::to_owned)
}

/// Reports a value that is out of its bounds.
pub(crate) fn out_of_range(key: &str, value: &dyn Display, span: Span, allowed: Words, found: &mut Findings) {
    let value = as_written(value, span, found);
    let one = Diagnostic::error("out-of-range").arg("key", key).arg("value", value).arg("allowed", allowed);
    found.add(one.here(span));
}

/// Reports a list that is too long.
pub(crate) fn too_many(
    what: &'static str,
    count: usize,
    most: usize,
    span: Span,
    found: &mut Findings,
) -> bool {
    if count > most {
        let one = Diagnostic::error("out-of-range").form("many").arg("count", count).arg("most", most);
        found.add(one.arg("what", Words::part("kinds", what)).mark(span, "many-here").mend_by("help-many"));
    }
    count > most
}

//! The watermark of a proof: large, over everything, three times down the page.

use super::forme::Forme;
use crate::color::{Color, Paint};
use crate::galley::{Line, set_text};
use crate::geom::{Em, Length, Point, Size, Turn};
use crate::page::{Item, Role, Source};
use crate::text::ShapedText;

/// The writer of a proof lets what is under it show through.
const DARK: Paint = Paint { color: Color::gray(7_000), overprint: false };
/// How often it stands on a page.
const TIMES: i64 = 3;

/// The watermark of a page, from edge to edge of the middle four fifths, no higher than a quarter of the page.
pub(crate) fn lines(text: &ShapedText, trim: Size) -> Vec<Item> {
    let mut items = Vec::new();
    let set = set_text(text, Em::ZERO);
    let across = trim.width.scaled(4, 5).scaled(Em::ONE.0, set.end.0.max(1));
    let size = across.min(trim.height / 4);
    if size <= Length::ZERO || set.end <= Em::ZERO {
        return items;
    }
    let x = (trim.width - set.end.of(size)) / 2;
    for time in 0..TIMES {
        let middle = trim.height * (time * 2 + 1) / (TIMES * 2);
        let at = Point { x, y: middle + size.scaled(38, 100) };
        let source = Source::furniture(Role::Watermark);
        let set = set.clone();
        let line = Line { text, set, at, size, scale: 1000, paint: DARK, source };
        Forme::new(Turn::default(), &mut items).line(&line);
    }
    items
}

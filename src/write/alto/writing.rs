//! What pages are written with.

use super::options::Options;
use super::substitute::Substitutes;
use crate::font::Fonts;
use crate::geom::Rect;
use crate::transcript::Transcript;
use crate::write::Unit;
use crate::xml::Attribute;

/// What a page is written with.
pub(super) struct Writing<'t, 'c> {
    pub(super) transcript: &'t Transcript<'c>,
    pub(super) fonts: &'t Fonts,
    pub(super) options: Options,
    pub(super) substitutes: Substitutes,
}

/// Where something stands.
pub(super) fn places(unit: Unit, rect: Rect) -> [Attribute<'static>; 4] {
    let [x, y, width, height] = unit.rect(rect).map(std::borrow::Cow::from);
    [("HPOS", x), ("VPOS", y), ("WIDTH", width), ("HEIGHT", height)]
}

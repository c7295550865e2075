//! What composite glyphs are made of (OpenType, `glyf`).

use super::bytes::{put, u16_at};
use super::error::CutShort;

/// Flags of a component.
pub(super) mod flag {
    pub(in crate::write::truetype) const ARG_1_AND_2_ARE_WORDS: u16 = 0x0001;
    pub(in crate::write::truetype) const ARGS_ARE_XY_VALUES: u16 = 0x0002;
    pub(in crate::write::truetype) const WE_HAVE_A_SCALE: u16 = 0x0008;
    pub(in crate::write::truetype) const MORE_COMPONENTS: u16 = 0x0020;
    pub(in crate::write::truetype) const WE_HAVE_AN_X_AND_Y_SCALE: u16 = 0x0040;
    pub(in crate::write::truetype) const WE_HAVE_A_TWO_BY_TWO: u16 = 0x0080;
    pub(in crate::write::truetype) const USE_MY_METRICS: u16 = 0x0200;
}

/// The bytes of a composite glyph before its components: the number of contours, and the box.
const BEFORE_COMPONENTS: usize = 10;

/// A component of a composite glyph.
pub(super) struct Component {
    pub(super) flags: u16,
    pub(super) glyph: u16,
    /// Where the number of the glyph stands.
    at: usize,
}

/// The components of a glyph; none where it is drawn by itself.
pub(super) struct Components<'a> {
    outline: &'a [u8],
    /// Where the next stands.
    next: Option<usize>,
}

impl<'a> Components<'a> {
    pub(super) fn of(outline: &'a [u8]) -> Self {
        let is_composite = u16_at(outline, 0).is_some_and(|contours| contours.cast_signed() < 0);
        Self { outline, next: is_composite.then_some(BEFORE_COMPONENTS) }
    }
}

impl Iterator for Components<'_> {
    type Item = Result<Component, CutShort>;

    fn next(&mut self) -> Option<Self::Item> {
        let start = self.next.take()?;
        let at = start + 2;
        let Some((flags, glyph)) = u16_at(self.outline, start).zip(u16_at(self.outline, at)) else {
            return Some(Err(CutShort(*b"glyf")));
        };
        let has = |one: u16| flags & one != 0;
        let place = if has(flag::ARG_1_AND_2_ARE_WORDS) { 4 } else { 2 };
        let scales = [
            (flag::WE_HAVE_A_SCALE, 2),
            (flag::WE_HAVE_AN_X_AND_Y_SCALE, 4),
            (flag::WE_HAVE_A_TWO_BY_TWO, 8),
        ];
        let scale = scales.into_iter().find(|(one, _)| has(*one)).map_or(0, |(_, length)| length);
        self.next = has(flag::MORE_COMPONENTS).then_some(at + 2 + place + scale);
        Some(Ok(Component { flags, glyph, at }))
    }
}

/// A glyph whose components have new numbers.
pub(super) fn renumbered(outline: &[u8], number: impl Fn(u16) -> u16) -> Result<Vec<u8>, CutShort> {
    let mut glyph = outline.to_vec();
    for component in Components::of(outline) {
        let Component { glyph: own, at, .. } = component?;
        put(&mut glyph, at, number(own)).ok_or(CutShort(*b"glyf"))?;
    }
    Ok(glyph)
}

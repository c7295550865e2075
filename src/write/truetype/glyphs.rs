//! The glyphs of a program: what stands of each in `glyf`, `loca` and `hmtx`.

use super::bytes::u16_at;
use super::components::{Component, Components, flag};
use super::error::CutShort;

/// Composite glyphs inside each other are not followed further.
const DEEPEST: usize = 16;

/// The glyphs of a program, one behind the other.
#[derive(Default)]
pub(super) struct Glyphs {
    pub(super) outlines: Vec<u8>,
    /// Where each ends among the outlines.
    pub(super) ends: Vec<usize>,
    /// The advance and the left side bearing of each.
    pub(super) metrics: Vec<(u16, i16)>,
}

impl Glyphs {
    /// The outline of a glyph, which is empty where it shows nothing, and its metrics.
    pub(super) fn get(&self, glyph: usize) -> Result<(&[u8], (u16, i16)), CutShort> {
        let start = glyph.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let outline = self.ends.get(glyph).and_then(|end| self.outlines.get(start..*end));
        let metrics = self.metrics.get(glyph).copied().ok_or(CutShort(*b"hmtx"))?;
        Ok((outline.ok_or(CutShort(*b"loca"))?, metrics))
    }

    /// Where the pen stands in the outline of a glyph: its bearing to the left of it, and where a component gives its metrics
    /// (USE_MY_METRICS), as in that component (OpenType, `glyf`, phantom points). Who draws by that, as FreeType does, has
    /// a composite glyph elsewhere than its own bearing says; its twin is to be drawn from the same place.
    pub(super) fn origin(&self, glyph: u16) -> Result<i16, CutShort> {
        let mut of = glyph;
        for _ in 0..DEEPEST {
            let (outline, _) = self.get(usize::from(of))?;
            let mut giver = None;
            for component in Components::of(outline) {
                let Component { flags, glyph, .. } = component?;
                giver = if flags & flag::USE_MY_METRICS == 0 { giver } else { Some(glyph) };
            }
            let Some(giver) = giver else { break };
            of = giver;
        }
        let (outline, (_, bearing)) = self.get(usize::from(of))?;
        Ok(left(outline).saturating_sub(bearing))
    }

    pub(super) fn push(&mut self, outline: &[u8], metrics: (u16, i16)) {
        self.outlines.extend_from_slice(outline);
        self.ends.push(self.outlines.len());
        self.metrics.push(metrics);
    }
}

/// The left edge of a glyph; that of an empty one is where the pen stands.
pub(super) fn left(outline: &[u8]) -> i16 {
    u16_at(outline, 2).map_or(0, u16::cast_signed)
}

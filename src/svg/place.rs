//! Where the glyphs of a run stand.

use super::UNITS;
use crate::geom::{EM_BOX_TOP, Em, Length};
use crate::page::{GlyphRun, Mode, PlacedGlyph};

/// The way from the units of glyphs to those of a page, for a run whose origin comes behind it: the first four numbers of a
/// matrix (SVG 1.1, 7.6). `em` is the size of the run in units of the page.
#[must_use]
pub fn matrix(run: &GlyphRun, em: f64) -> [f64; 4] {
    let up = em / UNITS as f64;
    let across = up * f64::from(run.scale) / 1000.0;
    match run.mode {
        Mode::Horizontal | Mode::Upright => [across, 0.0, 0.0, up],
        Mode::Turned => [0.0, across, -up, 0.0],
    }
}

/// Where the origin of a glyph stands in its run, in the units of glyphs: along it and below it. The origin of an upright glyph
/// is in the middle of its head, not at the start of its baseline.
#[must_use]
pub fn placed(run: &GlyphRun, glyph: &PlacedGlyph, advance: Em) -> [f64; 2] {
    let along = Length(run.size.0.saturating_mul(i64::from(run.scale)) / 1000);
    let units = |length: Length, em: Length| length.0 as f64 * UNITS as f64 / em.0.max(1) as f64;
    match run.mode {
        Mode::Horizontal | Mode::Turned => [units(glyph.x, along), units(glyph.y, run.size)],
        Mode::Upright => {
            let half = advance.0 as f64 / 2000.0;
            let head = EM_BOX_TOP.0 as f64 / 1000.0;
            [units(-glyph.y, along) - half, units(glyph.x, run.size) + head]
        }
    }
}

/// A place in the units of glyphs in those of the page, from the origin of its run.
#[must_use]
pub fn turned(way: [f64; 4], [along, below]: [f64; 2]) -> [f64; 2] {
    let [along_x, along_y, below_x, below_y] = way;
    [along_x * along + below_x * below, along_y * along + below_y * below]
}

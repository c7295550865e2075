//! What a page looks like, for pictures with findings on them.

use hayro_svg::hayro_interpret::InterpreterSettings;
use hayro_svg::{RenderCache, SvgRenderSettings, convert};
use hayro_syntax::Pdf;

use super::super::Unreadable;

/// What viewers show of a page.
#[derive(Debug)]
pub(in crate::preflight) struct Look {
    /// An SVG document.
    pub(in crate::preflight) svg: String,
    /// Its width and height, in its own units.
    pub(in crate::preflight) size: (f32, f32),
}

/// A file whose pages are looked at.
pub(in crate::preflight) struct Looks(Pdf);

impl Looks {
    /// Opens a file.
    pub(in crate::preflight) fn of(bytes: &[u8]) -> Result<Self, Unreadable> {
        super::open(bytes.to_vec()).map(Self)
    }

    /// What viewers show of a page.
    pub(in crate::preflight) fn page(&self, index: usize) -> Option<Look> {
        let pages = self.0.pages();
        let page = pages.get(index)?;
        let white = SvgRenderSettings { bg_color: [255, 255, 255, 255] };
        let svg = convert(page, &RenderCache::new(), &InterpreterSettings::default(), &white);
        Some(Look { svg, size: page.render_dimensions() })
    }
}

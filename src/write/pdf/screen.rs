//! What inks look like on a screen: the colours of a proof.

use std::collections::BTreeSet;

use super::PdfError;
use crate::color::{Color, SOLID, Tint};
use crate::page::{Composition, Item};
use crate::picture::Screen;

/// How colours are written.
#[derive(Debug)]
pub(super) enum Palette {
    /// As inks of the press.
    Inks,
    /// As sRGB.
    Screen(ScreenColors),
}

/// Every colour of an edition, and what it looks like.
#[derive(Debug)]
pub(in crate::write) struct ScreenColors(Vec<(Color, [u8; 3])>);

impl ScreenColors {
    /// Looks through the profile of the press at every colour that the pages use.
    pub(in crate::write) fn of(composition: &Composition, icc: &[u8]) -> Result<Self, PdfError> {
        let colors: Vec<Color> = used(composition).into_iter().collect();
        let shares: Vec<u8> =
            colors.iter().flat_map(|color| process(*color, composition)).map(byte).collect();
        let screen = screen(icc)?;
        let rgb = screen.srgb(&shares);
        let rgb = rgb.chunks_exact(3).filter_map(|one| one.first_chunk().copied());
        Ok(Self(colors.into_iter().zip(rgb).collect()))
    }

    /// A colour of the pages in sRGB.
    pub(in crate::write) fn rgb(&self, color: Color) -> [u8; 3] {
        let at = self.0.binary_search_by_key(&color, |(known, _)| *known);
        at.ok().and_then(|at| self.0.get(at)).map_or([0; 3], |(_, rgb)| *rgb)
    }
}

/// The way from the inks of a profile to the screen.
pub(in crate::write) fn screen(icc: &[u8]) -> Result<Screen, PdfError> {
    Screen::new(icc).map_err(|_| PdfError::Condition("colours"))
}

fn used(composition: &Composition) -> BTreeSet<Color> {
    let items = composition.pages.iter().flat_map(|page| page.items.iter().chain(&page.marks));
    items.filter_map(Item::paint).map(|paint| paint.color).collect()
}

/// A colour in process inks, a named ink as what stands for it.
fn process(color: Color, composition: &Composition) -> [Tint; 4] {
    match color {
        Color::Process(tints) => tints,
        Color::Registration(tint) => [tint; 4],
        Color::Spot(ink, tint) => {
            let solid = composition.ink(ink).map_or([0; 4], |ink| ink.alternate);
            solid.map(|share| (u32::from(share) * u32::from(tint) / u32::from(SOLID)) as Tint)
        }
    }
}

fn byte(tint: Tint) -> u8 {
    let solid = u32::from(SOLID);
    ((u32::from(tint).min(solid) * 255 + solid / 2) / solid) as u8
}

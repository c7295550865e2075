//! What is printed as a screen shows it: what every ink of the pages looks like, with the black of the screen for that of the
//! press.

use super::pdf::PdfError;
use super::pdf::screen::{ScreenColors, screen};
use super::tone::Tone;
use crate::color::Color;
use crate::page::Composition;
use crate::picture::Screen;

/// The way from the inks of a press to a screen.
#[derive(Debug)]
pub(super) struct OnScreen {
    colors: ScreenColors,
    screen: Screen,
    tone: Tone,
}

impl OnScreen {
    /// For what the pages use, by the profile of the press.
    pub(super) fn of(composition: &Composition, icc: &[u8]) -> Result<Self, PdfError> {
        let (colors, screen) = (ScreenColors::of(composition, icc)?, screen(icc)?);
        let tone = Tone::of(&screen);
        Ok(Self { colors, screen, tone })
    }

    /// A colour of the pages: red, green, blue.
    pub(super) fn color(&self, color: Color) -> [u8; 3] {
        let mut rgb = self.colors.rgb(color);
        self.tone.spread(&mut rgb);
        rgb
    }

    /// Pixels of four inks, three bytes for each.
    pub(super) fn pixels(&self, inks: &[u8]) -> Vec<u8> {
        let mut rgb = self.screen.srgb(inks);
        self.tone.spread(&mut rgb);
        rgb
    }
}

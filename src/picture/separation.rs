//! Pixels of RGB to inks.

use std::fmt;
use std::sync::{Arc, OnceLock};

use super::link::{Dark, Link, Press, Rgb, black, greys};
use crate::press::Rendering;

/// What all kinds of RGB are separated for.
pub(super) struct Condition {
    press: Press,
    rendering: Rendering,
    /// The most ink of a pixel, as the sum of its samples.
    most: u32,
    /// The light of the press's black, where pictures are fitted to it ([`Rendering::Relative`]).
    black: OnceLock<f64>,
    /// How dark its inks are, made for the first separated picture that is printed in black alone.
    dark: OnceLock<Dark>,
}

impl fmt::Debug for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Condition")
            .field("rendering", &self.rendering)
            .field("most", &self.most)
            .finish_non_exhaustive()
    }
}

impl Condition {
    pub(super) fn new(press: Press, rendering: Rendering, most: u32) -> Self {
        Self { press, rendering, most, black: OnceLock::new(), dark: OnceLock::new() }
    }

    /// Grey of inks, for a picture that is printed in black alone.
    pub(super) fn grey(&self, inks: &[u8]) -> Vec<u8> {
        let dark = self.dark.get_or_init(|| Dark::new(&self.press));
        inks.as_chunks().0.iter().map(|pixel| 255 - dark.pixel(*pixel)).collect()
    }

    /// The table for an RGB. One made of tables has a black of its own, and is rendered perceptually.
    fn link(&self, rgb: &Rgb) -> Link {
        if self.rendering == Rendering::Relative && rgb.is_of_primaries() {
            let black = *self.black.get_or_init(|| black(&self.press));
            Link::new(rgb, &self.press, Rendering::Relative, black)
        } else {
            Link::new(rgb, &self.press, Rendering::Perceptual, 0.0)
        }
    }
}

/// How one kind of RGB becomes inks.
pub(super) struct Separation {
    rgb: Rgb,
    condition: Arc<Condition>,
    /// Made for the first picture of colour.
    inks: OnceLock<Link>,
    /// Made for the first that is printed in black alone.
    black: OnceLock<Link>,
}

impl Separation {
    pub(super) fn new(rgb: Rgb, condition: Arc<Condition>) -> Self {
        Self { rgb, condition, inks: OnceLock::new(), black: OnceLock::new() }
    }

    /// The most ink of a pixel, as the sum of its samples.
    pub(super) fn most(&self) -> u32 {
        self.condition.most
    }

    /// Grey, where no pixel of RGB has a colour: black ink alone prints it sharp whatever the register, without a cast, and
    /// it looks as the same picture saved as grey does.
    pub(super) fn grey(&self, rgb: &[u8]) -> Option<Vec<u8>> {
        let (pixels, _) = rgb.as_chunks::<3>();
        if pixels.iter().any(|[red, green, blue]| red != green || green != blue) {
            return None;
        }
        let greys = greys(&self.rgb);
        let grey = |[neutral, ..]: &[u8; 3]| greys.get(usize::from(*neutral)).copied().unwrap_or_default();
        Some(pixels.iter().map(grey).collect())
    }

    /// Grey of whatever RGB, as light as its colours are: for a picture that is printed in black alone.
    pub(super) fn in_black(&self, rgb: &[u8]) -> Vec<u8> {
        let link = self.black.get_or_init(|| Link::in_black(&self.rgb));
        let grey = |pixel: &[u8; 3]| {
            let [.., black] = link.pixel(*pixel);
            255 - black
        };
        rgb.as_chunks().0.iter().map(grey).collect()
    }

    /// Inks of RGB, as many as the profile says.
    pub(super) fn inks(&self, rgb: &[u8]) -> Vec<u8> {
        let link = self.inks.get_or_init(|| self.condition.link(&self.rgb));
        let mut inks = Vec::with_capacity(rgb.len() / 3 * 4);
        rgb.as_chunks().0.iter().for_each(|pixel| inks.extend_from_slice(&link.pixel(*pixel)));
        inks
    }
}

/// Inks, no pixel with more than so many.
pub(super) fn limited(mut inks: Vec<u8>, most: u32) -> Vec<u8> {
    inks.as_chunks_mut().0.iter_mut().for_each(|pixel| limit(pixel, most));
    inks
}

/// Takes ink back where a pixel has too much: cyan, magenta and yellow in proportion, since the black beneath
/// them holds the drawing.
fn limit(pixel: &mut [u8; 4], most: u32) {
    let [cyan, magenta, yellow, black] = pixel.map(u32::from);
    let colour = cyan + magenta + yellow;
    if colour + black <= most {
        return;
    }
    let black = black.min(most);
    let room = most - black;
    // Rounded down: three that are rounded up would be above the limit again.
    let less = |ink: u32| if colour <= room { ink } else { ink * room / colour };
    *pixel = [less(cyan), less(magenta), less(yellow), black].map(|sample| sample as u8);
}

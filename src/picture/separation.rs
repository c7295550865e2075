//! Pixels of RGB to inks.

use crate::picture::error::foreign;
use std::sync::Arc;

use ::moxcms::Transform8BitExecutor;

use super::pixels::{Canvas, upright};
use super::{PictureError, Raster, Space};

/// Pixels that are converted at once.
const BATCH: usize = 4096;

/// How one kind of RGB becomes inks.
#[derive(Clone)]
pub(super) struct Separation {
    inks: Arc<Transform8BitExecutor>,
    /// What grey of sRGB a neutral pixel is.
    greys: [u8; 256],
    /// The most ink of a pixel, as the sum of its samples.
    most: u32,
}

impl Separation {
    pub(super) fn new(inks: Arc<Transform8BitExecutor>, greys: [u8; 256], most: u32) -> Self {
        Self { inks, greys, most }
    }

    /// Separates a picture in the memory that it is in.
    ///
    /// One without any colour becomes a grey picture: black ink alone prints it sharp whatever the register,
    /// without a cast, and it looks as the same picture saved as grey does.
    pub(super) fn raster(&self, canvas: Canvas) -> Result<Raster, PictureError> {
        let Canvas { width, height, orientation, .. } = canvas;
        let (space, samples) = if canvas.is_neutral() {
            (Space::Gray, self.grey(canvas))
        } else {
            (Space::Cmyk, self.cmyk(canvas)?)
        };
        let (width, height, samples) = upright(orientation, width, height, space.samples(), samples);
        Ok(Raster::of_samples(width, height, space, samples))
    }

    fn grey(&self, canvas: Canvas) -> Vec<u8> {
        let (mut samples, pixels) = canvas.into_parts();
        for pixel in 0..pixels {
            let neutral = samples.get(pixels + 3 * pixel).copied().unwrap_or_default();
            let grey = self.greys.get(usize::from(neutral)).copied().unwrap_or_default();
            if let Some(sample) = samples.get_mut(pixel) {
                *sample = grey;
            }
        }
        samples.truncate(pixels);
        samples.shrink_to_fit();
        samples
    }

    /// Inks are written from the front while RGB is read from the end: pixel `i` of `n` goes to `4i`, and what
    /// is still to be read begins at `n + 3i`, never before `4i`.
    fn cmyk(&self, canvas: Canvas) -> Result<Vec<u8>, PictureError> {
        let failed = |error: ::moxcms::CmsError| PictureError::Profile(foreign(&error));
        let (mut samples, pixels) = canvas.into_parts();
        let mut rgb = [0; 3 * BATCH];
        for from in (0..pixels).step_by(BATCH) {
            let to = (from + BATCH).min(pixels);
            let Some(rgb) = rgb.get_mut(..3 * (to - from)) else { continue };
            let Some(read) = samples.get(pixels + 3 * from..pixels + 3 * to) else { continue };
            rgb.copy_from_slice(read);
            let Some(inks) = samples.get_mut(4 * from..4 * to) else { continue };
            self.inks.transform(rgb, inks).map_err(failed)?;
            for pixel in inks.as_chunks_mut().0 {
                limit(pixel, self.most);
            }
        }
        Ok(samples)
    }
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

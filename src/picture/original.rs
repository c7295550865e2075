//! A picture file: its head when an edition is loaded, its pixels when it is known how large it is printed.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::error::PictureError;
use super::graphic::is_drawn;
use super::limits::LARGEST_FILE;
use super::pixels::upright;
use super::raster::Raster;
use super::scale::scaled;
use super::source::{Colours, Head, Pixels, Window};
use super::{files, jpeg};
use crate::files::{Located, Stands};

/// What is printed of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct View {
    /// What of it is seen.
    pub seen: Window,
    /// In how many columns and rows of pixels; no more than it has.
    pub to: (u32, u32),
}

impl View {
    /// Whether the file itself goes to press for it: all of it is seen, in as many pixels as it has.
    pub(crate) fn is_of_the_file_itself(self, head: &Head) -> bool {
        let size = (head.width, head.height);
        self.seen == Window::whole(size) && self.to == size && head.goes_untouched()
    }
}

/// What a file gives at the size that it is printed at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AtSize {
    /// Grey or CMYK that a house has separated, as JPEG, and no finer than the press shows: the file itself.
    Untouched(Raster),
    /// Pixels in the file's own colours, upright.
    Pixels {
        /// The pixels.
        pixels: Pixels,
        /// They are drawn, not photographed.
        drawn: bool,
        /// There were more of them.
        scaled: bool,
    },
}

/// The bytes of a picture file, where it is one that may be read.
///
/// # Errors
/// It is no file, or too large.
pub fn bytes(file: &Located) -> Result<Vec<u8>, PictureError> {
    // Opening a pipe would wait for whoever writes into it.
    if matches!(file.stands()?, Stands::Folder | Stands::Other) {
        return Err(PictureError::NotAFile);
    }
    file.bounded(LARGEST_FILE)?.ok_or(PictureError::LargeFile)
}

/// Who reads the bytes of picture files; one for each thread that does.
pub trait Reader {
    /// The head of a file.
    ///
    /// # Errors
    /// The file is none that goes to press.
    fn head(&mut self, bytes: &[u8]) -> Result<Head, PictureError>;

    /// A window of the upright picture at a size in pixels, no larger than it is.
    ///
    /// # Errors
    /// As [`Self::head`]; or its pixels are not whole.
    fn at_size(&mut self, bytes: Vec<u8>, head: &Head, view: View) -> Result<AtSize, PictureError>;
}

/// Where readers come from.
#[derive(Clone)]
pub struct Readers(Arc<dyn Fn() -> Box<dyn Reader> + Send + Sync>);

impl Readers {
    /// Readers that are made so.
    pub fn new(one: impl Fn() -> Box<dyn Reader> + Send + Sync + 'static) -> Self {
        Self(Arc::new(one))
    }

    /// One more.
    #[must_use]
    pub fn one(&self) -> Box<dyn Reader> {
        (self.0)()
    }
}

impl Default for Readers {
    /// Those that read in this process.
    fn default() -> Self {
        Self::new(|| Box::new(Here))
    }
}

impl fmt::Debug for Readers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Readers").finish_non_exhaustive()
    }
}

/// Reads in this process.
#[derive(Debug, Clone, Copy, Default)]
pub struct Here;

impl Reader for Here {
    fn head(&mut self, bytes: &[u8]) -> Result<Head, PictureError> {
        files::head(bytes)
    }

    fn at_size(&mut self, bytes: Vec<u8>, head: &Head, view: View) -> Result<AtSize, PictureError> {
        at_size(bytes, head, view)
    }
}

fn at_size(bytes: Vec<u8>, head: &Head, view: View) -> Result<AtSize, PictureError> {
    if view.is_of_the_file_itself(head)
        && let Some(raster) = jpeg::untouched(&bytes)?
    {
        return Ok(AtSize::Untouched(raster));
    }
    let View { seen, to } = view;
    let pixels = files::pixels(&bytes)?;
    drop(bytes);
    let drawn = is_drawn(&pixels.samples, pixels.width as usize, pixels.colours.samples());
    let Pixels { width, height, colours, samples } = pixels.cut(seen, head.orientation);
    let each = colours.samples();
    // Turned after it is smaller: the same pixels, and fewer of them.
    let lying = head.orientation.turned(to.0, to.1);
    let samples = if lying == (width, height) {
        samples
    } else {
        let (from, to) = ((width as usize, height as usize), (lying.0 as usize, lying.1 as usize));
        scaled(&samples, each, colours == Colours::Cmyk, from, to)
    };
    let (width, height, samples) = upright(head.orientation, lying.0, lying.1, each, samples);
    let scaled = to != seen.size();
    Ok(AtSize::Pixels { pixels: Pixels { width, height, colours, samples }, drawn, scaled })
}

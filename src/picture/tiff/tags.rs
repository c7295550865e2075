//! The tags that say what the pixels are (TIFF 6.0, part 1, section 8, and the parts named below).

use super::super::error::why;
use crate::picture::PictureError;

/// A tag by its number, and its name for who is told of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tag(pub(super) u16, pub(super) &'static str);

pub(super) const NEW_SUBFILE_TYPE: Tag = Tag(254, "NewSubfileType");
pub(super) const SUBFILE_TYPE: Tag = Tag(255, "SubfileType");
pub(super) const WIDTH: Tag = Tag(256, "ImageWidth");
pub(super) const HEIGHT: Tag = Tag(257, "ImageLength");
pub(super) const BITS: Tag = Tag(258, "BitsPerSample");
pub(super) const COMPRESSION: Tag = Tag(259, "Compression");
pub(super) const PHOTOMETRIC: Tag = Tag(262, "PhotometricInterpretation");
pub(super) const FILL_ORDER: Tag = Tag(266, "FillOrder");
pub(super) const STRIP_OFFSETS: Tag = Tag(273, "StripOffsets");
pub(super) const ORIENTATION: Tag = Tag(274, "Orientation");
pub(super) const SAMPLES: Tag = Tag(277, "SamplesPerPixel");
pub(super) const ROWS_PER_STRIP: Tag = Tag(278, "RowsPerStrip");
pub(super) const STRIP_BYTES: Tag = Tag(279, "StripByteCounts");
pub(super) const PLANAR: Tag = Tag(284, "PlanarConfiguration");
/// Section 11.
pub(super) const T4_OPTIONS: Tag = Tag(292, "T4Options");
pub(super) const T6_OPTIONS: Tag = Tag(293, "T6Options");
/// Section 14.
pub(super) const PREDICTOR: Tag = Tag(317, "Predictor");
pub(super) const COLOR_MAP: Tag = Tag(320, "ColorMap");
/// Section 15.
pub(super) const TILE_WIDTH: Tag = Tag(322, "TileWidth");
pub(super) const TILE_HEIGHT: Tag = Tag(323, "TileLength");
pub(super) const TILE_OFFSETS: Tag = Tag(324, "TileOffsets");
pub(super) const TILE_BYTES: Tag = Tag(325, "TileByteCounts");
/// Section 16.
pub(super) const INK_SET: Tag = Tag(332, "InkSet");
/// Section 18.
pub(super) const EXTRA_SAMPLES: Tag = Tag(338, "ExtraSamples");
/// Section 19.
pub(super) const SAMPLE_FORMAT: Tag = Tag(339, "SampleFormat");
/// Adobe Photoshop TIFF Technical Notes (TTN2).
pub(super) const JPEG_TABLES: Tag = Tag(347, "JPEGTables");
/// Section 21.
pub(super) const YCC_COEFFICIENTS: Tag = Tag(529, "YCbCrCoefficients");
pub(super) const YCC_SUBSAMPLING: Tag = Tag(530, "YCbCrSubSampling");
pub(super) const REFERENCE_BLACK_WHITE: Tag = Tag(532, "ReferenceBlackWhite");
/// ICC.1, annex B.5.
pub(super) const ICC_PROFILE: Tag = Tag(34_675, "InterColorProfile");

impl Tag {
    /// It is not there, and nothing can be said without it.
    pub(super) fn missing(self) -> PictureError {
        PictureError::Broken(why("tag-missing").arg("tag", self.1))
    }

    /// Its value is none that it may have.
    pub(super) fn nonsense(self) -> PictureError {
        PictureError::Broken(why("tag-value").arg("tag", self.1))
    }

    /// Its value does not go with what other tags say.
    pub(super) fn contradicts(self) -> PictureError {
        PictureError::Broken(why("tag-differs").arg("tag", self.1))
    }
}

//! Samples as a JPEG file for the press: every ink at every pixel.

use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

use super::raster::{Data, Space};

/// Codes samples; nothing where JPEG has no room for so many rows or columns.
///
/// Four inks are written as luminance, chrominance and black (YCCK), so that its three
/// colours share what they have in common. By Adobe's convention 255 is no ink in such a file (Technical Note 5116, 18).
pub(super) fn coded(samples: &[u8], (width, height): (u32, u32), space: Space, quality: u8) -> Option<Data> {
    let (width, height) = (u16::try_from(width).ok()?, u16::try_from(height).ok()?);
    let color = match space {
        Space::Gray => ColorType::Luma,
        Space::Cmyk => ColorType::CmykAsYcck,
    };
    let mut bytes = Vec::with_capacity(samples.len() / 8);
    let mut encoder = Encoder::new(&mut bytes, quality);
    encoder.set_sampling_factor(SamplingFactor::F_1_1);
    encoder.set_optimized_huffman_tables(true);
    encoder.encode(samples, width, height, color).ok()?;
    bytes.shrink_to_fit();
    Some(Data::Jpeg { bytes: bytes.into(), inverted: space == Space::Cmyk })
}

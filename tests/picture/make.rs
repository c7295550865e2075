//! Picture files made for a test.

use std::io::{Cursor, Write};

use flate2::Compression as Level;
use flate2::write::ZlibEncoder;
use jpeg_encoder::{ColorType as JpegColor, Encoder as JpegEncoder};
use tiff::encoder::{Compression, TiffEncoder, colortype};
use tiff::tags::Tag;

/// A ramp of bytes that no two neighbours of a pixel share, for pictures whose content does not matter.
pub(crate) fn noise(bytes: usize) -> Vec<u8> {
    let mut state = 1_u32;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8
    };
    (0..bytes).map(|_| next()).collect()
}

/// A PNG file; `more` sets what is beside the pixels.
pub(crate) fn png_with(
    (width, height): (u32, u32),
    color: png::ColorType,
    depth: png::BitDepth,
    rows: &[u8],
    more: impl FnOnce(&mut png::Info<'static>),
) -> Vec<u8> {
    let mut info = png::Info::with_size(width, height);
    info.color_type = color;
    info.bit_depth = depth;
    more(&mut info);
    let mut file = Vec::new();
    let mut writer = png::Encoder::with_info(&mut file, info).unwrap().write_header().unwrap();
    writer.write_image_data(rows).unwrap();
    writer.finish().unwrap();
    file
}

pub(crate) fn png(size: (u32, u32), color: png::ColorType, depth: png::BitDepth, rows: &[u8]) -> Vec<u8> {
    png_with(size, color, depth, rows, |_| ())
}

/// A PNG file of RGB pixels in one row.
pub(crate) fn rgb(pixels: &[[u8; 3]]) -> Vec<u8> {
    png((pixels.len() as u32, 1), png::ColorType::Rgb, png::BitDepth::Eight, pixels.as_flattened())
}

/// A JPEG file, at the best quality; `more` sets how it is encoded.
pub(crate) fn jpeg_with(
    (width, height): (u16, u16),
    color: JpegColor,
    samples: &[u8],
    more: impl FnOnce(&mut JpegEncoder<&mut Vec<u8>>),
) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = JpegEncoder::new(&mut file, 100);
    more(&mut encoder);
    encoder.encode(samples, width, height, color).unwrap();
    file
}

pub(crate) fn jpeg(size: (u16, u16), color: JpegColor, samples: &[u8]) -> Vec<u8> {
    jpeg_with(size, color, samples, |_| ())
}

/// A TIFF file, with tags of whole numbers beside those of its pixels.
pub(crate) fn tiff<C>((width, height): (u32, u32), samples: &[C::Inner], tags: &[(Tag, u16)]) -> Vec<u8>
where
    C: colortype::ColorType,
    [C::Inner]: tiff::encoder::TiffValue,
{
    let mut file = Cursor::new(Vec::new());
    let mut encoder = TiffEncoder::new(&mut file).unwrap();
    let mut image = encoder.new_image::<C>(width, height).unwrap();
    for (tag, value) in tags {
        image.encoder().write_tag(*tag, *value).unwrap();
    }
    image.write_data(samples).unwrap();
    file.into_inner()
}

/// A TIFF file by hand, little-endian and uncompressed in one strip, of its tags and the bytes of its pixels.
/// Width, height, strip and compression are written by it.
pub(crate) fn plain_tiff((width, height): (u16, u16), tags: &[(u16, &[u16])], pixels: &[u8]) -> Vec<u8> {
    let mut all: Vec<(u16, Vec<u16>)> = tags.iter().map(|(tag, values)| (*tag, values.to_vec())).collect();
    all.extend([(256, vec![width]), (257, vec![height]), (259, vec![1]), (278, vec![height])]);
    all.sort();
    let directory = 8;
    let after = directory + 2 + 12 * (all.len() + 2) + 4;
    let long: usize =
        all.iter().filter(|(_, values)| values.len() > 2).map(|(_, values)| 2 * values.len()).sum();
    let strip = after + long;
    let mut entries: Vec<(u16, [u8; 10])> = Vec::new();
    let mut beyond: Vec<u8> = Vec::new();
    for (tag, values) in &all {
        let mut entry = [0; 10];
        entry[..2].copy_from_slice(&3_u16.to_le_bytes());
        entry[2..6].copy_from_slice(&(values.len() as u32).to_le_bytes());
        let bytes: Vec<u8> = values.iter().flat_map(|value| value.to_le_bytes()).collect();
        if bytes.len() > 4 {
            entry[6..].copy_from_slice(&((after + beyond.len()) as u32).to_le_bytes());
            beyond.extend(bytes);
        } else {
            entry[6..6 + bytes.len()].copy_from_slice(&bytes);
        }
        entries.push((*tag, entry));
    }
    for (tag, value) in [(273_u16, strip as u32), (279, pixels.len() as u32)] {
        let mut entry = [0; 10];
        entry[..2].copy_from_slice(&4_u16.to_le_bytes());
        entry[2..6].copy_from_slice(&1_u32.to_le_bytes());
        entry[6..].copy_from_slice(&value.to_le_bytes());
        entries.push((tag, entry));
    }
    entries.sort_unstable();
    let mut file = b"II\x2A\0\x08\0\0\0".to_vec();
    file.extend((entries.len() as u16).to_le_bytes());
    for (tag, entry) in entries {
        file.extend(tag.to_le_bytes());
        file.extend(entry);
    }
    file.extend([0; 4]);
    file.extend(beyond);
    file.extend(pixels);
    file
}

/// An Exif block with nothing but an orientation.
pub(crate) fn exif(orientation: u8) -> Vec<u8> {
    let mut block = b"MM\0\x2A\0\0\0\x08\0\x01".to_vec();
    block.extend([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]);
    block
}

/// A TIFF file with a colour profile.
pub(crate) fn tiff_with_profile<C>((width, height): (u32, u32), samples: &[u8], profile: &[u8]) -> Vec<u8>
where
    C: colortype::ColorType<Inner = u8>,
{
    let mut file = Cursor::new(Vec::new());
    let mut encoder = TiffEncoder::new(&mut file).unwrap();
    let mut image = encoder.new_image::<C>(width, height).unwrap();
    image.encoder().write_tag(Tag::IccProfile, profile).unwrap();
    image.write_data(samples).unwrap();
    file.into_inner()
}

/// A TIFF file of grey, compressed.
pub(crate) fn packed_tiff((width, height): (u32, u32), samples: &[u8], by: Compression) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    let mut encoder = TiffEncoder::new(&mut file).unwrap().with_compression(by);
    encoder.write_image::<colortype::Gray8>(width, height, samples).unwrap();
    file.into_inner()
}

/// A PNG file of 2 × 2 pixels of RGB whose rows come in the passes of Adam7: the first, the sixth, the last.
pub(crate) fn interlaced([a, b, c, d]: [[u8; 3]; 4]) -> Vec<u8> {
    let mut rows = ZlibEncoder::new(Vec::new(), Level::default());
    for row in [&[a][..], &[b], &[c, d]] {
        rows.write_all(&[&[0], row.as_flattened()].concat()).unwrap();
    }
    let header = [0, 0, 0, 2, 0, 0, 0, 2, 8, 2, 0, 0, 1];
    let mut file = b"\x89PNG\r\n\x1A\n".to_vec();
    for (name, body) in [(b"IHDR", &header[..]), (b"IDAT", &rows.finish().unwrap()), (b"IEND", &[])] {
        let named = [&name[..], body].concat();
        file.extend((body.len() as u32).to_be_bytes());
        file.extend(&named);
        file.extend(crc(&named).to_be_bytes());
    }
    file
}

/// The checksum of a chunk of PNG (annex D of its specification).
pub(crate) fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |mut sum, byte| {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = if sum & 1 == 1 { sum >> 1 ^ 0xEDB8_8320 } else { sum >> 1 };
        }
        sum
    })
}

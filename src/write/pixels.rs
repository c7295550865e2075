//! Drawings of pages as pixels, for all that shows pictures.

use jpeg_encoder::{ColorType, Encoder};
use resvg::tiny_skia::{Color, Pixmap, PremultipliedColorU8, Transform};
use resvg::usvg::{Options, Tree};

/// Pixels on white paper.
#[derive(Debug)]
pub(crate) struct Pixels {
    width: u32,
    height: u32,
    /// Red, green, blue, row by row.
    rgb: Vec<u8>,
}

/// A drawing (SVG) as PNG, so many pixels wide, what it leaves free being clear; nothing, of what is none, or of more
/// pixels than can be counted.
pub(crate) fn clear_png(drawing: &[u8], width: u32) -> Option<Vec<u8>> {
    let pixmap = rendered(drawing, width, Color::TRANSPARENT)?;
    let pixel = |pixel: &PremultipliedColorU8| {
        let color = pixel.demultiply();
        [color.red(), color.green(), color.blue(), color.alpha()]
    };
    let rgba: Vec<u8> = pixmap.pixels().iter().flat_map(pixel).collect();
    encoded(&rgba, (pixmap.width(), pixmap.height()), png::ColorType::Rgba, None)
}

/// Pixels as PNG, with how many there are to the inch.
fn encoded(
    pixels: &[u8],
    (width, height): (u32, u32),
    color: png::ColorType,
    fineness: Option<u32>,
) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(color);
    encoder.set_source_srgb(png::SrgbRenderingIntent::RelativeColorimetric);
    let dims = fineness.map(|fineness| {
        let per_metre = (fineness * 10_000 + 127) / 254;
        png::PixelDimensions { xppu: per_metre, yppu: per_metre, unit: png::Unit::Meter }
    });
    encoder.set_pixel_dims(dims);
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(pixels).ok()?;
    writer.finish().ok()?;
    Some(bytes)
}

/// A drawing on a ground.
fn rendered(drawing: &[u8], width: u32, ground: Color) -> Option<Pixmap> {
    let tree = Tree::from_data(drawing, &Options::default()).ok()?;
    let size = tree.size();
    let scale = width as f32 / size.width();
    let height = ((size.height() * scale).round() as u32).max(1);
    let mut pixmap = Pixmap::new(width, height)?;
    pixmap.fill(ground);
    let fitted = Transform::from_scale(scale, height as f32 / size.height());
    resvg::render(&tree, fitted, &mut pixmap.as_mut());
    Some(pixmap)
}

impl Pixels {
    /// Those of a drawing (SVG), so many wide; nothing, of what is none, or of more pixels than can be counted.
    pub(crate) fn of(drawing: &[u8], width: u32) -> Option<Self> {
        let pixmap = rendered(drawing, width, Color::WHITE)?;
        let rgb =
            pixmap.data().as_chunks::<4>().0.iter().flat_map(|&[red, green, blue, _]| [red, green, blue]);
        Some(Self { width: pixmap.width(), height: pixmap.height(), rgb: rgb.collect() })
    }

    /// How many stand in a row, and how many rows there are.
    pub(crate) const fn size(&self) -> (u32, u32) {
        (self.width, self.height)
    }

    /// What of them lies between left, top, right and bottom; nothing, where nothing does.
    pub(crate) fn cut(&self, [left, top, right, bottom]: [i64; 4]) -> Option<Self> {
        let within = |at: i64, most: u32| at.clamp(0, i64::from(most)) as u32;
        let (left, right) = (within(left, self.width), within(right, self.width));
        let (top, bottom) = (within(top, self.height), within(bottom, self.height));
        let size = (right.checked_sub(left)?, bottom.checked_sub(top)?);
        if size.0 == 0 || size.1 == 0 {
            return None;
        }
        let rows = self.rows().skip(top as usize).take(size.1 as usize);
        let row = |row: &[u8]| row.get(left as usize * 3..right as usize * 3).map(<[u8]>::to_vec);
        let rgb = rows.map(row).collect::<Option<Vec<_>>>()?.concat();
        Some(Self { width: size.0, height: size.1, rgb })
    }

    /// The same no wider than so many: each pixel is the mean of those that it covers.
    pub(crate) fn narrowed(&self, width: u32) -> Self {
        let width = width.clamp(1, self.width.max(1));
        let scaled = u64::from(self.height) * u64::from(width) / u64::from(self.width.max(1));
        let height = (scaled as u32).max(1);
        let span = |at: u32, of: u32, from: u32| {
            let edge = |at: u32| (u64::from(at) * u64::from(from) / u64::from(of)) as usize;
            edge(at)..edge(at + 1).max(edge(at) + 1)
        };
        let mut rgb = Vec::with_capacity(width as usize * height as usize * 3);
        for y in 0..height {
            let rows: Vec<&[u8]> = self
                .rows()
                .skip(span(y, height, self.height).start)
                .take(span(y, height, self.height).len())
                .collect();
            for x in 0..width {
                let across = span(x, width, self.width);
                let pixels = rows.iter().filter_map(|row| row.get(across.start * 3..across.end * 3));
                let (mut sums, mut count) = ([0_u32; 3], 0_u32);
                for [red, green, blue] in pixels.flat_map(|part| part.as_chunks::<3>().0) {
                    sums =
                        [sums[0] + u32::from(*red), sums[1] + u32::from(*green), sums[2] + u32::from(*blue)];
                    count += 1;
                }
                rgb.extend(sums.map(|sum| ((sum + count / 2) / count.max(1)) as u8));
            }
        }
        Self { width, height, rgb }
    }

    fn rows(&self) -> impl Iterator<Item = &[u8]> {
        self.rgb.chunks_exact((self.width as usize * 3).max(1))
    }

    /// As JPEG of a quality of 1 to 100.
    pub(crate) fn jpeg(&self, quality: u8) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        let (width, height) = (u16::try_from(self.width).ok()?, u16::try_from(self.height).ok()?);
        Encoder::new(&mut bytes, quality).encode(&self.rgb, width, height, ColorType::Rgb).ok()?;
        Some(bytes)
    }

    /// As PNG, with so many pixels to the inch.
    pub(crate) fn png(&self, fineness: u32) -> Option<Vec<u8>> {
        encoded(&self.rgb, self.size(), png::ColorType::Rgb, Some(fineness))
    }
}

#[cfg(test)]
mod tests {
    use super::Pixels;

    /// Four by two: the left half black, the right half white.
    fn halves() -> Pixels {
        let row = [[0; 3], [0; 3], [255; 3], [255; 3]].concat();
        Pixels { width: 4, height: 2, rgb: [row.clone(), row].concat() }
    }

    #[test]
    fn a_narrower_picture_has_the_mean_of_what_it_covers() {
        let half = halves().narrowed(2);
        assert_eq!((half.size(), half.rgb), ((2, 1), [[0; 3], [255; 3]].concat()));
        let one = halves().narrowed(1);
        assert_eq!((one.size(), one.rgb), ((1, 1), vec![128; 3]));
    }

    #[test]
    fn a_picture_is_no_wider_than_it_was() {
        assert_eq!(halves().narrowed(9).size(), (4, 2));
    }

    #[test]
    fn what_is_cut_lies_inside() {
        let cut = halves().cut([1, 0, 3, 9]).expect("inside");
        assert_eq!((cut.size(), &cut.rgb[..6]), ((2, 2), &[0, 0, 0, 255, 255, 255][..]));
        assert!(halves().cut([4, 0, 9, 2]).is_none(), "nothing lies there");
        assert!(halves().cut([-5, -5, 0, 9]).is_none());
    }
}

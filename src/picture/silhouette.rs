//! What is printed of a picture: text may run along it. Of what is transparent, and of white, nothing is.

use std::ops::Range;

use super::raster::{Raster, Space};

/// From so much of an ink on a pixel is seen, of 255: paler than that is the noise of JPEG on white.
const SEEN: u8 = 13;

/// What is printed of a picture, in pixels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Silhouette {
    /// Columns of pixels.
    pub width: u32,
    /// Row by row from the top, the stretches that are printed.
    pub rows: Vec<Vec<Range<u32>>>,
}

impl Silhouette {
    /// That of a picture; nothing, where its pixels can't be had.
    #[must_use]
    pub fn of(raster: &Raster) -> Option<Self> {
        let samples = raster.samples().ok()?;
        let Raster { width, space, .. } = *raster;
        let each = space.samples();
        let is_seen = |pixel: &[u8]| match space {
            Space::Gray => pixel.iter().any(|sample| *sample <= u8::MAX - SEEN),
            Space::Cmyk => pixel.iter().any(|sample| *sample >= SEEN),
        };
        let row = |row: &[u8]| {
            let mut stretches: Vec<Range<u32>> = Vec::new();
            for (at, _) in (0..).zip(row.chunks_exact(each)).filter(|(_, pixel)| is_seen(pixel)) {
                match stretches.last_mut().filter(|last| last.end == at) {
                    Some(last) => last.end += 1,
                    None => stretches.push(at..at + 1),
                }
            }
            stretches
        };
        let rows = samples.chunks_exact((width as usize * each).max(1)).map(row).collect();
        Some(Self { width, rows })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn transparent_and_white_pixels_are_no_part_of_it() {
        let raster =
            Raster::of_samples(5, 2, Space::Gray, vec![255, 0, 90, 255, 240, 255, 250, 255, 255, 255]);
        let rows = vec![vec![1..3, 4..5], Vec::new()];
        assert_eq!(Silhouette::of(&raster), Some(Silhouette { width: 5, rows }));
        let raster = Raster::of_samples(2, 1, Space::Cmyk, vec![0, 0, 5, 0, 0, 40, 0, 0]);
        assert_eq!(Silhouette::of(&raster).map(|one| one.rows), Some(vec![vec![1..2]]));
    }
}

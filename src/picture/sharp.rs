//! Sharpening: what the spreading of dots takes from edges, given back beforehand.

use super::source::{Colours, Pixels};

/// Differences below this are grain, not edges.
const GRAIN: i32 = 3;

/// Unsharp masking at the printed size, by so many thousandths of the difference to the mean of the pixels around (weights
/// 1, 2, 1 both ways). Whole numbers, so that it is the same on every processor. Four inks are left alone: who separated
/// them has sharpened them.
pub(super) fn sharpened(pixels: Pixels, by: u16) -> Pixels {
    if by == 0 || pixels.colours == Colours::Cmyk {
        return pixels;
    }
    let each = pixels.colours.samples();
    let row = pixels.width as usize * each;
    if row == 0 {
        return pixels;
    }
    let rows: Vec<&[u8]> = pixels.samples.chunks_exact(row).collect();
    let mut samples = Vec::with_capacity(pixels.samples.len());
    for (y, here) in rows.iter().enumerate() {
        let above = rows.get(y.saturating_sub(1)).unwrap_or(here);
        let below = rows.get(y + 1).unwrap_or(here);
        let column = |x: usize| -> i32 {
            let at = |row: &[u8]| i32::from(row.get(x).copied().unwrap_or_default());
            at(above) + 2 * at(here) + at(below)
        };
        for (x, sample) in here.iter().enumerate() {
            let before = if x < each { x } else { x - each };
            let after = if x + each < row { x + each } else { x };
            let sample = i32::from(*sample);
            // Sixteen times how far the pixel is from those around it.
            let off = 16 * sample - (column(before) + 2 * column(x) + column(after));
            let more = if off.abs() < 16 * GRAIN { 0 } else { off * i32::from(by) / 16_000 };
            samples.push((sample + more).clamp(0, 255) as u8);
        }
    }
    Pixels { samples, ..pixels }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grey(samples: &[u8], width: u32) -> Pixels {
        let height = samples.len() as u32 / width;
        Pixels { width, height, colours: Colours::Gray, samples: samples.to_vec() }
    }

    #[test]
    fn plain_areas_and_grain_stay_and_edges_stand_out_on_both_sides() {
        assert_eq!(sharpened(grey(&[80; 12], 4), 1000).samples, [80; 12]);
        assert_eq!(sharpened(grey(&[80, 82, 80, 82], 4), 1000).samples, [80, 82, 80, 82]);
        let edge = sharpened(grey(&[100, 100, 180, 180], 4), 500).samples;
        assert_eq!(edge, [100, 90, 190, 180]);
    }

    #[test]
    fn nothing_leaves_the_range_and_nothing_is_nothing() {
        assert_eq!(sharpened(grey(&[0, 255, 0, 255], 2), 2000).samples, [0, 255, 0, 255]);
        assert_eq!(sharpened(grey(&[0, 255, 9, 250], 2), 0).samples, [0, 255, 9, 250]);
    }
}

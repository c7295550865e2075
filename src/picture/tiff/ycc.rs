//! Luminance and differences of colour as RGB (TIFF 6.0, section 21), in whole numbers once the tables are made.

use super::directory::Directory;
use super::tags::{REFERENCE_BLACK_WHITE, Tag, YCC_COEFFICIENTS};
use crate::picture::PictureError;

/// The luminance of red, green and blue, where nothing is said of it (ITU-R BT.601).
const LUMA: [f64; 3] = [0.299, 0.587, 0.114];

/// The codes of black and white, and of no and most colour.
const REFERENCE: [f64; 6] = [0.0, 255.0, 128.0, 255.0, 128.0, 255.0];

/// Parts of a level.
const PARTS: f64 = 65_536.0;

/// More levels than any step of a conversion gives from codes that mean something.
const MOST: f64 = 4096.0;

/// What each code adds to red, green and blue, in 1/65536.
#[derive(Debug)]
pub(super) struct Ycc {
    /// Of luminance, to red and blue, and to green.
    luminance: [Box<[i32; 256]>; 2],
    /// Of the first difference, to blue and to green.
    blue: [Box<[i32; 256]>; 2],
    /// Of the second, to red and to green.
    red: [Box<[i32; 256]>; 2],
}

impl Ycc {
    /// The conversion of a directory.
    pub(super) fn of(directory: &Directory<'_>) -> Result<Self, PictureError> {
        let [red, green, blue] = fractions(directory, YCC_COEFFICIENTS, LUMA)?;
        if [red, green, blue].iter().any(|part| !(*part > 0.0 && *part < 1.0)) {
            return Err(YCC_COEFFICIENTS.nonsense());
        }
        let [black, white, no_blue, most_blue, no_red, most_red] =
            fractions(directory, REFERENCE_BLACK_WHITE, REFERENCE)?;
        let ranges = [white - black, most_blue - no_blue, most_red - no_red];
        if ranges.iter().any(|range| range.abs() < 1.0) {
            return Err(REFERENCE_BLACK_WHITE.nonsense());
        }
        // The full range of a code is 255 levels of luminance, and 127 of a difference to either side.
        let luminance = |code: f64| (code - black) * 255.0 / (white - black);
        let to_blue = |code: f64| (code - no_blue) * 127.0 / (most_blue - no_blue) * (2.0 - 2.0 * blue);
        let to_red = |code: f64| (code - no_red) * 127.0 / (most_red - no_red) * (2.0 - 2.0 * red);
        Ok(Self {
            luminance: [table(luminance), table(|code| luminance(code) * (1.0 - blue - red) / green)],
            blue: [table(to_blue), table(|code| -to_blue(code) * blue / green)],
            red: [table(to_red), table(|code| -to_red(code) * red / green)],
        })
    }

    /// The colour of three codes.
    pub(super) fn rgb(&self, [luminance, blue, red]: [u32; 3]) -> [u8; 3] {
        let of = |table: &[i32; 256], code: u32| table.get(code as usize).copied().unwrap_or_default();
        let [light, green] = &self.luminance;
        let [to_blue, blue_to_green] = &self.blue;
        let [to_red, red_to_green] = &self.red;
        let light = of(light, luminance);
        let green = of(green, luminance) + of(blue_to_green, blue) + of(red_to_green, red);
        let level = |sum: i32| ((sum + (1 << 15)) >> 16).clamp(0, 255) as u8;
        [level(light + of(to_red, red)), level(green), level(light + of(to_blue, blue))]
    }
}

/// What a function makes of every code. No sum of three of them leaves 32 bits.
fn table(of: impl Fn(f64) -> f64) -> Box<[i32; 256]> {
    let mut table = Box::new([0; 256]);
    for (code, value) in table.iter_mut().enumerate() {
        *value = (of(code as f64).clamp(-MOST, MOST) * PARTS) as i32;
    }
    table
}

/// The fractions of a tag, or those that hold where it is not there.
fn fractions<const N: usize>(
    directory: &Directory<'_>,
    tag: Tag,
    default: [f64; N],
) -> Result<[f64; N], PictureError> {
    let Some(value) = directory.find(tag)? else { return Ok(default) };
    if value.len() != N {
        return Err(tag.nonsense());
    }
    let mut found = default;
    for (index, one) in found.iter_mut().enumerate() {
        *one = value.fraction(index)?;
    }
    Ok(found)
}

//! A drawing: outlines one over the other, each filled with one colour.

use crate::geom::{Length, Point, Rect, Size};
use crate::outline::{Contour, FillRule};

/// A colour as drawings give it: red, green and blue, each to 255.
pub type Rgb = [u8; 3];

/// A drawing, as large as what is drawn: the white around it is not its own. How large it is printed is not its concern;
/// the longer of its sides is a thousand points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing {
    /// Its sides.
    pub size: Size,
    /// In paint order.
    pub outlines: Vec<Outline>,
}

/// Contours filled with one colour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outline {
    /// From the upper left corner of what is drawn.
    pub contours: Vec<Contour>,
    /// What of them is filled.
    pub rule: FillRule,
    /// With which colour.
    pub color: Rgb,
}

impl Drawing {
    /// The longer side.
    pub const SIDE: Length = Length::pt(1000);

    /// Its colours, each once, in the order in which they are drawn.
    #[must_use]
    pub fn colors(&self) -> Vec<Rgb> {
        let mut all = Vec::new();
        for outline in &self.outlines {
            if !all.contains(&outline.color) {
                all.push(outline.color);
            }
        }
        all
    }
}

impl Outline {
    /// Its contours where the drawing fills a rectangle.
    #[must_use]
    pub fn placed(&self, drawn: Size, at: Rect) -> Vec<Contour> {
        let to = |point: Point| Point {
            x: at.x + point.x.scaled(at.width.0, drawn.width.0.max(1)),
            y: at.y + point.y.scaled(at.height.0, drawn.height.0.max(1)),
        };
        self.contours.iter().map(|contour| contour.moved(to)).collect()
    }
}

/// A colour as drawings write it: `#e60012`, or `#e01` for short.
#[must_use]
pub fn rgb(text: &str) -> Option<Rgb> {
    let digits: Vec<u8> = text
        .strip_prefix('#')?
        .chars()
        .map(|c| c.to_digit(16).map(|digit| digit as u8))
        .collect::<Option<_>>()?;
    match digits[..] {
        [red, green, blue] => Some([red, green, blue].map(|digit| digit * 17)),
        [r, red, g, green, b, blue] => Some([r * 16 + red, g * 16 + green, b * 16 + blue]),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_is_written_in_six_digits_or_in_three() {
        assert_eq!(rgb("#e60012"), Some([0xE6, 0, 0x12]));
        assert_eq!(rgb("#E01"), Some([0xEE, 0, 0x11]));
        for no_colour in ["", "#", "e60012", "#e6001", "#e600123", "#g00", "red", "＃e60012"] {
            assert_eq!(rgb(no_colour), None, "{no_colour}");
        }
    }
}

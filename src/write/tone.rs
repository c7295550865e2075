//! The tone of a screen: its black is black.
//!
//! Newsprint has no black: what its ink looks like is a dark grey, and a proof shows that. Readers of a page on a screen have
//! its black for black, so all that is lighter is spread down to it (black point compensation). The paper is white already.

use crate::picture::Screen;

/// By channel, what each level becomes.
#[derive(Debug)]
pub(super) struct Tone([[u8; 256]; 3]);

impl Tone {
    /// That of a press, whose black ink alone becomes black.
    pub(super) fn of(screen: &Screen) -> Self {
        let black = screen.srgb(&[0, 0, 0, 255]);
        let channel = |at: usize| spread(black.get(at).copied().unwrap_or_default());
        Self([channel(0), channel(1), channel(2)])
    }

    /// Spreads pixels of three bytes.
    pub(super) fn spread(&self, rgb: &mut [u8]) {
        let Self([red, green, blue]) = self;
        for pixel in rgb.as_chunks_mut::<3>().0 {
            let [r, g, b] = *pixel;
            *pixel = [red[usize::from(r)], green[usize::from(g)], blue[usize::from(b)]];
        }
    }
}

/// The levels of a channel above its black, spread over all. Light is taken for the square of its level, and the square root
/// is the one function of the kind that gives the same on every machine.
fn spread(black: u8) -> [u8; 256] {
    let light = |level: u8| f64::from(level) * f64::from(level) / (255.0 * 255.0);
    let least = light(black);
    std::array::from_fn(|level| {
        let above = (light(level as u8) - least).max(0.0) / (1.0 - least).max(1e-6);
        (above.min(1.0).sqrt() * 255.0).round() as u8
    })
}

#[cfg(test)]
mod tests {
    use super::spread;

    #[test]
    fn black_is_black_and_paper_is_paper_and_no_step_is_turned_around() {
        for black in [0, 40, 90, 254] {
            let levels = spread(black);
            assert_eq!((levels[usize::from(black)], levels[255]), (0, 255), "{black}");
            assert!(levels.is_sorted(), "{black}");
        }
        let same = spread(0);
        assert!((0..=255).all(|level| usize::from(same[level]) == level), "nothing to be spread");
    }
}

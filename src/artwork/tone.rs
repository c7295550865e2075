//! What a piece of a drawing is printed in: colours as they were drawn, one seen through the other.

use super::drawing::Rgb;

/// A share of what is seen at a place, in millionths.
pub type Share = u32;

/// Colours and how much of each is seen. What they lack of a whole is what lies below, in the end paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tone(Vec<(Rgb, Share)>);

impl Tone {
    /// All of it.
    pub const WHOLE: Share = 1_000_000;

    /// A colour that is seen through so much.
    #[must_use]
    pub fn of(color: Rgb, opacity: f32) -> Self {
        Self(vec![(color, share(opacity))])
    }

    /// The colours and their shares, each colour once, the uppermost first.
    #[must_use]
    pub fn shares(&self) -> &[(Rgb, Share)] {
        &self.0
    }

    /// How much of what lies below it hides.
    fn cover(&self) -> Share {
        self.0.iter().map(|(_, share)| share).sum::<Share>().min(Self::WHOLE)
    }

    /// Whether nothing below it is seen.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.cover() == Self::WHOLE
    }

    /// It, and what is seen of another below it.
    pub(super) fn over(&self, below: &Self) -> Self {
        let left = Self::WHOLE - self.cover();
        let mut both = self.clone();
        below.0.iter().for_each(|(color, share)| both.add(*color, part(*share, left)));
        both.made_whole(left == 0 || below.is_whole())
    }

    /// It, weaker.
    pub(super) fn faded(&self, opacity: f32) -> Self {
        Self(self.0.iter().map(|(color, own)| (*color, part(*own, share(opacity)))).collect())
    }

    /// What lies between it and another, nearer to that the greater the share is.
    pub(super) fn towards(&self, other: &Self, share: f32) -> Self {
        let mut both = self.faded(1.0 - share);
        other.faded(share).0.into_iter().for_each(|(color, share)| both.add(color, share));
        both.made_whole(self.is_whole() && other.is_whole())
    }

    fn add(&mut self, color: Rgb, share: Share) {
        match self.0.iter_mut().find(|(known, _)| *known == color) {
            Some((_, own)) => *own += share,
            None => self.0.push((color, share)),
        }
    }

    /// Parts that are rounded are a whole again.
    fn made_whole(mut self, is_whole: bool) -> Self {
        let lacks = Self::WHOLE - self.cover();
        if let Some((_, last)) = self.0.last_mut().filter(|_| is_whole) {
            *last += lacks;
        }
        self
    }
}

fn part(of: Share, share: Share) -> Share {
    (u64::from(of) * u64::from(share) / u64::from(Tone::WHOLE)) as Share
}

fn share(opacity: f32) -> Share {
    (f64::from(opacity.clamp(0.0, 1.0)) * f64::from(Tone::WHOLE)).round() as Share
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_of_a_colour_over_another_leaves_half_of_that() {
        let (red, blue) = ([255, 0, 0], [0, 0, 255]);
        let both = Tone::of(red, 0.5).over(&Tone::of(blue, 1.0));
        assert_eq!(both.shares(), [(red, 500_000), (blue, 500_000)]);
        assert!(both.is_whole());
        assert!(!Tone::of(red, 0.5).over(&Tone::of(blue, 0.5)).is_whole());
        assert_eq!(Tone::of(red, 1.0).over(&Tone::of(blue, 1.0)).shares()[0], (red, Tone::WHOLE));
    }

    #[test]
    fn shares_that_are_rounded_are_a_whole_where_the_ground_is_one() {
        let mut tone = Tone::of([0; 3], 1.0);
        for at in 1..40_u8 {
            tone = Tone::of([at; 3], 0.3).over(&tone);
            assert!(tone.is_whole(), "{at}");
        }
    }
}

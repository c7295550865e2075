//! What a picture loses where it is cropped.

use crate::geom::{Length, Rect};

/// How many per cent of its width or of its height a picture loses, where that is more than a third.
pub(super) fn lost(clip: Rect, whole: Rect) -> Option<(i64, &'static str)> {
    let share = |seen: Length, whole: Length| {
        let lost = whole - seen;
        (lost * 3 > whole).then(|| lost.scaled(100, whole.0).0)
    };
    let width = share(clip.width, whole.width).map(|share| (share, "width"));
    width.or_else(|| share(clip.height, whole.height).map(|share| (share, "height")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::galley::crop::{MIDDLE, filling};

    const BOX: Rect =
        Rect { x: Length::pt(10), y: Length::pt(20), width: Length::pt(100), height: Length::pt(50) };

    #[test]
    fn what_is_lost_is_told_from_a_third_on() {
        let of = |pixels| lost(BOX, filling(BOX, pixels, MIDDLE));
        assert_eq!(of((400, 200)), None);
        assert_eq!(of((300, 225)), None, "a third of the height");
        assert_eq!(of((300, 300)), Some((50, "height")));
        assert_eq!(of((400, 100)), Some((50, "width")));
        assert_eq!(of((1, 4000)), Some((100, "height")));
    }
}

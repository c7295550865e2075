//! Cropping: a picture made as large as fills its box, and moved so that what matters stays seen.

use crate::geom::{Direction, Length, Rect, Size};

/// The focus where nobody gives one.
pub(crate) const MIDDLE: (u16, u16) = (500, 500);

/// How many per cent of its width or of its height a picture loses, where that is more than a third.
pub(crate) fn lost(clip: Rect, whole: Rect) -> Option<(i64, &'static str)> {
    let share = |seen: Length, whole: Length| {
        let lost = whole - seen;
        (lost * 3 > whole).then(|| lost.scaled(100, whole.0).0)
    };
    let width = share(clip.width, whole.width).map(|share| (share, "width"));
    width.or_else(|| share(clip.height, whole.height).map(|share| (share, "height")))
}

/// The whole picture over a box: its shape is kept, it fills the box both ways, and its focus, a place in
/// thousandths from its left and its top, lies as near the middle of the box as the picture reaches.
pub(crate) fn filling(clip: Rect, pixels: (u32, u32), focus: (u16, u16)) -> Rect {
    let (across, down) = (i64::from(pixels.0.max(1)), i64::from(pixels.1.max(1)));
    // A picture a thousand times as long as wide is none: what overflows beyond that is cut off here.
    let (across, down) = (across.min(down.saturating_mul(1000)), down.min(across.saturating_mul(1000)));
    let by_width = clip.width.scaled(down, across);
    let (width, height) = if by_width >= clip.height {
        (clip.width, by_width)
    } else {
        (clip.height.scaled(across, down).max(clip.width), clip.height)
    };
    Rect {
        x: clip.x + moved(clip.width, width, focus.0),
        y: clip.y + moved(clip.height, height, focus.1),
        width,
        height,
    }
}

/// The largest size of a shape in a place: all of it is seen, and it keeps its proportions.
pub(crate) fn fitted((across, down): (impl Into<i64>, impl Into<i64>), within: Size) -> Size {
    let (across, down) = (across.into().max(1), down.into().max(1));
    let height = within.width.scaled(down, across);
    if height <= within.height {
        return Size { width: within.width, height };
    }
    Size { width: within.height.scaled(across, down).min(within.width), height: within.height }
}

/// A whole picture in the middle of a box, as large as it can be there.
pub(crate) fn middle(within: Rect, shape: (u32, u32)) -> Rect {
    let Size { width, height } = fitted(shape, Size { width: within.width, height: within.height });
    let (x, y) = (within.x + (within.width - width) / 2, within.y + (within.height - height) / 2);
    Rect { x, y, width, height }
}

/// A whole picture inside a box: as large as it lies in it, at the side of the caption, which is below it, or left of it where
/// lines run down, and in the middle. Nothing of one that is cut out is cropped away: its box has no edge at which that would
/// end.
pub(crate) fn standing(within: Rect, pixels: (u32, u32), direction: Direction) -> Rect {
    let Size { width, height } = fitted(pixels, Size { width: within.width, height: within.height });
    let (x, y) = match direction {
        Direction::Horizontal => (within.x + (within.width - width) / 2, within.bottom() - height),
        Direction::Vertical => (within.x, within.y + (within.height - height) / 2),
    };
    Rect { x, y, width, height }
}

/// How far a picture begins before its box, one way.
fn moved(seen: Length, whole: Length, focus: u16) -> Length {
    (seen / 2 - whole.scaled(i64::from(focus), 1000)).clamp((seen - whole).min(Length::ZERO), Length::ZERO)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOX: Rect =
        Rect { x: Length::pt(10), y: Length::pt(20), width: Length::pt(100), height: Length::pt(50) };

    fn whole(pixels: (u32, u32), focus: (u16, u16)) -> (i64, i64, i64, i64) {
        let Rect { x, y, width, height } = filling(BOX, pixels, focus);
        let pt = |length: Length| {
            assert_eq!(length.0 % 1_000_000, 0, "{length}");
            length.0 / 1_000_000
        };
        (pt(x), pt(y), pt(width), pt(height))
    }

    #[test]
    fn a_picture_of_the_boxs_shape_is_not_cropped() {
        assert_eq!(whole((400, 200), (500, 500)), (10, 20, 100, 50));
        assert_eq!(whole((400, 200), (0, 1000)), (10, 20, 100, 50));
    }

    #[test]
    fn a_picture_is_cropped_one_way_and_keeps_its_shape() {
        assert_eq!(whole((300, 300), (500, 500)), (10, -5, 100, 100));
        assert_eq!(whole((400, 100), (500, 500)), (-40, 20, 200, 50));
    }

    #[test]
    fn the_focus_lies_in_the_middle_as_far_as_the_picture_reaches() {
        assert_eq!(whole((300, 300), (500, 300)), (10, 15, 100, 100), "30 of 100 pt lie 25 pt down the box");
        assert_eq!(whole((300, 300), (500, 0)), (10, 20, 100, 100), "the top stays at the top");
        assert_eq!(whole((400, 100), (1000, 500)), (-90, 20, 200, 50), "the right edge stays at the right");
    }

    #[test]
    fn a_picture_that_is_cut_out_stands_whole_beside_its_caption() {
        let at = |x, y, width, height| {
            let pt = Length::pt;
            Rect { x: pt(x), y: pt(y), width: pt(width), height: pt(height) }
        };
        let below = |pixels| standing(BOX, pixels, Direction::Horizontal);
        assert_eq!((below((100, 100)), below((400, 100))), (at(35, 20, 50, 50), at(10, 45, 100, 25)));
        let left = |pixels| standing(BOX, pixels, Direction::Vertical);
        assert_eq!(
            (left((100, 100)), left((400, 100))),
            (at(10, 20, 50, 50), Rect { y: Length(32_500_000), ..at(10, 0, 100, 25) })
        );
        assert_eq!((below((400, 200)), left((400, 200))), (BOX, BOX));
    }

    #[test]
    fn no_picture_is_too_odd_to_fill_its_box() {
        for pixels in [(0, 0), (1, u32::MAX), (u32::MAX, 1), (7, 3), (u32::MAX, u32::MAX)] {
            let all = filling(BOX, pixels, (1000, 0));
            assert!(all.x <= BOX.x && all.y <= BOX.y, "{pixels:?}");
            assert!(all.right() >= BOX.right() && all.bottom() >= BOX.bottom(), "{pixels:?}");
        }
    }

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

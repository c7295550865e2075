//! What holds for any file that is read as a picture: for the fuzz targets, and for what they have found.

use banxin::picture::{AtSize, Colours, Converter, Data, Head, Space, View, Window, printed};
use banxin::press::Photographs;

/// The most ink of the condition, in hundredths of a percent.
pub const INK: u32 = 24_000;

/// All of a picture as it is, or less of it and smaller: by the length of the file, so that it is the same each time.
pub fn view(head: &Head, length: usize) -> View {
    let (width, height) = (head.width, head.height);
    if length.is_multiple_of(4) {
        return View { seen: Window::whole((width, height)), to: (width, height) };
    }
    let (x, y) = (width / 4, height / 8);
    let seen = Window { x, y, width: width - x - width / 8, height: height - y - height / 3 };
    View { seen, to: (seen.width.div_ceil(2), seen.height.div_ceil(3)) }
}

/// What is read can be printed, in the size that was asked for and with no more ink than the press takes.
pub fn assert_printable(at: AtSize, head: &Head, view: View, converter: &Converter) {
    let from_rgb = matches!(at, AtSize::Pixels { .. }) && head.colours == Colours::Rgb;
    let how = Photographs { sharpening: 400, ..Photographs::default() };
    // A profile inside it may be of no use.
    let Ok(raster) = printed(at, head, converter, how) else { return };
    assert_eq!((raster.width, raster.height), view.to);
    if from_rgb && raster.space == Space::Cmyk {
        assert!(raster.most_ink <= INK, "{}", raster.most_ink);
    }
    let samples = raster.samples().expect("what was read can be read again");
    let pixels = raster.width as usize * raster.height as usize;
    assert_eq!(samples.len(), pixels * raster.space.samples());
    assert!(!matches!(raster.data, Data::Samples(_)), "what goes to press is packed");
}

//! What says nothing of pixels does not go to the press: places, thumbnails, history.

use banxin::picture::{Data, Raster};
use jpeg_encoder::ColorType as Jpeg;

use super::make::{exif, jpeg, jpeg_with, noise};
use super::raster;

/// The JPEG file that goes to press; nothing where there is none.
fn file(raster: Raster) -> Vec<u8> {
    if let Data::Jpeg { bytes, .. } = raster.data { bytes.read().unwrap().into_owned() } else { Vec::new() }
}

#[test]
fn a_jpeg_goes_to_press_without_exif_history_profile_or_comment() {
    for color in [Jpeg::Luma, Jpeg::Cmyk] {
        let samples = noise(64 * if color == Jpeg::Luma { 1 } else { 4 });
        let plain = jpeg((8, 8), color, &samples);
        let talkative = jpeg_with((8, 8), color, &samples, |encoder| {
            encoder.add_exif_metadata(&exif(1)).unwrap();
            encoder.add_icc_profile(&noise(1000)).unwrap();
            encoder.add_app_segment(13, b"Photoshop 3.0\0history".to_vec()).unwrap();
        });
        // A comment, and what a telephone hangs behind the end.
        let mut talkative = [&talkative[..2], b"\xFF\xFE\0\x08secret".as_slice(), &talkative[2..]].concat();
        talkative.extend(b"a second picture, a film");
        assert_eq!(file(raster(talkative)), plain, "{color:?}");
    }
}

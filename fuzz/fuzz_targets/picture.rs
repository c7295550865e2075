//! Any bytes as a picture: no panic, no hang, and no more ink than the press takes.
#![no_main]

use std::sync::LazyLock;

use banxin::picture::{Converter, Data, read};
use banxin::press::Rendering;
use libfuzzer_sys::fuzz_target;

static ICC: &[u8] = include_bytes!("../../layouts/press/TR002_newsprint_TAC240.icc");
static CONVERTER: LazyLock<Converter> =
    LazyLock::new(|| Converter::new(ICC, Rendering::Perceptual, 24_000).expect("the bundled profile is sound"));

fuzz_target!(|data: &[u8]| {
    let Ok(raster) = read(data.to_vec(), &CONVERTER) else { return };
    let pixels = raster.width as usize * raster.height as usize;
    let samples = raster.samples().expect("what was read can be read again");
    assert_eq!(samples.len(), pixels * raster.space.samples());
    if let Data::Samples(kept) = &raster.data {
        assert_eq!(kept.as_slice(), &*samples);
    }
});

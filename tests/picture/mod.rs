//! Pictures become data for the press: what stays as it is, what is converted and how, what is refused.

mod apart;
mod black_alone;
mod broken;
mod color;
mod condition;
mod formats;
mod fuzzed;
pub(crate) mod make;
mod oriented;
mod photographs;
mod printed_size;
mod private;
mod screen;
mod tiff;
mod untouched;

use std::path::Path;
use std::sync::LazyLock;

use banxin::picture::{Converter, PictureError, Raster, Rendering, read};

/// The newsprint limit, in hundredths of a percent.
const TOTAL_INK: u32 = 24_000;

/// The profile of the condition that banxin brings.
fn newsprint() -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("layouts/press/TR002_newsprint_TAC240.icc");
    std::fs::read(path).unwrap()
}

fn converter(rendering: Rendering) -> &'static Converter {
    static PERCEPTUAL: LazyLock<Converter> =
        LazyLock::new(|| Converter::new(&newsprint(), Rendering::Perceptual, TOTAL_INK).unwrap());
    static RELATIVE: LazyLock<Converter> =
        LazyLock::new(|| Converter::new(&newsprint(), Rendering::Relative, TOTAL_INK).unwrap());
    match rendering {
        Rendering::Perceptual => &PERCEPTUAL,
        Rendering::Relative => &RELATIVE,
    }
}

/// The raster of a file that can be read.
fn raster(file: Vec<u8>) -> Raster {
    read(file, converter(Rendering::Perceptual)).unwrap()
}

/// Why a file can't be read.
fn refused(file: Vec<u8>) -> PictureError {
    read(file, converter(Rendering::Perceptual)).unwrap_err()
}

//! How pictures are packed for the press, side by side: as they go into the file by the newsprint of the house, and all
//! without loss. For each file: its pixels, what it was taken for, the bytes of both, and by how many levels of 255 its inks
//! differ, on average, at most, and at the worst hundredth of its pixels.
//!
//! `cargo run --release --example pack_pictures -- FILE…`

use std::path::Path;

use banxin::picture::{
    Converter, Data, Here, PictureError, Raster, Reader, Rendering, View, Window, bytes, printed,
};
use banxin::press::{Compression, Photographs};

/// The newsprint limit, in hundredths of a percent.
const TOTAL_INK: u32 = 24_000;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let profile = Path::new(env!("CARGO_MANIFEST_DIR")).join("layouts/press/TR002_newsprint_TAC240.icc");
    let converter = Converter::new(&std::fs::read(profile)?, Rendering::Perceptual, TOTAL_INK)?;
    println!("pixels      as     bytes      without loss  share  mean  1 in 100  most  file");
    for file in std::env::args().skip(1) {
        match line(Path::new(&file), &converter) {
            Ok(line) => println!("{line}  {file}"),
            Err(why) => println!("{}: {why}  {file}", why.code()),
        }
    }
    Ok(())
}

fn line(file: &Path, converter: &Converter) -> Result<String, PictureError> {
    let usual = packed(file, converter, Photographs::default())?;
    let lossless = Photographs { compression: Compression::Flate, ..Photographs::default() };
    let lossless = packed(file, converter, lossless)?;
    let (mean, hundredth, most) = differences(&usual, &lossless)?;
    let way = if matches!(usual.data, Data::Jpeg { .. }) { "JPEG" } else { "Flate" };
    let size = format!("{}×{}", usual.width, usual.height);
    let (some, all) = (usual.bytes(), lossless.bytes());
    let share = 100 * some / all.max(1);
    Ok(format!(
        "{size:<10}  {way:<5}  {some:>9}  {all:>12}  {share:>3} %  {mean:>4.2}  {hundredth:>8}  {most:>4}"
    ))
}

fn packed(file: &Path, converter: &Converter, how: Photographs) -> Result<Raster, PictureError> {
    let bytes = bytes(&file.to_owned().into())?;
    let head = Here.head(&bytes)?;
    let size = (head.width, head.height);
    let at = Here.at_size(bytes, &head, View { seen: Window::whole(size), to: size })?;
    printed(at, &head, converter, how)
}

/// By how many levels the most different ink of each pixel differs.
fn differences(one: &Raster, other: &Raster) -> Result<(f64, u8, u8), PictureError> {
    let (some, others) = (one.samples()?, other.samples()?);
    let of_a_pixel = one.space.samples();
    let pixels = some.chunks_exact(of_a_pixel).zip(others.chunks_exact(of_a_pixel));
    let most = |(one, other): (&[u8], &[u8])| {
        one.iter().zip(other).map(|(one, other)| one.abs_diff(*other)).max().unwrap_or(0)
    };
    let mut levels: Vec<u8> = pixels.map(most).collect();
    levels.sort_unstable();
    let count = levels.len().max(1);
    let sum: u64 = levels.iter().map(|level| u64::from(*level)).sum();
    let at = |share: usize| levels.get((count * share / 100).min(count - 1)).copied().unwrap_or(0);
    Ok((sum as f64 / count as f64, at(99), levels.last().copied().unwrap_or(0)))
}

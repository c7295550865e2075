//! Files made by hand, of every kind that is read, with pixels that are known.

mod broken;
mod kinds;
mod make;
mod packed;
mod refused;

use super::super::error::PictureError;
use super::{head, pixels};
use make::Maker;

/// The samples of a file that can be read.
fn samples(file: &[u8]) -> Vec<u8> {
    let read = pixels(file).unwrap();
    let said = head(file).unwrap();
    let all = read.width as usize * read.height as usize * read.colours.samples();
    assert_eq!(read.samples.len(), all);
    assert_eq!(read.colours, said.colours);
    assert!(said.room >= all as u64);
    read.samples
}

/// Why a file can't be read.
fn refused(file: &[u8]) -> PictureError {
    pixels(file).unwrap_err()
}

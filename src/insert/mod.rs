//! Pages of PDF files that others made, to be placed as they are: an advertisement with its own fonts and colours.
//!
//! ```text
//! bytes ─► sheet    which box, how turned, in which unit ─┐
//!       ├► content  what is drawn, unpacked ──────────────┤
//!       └► copy     what it is drawn with, renamed ───────┴► Insert ─► a form of our own file
//! ```
//!
//! An insert holds its objects and nothing of the file that they were in: numbered from 0, those that several others refer to
//! once, the first of them the form itself (ISO 32000-1, 8.10). What is no part of how the page looks stays behind:
//! annotations, structure, metadata, what programs keep for themselves.

use std::sync::Arc;

mod content;
mod copy;
mod error;
mod layers;
mod object;
mod sheet;
mod used;

pub use error::InsertError;
pub use object::{Insert, InsertObject, Layer, Value};

/// Reads a page of a file, by its place from 0.
///
/// # Errors
/// It can't be placed.
pub fn read(bytes: &Arc<Vec<u8>>, page: usize) -> Result<Insert, InsertError> {
    copy::insert(bytes, page)
}

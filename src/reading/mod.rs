//! Reading what people write: TOML into records, with every fault in its place; lengths, bounds, the files of a folder.
//!
//! What the records are of (an edition, a layout, a press) is not its concern.

// A value that may be absent is passed on as it was read; `as_ref` at each call would say nothing more.
#![allow(clippy::ref_option)]

pub(crate) mod around;
pub(crate) mod bases;
pub(crate) mod bounds;
pub(crate) mod document;
pub(crate) mod files;
pub(crate) mod findings;
mod finds;
pub(crate) mod format;
pub(crate) mod house;
pub(crate) mod layers;
pub(crate) mod lengths;
mod malformed;
pub(crate) mod moments;
mod places;
pub(crate) mod punctuation;
pub(crate) mod read;
pub(crate) mod reader;
mod retype;
#[cfg(test)]
pub(crate) mod schema;
pub(crate) mod shelf;
pub(crate) mod sizes;
mod slips;
pub(crate) mod suggest;
pub(crate) mod table;
pub(crate) mod units;

pub use files::{LARGEST_PROFILE, is_file_name, name_of};
pub use findings::Field;
pub use finds::{Found, Whose, finds};
pub use format::Format;
pub use house::{House, Origin, house_stands};
pub use places::{Place, Places, Whence};
pub use suggest::misspelt;

//! A bag (`BagIt` 1.0, RFC 8493): an edition with all of its house that it uses, its lock and what came out, so that it is made
//! again from the bag alone. What happened to its files stands in it as archives keep it (PREMIS 3).
//!
//! In `data/` lies what a house has (`layouts/`, `fonts/`, …), in `data/editions/` the edition and those that it stands on,
//! in `data/outputs/` what came out. It is made of the edition's own date and of nothing of the machine: the same bytes
//! everywhere.

mod check;
mod manifest;
mod pack;
mod paths;
mod premis;
mod tags;

pub use check::check;
pub use pack::{Contents, pack};

use crate::files::Located;
use crate::reading::House;

/// The file by which a folder is known to be a bag.
pub const DECLARATION: &str = "bagit.txt";

/// The folder of what is kept.
pub(crate) const PAYLOAD: &str = "data";

/// The house of the editions in a bag: what lies in it, and nothing else.
#[must_use]
pub fn house(bag: &Located) -> House {
    House::none().below(bag.join(PAYLOAD))
}

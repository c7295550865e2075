mod booking;
mod place;
mod read;
mod size;

pub use booking::{AdFile, Booking};
pub use place::{AdDraft, AdSpot};
pub(super) use place::{Stand, placed};
pub use read::Bookings;
pub use size::{AdCells, AdPart, AdSize};

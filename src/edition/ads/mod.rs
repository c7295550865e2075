mod booking;
mod place;
mod read;
mod running;
mod size;

pub use booking::{AdFile, Booking};
pub use place::{AdDraft, AdSpot};
pub(super) use place::{Stand, forgotten, placed};
pub use read::Bookings;
pub(super) use running::Running;
pub use size::{AdCells, AdPart, AdSize};

//! Conventions: how Chinese is set in a region, as tables. There is one, the [Mainland's](MAINLAND); another is another
//! value, and no stage after this one knows which it has.

mod choices;
mod class;
mod gap;
mod mainland;
mod tables;

pub use choices::{Kinsoku, MarkStyle};
pub use class::Class;
pub use gap::{Blanks, Gap};
pub use mainland::MAINLAND;
pub use tables::{Convention, Ink};

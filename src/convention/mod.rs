//! Conventions: how Chinese is set in a region, as tables. There are two, the [Mainland's](MAINLAND) and that of
//! [Taiwan and Hong Kong](TRADITIONAL); no stage after this one knows which it has.

mod chinese;
mod choices;
mod class;
mod gap;
mod mainland;
mod place;
mod tables;
mod traditional;

pub use choices::{Interpunct, Kinsoku, MarkStyle};
pub use class::Class;
pub use gap::{Blanks, Gap};
pub use mainland::MAINLAND;
pub use place::{InPlace, Near, Sort};
pub use tables::{Convention, Ink, Listed};
pub use traditional::TRADITIONAL;

/// All conventions.
pub static ALL: [&Convention; 2] = [&MAINLAND, &TRADITIONAL];

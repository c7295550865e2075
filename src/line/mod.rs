//! Lines: spacing, forbidden breaks, breaking and justification.
//!
//! What the stages after this one need not worry about: no line breaks kinsoku but where a single atom is
//! wider than its measure; a justified line ends exactly at its measure.

mod first_fit;
mod justify;
mod kinsoku;
mod paragraph;
mod spacing;

pub use first_fit::{Squeeze, line_end, lines};
pub use justify::{SetLine, justify};
pub use kinsoku::{Breaks, may_break};
pub use paragraph::{Paragraph, Rules, Tracked};
pub use spacing::{Gap, Spacing};

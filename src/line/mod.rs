//! Lines: spacing, forbidden breaks, breaking and justification.
//!
//! What the stages after this one need not worry about: no line breaks kinsoku but where a single atom is
//! wider than its measure; a justified line ends exactly at its measure.

mod breaking;
mod first_fit;
mod justify;
mod kinsoku;
mod manner;
mod paragraph;
pub mod pitch;
mod runt;
mod spacing;
mod total_fit;
mod ways;

pub use breaking::lines;
pub use first_fit::{Squeeze, line_end};
pub use justify::{SetLine, justify};
pub use kinsoku::Breaks;
pub use manner::Manner;
pub use paragraph::{Paragraph, Rules, Tracked};
pub(crate) use runt::{is_runt, median};
pub use spacing::Spacing;
pub use total_fit::demerits;
pub use ways::{MeasuredLines, Scope, ways};

use crate::geom::Em;

/// No break is looked at that leaves a line opened by more than this at every gap, unless there is no other.
pub const LOOSE: Em = Em::milli(250);

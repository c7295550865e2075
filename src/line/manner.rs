//! In what manner a paragraph is broken into lines.

use super::first_fit::Squeeze;
use crate::geom::Em;
use crate::style::Breaking;

/// How a paragraph is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Manner {
    /// How its breaks are chosen.
    pub breaking: Breaking,
    /// When lines are squeezed. To total-fit squeezing has its price like opening; [`Squeeze::Always`] asks it
    /// for the fewest lines.
    pub squeeze: Squeeze,
    /// The least characters on the last line, where they can be had; 1 is no demand.
    pub last_line: u32,
    /// How far a line may be opened beyond the median of its paragraph's to mend a last line.
    pub even: Em,
}

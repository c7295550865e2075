//! What it costs to end a line, and how long a text may be for that to be looked into.

/// The most characters of a headline.
pub(super) const LONGEST: usize = 200;

/// What a break costs, in thousandths of the least that is worth a thought; below nothing where a line ends well.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Cost(pub i64);

impl Cost {
    /// Within a word.
    pub const WITHIN_WORD: Self = Self(12_000);
    /// At the blank with which its writer parted it.
    pub(super) const BLANK: i64 = -6_000;
    /// Behind a clause.
    pub(super) const CLAUSE: i64 = -3_000;
    /// Before a dash.
    pub(super) const DASH: i64 = -2_000;
    /// Behind a pause mark between things of one list.
    pub(super) const LIST: i64 = 500;
    /// Before an opening or behind a closing mark.
    pub(super) const BRACKET: i64 = -300;
    /// Between such marks.
    pub(super) const WITHIN_BRACKETS: i64 = 4_000;
}

//! What stands between two neighbours on a line, and the blanks that belong to marks.

use super::choices::Interpunct;
use crate::geom::Em;

/// The space between two neighbours, and what justification may do with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Gap {
    /// As it is set.
    pub natural: Em,
    /// How much of it may be taken away.
    pub shrink: Em,
    /// When it is taken: 1 first, 7 last (CLREQ: line-end mark, word space, interpunct, bracket, pause
    /// mark, Han–Latin space, stop).
    pub shrink_order: u8,
    /// How much may be added before all gaps open.
    pub stretch: Em,
    /// When it is added: 1 word space, 2 Han–Latin space.
    pub stretch_order: u8,
    /// Takes part when, last of all, every gap of the line opens by the same amount.
    pub opens: bool,
}

impl Gap {
    /// None, and it stays so.
    pub const NONE: Self = Self {
        natural: Em::ZERO,
        shrink: Em::ZERO,
        shrink_order: 0,
        stretch: Em::ZERO,
        stretch_order: 0,
        opens: false,
    };
    /// Nothing between two characters set solid; it opens when all gaps open.
    pub const SOLID: Self = Self { opens: true, ..Self::NONE };

    /// The same gap as it stands, whatever the line needs.
    #[must_use]
    pub const fn rigid(self) -> Self {
        Self { natural: self.natural, ..Self::NONE }
    }
}

/// The blank of a mark, which may be squeezed out whole.
pub(super) const fn blank(natural: Em, shrink_order: u8) -> Gap {
    Gap { natural, shrink: natural, shrink_order, opens: true, ..Gap::NONE }
}
/// The blank of a mark, which stays.
pub(super) const fn frozen(natural: Em) -> Gap {
    Gap { natural, opens: true, ..Gap::NONE }
}
/// A blank at the line end: never stretched, first to go.
pub(super) const fn at_end(gap: Gap) -> Gap {
    Gap { shrink_order: 1, opens: false, ..gap }
}

/// The blanks of one style of punctuation.
#[derive(Debug, Clone, Copy)]
pub struct Blanks {
    /// Beside brackets, quotes and book-title marks.
    pub bracket: Gap,
    /// Before ，、；：.
    pub before_pause: Gap,
    /// After them.
    pub pause: Gap,
    /// Before 。？！.
    pub before_stop: Gap,
    /// After them.
    pub stop: Gap,
    /// On either side of the interpunct.
    pub interpunct: Gap,
    /// After a bracket at the line end.
    pub bracket_end: Gap,
    /// After a pause mark at the line end.
    pub pause_end: Gap,
    /// After a stop at the line end.
    pub stop_end: Gap,
}

impl Blanks {
    /// 半角式: every mark half an em.
    pub const HALF_WIDTH: Self = Self {
        bracket: Gap::SOLID,
        before_pause: Gap::SOLID,
        pause: Gap::SOLID,
        before_stop: Gap::SOLID,
        stop: Gap::SOLID,
        interpunct: Gap::SOLID,
        bracket_end: Gap::NONE,
        pause_end: Gap::NONE,
        stop_end: Gap::NONE,
    };

    /// The same, but a mark at the line end is always half an em.
    #[must_use]
    pub const fn half_at_line_end(self) -> Self {
        Self { bracket_end: Gap::NONE, pause_end: Gap::NONE, stop_end: Gap::NONE, ..self }
    }

    /// The same, with the interpunct of another width.
    #[must_use]
    pub const fn with_interpunct(self, width: Interpunct) -> Self {
        let interpunct = match width {
            Interpunct::Half => Gap::SOLID,
            Interpunct::Full => blank(Em::QUARTER, 3),
        };
        Self { interpunct, ..self }
    }
}

//! The words of a house's style that reading and setting share: how marks, breaks, figures and spaces are
//! to be treated.

use crate::geom::Em;

/// How punctuation is set (CLREQ, punctuation styles).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MarkStyle {
    /// 全角式: every mark one em, squeezed where two meet.
    FullWidth,
    /// 开明式: 。？！ one em, every other mark half an em.
    Kaiming,
    /// 半角式: every mark half an em.
    HalfWidth,
    /// 行末半角: as 全角式, but half an em at line ends.
    LineEndHalf,
}

/// Which marks may not start or end a line (CLREQ, prohibition rules).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kinsoku {
    /// Nothing is forbidden.
    None,
    /// No closing, pause or stop mark, interpunct, connector or solidus starts a line; no opening mark ends
    /// one.
    Basic,
    /// As basic, and no solidus ends a line (GB/T 15834).
    Gb,
    /// As GB, and no dash or ellipsis starts a line.
    Strict,
}

/// How the breaks of a paragraph are chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Breaking {
    /// Line by line: each takes what fits.
    FirstFit,
    /// All lines of the paragraph together: the breaks under which they differ least (Knuth & Plass 1981).
    TotalFit,
}

/// The widths of figures in text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Figures {
    /// Half an em each (`hwid`).
    Half,
    /// As the face draws them.
    Proportional,
}

/// A space that may give and take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Glue {
    /// As it is set.
    pub natural: Em,
    /// The least it may become.
    pub smallest: Em,
    /// The most it becomes before all gaps open.
    pub largest: Em,
}

/// The letterspacing that copyfit may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TrackingBounds {
    /// The tightest.
    pub min: Em,
    /// The loosest.
    pub max: Em,
    /// From one try to the next.
    pub step: Em,
}

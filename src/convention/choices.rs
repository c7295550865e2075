//! What a layout chooses of a convention.

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

/// How wide the interpunct is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Interpunct {
    /// Half an em (GB/T 15834-2011, 5.1.7).
    Half,
    /// One em, squeezed on both sides.
    Full,
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

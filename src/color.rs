//! Inks: what goes on which plate, and whether it overprints.

/// A share of an ink in hundredths of a percent, 0 to 10 000.
pub type Tint = u16;

/// Full ink.
pub const SOLID: Tint = 10_000;

/// A colour as the press sees it: shares of inks, never RGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Color {
    /// Shares of the four process inks: cyan, magenta, yellow, black (DeviceCMYK).
    Process([Tint; 4]),
}

impl Color {
    /// All black ink and nothing else.
    pub const BLACK: Self = Self::Process([0, 0, 0, SOLID]);
    /// Unprinted paper.
    pub const PAPER: Self = Self::Process([0, 0, 0, 0]);
}

/// A colour and how it meets what lies under it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Paint {
    /// What is printed.
    pub color: Color,
    /// Overprints what lies under it; else knocks it out.
    pub overprint: bool,
}

impl Paint {
    /// Black text and rules: 100 % K, overprinting, so that a plate out of register leaves no halo.
    pub const BLACK: Self = Self { color: Color::BLACK, overprint: true };
}

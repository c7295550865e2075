//! Inks: what goes on which plate, and whether it overprints.

use std::sync::{Mutex, PoisonError};

/// A share of an ink in hundredths of a percent, 0 to 10 000.
pub type Tint = u16;

/// Full ink.
pub const SOLID: Tint = 10_000;

/// A colour as the press sees it: shares of inks, never RGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Color {
    /// Shares of the four process inks: cyan, magenta, yellow, black (DeviceCMYK). Grey is a share of black.
    Process([Tint; 4]),
    /// A share of a named ink of its own plate (专色; Separation).
    Spot(InkId, Tint),
    /// A share of every ink of the page, for marks that show whether the plates stand in register
    /// (Separation `All`).
    Registration(Tint),
}

impl Color {
    /// All black ink and nothing else.
    pub const BLACK: Self = Self::Process([0, 0, 0, SOLID]);
    /// Unprinted paper.
    pub const PAPER: Self = Self::Process([0, 0, 0, 0]);

    /// The named ink that it is a share of.
    #[must_use]
    pub const fn ink(self) -> Option<InkId> {
        match self {
            Self::Spot(ink, _) => Some(ink),
            Self::Process(_) | Self::Registration(_) => None,
        }
    }

    /// A share of black.
    #[must_use]
    pub const fn gray(tint: Tint) -> Self {
        Self::Process([0, 0, 0, tint])
    }

    /// Whether no ink is printed: the paper shows.
    #[must_use]
    pub fn is_paper(self) -> bool {
        match self {
            Self::Process(tints) => tints == [0; 4],
            Self::Spot(_, tint) | Self::Registration(tint) => tint == 0,
        }
    }
}

/// A named ink, by its number among [`Inks`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct InkId(pub u16);

/// A named ink (专色): a plate of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ink {
    /// The name of the plate, such as `PANTONE 485 C`. One name is one ink, on all pages of an edition.
    pub name: String,
    /// What stands for the solid ink where there is no such plate: a proof, a screen.
    pub alternate: [Tint; 4],
    /// It is printed over what lies under it; else it knocks that out.
    pub overprint: bool,
}

/// Named inks by number (墨柜): each is numbered once, for as long as they are kept, so that two editions that print with
/// one ink have one number for it.
#[derive(Debug, Default)]
pub struct Inks(Mutex<Vec<Ink>>);

impl Inks {
    /// The number of an ink; nothing, where there are more than can be numbered.
    pub fn number(&self, ink: &Ink) -> Option<InkId> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = all.iter().position(|known| known == ink);
        let at = u16::try_from(known.unwrap_or(all.len())).ok()?;
        if known.is_none() {
            all.push(ink.clone());
        }
        Some(InkId(at))
    }
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
    /// What is left of the paper inside something printed (反白).
    pub const PAPER: Self = Self { color: Color::PAPER, overprint: false };
    /// Marks on every plate.
    pub const REGISTRATION: Self = Self { color: Color::Registration(SOLID), overprint: true };
}

/// How all of an edition is printed, whatever its layouts say: a paper has one dress or none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dress {
    /// 举哀: in black alone, on every page.
    Mourning,
    /// 套红: nameplate and headlines in the colour that `[festive]` of their layout names.
    Festive,
}

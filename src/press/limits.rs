//! What a press can print: the limits that a house and its printer agreed on.

use crate::geom::Length;

/// The limits of a printing condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// All inks together at one place, in hundredths of a percent: 24 000 is 240 %.
    pub total_ink: u32,
    /// The thinnest rule.
    pub smallest_rule: Length,
    /// The smallest type.
    pub smallest_type: SmallestType,
    /// The pixels of pictures.
    pub resolution: Resolution,
    /// What the house thinks of single rules: their codes, and how bad a breach is.
    pub severities: Vec<(String, Level)>,
}

/// The smallest type by the number of its inks: what is printed from several plates blurs sooner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SmallestType {
    /// In one ink.
    pub one_ink: Length,
    /// In two inks or more.
    pub several_inks: Length,
    /// Paper left in what is printed around it (反白).
    pub reversed: Length,
}

/// The resolution of pictures at the size that they are printed, in pixels an inch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Resolution {
    /// Below it a picture is worth a look.
    pub wanted: u32,
    /// Below it a picture is not printed.
    pub least: u32,
    /// A finer picture is made smaller: the screens of a press show no more.
    pub most: u32,
}

/// How colours that the press does not have become some that it has (ICC rendering intents).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Rendering {
    /// All colours move together, so that steps between them stay seen: for photographs.
    #[default]
    Perceptual,
    /// Colours that the press has stay, with its paper for white and its black for black; others become the
    /// nearest. A picture whose own profile is made of tables has no curves to fit the black with, and is
    /// converted as [`Self::Perceptual`].
    Relative,
}

/// How bad a breach of a rule is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// It is not looked for.
    Off,
    /// Worth a look.
    Warning,
    /// It may not go to press.
    Error,
}

impl Limits {
    /// Coldset newsprint, from published specifications of newspaper printers: for files that come without a
    /// condition of their own.
    #[must_use]
    pub fn newsprint() -> Self {
        // The sounds of characters (注音) are a third of the body.
        let (small, large) = (Length::pt(3), Length::pt(10));
        Self {
            total_ink: 24_000,
            smallest_rule: Length(250_000),
            smallest_type: SmallestType { one_ink: small, several_inks: large, reversed: large },
            resolution: Resolution { wanted: 200, least: 100, most: 250 },
            severities: Vec::new(),
        }
    }
}

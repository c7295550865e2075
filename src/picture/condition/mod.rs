//! The printing condition that grey and CMYK pictures are held against: their pixels go to press as they are, so that they
//! are right only if they were made for that press.

mod registered;

use super::error::PictureError;
use super::link::{Press, gain_of_grey, gain_of_press};
use super::profile::Profile;
use super::source::{Colours, Head};
use registered::{named, plain};

/// How far the dot gain that a grey picture was made for may be from that of the press, as a share of full tone, where the
/// tone is half: what standards of offset let one print differ from another by.
const APART: f64 = 0.05;

/// A name of fewer letters and digits may be in another by chance.
const LEAST: usize = 4;

/// What a printing condition calls itself, and how its black prints.
pub struct PrintingCondition {
    icc: Vec<u8>,
    profile: Profile,
    /// As the press file names it: `FOGRA39`.
    identifier: String,
    conditions: Vec<&'static str>,
    /// Nothing, where its profile does not say how inks look.
    gain: Option<f64>,
}

/// What a picture was made for that is not the condition it is printed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mismatch {
    /// CMYK that was separated for another press.
    Press {
        /// What the picture's profile calls itself.
        profile: String,
        /// What the condition is called.
        press: String,
    },
    /// Grey that was made for another dot gain; both at half tone, in percent.
    Gain {
        /// What the picture's profile calls itself.
        profile: String,
        /// The gain that the picture was made for.
        made_for: i64,
        /// The gain of the press.
        gain: i64,
    },
}

impl PrintingCondition {
    /// The condition of an ICC profile and of a name, such as `FOGRA39`, that its press goes by.
    ///
    /// # Errors
    /// The profile can't be read.
    pub fn new(icc: &[u8], identifier: &str) -> Result<Self, PictureError> {
        let profile = Profile::read(icc)?;
        let conditions = conditions(&profile).chain(named(identifier)).collect();
        let gain = Press::new(&profile.icc).ok().and_then(|press| gain_of_press(&press));
        Ok(Self { icc: icc.to_vec(), profile, identifier: identifier.to_owned(), conditions, gain })
    }

    /// What the profile in a grey or CMYK picture says it was made for, if that is another condition. One that can't be
    /// read, has no name or is none of the picture's colours says nothing.
    #[must_use]
    pub fn mismatch(&self, head: &Head) -> Option<Mismatch> {
        let icc = head.icc.as_deref().filter(|icc| head.colours != Colours::Rgb && **icc != *self.icc)?;
        let profile = Profile::read(icc).ok().filter(|profile| profile.is_of(head.colours))?;
        match head.colours {
            Colours::Gray => self.gains_otherwise(&profile),
            Colours::Cmyk if profile.name.is_empty() || self.is(&profile) => None,
            Colours::Cmyk | Colours::Rgb => {
                let press = if self.profile.name.is_empty() { &self.identifier } else { &self.profile.name };
                Some(Mismatch::Press { profile: profile.name, press: press.clone() })
            }
        }
    }

    /// Whether a profile is of this condition: it is the same one, is called the same, or both name the same data.
    fn is(&self, other: &Profile) -> bool {
        let names = || std::iter::once(&other.name).chain(&other.data).map(|name| plain(name));
        let identifier = plain(&self.identifier);
        (other.identifier.is_some() && other.identifier == self.profile.identifier)
            || plain(&other.name) == plain(&self.profile.name)
            || (identifier.len() >= LEAST && names().any(|name| name.contains(&identifier)))
            || conditions(other).any(|condition| self.conditions.contains(&condition))
    }

    fn gains_otherwise(&self, grey: &Profile) -> Option<Mismatch> {
        let (made_for, gain) = (gain_of_grey(&grey.icc)?, self.gain?);
        let percent = |share: f64| (share * 100.0).round() as i64;
        ((made_for - gain).abs() > APART).then(|| Mismatch::Gain {
            profile: grey.name.clone(),
            made_for: percent(made_for),
            gain: percent(gain),
        })
    }
}

/// Reads all of the profile of a grey or CMYK picture that [`PrintingCondition::mismatch`] does.
pub(super) fn tried(icc: &[u8]) {
    let _ = Profile::read(icc).map(|profile| gain_of_grey(&profile.icc));
}

/// The registered conditions that a profile names.
fn conditions(profile: &Profile) -> impl Iterator<Item = &'static str> {
    std::iter::once(&profile.name).chain(&profile.data).filter_map(|name| named(name))
}

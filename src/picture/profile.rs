//! What the ICC profile of a picture, or of a press, says of itself.

use ::moxcms::{ColorProfile, DataColorSpace, ProfileText};

use super::error::{PictureError, foreign};
use super::source::{Colours, Head};

/// Where a header has the profile's identifier, an MD5 of the rest (ICC.1:2022, 7.2.18).
const IDENTIFIER: std::ops::Range<usize> = 84..100;

/// Begins the name of registered data in the tag `targ`, which else holds measured data themselves (ICC.1:2022, 9.2.17).
const REGISTERED: &str = "ICCHDAT ";

/// What an ICC profile says of itself.
pub(super) struct Profile {
    /// Its numbers.
    pub(super) icc: ColorProfile,
    /// What it calls itself, on one line; empty where it has no name.
    pub(super) name: String,
    /// The registered data that it says it was made from.
    pub(super) data: Option<String>,
    /// Its identifier, where whoever wrote it worked one out.
    pub(super) identifier: Option<[u8; 16]>,
}

impl Profile {
    /// # Errors
    /// [`PictureError::Profile`]: it can't be read.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, PictureError> {
        let icc = ColorProfile::new_from_slice(bytes).map_err(|why| PictureError::Profile(foreign(&why)))?;
        let name = icc.description.as_ref().map(text).unwrap_or_default();
        let target = icc.char_target.as_ref().map(text);
        let data = target.and_then(|text| text.strip_prefix(REGISTERED).map(str::to_owned));
        let identifier = bytes.get(IDENTIFIER).and_then(<[u8]>::first_chunk).copied();
        Ok(Self { icc, name, data, identifier: identifier.filter(|id| *id != [0; 16]) })
    }

    /// Whether its numbers are of pixels of some kind: programs leave the profile of RGB in what they make grey.
    pub(super) fn is_of(&self, colours: Colours) -> bool {
        let space = match colours {
            Colours::Gray => DataColorSpace::Gray,
            Colours::Rgb => DataColorSpace::Rgb,
            Colours::Cmyk => DataColorSpace::Cmyk,
        };
        self.icc.color_space == space
    }
}

/// What the colour profile of a picture file calls itself: empty, where it has no name or can't be read; nothing, where the
/// file has none.
#[must_use]
pub fn profile_name(head: &Head) -> Option<String> {
    let icc = head.icc.as_deref()?;
    Some(Profile::read(icc).map(|profile| profile.name).unwrap_or_default())
}

/// A text in English, or else in the first language that it is in.
fn text(text: &ProfileText) -> String {
    let said = match text {
        ProfileText::PlainString(text) => text,
        ProfileText::Localizable(all) => {
            let english = all.iter().find(|one| one.language == "en").or(all.first());
            english.map_or("", |one| one.value.as_str())
        }
        ProfileText::Description(text) if text.ascii_string.is_empty() => &text.unicode_string,
        ProfileText::Description(text) => &text.ascii_string,
    };
    let words: Vec<&str> =
        said.split(|c: char| c.is_whitespace() || c == '\0').filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

//! What a story asks of make-up: its news value, its section, its page, what it stands with.

use crate::reading::bounds;
use crate::reading::findings::Field;

/// The news value of what is worth least: 简讯, and what says nothing.
pub const LEAST_WEIGHT: u32 = bounds::WEIGHTS;

/// What a story asks of make-up.
#[derive(Debug, Clone, Default)]
pub struct Wishes {
    /// Its news value in its section, where it says: 1 for the lead, and so on down.
    pub weight: Option<Field<u32>>,
    /// The section that it is for; any, where it does not say.
    pub section: Option<Field<String>>,
    /// The page that it is to stand on, as the paper numbers it.
    pub page: Option<Field<String>>,
    /// The theme whose stories stand together.
    pub group: Option<Field<String>>,
}

impl Wishes {
    /// Whether the story may stand on a page of a section that goes by a name, or by its number.
    #[must_use]
    pub fn allow(&self, section: &str, names: &[String], number: u32) -> bool {
        self.is_of(section)
            && self
                .page
                .as_ref()
                .is_none_or(|wanted| names.contains(&wanted.value) || number.to_string() == wanted.value)
    }

    /// Whether it may stand in a section.
    #[must_use]
    pub fn is_of(&self, section: &str) -> bool {
        self.section.as_ref().is_none_or(|wanted| wanted.value == section)
    }

    /// Its news value: 1 for the lead, and so on down.
    #[must_use]
    pub fn rank(&self) -> u32 {
        self.weight.as_ref().map_or(LEAST_WEIGHT, |weight| weight.value)
    }
}

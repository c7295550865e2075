//! What the file is to be: the standard it keeps, the press that it is made for, its sheets.

use super::profile::Profile;
use super::reused::Reused;
use crate::impose::Sheet;

/// What the file is to be, besides what is on its pages.
#[derive(Debug, Clone, Copy)]
pub struct Options<'a> {
    /// The standard it keeps.
    pub profile: Profile,
    /// The press that it is made for.
    pub condition: OutputCondition<'a>,
    /// Sheets that hold several pages; none for a page a page.
    pub sheets: &'a [Sheet],
    /// What it may have in common with other files, which is made once; nothing, where it is alone.
    pub reused: Option<&'a Reused>,
}

/// A printing condition: the press, the paper and the inks that a file is prepared for (ISO 15930, output
/// intent).
#[derive(Debug, Clone, Copy)]
pub struct OutputCondition<'a> {
    /// Its name in the registry, such as `CGATS TR 002` (OutputConditionIdentifier).
    pub identifier: &'a str,
    /// What it is, for people (Info).
    pub info: &'a str,
    /// The registry of the identifier, a URI (RegistryName).
    pub registry: &'a str,
    /// Its ICC profile: of class `prtr`, in CMYK (DestOutputProfile).
    pub icc: &'a [u8],
}

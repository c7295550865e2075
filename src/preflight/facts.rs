//! What a file says of itself.

use super::rule::Breach;

/// What was read from trailer, catalog, Info and XMP.
#[derive(Debug, Default)]
pub(super) struct Facts {
    /// The PDF version: of the header, or of the catalog where that is higher.
    pub(super) version: (u8, u8),
    /// Cross-references or objects are in streams.
    pub(super) object_streams: bool,
    pub(super) encrypted: bool,
    pub(super) has_id: bool,
    pub(super) info: Statement,
    /// Nothing where there is no packet.
    pub(super) xmp: Option<Statement>,
    pub(super) intents: Vec<Intent>,
    /// Faults found anywhere in the file.
    pub(super) faults: Vec<Breach>,
}

/// What Info or XMP says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Statement {
    pub(super) title: Option<String>,
    /// Fourteen digits, from the year to the second.
    pub(super) created: Option<String>,
    pub(super) changed: Option<String>,
    /// `True` or `False`, or whatever stands there.
    pub(super) trapped: Option<String>,
    /// `GTS_PDFXVersion`.
    pub(super) pdfx: Option<String>,
    /// `GTS_PDFXConformance`.
    pub(super) conformance: Option<String>,
    /// `pdfaid:part` and `pdfaid:conformance`.
    pub(super) pdfa: Option<(String, String)>,
}

/// An output intent.
#[derive(Debug, Default)]
pub(super) struct Intent {
    /// `GTS_PDFX`, `GTS_PDFA1`, …
    pub(super) standard: String,
    pub(super) identifier: String,
    pub(super) registry: bool,
    pub(super) info: bool,
    pub(super) profile: Option<Profile>,
}

/// An ICC profile, by its header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Profile {
    /// `prtr`, `mntr`, …
    pub(super) class: String,
    /// `CMYK`, `RGB `, …
    pub(super) space: String,
}

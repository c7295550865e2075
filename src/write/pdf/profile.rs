//! The standards a file may keep, as a table.

/// A standard for files that go to the press.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Profile {
    /// PDF/X-4 (ISO 15930-7): PDF 1.6, the profile of the press embedded, fonts embedded, live transparency
    /// allowed (the composer makes none).
    #[default]
    X4,
}

/// What a standard asks of the file as a whole.
#[derive(Debug)]
pub(super) struct Rules {
    /// The PDF version in the header.
    pub(super) version: (u8, u8),
    /// The cross-references.
    pub(super) xref: Xref,
    /// What the file calls itself in `GTS_PDFXVersion`, in Info and in XMP.
    pub(super) pdfx_version: &'static str,
}

/// How objects are found in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Xref {
    /// A cross-reference stream (since PDF 1.5): 6 bytes an object instead of 20.
    Stream,
}

impl Profile {
    pub(super) fn rules(self) -> &'static Rules {
        match self {
            Self::X4 => &X4,
        }
    }
}

const X4: Rules = Rules { version: (1, 6), xref: Xref::Stream, pdfx_version: "PDF/X-4" };

//! The standards a file may keep, as a table.

/// A standard, or two at once, that a file keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Profile {
    /// PDF/X-4 (ISO 15930-7): PDF 1.6, the profile of the press embedded, fonts embedded, live transparency
    /// allowed (the composer makes none).
    #[default]
    X4,
    /// PDF/X-1a:2003 (ISO 15930-4): PDF 1.4, CMYK and named inks only, no transparency.
    X1a,
    /// PDF/A-2u (ISO 19005-2): an archive's file, every glyph with its Unicode text; tagged.
    A2u,
    /// PDF/X-4 and PDF/A-2u in one file: what was printed is what is kept.
    X4A2u,
    /// For the screen: inks as sRGB, pictures no finer than a screen shows them. No press takes it.
    Proof,
}

/// What a standard asks of the file as a whole.
#[derive(Debug)]
pub(super) struct Rules {
    /// The PDF version in the header.
    pub(super) version: (u8, u8),
    /// The cross-references.
    pub(super) xref: Xref,
    /// The part of PDF/X it keeps.
    pub(super) pdfx: Option<PdfX>,
    /// It keeps PDF/A-2u, and PDF/UA-1 where the edition has what that needs.
    pub(super) pdfa: bool,
    /// Stories, headings and paragraphs are marked (ISO 32000-1, 14.8).
    pub(super) tagged: bool,
    /// What colours are.
    pub(super) colors: Colors,
}

/// How a file says which part of PDF/X it keeps.
#[derive(Debug)]
pub(super) struct PdfX {
    /// The value of `GTS_PDFXVersion`, in Info and in XMP.
    pub(super) version: &'static str,
    /// The schema of the property in XMP: its prefix and its namespace.
    pub(super) schema: (&'static str, &'static str),
}

/// How objects are found in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Xref {
    /// A table (7.5.4), the only kind before PDF 1.5.
    Table,
    /// A cross-reference stream (since PDF 1.5): 6 bytes an object instead of 20.
    Stream,
}

/// What colours are in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Colors {
    /// Inks of the press: DeviceCMYK, DeviceGray and Separation.
    Inks,
    /// What the inks look like: sRGB.
    Screen,
}

impl Profile {
    /// Every profile, in the order of the table in `docs/profiles.md`.
    pub const ALL: [Self; 5] = [Self::X4, Self::X1a, Self::A2u, Self::X4A2u, Self::Proof];

    /// The name that the command takes.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::X4 => "x4",
            Self::X1a => "x1a",
            Self::A2u => "a2u",
            Self::X4A2u => "x4+a2u",
            Self::Proof => "proof",
        }
    }

    /// The one of a name that the command takes.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let all = [Self::X4, Self::X1a, Self::A2u, Self::X4A2u, Self::Proof];
        all.into_iter().find(|profile| profile.name() == name)
    }

    pub(super) const fn rules(self) -> &'static Rules {
        match self {
            Self::X4 => &X4,
            Self::X1a => &X1A,
            Self::A2u => &A2U,
            Self::X4A2u => &X4_A2U,
            Self::Proof => &PROOF,
        }
    }
}

/// PDF/X-4: the schema is the standard's own (ISO 15930-7, identification).
const PDFX_4: PdfX = PdfX { version: "PDF/X-4", schema: ("pdfxid", "http://www.npes.org/pdfx/ns/id/") };
/// PDF/X-1a:2003: XMP may mirror Info (ISO 15930-4), in the schema that programs use for what is only in Info.
const PDFX_1A: PdfX = PdfX { version: "PDF/X-1a:2003", schema: ("pdfx", "http://ns.adobe.com/pdfx/1.3/") };

const X4: Rules = Rules {
    version: (1, 6),
    xref: Xref::Stream,
    pdfx: Some(PDFX_4),
    pdfa: false,
    tagged: false,
    colors: Colors::Inks,
};
const X1A: Rules = Rules { version: (1, 4), xref: Xref::Table, pdfx: Some(PDFX_1A), ..X4 };
const A2U: Rules = Rules { version: (1, 7), pdfx: None, pdfa: true, tagged: true, ..X4 };
const X4_A2U: Rules = Rules { pdfa: true, tagged: true, ..X4 };
const PROOF: Rules = Rules { version: (1, 7), pdfx: None, tagged: true, colors: Colors::Screen, ..X4 };

//! Formats, told apart by the first bytes of a file.

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Jpeg,
    Png,
    Tiff,
    /// Known, and not taken.
    Other(&'static str),
    Unknown,
}

/// Where the bytes stand, what they are, and the format that begins so.
const SIGNATURES: &[(usize, &[u8], Format)] = &[
    (0, b"\xFF\xD8\xFF", Format::Jpeg),
    (0, b"\x89PNG\r\n\x1A\n", Format::Png),
    (0, b"II\x2A\x00", Format::Tiff),
    (0, b"MM\x00\x2A", Format::Tiff),
    (0, b"II\x2B\x00", Format::Other("a BigTIFF file")),
    (0, b"MM\x00\x2B", Format::Other("a BigTIFF file")),
    (0, b"GIF8", Format::Other("a GIF picture")),
    (8, b"WEBP", Format::Other("a WebP picture")),
    (4, b"ftypavif", Format::Other("an AVIF picture")),
    (4, b"ftyphei", Format::Other("a HEIC picture")),
    (4, b"ftyphev", Format::Other("a HEIC picture")),
    (4, b"ftypmif1", Format::Other("a HEIF picture")),
    (4, b"ftypmsf1", Format::Other("a HEIF picture")),
    (4, b"jP  \r\n", Format::Other("a JPEG 2000 picture")),
    (0, b"\xFF\x4F\xFF\x51", Format::Other("a JPEG 2000 picture")),
    (0, b"\xFF\x0A", Format::Other("a JPEG XL picture")),
    (4, b"JXL \r\n", Format::Other("a JPEG XL picture")),
    (0, b"%PDF-", Format::Other("a PDF file")),
    (0, b"%!PS", Format::Other("a PostScript or EPS file")),
    (0, b"\xC5\xD0\xD3\xC6", Format::Other("an EPS file")),
    (0, b"8BPS", Format::Other("a Photoshop file (PSD)")),
    (0, b"BM", Format::Other("a BMP picture")),
    (0, b"\x00\x00\x01\x00", Format::Other("a Windows icon")),
    (0, b"gimp xcf", Format::Other("a GIMP file (XCF)")),
];

/// How far an XML file is searched for its root.
const PROLOGUE: usize = 1024;

impl Format {
    /// The format that a file begins as.
    pub(super) fn of(bytes: &[u8]) -> Self {
        let begins = |(at, signature, _): &&(usize, &[u8], Self)| {
            bytes.get(*at..).is_some_and(|rest| rest.starts_with(signature))
        };
        if let Some((_, _, format)) = SIGNATURES.iter().find(begins) {
            return *format;
        }
        let prologue = bytes.get(..PROLOGUE).unwrap_or(bytes);
        if prologue.windows(4).any(|window| window == b"<svg") {
            return Self::Other("an SVG drawing");
        }
        Self::Unknown
    }
}

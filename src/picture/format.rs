//! Formats, told apart by the first bytes of a file.

use super::jpeg2000::{CODESTREAM, JP2};
use super::raw;

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Jpeg,
    Png,
    Tiff,
    WebP,
    Gif,
    Jpeg2000,
    /// Known, and not taken: a part of the entry `picture-formats`.
    Other(&'static str),
    Unknown,
}

/// Where the bytes stand, what they are, and the format that begins so. What is more than another comes before
/// it.
const SIGNATURES: &[(usize, &[u8], Format)] = &[
    (0, b"\xFF\xD8\xFF", Format::Jpeg),
    (0, b"\x89PNG\r\n\x1A\n", Format::Png),
    (8, b"CR\x02", Format::Other("cr2")),
    (0, b"II\x2A\x00", Format::Tiff),
    (0, b"MM\x00\x2A", Format::Tiff),
    // BigTIFF.
    (0, b"II\x2B\x00", Format::Tiff),
    (0, b"MM\x00\x2B", Format::Tiff),
    (0, b"GIF87a", Format::Gif),
    (0, b"GIF89a", Format::Gif),
    (8, b"WEBP", Format::WebP),
    (0, JP2, Format::Jpeg2000),
    (0, CODESTREAM, Format::Jpeg2000),
    (4, b"ftypavi", Format::Other("avif")),
    (4, b"ftyphe", Format::Other("heic")),
    (4, b"ftypmif1", Format::Other("heif")),
    (4, b"ftypmsf1", Format::Other("heif")),
    (4, b"ftypcrx ", Format::Other("cr3")),
    (0, b"\xFF\x0A", Format::Other("jxl")),
    (4, b"JXL \r\n", Format::Other("jxl")),
    (0, b"FUJIFILMCCD-RAW", Format::Other("raf")),
    (0, b"IIRO", Format::Other("orf")),
    (0, b"IIRS", Format::Other("orf")),
    (0, b"MMOR", Format::Other("orf")),
    (0, b"IIU\x00", Format::Other("rw2")),
    (0, b"%PDF-", Format::Other("pdf")),
    (0, b"%!PS", Format::Other("eps")),
    (0, b"\xC5\xD0\xD3\xC6", Format::Other("eps")),
    (0, b"8BPS", Format::Other("psd")),
    (0, b"BM", Format::Other("bmp")),
    (0, b"\x00\x00\x01\x00", Format::Other("ico")),
    (0, b"gimp xcf", Format::Other("xcf")),
];

/// How far an XML file is searched for its root.
const PROLOGUE: usize = 1024;

impl Format {
    /// The format that a file begins as.
    pub(super) fn of(bytes: &[u8]) -> Self {
        let begins = |(at, signature, _): &&(usize, &[u8], Self)| {
            bytes.get(*at..).is_some_and(|rest| rest.starts_with(signature))
        };
        match SIGNATURES.iter().find(begins) {
            Some((_, _, Self::Tiff)) => raw::camera(bytes).map_or(Self::Tiff, Self::Other),
            Some((_, _, Self::WebP)) if !bytes.starts_with(b"RIFF") => Self::Unknown,
            Some((_, _, Self::Other("cr2"))) if !bytes.starts_with(b"II\x2A\x00") => Self::Unknown,
            Some((_, _, format)) => *format,
            None => {
                let prologue = bytes.get(..PROLOGUE).unwrap_or(bytes);
                let drawn = prologue.windows(4).any(|window| window == b"<svg");
                if drawn { Self::Other("svg") } else { Self::Unknown }
            }
        }
    }
}

//! Text strings of PDF (ISO 32000-2, 7.9.2.2), as other programs write them.

/// The text of a string: UTF-16 or UTF-8 where it begins with their mark. PDFDocEncoding is read as Latin-1, from
/// which it differs in accents and quotation marks that no Chinese text has.
#[must_use]
pub fn text_string(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, rest @ ..] => {
            let units = rest.chunks_exact(2).map(|two| u16::from_be_bytes([two[0], two[1]]));
            char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
        }
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        latin => latin.iter().map(|byte| char::from(*byte)).collect(),
    }
}

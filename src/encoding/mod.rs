//! Which encoding a text is in that is no UTF-8, as far as its bytes tell: so that whoever saved it knows what to do.

mod likely;

use likely::{Pairs, likeliest};

use crate::diag::{Diagnostic, FileId, Span};

/// Where bytes are no text of UTF-8.
#[derive(Debug)]
pub struct Fault {
    /// The place in the text, which has a replacement character for the byte.
    pub at: usize,
    /// The byte.
    pub byte: u8,
    /// What the bytes are.
    pub encoding: Encoding,
}

impl Fault {
    /// That the file of a name is no text of UTF-8.
    #[must_use]
    pub fn told(&self, file: FileId, name: &str) -> Diagnostic {
        // The bytes of the text that stand for the byte.
        let long = if self.byte == 0 { 1 } else { char::REPLACEMENT_CHARACTER.len_utf8() };
        let encoding = self.encoding;
        let one = Diagnostic::error("invalid-utf-8").form(encoding.form()).arg("path", name);
        let one = one.arg("encoding", encoding.name()).arg("iconv", encoding.iconv());
        let one = one.arg("byte", format!("0x{:02X}", self.byte)).mend_by(encoding.help());
        one.mark(Span::new(file, self.at..self.at + long), "byte-here")
    }
}

/// The text of bytes, and what is wrong with it as one of UTF-8. ASCII in two or four bytes a character is UTF-8, with
/// bytes of nothing between; so may be the beginning of other files.
#[must_use]
pub fn decoded(bytes: Vec<u8>) -> (String, Option<Fault>) {
    match String::from_utf8(bytes) {
        Ok(text) => {
            let fault = text.find('\0').and_then(|at| {
                let encoding = encoding(text.as_bytes());
                let nothing = || text.matches('\0').count() * 2 >= text.len();
                let told = encoding != Encoding::NoText || nothing();
                told.then_some(Fault { at, byte: 0, encoding })
            });
            (text, fault)
        }
        Err(error) => {
            let bytes = error.as_bytes();
            let at = error.utf8_error().valid_up_to();
            let byte = bytes.get(at).copied().unwrap_or_default();
            let fault = Fault { at, byte, encoding: encoding(bytes) };
            (String::from_utf8_lossy(bytes).into_owned(), Some(fault))
        }
    }
}

/// An encoding that texts come in, or what is no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// What Windows calls Unicode, with a byte order mark.
    Utf16,
    /// The same without a mark, the lesser byte first.
    Utf16Le,
    /// The same, the greater byte first.
    Utf16Be,
    /// Four bytes a character.
    Utf32,
    /// GBK or GB 18030, which Chinese programs save in.
    Gbk,
    /// 繁体: what programs of Taiwan and Hong Kong save in.
    Big5,
    /// Japanese.
    EucJp,
    /// Japanese, too.
    ShiftJis,
    /// Korean.
    EucKr,
    /// No text, but a file of a known kind.
    File(&'static str),
    /// No text.
    NoText,
    /// Another, or UTF-8 that was spoilt.
    Unknown,
}

/// How files begin that are taken for texts.
const FILES: [(&[u8], &str); 14] = [
    (b"%PDF-", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"PK\x03\x04", "ZIP (DOCX, WPS)"),
    (b"\xFF\xD8\xFF", "JPEG"),
    (b"GIF8", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"8BPS", "PSD"),
    (b"\xD0\xCF\x11\xE0", "DOC, WPS"),
    (b"Rar!", "RAR"),
    (b"7z\xBC\xAF", "7Z"),
    (b"\x1F\x8B", "GZIP"),
    (b"\0\x01\0\0", "TTF"),
    (b"OTTO", "OTF"),
];

/// How many bytes tell whether every second or fourth one is nothing.
const LOOKED_AT: usize = 4096;

impl Encoding {
    /// The sentence of the entry `invalid-utf-8` for it.
    const fn form(self) -> &'static str {
        match self {
            Self::Utf16 | Self::Utf16Le | Self::Utf16Be | Self::Utf32 => "certain",
            Self::Gbk | Self::Big5 | Self::EucJp | Self::ShiftJis | Self::EucKr => "likely",
            Self::File(_) => "file",
            Self::NoText => "no-text",
            Self::Unknown => "",
        }
    }

    /// How to mend it: a part of the same entry.
    const fn help(self) -> &'static str {
        match self {
            Self::Utf16 | Self::Utf16Le | Self::Utf16Be => "help-utf-16",
            Self::Gbk => "help-gbk",
            Self::Utf32 | Self::Big5 | Self::EucJp | Self::ShiftJis | Self::EucKr => "help-convert",
            Self::File(_) | Self::NoText => "help-no-text",
            Self::Unknown => "help",
        }
    }

    /// What it is called.
    const fn name(self) -> &'static str {
        match self {
            Self::Utf16 | Self::Utf16Le | Self::Utf16Be => "UTF-16",
            Self::Utf32 => "UTF-32",
            Self::Gbk => "GBK",
            Self::Big5 => "Big5",
            Self::EucJp => "EUC-JP",
            Self::ShiftJis => "Shift JIS",
            Self::EucKr => "EUC-KR",
            Self::File(kind) => kind,
            Self::NoText | Self::Unknown => "",
        }
    }

    /// What `iconv` calls it: the widest that holds all of it.
    const fn iconv(self) -> &'static str {
        match self {
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
            Self::Gbk => "GB18030",
            Self::Big5 => "BIG5-HKSCS",
            Self::ShiftJis => "CP932",
            Self::EucKr => "CP949",
            other => other.name(),
        }
    }
}

/// The encoding that bytes are in which are no UTF-8, or have a byte of nothing among them.
fn encoding(bytes: &[u8]) -> Encoding {
    if let Some((_, kind)) = FILES.iter().find(|(first, _)| bytes.starts_with(first)) {
        return Encoding::File(kind);
    }
    if let Some(wide) = wide(bytes) {
        return wide;
    }
    let control = |byte: &u8| matches!(byte, 0..=8 | 0x0B | 0x0C | 0x0E..=0x1F | 0x7F);
    if bytes.iter().any(control) {
        return Encoding::NoText;
    }
    if is_spoilt(bytes) {
        return Encoding::Unknown;
    }
    match likeliest(bytes) {
        Some(Pairs::Gbk) => Encoding::Gbk,
        Some(Pairs::Big5) => Encoding::Big5,
        Some(Pairs::EucJp) => Encoding::EucJp,
        Some(Pairs::EucKr) => Encoding::EucKr,
        Some(Pairs::ShiftJis) => Encoding::ShiftJis,
        None => Encoding::Unknown,
    }
}

/// UTF-16 and UTF-32, by their byte order mark, or by the bytes of nothing that ASCII has in them: Han has none, but
/// signs and ends of lines are of ASCII.
fn wide(bytes: &[u8]) -> Option<Encoding> {
    if bytes.starts_with(&[0xFF, 0xFE, 0, 0]) || bytes.starts_with(&[0, 0, 0xFE, 0xFF]) {
        return Some(Encoding::Utf32);
    }
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Some(Encoding::Utf16);
    }
    let mut none = [0_usize; 4];
    let looked = bytes.get(..bytes.len().min(LOOKED_AT)).unwrap_or_default();
    for four in looked.chunks_exact(4) {
        for (count, byte) in none.iter_mut().zip(four) {
            *count += usize::from(*byte == 0);
        }
    }
    let [one, two, three, four] = none;
    // A few bytes of nothing in a text of UTF-8 were put in.
    let few = (one + two + three + four) * 4 < looked.len();
    let whole = std::str::from_utf8(looked).map_or_else(|error| error.error_len().is_none(), |_| true);
    if few && whole {
        return None;
    }
    let fours = looked.len() / 4;
    let most = |count: usize| count * 10 >= fours * 9;
    if one + two + three + four == fours * 4 {
        return None;
    }
    if fours > 0 && ((four == fours && most(three)) || (one == fours && most(two))) {
        return Some(Encoding::Utf32);
    }
    // A byte of nothing at the other place is part of a character such as 一 (U+4E00).
    let (even, odd) = (one + three, two + four);
    let enough = |count: usize| count > 0 && count * 16 >= fours;
    match (even, odd) {
        (even, odd) if enough(odd) && odd > 8 * even => Some(Encoding::Utf16Le),
        (even, odd) if enough(even) && even > 8 * odd => Some(Encoding::Utf16Be),
        _ => None,
    }
}

/// Whether bytes are UTF-8 that was cut off or spoilt: most of what is no ASCII in them is Han of UTF-8. Letters of two
/// bytes prove nothing, for many pairs of GBK are those of UTF-8, too.
fn is_spoilt(bytes: &[u8]) -> bool {
    // Characters beyond the first 65,536 in six bytes, as some programs write them.
    let halves =
        |six: &&[u8]| matches!(six, [0xED, 0xA0..=0xAF, 0x80..=0xBF, 0xED, 0xB0..=0xBF, 0x80..=0xBF]);
    let mut sound = 6 * bytes.windows(6).filter(halves).count();
    let mut spoilt = 0;
    for chunk in bytes.utf8_chunks() {
        let long = |is: fn(char) -> bool| -> usize {
            chunk.valid().chars().filter(|c| is(*c)).map(char::len_utf8).sum()
        };
        sound += long(|c| c > '\u{7FF}');
        spoilt += long(|c| matches!(c, '\u{80}'..='\u{7FF}')) + chunk.invalid().len();
    }
    // A Han of which the last byte was lost, and nothing else.
    let lost = |chunk: std::str::Utf8Chunk<'_>| matches!(chunk.invalid(), [0xE3..=0xE9, 0x80..=0xBF]);
    (sound >= spoilt && sound > 0) || (spoilt == 2 && bytes.utf8_chunks().any(lost))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// “全市经济工作会议昨日召开，市领导出席会议并讲话。” and the like, as each encoding has it.
    const GBK: &[u8] = b"\xC8\xAB\xCA\xD0\xBE\xAD\xBC\xC3\xB9\xA4\xD7\xF7\xBB\xE1\xD2\xE9\xD7\xF2\xC8\xD5\xD5\xD9\xBF\xAA\xA3\xAC";
    const BIG5: &[u8] = b"\xA5\xFE\xA5\xAB\xB8g\xC0\xD9\xA4u\xA7@\xB7|\xC4\xB3\xACQ\xA4\xE9\xA5l\xB6}\xA1A";
    const EUC_JP: &[u8] = b"\xC6\xFC\xCB\xDC\xA4\xCE\xBF\xB7\xCA\xB9\xA4\xCF\xCB\xE8\xC6\xFC\xB0\xF5\xBA\xFE\xA4\xB5\xA4\xEC\xA4\xEB\xA1\xA3";
    const SHIFT_JIS: &[u8] = b"\x93\xFA\x96{\x82\xCC\x90V\x95\xB7\x82\xCD\x96\x88\x93\xFA\x88\xF3\x8D\xFC\x82\xB3\x82\xEA\x82\xE9\x81B";
    const EUC_KR: &[u8] =
        b"\xC7\xD1\xB1\xB9 \xBD\xC5\xB9\xAE\xC0\xBA \xB8\xC5\xC0\xCF \xC0\xCE\xBC\xE2\xB5\xC8\xB4\xD9.";

    #[test]
    fn encodings_are_told_by_their_bytes() {
        assert_eq!(encoding(b"\xFF\xFEa\0"), Encoding::Utf16);
        assert_eq!(encoding(b"\xC8\xD5\xB1\xA8 = 1\n"), Encoding::Gbk);
        assert_eq!(encoding(b"\x81\x30\x81\x30"), Encoding::Gbk);
        assert_eq!(encoding(GBK), Encoding::Gbk);
        assert_eq!(encoding(BIG5), Encoding::Big5);
        assert_eq!(encoding(EUC_JP), Encoding::EucJp);
        assert_eq!(encoding(SHIFT_JIS), Encoding::ShiftJis);
        assert_eq!(encoding(&EUC_KR.repeat(4)), Encoding::EucKr);
        assert_eq!(encoding("日报".as_bytes().get(..4).unwrap()), Encoding::Unknown);
        assert_eq!(encoding(b"\xC8"), Encoding::Unknown);
        assert_eq!(encoding(b"+++\n\xED\xA1\x82\xED\xBE\xB7\n"), Encoding::Unknown);
    }

    #[test]
    fn wide_encodings_without_a_mark_are_told_by_their_bytes_of_nothing() {
        let text = "+++\nheadline = \"二七区一人\"\n+++\n\n全市经济工作会议昨日召开。\n";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let wide =
            |bytes: fn(u32) -> [u8; 4]| text.chars().flat_map(|c| bytes(c.into())).collect::<Vec<u8>>();
        assert_eq!(encoding(&little), Encoding::Utf16Le);
        assert_eq!(encoding(&big), Encoding::Utf16Be);
        assert_eq!(encoding(&wide(u32::to_le_bytes)), Encoding::Utf32);
        assert_eq!(encoding(&wide(u32::to_be_bytes)), Encoding::Utf32);
    }

    #[test]
    fn what_is_no_text_is_told() {
        assert_eq!(encoding(b"%PDF-1.7\n\xE2\xE3\xCF\xD3\n"), Encoding::File("PDF"));
        assert_eq!(encoding(b"\x89PNG\r\n\x1a\n"), Encoding::File("PNG"));
        assert_eq!(encoding(b"PK\x03\x04\x14\0"), Encoding::File("ZIP (DOCX, WPS)"));
        assert_eq!(encoding(&(0..=255).collect::<Vec<u8>>()), Encoding::NoText);
    }
}

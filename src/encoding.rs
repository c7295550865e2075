//! Which encoding a text is in that is no UTF-8, as far as its bytes tell: so that whoever saved it knows what to do.

/// An encoding that texts come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// What Windows calls Unicode.
    Utf16,
    /// GBK or GB 18030, which Chinese programs save in.
    Gbk,
    /// Another, or no text.
    Unknown,
}

impl Encoding {
    /// The sentence of the entry `invalid-utf-8` for it.
    #[must_use]
    pub const fn form(self) -> &'static str {
        match self {
            Self::Utf16 => "utf-16",
            Self::Gbk => "gbk",
            Self::Unknown => "",
        }
    }

    /// How to mend it: a part of the same entry.
    #[must_use]
    pub const fn help(self) -> &'static str {
        match self {
            Self::Utf16 => "help-utf-16",
            Self::Gbk => "help-gbk",
            Self::Unknown => "help",
        }
    }
}

/// The encoding that bytes are in which are no UTF-8.
#[must_use]
pub fn encoding(bytes: &[u8]) -> Encoding {
    // The byte order mark, either way round.
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Encoding::Utf16;
    }
    // Han characters before the first bad byte: it is UTF-8 that was cut off or spoilt. Letters of two bytes prove
    // nothing, for many pairs of GBK are those of UTF-8, too.
    let sound = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
    let before = bytes.get(..sound).and_then(|before| std::str::from_utf8(before).ok()).unwrap_or_default();
    if before.contains(|c: char| c > '\u{7FF}') {
        return Encoding::Unknown;
    }
    if is_gbk(bytes) { Encoding::Gbk } else { Encoding::Unknown }
}

/// Whether bytes are GB 18030 all through: of one byte below 0x80, of two from 0x81 40 on, of four with digits between.
/// What is no text hardly ever is; control characters decide the rest.
fn is_gbk(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    loop {
        rest = match rest {
            [] => return true,
            [b'\t' | b'\n' | b'\r' | 0x20..=0x7E, rest @ ..]
            | [0x81..=0xFE, 0x30..=0x39, 0x81..=0xFE, 0x30..=0x39, rest @ ..]
            | [0x81..=0xFE, 0x40..=0x7E | 0x80..=0xFE, rest @ ..] => rest,
            _ => return false,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_told_by_their_bytes() {
        assert_eq!(encoding(b"\xFF\xFEa\0"), Encoding::Utf16);
        assert_eq!(encoding(b"\xC8\xD5\xB1\xA8 = 1\n"), Encoding::Gbk);
        assert_eq!(encoding(b"\x81\x30\x81\x30"), Encoding::Gbk);
        assert_eq!(encoding(b"\x89PNG\r\n\x1a\n"), Encoding::Unknown);
        assert_eq!(encoding("日报".as_bytes().get(..4).unwrap()), Encoding::Unknown);
        assert_eq!(encoding(b"\xC8"), Encoding::Unknown);
    }
}

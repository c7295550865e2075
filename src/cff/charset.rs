//! The names of glyphs: needed for those that accented characters are put together of, and for no others.

/// The Standard Encoding (Technical Note 5176, appendix B): stretches of codes from the first to the last,
/// and the number of the string that names the first.
const STANDARD_ENCODING: [(u8, u8, u16); 14] = [
    (32, 126, 1),
    (161, 175, 96),
    (177, 180, 111),
    (182, 189, 115),
    (191, 191, 123),
    (193, 200, 124),
    (202, 203, 132),
    (205, 208, 134),
    (225, 225, 138),
    (227, 227, 139),
    (232, 235, 140),
    (241, 241, 144),
    (245, 245, 145),
    (248, 251, 146),
];

/// The last glyph of the charset ISOAdobe (Technical Note 5176, appendix C): its names are the first strings.
const LAST_OF_ISO_ADOBE: u16 = 228;

/// How the glyphs of a name-keyed font are named (Technical Note 5176, 13).
#[derive(Debug, Clone, Copy)]
pub(super) enum Charset<'a> {
    /// One of the charsets that stand in no font; the two others of them have no accents.
    IsoAdobe,
    /// A format, and what stands behind it.
    Listed(&'a [u8]),
}

impl<'a> Charset<'a> {
    /// The charset that stands at a place of the table; the first three places are no places.
    pub(super) fn at(table: &'a [u8], place: usize) -> Option<Self> {
        match place {
            0 => Some(Self::IsoAdobe),
            1 | 2 => None,
            _ => table.get(place..).map(Self::Listed),
        }
    }

    /// The glyph of a code of the Standard Encoding, of that many glyphs.
    pub(super) fn glyph(self, code: u8, glyphs: u16) -> Option<u16> {
        let (first, _, name) =
            STANDARD_ENCODING.into_iter().find(|(first, last, _)| (*first..=*last).contains(&code))?;
        let name = name + u16::from(code - first);
        match self {
            Self::IsoAdobe => Some(name).filter(|glyph| *glyph <= LAST_OF_ISO_ADOBE && *glyph < glyphs),
            Self::Listed(bytes) => listed(bytes, name, glyphs),
        }
    }
}

/// The glyph of a name. `.notdef`, the first, is not listed.
fn listed(bytes: &[u8], name: u16, glyphs: u16) -> Option<u16> {
    let (format, bytes) = bytes.split_first()?;
    let (length, ranges) = match format {
        0 => (2, bytes.chunks_exact(2)),
        1 => (3, bytes.chunks_exact(3)),
        2 => (4, bytes.chunks_exact(4)),
        _ => return None,
    };
    let mut glyph = 1_u16;
    for range in ranges {
        if glyph >= glyphs {
            return None;
        }
        let first = u16::from_be_bytes(*range.first_chunk()?);
        // How many names follow the first.
        let left = match (length, range) {
            (3, [_, _, left]) => u16::from(*left),
            (4, [_, _, high, low]) => u16::from_be_bytes([*high, *low]),
            _ => 0,
        };
        if let Some(place) = name.checked_sub(first).filter(|place| *place <= left) {
            return glyph.checked_add(place).filter(|glyph| *glyph < glyphs);
        }
        glyph = glyph.checked_add(left)?.checked_add(1)?;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn glyphs_are_found_by_the_standard_encoding() {
        // A is the string 34, acute the string 125.
        let lists: [&[u8]; 3] = [
            &[0, 0, 9, 0, 34, 0, 125],
            &[1, 0, 9, 0, 0, 34, 0, 0, 124, 1],
            &[2, 0, 9, 0, 0, 0, 34, 0, 0, 0, 125, 0, 9],
        ];
        for (list, acute) in lists.into_iter().zip([3, 4, 3]) {
            let charset = Charset::Listed(list);
            assert_eq!(charset.glyph(b'A', 10), Some(2), "{list:?}");
            assert_eq!(charset.glyph(194, 10), Some(acute), "{list:?}");
            assert_eq!(charset.glyph(194, acute), None, "a glyph that is not there");
            assert_eq!(charset.glyph(b'B', 10), None);
            assert_eq!(charset.glyph(0, 10), None, "a code of no name");
        }
    }

    #[test]
    fn the_first_charset_stands_in_no_font() {
        let charset = Charset::at(&[], 0).unwrap();
        assert_eq!((charset.glyph(b'A', 229), charset.glyph(b'A', 34)), (Some(34), None));
        assert!(Charset::at(&[], 1).is_none());
        assert!(Charset::at(&[0; 9], 10).is_none());
    }
}

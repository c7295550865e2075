//! Faces cut to the glyphs that are used of them, whatever file they go into.

use super::identifier::hash;
use super::truetype;
use crate::cff::{self, Cut};
use crate::font::Face;
use crate::words::{Arg, Words};

/// The program of a face with these glyphs: of CFF the bare table, of TrueType a file.
///
/// # Errors
/// It can't be cut: why.
pub(super) fn cut(face: &Face, name: &str, cuts: &[Cut]) -> Result<Vec<u8>, Arg> {
    if face.metrics.cff {
        let table = face.table(*b"CFF ").ok_or_else(|| Words::part("unfit-font", "no-cff"))?;
        return cff::subset(table, name, cuts).map_err(Arg::shown);
    }
    face.table(*b"name").map_or(Ok(()), truetype::within_reach).map_err(Arg::shown)?;
    truetype::subset(face.bytes(), face.index(), cuts).map_err(Arg::shown)
}

/// `ABCDEF+Name`, with nothing in the name but what PostScript allows in one.
pub(super) fn subset_name(name: &str, cuts: &[Cut]) -> String {
    let regular = |c: &char| c.is_ascii_graphic() && !"()<>[]{}/%#".contains(*c);
    let name: String = name.chars().filter(regular).take(63).collect();
    let shift = |cut: &Cut| cut.twin.map(|twin| twin.shift.cast_unsigned());
    let numbers: Vec<u16> =
        cuts.iter().flat_map(|cut| std::iter::once(cut.glyph).chain(shift(cut))).collect();
    format!("{}+{name}", subset_tag(&name, &numbers))
}

/// The six capitals that mark a font as a subset (ISO 32000-1, 9.6.4): the same for the same glyphs.
fn subset_tag(name: &str, glyphs: &[u16]) -> String {
    let bytes: Vec<u8> = glyphs.iter().flat_map(|glyph| glyph.to_be_bytes()).collect();
    let mut bits = u128::from_be_bytes(hash(&[name.as_bytes(), &bytes]));
    let mut tag = String::with_capacity(6);
    for _ in 0..6 {
        tag.push(char::from(b'A' + (bits % 26) as u8));
        bits /= 26;
    }
    tag
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_hold_only_what_postscript_allows() {
        let name = subset_name("宋 Song/(Bold)#1", &[0, 1].map(|glyph| Cut { glyph, twin: None }));
        assert_eq!(name.get(6..), Some("+SongBold1"));
    }

    #[test]
    fn subset_tags_are_six_capitals() {
        let tag = subset_tag("Face", &[0, 5, 9]);
        assert!(tag.len() == 6 && tag.bytes().all(|byte| byte.is_ascii_uppercase()));
        assert_ne!(tag, subset_tag("Face", &[0, 5, 10]));
    }
}

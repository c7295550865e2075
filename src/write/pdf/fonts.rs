//! Fonts: every face that is used, subset and embedded as a composite font (ISO 32000-1, 9.7), so that a
//! character code is two bytes and the number of a glyph in the subset (Identity-H).

use std::sync::Arc;

use pdf_writer::Name;
use pdf_writer::types::UnicodeCmap;
use rayon::prelude::*;

use super::deflate::{self, Deflater};
use super::program::{IDENTITY, Program};
use super::reused::{Asked, Reused};
use super::usage::{FaceUse, Faces};
use super::{PdfError, ids, parts};
use crate::cff::{self, Cut};
use crate::words::{Arg, Words};
use crate::write::truetype;

/// Subsets every face that is used, in order; one that was cut for the same glyphs before is used again.
pub(super) fn embed_all(faces: &Faces, reused: Option<&Reused>) -> Result<Vec<Arc<Program>>, PdfError> {
    let program = |used: &FaceUse| {
        let cmap = to_unicode(used);
        let Some(reused) = reused else { return embed(used, &cmap).map(Arc::new) };
        let asked = Asked { face: Arc::clone(&used.face), cuts: used.cuts.clone(), cmap };
        reused.font(asked, |asked| embed(used, &asked.cmap))
    };
    faces.used.par_iter().map(program).collect()
}

fn embed(used: &FaceUse, cmap: &[u8]) -> Result<Program, PdfError> {
    let metrics = &used.face.metrics;
    let name = subset_name(&metrics.postscript_name, &used.cuts);
    let program = if metrics.cff { cff(used, &name) } else { truetype(used) };
    let program = program.map_err(|why| PdfError::Font(metrics.postscript_name.clone(), why))?;
    Ok(Program {
        name,
        bytes: parts::font(&program)?,
        length: program.len(),
        cmap: Deflater::new(deflate::FONT).run(cmap)?,
    })
}

/// A CFF program goes in as the bare table (CIDFontType0C).
fn cff(used: &FaceUse, name: &str) -> Result<Vec<u8>, Arg> {
    let table = used.face.table(*b"CFF ").ok_or_else(|| Words::part("unfit-font", "no-cff"))?;
    cff::subset(table, name, &used.cuts).map_err(Arg::shown)
}

/// A TrueType program goes in as a font file.
fn truetype(used: &FaceUse) -> Result<Vec<u8>, Arg> {
    used.face.table(*b"name").map_or(Ok(()), truetype::within_reach).map_err(Arg::shown)?;
    truetype::subset(used.face.bytes(), used.face.index(), &used.cuts).map_err(Arg::shown)
}

/// `ABCDEF+Name`, with nothing in the name but what PostScript allows in one.
fn subset_name(name: &str, cuts: &[Cut]) -> String {
    let regular = |c: &char| c.is_ascii_graphic() && !"()<>[]{}/%#".contains(*c);
    let name: String = name.chars().filter(regular).take(63).collect();
    let shift = |cut: &Cut| cut.twin.map(|twin| twin.shift.cast_unsigned());
    let numbers: Vec<u16> =
        cuts.iter().flat_map(|cut| std::iter::once(cut.glyph).chain(shift(cut))).collect();
    format!("{}+{name}", ids::subset_tag(&name, &numbers))
}

fn to_unicode(used: &FaceUse) -> Vec<u8> {
    let mut cmap = UnicodeCmap::new(Name(b"Adobe-Identity-UCS"), IDENTITY);
    for cid in 0..used.cuts.len() as u16 {
        if let Some(text) = used.text(cid) {
            cmap.pair_with_multiple(cid, text.chars());
        }
    }
    cmap.finish().into_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_hold_only_what_postscript_allows() {
        let name = subset_name("宋 Song/(Bold)#1", &[0, 1].map(|glyph| Cut { glyph, twin: None }));
        assert_eq!(name.get(6..), Some("+SongBold1"));
    }
}

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
use super::{PdfError, parts};
use crate::write::cut::{cut, subset_name};

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
    let program = cut(&used.face, &name, &used.cuts);
    let program = program.map_err(|why| PdfError::Font(metrics.postscript_name.clone(), why))?;
    Ok(Program {
        name,
        bytes: parts::font(&program)?,
        length: program.len(),
        cmap: Deflater::new(deflate::FONT).run(cmap)?,
    })
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

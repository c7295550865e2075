//! Fonts: every face that is used, subset and embedded as a composite font (ISO 32000-1, 9.7), so that a
//! character code is two bytes and the number of a glyph in the subset (Identity-H).

use pdf_writer::types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap};
use pdf_writer::writers::Widths;
use pdf_writer::{Chunk, Filter, Finish, Name, Rect, Ref, Str};
use rayon::prelude::*;

use super::deflate::{self, Deflater};
use super::usage::{FaceUse, Faces};
use super::{PdfError, ids};
use crate::geom::EM_BOX_TOP;
use crate::geom::Em;
use crate::words::{Arg, Words};
use crate::write::cff::{self, Cut};
use crate::write::truetype;

/// CIDs are the subset's own numbers, of no character collection.
const IDENTITY: SystemInfo =
    SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };

/// How a font program goes into a PDF, by its outlines.
struct Kind {
    subtype: CidFontType,
    /// The encoding stands behind the font's name in the composite font's, for CFF only (9.7.6.1).
    encoded: bool,
}

const CFF: Kind = Kind { subtype: CidFontType::Type0, encoded: true };
const TRUETYPE: Kind = Kind { subtype: CidFontType::Type2, encoded: false };

/// A font program and its character map, compressed.
#[derive(Debug)]
pub(super) struct Program {
    /// The PostScript name behind its subset tag.
    name: String,
    bytes: Vec<u8>,
    /// Before compression.
    length: usize,
    cmap: Vec<u8>,
}

/// The objects of a font.
#[derive(Debug, Clone, Copy)]
pub(super) struct FontRefs {
    /// The composite font, which pages name.
    pub(super) font: Ref,
    /// The same for upright text in lines that run down.
    pub(super) upright: Ref,
    /// Its descendant.
    pub(super) cid_font: Ref,
    /// The descriptor.
    pub(super) descriptor: Ref,
    /// The font program.
    pub(super) program: Ref,
    /// The character map.
    pub(super) cmap: Ref,
}

/// Subsets every face that is used, in order.
pub(super) fn embed_all(faces: &Faces) -> Result<Vec<Program>, PdfError> {
    faces.used.par_iter().map_init(|| Deflater::new(deflate::FONT), embed).collect()
}

fn embed(deflater: &mut Deflater, used: &FaceUse) -> Result<Program, PdfError> {
    let metrics = &used.face.metrics;
    let name = subset_name(&metrics.postscript_name, &used.cuts);
    let program = if metrics.cff { cff(used, &name) } else { truetype(used) };
    let program = program.map_err(|why| PdfError::Font(metrics.postscript_name.clone(), why))?;
    Ok(Program {
        name,
        bytes: deflater.run(&program)?,
        length: program.len(),
        cmap: deflater.run(&to_unicode(used))?,
    })
}

/// A CFF program goes in as the bare table (CIDFontType0C).
fn cff(used: &FaceUse, name: &str) -> Result<Vec<u8>, Arg> {
    let table = used.face.table(*b"CFF ").ok_or_else(|| Words::part("unfit-font", "no-cff"))?;
    cff::subset(table, name, &used.cuts).map_err(Arg::shown)
}

/// A TrueType program goes in as a font file.
fn truetype(used: &FaceUse) -> Result<Vec<u8>, Arg> {
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

impl Program {
    /// The bytes of its streams.
    pub(super) fn size(&self) -> usize {
        self.bytes.len() + self.cmap.len()
    }

    /// Writes the objects of the font.
    pub(super) fn write(&self, chunk: &mut Chunk, used: &FaceUse, refs: &FontRefs) {
        let kind = if used.face.metrics.cff { &CFF } else { &TRUETYPE };
        let name = self.name.as_bytes();
        let mut composite = |id: Ref, encoding: &str| {
            let suffix = if kind.encoded { format!("-{encoding}") } else { String::new() };
            chunk
                .type0_font(id)
                .base_font(Name(format!("{}{suffix}", self.name).as_bytes()))
                .encoding_predefined(Name(encoding.as_bytes()))
                .descendant_font(refs.cid_font)
                .to_unicode(refs.cmap);
        };
        composite(refs.font, "Identity-H");
        if used.upright {
            composite(refs.upright, "Identity-V");
        }

        let mut cid_font = chunk.cid_font(refs.cid_font);
        cid_font
            .subtype(kind.subtype)
            .base_font(Name(name))
            .system_info(IDENTITY)
            .font_descriptor(refs.descriptor)
            .default_width(milli(Em::ONE.0));
        write_widths(cid_font.widths(), &used.widths);
        if used.upright {
            // Every glyph moves the pen down by an em (9.7.4.3); adjustments do the rest.
            let metrics = [milli(EM_BOX_TOP.0), milli(-Em::ONE.0)];
            cid_font.insert(Name(b"DW2")).array().items(metrics);
        }
        if !used.face.metrics.cff {
            cid_font.cid_to_gid_map_predefined(Name(b"Identity"));
        }
        cid_font.finish();

        self.write_descriptor(chunk, used, refs);
        let mut stream = chunk.stream(refs.program, &self.bytes);
        stream.filter(Filter::FlateDecode);
        if used.face.metrics.cff {
            stream.pair(Name(b"Subtype"), Name(b"CIDFontType0C"));
        } else {
            stream.pair(Name(b"Length1"), self.length as i32);
        }
        stream.finish();
        chunk.stream(refs.cmap, &self.cmap).filter(Filter::FlateDecode);
    }

    fn write_descriptor(&self, chunk: &mut Chunk, used: &FaceUse, refs: &FontRefs) {
        let metrics = &used.face.metrics;
        let [left, bottom, right, top] = metrics.bbox.map(|edge| milli(edge.0));
        // Symbolic: its characters are not those of the standard Latin set (9.8.2).
        let mut flags = FontFlags::SYMBOLIC;
        flags.set(FontFlags::FIXED_PITCH, metrics.monospaced);
        let mut descriptor = chunk.font_descriptor(refs.descriptor);
        descriptor
            .name(Name(self.name.as_bytes()))
            .flags(flags)
            .bbox(Rect::new(left, bottom, right, top))
            .italic_angle(0.0)
            .ascent(milli(metrics.ascender.0))
            .descent(milli(metrics.descender.0))
            .cap_height(milli(metrics.cap_height.0))
            .stem_v(stem(metrics.weight));
        if metrics.cff {
            descriptor.font_file3(refs.program);
        } else {
            descriptor.font_file2(refs.program);
        }
    }
}

/// `W` (9.7.4.3): the widths that differ from the default, an em, in stretches of CIDs.
fn write_widths(mut array: Widths, widths: &[i64]) {
    let mut first = 0;
    for stretch in widths.chunk_by(|a, b| (*a == Em::ONE.0) == (*b == Em::ONE.0)) {
        if stretch.first() != Some(&Em::ONE.0) {
            array.consecutive(first, stretch.iter().map(|width| milli(*width)));
        }
        first += stretch.len() as u16;
    }
}

/// Millionths of an em in glyph space units, thousandths.
fn milli(millionths: i64) -> f32 {
    (millionths as f64 / 1e3) as f32
}

/// A vertical stem by weight class; no font says it. Required, and used by no reader for embedded fonts.
fn stem(weight: u16) -> f32 {
    let weight = f32::from(weight.clamp(100, 1000));
    (10.0 + weight * 0.2).round()
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

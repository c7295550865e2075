//! Subsets of CFF fonts (Adobe's Technical Notes 5176 and 5177), as a PDF embeds them (`CIDFontType0C`,
//! ISO 32000-2, 9.9.1): the bare table, CID-keyed, every CID the number of its glyph.
//!
//! ```text
//! table ─► font: Font, FontDict ─► charstring: no subroutines ─┬─────────────────┬► write: Subset ─► table
//!          (index, dict, charset)                              └► accent ─► twin ┘  (matrix)
//! ```
//!
//! What the stages after this one need not worry about: a subset is of a size that stands in proportion to
//! the font's, and the same cuts of the same font give the same bytes.

mod accent;
mod charset;
mod charstring;
mod decimal;
mod dict;
mod error;
mod fixed;
mod font;
mod index;
mod matrix;
mod twin;
mod write;

#[cfg(test)]
mod tests;

use rayon::prelude::*;

use accent::Accented;
use charstring::{Allowance, Ending, Stop};
use error::{CffError, Fault};
pub(crate) use font::Font;
use font::FontDict;
use index::Pieces;
use matrix::Matrices;
pub(crate) use twin::Twin;
use write::Subset;

/// Bytes of charstrings that may be read for each byte of the table, twins included. Without subroutines a
/// font is seldom more than twice as large.
const READ_PER_BYTE: usize = 16;
/// May be read of any font, however small, and of each part of one.
const READ_AT_LEAST: usize = 1 << 20;
/// May not be read of any, however large.
const READ_AT_MOST: usize = 1 << 28;
/// So many glyphs are written one after the other; parts of a font side by side.
const TOGETHER: usize = 256;
/// The longest name (Technical Note 5176, 7).
const LONGEST_NAME: usize = 127;

/// A glyph of the subset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cut {
    /// Its number in the font.
    pub(crate) glyph: u16,
    /// What it differs in from the font's.
    pub(crate) twin: Option<Twin>,
}

/// The subset of a font, from its table `CFF `: the cuts in the order of their new numbers, the first of
/// which is that of `.notdef`. The name is written into it, the same as `BaseFont` in the PDF.
///
/// # Errors
/// The table breaks a rule that it is read by; the cuts are none or too many; the name is empty or too long; or so much would
/// have to be read that the font is none.
pub(crate) fn subset(table: &[u8], name: &str, cuts: &[Cut]) -> Result<Vec<u8>, CffError> {
    let glyphs = u16::try_from(cuts.len()).ok().filter(|glyphs| *glyphs > 0);
    let glyphs = glyphs.ok_or(CffError::Cuts(cuts.len()))?;
    if !(1..=LONGEST_NAME).contains(&name.len()) {
        return Err(CffError::Name);
    }
    let font = Font::read(table)?;
    let (dicts, select) = font_dicts(&font, cuts)?;
    let charstrings = charstrings(&font, table.len(), cuts, &dicts, &select)?;
    let matrices = Matrices::of(&font, &dicts);
    let subset = Subset {
        font: &font,
        name,
        dicts: &dicts,
        select: &select,
        matrices,
        charstrings: &charstrings,
        glyphs,
    };
    subset.write()
}

/// The font dictionaries that are used, in the order of the font, and the place of each glyph's among them.
fn font_dicts<'a>(font: &Font<'a>, cuts: &[Cut]) -> Result<(Vec<FontDict<'a>>, Vec<u8>), CffError> {
    let mut select = cuts.iter().map(|cut| font.font_dict_of(cut.glyph)).collect::<Result<Vec<u8>, _>>()?;
    let mut numbers = select.clone();
    numbers.sort_unstable();
    numbers.dedup();
    for dict in &mut select {
        // One of at most 256 that are there.
        let place = numbers.binary_search(dict).unwrap_or_default();
        *dict = u8::try_from(place).unwrap_or_default();
    }
    let dicts = numbers.iter().map(|number| font.font_dict(*number)).collect::<Result<_, _>>()?;
    Ok((dicts, select))
}

/// The charstrings of the cuts, without subroutines: many side by side. Each part has its share of what may be
/// read, or a little where that is less; what all of them read is held to the whole.
fn charstrings(
    font: &Font<'_>,
    length: usize,
    cuts: &[Cut],
    dicts: &[FontDict<'_>],
    select: &[u8],
) -> Result<Pieces, CffError> {
    let all = length.saturating_mul(READ_PER_BYTE).clamp(READ_AT_LEAST, READ_AT_MOST);
    let share = (all / cuts.len().div_ceil(TOGETHER).max(1)).max(READ_AT_LEAST);
    let part = |(cuts, select): (&[Cut], &[u8])| {
        let mut foundry = Foundry { font, allowance: Allowance(share), flat: Vec::new() };
        let mut pieces = Pieces::default();
        for (cut, dict) in cuts.iter().zip(select) {
            let dict = dicts.get(usize::from(*dict)).ok_or(CffError::NoGlyph(cut.glyph))?;
            foundry.cast(*cut, dict, pieces.data()).map_err(|stop| stop.of(cut.glyph))?;
            pieces.end();
        }
        Ok((pieces, share - foundry.allowance.0))
    };
    let parts: Vec<Result<(Pieces, usize), CffError>> =
        cuts.par_chunks(TOGETHER).zip(select.par_chunks(TOGETHER)).map(part).collect();
    let (mut pieces, mut read) = (Pieces::default(), 0);
    for part in parts {
        // The first that is at fault is told, whichever was seen first.
        let (own, taken) = part?;
        read += taken;
        if read > all {
            return Err(CffError::TooLarge);
        }
        pieces.append(&own);
    }
    Ok(pieces)
}

/// Writes charstrings, one after the other.
struct Foundry<'a, 'b> {
    font: &'b Font<'a>,
    allowance: Allowance,
    /// Of a twin, before it is moved.
    flat: Vec<u8>,
}

impl Foundry<'_, '_> {
    /// Appends the charstring of a cut.
    fn cast(&mut self, cut: Cut, dict: &FontDict<'_>, out: &mut Vec<u8>) -> Result<(), Stop> {
        let Some(twin) = cut.twin else { return self.whole(cut.glyph, dict, out) };
        let mut flat = std::mem::take(&mut self.flat);
        flat.clear();
        let done = self.whole(cut.glyph, dict, &mut flat);
        self.flat = flat;
        done?;
        Ok(twin::write(&self.flat, twin, dict.widths()?, out)?)
    }

    /// Appends the charstring of a glyph, with all that it is put together of.
    fn whole(&mut self, glyph: u16, dict: &FontDict<'_>, out: &mut Vec<u8>) -> Result<(), Stop> {
        let start = out.len();
        if self.flatten(glyph, dict, out)? == Ending::Plain {
            return Ok(());
        }
        let accented = Accented::read(out.get(start..).unwrap_or_default())?;
        out.truncate(start);
        let mut parts = [Vec::new(), Vec::new()];
        for (part, code) in parts.iter_mut().zip(accented.codes) {
            let glyph = self.font.glyph_of_code(code).ok_or(Fault::Accent)?;
            if self.flatten(glyph, dict, part)? == Ending::Accented {
                return Err(Fault::Accent.into());
            }
        }
        let [base, accent] = parts;
        Ok(accented.write(&base, &accent, out)?)
    }

    fn flatten(&mut self, glyph: u16, dict: &FontDict<'_>, out: &mut Vec<u8>) -> Result<Ending, Stop> {
        let charstring = self.font.charstring(glyph)?;
        charstring::flatten(charstring, &dict.subroutines, &mut self.allowance, out)
    }
}

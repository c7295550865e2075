//! Subsets of TrueType fonts, as a PDF embeds them (`CIDFontType2`, ISO 32000-2, 9.9.1). The crate `subsetter` cuts; what
//! is added here are twins: composite glyphs (OpenType, `glyf`) that move a glyph of the program and have an advance of
//! their own.
//!
//! In a program that was cut for a PDF the tables that name glyphs otherwise (`cmap`, `post`) are not. Its `loca` becomes a
//! long one and its `hmtx` one of full records, so that glyphs can be added.

mod bytes;
mod components;
mod error;
mod glyphs;
mod names;
mod tables;

use subsetter::GlyphRemapper;

use crate::cff::{Cut, Twin};
pub(super) use bytes::{put, u16_at};
use components::{flag, renumbered};
pub(super) use error::CutShort;
use error::TrueTypeError;
use glyphs::{Glyphs, left};
pub(crate) use names::within_reach;
use tables::at;
pub(super) use tables::at::METRICS;
pub(super) use tables::{Tables, metrics, record};

/// The subset of a font: the cuts in the order of their new numbers, the first of which is that of `.notdef`. Twins stand
/// behind all others, and the glyph of each is among those.
///
/// Behind the cuts stand the glyphs that composite ones among them are made of and that no cut asks for.
///
/// # Errors
/// The font lacks a glyph or a table, or one of them is cut short.
pub(crate) fn subset(font: &[u8], index: u32, cuts: &[Cut]) -> Result<Vec<u8>, TrueTypeError> {
    let plain: Vec<u16> = cuts.iter().filter(|cut| cut.twin.is_none()).map(|cut| cut.glyph).collect();
    let remapper = GlyphRemapper::new_from_glyphs(&plain);
    let program = subsetter::subset(font, index, &remapper).map_err(TrueTypeError::Cut)?;
    let of = |cut: &Cut| Some((remapper.get(cut.glyph)?, cut.twin?));
    let twins: Vec<(u16, Twin)> = cuts.iter().filter_map(of).collect();
    if twins.is_empty() {
        return Ok(program);
    }
    with_twins(&program, remapper.num_gids(), &twins).map_err(TrueTypeError::Twins)
}

/// A program with twins behind as many of its glyphs, each of one that it has. Glyphs that stood there stand behind the
/// twins.
///
/// # Errors
/// It lacks a glyph or a table that is to be changed.
fn with_twins(program: &[u8], behind: u16, twins: &[(u16, Twin)]) -> Result<Vec<u8>, CutShort> {
    let mut font = Tables::of(program)?;
    let old = font.take_glyphs()?;
    let (behind, count) = (usize::from(behind), old.metrics.len());
    let added = twins.len() as u16;
    let number = |glyph: u16| if usize::from(glyph) < behind { glyph } else { glyph.saturating_add(added) };
    let mut new = Glyphs::default();
    let keep = |glyph: usize, new: &mut Glyphs| {
        let (outline, metrics) = old.get(glyph)?;
        new.push(&renumbered(outline, number)?, metrics);
        Ok(())
    };
    (0..behind).try_for_each(|glyph| keep(glyph, &mut new))?;
    for (base, twin) in twins {
        let (outline, _) = old.get(usize::from(*base))?;
        let moved = if outline.is_empty() { Vec::new() } else { composite(outline, *base, *twin)? };
        widen(font.table(*b"head")?, &moved);
        let bearing = left(&moved).saturating_sub(old.origin(*base)?);
        new.push(&moved, (twin.advance, bearing));
    }
    (behind..count).try_for_each(|glyph| keep(glyph, &mut new))?;
    if new.metrics.len() > usize::from(u16::MAX) {
        return Err(CutShort(*b"maxp"));
    }
    font.put_glyphs(new)?;
    Ok(font.file())
}

/// Widens the box of all glyphs to a glyph.
fn widen(head: &mut [u8], glyph: &[u8]) {
    for (own, of_glyph, least) in [(at::BOX, 2, true), (at::BOX + 4, 6, false)] {
        let edges =
            u16_at(head, own).map(u16::cast_signed).zip(u16_at(glyph, of_glyph).map(u16::cast_signed));
        if let Some((own_edge, edge)) = edges {
            let wider = if least { own_edge.min(edge) } else { own_edge.max(edge) };
            let _ = put(head, own, wider.cast_unsigned());
        }
    }
}

/// The glyph that draws another elsewhere.
fn composite(drawn: &[u8], base: u16, twin: Twin) -> Result<Vec<u8>, CutShort> {
    let edge = |at: usize| u16_at(drawn, at).map(u16::cast_signed).ok_or(CutShort(*b"glyf"));
    let [left, bottom, right, top] = [edge(2)?, edge(4)?, edge(6)?, edge(8)?];
    let moved = [left.saturating_add(twin.shift), bottom, right.saturating_add(twin.shift), top];
    let mut glyph = (-1_i16).to_be_bytes().to_vec();
    glyph.extend(moved.iter().flat_map(|edge| edge.to_be_bytes()));
    let flags = flag::ARG_1_AND_2_ARE_WORDS | flag::ARGS_ARE_XY_VALUES;
    glyph.extend([flags, base, twin.shift.cast_unsigned(), 0].iter().flat_map(|word| word.to_be_bytes()));
    Ok(glyph)
}

#[cfg(test)]
mod tests {
    use ttf_parser::{Face, GlyphId};

    use super::tables::{CHECKSUM, sum};
    use super::*;

    /// A subset of a bundled font: `.notdef`, then these characters, then the twins of some, each by its number.
    fn cut(name: &str, characters: &str, twins: &[(usize, Twin)]) -> Vec<u8> {
        let path = format!("{}/fonts/{name}", env!("CARGO_MANIFEST_DIR"));
        let font = std::fs::read(path).unwrap();
        let face = Face::parse(&font, 0).unwrap();
        let of = |character| Cut { glyph: face.glyph_index(character).unwrap().0, twin: None };
        let mut cuts = vec![Cut { glyph: 0, twin: None }];
        cuts.extend(characters.chars().map(of));
        let twin = |(of, twin): &(usize, Twin)| Cut { twin: Some(*twin), ..cuts[*of] };
        let twins: Vec<Cut> = twins.iter().map(twin).collect();
        subset(&font, 0, &[cuts, twins].concat()).unwrap()
    }

    /// A program of three glyphs of a bundled face: `.notdef`, a mark, a character.
    fn program() -> Vec<u8> {
        cut("PressKaiSC-Regular.ttf", "“心", &[])
    }

    type Place = (Option<ttf_parser::Rect>, Option<u16>, Option<i16>);

    fn place(face: &Face<'_>, glyph: u16) -> Place {
        let glyph = GlyphId(glyph);
        (face.glyph_bounding_box(glyph), face.glyph_hor_advance(glyph), face.glyph_hor_side_bearing(glyph))
    }

    #[test]
    fn a_twin_has_the_ink_of_its_glyph_elsewhere_and_the_others_keep_theirs() {
        let program = program();
        let twins = [(1, Twin { shift: -500, advance: 500 }), (0, Twin { shift: 20, advance: 700 })];
        let file = with_twins(&program, 3, &twins).unwrap();
        let (before, now) = (Face::parse(&program, 0).unwrap(), Face::parse(&file, 0).unwrap());
        assert_eq!((before.number_of_glyphs(), now.number_of_glyphs()), (3, 5));
        for glyph in 0..3 {
            assert_eq!(place(&before, glyph), place(&now, glyph));
        }
        for (twin, (base, Twin { shift, advance })) in (3..).zip(twins) {
            let ((own, _, bearing), (moved, width, moved_bearing)) =
                (place(&before, base), place(&now, twin));
            let (own, moved) = (own.unwrap(), moved.unwrap());
            assert_eq!((moved.x_min, moved.x_max), (own.x_min + shift, own.x_max + shift));
            assert_eq!((moved.y_min, moved.y_max, width), (own.y_min, own.y_max, Some(advance)));
            assert_eq!(moved_bearing.unwrap(), bearing.unwrap() + shift);
        }
        assert_eq!(sum(&file), CHECKSUM);
    }

    #[test]
    fn twins_stand_before_what_composite_glyphs_are_made_of() {
        // The minus is drawn by the hyphen, which no cut asks for: it has the number behind all cuts.
        let twin = Twin { shift: -500, advance: 500 };
        let alone = cut("PressKaiSC-Regular.ttf", "−“", &[]);
        let file = cut("PressKaiSC-Regular.ttf", "−“", &[(2, twin), (1, twin)]);
        let (before, now) = (Face::parse(&alone, 0).unwrap(), Face::parse(&file, 0).unwrap());
        assert_eq!((before.number_of_glyphs(), now.number_of_glyphs()), (4, 6));
        for (own, new) in [(0, 0), (1, 1), (2, 2), (3, 5)] {
            assert_eq!(place(&before, own), place(&now, new), "{new}");
        }
        for (own, new) in [(2, 3), (1, 4)] {
            let left = |face, glyph| place(face, glyph).0.unwrap().x_min;
            assert_eq!(left(&now, new), left(&before, own) - 500, "{new}");
            assert_eq!(place(&now, new).1, Some(500), "{new}");
        }
    }

    #[test]
    fn the_twin_of_a_glyph_with_the_metrics_of_a_component_is_drawn_from_where_that_is() {
        // À has the metrics of A, whose bearing is 0; here A begins 7 to the right of where it is drawn.
        let program = cut("NotoSerif-Regular.ttf", "AÀ", &[]);
        let mut font = Tables::of(&program).unwrap();
        put(font.table(*b"hmtx").unwrap(), 4 + 2, 7).unwrap();
        let twins = [(2, Twin { shift: -300, advance: 500 }), (1, Twin { shift: -300, advance: 500 })];
        let file = with_twins(&font.file(), 3, &twins).unwrap();
        let face = Face::parse(&file, 0).unwrap();
        assert_eq!([2, 3, 4].map(|glyph| place(&face, glyph).2), [Some(0), Some(-293), Some(-293)]);
    }

    #[test]
    fn a_program_that_is_cut_short_anywhere_is_refused_or_read() {
        let program = program();
        let twins = [(1, Twin { shift: -500, advance: 500 })];
        for length in (0..program.len()).step_by(7) {
            let _ = with_twins(&program[..length], 3, &twins);
        }
        assert!(with_twins(&program[..40], 3, &twins).is_err());
        assert!(with_twins(&program, 3, &[(9, twins[0].1)]).is_err());
    }
}

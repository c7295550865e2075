//! The fonts of a document: each face that the pages use, cut to the glyphs that they have.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::numbering::Numbering;
use crate::cff::Cut;
use crate::font::{Face, Fonts};
use crate::geom::Em;
use crate::page::{Clusters, Composition, FaceId, Item, single};
use crate::write::cut::subset_name;
use crate::write::font_file::{family, font_file};
use crate::write::pdf::PdfError;

/// The faces that the pages use.
#[derive(Debug)]
pub(super) struct Faces(BTreeMap<FaceId, FaceUse>);

/// What the pages use of a face.
#[derive(Debug)]
pub(super) struct FaceUse {
    /// Its number in the document.
    pub(super) id: u32,
    pub(super) face: Arc<Face>,
    /// Which of its glyphs, by rising number; the first is that of no character, which every font must have.
    glyphs: Vec<u16>,
    advances: Vec<Em>,
    /// By character: the new number of the glyph that mostly shows it.
    characters: BTreeMap<char, u16>,
}

/// A font of the document.
#[derive(Debug)]
pub(super) struct FontFile {
    pub(super) id: u32,
    /// The PostScript name behind the tag of a subset.
    pub(super) name: String,
    /// The family of its face.
    pub(super) family: String,
    pub(super) path: String,
    pub(super) is_bold: bool,
    pub(super) is_fixed: bool,
    pub(super) bytes: Vec<u8>,
}

/// How often each glyph shows each character, by the face.
type Seen = BTreeMap<FaceId, BTreeMap<u16, BTreeMap<char, usize>>>;

impl Faces {
    /// Those of an edition.
    pub(super) fn of(composition: &Composition, fonts: &Fonts, numbering: &mut Numbering) -> Self {
        let mut seen = Seen::new();
        for item in composition.pages.iter().flat_map(|page| &page.items) {
            let Item::Glyphs(run) = item else { continue };
            let of = seen.entry(run.face).or_default();
            for cluster in Clusters::of(run) {
                for glyph in cluster.glyphs {
                    of.entry(glyph.id).or_default();
                }
                if let ([glyph], Some(character)) = (cluster.glyphs, single(cluster.text)) {
                    *of.entry(glyph.id).or_default().entry(character).or_default() += 1;
                }
            }
        }
        let known = seen.into_iter().filter_map(|(id, glyphs)| Some((id, fonts.face(id)?, glyphs)));
        let used = known.map(|(id, face, glyphs)| (id, FaceUse::of(numbering.next(), face, &glyphs)));
        Self(used.collect())
    }

    pub(super) fn get(&self, face: FaceId) -> Option<&FaceUse> {
        self.0.get(&face)
    }

    /// Their files.
    ///
    /// # Errors
    /// A face can't be cut.
    pub(super) fn files(&self) -> Result<Vec<FontFile>, PdfError> {
        use rayon::prelude::*;
        self.0.par_iter().map(|(_, used)| used.file()).collect()
    }
}

impl FaceUse {
    fn of(id: u32, face: Arc<Face>, seen: &BTreeMap<u16, BTreeMap<char, usize>>) -> Self {
        let glyphs: Vec<u16> =
            std::iter::once(0).chain(seen.keys().copied().filter(|glyph| *glyph != 0)).collect();
        let mut best: BTreeMap<char, (usize, u16)> = BTreeMap::new();
        for (number, glyph) in (0..).zip(&glyphs) {
            for (character, count) in seen.get(glyph).into_iter().flatten() {
                let best = best.entry(*character).or_default();
                if *count > best.0 {
                    *best = (*count, number);
                }
            }
        }
        let characters = best.into_iter().map(|(character, (_, number))| (character, number)).collect();
        let advances = face.advances(&glyphs);
        Self { id, face, glyphs, advances, characters }
    }

    /// The new number of a glyph, and how far it advances.
    pub(super) fn glyph(&self, glyph: u16) -> (u16, Em) {
        let at = self.glyphs.binary_search(&glyph).unwrap_or(0);
        (at as u16, self.advances.get(at).copied().unwrap_or(Em::ONE))
    }

    /// Whether readers find the glyph by its character.
    pub(super) fn is_of(&self, number: u16, character: char) -> bool {
        self.characters.get(&character) == Some(&number)
    }

    fn file(&self) -> Result<FontFile, PdfError> {
        let metrics = &self.face.metrics;
        let cuts: Vec<Cut> = self.glyphs.iter().map(|glyph| Cut { glyph: *glyph, twin: None }).collect();
        let name = subset_name(&metrics.postscript_name, &cuts);
        let bytes = font_file(&self.face, &name, &cuts, &self.characters);
        let bytes = bytes.map_err(|why| PdfError::Font(metrics.postscript_name.clone(), why))?;
        let path = format!("font_{}.{}", self.id, if metrics.cff { "otf" } else { "ttf" });
        let family = family(&metrics.postscript_name).to_owned();
        let (is_bold, is_fixed) = (metrics.is_bold(), metrics.monospaced);
        Ok(FontFile { id: self.id, name, family, path, is_bold, is_fixed, bytes })
    }
}

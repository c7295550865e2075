//! Glyphs by number: each is drawn once, however often it stands on a page.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;

use super::UNITS;
use super::path::path;
use crate::font::{Face, glyph_outline};
use crate::geom::{Em, Length};

/// The outlines of glyphs, by the numbers of their faces.
#[derive(Debug, Default)]
pub struct Glyphs {
    numbers: BTreeMap<(usize, u16), (usize, Em)>,
    paths: Vec<String>,
    faces: BTreeMap<usize, Option<Arc<Face>>>,
}

impl Glyphs {
    /// The number of a glyph of a face and its advance; nothing, where it can't be had. The face is asked for once.
    pub fn number(
        &mut self,
        face: usize,
        id: u16,
        ask: impl FnOnce() -> Option<Arc<Face>>,
    ) -> Option<(usize, Em)> {
        if let Some(number) = self.numbers.get(&(face, id)) {
            return Some(*number);
        }
        let of = self.faces.entry(face).or_insert_with(ask).as_deref()?;
        let contours = glyph_outline(of, id, Length(UNITS))?;
        self.paths.push(path(&contours, |length| length.0.to_string()));
        let number = (self.paths.len() - 1, of.advances(&[id]).first().copied().unwrap_or_default());
        self.numbers.insert((face, id), number);
        Some(number)
    }

    /// Writes the definitions that `#g` and a number lead to.
    pub fn write(&self, out: &mut String) {
        out.push_str("<defs>\n");
        for (number, path) in self.paths.iter().enumerate() {
            let _ = writeln!(out, "<path id=\"g{number}\" d=\"{path}\"/>");
        }
        out.push_str("</defs>\n");
    }
}

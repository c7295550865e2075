//! The glyphs of a run, with what they say.

use super::{GlyphRun, PlacedGlyph};

/// Glyphs that show a piece of text together; nearly always one glyph and one character.
#[derive(Debug, Clone, Copy)]
pub struct Cluster<'r> {
    /// At least one.
    pub glyphs: &'r [PlacedGlyph],
    /// May be empty.
    pub text: &'r str,
}

/// The character of a text of one.
pub(crate) fn single(text: &str) -> Option<char> {
    let mut all = text.chars();
    all.next().filter(|_| all.next().is_none())
}

/// The clusters of a run, in reading order. They end where the text of the run does not hold what its glyphs say.
#[derive(Debug, Clone)]
pub struct Clusters<'r> {
    glyphs: &'r [PlacedGlyph],
    text: &'r str,
}

impl<'r> Clusters<'r> {
    /// Those of a run.
    #[must_use]
    pub fn of(run: &'r GlyphRun) -> Self {
        Self { glyphs: &run.glyphs, text: &run.text }
    }

    /// Whether all glyphs and all text have been given.
    #[must_use]
    pub const fn is_done(&self) -> bool {
        self.glyphs.is_empty() && self.text.is_empty()
    }
}

impl<'r> Iterator for Clusters<'r> {
    type Item = Cluster<'r>;

    fn next(&mut self) -> Option<Cluster<'r>> {
        let (first, rest) = self.glyphs.split_first()?;
        let more = rest.iter().take_while(|glyph| glyph.text_len == 0).count();
        let (glyphs, rest) = self.glyphs.split_at_checked(more + 1)?;
        let (text, left) = self.text.split_at_checked(usize::from(first.text_len))?;
        (self.glyphs, self.text) = (rest, left);
        Some(Cluster { glyphs, text })
    }
}

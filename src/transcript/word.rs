//! Words: what stands between blanks; Latin words and figures by themselves, also where no blank parts them from the
//! Chinese around them.

use super::reach::{Reach, placed_ink};
use super::western::Parting;
use crate::font::{Fonts, glyph_outline};
use crate::geom::{Em, Length, Rect};
use crate::outline::around;
use crate::page::{Clusters, FaceId, GlyphRun, Mode, PlacedGlyph};

/// A word.
#[derive(Debug, Clone)]
pub struct Word<'c> {
    /// What it says.
    pub text: String,
    /// Where it stands.
    pub rect: Rect,
    /// Its glyphs, those that show one piece of text together as one.
    pub glyphs: Vec<Glyph<'c>>,
    /// The blank that the copy has behind it.
    pub space: Option<Space>,
}

/// A blank of the copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Space {
    /// The blank itself; of several, all.
    pub text: String,
    /// Where it stands: up to what follows in its line, and nothing wide at the end of one.
    pub rect: Rect,
}

/// Glyphs that show a piece of text together: nearly always one, and one character.
#[derive(Debug, Clone, Copy)]
pub struct Glyph<'c> {
    /// What they say.
    pub text: &'c str,
    /// Their body: along the line as far as they advance, across it as far as the type of their face reaches.
    pub rect: Rect,
    /// The run that they are of.
    pub run: &'c GlyphRun,
    /// As they are placed in that.
    pub placed: &'c [PlacedGlyph],
}

impl Glyph<'_> {
    /// The rectangle of what is printed of them; nothing, where they show nothing or their face is not at hand.
    #[must_use]
    pub fn ink(&self, fonts: &Fonts) -> Option<Rect> {
        let Self { run, placed, .. } = *self;
        let face = fonts.face(run.face)?;
        let drawn = |glyph: &PlacedGlyph| {
            let contours = glyph_outline(&face, glyph.id, run.size)?;
            let ink = Some(around(&contours)).filter(|_| !contours.is_empty())?;
            let advance = face.advances(&[glyph.id]).first().copied().unwrap_or(Em::ONE).of(run.size);
            Some(placed_ink(run, glyph, advance, ink))
        };
        placed.iter().filter_map(drawn).reduce(Rect::around)
    }

    /// A rectangle that holds their [ink](Self::ink) and is larger by a few micropoints at most: without looking at their
    /// outlines again.
    pub(super) fn around_ink(&self, reach: &Reach) -> Option<Rect> {
        self.placed.iter().filter_map(|glyph| reach.around_ink(self.run, glyph)).reduce(Rect::around)
    }
}

/// Words that are still put together.
#[derive(Debug, Default)]
pub(super) struct Words<'c> {
    done: Vec<Word<'c>>,
    parting: Parting,
    /// The face that what stands behind the last blank begins with.
    face: Option<FaceId>,
    /// Where the last glyph ends along the line.
    end: Option<Length>,
}

/// What is farther apart, such as figures in Chinese text that is opened, is told apart by programs that read PDF files.
const GAP: Em = Em::milli(100);

/// Where a run begins along its line.
fn start(run: &GlyphRun) -> Length {
    if run.mode == Mode::Horizontal { run.origin.x } else { run.origin.y }
}

impl<'c> Words<'c> {
    /// Adds the glyphs of a run. Type reaches as far across its line as the face that it begins with, behind a blank or a
    /// [gap](GAP), as programs that read PDF files have it: a figure in Chinese text makes no line higher.
    pub(super) fn add(&mut self, run: &'c GlyphRun, reach: &Reach) {
        for cluster in Clusters::of(run) {
            let Some(along) = reach.along(run, cluster.glyphs) else { continue };
            let start = self::start(run);
            if self.end.is_some_and(|end| start + along.0 - end > GAP.of(run.size)) {
                self.face = None;
            }
            self.end = Some(start + along.1);
            let rect = reach.rect(run, *self.face.get_or_insert(run.face), along);
            let shown = cluster.text.trim_end_matches(char::is_whitespace);
            let (text, blank) = cluster.text.split_at(shown.len());
            if !text.is_empty() {
                self.show(Glyph { text, rect, run, placed: cluster.glyphs });
            }
            if !blank.is_empty() {
                self.blank(blank, rect);
            }
        }
    }

    fn show(&mut self, glyph: Glyph<'c>) {
        let begins = self.parting.begins(glyph.text);
        match self.done.last_mut().filter(|_| !begins) {
            Some(word) => {
                word.text.push_str(glyph.text);
                word.rect = word.rect.around(glyph.rect);
                word.glyphs.push(glyph);
            }
            None => self.done.push(Word {
                text: glyph.text.to_owned(),
                rect: glyph.rect,
                glyphs: vec![glyph],
                space: None,
            }),
        }
    }

    /// A blank behind what was shown. One before any word is of no word.
    fn blank(&mut self, text: &str, rect: Rect) {
        self.parting.blank();
        self.face = None;
        let Some(word) = self.done.last_mut() else { return };
        let space = word.space.get_or_insert_with(|| Space { text: String::new(), rect });
        space.text.push_str(text);
    }

    /// The face by which the last of them reaches across its line.
    pub(super) const fn face(&self) -> Option<FaceId> {
        self.face
    }

    /// All of them, blanks between their neighbours.
    pub(super) fn ended(self) -> Vec<Word<'c>> {
        let Self { mut done, .. } = self;
        for at in 0..done.len() {
            let next = done.get(at + 1).map(|next| (next.rect, direction(next)));
            let Some(word) = done.get_mut(at) else { continue };
            let (rect, down) = (word.rect, direction(word));
            if let Some(space) = &mut word.space {
                let next = next.filter(|(_, of)| *of == down).map(|(rect, _)| rect);
                space.rect = if down {
                    let end = next.map_or(rect.bottom(), |next| next.y.max(rect.bottom()));
                    Rect { y: rect.bottom(), height: end - rect.bottom(), ..rect }
                } else {
                    let end = next.map_or(rect.right(), |next| next.x.max(rect.right()));
                    Rect { x: rect.right(), width: end - rect.right(), ..rect }
                };
            }
        }
        done
    }
}

/// Whether the line of a word runs down.
fn direction(word: &Word<'_>) -> bool {
    word.glyphs.first().is_some_and(|glyph| glyph.run.mode != Mode::Horizontal)
}

//! Lines: the runs that stand on one, as words.

use super::reach::Reach;
use super::word::{Word, Words};
use crate::geom::{Direction, EM_BOX_TOP, Em, Length, Point, Rect};
use crate::page::{FaceId, GlyphRun, Mode, PlacedGlyph, Role};

/// A line.
#[derive(Debug, Clone)]
pub struct Line<'c> {
    /// Its runs, in reading order.
    pub runs: Vec<&'c GlyphRun>,
    /// Which way it runs.
    pub direction: Direction,
    /// Its words.
    pub words: Vec<Word<'c>>,
    /// Around all of them.
    pub rect: Rect,
    /// Where what it stands on begins and ends: the baseline, or the middle of a line that runs down.
    pub baseline: [Point; 2],
    /// Where the hyphen stands that the copy does not have: its last word goes on in the next line.
    pub hyphen: Option<Rect>,
}

impl<'c> Line<'c> {
    /// Of runs, at least one of them with a glyph that is seen; nothing of others.
    pub(super) fn of(runs: Vec<&'c GlyphRun>, reach: &Reach) -> Option<Self> {
        let mut words = Words::default();
        for run in &runs {
            words.add(run, reach);
        }
        let face = words.face();
        let words = words.ended();
        let rect = words.iter().map(|word| word.rect).reduce(Rect::around)?;
        let first = runs.iter().find(|run| run.mode != Mode::Turned).or(runs.first())?;
        let direction = match first.mode {
            Mode::Horizontal => Direction::Horizontal,
            Mode::Upright | Mode::Turned => Direction::Vertical,
        };
        let baseline = match first.mode {
            Mode::Horizontal => [rect.x, rect.right()].map(|x| Point { x, y: first.origin.y }),
            Mode::Upright => [rect.y, rect.bottom()].map(|y| Point { x: first.origin.x, y }),
            Mode::Turned => [rect.y, rect.bottom()].map(|y| Point { x: middle(first), y }),
        };
        let hyphen = runs.last().zip(face).filter(|(run, _)| run.hyphenated);
        let hyphen = hyphen.and_then(|(run, face)| self::hyphen(run, face, reach));
        let rect = hyphen.map_or(rect, |hyphen| rect.around(hyphen));
        Some(Self { runs, direction, words, rect, baseline, hyphen })
    }

    /// What it says, its blanks among it; what the copy does not have is left out.
    pub fn text(&self) -> impl Iterator<Item = &str> {
        self.words.iter().flat_map(|word| {
            let blank = word.space.as_ref().map_or("", |space| space.text.as_str());
            [word.text.as_str(), blank]
        })
    }

    /// The number or the bullet that it begins with; empty for most.
    #[must_use]
    pub fn label(&self) -> String {
        let is_label = |run: &&&GlyphRun| matches!(run.source.role, Role::Label(_));
        let text: String = self.runs.iter().take_while(is_label).map(|run| run.text.as_str()).collect();
        text.trim_end().to_owned()
    }

    /// How far in it begins in the block that it stands in.
    #[must_use]
    pub fn begins_from(&self, block: Rect) -> Length {
        match self.direction {
            Direction::Horizontal => self.rect.x - block.x,
            Direction::Vertical => self.rect.y - block.y,
        }
    }

    /// The largest size of its type.
    #[must_use]
    pub fn size(&self) -> Length {
        self.runs.iter().map(|run| run.size).max().unwrap_or_default()
    }
}

/// The middle of a line whose type is all turned: half an em box above its baseline.
fn middle(run: &GlyphRun) -> Length {
    run.origin.x + (EM_BOX_TOP - Em::HALF).of(run.size)
}

fn hyphen(run: &GlyphRun, face: FaceId, reach: &Reach) -> Option<Rect> {
    let last: &PlacedGlyph = run.glyphs.last()?;
    Some(reach.rect(run, face, reach.along(run, std::slice::from_ref(last))?))
}

//! Lines of a text, and their characters, each with the type that it is set in.

use std::collections::BTreeMap;

use super::known::{Inked, View};
use super::print::{all_around, boxes, place};
use super::told::Place;
use crate::geom::{Length, Point, Rect};
use crate::page::{GlyphRun, Mode, Role, Source};

/// A text: its lines in the order of reading.
#[derive(Debug, Default)]
pub(super) struct Flow<'a> {
    pub(super) lines: Vec<Line<'a>>,
}

/// A line.
#[derive(Debug)]
pub(super) struct Line<'a> {
    /// A paragraph begins with it, and it is not the first.
    pub(super) starts: bool,
    pub(super) runs: Vec<&'a GlyphRun>,
    /// What tells the things that stand beside its characters, from where it begins.
    pub(super) beside: Vec<u64>,
    /// Where it begins.
    pub(super) at: Point,
    pub(super) source: Source,
}

/// A character, or the beginning of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Character {
    pub(super) c: char,
    /// Its line.
    pub(super) line: usize,
    /// Its type, by its place among [`Types`].
    pub(super) set: usize,
    /// A blank stands before it.
    pub(super) spaced: bool,
}

/// Where a paragraph begins.
pub(super) const PARAGRAPH: char = '¶';

/// What characters are set in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Type {
    pub(super) face: usize,
    pub(super) size: Length,
    pub(super) scale: u16,
    pub(super) mode: u8,
    pub(super) inked: Inked,
}

/// Types by number.
#[derive(Debug, Default)]
pub(super) struct Types {
    pub(super) all: Vec<Type>,
    numbers: BTreeMap<Type, usize>,
}

impl Types {
    fn number(&mut self, one: Type) -> usize {
        let Self { all, numbers } = self;
        *numbers.entry(one).or_insert_with(|| {
            all.push(one);
            all.len() - 1
        })
    }
}

impl Line<'_> {
    /// Whether glyphs stand on this line rather than on the next: raised ones do.
    pub(super) fn is_level_with(&self, run: &GlyphRun) -> bool {
        let across = |point: Point| if run.mode == Mode::Horizontal { point.y } else { point.x };
        let size = self.runs.iter().map(|run| run.size).max().unwrap_or(run.size);
        (across(self.at) - across(run.origin)).abs() < size
    }

    pub(super) fn rect(&self) -> Rect {
        all_around(self.runs.iter().map(|run| boxes(run))).unwrap_or_default()
    }

    /// Its glyphs and where they stand, from where it begins.
    pub(super) fn glyphs(&self) -> impl Iterator<Item = (u16, Length, Length)> + '_ {
        self.runs.iter().flat_map(move |run| {
            run.glyphs.iter().map(move |glyph| {
                let Point { x, y } = place(run, glyph.x, glyph.y);
                (glyph.id, x - self.at.x, y - self.at.y)
            })
        })
    }

    /// Its place, where its text stands in columns.
    pub(super) fn place(&self, first_column: u16) -> Option<Place> {
        let in_columns = self.source.story.is_some() && (self.source.role.is_of_text() || self.in_table());
        let column = self.source.column.saturating_sub(first_column).saturating_add(1);
        in_columns.then_some(Place { column, row: self.source.row.saturating_add(1) })
    }

    fn in_table(&self) -> bool {
        matches!(self.source.role, Role::Table(_))
    }
}

impl Flow<'_> {
    /// Its characters without blanks, with a sign where a paragraph begins, and where each line ends among them.
    pub(super) fn characters(&self, view: &View<'_>, types: &mut Types) -> (Vec<Character>, Vec<usize>) {
        let mut all = Vec::new();
        let mut ends = Vec::with_capacity(self.lines.len());
        // A blank may stand at the end of a line.
        let mut spaced = false;
        for (number, line) in self.lines.iter().enumerate() {
            for (at, run) in line.runs.iter().enumerate() {
                let GlyphRun { face, size, scale, mode, paint, .. } = **run;
                let (face, mode, inked) = (view.face(face), mode as u8, view.inked(paint));
                let set = types.number(Type { face, size, scale, mode, inked });
                if at == 0 && line.starts {
                    all.push(Character { c: PARAGRAPH, line: number, set, spaced: false });
                    spaced = false;
                }
                // Items of one line of furniture stand far apart.
                spaced |= at > 0 && line.source.story.is_none();
                for c in run.text.chars() {
                    if c.is_whitespace() {
                        spaced = true;
                    } else {
                        all.push(Character { c, line: number, set, spaced });
                        spaced = false;
                    }
                }
            }
            ends.push(all.len());
        }
        (all, ends)
    }

    /// All that it says.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        for line in &self.lines {
            if line.starts {
                text.push(PARAGRAPH);
            }
            line.runs.iter().for_each(|run| text.push_str(&run.text));
        }
        text
    }
}

/// What characters say; a word that was broken between two lines, or a blank that stood there, is whole again.
pub(super) fn said(characters: &[Character]) -> String {
    let mut text = String::new();
    for (at, one) in characters.iter().enumerate() {
        if one.spaced && at > 0 {
            text.push(' ');
        }
        text.push(one.c);
    }
    text
}

//! A page as the tests read it: its lines as text, and where their characters stand.

use banxin::copy::{Attributes, Marks, StyleRun, TextMark};
use banxin::edition::Edition;
use banxin::geom::{Em, Length};
use banxin::page::{GlyphRun, Item, Role};
use banxin::style::MarkStyle;

use crate::support::editions::{Made, Setup, fonts};

/// The type size and the left edge of the editions made in code.
const SIZE: Length = Length::pt(9);
const LEFT: Length = Length::pt(40);

/// A line of a page.
pub(crate) struct Line {
    /// What it is of.
    pub(crate) role: Role,
    /// Its text column, from 0.
    pub(crate) column: u16,
    /// Its text.
    pub(crate) text: String,
    /// The size of its type.
    pub(crate) size: Length,
    /// Its baseline, from the top of the page.
    pub(crate) baseline: Length,
    /// Its characters and their left edges, in thousandths of an em from the left edge of the type area.
    places: Vec<(char, i64)>,
}

impl Line {
    /// Where a character of the line first stands.
    pub(crate) fn place(&self, c: char) -> i64 {
        let found = self.places.iter().find(|(one, _)| *one == c);
        found.unwrap_or_else(|| panic!("no {c} in {}", self.text)).1
    }

    /// What stands between two Han characters of the line, each one em wide.
    pub(crate) fn between(&self, left: char, right: char) -> i64 {
        self.place(right) - self.place(left) - 1000
    }
}

/// The stories of an edition, line by line, heads first.
pub(crate) fn page(edition: &Edition) -> Vec<Line> {
    let (composition, _) = crate::support::editions::typeset(edition, &fonts(edition));
    let mut lines: Vec<(_, Line)> = Vec::new();
    for item in &composition.pages[0].items {
        let Item::Glyphs(run) = item else { continue };
        let at = (run.source.column, run.source.row, run.origin.y);
        match lines.last_mut() {
            Some((last, line)) if *last == at => {
                line.text.push_str(&run.text);
                line.places.extend(places(run));
            }
            _ => lines.push((at, line(run))),
        }
    }
    lines.into_iter().map(|(_, line)| line).collect()
}

fn line(run: &GlyphRun) -> Line {
    Line {
        role: run.source.role,
        column: run.source.column,
        text: run.text.clone(),
        size: run.size,
        baseline: run.origin.y,
        places: places(run),
    }
}

fn places(run: &GlyphRun) -> Vec<(char, i64)> {
    let mut text = run.text.as_str();
    let place = |glyph: &banxin::page::PlacedGlyph| {
        let (own, rest) = text.split_at(usize::from(glyph.text_len));
        text = rest;
        let x = run.origin.x + glyph.x - LEFT;
        own.chars().next().map(|c| (c, rounded(x)))
    };
    run.glyphs.iter().filter_map(place).collect()
}

/// In thousandths of an em, to the nearest.
fn rounded(x: Length) -> i64 {
    (x.0 * 1000 + SIZE.0 / 2).div_euclid(SIZE.0)
}

/// A paragraph at a measure of so many em; its first line is indented by two.
pub(crate) fn at(measure: i64, text: &str) -> Setup {
    Setup { measure: Em::ONE * measure, paragraphs: vec![text.into()], rows: 8, ..Setup::default() }
}

/// The lines of a story's body and byline.
pub(crate) fn body(setup: &Setup) -> Vec<Line> {
    let mut lines = page(&setup.edition());
    lines.retain(|line| matches!(line.role, Role::Body | Role::Subhead | Role::Byline));
    lines
}

/// Their texts.
pub(crate) fn lines(setup: &Setup) -> Vec<String> {
    body(setup).into_iter().map(|line| line.text).collect()
}

/// What stands between the 甲 and the 乙 of a text that is set in one line at its natural width.
pub(crate) fn between(marks: MarkStyle, text: &str) -> i64 {
    let setup = Setup { marks, ..at(30, text) };
    body(&setup)[0].between('甲', '乙')
}

/// An edition of a story in which a piece of the first paragraph asks for something.
pub(crate) fn asking(setup: &Setup, asked: &[(&str, Attributes)]) -> Edition {
    made_asking(setup, asked).checked()
}

/// The same, to be changed before it is checked.
pub(crate) fn made_asking(setup: &Setup, asked: &[(&str, Attributes)]) -> Made {
    let mut made = setup.made();
    let copy = &mut made.story().body[0].copy;
    let mut runs = Vec::new();
    for (index, (piece, attributes)) in asked.iter().enumerate() {
        let start = copy.text.find(piece).unwrap_or_else(|| panic!("no {piece}"));
        if start > 0 {
            runs.push(StyleRun::plain(start));
        }
        runs.push(StyleRun { attributes: Some(index as u32), ..StyleRun::plain(start + piece.len()) });
        copy.attributes.push(attributes.clone());
    }
    runs.push(StyleRun::plain(copy.text.len()));
    copy.runs = runs;
    made
}

/// A mark beside text.
pub(crate) fn mark(mark: TextMark) -> Attributes {
    marks([mark])
}

/// Marks beside text.
pub(crate) fn marks<const N: usize>(marks: [TextMark; N]) -> Attributes {
    Attributes { marks: Marks::from_iter(marks), ..Attributes::default() }
}

/// What is on the first page.
pub(crate) fn items(edition: &Edition) -> Vec<Item> {
    let (mut composition, found) = crate::support::editions::typeset(edition, &fonts(edition));
    assert!(found.iter().all(|one| one.code != "no-glyph"), "{found:#?}");
    composition.pages.swap_remove(0).items
}

/// The runs of some part of the story.
pub(crate) fn runs(items: &[Item], role: Role) -> Vec<GlyphRun> {
    let run = |item: &Item| match item {
        Item::Glyphs(run) if run.source.role == role => Some(run.clone()),
        _ => None,
    };
    items.iter().filter_map(run).collect()
}

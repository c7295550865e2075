//! Which atoms of a story stand on which recorded line.
//!
//! A record may be dirty, as character recognition leaves it. It is aligned with the copy character by
//! character; a line's start or end is used only where the characters on both sides of the break are there.

use crate::convention::Class;
use crate::record::{Article, Matches, matches, solid};
use crate::text::{ShapedStory, ShapedText};

/// A recorded line and its place in the copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Aligned {
    /// The block that it is of.
    pub block: usize,
    /// Its first atom; none where the record does not tell.
    pub start: Option<usize>,
    /// The first atom of the next line of the block, or the block's length; none where the record does not
    /// tell.
    pub end: Option<usize>,
    /// Its column, from 0.
    pub column: usize,
    /// Its row in the column, from 0.
    pub row: usize,
}

/// A record aligned with its story.
#[derive(Debug, Clone, Default)]
pub struct Alignment {
    /// The lines of the body, in order.
    pub lines: Vec<Aligned>,
    /// Recorded characters that are not in the copy.
    pub extra: usize,
    /// Characters of the copy that are not in the record.
    pub missing: usize,
    /// Recorded lines that no part of the copy answers to.
    pub strangers: usize,
}

/// Lines further apart than this many characters have at least one line between them that is missing; nearer
/// ones have lost a few characters at the break, and it can't be told on which side.
const A_LINE_IS_MISSING: usize = 6;

/// A character of the copy.
#[derive(Clone, Copy)]
struct Place {
    block: usize,
    atom: usize,
}

/// Aligns a recorded story with its copy. The byline counts as a block after the last.
#[must_use]
pub fn align(article: &Article, story: &ShapedStory) -> Alignment {
    let (copy, places) = characters(story);
    let mut recorded = Vec::new();
    let mut ends = Vec::new();
    for (column, lines) in article.columns.iter().enumerate() {
        for (row, line) in lines.into_iter().enumerate() {
            recorded.extend(solid(&line.text));
            ends.push((column, row, recorded.len()));
        }
    }
    let Matches { met, extra, missing } = matches(&recorded, &copy);
    let mut out = Alignment { extra, missing, ..Alignment::default() };
    let mut start = 0;
    let mut lines: Vec<Line> = Vec::with_capacity(ends.len());
    for (column, row, end) in ends {
        let met = met.get(start..end).unwrap_or_default();
        let first = met.iter().position(Option::is_some);
        let last = met.iter().rposition(Option::is_some);
        match (first, last) {
            (Some(first), Some(last)) => lines.push(Line {
                column,
                row,
                first: met[first].unwrap_or_default(),
                last: met[last].unwrap_or_default(),
                whole_start: first == 0,
                whole_end: last + 1 == met.len(),
            }),
            _ => out.strangers += 1,
        }
        start = end;
    }
    for (index, line) in lines.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|before| lines.get(before));
        out.lines.extend(bounds(line, before, lines.get(index + 1), &places, story));
    }
    out
}

/// A recorded line with the copy characters that its first and last known characters are.
struct Line {
    column: usize,
    row: usize,
    first: usize,
    last: usize,
    whole_start: bool,
    whole_end: bool,
}

/// What is known of a line's start and end; nothing for a byline.
fn bounds(
    line: &Line,
    before: Option<&Line>,
    after: Option<&Line>,
    places: &[Place],
    story: &ShapedStory,
) -> Option<Aligned> {
    let block = places.get(line.first)?.block;
    let atoms = story.blocks.get(block)?.text.atoms.len();
    // Where two lines touch in the copy, the break between them is sure, whatever else is wrong with them.
    let parted = |from: usize, to: usize| to.saturating_sub(from + 1) >= A_LINE_IS_MISSING;
    let start_is_sure = match before {
        None => line.first == 0 || line.whole_start,
        Some(before) => {
            line.first == before.last + 1 || (line.whole_start && parted(before.last, line.first))
        }
    };
    let end_is_sure = match after {
        None => line.whole_end || line.last + 1 == places.len(),
        Some(after) => after.first == line.last + 1 || (line.whole_end && parted(line.last, after.first)),
    };
    let at = |index: usize| places.get(index).filter(|place| place.block == block).map(|place| place.atom);
    let first_of_block =
        line.first == 0 || places.get(line.first - 1).is_none_or(|place| place.block != block);
    let start = if first_of_block { Some(0) } else { at(line.first) };
    // A line that runs on into another block is two lines read as one.
    let inside = places.get(line.last).is_some_and(|place| place.block == block)
        || story.blocks.get(block + 1).is_none();
    let end = at(line.last + 1).unwrap_or(atoms);
    Some(Aligned {
        block,
        start: start.filter(|_| start_is_sure),
        end: Some(end).filter(|_| end_is_sure && inside),
        column: line.column,
        row: line.row,
    })
}

/// The characters of a story without spaces, and their places.
fn characters(story: &ShapedStory) -> (Vec<char>, Vec<Place>) {
    let (mut copy, mut places) = (Vec::new(), Vec::new());
    let byline = story.byline.iter();
    let texts = story.blocks.iter().map(|block| &block.text).chain(byline);
    for (block, text) in texts.enumerate() {
        for atom in inked(text) {
            for c in solid(text.text_of(atom..atom + 1)) {
                copy.push(c);
                places.push(Place { block, atom });
            }
        }
    }
    (copy, places)
}

fn inked(text: &ShapedText) -> impl Iterator<Item = usize> {
    let blank = |class: Class| matches!(class, Class::Space | Class::Blank);
    (0..text.atoms.len()).filter(move |atom| text.atoms.get(*atom).is_some_and(|atom| !blank(atom.class)))
}

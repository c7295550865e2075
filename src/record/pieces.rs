//! From glyphs to pieces: runs of glyphs on one baseline, without a wide gap between them.

use serde::{Deserialize, Serialize};

use super::clean::{clean, is_western};
use super::sheet::{Glyph, Sheet};
use crate::geom::{Em, Length};

/// Type that is larger than the body by more than this share (percent) is a head's.
const HEAD: i64 = 112;
/// Type that is smaller than this share (percent) of the body is a caption's or a footer's.
const SMALL: i64 = 85;
/// Glyphs whose baselines differ by less share one.
const SAME_BASELINE: Em = Em::milli(250);
/// A wider gap is no space between two glyphs of a justified line, but stands between two things: columns,
/// or a paragraph's end and its byline.
const GAP: Em = Em::milli(700);
/// Letterspaced heads: only a wider gap stands between two heads.
const HEAD_GAP: Em = Em::milli(1600);
/// A western word ends at a gap of this.
const WORD: Em = Em::milli(120);
/// Where a column begins, a smaller gap divides: marks that lost their blank stand nearer to it.
const EDGE_GAP: Em = Em::milli(550);
/// Lines begin at one edge, to within this.
const SAME_EDGE: Em = Em::milli(250);
/// An edge is one where so many lines begin.
const LEAST_LINES: usize = 3;
/// A smaller gap at a space is no space between Han, but an opened line.
const HAN_SPACE: Em = Em::milli(400);
/// The same glyph again, nearer than this: printed twice to look bold.
const TWICE: Em = Em::milli(150);

/// A run of glyphs without a wide gap.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) x0: Length,
    pub(super) x1: Length,
    /// The baseline.
    pub(super) y: Length,
    /// The size of its first glyph.
    pub(super) size: Length,
    /// Whether a glyph in it has no text.
    pub(super) nameless: bool,
}

impl Piece {
    /// Where its characters begin, going down.
    pub(super) fn top(&self) -> Length {
        self.y - Em::milli(880).of(self.size)
    }
}

/// All pieces of a sheet, each kind by baseline, then from the left.
#[derive(Debug, Default)]
pub(super) struct Pieces {
    /// The commonest size of type.
    pub(super) size: Length,
    pub(super) body: Vec<Piece>,
    pub(super) heads: Vec<Piece>,
    pub(super) small: Vec<Piece>,
}

/// Makes pieces of a sheet whose lines all run across.
pub(super) fn pieces(sheet: &Sheet) -> Pieces {
    let across: Vec<&Glyph> = sheet.glyphs.iter().collect();
    let size = commonest(across.iter().filter(|glyph| has_ink(glyph)).map(|glyph| glyph.size));
    let mut pieces = Pieces { size, ..Pieces::default() };
    let edges = edges(&across, size);
    for class in classes(across, size) {
        let first = class.first().map_or(size, |glyph| glyph.size);
        if first.0 * 100 > size.0 * HEAD {
            pieces.heads.extend(rows(class, HEAD_GAP, &[]));
        } else if first.0 * 100 < size.0 * SMALL {
            pieces.small.extend(rows(class, GAP, &edges));
        } else {
            pieces.body.extend(rows(class, GAP, &edges));
        }
    }
    for kind in [&mut pieces.body, &mut pieces.heads, &mut pieces.small] {
        kind.sort_by_key(|piece| (piece.y, piece.x0));
    }
    pieces
}

/// The same without telling kinds apart: what is a head's by its size may be a story in larger type.
pub(super) fn all_pieces(sheet: &Sheet) -> Vec<Piece> {
    let glyphs: Vec<&Glyph> = sheet.glyphs.iter().collect();
    let size = commonest(glyphs.iter().filter(|glyph| has_ink(glyph)).map(|glyph| glyph.size));
    let edges = edges(&glyphs, size);
    let mut pieces: Vec<Piece> =
        classes(glyphs, size).into_iter().flat_map(|class| rows(class, GAP, &edges)).collect();
    pieces.sort_by_key(|piece| (piece.y, piece.x0));
    pieces
}

/// The commonest length, to a tenth of a point; of several, the smallest.
pub(super) fn commonest(lengths: impl Iterator<Item = Length>) -> Length {
    let tenth = Length::PT / 10;
    let mut counts = std::collections::BTreeMap::<i64, usize>::new();
    for length in lengths {
        *counts.entry((length.0 + tenth.0 / 2) / tenth.0).or_default() += 1;
    }
    let most = counts.iter().max_by_key(|(tenths, count)| (**count, std::cmp::Reverse(**tenths)));
    most.map_or(Length::ZERO, |(tenths, _)| tenth * *tenths)
}

fn has_ink(glyph: &Glyph) -> bool {
    glyph.text.as_deref().is_none_or(|text| !text.trim().is_empty())
}

/// Glyphs by size: all of the body's together, heads by sizes that differ by less than a twelfth.
fn classes(mut glyphs: Vec<&Glyph>, body: Length) -> Vec<Vec<&Glyph>> {
    glyphs.sort_by_key(|glyph| glyph.size);
    let is_body = |size: Length| size.0 * 100 >= body.0 * SMALL && size.0 * 100 <= body.0 * HEAD;
    let mut classes: Vec<Vec<&Glyph>> = Vec::new();
    for glyph in glyphs {
        match classes.last_mut() {
            Some(class)
                if class.first().is_some_and(|first| {
                    let near = glyph.size.0 * 12 <= first.size.0 * 13;
                    is_body(first.size) == is_body(glyph.size) && (is_body(glyph.size) || near)
                }) =>
            {
                class.push(glyph);
            }
            _ => classes.push(vec![glyph]),
        }
    }
    classes
}

/// The pieces of glyphs of about one size.
fn rows(mut glyphs: Vec<&Glyph>, gap: Em, edges: &[Length]) -> Vec<Piece> {
    glyphs.sort_by_key(|glyph| glyph.at.y);
    let mut found = Vec::new();
    let mut rest = glyphs.as_mut_slice();
    while let Some(first) = rest.first() {
        let last = first.at.y + SAME_BASELINE.of(first.size);
        let count = rest.iter().take_while(|glyph| glyph.at.y <= last).count().max(1);
        let (row, more) = rest.split_at_mut(count);
        // By the middle of the ink: the pens of ，and “ without their blanks are at one place. Stable: what
        // stands at one place stays in the order in which it was painted.
        row.sort_by_key(|glyph| ink(glyph).0 + ink(glyph).1);
        row_pieces(row, gap, edges, &mut found);
        rest = more;
    }
    found
}

fn row_pieces(row: &[&Glyph], gap: Em, edges: &[Length], found: &mut Vec<Piece>) {
    let mut open: Option<Piece> = None;
    let mut last: Option<(&Glyph, bool)> = None;
    for glyph in row {
        if !has_ink(glyph) && glyph.text.as_deref() != Some("") {
            // A space says only that words end here; how wide it is, is seen from what follows.
            last = last.map(|(glyph, _)| (glyph, true));
            continue;
        }
        let (x0, x1) = ink(glyph);
        let text = glyph.text.as_deref().unwrap_or("\u{FFFD}");
        let twice = last.is_some_and(|(last, _)| {
            last.text == glyph.text && (glyph.at.x - last.at.x).abs() < TWICE.of(glyph.size)
        });
        if twice && !text.is_empty() {
            continue;
        }
        match &mut open {
            Some(piece) if !last.is_some_and(|(last, _)| parted(last, glyph, gap, edges)) => {
                let space = last.is_some_and(|(_, space)| space);
                piece.text.extend(space_before(text, piece, x0 - piece.x1, glyph.size, space));
                piece.text.push_str(text);
                piece.x1 = piece.x1.max(x1);
            }
            _ => {
                let y = glyph.at.y;
                let piece = Piece { text: text.to_owned(), x0, x1, y, size: glyph.size, nameless: false };
                found.extend(open.replace(piece));
            }
        }
        if let Some(piece) = &mut open {
            piece.nameless |= text.contains('\u{FFFD}');
        }
        last = Some((glyph, false));
    }
    found.extend(open);
}

/// Whether two glyphs belong to two things: by the gap between them, or by a smaller one before the edge of
/// a column.
fn parted(last: &Glyph, glyph: &Glyph, gap: Em, edges: &[Length]) -> bool {
    let white = ink(glyph).0 - ink(last).1;
    let pens = glyph.at.x - (last.at.x + last.advance);
    let near = SAME_EDGE.of(glyph.size);
    let first = edges.partition_point(|edge| *edge < ink(glyph).0 - near);
    let at_edge = edges.get(first).is_some_and(|edge| *edge <= ink(glyph).0 + near);
    pens >= gap.of(glyph.size) || (at_edge && white >= EDGE_GAP.of(glyph.size))
}

/// The space that stands between a piece and what follows it, if any.
fn space_before(text: &str, piece: &Piece, gap: Length, size: Length, space: bool) -> Option<char> {
    let western = |c: Option<char>| c.is_some_and(is_western);
    match (western(piece.text.chars().next_back()), western(text.chars().next())) {
        (true, true) => (space || gap > WORD.of(size)).then_some(' '),
        (false, false) => (space && gap > HAN_SPACE.of(size)).then_some('\u{3000}'),
        _ => None,
    }
}

/// Where a glyph begins and ends. Full-width marks have half an em of blank, which composers take away: their
/// pens say nothing of where the line begins and ends.
fn ink(glyph: &Glyph) -> (Length, Length) {
    let (x0, x1) = (glyph.at.x, glyph.at.x + glyph.advance);
    let full = glyph.advance > Em::milli(800).of(glyph.size);
    let is_one_of =
        |marks: &str| glyph.text.as_deref().is_some_and(|text| text.len() == 3 && marks.contains(text));
    if full && is_one_of("，。、；：！？”’）》」』〕】〉．") {
        (x0, x1 - glyph.advance / 2)
    } else if full && is_one_of("“‘（《「『〔【〈") {
        (x0 + glyph.advance / 2, x1)
    } else {
        (x0, x1)
    }
}

/// The left edges of columns, in order: where several lines begin after a gap that leaves no doubt. The edge
/// of indented lines is none, nor is one within a line.
fn edges(glyphs: &[&Glyph], size: Length) -> Vec<Length> {
    let body = classes(glyphs.to_vec(), size);
    let is_body = |class: &Vec<&Glyph>| {
        class
            .first()
            .is_some_and(|glyph| glyph.size.0 * 100 <= size.0 * HEAD && glyph.size.0 * 100 >= size.0 * SMALL)
    };
    let body = body.into_iter().filter(is_body).flat_map(|class| rows(class, GAP, &[]));
    let mut begins: Vec<Length> = body.map(|piece| piece.x0).collect();
    begins.sort_unstable();
    let mut edges: Vec<(Length, usize)> = Vec::new();
    for x in begins {
        match edges.last_mut() {
            Some((edge, count)) if x - *edge <= SAME_EDGE.of(size) => *count += 1,
            _ => edges.push((x, 1)),
        }
    }
    let strong = |(edge, count): &(Length, usize)| {
        let mut before = edges.iter().filter(|(other, _)| {
            *edge - *other >= Em::ONE.of(size) && *edge - *other <= Em::milli(3500).of(size)
        });
        *count >= LEAST_LINES && !before.any(|(_, others)| others > count)
    };
    edges.iter().filter(|edge| strong(edge)).map(|(edge, _)| *edge).collect()
}

/// The text of pieces that share a line, from the left, with an ideographic space where there is a gap.
pub(super) fn joined(pieces: &[Piece]) -> String {
    let texts: Vec<&str> = pieces.iter().map(|piece| piece.text.as_str()).collect();
    clean(&texts.join("\u{3000}"))
}

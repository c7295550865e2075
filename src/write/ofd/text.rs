//! Runs of glyphs as text objects (GB/T 33190-2016, 11): each glyph where it stands on the page, with what it says.
//!
//! Readers differ in what they do with several characters in one glyph or several glyphs of one character, with blanks at the
//! ends of a text and with characters beyond the basic plane. So a text object has one glyph for each character, and what is
//! otherwise has one of its own.

use super::faces::FaceUse;
use super::length::{Boundary, micrometres, place};
use super::object::{Object, Outline, Text, Way, What};
use crate::font::glyph_outline;
use crate::geom::{EM_BOX_TOP, Length, Point, Rect};
use crate::outline::Contour;
use crate::page::{Clusters, GlyphRun, Mode, PlacedGlyph, single};
use crate::transcript::Reach;

/// A glyph that shows a text.
#[derive(Debug, Clone, Copy)]
struct Cell<'r> {
    text: &'r str,
    placed: &'r PlacedGlyph,
    /// In the font of the document.
    glyph: u16,
    /// Where its origin stands on the page.
    at: [i64; 2],
}

/// What a run draws.
pub(super) fn objects(run: &GlyphRun, of: &FaceUse, reach: &Reach, color: [u8; 3]) -> Vec<Object<'static>> {
    let (mut cells, mut drawn) = (Vec::new(), Vec::new());
    for cluster in Clusters::of(run) {
        let mut glyphs = cluster.glyphs.iter();
        if let Some(placed) = glyphs.next().filter(|_| !cluster.text.is_empty()) {
            let (glyph, _) = of.glyph(placed.id);
            cells.push(Cell { text: cluster.text, placed, glyph, at: place(origin(run, of, placed)) });
        } else {
            glyphs = cluster.glyphs.iter();
        }
        // What no text is said for is drawn.
        drawn.extend(glyphs.filter_map(|placed| outline(run, of, placed, color)));
    }
    let pieces = cells.chunk_by(|one, next| is_plain(one) && is_plain(next) && follows(run, one, next));
    let pieces = pieces.flat_map(without_blank_ends);
    pieces.map(|piece| object(run, of, reach, color, piece)).chain(drawn).collect()
}

/// One character of the basic plane that XML has.
fn is_plain(cell: &Cell<'_>) -> bool {
    single(cell.text).is_some_and(|c| !c.is_control() && c < '\u{fffe}')
}

/// Whether a glyph stands on the line of the one before.
fn follows(run: &GlyphRun, one: &Cell<'_>, next: &Cell<'_>) -> bool {
    let across = usize::from(run.mode == Mode::Horizontal);
    one.at[across] == next.at[across]
}

/// A piece in three: readers cut blanks off the ends of texts, and what comes behind them would stand elsewhere.
fn without_blank_ends<'p, 'r>(piece: &'p [Cell<'r>]) -> impl Iterator<Item = &'p [Cell<'r>]> {
    let is_blank = |cell: &Cell<'_>| cell.text.trim().is_empty();
    let first = piece.iter().position(|cell| !is_blank(cell)).unwrap_or(piece.len());
    let (before, rest) = piece.split_at(first);
    let last = rest.iter().rposition(|cell| !is_blank(cell)).map_or(0, |last| last + 1);
    let (said, behind) = rest.split_at(last);
    [before, said, behind].into_iter().filter(|part| !part.is_empty())
}

fn object(
    run: &GlyphRun,
    of: &FaceUse,
    reach: &Reach,
    color: [u8; 3],
    piece: &[Cell<'_>],
) -> Object<'static> {
    let boxes = piece.iter().map(|cell| em_box(run, of, cell.placed));
    let inks = piece.iter().filter_map(|cell| reach.around_ink(run, cell.placed));
    let boundary = Boundary::of(boxes.chain(inks).reduce(Rect::around).unwrap_or_default());
    let way = match run.mode {
        Mode::Horizontal => Way::Across,
        Mode::Upright => Way::Down,
        Mode::Turned => Way::Turned,
    };
    // Before it is turned, what stands below stands behind, and what stands left stands below.
    let places = piece.iter().map(|cell| match (boundary.within(cell.at), way) {
        ([x, y], Way::Turned) => [y, -x],
        (at, _) => at,
    });
    let places: Vec<[i64; 2]> = places.collect();
    let along = usize::from(way == Way::Down);
    let steps = places.windows(2).map(|pair| pair[1][along] - pair[0][along]).collect();
    let (mut says, mut glyphs, mut at) = (String::new(), Vec::new(), 0);
    for cell in piece {
        // In units of UTF-16, as readers count that tell a character beyond the basic plane from two.
        let count = cell.text.encode_utf16().count();
        if !single(cell.text).is_some_and(|character| is_plain(cell) && of.is_of(cell.glyph, character)) {
            glyphs.push((at, count, cell.glyph));
        }
        says.push_str(cell.text);
        at += count;
    }
    let (size, scale) = (micrometres(run.size), run.scale);
    let at = places.first().copied().unwrap_or_default();
    Object {
        boundary,
        what: What::Text(Text { font: of.id, size, scale, way, color, says, at, steps, glyphs }),
    }
}

/// Where the origin of a glyph stands on the page.
fn origin(run: &GlyphRun, of: &FaceUse, placed: &PlacedGlyph) -> Point {
    let Point { x, y } = run.origin;
    match run.mode {
        Mode::Horizontal => Point { x: x + placed.x, y: y + placed.y },
        Mode::Turned => Point { x: x - placed.y, y: y + placed.x },
        // It is in the middle of the glyph's head, not at the start of its baseline.
        Mode::Upright => {
            let half = advance(run, of, placed) / 2;
            Point { x: x - placed.y - half, y: y + placed.x + EM_BOX_TOP.of(run.size) }
        }
    }
}

fn advance(run: &GlyphRun, of: &FaceUse, placed: &PlacedGlyph) -> Length {
    of.glyph(placed.id).1.of(run.size).scaled(i64::from(run.scale), 1000)
}

fn em_box(run: &GlyphRun, of: &FaceUse, placed: &PlacedGlyph) -> Rect {
    let long = if run.mode == Mode::Upright { run.size } else { advance(run, of, placed) };
    run.em_boxes(placed.x, placed.x + long)
}

/// A glyph as it is drawn.
fn outline(run: &GlyphRun, of: &FaceUse, placed: &PlacedGlyph, color: [u8; 3]) -> Option<Object<'static>> {
    let contours = glyph_outline(&of.face, placed.id, run.size)?;
    let Point { x, y } = origin(run, of, placed);
    let wide = |length: Length| length.scaled(i64::from(run.scale), 1000);
    let to = |at: Point| match run.mode {
        Mode::Horizontal | Mode::Upright => Point { x: x + wide(at.x), y: y + at.y },
        Mode::Turned => Point { x: x - at.y, y: y + wide(at.x) },
    };
    let contours: Vec<Contour> = contours.iter().map(|contour| contour.moved(to)).collect();
    Outline::plain(color, contours).object()
}

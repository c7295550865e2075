//! Where on a page the characters of a stretch of a file stand.

use std::collections::BTreeMap;

use crate::diag::Span;
use crate::geom::{Length, Rect};
use crate::page::{GlyphRun, Item, Page, Role};

/// Whether two stretches of a file have something in common; one of nothing lies in what surrounds it.
pub(super) fn meets(one: Span, other: Span) -> bool {
    let empty = one.start == one.end || other.start == other.end;
    let touches = one.start <= other.end && other.start <= one.end;
    one.file == other.file && if empty { touches } else { one.start < other.end && other.start < one.end }
}

/// The places of a stretch of a file on a page, or of the whole runs that it is in, together where they stand in one
/// column; a picture only where no text is.
pub(super) fn of(page: &Page, span: Span, whole: bool) -> Vec<Rect> {
    let mut texts: BTreeMap<_, Rect> = BTreeMap::new();
    let mut pictures = Vec::new();
    for item in page.items.iter().filter(|item| item.written().is_some_and(|own| meets(own, span))) {
        match item {
            Item::Glyphs(run) => {
                let rect = if whole { all(run) } else { stretch(run, bytes(run, span)) };
                let source = run.source;
                let key = (source.role, source.story, source.part, source.column);
                let all = texts.entry(key).or_insert(rect);
                *all = all.around(rect);
            }
            Item::Picture(picture) if !picture.clip.is_empty() => pictures.push(picture.clip),
            Item::Insert(insert) => pictures.push(insert.rect),
            Item::Picture(_) | Item::Fill(_) | Item::Shape(_) => {}
        }
    }
    let drawings = page.drawings.iter().filter(|drawing| meets(drawing.written, span));
    pictures.extend(drawings.map(|drawing| drawing.rect));
    if texts.is_empty() { pictures } else { texts.into_values().collect() }
}

/// Where the furniture of a page shows a text. A single character may be any other.
pub(super) fn showing(page: &Page, text: &str) -> Vec<Rect> {
    if text.chars().nth(1).is_none() {
        return Vec::new();
    }
    let of = |item: &Item| {
        let Item::Glyphs(run) = item else { return None };
        let furniture = matches!(run.source.role, Role::Masthead | Role::Folio | Role::Furniture);
        let at = run.text.find(text).filter(|_| furniture)?;
        Some(stretch(run, at..at + text.len()))
    };
    page.items.iter().filter_map(of).collect()
}

/// What of a rectangle lies in another.
pub(super) fn within(rect: Rect, all: Rect) -> Option<Rect> {
    Some(rect.common(all)).filter(|rect| !rect.is_empty())
}

/// The bytes of a run that a stretch of its file is; all, where it is not written as it is set.
fn bytes(run: &GlyphRun, span: Span) -> std::ops::Range<usize> {
    let all = 0..run.text.len();
    let Some(own) = run.written.filter(|own| own.range().len() == all.len()) else { return all };
    let from = span.start.clamp(own.start, own.end) - own.start;
    let to = span.end.clamp(own.start, own.end) - own.start;
    from as usize..to.max(from + 1) as usize
}

/// All of a run.
pub(super) fn all(run: &GlyphRun) -> Rect {
    stretch(run, 0..run.text.len())
}

/// The em boxes of some bytes of a run.
fn stretch(run: &GlyphRun, bytes: std::ops::Range<usize>) -> Rect {
    let (mut at, mut from, mut to) = (0, None, None);
    for glyph in &run.glyphs {
        let next = at + usize::from(glyph.text_len);
        if next > bytes.start && from.is_none() {
            from = Some(glyph.x);
        }
        if at >= bytes.end && glyph.text_len > 0 && to.is_none() {
            to = Some(glyph.x);
        }
        at = next;
    }
    let em = run.size.scaled(i64::from(run.scale), 1000);
    let last = match run.text.chars().next_back() {
        Some(c) if c >= '\u{2E80}' => em,
        _ => em / 2,
    };
    let end = run.glyphs.last().map_or(last, |glyph| glyph.x + last);
    let from = from.unwrap_or(Length::ZERO);
    run.em_boxes(from, to.unwrap_or(end).max(from))
}

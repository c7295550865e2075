//! What pages print, glyph by glyph, without a word of whose it is: two pages on which the same is printed in the same order
//! are the same page.

use std::hash::{Hash, Hasher};

use siphasher::sip::SipHasher13;

use super::known::{View, mark};
use crate::geom::{Em, Length, Point, Rect};
use crate::outline::{Contour, FillRule, Segment};
use crate::page::{GlyphRun, Item, Mode, Page, PlacedPicture, Shape};

/// What is printed of a page, in the order in which it is.
#[derive(Debug)]
pub(super) struct Prints<'a> {
    pub(super) page: &'a Page,
    pub(super) marks: Vec<Printed>,
}

/// A glyph, or something that is no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Printed {
    /// What and where it is.
    pub(super) mark: u64,
    /// Which item of the page, in the order of [`items`].
    pub(super) item: u32,
    /// Which glyph of that.
    pub(super) glyph: u32,
}

/// All items of a page, its marks behind the others.
pub(super) fn items(page: &Page) -> impl Iterator<Item = &Item> + Clone {
    page.items.iter().chain(&page.marks)
}

impl<'a> Prints<'a> {
    pub(super) fn of(page: &'a Page, view: &View<'_>) -> Self {
        let mut marks = Vec::new();
        for (at, item) in (0..).zip(items(page)) {
            match item {
                Item::Glyphs(run) => glyphs(run, view, |glyph, mark| {
                    marks.push(Printed { mark, item: at, glyph });
                }),
                // Nothing is printed of what has no area.
                Item::Fill(fill) if fill.rect.is_empty() => {}
                Item::Fill(fill) => {
                    let mark = mark(&("fill", fill.rect, view.inked(fill.paint)));
                    marks.push(Printed { mark, item: at, glyph: 0 });
                }
                Item::Shape(shape) => {
                    let mark = mark(&(outlines(shape, Point::default()), view.inked(shape.paint)));
                    marks.push(Printed { mark, item: at, glyph: 0 });
                }
                Item::Picture(placed) => {
                    let PlacedPicture { picture, rect, clip, outline, .. } = placed;
                    let mark = mark(&("picture", view.picture(*picture), rect, clip, outline));
                    marks.push(Printed { mark, item: at, glyph: 0 });
                }
                Item::Insert(placed) => {
                    let mark = mark(&("insert", view.insert(placed.insert), placed.rect));
                    marks.push(Printed { mark, item: at, glyph: 0 });
                }
            }
        }
        Self { page, marks }
    }

    /// Whether the same is printed, in the same order, on sheets of one size.
    pub(super) fn is(&self, other: &Self) -> bool {
        let sheet = |page: &Page| (page.trim, page.bleed, page.slug);
        let marks = |one: &Self| one.marks.iter().map(|print| print.mark).collect::<Vec<_>>();
        sheet(self.page) == sheet(other.page) && marks(self) == marks(other)
    }
}

/// The glyphs of a run that are seen.
fn glyphs(run: &GlyphRun, view: &View<'_>, mut take: impl FnMut(u32, u64)) {
    let type_of = mark(&(view.face(run.face), run.size, run.scale, run.mode, view.inked(run.paint)));
    let mut rest = run.text.as_str();
    let mut blank = false;
    for (at, glyph) in (0..).zip(&run.glyphs) {
        if glyph.text_len > 0 {
            let said = rest.get(..usize::from(glyph.text_len)).unwrap_or_default();
            rest = rest.get(usize::from(glyph.text_len)..).unwrap_or_default();
            blank = said.chars().all(char::is_whitespace);
        }
        if !blank || glyph.id == 0 {
            take(at, mark(&(type_of, glyph.id, place(run, glyph.x, glyph.y))));
        }
    }
}

/// Where the origin of a glyph lies on the page.
pub(super) fn place(run: &GlyphRun, x: Length, y: Length) -> Point {
    let Point { x: left, y: top } = run.origin;
    match run.mode {
        Mode::Horizontal => Point { x: left + x, y: top + y },
        Mode::Upright | Mode::Turned => Point { x: left - y, y: top + x },
    }
}

/// What tells an outline from others that are drawn from a place on, in whatever colour.
pub(super) fn outlines(shape: &Shape, from: Point) -> u64 {
    let mut state = SipHasher13::new();
    let mut drawn = |contours: &[Contour], rule: FillRule| {
        (contours.len(), rule).hash(&mut state);
        for contour in contours {
            contour.segments.len().hash(&mut state);
            let kinds = contour.segments.iter().map(|one| matches!(one, Segment::Curve(_)));
            kinds.for_each(|kind| kind.hash(&mut state));
            contour.points().for_each(|Point { x, y }| (x - from.x, y - from.y).hash(&mut state));
        }
    };
    drawn(&shape.contours, shape.rule);
    shape.clips.iter().for_each(|clip| drawn(&clip.contours, clip.rule));
    state.finish()
}

/// The rectangle in which an item is seen.
pub(super) fn seen(item: &Item) -> Rect {
    match item {
        Item::Glyphs(run) => boxes(run),
        Item::Fill(fill) => fill.rect,
        Item::Shape(shape) => shape.seen(),
        Item::Picture(placed) => placed.clip,
        Item::Insert(placed) => placed.rect,
    }
}

/// The em boxes of a run; its last glyph counts as an em wide.
pub(super) fn boxes(run: &GlyphRun) -> Rect {
    let (Some(first), Some(last)) = (run.glyphs.first(), run.glyphs.last()) else {
        return Rect { x: run.origin.x, y: run.origin.y, ..Rect::default() };
    };
    let em = match run.mode {
        Mode::Upright => run.size,
        Mode::Horizontal | Mode::Turned => Em::ONE.of(run.size).scaled(i64::from(run.scale), 1000),
    };
    let rect = run.em_boxes(first.x, last.x + em);
    // Upright type is placed by the middle of its line and its baseline, which the em boxes take for their own.
    if run.mode == Mode::Upright { Rect { x: run.origin.x - rect.width / 2, ..rect } } else { rect }
}

/// The rectangle around some; nothing around none.
pub(super) fn all_around(rects: impl IntoIterator<Item = Rect>) -> Option<Rect> {
    rects.into_iter().reduce(Rect::around)
}

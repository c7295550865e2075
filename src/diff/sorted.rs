//! What is on a page, sorted: its texts by story and role, line by line, and what is no text.

use std::collections::BTreeMap;

use super::known::{Inked, View, mark};
use super::lines::{Flow, Line};
use super::print::{all_around, items, outlines, place, seen};
use super::stories::{Stories, StoryNumber};
use super::told::BoxKind;
use crate::geom::{Length, Point, Rect, Size};
use crate::page::{GlyphRun, Item, Page, PartKind, Role, Shape, Source, TablePart};

/// Whose something is, and of what role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key<K> {
    /// The page's own comes first.
    pub(super) story: Option<StoryNumber>,
    pub(super) kind: K,
}

/// What is no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Thing {
    pub(super) rect: Rect,
    pub(super) content: Content,
}

/// What is seen in its rectangle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Content {
    /// A colour.
    Filled(Inked),
    /// Outlines, by what tells them from others.
    Drawn(u64),
    /// A picture, by its number in both editions and in its own, and by what of it is seen there.
    Picture(usize, u16, u64),
    /// A page of another file, by its number in both editions and in its own.
    Insert(usize, u16),
}

impl Thing {
    /// Whether it lies across the page rather than stands.
    pub(super) fn lies(&self) -> bool {
        self.rect.width >= self.rect.height
    }
}

impl Content {
    /// The same without the numbers that an edition has for itself.
    pub(super) fn same(self) -> Self {
        match self {
            Self::Picture(number, _, seen) => Self::Picture(number, 0, seen),
            Self::Insert(number, _) => Self::Insert(number, 0),
            other => other,
        }
    }

    /// What kind of thing it is.
    pub(super) const fn sort(self) -> u8 {
        match self {
            Self::Filled(_) => 0,
            Self::Drawn(_) => 1,
            Self::Picture(..) => 2,
            Self::Insert(..) => 3,
        }
    }
}

/// A page, sorted.
#[derive(Debug, Default)]
pub(super) struct Sorted<'a> {
    pub(super) flows: BTreeMap<Key<Role>, Flow<'a>>,
    pub(super) things: BTreeMap<Key<BoxKind>, Vec<Thing>>,
    /// The first text column of each story on the page, by its number in the story.
    pub(super) first_columns: BTreeMap<StoryNumber, u16>,
}

impl<'a> Sorted<'a> {
    /// `edition` is 0 for the earlier one and 1 for the later.
    pub(super) fn of(page: &'a Page, view: &View<'_>, (stories, edition): (&Stories, usize)) -> Self {
        let mut sorted = Self::default();
        for region in &page.regions {
            let columns = region.parts.iter().filter_map(|part| match part.kind {
                PartKind::Column(column) => Some(column),
                _ => None,
            });
            if let (Some(first), Some(story)) = (columns.min(), stories.number(edition, region.story)) {
                let known = sorted.first_columns.entry(story).or_insert(first);
                *known = first.min(*known);
            }
        }
        // The line that glyphs may go on with, and the outlines that others are drawn with.
        let mut line: Option<(Key<Role>, Source)> = None;
        let mut drawing: Option<(Key<BoxKind>, Source, Vec<&Shape>)> = None;
        for item in items(page) {
            let source = item.source();
            let story = source.story.and_then(|story| stories.number(edition, story));
            let goes_on = |(_, of, _): &(Key<BoxKind>, Source, Vec<&Shape>)| {
                matches!(item, Item::Shape(_)) && of == source
            };
            if drawing.as_ref().is_some_and(|drawing| !goes_on(drawing)) {
                sorted.drawn(drawing.take(), view);
            }
            match (item, box_of(source.role, item)) {
                (Item::Glyphs(run), _) if source.role != Role::Annotation => {
                    let key = Key { story, kind: text_of(source.role) };
                    sorted.glyphs(key, run, line.as_ref());
                    line = Some((key, *source));
                }
                (Item::Shape(shape), Some(kind)) => {
                    let key = Key { story, kind };
                    drawing.get_or_insert_with(|| (key, *source, Vec::new())).2.push(shape);
                    line = None;
                }
                (_, Some(kind)) => {
                    let content = content(item, view);
                    let printed = !matches!(item, Item::Fill(fill) if fill.rect.is_empty());
                    if let Some(content) = content.filter(|_| printed) {
                        let thing = Thing { rect: seen(item), content };
                        sorted.things.entry(Key { story, kind }).or_default().push(thing);
                    }
                    line = None;
                }
                // What stands beside the characters of a line: it comes right behind them.
                (_, None) => {
                    let flow = line.as_ref().and_then(|(key, _)| sorted.flows.get_mut(key));
                    if let Some(line) = flow.and_then(|flow| flow.lines.last_mut()) {
                        line.beside.push(beside(item, line.at, view));
                    }
                }
            }
        }
        sorted.drawn(drawing, view);
        sorted
    }

    /// Adds glyphs to the text that they are of: to its last line, or as a new one.
    fn glyphs(&mut self, key: Key<Role>, run: &'a GlyphRun, before: Option<&(Key<Role>, Source)>) {
        let flow = self.flows.entry(key).or_default();
        let source = run.source;
        let is_of = |line: &Line<'_>| {
            let last = line.runs.last().map(|run| run.source);
            let same = last.is_some_and(|last| {
                let exactly = key.kind != Role::Body || last.story.is_none();
                (last.column, last.row) == (source.column, source.row)
                    && (!exactly || (last.role, last.part) == (source.role, source.part))
            });
            same && line.is_level_with(run)
        };
        let goes_on = |line: &&mut Line<'_>| before.is_some_and(|(of, _)| *of == key) && is_of(line);
        if let Some(line) = flow.lines.last_mut().filter(goes_on) {
            return line.runs.push(run);
        }
        let last = flow.lines.last().and_then(|line| line.runs.last()).map(|run| run.source);
        // The lines of a head are one text, broken by sense.
        let apart = |last: Source| match key.kind {
            Role::Head(_) | Role::JumpHead => false,
            Role::Body => last.part != source.part,
            _ => key.story.is_none() || (last.part, last.role) != (source.part, source.role),
        };
        let starts = last.is_some_and(apart);
        flow.lines.push(Line { starts, runs: vec![run], beside: Vec::new(), at: run.origin, source });
    }

    /// Takes outlines that are drawn together for one thing.
    fn drawn(&mut self, drawing: Option<(Key<BoxKind>, Source, Vec<&Shape>)>, view: &View<'_>) {
        let Some((key, _, shapes)) = drawing else { return };
        let Some(rect) = all_around(shapes.iter().map(|shape| shape.seen())) else { return };
        let from = Point { x: rect.x, y: rect.y };
        let look: Vec<(u64, Inked)> =
            shapes.iter().map(|shape| (outlines(shape, from), view.inked(shape.paint))).collect();
        let content = Content::Drawn(mark(&look));
        self.things.entry(key).or_default().push(Thing { rect, content });
    }
}

/// The text that lines of a role are of: a body is one text whatever its blocks are, and so is a table.
fn text_of(role: Role) -> Role {
    match role {
        Role::Subhead | Role::Block(_) | Role::Label(_) => Role::Body,
        Role::Table(_) => Role::Table(TablePart::Caption),
        role => role,
    }
}

/// What kind of box something is that is no text; none, of what stands beside characters.
fn box_of(role: Role, item: &Item) -> Option<BoxKind> {
    match role {
        Role::Rule => Some(BoxKind::Rule),
        Role::Tint => Some(BoxKind::Tint),
        Role::Picture => Some(BoxKind::Picture),
        Role::Advertisement => Some(BoxKind::Advertisement),
        Role::Mark | Role::Watermark => Some(BoxKind::Mark),
        Role::Masthead | Role::Folio | Role::Furniture => match item {
            Item::Fill(_) | Item::Glyphs(_) => None,
            Item::Shape(_) | Item::Picture(_) | Item::Insert(_) => Some(BoxKind::Artwork),
        },
        _ => match item {
            Item::Picture(_) | Item::Insert(_) => Some(BoxKind::Picture),
            Item::Glyphs(_) | Item::Fill(_) | Item::Shape(_) => None,
        },
    }
}

fn content(item: &Item, view: &View<'_>) -> Option<Content> {
    match item {
        Item::Fill(fill) => Some(Content::Filled(view.inked(fill.paint))),
        Item::Picture(placed) => {
            let from = Point { x: placed.clip.x, y: placed.clip.y };
            let off = |point: Point| (point.x - from.x, point.y - from.y);
            let whole =
                (off(Point { x: placed.rect.x, y: placed.rect.y }), placed.rect.width, placed.rect.height);
            let outline: Vec<(Length, Length)> = placed.outline.iter().copied().map(off).collect();
            Some(Content::Picture(view.picture(placed.picture), placed.picture.0, mark(&(whole, outline))))
        }
        Item::Insert(placed) => Some(Content::Insert(view.insert(placed.insert), placed.insert.0)),
        Item::Glyphs(_) | Item::Shape(_) => None,
    }
}

/// What tells something that stands beside the characters of a line that begins at a place.
fn beside(item: &Item, at: Point, view: &View<'_>) -> u64 {
    match item {
        Item::Glyphs(run) => {
            let off = |point: Point| (point.x - at.x, point.y - at.y);
            let glyphs: Vec<(u16, (Length, Length))> =
                run.glyphs.iter().map(|glyph| (glyph.id, off(place(run, glyph.x, glyph.y)))).collect();
            mark(&(view.face(run.face), run.size, run.scale, view.inked(run.paint), glyphs))
        }
        Item::Shape(shape) => mark(&(outlines(shape, at), view.inked(shape.paint))),
        item => {
            let Rect { x, y, width, height } = seen(item);
            let paint = item.paint().map(|paint| view.inked(paint));
            mark(&(x - at.x, y - at.y, Size { width, height }, paint))
        }
    }
}

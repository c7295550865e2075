//! From the items of a page to its sections.

use std::collections::BTreeMap;

use super::block::{Block, Content, Illustration, IllustrationKind, Section, Whose};
use super::line::Line;
use super::reach::Reach;
use crate::geom::{Length, Rect};
use crate::page::{Composition, GlyphRun, Item, Mode, Page, PlacedDrawing, Role, Source};

/// The sections of a page, in the order of reading.
pub(super) fn sections<'c>(page: &'c Page, of: &'c Composition, reach: &Reach) -> Vec<Section<'c>> {
    let mut gathering = Gathering { reach, open: None, blocks: BTreeMap::new(), sounds: BTreeMap::new() };
    for item in &page.items {
        match item {
            Item::Glyphs(run) => gathering.glyphs(run),
            _ => gathering.seen(item, of),
        }
    }
    gathering.close();
    for drawing in &page.drawings {
        gathering.drawing(drawing);
    }
    let Gathering { mut blocks, sounds, .. } = gathering;
    for (whose, sounds) in sounds {
        blocks.entry(whose).or_default().extend(sounds);
    }
    let own = blocks.remove(&Whose::Page).map(|blocks| section(Whose::Page, page, blocks));
    let ads = blocks.remove(&Whose::Advertisement).unwrap_or_default();
    let first = |whose: &Whose| {
        let is_it = |at: &usize| page.regions.get(*at).is_some_and(|one| Whose::Story(one.story) == *whose);
        (0..page.regions.len()).find(is_it).unwrap_or(usize::MAX)
    };
    let mut stories: Vec<(Whose, Vec<Block<'c>>)> = blocks.into_iter().collect();
    stories.sort_by_key(|(whose, _)| first(whose));
    let stories = stories.into_iter().map(|(whose, blocks)| section(whose, page, read(blocks)));
    own.into_iter().chain(stories).chain(advertisements(page, ads)).collect()
}

fn section<'c>(whose: Whose, page: &'c Page, blocks: Vec<Block<'c>>) -> Section<'c> {
    let regions = page.regions.iter().filter(|region| Whose::Story(region.story) == whose).collect();
    Section { whose, regions, blocks, areas: Vec::new() }
}

/// The blocks of a story as they are read. They come in that order, but for pictures, whose captions stand behind all of
/// them: each is read after its picture.
fn read(mut blocks: Vec<Block<'_>>) -> Vec<Block<'_>> {
    blocks.sort_by_key(|block| match block.role {
        Role::Head(_) => (0, 0, 0),
        Role::Picture => (1, block.part, 0),
        Role::Caption | Role::Credit => (1, block.part, 1),
        Role::Annotation => (3, 0, 0),
        _ => (2, 0, 0),
    });
    blocks
}

/// A section for each advertisement, with the label that stands next to it.
fn advertisements<'c>(page: &'c Page, blocks: Vec<Block<'c>>) -> Vec<Section<'c>> {
    let (labels, seen): (Vec<_>, Vec<_>) =
        blocks.into_iter().partition(|block| matches!(block.content, Content::Text(_)));
    let mut all: Vec<Vec<Block<'c>>> = seen.into_iter().map(|block| vec![block]).collect();
    let mut alone = Vec::new();
    for label in labels {
        let off = |ad: &&mut Vec<Block<'c>>| ad.last().map(|ad| apart(label.rect, ad.rect));
        match all.iter_mut().min_by_key(off) {
            Some(ad) => ad.insert(0, label),
            None => alone.push(vec![label]),
        }
    }
    let all = all.into_iter().chain(alone);
    all.map(|blocks| section(Whose::Advertisement, page, blocks)).collect()
}

/// How far two rectangles are apart, the longer way.
fn apart(one: Rect, other: Rect) -> Length {
    let gap = |from: Length, to: Length| (from - to).max(Length::ZERO);
    let across = gap(one.x, other.right()).max(gap(other.x, one.right()));
    across.max(gap(one.y, other.bottom()).max(gap(other.y, one.bottom())))
}

/// What of a page is gathered so far.
struct Gathering<'c, 'r> {
    reach: &'r Reach,
    /// The line that glyphs may go on with.
    open: Option<(Whose, Vec<&'c GlyphRun>)>,
    blocks: BTreeMap<Whose, Vec<Block<'c>>>,
    /// What stands beside characters: it is read for itself, behind all else of its section.
    sounds: BTreeMap<Whose, Vec<Block<'c>>>,
}

impl<'c> Gathering<'c, '_> {
    /// Glyphs go on with the line before them, or begin another.
    fn glyphs(&mut self, run: &'c GlyphRun) {
        let Some(whose) = whose(&run.source) else { return };
        if run.source.role == Role::Annotation {
            let line = Line::of(vec![run], self.reach);
            let sounds = self.sounds.entry(whose).or_default();
            return sounds.extend(line.map(|line| block(&run.source, line)));
        }
        let reach = self.reach;
        let goes_on = |(of, runs): &&mut (Whose, Vec<&'c GlyphRun>)| {
            *of == whose && runs.last().is_some_and(|last| is_one_line((runs, last), run, reach))
        };
        if let Some((_, runs)) = self.open.as_mut().filter(goes_on) {
            return runs.push(run);
        }
        self.close();
        self.open = Some((whose, vec![run]));
    }

    /// Ends the line that is open.
    fn close(&mut self) {
        let Some((whose, runs)) = self.open.take() else { return };
        let Some(source) = runs.last().map(|run| run.source) else { return };
        let Some(line) = Line::of(runs, self.reach) else { return };
        let blocks = self.blocks.entry(whose).or_default();
        // What furniture says stands far apart, and so do labels of advertisements: each line is a block of its own.
        let goes_on = |block: &&mut Block<'c>| {
            let direction = block.lines().last().map(|line| line.direction);
            matches!(whose, Whose::Story(_))
                && direction == Some(line.direction)
                && (block.role, block.column) == (text_of(source.role), source.column)
                && (is_of_head(source.role) || block.part == source.part)
        };
        match blocks.last_mut().filter(goes_on) {
            Some(block) => block.take(line),
            None => blocks.push(block(&source, line)),
        }
    }

    /// A picture or a page of another file; rules, tints and outlines say nothing.
    fn seen(&mut self, item: &'c Item, of: &'c Composition) {
        let source = item.source();
        let Some(whose) = whose(source) else { return };
        let (rect, illustration) = match item {
            Item::Picture(placed) => {
                let Some(picture) = of.pictures.get(usize::from(placed.picture.0)) else { return };
                let alt = if placed.text.is_empty() { &picture.alt } else { &placed.text };
                let kind = IllustrationKind::Photograph;
                (placed.clip, Illustration { kind, name: &picture.name, alt, web: placed.web })
            }
            Item::Insert(placed) => {
                let Some(insert) = of.inserts.get(usize::from(placed.insert.0)) else { return };
                let kind = IllustrationKind::Insert;
                (placed.rect, Illustration { kind, name: &insert.name, alt: &insert.alt, web: placed.web })
            }
            Item::Glyphs(_) | Item::Fill(_) | Item::Shape(_) => return,
        };
        self.illustration(whose, source, rect, illustration);
    }

    fn drawing(&mut self, drawing: &'c PlacedDrawing) {
        let Some(whose) = whose(&drawing.source) else { return };
        let kind = IllustrationKind::Drawing;
        let illustration = Illustration { kind, name: &drawing.name, alt: &drawing.alt, web: drawing.web };
        self.illustration(whose, &drawing.source, drawing.rect, illustration);
    }

    fn illustration(&mut self, whose: Whose, source: &Source, rect: Rect, illustration: Illustration<'c>) {
        // An ornament of the page that says nothing is none of what is read.
        if whose == Whose::Page && illustration.alt.is_empty() {
            return;
        }
        self.close();
        let Source { role, part, column, .. } = *source;
        let content = Content::Illustration(illustration);
        self.blocks.entry(whose).or_default().push(Block { role, part, column, rect, content });
    }
}

fn block<'c>(source: &Source, line: Line<'c>) -> Block<'c> {
    let Source { role, part, column, .. } = *source;
    Block { role: text_of(role), part, column, rect: line.rect, content: Content::Text(vec![line]) }
}

/// The section that something is of; none, of what is no part of the trimmed page.
fn whose(source: &Source) -> Option<Whose> {
    match (source.role, source.story) {
        (Role::Mark | Role::Watermark | Role::Tint | Role::Rule, _) => None,
        (Role::Advertisement, _) => Some(Whose::Advertisement),
        (_, Some(story)) => Some(Whose::Story(story)),
        (_, None) => Some(Whose::Page),
    }
}

/// The role of the block that text is of: a label and its text are one.
fn text_of(role: Role) -> Role {
    match role {
        Role::Label(kind) => Role::of_block(kind),
        role => role,
    }
}

/// Whether the lines of a text are numbered where parts are: they are of one text.
fn is_of_head(role: Role) -> bool {
    matches!(role, Role::Head(_) | Role::JumpHead)
}

/// Whether glyphs go on in the line of those before them: they are of the same row of the same text and stand on its level,
/// raised ones a little off it. What furniture says on one level is one line where it stands close.
fn is_one_line((runs, last): (&[&GlyphRun], &GlyphRun), run: &GlyphRun, reach: &Reach) -> bool {
    let of = |run: &GlyphRun| {
        let Source { role, story, part, column, row } = run.source;
        (text_of(role), story, part, column, row, run.mode == Mode::Horizontal)
    };
    let Some(first) = runs.first() else { return false };
    let across = |run: &GlyphRun| if run.mode == Mode::Horizontal { run.origin.y } else { run.origin.x };
    let size = runs.iter().map(|run| run.size).max().unwrap_or_default();
    let level = (across(first) - across(run)).abs() < size;
    of(last) == of(run) && level && (run.source.story.is_some() || is_close(last, run, reach))
}

/// Whether one run begins within an em of the end of another.
fn is_close(last: &GlyphRun, run: &GlyphRun, reach: &Reach) -> bool {
    let along = |run: &GlyphRun| if run.mode == Mode::Horizontal { run.origin.x } else { run.origin.y };
    let end = reach.along(last, &last.glyphs).map_or(Length::ZERO, |(_, end)| end);
    let gap = along(run) - along(last) - end;
    gap.abs() < last.size.max(run.size)
}

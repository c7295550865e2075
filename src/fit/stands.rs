//! Where recorded lines stand: which frame of its story's chain each recorded column is, and which rows its lines take.

use std::collections::{BTreeMap, BTreeSet};

use super::composed::{ComposedLine, composed_lines};
use crate::edition::{Edition, PageSpec};
use crate::id::Id;
use crate::page::Composition;
use crate::plan::{Chain, Plan};
use crate::record::{Article, Recorded};

/// Where an edition's lines may stand.
#[derive(Debug)]
pub struct Stands<'a> {
    /// Its frames and rows.
    pub(super) plan: &'a Plan,
    /// The lines of each story as they were composed before, by which white rows and those of tables are known.
    composed: Vec<Vec<ComposedLine>>,
}

impl<'a> From<&'a Plan> for Stands<'a> {
    fn from(plan: &'a Plan) -> Self {
        Self { plan, composed: Vec::new() }
    }
}

impl<'a> Stands<'a> {
    /// In the rows of a plan, with white rows where they are composed.
    #[must_use]
    pub fn as_composed(plan: &'a Plan, composition: &Composition) -> Self {
        Self { plan, composed: composed_lines(composition) }
    }

    /// The lines of a story as they were composed, by its place among all.
    fn composed(&self, story: usize) -> &[ComposedLine] {
        self.composed.get(story).map_or(&[], Vec::as_slice)
    }
}

/// Which page of the edition each page of a record is: the one that most of its lines' stories stand on.
pub(super) fn sheets(
    edition: &Edition,
    plan: &Plan,
    recorded: &Recorded,
) -> BTreeMap<Option<u32>, Id<PageSpec>> {
    let mut votes: BTreeMap<(Option<u32>, Id<PageSpec>), usize> = BTreeMap::new();
    for article in &recorded.articles {
        let Some(story) = edition.stories().find(|story| story.id == article.id) else { continue };
        let pages: BTreeSet<Id<PageSpec>> =
            plan.chains[story].frames.iter().map(|frame| frame.page).collect();
        for column in &article.columns {
            for page in &pages {
                *votes.entry((column.page, *page)).or_default() += column.lines.len();
            }
        }
    }
    let mut best: BTreeMap<Option<u32>, (usize, Id<PageSpec>)> = BTreeMap::new();
    for ((sheet, page), count) in votes {
        let one = best.entry(sheet).or_insert((count, page));
        let is_same = sheet.is_some_and(|sheet| sheet as usize == page.place() + 1);
        if count > one.0 || count == one.0 && is_same {
            *one = (count, page);
        }
    }
    best.into_iter().map(|(sheet, (_, page))| (sheet, page)).collect()
}

/// The columns of a recorded story in its chain.
#[derive(Debug)]
pub(super) struct Columns<'a> {
    /// The frame that each recorded column is.
    frames: Vec<Option<usize>>,
    /// Its lines as they were composed.
    composed: &'a [ComposedLine],
}

impl<'a> Columns<'a> {
    pub(super) fn of(
        article: &Article,
        (chain, story): (&Chain, usize),
        stands: &'a Stands<'_>,
        sheets: &BTreeMap<Option<u32>, Id<PageSpec>>,
    ) -> Self {
        let composed = stands.composed(story);
        let mut next: BTreeMap<Option<u32>, usize> = BTreeMap::new();
        let frame = |sheet: Option<u32>| {
            let page = sheets.get(&sheet)?;
            let rank = next.entry(sheet).or_default();
            let rank = std::mem::replace(rank, *rank + 1);
            frames_on(*page, chain, composed).get(rank).copied()
        };
        let filled = |lines: usize| (lines > 0).then_some(());
        let mut frame = frame;
        let frames = article.columns.iter();
        let frames = frames.map(|column| filled(column.lines.len()).and_then(|()| frame(column.page)));
        Self { frames: frames.collect(), composed }
    }

    /// The frame that a recorded column is.
    pub(super) fn frame(&self, column: usize) -> Option<usize> {
        self.frames.get(column).copied().flatten()
    }

    /// How many white rows, or rows of a table, are above a block where it begins: at the head of a frame, or below others.
    pub(super) fn white_above(&self, block: usize, frame: usize, is_head: bool) -> usize {
        let Some(at) = self.composed.iter().position(|line| line.part == Some(block)) else { return 0 };
        let Some(line) = self.composed.get(at) else { return 0 };
        let above = at.checked_sub(1).and_then(|above| self.composed.get(above));
        match above.filter(|above| above.frame == line.frame) {
            Some(above) if !is_head => line.frame_row.saturating_sub(above.frame_row + 1),
            None if is_head && line.frame == frame => line.frame_row,
            _ => 0,
        }
    }
}

/// The frames of a chain on a page, those that have lines where that is known.
fn frames_on(page: Id<PageSpec>, chain: &Chain, composed: &[ComposedLine]) -> Vec<usize> {
    let on_page = chain.frames.iter().enumerate().filter(|(_, frame)| frame.page == page);
    let frames = on_page.filter(|(_, frame)| !frame.rows.is_empty()).map(|(at, _)| at);
    let has_lines = |frame: &usize| composed.is_empty() || composed.iter().any(|line| line.frame == *frame);
    frames.filter(has_lines).collect()
}

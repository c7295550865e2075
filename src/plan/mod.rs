//! Plans: where every story's head and rows lie, before any text is set.
//!
//! An edition's pages have regions, one for each story that stands on them; each region is an area of the
//! baseline grid with boxes in it, and gives rows. A chain is a story's rows in reading order, frame by frame,
//! over any number of pages.
//!
//! What the stages after this one need not worry about: every row lies on the baseline grid, inside the type
//! area and beside no box; its place and measure are known; and every line runs along x, for vertical text is
//! planned like any other and turned as it is placed ([`Turn`]).

mod cells;
mod division;
mod furniture;
mod ground;
mod region;
mod rows;
mod rules;

pub use furniture::PlacedFurniture;
pub use region::{Region, outline};
pub use rows::{Area, BoxPart, Column, PlacedBox, Row, baseline_in_row};
pub use rules::PlacedRule;

use cells::type_area;

use crate::edition::{Edition, PageSpec, Story};
use crate::geom::{Length, Rect, Size, Turn};
use crate::id::{Along, Id, Table};

/// The plan of an edition.
#[derive(Debug)]
pub struct Plan {
    /// One a page.
    pub pages: Along<PageSpec, PagePlan>,
    /// The stories' outlines, page by page.
    pub regions: Table<Region>,
    /// One a story: where its lines go.
    pub chains: Along<Story, Chain>,
}

/// The plan of a page.
#[derive(Debug)]
pub struct PagePlan {
    /// From the page's text to the page: for its furniture and rules.
    pub turn: Turn,
    /// The type area.
    pub type_area: Rect,
    /// Where its furniture goes, in the order of reading.
    pub furniture: Vec<PlacedFurniture>,
    /// Rules between stories, as far as they don't give way to borders and tints.
    pub rules: Vec<PlacedRule>,
    /// The stories' outlines on it, in the order of its slots.
    pub regions: Vec<Id<Region>>,
}

/// A story's frames in reading order, on whatever pages.
#[derive(Debug, Clone)]
pub struct Chain {
    /// The region that it begins in: there its head stands, and its picture.
    pub home: Id<Region>,
    /// The frames.
    pub frames: Vec<Frame>,
    /// The body size.
    pub size: Length,
}

/// A part of a chain on one page: a column of rows.
#[derive(Debug, Clone)]
pub struct Frame {
    /// The page.
    pub page: Id<PageSpec>,
    /// The outline that it lies in.
    pub region: Id<Region>,
    /// From its rows to the page.
    pub turn: Turn,
    /// Frames of one group stand side by side and end level; groups are filled one after the other.
    pub group: usize,
    /// From head to foot.
    pub rows: Vec<Row>,
}

impl Chain {
    /// Runs on into a region: its columns become a group of frames behind those that there are.
    pub fn run_on(&mut self, all: &Table<Region>, region: Id<Region>) {
        let Region { page, turn, .. } = all[region];
        let group = self.frames.last().map_or(0, |frame| frame.group + 1);
        let columns = all[region].rows().into_iter();
        self.frames.extend(columns.map(|rows| Frame { page, region, turn, group, rows }));
    }

    /// The rows of all frames.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.frames.iter().map(|frame| frame.rows.len()).sum()
    }
}

/// Plans every page of an edition.
#[must_use]
pub fn plan(edition: &Edition) -> Plan {
    let mut pages = edition.pages().along(|(_, page)| page_plan(edition, page));
    let mut regions = Table::new();
    let chains = edition.stories().along(|(id, story)| {
        let place = edition.place_of(id);
        let layout = edition.layout_of(&edition.pages()[place.page]);
        let home = regions.add(region::region((layout, pages[place.page].turn), (id, story), place));
        chain(&regions, home, layout.grid.size)
    });
    for (id, page) in edition.pages().entries() {
        pages[id].regions = page.slots.iter().map(|used| chains[used.story].home).collect();
    }
    Plan { pages, regions, chains }
}

impl Plan {
    /// The region that a story begins in.
    #[must_use]
    pub fn home(&self, story: Id<Story>) -> &Region {
        &self.regions[self.chains[story].home]
    }
}

/// A page without its stories.
fn page_plan(edition: &Edition, page: &PageSpec) -> PagePlan {
    let layout = edition.layout_of(page);
    let Size { width, height } = layout.sheet.trim;
    let turn = Turn::into_rect(layout.grid.direction, Rect { width, height, ..Rect::default() });
    let used = page.slots.iter().map(|used| (&layout.slots[used.slot], &edition.stories()[used.story]));
    let rules = rules::rules(layout, used);
    let furniture = furniture::furniture(layout, page.number);
    PagePlan { turn, type_area: type_area(&layout.grid), furniture, rules, regions: Vec::new() }
}

/// The chain of a story in one region.
fn chain(all: &Table<Region>, home: Id<Region>, size: Length) -> Chain {
    let mut chain = Chain { home, frames: Vec::new(), size };
    chain.run_on(all, home);
    chain
}

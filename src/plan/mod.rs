//! Plans: where every story's head and rows lie, before any text is set.
//!
//! An edition's pages have regions, one for each story that stands on them; each region is an area of the
//! baseline grid with boxes in it, and gives rows. A chain is a story's rows in reading order, frame by frame,
//! over any number of pages; where it leaves a page, a row of its own is kept for the line that says so, and another
//! where it goes on.
//!
//! What the stages after this one need not worry about: every row lies on the baseline grid, inside the type
//! area and beside no box; its place and measure are known; and every line runs along x, for vertical text is
//! planned like any other and turned as it is placed ([`Turn`]).

mod ads;
mod boxes;
mod cells;
mod division;
mod furniture;
mod ground;
mod outline;
mod part;
mod region;
mod rows;
mod rules;

pub use ads::PlacedAd;
pub use furniture::PlacedFurniture;
pub use outline::{along_polygon, along_rects};
pub use part::Part;
pub use region::{Region, outlines, type_area_of};
pub use rows::{Area, BoxPart, Column, PlacedBox, Row, baseline_in_row};
pub use rules::PlacedRule;

use cells::type_area;

use crate::edition::{Bundle, Edition, PageSpec, Place, SlotUse, Story};
use crate::geom::{Length, Rect, Size, Turn};
use crate::id::{Along, Id, Table};
use crate::layout::{Layout, Slot};

/// The plan of an edition, or of a bundle of its pages.
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
    /// Its advertisements.
    pub ads: Vec<PlacedAd>,
    /// The stories' outlines on it, in the order of its slots.
    pub regions: Vec<Id<Region>>,
}

/// A story's frames in reading order, on whatever pages.
#[derive(Debug, Clone)]
pub struct Chain {
    /// The region that it begins in: there its head stands, and its picture.
    pub home: Id<Region>,
    /// The regions of its parts: home, then those that it goes on in.
    pub regions: Vec<Id<Region>>,
    /// The frames.
    pub frames: Vec<Frame>,
    /// Where it leaves a page for another, in reading order.
    pub jumps: Vec<Jump>,
}

/// Where a chain leaves a page for another (转版).
#[derive(Debug, Clone, Copy)]
pub struct Jump {
    /// The region that it leaves.
    pub from: Id<Region>,
    /// The region that it goes on in.
    pub to: Id<Region>,
    /// The first of its frames there.
    pub frame: usize,
    /// The row below its last on the page that it leaves; none where that has no row.
    pub onward: Option<Row>,
    /// The row above its first on the next.
    pub back: Option<Row>,
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
    /// The body size: one em.
    pub size: Length,
    /// Baseline to baseline.
    pub leading: Length,
    /// From the upper edge of a row to its baseline.
    pub baseline: Length,
    /// From head to foot.
    pub rows: Vec<Row>,
}

impl Chain {
    /// A chain that is to begin in a region, which it has not run into yet.
    #[must_use]
    pub const fn new(home: Id<Region>) -> Self {
        Self { home, regions: Vec::new(), frames: Vec::new(), jumps: Vec::new() }
    }

    /// Runs on into a region: its columns become a group of frames behind those that there are. On another page, a row
    /// is kept on either side for the lines that lead from one to the other.
    pub fn run_on(&mut self, region: Id<Region>, outline: &Region) {
        let Region { page, turn, area: Area { size, leading, baseline, .. }, .. } = *outline;
        let group = self.frames.last().map_or(0, |frame| frame.group + 1);
        let mut columns = outline.rows();
        let frame = self.frames.len();
        if let Some(before) = self.frames.last_mut().filter(|frame| frame.page != page) {
            let onward = taken(&mut before.rows, true);
            let back = columns.first_mut().and_then(|rows| taken(rows, false));
            self.jumps.push(Jump { from: before.region, to: region, frame, onward, back });
        }
        self.regions.push(region);
        let frame = |rows| Frame { page, region, turn, group, size, leading, baseline, rows };
        self.frames.extend(columns.into_iter().map(frame));
    }

    /// The region that a frame stands in, and its column there, from 0: whoever looks for it counts in that slot,
    /// whatever the story has before.
    #[must_use]
    pub fn column_of(&self, frame: usize) -> Option<(Id<Region>, usize)> {
        let region = self.frames.get(frame)?.region;
        let first = self.frames.iter().position(|frame| frame.region == region)?;
        Some((region, frame - first))
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
    bundle(edition, &Bundle::whole(edition))
}

/// Plans the pages of a bundle.
#[must_use]
pub fn bundle(edition: &Edition, bundle: &Bundle) -> Plan {
    let mut pages = bundle.pages.along(|id| page_plan(edition, &edition.pages()[id]));
    let mut regions = Table::new();
    let chains = bundle.stories.along(|id| {
        let mut add = |(place, part): (Place, Part)| {
            let layout = edition.layout_of(&edition.pages()[place.page]);
            regions.add(region::region((layout, pages[place.page].turn), (edition, id), (place, part)))
        };
        let home = add((edition.place_of(id), Part::Begins));
        let others: Vec<Id<Region>> = parts(edition, id).map(add).collect();
        let mut chain = Chain::new(home);
        std::iter::once(home).chain(others).for_each(|region| chain.run_on(region, &regions[region]));
        // A picture or a head without text has no lines for the rows that its slot may have beside it.
        let story = &edition.stories()[id];
        if story.is_picture_alone() || story.is_head_alone() {
            let beside = chain.frames.iter_mut().filter(|frame| frame.region == home);
            beside.for_each(|frame| frame.rows.clear());
        }
        chain
    });
    for id in bundle.pages.ids() {
        let regions =
            edition.pages()[id].slots.iter().filter_map(|used| chains[used.story].regions.get(used.part));
        pages[id].regions = regions.copied().collect();
    }
    Plan { pages, regions, chains }
}

impl Plan {
    /// The chain of a story that begins in another region in place of its own.
    #[must_use]
    pub fn chain_from(&self, story: Id<Story>, home: &Region) -> Chain {
        let Chain { home: id, regions, .. } = &self.chains[story];
        let mut chain = Chain::new(*id);
        for region in regions {
            chain.run_on(*region, if region == id { home } else { &self.regions[*region] });
        }
        chain
    }

    /// Lets a story begin in another region in place of its own.
    pub fn begin_in(&mut self, story: Id<Story>, home: Region) {
        let chain = self.chain_from(story, &home);
        self.regions[chain.home] = home;
        self.chains[story] = chain;
    }

    /// The region that a story begins in.
    #[must_use]
    pub fn home(&self, story: Id<Story>) -> &Region {
        &self.regions[self.chains[story].home]
    }
}

/// A story in a slot that its layout does not have, and where its lines go there: for whoever asks how it would stand.
#[must_use]
pub fn tried(edition: &Edition, layout: &Layout, (id, slot): (Id<Story>, &Slot)) -> (Region, Chain) {
    let Size { width, height } = layout.sheet.trim;
    let turn = Turn::into_rect(layout.grid.direction, Rect { width, height, ..Rect::default() });
    let at = edition.place_of(id);
    let region = region::in_slot((layout, turn), (edition, id), (at, slot), Part::Begins);
    let mut regions = Table::new();
    let home = regions.add(region.clone());
    let mut chain = Chain::new(home);
    chain.run_on(home, &region);
    let story = &edition.stories()[id];
    if story.is_picture_alone() || story.is_head_alone() {
        chain.frames.iter_mut().for_each(|frame| frame.rows.clear());
    }
    (region, chain)
}

/// A page without its stories.
fn page_plan(edition: &Edition, page: &PageSpec) -> PagePlan {
    let layout = edition.layout_of(page);
    let Size { width, height } = layout.sheet.trim;
    let turn = Turn::into_rect(layout.grid.direction, Rect { width, height, ..Rect::default() });
    let head_rows = |used: &SlotUse| {
        let (slot, story) = (&layout.slots[used.slot], &edition.stories()[used.story]);
        (slot, boxes::head_rows(slot, story, part(edition, used.story, used.part)))
    };
    let rules = rules::rules(layout, page.slots.iter().map(head_rows), &page.ads);
    let furniture = furniture::furniture(layout, page.number);
    let ads = ads::ads(&layout.grid, page);
    PagePlan { turn, type_area: type_area(&layout.grid), furniture, rules, ads, regions: Vec::new() }
}

/// What a part of a story, from 0, is to those who find it.
fn part(edition: &Edition, story: Id<Story>, part: usize) -> Part {
    let jumps = || edition.jumps_of(story).any(|jump| jump.part == part);
    if part == 0 {
        Part::Begins
    } else if jumps() {
        Part::Lands
    } else {
        Part::GoesOn
    }
}

/// The places of the parts that a story goes on in.
fn parts(edition: &Edition, story: Id<Story>) -> impl Iterator<Item = (Place, Part)> {
    let others = edition.parts_of(story).goes_on.iter().copied();
    (1..).zip(others).map(move |(number, place)| (place, part(edition, story, number)))
}

/// The last row of a column taken out of it, or the first, with all its pieces: the widest of these.
fn taken(rows: &mut Vec<Row>, last: bool) -> Option<Row> {
    let number = if last { rows.last() } else { rows.first() }?.number;
    let widest = rows.iter().filter(|row| row.number == number).max_by_key(|row| row.measure).copied();
    rows.retain(|row| row.number != number);
    widest
}

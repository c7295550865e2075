//! An edition: which stories go where on which pages, checked.
//!
//! What the stages after this one need not worry about: every length is positive where it must be; every
//! slot lies inside the grid and overlaps no other of its layout, but for those that lie inside it; no two pages go by one
//! label; a slot is used once a page; a story begins once an edition, and goes on behind that alone; it has text, or a
//! picture, and where it has both its slot has rows for both, or a box in its text, as it has for a quotation; every file
//! that is named exists inside its folder; every face that a style names is among [`Edition::fonts`], every ink of a
//! colour among [`Edition::inks`]; sizes, bounds and ratios are in order (smallest ≤ largest); all layouts are
//! for one press. An [`Edition`] is made by the checker of a [`Draft`], [`check()`], alone, so that this is not looked
//! at again. What is inside a layout or a story was checked when it was read; of one that is made by hand, it is believed.

// A value that may be absent is passed on as it was read; `as_ref` at each call would say nothing more.
#![allow(clippy::ref_option)]

mod ads;
mod again;
mod approvals;
mod bundle;
mod check;
mod choice;
mod corrections;
mod days;
mod draft;
mod drawn;
mod dress;
mod feed;
mod fields;
mod front_matter;
mod furniture;
mod given;
mod group;
mod heads;
mod intake;
mod jumps;
mod labels;
mod lead_picture;
mod load;
mod next;
mod numbering;
mod on_base;
mod pages;
mod paper;
mod paper_fields;
mod picture;
mod pool;
pub(crate) mod raw;
mod regulations;
mod retrack;
#[cfg(test)]
pub(crate) mod schema;
mod serial;
mod spreads;
mod story;
mod tables;
mod terms;
mod tracking;
mod unused;
mod uses;
mod wishes;
mod word_lists;
mod written;

use std::collections::BTreeMap;
use std::path::Path;

use crate::color::{Ink, InkId};
use crate::convention::{Convention, MAINLAND};
use crate::copy::{BlockKind, briefs};
use crate::diag::{Diagnostic, FileId};
use crate::files::Located;
use crate::id::{Along, Id, Table};
use crate::layout::{FontRef, FurniturePart, Held, Layout, Slot};
use crate::press::Press;
use crate::reading::Field;
use crate::reading::Format;
use crate::style::{Faces, StoryStyles};

pub use ads::{AdCells, AdDraft, AdFile, AdPart, AdSize, AdSpot, Booking, Bookings};
pub use approvals::{APPROVALS, Approval, Approvals, LONGEST_NAME, name as approval_name};
pub use bundle::Bundle;
pub use check::check;
pub use choice::PageChoice;
pub use draft::{Draft, PageDraft, PageLabel, SlotDraft, StoryDraft};
pub use furniture::{FurnitureLine, furniture};
pub use load::{Ticket, load, read};
pub use next::{Fresh, Next, next};
pub use pages::{Jump, PageSpec, Parts, Place, SlotUse};
pub use paper::Paper;
pub use pool::{AdOnPage, Pool, PoolPage, pool};
pub use retrack::retracked;
pub use story::{
    BylinePlace, Corrects, DrawnColor, Only, PictureRef, Quotation, Serial, Story, StoryPicture, StoryPrint,
};
pub use terms::Terms;
pub use tracking::{BlockTracking, Tracking};
pub use wishes::{LEAST_WEIGHT, Wishes};
pub use word_lists::{Forbidden, ListedName, Preferred, RuleLevel, WordLists};

/// A checked edition. Where something was wrong, it has a hole: what is in it is sound, and its ids resolve, always.
#[derive(Debug)]
pub struct Edition {
    format: Format,
    paper: Paper,
    asked: Vec<PageDraft>,
    story_files: BTreeMap<String, FileId>,
    pages: Table<PageSpec>,
    layouts: Table<Layout>,
    press: Option<Press>,
    stories: Table<Story>,
    places: Along<Story, Parts>,
    set_aside: Vec<Story>,
    fonts: Vec<FontRef>,
    pictures: Table<PictureRef>,
    artwork: Along<Layout, picture::Artworks>,
    bookings: Table<Booking>,
    inks: Vec<(InkId, Ink)>,
    watermark: Option<String>,
    words: WordLists,
    approvals: Approvals,
}

impl Edition {
    /// By what rules its `edition.toml` was written.
    #[must_use]
    pub const fn format(&self) -> Format {
        self.format
    }

    /// Name, date and number of the paper.
    #[must_use]
    pub const fn paper(&self) -> &Paper {
        &self.paper
    }

    /// The pages, in order.
    #[must_use]
    pub const fn pages(&self) -> &Table<PageSpec> {
        &self.pages
    }

    /// The pages as its file asks for them, in order: also those that can't be made, with stories that can't be used.
    #[must_use]
    pub fn asked(&self) -> &[PageDraft] {
        &self.asked
    }

    /// Which of its pages a choice means; none, where that means one that is not among them.
    #[must_use]
    pub fn wanted(&self, choice: &PageChoice) -> Vec<Id<PageSpec>> {
        let called: Vec<_> = self.pages.iter().map(PageSpec::called).collect();
        let wanted = choice.among(&called).unwrap_or_default();
        self.pages.ids().zip(wanted).filter_map(|(id, wanted)| wanted.then_some(id)).collect()
    }

    /// Which pages of this edition, and of another of the same paper, a choice means.
    ///
    /// # Errors
    /// The first that neither has.
    pub fn wanted_beside(
        &self,
        other: &Self,
        choice: &PageChoice,
    ) -> Result<[Vec<Id<PageSpec>>; 2], Diagnostic> {
        let [own, others] =
            [self, other].map(|one| one.pages.iter().map(PageSpec::called).collect::<Vec<_>>());
        let wanted = choice
            .among_any([&own, &others])
            .map_err(|absent| absent.told(if others.len() > own.len() { &others } else { &own }))?;
        let [own, others] = wanted;
        let ids = |of: &Self, wanted: Vec<bool>| {
            of.pages.ids().zip(wanted).filter_map(|(id, wanted)| wanted.then_some(id)).collect()
        };
        Ok([ids(self, own), ids(other, others)])
    }

    /// The file of a story that its pages name, if that could be read.
    #[must_use]
    pub fn file_of(&self, story: &str) -> Option<FileId> {
        self.story_files.get(story).copied()
    }

    /// The layouts that the pages use.
    #[must_use]
    pub const fn layouts(&self) -> &Table<Layout> {
        &self.layouts
    }

    /// The layout of a page.
    #[must_use]
    pub fn layout_of(&self, page: &PageSpec) -> &Layout {
        &self.layouts[page.layout]
    }

    /// A slot of the layout of a page.
    #[must_use]
    pub fn slot_on(&self, page: Id<PageSpec>, slot: Id<Slot>) -> &Slot {
        &self.layout_of(&self.pages[page]).slots[slot]
    }

    /// The press that all layouts are for; nothing, where something is wrong with it.
    #[must_use]
    pub const fn press(&self) -> Option<&Press> {
        self.press.as_ref()
    }

    /// The stories that stand on its pages, each in one slot or more, in the order of pages and slots.
    #[must_use]
    pub const fn stories(&self) -> &Table<Story> {
        &self.stories
    }

    /// The convention of the region that its first page is set by; it gives the language of its files.
    #[must_use]
    pub fn convention(&self) -> &'static Convention {
        self.conventions().first().copied().unwrap_or(&MAINLAND)
    }

    /// The convention that the text of a page is set by.
    #[must_use]
    pub fn convention_on(&self, page: &PageSpec) -> &'static Convention {
        self.layout_of(page).body.convention
    }

    /// All conventions of its pages.
    #[must_use]
    pub fn conventions(&self) -> Vec<&'static Convention> {
        let mut all: Vec<&'static Convention> = Vec::new();
        for page in &self.pages {
            let convention = self.convention_on(page);
            if !all.contains(&convention) {
                all.push(convention);
            }
        }
        all
    }

    /// Where a story begins.
    #[must_use]
    pub fn place_of(&self, story: Id<Story>) -> Place {
        self.places[story].begins
    }

    /// Where the parts of a story stand.
    #[must_use]
    pub fn parts_of(&self, story: Id<Story>) -> &Parts {
        &self.places[story]
    }

    /// The jumps of a story, in the order in which it is read: from one part to the next on the same page is none.
    pub fn jumps_of(&self, story: Id<Story>) -> impl Iterator<Item = Jump> {
        let parts = self.parts_of(story);
        let pairs = (1..).zip(parts.all().zip(parts.goes_on.iter().copied()));
        let jumps = pairs.filter(|(_, (before, to))| before.page != to.page);
        jumps.map(|(part, (from, to))| Jump { part, from, to })
    }

    /// 组合: the story under whose headline one stands with others; nothing of one that stands for itself.
    #[must_use]
    pub fn head_over(&self, story: Id<Story>) -> Option<Id<Story>> {
        let Place { page, slot, .. } = self.place_of(story);
        let name = &self.slot_on(page, slot).name;
        let used = |used: &&SlotUse| used.part == 0 && self.slot_on(page, used.slot).groups(name);
        let host = self.pages[page].slots.iter().rfind(used)?.story;
        (!self.stories[host].headline().is_empty()).then_some(host)
    }

    /// How a story is set: all of it as where it begins.
    #[must_use]
    pub fn styles_of(&self, story: Id<Story>) -> StoryStyles<'_> {
        self.styles_at(self.places[story].begins)
    }

    /// Makes one paragraph of the briefs of each story that is to run on, by itself or where it stands.
    fn run_on(&mut self) {
        let asked: Vec<(Id<Story>, &str)> = self
            .stories
            .entries()
            .filter_map(|(id, story)| {
                let body = self.styles_of(id).body;
                let runs_on = story.run_on.unwrap_or(body.blocks[BlockKind::Brief].run_on);
                runs_on.then(|| (id, body.bullet.character()))
            })
            .collect();
        for (id, sign) in asked {
            briefs::run_on(&mut self.stories[id].body, sign);
        }
    }

    /// How what stands at a place is set.
    #[must_use]
    pub fn styles_at(&self, Place { page, slot, .. }: Place) -> StoryStyles<'_> {
        let layout = self.layout_of(&self.pages[page]);
        styles_in(layout, &layout.slots[slot])
    }

    /// The faces of text on a page that nobody designed: all of its layout.
    #[must_use]
    pub fn undesigned_on(&self, page: &PageSpec) -> &Faces {
        &self.layout_of(page).faces
    }

    /// Whether printer's marks and the slug line stand around a page.
    #[must_use]
    pub fn has_marks(&self, page: &PageSpec) -> bool {
        self.layout_of(page).sheet.marks
    }

    /// Gives a story another letterspacing. Its text stays what it is.
    pub fn track(&mut self, story: Id<Story>, tracking: &Tracking) {
        tracking::put(tracking, &mut self.stories[story]);
    }

    /// All its stories: those, and those that stand nowhere for what is wrong with them or elsewhere.
    pub fn all_stories(&self) -> impl Iterator<Item = &Story> {
        self.stories.iter().chain(&self.set_aside)
    }

    /// Every font file that a layout's faces name, once.
    #[must_use]
    pub fn fonts(&self) -> &[FontRef] {
        &self.fonts
    }

    /// Every picture that a story has, that is an advertisement or a part of a page, once.
    #[must_use]
    pub const fn pictures(&self) -> &Table<PictureRef> {
        &self.pictures
    }

    /// The picture that the nameplate of a page is; none, where that is set or drawn, or there is none.
    #[must_use]
    pub fn nameplate_on(&self, page: &PageSpec) -> Option<Id<PictureRef>> {
        picture::nameplate(self.layout_of(page), &self.artwork[page.layout])
    }

    /// The picture that a part of a page is; none, where that is set, or drawn in the inks of its layout.
    #[must_use]
    pub fn artwork_on(&self, page: &PageSpec, part: Id<FurniturePart>) -> Option<Id<PictureRef>> {
        self.artwork[page.layout].iter().find(|(of, _)| *of == part).map(|(_, picture)| *picture)
    }

    /// The advertisements that are booked; which stand on its pages, these say.
    #[must_use]
    pub const fn bookings(&self) -> &Table<Booking> {
        &self.bookings
    }

    /// Every ink that a layout names, once, with its number in paints.
    #[must_use]
    pub fn inks(&self) -> &[(InkId, Ink)] {
        &self.inks
    }

    /// A text that lies across every page.
    #[must_use]
    pub fn watermark(&self) -> Option<&str> {
        self.watermark.as_deref()
    }

    /// The words of the house: how copy is to be written, and what no line's end parts.
    #[must_use]
    pub const fn words(&self) -> &WordLists {
        &self.words
    }

    /// 付印: who has read which of its pages; whether that is still the page, is asked elsewhere.
    #[must_use]
    pub const fn approvals(&self) -> &Approvals {
        &self.approvals
    }

    /// The readings that a page needs before it goes to press, in their order; nothing, where its layout asks for none.
    #[must_use]
    pub fn readings_for(&self, page: &PageSpec) -> Option<&Field<Vec<String>>> {
        self.layout_of(page).readings.as_ref()
    }

    /// The files that are more than text, and on the disk, as [`Self::inputs`].
    pub fn files(&self) -> impl Iterator<Item = &Path> {
        self.inputs().filter_map(Located::disk_path)
    }

    /// The files that are more than text, wherever they lie: fonts, pictures, the profile of the press, advertisements. Those
    /// of text are in the [`Sources`](crate::diag::Sources) that it was loaded with.
    pub fn inputs(&self) -> impl Iterator<Item = &Located> {
        let fonts = self.fonts.iter().map(|font| &font.file);
        let pictures = self.pictures.iter().map(|picture| &picture.file);
        let profile = self.press.iter().map(|press| &press.profile);
        let ads = self.bookings.iter().filter_map(|ad| match ad.file.as_ref()? {
            AdFile::Pdf(file, _) => Some(file),
            AdFile::Picture(_) => None,
        });
        fonts.chain(pictures).chain(profile).chain(ads)
    }
}

/// How what stands in a slot of a layout is set.
#[must_use]
pub fn styles_in<'l>(layout: &'l Layout, slot: &'l Slot) -> StoryStyles<'l> {
    let Slot { head, direction, size, leading, body, .. } = slot;
    let in_text = slot.box_of(Held::Head);
    let head_direction = in_text.and_then(|one| one.direction).unwrap_or(*direction);
    let Layout { captions, quotations, tables, jumps, .. } = layout;
    let body = body.as_deref().unwrap_or(&layout.body);
    let (direction, size, leading) = (*direction, *size, *leading);
    StoryStyles { head, body, captions, quotations, tables, jumps, direction, head_direction, size, leading }
}

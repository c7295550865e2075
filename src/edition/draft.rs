//! An edition as it is written: what it names may not be there, and what is there may not go together.

use std::collections::BTreeMap;

use crate::color::{Ink, InkId};
use crate::diag::{FileId, Span};
use crate::edition::ads::{AdDraft, Bookings};
use crate::edition::{Approvals, Paper, PictureRef, Story, WordLists};
use crate::id::Table;
use crate::layout::{FontRef, Layout};
use crate::press::Press;
use crate::reading::{Field, Format};

/// An edition before it is checked. [`check()`](crate::edition::check()) makes an [`Edition`](crate::edition::Edition) of
/// what of it is sound.
#[derive(Debug)]
pub struct Draft {
    /// By what rules its `edition.toml` was written.
    pub format: Format,
    /// Name, date and number of the paper; nothing, where something is wrong with it.
    pub paper: Option<Paper>,
    /// The pages, in order.
    pub pages: Vec<PageDraft>,
    /// The layouts that the pages name, in the order in which they do, each once; nothing for one that can't be used,
    /// which has been told.
    pub layouts: Vec<(String, Option<Layout>)>,
    /// The press of each layout that has one.
    pub presses: Vec<(String, Press)>,
    /// The stories that the pages name, as the layouts.
    pub stories: Vec<StoryDraft>,
    /// The files of those that were read, whatever was found in them, by the stories' names.
    pub story_files: BTreeMap<String, FileId>,
    /// Every font file that a layout's faces name, once.
    pub fonts: Vec<FontRef>,
    /// Every picture that a story has, once.
    pub pictures: Table<PictureRef>,
    /// The bookings of advertisements, where a page asks for some.
    pub bookings: Bookings,
    /// Every ink that a layout names, once.
    pub inks: Vec<(InkId, Ink)>,
    /// A text that lies across every page.
    pub watermark: Option<String>,
    /// The words of the house.
    pub words: WordLists,
    /// Who has read which of its pages.
    pub approvals: Approvals,
    /// Nothing is wrong with what says what goes where: what it lacks is meant.
    pub whole: bool,
    /// All that its pages say could be read: no story that they put into a slot is lost.
    pub pages_are_whole: bool,
    /// The names of slots of layouts that can't be used.
    pub lost_slots: BTreeMap<String, Vec<String>>,
}

/// A story of a draft.
#[derive(Debug)]
pub struct StoryDraft {
    /// The name that pages have for it.
    pub name: String,
    /// What could be read of it.
    pub story: Option<Story>,
    /// Nothing is wrong with it, so that it can be printed.
    pub sound: bool,
    /// Nothing is wrong with its text, so that it can be read by a sub-editor.
    pub legible: bool,
}

impl StoryDraft {
    /// One of which nothing could be read.
    pub(super) const fn lost(name: String) -> Self {
        Self { name, story: None, sound: false, legible: false }
    }
}

/// What the edition puts into a slot.
#[derive(Debug, Clone)]
pub struct SlotDraft {
    /// The name of the slot.
    pub slot: Field<String>,
    /// The name of the story.
    pub story: Field<String>,
    /// It goes on there, and begins in another slot.
    pub goes_on: bool,
}

/// What a page goes by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageLabel {
    /// The number that the paper prints.
    pub text: String,
    /// Of a spread, what its second page goes by.
    pub facing: Option<String>,
    /// Where the edition says so; nothing, where it is the place of the page.
    pub span: Option<Span>,
}

/// A page of a draft.
#[derive(Debug, Clone)]
pub struct PageDraft {
    /// The page number (版次), from 1.
    pub number: u32,
    /// The name of its layout; nothing, where it is not given.
    pub layout: Option<Field<String>>,
    /// The section label in the folio line.
    pub section: String,
    /// The page number as the paper writes it; nothing, where it is not given.
    pub label: Option<Field<String>>,
    /// Its place in its section (叠), from 1; before all sections, in the edition.
    pub in_section: u32,
    /// What it goes by in its section, where it has no label; nothing before all sections.
    pub counted: Option<PageLabel>,
    /// 跨版: where the edition says that it is two pages side by side.
    pub spread: Option<Span>,
    /// What its furniture shows in place of a field of the paper, or besides, by name.
    pub fields: BTreeMap<String, String>,
    /// The name of the slot whose picture is to lead it.
    pub lead_picture: Option<Field<String>>,
    /// The advertisements that stand on it.
    pub ads: Vec<AdDraft>,
    /// The names of slots and of their stories; nothing, where they are not given.
    pub slots: Option<Field<Vec<SlotDraft>>>,
    /// Where the edition says so.
    pub span: Span,
}

//! The pool: the stories that no page names, and the pages that wait for them. Make-up begins here.
//!
//! A page waits that says which layout it is on and names no story, where its layout says how dummies are made. To ask how a
//! story would stand anywhere, each has a page of its own here, which is never printed: its layout is that of the first page
//! that it may stand on, with one slot that has room for all that a story can have.

use std::collections::BTreeSet;

use super::ads::{AdDraft, Booking, Bookings};
use super::check::check;
use super::draft::{Draft, PageDraft, SlotDraft};
use super::intake::Stories;
use super::numbering::{Numbered, numbered};
use super::paper_fields::COMPUTED;
use super::picture::{PICTURE, Pictures};
use super::raw::{RawPage, RawPaper};
use super::story::STORY;
use super::tables::TABLE;
use super::uses::{slots_of_pages, used};
use super::written::{Written, folder_of, written};
use super::{Edition, Story, WordLists, word_lists};
use crate::diag::{Diagnostic, Severity, Sources, Span};
use crate::id::{Id, Table};
use crate::layout::loading::Loading;
use crate::layout::{self, Cases, Cells, Grid, Layout, PictureCells, dummy_slot};
use crate::press::Press;
use crate::printable::short;
use crate::reading::bases::Chain;
use crate::reading::bounds;
use crate::reading::findings::{Field, Findings};
use crate::reading::format::Format;
use crate::reading::house::Origin;
use crate::reading::read::{Checked, List};
use crate::reading::reader::Reader;
use crate::reading::shelf::Shelf;
use crate::reading::suggest;

/// What make-up begins with.
#[derive(Debug)]
pub struct Pool {
    /// The stories of the pool, each on a page of its own that is not printed.
    pub edition: Edition,
    /// The pages that wait, in order.
    pub pages: Vec<PoolPage>,
}

/// An advertisement of a page: its name, and the columns and rows that it takes.
pub type AdOnPage = (String, u32, u32);

/// A page that waits for its stories.
#[derive(Debug)]
pub struct PoolPage {
    /// Its number, from 1.
    pub number: u32,
    /// What it goes by.
    pub label: String,
    /// Its section; empty, where it says none.
    pub section: String,
    /// Its layout.
    pub layout: Id<Layout>,
    /// What of its grid is for stories and advertisements.
    pub room: Cells,
    /// Its advertisements: by name, with the columns and rows that they take.
    pub ads: Vec<AdOnPage>,
    /// Where the edition says so.
    pub span: Span,
}

impl PoolPage {
    /// Whether the outside of the page is on the left.
    #[must_use]
    pub const fn is_left(&self) -> bool {
        self.number.is_multiple_of(2)
    }

    /// Whether a story may stand on it, by what that asks for.
    #[must_use]
    pub fn may_have(&self, story: &Story) -> bool {
        story.wishes.allow(&self.section, std::slice::from_ref(&self.label), self.number)
    }
}

/// The name of the slot that stories are tried in.
const TRIED: &str = "tried";

/// Reads the pool of an edition; nothing, where too little is there.
pub fn pool(
    edition: impl Into<Origin>,
    cases: Cases<'_>,
    sources: &mut Sources,
) -> (Option<Pool>, Vec<Diagnostic>) {
    let origin = &edition.into();
    let edition = match folder_of(origin) {
        Ok(edition) => edition,
        Err(one) => return (None, vec![one]),
    };
    let mut found = Findings::default();
    let chain = Chain::of(edition, slots_of_pages, sources, &mut found);
    let reader = Reader::new(origin, chain.bases(), (sources, found));
    let loading = Loading::new(reader, false, cases);
    let mut intake = Intake { chain, loading, layouts: Vec::new(), presses: Vec::new() };
    let pool = intake.pool();
    (pool, intake.loading.reader.found.sorted())
}

/// What comes in.
struct Intake<'a> {
    chain: Chain,
    loading: Loading<'a>,
    layouts: Vec<(String, Option<Layout>)>,
    presses: Vec<(String, Press)>,
}

/// A page that waits, before all is known of it.
struct Waiting<'p> {
    page: Numbered<'p>,
    layout: String,
}

impl Waiting<'_> {
    /// Its section; empty, where it says none.
    fn section(&self) -> &str {
        self.page.page.value.section.as_ref().map_or("", |section| section.value.as_str())
    }
}

impl Intake<'_> {
    fn pool(&mut self) -> Option<Pool> {
        let Written { raw, .. } = written(&self.chain, &mut self.loading.reader.found)?;
        self.know_fields(raw.paper.as_ref().map(|paper| &paper.value.value));
        let Field { value: Checked { value: List(pages), .. }, span } = raw.page?;
        let named =
            pages.iter().filter_map(|page| page.value.fields.as_ref()).flat_map(|fields| &fields.value.0);
        self.loading.page_fields = named.map(|(name, _)| name.value.clone()).collect();
        let numbered = numbered(&pages, &mut self.loading.reader.found);
        let waiting: Vec<Waiting<'_>> = numbered.into_iter().filter_map(|page| self.waiting(page)).collect();
        if waiting.is_empty() {
            if self.loading.reader.found.errors() > 0 {
                return None;
            }
            let one = Diagnostic::error("nothing-to-make-up").form("pages");
            self.loading.reader.found.add(one.here(span).mend_by("help-pages"));
            return None;
        }
        let mut stories = self.stories(&pages, span)?;
        let mut pictures = Pictures::default();
        let folders = &self.chain.folders;
        let mut tables = Shelf::of_editions(folders, TABLE.folder);
        let mut files = Shelf::of_editions(folders, PICTURE.folder);
        let Reader { sources, found, .. } = &mut self.loading.reader;
        stories.understand((&mut tables, &mut files), &mut pictures, sources, found);
        let of_pages = waiting.iter().map(|one| &one.page.page.value);
        let bookings = Bookings::read(of_pages, &mut pictures, &mut self.loading.reader);
        let rooms: Vec<Option<Cells>> = waiting.iter().map(|one| self.room(one)).collect();
        let homes = self.homes(&stories, &waiting);
        let drafts = Self::drafts(&stories, &waiting, &homes);
        let faces = self.loading.faces();
        let Reader { sources, found, .. } = &mut self.loading.reader;
        pictures.draw(std::iter::empty(), &faces, sources, found);
        let ads: Vec<_> =
            waiting.iter().map(|one| ads_of(one, &self.layouts, &bookings.all, found)).collect();
        for (_, layout) in &mut self.layouts {
            layout.iter_mut().for_each(with_room_for_all);
        }
        let words = word_lists::of_house(&mut self.loading.reader);
        // What is told of the pages that stories are tried on is told of no page: errors alone are of what they share.
        let (edition, told) = check(self.draft(drafts, stories, pictures, words));
        let errors = told.into_iter().filter(|one| one.severity == Severity::Error);
        errors.for_each(|one| self.loading.reader.found.add(one));
        let layout = |name: &str| edition.layouts().find(|layout| layout.name == name);
        let page = |((one, room), ads): ((&Waiting<'_>, Option<Cells>), Vec<AdOnPage>)| {
            let label = one.page.called().labels.into_iter().next().unwrap_or_default();
            Some(PoolPage {
                number: one.page.number,
                label,
                section: one.section().to_owned(),
                layout: layout(&one.layout)?,
                room: room?,
                ads,
                span: one.page.page.span,
            })
        };
        let pages = waiting.iter().zip(rooms).zip(ads).filter_map(page).collect();
        Some(Pool { edition, pages })
    }

    /// What furniture may show. None of it is set here, so that it has no values.
    fn know_fields(&mut self, paper: Option<&RawPaper>) {
        let own = paper.iter().flat_map(|paper| paper.fields.0.iter().map(|(name, _)| name.value.clone()));
        let known = COMPUTED.iter().chain(&["paper", "number", "time", "lunar"]).map(ToString::to_string);
        self.loading.placeholders = known.chain(own).map(|name| (name, String::new())).collect();
        self.loading.placeholders_lost = true;
    }

    /// A page that waits, with its layout read; nothing of one that is made up, or that is all advertisement.
    fn waiting<'p>(&mut self, page: Numbered<'p>) -> Option<Waiting<'p>> {
        let RawPage { layout, slots, makeup, .. } = &page.page.value;
        let asked = makeup.as_ref().filter(|makeup| makeup.value && slots.is_none())?;
        let name = layout.as_ref()?;
        let before = self.loading.reader.found.errors();
        if !self.layouts.iter().any(|(known, _)| *known == name.value) {
            let (layout, press) = layout::load(name, &mut self.loading);
            self.presses.extend(press.map(|press| (name.value.clone(), press)));
            self.layouts.push((name.value.clone(), layout.ok()));
        }
        let (_, layout) = self.layouts.iter().find(|(known, _)| *known == name.value)?;
        let layout = layout.as_ref()?;
        if layout.makeup.is_none() {
            // What it says may be what is wrong.
            if self.loading.reader.found.errors() > before {
                return None;
            }
            let one = Diagnostic::error("layout-without-makeup").arg("layout", short(&name.value));
            self.loading.reader.found.add(one.here(name.span).mark(asked.span, "asked"));
            return None;
        }
        Some(Waiting { layout: name.value.clone(), page })
    }

    /// The files of stories that no page names; nothing, where there is none.
    fn stories(&mut self, pages: &[Field<RawPage>], span: Span) -> Option<Stories> {
        let slots =
            pages.iter().filter_map(|page| page.value.slots.as_ref()).flat_map(|slots| &slots.value.0);
        let used_up: BTreeSet<String> = slots.filter_map(used).map(|one| one.story.value).collect();
        let files = Shelf::of_editions(&self.chain.folders, STORY.folder);
        let there = files.names(STORY);
        let mut stories = Stories::of(files);
        let Reader { sources, found, .. } = &mut self.loading.reader;
        for name in there.into_iter().filter(|name| !used_up.contains(name)) {
            stories.take(&Field { value: name, span }, sources, found);
        }
        if stories.drafts.is_empty() {
            found.add(
                Diagnostic::error("nothing-to-make-up").form("stories").here(span).mend_by("help-stories"),
            );
            return None;
        }
        Some(stories)
    }

    /// For each story that could be read, the page that it may stand on first; nothing of one whose section or page does not
    /// wait, which is told.
    fn homes(&mut self, stories: &Stories, waiting: &[Waiting<'_>]) -> Vec<Option<usize>> {
        let sections: Vec<&str> = waiting.iter().map(Waiting::section).collect();
        let labels: Vec<Vec<String>> = waiting.iter().map(|one| one.page.called().labels).collect();
        let found = &mut self.loading.reader.found;
        let home = |draft: &super::StoryDraft| {
            let story = draft.story.as_ref()?;
            let wishes = &story.wishes;
            if let Some(one) = by_hand(story) {
                found.add(one);
                return None;
            }
            let mut all = waiting.iter().zip(&labels);
            if let Some(at) = all.position(|(one, names)| wishes.allow(one.section(), names, one.page.number))
            {
                return Some(at);
            }
            match (&wishes.section, &wishes.page) {
                (Some(wanted), _) if !sections.iter().any(|section| wishes.is_of(section)) => {
                    let one = Diagnostic::error("unknown-section").arg("section", short(&wanted.value));
                    let name = (wanted.value.as_str(), wanted.span);
                    let one = one.here(wanted.span);
                    found.add(suggest::known(one, name, &sections, "sections", suggest::quoted));
                }
                (_, Some(wanted)) => {
                    let one = Diagnostic::error("page-not-waiting").arg("page", short(&wanted.value));
                    found.add(one.here(wanted.span));
                }
                _ => {}
            }
            None
        };
        stories.drafts.iter().map(home).collect()
    }

    /// What of a page is for stories: below a masthead, or a row below a folio, and above what stands at its foot.
    fn room(&self, waiting: &Waiting<'_>) -> Option<Cells> {
        let (_, layout) = self.layouts.iter().find(|(name, _)| *name == waiting.layout)?;
        let layout = layout.as_ref()?;
        let (rows, columns) = (layout.grid.rows, layout.grid.columns);
        let parts = || layout.furniture_on(waiting.page.number).map(|(_, part)| part);
        let kept = parts().map(|part| part.keeps + u32::from(part.table == "folio" && part.keeps > 0));
        let mut top = kept.max().unwrap_or_default();
        let mut end = rows;
        for Cells { row, rows: own, .. } in parts().filter(|part| part.keeps == 0).map(|part| part.place) {
            if row + own <= top {
                continue;
            }
            if row + own / 2 < rows / 2 { top = row + own + 1 } else { end = end.min(row.saturating_sub(1)) }
        }
        (top < end).then_some(Cells { column: 0, columns, row: top, rows: end - top })
    }

    /// A page for each story, on the layout of the page that it may stand on first.
    fn drafts(stories: &Stories, waiting: &[Waiting<'_>], homes: &[Option<usize>]) -> Vec<PageDraft> {
        let page = |(number, (draft, home)): (u32, (&super::StoryDraft, &Option<usize>))| {
            let one = waiting.get((*home)?)?;
            let span = one.page.page.span;
            let story = Field { value: draft.name.clone(), span };
            let slot = Field { value: TRIED.to_owned(), span };
            Some(PageDraft {
                number,
                layout: Some(Field { value: one.layout.clone(), span }),
                section: String::new(),
                label: None,
                in_section: number,
                counted: None,
                spread: None,
                fields: std::collections::BTreeMap::new(),
                lead_picture: None,
                ads: Vec::new(),
                slots: Some(Field { value: vec![SlotDraft { slot, story, goes_on: false }], span }),
                span,
            })
        };
        (1..).zip(stories.drafts.iter().zip(homes)).filter_map(page).collect()
    }

    fn draft(
        &mut self,
        pages: Vec<PageDraft>,
        stories: Stories,
        pictures: Pictures,
        words: WordLists,
    ) -> Draft {
        Draft {
            format: Format::default(),
            paper: None,
            pages,
            layouts: std::mem::take(&mut self.layouts),
            presses: std::mem::take(&mut self.presses),
            stories: stories.drafts,
            story_files: stories.read,
            fonts: std::mem::take(&mut self.loading.font_files),
            pictures: pictures.into_refs(),
            bookings: Bookings::default(),
            inks: std::mem::take(&mut self.loading.inks).into_inks(),
            watermark: None,
            words,
            approvals: super::Approvals::default(),
            whole: false,
            pages_are_whole: false,
            lost_slots: std::collections::BTreeMap::new(),
        }
    }
}

/// That a story has what slots that the program makes have no place for.
fn by_hand(story: &Story) -> Option<Diagnostic> {
    let (form, span) = match (story.pictures.get(1), &story.quotation, &story.table) {
        (Some(picture), ..) => ("pictures", picture.span),
        (_, Some(quotation), _) => ("quotation", quotation.span),
        (.., Some(_)) => ("table", story.headline().first().and_then(|line| line.span_at(0))?),
        _ => return None,
    };
    Some(Diagnostic::warning("story-by-hand").form(form).arg("story", short(&story.id)).here(span))
}

/// The advertisements of a page with what they take of it; one that its page has no room for is told.
fn ads_of(
    waiting: &Waiting<'_>,
    layouts: &[(String, Option<Layout>)],
    bookings: &[Booking],
    found: &mut Findings,
) -> Vec<AdOnPage> {
    let layout = layouts.iter().find(|(name, _)| *name == waiting.layout);
    let Some(layout) = layout.and_then(|(_, layout)| layout.as_ref()) else { return Vec::new() };
    let asked = waiting.page.page.value.ads.iter().flat_map(|ads| ads.value.0.iter().filter_map(AdDraft::of));
    let mut taken = |AdDraft { ad, .. }: AdDraft| {
        let booking = bookings.iter().find(|booking| booking.name == ad.value);
        let Some(booking) = booking else {
            let known: Vec<&str> = bookings.iter().map(|one| one.name.as_str()).collect();
            let one = Diagnostic::error("unknown-ad").arg("ad", short(&ad.value)).here(ad.span);
            found.add(suggest::known(one, (&ad.value, ad.span), &known, "ads", suggest::quoted));
            return None;
        };
        let taken = booking.takes_on(&layout.grid);
        if taken.is_none() {
            let one = Diagnostic::error("ads-apart").form("one").arg("ad", short(&ad.value));
            found.add(one.arg("page", waiting.page.number).here(ad.span));
        }
        taken.map(|(columns, rows)| (ad.value, columns, rows))
    };
    asked.filter_map(&mut taken).collect()
}

/// Gives a layout one slot that has room for all that a story can have, and no furniture: what is tried is not printed.
fn with_room_for_all(layout: &mut Layout) {
    let Some(makeup) = &layout.makeup else { return };
    let Some(head) = makeup.heads.iter().find_map(|head| head.by_columns.last()) else { return };
    let Grid { columns, rows, .. } = layout.grid;
    let cells = Cells { column: 0, columns, row: 0, rows };
    let pictures = [PictureCells { columns: 1, rows: 2 }; bounds::STORY_PICTURES];
    let slot = dummy_slot(makeup, &layout.grid, (TRIED, cells), (head, 2), &pictures);
    layout.slots = Table::new();
    layout.slots.add(slot);
    layout.furniture = Table::new();
    layout.rules = Vec::new();
}

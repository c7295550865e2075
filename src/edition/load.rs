//! Loading an edition: its file, and the layouts and stories that it names, as a draft that is then checked.

use std::collections::{BTreeMap, BTreeSet};

use super::ads::{AdDraft, Bookings};
use super::approvals::{APPROVALS, Approvals};
use super::check::checked;
use super::choice::{Absent, Called, PageChoice};
use super::days;
use super::draft::{Draft, PageDraft, SlotDraft, StoryDraft};
use super::feed::{self, Feeds};
use super::fields::Fields;
use super::given::given;
use super::intake::Stories;
use super::numbering::{Numbered, numbered};
use super::paper_fields::{COMPUTED, OF_PAGES, computed, field_text, number, own_field};
use super::picture::{PICTURE, Pictures};
use super::raw::{RawPage, RawPaper};
use super::story::STORY;
use super::tables::TABLE;
use super::uses::{slots_of_pages, used};
use super::written::{Written, folder_of, written};
use super::{Edition, Paper, ads, dress, jumps, unused, word_lists};
use crate::calendar::Date;
use crate::color::Inks;
use crate::diag::{Diagnostic, Sources, any_error};
use crate::font::Fonts;
use crate::layout::{self, Cases, Layout, loading::Loading};
use crate::press::Press;
use crate::press::condition::ordered;
use crate::printable::is_seen;
use crate::reading::bases::Chain;
use crate::reading::bounds;
use crate::reading::findings::{Field, Findings};
use crate::reading::format::Format;
use crate::reading::house::Origin;
use crate::reading::read::{Checked, List};
use crate::reading::reader::Reader;
use crate::reading::shelf::Shelf;
use crate::reading::table::Named;

/// The job ticket: what the press room orders, whatever the layouts say.
#[derive(Debug, Clone, Default)]
#[allow(clippy::struct_excessive_bools, reason = "what is ordered, each by itself")]
pub struct Ticket {
    /// The condition of the press: one of the house, or the path of a `.toml` file anywhere.
    pub condition: Option<String>,
    /// Printer's marks on every page.
    pub marks: bool,
    /// A text that lies across every page, as a proof says that it is one.
    pub watermark: Option<String>,
    /// The pages that are wanted; all, if not said. Of others, nothing is read.
    pub pages: Option<PageChoice>,
    /// Pages that share a story with those are read as well: what is on a page is what is on it in the whole edition.
    pub with_shared: bool,
    /// What is printed is counted, for those who are paid by it.
    pub counted: bool,
    /// 付印: pages are to go to press, so that they need the readings that their layouts ask for.
    pub for_press: bool,
}

/// Loads an edition, with all that it names, for those who ask for no fonts: that of a folder on the disk, or of another
/// [`Origin`].
///
/// The warnings come with the edition. Texts are kept in `sources`, for diagnostics to show.
///
/// # Errors
/// All that is wrong with the edition's files, by file and place.
pub fn load(
    edition: impl Into<Origin>,
    sources: &mut Sources,
) -> Result<(Edition, Vec<Diagnostic>), Vec<Diagnostic>> {
    let (fonts, inks) = (Fonts::default(), Inks::default());
    let cases = Cases { fonts: &fonts, inks: &inks };
    match read(&Ticket::default(), edition, cases, sources) {
        (Some(edition), found) if !any_error(&found) => Ok((edition, found)),
        (_, found) => Err(found),
    }
}

/// Loads what of an edition is sound, with what the press room orders; its faces and inks are numbered in `cases`. Where
/// something is wrong, which is an error among the findings, the edition has a hole. Nothing, where too little is there
/// to tell what belongs where.
pub fn read(
    ticket: &Ticket,
    edition: impl Into<Origin>,
    cases: Cases<'_>,
    sources: &mut Sources,
) -> (Option<Edition>, Vec<Diagnostic>) {
    let origin = &edition.into();
    let edition = match folder_of(origin) {
        Ok(edition) => edition,
        Err(one) => return (None, vec![one]),
    };
    let mut found = Findings::default();
    let chain = Chain::of(edition, slots_of_pages, sources, &mut found);
    let reader = Reader::new(origin, chain.bases(), (sources, found));
    let mut loading = Loading::new(reader, ticket.marks, cases);
    if let Some(condition) = &ticket.condition {
        loading.press = ordered(condition, &mut loading.reader);
        // What follows from its being wrong would be said of the layouts, which are not at fault.
        loading.press_lost = loading.press.is_none();
    }
    let mut intake = Intake {
        loading,
        wanted: ticket.pages.as_ref(),
        with_shared: ticket.with_shared,
        stories: Stories::of(Shelf::of_editions(&chain.folders, STORY.folder)),
        picture_files: Shelf::of_editions(&chain.folders, PICTURE.folder),
        table_files: Shelf::of_editions(&chain.folders, TABLE.folder),
        feeds: Feeds::of(&chain.folders),
        chain,
        layouts: Vec::new(),
        presses: Vec::new(),
        lost_slots: BTreeMap::new(),
        pictures: Pictures::default(),
    };
    let read = intake.edition(ticket);
    (read, intake.loading.reader.found.sorted())
}

/// Which stories an edition picks for its guide.
type Guide<'a> = Option<&'a Field<List<String>>>;

/// An edition as it comes in.
struct Intake<'a> {
    loading: Loading<'a>,
    wanted: Option<&'a PageChoice>,
    with_shared: bool,
    /// The edition and those that it stands on.
    chain: Chain,
    stories: Stories,
    picture_files: Shelf,
    table_files: Shelf,
    feeds: Feeds,
    layouts: Vec<(String, Option<Layout>)>,
    /// The press of each layout that has one.
    presses: Vec<(String, Press)>,
    /// The names of slots of layouts that can't be used.
    lost_slots: BTreeMap<String, Vec<String>>,
    pictures: Pictures,
}

impl Intake<'_> {
    fn edition(&mut self, ticket: &Ticket) -> Option<Edition> {
        let found = &mut self.loading.reader.found;
        let before = found.errors();
        let raw = written(&self.chain, found);
        // What is malformed in a file that has a base is told before.
        let whole = found.errors() == before && raw.as_ref().is_some_and(|raw| raw.well_formed);
        let words = word_lists::of_house(&mut self.loading.reader);
        let Reader { sources, found, .. } = &mut self.loading.reader;
        // Of a remake they are its own: what was read is the page as it stands there.
        let own = self.chain.folders.first();
        let approvals = own.and_then(|own| Approvals::read(&own.file(APPROVALS), sources, found));
        let Written { raw, well_formed, .. } = raw?;
        let Field { value: Checked { value: List(pages), whole: pages_are_whole }, span } = raw.page?;
        let pages_are_whole = pages_are_whole && well_formed;
        let before = self.loading.reader.found.errors();
        let numbered = numbered(&pages, &mut self.loading.reader.found);
        let count = numbered.last().map_or(0, Numbered::last);
        let paper = raw.paper.as_ref().and_then(|raw| self.paper(&raw.value.value, count));
        let sound = self.loading.reader.found.errors() == before;
        let paper_is_whole = sound && raw.paper.as_ref().is_some_and(|paper| paper.value.whole);
        let whole = whole && sound;
        self.loading.placeholders_lost = !paper_is_whole;
        let found = &mut self.loading.reader.found;
        if bounds::too_many("pages", pages.len(), bounds::PAGES, span, found) {
            return None;
        }
        if pages.is_empty() {
            let one = Diagnostic::error("empty-list").form("pages");
            found.add(one.mark(span, "page").mend_by("help-pages"));
        }
        let of_pages = pages.iter().filter_map(|page| page.value.fields.as_ref());
        let named = of_pages.flat_map(|fields| fields.value.0.iter().map(|(name, _)| name.value.clone()));
        self.loading.page_fields = named.collect();
        let standing = feed::standing(&numbered);
        let wanted = self.wanted(numbered)?;
        let drafts: Vec<PageDraft> = wanted.iter().map(|one| self.page(one)).collect();
        let Reader { sources, found, .. } = &mut self.loading.reader;
        let files = (&mut self.table_files, &mut self.picture_files);
        self.stories.understand(files, &mut self.pictures, sources, found);
        self.fill_templates(raw.guide.as_ref(), &standing, paper.as_ref().map(|paper| paper.date));
        let faces = self.loading.faces();
        let of_pages = wanted.iter().map(|one| &one.page.value);
        let bookings = Bookings::read(of_pages, &mut self.pictures, &mut self.loading.reader);
        let Reader { sources, found, .. } = &mut self.loading.reader;
        let layouts = self.layouts.iter().filter_map(|(_, layout)| layout.as_ref());
        self.pictures.draw(layouts, &faces, sources, found);
        let found = &mut self.loading.reader.found;
        let dressed = raw.paper.as_ref().map(|paper| &paper.value.value);
        if let Some(one) = dressed.and_then(|paper| dress::undressed(paper, &drafts, &self.layouts)) {
            found.add(one);
        }
        let draft = Draft {
            format: Format::of(&raw.format),
            paper,
            pages: drafts,
            layouts: std::mem::take(&mut self.layouts),
            presses: std::mem::take(&mut self.presses),
            stories: std::mem::take(&mut self.stories.drafts),
            story_files: std::mem::take(&mut self.stories.read),
            fonts: std::mem::take(&mut self.loading.font_files),
            pictures: std::mem::take(&mut self.pictures).into_refs(),
            bookings,
            inks: std::mem::take(&mut self.loading.inks).into_inks(),
            watermark: ticket.watermark.clone(),
            words,
            approvals: approvals.unwrap_or_default(),
            whole,
            pages_are_whole,
            lost_slots: std::mem::take(&mut self.lost_slots),
        };
        let known = draft.paper.is_some() && paper_is_whole;
        let shown =
            |(_, layout): &(String, Option<Layout>)| layout.as_ref().is_some_and(|one| !one.lost.furniture);
        let all_shown = draft.layouts.iter().all(shown);
        let edition = checked(draft, found);
        if let Some(raw) = &raw.paper {
            let Field { value: Checked { value: raw, .. }, span } = raw;
            let edition = &edition;
            let (span, layouts, pages) = (*span, all_shown, pages_are_whole);
            let fields = Fields { raw, span, computed: &COMPUTED, edition, paper: known, pages, layouts };
            fields.check(&wanted, found);
        }
        if self.wanted.is_none() && known {
            let asked = edition.asked.iter().flat_map(|page| &page.ads).map(|ad| ad.ad.value.as_str());
            let (date, asked) = (edition.paper.date, asked.collect());
            for one in ads::forgotten(&edition.bookings, date, &asked) {
                found.add(one);
            }
            if all_shown {
                self.feeds.forgotten(raw.guide.as_ref(), self.loading.reader.sources, found);
            }
            if raw.base.is_some() && whole {
                unused::told(&self.chain, &edition, self.loading.reader.sources, found);
            }
        }
        Some(edition)
    }

    /// Those of some pages that are wanted: of a spread either is all of it. Nothing, where one is not there.
    fn wanted<'p>(&mut self, mut pages: Vec<Numbered<'p>>) -> Option<Vec<Numbered<'p>>> {
        let Some(wanted) = self.wanted else { return Some(pages) };
        let called: Vec<Called> = pages.iter().map(Numbered::called).collect();
        let absent = |absent: Absent| self.loading.reader.found.add(absent.told(&called));
        let chosen = wanted.among(&called).map_err(absent).ok()?;
        let used = |page: &Numbered<'_>| {
            let slots = page.page.value.slots.iter().flat_map(|slots| slots.value.0.iter().filter_map(used));
            slots.map(|one| (page.number, one)).collect::<Vec<_>>()
        };
        let used: Vec<_> = pages.iter().flat_map(used).collect();
        let chosen = pages.iter().zip(chosen).filter(|(_, wanted)| *wanted).map(|(page, _)| page.number);
        let mut numbers: BTreeSet<u32> = chosen.collect();
        if self.with_shared {
            numbers = jumps::joined(&used, numbers);
        }
        pages.retain(|page| numbers.contains(&page.number));
        let found = jumps::parted(used, |number| numbers.contains(&number));
        let is_parted = !found.is_empty();
        for one in found {
            self.loading.reader.found.add(one);
        }
        (!is_parted).then_some(pages)
    }

    fn paper(&mut self, raw: &RawPaper, pages: u32) -> Option<Paper> {
        let Named(others, _) = &raw.fields;
        let names = others.iter().map(|(name, _)| name.value.clone());
        let known = COMPUTED.iter().chain(&["paper", "number", "time", "lunar"]).map(ToString::to_string);
        // Known even where the paper has an error, of which furniture text would only be a consequence.
        self.loading.placeholders = known.chain(names).map(|name| (name, String::new())).collect();
        let found = &mut self.loading.reader.found;
        let place = others.first().map(|(name, _)| name.span);
        if place.is_some_and(|span| bounds::too_many("fields", others.len(), bounds::FIELDS, span, found)) {
            return None;
        }
        let number = number(&raw.number, found);
        let time = raw.time.as_ref().map(|time| time.value.0);
        let dress = raw.dress.as_ref().map(|dress| dress.value.0);
        self.loading.dress = dress;
        let shown = time.map_or_else(String::new, |(hour, minute, _)| format!("{hour:02}:{minute:02}"));
        let number = number.unwrap_or_default();
        let mut fields = BTreeMap::from([("number".to_owned(), number), ("time".to_owned(), shown)]);
        for field in others {
            let (name, value) = field;
            own_field(field, found);
            fields.insert(name.value.clone(), field_text(&value.value, 0));
        }
        let name = raw.name.as_ref();
        let unseen = name.filter(|name| !is_seen(&name.value));
        if let Some(unseen) = unseen {
            found.add(Diagnostic::error("empty-text").form("paper").here(unseen.span).mend_by("help-paper"));
        }
        let date = raw.date.as_ref()?.value.0;
        // Of one that can't be set nothing more is said.
        for (_, value) in others.iter().filter(|(name, _)| !COMPUTED.contains(&name.value.as_str())) {
            days::weekday(value, date, found);
        }
        fields.insert("lunar".to_owned(), days::lunar(&raw.lunar, date, found));
        let name = name.filter(|_| unseen.is_none())?;
        let computed = computed(&name.value, date, pages);
        fields.extend(computed.into_iter().map(|(name, value)| (name.to_owned(), value)));
        self.loading.placeholders.extend(fields.clone());
        let given = given(raw);
        let (name, fields) = (name.value.clone(), fields.into_iter().collect());
        Some(Paper { name, date, time, dress, fields, given })
    }

    /// A page, and what it names: each layout and each story is read once.
    fn page(&mut self, numbered: &Numbered<'_>) -> PageDraft {
        let Field { value: raw, span } = numbered.page;
        if let Some(layout) = &raw.layout {
            self.layout(layout);
        }
        if raw.slots.is_none()
            && let Some(waits) = raw.makeup.as_ref().filter(|makeup| makeup.value)
        {
            let one = Diagnostic::error("page-not-made-up").arg("page", numbered.number);
            self.loading.reader.found.add(one.here(waits.span).mend_by("help"));
        }
        let slots = raw.slots.as_ref().map(|slots| {
            let mut used: Vec<SlotDraft> = slots.value.0.iter().filter_map(used).collect();
            let Reader { sources, found, .. } = &mut self.loading.reader;
            for one in &used {
                self.stories.take(&one.story, sources, found);
            }
            used.extend(self.templates(raw, numbered.number));
            Field { value: used, span: slots.span }
        });
        let section = raw.section.as_ref().map_or_else(String::new, |section| section.value.clone());
        let (layout, label, counted) = (raw.layout.clone(), raw.label.clone(), numbered.counted.clone());
        let (number, in_section, spread) = (numbered.number, numbered.in_section, numbered.spread());
        let fields = self.fields_of(raw);
        let ads = raw.ads.iter().flat_map(|ads| ads.value.0.iter().filter_map(AdDraft::of)).collect();
        PageDraft {
            number,
            in_section,
            layout,
            section,
            label,
            counted,
            spread,
            fields,
            lead_picture: raw.lead_picture.clone(),
            ads,
            slots,
            span: *span,
        }
    }

    /// The fields of a page.
    fn fields_of(&mut self, raw: &RawPage) -> BTreeMap<String, String> {
        let Some(Field { value: Named(all, _), span }) = &raw.fields else { return BTreeMap::new() };
        let found = &mut self.loading.reader.found;
        if bounds::too_many("fields", all.len(), bounds::FIELDS, *span, found) {
            return BTreeMap::new();
        }
        all.iter().filter_map(|field| own_field(field, found)).collect()
    }

    fn layout(&mut self, name: &Field<String>) {
        if self.layouts.iter().any(|(known, _)| *known == name.value) {
            return;
        }
        let (layout, press) = layout::load(name, &mut self.loading);
        self.presses.extend(press.map(|press| (name.value.clone(), press)));
        if let Err(Some(slots)) = &layout {
            self.lost_slots.insert(name.value.clone(), slots.clone());
        }
        self.layouts.push((name.value.clone(), layout.ok()));
    }

    /// The templates of a page, each a story that is filled in when all others are read.
    fn templates(&mut self, raw: &RawPage, number: u32) -> Vec<SlotDraft> {
        let layout = raw.layout.as_ref().and_then(|name| {
            let (_, layout) = self.layouts.iter().find(|(known, _)| *known == name.value)?;
            layout.as_ref()
        });
        let mut slots = self.feeds.on_page(raw, number, layout);
        slots.truncate(bounds::STORIES.saturating_sub(self.stories.drafts.len()));
        let draft = |slot: &SlotDraft| StoryDraft::lost(slot.story.value.clone());
        self.stories.drafts.extend(slots.iter().map(draft));
        slots
    }

    fn fill_templates(&mut self, guide: Guide<'_>, standing: &feed::Standing, date: Option<Date>) {
        let mut fields = self.loading.placeholders.clone();
        // What differs from page to page is none of the paper's.
        fields.retain(|name, _| !OF_PAGES.contains(&name.as_str()));
        self.feeds.fill(&mut feed::Supply {
            guide,
            standing,
            date,
            fields,
            stories: &mut self.stories,
            table_files: &mut self.table_files,
            picture_files: &mut self.picture_files,
            pictures: &mut self.pictures,
            reader: &mut self.loading.reader,
        });
    }
}

//! Standing boxes (固定栏目): templates of the house that the data of a day are put into, such as weather and markets, or the
//! heads of stories that stand further on (导读).
//!
//! A template is read as a story is, and filled then; each place that it stands in has a story of its own.

mod datum;
mod day;
mod fill;
mod guide;
mod placeholder;
mod repeat;
mod template;

use std::collections::BTreeMap;

use self::datum::{Datum, Whole};
pub(super) use self::guide::{Standing, standing};
use self::template::{ENDINGS, Template};
use super::draft::{SlotDraft, StoryDraft};
use super::intake::Stories;
use super::picture::Pictures;
use super::raw::{RawOther, RawPage};
use super::story::STORY;
use super::{Story, front_matter, tables};
use crate::calendar::Date;
use crate::diag::{Diagnostic, FileId, Sources, Span};
use crate::layout::Layout;
use crate::printable::short;
use crate::reading::bounds;
use crate::reading::document::document;
use crate::reading::files::{Folder, Kind, read_text, unread};
use crate::reading::findings::{Field, Findings};
use crate::reading::house::TEMPLATE;
use crate::reading::read::{List, TableOr};
use crate::reading::reader::Reader;
use crate::reading::shelf::Shelf;
use crate::words::Words;

/// Data of an edition.
const FEED: Kind = Kind { noun: "feed", missing: "feed-missing", ending: "", folder: "feeds" };

/// Data that were read, and their file; nothing, where they can't be had, which is told.
type Data = Option<(Datum, FileId)>;

/// The templates that an edition's pages have.
pub(super) struct Feeds {
    /// Where they stand.
    uses: Vec<Use>,
    /// `feeds/` of the edition.
    files: Shelf,
    /// The data that were read, by the names of their files.
    data: BTreeMap<String, Data>,
    /// A guide stands on some page.
    has_guide: bool,
    /// A template could not be read.
    is_lost: bool,
}

/// A template in a slot.
struct Use {
    template: Field<String>,
    /// The name of the story that it becomes there: no file has such a one.
    story: String,
    /// Where the edition says so.
    span: Span,
}

/// What templates are filled from, and where what comes of them goes.
pub(super) struct Supply<'a, 's> {
    /// What the edition picks for its guide.
    pub guide: Option<&'a Field<List<String>>>,
    pub standing: &'a Standing,
    /// The day of the edition, if it is known.
    pub date: Option<Date>,
    /// The fields of the paper by name.
    pub fields: BTreeMap<String, String>,
    pub stories: &'a mut Stories,
    pub table_files: &'a mut Shelf,
    pub picture_files: &'a mut Shelf,
    pub pictures: &'a mut Pictures,
    pub reader: &'a mut Reader<'s>,
}

impl Feeds {
    /// Those of an edition, and of those that it stands on: none is known yet.
    pub(super) fn of(editions: &[Folder]) -> Self {
        Self {
            uses: Vec::new(),
            files: Shelf::of_editions(editions, FEED.folder),
            data: BTreeMap::new(),
            has_guide: false,
            is_lost: false,
        }
    }

    /// The templates of a page: those that it names, and those of its layout in slots that it names nothing else for.
    pub(super) fn on_page(&mut self, raw: &RawPage, number: u32, layout: Option<&Layout>) -> Vec<SlotDraft> {
        let Some(slots) = &raw.slots else { return Vec::new() };
        let named = slots.value.0.iter().filter_map(|(slot, used)| match &used.value {
            TableOr::Table(RawOther { feed: Some(feed), .. }) => {
                Some((slot.clone(), feed.clone(), used.span))
            }
            _ => None,
        });
        let sold = |slot: &str| {
            let ads = raw.ads.iter().flat_map(|ads| ads.value.0.iter().filter_map(super::AdDraft::of));
            ads.filter_map(|ad| ad.slot).any(|own| own.value == slot)
        };
        let is_free = |slot: &str| slots.value.0.iter().all(|(own, _)| own.value != slot) && !sold(slot);
        let standing = layout.into_iter().flat_map(|layout| layout.slots.iter()).filter_map(|slot| {
            let template = slot.feed.clone().filter(|_| is_free(&slot.name))?;
            let span = raw.layout.as_ref()?.span;
            Some((Field { value: slot.name.clone(), span }, template, span))
        });
        let mut all = Vec::new();
        for (slot, template, span) in named.chain(standing) {
            let name = format!("{}:{number}-{}", template.value, slot.value);
            let story = Field { value: name.clone(), span };
            self.uses.push(Use { template, story: name, span });
            all.push(SlotDraft { slot, story, goes_on: false });
        }
        all
    }

    /// Fills the templates.
    pub(super) fn fill(&mut self, supply: &mut Supply<'_, '_>) {
        let mut filled: BTreeMap<String, Option<StoryDraft>> = BTreeMap::new();
        for Use { template, story: name, span } in std::mem::take(&mut self.uses) {
            if !filled.contains_key(&template.value) {
                let one = self.filled((&template, span), supply);
                filled.insert(template.value.clone(), one);
            }
            let Some(own) = supply.stories.drafts.iter_mut().find(|draft| draft.name == name) else {
                continue;
            };
            let Some(Some(StoryDraft { story: Some(story), sound, legible, .. })) =
                filled.get(&template.value)
            else {
                continue;
            };
            supply.stories.text += size(story);
            if supply.stories.text > bounds::TEXT {
                let one = Diagnostic::error("edition-too-large").arg("most", bounds::TEXT >> 20);
                supply.reader.found.add(one.here(span));
                return;
            }
            supply.stories.read.insert(name.clone(), story.file);
            own.story = Some(Story { id: name, ..story.clone() });
            (own.sound, own.legible) = (*sound, *legible);
        }
    }

    /// A template, filled.
    fn filled(
        &mut self,
        (name, used): (&Field<String>, Span),
        supply: &mut Supply<'_, '_>,
    ) -> Option<StoryDraft> {
        let Some((mut template, text)) = read_template(name, supply.reader) else {
            self.is_lost = true;
            return None;
        };
        self.has_guide |= template.is_guide();
        let Reader { sources, found, .. } = &mut *supply.reader;
        template.read.sound &= tables::read(&mut template.read.story, supply.table_files, sources, found);
        let pictures = template.read.pictures.iter();
        let pictures = pictures.map(|picture| supply.pictures.read(picture, supply.picture_files, found));
        template.read.story.pictures = pictures.collect();
        let data =
            if template.is_guide() { guided(&template, supply) } else { self.dated(&template, used, supply) };
        let front_matter::Read { mut story, sound, legible, .. } = template.read;
        let with = fill::Filling {
            data: &data?,
            fields: &supply.fields,
            source: &text,
            masked: &template.masked,
            may_be_empty: &template.may_be_empty,
        };
        let found = &mut supply.reader.found;
        let is_filled = repeat::fill(&mut story, with, found);
        story.is_filled = true;
        let (sound, legible) = (sound && is_filled, legible && is_filled);
        if sound && story.body.is_empty() && story.table.is_none() && !without_text(&story) {
            let end = Span::new(story.file, text.len()..text.len());
            found.add(Diagnostic::error("story-without-text").here(end));
            return None;
        }
        Some(StoryDraft { name: String::new(), story: Some(story), sound, legible })
    }

    /// The data of a template, if they are of the day.
    fn dated(&mut self, template: &Template, used: Span, supply: &mut Supply<'_, '_>) -> Option<Datum> {
        let name = &template.feed;
        if !self.data.contains_key(&name.value) {
            let read = read(template, used, &mut self.files, supply.reader);
            self.data.insert(name.value.clone(), read);
        }
        let (data, file) = self.data.get(&name.value)?.as_ref()?;
        let (data, found) = ((data, *file), &mut supply.reader.found);
        day::judge(template, data, supply.date, found).then(|| day::with_day(template, data))
    }

    /// Tells of data that no template is filled with; and of stories that are picked for a guide that stands nowhere. Where a
    /// template could not be read, nobody knows.
    pub(super) fn forgotten(
        &self,
        guide: Option<&Field<List<String>>>,
        sources: &mut Sources,
        found: &mut Findings,
    ) {
        if self.is_lost {
            return;
        }
        let is_data = |name: &&String| {
            let name = name.to_ascii_lowercase();
            ENDINGS.iter().any(|ending| name.ends_with(ending))
        };
        let names = self.files.own_names(FEED);
        for name in names.iter().filter(is_data).filter(|name| !self.data.contains_key(*name)) {
            let place = self.files.place(name);
            let one = Diagnostic::warning("feed-forgotten").arg("path", short(&place.shown()));
            found.add(one.here(unread(&place, sources)));
        }
        if let Some(guide) = guide.filter(|_| !self.has_guide) {
            found.add(Diagnostic::warning("guide-forgotten").here(guide.span));
        }
    }
}

/// How much text a story is, in bytes.
fn size(story: &Story) -> usize {
    let tables = story.body.iter().filter_map(|block| block.table.as_ref()).chain(&story.table);
    let cells = tables.flat_map(|table| table.texts());
    story.body.iter().map(|block| &block.copy).chain(cells).map(|copy| copy.text.len()).sum()
}

/// Reads a template, and gives the text of its file.
fn read_template(name: &Field<String>, reader: &mut Reader<'_>) -> Option<(Template, String)> {
    let Reader { house, sources, found, .. } = reader;
    let file = house.templates.find(&name.value, name.span, TEMPLATE, found)?;
    let file = read_text(&file, Some(name.span), sources, found)?;
    let text = sources.get(file)?.text.clone();
    Some((template::read(&name.value, &text, file, found)?, text))
}

/// Whether a story says what it says by a head or a picture alone.
fn without_text(story: &Story) -> bool {
    story.is_head_alone() || !story.pictures.is_empty()
}

/// Reads the data of a template.
fn read(template: &Template, used: Span, files: &mut Shelf, reader: &mut Reader<'_>) -> Data {
    let Reader { sources, found, .. } = reader;
    let name = &template.feed;
    let before = (found.kept_so_far(), found.errors());
    let Some(file) = files.find_or_lose(&name.value, name.span, FEED, found) else {
        let wanted = Words::part("feed-missing", "wanted");
        let missing = |one: &&mut Diagnostic| one.code == FEED.missing;
        let told = found.since(before.0).iter_mut().filter(missing);
        told.for_each(|one| one.labels.push((used, wanted.clone())));
        return None;
    };
    let file = read_text(&file, Some(name.span), sources, found)?;
    let text = &sources.get(file)?.text;
    let data = if template.is_csv() {
        datum::rows(text, file, found)?
    } else {
        let Whole(data) = document(text, file, 0, found, |_, _| Vec::new())?;
        data
    };
    (found.errors() == before.1).then_some((data, file))
}

/// The stories that an edition picks, as data; those on pages that are left out are read for it.
fn guided(template: &Template, supply: &mut Supply<'_, '_>) -> Option<Datum> {
    let found = &mut supply.reader.found;
    let before = found.errors();
    let picked = guide::picked(supply.guide, supply.standing, found);
    let span = supply.guide.map_or(template.asks(), |guide| guide.span);
    if picked.is_empty() && found.errors() == before {
        let one = Diagnostic::error("guide-empty").here(template.asks());
        found.add(supply.guide.into_iter().fold(one, |one, guide| one.mark(guide.span, "guide")));
    }
    let mut entries = Vec::with_capacity(picked.len());
    for pick in picked {
        let draft = supply.stories.drafts.iter().find(|draft| draft.name == pick.0.value);
        let entry = match draft {
            Some(draft) => guide::entry(pick, draft.story.as_ref()?, &mut supply.reader.found),
            None => guide::entry(pick, &elsewhere(pick.0, supply)?, &mut supply.reader.found),
        };
        entries.extend(entry);
    }
    (supply.reader.found.errors() == before).then(|| guide::data(entries, span))
}

/// A story of a page that is left out: what is wrong with it is told where that keeps it from having a head.
fn elsewhere(name: &Field<String>, supply: &mut Supply<'_, '_>) -> Option<Story> {
    let Reader { sources, found, .. } = &mut *supply.reader;
    let file = supply.stories.files.find_or_lose(&name.value, name.span, STORY, found)?;
    let file = read_text(&file, Some(name.span), sources, found)?;
    let mut own = Findings::default();
    let read = front_matter::read(&name.value, &sources.get(file)?.text, file, &mut own);
    if read.is_none() {
        own.sorted().into_iter().for_each(|one| found.add(one));
    }
    read.map(|read| read.story)
}

//! Loading an edition: its file, the layouts and stories it names, and how they go together.

use std::collections::BTreeMap;
use std::path::Path;

use toml::de::DeTable;

use crate::calendar;
use crate::diag::{Diagnostic, FileId, PAGE_ABSENT, Sources, Span, any_error};
use crate::edition::choice::PageChoice;
use crate::edition::days;
use crate::edition::fields::Fields;
use crate::edition::heads;
use crate::edition::picture::{self, Pictures};
use crate::edition::raw::{FieldText, RawEdition, RawPage, RawPaper};
use crate::edition::{Edition, PageSpec, Paper, SlotUse, Story, story, word_lists};
use crate::layout;
use crate::layout::Layout;
use crate::layout::loading::Loading;
use crate::press::Press;
use crate::press::condition::ordered;
use crate::printable::{is_seen, short};
use crate::reading::bounds::{self, within};
use crate::reading::files::{Folder, Kind, file_stands, read_text};
use crate::reading::findings::{Field, Findings, Given};
use crate::reading::format::{Format, Versioned};
use crate::reading::read::{Named, Special, document};
use crate::reading::reader::Reader;
use crate::reading::suggest;
use crate::words::{Arg, Words};

const STORY: Kind = Kind { noun: "story", missing: "story-missing", ending: ".md", folder: "stories" };

/// Fields of the paper that are computed, so that `[paper]` can't set them.
const COMPUTED: [&str; 8] = ["date", "year", "month", "day", "weekday", "pages", "page", "section"];

/// The job ticket: what the press room orders, whatever the layouts say.
#[derive(Debug, Clone, Default)]
pub struct Ticket {
    /// The condition of the press: one of the house, or the path of a `.toml` file anywhere.
    pub condition: Option<String>,
    /// Printer's marks on every page.
    pub marks: bool,
    /// A text that lies across every page, as a proof says that it is one.
    pub watermark: Option<String>,
    /// The pages that are wanted; all, if not said. Of others, nothing is read.
    pub pages: Option<PageChoice>,
}

/// Loads the edition in a folder, with all that it names.
///
/// The warnings come with the edition. Texts are kept in `sources`, for diagnostics to show.
///
/// # Errors
/// All that is wrong with the edition's files, by file and place.
pub fn load(folder: &Path, sources: &mut Sources) -> Result<(Edition, Vec<Diagnostic>), Vec<Diagnostic>> {
    load_for(&Ticket::default(), folder, sources)
}

/// As [`load`], with what the press room orders.
///
/// # Errors
/// As [`load`]; and what is wrong with the order.
pub fn load_for(
    ticket: &Ticket,
    folder: &Path,
    sources: &mut Sources,
) -> Result<(Edition, Vec<Diagnostic>), Vec<Diagnostic>> {
    let edition = Folder::open(folder).and_then(|edition| {
        edition.ok_or_else(|| Diagnostic::error("edition-missing").form("no-folder").arg("path", folder))
    });
    let edition = edition.map_err(|one| vec![one])?;
    let mut parts = Parts {
        loading: Loading::new(folder, ticket.marks, sources),
        wanted: ticket.pages.as_ref(),
        edition,
        layouts: Vec::new(),
        presses: Vec::new(),
        layout_numbers: BTreeMap::new(),
        pictures: Pictures::default(),
        stories: Vec::new(),
        story_uses: BTreeMap::new(),
        text: 0,
    };
    if parts.loading.reader.found.count() > 0 {
        // Whatever it lacks would be told of the files that name it, which are not at fault.
        return Err(parts.loading.reader.found.sorted());
    }
    if let Some(condition) = &ticket.condition {
        parts.loading.press = ordered(condition, &mut parts.loading.reader);
        if parts.loading.press.is_none() {
            // What follows from it would be said of the layouts, which are not at fault.
            return Err(parts.loading.reader.found.sorted());
        }
    }
    let read = parts.edition();
    let Reader { house, sources, found, .. } = &mut parts.loading.reader;
    let words = house.words.clone().and_then(|path| word_lists::read(&path, sources, found));
    let words = words.unwrap_or_default();
    let Parts {
        loading: Loading { reader: Reader { found, .. }, fonts, inks, .. },
        layouts,
        presses,
        stories,
        pictures,
        ..
    } = parts;
    let (inks, pictures) = (inks.into_inks(), pictures.into_refs());
    let found = found.sorted();
    // They are for one press, or that is an error.
    match read.zip(presses.into_iter().next()) {
        Some(((format, paper, pages), press)) if !any_error(&found) => {
            let watermark = ticket.watermark.clone();
            let edition = Edition {
                format,
                paper,
                pages,
                layouts,
                press,
                stories,
                fonts,
                pictures,
                inks,
                watermark,
                words,
            };
            Ok((edition, found))
        }
        _ => Err(found),
    }
}

/// The file of an edition as it is written.
pub(super) fn written(
    edition: &Folder,
    sources: &mut Sources,
    found: &mut Findings,
) -> Option<(FileId, RawEdition)> {
    let path = edition.path("edition.toml");
    let stands = file_stands(&path).map_err(|one| found.add(one)).ok()?;
    if !stands {
        found.add(Diagnostic::error("edition-missing").arg("path", path.as_path()));
        return None;
    }
    let file = read_text(&path, None, sources, found)?;
    let text = &sources.get(file)?.text;
    let Versioned(raw) = document::<Versioned<RawEdition>>(text, file, 0, found, slots_of_pages)?;
    Some((file, raw))
}

/// The parts of an edition, as they are read.
struct Parts<'a> {
    loading: Loading<'a>,
    wanted: Option<&'a PageChoice>,
    edition: Folder,
    layouts: Vec<Layout>,
    /// The press of each layout.
    presses: Vec<Press>,
    layout_numbers: BTreeMap<String, Option<usize>>,
    pictures: Pictures,
    stories: Vec<Story>,
    story_uses: BTreeMap<String, Span>,
    /// Bytes of the stories so far.
    text: usize,
}

impl Parts<'_> {
    fn edition(&mut self) -> Option<(Format, Paper, Vec<PageSpec>)> {
        let Reader { sources, found, .. } = &mut self.loading.reader;
        let (_, raw) = written(&self.edition, sources, found)?;
        let pages = raw.page?;
        let paper = raw.paper.as_ref().and_then(|raw| self.paper(&raw.value, pages.value.0.len()));
        if bounds::too_many(
            "pages",
            pages.value.0.len(),
            bounds::PAGES,
            pages.span,
            &mut self.loading.reader.found,
        ) {
            return None;
        }
        if pages.value.0.is_empty() {
            self.loading.reader.found.add(
                Diagnostic::error("empty-list").form("pages").mark(pages.span, "page").mend_by("help-pages"),
            );
        }
        let wanted = self.wanted(&pages.value.0)?;
        let each = |(number, page): &(u32, &Field<RawPage>)| self.page(*number, &page.value);
        let specs: Vec<_> = wanted.iter().map(each).collect();
        self.one_press();
        if let Some(raw) = &raw.paper {
            let pages: Vec<_> =
                wanted.iter().map(|(_, page)| *page).zip(specs.iter().map(Option::as_ref)).collect();
            let fields = Fields { raw, computed: &COMPUTED, paper: paper.as_ref(), layouts: &self.layouts };
            fields.check(&pages, &mut self.loading.reader.found);
        }
        Some((Format::of(&raw.format), paper?, specs.into_iter().collect::<Option<_>>()?))
    }

    /// The pages that are wanted, with their numbers; nothing, where one is not there.
    fn wanted<'p>(&mut self, pages: &'p [Field<RawPage>]) -> Option<Vec<(u32, &'p Field<RawPage>)>> {
        let absent = self.wanted.and_then(|wanted| wanted.beyond(pages.len() as u32));
        if let Some(absent) = absent {
            let one = Diagnostic::error(PAGE_ABSENT).arg("page", absent).arg("pages", pages.len());
            self.loading.reader.found.add(one);
            return None;
        }
        let wanted = |number: &u32| self.wanted.is_none_or(|wanted| wanted.has(*number));
        Some((1..).zip(pages).filter(|(number, _)| wanted(number)).collect())
    }

    fn paper(&mut self, raw: &RawPaper, pages: usize) -> Option<Paper> {
        let Named(others) = &raw.fields;
        let names = others.iter().map(|(name, _)| name.value.clone());
        let known = COMPUTED.iter().chain(&["paper", "number", "time", "lunar"]).map(ToString::to_string);
        // Known even where the paper has an error, of which furniture text would only be a consequence.
        self.loading.placeholders = known.chain(names).map(|name| (name, String::new())).collect();
        let found = &mut self.loading.reader.found;
        if bounds::too_many("fields", others.len(), bounds::FIELDS, raw.name.as_ref()?.span, found) {
            return None;
        }
        let number = number(&raw.number, found);
        let time = raw.time.as_ref().map(|time| time.value.0);
        let shown = time.map_or_else(String::new, |(hour, minute, _)| format!("{hour:02}:{minute:02}"));
        let number = number.unwrap_or_default();
        let mut fields = BTreeMap::from([("number".to_owned(), number), ("time".to_owned(), shown)]);
        for (name, value) in others {
            if name.value == "paper" || COMPUTED.contains(&name.value.as_str()) {
                let one =
                    Diagnostic::error("computed-field").arg("name", name.value.as_str()).here(name.span);
                let of_pages = ["pages", "page", "section"].contains(&name.value.as_str());
                found.add(if of_pages { one.mend_by("help-pages") } else { one });
            }
            if let FieldText::Number(number) = value.value {
                within(&name.value, &Some(Field { value: number, span: value.span }), &bounds::FIELD, found);
            }
            fields.insert(name.value.clone(), field_text(&value.value, 0));
        }
        let date = raw.date.as_ref()?.value.0;
        // Of one that can't be set nothing more is said.
        for (_, value) in others.iter().filter(|(name, _)| !COMPUTED.contains(&name.value.as_str())) {
            days::weekday(value, date, found);
        }
        fields.insert("lunar".to_owned(), days::lunar(&raw.lunar, date, found));
        let name = raw.name.as_ref()?;
        if !is_seen(&name.value) {
            found.add(Diagnostic::error("empty-text").form("paper").here(name.span).mend_by("help-paper"));
            return None;
        }
        let computed = computed(&name.value, date, pages);
        fields.extend(computed.into_iter().map(|(name, value)| (name.to_owned(), value)));
        self.loading.placeholders.extend(fields.clone());
        let given = super::given::given(raw);
        Some(Paper { name: name.value.clone(), date, time, fields: fields.into_iter().collect(), given })
    }

    fn page(&mut self, number: u32, raw: &RawPage) -> Option<PageSpec> {
        let layout = raw.layout.as_ref().and_then(|name| self.layout(name));
        let section = raw.section.as_ref().map_or_else(String::new, |section| section.value.clone());
        let mut slots = Vec::new();
        for (slot, name) in &raw.slots.as_ref()?.value.0 {
            let story = self.story(name);
            let Some(layout) = layout.and_then(|layout| self.layouts.get(layout)) else { continue };
            let Some(at) = layout.slots.iter().position(|one| one.name == slot.value) else {
                self.loading.reader.found.add(unknown_slot(slot, &raw.slots, layout));
                continue;
            };
            if let Some(one) = runs_into_furniture(number, slot, layout, at) {
                self.loading.reader.found.add(one);
            }
            if let Some(story) = story {
                let one = layout.slots.get(at).zip(self.stories.get(story));
                if let Some(one) = one.and_then(|(at, story)| picture::no_rows(slot.span, at, story)) {
                    self.loading.reader.found.add(one);
                }
                let one =
                    one.and_then(|(at, story)| heads::too_many_lines(layout.heads.get(at.head)?, story));
                if let Some(one) = one {
                    self.loading.reader.found.add(one);
                }
                slots.push(SlotUse { slot: at, story, span: slot.span });
            }
        }
        let layout = layout?;
        self.empty_slots(number, raw, layout);
        slots.sort_by_key(|one| one.slot);
        Some(PageSpec { number, layout, section, slots })
    }

    /// The layout of a name; each is loaded once.
    fn layout(&mut self, name: &Field<String>) -> Option<usize> {
        if let Some(known) = self.layout_numbers.get(&name.value) {
            return *known;
        }
        let number = layout::load(name, &mut self.loading).map(|(layout, press)| {
            self.layouts.push(layout);
            self.presses.push(press);
            self.layouts.len() - 1
        });
        self.layout_numbers.insert(name.value.clone(), number);
        number
    }

    /// The story of a name; each is used once.
    fn story(&mut self, name: &Field<String>) -> Option<usize> {
        if let Some(first) = self.story_uses.get(&name.value) {
            let one = Diagnostic::error("story-used-twice").arg("story", short(&name.value));
            self.loading.reader.found.add(one.mark(name.span, "again").mark(*first, "first"));
            return None;
        }
        self.story_uses.insert(name.value.clone(), name.span);
        if self.text > bounds::TEXT {
            let one = Diagnostic::error("edition-too-large").arg("most", bounds::TEXT >> 20);
            self.loading.reader.found.add(one.here(name.span));
            return None;
        }
        let path = self.edition.folder("stories").find(
            &name.value,
            name.span,
            STORY,
            &mut self.loading.reader.found,
        )?;
        let file =
            read_text(&path, Some(name.span), self.loading.reader.sources, &mut self.loading.reader.found)?;
        let text = &self.loading.reader.sources.get(file)?.text;
        self.text += text.len();
        let (mut story, picture) = story::read(&name.value, text, file, &mut self.loading.reader.found)?;
        if let Some(picture) = &picture {
            let folder = self.edition.folder("pictures");
            story.picture = Some(self.pictures.read(picture, &folder, &mut self.loading.reader.found)?);
        }
        self.stories.push(story);
        Some(self.stories.len() - 1)
    }

    /// Warns of slots of the layout that have no story.
    fn empty_slots(&mut self, number: u32, raw: &RawPage, layout: usize) {
        let (Some(slots), Some(layout)) = (&raw.slots, self.layouts.get(layout)) else { return };
        let used = |name: &str| slots.value.0.iter().any(|(slot, _)| slot.value == name);
        let empty: Vec<&str> =
            layout.slots.iter().map(|slot| slot.name.as_str()).filter(|name| !used(name)).collect();
        // Where a slot's name is wrong, the slot that it was meant for is not empty.
        let known = |name: &str| layout.slots.iter().any(|slot| slot.name == name);
        if !empty.is_empty() && slots.value.0.iter().all(|(slot, _)| known(&slot.value)) {
            let one =
                Diagnostic::warning("slot-empty").arg("page", number).arg("layout", layout.name.as_str());
            self.loading.reader.found.add(one.arg("slots", Arg::names(empty)).here(slots.span));
        }
    }

    /// Checks that all layouts are for one press: a file has one output intent.
    fn one_press(&mut self) {
        let mut all = self.layouts.iter().zip(&self.presses);
        let Some((layout, press)) = all.next() else { return };
        let condition = |press: &Press| {
            Words::part("presses-differ", "condition").arg("condition", press.identifier.as_str())
        };
        let same = |other: &Press| {
            (&press.identifier, &press.profile, &press.limits)
                == (&other.identifier, &other.profile, &other.limits)
        };
        for (other, its_press) in all.filter(|(_, other)| !same(other)) {
            let one = Diagnostic::error("presses-differ").arg("one", layout.name.as_str());
            let one = one.arg("other", other.name.as_str()).at(its_press.span, condition(its_press));
            self.loading.reader.found.add(one.at(press.span, condition(press)));
        }
    }
}

/// Where a file gives the slots of its pages: a key that is given twice there is a slot.
///
/// They are written as `slots = { … }`, whose place is the table's; or below a header `[page.slots]`, whose
/// place is the header's and which goes on to the next header.
fn slots_of_pages(text: &str, root: &DeTable<'_>) -> Vec<Special> {
    let pages = root.get("page").and_then(|pages| pages.get_ref().as_array());
    let tables = pages.into_iter().flatten().filter_map(|page| page.get_ref().get("slots"));
    let part = |table: &toml::Spanned<crate::reading::read::Value<'_>>| {
        let range = table.span();
        let header = text.get(range.start..)?.starts_with('[');
        let below = text.get(range.end..)?;
        let next = below
            .match_indices('\n')
            .find(|(at, _)| below[at + 1..].trim_start_matches([' ', '\t']).starts_with('['));
        let end = range.end + if header { next.map_or(below.len(), |(at, _)| at) } else { 0 };
        Some(Special { range: range.start..end, twice: "slot-used-twice" })
    };
    tables.filter_map(part).collect()
}

/// The issue number as it is shown; a number with at least four digits, as papers print it.
fn number(given: &Given<FieldText>, found: &mut Findings) -> Option<String> {
    let Some(Field { value, span }) = given else { return Some(String::new()) };
    if let FieldText::Number(number) = value {
        within("number", &Some(Field { value: *number, span: *span }), &bounds::NUMBER, found)?;
    }
    Some(field_text(value, 4))
}

fn field_text(value: &FieldText, digits: usize) -> String {
    match value {
        FieldText::Number(number) => format!("{number:0digits$}"),
        FieldText::Text(text) => text.clone(),
    }
}

/// The fields that come from name, date and number of pages.
fn computed(name: &str, (year, month, day): (u16, u8, u8), pages: usize) -> [(&'static str, String); 7] {
    [
        ("paper", name.to_owned()),
        ("date", format!("{year}年{month}月{day}日")),
        ("year", year.to_string()),
        ("month", month.to_string()),
        ("day", day.to_string()),
        ("weekday", calendar::weekday((year, month, day)).to_owned()),
        ("pages", pages.to_string()),
    ]
}

fn unknown_slot(slot: &Field<String>, used: &Given<Named<String>>, layout: &Layout) -> Diagnostic {
    let known: Vec<&str> = layout.slots.iter().map(|slot| slot.name.as_str()).collect();
    let one =
        Diagnostic::error("unknown-slot").arg("layout", layout.name.as_str()).arg("slot", short(&slot.value));
    let is_used =
        |name: &str| used.iter().flat_map(|slots| &slots.value.0).any(|(slot, _)| slot.value == name);
    let free: Vec<&str> = known.iter().copied().filter(|name| !is_used(name)).collect();
    let name = (slot.value.as_str(), slot.span);
    suggest::known_or_absent(one.here(slot.span), name, (&known, &free), "slots", suggest::bare)
}

/// Whether a slot that a page uses begins above the end of the page's masthead or folio.
fn runs_into_furniture(number: u32, used: &Field<String>, layout: &Layout, at: usize) -> Option<Diagnostic> {
    let (what, rows) = if number == 1 {
        ("masthead", layout.masthead.as_ref()?.rows)
    } else {
        ("folio", layout.folio.as_ref()?.rows)
    };
    let slot = layout.slots.get(at)?;
    if slot.row >= rows {
        return None;
    }
    let one = Diagnostic::error("slot-in-furniture").arg("page", number).arg("slot", slot.name.as_str());
    let one =
        one.arg("furniture", Words::part("text", what)).arg("key", format!("[{what}]")).arg("rows", rows);
    let one = one.arg("row", slot.row + 1).arg("next", rows + 1);
    Some(one.mark(used.span, "used").mark(slot.name_span, "slot-here"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_four_digits() {
        assert_eq!(field_text(&FieldText::Number(1), 4), "0001");
        assert_eq!(field_text(&FieldText::Number(12345), 4), "12345");
        assert_eq!(field_text(&FieldText::Text("7".into()), 4), "7");
    }
}

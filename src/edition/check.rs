//! Checking a draft: how pages, layouts and stories go together. What does not becomes a hole, and is told once.

use std::collections::BTreeMap;

use super::ads::{self, Bookings, Stand};
use super::draft::{Draft, PageDraft, PageLabel, SlotDraft, StoryDraft};
use super::jumps::{self, Landing};
use super::labels::labels;
use super::{
    Edition, PageSpec, Paper, Parts, Place, SlotUse, Story, corrections, drawn, heads, lead_picture, picture,
    regulations, serial, spreads, tables,
};
use crate::diag::{Diagnostic, FileId, Span};
use crate::id::{Id, Table};
use crate::layout::{Cells, FurniturePart, Layout, Slot};
use crate::press::Press;
use crate::printable::short;
use crate::reading::findings::{Field, Findings};
use crate::reading::suggest;
use crate::words::{Arg, Words};

/// The edition of what of a draft is sound, and what is wrong with the rest.
#[must_use]
pub fn check(draft: Draft) -> (Edition, Vec<Diagnostic>) {
    let mut found = Findings::default();
    let edition = checked(draft, &mut found);
    (edition, found.sorted())
}

/// As [`check`]; what is wrong is added to what is found.
pub(super) fn checked(draft: Draft, found: &mut Findings) -> Edition {
    let press = one_press(draft.presses, found);
    let mut layouts = Table::new();
    let numbers = draft.layouts.into_iter().map(|(name, layout)| (name, layout.map(|one| layouts.add(one))));
    let numbers: BTreeMap<String, Option<Id<Layout>>> = numbers.collect();
    let (whole, lost_slots, booked) = (draft.whole, draft.lost_slots, draft.bookings.legible);
    let labels = labels(&draft.pages, draft.pages_are_whole, found);
    if draft.pages_are_whole {
        spreads::over_a_leaf(&draft.pages, found);
    }
    let mut makeup = Makeup {
        whole,
        booked,
        lost_slots,
        layouts: &layouts,
        numbers,
        stories: Stories::new(draft.stories),
        found,
    };
    let made_up: Vec<_> = draft.pages.iter().map(|page| makeup.page(page)).collect();
    if draft.pages_are_whole {
        makeup.nowhere(&draft.pages, &draft.story_files);
    }
    let landings = makeup.landings(&made_up);
    let (mut stories, numbers, set_aside) = makeup.stories.placed(&landings);
    let Bookings { all, lost: bookings_lost, .. } = draft.bookings;
    let mut bookings = Table::new();
    for one in all {
        bookings.add(one);
    }
    let mut pages = Table::new();
    let mut numbered = BTreeMap::new();
    for (at, ((page, label), placed)) in draft.pages.iter().zip(labels).zip(&made_up).enumerate() {
        let Some(placed) = placed else { continue };
        let slots = slots_on(at, &landings, &numbers);
        let PageDraft { number, spread, .. } = *page;
        let (section, fields) = (page.section.clone(), page.fields.clone());
        let PageLabel { text: label, facing, span: label_span } = label;
        let layout = placed.layout;
        let labels = std::iter::once(label.as_str()).chain(facing.as_deref()).collect();
        let date = draft.paper.as_ref().map(|paper| paper.date);
        let stand = Stand { layout: &layouts[layout], number, labels, date, slots: &placed.named };
        let asked = placed.ads.iter().filter_map(|(at, slot)| Some((page.ads.get(*at)?, *slot)));
        let ads = ads::placed(asked, (&bookings, &bookings_lost), &stand, found);
        let lead_picture = placed.lead_picture;
        let spec = PageSpec {
            number,
            layout,
            label,
            label_span,
            facing,
            spread,
            section,
            fields,
            slots,
            lead_picture,
            ads,
        };
        numbered.insert(at, pages.add(spec));
    }
    spreads::not_two(&pages, &layouts, found);
    if whole
        && draft.pages_are_whole
        && let Some(paper) = &draft.paper
    {
        for one in regulations::told(paper, &pages, &layouts) {
            found.add(one);
        }
    }
    let parts = parts_of(&landings, &numbers, &numbered);
    // Every story of the table stands somewhere: those alone were put into it.
    let places = stories.along(|(id, _)| parts[&id].clone());
    serial::set(&mut stories, &places, (&pages, &layouts));
    corrections::told((&stories, &places), &pages, draft.paper.as_ref(), found);
    let mut pictures = draft.pictures;
    let artwork = layouts.along(|(_, layout)| picture::artwork(layout, &mut pictures));
    let mut edition = Edition {
        format: draft.format,
        paper: draft.paper.unwrap_or_else(Paper::unknown),
        asked: draft.pages,
        story_files: draft.story_files,
        pages,
        layouts,
        press,
        stories,
        places,
        set_aside,
        fonts: draft.fonts,
        pictures,
        artwork,
        bookings,
        inks: draft.inks,
        watermark: draft.watermark,
        words: draft.words,
        approvals: draft.approvals,
    };
    edition.run_on();
    edition
}

/// Where each story begins and goes on.
fn parts_of(
    landings: &Landings,
    numbers: &BTreeMap<usize, Id<Story>>,
    pages: &BTreeMap<usize, Id<PageSpec>>,
) -> BTreeMap<Id<Story>, Parts> {
    let place = |one: &Landing| Place { page: pages[&one.page], slot: one.slot, span: one.span };
    let parts = |landings: &Vec<Landing>| {
        let (first, others) = landings.split_first()?;
        Some(Parts { begins: place(first), goes_on: others.iter().map(place).collect() })
    };
    landings.iter().filter_map(|(story, all)| Some((*numbers.get(story)?, parts(all)?))).collect()
}

/// What stands in the slots of a page, by its place, in the order of the slots; stories by their numbers in the draft.
fn slots_on(page: usize, landings: &Landings, numbers: &BTreeMap<usize, Id<Story>>) -> Vec<SlotUse> {
    let here = landings.iter().flat_map(|(story, all)| {
        let parts = all.iter().enumerate().filter(move |(_, one)| one.page == page);
        parts.map(move |(part, one)| (*story, part, one))
    });
    let used = |(story, part, one): (usize, usize, &Landing)| {
        let Landing { slot, span, .. } = *one;
        Some(SlotUse { slot, story: *numbers.get(&story)?, part, span })
    };
    let mut slots: Vec<SlotUse> = here.filter_map(used).collect();
    slots.sort_by_key(|one| one.slot);
    slots
}

/// Making up pages: stories into slots.
struct Makeup<'a> {
    /// What the edition lacks is meant.
    whole: bool,
    /// The bookings of advertisements could be read: of an edition without them nothing is said of each.
    booked: bool,
    /// The names of slots of layouts that can't be used, by the layout's.
    lost_slots: BTreeMap<String, Vec<String>>,
    layouts: &'a Table<Layout>,
    /// The layouts by name; nothing for one that can't be used.
    numbers: BTreeMap<String, Option<Id<Layout>>>,
    stories: Stories,
    found: &'a mut Findings,
}

/// The stories of a draft, and where each is used first.
struct Stories {
    all: Vec<StoryDraft>,
    used: BTreeMap<String, Span>,
}

/// A page that is made up.
struct Placed {
    layout: Id<Layout>,
    slots: Vec<PlacedStory>,
    /// All slots that the page names for stories, also for those that can't be used.
    named: Vec<Id<Slot>>,
    /// The slot whose picture is to lead it, and where the edition says so.
    lead_picture: Option<(Id<Slot>, Span)>,
    /// Its advertisements, by their places in the draft, with the slots that it names for them.
    ads: Vec<(usize, Option<Id<Slot>>)>,
}

/// A story in a slot; its number is that in the draft.
struct PlacedStory {
    slot: Id<Slot>,
    story: usize,
    span: Span,
    goes_on: bool,
}

/// The slots of stories, by their numbers in the draft, in the order in which they are read.
type Landings = BTreeMap<usize, Vec<Landing>>;

impl Makeup<'_> {
    /// Puts the stories of a page into the slots of its layout; nothing, where it has none that can be used.
    fn page(&mut self, page: &PageDraft) -> Option<Placed> {
        let layout = page.layout.as_ref().and_then(|name| *self.numbers.get(&name.value)?);
        let (mut slots, mut named) = (Vec::new(), Vec::new());
        for SlotDraft { slot, story: name, goes_on } in page.slots.iter().flat_map(|slots| &slots.value) {
            let goes_on = *goes_on;
            let story = self.stories.take(name, goes_on, self.found);
            let Some(layout) = layout.map(|id| &self.layouts[id]) else {
                self.slot_of_lost(page, slot);
                continue;
            };
            let Some(at) = self.slot(page, slot, layout) else { continue };
            named.push(at);
            let Some(story) = story else { continue };
            let Some((one, sound)) = self.stories.get(story) else { continue };
            let place = &layout.slots[at];
            let lacks =
                picture::no_rows(slot.span, place, one).or_else(|| picture::no_box(slot.span, place, one));
            let lacks = lacks.or_else(|| tables::no_box(slot.span, place, one));
            if let Some(one) = lacks.filter(|_| !goes_on) {
                self.found.add(one);
                continue;
            }
            if !goes_on {
                for one in tables::unknown_styles(one, layout) {
                    self.found.add(one);
                }
            }
            if let Some(one) = picture::alone_in_shape(slot.span, place, one).filter(|_| !goes_on) {
                self.found.add(one);
            }
            // Whether its caption leaves the picture enough, nobody knows.
            let sound = sound && (one.pictures.is_empty() || !layout.lost.captions);
            if !goes_on {
                let prints = one.prints().map(|(_, print)| print);
                prints.for_each(|print| drawn::unknown(&print.colors, layout, self.found));
            }
            if let Some(one) = heads::too_many_lines(&place.head, one).filter(|_| !goes_on) {
                self.found.add(one);
            }
            if sound && slots.iter().any(|placed: &PlacedStory| placed.slot == at) {
                self.found.add(used_twice(slot));
            } else if sound {
                slots.push(PlacedStory { slot: at, story, span: slot.span, goes_on });
            }
        }
        let ads = self.ads(page, layout, &named);
        let layout = layout?;
        self.empty_slots(page, &self.layouts[layout]);
        let lead_picture = lead_picture::slot(page, &self.layouts[layout], self.found);
        Some(Placed { layout, slots, named, lead_picture, ads })
    }

    /// The advertisements of a page that can be placed, with the slots that it names for some: those in which nothing else
    /// stands.
    fn ads(
        &mut self,
        page: &PageDraft,
        layout: Option<Id<Layout>>,
        named: &[Id<Slot>],
    ) -> Vec<(usize, Option<Id<Slot>>)> {
        let mut ads: Vec<(usize, Option<Id<Slot>>)> = Vec::new();
        let booked = self.booked;
        for (number, ad) in page.ads.iter().enumerate().filter(|_| booked) {
            let Some(slot) = &ad.slot else {
                ads.push((number, None));
                continue;
            };
            let Some(layout) = layout.map(|id| &self.layouts[id]) else {
                self.slot_of_lost(page, slot);
                continue;
            };
            let Some(at) = self.slot(page, slot, layout) else { continue };
            if named.contains(&at) || ads.iter().any(|(_, own)| *own == Some(at)) {
                self.found.add(used_twice(slot));
            } else {
                ads.push((number, Some(at)));
            }
        }
        ads
    }

    /// Tells of slots whose story goes on there and begins in none.
    fn nowhere(&mut self, pages: &[PageDraft], files: &BTreeMap<String, FileId>) {
        let read = self.stories.all.iter().filter(|one| one.story.is_some()).map(|one| one.name.as_str());
        let there = read.chain(files.keys().map(String::as_str)).collect();
        let used = pages.iter().flat_map(|page| &page.slots).flat_map(|slots| &slots.value);
        for one in jumps::from_nowhere(used, &there) {
            self.found.add(one);
        }
    }

    /// The slots of each story, in the order in which it is read.
    fn landings(&mut self, pages: &[Option<Placed>]) -> Landings {
        let mut all = Landings::new();
        for (page, placed) in pages.iter().enumerate() {
            for PlacedStory { slot, story, span, goes_on } in placed.iter().flat_map(|placed| &placed.slots) {
                let landing = Landing { page, slot: *slot, span: *span, goes_on: *goes_on };
                all.entry(*story).or_default().push(landing);
            }
        }
        let layout_on = |page: usize| pages.get(page).and_then(Option::as_ref).map(|placed| placed.layout);
        for (story, landings) in &mut all {
            let name = self.stories.all.get(*story).map_or("", |one| one.name.as_str());
            let kept = std::mem::take(landings);
            *landings = jumps::followed(name, kept, layout_on, self.layouts, self.found);
        }
        all.retain(|_, landings| !landings.is_empty());
        all
    }

    /// The slot of a name; nothing, where there is none that can be used.
    fn slot(&mut self, page: &PageDraft, slot: &Field<String>, layout: &Layout) -> Option<Id<Slot>> {
        let Some(at) = layout.slots.find(|one| one.name == slot.value) else {
            if !layout.lost.slots.contains(&slot.value) {
                let known = layout.slots.iter().map(|slot| &slot.name).chain(&layout.lost.slots);
                let known: Vec<&str> = known.map(String::as_str).collect();
                self.found.add(unknown_slot(slot, page, &layout.name, &known));
            }
            return None;
        };
        match runs_into_furniture(page.number, slot, layout, &layout.slots[at]) {
            Some(one) => self.found.add(one),
            None => return Some(at),
        }
        None
    }

    /// Whether a layout that can't be used has a slot of that name.
    fn slot_of_lost(&mut self, page: &PageDraft, slot: &Field<String>) {
        let Some(name) = &page.layout else { return };
        let Some(slots) = self.lost_slots.get(&name.value) else { return };
        if !slots.contains(&slot.value) {
            let known: Vec<&str> = slots.iter().map(String::as_str).collect();
            self.found.add(unknown_slot(slot, page, &name.value, &known));
        }
    }

    /// Warns of slots of the layout that have no story.
    fn empty_slots(&mut self, page: &PageDraft, layout: &Layout) {
        let Some(slots) = page.slots.as_ref().filter(|_| self.whole) else { return };
        let sold =
            |name: &str| page.ads.iter().filter_map(|ad| ad.slot.as_ref()).any(|slot| slot.value == name);
        let used = |name: &str| slots.value.iter().any(|one| one.slot.value == name) || sold(name);
        // A slot inside one that is used leaves its rows to the text around it.
        let is_inside = |name: &str| {
            let mut hosts = layout.slots.iter().filter(|slot| used(&slot.name));
            hosts.any(|host| host.insets.iter().any(|inset| inset.name == name))
        };
        let names = layout.slots.iter().map(|slot| slot.name.as_str());
        let empty: Vec<&str> = names.filter(|name| !used(name) && !is_inside(name)).collect();
        // Where a slot's name is wrong, the slot that it was meant for is not empty.
        let known = |name: &str| {
            layout.slots.iter().any(|slot| slot.name == name)
                || layout.lost.slots.iter().any(|lost| lost == name)
        };
        if !empty.is_empty() && slots.value.iter().all(|one| known(&one.slot.value)) {
            let one = Diagnostic::warning("slot-empty").arg("page", page.number);
            let one = one.arg("layout", layout.name.as_str());
            self.found.add(one.arg("slots", Arg::names(empty)).here(slots.span));
        }
    }
}

impl Stories {
    fn new(all: Vec<StoryDraft>) -> Self {
        Self { all, used: BTreeMap::new() }
    }

    /// The number of the story of a name, which begins once.
    fn take(&mut self, name: &Field<String>, goes_on: bool, found: &mut Findings) -> Option<usize> {
        let first = if goes_on { None } else { self.used.insert(name.value.clone(), name.span) };
        if let Some(first) = first {
            self.used.insert(name.value.clone(), first);
            let one = Diagnostic::error("story-used-twice").arg("story", short(&name.value));
            found.add(one.mark(name.span, "again").mark(first, "first"));
            return None;
        }
        self.all.iter().position(|one| one.name == name.value)
    }

    /// What could be read of a story, and whether it can be printed.
    fn get(&self, number: usize) -> Option<(&Story, bool)> {
        let StoryDraft { story, sound, .. } = self.all.get(number)?;
        Some((story.as_ref()?, *sound))
    }

    /// Those that stand on pages, in the order of the draft, with their ids by number; and those that are sound and
    /// have no place.
    fn placed(self, landings: &Landings) -> (Table<Story>, BTreeMap<usize, Id<Story>>, Vec<Story>) {
        let (mut stories, mut numbers, mut set_aside) = (Table::new(), BTreeMap::new(), Vec::new());
        for (at, StoryDraft { story, sound, legible, .. }) in self.all.into_iter().enumerate() {
            let Some(story) = story.filter(|_| legible) else { continue };
            if sound && landings.contains_key(&at) {
                numbers.insert(at, stories.add(story));
            } else {
                set_aside.push(story);
            }
        }
        (stories, numbers, set_aside)
    }
}

/// The press of an edition: all its layouts are for one, for a file has one output intent.
fn one_press(presses: Vec<(String, Press)>, found: &mut Findings) -> Option<Press> {
    let mut all = presses.into_iter();
    let (layout, press) = all.next()?;
    let condition = |press: &Press| {
        Words::part("presses-differ", "condition").arg("condition", press.identifier.as_str())
    };
    let same = |other: &Press| {
        let said = |press: &Press| (press.info.clone(), press.registry.clone(), press.rendering);
        (&press.identifier, &press.profile, &press.limits)
            == (&other.identifier, &other.profile, &other.limits)
            && said(&press) == said(other)
    };
    for (other, its_press) in all.filter(|(_, other)| !same(other)) {
        let one = Diagnostic::error("presses-differ").arg("one", layout.as_str());
        let one = one.arg("other", other.as_str()).at(its_press.span, condition(&its_press));
        found.add(one.at(press.span, condition(&press)));
    }
    Some(press)
}

fn used_twice(slot: &Field<String>) -> Diagnostic {
    Diagnostic::error("slot-used-twice").arg("key", short(&slot.value)).here(slot.span)
}

fn unknown_slot(slot: &Field<String>, page: &PageDraft, layout: &str, known: &[&str]) -> Diagnostic {
    let one = Diagnostic::error("unknown-slot").arg("layout", layout).arg("slot", short(&slot.value));
    // Files of an edition and its bases are read from the nearest on: it has another layout than its base.
    if let Some(other) = page.layout.as_ref().filter(|layout| layout.span.file < slot.span.file) {
        let one = one.mark(other.span, "layout-here").mark(slot.span, "of-base");
        return one.arg("slots", Arg::names(known.iter().copied())).mend_by("help-of-base");
    }
    let is_used =
        |name: &str| page.slots.iter().flat_map(|slots| &slots.value).any(|one| one.slot.value == name);
    // What an edition says of a slot of its base takes the place of what that has there.
    let lies_over = slot.span.file < page.span.file;
    let free: Vec<&str> = known.iter().copied().filter(|name| lies_over || !is_used(name)).collect();
    let name = (slot.value.as_str(), slot.span);
    suggest::known_or_absent(one.here(slot.span), name, (known, &free), "slots", suggest::bare)
}

/// Whether a slot that a page uses begins in the rows that the page's furniture keeps.
fn runs_into_furniture(
    number: u32,
    used: &Field<String>,
    layout: &Layout,
    slot: &Slot,
) -> Option<Diagnostic> {
    let meets = |part: &FurniturePart| slot.rectangles().any(|cells| cells.meet(part.place));
    let mut own = layout.furniture_on(number).filter(|(_, part)| meets(part));
    let runs_into = layout.furniture_on(number).any(|(_, part)| meets(part));
    if let Some((name, place)) = own.find_map(|(_, part)| part.own.as_ref()) {
        let one = Diagnostic::error("slot-in-furniture").form("part").arg("part", short(name));
        let one = one.arg("page", number).arg("slot", slot.name.as_str()).mend_by("help-part");
        return Some(one.mark(used.span, "used").mark(*place, "part-here"));
    }
    let parts = layout.furniture_on(number).map(|(_, part)| (part.keeps, part.table));
    let Cells { row, rows: own, .. } = slot.around();
    // 报眼: beside a nameplate that has no ear, and no lower than it, a slot may stand.
    let plate = layout.furniture_on(number).find(|(_, part)| part.name == "nameplate");
    // Its border would meet the rule of the strip.
    let strip = layout.furniture_on(number).any(|(_, part)| part.table == "masthead" && part.name == "line");
    let lowest = |plate: &FurniturePart| plate.place.rows.saturating_sub(u32::from(strip));
    if plate.is_some_and(|(_, plate)| row + own <= lowest(plate)) && !runs_into {
        return None;
    }
    let (rows, what) = parts.max_by_key(|(keeps, _)| *keeps).filter(|(keeps, _)| row < *keeps)?;
    let one = Diagnostic::error("slot-in-furniture").arg("page", number).arg("slot", slot.name.as_str());
    let one =
        one.arg("furniture", Words::part("text", what)).arg("key", format!("[{what}]")).arg("rows", rows);
    let one = one.arg("row", row + 1).arg("next", rows + 1);
    Some(one.mark(used.span, "used").mark(slot.name_span, "slot-here"))
}

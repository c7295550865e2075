//! The last good pages: where some pages of an edition have errors, their files stay as they were when they last had none,
//! and the others are written.
//!
//! A page has errors if it has them alone, whatever is wrong elsewhere. With it stays every page that shares a story with it,
//! as the edition is now or as the files were written: a story would break off where one file is old and the other new, or
//! stand on both, or on neither. What no page has by itself (a story that two pages begin, say) is an error as ever.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::{Entry, Manifest, Order, Split};
use crate::diag::{Diagnostic, Severity, Sources};
use crate::edition::{Edition, PageChoice, Ticket};
use crate::printable::short;
use crate::stock::Stock;
use crate::words::{Arg, Lang};

/// Pages that stay as they were, so that others can be written.
#[derive(Debug)]
pub struct LastGood {
    /// The others.
    pub sound: PageChoice,
    /// What the manifest has for those that stay.
    pub kept: Vec<Entry>,
    /// What is wrong with them, as warnings, and a warning for each.
    pub told: Vec<Diagnostic>,
}

/// Why a page stays as it was.
enum Why {
    /// It has errors of these codes.
    Errors(Vec<&'static str>),
    /// It shares a story with another that stays.
    Story { story: String, other: u32 },
}

impl Why {
    /// By errors.
    fn of(errors: &[Diagnostic]) -> Self {
        let codes: BTreeSet<_> = errors.iter().map(|one| one.code).collect();
        Self::Errors(codes.into_iter().collect())
    }
}

/// Pages by their places.
struct Judged {
    /// Those with errors, and these.
    bad: BTreeMap<u32, Vec<Diagnostic>>,
    /// What all go by that can be made.
    labels: BTreeMap<u32, String>,
}

impl LastGood {
    /// Finds out which pages stay as they were, in an edition that has errors as a whole.
    ///
    /// # Errors
    /// Pages that stay never were good or are no longer there, the edition has other pages than its files, or something is
    /// wrong that no page has by itself; then nothing can be written.
    pub fn find(
        (stock, ticket, folder): (&Stock, &Ticket, &Path),
        order: &Order<'_>,
        (errors, sources): (&[Diagnostic], &mut Sources),
    ) -> Result<Self, Vec<Diagnostic>> {
        let edition = stock.load_text(ticket, folder, sources)?.edition;
        let judged = judged((stock, ticket, folder), &edition, sources);
        let remain = unexplained(errors, &judged, sources);
        if !remain.is_empty() {
            let one = Diagnostic::error("last-good").form("edition");
            return Err(vec![one.arg("codes", Arg::names(remain))]);
        }
        if judged.bad.len() == edition.asked().len() {
            return Err(vec![Diagnostic::error("last-good").form("all")]);
        }
        let planned = Split::planned(&Order { pages: None, kept: &[], ..*order }, &edition, Vec::new());
        let split = planned.map_err(|one| vec![one])?;
        let held = held(&edition, &split.manifest, &judged, sources);
        let (kept, mut found) = entries(&held, &split, &judged);
        if found.is_empty() {
            found.extend(other_pages(&edition, &split.manifest, &judged));
        }
        if !found.is_empty() {
            return Err(found);
        }
        let sound = edition.asked().iter().map(|page| page.number).filter(|place| !held.contains_key(place));
        let sound: Vec<u32> = sound.collect();
        if sound.is_empty() {
            return Err(vec![Diagnostic::error("last-good").form("all")]);
        }
        let told = told(&held, &kept, judged, sources);
        Ok(Self { sound: PageChoice::of(sound), kept: kept.into_values().collect(), told })
    }
}

/// Each page alone.
fn judged(
    (stock, ticket, folder): (&Stock, &Ticket, &Path),
    edition: &Edition,
    sources: &mut Sources,
) -> Judged {
    let mut judged = Judged { bad: BTreeMap::new(), labels: BTreeMap::new() };
    for page in edition.asked() {
        let alone =
            Ticket { pages: Some(PageChoice::of([page.number])), with_shared: true, ..ticket.clone() };
        let found = match stock.load_for(&alone, folder, sources) {
            Ok(loaded) => {
                let specs = loaded.edition.pages().iter();
                judged.labels.extend(specs.map(|spec| (spec.number, spec.typed_label())));
                loaded.compose().found
            }
            Err(found) => found,
        };
        let errors: Vec<_> = found.into_iter().filter(|one| one.severity == Severity::Error).collect();
        if !errors.is_empty() {
            judged.bad.insert(page.number, errors);
        }
    }
    judged
}

/// The codes of errors of an edition that none of its pages has by itself.
fn unexplained(errors: &[Diagnostic], judged: &Judged, sources: &Sources) -> BTreeSet<&'static str> {
    let known: BTreeSet<_> = judged.bad.values().flatten().map(|one| known_by(one, sources)).collect();
    let errors = errors.iter().filter(|one| one.severity == Severity::Error);
    errors.filter(|one| !known.contains(&known_by(one, sources))).map(|one| one.code).collect()
}

/// By what an error of an edition is known again as that of a page: by its code, and its place where it has one of its own.
/// What preflight finds is told once for many pages, so that its words differ, and its place.
fn known_by(one: &Diagnostic, sources: &Sources) -> (&'static str, Option<(String, u32)>) {
    let place = one.labels.first().filter(|_| one.frame.is_none()).and_then(|(span, _)| {
        let file = sources.get(span.file)?;
        Some((file.name.clone(), span.start))
    });
    (one.code, place)
}

/// The pages that stay, and why: those with errors, and those that share stories with them, now or then.
fn held(edition: &Edition, manifest: &Manifest, judged: &Judged, sources: &Sources) -> BTreeMap<u32, Why> {
    let homes = homes(edition, sources);
    let is_elsewhere = |place: u32, one: &Diagnostic| {
        let home = known_by(one, sources).1.and_then(|at| homes.get(&at));
        home.is_some_and(|home| *home != place && judged.bad.contains_key(home))
    };
    let mut stories: BTreeMap<&str, BTreeSet<u32>> = BTreeMap::new();
    for page in edition.asked() {
        for slot in page.slots.iter().flat_map(|slots| &slots.value) {
            stories.entry(&slot.story.value).or_default().insert(page.number);
        }
    }
    for entry in &manifest.pages {
        for story in &entry.stories {
            stories.entry(story).or_default().insert(entry.place);
        }
    }
    // A page that shares a story is made together with the other, whose errors are told of both.
    let is_own =
        |(place, errors): &(&u32, &Vec<Diagnostic>)| !errors.iter().all(|one| is_elsewhere(**place, one));
    let own = judged.bad.iter().filter(is_own);
    let mut held: BTreeMap<u32, Why> = own.map(|(place, errors)| (*place, Why::of(errors))).collect();
    together(&stories, &mut held);
    for (place, errors) in &judged.bad {
        held.entry(*place).or_insert_with(|| Why::of(errors));
    }
    together(&stories, &mut held);
    held
}

/// Adds the pages that share stories with those that stay.
fn together(stories: &BTreeMap<&str, BTreeSet<u32>>, held: &mut BTreeMap<u32, Why>) {
    loop {
        let before = held.len();
        for (story, places) in stories {
            let Some(other) = places.iter().copied().find(|place| held.contains_key(place)) else { continue };
            for place in places {
                let why = || Why::Story { story: (*story).to_owned(), other };
                held.entry(*place).or_insert_with(why);
            }
        }
        if held.len() == before {
            return;
        }
    }
}

/// The pages that places of the edition's file are of: where it puts stories into slots.
fn homes(edition: &Edition, sources: &Sources) -> BTreeMap<(String, u32), u32> {
    let mut homes = BTreeMap::new();
    for page in edition.asked() {
        let slots = page.slots.iter().flat_map(|slots| &slots.value);
        for span in slots.flat_map(|slot| [slot.slot.span, slot.story.span]) {
            if let Some(file) = sources.get(span.file) {
                homes.insert((file.name.clone(), span.start), page.number);
            }
        }
    }
    homes
}

/// What the manifest has for pages that stay, by their places; and which never were good, or are lost.
fn entries(
    held: &BTreeMap<u32, Why>,
    split: &Split,
    judged: &Judged,
) -> (BTreeMap<u32, Entry>, Vec<Diagnostic>) {
    let (mut kept, mut found) = (BTreeMap::new(), Vec::new());
    for place in held.keys() {
        let Some(entry) = split.manifest.pages.iter().find(|entry| entry.place == *place) else {
            let label = judged.labels.get(place).cloned().unwrap_or_else(|| place.to_string());
            found.push(Diagnostic::error("last-good").arg("page", short(&label)));
            continue;
        };
        match split.is_there(entry) {
            Ok(()) => {
                kept.insert(*place, entry.clone());
            }
            Err(one) => found.push(one),
        }
    }
    (kept, found)
}

/// That the edition has other pages than its files: those that stay say how many it has, and what they go by.
fn other_pages(edition: &Edition, manifest: &Manifest, judged: &Judged) -> Option<Diagnostic> {
    let now: BTreeSet<u32> = edition.asked().iter().map(|page| page.number).collect();
    let then: BTreeSet<u32> = manifest.pages.iter().map(|entry| entry.place).collect();
    let renamed = manifest.pages.iter().find_map(|entry| {
        let label = judged.labels.get(&entry.place)?;
        (*label != entry.page).then_some((label, &entry.page))
    });
    let one = Diagnostic::error("last-good");
    match renamed {
        _ if now != then => Some(one.form("count").arg("now", now.len()).arg("then", then.len())),
        Some((label, before)) => {
            Some(one.form("label").arg("page", short(label)).arg("before", short(before)))
        }
        None => None,
    }
}

/// What is wrong with pages, each fault once and as a warning, and a warning for each page that stays.
fn told(
    held: &BTreeMap<u32, Why>,
    kept: &BTreeMap<u32, Entry>,
    judged: Judged,
    sources: &Sources,
) -> Vec<Diagnostic> {
    let mut known = BTreeSet::new();
    let errors = judged.bad.into_values().flatten();
    let is_new = |one: &Diagnostic| known.insert((known_by(one, sources), one.said(Lang::En).message));
    let errors = errors.filter(is_new);
    let mut told: Vec<Diagnostic> =
        errors.map(|one| Diagnostic { severity: Severity::Warning, ..one }).collect();
    let label = |place: &u32| kept.get(place).map_or_else(|| place.to_string(), |entry| entry.page.clone());
    for (place, entry) in kept {
        let one = Diagnostic::warning("page-last-good").arg("page", short(&entry.page));
        let one = one.arg("version", entry.version).arg("file", short(&entry.file));
        told.extend(held.get(place).map(|why| match why {
            Why::Errors(codes) => one.arg("codes", Arg::names(codes.iter().copied())),
            Why::Story { story, other } => {
                let one = one.form("story").arg("story", short(story)).arg("other", short(&label(other)));
                one.mend_by("help-story")
            }
        }));
    }
    told
}

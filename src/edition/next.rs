//! The edition of the next day: the frame of a paper, with another date, and without a story of the day before.
//!
//! Its `edition.toml` is the old one but for what a new day changes, put in by places: comments and order are those of
//! whoever wrote it. Stories are not taken along, nor what hangs on them: one that nobody replaced would be printed
//! twice. Each slot gets a fresh one with a name of its own. Advertisements stay on their pages for as long as they are booked.

use std::collections::{BTreeMap, BTreeSet};

use crate::calendar::{self, Date, Lunar, lunar_like, weekday_like};
use crate::color::Dress;
use crate::diag::{Diagnostic, Sources, Span, any_error};
use crate::edition::ads::Running;
use crate::edition::front_matter::serial_of;
use crate::edition::raw::{FieldText, RawEdition, RawOther, RawPaper, RawUse};
use crate::edition::story::STORY;
use crate::edition::uses::slots_of_pages;
use crate::edition::written::{Written, written};
use crate::printable::{is_seen, short};
use crate::reading::bases::Chain;
use crate::reading::bounds;
use crate::reading::files::{Folder, is_file_name, read_text};
use crate::reading::findings::{Field, Findings, Given};
use crate::reading::house::Origin;
use crate::reading::read::{TableOr, Word};
use crate::reading::shelf::Shelf;
use crate::reading::suggest::quoted;
use crate::reading::table::Named;

/// The edition of another day.
#[derive(Debug)]
pub struct Next {
    /// Its day.
    pub date: Date,
    /// Its `edition.toml`.
    pub text: String,
    /// The stories that it names.
    pub stories: Vec<Fresh>,
    /// The files in `ads/` of the old edition that it needs; none, where the house has them.
    pub ads: Vec<String>,
}

/// A story that is yet to be written.
#[derive(Debug, PartialEq, Eq)]
pub struct Fresh {
    /// The name of its file, without the ending.
    pub name: String,
    /// The page that it is for.
    pub page: usize,
    /// The slot that it is for.
    pub slot: String,
}

/// The edition that follows the one in a folder: on a day, or on the one after. Warnings come with it.
///
/// Only the edition's file is read, that of the bookings, and of stories what serials they are parts of: what is wrong with them
/// does not keep anyone from the next day.
///
/// # Errors
/// All that is wrong with its `edition.toml`, or with the bookings.
pub fn next(
    edition: impl Into<Origin>,
    date: Option<Date>,
    sources: &mut Sources,
) -> Result<(Next, Vec<Diagnostic>), Vec<Diagnostic>> {
    let (origin, mut found) = (edition.into(), Findings::default());
    let edition = found.kept(Folder::open(&origin.folder));
    let next = edition.and_then(|edition| {
        let chain = Chain::of(edition.clone(), slots_of_pages, sources, &mut found);
        if let Some(base) = chain.base() {
            found.add(on_a_base(base));
            return None;
        }
        let Written { file, raw, .. } = written(&chain, &mut found)?;
        let running = Running::read(&origin, sources, &mut found);
        let next = following(&raw, (date, &running), &sources.get(file)?.text, &mut found);
        for one in going_on(&raw, &edition, sources) {
            found.add(one);
        }
        next
    });
    let found = found.sorted();
    match next {
        Some(next) if !any_error(&found) => Ok((next, found)),
        _ => Err(found),
    }
}

/// That an edition stands on a base. What it says is of one night, of pages and stories that are others tomorrow; and which
/// folder tomorrow's base will lie in, nobody has said.
fn on_a_base(base: &Field<String>) -> Diagnostic {
    Diagnostic::error("next-of-base").arg("base", short(&base.value)).here(base.span)
}

fn following(
    raw: &RawEdition,
    (date, running): (Option<Date>, &Running),
    text: &str,
    found: &mut Findings,
) -> Option<Next> {
    let paper = &raw.paper.as_ref()?.value.value;
    let Field { value: old, span } = paper.date.as_ref()?;
    // No day follows the last that can be written; then the date stays.
    let date = date.or_else(|| calendar::next(old.0)).unwrap_or(old.0);
    let mut edits = vec![(*span, calendar::shown(date))];
    edits.extend(number(&paper.number, found));
    edits.extend(days(paper, date));
    if let Some(dress) = &paper.dress {
        found.add(dress_kept(dress));
    }
    let (mut stories, mut taken) = (Vec::new(), BTreeSet::new());
    let mut fresh: BTreeMap<String, String> = BTreeMap::new();
    for (page, Field { value: one, .. }) in (1..).zip(&raw.page.as_ref()?.value.value.0) {
        edits.extend(one.ads.as_ref().and_then(|ads| running.left(ads, date, text, found)));
        for (at, (slot, story)) in (1..).zip(one.slots.iter().flat_map(|slots| &slots.value.0)) {
            // A standing box is filled anew every day.
            if matches!(&story.value, TableOr::Table(RawOther { feed: Some(_), .. })) {
                continue;
            }
            // A story that jumps is one that is too long: where it went on, one begins tomorrow.
            // Written below a header of its own it can't be told from what follows, and goes on tomorrow, too.
            if let TableOr::Table(RawOther { continues, .. }) = &story.value
                && !text.get(story.span.range()).is_some_and(|table| table.starts_with('{'))
            {
                let new = continues.as_ref().and_then(|old| Some((old.span, quoted(fresh.get(&old.value)?))));
                edits.extend(new);
                continue;
            }
            let name = name(page, at, &slot.value, &mut taken);
            if let TableOr::Short(old) = &story.value {
                fresh.insert(old.clone(), name.clone());
            }
            edits.push((story.span, quoted(&name)));
            stories.push(Fresh { name, page, slot: slot.value.clone() });
        }
    }
    // 导读: what stands where a picked story stood is picked.
    let picks = raw.guide.iter().flat_map(|guide| &guide.value.0);
    edits.extend(picks.filter_map(|pick| Some((pick.span, quoted(fresh.get(&pick.value)?)))));
    edits.sort_by_key(|(span, _)| span.start);
    let mut text = text.to_owned();
    for (span, edit) in edits.iter().rev() {
        text.replace_range(span.range(), edit);
    }
    Some(Next { date, text, stories, ads: running.files(date) })
}

/// The number, one up, in as many figures as it has. One that is more than a number stays, and that is told.
fn number(given: &Given<FieldText>, found: &mut Findings) -> Option<(Span, String)> {
    let Field { value, span } = given.as_ref()?;
    let next = match value {
        FieldText::Number(number) => number.checked_add(1).map(|number| number.to_string()),
        FieldText::Text(text) if text.bytes().all(|byte| byte.is_ascii_digit()) => {
            let long = text.len();
            let number = text.parse::<u64>().ok().and_then(|number| number.checked_add(1));
            number.map(|number| quoted(&format!("{number:0long$}")))
        }
        FieldText::Text(_) => None,
    };
    if next.is_none() {
        found.add(Diagnostic::warning("number-kept").here(*span));
    }
    next.map(|next| (*span, next))
}

/// That the dress goes on: mourning may last for days, and nobody is to be surprised by a day too many.
fn dress_kept(Field { value: Word(dress), span }: &Field<Word<Dress>>) -> Diagnostic {
    let name = match dress {
        Dress::Mourning => "mourning",
        Dress::Festive => "festive",
    };
    Diagnostic::warning("dress-kept").arg("dress", name).here(*span)
}

/// Which serials go on, and with which part: nothing else says so, since stories are not taken along.
fn going_on(raw: &RawEdition, edition: &Folder, sources: &mut Sources) -> Vec<Diagnostic> {
    let (mut files, lost) = (Shelf::alone(edition.folder("stories")), &mut Findings::default());
    let pages = raw.page.iter().flat_map(|pages| &pages.value.value.0);
    let slots = pages.filter_map(|page| page.value.slots.as_ref()).flat_map(|slots| &slots.value.0);
    let mut told = |(_, story): &(Field<String>, Field<RawUse>)| {
        let TableOr::Short(name) = &story.value else { return None };
        let file = files.find_or_lose(name, story.span, STORY, lost)?;
        let file = read_text(&file, Some(story.span), sources, lost)?;
        let serial = serial_of(&sources.get(file)?.text, file).filter(|serial| !serial.last)?;
        let one = Diagnostic::warning("serial-goes-on").arg("title", short(&serial.title));
        Some(one.arg("part", serial.part + 1).here(story.span).mark(serial.span, "serial"))
    };
    slots.take(bounds::STORIES).filter_map(&mut told).collect()
}

/// What the paper says of the day besides its date. A lunar date that nobody knows is left empty: the old one would go
/// to print.
fn days(paper: &RawPaper, date: Date) -> Vec<(Span, String)> {
    let lunar = paper.lunar.iter().filter(|field| is_seen(&field.value)).map(|Field { value, span }| {
        let like = Lunar::of(date).map(|lunar| lunar_like(value, lunar)).unwrap_or_default();
        (*span, quoted(&like))
    });
    let Named(others, _) = &paper.fields;
    let week = others.iter().filter_map(|(_, Field { value, span })| match value {
        FieldText::Text(text) => Some((*span, quoted(&weekday_like(text, date)?))),
        FieldText::Number(_) => None,
    });
    lunar.chain(week).collect()
}

/// A name for the story of a slot, which no other has, be it in other letters: some systems know no difference.
fn name(page: usize, at: usize, slot: &str, taken: &mut BTreeSet<String>) -> String {
    let own = format!("{page}-{slot}");
    let own = if is_file_name(&own) { own } else { format!("{page}-{at}") };
    let mut others = (at..).map(|number| format!("{own}-{number}"));
    let is_taken = |name: &String| taken.contains(&name.to_lowercase());
    let name =
        if is_taken(&own) { others.find(|name| !is_taken(name)).unwrap_or_default() } else { own.clone() };
    taken.insert(name.to_lowercase());
    name
}

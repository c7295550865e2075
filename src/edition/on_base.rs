//! An edition on a base (城区版 and 郊区版, 一改 and 二改): what it says is laid over what its base says.
//!
//! Keys of the paper take the place of the base's one by one, and so do those of a page that is changed, slots and fields among
//! them; any other value takes it whole. Every value keeps its place in the file that gives it, and a slot stands in the order
//! of the base's, so that what comes of it is the edition written out in full.

use toml::Spanned;
use toml::de::{DeArray, DeString, DeTable, DeValue};

use super::choice::Called;
use super::numbering::{Numbered, numbered};
use super::raw::{FieldText, RawPage};
use crate::diag::{Diagnostic, Span};
use crate::printable::short;
use crate::reading::bounds;
use crate::reading::findings::{Field, Findings};
use crate::reading::layers::OWN;
use crate::reading::read::{FromToml, Reading, StandIns};
use crate::reading::suggest;
use crate::reading::table::{Group, field};

type Key<'t> = Spanned<DeString<'t>>;
type Value<'t> = Spanned<DeValue<'t>>;

/// What an edition does with a page of its base, by the key that names this.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Act {
    Change,
    Drop,
    After,
    Before,
}

const ACTS: [(&str, Act); 4] =
    [("change", Act::Change), ("drop", Act::Drop), ("after", Act::After), ("before", Act::Before)];

/// More names that are wrong are not held against those that may be meant.
const MOST_GUESSES: usize = 20;
/// Keys of a page that `""` takes away.
const TAKEN_AWAY: [&str; 3] = ["label", "fold", "lead_picture"];
/// Tables of a page that are gone through key by key.
const SLOTS: &str = "slots";
const FIELDS: &str = "fields";

/// Lays an edition over its base.
pub(super) fn lay<'t>(
    base: &mut DeTable<'t>,
    over: DeTable<'t>,
    reading: &mut Reading<'_>,
    stand_ins: &mut StandIns,
) {
    let mut over_it = Over { reading, stand_ins, unknown: 0 };
    for (key, value) in over {
        match (key.get_ref().as_ref(), value.get_ref()) {
            ("paper", DeValue::Table(own)) => match base.get_mut("paper").map(Spanned::get_mut) {
                Some(DeValue::Table(paper)) => over_it.each(paper, own),
                _ => put(base, key, value),
            },
            ("page", DeValue::Array(own)) => {
                let span = over_it.reading.span(value.span());
                let most = bounds::PAGES;
                let is_too_many = bounds::too_many("pages", own.len(), most, span, over_it.reading.found);
                let of_base = base.get("page").and_then(|pages| pages.get_ref().as_array());
                // Of the base's it is told when all is read.
                if is_too_many || of_base.is_some_and(|pages| pages.len() > most) {
                    continue;
                }
                let pages = base.remove("page").map(Spanned::into_inner);
                let pages = if let Some(DeValue::Array(pages)) = pages { pages } else { DeArray::new() };
                let pages = over_it.pages(pages, own);
                put(base, key.clone(), Spanned::new(value.span(), DeValue::Array(pages)));
            }
            // What files say of themselves: that two say the same is no wonder.
            (name, _) if OWN.contains(&name) => put(base, key, value),
            _ => over_it.replace(base, key, value),
        }
    }
}

/// Puts a value under a key, both at their own places.
fn put<'t>(table: &mut DeTable<'t>, key: Key<'t>, value: Value<'t>) {
    table.remove(key.get_ref().as_ref());
    table.insert(key, value);
}

/// A page of the base, and what stands before and behind it by the edition on it.
#[derive(Default)]
struct Place<'t> {
    page: Option<Value<'t>>,
    before: Vec<Value<'t>>,
    after: Vec<Value<'t>>,
    /// Where it is changed or dropped.
    named: Option<Span>,
    /// It is dropped.
    dropped: bool,
}

impl<'t> Place<'t> {
    /// The pages that stand there in the end.
    fn all(&self) -> impl Iterator<Item = &Value<'t>> {
        let own = self.page.iter().filter(|_| !self.dropped);
        self.before.iter().chain(own).chain(&self.after)
    }
}

/// An edition that is laid over another.
struct Over<'o, 'r> {
    reading: &'o mut Reading<'r>,
    stand_ins: &'o mut StandIns,
    /// How many names were told that the base does not know.
    unknown: usize,
}

impl Over<'_, '_> {
    fn told(&mut self, one: Diagnostic) {
        self.reading.found.add(one);
    }

    /// Puts the values of a table into the base's.
    fn each<'t>(&mut self, base: &mut DeTable<'t>, over: &DeTable<'t>) {
        for (key, value) in over {
            self.replace(base, key.clone(), value.clone());
        }
    }

    /// Puts a value in the place of the base's; one that says the same is told.
    fn replace<'t>(&mut self, base: &mut DeTable<'t>, key: Key<'t>, value: Value<'t>) {
        if base.get(key.get_ref().as_ref()).is_some_and(|own| is_same(own.get_ref(), value.get_ref())) {
            self.idle("", &key);
        }
        put(base, key, value);
    }

    /// Tells of what changes nothing.
    fn idle(&mut self, form: &'static str, key: &Key<'_>) {
        let one = Diagnostic::warning("idle-override").form(form).arg("key", short(key.get_ref()));
        let one = one.here(self.reading.span(key.span()));
        self.told(one);
    }

    /// A name that the base does not know, with the one that may be meant. Where many are wrong that helps nobody, and a
    /// hostile file could have thousands compared with thousands.
    fn unknown(
        &mut self,
        one: Diagnostic,
        (name, span): (&str, Span),
        known: &[&str],
        (kind, written): (&'static str, fn(&str) -> String),
    ) {
        self.unknown += 1;
        let one = one.here(span);
        let helped = self.unknown <= MOST_GUESSES;
        self.told(if helped { suggest::known(one, (name, span), known, kind, written) } else { one });
    }

    /// The pages of an edition on a base.
    fn pages<'t>(&mut self, base: DeArray<'t>, over: &DeArray<'t>) -> DeArray<'t> {
        let mut places: Vec<Place<'t>> =
            base.into_iter().map(|page| Place { page: Some(page), ..Place::default() }).collect();
        let called = self.called(&places);
        let mut others = Vec::new();
        for page in over {
            let Some(table) = page.get_ref().as_table() else {
                others.push(page.clone());
                continue;
            };
            let Some((key, act)) = self.act(table, self.reading.span(page.span())) else { continue };
            let Some((at, name)) = self.named(table, &key, &called) else { continue };
            let Some(place) = places.get_mut(at) else { continue };
            let mut own = table.clone();
            // What is misspelt stays, so that it is told.
            if ACTS.iter().any(|(known, _)| *known == key.get_ref().as_ref()) {
                own.remove(key.get_ref().as_ref());
            }
            let added = |own| Spanned::new(page.span(), DeValue::Table(own));
            match act {
                Act::After => place.after.push(added(own)),
                Act::Before => place.before.push(added(own)),
                Act::Change | Act::Drop => self.of_base(place, &own, (&key, act), name),
            }
        }
        self.sections(&places);
        let kept = places.into_iter().flat_map(|Place { page, before, after, dropped, .. }| {
            before.into_iter().chain(page.filter(|_| !dropped)).chain(after)
        });
        kept.chain(others).collect()
    }

    /// Changes or drops a page of the base, once.
    fn of_base<'t>(
        &mut self,
        place: &mut Place<'t>,
        own: &DeTable<'t>,
        (key, act): (&Key<'t>, Act),
        name: Span,
    ) {
        if let Some(first) = place.named {
            let one = Diagnostic::error("base-page").form("twice").mark(name, "again").mark(first, "first");
            self.told(one.mend_by("help-twice"));
            return;
        }
        place.named = Some(name);
        if act == Act::Drop {
            place.dropped = true;
            if let Some((other, _)) = own.iter().next() {
                let one = Diagnostic::error("base-page").form("dropped").arg("key", short(other.get_ref()));
                let one = one.here(self.reading.span(other.span())).mend_by("help-dropped");
                self.told(one);
            }
        } else if own.is_empty() {
            self.idle("page", key);
        } else if let Some(DeValue::Table(page)) = place.page.as_mut().map(Spanned::get_mut) {
            self.change(page, own);
        }
    }

    /// What the pages of the base can be asked for by: each that is one, with its place among all.
    fn called(&mut self, places: &[Place<'_>]) -> Vec<(usize, Called)> {
        // What is wrong with them is told when all of the edition is read.
        let mut told = std::mem::take(self.reading.found);
        let mut pages = Vec::new();
        let mut at = Vec::new();
        for (place, page) in places.iter().enumerate() {
            let Some(page) = &page.page else { continue };
            let span = self.reading.span(page.span());
            let read = self.reading.under("page", |reading| RawPage::read(page.get_ref(), span, reading));
            if let Some(value) = read {
                pages.push(Field { value, span });
                at.push(place);
            }
        }
        std::mem::swap(self.reading.found, &mut told);
        let numbered = numbered(&pages, &mut Findings::default());
        at.into_iter().zip(numbered.iter().map(Numbered::called)).collect()
    }

    /// What a page does with one of the base, and the key that says so.
    fn act<'t>(&mut self, table: &DeTable<'t>, page: Span) -> Option<(Key<'t>, Act)> {
        let mut given: Vec<(Key<'t>, Act)> = Vec::new();
        for (key, _) in table {
            let name = key.get_ref().as_ref();
            let is_other = RawPage::KEYS.contains(&name) && ACTS.iter().all(|(act, _)| *act != name);
            let meant = if is_other { None } else { suggest::nearest(name, ACTS.map(|(act, _)| act)) };
            let act = ACTS.iter().find(|(act, _)| Some(*act) == meant);
            given.extend(act.map(|(_, act)| (key.clone(), *act)));
        }
        given.sort_by_key(|(key, _)| key.span().start);
        let mut given = given.into_iter();
        let Some(first) = given.next() else {
            self.told(Diagnostic::error("base-page").form("none").mark(page, "page").mend_by("help-none"));
            return None;
        };
        if let Some((second, _)) = given.next() {
            let [one, other] = [&first.0, &second].map(|key| self.reading.span(key.span()));
            let two = Diagnostic::error("base-page").form("two").mark(other, "again").mark(one, "first");
            self.told(two.mend_by("help-two"));
            return None;
        }
        Some(first)
    }

    /// The page of the base that a key names, by its place among them, and where it is named.
    fn named(
        &mut self,
        table: &DeTable<'_>,
        key: &Key<'_>,
        called: &[(usize, Called)],
    ) -> Option<(usize, Span)> {
        let name = key.get_ref().as_ref();
        let value = table.get(name)?;
        let given: Field<FieldText> = self.reading.under("page", |reading| field(name, value, reading))?;
        let text = match &given.value {
            FieldText::Number(number) => number.to_string(),
            FieldText::Text(text) => text.clone(),
        };
        if let Some((at, _)) = called.iter().find(|(_, called)| called.goes_by(&text)) {
            return Some((*at, given.span));
        }
        let known: Vec<&str> =
            called.iter().flat_map(|(_, called)| &called.labels).map(String::as_str).collect();
        let one = Diagnostic::error("base-page").arg("page", short(&text));
        self.unknown(one, (&text, given.span), &known, ("pages", suggest::quoted));
        None
    }

    /// Lays what an edition says of a page over what its base says of it.
    fn change<'t>(&mut self, page: &mut DeTable<'t>, over: &DeTable<'t>) {
        for (key, value) in over {
            let (key, value) = (key.clone(), value.clone());
            let name = key.get_ref().to_string();
            match (page.get_mut(name.as_str()).map(Spanned::get_mut), value.get_ref()) {
                (Some(DeValue::Table(own)), DeValue::Table(over)) if name == FIELDS => self.each(own, over),
                (own, DeValue::Table(over)) if name == SLOTS => {
                    let mut slots = if let Some(DeValue::Table(own)) = own {
                        std::mem::take(own)
                    } else {
                        DeTable::new()
                    };
                    self.slots(&mut slots, over);
                    put(page, key, Spanned::new(value.span(), DeValue::Table(slots)));
                }
                (own, text) if TAKEN_AWAY.contains(&name.as_str()) && is_empty(text) => {
                    if own.is_none() {
                        self.idle("nothing", &key);
                    }
                    page.remove(name.as_str());
                }
                _ => self.replace(page, key, value),
            }
        }
    }

    /// Slot by slot: one that is `""` is emptied.
    fn slots<'t>(&mut self, base: &mut DeTable<'t>, over: &DeTable<'t>) {
        let known: Vec<String> = base.keys().map(|slot| slot.get_ref().to_string()).collect();
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        for (slot, value) in over {
            let name = slot.get_ref().as_ref();
            if is_empty(value.get_ref()) {
                if base.remove(name).is_none() {
                    let span = self.reading.span(slot.span());
                    let one = Diagnostic::error("base-slot").arg("slot", short(name));
                    self.unknown(one, (name, span), &known, ("slots", suggest::bare));
                }
                continue;
            }
            if let Some((own, before)) = base.get_key_value(name) {
                let at = own.span().start;
                if is_same(before.get_ref(), value.get_ref()) {
                    self.idle("", slot);
                }
                self.stand_ins.insert(at, slot.span());
            }
            // A key that is there stays, at its place in the order.
            base.insert(slot.clone(), value.clone());
        }
    }

    /// Tells of sections whose first page is dropped: what comes behind it would count on from the section before.
    fn sections(&mut self, places: &[Place<'_>]) {
        let says = |page: &Value<'_>, key: &str| page.get_ref().get(key).is_some();
        for (at, place) in places.iter().enumerate().filter(|(_, place)| place.dropped) {
            let fold = place.page.as_ref().and_then(|page| page.get_ref().get("fold")?.get_ref().as_str());
            let Some((fold, span)) = fold.zip(place.named) else { continue };
            let next = places.iter().skip(at + 1).flat_map(Place::all);
            let mut behind = place.after.iter().chain(next);
            let is_begun = place.before.iter().any(|page| says(page, "fold"));
            if !is_begun && behind.next().is_some_and(|next| !says(next, "fold") && !says(next, "label")) {
                self.told(Diagnostic::warning("fold-dropped").arg("fold", short(fold)).here(span));
            }
        }
    }
}

/// Whether a value is a text of nothing.
fn is_empty(value: &DeValue<'_>) -> bool {
    value.as_str() == Some("")
}

/// Whether two values say the same.
fn is_same(one: &DeValue<'_>, other: &DeValue<'_>) -> bool {
    match (one, other) {
        (DeValue::String(one), DeValue::String(other)) => one == other,
        (DeValue::Integer(one), DeValue::Integer(other)) => {
            (one.as_str(), one.radix()) == (other.as_str(), other.radix())
        }
        (DeValue::Float(one), DeValue::Float(other)) => one.as_str() == other.as_str(),
        (DeValue::Boolean(one), DeValue::Boolean(other)) => one == other,
        (DeValue::Datetime(one), DeValue::Datetime(other)) => one == other,
        (DeValue::Array(one), DeValue::Array(other)) => {
            let mut pairs = one.iter().zip(other.iter());
            one.len() == other.len() && pairs.all(|(one, other)| is_same(one.get_ref(), other.get_ref()))
        }
        (DeValue::Table(one), DeValue::Table(other)) => {
            let same = |(key, value): (&Key<'_>, &Value<'_>)| {
                other
                    .get(key.get_ref().as_ref())
                    .is_some_and(|other| is_same(value.get_ref(), other.get_ref()))
            };
            one.len() == other.len() && one.iter().all(same)
        }
        _ => false,
    }
}

//! Filling a template: what its placeholders stand for is put in their place, once it was read.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::datum::{Datum, What, printed};
use super::placeholder::{Masked, Placeholder, in_plain};
use crate::copy::Passage;
use crate::diag::{Diagnostic, Span};
use crate::printable::short;
use crate::reading::bounds::{self, too_many};
use crate::reading::findings::Findings;
use crate::reading::suggest;
use crate::words::Words;

/// So much text may come of one template, in bytes.
const MOST_TEXT: usize = 1 << 20;

/// So many names are looked at for the one that was meant.
const MOST_KNOWN: usize = 200;

/// What a template is filled with.
#[derive(Clone, Copy)]
pub(super) struct Filling<'a> {
    pub data: &'a Datum,
    /// The fields of the paper by name.
    pub fields: &'a BTreeMap<String, String>,
    /// The text of the template's file, and its placeholders.
    pub source: &'a str,
    pub masked: &'a Masked,
    /// The lists that may have nothing in them.
    pub may_be_empty: &'a BTreeSet<String>,
}

/// One of a list that is gone through.
pub(super) type Element<'e, 'a> = Option<(&'e Named<'a>, &'a Datum)>;

/// Fills a template.
pub(super) struct Filler<'a, 'f> {
    pub(super) with: Filling<'a>,
    pub(super) found: &'f mut Findings,
    /// Lists of which it was told what is wrong with them.
    told: BTreeSet<String>,
    /// How much text may still come of it, in bytes.
    left: usize,
}

/// A list of the data that a text names.
#[derive(Clone)]
pub(super) struct Named<'a> {
    /// The names that lead to it.
    pub name: String,
    pub depth: usize,
    pub all: &'a [Datum],
    /// Where the data have it.
    pub span: Span,
    /// Where the template names it.
    pub at: Span,
}

impl<'a, 'f> Filler<'a, 'f> {
    pub(super) fn of(with: Filling<'a>, found: &'f mut Findings) -> Self {
        Self { with, found, told: BTreeSet::new(), left: MOST_TEXT }
    }

    /// Fills a text of front matter, which is of no list.
    pub(super) fn plain(&mut self, copy: &mut Passage) {
        let all = self.of_no_list(in_plain(copy));
        self.put(copy, &all, None);
    }

    /// Fills a text of which there is one whatever lists have.
    pub(super) fn single(&mut self, copy: &mut Passage) {
        let all = self.of_no_list(self.in_copy(copy));
        self.put(copy, &all, None);
    }

    /// Fills a text, perhaps with one of a list; gives what moves bytes of it.
    pub(super) fn copy(
        &mut self,
        copy: &mut Passage,
        element: Element<'_, 'a>,
    ) -> Vec<(Range<usize>, Passage)> {
        let all = self.in_copy(copy);
        self.put(copy, &all, element)
    }

    pub(super) fn in_copy(&self, copy: &Passage) -> Vec<Placeholder> {
        self.with.masked.in_copy(copy, self.with.source)
    }

    fn put(
        &mut self,
        copy: &mut Passage,
        all: &[Placeholder],
        element: Element<'_, 'a>,
    ) -> Vec<(Range<usize>, Passage)> {
        let mut stretches = Vec::with_capacity(all.len());
        for one in all {
            if is_annotated(copy, one.at.start) {
                self.wrong("feed-list-misplaced", one, |told| {
                    told.form("annotated").mend_by("help-annotated")
                });
            }
            let value = self.value(one, element).unwrap_or_default();
            let value = if self.takes(value.text.len(), one.span) { value } else { Passage::default() };
            stretches.push((one.at.clone(), value));
        }
        if !stretches.is_empty() {
            *copy = copy.replaced(&stretches);
        }
        stretches
    }

    /// Whether so much text may still come of the template; that it may not is told once.
    pub(super) fn takes(&mut self, bytes: usize, at: Span) -> bool {
        let before = self.left;
        self.left = before.saturating_sub(bytes + 1);
        if self.left == 0 && before > 0 {
            self.found.add(Diagnostic::error("feed-too-long").arg("most", MOST_TEXT >> 20).here(at));
        }
        self.left > 0
    }

    /// The text of a placeholder; nothing where there is none, which is told.
    fn value(&mut self, one: &Placeholder, element: Element<'_, 'a>) -> Option<Passage> {
        let list = self.list(one);
        let (mut here, rest) = match (&list, element) {
            (Some(own), Some((list, datum))) if own.name == list.name => (datum, one.path.get(own.depth..)?),
            // Of another list, which has been told.
            (Some(_), Some(_)) => return None,
            _ => (self.with.data, one.path.as_slice()),
        };
        if let [name] = rest
            && list.is_none()
            && self.with.data.get(name).is_none()
            && let Some(value) = self.with.fields.get(name)
        {
            return Some(Passage::made(value.clone(), one.span));
        }
        for (at, name) in rest.iter().enumerate() {
            if let (What::Day(day), true) = (&here.what, at + 1 == rest.len())
                && let Some(text) = printed(*day, Some(name))
            {
                return Some(Passage::made(text, here.span));
            }
            let Some(next) = here.get(name) else {
                self.absent(one, name, here, list.is_some() && at == 0);
                return None;
            };
            here = next;
        }
        match &here.what {
            What::Text(copy) => Some(copy.clone()),
            What::Day(day) => Some(Passage::made(printed(*day, None)?, here.span)),
            What::Table(_) => self.no_text(one, here, "table"),
            What::List(_) => self.no_text(one, here, "array"),
            What::Other(what) => self.no_text(one, here, what),
        }
    }

    /// Tells a name that the data do not have; of one of a list that others have, where it lacks.
    fn absent(&mut self, one: &Placeholder, name: &str, here: &Datum, of_list: bool) {
        let others =
            || self.list(one).is_some_and(|list| list.all.iter().any(|datum| datum.get(name).is_some()));
        if of_list && others() {
            let told = Diagnostic::error("feed-lacks").arg("name", short(name)).here(here.span);
            self.found.add(told.mark(one.span, "placeholder"));
            return;
        }
        if !self.told.insert(one.path.join(".")) {
            return;
        }
        let fields = self.with.fields.keys().map(String::as_str).filter(|_| one.path.len() == 1);
        let known: BTreeSet<&str> = here.names().into_iter().take(MOST_KNOWN).chain(fields).collect();
        let known: Vec<&str> = known.into_iter().collect();
        let known = suggest::nearest(name, known.iter().copied()).map_or(known, |near| vec![near]);
        // The name is the last of those that were found to lead there.
        let before: usize = one.path.iter().take_while(|part| *part != name).map(|part| part.len() + 1).sum();
        let (start, end) = (one.span.start + 1 + before as u32, one.span.end);
        let at = Span { start, end: start + name.len() as u32, ..one.span };
        let at = if at.end < end { at } else { one.span };
        let told = Diagnostic::error("feed-placeholder").arg("name", short(&one.path.join("."))).here(at);
        self.found
            .add(suggest::known(told, (name, at), &known, "values", str::to_owned).mend_by("help-brace"));
    }

    fn no_text(&mut self, one: &Placeholder, here: &Datum, what: &'static str) -> Option<Passage> {
        let name = one.path.join(".");
        if self.told.insert(name.clone()) {
            let told = Diagnostic::error("feed-no-text").arg("name", short(&name));
            let told = told.arg("given", Words::part("wanted", what)).here(here.span);
            let help = if matches!(what, "array" | "table") { "help-list" } else { "help" };
            self.found.add(told.mark(one.span, "placeholder").mend_by(help));
        }
        None
    }

    /// The list that a placeholder names something of.
    pub(super) fn list(&self, one: &Placeholder) -> Option<Named<'a>> {
        let mut here = self.with.data;
        for (depth, name) in (1..).zip(&one.path) {
            here = here.get(name)?;
            if let Some(all) = here.list() {
                let name = one.path.get(..depth)?.join(".");
                return Some(Named { name, depth, all, span: here.span, at: one.span });
            }
        }
        None
    }

    /// The list that a text with some placeholders stands once for each of; a second one is told.
    pub(super) fn list_of(&mut self, all: &[Placeholder]) -> Option<Named<'a>> {
        let first = all.iter().find_map(|one| self.list(one))?;
        let other = all.iter().find(|one| self.list(one).is_some_and(|list| list.name != first.name));
        if let Some(other) = other {
            self.wrong("feed-list-misplaced", other, |told| {
                told.form("two").mark(first.at, "first").mend_by("help-two")
            });
        }
        Some(first)
    }

    /// What of a list is printed. An empty one is told once, but where it may be empty.
    pub(super) fn elements(&mut self, list: &Named<'a>) -> &'a [Datum] {
        let is_first = self.told.insert(format!("{}[]", list.name));
        if list.all.is_empty() && is_first && !self.with.may_be_empty.contains(&list.name) {
            let told = Diagnostic::error("feed-empty").arg("name", short(&list.name)).here(list.span);
            self.found.add(told.mark(list.at, "placeholder"));
        }
        let found = &mut *self.found;
        let most = bounds::TABLE_ROWS;
        if list.all.len() > most {
            if is_first {
                too_many("feed-entries", list.all.len(), most, list.span, found);
            }
            return &[];
        }
        list.all
    }

    /// Those that are of no list; the others are told.
    fn of_no_list(&mut self, all: Vec<Placeholder>) -> Vec<Placeholder> {
        let (of_list, others): (Vec<_>, Vec<_>) = all.into_iter().partition(|one| self.list(one).is_some());
        for one in &of_list {
            self.wrong("feed-list-misplaced", one, |told| told);
        }
        others
    }

    fn wrong(&mut self, code: &'static str, one: &Placeholder, more: impl FnOnce(Diagnostic) -> Diagnostic) {
        let name = one.path.join(".");
        if self.told.insert(format!("{code} {}", one.span.start)) {
            self.found.add(more(Diagnostic::error(code).arg("name", short(&name)).here(one.span)));
        }
    }
}

/// Whether sounds are written at a byte of a text, character by character.
fn is_annotated(copy: &Passage, at: usize) -> bool {
    let run = copy.runs.get(copy.runs.partition_point(|run| run.end <= at));
    run.and_then(|run| copy.attributes_of(run)).is_some_and(|attributes| attributes.note.is_some())
}

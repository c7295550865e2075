//! Fields that furniture shows: those that are empty, and keys of the paper that are near a known one.

use std::collections::{BTreeMap, BTreeSet};

use crate::copy::plain::shown_by_furniture;
use crate::diag::{Diagnostic, Span};
use crate::edition::numbering::Numbered;
use crate::edition::raw::{FieldText, RawPage, RawPaper};
use crate::edition::{Edition, PageSpec};
use crate::layout::{FurniturePart, FurnitureText};
use crate::printable::short;
use crate::reading::findings::{Field, Findings};
use crate::reading::suggest::nearest;
use crate::words::Words;

/// Keys of `[paper]` that mean something by themselves.
const KNOWN: [&str; 6] = ["name", "date", "time", "number", "lunar", "dress"];

/// Fields that papers have of their own, near as they are to a key.
const OWN: [&str; 1] = ["address"];

/// What is looked over, as far as it could be read.
pub(super) struct Fields<'a> {
    pub raw: &'a RawPaper,
    /// Where it stands.
    pub span: Span,
    /// Those that can't be set.
    pub computed: &'a [&'a str],
    /// What of the edition is sound.
    pub edition: &'a Edition,
    /// What the paper gives is known.
    pub paper: bool,
    /// What the pages give is known.
    pub pages: bool,
    /// All that the layouts show is known.
    pub layouts: bool,
}

impl Fields<'_> {
    /// Reports keys that are near a known one, and empty fields that a page shows.
    pub(super) fn check(&self, pages: &[Numbered<'_>], found: &mut Findings) {
        self.markup(pages, found);
        let shown = self.shown();
        let meant = if self.layouts { self.near(&shown, found) } else { Vec::new() };
        if self.paper {
            for (name, at) in shown.iter().filter(|(name, _)| !meant.contains(name)) {
                self.empty(name, *at, found);
            }
        }
        if self.pages {
            self.of_pages(pages, found);
            self.sections(pages, found);
        }
    }

    /// Reports pages of no section that show one.
    fn sections(&self, pages: &[Numbered<'_>], found: &mut Findings) {
        for spec in self.edition.pages().iter().filter(|spec| spec.section.trim().is_empty()) {
            let texts = self.furniture(spec);
            let Some(text) = texts.iter().find(|text| text.shows("section")) else { continue };
            let Some(raw) = raw_of(spec, pages) else { continue };
            let place = raw.value.section.as_ref().map_or(raw.span, |section| section.span);
            let page = Words::part("whose", "page").arg("page", spec.number);
            found.add(empty("section", place, text.span, page));
        }
    }

    /// Reports fields that some page gives for itself and another shows without having them.
    fn of_pages(&self, pages: &[Numbered<'_>], found: &mut Findings) {
        for spec in self.edition.pages() {
            let Some(raw) = raw_of(spec, pages) else { continue };
            let mut told = BTreeSet::new();
            for text in self.furniture(spec) {
                for (name, value) in text.of_pages(&spec.fields) {
                    if crate::printable::is_seen(value) || !told.insert(name) {
                        continue;
                    }
                    let page = Words::part("whose", "page").arg("page", spec.number);
                    let own = raw.value.fields.iter().flat_map(|fields| &fields.value.0);
                    let own = own.clone().find(|(key, _)| key.value == name).map(|(_, value)| value.span);
                    found.add(empty(name, own.unwrap_or(raw.span), text.span, page));
                }
            }
        }
    }

    /// Reports markup in what furniture shows.
    fn markup(&self, pages: &[Numbered<'_>], found: &mut Findings) {
        let RawPaper { name, number, lunar, fields, .. } = self.raw;
        let of_pages = pages.iter().filter_map(|one| one.page.value.fields.as_ref());
        let of_pages = of_pages.flat_map(|fields| fields.value.0.iter().map(|(_, value)| value));
        let given = number.iter().chain(fields.0.iter().map(|(_, value)| value)).chain(of_pages);
        let texts = given.filter_map(|field| match &field.value {
            FieldText::Text(text) => Some((text, field.span)),
            FieldText::Number(_) => None,
        });
        let sections = pages.iter().filter_map(|one| one.page.value.section.as_ref());
        let plain = name.iter().chain(lunar).chain(sections).map(|field| (&field.value, field.span));
        for (text, span) in plain.chain(texts) {
            shown_by_furniture(text, span, found);
        }
    }

    /// The fields that pages show, each with the place where a layout first says so.
    fn shown(&self) -> BTreeMap<&str, Span> {
        let mut shown = BTreeMap::new();
        for text in self.edition.pages().iter().flat_map(|spec| self.furniture(spec)) {
            for name in &text.fields {
                shown.entry(name.as_str()).or_insert(text.span);
            }
        }
        shown
    }

    /// The furniture of a page.
    fn furniture(&self, page: &PageSpec) -> Vec<&FurnitureText> {
        let parts = self.edition.layout_of(page).furniture_on(page.number);
        parts.flat_map(|(_, part)| part.lines()).collect()
    }

    /// Reports keys near a known one that no furniture shows; gives the known ones that were surely meant: those
    /// that are shown, and are not there.
    fn near(&self, shown_fields: &BTreeMap<&str, Span>, found: &mut Findings) -> Vec<&str> {
        let all = self.edition.layouts().iter().flat_map(|layout| &layout.furniture);
        let used: Vec<&String> = all.flat_map(FurniturePart::lines).flat_map(|text| &text.fields).collect();
        let mut meant = Vec::new();
        for (key, _) in &self.raw.fields.0 {
            let mut known = KNOWN.iter().chain(self.computed).copied();
            let own = used.contains(&&key.value) || OWN.contains(&key.value.as_str());
            if own || known.clone().chain(["paper"]).any(|one| one == key.value) {
                continue;
            }
            let Some(near) = nearest(&key.value, &mut known) else { continue };
            let surely = shown_fields.get(near).filter(|_| self.is_absent(near));
            found.add(misspelt(key, near, !KNOWN.contains(&near), surely));
            if surely.is_some() {
                meant.push(near);
            }
        }
        meant
    }

    fn is_absent(&self, name: &str) -> bool {
        let RawPaper { time, number, .. } = self.raw;
        (name == "time" && time.is_none()) || (name == "number" && number.is_none())
    }

    /// Reports a field that is shown, if it is empty.
    fn empty(&self, name: &str, at: Span, found: &mut Findings) {
        let fields = &self.edition.paper().fields;
        let Some((_, value)) = fields.iter().find(|(one, _)| one == name) else { return };
        if crate::printable::is_seen(value) {
            return;
        }
        let RawPaper { number, lunar, fields, .. } = self.raw;
        let own = fields.0.iter().find(|(key, _)| key.value == name).map(|(_, value)| value.span);
        let given = own.or(match name {
            "number" => number.as_ref().map(|number| number.span),
            "lunar" => lunar.as_ref().map(|lunar| lunar.span),
            _ => None,
        });
        let paper = Words::part("whose", "paper");
        found.add(empty(name, given.unwrap_or(self.span), at, paper));
    }
}

/// A key near a known one; an error where that is not there, and shown at a place.
fn misspelt(key: &Field<String>, near: &str, computed: bool, surely: Option<&Span>) -> Diagnostic {
    let one = if surely.is_some() { Diagnostic::error("near-key") } else { Diagnostic::warning("near-key") };
    let one = one.arg("name", short(&key.value)).arg("near", near).here(key.span);
    let one = surely.into_iter().fold(one, |one, shown_at| one.mark(*shown_at, "shown"));
    let one = if computed { one.mend_by("help-computed") } else { one.replace(key.span, near) };
    one.arg("field", format!("{{{near}}}")).arg("own", format!("{{{}}}", short(&key.value)))
}

fn empty(name: &str, place: Span, shown_at: Span, whose: Words) -> Diagnostic {
    let one = Diagnostic::warning("empty-field").arg("name", name).arg("field", format!("{{{name}}}"));
    one.arg("whose", whose).here(place).mark(shown_at, "shown")
}

/// How a page is written.
fn raw_of<'p>(spec: &PageSpec, pages: &'p [Numbered<'_>]) -> Option<&'p Field<RawPage>> {
    pages.iter().find(|page| page.number == spec.number).map(|page| page.page)
}

//! What pages go by: the page number as the paper writes it, its label, or the page's place in the edition.
//!
//! Folios show it and jump lines send readers to it: two pages that go by one are an error, for half of the readers turn
//! to the other.

use std::collections::BTreeMap;

use super::draft::PageDraft;
use crate::diag::{Diagnostic, Span};
use crate::printable::{is_seen, short};
use crate::reading::findings::{Field, Findings};

/// What a page goes by.
#[derive(Debug)]
pub(super) struct Label {
    pub(super) text: String,
    /// Where the edition says so; nothing, where it is the place of the page.
    pub(super) span: Option<Span>,
}

/// What each page of a draft goes by. Where they are not `whole`, a label that is absent may be one that could not
/// be read, and the place of its page is not compared with others.
pub(super) fn labels(pages: &[PageDraft], whole: bool, found: &mut Findings) -> Vec<Label> {
    let mut given: BTreeMap<&str, Span> = BTreeMap::new();
    for Field { value, span } in pages.iter().filter_map(|page| page.label.as_ref()) {
        let text = value.trim();
        if !is_seen(value) {
            found.add(Diagnostic::error("empty-text").arg("key", "label").here(*span));
        } else if let Some(first) = given.get(text) {
            found.add(twice(text).mark(*span, "again").mark(*first, "first"));
        } else {
            given.insert(text, *span);
        }
    }
    let label = |page: &PageDraft| {
        let number = page.number.to_string();
        match page.label.as_ref().filter(|label| is_seen(&label.value)) {
            Some(Field { value, span }) => return Label { text: value.clone(), span: Some(*span) },
            None if page.label.is_some() || !whole => {}
            None => {
                let other = given.get(number.as_str());
                let told = |other: &Span| twice(&number).form("place").here(*other).mark(page.span, "page");
                other.map(told).into_iter().for_each(|one| found.add(one));
            }
        }
        Label { text: number, span: None }
    };
    pages.iter().map(label).collect()
}

fn twice(label: &str) -> Diagnostic {
    Diagnostic::error("label-used-twice").arg("label", short(label))
}

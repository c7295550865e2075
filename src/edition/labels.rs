//! What pages go by: the page number as the paper writes it, its label, or the page's place in the edition.
//!
//! Folios show it and jump lines send readers to it: two pages that go by one are an error, for half of the readers turn
//! to the other.

use std::collections::BTreeMap;

use super::draft::{PageDraft, PageLabel};
use crate::diag::{Diagnostic, Span};
use crate::page_label;
use crate::printable::{is_seen, short};
use crate::reading::findings::{Field, Findings};

/// What each page of a draft goes by. Where they are not `whole`, a label that is absent may be one that could not
/// be read, and the place of its page is not compared with others.
pub(super) fn labels(pages: &[PageDraft], whole: bool, found: &mut Findings) -> Vec<PageLabel> {
    let mut given: BTreeMap<String, Span> = BTreeMap::new();
    for page in pages {
        let Some(Field { value, span }) = &page.label else { continue };
        if !is_seen(value) {
            found.add(Diagnostic::error("empty-text").arg("key", "label").here(*span));
            continue;
        }
        for text in std::iter::once(value.trim().to_owned())
            .chain(page.spread.and_then(|_| page_label::next(value.trim())))
        {
            if let Some(first) = given.get(&text) {
                found.add(twice(&text).mark(*span, "again").mark(*first, "first"));
            } else {
                given.insert(text, *span);
            }
        }
    }
    let mut label = |page: &PageDraft| {
        if let Some(Field { value, span }) = page.label.as_ref().filter(|label| is_seen(&label.value)) {
            let facing = page.spread.and_then(|_| page_label::next(value.trim()));
            return PageLabel { text: value.clone(), facing, span: Some(*span) };
        }
        let by_place = || {
            let facing = page.spread.map(|_| (page.number + 1).to_string());
            PageLabel { text: page.number.to_string(), facing, span: None }
        };
        let counted = page.counted.clone().unwrap_or_else(by_place);
        // Where a label could not be read, nobody knows what its page goes by.
        let known = page.label.is_none() && whole;
        for text in std::iter::once(&counted.text).chain(&counted.facing).filter(|_| known) {
            match (given.get(text), counted.span) {
                (Some(other), None) => {
                    found.add(twice(text).form("place").here(*other).mark(page.span, "page"));
                }
                (Some(other), Some(span)) => {
                    found.add(twice(text).mark(span, "counted").mark(*other, "first"));
                }
                (None, Some(span)) => {
                    given.insert(text.clone(), span);
                }
                (None, None) => {}
            }
        }
        counted
    };
    pages.iter().map(&mut label).collect()
}

fn twice(label: &str) -> Diagnostic {
    Diagnostic::error("label-used-twice").arg("label", short(label))
}

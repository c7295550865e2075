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
    let folds: Vec<Option<Label>> = in_folds(pages, found);
    let mut given: BTreeMap<String, Span> = BTreeMap::new();
    let own = pages.iter().filter_map(|page| Some(("label", page.label.as_ref()?)));
    for (key, Field { value, span }) in own {
        let text = value.trim();
        if !is_seen(value) {
            found.add(Diagnostic::error("empty-text").arg("key", key).here(*span));
        } else if let Some(first) = given.get(text) {
            found.add(twice(text).mark(*span, "again").mark(*first, "first"));
        } else {
            given.insert(text.to_owned(), *span);
        }
    }
    let mut label = |(page, fold): (&PageDraft, Option<Label>)| {
        if let Some(Field { value, span }) = page.label.as_ref().filter(|label| is_seen(&label.value)) {
            return Label { text: value.clone(), span: Some(*span) };
        }
        let counted = fold.unwrap_or_else(|| Label { text: page.number.to_string(), span: None });
        // Where a label could not be read, nobody knows what its page goes by.
        if page.label.is_none() && whole {
            match (given.get(&counted.text), counted.span) {
                (Some(other), None) => {
                    found.add(twice(&counted.text).form("place").here(*other).mark(page.span, "page"));
                }
                (Some(other), Some(span)) => {
                    found.add(twice(&counted.text).mark(span, "counted").mark(*other, "first"));
                }
                (None, Some(span)) => {
                    given.insert(counted.text.clone(), span);
                }
                (None, None) => {}
            }
        }
        counted
    };
    pages.iter().zip(folds).map(&mut label).collect()
}

/// What pages in sections (叠) go by: the number of the first, then counted on; nothing, for those before all sections.
fn in_folds(pages: &[PageDraft], found: &mut Findings) -> Vec<Option<Label>> {
    let mut running: Option<(String, usize, u64, Span)> = None;
    let each = |page: &PageDraft| {
        if let Some(Field { value, span }) = &page.fold {
            let figures = value.bytes().rev().take_while(u8::is_ascii_digit).count();
            let (name, number) = value.split_at(value.len() - figures);
            running = number.parse().ok().map(|first| (name.to_owned(), figures, first, *span));
            if running.is_none() {
                found.add(Diagnostic::error("fold-without-number").arg("fold", short(value)).here(*span));
            }
        }
        let (name, figures, number, span) = running.as_mut()?;
        let label =
            Label { text: format!("{name}{number:0figures$}", figures = *figures), span: Some(*span) };
        *number = number.saturating_add(1);
        Some(label)
    };
    pages.iter().map(each).collect()
}

fn twice(label: &str) -> Diagnostic {
    Diagnostic::error("label-used-twice").arg("label", short(label))
}

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
    /// What the second page of a spread goes by.
    pub(super) facing: Option<String>,
    /// Where the edition says so; nothing, where it is the place of the page.
    pub(super) span: Option<Span>,
}

/// What each page of a draft goes by. Where they are not `whole`, a label that is absent may be one that could not
/// be read, and the place of its page is not compared with others.
pub(super) fn labels(pages: &[PageDraft], whole: bool, found: &mut Findings) -> Vec<Label> {
    let folds: Vec<Option<Label>> = in_folds(pages, found);
    let mut given: BTreeMap<String, Span> = BTreeMap::new();
    for page in pages {
        let Some(Field { value, span }) = &page.label else { continue };
        if !is_seen(value) {
            found.add(Diagnostic::error("empty-text").arg("key", "label").here(*span));
            continue;
        }
        for text in std::iter::once(value.trim().to_owned()).chain(page.spread.and_then(|_| next(value))) {
            if let Some(first) = given.get(&text) {
                found.add(twice(&text).mark(*span, "again").mark(*first, "first"));
            } else {
                given.insert(text, *span);
            }
        }
    }
    let mut label = |(page, fold): (&PageDraft, Option<Label>)| {
        if let Some(Field { value, span }) = page.label.as_ref().filter(|label| is_seen(&label.value)) {
            let facing = page.spread.and_then(|_| next(value));
            return Label { text: value.clone(), facing, span: Some(*span) };
        }
        let by_place = || {
            let facing = page.spread.map(|_| (page.number + 1).to_string());
            Label { text: page.number.to_string(), facing, span: None }
        };
        let counted = fold.unwrap_or_else(by_place);
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
        let mut counted = || {
            let text = format!("{name}{number:0figures$}", figures = *figures);
            *number = number.saturating_add(1);
            text
        };
        let text = counted();
        Some(Label { text, facing: page.spread.map(|_| counted()), span: Some(*span) })
    };
    pages.iter().map(each).collect()
}

/// The number behind that of a page, with as many figures; nothing behind what ends with none.
fn next(label: &str) -> Option<String> {
    let figures = label.bytes().rev().take_while(u8::is_ascii_digit).count();
    let (name, number) = label.split_at(label.len() - figures);
    let number: u64 = number.parse().ok()?;
    Some(format!("{name}{:0figures$}", number.saturating_add(1)))
}

fn twice(label: &str) -> Diagnostic {
    Diagnostic::error("label-used-twice").arg("label", short(label))
}

//! Places of pages: in the edition, from 1, and in its sections (叠). A spread (跨版) is two pages, and takes two numbers.
//!
//! They are counted over all pages, whichever of them are wanted.

use super::choice::Called;
use super::draft::PageLabel;
use super::raw::RawPage;
use crate::diag::{Diagnostic, Span};
use crate::page_label;
use crate::printable::{is_seen, short};
use crate::reading::findings::{Field, Findings};

/// A page and its place.
#[derive(Debug, Clone)]
pub(super) struct Numbered<'p> {
    /// Its number, of a spread that of the first page.
    pub(super) number: u32,
    /// Its place in its section, from 1; before all sections, in the edition.
    pub(super) in_section: u32,
    /// What it goes by in its section; nothing before all sections.
    pub(super) counted: Option<PageLabel>,
    pub(super) page: &'p Field<RawPage>,
}

impl Numbered<'_> {
    /// Where the edition says that it is a spread.
    pub(super) fn spread(&self) -> Option<Span> {
        self.page.value.spread.as_ref().filter(|spread| spread.value).map(|spread| spread.span)
    }

    /// Its last number.
    pub(super) fn last(&self) -> u32 {
        self.number + u32::from(self.spread().is_some())
    }

    /// What it can be asked for by.
    pub(super) fn called(&self) -> Called {
        let by_place = || self.number.to_string();
        let given = self.page.value.label.as_ref().map(|label| label.value.trim().to_owned());
        let counted = || self.counted.as_ref().map(|label| label.text.clone());
        let label = given.filter(|label| is_seen(label)).or_else(counted).unwrap_or_else(by_place);
        let facing = self.spread().and_then(|_| page_label::next(&label));
        Called { places: self.number..=self.last(), labels: std::iter::once(label).chain(facing).collect() }
    }
}

/// All pages with their places.
pub(super) fn numbered<'p>(pages: &'p [Field<RawPage>], found: &mut Findings) -> Vec<Numbered<'p>> {
    let (mut next, mut front) = (1, 1);
    let mut running: Option<(String, Span)> = None;
    let each = |page: &'p Field<RawPage>| {
        if let Some(Field { value, span }) = &page.value.fold {
            front = next;
            running = page_label::next(value).map(|_| (value.clone(), *span));
            if running.is_none() {
                found.add(Diagnostic::error("fold-without-number").arg("fold", short(value)).here(*span));
            }
        }
        let mut placed = Numbered { number: next, in_section: next - front + 1, counted: None, page };
        next = placed.last() + 1;
        let is_spread = placed.spread().is_some();
        placed.counted = running.take().map(|(label, span)| {
            let facing = page_label::next(&label).filter(|_| is_spread);
            running = page_label::next(facing.as_ref().unwrap_or(&label)).map(|next| (next, span));
            PageLabel { text: label, facing, span: Some(span) }
        });
        placed
    };
    pages.iter().map(each).collect()
}

//! Sections of a paper, as page labels tell them (ISO 32000-1, 12.4.2).

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, String as PdfString};

use super::super::job::section_of;
use crate::text_string::text_string;

/// More ranges no paper has.
const MOST_RANGES: usize = 10_000;

/// The first page of each range, from 0, and its section.
pub(super) struct Sections(Vec<(usize, String)>);

impl Sections {
    /// That of a page; nothing where no label tells one.
    pub(super) fn of(&self, page: usize) -> String {
        let before = self.0.iter().filter(|(from, _)| *from <= page);
        before.max_by_key(|(from, _)| *from).map(|(_, section)| section.clone()).unwrap_or_default()
    }
}

/// The sections of a file. Labels in a tree of several levels, which no file of some hundred pages needs, tell none.
pub(super) fn sections(pdf: &Pdf) -> Sections {
    let catalog = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id()).unwrap_or_default();
    let Some(labels) = catalog.get::<Dict<'_>>("PageLabels") else { return Sections(Vec::new()) };
    let Some(nums) = labels.get::<Array<'_>>("Nums") else { return Sections(Vec::new()) };
    let mut ranges = Vec::new();
    let mut entries = nums.flex_iter();
    while ranges.len() < MOST_RANGES {
        let (Some(from), Some(label)) = (entries.next::<i32>(), entries.next::<Dict<'_>>()) else { break };
        let prefix = label.get::<PdfString<'_>>("P").map(|prefix| text_string(prefix.as_bytes()));
        ranges.push((usize::try_from(from).unwrap_or_default(), section_of(&prefix.unwrap_or_default())));
    }
    Sections(ranges)
}

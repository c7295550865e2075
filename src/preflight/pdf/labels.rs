//! Sections of a paper, as page labels tell them (ISO 32000-1, 12.4.2).

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, String as PdfString};

use super::budget::{Budget, TooMuch};
use crate::page_label;
use crate::text_string::text_string;

/// The first page of each range, from 0, rising, and its section.
pub(super) struct Sections(Vec<(i32, String)>);

impl Sections {
    /// That of a page; nothing where no label tells one.
    pub(super) fn of(&self, page: usize) -> &str {
        let behind =
            self.0.partition_point(|(from, _)| usize::try_from(*from).is_ok_and(|from| from <= page));
        behind.checked_sub(1).and_then(|at| self.0.get(at)).map_or("", |(_, section)| section)
    }
}

/// The sections of a file. Labels in a tree of several levels, which no file of some hundred pages needs, tell none.
pub(super) fn sections(pdf: &Pdf, budget: &mut Budget) -> Result<Sections, TooMuch> {
    let catalog = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id()).unwrap_or_default();
    let labels = catalog.get::<Dict<'_>>("PageLabels").unwrap_or_default();
    let nums = labels.get::<Array<'_>>("Nums").unwrap_or_default();
    let mut ranges = Vec::new();
    let mut entries = nums.flex_iter();
    while let (Some(from), Some(label)) = (entries.next::<i32>(), entries.next::<Dict<'_>>()) {
        let prefix = label.get::<PdfString<'_>>("P");
        // One string may stand in every range.
        budget.spend(prefix.as_ref().map_or(0, |prefix| prefix.as_bytes().len()))?;
        let prefix = prefix.map(|prefix| text_string(prefix.as_bytes())).unwrap_or_default();
        ranges.push((from.max(0), page_label::parted(&prefix).0.to_owned()));
    }
    ranges.sort_by_key(|(from, _)| *from);
    Ok(Sections(ranges))
}

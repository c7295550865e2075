//! What stands in the slots of pages, as an edition's file has it.

use toml::de::DeTable;

use super::draft::SlotDraft;
use super::raw::{RawOther, RawUse};
use crate::reading::document::Special;
use crate::reading::findings::Field;
use crate::reading::read::{TableOr, Value};

/// What a page puts into a slot; nothing, where it does not say which story goes on there, or names a template.
pub(super) fn used((slot, used): &(Field<String>, Field<RawUse>)) -> Option<SlotDraft> {
    let (story, goes_on) = match &used.value {
        TableOr::Short(name) => (Field { value: name.clone(), span: used.span }, false),
        TableOr::Table(RawOther { continues, .. }) => (continues.clone()?, true),
    };
    Some(SlotDraft { slot: slot.clone(), story, goes_on })
}

/// Where a file gives the slots of its pages: a key that is given twice there is a slot.
///
/// They are written as `slots = { … }`, whose place is the table's; or below a header `[page.slots]`, whose
/// place is the header's and which goes on to the next header.
pub(super) fn slots_of_pages(text: &str, root: &DeTable<'_>) -> Vec<Special> {
    let pages = root.get("page").and_then(|pages| pages.get_ref().as_array());
    let tables = pages.into_iter().flatten().filter_map(|page| page.get_ref().get("slots"));
    let part = |table: &toml::Spanned<Value<'_>>| {
        let range = table.span();
        let header = text.get(range.start..)?.starts_with('[');
        let below = text.get(range.end..)?;
        let next = below
            .match_indices('\n')
            .find(|(at, _)| below[at + 1..].trim_start_matches([' ', '\t']).starts_with('['));
        let end = range.end + if header { next.map_or(below.len(), |(at, _)| at) } else { 0 };
        Some(Special { range: range.start..end, twice: "slot-used-twice" })
    };
    tables.filter_map(part).collect()
}

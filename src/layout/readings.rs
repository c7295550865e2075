//! 付印: the readings (三审三校) that a page needs before it goes into a press file.

use crate::diag::Diagnostic;
use crate::layout::raw::RawPressName;
use crate::printable::{is_seen, short};
use crate::reading::bounds::{READING, READINGS, too_many};
use crate::reading::findings::{Field, Findings};
use crate::reading::read::List;

/// The readings that a layout asks for, in their order; nothing, where it asks for none, in place of its base perhaps.
pub(super) fn readings(
    raw: Option<&Field<RawPressName>>,
    found: &mut Findings,
) -> Option<Field<Vec<String>>> {
    let Field { value: List(given), span } = raw?.value.readings.as_ref()?;
    if too_many("readings", given.len(), READINGS, *span, found) {
        return None;
    }
    let mut all: Vec<&Field<String>> = Vec::new();
    for one in given {
        let name = one.value.trim();
        if !is_seen(name) {
            found.add(Diagnostic::error("empty-text").arg("key", "readings").here(one.span));
        } else if name.chars().count() > READING {
            found.add(Diagnostic::error("reading-long").arg("most", READING).here(one.span));
        } else if let Some(first) = all.iter().find(|known| known.value.trim() == name) {
            let twice = Diagnostic::error("reading-twice").arg("reading", short(name));
            found.add(twice.mark(one.span, "again").mark(first.span, "first"));
        } else {
            all.push(one);
        }
    }
    let names: Vec<String> = all.iter().map(|one| one.value.trim().to_owned()).collect();
    (!names.is_empty()).then_some(Field { value: names, span: *span })
}

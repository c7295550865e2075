//! 图片主次: the picture that a page says is to lead it.

use super::draft::PageDraft;
use crate::diag::{Diagnostic, Span};
use crate::id::Id;
use crate::layout::{Layout, Slot};
use crate::printable::short;
use crate::reading::findings::Findings;
use crate::reading::suggest;

/// The slot whose picture is to lead a page, and where the edition says so; nothing, where the page puts no story there, which
/// is told.
pub(super) fn slot(page: &PageDraft, layout: &Layout, found: &mut Findings) -> Option<(Id<Slot>, Span)> {
    let name = page.lead_picture.as_ref()?;
    let used: Vec<&str> = page.slots.as_ref()?.value.iter().map(|used| used.slot.value.as_str()).collect();
    if !used.contains(&name.value.as_str()) {
        let one = Diagnostic::error("lead-picture-nowhere").arg("slot", short(&name.value)).here(name.span);
        found.add(suggest::known(one, (&name.value, name.span), &used, "slots", suggest::quoted));
        return None;
    }
    // One that the layout has not is told where the page puts a story into it.
    layout.slots.find(|slot| slot.name == name.value).map(|slot| (slot, name.span))
}

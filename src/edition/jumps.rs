//! Jumps (转版): stories that begin in one slot and go on in others.
//!
//! Readers follow a story forward, once, and find it again: what does not land, or lands before it begins, is an error,
//! and a second jump is one too many.

use std::collections::BTreeMap;

use super::draft::SlotDraft;
use crate::diag::{Diagnostic, Span};
use crate::id::{Id, Table};
use crate::layout::{Layout, Slot};
use crate::printable::short;
use crate::reading::findings::Findings;

/// A slot that a story is put into.
#[derive(Debug, Clone, Copy)]
pub(super) struct Landing {
    /// The page, by its place in the edition.
    pub(super) page: usize,
    /// The slot.
    pub(super) slot: Id<Slot>,
    /// Where the edition says so.
    pub(super) span: Span,
    /// The story goes on there.
    pub(super) goes_on: bool,
}

/// The slots of a story in the order in which it is read, those that it can't go on in left out.
pub(super) fn followed(
    name: &str,
    mut landings: Vec<Landing>,
    layout_on: impl Fn(usize) -> Option<Id<Layout>>,
    layouts: &Table<Layout>,
    found: &mut Findings,
) -> Vec<Landing> {
    // On one page in the order of the slots in its layout.
    landings.sort_by_key(|one| (one.goes_on, one.page, one.slot));
    let Some(first) = landings.first().copied().filter(|first| !first.goes_on) else { return Vec::new() };
    let direction = |one: &Landing| Some(layouts[layout_on(one.page)?].slots[one.slot].direction);
    landings.retain(|one| {
        let wrong = if one.page < first.page {
            "jump-backwards"
        } else if direction(one) != direction(&first) {
            "jump-turns"
        } else {
            return true;
        };
        let one = Diagnostic::error(wrong).arg("story", short(name)).here(one.span).mark(first.span, "first");
        found.add(one);
        false
    });
    let mut pages: Vec<usize> = landings.iter().map(|one| one.page).collect();
    pages.dedup();
    if let [_, _, third, ..] = pages.as_slice() {
        let again = landings.iter().find(|one| one.page == *third);
        let one = Diagnostic::warning("jumps-twice").arg("story", short(name)).arg("jumps", pages.len() - 1);
        found.add(again.into_iter().fold(one, |one, again| one.here(again.span)));
    }
    landings
}

/// What is told of a story that goes on in a slot and begins in none.
pub(super) fn from_nowhere(used: &SlotDraft) -> Diagnostic {
    Diagnostic::error("jump-from-nowhere").arg("story", short(&used.story.value)).here(used.story.span)
}

/// Of slots by the numbers of their pages: the stories that some of the pages that are wanted share with others.
pub(super) fn parted(used: Vec<(u32, SlotDraft)>, wanted: impl Fn(u32) -> bool) -> Vec<Diagnostic> {
    let mut stories: BTreeMap<String, Vec<(u32, Span, bool)>> = BTreeMap::new();
    for (number, one) in used {
        stories.entry(one.story.value).or_default().push((number, one.story.span, one.goes_on));
    }
    let told = |(story, all): (String, Vec<(u32, Span, bool)>)| {
        let jumps = all.iter().any(|(.., goes_on)| *goes_on);
        let (_, here, _) = all.iter().find(|(number, ..)| wanted(*number)).filter(|_| jumps)?;
        let (other, there, _) = all.iter().find(|(number, ..)| !wanted(*number))?;
        let one = Diagnostic::error("jump-parted").arg("story", short(&story)).arg("page", *other);
        Some(one.here(*here).mark(*there, "there"))
    };
    stories.into_iter().filter_map(told).collect()
}

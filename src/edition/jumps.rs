//! Jumps (转版): stories that begin in one slot and go on in others.
//!
//! Readers follow a story forward, once, and find it again: what does not land, or lands before it begins, is an error,
//! and a second jump is one too many.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::SlotDraft;
use super::story::STORY;
use crate::diag::{Diagnostic, Span};
use crate::id::{Id, Table};
use crate::layout::{Layout, Slot};
use crate::printable::short;
use crate::reading::findings::Findings;
use crate::reading::shelf::plain_name;
use crate::reading::suggest::nearest;

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

/// So many stories without a file are compared with one that begins nowhere.
const MOST_LOST: usize = 100;

/// What is told of stories that go on in a slot and begin in none; `there` are those that have a file.
///
/// Of a slip of the pen the file that is missing is told, and no more: a story without a file may be another that begins,
/// and one that begins without a file may be this.
pub(super) fn from_nowhere<'d>(
    used: impl Iterator<Item = &'d SlotDraft> + Clone,
    there: &BTreeSet<&str>,
) -> Vec<Diagnostic> {
    let begins: BTreeSet<&str> =
        used.clone().filter(|one| !one.goes_on).map(|one| one.story.value.as_str()).collect();
    let lost = begins.iter().filter(|name| !there.contains(**name)).map(|name| plain_name(name, STORY));
    let lost: Vec<&str> = lost.take(MOST_LOST).collect();
    let is_meant = |name: &str| lost.iter().any(|lost| nearest(lost, [name]).is_some());
    let is_from_nowhere = |one: &&SlotDraft| {
        let name = one.story.value.as_str();
        one.goes_on && !begins.contains(name) && there.contains(name) && !is_meant(name)
    };
    let told = |one: &SlotDraft| {
        let code = Diagnostic::error("jump-from-nowhere");
        code.arg("story", short(&one.story.value)).here(one.story.span)
    };
    used.filter(is_from_nowhere).map(told).collect()
}

/// Of slots by the numbers of their pages: pages, with those that share a story with them, and those that share one with
/// these.
pub(super) fn joined(used: &[(u32, SlotDraft)], mut pages: BTreeSet<u32>) -> BTreeSet<u32> {
    let jumps = used.iter().filter(|(_, one)| one.goes_on).map(|(_, one)| one.story.value.as_str());
    let jumps: BTreeSet<&str> = jumps.collect();
    let mut stories: BTreeMap<&str, BTreeSet<u32>> = BTreeMap::new();
    for (number, one) in used.iter().filter(|(_, one)| jumps.contains(one.story.value.as_str())) {
        stories.entry(&one.story.value).or_default().insert(*number);
    }
    loop {
        let before = pages.len();
        for shared in
            stories.values().filter(|shared| !shared.is_disjoint(&pages)).cloned().collect::<Vec<_>>()
        {
            pages.extend(shared);
        }
        if pages.len() == before {
            return pages;
        }
    }
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

//! What is told of a night's make-up: what has no place, what is white, what ties.

use std::collections::BTreeMap;

use super::costs::Fault;
use super::night::MadeUp;
use crate::diag::{Diagnostic, Span};
use crate::edition::{LEAST_WEIGHT, Pool, PoolPage, Story};
use crate::id::Id;
use crate::printable::short;

/// What is wrong with what is asked for, before anything is made up: as many leads as there are pages, and no more; advertisements
/// that stand together.
#[must_use]
pub fn asked(pool: &Pool) -> Vec<Diagnostic> {
    pool.pages.iter().filter_map(apart).chain(ties(pool)).collect()
}

/// Advertisements of a page that can't stand on it together: side by side at its foot.
fn apart(page: &PoolPage) -> Option<Diagnostic> {
    let wide: u32 = page.ads.iter().map(|(_, columns, _)| columns).sum();
    let high = page.ads.iter().map(|(.., rows)| *rows).max()?;
    if wide <= page.room.columns && high <= page.room.rows {
        return None;
    }
    let one = Diagnostic::error("ads-apart").arg("page", short(&page.label)).arg("ads", page.ads.len());
    Some(one.here(page.span).mend_by("help"))
}

/// Sections that have more leads than pages: which of them leads, nobody has said.
fn ties(pool: &Pool) -> Vec<Diagnostic> {
    let mut leads: BTreeMap<&str, Vec<&Story>> = BTreeMap::new();
    for story in pool.edition.stories() {
        let section = story.wishes.section.as_ref().map_or("", |section| section.value.as_str());
        if story.wishes.weight.as_ref().is_some_and(|weight| weight.value == 1) {
            leads.entry(section).or_default().push(story);
        }
    }
    let told = |(section, stories): (&str, Vec<&Story>)| {
        let pages = pool.pages.iter().filter(|page| section.is_empty() || page.section == section).count();
        let (first, tied) = (stories.first()?, stories.get(pages)?);
        let one = Diagnostic::error("weights-tie").arg("section", short(section)).arg("leads", stories.len());
        let one = one.arg("pages", pages);
        let one = if section.is_empty() { one.form("any") } else { one };
        Some(one.here(span_of(tied)?).mark(span_of(first)?, "first").mend_by("help"))
    };
    leads.into_iter().filter_map(told).collect()
}

/// What is told of what was made: stories that have no place, by their news value, and rows that stay white.
#[must_use]
pub fn left(pool: &Pool, made: &MadeUp) -> Vec<Diagnostic> {
    let stories = made.left.iter().filter_map(|id| left_out(pool, made, *id));
    let pages = pool.pages.iter().zip(&made.pages);
    let white = pages.filter_map(|(page, ways)| {
        let Some(best) = ways.first() else {
            return Some(
                Diagnostic::error("page-not-filled").arg("page", short(&page.label)).here(page.span),
            );
        };
        let rows: u32 = best.bill.count(Fault::White);
        let cells = best.white.map_or(0, |cells| cells.columns * cells.rows);
        let one = Diagnostic::warning("page-white").arg("page", short(&page.label));
        (rows > 0).then(|| one.arg("rows", cells.max(rows)).here(page.span))
    });
    stories.chain(white).collect()
}

/// A story that has no place: too long for any page, or worth less than those that have one.
fn left_out(pool: &Pool, made: &MadeUp, id: Id<Story>) -> Option<Diagnostic> {
    let story = &pool.edition.stories()[id];
    let (span, value) = (span_of(story)?, story.wishes.rank());
    let page = pool.pages.iter().find(|page| page.may_have(story))?;
    if made.too_long.contains(&id) {
        let one = Diagnostic::error("story-too-long").arg("story", short(&story.id));
        return Some(one.arg("page", short(&page.label)).arg("rows", page.room.rows).here(span));
    }
    let one = Diagnostic::warning("story-left-out").arg("story", short(&story.id));
    Some(if value < LEAST_WEIGHT {
        one.form("weight").arg("weight", value).here(span)
    } else {
        one.here(span)
    })
}

/// Where a story says what it is worth, else where its head begins, else its text.
fn span_of(story: &Story) -> Option<Span> {
    let weight = story.wishes.weight.as_ref().map(|weight| weight.span);
    let head = || story.headline().first().and_then(|line| line.span_at(0));
    weight.or_else(head).or_else(|| story.body.first().map(|block| block.span))
}

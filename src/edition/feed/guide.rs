//! 导读: the stories that an edition picks for the readers of its front page, with their heads and their pages.

use std::collections::BTreeMap;

use super::datum::{Datum, What};
use crate::copy::Passage;
use crate::diag::{Diagnostic, Span};
use crate::edition::Story;
use crate::edition::numbering::Numbered;
use crate::part::HeadPart;
use crate::printable::short;
use crate::reading::bounds::{self, too_many};
use crate::reading::findings::{Field, Findings};
use crate::reading::read::{List, TableOr};
use crate::reading::suggest;

/// What the list of the picked stories is called.
const STORIES: &str = "stories";
/// What stands between the lines of a head that is printed on one.
const BETWEEN: &str = "　";

/// So many picks, if they stand nowhere, are compared with the stories that do.
const MOST_LOST: usize = 100;

/// Where each story of an edition begins, by its name: on all of its pages, whichever of them are wanted.
pub(in crate::edition) type Standing = BTreeMap<String, Stand>;

/// Where a story begins.
#[derive(Debug, Clone)]
pub(in crate::edition) struct Stand {
    /// The number of the page, as the paper prints it.
    label: String,
    /// The place of the page, from 1.
    number: u32,
    section: String,
    /// Where the edition says so.
    span: Span,
}

/// Where all stories begin.
pub(in crate::edition) fn standing(pages: &[Numbered<'_>]) -> Standing {
    let mut all = Standing::new();
    for page in pages {
        let raw = &page.page.value;
        let label = page.called().labels.first().cloned().unwrap_or_default();
        let section = raw.section.as_ref().map_or_else(String::new, |section| section.value.clone());
        for (_, used) in raw.slots.iter().flat_map(|slots| &slots.value.0) {
            let TableOr::Short(story) = &used.value else { continue };
            let (label, section) = (label.clone(), section.clone());
            let stand = Stand { label, number: page.number, section, span: used.span };
            all.entry(story.clone()).or_insert(stand);
        }
    }
    all
}

/// The stories that an edition picks, each where it stands. What can't be picked is told.
pub(super) fn picked<'a>(
    given: Option<&'a Field<List<String>>>,
    standing: &'a Standing,
    found: &mut Findings,
) -> Vec<(&'a Field<String>, &'a Stand)> {
    let mut all: Vec<(&Field<String>, &Stand)> = Vec::new();
    let most = bounds::TABLE_ROWS;
    if given.is_some_and(|list| too_many("feed-entries", list.value.0.len(), most, list.span, found)) {
        return all;
    }
    for (at, pick) in given.iter().flat_map(|list| &list.value.0).enumerate() {
        let Some(stand) = standing.get(&pick.value) else {
            let one = Diagnostic::error("guide-nowhere").arg("story", short(&pick.value)).here(pick.span);
            let known = standing.keys().map(String::as_str).filter(|_| at < MOST_LOST);
            let near = suggest::nearest(&pick.value, known);
            found.add(match near {
                Some(near) => {
                    suggest::known(one, (&pick.value, pick.span), &[near], STORIES, suggest::quoted)
                }
                None => one.mend_by("help"),
            });
            continue;
        };
        if let Some((first, _)) = all.iter().find(|(first, _)| first.value == pick.value) {
            let one = Diagnostic::error("guide-twice").arg("story", short(&pick.value));
            found.add(one.mark(pick.span, "again").mark(first.span, "first"));
            continue;
        }
        if stand.number == 1 {
            let one = Diagnostic::warning("guide-on-front").arg("story", short(&pick.value));
            found.add(one.here(pick.span).mark(stand.span, "stands"));
        }
        all.push((pick, stand));
    }
    all
}

/// What a guide prints of a story; nothing of one without a head, which is told.
pub(super) fn entry(
    (pick, stand): (&Field<String>, &Stand),
    story: &Story,
    found: &mut Findings,
) -> Option<Datum> {
    let headline = joined(story.headline());
    let Some(headline) = story.guide.clone().or(headline) else {
        let one = Diagnostic::error("guide-without-head").arg("story", short(&pick.value)).here(pick.span);
        found.add(one);
        return None;
    };
    let part = |key: &str| HeadPart::of(key).and_then(|part| joined(&story.head[part])).unwrap_or_default();
    let values = [
        ("headline", headline),
        ("page", Passage::made(&*stand.label, stand.span)),
        ("deck", part("deck")),
        ("section", Passage::made(&*stand.section, stand.span)),
        ("rubric", part("rubric")),
    ];
    let span = pick.span;
    let values = values.map(|(name, copy)| (name.into(), Datum { what: What::Text(copy), span }));
    Some(Datum { what: What::Table(values.into()), span })
}

/// The data of a guide that lists some stories.
pub(super) fn data(entries: Vec<Datum>, span: Span) -> Datum {
    let list = Datum { what: What::List(entries), span };
    Datum { what: What::Table([(STORIES.into(), list)].into()), span }
}

/// Lines as one.
fn joined(lines: &[Passage]) -> Option<Passage> {
    let between = Passage::bare(BETWEEN);
    lines.iter().cloned().reduce(|before, line| before.followed_by(&between).followed_by(&line))
}

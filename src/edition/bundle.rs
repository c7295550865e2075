//! Pages that can be made without the rest.

use super::{Edition, PageSpec, Story};
use crate::id::{Among, Id};

/// Pages that share stories, and the stories that stand on them: what can be made without the rest of the edition. A page
/// that no story leaves is a bundle by itself.
#[derive(Debug, Clone)]
pub struct Bundle {
    /// Its pages.
    pub pages: Among<PageSpec>,
    /// The stories on them, with all their parts.
    pub stories: Among<Story>,
}

impl Bundle {
    /// All pages of an edition, and all its stories.
    #[must_use]
    pub fn whole(edition: &Edition) -> Self {
        Self { pages: edition.pages().all(), stories: edition.stories().all() }
    }

    /// The bundles of an edition, in the order of their first pages.
    #[must_use]
    pub fn each(edition: &Edition) -> Vec<Self> {
        let firsts = firsts(edition);
        let mut pages: Vec<Vec<Id<PageSpec>>> = vec![Vec::new(); firsts.len()];
        let mut stories: Vec<Vec<Id<Story>>> = vec![Vec::new(); firsts.len()];
        for (page, first) in edition.pages().ids().zip(&firsts) {
            pages[*first].push(page);
        }
        for story in edition.stories().ids() {
            stories[firsts[edition.place_of(story).page.place()]].push(story);
        }
        let used = pages.into_iter().zip(stories).filter(|(pages, _)| !pages.is_empty());
        used.map(|(pages, stories)| Self {
            pages: edition.pages().among(pages),
            stories: edition.stories().among(stories),
        })
        .collect()
    }
}

/// For each page the first that it shares stories with, by whatever pages between them: itself, where there is none before.
fn firsts(edition: &Edition) -> Vec<usize> {
    let mut firsts: Vec<usize> = (0..edition.pages().len()).collect();
    // The first of a first is itself, so that what is joined is found in one step, and pages are few.
    for story in edition.stories().ids() {
        let begins = edition.parts_of(story).begins.page.place();
        for place in &edition.parts_of(story).goes_on {
            let (one, other) = (firsts[begins], firsts[place.page.place()]);
            if one != other {
                let (to, from) = (one.min(other), one.max(other));
                firsts.iter_mut().filter(|first| **first == from).for_each(|first| *first = to);
            }
        }
    }
    firsts
}

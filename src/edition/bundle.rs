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

    /// The same, made by one thread: for many that are made side by side.
    #[must_use]
    pub fn in_turn(self) -> Self {
        Self { pages: self.pages.in_turn(), stories: self.stories.in_turn() }
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
        let bundle = |(pages, stories)| Self {
            pages: edition.pages().among(pages),
            stories: edition.stories().among(stories),
        };
        used.map(bundle).collect()
    }
}

/// For each page of an edition the first that it shares stories with.
fn firsts(edition: &Edition) -> Vec<usize> {
    let parts = edition.stories().ids().flat_map(|story| {
        let parts = edition.parts_of(story);
        parts.goes_on.iter().map(|place| [parts.begins.page.place(), place.page.place()])
    });
    joined(edition.pages().len(), parts)
}

/// For each of so many, of which some are joined, the first that it is joined with, by whatever others between them: itself,
/// where there is none before. They are few.
fn joined(count: usize, joints: impl Iterator<Item = [usize; 2]>) -> Vec<usize> {
    let mut firsts: Vec<usize> = (0..count).collect();
    for both in joints {
        // The first of a first is itself, so that all that are joined say the same.
        let [one, other] = both.map(|at| firsts[at]);
        let (to, from) = (one.min(other), one.max(other));
        if to < from {
            firsts.iter_mut().filter(|first| **first == from).for_each(|first| *first = to);
        }
    }
    firsts
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn what_is_joined_by_others_is_joined_in_whatever_order_that_is_told() {
        let of = |joints: &[[usize; 2]]| joined(6, joints.iter().copied());
        assert_eq!(of(&[]), [0, 1, 2, 3, 4, 5]);
        assert_eq!(of(&[[2, 3], [1, 2], [5, 4], [4, 5]]), [0, 1, 1, 1, 4, 4]);
        assert_eq!(of(&[[5, 4], [3, 2], [4, 3], [0, 5]]), [0, 1, 0, 0, 0, 0]);
    }
}

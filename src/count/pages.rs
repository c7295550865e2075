//! What is counted of a page: of a story that goes on elsewhere, what stands there.

use super::printed::{Printed, Typed};
use super::story::{PartCount, StoryCount};
use crate::edition::Edition;

/// What is counted of a page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PageCount {
    /// The page, as the paper numbers it.
    pub page: String,
    /// Its section.
    pub section: String,
    /// The stories that stand on it, or parts of them.
    pub stories: usize,
    /// What is typed of them.
    pub typed: Typed,
    /// What is printed of their text and tables.
    pub printed: Printed,
    /// Their pictures.
    pub pictures: usize,
}

/// Counts page by page.
pub(super) fn counted(edition: &Edition, stories: &[StoryCount]) -> Vec<PageCount> {
    let pages = edition.pages().iter().map(|page| PageCount {
        page: page.both_labels(),
        section: page.section.clone(),
        ..PageCount::default()
    });
    let mut pages: Vec<PageCount> = pages.collect();
    for part in stories.iter().flat_map(|story| &story.parts) {
        if let Some(page) = pages.get_mut(part.at) {
            page.add(part);
        }
    }
    pages
}

impl PageCount {
    fn add(&mut self, PartCount { typed, printed, pictures, .. }: &PartCount) {
        self.stories += 1;
        self.typed = self.typed.and(typed);
        self.printed = self.printed.and(*printed);
        self.pictures += pictures;
    }
}

//! Counting what is printed, as papers pay for it (稿费): stories, who wrote them, and pages.
//!
//! What is typed is counted from the copy, what is printed from the lines as they were set.

mod authors;
mod characters;
mod names;
mod pages;
mod printed;
mod story;
mod thousands;

pub use authors::AuthorCount;
pub use characters::characters;
pub use pages::PageCount;
pub use printed::{Printed, Typed};
pub use story::{Credited, PartCount, StoryCount};
pub use thousands::Thousands;

use crate::edition::{Edition, Story};
use crate::galley::Galleys;
use crate::id::Along;
use crate::plan::Plan;
use crate::text::ShapedEdition;

/// All that is counted of an edition.
#[derive(Debug, Clone, Default)]
pub struct Count {
    /// Its stories, in their order.
    pub stories: Vec<StoryCount>,
    /// Who wrote them and made their pictures, in the order in which they are named first.
    pub authors: Vec<AuthorCount>,
    /// Its pages, in their order.
    pub pages: Vec<PageCount>,
}

/// Counts the stories that are set.
#[must_use]
pub fn stories(
    edition: &Edition,
    plan: &Plan,
    shaped: &ShapedEdition,
    galleys: &Galleys<'_>,
) -> Along<Story, StoryCount> {
    let of_story = |id| story::counted(id, (edition, plan), &shaped.stories[id], &galleys.stories[id]);
    galleys.stories.keys().along(of_story)
}

impl Count {
    /// What is counted of an edition, from what is counted of its stories, in their order.
    #[must_use]
    pub fn of(edition: &Edition, stories: Vec<StoryCount>) -> Self {
        Self { authors: authors::counted(&stories), pages: pages::counted(edition, &stories), stories }
    }
}

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

use crate::edition::Edition;
use crate::galley::Galleys;
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

/// Counts an edition that is set.
#[must_use]
pub fn count(edition: &Edition, plan: &Plan, shaped: &ShapedEdition, galleys: &Galleys<'_>) -> Count {
    let of_story = |id| story::counted(id, (edition, plan), &shaped.stories[id], &galleys.stories[id]);
    let stories: Vec<StoryCount> = edition.stories().ids().map(of_story).collect();
    Count { authors: authors::counted(&stories), pages: pages::counted(edition, &stories), stories }
}

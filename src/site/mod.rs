//! 数字报: the paper's web edition, a static site. It asks for no server, no script and nothing from elsewhere.
//!
//! Each issue is a folder, `2026-12/01`, with a page for each page of the paper (its picture, over which stories are areas to
//! be chosen), a page for each story, and the same as JSON and XML with the fields that readers of such sites take. What
//! holds issues together (calendar, search, corrections) is made of the records that they leave, [`Issue`], so that a site
//! grows by an issue without the editions before it.

mod calendar_view;
mod chrome;
mod day;
mod founder;
mod growth;
mod issue;
mod issue_view;
mod page_view;
mod phrases;
mod prose;
mod recorded;
mod shelf;
mod story_view;
mod table;
mod titles;

pub use day::Day;
pub use growth::{Growth, growth};
pub use issue::Issue;
pub use prose::content;
pub use recorded::{Recorded, recorded};
pub use shelf::{INDEX, Shelf};

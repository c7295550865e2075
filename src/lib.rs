//! **banxin** (版心, the type area of a page) composes print editions of Chinese newspapers.
//!
//! Data goes through the stages once, each with its own type; nothing reaches back:
//!
//! ```text
//! edition.toml, layout.toml, stories ─► Edition ─┬► Plan ──► rows of each story's frame chain
//!                                                └► ShapedStory
//!                           (ShapedStory, rows) ──► Galley { set lines, overset }
//!                               (Plan, Galleys) ──► Vec<Page> ─► write::pdf
//! ```
pub mod color;
pub mod compose;
pub mod diag;
pub mod edition;
pub mod font;
pub mod galley;
pub mod geom;
pub mod line;
pub mod page;
pub mod plan;
pub mod style;
pub mod text;
pub mod write;

use diag::Diagnostic;
use edition::Edition;
use font::Fonts;
use page::Composition;

/// Composes an edition.
///
/// Errors among the diagnostics mean that the pages are not fit to print: copy is missing from them.
#[must_use]
pub fn typeset(edition: &Edition, fonts: &Fonts) -> (Composition, Vec<Diagnostic>) {
    let plan = plan::plan(edition);
    let (shaped, mut found) = text::shape(edition, fonts);
    let (galleys, unfit) = galley::set(edition, &plan, &shaped);
    found.extend(unfit);
    (compose::compose(edition, &plan, &shaped, &galleys), found)
}

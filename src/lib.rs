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
pub mod diag;
pub mod edition;
pub mod font;
pub mod geom;
pub mod page;
pub mod write;

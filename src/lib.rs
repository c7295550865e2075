//! **banxin** (版心, the type area of a page) composes print editions of Chinese newspapers.
//!
//! ```
//! use banxin::write::pdf::Profile;
//! use banxin::{House, Stock};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let folder = tempfile::tempdir()?;
//! # let out = folder.path().join("erqi.pdf");
//! let stock = Stock::open(House::bundled())?;
//! let edition = stock.edition("content/erqi")?;
//! let composed = edition.compose(); // pages, fits, findings
//! assert_eq!(composed.found, []);
//! composed.write(Profile::X4)?.save(&out)?;
//! # Ok(())
//! # }
//! ```
//!
//! Data goes through the stages once, each with its own type; nothing reaches back:
//!
//! ```text
//! edition.toml, layout.toml, stories ─► Edition ─┬► Plan ──► rows of each story's frame chain
//!                                                └► ShapedStory
//!                           (ShapedStory, rows) ──► Galley { set lines, overset }
//!                     (Plan, Galleys, pictures) ──► Vec<Page> ─┬► write::pdf
//!                                                              └► preflight ─► findings
//! ```
//!
//! They are gone through for a [`edition::Bundle`] of pages at a time, and what set its pages is let go of.
//!
//! What is wrong is a [`diag::Diagnostic`]; [`report`] puts it before people and programs, in the language of [`words`].
//! [`lint`] reads the copy of an edition as a sub-editor does, before it is composed.
//!
//! Beside it stands what an archive needs: [`record`] holds the lines of a page as it was printed, [`fit::collate`]
//! compares them with composed pages, and [`fit`] runs the breaking of lines backwards, from the printed lines
//! to the letterspacing. [`preflight`] judges finished files as well, whoever made them. [`diff`] compares what two editions
//! of a night print.
#[cfg(feature = "process")]
pub mod apart;
#[cfg(any(unix, windows))]
pub mod approval;
#[cfg(any(unix, windows))]
pub mod archive;
pub mod artwork;
#[cfg(any(unix, windows))]
pub mod bag;
pub mod block;
pub mod calendar;
mod cff;
#[cfg(feature = "cli")]
pub mod cli;
pub mod color;
pub mod compose;
pub mod convention;
pub mod copy;
pub mod count;
mod deflate;
pub mod diag;
pub mod diff;
mod digest;
pub mod edition;
pub mod encoding;
pub mod export;
pub mod files;
pub mod fit;
pub mod font;
pub mod galley;
pub mod geom;
pub mod id;
pub mod impose;
pub mod insert;
pub mod judge;
pub mod layout;
pub mod line;
pub mod lint;
#[cfg(any(unix, windows))]
pub mod lock;
pub mod makeup;
pub mod marking;
mod numeral;
pub mod outline;
pub mod page;
mod page_label;
pub mod part;
pub mod picture;
pub mod plan;
pub mod preflight;
pub mod press;
pub mod printable;
pub mod reading;
pub mod record;
pub mod report;
#[cfg(any(unix, windows))]
pub mod save;
pub mod sense;
pub mod site;
#[cfg(any(unix, windows))]
pub mod split;
pub mod spool;
pub mod starter;
pub mod stock;
pub mod style;
pub mod svg;
pub mod text;
pub mod text_string;
pub mod transcript;
mod unpack;
pub mod words;
pub mod write;
mod xml;

use diag::{Diagnostic, Sources};
use edition::Edition;
use page::Composition;
pub use reading::{House, Origin};
pub use stock::{Composed, Faults, Loaded, Pictures, PressFile, Stock};
use text::Shapers;

/// Loads an edition with a stock of its own, as [`Stock::load`]; behind it stands the bundled house, or that of its
/// [`Origin`].
///
/// # Errors
/// All that is wrong with the files, by file and place.
pub fn load(edition: impl Into<Origin>, sources: &mut Sources) -> Result<Loaded, Vec<Diagnostic>> {
    let Origin { folder, house } = edition.into();
    Stock::of(house).load(folder, sources)
}

/// Composes an edition: its pages, as [`Loaded::compose`] has them, and what is wrong with the setting of them.
///
/// Errors among the diagnostics mean that the pages are not fit to print: copy is missing from them.
#[must_use]
pub fn typeset(edition: &Edition, fonts: &Shapers, pictures: &Pictures) -> (Composition, Vec<Diagnostic>) {
    let stock::Typeset { composition, found, .. } =
        stock::typeset(edition, fonts, (pictures, &stock::Inserts::none(edition.bookings())), false);
    (composition, found)
}

//! Preflight: whether what is to be printed can be printed.
//!
//! One set of rules, two readers. The display list of an edition, before it is written, and a finished PDF file,
//! whoever made it, both become one small model: pages with boxes and printed objects. One table of rules,
//! [`RULES`], judges it.
//!
//! ```text
//! Composition ─► display ─┐
//!                         ├► Job ─► judge ─► findings
//! bytes of a PDF ─► pdf ──┘
//! ```
//!
//! Objects are judged by the rectangles that they are seen in. Where a shape, a text or a line lies over another
//! inside its rectangle is not known, so only rectangles and pictures count as something that lies under others.

mod display;
mod facts;
mod finding;
mod job;
mod judge;
mod pdf;
mod picture;
mod placed;
mod rule;
mod standard;

pub use finding::{Finding, Owner, PageName};
pub use pdf::{LARGEST_FILE, MOST_SAMPLES, Unreadable};
pub use picture::Drawing;
pub use placed::{Beside, PlacedPage};
pub use rule::{RULES, Rule, rule};
pub use standard::Standard;

use crate::page::Composition;
use crate::press::Limits;

/// Judges an edition before it is written. What rules ask of a file is not asked here: the writer keeps to it.
#[must_use]
pub fn composition(composition: &Composition, limits: &Limits) -> Vec<Finding> {
    judge::judge(&display::read(composition), limits, None)
}

/// Judges a PDF file, by a standard, or by the one that the file itself claims.
///
/// Time and memory are bounded, but for what the PDF library spends on the file's own tables: files from
/// elsewhere are best read in a process of its own.
///
/// # Errors
/// The file can't be read: it is no PDF, needs a password, or asks for more work than a newspaper page could.
pub fn file(bytes: &[u8], limits: &Limits, standard: Option<Standard>) -> Result<Vec<Finding>, Unreadable> {
    Ok(judge::judge(&pdf::read(bytes)?, limits, standard))
}

/// As [`file()`], and draws every page that has findings: the page as a viewer shows it, with numbered frames.
///
/// # Errors
/// As [`file()`].
pub fn file_drawn(
    bytes: &[u8],
    limits: &Limits,
    standard: Option<Standard>,
) -> Result<(Vec<Finding>, Vec<Drawing>), Unreadable> {
    let job = pdf::read(bytes)?;
    let findings = judge::judge(&job, limits, standard);
    let drawings = picture::drawings(bytes, &job, &findings)?;
    Ok((findings, drawings))
}

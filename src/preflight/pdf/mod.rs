//! A finished PDF file as a [`Job`], whoever made it.
//!
//! ```text
//! mod        the file: pages, fonts and inks gathered     trailer  what the file says of itself
//! sheet      a page: boxes, annotations, its content      xmp      the same, in the packet
//! operators  its content, and what operators need         scan     what any object may hold
//! walk       what they meet ─► objects and remarks        budget   how much all of it may take
//! ```
//!
//! What is not judged: glyphs of Type 3 fonts, the samples of JPEG 2000, JBIG2 and fax pictures, the colours
//! inside shadings beyond their space. Layers count as printed, whether they are switched on or not.

mod budget;
mod colour;
mod drawn;
mod font;
mod hand;
mod image;
mod labels;
mod looks;
mod matrix;
mod operators;
mod paint;
mod path;
mod pixels;
mod samples;
mod scan;
mod sheet;
mod state;
mod text;
mod trailer;
mod walk;
mod xmp;

use std::fmt;
use std::sync::Arc;

use hayro_syntax::{LoadPdfError, Pdf, PdfData};

pub use self::budget::MOST_SAMPLES;
use self::budget::{Budget, TooMuch};
use super::job::{Job, Sheet};
use crate::words::{self, Lang, Words};

/// The largest file that is judged, in bytes: as large as one that is written here may be.
pub const LARGEST_FILE: u64 = 1 << 30;

/// More pages are a book.
const MOST_PAGES: usize = 1_000;

/// Why a file can't be judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// It is no PDF, or so broken that no page is found.
    NotAPdf,
    /// It can't be opened without a password.
    Encrypted,
    /// It asks for more work than a newspaper could.
    TooMuch,
}

impl Unreadable {
    /// What is wrong with the file.
    #[must_use]
    pub const fn words(self) -> Words {
        Words::part(
            "unreadable",
            match self {
                Self::NotAPdf => "no-pdf",
                Self::Encrypted => "encrypted",
                Self::TooMuch => "too-much",
            },
        )
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&words::say(&self.words(), &[], Lang::En))
    }
}

impl std::error::Error for Unreadable {}

impl From<TooMuch> for Unreadable {
    fn from(_: TooMuch) -> Self {
        Self::TooMuch
    }
}

pub(super) use looks::{Look, Looks};

pub(super) fn read(bytes: &[u8]) -> Result<Job<'static>, Unreadable> {
    let pdf = open(bytes.to_vec())?;
    let pages = pdf.pages();
    if pages.is_empty() {
        return Err(Unreadable::NotAPdf);
    }
    if pages.len() > MOST_PAGES {
        return Err(Unreadable::TooMuch);
    }
    let mut job = Job::default();
    let mut budget = Budget::default();
    let mut facts = trailer::facts(&pdf, bytes, &mut budget)?;
    scan::scan(&pdf, &mut facts)?;
    let sections = labels::sections(&pdf, &mut budget)?;
    let mut shared = walk::Shared::new(&mut budget, &mut job);
    for (index, page) in pages.iter().enumerate() {
        let sheet = sheet::read(page, index, &mut shared)?;
        shared.job.sheets.push(Sheet { section: sections.of(index).to_owned(), ..sheet });
    }
    job.facts = Some(facts);
    Ok(job)
}

/// A page of a file, by its place from 0, as it is placed in another: what is outside of where it is cut is not there, nor
/// what the file has beside it.
pub(super) fn read_page(bytes: &Arc<Vec<u8>>, page: usize) -> Result<Job<'static>, Unreadable> {
    let pdf = open(Arc::clone(bytes))?;
    let pages = pdf.pages();
    let page = pages.get(page).ok_or(Unreadable::NotAPdf)?;
    let mut job = Job::default();
    let mut budget = Budget::of_a_page();
    let mut facts = trailer::facts(&pdf, bytes, &mut budget)?;
    if facts.encrypted {
        return Err(Unreadable::Encrypted);
    }
    scan::scan(&pdf, &mut facts)?;
    let mut shared = walk::Shared::new(&mut budget, &mut job);
    let sheet = sheet::read(page, 0, &mut shared)?;
    let trim = sheet.trim;
    job.sheets = vec![Sheet { bleed: trim, media: trim, crop: None, shown: trim, untrimmed: false, ..sheet }];
    job.facts = Some(facts);
    Ok(job)
}

fn open(bytes: impl Into<PdfData>) -> Result<Pdf, Unreadable> {
    let bytes = bytes.into();
    if bytes.as_ref().len() as u64 > LARGEST_FILE {
        return Err(Unreadable::TooMuch);
    }
    Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(_) => Unreadable::Encrypted,
        LoadPdfError::Invalid => Unreadable::NotAPdf,
    })
}

//! A booking.

use super::size::AdSize;
use crate::diag::Span;
use crate::edition::{DrawnColor, PictureRef};
use crate::files::Located;
use crate::id::Id;
use crate::layout::Grid;

/// An advertisement that is booked.
#[derive(Debug, Clone)]
pub struct Booking {
    /// The name that pages have for it.
    pub name: String,
    /// The name of the customer's file.
    pub file_name: String,
    /// What stands in its place; nothing, where no page asks for it, or where that can't be had, which has been told.
    pub file: Option<AdFile>,
    /// What it shows, for those who don't see it; empty where nobody wrote it.
    pub alt: String,
    /// How large it is.
    pub size: AdSize,
    /// The plates that it may be printed from, as they are written; nothing, where all are.
    pub plates: Option<Vec<String>>,
    /// Of a drawing, the colours of it that are printed in colours of the layout.
    pub colors: Vec<DrawnColor>,
    /// The days on which it stands in the paper; none, where it may on any.
    pub dates: Vec<(u16, u8, u8)>,
    /// The pages that it may stand on; none, where it may on any.
    pub pages: Vec<String>,
    /// The press condition that its file is to be made for; nothing, where it is the edition's.
    pub condition: Option<String>,
    /// 网络版权: whether it may stand in the paper's web edition.
    pub web: bool,
    /// Where the booking names the file.
    pub file_span: Span,
    /// Where it says how large it is.
    pub size_span: Span,
    /// Where it says on which days, and on which pages; the booking itself where it does not.
    pub dates_span: Span,
    /// See there.
    pub pages_span: Span,
}

impl Booking {
    /// How many basic columns and rows it takes of a page; nothing, where the page is not as large.
    #[must_use]
    pub(in crate::edition) fn takes_on(&self, grid: &Grid) -> Option<(u32, u32)> {
        self.size.on(grid, None).map(|taken| (taken.columns, taken.rows))
    }
}

/// A customer's file.
#[derive(Debug, Clone)]
pub enum AdFile {
    /// A page of a PDF file, from 0.
    Pdf(Located, usize),
    /// A picture, among those of the edition.
    Picture(Id<PictureRef>),
}

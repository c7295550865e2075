//! A line of type on its way to the page.

use crate::color::Paint;
use crate::geom::{Em, Length, Point};
use crate::line::SetLine;
use crate::page::Source;
use crate::text::ShapedText;

/// A line of type, set, and where it goes.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    pub(super) text: &'a ShapedText,
    pub(super) set: &'a SetLine,
    /// Where it begins, on its baseline.
    pub(super) origin: Point,
    pub(super) size: Length,
    /// In thousandths.
    pub(super) scale: u16,
    pub(super) paint: Paint,
    pub(super) source: Source,
}

impl Line<'_> {
    /// A length along the line.
    pub(super) fn along(&self, em: Em) -> Length {
        em.of(self.size).scaled(i64::from(self.scale), 1000)
    }
}

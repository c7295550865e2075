//! The texts of pages that are of no story, shaped: furniture, slug lines, watermarks.

use super::lacking::Lacking;
use super::shape::Shaper;
use super::slug::{self, ShapedSlug};
use super::style::Style;
use super::{ShapedText, Written};
use crate::color::Paint;
use crate::copy::Passage;
use crate::diag::{Diagnostic, Span};
use crate::edition::{Edition, FurnitureLine, PageSpec};
use crate::geom::Length;
use crate::id::{Along, Id};
use crate::layout::FurniturePart;

/// What is said on the pages of an edition, and around them, besides stories.
#[derive(Debug)]
pub struct ShapedPages {
    /// The furniture of pages, part by part.
    pub furniture: Along<PageSpec, Vec<ShapedFurniture>>,
    /// The slug lines of pages; none where the layout asks for no marks.
    pub slugs: Along<PageSpec, Option<ShapedSlug>>,
    /// The watermarks of pages; none where the edition has none.
    pub watermarks: Along<PageSpec, Option<ShapedText>>,
    /// What the advertisements of pages are called; none where there are none.
    pub ad_labels: Along<PageSpec, Option<ShapedText>>,
}

/// A part of a page's furniture.
#[derive(Debug)]
pub struct ShapedFurniture {
    /// Which, of the page's layout.
    pub part: Id<FurniturePart>,
    /// Its lines, or the items of its one line.
    pub lines: Vec<ShapedLine>,
}

/// A line of furniture.
#[derive(Debug)]
pub struct ShapedLine {
    /// Its text.
    pub text: ShapedText,
    /// Its size.
    pub size: Length,
    /// Its colour.
    pub paint: Paint,
    /// Where the layout asks for it.
    pub span: Span,
}

impl ShapedPages {
    /// Shapes the texts of all pages. What many of them lack is told once.
    pub(super) fn shaped(shaper: &Shaper, edition: &Edition) -> (Self, Vec<Diagnostic>) {
        let pages = edition.pages();
        let mut lacking = Lacking::default();
        let furniture = pages.along(|(_, page)| furniture(shaper, edition, page, &mut lacking));
        let mut found = lacking.found(edition, "furniture");
        let mut lacking = Lacking::default();
        let slugs = pages.along(|(_, page)| slug::slug(shaper, edition, page, &mut lacking));
        let watermarks = pages.along(|(_, page)| slug::watermark(shaper, edition, page, &mut lacking));
        let ad_labels = pages.along(|(_, page)| slug::ad_label(shaper, edition, page, &mut lacking));
        found.extend(lacking.found(edition, "slug"));
        (Self { furniture, slugs, watermarks, ad_labels }, found)
    }
}

/// Shapes the furniture of a page.
fn furniture(
    shaper: &Shaper,
    edition: &Edition,
    page: &PageSpec,
    lacking: &mut Lacking,
) -> Vec<ShapedFurniture> {
    let mut line = |line: FurnitureLine<'_>| {
        let style = Style::display(edition.convention_on(page), line.face, line.direction);
        let (mut text, missing) = shaper.shape(&Passage::bare(line.text), &style);
        text.written = Written::Made(line.span);
        lacking.note(&missing, |_| Some(line.span));
        ShapedLine { text, size: line.size, paint: line.paint, span: line.span }
    };
    let parts = crate::edition::furniture(edition, page).into_iter();
    parts
        .map(|(part, lines)| ShapedFurniture { part, lines: lines.into_iter().map(&mut line).collect() })
        .collect()
}

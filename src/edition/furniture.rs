//! The texts of a page itself, as they are on that page.

use super::{Edition, PageSpec};
use crate::color::Paint;
use crate::diag::Span;
use crate::geom::{Direction, Length};
use crate::layout::FurnitureText;
use crate::style::Faces;

/// The furniture of a page.
#[derive(Debug, Default)]
pub struct Furniture<'a> {
    /// The paper's name on page 1.
    pub nameplate: Option<FurnitureLine<'a>>,
    /// 报眼.
    pub ear: Vec<FurnitureLine<'a>>,
    /// The line under the nameplate.
    pub strip: Vec<FurnitureLine<'a>>,
    /// 报眉.
    pub folio: Vec<FurnitureLine<'a>>,
}

/// A line of furniture.
#[derive(Debug)]
pub struct FurnitureLine<'a> {
    /// What it says.
    pub text: String,
    /// The faces.
    pub face: &'a Faces,
    /// The size.
    pub size: Length,
    /// The colour.
    pub paint: Paint,
    /// The way it runs.
    pub direction: Direction,
    /// Where the layout asks for it.
    pub span: Span,
}

/// The furniture of a page: a masthead on page 1, else a folio.
#[must_use]
pub fn furniture<'a>(edition: &'a Edition, page: &PageSpec) -> Furniture<'a> {
    let layout = edition.layout_of(page);
    let direction = layout.grid.direction;
    let lines = |texts: &'a [FurnitureText]| texts.iter().map(|text| line(text, page, direction)).collect();
    if page.number != 1 {
        let folio = layout.folio.as_ref().map_or_else(Vec::new, |folio| lines(&folio.items));
        return Furniture { folio, ..Furniture::default() };
    }
    let Some(masthead) = &layout.masthead else { return Furniture::default() };
    Furniture {
        nameplate: Some(line(&masthead.nameplate, page, direction)),
        ear: lines(&masthead.ear),
        strip: lines(&masthead.strip),
        folio: Vec::new(),
    }
}

fn line<'a>(text: &'a FurnitureText, page: &PageSpec, direction: Direction) -> FurnitureLine<'a> {
    FurnitureLine {
        text: text.on(page.number, &page.section),
        face: &text.face,
        size: text.size,
        paint: text.paint,
        direction,
        span: text.span,
    }
}

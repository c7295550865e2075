//! The texts of a page itself, as they are on that page.

use super::{Edition, PageSpec};
use crate::color::Paint;
use crate::diag::Span;
use crate::geom::{Direction, Length};
use crate::id::Id;
use crate::layout::{FurniturePart, FurnitureText};
use crate::style::Faces;

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

/// The furniture of a page, part by part.
#[must_use]
pub fn furniture<'a>(
    edition: &'a Edition,
    page: &PageSpec,
) -> Vec<(Id<FurniturePart>, Vec<FurnitureLine<'a>>)> {
    let layout = edition.layout_of(page);
    let direction = layout.grid.direction;
    let lines =
        |part: &'a FurniturePart| part.lines().iter().map(|text| line(text, page, direction)).collect();
    layout.furniture_on(page.number).map(|(id, part)| (id, lines(part))).collect()
}

fn line<'a>(text: &'a FurnitureText, page: &PageSpec, direction: Direction) -> FurnitureLine<'a> {
    FurnitureLine {
        text: text.on((&page.label, page.facing.as_deref()), &page.section, &page.fields),
        face: &text.face,
        size: text.size,
        paint: text.paint,
        direction,
        span: text.span,
    }
}

//! The styles of a story, as shaping asks for them.

use super::style::Style;
use crate::geom::Direction;
use crate::style::BodyStyle;

/// The style of a body, in lines that run so.
pub(super) fn body(style: &BodyStyle, direction: Direction) -> Style<'_> {
    let BodyStyle { convention, regular, strong, emphasis, figures, cell_figures, hyphenate, .. } = style;
    Style {
        convention,
        regular,
        strong,
        emphasis,
        figures: *figures,
        direction,
        cell_figures: *cell_figures as usize,
        hyphenate: *hyphenate,
    }
}

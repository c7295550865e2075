//! The styles of a story, as shaping asks for them.

use super::style::{Rows, Style};
use crate::style::{BodyStyle, StoryStyles};

/// The style of a story's body.
pub(super) fn body<'a>(styles: &StoryStyles<'a>) -> Style<'a> {
    let StoryStyles { body, direction, size, leading, .. } = *styles;
    let BodyStyle { convention, regular, strong, emphasis, figures, cell_figures, hyphenate, .. } = body;
    Style {
        convention,
        regular,
        strong,
        emphasis,
        figures: *figures,
        direction,
        cell_figures: *cell_figures as usize,
        hyphenate: *hyphenate,
        rows: Some(Rows { size, leading }),
    }
}

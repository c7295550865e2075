//! Headlines that the editor broke, and the lines that their style has.

use super::suggest::shown;
use super::{HeadStyle, Story};
use crate::diag::Diagnostic;

/// Warns of a headline of more lines than its style may take: they are all set, as small as that makes them.
pub(super) fn too_many_lines(style: &HeadStyle, story: &Story) -> Option<Diagnostic> {
    let (lines, most) = (story.headline.len(), style.lines as usize);
    if lines < 2 {
        return None;
    }
    let first_over = story.headline.get(most)?.pieces.first()?.span;
    let message = format!(
        "the headline of “{}” has {lines} lines, and those of `{}` take {most} at most",
        story.id,
        shown(&style.name)
    );
    let one = Diagnostic::warning("headline-lines", message).at(first_over, format!("line {}", most + 1));
    let one = one.at(style.lines_span, format!("{most} at most"));
    Some(one.help(format!(
        "write it in {most} at most or as one text, which is broken by itself; or put the story where heads take more"
    )))
}

//! Headlines that the editor broke, and the lines that their style has.

use crate::diag::Diagnostic;
use crate::edition::Story;
use crate::printable::short;
use crate::style::HeadStyle;

/// Warns of a headline of more lines than its style may take: they are all set, as small as that makes them.
pub(super) fn too_many_lines(style: &HeadStyle, story: &Story) -> Option<Diagnostic> {
    let (lines, most) = (story.headline().len(), style.lines as usize);
    if lines < 2 {
        return None;
    }
    let first_over = story.headline().get(most)?.pieces.first()?.span;
    let one = Diagnostic::warning("headline-lines").arg("story", story.id.as_str()).arg("lines", lines);
    let one = one.arg("style", short(&style.name)).arg("most", most).arg("line", most + 1);
    Some(one.mark(first_over, "over").mark(style.lines_span, "style-here"))
}

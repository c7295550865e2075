//! First-fit breaking: a line takes what fits; a mark that may not start the next line is squeezed in
//! where the line can give, else a character is pushed out (CLREQ: first squeeze in, then push out).

use std::ops::Range;

use super::paragraph::Paragraph;
use crate::geom::Em;

/// When lines are squeezed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Squeeze {
    /// Where kinsoku forbids the natural break.
    Kinsoku,
    /// Wherever it brings one more character in: a step of copyfit.
    Always,
}

/// The end of the line that starts at `start` and may be `measure` wide. At least one atom is taken, even
/// where it is wider than the measure.
#[must_use]
pub fn line_end(paragraph: &Paragraph<'_>, start: usize, measure: Em, squeeze: Squeeze) -> usize {
    let fits = |end: usize| paragraph.width(&(start..end)) <= measure;
    let gives = |end: usize| {
        let line = start..end;
        paragraph.width(&line) - paragraph.shrink(&line) <= measure
    };
    let last = paragraph.len();
    let mut legal = None;
    let mut end = start;
    while end < last && (fits(end + 1) || paragraph.ink_width(&(start..end + 1)) <= measure) {
        end += 1;
        if paragraph.may_end(end) && fits(end) {
            legal = Some(end);
        }
    }
    if legal == Some(end) && squeeze == Squeeze::Kinsoku {
        return end;
    }
    let reach = |end: &usize| {
        let line = start..*end;
        paragraph.width(&line) - paragraph.shrink(&line) <= measure + Em::HALF
    };
    let mut candidates =
        (legal.unwrap_or(start) + 1..=last).take_while(reach).filter(|end| paragraph.may_end(*end));
    let squeezed = match squeeze {
        Squeeze::Kinsoku => candidates.next().filter(|end| gives(*end)),
        Squeeze::Always => candidates.filter(|end| gives(*end)).last(),
    };
    squeezed.or(legal).unwrap_or_else(|| end.max(start + 1).min(last))
}

/// All lines of a paragraph; `measures` gives the width of each line, indents taken off.
pub fn lines(
    paragraph: &Paragraph<'_>,
    mut measure: impl FnMut(usize) -> Em,
    squeeze: Squeeze,
) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    while start < paragraph.len() {
        let end = line_end(paragraph, start, measure(lines.len()), squeeze);
        lines.push(start..end);
        start = end;
    }
    lines
}

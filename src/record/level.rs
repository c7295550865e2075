//! Where the columns of a story end, when only blank lines are known: columns of a story end level.

/// More columns than a page has.
const MOST_COLUMNS: usize = 16;

/// What is known of the end of a block of lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// Within a paragraph: only a column can end here.
    InParagraph,
    /// With a paragraph: a column may end here.
    Paragraph,
}

/// The columns found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Columns {
    /// For each block whether a column ends with it; the last one does.
    pub(super) ends: Vec<bool>,
    /// Why it may be otherwise.
    pub(super) doubt: Option<&'static str>,
}

/// Columns of blocks of so many lines, each with what is known of its end.
///
/// Columns end where they must, and besides where they then are level: all equally long, but for the last one,
/// which may be shorter. Of several ways, the one of fewest columns. A blank line within a paragraph that
/// would keep columns from being level, where most others do not, is a slip of the text.
pub(super) fn column_ends(blocks: &[(usize, End)]) -> Columns {
    let inner = blocks.len().saturating_sub(1);
    let must: Vec<bool> =
        blocks.iter().enumerate().map(|(at, (_, end))| at >= inner || *end == End::InParagraph).collect();
    let forced = must.iter().filter(|must| **must).count().saturating_sub(1);
    let found = level_ways(blocks, &must).into_iter().find(|way| way.missed * 2 <= forced);
    match found {
        Some(way) if forced > 0 && way.missed == 0 => Columns { ends: way.ends, doubt: None },
        Some(way) if forced > 0 => {
            Columns { ends: way.ends, doubt: Some("a blank line within a paragraph is taken for a slip") }
        }
        // Two level parts may be two paragraphs; three are hardly ever by chance.
        Some(way) if way.short == 0 && way.columns > 2 => Columns {
            ends: way.ends,
            doubt: Some("level columns, or paragraphs that happen to be equally long"),
        },
        Some(way) if way.short == 0 => {
            Columns { ends: must, doubt: Some("one column, or level ones that end with paragraphs") }
        }
        None if forced > 0 => {
            Columns { ends: must, doubt: Some("its columns are not level: one may end with a paragraph") }
        }
        _ => Columns { ends: must, doubt: None },
    }
}

/// A way to end columns so that they are level. Better ones come first.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Way {
    /// Ends within a paragraph at which no column ends.
    missed: usize,
    /// How many lines the last column lacks.
    short: usize,
    columns: usize,
    ends: Vec<bool>,
}

/// All ways with more than one column; first the best.
fn level_ways(blocks: &[(usize, End)], must: &[bool]) -> Vec<Way> {
    let mut height = 0;
    let inner = blocks.get(..blocks.len().saturating_sub(1)).unwrap_or_default();
    let mut ways: Vec<Way> = inner
        .iter()
        .filter_map(|(rows, _)| {
            height += rows;
            cut(blocks, must, height)
        })
        .collect();
    ways.sort();
    ways
}

/// Columns of this height.
fn cut(blocks: &[(usize, End)], must: &[bool], height: usize) -> Option<Way> {
    let mut way = Way { missed: 0, short: 0, columns: 0, ends: Vec::with_capacity(blocks.len()) };
    let mut filled = 0;
    for (at, ((rows, _), must)) in blocks.iter().zip(must).enumerate() {
        filled += rows;
        let last = at + 1 == blocks.len();
        if filled > height {
            return None;
        }
        let end = filled == height || last;
        way.missed += usize::from(*must && !end);
        way.columns += usize::from(end);
        way.ends.push(end);
        way.short = height - filled;
        if end {
            filled = 0;
        }
    }
    (way.columns <= MOST_COLUMNS).then_some(way)
}

#[cfg(test)]
mod tests {
    use super::*;
    use End::{InParagraph, Paragraph};

    fn ends(blocks: &[(usize, End)]) -> Vec<usize> {
        let ends = column_ends(blocks).ends;
        ends.iter().enumerate().filter(|(_, end)| **end).map(|(at, _)| at).collect()
    }

    #[test]
    fn a_column_that_ends_with_a_paragraph_is_found_by_its_height() {
        // 12 lines, of which the first column ends with a paragraph and the second within one.
        assert_eq!(ends(&[(8, Paragraph), (4, Paragraph), (12, InParagraph), (12, Paragraph)]), [1, 2, 3]);
    }

    #[test]
    fn blocks_that_are_not_level_are_paragraphs() {
        let columns = column_ends(&[(5, Paragraph), (8, Paragraph), (7, Paragraph)]);
        assert_eq!((columns.ends, columns.doubt), (vec![false, false, true], None));
    }

    #[test]
    fn a_blank_line_that_slipped_in_ends_no_column() {
        let blocks = [(1, InParagraph), (5, Paragraph), (4, InParagraph), (2, Paragraph), (8, InParagraph)];
        let columns = column_ends(&[&blocks[..], &[(10, Paragraph)]].concat());
        assert_eq!(columns.ends, [false, false, true, false, true, true]);
        assert!(columns.doubt.is_some());
    }

    #[test]
    fn three_level_parts_are_columns() {
        assert_eq!(ends(&[(12, Paragraph), (4, Paragraph), (8, Paragraph), (12, Paragraph)]), [0, 2, 3]);
    }

    #[test]
    fn level_paragraphs_are_doubtful() {
        assert!(column_ends(&[(10, Paragraph), (10, Paragraph)]).doubt.is_some());
    }
}

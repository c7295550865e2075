//! Rows: what an area of the baseline grid and the boxes placed in it leave for text.
//!
//! One pure function, [`Area::rows`], is the whole of it. A picture that cuts in, columns that begin lower, a
//! line in two pieces on either side of a box: all of that is rows that begin further in, are in pieces or are
//! left out.

use std::ops::Range;

use crate::geom::{Direction, EM_BOX_TOP, Em, Length, Point, Rect};
use crate::layout::Held;

/// An area of the baseline grid in text columns, as its own text sees it: every line runs along x.
#[derive(Debug, Clone)]
pub struct Area {
    /// All of it.
    pub rect: Rect,
    /// The number of its first row: rows of columns that end level have the same numbers.
    pub first: i32,
    /// How many rows.
    pub rows: u32,
    /// Its text columns, from the left.
    pub columns: Vec<Column>,
    /// The white between two columns, and beside a box that text runs around.
    pub gutter: Length,
    /// The body size: one em.
    pub size: Length,
    /// Baseline to baseline.
    pub leading: Length,
    /// From the upper edge of a row to its baseline.
    pub baseline: Length,
    /// A piece of a row beside a box that is shorter stays white: a column of a few characters is not read.
    pub narrowest: Em,
}

/// A text column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its left edge.
    pub x: Length,
    /// Its width.
    pub measure: Em,
}

/// What stands in an area beside the rows of its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BoxPart {
    /// Kicker, headline and deck.
    Head,
    /// Which of its pictures, from 0, with its caption.
    Picture(u16),
    /// A quotation.
    Quotation,
    /// A table.
    Table,
    /// A slot inside the area's own: another story's.
    Inset,
    /// What lies between the rectangles of a slot and is another's.
    Outside,
}

impl BoxPart {
    /// What of a story stands in a box of its slot.
    #[must_use]
    pub const fn of(held: Held) -> Self {
        match held {
            Held::Head => Self::Head,
            Held::Picture(number) => Self::Picture(number),
            Held::Quotation => Self::Quotation,
            Held::Table => Self::Table,
        }
    }
}

/// A box that takes rows of an area, or parts of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacedBox {
    /// What stands in it.
    pub part: BoxPart,
    /// The numbers of the rows that it takes; none where it is not there.
    pub rows: Range<i32>,
    /// What it leaves white at the head of these, where they begin at the edge of a ground.
    pub above: Length,
    /// The same at their foot.
    pub below: Length,
    /// The same at both sides of it.
    pub sides: Length,
    /// From where to where it reaches along the lines.
    pub across: Range<Length>,
    /// What of that it covers in each of its rows, where that is not all of it.
    pub covers: Option<Vec<Vec<Range<Length>>>>,
    /// How far text keeps from it along the lines.
    pub distance: Length,
    /// The way its own lines run.
    pub direction: Direction,
}

impl PlacedBox {
    /// Whether it covers a place along the lines in a row.
    #[must_use]
    pub fn covers_at(&self, number: i32, place: Length) -> bool {
        self.covered(number).iter().any(|across| across.contains(&place))
    }

    /// What it covers of a row, along the lines.
    fn covered(&self, number: i32) -> &[Range<Length>] {
        if !self.rows.contains(&number) {
            return &[];
        }
        let row = || usize::try_from(number - self.rows.start).ok();
        match &self.covers {
            None => std::slice::from_ref(&self.across),
            Some(rows) => row().and_then(|row| rows.get(row)).map_or(&[], Vec::as_slice),
        }
    }
}

/// A place for a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// Where it begins, on its baseline.
    pub at: Point,
    /// How long a line may be.
    pub measure: Em,
    /// Its number on the baseline grid; pieces of one row share it.
    pub number: i32,
}

/// What rounds away where lengths become ems.
const NEARLY: Em = Em(1_000);

impl Area {
    /// The rows of each column, in reading order. No row runs into a box or nearer to it than its distance; what a
    /// box leaves of a row is whole half ems from the edge of its column, so that characters stand as in the
    /// rows above and below.
    #[must_use]
    pub fn rows(&self, boxes: &[PlacedBox]) -> Vec<Vec<Row>> {
        let all = |column: &Column| {
            let mut rows = Vec::with_capacity(self.rows as usize);
            for number in self.first..self.first + self.rows as i32 {
                rows.extend(self.pieces(*column, number, boxes));
            }
            rows
        };
        self.columns.iter().map(all).collect()
    }

    /// The same area as wide as its text is: a single column stands in the middle of it.
    pub(super) fn with_even_sides(mut self) -> Self {
        if let [column] = self.columns.as_mut_slice() {
            let width = column.measure.of(self.size);
            self.rect.x += (self.rect.width - width) / 2;
            self.rect.width = width;
            column.x = self.rect.x;
        }
        self
    }

    /// The rectangle of a box in the area.
    #[must_use]
    pub fn rect_of(&self, placed: &PlacedBox) -> Rect {
        let PlacedBox { rows, across, above, below, sides, .. } = placed;
        let (x, width) = (across.start + *sides, (across.end - across.start - *sides * 2).max(Length::ZERO));
        let Rect { y, height, .. } = self.rect_of_rows(rows.clone());
        Rect { x, y: y + *above, width, height: (height - *above - *below).max(Length::ZERO) }
    }

    /// The rectangle of some rows, over all columns.
    pub(super) fn rect_of_rows(&self, rows: Range<i32>) -> Rect {
        let height = self.leading * i64::from(rows.end - rows.start);
        Rect { y: self.top(rows.start), height, ..self.rect }
    }

    /// From the head of the em boxes of a row to their foot.
    pub(crate) fn band(&self, number: i32) -> Range<Length> {
        let top = self.top(number) + self.baseline - EM_BOX_TOP.of(self.size);
        top..top + self.size
    }

    /// The upper edge of a row.
    fn top(&self, number: i32) -> Length {
        self.rect.y + self.leading * i64::from(number - self.first)
    }

    /// What the boxes leave of a row of a column.
    fn pieces(&self, column: Column, number: i32, boxes: &[PlacedBox]) -> impl Iterator<Item = Row> {
        let whole = Em::ZERO..column.measure;
        let mut cut: Option<Vec<Range<Em>>> = None;
        let covered = boxes.iter().flat_map(|one| std::iter::repeat(one).zip(one.covered(number)));
        for (one, across) in covered {
            let from = (across.start - one.distance - column.x).in_em(self.size) + NEARLY;
            let to = (across.end + one.distance - column.x).in_em(self.size) - NEARLY;
            let pieces = cut.get_or_insert_with(|| vec![whole.clone()]);
            let left = |piece: Range<Em>| without(&piece, &(from..to), self.narrowest);
            *pieces = pieces.drain(..).flat_map(left).collect();
        }
        let whole = if cut.is_none() { Some(whole) } else { None };
        let (size, y) = (self.size, self.top(number) + self.baseline);
        whole.into_iter().chain(cut.into_iter().flatten()).map(move |piece| {
            let at = Point { x: column.x + piece.start.of(size), y };
            Row { at, measure: piece.end - piece.start, number }
        })
    }
}

/// Where the baseline lies in a row: as if the em box stood in the middle of it, its baseline 0.12 em above
/// its foot.
#[must_use]
pub fn baseline_in_row(size: Length, leading: Length) -> Length {
    (leading - size) / 2 + EM_BOX_TOP.of(size)
}

/// What is left of a piece of a row before and behind a stretch of it.
fn without(piece: &Range<Em>, taken: &Range<Em>, narrowest: Em) -> impl Iterator<Item = Range<Em>> + use<> {
    let apart = taken.end <= piece.start || piece.end <= taken.start || taken.is_empty();
    let half = Em::HALF.0;
    let before = piece.start..Em(taken.start.0.div_euclid(half) * half).min(piece.end);
    let behind = Em(-(-taken.end.0).div_euclid(half) * half).max(piece.start)..piece.end;
    let pieces = if apart { [Some(piece.clone()), None] } else { [Some(before), Some(behind)] };
    pieces.into_iter().flatten().filter(move |left| apart || left.end - left.start >= narrowest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Remainder;
    use crate::plan::division::Division;

    const SIZE: Length = Length::pt(10);

    /// Columns of 10 em, an em apart, of six rows of 12 pt from row 3 on.
    fn area(count: u32) -> Area {
        let left = Length::pt(100);
        let width = Em(10_000_000) * i64::from(count) + Em::ONE * i64::from(count - 1);
        let division = Division::of(width, count, Em::ONE, Remainder::Automatic);
        let (columns, gutter) = (division.columns(left, SIZE), division.gutter);
        let (leading, rows) = (Length::pt(12), 6);
        let rect =
            Rect { x: left, y: Length::pt(50), width: width.of(SIZE), height: leading * i64::from(rows) };
        let (gutter, baseline) = (gutter.of(SIZE), baseline_in_row(SIZE, leading));
        let narrowest = Em::ONE * 4;
        Area { rect, first: 3, rows, columns, gutter, size: SIZE, leading, baseline, narrowest }
    }

    /// A box over some rows, from and to so many points from the left of the area.
    fn cut(rows: Range<i32>, across: Range<i64>) -> PlacedBox {
        let at = |points: i64| Length::pt(100 + points);
        let across = at(across.start)..at(across.end);
        let (above, below, sides) = (Length::ZERO, Length::ZERO, Length::ZERO);
        let part = BoxPart::Picture(0);
        let distance = SIZE;
        let direction = Direction::Horizontal;
        PlacedBox { part, rows, above, below, sides, across, covers: None, distance, direction }
    }

    /// The rows as a compositor would rule them: half an em a sign.
    fn drawn(area: &Area, boxes: &[PlacedBox]) -> String {
        let rows = area.rows(boxes);
        let numbers = area.first..area.first + area.rows as i32;
        let line = |number: i32| {
            let mut line = vec![' '; 2 * 11 * area.columns.len()];
            for row in rows.iter().flatten().filter(|row| row.number == number) {
                let from = ((row.at.x - area.rect.x).in_em(SIZE).0 / Em::HALF.0) as usize;
                let to = from + (row.measure.0 / Em::HALF.0) as usize;
                line[from..to].fill('-');
            }
            format!("{number} {}", line.iter().collect::<String>()).trim_end().to_owned()
        };
        numbers.map(line).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn an_area_without_boxes_is_all_rows() {
        let rows = area(2).rows(&[]);
        assert_eq!(rows.iter().map(Vec::len).collect::<Vec<_>>(), [6, 6]);
        assert!(rows.iter().flatten().all(|row| row.measure == Em(10_000_000)));
        let second = Point { x: Length::pt(210), y: Length::pt(50 + 1 + 12) + EM_BOX_TOP.of(SIZE) };
        assert_eq!(rows[1][1], Row { at: second, measure: Em(10_000_000), number: 4 });
    }

    #[test]
    fn a_head_over_all_columns_leaves_out_its_rows() {
        assert_eq!(
            drawn(&area(2), &[cut(3..6, 0..210)]),
            "\
3
4
5
6 --------------------  --------------------
7 --------------------  --------------------
8 --------------------  --------------------"
        );
    }

    #[test]
    fn a_column_below_a_box_begins_lower_and_ends_level() {
        assert_eq!(
            drawn(&area(3), &[cut(3..5, 0..210), cut(3..7, 220..320)]),
            "\
3
4
5 --------------------  --------------------
6 --------------------  --------------------
7 --------------------  --------------------  --------------------
8 --------------------  --------------------  --------------------"
        );
    }

    #[test]
    fn a_picture_that_cuts_in_keeps_a_gutter_from_the_rows_beside_it() {
        assert_eq!(
            drawn(&area(2), &[cut(4..7, 64..150)]),
            "\
3 --------------------  --------------------
4 ----------                      ----------
5 ----------                      ----------
6 ----------                      ----------
7 --------------------  --------------------
8 --------------------  --------------------"
        );
    }

    #[test]
    fn a_box_in_the_middle_leaves_a_row_in_two_pieces_and_none_that_nobody_reads() {
        assert_eq!(
            drawn(&area(1), &[cut(4..5, 50..50), cut(5..6, 52..54), cut(6..7, 30..60)]),
            "\
3 --------------------
4 --------    --------
5 --------
6
7 --------------------
8 --------------------"
        );
    }
}

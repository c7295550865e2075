//! How large advertisements are booked, and which cells of a page that takes.

use crate::geom::{Length, Size};
use crate::layout::{Cells, Grid};
use crate::reading::read::Words;

/// How large an advertisement is booked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AdSize {
    /// By a name of the trade: a share of the type area.
    Part(AdPart),
    /// By basic columns and rows.
    Cells(AdCells),
    /// By its width and its height.
    Size(Size),
    /// By the place that is sold, 报眼 or 中缝: as large as the slot that it stands in, below the row of its label.
    Slot,
}

/// A share of the type area: its whole width or half of it, and one of so many equal strips of its height, with a row between
/// them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AdPart {
    /// 1 for the whole width, 2 for half of it.
    pub across: i64,
    /// How many strips.
    pub down: i64,
}

/// Basic columns and rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AdCells {
    /// Basic columns.
    pub columns: i64,
    /// Rows.
    pub rows: i64,
}

impl Words for AdSize {
    /// As the rate cards of city papers have them: halves, thirds, quarters lie across the page, an eighth is half a quarter;
    /// a 通栏 is a sixth. 报眼 and 中缝 are places.
    const WORDS: &'static [(&'static str, Self)] = &[
        ("整版", Self::part(1, 1)),
        ("半版", Self::part(1, 2)),
        ("1/2", Self::part(1, 2)),
        ("1/3", Self::part(1, 3)),
        ("1/4", Self::part(1, 4)),
        ("1/6", Self::part(1, 6)),
        ("1/8", Self::part(2, 4)),
        ("1/16", Self::part(2, 8)),
        ("双通栏", Self::part(1, 3)),
        ("通栏", Self::part(1, 6)),
        ("半通栏", Self::part(2, 6)),
        ("报眼", Self::Slot),
        ("中缝", Self::Slot),
    ];
}

/// What an advertisement takes of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Taken {
    /// As it is printed.
    pub(super) size: Size,
    /// The basic columns and rows that it lies in.
    pub(super) columns: u32,
    pub(super) rows: u32,
}

impl AdSize {
    const fn part(across: i64, down: i64) -> Self {
        Self::Part(AdPart { across, down })
    }

    /// What it takes of a page, in a slot of so many cells, where it stands in one; nothing, where the page is not as large.
    /// Columns and rows that it meets are its own as a whole.
    pub(super) fn on(self, grid: &Grid, slot: Option<Cells>) -> Option<Taken> {
        let (columns, rows) = (i64::from(grid.columns), i64::from(grid.rows));
        let width = |columns: i64| (grid.measure * columns + grid.gutter * (columns - 1)).of(grid.size);
        let size = match self {
            Self::Part(AdPart { across, down }) => Size {
                width: (width(columns) - grid.gutter.of(grid.size) * (across - 1)) / across,
                height: (grid.leading * (rows + 1)) / down - grid.leading,
            },
            Self::Cells(AdCells { columns, rows }) => {
                Size { width: width(columns), height: grid.leading * rows }
            }
            Self::Size(size) => size,
            Self::Slot => {
                let Cells { columns, rows, .. } = slot?;
                Size { width: width(i64::from(columns)), height: grid.leading * (i64::from(rows) - 1) }
            }
        };
        let holds = |count: &i64| width(*count) + NEAR >= size.width;
        let columns = (1..=columns).find(holds)?;
        let rows = (1..=rows).find(|count| grid.leading * *count + NEAR >= size.height)?;
        let is_area = size.width > Length::ZERO && size.height > Length::ZERO;
        is_area.then_some(Taken { size, columns: columns as u32, rows: rows as u32 })
    }
}

/// What is said in tenths of a millimetre is as large as what was meant.
const NEAR: Length = Length::tenths_of_mm(1);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::{Direction, Em};

    /// Four columns of 10 em and gutters of one, 87 rows: 430 pt by 1,044.
    fn grid() -> Grid {
        Grid {
            direction: Direction::Horizontal,
            size: Length::pt(10),
            leading: Length::pt(12),
            columns: 4,
            measure: Em(10_000_000),
            gutter: Em::ONE,
            rows: 87,
            left: Length::ZERO,
            top: Length::ZERO,
        }
    }

    fn taken(size: AdSize) -> Option<(f64, f64, u32, u32)> {
        let Taken { size, columns, rows } = size.on(&grid(), None)?;
        Some((size.width.to_pt(), size.height.to_pt(), columns, rows))
    }

    fn part(name: &str) -> Option<(f64, f64, u32, u32)> {
        taken(AdSize::WORDS.iter().find(|(word, _)| *word == name).unwrap().1)
    }

    #[test]
    fn shares_of_a_page_fill_it_with_a_row_between_them() {
        assert_eq!(part("整版"), Some((430.0, 1044.0, 4, 87)));
        assert_eq!(part("半版"), Some((430.0, 516.0, 4, 43)), "twice 43 rows and one between them");
        assert_eq!(part("1/4"), Some((430.0, 252.0, 4, 21)));
        assert_eq!(part("1/8"), Some((210.0, 252.0, 2, 21)));
        assert_eq!(part("1/3"), Some((430.0, 340.0, 4, 29)), "28 rows and a third");
    }

    #[test]
    fn what_is_booked_by_columns_and_rows_or_millimetres_has_whole_cells() {
        assert_eq!(taken(AdSize::Cells(AdCells { columns: 2, rows: 10 })), Some((210.0, 120.0, 2, 10)));
        let size =
            |width, height| AdSize::Size(Size { width: Length::pt(width), height: Length::pt(height) });
        assert_eq!(taken(size(211, 121)), Some((211.0, 121.0, 3, 11)));
        assert_eq!(taken(size(210, 120)), Some((210.0, 120.0, 2, 10)));
    }

    #[test]
    fn what_is_booked_by_its_place_fills_a_slot_below_its_label() {
        let ear = Cells { column: 3, columns: 1, row: 0, rows: 8 };
        let Taken { size, columns, rows } = AdSize::Slot.on(&grid(), Some(ear)).unwrap();
        assert_eq!((size.width.to_pt(), size.height.to_pt(), columns, rows), (100.0, 84.0, 1, 7));
        assert_eq!(AdSize::Slot.on(&grid(), None), None);
    }

    #[test]
    fn what_is_larger_than_the_page_has_no_place_on_it() {
        assert_eq!(taken(AdSize::Cells(AdCells { columns: 5, rows: 10 })), None);
        assert_eq!(taken(AdSize::Cells(AdCells { columns: 1, rows: 88 })), None);
        assert_eq!(taken(AdSize::Cells(AdCells { columns: 0, rows: 1 })), None);
    }
}

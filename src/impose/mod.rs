//! Imposition (拼版): pages on sheets, so that they lie in order when the sheets are folded and put into each other.
//!
//! A stage between pages and writers: a writer that knows how a page is drawn on a [`Sheet`] need not know how sheets
//! are folded.

mod marks;
mod sheet;

use std::error::Error;
use std::fmt;

pub use sheet::{Place, Sheet};

use crate::geom::{Length, Size};
use crate::page::Page;
use crate::words::{self, Lang, Words};

/// How pages are put on sheets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Imposition {
    /// Printer's pairs: two pages a side, four a sheet, one fold.
    Pairs,
    /// Four pages a side head to head, eight a sheet, folded across and then down the middle.
    FourUp,
}

/// Why pages fill no sheets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// Pages of several sizes can't share sheets.
    Sizes,
    /// So many pages do not fold: the last would lie inside a half-empty sheet.
    Fold {
        /// Pages of a sheet, both sides.
        sheet: usize,
        /// Pages of the edition.
        pages: usize,
    },
}

impl Unfit {
    /// In the words of diagnostics.
    #[must_use]
    pub fn words(self) -> Words {
        match self {
            Self::Sizes => Words::of("sheets-differ"),
            Self::Fold { sheet, pages } => {
                let (below, above) = (pages / sheet * sheet, pages.next_multiple_of(sheet));
                let one = Words::part("pages-do-not-fold", if below == 0 { "few" } else { "" });
                one.arg("pages", pages).arg("sheet", sheet).arg("below", below).arg("above", above)
            }
        }
    }
}

impl fmt::Display for Unfit {
    /// In English, as errors of a library are.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&words::say(&self.words(), &[], Lang::En))
    }
}

impl Error for Unfit {}

/// A cell of a side: which page of the sheet's stands there, from 1, and whether on its head.
type Cell = (usize, bool);

/// The sides of a sheet, row by row.
struct Scheme {
    /// Pages of a sheet, both sides.
    pages: usize,
    rows: usize,
    sides: [&'static [Cell]; 2],
}

const PAIRS: Scheme =
    Scheme { pages: 4, rows: 1, sides: [&[(4, false), (1, false)], &[(2, false), (3, false)]] };
const FOUR_UP: Scheme = Scheme {
    pages: 8,
    rows: 2,
    sides: [&[(5, true), (4, true), (8, false), (1, false)], &[(3, true), (6, true), (2, false), (7, false)]],
};

/// The least room for marks beyond the bleed: 12 mm.
const ROOM: Length = Length::tenths_of_mm(120);

/// The sides of all sheets, front and back in turn, the outermost sheet first; none of no pages.
///
/// # Errors
/// The pages differ in size, or are not as many as fold.
pub fn sheets(pages: &[Page], imposition: Imposition) -> Result<Vec<Sheet>, Unfit> {
    let scheme = match imposition {
        Imposition::Pairs => &PAIRS,
        Imposition::FourUp => &FOUR_UP,
    };
    let Some(first) = pages.first() else { return Ok(Vec::new()) };
    if pages.iter().any(|page| (page.trim, page.bleed) != (first.trim, first.bleed)) {
        return Err(Unfit::Sizes);
    }
    let total = pages.len();
    if !total.is_multiple_of(scheme.pages) {
        // Filled up with blank pages at the end, the last page would lie inside, and the outside be blank.
        return Err(Unfit::Fold { sheet: scheme.pages, pages: total });
    }
    let sides = (0..total / scheme.pages).flat_map(|sheet| scheme.sides.map(|cells| (sheet, cells)));
    Ok(sides
        .enumerate()
        .map(|(at, (sheet, cells))| {
            let places = cells.iter().enumerate().map(|(place, (number, turned))| {
                let page = page_of(*number, sheet, scheme.pages, total);
                let cell = ((place % 2) as i64, (place / 2) as i64);
                Place { page, cell, turned: *turned }
            });
            let trim = Size { width: first.trim.width * 2, height: first.trim.height * scheme.rows as i64 };
            let slug = first.slug.max(ROOM);
            let mut side =
                Sheet { trim, bleed: first.bleed, slug, places: places.collect(), marks: Vec::new() };
            side.marks = marks::of(&side, pages, (at % 2 == 0).then_some(sheet));
            side
        })
        .collect())
}

/// Which page, from 0, stands where the scheme has a number: the lower half of the numbers counts on from the
/// front of the edition, the upper half back from its end, for each sheet lies inside the one before.
fn page_of(number: usize, sheet: usize, of_a_sheet: usize, total: usize) -> usize {
    let half = of_a_sheet / 2;
    if number <= half { sheet * half + number - 1 } else { total - 1 - sheet * half - (of_a_sheet - number) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::color::Paint;
    use crate::geom::Rect;
    use crate::page::Item;

    fn pages(count: usize) -> Vec<Page> {
        let page = |number: u32| Page {
            label: number.to_string(),
            section: String::new(),
            number,
            trim: Size { width: Length::mm(275.0), height: Length::mm(390.0) },
            bleed: Length::mm(3.0),
            slug: Length::ZERO,
            items: Vec::new(),
            marks: Vec::new(),
            regions: Vec::new(),
            drawings: Vec::new(),
        };
        (1..=count as u32).map(page).collect()
    }

    fn numbers(count: usize, imposition: Imposition) -> Vec<Vec<usize>> {
        let sheets = sheets(&pages(count), imposition).unwrap();
        sheets.iter().map(|sheet| sheet.places.iter().map(|place| place.page + 1).collect()).collect()
    }

    #[test]
    fn pairs_add_up_to_one_more_than_the_pages() {
        let sides = [vec![8, 1], vec![2, 7], vec![6, 3], vec![4, 5]];
        assert_eq!(numbers(8, Imposition::Pairs), sides);
    }

    #[test]
    fn four_up_is_a_sheet_folded_twice() {
        let sides = [vec![5, 4, 8, 1], vec![3, 6, 2, 7]];
        assert_eq!(numbers(8, Imposition::FourUp), sides);
        let sides = [vec![13, 4, 16, 1], vec![3, 14, 2, 15], vec![9, 8, 12, 5], vec![7, 10, 6, 11]];
        assert_eq!(numbers(16, Imposition::FourUp), sides);
    }

    #[test]
    fn only_fronts_have_a_collation_mark() {
        let blocks = |side: &Sheet| side.marks.iter().filter(|mark| is_block(mark)).count();
        for imposition in [Imposition::Pairs, Imposition::FourUp] {
            let sheets = sheets(&pages(16), imposition).unwrap();
            let of_sides: Vec<usize> = sheets.iter().map(blocks).collect();
            assert!(of_sides.chunks(2).all(|sheet| sheet == [1, 0]), "{imposition:?}: {of_sides:?}");
        }
    }

    /// Of these pages without marks of their own, only the collation mark is printed from one plate.
    fn is_block(mark: &Item) -> bool {
        matches!(mark, Item::Fill(fill) if fill.paint == Paint::BLACK)
    }

    #[test]
    fn a_page_is_seen_to_the_bleed_of_its_sheet_and_not_over_a_fold() {
        let pages = pages(8);
        let (width, height, bleed) = (Length::mm(275.0), Length::mm(390.0), Length::mm(3.0));
        let front = &sheets(&pages, Imposition::FourUp).unwrap()[0];
        let seen: Vec<Rect> =
            front.places.iter().map(|place| front.seen(place, &pages[place.page]).1).collect();
        let cell = |x, y| Rect { x, y, width: width + bleed, height: height + bleed };
        assert_eq!(
            seen,
            [cell(-bleed, -bleed), cell(width, -bleed), cell(-bleed, height), cell(width, height)]
        );
    }

    #[test]
    fn counts_that_do_not_fold_are_refused_and_those_that_do_are_named() {
        let refused = |count, imposition| sheets(&pages(count), imposition).unwrap_err().to_string();
        assert_eq!(refused(1, Imposition::Pairs), "1 page does not fold into sheets of 4; 4 would");
        assert_eq!(refused(6, Imposition::Pairs), "6 pages do not fold into sheets of 4; 4 or 8 would");
        assert_eq!(refused(4, Imposition::FourUp), "4 pages do not fold into sheets of 8; 8 would");
        assert_eq!(refused(12, Imposition::FourUp), "12 pages do not fold into sheets of 8; 8 or 16 would");
        for count in [4, 8, 12] {
            assert_eq!(numbers(count, Imposition::Pairs)[0][0], count, "the last page is the back");
        }
    }

    #[test]
    fn neighbours_across_a_fold_print_on_two_sides_of_one_leaf() {
        // Page 1 and 2 are one leaf, whatever the scheme.
        for imposition in [Imposition::Pairs, Imposition::FourUp] {
            let sides = numbers(16, imposition);
            for (front, back) in [(1, 2), (3, 4), (15, 16)] {
                let side = |page| sides.iter().position(|side| side.contains(&page)).unwrap();
                assert_eq!(side(front) / 2, side(back) / 2, "{front} and {back}, {imposition:?}");
                assert_ne!(side(front), side(back), "{front} and {back}, {imposition:?}");
            }
        }
    }
}

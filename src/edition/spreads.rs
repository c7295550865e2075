//! 跨版: pages that are two, side by side on one sheet, and take two numbers.

use super::PageSpec;
use super::draft::PageDraft;
use super::raw::RawPage;
use crate::diag::Diagnostic;
use crate::geom::{Length, Size};
use crate::id::Table;
use crate::layout::Layout;
use crate::reading::findings::{Field, Findings};

/// Sizes that differ by no more are one: they are written in millimetres, and lengths are parts of a point.
const NEAR: Length = Length(100_000);

/// Whether a page is a spread.
pub(super) fn is_spread(page: &RawPage) -> bool {
    page.spread.as_ref().is_some_and(|spread| spread.value)
}

/// Pages with their numbers from 1, of a spread the first.
pub(super) fn numbered(pages: &[Field<RawPage>]) -> impl Iterator<Item = (u32, &Field<RawPage>)> {
    pages.iter().scan(1, |next, page| {
        let number = *next;
        *next += if is_spread(&page.value) { 2 } else { 1 };
        Some((number, page))
    })
}

/// How many pages there are: a spread is two.
pub(super) fn count(pages: &[Field<RawPage>]) -> usize {
    pages.len() + pages.iter().filter(|page| is_spread(&page.value)).count()
}

/// Tells spreads that lie on no opened paper: page 1 is a front, as is the first page of a section (叠), so that even pages
/// lie beside the odd ones behind them.
pub(super) fn over_a_leaf(pages: &[PageDraft], found: &mut Findings) {
    let mut front = 1;
    for page in pages {
        if page.fold.is_some() {
            front = page.number;
        }
        let is_front = page.number.saturating_sub(front) % 2 == 0;
        let Some(spread) = page.spread.filter(|_| is_front) else { continue };
        let one = Diagnostic::error("spread-over-a-leaf").arg("page", page.number);
        found.add(one.arg("next", page.number + 1).here(spread));
    }
}

/// Tells spreads that are not as large as two other pages of the edition side by side.
pub(super) fn not_two(pages: &Table<PageSpec>, layouts: &Table<Layout>, found: &mut Findings) {
    let size = |page: &PageSpec| layouts[page.layout].sheet.trim;
    let singles: Vec<Size> = pages.iter().filter(|page| page.spread.is_none()).map(size).collect();
    let near = |one: Length, other: Length| (one - other).abs() <= NEAR;
    for page in pages {
        let Some(spread) = page.spread else { continue };
        let own = size(page);
        let is_two = |one: &Size| near(one.width * 2, own.width) && near(one.height, own.height);
        let Some(first) = singles.first().filter(|_| !singles.iter().any(is_two)) else { continue };
        let two = Size { width: first.width * 2, ..*first };
        let one = Diagnostic::warning("spread-size").arg("page", page.number);
        found.add(one.arg("size", own.in_mm()).arg("two", two.in_mm()).here(spread));
    }
}

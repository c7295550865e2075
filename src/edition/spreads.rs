//! 跨版: pages that are two, side by side on one sheet.

use super::PageSpec;
use super::draft::PageDraft;
use crate::diag::Diagnostic;
use crate::geom::{Length, Size};
use crate::id::Table;
use crate::layout::Layout;
use crate::reading::findings::Findings;

/// Sizes that differ by no more are one: they are written in millimetres, and lengths are parts of a point.
const NEAR: Length = Length(100_000);

/// Tells spreads that lie on no opened paper: page 1 is a front, as is the first page of a section (叠), so that even pages
/// lie beside the odd ones behind them.
pub(super) fn over_a_leaf(pages: &[PageDraft], found: &mut Findings) {
    for page in pages {
        let Some(spread) = page.spread.filter(|_| page.in_section % 2 == 1) else { continue };
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

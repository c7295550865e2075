//! The dress of an edition: mourning and feasts, by one key of the paper.

use super::draft::PageDraft;
use super::raw::RawPaper;
use crate::color::Dress;
use crate::diag::Diagnostic;
use crate::layout::Layout;
use crate::printable::short;

/// That the front page of a festive edition has a layout that says nothing of feasts, so that nothing would be red. Other
/// pages may have one: they are printed as ever.
pub(super) fn undressed(
    paper: &RawPaper,
    pages: &[PageDraft],
    layouts: &[(String, Option<Layout>)],
) -> Option<Diagnostic> {
    let dress = paper.dress.as_ref().filter(|dress| dress.value.0 == Dress::Festive)?;
    let name = pages.iter().find(|page| page.number == 1)?.layout.as_ref()?;
    let (_, layout) = layouts.iter().find(|(known, _)| *known == name.value)?;
    let layout = layout.as_ref().filter(|layout| !layout.festive)?;
    let one = Diagnostic::error("festive-without-colour").arg("layout", short(&name.value));
    let one = one.here(dress.span).mark(name.span, "layout");
    Some(if layout.coloured { one } else { one.mend_by("help-inks") })
}

//! Texts without markup: those of the front matter, of the paper and of furniture. Signs of markup in them are printed,
//! which is told.

use crate::copy::raw::RawCopy;
use crate::copy::{Passage, markdown};
use crate::diag::{Diagnostic, Span};
use crate::printable::short;
use crate::reading::findings::Findings;

/// Parts of the entry `markup-in-plain-text` that say why such texts are plain.
const FRONT_MATTER: &str = "help";
const FURNITURE: &str = "help-furniture";

/// A text of the front matter.
pub(crate) fn plain(raw: &RawCopy, found: &mut Findings) -> Passage {
    check(&raw.text, raw.inner, FRONT_MATTER, found);
    Passage::plain(raw.text.clone(), raw.inner)
}

/// A text that furniture shows.
pub(crate) fn shown_by_furniture(text: &str, span: Span, found: &mut Findings) {
    check(text, span, FURNITURE, found);
}

fn check(text: &str, place: Span, plainly: &'static str, found: &mut Findings) {
    let Some((range, help)) = markdown::in_plain_text(text) else { return };
    let (sign, inner) = (short(text.get(range.clone()).unwrap_or_default()), place.range());
    let as_it_is = inner.len() == text.len();
    let span = if as_it_is { inner.start + range.start..inner.start + range.end } else { inner };
    let one = Diagnostic::warning("markup-in-plain-text").arg("sign", sign);
    found.add(one.here(Span::new(place.file, span)).mend_by(help.unwrap_or(plainly)));
}

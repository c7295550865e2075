//! Texts without markup: those of the front matter, of the paper and of furniture. Signs of markup in them are printed,
//! which is told.

use super::findings::Findings;
use super::raw::{FieldText, RawCopy, RawPaper};
use super::{Copy, markdown};
use crate::diag::{Diagnostic, Span};
use crate::printable::short;

/// Parts of the entry `markup-in-plain-text` that say why such texts are plain.
const FRONT_MATTER: &str = "help";
const FURNITURE: &str = "help-furniture";

/// A text of the front matter.
pub(super) fn plain(raw: &RawCopy, found: &mut Findings) -> Copy {
    check(&raw.text, raw.inner, FRONT_MATTER, found);
    Copy::plain(raw.text.clone(), raw.inner)
}

/// A text that furniture shows.
pub(super) fn shown_by_furniture(text: &str, span: Span, found: &mut Findings) {
    check(text, span, FURNITURE, found);
}

/// The texts that a paper gives, in their order.
pub(super) fn given(raw: &RawPaper) -> Vec<Copy> {
    let fields = raw.number.iter().chain(raw.fields.0.iter().map(|(_, value)| value));
    let texts = fields.filter_map(|field| match &field.value {
        FieldText::Text(text) => Some((text, field.span)),
        FieldText::Number(_) => None,
    });
    let name = raw.name.iter().map(|name| (&name.value, name.span));
    name.chain(texts).map(|(text, span)| between_quotes(text, span)).collect()
}

/// A text at the place between its quotes. One with escapes is longer in the file, and has its place as a whole.
fn between_quotes(text: &str, span: Span) -> Copy {
    let as_it_is = span.range().len() == text.len() + 2;
    let inner = if as_it_is { Span { start: span.start + 1, end: span.end - 1, ..span } } else { span };
    Copy::plain(text, inner)
}

fn check(text: &str, place: Span, plainly: &'static str, found: &mut Findings) {
    let Some((range, help)) = markdown::in_plain_text(text) else { return };
    let (sign, inner) = (short(text.get(range.clone()).unwrap_or_default()), place.range());
    let as_it_is = inner.len() == text.len();
    let span = if as_it_is { inner.start + range.start..inner.start + range.end } else { inner };
    let one = Diagnostic::warning("markup-in-plain-text").arg("sign", sign);
    found.add(one.here(Span::new(place.file, span)).mend_by(help.unwrap_or(plainly)));
}

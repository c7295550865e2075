//! The texts that a paper gives.

use crate::copy::Passage;
use crate::diag::Span;
use crate::edition::raw::{FieldText, RawPaper};

/// The texts that a paper gives, in their order.
pub(crate) fn given(raw: &RawPaper) -> Vec<Passage> {
    let fields = raw.number.iter().chain(raw.fields.0.iter().map(|(_, value)| value));
    let texts = fields.filter_map(|field| match &field.value {
        FieldText::Text(text) => Some((text, field.span)),
        FieldText::Number(_) => None,
    });
    let plain = raw.name.iter().chain(&raw.lunar).map(|text| (&text.value, text.span));
    plain.chain(texts).map(|(text, span)| between_quotes(text, span)).collect()
}

/// A text at the place between its quotes. One with escapes is longer in the file, and has its place as a whole.
fn between_quotes(text: &str, span: Span) -> Passage {
    let as_it_is = span.range().len() == text.len() + 2;
    let inner = if as_it_is { Span { start: span.start + 1, end: span.end - 1, ..span } } else { span };
    Passage::plain(text, inner)
}

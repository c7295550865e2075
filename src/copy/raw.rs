//! Copy as it is written in TOML.

use crate::diag::{Diagnostic, Span};
use crate::printable::is_seen;
use crate::reading::read::{FromToml, List, Reading, Value, wanted};

/// Text to be printed, and whether it stands in the source as it is.
#[derive(Debug, Clone)]
pub(crate) struct RawCopy {
    pub text: String,
    pub inner: Span,
}

impl FromToml for RawCopy {
    fn read(value: &Value<'_>, span: Span, reading: &mut Reading<'_>) -> Option<Self> {
        let text = String::read(value, span, reading)?;
        if !is_seen(&text) {
            reading.found.add(Diagnostic::error("empty-text").arg("key", reading.key()).here(span));
            return None;
        }
        let (inner, _) = reading.inside(&text, span);
        Some(Self { text, inner })
    }
}

/// One line or several.
#[derive(Debug, Clone)]
pub(crate) struct Lines(pub Vec<RawCopy>);

impl FromToml for Lines {
    fn read(value: &Value<'_>, span: Span, reading: &mut Reading<'_>) -> Option<Self> {
        if value.is_str() {
            return Some(Self(vec![RawCopy::read(value, span, reading)?]));
        }
        let count = value.as_array().map(|array| array.len());
        match count {
            Some(1..=10) => {}
            Some(count) => {
                let one = Diagnostic::error("wrong-type").form("lines").arg("key", reading.key());
                reading.found.add(one.arg("count", count).mark(span, "lines-here").mend_by("help-lines"));
                return None;
            }
            None => {
                reading.wrong_type(value, span, wanted("lines"));
                return None;
            }
        }
        let lines = List::<RawCopy>::read(value, span, reading)?.0;
        Some(Self(lines.into_iter().map(|line| line.value).collect()))
    }
}

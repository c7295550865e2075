//! The version of the formats: by what rules a file was written.
//!
//! A file that says nothing is of format 1. A later format may mean something else by a key that this program
//! knows, so that nothing of such a file is read but its number.

use super::findings::{Findings, Given};
use super::read::{FromToml, Reading, Value};
use crate::diag::Span;

/// The format that this program writes, and the latest that it reads.
pub(super) const FORMAT: i64 = 1;

/// By what rules a file was written: `format = 1` at its top.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Format(pub u32);

impl Format {
    /// Of a file that may say it.
    pub(super) fn of(given: &Given<Self>) -> Self {
        given.as_ref().map_or(Self::default(), |field| field.value)
    }
}

impl Default for Format {
    /// Files of the first format need not say so.
    fn default() -> Self {
        Self(1)
    }
}

impl FromToml for Format {
    fn read(value: &Value<'_>, span: Span, reading: &mut Reading<'_>) -> Option<Self> {
        let number = i64::read(value, span, reading)?;
        if (1..=FORMAT).contains(&number) {
            return Some(Self(number as u32));
        }
        let written = super::bounds::as_written(&number, span, reading.found);
        if number > FORMAT {
            newer(&written, span, reading.found);
        } else {
            none(&written, span, reading.found);
        }
        None
    }
}

fn newer(written: &str, span: Span, found: &mut Findings) {
    let message = format!(
        "the file is of format {written}; banxin {} reads formats up to {FORMAT}",
        env!("CARGO_PKG_VERSION")
    );
    let help = "use a banxin that knows this format, or write the file in the older one".to_owned();
    found.error("format-newer", span, message, format!("expected at most {FORMAT}"), help);
}

fn none(written: &str, span: Span, found: &mut Findings) {
    let message = format!("there is no format {written}; formats are counted from 1");
    found.error("out-of-range", span, message, format!("expected {FORMAT}"), String::new());
}

/// A file with a `format` key, which is judged before anything else of it is read.
#[derive(Debug)]
pub(super) struct Versioned<T>(pub T);

impl<T: FromToml> FromToml for Versioned<T> {
    fn read(value: &Value<'_>, span: Span, reading: &mut Reading<'_>) -> Option<Self> {
        let format = value.as_table().and_then(|table| table.get("format"));
        let later = |given: &Value<'_>| {
            let number = given.as_integer()?;
            let negative = number.as_str().starts_with('-');
            // A number of more than 64 bits is a later one, too.
            let number = i64::from_str_radix(number.as_str(), number.radix());
            Some(number.map_or(!negative, |number| number > FORMAT))
        };
        if let Some(given) = format.filter(|given| later(given.get_ref()) == Some(true)) {
            let at = reading.span(given.span());
            Format::read(given.get_ref(), at, reading);
            return None;
        }
        T::read(value, span, reading).map(Self)
    }
}

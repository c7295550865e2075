//! The version of the formats: by what rules a file was written.
//!
//! A file that says nothing is of format 1. A later format may mean something else by a key that this program
//! knows, so that nothing of such a file is read but its number.

use toml::de::DeTable;

use crate::diag::{Diagnostic, Span};
use crate::reading::findings::{Findings, Given};
use crate::reading::read::{FromToml, Reading, Value};

/// The format that this program writes, and the latest that it reads.
pub(crate) const FORMAT: i64 = 1;

/// By what rules a file was written: `format = 1` at its top.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Format(pub u32);

impl Format {
    /// Of a file that may say it.
    pub(crate) fn of(given: &Given<Self>) -> Self {
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
        let written = crate::reading::bounds::as_written(&number, span, reading.found);
        if number > FORMAT {
            newer(&written, span, reading.found);
        } else {
            none(&written, span, reading.found);
        }
        None
    }
}

fn newer(written: &str, span: Span, found: &mut Findings) {
    let one = Diagnostic::error("format-newer").arg("format", written).arg("most", FORMAT);
    found.add(one.arg("version", env!("CARGO_PKG_VERSION")).here(span));
}

fn none(written: &str, span: Span, found: &mut Findings) {
    let one = Diagnostic::error("out-of-range").form("format").arg("format", written).arg("most", FORMAT);
    found.add(one.mark(span, "format-here").mend_by("help-format").replace(span, FORMAT.to_string()));
}

/// A file with a `format` key, which is judged before anything else of it is read.
#[derive(Debug)]
pub(crate) struct Versioned<T>(pub T);

impl<T: FromToml> FromToml for Versioned<T> {
    fn read(value: &Value<'_>, span: Span, reading: &mut Reading<'_>) -> Option<Self> {
        let is_known = value.as_table().is_none_or(|table| is_of_known_format(table, reading));
        if is_known { T::read(value, span, reading).map(Self) } else { None }
    }
}

/// Whether a file is of no later format; tells, where it is.
pub(crate) fn is_of_known_format(table: &DeTable<'_>, reading: &mut Reading<'_>) -> bool {
    let later = |given: &Value<'_>| {
        let number = given.as_integer()?;
        let negative = number.as_str().starts_with('-');
        // A number of more than 64 bits is a later one, too.
        let number = i64::from_str_radix(number.as_str(), number.radix());
        Some(number.map_or(!negative, |number| number > FORMAT))
    };
    let later = table.get("format").filter(|given| later(given.get_ref()) == Some(true));
    if let Some(given) = later {
        let at = reading.span(given.span());
        Format::read(given.get_ref(), at, reading);
    }
    later.is_none()
}

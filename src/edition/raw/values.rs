//! Values that are more than a quantity or a string, and the words that stand for others.

use crate::diag::{Diagnostic, Span};
use crate::edition::findings::Field;
use crate::edition::lengths::Share;
use crate::edition::read::{FromToml, List, Reading, Value, Words, wanted};
use crate::edition::{Breaking, BylinePlace, Figures, Kinsoku, MarkStyle};
use crate::geom::Direction;
use crate::press::{Level, Rendering};
use crate::printable::is_seen;

/// Shares of cyan, magenta, yellow and black.
#[derive(Debug, Clone)]
pub(in crate::edition) struct Cmyk(pub [Field<Share>; 4]);

impl FromToml for Cmyk {
    fn read(value: &Value<'_>, span: Span, reading: &mut Reading<'_>) -> Option<Self> {
        if value.as_array().is_none_or(|array| array.len() != 4) {
            reading.wrong_type(value, span, wanted("shares"));
            return None;
        }
        List::read(value, span, reading)?.0.try_into().ok().map(Self)
    }
}

/// A date without a time.
#[derive(Debug, Clone, Copy)]
pub(in crate::edition) struct Date(pub (u16, u8, u8));

impl FromToml for Date {
    fn read(value: &Value<'_>, span: Span, reading: &mut Reading<'_>) -> Option<Self> {
        let date = value.as_datetime().filter(|one| one.time.is_none()).and_then(|one| one.date);
        if date.is_none() {
            reading.wrong_type(value, span, wanted("date"));
        }
        date.map(|date| Self((date.year, date.month, date.day)))
    }
}

/// A time of the day: hour, minute, second.
#[derive(Debug, Clone, Copy)]
pub(in crate::edition) struct Time(pub (u8, u8, u8));

impl FromToml for Time {
    fn read(value: &Value<'_>, span: Span, reading: &mut Reading<'_>) -> Option<Self> {
        let time = value.as_datetime().filter(|one| one.date.is_none() && one.offset.is_none());
        let time = time.and_then(|one| one.time);
        if time.is_none() {
            reading.wrong_type(value, span, wanted("time"));
        }
        // TOML knows leap seconds, the dates of a PDF do not.
        time.map(|time| Self((time.hour, time.minute, time.second.unwrap_or(0).min(59))))
    }
}

/// The value of a field for furniture text.
#[derive(Debug, Clone)]
pub(in crate::edition) enum FieldText {
    Number(i64),
    Text(String),
}

impl FromToml for FieldText {
    fn read(value: &Value<'_>, span: Span, reading: &mut Reading<'_>) -> Option<Self> {
        if value.is_integer() {
            return i64::read(value, span, reading).map(Self::Number);
        }
        if value.is_str() {
            return String::read(value, span, reading).map(Self::Text);
        }
        reading.wrong_type(value, span, wanted("text-or-whole"));
        None
    }
}

/// Text to be printed, and whether it stands in the source as it is.
#[derive(Debug, Clone)]
pub(in crate::edition) struct RawCopy {
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
pub(in crate::edition) struct Lines(pub Vec<RawCopy>);

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

impl Words for MarkStyle {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("kaiming", Self::Kaiming),
        ("full", Self::FullWidth),
        ("half", Self::HalfWidth),
        ("line-end-half", Self::LineEndHalf),
    ];
}

impl Words for Kinsoku {
    const WORDS: &'static [(&'static str, Self)] =
        &[("none", Self::None), ("basic", Self::Basic), ("gb", Self::Gb), ("strict", Self::Strict)];
}

impl Words for Breaking {
    const WORDS: &'static [(&'static str, Self)] =
        &[("first-fit", Self::FirstFit), ("total-fit", Self::TotalFit)];
}

impl Words for Figures {
    const WORDS: &'static [(&'static str, Self)] =
        &[("half", Self::Half), ("proportional", Self::Proportional)];
}

impl Words for Direction {
    const WORDS: &'static [(&'static str, Self)] =
        &[("horizontal", Self::Horizontal), ("vertical", Self::Vertical)];
}

impl Words for BylinePlace {
    const WORDS: &'static [(&'static str, Self)] =
        &[("auto", Self::Auto), ("run-in", Self::RunIn), ("own-line", Self::OwnLine)];
}

impl Words for Rendering {
    const WORDS: &'static [(&'static str, Self)] =
        &[("perceptual", Self::Perceptual), ("relative", Self::Relative)];
}

impl Words for Level {
    const WORDS: &'static [(&'static str, Self)] =
        &[("off", Self::Off), ("warning", Self::Warning), ("error", Self::Error)];
}

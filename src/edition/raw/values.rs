//! Values that are more than a quantity or a string, and the words that stand for others.

use crate::color::Dress;
use crate::copy::Form;
use crate::diag::Span;
use crate::edition::{BylinePlace, Only};
use crate::reading::read::{FromToml, Reading, Value, Words, wanted};
use crate::reading::table::Named;

/// Colours of a drawing, each with the name of one of the layout.
pub(crate) type RawColors = Named<String>;

/// A date without a time.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Date(pub (u16, u8, u8));

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
pub(crate) struct Time(pub (u8, u8, u8));

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
pub(crate) enum FieldText {
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

impl Words for Form {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("interview", Self::Interview),
        ("letter", Self::Letter),
        ("verse", Self::Verse),
        ("official", Self::Official),
        ("briefs", Self::Briefs),
    ];
}

impl Words for BylinePlace {
    const WORDS: &'static [(&'static str, Self)] =
        &[("auto", Self::Auto), ("run-in", Self::RunIn), ("own-line", Self::OwnLine)];
}

impl Words for Only {
    const WORDS: &'static [(&'static str, Self)] = &[("head", Self::Head), ("text", Self::Text)];
}

impl Words for Dress {
    const WORDS: &'static [(&'static str, Self)] =
        &[("mourning", Self::Mourning), ("festive", Self::Festive)];
}

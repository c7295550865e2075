//! Values that are more than a quantity or a string, and the words that stand for others.

use crate::color::Dress;
use crate::copy::Form;
use crate::diag::Span;
use crate::edition::{BylinePlace, Only};
use crate::reading::bounds;
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

/// The news value of a story in its section: 1 for the lead, and so on down.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Weight(pub u32);

impl Weight {
    /// The names of the trade: 头条, 二条 and so on, and what is shorter than any of them.
    const NAMES: [(&'static str, u32); 11] = [
        ("头条", 1),
        ("二条", 2),
        ("三条", 3),
        ("四条", 4),
        ("五条", 5),
        ("六条", 6),
        ("七条", 7),
        ("八条", 8),
        ("九条", 9),
        ("十条", 10),
        ("简讯", bounds::WEIGHTS),
    ];
}

impl FromToml for Weight {
    fn read(value: &Value<'_>, span: Span, reading: &mut Reading<'_>) -> Option<Self> {
        let known =
            |given: &str| Self::NAMES.iter().find(|(name, _)| *name == given).map(|(_, weight)| *weight);
        if let Some(weight) = value.as_str().and_then(known) {
            return Some(Self(weight));
        }
        if !value.is_integer() {
            reading.wrong_type(value, span, wanted("weight"));
            return None;
        }
        let number = i64::read(value, span, reading)?;
        let most = i64::from(bounds::WEIGHTS);
        if !(1..=most).contains(&number) {
            reading.wrong_type(value, span, wanted("weight"));
            return None;
        }
        Some(Self(number as u32))
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

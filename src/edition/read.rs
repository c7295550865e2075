//! Reading TOML into records: every error is kept, with its place, and reading goes on.
//!
//! A derived deserializer stops at its first error, so the tree is read here: [`FromToml`] is what a value
//! can be read as, and the `table!` macro makes a record of a table, with its keys, from one definition (from
//! which the JSON Schemas come, too).

use std::ops::Range;

use toml::Spanned;
pub(super) use toml::de::DeValue as Value;
use toml::de::{DeString, DeTable};

use super::findings::{Field, Findings, Given};
use super::punctuation::{self, Foreign};
use super::suggest::{self, shown};
use crate::diag::{FileId, Severity, Span};
use crate::printable::unprintable;

/// A piece of TOML being read.
pub(super) struct Reading<'a> {
    file: FileId,
    /// Where the TOML starts in the file; a story's front matter does not start at its first byte.
    base: usize,
    /// The TOML.
    text: &'a str,
    /// The keys down to what is being read.
    path: Vec<String>,
    /// What is wrong so far.
    pub(super) found: &'a mut Findings,
}

/// What a TOML value can be read as.
pub(super) trait FromToml: Sized {
    /// The value; nothing, if it is wrong and has been reported.
    fn read(value: &Value<'_>, span: Span, reading: &mut Reading<'_>) -> Option<Self>;
}

/// Reads a whole TOML text as a record.
///
/// A text that is malformed is reported and not read as a record: what is missing from it may be what the
/// parser could not see.
pub(super) fn document<T: FromToml>(
    text: &str,
    file: FileId,
    base: usize,
    found: &mut Findings,
    special: impl FnOnce(&str, &DeTable<'_>) -> Vec<Special>,
) -> Option<T> {
    let (root, errors) = DeTable::parse_recoverable(text);
    let mut reading = Reading { file, base, text, path: Vec::new(), found };
    if errors.is_empty() {
        let span = reading.span(root.span());
        return T::read(&Value::Table(root.into_inner()), span, &mut reading);
    }
    let special = special(text, root.get_ref());
    // Where a line was reported for its punctuation, what else is wrong with it mostly comes of that.
    let mut understood = 0;
    // The parser goes over the text more than once: its errors are not in the order of the text.
    let mut errors: Vec<_> = errors.iter().map(|one| (one.span().unwrap_or(0..0), one.message())).collect();
    errors.sort_by_key(|(range, _)| range.start);
    for (range, message) in errors {
        if range.start < understood {
            continue;
        }
        if reading.found.is_full() {
            reading.found.add_unkept(Severity::Error);
        } else if message.starts_with("duplicate key") {
            reading.given_twice(&range, &special);
        } else if let Some((at, foreign)) = punctuation::foreign(text, &range) {
            reading.foreign(at, foreign);
            understood = text[at..].find('\n').map_or(text.len() + 1, |end| at + end + 1);
        } else {
            reading.malformed(message, &range);
        }
    }
    None
}

/// A part of a TOML whose keys have a name of their own in messages.
pub(super) struct Special {
    /// Its bytes. Parts are given in order and do not overlap.
    pub range: Range<usize>,
    /// The code of the error that a key is given twice.
    pub twice: &'static str,
    /// What a key is called.
    pub noun: &'static str,
}

impl Reading<'_> {
    /// A place in the TOML as a place in the file.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, range.start + self.base..range.end + self.base)
    }

    /// The key being read.
    pub(super) fn key(&self) -> &str {
        self.path.last().map_or("the file", String::as_str)
    }

    /// Reads something under a key.
    fn under<T>(&mut self, key: &str, read: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(key.to_owned());
        let value = read(self);
        self.path.pop();
        value
    }

    /// What stands at a place.
    fn written(&self, span: Span) -> &str {
        let (start, end) = (span.start as usize - self.base, span.end as usize - self.base);
        self.text.get(start..end).unwrap_or_default()
    }

    /// The place of a string's text inside its quotes, and whether the text stands there as it is (without
    /// escapes), so that places inside it can be shown.
    pub(super) fn inside(&self, text: &str, span: Span) -> (Span, bool) {
        let source = self.written(span);
        let bare = ["\"\"\"", "'''", "\"", "'"].iter().find_map(|quote| {
            let bare = source.strip_prefix(quote)?.strip_suffix(quote)?;
            (bare == text).then_some(quote.len() as u32)
        });
        match bare {
            Some(quote) => (Span { start: span.start + quote, end: span.end - quote, ..span }, true),
            None => (span, false),
        }
    }

    /// Reports a value of the wrong type.
    pub(super) fn wrong_type(&mut self, value: &Value<'_>, span: Span, wanted: &str) {
        let given = match value {
            Value::String(_) => "a string",
            Value::Integer(_) => "a whole number",
            Value::Float(_) => "a number",
            Value::Boolean(_) => "true or false",
            Value::Datetime(_) => "a date or time",
            Value::Array(_) => "an array",
            Value::Table(_) => "a table",
        };
        let message = format!("`{}` takes {wanted}, not {given}", shown(self.key()));
        self.found.error("wrong-type", span, message, format!("expected {wanted}"), String::new());
    }

    /// Reports a key that is given twice.
    fn given_twice(&mut self, range: &Range<usize>, special: &[Special]) {
        let key = shown(self.text.get(range.clone()).unwrap_or_default());
        let at = special.partition_point(|part| part.range.end <= range.start);
        let part = special.get(at).filter(|part| part.range.start <= range.start);
        let (code, what) = part.map_or(("duplicate-key", "key"), |part| (part.twice, part.noun));
        let help = format!("keep one of the two; each {what} is given once");
        let message = format!("the {what} `{key}` is given twice");
        self.found.error(code, self.span(range.clone()), message, "given again".into(), help);
    }

    /// Reports a sign of Chinese punctuation in place of one of TOML.
    fn foreign(&mut self, at: usize, Foreign { sign, meant }: Foreign) {
        let span = self.span(at..at + sign.len_utf8());
        let (named, meant) = match sign {
            '\u{3000}' => ("an ideographic space".to_owned(), meant.to_owned()),
            _ => (format!("`{sign}`"), format!("`{meant}`")),
        };
        let help = if meant == "`\"`" {
            "use straight quotes around text, `\"…\"`; inside them any others may stand".to_owned()
        } else {
            format!("use {meant}, with the Chinese input method switched off")
        };
        let message = format!("this is not TOML: it has {named} outside text");
        self.found.error("malformed-toml", span, message, format!("expected {meant}"), help);
    }

    /// Reports what the TOML parser found.
    fn malformed(&mut self, message: &str, range: &Range<usize>) {
        let span = self.span(range.clone());
        let said = message.lines().collect::<Vec<_>>().join("; ");
        let help = "the syntax of TOML is described at https://toml.io".to_owned();
        self.found.error("malformed-toml", span, "this is not TOML".into(), said, help);
    }
}

/// A table whose keys are taken one by one; what is left is unknown.
pub(super) struct Table<'t, 'i> {
    entries: Vec<(&'t Spanned<DeString<'i>>, &'t Spanned<Value<'i>>)>,
    span: Span,
}

impl<'t, 'i> Table<'t, 'i> {
    /// The entries of a table in the order of the file; nothing, if the value is no table.
    pub(super) fn open(value: &'t Value<'i>, span: Span, reading: &mut Reading<'_>) -> Option<Self> {
        let Some(table) = value.as_table() else {
            reading.wrong_type(value, span, "a table");
            return None;
        };
        let mut entries: Vec<_> = table.iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        Some(Self { entries, span })
    }

    /// Takes a key that may be absent.
    pub(super) fn optional<T: FromToml>(&mut self, key: &str, reading: &mut Reading<'_>) -> Given<T> {
        let at = self.entries.iter().position(|(name, _)| name.get_ref().as_ref() == key)?;
        let (_, value) = self.entries.remove(at);
        field(key, value, reading)
    }

    /// Takes a key that must be there.
    pub(super) fn required<T: FromToml>(&mut self, key: &str, reading: &mut Reading<'_>) -> Given<T> {
        if !self.entries.iter().any(|(name, _)| name.get_ref().as_ref() == key) {
            let place = match reading.path.as_slice() {
                [] => "at the top level".to_owned(),
                path => format!("in `[{}]`", shown(&path.join("."))),
            };
            let message = format!("the key `{key}` is missing {place}");
            let help = format!("add `{key} = …`; docs/formats.md says what it takes");
            // The top level is the whole file: its first place stands for it.
            let top = Span { end: self.span.start, ..self.span };
            let span = if reading.path.is_empty() { top } else { self.span };
            reading.found.error("missing-key", span, message, format!("`{key}` is expected here"), help);
        }
        self.optional(key, reading)
    }

    /// Takes all other keys.
    pub(super) fn others<T: FromToml>(&mut self, reading: &mut Reading<'_>) -> Named<T> {
        let mut named = Vec::new();
        for (key, value) in self.entries.drain(..) {
            let name = Field { value: key.get_ref().to_string(), span: reading.span(key.span()) };
            if let Some(value) = field(&name.value, value, reading) {
                named.push((name, value));
            }
        }
        Named(named)
    }

    /// Reports the keys that were not taken.
    pub(super) fn close(self, known: &[&str], reading: &mut Reading<'_>) {
        let place = match reading.path.as_slice() {
            [] => "this file".to_owned(),
            path => format!("`[{}]`", shown(&path.join("."))),
        };
        for (key, _) in self.entries {
            let name = key.get_ref().as_ref();
            let message = format!("`{}` is no key of {place}", shown(name));
            let span = reading.span(key.span());
            reading.found.error(
                "unknown-key",
                span,
                message,
                "unknown key".into(),
                suggest::help(name, known, "known keys"),
            );
        }
    }
}

fn field<T: FromToml>(key: &str, value: &Spanned<Value<'_>>, reading: &mut Reading<'_>) -> Given<T> {
    let span = reading.span(value.span());
    let value = reading.under(key, |reading| T::read(value.get_ref(), span, reading))?;
    Some(Field { value, span })
}

/// A table of names that the user chooses, in the order of the file.
#[derive(Debug)]
pub(super) struct Named<T>(pub Vec<(Field<String>, Field<T>)>);

impl<T: FromToml> FromToml for Named<T> {
    fn read(value: &Value<'_>, span: Span, reading: &mut Reading<'_>) -> Option<Self> {
        Some(Table::open(value, span, reading)?.others(reading))
    }
}

/// An array; elements that are wrong are left out, and have been reported.
#[derive(Debug)]
pub(super) struct List<T>(pub Vec<Field<T>>);

impl<T: FromToml> FromToml for List<T> {
    fn read(value: &Value<'_>, span: Span, reading: &mut Reading<'_>) -> Option<Self> {
        let Some(array) = value.as_array() else {
            reading.wrong_type(value, span, "an array");
            return None;
        };
        let read = |one: &Spanned<Value<'_>>| {
            let span = reading.span(one.span());
            T::read(one.get_ref(), span, reading).map(|value| Field { value, span })
        };
        Some(Self(array.iter().filter_map(read).collect()))
    }
}

/// A value, and whether all of it could be read: what is absent from it may have been wrong.
#[derive(Debug)]
pub(super) struct Checked<T> {
    pub value: T,
    pub whole: bool,
}

impl<T: FromToml> FromToml for Checked<T> {
    fn read(value: &Value<'_>, span: Span, reading: &mut Reading<'_>) -> Option<Self> {
        let before = reading.found.count();
        let value = T::read(value, span, reading)?;
        Some(Self { value, whole: reading.found.count() == before })
    }
}

/// An array of two.
#[derive(Debug)]
pub(super) struct Pair<T>(pub Field<T>, pub Field<T>);

impl<T: FromToml> FromToml for Pair<T> {
    fn read(value: &Value<'_>, span: Span, reading: &mut Reading<'_>) -> Option<Self> {
        if value.as_array().is_none_or(|array| array.len() != 2) {
            reading.wrong_type(value, span, "an array of two values");
            return None;
        }
        let mut two = List::read(value, span, reading)?.0.into_iter();
        Some(Self(two.next()?, two.next()?))
    }
}

impl FromToml for bool {
    fn read(value: &Value<'_>, span: Span, reading: &mut Reading<'_>) -> Option<Self> {
        if value.as_bool().is_none() {
            reading.wrong_type(value, span, "true or false");
        }
        value.as_bool()
    }
}

impl FromToml for i64 {
    fn read(value: &Value<'_>, span: Span, reading: &mut Reading<'_>) -> Option<Self> {
        let Some(number) = value.as_integer() else {
            reading.wrong_type(value, span, "a whole number");
            return None;
        };
        if let Ok(number) = Self::from_str_radix(number.as_str(), number.radix()) {
            return Some(number);
        }
        // A number beyond 64 bits is beyond every bound, too: it is reported where bounds are, as it is written.
        let written = shown(reading.written(span));
        reading.found.note_overlong(span, &written);
        Some(if number.as_str().starts_with('-') { Self::MIN } else { Self::MAX })
    }
}

impl FromToml for String {
    fn read(value: &Value<'_>, span: Span, reading: &mut Reading<'_>) -> Option<Self> {
        let Some(text) = value.as_str() else {
            reading.wrong_type(value, span, "a string");
            return None;
        };
        if let Some((c, what)) = text.chars().find_map(|c| Some((c, unprintable(c)?))) {
            let message = format!("`{}` holds the {what} U+{:04X}", shown(reading.key()), c as u32);
            let help = "text that is printed is one line without tabs and other characters that are not seen"
                .to_owned();
            reading.found.error("control-character", span, message, "in this string".into(), help);
            return None;
        }
        Some(text.to_owned())
    }
}

/// One of a few words.
pub(super) trait Words: Sized + Copy + 'static {
    /// The words and what they mean.
    const WORDS: &'static [(&'static str, Self)];
}

/// A value given by one of its words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word<T>(pub T);

impl<T: Words> FromToml for Word<T> {
    fn read(value: &Value<'_>, span: Span, reading: &mut Reading<'_>) -> Option<Self> {
        let known: Vec<&str> = T::WORDS.iter().map(|(word, _)| *word).collect();
        let Some(text) = value.as_str() else {
            reading.wrong_type(value, span, &format!("one of {}", suggest::listed(known)));
            return None;
        };
        if let Some((_, meant)) = T::WORDS.iter().find(|(word, _)| *word == text) {
            return Some(Self(*meant));
        }
        let words = suggest::listed(known.iter().copied());
        let message = format!("`{}` takes one of {words}, not `{}`", reading.key(), shown(text));
        let help = suggest::help(text, &known, "words");
        reading.found.error("unknown-value", span, message, "unknown word".into(), help);
        None
    }
}

/// Makes a record of a table: its fields, which of them must be there, and what it says of unknown keys.
macro_rules! table {
    (
        $(#[doc = $about:literal])+
        struct $Name:ident {
            $(required { $($(#[doc = $rdoc:literal])+ $r:ident: $R:ty,)* })?
            $(optional { $($(#[doc = $odoc:literal])+ $o:ident: $O:ty,)* })?
            $(others { $(#[doc = $xdoc:literal])+ $x:ident: $X:ty, })?
        }
    ) => {
        $(#[doc = $about])+
        #[derive(Debug)]
        pub(in crate::edition) struct $Name {
            $($($(#[doc = $rdoc])+ pub $r: $crate::edition::findings::Given<$R>,)*)?
            $($($(#[doc = $odoc])+ pub $o: $crate::edition::findings::Given<$O>,)*)?
            $($(#[doc = $xdoc])+ pub $x: $crate::edition::read::Named<$X>,)?
        }

        impl $crate::edition::read::FromToml for $Name {
            fn read(
                value: &$crate::edition::read::Value<'_>,
                span: $crate::diag::Span,
                reading: &mut $crate::edition::read::Reading<'_>,
            ) -> Option<Self> {
                let mut table = $crate::edition::read::Table::open(value, span, reading)?;
                let record = Self {
                    $($($r: table.required(stringify!($r), reading),)*)?
                    $($($o: table.optional(stringify!($o), reading),)*)?
                    $($x: table.others(reading),)?
                };
                table.close(&[$($(stringify!($r),)*)? $($(stringify!($o),)*)?], reading);
                Some(record)
            }
        }

        #[cfg(test)]
        impl schemars::JsonSchema for $Name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($Name).trim_start_matches("Raw").into()
            }
            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                #[allow(unused_mut)]
                let mut table = $crate::edition::schema::TableSchema::new(concat!($($about,)+));
                $($(table.key::<$R>(stringify!($r), true, concat!($($rdoc,)+), generator);)*)?
                $($(table.key::<$O>(stringify!($o), false, concat!($($odoc,)+), generator);)*)?
                $(table.others::<$X>(concat!($($xdoc,)+), generator);)?
                table.finish()
            }
        }
    };
}
pub(super) use table;

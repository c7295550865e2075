//! Reading TOML into records: every error is kept, with its place, and reading goes on.
//!
//! A derived deserializer stops at its first error, so the tree is read here: [`FromToml`] is what a value
//! can be read as, and the `table!` macro makes a record of a table, with its keys, from one definition (from
//! which the JSON Schemas come, too).

use std::ops::Range;

use toml::Spanned;
pub(crate) use toml::de::DeValue as Value;
use toml::de::{DeString, DeTable};

use crate::diag::{Diagnostic, FileId, Severity, Span};
use crate::printable::{Unseen, short, unprintable};
use crate::reading::findings::{Field, Findings, Given};
use crate::reading::malformed::Malformed;
use crate::reading::retype;
use crate::reading::slips;
use crate::reading::suggest;
use crate::words::{self, Arg};

/// The key at the top of every file that editors read.
pub(crate) const SCHEMA: &str = "$schema";

/// A piece of TOML being read.
pub(crate) struct Reading<'a> {
    file: FileId,
    /// Where the TOML starts in the file; a story's front matter does not start at its first byte.
    base: usize,
    /// The TOML.
    text: &'a str,
    /// Files whose texts stand in it behind each other; empty, where it is one.
    layers: &'a [Layer],
    /// The keys down to what is being read.
    path: Vec<String>,
    /// What is wrong so far.
    pub(crate) found: &'a mut Findings,
}

/// A file whose text stands in that of several.
pub(crate) struct Layer {
    /// Where it begins there.
    pub start: usize,
    /// The file.
    pub file: FileId,
}

/// What a TOML value can be read as.
pub(crate) trait FromToml: Sized {
    /// The value; nothing, if it is wrong and has been reported.
    fn read(value: &Value<'_>, span: Span, reading: &mut Reading<'_>) -> Option<Self>;
}

/// Reads a whole TOML text as a record.
///
/// A text that is malformed is reported and not read as a record: what is missing from it may be what the
/// parser could not see.
pub(crate) fn document<T: FromToml>(
    text: &str,
    file: FileId,
    base: usize,
    found: &mut Findings,
    special: impl FnOnce(&str, &DeTable<'_>) -> Vec<Special>,
) -> Option<T> {
    let (root, errors) = DeTable::parse_recoverable(text);
    let mut reading = Reading { base, ..Reading::of(text, file, found) };
    if errors.is_empty() {
        let span = reading.span(root.span());
        return T::read(&Value::Table(root.into_inner()), span, &mut reading);
    }
    let special = special(text, root.get_ref());
    let mut malformed = Malformed::new(text);
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
        } else {
            let place = |range: Range<usize>| Span::new(file, range.start + base..range.end + base);
            let told = malformed.report(message, &range, place, reading.found);
            understood = told.unwrap_or(understood);
        }
    }
    None
}

/// Reads a tree that was put together of several texts as a record.
pub(crate) fn layered<T: FromToml>(
    whole: &str,
    layers: &[Layer],
    root: Spanned<DeTable<'_>>,
    found: &mut Findings,
) -> Option<T> {
    let mut reading = Reading { layers, ..Reading::of(whole, layers.first()?.file, found) };
    let span = reading.span(root.span());
    T::read(&Value::Table(root.into_inner()), span, &mut reading)
}

/// A part of a TOML whose keys have a name of their own in messages.
pub(crate) struct Special {
    /// Its bytes. Parts are given in order and do not overlap.
    pub range: Range<usize>,
    /// The code of the error that a key is given twice.
    pub twice: &'static str,
}

impl<'a> Reading<'a> {
    /// A file that is TOML as a whole.
    pub(crate) const fn of(text: &'a str, file: FileId, found: &'a mut Findings) -> Self {
        Self { file, base: 0, text, layers: &[], path: Vec::new(), found }
    }
}

impl Reading<'_> {
    /// A place in the TOML as a place in the file.
    pub(crate) fn span(&self, range: Range<usize>) -> Span {
        match self.layers.iter().rev().find(|layer| layer.start <= range.start) {
            Some(layer) => Span::new(layer.file, range.start - layer.start..range.end - layer.start),
            None => Span::new(self.file, range.start + self.base..range.end + self.base),
        }
    }

    /// The key being read.
    pub(crate) fn key(&self) -> &str {
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
    pub(crate) fn written(&self, span: Span) -> &str {
        let layer = self.layers.iter().find(|layer| layer.file == span.file);
        let place = |byte: u32| layer.map_or(byte as usize - self.base, |layer| layer.start + byte as usize);
        self.text.get(place(span.start)..place(span.end)).unwrap_or_default()
    }

    /// The place of a string's text inside its quotes, and whether the text stands there as it is (without
    /// escapes), so that places inside it can be shown.
    pub(crate) fn inside(&self, text: &str, span: Span) -> (Span, bool) {
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

    /// Reports a value of the wrong type. `wanted` says what the key takes, mostly by a part of the entry `wanted`.
    pub(crate) fn wrong_type(&mut self, value: &Value<'_>, span: Span, wanted: words::Words) {
        let given = match value {
            Value::String(_) => "text",
            Value::Integer(_) => "whole",
            Value::Float(_) => "number",
            Value::Boolean(_) => "bool",
            Value::Datetime(_) => "moment",
            Value::Array(_) => "array",
            Value::Table(_) => "table",
        };
        let meant = retype::meant(value, self.written(span), wanted.form);
        let one = Diagnostic::error("wrong-type").arg("key", short(self.key())).arg("wanted", wanted);
        let one = one.arg("given", words::Words::part("wanted", given)).here(span);
        self.found.add(match meant {
            Some(meant) => one.arg("meant", meant.as_str()).mend_by("help-as").replace(span, meant),
            None => one,
        });
    }

    /// Reports a key that is given twice.
    fn given_twice(&mut self, range: &Range<usize>, special: &[Special]) {
        let key = short(self.text.get(range.clone()).unwrap_or_default());
        let at = special.partition_point(|part| part.range.end <= range.start);
        let part = special.get(at).filter(|part| part.range.start <= range.start);
        let code = part.map_or("duplicate-key", |part| part.twice);
        let one = Diagnostic::error(code).arg("key", key.as_str()).here(self.span(range.clone()));
        // A heading of one bracket is given once.
        let line = self.text.get(..range.start).and_then(|before| before.rsplit('\n').next());
        let of_list = line.map(str::trim) == Some("[") && slips::LISTS.contains(&key.as_str());
        let one =
            if of_list { one.arg("heading", format!("[[{key}]]")).mend_by("help-heading") } else { one };
        self.found.add(one);
    }
}

/// A table whose keys are taken one by one; what is left is unknown.
pub(crate) struct Table<'t, 'i> {
    entries: Vec<(&'t Spanned<DeString<'i>>, &'t Spanned<Value<'i>>)>,
    span: Span,
    all: &'t DeTable<'i>,
    /// The keys that are missing, and where that was told.
    missing: Vec<(String, Span)>,
}

impl<'t, 'i> Table<'t, 'i> {
    /// The entries of a table in the order of the file; nothing, if the value is no table.
    pub(crate) fn open(value: &'t Value<'i>, span: Span, reading: &mut Reading<'_>) -> Option<Self> {
        let Some(table) = value.as_table() else {
            reading.wrong_type(value, span, wanted("table"));
            return None;
        };
        let mut entries: Vec<_> = table.iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        let mut table = Self { entries, span, all: table, missing: Vec::new() };
        if reading.path.is_empty() {
            // The schema that an editor checks the file by, which is nothing to us.
            table.optional::<String>(SCHEMA, reading);
        }
        Some(table)
    }

    /// Takes a key that may be absent.
    pub(crate) fn optional<T: FromToml>(&mut self, key: &str, reading: &mut Reading<'_>) -> Given<T> {
        let at = self.entries.iter().position(|(name, _)| name.get_ref().as_ref() == key)?;
        let (_, value) = self.entries.remove(at);
        field(key, value, reading)
    }

    /// Takes a key that must be there.
    pub(crate) fn required<T: FromToml>(&mut self, key: &str, reading: &mut Reading<'_>) -> Given<T> {
        if !self.entries.iter().any(|(name, _)| name.get_ref().as_ref() == key) {
            // The top level is the whole file: its first place stands for it.
            let top = Span { end: self.span.start, ..self.span };
            let span = if reading.path.is_empty() { top } else { self.span };
            let form = if reading.path.is_empty() { "" } else { "in-table" };
            let one = Diagnostic::error("missing-key").form(form).arg("key", key);
            reading.found.add(one.arg("table", short(&reading.path.join("."))).here(span));
            self.missing.push((key.to_owned(), span));
        }
        self.optional(key, reading)
    }

    /// Takes all other keys.
    pub(crate) fn others<T: FromToml>(&mut self, reading: &mut Reading<'_>) -> Named<T> {
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
    pub(crate) fn close(self, known: &[&str], reading: &mut Reading<'_>) {
        let form = if reading.path.is_empty() { "" } else { "in-table" };
        if self.entries.is_empty() {
            return;
        }
        let absent: Vec<&str> = known.iter().copied().filter(|key| !self.all.contains_key(*key)).collect();
        for (key, _) in self.entries {
            let (name, span) = (key.get_ref().as_ref(), reading.span(key.span()));
            let one = Diagnostic::error("unknown-key").form(form).arg("key", short(name)).here(span);
            let one = one.arg("table", short(&reading.path.join(".")));
            // One that is written otherwise is not missing as well.
            let meant = suggest::nearest(name, absent.iter().copied());
            for (key, at) in self.missing.iter().filter(|(key, _)| meant == Some(key.as_str())) {
                reading.found.take_back("missing-key", *at, key);
            }
            let one = suggest::known_or_absent(one, (name, span), (known, &absent), "keys", suggest::bare);
            reading.found.add(one);
        }
    }
}

/// Reads the value of a key.
pub(crate) fn field<T: FromToml>(
    key: &str,
    value: &Spanned<Value<'_>>,
    reading: &mut Reading<'_>,
) -> Given<T> {
    let span = reading.span(value.span());
    let value = reading.under(key, |reading| T::read(value.get_ref(), span, reading))?;
    Some(Field { value, span })
}

/// A table of names that the user chooses, in the order of the file.
#[derive(Debug)]
pub(crate) struct Named<T>(pub Vec<(Field<String>, Field<T>)>);

impl<T: FromToml> FromToml for Named<T> {
    fn read(value: &Value<'_>, span: Span, reading: &mut Reading<'_>) -> Option<Self> {
        Some(Table::open(value, span, reading)?.others(reading))
    }
}

/// An array; elements that are wrong are left out, and have been reported.
#[derive(Debug)]
pub(crate) struct List<T>(pub Vec<Field<T>>);

impl<T: FromToml> FromToml for List<T> {
    fn read(value: &Value<'_>, span: Span, reading: &mut Reading<'_>) -> Option<Self> {
        let Some(array) = value.as_array() else {
            reading.wrong_type(value, span, wanted("array"));
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
pub(crate) struct Checked<T> {
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
pub(crate) struct Pair<T>(pub Field<T>, pub Field<T>);

impl<T: FromToml> FromToml for Pair<T> {
    fn read(value: &Value<'_>, span: Span, reading: &mut Reading<'_>) -> Option<Self> {
        if value.as_array().is_none_or(|array| array.len() != 2) {
            reading.wrong_type(value, span, wanted("pair"));
            return None;
        }
        let mut two = List::read(value, span, reading)?.0.into_iter();
        Some(Self(two.next()?, two.next()?))
    }
}

/// What a key takes, by a part of the entry `wanted`.
pub(crate) fn wanted(what: &'static str) -> words::Words {
    words::Words::part("wanted", what)
}

/// The sentence for a character that is not seen.
const fn hidden(what: Unseen) -> &'static str {
    match what {
        Unseen::Control => "control-in-key",
        Unseen::Invisible => "invisible-in-key",
    }
}

impl FromToml for bool {
    fn read(value: &Value<'_>, span: Span, reading: &mut Reading<'_>) -> Option<Self> {
        if value.as_bool().is_none() {
            reading.wrong_type(value, span, wanted("bool"));
        }
        value.as_bool()
    }
}

impl FromToml for i64 {
    fn read(value: &Value<'_>, span: Span, reading: &mut Reading<'_>) -> Option<Self> {
        let Some(number) = value.as_integer() else {
            reading.wrong_type(value, span, wanted("whole"));
            return None;
        };
        if let Ok(number) = Self::from_str_radix(number.as_str(), number.radix()) {
            return Some(number);
        }
        // A number beyond 64 bits is beyond every bound, too: it is reported where bounds are, as it is written.
        let written = short(reading.written(span));
        reading.found.note_overlong(span, &written);
        Some(if number.as_str().starts_with('-') { Self::MIN } else { Self::MAX })
    }
}

impl FromToml for String {
    fn read(value: &Value<'_>, span: Span, reading: &mut Reading<'_>) -> Option<Self> {
        let Some(text) = value.as_str() else {
            reading.wrong_type(value, span, wanted("text"));
            return None;
        };
        if let Some((c, what)) = text.chars().find_map(|c| Some((c, unprintable(c)?))) {
            let one =
                Diagnostic::error("control-character").form(hidden(what)).arg("key", short(reading.key()));
            reading.found.add(one.arg("code", format!("{:04X}", c as u32)).here(span));
            return None;
        }
        Some(text.to_owned())
    }
}

/// One of a few words.
pub(crate) trait Words: Sized + Copy + 'static {
    /// The words and what they mean.
    const WORDS: &'static [(&'static str, Self)];
}

/// A value given by one of its words.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Word<T>(pub T);

impl<T: Words> FromToml for Word<T> {
    fn read(value: &Value<'_>, span: Span, reading: &mut Reading<'_>) -> Option<Self> {
        let known: Vec<&str> = T::WORDS.iter().map(|(word, _)| *word).collect();
        let Some(text) = value.as_str() else {
            reading.wrong_type(value, span, wanted("one-of").arg("words", Arg::names(known)));
            return None;
        };
        if let Some((_, meant)) = T::WORDS.iter().find(|(word, _)| *word == text) {
            return Some(Self(*meant));
        }
        let one = Diagnostic::error("unknown-value").arg("key", reading.key()).arg("given", short(text));
        let one = one.arg("words", Arg::names(known.iter().copied())).here(span);
        reading.found.add(suggest::known(one, (text, span), &known, "words", suggest::quoted));
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
        pub(crate) struct $Name {
            $($($(#[doc = $rdoc])+ pub $r: $crate::reading::findings::Given<$R>,)*)?
            $($($(#[doc = $odoc])+ pub $o: $crate::reading::findings::Given<$O>,)*)?
            $($(#[doc = $xdoc])+ pub $x: $crate::reading::read::Named<$X>,)?
        }

        impl $crate::reading::read::FromToml for $Name {
            fn read(
                value: &$crate::reading::read::Value<'_>,
                span: $crate::diag::Span,
                reading: &mut $crate::reading::read::Reading<'_>,
            ) -> Option<Self> {
                let mut table = $crate::reading::read::Table::open(value, span, reading)?;
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
                let mut table = $crate::reading::schema::TableSchema::new(concat!($($about,)+));
                $($(table.key::<$R>(stringify!($r), true, concat!($($rdoc,)+), generator);)*)?
                $($(table.key::<$O>(stringify!($o), false, concat!($($odoc,)+), generator);)*)?
                $(table.others::<$X>(concat!($($xdoc,)+), generator);)?
                table.finish()
            }
        }
    };
}
pub(crate) use table;

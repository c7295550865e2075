//! Reading TOML into records: every error is kept, with its place, and reading goes on.
//!
//! A derived deserializer stops at its first error, so the tree is read here: [`FromToml`] is what a value
//! can be read as, and the `table!` macro makes a record of a table, with its keys, from one definition (from
//! which the JSON Schemas come, too).

use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;
pub(crate) use toml::de::DeValue as Value;

use crate::diag::{Diagnostic, FileId, Span};
use crate::printable::{Unseen, short, unprintable};
use crate::reading::around::Around;
use crate::reading::findings::{Field, Findings};
use crate::reading::retype;
use crate::reading::suggest;
use crate::words::{self, Arg};

/// A piece of TOML being read.
pub(crate) struct Reading<'a> {
    file: FileId,
    /// Where the TOML starts in the file; a story's front matter does not start at its first byte.
    base: usize,
    /// The TOML.
    text: &'a str,
    /// Files whose texts stand behind each other in its place; empty, where it is one.
    layers: &'a [Layer<'a>],
    /// Of those, which keys stand in for others.
    stand_ins: Option<&'a StandIns>,
    /// Of a malformed one, what is read in its place.
    around: Option<&'a Around>,
    /// How many values could not be read for what is malformed.
    holes: usize,
    /// How many misspelt keys were read as they were meant.
    meant: usize,
    /// The keys down to what is being read.
    path: Vec<String>,
    /// What is wrong so far.
    pub(crate) found: &'a mut Findings,
}

/// A file whose text stands in that of several.
pub(crate) struct Layer<'a> {
    /// Where it begins there.
    pub start: usize,
    /// The file.
    pub file: FileId,
    /// Its text.
    pub text: &'a str,
    /// Where it is malformed, what is read in its place.
    pub around: Option<&'a Around>,
}

/// Keys of several texts that take the place of others: where the other begins, by which it is put in order, and where
/// they are written themselves.
pub(crate) type StandIns = BTreeMap<usize, Range<usize>>;

/// What a TOML value can be read as.
pub(crate) trait FromToml: Sized {
    /// The value; nothing, if it is wrong and has been reported.
    fn read(value: &Value<'_>, span: Span, reading: &mut Reading<'_>) -> Option<Self>;
}

impl<'a> Reading<'a> {
    /// A file that is TOML as a whole.
    pub(crate) const fn of(text: &'a str, file: FileId, found: &'a mut Findings) -> Self {
        Self {
            file,
            base: 0,
            text,
            layers: &[],
            stand_ins: None,
            around: None,
            holes: 0,
            meant: 0,
            path: Vec::new(),
            found,
        }
    }

    /// TOML that begins at a byte of its file; where it is malformed, with what is read in its place.
    pub(crate) fn part(self, base: usize, around: Option<&'a Around>) -> Self {
        Self { base, around, ..self }
    }

    /// Several files that stand on each other.
    pub(crate) fn layers(
        layers: &'a [Layer<'a>],
        stand_ins: &'a StandIns,
        found: &'a mut Findings,
    ) -> Option<Self> {
        Some(Self { layers, stand_ins: Some(stand_ins), ..Self::of("", layers.first()?.file, found) })
    }
}

impl Reading<'_> {
    /// A place in the TOML as a place in the file.
    pub(crate) fn span(&self, range: Range<usize>) -> Span {
        let stands_in = self.stand_ins.and_then(|all| all.get(&range.start));
        let range = stands_in.cloned().unwrap_or(range);
        let (file, start, base, around) = match self.layer(range.start) {
            Some(layer) => (layer.file, layer.start, 0, layer.around),
            None => (self.file, 0, self.base, self.around),
        };
        let place = |at: usize| base + around.map_or(at - start, |around| around.original(at - start));
        Span::new(file, place(range.start)..place(range.end))
    }

    /// The text of several that a place lies in.
    fn layer(&self, at: usize) -> Option<&Layer<'_>> {
        self.layers.iter().rev().find(|layer| layer.start <= at)
    }

    /// Whether a value that begins at a place could not be read, which was told and is noted.
    pub(super) fn meets_hole(&mut self, at: usize) -> bool {
        let is_hole = match self.layer(at) {
            Some(layer) => layer.around.is_some_and(|around| around.is_hole(at - layer.start)),
            None => self.around.is_some_and(|around| around.is_hole(at)),
        };
        self.holes += usize::from(is_hole);
        is_hole
    }

    /// Notes that a misspelt key was read as it was meant.
    pub(super) const fn note_meant(&mut self) {
        self.meant += 1;
    }

    /// Whether what is being read is the whole file.
    pub(super) const fn is_at_top(&self) -> bool {
        self.path.is_empty()
    }

    /// What is being read, as a heading names it; with a key in it, if there is one.
    pub(super) fn heading(&self, key: Option<&str>) -> String {
        let path: Vec<&str> = self.path.iter().map(String::as_str).chain(key).collect();
        short(&path.join("."))
    }

    /// The key being read.
    pub(crate) fn key(&self) -> &str {
        self.path.last().map_or("the file", String::as_str)
    }

    /// Reads something under a key.
    pub(crate) fn under<T>(&mut self, key: &str, read: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(key.to_owned());
        let value = read(self);
        self.path.pop();
        value
    }

    /// What stands at a place.
    pub(crate) fn written(&self, span: Span) -> &str {
        let layer = self.layers.iter().find(|layer| layer.file == span.file);
        let (text, base) = layer.map_or((self.text, self.base), |layer| (layer.text, 0));
        text.get(span.start as usize - base..span.end as usize - base).unwrap_or_default()
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
}

/// An array; elements that are wrong are left out, and have been reported.
#[derive(Debug)]
pub(crate) struct List<T>(pub Vec<Field<T>>);

impl<T: FromToml> FromToml for List<T> {
    fn read(value: &Value<'_>, span: Span, reading: &mut Reading<'_>) -> Option<Self> {
        let Some(array) = value.as_array() else {
            reading.wrong_type(value, span, wanted("array"));
            // A heading of one bracket has what was meant to stand in the list.
            let kept = reading.found.kept_so_far();
            let one = value.as_table().and_then(|_| T::read(value, span, reading));
            if one.is_none() {
                reading.found.forget_since(kept);
            }
            let one = one?;
            return Some(Self(vec![Field { value: one, span }]));
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
        let lost = |reading: &Reading<'_>| (reading.found.count() - reading.meant, reading.holes);
        let before = lost(reading);
        let value = T::read(value, span, reading)?;
        Some(Self { value, whole: lost(reading) == before })
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

/// A table, or what stands for one that needs less said.
#[derive(Debug)]
pub(crate) enum TableOr<T, U> {
    Table(T),
    Short(U),
}

impl<T: FromToml, U: FromToml> FromToml for TableOr<T, U> {
    fn read(value: &Value<'_>, span: Span, reading: &mut Reading<'_>) -> Option<Self> {
        if value.is_table() {
            return T::read(value, span, reading).map(Self::Table);
        }
        U::read(value, span, reading).map(Self::Short)
    }
}

/// An array, or what stands for one.
#[derive(Debug)]
pub(crate) enum ListOr<T, U> {
    List(List<T>),
    Short(U),
}

impl<T: FromToml, U: FromToml> FromToml for ListOr<T, U> {
    fn read(value: &Value<'_>, span: Span, reading: &mut Reading<'_>) -> Option<Self> {
        if value.is_array() {
            return List::read(value, span, reading).map(Self::List);
        }
        U::read(value, span, reading).map(Self::Short)
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

//! A table of TOML as a record: its keys one by one, those that are missing, and those that nobody knows.

use toml::Spanned;
use toml::de::{DeString, DeTable};

use super::findings::{Field, Given};
use super::read::{FromToml, Reading, Value, wanted};
use super::suggest;
use crate::diag::{Diagnostic, Span};
use crate::printable::short;

/// The key at the top of every file that editors read.
pub(crate) const SCHEMA: &str = "$schema";

/// A table whose keys are taken one by one; what is left is unknown.
pub(crate) struct Table<'t, 'i> {
    entries: Vec<Entry<'t, 'i>>,
    span: Span,
    all: &'t DeTable<'i>,
    known: &'static [&'static str],
}

/// A key and its value.
struct Entry<'t, 'i> {
    key: &'t Spanned<DeString<'i>>,
    value: &'t Spanned<Value<'i>>,
    /// The key that it is taken for, where it is misspelt: what it says counts, so that nothing else goes wrong.
    meant: Option<&'static str>,
}

impl Entry<'_, '_> {
    fn name(&self) -> &str {
        self.key.get_ref().as_ref()
    }
}

impl<'t, 'i> Table<'t, 'i> {
    /// The entries of a table in the order of the file; nothing, if the value is no table. Where there are `known` keys,
    /// a misspelt one is taken for the one that is meant.
    pub(crate) fn open(
        value: &'t Value<'i>,
        span: Span,
        known: &'static [&'static str],
        reading: &mut Reading<'_>,
    ) -> Option<Self> {
        let Some(all) = value.as_table() else {
            reading.wrong_type(value, span, wanted("table"));
            return None;
        };
        let mut entries: Vec<_> = all.iter().map(|(key, value)| Entry { key, value, meant: None }).collect();
        entries.sort_by_key(|entry| entry.key.span().start);
        let mut table = Self { entries, span, all, known };
        if reading.is_at_top() {
            // The schema that an editor checks the file by, which is nothing to us.
            table.optional::<String>(SCHEMA, reading);
        }
        table.find_meant();
        Some(table)
    }

    /// Finds out which keys misspelt ones are meant for: each that is absent is meant once.
    fn find_meant(&mut self) {
        let is_known = |entry: &Entry<'_, '_>| self.known.contains(&entry.name());
        if self.entries.iter().all(is_known) {
            return;
        }
        let mut absent = self.absent();
        for entry in self.entries.iter_mut().filter(|entry| !self.known.contains(&entry.name())) {
            entry.meant = suggest::nearest(entry.name(), absent.iter().copied());
            absent.retain(|key| entry.meant != Some(*key));
        }
    }

    /// The keys that there could be and are not.
    fn absent(&self) -> Vec<&'static str> {
        self.known.iter().copied().filter(|key| !self.all.contains_key(*key)).collect()
    }

    /// Takes a key that may be absent.
    pub(crate) fn optional<T: FromToml>(&mut self, key: &str, reading: &mut Reading<'_>) -> Given<T> {
        let entry = self.entries.remove(self.position(key)?);
        if entry.meant.is_none() {
            return field(key, entry.value, reading);
        }
        self.unknown(&entry, reading);
        let before = (reading.found.kept_so_far(), reading.found.count());
        let value = field(key, entry.value, reading);
        // What does not fit was meant otherwise.
        if value.is_none() {
            reading.found.forget_since(before.0);
        }
        if value.is_some() && reading.found.count() == before.1 {
            reading.note_meant();
        }
        value
    }

    fn position(&self, key: &str) -> Option<usize> {
        self.entries.iter().position(|entry| entry.meant.unwrap_or(entry.name()) == key)
    }

    /// Takes a key that must be there.
    pub(crate) fn required<T: FromToml>(&mut self, key: &str, reading: &mut Reading<'_>) -> Given<T> {
        if self.position(key).is_none() {
            // The top level is the whole file: its first place stands for it.
            let top = Span { end: self.span.start, ..self.span };
            let span = if reading.is_at_top() { top } else { self.span };
            let form = if reading.is_at_top() { "" } else { "in-table" };
            let one = Diagnostic::error("missing-key").form(form).arg("key", key);
            reading.found.add(one.arg("table", reading.heading(None)).here(span));
        }
        self.optional(key, reading)
    }

    /// Takes a key that must be there, unless one of others is.
    pub(crate) fn required_unless<T: FromToml>(
        &mut self,
        (key, others): (&str, &[&str]),
        reading: &mut Reading<'_>,
    ) -> Given<T> {
        if others.iter().any(|other| self.position(other).is_some()) {
            self.optional(key, reading)
        } else {
            self.required(key, reading)
        }
    }

    /// Takes all other keys.
    pub(crate) fn others<T: FromToml>(&mut self, reading: &mut Reading<'_>) -> Named<T> {
        let mut named = Named(Vec::new(), Vec::new());
        for Entry { key, value, .. } in self.entries.drain(..) {
            let name = Field { value: key.get_ref().to_string(), span: reading.span(key.span()) };
            match field(&name.value, value, reading) {
                Some(value) => named.0.push((name, value)),
                None => named.1.push(name.value),
            }
        }
        named
    }

    /// Reports the keys that were not taken.
    pub(crate) fn close(self, reading: &mut Reading<'_>) {
        for entry in &self.entries {
            self.unknown(entry, reading);
            self.parted(entry, reading);
        }
    }

    /// Reports an unknown key.
    fn unknown(&self, entry: &Entry<'_, '_>, reading: &mut Reading<'_>) {
        let form = if reading.is_at_top() { "" } else { "in-table" };
        let (name, span) = (entry.name(), reading.span(entry.key.span()));
        let one = Diagnostic::error("unknown-key").form(form).arg("key", short(name)).here(span);
        let one = one.arg("table", reading.heading(None));
        let absent = self.absent();
        reading.found.add(suggest::known_or_absent(
            one,
            (name, span),
            (self.known, &absent),
            "keys",
            suggest::bare,
        ));
    }

    /// A table of a base under a misspelt name was not laid under the one that a file adds to: what is missing there
    /// is not.
    fn parted(&self, entry: &Entry<'_, '_>, reading: &mut Reading<'_>) {
        let known = self.known.iter().copied();
        let Some(meant) = suggest::nearest(entry.name(), known).filter(|_| entry.value.get_ref().is_table())
        else {
            return;
        };
        let own = self.all.get(meant).filter(|own| own.get_ref().is_table());
        let file = |value: &Spanned<Value<'_>>| reading.span(value.span()).file;
        if own.is_some_and(|own| file(own) != file(entry.value)) {
            let table = reading.heading(Some(meant));
            reading.found.take_back("missing-key", ("table", &table));
        }
    }
}

/// Reads the value of a key.
pub(crate) fn field<T: FromToml>(
    key: &str,
    value: &Spanned<Value<'_>>,
    reading: &mut Reading<'_>,
) -> Given<T> {
    if reading.meets_hole(value.span().start) {
        return None;
    }
    let span = reading.span(value.span());
    let value = reading.under(key, |reading| T::read(value.get_ref(), span, reading))?;
    Some(Field { value, span })
}

/// A table of names that the user chooses, in the order of the file; and the names of what is wrong.
#[derive(Debug)]
pub(crate) struct Named<T>(pub Vec<(Field<String>, Field<T>)>, pub Vec<String>);

impl<T: FromToml> FromToml for Named<T> {
    fn read(value: &Value<'_>, span: Span, reading: &mut Reading<'_>) -> Option<Self> {
        Some(Table::open(value, span, &[], reading)?.others(reading))
    }
}

/// Keys of a table that are said elsewhere: one like the other in a list, or those of another record.
pub(crate) trait Group: Sized {
    /// What they are.
    const KEYS: &'static [&'static str];

    /// Takes them.
    fn take(table: &mut Table<'_, '_>, reading: &mut Reading<'_>) -> Self;

    /// Says what they mean.
    #[cfg(test)]
    fn describe(schema: &mut super::schema::TableSchema, generator: &mut schemars::SchemaGenerator);
}

/// The keys of a group before those of a table.
pub(crate) const fn joined<const N: usize>(
    group: &[&'static str],
    own: &[&'static str],
) -> [&'static str; N] {
    let mut all = [""; N];
    let mut at = 0;
    while at < N {
        all[at] = if at < group.len() { group[at] } else { own[at - group.len()] };
        at += 1;
    }
    all
}

/// Makes a record of a table: its fields, which of them must be there, and what it says of unknown keys.
macro_rules! table {
    (
        $(#[doc = $about:literal])+
        struct $Name:ident {
            $(group { $(#[doc = $gdoc:literal])+ $g:ident: $G:ty, })?
            $(required { $($(#[doc = $rdoc:literal])+ $r:ident: $R:ty,)* })?
            $(required_unless $($other:ident),+ { $(#[doc = $udoc:literal])+ $u:ident: $U:ty, })?
            $(optional { $($(#[doc = $odoc:literal])+ $o:ident: $O:ty,)* })?
            $(others { $(#[doc = $xdoc:literal])+ $x:ident: $X:ty, })?
        }
    ) => {
        $(#[doc = $about])+
        #[derive(Debug)]
        pub(crate) struct $Name {
            $($(#[doc = $gdoc])+ pub $g: $G,)?
            $($($(#[doc = $rdoc])+ pub $r: $crate::reading::findings::Given<$R>,)*)?
            $($(#[doc = $udoc])+ pub $u: $crate::reading::findings::Given<$U>,)?
            $($($(#[doc = $odoc])+ pub $o: $crate::reading::findings::Given<$O>,)*)?
            $($(#[doc = $xdoc])+ pub $x: $crate::reading::table::Named<$X>,)?
        }

        impl $crate::reading::table::Group for $Name {
            const KEYS: &'static [&'static str] = {
                const OWN: &[&str] = $crate::reading::table::known!(
                    [$($(stringify!($r),)*)? $(stringify!($u),)?], [$($(stringify!($o),)*)?] $(, $x)?
                );
                const GROUP: &[&str] = $crate::reading::table::group_keys!($($G)?);
                const KNOWN: [&str; GROUP.len() + OWN.len()] = $crate::reading::table::joined(GROUP, OWN);
                &KNOWN
            };

            fn take(
                table: &mut $crate::reading::table::Table<'_, '_>,
                reading: &mut $crate::reading::read::Reading<'_>,
            ) -> Self {
                Self {
                    $($g: <$G as $crate::reading::table::Group>::take(table, reading),)?
                    $($($r: table.required(stringify!($r), reading),)*)?
                    $($u: table.required_unless((stringify!($u), &[$(stringify!($other)),+]), reading),)?
                    $($($o: table.optional(stringify!($o), reading),)*)?
                    $($x: table.others(reading),)?
                }
            }

            #[cfg(test)]
            #[allow(unused_variables)]
            fn describe(
                table: &mut $crate::reading::schema::TableSchema,
                generator: &mut schemars::SchemaGenerator,
            ) {
                $(<$G as $crate::reading::table::Group>::describe(table, generator);)?
                $($(table.key::<$R>(stringify!($r), true, concat!($($rdoc,)+), generator);)*)?
                $(table.key::<$U>(stringify!($u), false, concat!($($udoc,)+), generator);)?
                $($(table.key::<$O>(stringify!($o), false, concat!($($odoc,)+), generator);)*)?
                $(table.others::<$X>(concat!($($xdoc,)+), generator);)?
            }
        }

        impl $crate::reading::read::FromToml for $Name {
            fn read(
                value: &$crate::reading::read::Value<'_>,
                span: $crate::diag::Span,
                reading: &mut $crate::reading::read::Reading<'_>,
            ) -> Option<Self> {
                let keys = <Self as $crate::reading::table::Group>::KEYS;
                let mut table = $crate::reading::table::Table::open(value, span, keys, reading)?;
                let record = <Self as $crate::reading::table::Group>::take(&mut table, reading);
                table.close(reading);
                Some(record)
            }
        }

        #[cfg(test)]
        impl schemars::JsonSchema for $Name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($Name).trim_start_matches("Raw").into()
            }
            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let mut table = $crate::reading::schema::TableSchema::new(concat!($($about,)+));
                <Self as $crate::reading::table::Group>::describe(&mut table, generator);
                table.finish()
            }
        }
    };
}
pub(crate) use table;

/// The keys that a misspelt one may be meant for: those that must be there, where any other key is a name.
macro_rules! known {
    ([$($required:expr,)*], [$($optional:expr,)*]) => {
        &[$($required,)* $($optional,)*]
    };
    ([$($required:expr,)*], [$($optional:expr,)*], $others:ident) => {
        &[$($required,)*]
    };
}
pub(crate) use known;

/// The keys of a group, if there is one.
macro_rules! group_keys {
    () => {
        &[]
    };
    ($G:ty) => {
        <$G as $crate::reading::table::Group>::KEYS
    };
}
pub(crate) use group_keys;

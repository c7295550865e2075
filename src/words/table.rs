//! The tables, parsed when the first word is said in a language: who has nothing to say does not pay for them.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::Pattern;
use unic_langid::LanguageIdentifier;

use super::entry::{Arg, Words};
use super::figures::hundredths;
use super::lang::Lang;

/// The sources of a language, by subject.
macro_rules! sources {
    ($lang:literal) => {
        [
            include_str!(concat!($lang, "/command.ftl")),
            include_str!(concat!($lang, "/help.ftl")),
            include_str!(concat!($lang, "/edition.ftl")),
            include_str!(concat!($lang, "/copy.ftl")),
            include_str!(concat!($lang, "/page.ftl")),
            include_str!(concat!($lang, "/press.ftl")),
            include_str!(concat!($lang, "/record.ftl")),
            include_str!(concat!($lang, "/lint.ftl")),
            include_str!(concat!($lang, "/diff.ftl")),
            include_str!(concat!($lang, "/makeup.ftl")),
        ]
    };
}

const EN: [&str; 10] = sources!("en");
const ZH: [&str; 10] = sources!("zh");

static TABLES: [LazyLock<FluentBundle<FluentResource>>; 2] =
    [LazyLock::new(|| table(Lang::En)), LazyLock::new(|| table(Lang::Zh))];

const fn sources(lang: Lang) -> [&'static str; 10] {
    match lang {
        Lang::En => EN,
        Lang::Zh => ZH,
    }
}

/// A table of words. Entries that can't be read are left out; a test holds that there are none.
fn resource(source: &str) -> FluentResource {
    match FluentResource::try_new(source.to_owned()) {
        Ok(resource) | Err((resource, _)) => resource,
    }
}

fn table(lang: Lang) -> FluentBundle<FluentResource> {
    let id: LanguageIdentifier = lang.name().parse().unwrap_or_default();
    let mut table = FluentBundle::new_concurrent(vec![id]);
    // Marks around what is put in are for text of both directions; ours has one.
    table.set_use_isolating(false);
    for source in sources(lang) {
        let _ = table.add_resource(resource(source));
    }
    table
}

fn table_of(lang: Lang) -> &'static FluentBundle<FluentResource> {
    let [en, zh] = &TABLES;
    match lang {
        Lang::En => en,
        Lang::Zh => zh,
    }
}

/// Whether a table has an entry, or a part of one.
#[must_use]
pub fn says(id: &str, form: &str, lang: Lang) -> bool {
    pattern(id, form, lang).is_some()
}

/// The name of a part of an entry, as the tables have it.
#[must_use]
pub fn part(id: &str, form: &str) -> Option<&'static str> {
    Some(table_of(Lang::En).get_message(id)?.get_attribute(form)?.id())
}

/// What an entry of a table says, or a part of one.
fn pattern(id: &str, form: &str, lang: Lang) -> Option<&'static Pattern<&'static str>> {
    let entry = table_of(lang).get_message(id)?;
    match form {
        "" => entry.value(),
        form => entry.get_attribute(form).map(|part| part.value()),
    }
}

/// What a table says under a name that is made as the program runs, if it has that; nothing belongs into it.
#[must_use]
pub fn text(id: &str, form: &str, lang: Lang) -> Option<String> {
    let pattern = pattern(id, form, lang)?;
    Some(table_of(lang).format_pattern(pattern, None, &mut Vec::new()).into_owned())
}

/// Words in a language, with more that may belong into them.
///
/// What no table has is said by its name, in brackets that nothing else has; a test holds that nothing is.
#[must_use]
pub fn say(words: &Words, more: &[(&'static str, Arg)], lang: Lang) -> String {
    let Some(pattern) = pattern(words.id, words.form, lang) else {
        return format!("⟦{}.{}⟧", words.id, words.form);
    };
    let mut args = FluentArgs::new();
    for (name, arg) in more.iter().chain(&words.args) {
        args.set(*name, value(arg, lang));
    }
    let mut wrong = Vec::new();
    table_of(lang).format_pattern(pattern, Some(&args), &mut wrong).into_owned()
}

fn value(arg: &Arg, lang: Lang) -> FluentValue<'static> {
    match arg {
        Arg::Text(text) => FluentValue::from(text.clone()),
        Arg::Number(number) => FluentValue::from(*number),
        Arg::Hundredths(number) => FluentValue::from(hundredths(*number)),
        Arg::Names(names) => FluentValue::from(listed(names, lang)),
        Arg::Term(english, chinese) => FluentValue::from(match lang {
            Lang::En => *english,
            Lang::Zh => *chinese,
        }),
        // What belongs into them they have themselves.
        Arg::Words(words) => FluentValue::from(say(words, &[], lang)),
    }
}

/// Names as a sentence has them: `a`, `b` and `c`.
fn listed(names: &[String], lang: Lang) -> String {
    const MOST: usize = 40;
    let (comma, and, none) = match lang {
        Lang::En => (", ", " and ", "none"),
        Lang::Zh => ("、", " 和 ", "无"),
    };
    let shown: Vec<String> = names.iter().take(MOST).map(|name| format!("`{name}`")).collect();
    let more = names.len().saturating_sub(MOST);
    match shown.split_last() {
        None => none.to_owned(),
        Some(_) if more > 0 => match lang {
            Lang::En => format!("{} and {more} more", shown.join(comma)),
            Lang::Zh => format!("{} 等 {} 个", shown.join(comma), names.len()),
        },
        Some((only, [])) => only.clone(),
        Some((last, others)) => format!("{}{and}{last}", others.join(comma)),
    }
}

/// The names of all entries of a language and of their parts, in the order of the tables.
#[must_use]
pub fn ids(lang: Lang) -> Vec<(String, Vec<String>)> {
    use fluent_syntax::ast::Entry;
    let read = |source: &str| {
        let resource = resource(source);
        let entries = resource.entries().filter_map(|entry| match entry {
            Entry::Message(message) => {
                let parts = message.attributes.iter().map(|part| part.id.name.to_owned()).collect();
                Some((message.id.name.to_owned(), parts))
            }
            _ => None,
        });
        entries.collect::<Vec<_>>()
    };
    sources(lang).iter().flat_map(|source| read(source)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_enumerated_as_each_language_does() {
        let names = ["a", "b", "c"].map(str::to_owned);
        assert_eq!(listed(&names, Lang::En), "`a`, `b` and `c`");
        assert_eq!(listed(&names, Lang::Zh), "`a`、`b` 和 `c`");
        assert_eq!(listed(&names[..1], Lang::Zh), "`a`");
    }

    #[test]
    fn every_entry_of_the_tables_can_be_read() {
        for lang in Lang::ALL {
            for source in sources(lang) {
                if let Err((_, wrong)) = FluentResource::try_new(source.to_owned()) {
                    panic!("{lang:?}: {wrong:?}");
                }
            }
        }
    }
}

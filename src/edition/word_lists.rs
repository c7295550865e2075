//! The words of a house, `words.toml`: read and checked. What they say of copy, the lint knows; the breaking of lines
//! knows which are never parted.

use crate::diag::{Diagnostic, Sources, Span};
use crate::edition::raw::{RawForbid, RawName, RawPrefer, RawWords};
use crate::edition::terms::Terms;
use crate::files::Located;
use crate::press::Level;
use crate::printable::{is_seen, short};
use crate::reading::bounds::{self, too_many};
use crate::reading::document::document;
use crate::reading::files::read_text;
use crate::reading::findings::{Field, Findings};
use crate::reading::format::{Format, Versioned};
use crate::reading::read::List;
use crate::reading::reader::Reader;

/// The words of a house.
#[derive(Debug, Clone, Default)]
pub struct WordLists {
    /// By what rules its file was written.
    pub format: Format,
    /// What the house thinks of single rules of copy.
    pub severities: Vec<RuleLevel>,
    /// Words and names that are written otherwise.
    pub prefer: Vec<Preferred>,
    /// Names of people.
    pub names: Vec<ListedName>,
    /// Words that are not printed.
    pub forbid: Vec<Forbidden>,
    /// Words that no line's end parts.
    pub keep: Vec<String>,
    /// The same, to be looked for.
    pub kept: Terms,
}

/// What the house thinks of a rule.
#[derive(Debug, Clone)]
pub struct RuleLevel {
    /// The code of the rule.
    pub code: String,
    /// How bad a breach is.
    pub level: Level,
    /// Where the house says so.
    pub span: Span,
}

/// A word that is written otherwise.
#[derive(Debug, Clone)]
pub struct Preferred {
    /// As it is not written.
    pub not: String,
    /// As it is.
    pub write: String,
    /// Where the house says so.
    pub span: Span,
}

/// The name of a person.
#[derive(Debug, Clone)]
pub struct ListedName {
    /// As it is written.
    pub write: String,
    /// The titles that stand right before it.
    pub titles: Vec<String>,
    /// Names of others that are near it.
    pub also: Vec<String>,
    /// Where the house says so.
    pub span: Span,
}

/// A word that is not printed.
#[derive(Debug, Clone)]
pub struct Forbidden {
    /// The word.
    pub word: String,
    /// Why; empty, where nobody says.
    pub why: String,
    /// Where the house says so.
    pub span: Span,
}

/// The word lists of the house; none, where it has no file of them or that can't be read, which is told.
pub(super) fn of_house(Reader { house, sources, found, .. }: &mut Reader<'_>) -> WordLists {
    let path = house.words.clone();
    path.and_then(|path| read(&path, sources, found)).unwrap_or_default()
}

/// Reads the word lists of a house.
fn read(file: &Located, sources: &mut Sources, found: &mut Findings) -> Option<WordLists> {
    let file = read_text(file, None, sources, found)?;
    let text = &sources.get(file)?.text;
    let Versioned(raw) = document::<Versioned<RawWords>>(text, file, 0, found, |_, _| Vec::new())?;
    let mut lists = WordLists { format: Format::of(&raw.format), ..WordLists::default() };
    if let Some(Field { value: keep, span }) = &raw.keep {
        lists.keep = values(words(keep, *span, found));
        lists.kept = Terms::new(lists.keep.iter().map(String::as_str));
    }
    for (name, level) in raw.lint.iter().flat_map(|lint| &lint.value.0) {
        let code = name.value.clone();
        lists.severities.push(RuleLevel { code, level: level.value.0, span: name.span });
    }
    each(raw.prefer.as_ref(), found, |one: &RawPrefer, found| {
        let (write, not) = (word(one.write.as_ref()?, found)?.value, one.not.as_ref()?);
        lists.prefer.extend(preferred(words(&not.value, not.span, found), &write));
        Some(())
    });
    each(raw.name.as_ref(), found, |one: &RawName, found| {
        let mut list = |given: &Option<Field<List<String>>>| {
            given.as_ref().map_or_else(Vec::new, |list| words(&list.value, list.span, found))
        };
        let (titles, also, not) = (list(&one.titles), list(&one.also), list(&one.not));
        let Field { value: write, span } = word(one.write.as_ref()?, found)?;
        lists.prefer.extend(preferred(not, &write));
        lists.names.push(ListedName { write, titles: values(titles), also: values(also), span });
        Some(())
    });
    each(raw.forbid.as_ref(), found, |one: &RawForbid, found| {
        let why = one.why.as_ref().map_or_else(String::new, |why| why.value.clone());
        let Field { value: word, span } = word(one.word.as_ref()?, found)?;
        lists.forbid.push(Forbidden { word, why, span });
        Some(())
    });
    contradictions(&lists, found);
    Some(lists)
}

/// Reads the entries of a list of tables.
fn each<T>(
    list: Option<&Field<List<T>>>,
    found: &mut Findings,
    mut read: impl FnMut(&T, &mut Findings) -> Option<()>,
) {
    let Some(Field { value: List(entries), span }) = list else { return };
    if too_many("entries", entries.len(), bounds::WORDS, *span, found) {
        return;
    }
    for entry in entries {
        read(&entry.value, found);
    }
}

fn preferred(not: Vec<Field<String>>, write: &str) -> impl Iterator<Item = Preferred> + '_ {
    not.into_iter().map(move |Field { value, span }| Preferred { not: value, write: write.to_owned(), span })
}

fn values(words: Vec<Field<String>>) -> Vec<String> {
    words.into_iter().map(|word| word.value).collect()
}

fn words(list: &List<String>, span: Span, found: &mut Findings) -> Vec<Field<String>> {
    if too_many("entries", list.0.len(), bounds::WORDS, span, found) {
        return Vec::new();
    }
    list.0.iter().filter_map(|one| word(one, found)).collect()
}

/// A word that can be looked for.
fn word(given: &Field<String>, found: &mut Findings) -> Option<Field<String>> {
    let form = if !is_seen(&given.value) {
        ""
    } else if given.value.chars().count() > bounds::WORD {
        "long"
    } else {
        return Some(given.clone());
    };
    let one = Diagnostic::error("bad-word").form(form).arg("word", short(&given.value));
    found.add(one.arg("most", bounds::WORD).here(given.span));
    None
}

/// Reports words that one entry wants and another does not: no copy would please both.
fn contradictions(lists: &WordLists, found: &mut Findings) {
    let wanted = lists.prefer.iter().map(|one| one.write.as_str());
    let wanted: std::collections::BTreeSet<&str> =
        wanted.chain(lists.names.iter().map(|one| one.write.as_str())).collect();
    let unwanted = lists.prefer.iter().map(|one| (one.not.as_str(), one.span));
    let forbidden = lists.forbid.iter().map(|one| (one.word.as_str(), one.span));
    for (word, span) in unwanted.chain(forbidden).filter(|(word, _)| wanted.contains(word)) {
        found.add(Diagnostic::error("word-contradicts").arg("word", short(word)).here(span));
    }
}

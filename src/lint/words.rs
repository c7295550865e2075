//! The word lists of the house: words that are forbidden, that are written one way, and names.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::hit::Hit;
use super::names::is_in_word;
use super::script::{NONE, is_han};
use super::text::{Part, Text};
use crate::edition::{Terms, WordLists};
use crate::printable::short;

/// The lists of a house, to be looked for.
pub(super) struct House<'a> {
    lists: &'a WordLists,
    forbidden: Terms,
    /// Words that are not written so; behind them, those that are, which are looked over.
    preferred: Terms,
    names: Names<'a>,
}

impl<'a> House<'a> {
    pub(super) fn of(lists: &'a WordLists) -> Self {
        let right = lists.prefer.iter().map(|one| one.write.as_str());
        let right = right.chain(
            lists.names.iter().flat_map(|one| one.also.iter().chain([&one.write]).map(String::as_str)),
        );
        Self {
            lists,
            forbidden: Terms::new(lists.forbid.iter().map(|one| one.word.as_str())),
            preferred: Terms::new(lists.prefer.iter().map(|one| one.not.as_str()).chain(right)),
            names: Names::of(lists),
        }
    }
}

/// Where words of a list stand, each with its place in the list. A word of Latin letters is a whole one.
fn all(text: &Text, terms: &Terms) -> Vec<(Range<usize>, usize)> {
    let (mut found, mut at) = (Vec::new(), 0);
    while at < text.chars.len() && !terms.is_empty() {
        let rest = text.chars.get(at..).unwrap_or_default();
        let word = terms.begins(rest.iter().copied());
        let word = word.filter(|(long, _)| {
            let joined =
                |left: char, right: char| left.is_ascii_alphanumeric() && right.is_ascii_alphanumeric();
            let end = at + long;
            !joined(text.before(at), text.at(at)) && !joined(text.before(end), text.at(end))
        });
        if let Some((long, number)) = word {
            found.push((at..at + long, number));
            at += long;
        } else {
            at += 1;
        }
    }
    found
}

/// Words that are not printed.
pub(super) fn forbidden(text: &Text, house: &House<'_>, hits: &mut Vec<Hit>) {
    for (at, number) in all(text, &house.forbidden) {
        let Some(word) = house.lists.forbid.get(number) else { continue };
        let hit = Hit::at(at).listed(word.span).arg("why", short(&word.why));
        hits.push(if word.why.is_empty() { hit } else { hit.form("why") });
    }
}

/// Words that are written otherwise.
pub(super) fn preferred(text: &Text, house: &House<'_>, hits: &mut Vec<Hit>) {
    for (at, number) in all(text, &house.preferred) {
        // What is right is in the list as well, so that 北京大学 is no 北京.
        let Some(word) = house.lists.prefer.get(number) else { continue };
        hits.push(Hit::at(at).listed(word.span).write(word.write.as_str()));
    }
}

/// A name with one of its titles, or alone.
struct Form<'a> {
    chars: Vec<char>,
    /// How many of them are a title.
    title: usize,
    name: &'a crate::edition::ListedName,
}

/// The names of the house, by two characters of each form: of three, two at least stand where they belong, whichever
/// one is another.
struct Names<'a> {
    forms: Vec<Form<'a>>,
    /// By the first two, the last two, and the first and the third.
    by_two: BTreeMap<(Two, char, char), Vec<usize>>,
    /// All names that are right.
    right: BTreeSet<&'a str>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Two {
    First,
    Last,
    Apart,
}

impl<'a> Names<'a> {
    fn of(lists: &'a WordLists) -> Self {
        let mut names = Self { forms: Vec::new(), by_two: BTreeMap::new(), right: BTreeSet::new() };
        for name in &lists.names {
            names.right.extend(name.also.iter().chain([&name.write]).map(String::as_str));
            for title in name.titles.iter().map(String::as_str).chain([""]) {
                let chars = title.chars().chain(name.write.chars()).collect();
                names.add(Form { chars, title: title.chars().count(), name });
            }
        }
        names
    }

    /// A form of two characters is near to every other word: 安伟 and 安全.
    fn add(&mut self, form: Form<'a>) {
        let number = self.forms.len();
        if let ([first, second, third, ..], [.., before, last]) =
            (form.chars.as_slice(), form.chars.as_slice())
        {
            for key in
                [(Two::First, *first, *second), (Two::Last, *before, *last), (Two::Apart, *first, *third)]
            {
                self.by_two.entry(key).or_default().push(number);
            }
            self.forms.push(form);
        }
    }

    /// Forms that may begin near a place, each with the place where it would begin.
    fn near<'n>(&'n self, text: &'n Text, at: usize) -> impl Iterator<Item = (usize, &'n Form<'a>)> + 'n {
        let (here, next, third) = (text.at(at), text.at(at + 1), text.at(at + 2));
        [(Two::First, next), (Two::Last, next), (Two::Apart, third)].into_iter().flat_map(
            move |(two, other)| {
                let numbers = self.by_two.get(&(two, here, other)).map(Vec::as_slice).unwrap_or_default();
                let forms = numbers.iter().filter_map(|number| self.forms.get(*number));
                forms.filter_map(move |form| {
                    let from = if two == Two::Last { (at + 2).checked_sub(form.chars.len())? } else { at };
                    Some((from, form))
                })
            },
        )
    }
}

/// Characters that stand behind a name or in a sentence, and in no name's place: 高明的 is no 高明远.
const PARTICLES: &str = "的了着过是在和与及同跟或把被让给对从向到于为以之其而且但并也都就还又再很最更不没有无所将使由因此这那哪说道讲称曾已正时上下里中前后等们";

/// Names that differ from one of the list by one character: whether the same is meant, nobody but an editor knows.
pub(super) fn misspelt(text: &Text, house: &House<'_>, hits: &mut Vec<Hit>) {
    let names = &house.names;
    if names.forms.is_empty() {
        return;
    }
    for at in 0..text.chars.len() {
        for (from, form) in names.near(text, at) {
            let range = from..from + form.chars.len();
            let written = text.chars.get(range.clone()).unwrap_or_default();
            let Some(other) = other(written, form) else { continue };
            let name: String = written.iter().skip(form.title).collect();
            if !is_in_word(text, from + other) && (other < form.title || !names.right.contains(&*name)) {
                let hit = Hit::at(range).listed(form.name.span);
                hits.push(hit.likely(form.chars.iter().collect::<String>()));
            }
        }
    }
    // The longer form first: a name with its title is told once.
    hits.sort_by_key(|hit| (hit.at.start, usize::MAX - hit.at.len()));
}

/// Which character of a text differs from a form, where one Han does. A name alone has its surname in common.
fn other(written: &[char], form: &Form<'_>) -> Option<usize> {
    let mut differs = written.iter().zip(&form.chars).enumerate().filter(|(_, (one, other))| one != other);
    let (Some((at, (c, _))), None) = (differs.next(), differs.next()) else { return None };
    let surname = form.title == 0 && at == 0;
    let near = written.len() == form.chars.len() && is_han(*c) && !surname && !PARTICLES.contains(*c);
    near.then_some(at)
}

/// A word that is kept, parted by the editor's lines of a headline. The composer's lines part none.
pub(super) fn parted(text: &Text, house: &House<'_>, hits: &mut Vec<Hit>) {
    if !matches!(text.part, Part::Head(_)) || house.lists.kept.is_empty() {
        return;
    }
    let joined: Vec<usize> = (0..text.chars.len()).filter(|at| text.at(*at) != NONE).collect();
    for (at, from) in joined.iter().enumerate() {
        let rest = joined.get(at..).unwrap_or_default().iter().map(|at| text.at(*at));
        let Some((long, number)) = house.lists.kept.begins(rest) else { continue };
        let Some(last) = joined.get(at + long - 1) else { continue };
        if last - from >= long {
            let word = house.lists.keep.get(number).map_or("", String::as_str);
            hits.push(Hit::at(*from..last + 1).arg("word", short(word)));
        }
    }
}

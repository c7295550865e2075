//! Which story of the later edition is which of the earlier one: by what is printed of it, whatever its file is called.

use std::collections::{BTreeMap, BTreeSet};

use super::known::mark;
use super::print::items;
use super::told::StoryName;
use crate::page::{Composition, Item};

/// A story's number in both editions.
pub(super) type StoryNumber = usize;

/// The stories of two editions, those that are one by one number.
#[derive(Debug)]
pub(super) struct Stories {
    /// By number.
    names: Vec<StoryName>,
    /// The numbers by those of each edition.
    numbers: [Vec<StoryNumber>; 2],
    /// The pages that print something of a story, by its number: their labels, in order.
    pages: [BTreeMap<StoryNumber, Vec<String>>; 2],
}

/// Pairs of characters that two texts need to have in common to be one story that was written again, in a hundred of the
/// shorter one's.
const ALIKE: usize = 30;

impl Stories {
    pub(super) fn of(old: &Composition, new: &Composition) -> Self {
        let texts = [old, new].map(texts);
        let met = matched([old, new], &texts);
        let name = |of: &Composition, at: usize| {
            let label = of.stories.get(at);
            let text =
                |text: fn(&crate::page::StoryLabel) -> &String| label.map(text).cloned().unwrap_or_default();
            StoryName { id: text(|label| &label.id), title: text(|label| &label.title) }
        };
        let mut names: Vec<StoryName> = (0..new.stories.len()).map(|at| name(new, at)).collect();
        let of_new: Vec<StoryNumber> = (0..new.stories.len()).collect();
        let mut number = |at: usize| {
            met.get(&at).copied().unwrap_or_else(|| {
                names.push(name(old, at));
                names.len() - 1
            })
        };
        let of_old: Vec<StoryNumber> = (0..old.stories.len()).map(&mut number).collect();
        let pages = [pages(old, &of_old), pages(new, &of_new)];
        Self { names, numbers: [of_old, of_new], pages }
    }

    /// The number of a story of an edition: the earlier one is 0, the later one 1.
    pub(super) fn number(&self, edition: usize, story: u16) -> Option<StoryNumber> {
        self.numbers.get(edition)?.get(usize::from(story)).copied()
    }

    pub(super) fn name(&self, number: StoryNumber) -> Option<&StoryName> {
        self.names.get(number)
    }

    /// The first page of an edition that prints something of a story.
    pub(super) fn page(&self, edition: usize, number: StoryNumber) -> Option<&String> {
        self.pages.get(edition)?.get(&number)?.first()
    }
}

/// What is printed of each story, without blanks.
fn texts(of: &Composition) -> Vec<String> {
    let mut texts = vec![String::new(); of.stories.len()];
    for item in of.pages.iter().flat_map(items) {
        let Item::Glyphs(run) = item else { continue };
        let text = run.source.story.and_then(|story| texts.get_mut(usize::from(story)));
        if let Some(text) = text {
            text.extend(run.text.chars().filter(|c| !c.is_whitespace()));
        }
    }
    texts
}

fn pages(of: &Composition, numbers: &[StoryNumber]) -> BTreeMap<StoryNumber, Vec<String>> {
    let mut pages: BTreeMap<StoryNumber, Vec<String>> = BTreeMap::new();
    for page in &of.pages {
        let stories: BTreeSet<u16> = items(page).filter_map(|item| item.source().story).collect();
        for number in stories.iter().filter_map(|story| numbers.get(usize::from(*story))) {
            pages.entry(*number).or_default().push(page.label.clone());
        }
    }
    pages
}

/// For stories of the earlier edition the one of the later that it is: first what is the same, then what is called the same
/// and much like it, then what has the same headline, then what stands in the same slot.
fn matched([old, new]: [&Composition; 2], [before, after]: &[Vec<String>; 2]) -> BTreeMap<usize, usize> {
    type Key = (u8, u64);
    let key = |of: &Composition, texts: &[String], step: u8, at: usize| -> Option<Key> {
        let (label, text) = (of.stories.get(at)?, texts.get(at)?);
        let key = match step {
            0 if !text.is_empty() => mark(&(&label.id, text)),
            1 if !text.is_empty() => mark(text),
            2 => mark(&label.id),
            3 if !label.title.is_empty() => mark(&label.title),
            4 => mark(&slot(of, at)?),
            _ => return None,
        };
        Some((step, key))
    };
    let mut met = BTreeMap::new();
    let mut taken = BTreeSet::new();
    for step in 0..5 {
        let mut waiting: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
        for at in (0..new.stories.len()).rev().filter(|at| !taken.contains(at)) {
            if let Some(key) = key(new, after, step, at) {
                waiting.entry(key).or_default().push(at);
            }
        }
        for at in 0..old.stories.len() {
            if met.contains_key(&at) {
                continue;
            }
            let Some(all) = key(old, before, step, at).and_then(|key| waiting.get_mut(&key)) else {
                continue;
            };
            let Some(other) = all.last().copied() else { continue };
            let texts = before.get(at).zip(after.get(other));
            if step < 2 || texts.is_some_and(|(one, other)| alike(one, other)) {
                all.pop();
                met.insert(at, other);
                taken.insert(other);
            }
        }
    }
    met
}

/// The page and the slot where a story begins.
fn slot(of: &Composition, story: usize) -> Option<(&String, &String)> {
    let on = |page: &'_ crate::page::Page| {
        page.regions.iter().position(|region| usize::from(region.story) == story)
    };
    of.pages.iter().find_map(|page| Some((&page.label, &page.regions.get(on(page)?)?.slot)))
}

/// Whether two texts have so much in common that one is the other, written again.
fn alike(one: &str, other: &str) -> bool {
    let pairs = |text: &str| {
        let mut pairs: BTreeMap<(char, char), usize> = BTreeMap::new();
        for pair in text.chars().zip(text.chars().skip(1)) {
            *pairs.entry(pair).or_default() += 1;
        }
        pairs
    };
    let (one, other) = (pairs(one), pairs(other));
    let count = |of: &BTreeMap<(char, char), usize>| of.values().sum::<usize>();
    let common: usize = one.iter().filter_map(|(pair, count)| Some((*count).min(*other.get(pair)?))).sum();
    let least = count(&one).min(count(&other));
    least == 0 || common * 100 >= least * ALIKE
}

#[cfg(test)]
mod tests {
    use super::alike;

    #[test]
    fn a_story_that_was_written_again_is_like_it_was_and_another_is_not() {
        let was = "昨日上午，市城市管理局在人民广场举行垃圾分类宣传活动，三百多名市民参加。";
        assert!(alike(was, "昨日下午，市城市管理局在人民广场举行垃圾分类宣传活动，五百名市民到场。"));
        assert!(!alike(was, "今年前三季度，全市规模以上工业增加值同比增长百分之六点二，增速加快。"));
    }
}

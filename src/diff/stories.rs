//! Which story of the later edition is which of the earlier one: by what is printed of it, whatever its file is called.

use std::collections::{BTreeMap, BTreeSet};

use super::known::mark;
use super::print::items;
use super::told::StoryName;
use crate::page::{Composition, Item, StoryLabel};

/// A story's number in both editions.
pub(super) type StoryNumber = usize;

/// The stories of two editions, those that are one by one number.
#[derive(Debug)]
pub(super) struct Stories {
    /// By number.
    names: Vec<StoryName>,
    /// The numbers by those of each edition.
    numbers: [Vec<StoryNumber>; 2],
    /// The label of the first page that prints something of a story, by its number.
    pages: [BTreeMap<StoryNumber, String>; 2],
}

/// Pairs of characters that two texts need to have in common to be one story that was written again, in a hundred of the
/// shorter one's.
const ALIKE: usize = 30;

impl Stories {
    pub(super) fn of(old: &Composition, new: &Composition) -> Self {
        let texts = [old, new].map(texts);
        let met = matched([old, new], &texts);
        let name = |story: &StoryLabel| StoryName { id: story.id.clone(), title: story.title.clone() };
        let mut names: Vec<StoryName> = new.stories.iter().map(name).collect();
        let of_new: Vec<StoryNumber> = (0..names.len()).collect();
        let number = |(at, story): (usize, &StoryLabel)| {
            met.get(&at).copied().unwrap_or_else(|| {
                names.push(name(story));
                names.len() - 1
            })
        };
        let of_old: Vec<StoryNumber> = old.stories.iter().enumerate().map(number).collect();
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
        self.pages.get(edition)?.get(&number)
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

fn pages(of: &Composition, numbers: &[StoryNumber]) -> BTreeMap<StoryNumber, String> {
    let mut pages: BTreeMap<StoryNumber, String> = BTreeMap::new();
    for page in &of.pages {
        let stories: BTreeSet<u16> = items(page).filter_map(|item| item.source().story).collect();
        for number in stories.iter().filter_map(|story| numbers.get(usize::from(*story))) {
            pages.entry(*number).or_insert_with(|| page.label.clone());
        }
    }
    pages
}

/// For stories of the earlier edition the one of the later that it is: first what is the same, then what is called the same
/// and much like it, then what has the same headline, then what stands in the same slot.
fn matched([old, new]: [&Composition; 2], [before, after]: &[Vec<String>; 2]) -> BTreeMap<usize, usize> {
    let (old_keys, new_keys) = (keys(old, before), keys(new, after));
    let mut met = BTreeMap::new();
    let mut taken = BTreeSet::new();
    for (step, (old_keys, new_keys)) in old_keys.iter().zip(&new_keys).enumerate() {
        let mut waiting: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
        for (at, key) in new_keys.iter().enumerate().rev().filter(|(at, _)| !taken.contains(at)) {
            if let Some(key) = key {
                waiting.entry(*key).or_default().push(at);
            }
        }
        for (at, key) in old_keys.iter().enumerate() {
            if met.contains_key(&at) {
                continue;
            }
            let Some(all) = key.and_then(|key| waiting.get_mut(&key)) else { continue };
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

/// What tells the stories of an edition from each other, from the surest to the least; by story, where it has that.
fn keys(of: &Composition, texts: &[String]) -> [Vec<Option<u64>>; 5] {
    let slots = slots(of);
    let mut all = [(); 5].map(|()| Vec::with_capacity(of.stories.len()));
    for (at, (story, text)) in of.stories.iter().zip(texts).enumerate() {
        let has_text = !text.is_empty();
        let own = [
            has_text.then(|| mark(&(&story.id, text))),
            has_text.then(|| mark(text)),
            Some(mark(&story.id)),
            (!story.title.is_empty()).then(|| mark(&story.title)),
            slots.get(&at).map(mark),
        ];
        all.iter_mut().zip(own).for_each(|(all, own)| all.push(own));
    }
    all
}

/// The page and the slot where each story begins.
fn slots(of: &Composition) -> BTreeMap<usize, (&str, &str)> {
    let mut slots = BTreeMap::new();
    for page in &of.pages {
        for region in &page.regions {
            slots.entry(usize::from(region.story)).or_insert((page.label.as_str(), region.slot.as_str()));
        }
    }
    slots
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

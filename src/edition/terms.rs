//! Many words looked for in a text at once, in time that grows with the text and not with the list.

use std::collections::BTreeMap;

/// Words in a tree of their characters.
#[derive(Debug, Clone, Default)]
pub struct Terms {
    /// The branches; the first is the root.
    branches: Vec<Branch>,
}

#[derive(Debug, Clone, Default)]
struct Branch {
    next: BTreeMap<char, usize>,
    /// The word that ends here, by its place in the list.
    word: Option<usize>,
}

impl Terms {
    /// The tree of a list. Of a word that is in it twice, the first counts.
    #[must_use]
    pub fn new<'a>(words: impl IntoIterator<Item = &'a str>) -> Self {
        let mut terms = Self { branches: vec![Branch::default()] };
        for (number, word) in words.into_iter().enumerate().filter(|(_, word)| !word.is_empty()) {
            let end = word.chars().fold(0, |at, c| terms.branch(at, c));
            if let Some(branch) = terms.branches.get_mut(end) {
                branch.word.get_or_insert(number);
            }
        }
        terms
    }

    /// The branch of a character, made where there is none.
    fn branch(&mut self, at: usize, c: char) -> usize {
        let new = self.branches.len();
        let Some(branch) = self.branches.get_mut(at) else { return at };
        let next = *branch.next.entry(c).or_insert(new);
        if next == new {
            self.branches.push(Branch::default());
        }
        next
    }

    /// The longest word that a text begins with: how many characters it has, and its place in the list.
    #[must_use]
    pub fn begins(&self, text: impl IntoIterator<Item = char>) -> Option<(usize, usize)> {
        let (mut at, mut longest) = (self.branches.first()?, None);
        for (long, c) in text.into_iter().enumerate() {
            let Some(next) = at.next.get(&c).and_then(|next| self.branches.get(*next)) else { break };
            at = next;
            longest = at.word.map(|word| (long + 1, word)).or(longest);
        }
        longest
    }

    /// Whether there is no word.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.branches.len() < 2
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_counts() {
        let terms = Terms::new(["二七", "二七区", "", "塔"]);
        assert_eq!(terms.begins("二七区委".chars()), Some((3, 1)));
        assert_eq!(terms.begins("二七塔".chars()), Some((2, 0)));
        assert_eq!(terms.begins("二".chars()), None);
        assert!(Terms::new([""]).is_empty() && !terms.is_empty());
    }
}

//! Which pages of an edition are wanted.

use std::ops::RangeInclusive;

use crate::diag::{Diagnostic, PAGE_ABSENT};
use crate::printable::short;
use crate::reading::suggest::nearest;

/// Pages by their places, from 1, or by the numbers that the paper prints: `1,3-5`, `A05,B01-B04`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageChoice(Vec<Wanted>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Wanted {
    Places(RangeInclusive<u32>),
    /// As it is written: a label may have a hyphen of its own.
    Labels(String),
}

/// What a page can be asked for by.
#[derive(Debug, Clone)]
pub(super) struct Called {
    /// Its place, and of a spread that of its second page.
    pub(super) places: RangeInclusive<u32>,
    /// What it goes by, and of a spread what its second page goes by.
    pub(super) labels: Vec<String>,
}

impl Called {
    /// Whether a text names it, as one page is named: by its place, or, where the text has a letter, by what it goes by.
    pub(super) fn goes_by(&self, text: &str) -> bool {
        if text.contains(char::is_alphabetic) {
            return self.labels.iter().any(|own| own == text.trim());
        }
        number(text).is_some_and(|number| self.places.contains(&number))
    }
}

/// What is wanted and not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Absent {
    Place(u32),
    Label(String),
}

impl Absent {
    /// That none of some pages is the one that is wanted.
    pub(super) fn told(self, pages: &[Called]) -> Diagnostic {
        let count = pages.last().map_or(0, |page| *page.places.end());
        let one = Diagnostic::error(PAGE_ABSENT);
        match self {
            Self::Place(place) => one.arg("page", place).arg("pages", count),
            Self::Label(label) => {
                let labels = pages.iter().flat_map(|page| page.labels.iter().map(String::as_str));
                let near = nearest(&label, labels).map(str::to_owned);
                let one = one.form("by-label").arg("page", short(&label)).arg("pages", count);
                near.into_iter().fold(one, |one, near| one.arg("near", short(&near)).mend_by("help-near"))
            }
        }
    }
}

impl PageChoice {
    /// The pages at some places, from 1.
    #[must_use]
    pub fn of(places: impl IntoIterator<Item = u32>) -> Self {
        Self(places.into_iter().map(|place| Wanted::Places(place..=place)).collect())
    }

    /// The pages that a text names; nothing, where it is none of numbers, of labels, and of ranges that rise.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let parts = text.split(',').map(str::trim).map(|part| {
            // A label has a letter: figures alone are a place.
            if part.contains(char::is_alphabetic) {
                return Some(Wanted::Labels(part.to_owned()));
            }
            let (first, last) = part.split_once('-').unwrap_or((part, part));
            let (first, last) = (number(first)?, number(last)?);
            (first <= last).then_some(Wanted::Places(first..=last))
        });
        parts.collect::<Option<_>>().map(Self)
    }

    /// The pages that are wanted of a file of so many, in their order: they have numbers alone.
    ///
    /// # Errors
    /// The first that is wanted and not there, as it is written.
    pub fn of_file(&self, count: u32) -> Result<Vec<u32>, String> {
        if let Some(place) = self.beyond(count) {
            return Err(place.to_string());
        }
        let mut all = std::collections::BTreeSet::new();
        for one in &self.0 {
            match one {
                Wanted::Places(places) => all.extend(places.clone()),
                Wanted::Labels(text) => return Err(text.clone()),
            }
        }
        Ok(all.into_iter().collect())
    }

    /// Which of some pages are wanted: of a spread either number is all of it.
    ///
    /// # Errors
    /// The first that is wanted and not among them; places are told before labels.
    pub(super) fn among(&self, pages: &[Called]) -> Result<Vec<bool>, Absent> {
        self.among_any([pages]).map(|[wanted]| wanted)
    }

    /// Which pages of some editions are wanted: what one of them has is there.
    ///
    /// # Errors
    /// As of [`Self::among`], if none of them has it.
    pub(super) fn among_any<const N: usize>(
        &self,
        editions: [&[Called]; N],
    ) -> Result<[Vec<bool>; N], Absent> {
        let ends = editions.iter().filter_map(|pages| pages.last()).map(|page| *page.places.end());
        if let Some(place) = self.beyond(ends.max().unwrap_or(0)) {
            return Err(Absent::Place(place));
        }
        let mut all = editions.map(|pages| vec![false; pages.len()]);
        for one in &self.0 {
            match one {
                Wanted::Places(places) => {
                    let has = |page: &Called| page.places.clone().any(|place| places.contains(&place));
                    for (pages, all) in editions.iter().zip(&mut all) {
                        pages.iter().zip(all).for_each(|(page, wanted)| *wanted |= has(page));
                    }
                }
                Wanted::Labels(text) => {
                    let ranges = editions.map(|pages| labelled(text, pages));
                    if ranges.iter().all(Option::is_none) {
                        return Err(Absent::Label(text.clone()));
                    }
                    for (range, all) in ranges.iter().zip(&mut all) {
                        let wanted = all.iter_mut().enumerate();
                        let is_in = |at| range.as_ref().is_some_and(|range| range.contains(&at));
                        wanted.for_each(|(at, wanted)| *wanted |= is_in(at));
                    }
                }
            }
        }
        Ok(all)
    }

    /// The first place that is wanted beyond the last one there is.
    fn beyond(&self, last: u32) -> Option<u32> {
        let mut places = self.0.iter().filter_map(|one| match one {
            Wanted::Places(places) => Some(places),
            Wanted::Labels(_) => None,
        });
        places.find(|range| *range.end() > last).map(|range| (*range.start()).max(last + 1))
    }
}

/// The pages, by their places in the list, of a label or from one to another.
fn labelled(text: &str, pages: &[Called]) -> Option<RangeInclusive<usize>> {
    let at = |label: &str| pages.iter().position(|page| page.labels.iter().any(|own| own == label.trim()));
    if let Some(at) = at(text) {
        return Some(at..=at);
    }
    let mut hyphens = text.match_indices(['-', '–']);
    let range = |(from, hyphen): (usize, &str)| {
        let (first, last) = (text.get(..from)?, text.get(from + hyphen.len()..)?);
        Some(at(first)?..=at(last)?).filter(|range| range.start() <= range.end())
    };
    hyphens.find_map(range)
}

/// A number of digits alone, from 1.
fn number(text: &str) -> Option<u32> {
    let digits = text.trim();
    let number = if digits.bytes().all(|byte| byte.is_ascii_digit()) { digits.parse().ok()? } else { 0 };
    (number > 0).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pages(labels: &[&[&str]]) -> Vec<Called> {
        let mut next = 1;
        let page = |labels: &&[&str]| {
            let first = next;
            next += labels.len() as u32;
            let labels = labels.iter().map(|label| (*label).to_owned()).collect();
            Called { places: first..=next - 1, labels }
        };
        labels.iter().map(page).collect()
    }

    fn wanted(text: &str, of: &[Called]) -> Result<Vec<usize>, Absent> {
        let all = PageChoice::read(text).unwrap().among(of)?;
        Ok(all.into_iter().zip(1..).filter_map(|(wanted, at)| wanted.then_some(at)).collect())
    }

    #[test]
    fn pages_are_numbers_and_ranges() {
        let nine = pages(&[&["x"][..]; 9]);
        for (text, all) in
            [("1", &[1][..]), ("1,3-5", &[1, 3, 4, 5]), ("4, 2 - 3", &[2, 3, 4]), ("3-3,3", &[3])]
        {
            assert_eq!(wanted(text, &nine).as_deref(), Ok(all), "{text}");
        }
        for text in ["", " ", "0", "5-3", "1,", "-1", "1-", "+1", "1-2-3", "１", "99999999999"] {
            assert_eq!(PageChoice::read(text), None, "{text}");
        }
    }

    #[test]
    fn pages_of_a_file_have_numbers_alone() {
        let of_file = |text: &str| PageChoice::read(text).unwrap().of_file(4);
        assert_eq!(of_file("3-4,1,3"), Ok(vec![1, 3, 4]));
        assert_eq!(of_file("2-4000000000"), Err("5".into()));
        assert_eq!(of_file("1,A05"), Err("A05".into()));
    }

    #[test]
    fn the_first_page_that_is_absent_is_named() {
        let absent = |text: &str, last| wanted(text, &pages(&vec![&["x"][..]; last])).err();
        assert_eq!(absent("1,3-5", 5), None);
        assert_eq!(absent("1,3-5", 4), Some(Absent::Place(5)));
        assert_eq!(absent("9,7", 4), Some(Absent::Place(9)));
        assert_eq!(absent("y", 4), Some(Absent::Label("y".into())));
    }

    #[test]
    fn pages_go_by_what_the_paper_prints() {
        let all = pages(&[&["A01"], &["A02", "A03"], &["A04"], &["B-1"], &["封面"]]);
        for (text, is) in [
            ("A01", &[1][..]),
            ("A03", &[2]),
            ("A02-A03", &[2]),
            ("A02–A04,封面", &[2, 3, 5]),
            ("A04-B-1", &[3, 4]),
            ("B-1, 1", &[1, 4]),
        ] {
            assert_eq!(wanted(text, &all).as_deref(), Ok(is), "{text}");
        }
        for text in ["A1", "a01", "A04-A01", "A01-", "A01-A09"] {
            assert_eq!(wanted(text, &all), Err(Absent::Label(text.into())), "{text}");
        }
    }
}

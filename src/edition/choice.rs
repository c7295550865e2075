//! Which pages of an edition are wanted.

use std::ops::RangeInclusive;

/// Pages by their numbers, from 1: `1,3-5`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageChoice(Vec<RangeInclusive<u32>>);

impl PageChoice {
    /// The pages that a text names; nothing, where it is none of numbers and of ranges that rise.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let parts = text.split(',').map(|part| {
            let (first, last) = part.split_once('-').unwrap_or((part, part));
            let (first, last) = (number(first)?, number(last)?);
            (first <= last).then_some(first..=last)
        });
        parts.collect::<Option<_>>().map(Self)
    }

    /// Whether a page is wanted.
    pub(super) fn has(&self, number: u32) -> bool {
        self.0.iter().any(|range| range.contains(&number))
    }

    /// The first page that is wanted beyond the last one there is.
    pub(super) fn beyond(&self, last: u32) -> Option<u32> {
        self.0.iter().find(|range| *range.end() > last).map(|range| (*range.start()).max(last + 1))
    }
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

    #[test]
    fn pages_are_numbers_and_ranges() {
        let of = |text: &str| {
            let choice = PageChoice::read(text)?;
            Some((1..10).filter(|number| choice.has(*number)).collect::<Vec<_>>())
        };
        for (text, pages) in
            [("1", &[1][..]), ("1,3-5", &[1, 3, 4, 5]), ("4, 2 - 3", &[2, 3, 4]), ("3-3,3", &[3])]
        {
            assert_eq!(of(text).as_deref(), Some(pages), "{text}");
        }
        for text in ["", " ", "0", "5-3", "1,", "-1", "1-", "+1", "1-2-3", "all", "１", "99999999999"] {
            assert_eq!(of(text), None, "{text}");
        }
    }

    #[test]
    fn the_first_page_that_is_absent_is_named() {
        let beyond = |text: &str, last| PageChoice::read(text).and_then(|choice| choice.beyond(last));
        assert_eq!(beyond("1,3-5", 5), None);
        assert_eq!(beyond("1,3-5", 4), Some(5));
        assert_eq!(beyond("9,7", 4), Some(9));
    }
}

//! What a reader calls the pages (ISO 32000-1, 12.4.2): by the numbers that the paper prints.

use pdf_writer::TextStr;
use pdf_writer::types::NumberingStyle;
use pdf_writer::writers::PageLabel;

use crate::page::Page;
use crate::page_label;

/// A range of pages that count on.
#[derive(Debug)]
pub(super) struct Labels {
    /// Its first page, from 0.
    pub(super) from: usize,
    /// What stands before each number.
    prefix: String,
    /// The number of the first; none where the pages have only the prefix.
    number: Option<i32>,
}

impl Labels {
    /// The ranges of some pages; none where they are 1, 2, 3 …
    pub(super) fn of(pages: &[Page]) -> Vec<Self> {
        let mut labels: Vec<Self> = Vec::new();
        let mut expected = Some((String::new(), 1));
        for (from, page) in pages.iter().enumerate() {
            let (prefix, number) = parted(&page.label);
            let counts_on = expected.is_some_and(|(before, next)| before == prefix && number == Some(next));
            expected = number.and_then(|number| Some((prefix.clone(), number.checked_add(1)?)));
            if !counts_on {
                labels.push(Self { from, prefix, number });
            }
        }
        // What the first ranges leave out counts from 1 on, which has to be said once one of them is there.
        if labels.first().is_some_and(|first| first.from > 0) {
            labels.insert(0, Self { from: 0, prefix: String::new(), number: Some(1) });
        }
        labels
    }

    /// Writes what a range is.
    pub(super) fn write(&self, label: &mut PageLabel<'_>) {
        if !self.prefix.is_empty() {
            label.prefix(TextStr(&self.prefix));
        }
        if let Some(number) = self.number {
            label.style(NumberingStyle::Arabic).offset(number);
        }
    }
}

/// What stands before the number of a label, and the number: a numeral is at least 1, and has no zeros before it.
fn parted(label: &str) -> (String, Option<i32>) {
    let number = page_label::parted(label).1.trim_start_matches('0');
    match number.parse() {
        Ok(parsed) => (label.strip_suffix(number).unwrap_or_default().to_owned(), Some(parsed)),
        Err(_) => (label.to_owned(), None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::{Length, Size};

    fn labels(labels: &[&str]) -> Vec<(usize, String, Option<i32>)> {
        let page = |label: &&str| Page {
            number: 1,
            label: (*label).to_owned(),
            section: String::new(),
            trim: Size::default(),
            bleed: Length::ZERO,
            slug: Length::ZERO,
            items: Vec::new(),
            marks: Vec::new(),
            regions: Vec::new(),
            drawings: Vec::new(),
        };
        let pages: Vec<Page> = labels.iter().map(page).collect();
        let parts = |Labels { from, prefix, number }| (from, prefix, number);
        Labels::of(&pages).into_iter().map(parts).collect()
    }

    #[test]
    fn pages_from_1_on_need_no_labels() {
        assert_eq!(labels(&["1", "2", "3"]), []);
    }

    #[test]
    fn every_page_that_does_not_count_on_begins_a_range() {
        let plain = |from, number| (from, String::new(), Some(number));
        assert_eq!(labels(&["2", "3", "6", "7"]), [plain(0, 2), plain(2, 6)]);
        let sections = [plain(0, 1), (1, "B".into(), Some(1))];
        assert_eq!(labels(&["1", "B1", "B2"]), sections);
        let padded = [(0, "A0".into(), Some(8)), (2, "A".into(), Some(10))];
        assert_eq!(labels(&["A08", "A09", "A10"]), padded);
    }

    #[test]
    fn a_label_without_a_numeral_stands_as_text() {
        let text = |from, text: &str| (from, text.to_owned(), None);
        assert_eq!(labels(&["0", "0"]), [text(0, "0"), text(1, "0")]);
        assert_eq!(labels(&["封面", "99999999999"]), [text(0, "封面"), text(1, "99999999999")]);
        assert_eq!(labels(&["2147483647", "1"]).len(), 2);
    }
}

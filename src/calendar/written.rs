//! A lunar date as people write it, compared with the right one.
//!
//! Papers write it in many forms, all of which are right: with the year or without, 农历 before it, the animal beside
//! the year's name, 冬月 for 十一月, 二十一 for 廿一. A text says what it says; of that, whatever is otherwise than the
//! calendar has it is wrong.

use std::ops::Range;

use super::lunar::{ANIMALS, BRANCHES, FIGURES, Lunar, MONTHS, STEMS};

/// What a text says of the lunar date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading {
    /// What the calendar has, as far as the text goes.
    Right,
    /// Something else.
    Wrong(Wrong),
    /// Nothing that can be read.
    Unread,
}

/// How a text says another date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// The text with the right date in it, in its own form.
    pub mended: String,
}

/// A part of a text that says something of the date, and what it should be there.
struct Piece {
    range: Range<usize>,
    is_right: bool,
    right: String,
}

/// Names that stand before the date.
const BEFORE: [&str; 6] = ["农历", "農曆", "夏历", "阴历", "旧历", "农曆"];
/// Names of months beside those of the standard.
const OTHER_MONTHS: [(&str, u8); 5] = [("冬", 11), ("腊", 12), ("臘", 12), ("一", 1), ("元", 1)];

/// A lunar date in the form of a text that is one; where the text is something else or more, such as a solar term
/// behind it, as the standard has it.
#[must_use]
pub fn lunar_like(text: &str, date: Lunar) -> String {
    let (pieces, rest) = pieces(text, date);
    if pieces.is_empty() || !rest.is_empty() { date.to_string() } else { mended(text, &pieces) }
}

/// Compares what a text says with a lunar date.
#[must_use]
pub fn read_lunar(text: &str, date: Lunar) -> Reading {
    let (pieces, rest) = pieces(text, date);
    // Behind a blank or a bracket something of another kind may stand: 九月初五　寒露.
    let ends = rest.is_empty() || rest.starts_with(|c: char| c.is_whitespace() || "（(·".contains(c));
    if pieces.is_empty() || !ends {
        return Reading::Unread;
    }
    if pieces.iter().all(|piece| piece.is_right) {
        return Reading::Right;
    }
    Reading::Wrong(Wrong { mended: mended(text, &pieces) })
}

/// What a text says of a lunar date, and what stands behind it.
fn pieces(text: &str, date: Lunar) -> (Vec<Piece>, &str) {
    let mut pen = Pen { text, at: 0 };
    pen.blanks();
    let _ = pen.any(&BEFORE) && pen.any(&["：", ":"]);
    pen.blanks();
    let mut pieces = Vec::new();
    pieces.extend(pen.year(date));
    pen.blanks();
    pieces.extend(pen.month(date));
    pen.blanks();
    pieces.extend(pen.day(date));
    (pieces, text.get(pen.at..).unwrap_or_default().trim_end())
}

/// A text with what is wrong in it put right.
fn mended(text: &str, pieces: &[Piece]) -> String {
    let mut mended = text.to_owned();
    for piece in pieces.iter().rev().filter(|piece| !piece.is_right) {
        mended.replace_range(piece.range.clone(), &piece.right);
    }
    mended
}

/// A place in a text that is read from its beginning.
struct Pen<'t> {
    text: &'t str,
    at: usize,
}

impl Pen<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn blanks(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start().len();
    }

    /// Goes over the first of some words that stands here.
    fn any(&mut self, words: &[&str]) -> bool {
        let Some(word) = words.iter().find(|word| self.rest().starts_with(**word)) else { return false };
        self.at += word.len();
        true
    }

    /// Goes over one of some signs; which it was.
    fn sign(&mut self, signs: &[char]) -> Option<usize> {
        let first = self.rest().chars().next()?;
        let at = signs.iter().position(|sign| *sign == first)?;
        self.at += first.len_utf8();
        Some(at)
    }

    /// The year: 壬寅年, 壬寅虎年, 壬寅（虎）年, 虎年. All of it or none.
    fn year(&mut self, date: Lunar) -> Vec<Piece> {
        let start = self.at;
        let mut pieces = Vec::new();
        let year = usize::from(date.year);
        let name = self.sign(&STEMS).zip(self.sign(&BRANCHES));
        if let Some(name) = name {
            let range = start..self.at;
            pieces.push(Piece { range, is_right: name == (year % 10, year % 12), right: date.year_name() });
        }
        let bracket = self.any(&["（", "(", "【", "〔"]);
        let from = self.at;
        // Of 龙 and the like, other forms are written as well.
        let animal = self.sign(&ANIMALS).or_else(|| {
            let traditional = ['龍', '馬', '雞', '豬'];
            self.sign(&traditional).and_then(|at| [4, 6, 9, 11].get(at).copied())
        });
        if let Some(animal) = animal {
            let (range, right) = (from..self.at, date.animal().to_string());
            pieces.push(Piece { range, is_right: animal == year % 12, right });
        }
        let closed = !bracket || self.any(&["）", ")", "】", "〕"]);
        if !closed || !self.any(&["年"]) {
            self.at = start;
            return Vec::new();
        }
        pieces
    }

    /// The month: 九月, 闰二月, 冬月, 九月大.
    fn month(&mut self, date: Lunar) -> Vec<Piece> {
        let start = self.at;
        let leap = self.any(&["闰", "閏"]);
        let named = (1..).zip(MONTHS).map(|(number, name)| (name, number)).chain(OTHER_MONTHS);
        // The longest name: 十一 before 十.
        let named =
            named.filter(|(name, _)| self.rest().starts_with(name)).max_by_key(|(name, _)| name.len());
        let Some((name, number)) = named else {
            self.at = start;
            return Vec::new();
        };
        self.at += name.len();
        let range = start..self.at;
        if !self.any(&["月"]) {
            self.at = start;
            return Vec::new();
        }
        let is_right = (number, leap) == (date.month, date.leap);
        let mut pieces = vec![Piece { range, is_right, right: date.month_name() }];
        let bracket = self.any(&["（", "("]);
        let from = self.at;
        if let Some(size) = self.sign(&['小', '大']) {
            let great = date.days == 30;
            let right = if great { "大" } else { "小" };
            pieces.push(Piece { range: from..self.at, is_right: (size == 1) == great, right: right.into() });
        }
        let _ = bracket && self.any(&["）", ")"]);
        pieces
    }

    /// The day: 初五, 十五, 二十, 廿一, 二十一, 三十; 日 behind it says no more.
    fn day(&mut self, date: Lunar) -> Option<Piece> {
        let start = self.at;
        let tens = [("初", 0), ("廿", 20), ("念", 20), ("卅", 30), ("三十", 30), ("二十", 20), ("十", 10)];
        let tens = tens.iter().find(|(name, _)| self.rest().starts_with(name)).copied();
        let (name, tens) = tens?;
        self.at += name.len();
        let figure = (1..).zip(FIGURES).find(|(_, name)| self.rest().starts_with(name));
        let day = match figure {
            Some((number, name)) if (number < 10 || tens == 0) && tens < 30 => {
                self.at += name.len();
                tens + number
            }
            _ => tens,
        };
        if day == 0 {
            self.at = start;
            return None;
        }
        let range = start..self.at;
        let _ = self.any(&["日"]);
        Some(Piece { range, is_right: day == date.day, right: date.day_name() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(date: super::super::Date, text: &str) -> Reading {
        read_lunar(text, Lunar::of(date).unwrap())
    }

    fn mended(date: super::super::Date, text: &str) -> String {
        match on(date, text) {
            Reading::Wrong(wrong) => wrong.mended,
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn every_form_that_papers_use_is_right() {
        for text in [
            "壬寅年九月初五",
            "农历壬寅年九月初五",
            "农历九月初五",
            "九月初五",
            "初五",
            "壬寅虎年九月初五",
            "壬寅（虎）年　九月小　初五",
            "虎年九月初五",
            " 壬寅年 九月 初五日 ",
            "壬寅年",
            "壬寅年九月初五　寒露",
            "農曆：壬寅年九月初五",
        ] {
            assert_eq!(on((2022, 9, 30), text), Reading::Right, "{text}");
        }
        for text in ["癸卯年闰二月廿一", "閏二月二十一"] {
            assert_eq!(on((2023, 4, 11), text), Reading::Right, "{text}");
        }
        for text in ["壬寅年十二月三十", "腊月卅", "臘月三十"] {
            assert_eq!(on((2023, 1, 21), text), Reading::Right, "{text}");
        }
        for text in ["癸卯年十一月二十", "冬月廿", "冬月二十日"] {
            assert_eq!(on((2024, 1, 1), text), Reading::Right, "{text}");
        }
        assert_eq!(on((2023, 1, 22), "癸卯年一月初一"), Reading::Right);
    }

    #[test]
    fn what_is_wrong_is_mended_in_the_form_of_the_text() {
        let day = (2022, 9, 30);
        assert_eq!(mended(day, "农历壬寅年九月初四"), "农历壬寅年九月初五");
        assert_eq!(mended(day, "辛丑（牛）年八月初五　寒露"), "壬寅（虎）年九月初五　寒露");
        assert_eq!(mended(day, "闰九月初五"), "九月初五");
        assert_eq!(mended(day, "九月（大）初五"), "九月（小）初五");
        assert_eq!(mended((2023, 4, 11), "癸卯年二月廿一"), "癸卯年闰二月廿一");
        assert_eq!(mended((2023, 1, 21), "腊月廿九"), "腊月三十");
    }

    #[test]
    fn another_day_is_written_in_the_form_of_a_text() {
        let day = Lunar::of((2026, 12, 9)).unwrap();
        for (text, like) in [
            ("农历壬寅（虎）年九月初五", "农历丙午（马）年十一月初一"),
            ("腊月卅", "十一月初一"),
            ("初五", "初一"),
            ("壬寅年九月初五　寒露", "丙午年十一月初一"),
            ("寒露", "丙午年十一月初一"),
        ] {
            assert_eq!(lunar_like(text, day), like, "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_not_read() {
        for text in ["", "五", "2022", "秋分", "壬寅年九月5日", "九月初", "壬寅年九月初五版", "二十四节气"]
        {
            assert_eq!(on((2022, 9, 30), text), Reading::Unread, "{text}");
        }
    }
}

//! Dates and times as people write them, each as TOML has it.

use toml::de::DeValue;

use crate::reading::punctuation::ascii;

/// `2026/11/26`, `2026.11.26`, `2026—11—26`, `2026年11月26日`, `二〇二六年十一月二十六日`: the year first, in four figures.
/// A date by two figures for the year, or with the day before the month, may be another.
pub(crate) fn date(text: &str) -> Option<String> {
    day(text).map(written)
}

fn written((year, month, day): (u32, u32, u32)) -> String {
    format!("{year:04}-{month:02}-{day:02}")
}

/// The same as year, month and day.
pub(crate) fn day(text: &str) -> Option<(u32, u32, u32)> {
    let parts = parts(text, |c| match c {
        '年' | '月' | '—' | '–' | '−' | '·' | ',' | '-' | '.' => '/',
        '日' | '号' => ' ',
        other => other,
    })?;
    let [year, month, day] = parts.as_slice() else { return None };
    let four = year.chars().count() == 4;
    let day = (number(year)?, number(month)?, number(day)?);
    // The parser knows the calendar.
    (four && day.0 >= 1000 && DeValue::parse(&written(day)).is_ok()).then_some(day)
}

/// A date of eight figures, which reads as a whole number.
pub(crate) fn date_of_figures(text: &str) -> Option<String> {
    let figures = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit());
    let (year, rest) = text.split_at_checked(4).filter(|_| figures)?;
    let (month, day) = rest.split_at_checked(2)?;
    date(&format!("{year}/{month}/{day}"))
}

/// `9:30`, `09：30：00`, `9点30分`: hour and minute, and perhaps the second.
pub(crate) fn time(text: &str) -> Option<String> {
    let parts = parts(text, |c| match c {
        ':' | '时' | '点' | '分' => '/',
        '秒' => ' ',
        other => other,
    })?;
    let mut parts: Vec<u32> = parts.iter().map(|part| number(part)).collect::<Option<_>>()?;
    if parts.len() == 2 {
        parts.push(0);
    }
    let [hour, minute, second] = parts.as_slice() else { return None };
    (*hour < 24 && *minute < 60 && *second < 60).then(|| format!("{hour:02}:{minute:02}:{second:02}"))
}

/// The numbers of a moment, parted by what `sign` takes for a slash, or by spaces.
fn parts(text: &str, sign: impl Fn(char) -> char) -> Option<Vec<String>> {
    // No moment is longer; a text may be.
    if text.len() > 80 {
        return None;
    }
    let typed: String = text.chars().map(|c| sign(ascii(c))).collect();
    let mut parts: Vec<&str> = typed.trim().split('/').map(str::trim).collect();
    if let [only] = parts.as_slice() {
        parts = only.split_whitespace().collect();
    }
    if parts.last() == Some(&"") {
        parts.pop();
    }
    let sound = parts.len() > 1 && parts.iter().all(|part| !part.is_empty());
    sound.then(|| parts.into_iter().map(str::to_owned).collect())
}

/// A number of figures or of Han, to four figures.
fn number(text: &str) -> Option<u32> {
    let count = text.chars().count();
    if !(1..=4).contains(&count) {
        return None;
    }
    if let Ok(number) = text.parse::<u32>() {
        return (!text.starts_with('+')).then_some(number);
    }
    if let Some((tens, ones)) = text.split_once('十') {
        let tens = if tens.is_empty() { 1 } else { han(tens)? };
        let ones = if ones.is_empty() { 0 } else { han(ones)? };
        return (tens < 10 && ones < 10).then_some(tens * 10 + ones);
    }
    han(text)
}

/// Han figures, one after the other.
fn han(text: &str) -> Option<u32> {
    text.chars().try_fold(0, |number, c| {
        let figure = if c == '零' || c == '○' {
            0
        } else {
            "〇一二三四五六七八九".chars().position(|one| one == c)?
        };
        Some(number * 10 + figure as u32)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_people_write_them() {
        for text in [
            "2026/11/26",
            "2026.11.26",
            "2026-11-26",
            "2026—11—26",
            "2026－11－26",
            "２０２６-１１-２６",
            "2026 11 26",
            "2026年11月26日",
            "2026 年 11 月 26 日",
            "2026年11月26号",
            "2026-11-26日",
            "二〇二六年十一月二十六日",
        ] {
            assert_eq!(date(text).as_deref(), Some("2026-11-26"), "{text}");
        }
        assert_eq!(date("2026年1月5日").as_deref(), Some("2026-01-05"));
        assert_eq!(date_of_figures("20261126").as_deref(), Some("2026-11-26"));
    }

    #[test]
    fn a_date_that_may_be_another_is_none() {
        for text in [
            "26-11-26",
            "11/26/2026",
            "2026-13-26",
            "2026-11-31",
            "2026-11",
            "2026-11-26 09:30",
            "2026/11/26/1",
            "",
            "年月日",
            "2026",
        ] {
            assert_eq!(date(text), None, "{text}");
        }
        assert_eq!(date_of_figures("20261131"), None);
    }

    #[test]
    fn times_are_read_as_people_write_them() {
        for text in ["9:30", "09:30", "9：30", "9:30:00", "09：30：00", "9点30分", "9时30分0秒"] {
            assert_eq!(time(text).as_deref(), Some("09:30:00"), "{text}");
        }
        for text in ["25:30", "9:60", "9", "9:30 PM", "9:30:00:00"] {
            assert_eq!(time(text), None, "{text}");
        }
    }
}

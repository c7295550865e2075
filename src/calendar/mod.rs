//! Days as papers print them: the weekday, the day after, the date of the lunar calendar (农历).
//!
//! Pure: nothing here knows what day it is today.

mod lunar;
mod week;
mod written;

pub use lunar::Lunar;
pub use week::weekday_like;
pub use written::{Reading, Wrong, lunar_like, read_lunar};

/// Year, month, day.
pub type Date = (u16, u8, u8);

/// The days of the week from Saturday on, as [`weekday`] counts them.
const WEEKDAYS: [&str; 7] = ["星期六", "星期日", "星期一", "星期二", "星期三", "星期四", "星期五"];

/// The last year that a file can name: TOML writes four figures.
const LAST_YEAR: u16 = 9999;

/// The day of the week (Zeller's congruence: January and February count as months 13 and 14 of the year
/// before, and the week begins with Saturday).
#[must_use]
pub fn weekday((year, month, day): Date) -> &'static str {
    let (month, day) = (u32::from(month), u32::from(day));
    // 400 years are a whole number of weeks; they keep the year before year 0 positive.
    let (year, month) =
        if month < 3 { (u32::from(year) + 399, month + 12) } else { (u32::from(year) + 400, month) };
    let days = day + 13 * (month + 1) / 5 + year + year / 4 - year / 100 + year / 400;
    WEEKDAYS.get((days % 7) as usize).copied().unwrap_or_default()
}

/// How many days a month has.
const fn days_of((year, month): (u16, u8)) -> u8 {
    match month {
        2 if year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Whether there is such a day.
#[must_use]
pub const fn is_day((year, month, day): Date) -> bool {
    year <= LAST_YEAR && month >= 1 && month <= 12 && day >= 1 && day <= days_of((year, month))
}

/// The day after; none after the last one that a file can name.
#[must_use]
pub fn next((year, month, day): Date) -> Option<Date> {
    let next = match (month, day) {
        (12, 31) => (year + 1, 1, 1),
        (month, day) if day >= days_of((year, month)) => (year, month + 1, 1),
        _ => (year, month, day + 1),
    };
    is_day(next).then_some(next)
}

/// The day of a text such as `2026-12-01`, and of no other form: 1/12 is two days.
#[must_use]
pub fn read(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let mut part = |long: usize| {
        let part = parts.next().filter(|part| part.len() == long)?;
        part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse::<u16>().ok())?
    };
    let (year, month, day) = (part(4)?, part(2)? as u8, part(2)? as u8);
    Some((year, month, day)).filter(|date| parts.next().is_none() && is_day(*date))
}

/// The day so many seconds after the first of 1970.
#[must_use]
pub fn of_seconds(seconds: u64) -> Option<Date> {
    let mut days = seconds / (24 * 60 * 60);
    let mut year = 1970;
    // 400 years are 146,097 days, whichever they are.
    year += u16::try_from(days / 146_097 * 400).ok().filter(|years| *years < LAST_YEAR)?;
    days %= 146_097;
    let mut month = 1;
    loop {
        let long = u64::from(days_of((year, month)));
        if days < long {
            return Some((year, month, days as u8 + 1)).filter(|date| is_day(*date));
        }
        days -= long;
        (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    }
}

/// A day as the paper prints it: `2026年12月1日`.
#[must_use]
pub fn printed((year, month, day): Date) -> String {
    format!("{year}年{month}月{day}日")
}

/// A day as a file names it: `2026-12-01`.
#[must_use]
pub fn shown((year, month, day): Date) -> String {
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weekdays_are_those_of_the_calendar() {
        assert_eq!(weekday((2022, 9, 30)), "星期五");
        assert_eq!(weekday((2000, 2, 29)), "星期二");
        assert_eq!(weekday((1949, 10, 1)), "星期六");
        assert_eq!(weekday((1, 1, 1)), "星期一");
        assert_eq!(weekday((0, 1, 1)), "星期六");
    }

    #[test]
    fn a_day_follows_over_the_ends_of_months_and_years() {
        for (day, after) in [
            ((2026, 11, 30), Some((2026, 12, 1))),
            ((2026, 12, 31), Some((2027, 1, 1))),
            ((2024, 2, 28), Some((2024, 2, 29))),
            ((2024, 2, 29), Some((2024, 3, 1))),
            ((2026, 2, 28), Some((2026, 3, 1))),
            ((2000, 2, 28), Some((2000, 2, 29))),
            ((2100, 2, 28), Some((2100, 3, 1))),
            ((9999, 12, 31), None),
        ] {
            assert_eq!(next(day), after, "{day:?}");
        }
    }

    #[test]
    fn a_day_is_read_in_one_form_only() {
        assert_eq!(read("2026-12-01"), Some((2026, 12, 1)));
        for text in ["2026-12-1", "2026-02-29", "2026-13-01", "2026-12-01-", "+026-12-01", "", "2026/12/01"] {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(shown((7, 1, 2)), "0007-01-02");
    }

    #[test]
    fn seconds_are_counted_from_1970() {
        for (seconds, day) in [
            (0, Some((1970, 1, 1))),
            (86_399, Some((1970, 1, 1))),
            (951_782_400, Some((2000, 2, 29))),
            (1_664_496_000, Some((2022, 9, 30))),
            (4_107_542_400, Some((2100, 3, 1))),
            (u64::MAX, None),
        ] {
            assert_eq!(of_seconds(seconds), day, "{seconds}");
        }
    }
}

//! A weekday as people write it.

use super::{Date, weekday};

/// What a weekday begins with.
const NAMES: [&str; 3] = ["星期", "周", "礼拜"];

/// The weekday of a day in the form of a text that is one, 周四 or 星期四; nothing, where it is something else or more.
#[must_use]
pub fn weekday_like(text: &str, date: Date) -> Option<String> {
    let name = NAMES.iter().find(|name| text.trim().starts_with(**name))?;
    let mut day = text.trim().trim_start_matches(*name).chars();
    let given = day.next().filter(|day| "一二三四五六日天".contains(*day))?;
    if day.next().is_some() {
        return None;
    }
    let right = weekday(date).chars().last()?;
    // 天 is another word for 日.
    Some(format!("{name}{}", if (given, right) == ('天', '日') { given } else { right }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weekday_keeps_its_form() {
        for (text, like) in [
            ("周四", Some("周日")),
            (" 星期一 ", Some("星期日")),
            ("礼拜天", Some("礼拜天")),
            ("每周四", None),
            ("周四周五", None),
            ("周刊", None),
        ] {
            assert_eq!(weekday_like(text, (2022, 10, 2)).as_deref(), like, "{text}");
        }
    }
}

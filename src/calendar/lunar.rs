//! The date of the lunar calendar (农历), as GB/T 33661-2017 lays it down and the observatories publish it.

use std::fmt::{self, Display, Formatter};

use icu_calendar::Date as IcuDate;
use icu_calendar::cal::ChineseTraditional;

use super::Date;

/// The years that observatories have published: of others, the library that is asked only reckons roughly.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;

/// The heavenly stems (天干).
pub(super) const STEMS: [char; 10] = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'];
/// The earthly branches (地支).
pub(super) const BRANCHES: [char; 12] =
    ['子', '丑', '寅', '卯', '辰', '巳', '午', '未', '申', '酉', '戌', '亥'];
/// The animals of the branches (生肖).
pub(super) const ANIMALS: [char; 12] =
    ['鼠', '牛', '虎', '兔', '龙', '蛇', '马', '羊', '猴', '鸡', '狗', '猪'];
/// The months, as the standard names them; 冬月 and 腊月 are other names of the last two.
pub(super) const MONTHS: [&str; 12] =
    ["正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];
/// The figures of a day.
pub(super) const FIGURES: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

/// A date of the lunar calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lunar {
    /// The place of the year in the cycle of sixty, from 0: 甲子.
    pub year: u8,
    /// The month, from 1; a leap month has the number of the one before it.
    pub month: u8,
    /// Whether it is a leap month (闰月).
    pub leap: bool,
    /// The day, from 1.
    pub day: u8,
    /// How many days its month has: 30 in a great month (大), 29 in a small one (小).
    pub days: u8,
}

impl Lunar {
    /// The lunar date of a day; none outside the lunar years 1900 to 2100, that is from 1900-01-31 to 2101-01-28.
    #[must_use]
    pub fn of((year, month, day): Date) -> Option<Self> {
        let date = IcuDate::try_new_iso(i32::from(year), month, day).ok()?;
        let date = date.to_calendar(ChineseTraditional::new());
        let (year, month) = (date.cyclic_year(), date.month());
        if !YEARS.contains(&year.related_iso) {
            return None;
        }
        let leap = month.to_input().is_leap();
        Some(Self {
            year: year.year.checked_sub(1)?,
            month: month.number(),
            leap,
            day: date.day_of_month().0,
            days: date.days_in_month(),
        })
    }

    /// The name of the year in stems and branches: 壬寅.
    #[must_use]
    pub fn year_name(self) -> String {
        let year = usize::from(self.year);
        [STEMS.get(year % 10), BRANCHES.get(year % 12)].into_iter().flatten().collect()
    }

    /// The animal of the year: 虎.
    #[must_use]
    pub fn animal(self) -> char {
        ANIMALS.get(usize::from(self.year) % 12).copied().unwrap_or_default()
    }

    /// The name of the month, without 月: 九, 闰二, 十一.
    #[must_use]
    pub fn month_name(self) -> String {
        let name = usize::from(self.month).checked_sub(1).and_then(|at| MONTHS.get(at)).copied();
        format!("{}{}", if self.leap { "闰" } else { "" }, name.unwrap_or_default())
    }

    /// The name of the day: 初五, 十五, 二十, 廿一, 三十.
    #[must_use]
    pub fn day_name(self) -> String {
        let tens = ["初", "十", "廿", "三十"].get(usize::from(self.day) / 10).copied();
        match self.day {
            10 => "初十".to_owned(),
            20 => "二十".to_owned(),
            30 => "三十".to_owned(),
            day => {
                let figure = usize::from(day % 10).checked_sub(1).and_then(|at| FIGURES.get(at)).copied();
                format!("{}{}", tens.unwrap_or_default(), figure.unwrap_or_default())
            }
        }
    }
}

/// As papers print it, and the standard writes it: 壬寅年九月初五.
impl Display for Lunar {
    fn fmt(&self, to: &mut Formatter<'_>) -> fmt::Result {
        write!(to, "{}年{}月{}", self.year_name(), self.month_name(), self.day_name())
    }
}

//! The lunar calendar, by what is known of it: days that everybody keeps, and laws that every year keeps to.

use banxin::calendar::{Date, Lunar, next, weekday};

/// The Spring Festivals, month and day, as almanacs have them.
const SPRING_FESTIVALS: [Date; 61] = [
    (1900, 1, 31),
    (1901, 2, 19),
    (1911, 1, 30),
    (1912, 2, 18),
    (1920, 2, 20),
    (1930, 1, 30),
    (1940, 2, 8),
    (1949, 1, 29),
    (1950, 2, 17),
    (1960, 1, 28),
    (1966, 1, 21),
    (1970, 2, 6),
    (1976, 1, 31),
    (1978, 2, 7),
    (1980, 2, 16),
    (1984, 2, 2),
    (1985, 2, 20),
    (1988, 2, 17),
    (1990, 1, 27),
    (1992, 2, 4),
    (1995, 1, 31),
    (1997, 2, 7),
    (1999, 2, 16),
    (2000, 2, 5),
    (2001, 1, 24),
    (2002, 2, 12),
    (2003, 2, 1),
    (2004, 1, 22),
    (2005, 2, 9),
    (2006, 1, 29),
    (2007, 2, 18),
    (2008, 2, 7),
    (2009, 1, 26),
    (2010, 2, 14),
    (2011, 2, 3),
    (2012, 1, 23),
    (2013, 2, 10),
    (2014, 1, 31),
    (2015, 2, 19),
    (2016, 2, 8),
    (2017, 1, 28),
    (2018, 2, 16),
    (2019, 2, 5),
    (2020, 1, 25),
    (2021, 2, 12),
    (2022, 2, 1),
    (2023, 1, 22),
    (2024, 2, 10),
    (2025, 1, 29),
    (2026, 2, 17),
    (2027, 2, 6),
    (2028, 1, 26),
    (2029, 2, 13),
    (2030, 2, 3),
    (2031, 1, 23),
    (2033, 1, 31),
    (2034, 2, 19),
    (2050, 1, 23),
    (2057, 2, 4),
    (2099, 1, 21),
    (2100, 2, 9),
];

/// Days with the lunar date that they were, or will be, printed with.
const DAYS: [(Date, &str); 22] = [
    ((1900, 1, 31), "庚子年正月初一"),
    ((1949, 10, 1), "己丑年八月初十"),
    ((1976, 7, 28), "丙辰年七月初二"),
    ((1978, 12, 18), "戊午年十一月十九"),
    ((1997, 7, 1), "丁丑年五月廿七"),
    ((2000, 1, 1), "己卯年十一月廿五"),
    ((2008, 5, 12), "戊子年四月初八"),
    ((2008, 8, 8), "戊子年七月初八"),
    ((2020, 5, 23), "庚子年闰四月初一"),
    ((2022, 9, 10), "壬寅年八月十五"),
    ((2022, 9, 30), "壬寅年九月初五"),
    ((2023, 1, 21), "壬寅年十二月三十"),
    ((2023, 3, 22), "癸卯年闰二月初一"),
    ((2023, 9, 29), "癸卯年八月十五"),
    ((2024, 2, 9), "癸卯年十二月三十"),
    ((2024, 9, 17), "甲辰年八月十五"),
    ((2025, 1, 28), "甲辰年十二月廿九"),
    ((2025, 7, 25), "乙巳年闰六月初一"),
    ((2025, 10, 6), "乙巳年八月十五"),
    ((2026, 9, 25), "丙午年八月十五"),
    ((2033, 12, 22), "癸丑年闰十一月初一"),
    ((2101, 1, 28), "庚申年十二月廿九"),
];

/// The days from one to the day before another, with their lunar dates.
fn days(from: Date, to: Date) -> impl Iterator<Item = (Date, Lunar)> {
    let each = std::iter::successors(Some(from), |day| next(*day)).take_while(move |day| *day < to);
    each.map(|day| (day, Lunar::of(day).unwrap_or_else(|| panic!("{day:?} has no lunar date"))))
}

#[test]
fn known_days_have_the_dates_that_almanacs_have() {
    for (day, lunar) in DAYS {
        assert_eq!(Lunar::of(day).map(|lunar| lunar.to_string()).as_deref(), Some(lunar), "{day:?}");
    }
    assert_eq!(Lunar::of((2026, 2, 17)).map(Lunar::animal), Some('马'));
}

#[test]
fn spring_festivals_are_on_their_days() {
    for day in SPRING_FESTIVALS {
        let lunar = Lunar::of(day).expect("a lunar date");
        assert_eq!((lunar.month, lunar.leap, lunar.day), (1, false, 1), "{day:?}");
    }
}

#[test]
fn leap_months_stand_where_almanacs_have_them() {
    let leap = |year: u16| {
        let leap = days((year, 3, 1), (year + 1, 1, 21)).find(|(_, lunar)| lunar.leap);
        leap.map(|(_, lunar)| lunar.month)
    };
    let known =
        [(1984, 10), (1987, 6), (1990, 5), (1993, 3), (1995, 8), (1998, 5), (2001, 4), (2004, 2), (2006, 7)];
    let later =
        [(2009, 5), (2012, 4), (2014, 9), (2017, 6), (2020, 4), (2023, 2), (2025, 6), (2028, 5), (2031, 3)];
    for (year, month) in known.into_iter().chain(later).chain([(2033, 11), (2036, 6)]) {
        assert_eq!(leap(year), Some(month), "{year}");
    }
    for year in [2021, 2022, 2024, 2026, 2027, 2034] {
        assert_eq!(leap(year), None, "{year}");
    }
}

#[test]
fn every_month_and_every_year_is_as_long_as_one_can_be() {
    let (mut month, mut year, mut before) = (0, 0, None::<Lunar>);
    let mut years = 0;
    for (day, lunar) in days((1900, 1, 31), (2101, 1, 29)) {
        if let Some(before) = before {
            let follows = (lunar.day == 1) == (before.day == before.days);
            assert!(follows && (lunar.day == 1 || lunar.day == before.day + 1), "{day:?}: {lunar:?}");
            if lunar.day == 1 {
                assert!(month == 29 || month == 30, "{day:?}: a month of {month} days");
                month = 0;
                let next = before.month % 12 + 1;
                let in_order = lunar.month == next || lunar.leap && lunar.month == before.month;
                assert!(in_order, "{day:?}: {lunar:?} after {before:?}");
            }
            if lunar.year != before.year {
                let new_year = (1, 21)..=(2, 21);
                assert!((lunar.month, lunar.day) == (1, 1) && new_year.contains(&(day.1, day.2)), "{day:?}");
                assert_eq!(lunar.year, (before.year + 1) % 60, "{day:?}");
                assert!((353..=355).contains(&year) || (383..=385).contains(&year), "{day:?}: {year} days");
                (year, years) = (0, years + 1);
            }
        }
        (month, year, before) = (month + 1, year + 1, Some(lunar));
    }
    assert_eq!(years, 200);
}

#[test]
fn the_whole_calendar_stays_as_it_is() {
    // An archive prints the same dates in ten years: a library that has them otherwise is to be looked at first.
    let sum = days((1900, 1, 31), (2101, 1, 29)).fold(0xcbf2_9ce4_8422_2325_u64, |sum, (_, lunar)| {
        let bytes = lunar.to_string().into_bytes();
        bytes.iter().fold(sum, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
    });
    assert_eq!(format!("{sum:016x}"), "52dae5d78aafc862");
}

#[test]
fn nobody_knows_the_lunar_date_of_other_times() {
    for day in [(0, 1, 1), (1900, 1, 30), (2101, 1, 29), (9999, 12, 31)] {
        assert_eq!(Lunar::of(day), None, "{day:?}");
    }
}

#[test]
fn a_week_goes_round() {
    let names = ["星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"];
    let days = std::iter::successors(Some((1899, 1, 2)), |day| next(*day)).take(100_000);
    for (day, name) in days.zip(names.into_iter().cycle()) {
        assert_eq!(weekday(day), name, "{day:?}");
    }
}

//! The day of an issue, and its folder.

use serde::{Deserialize, Serialize};

use crate::calendar::{Date, read, shown};

/// The day of an issue; in files as `2026-12-01`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Day(pub Date);

impl Day {
    /// The folder of its issue, in the site.
    #[must_use]
    pub fn folder(self) -> String {
        format!("{}/{:02}", self.month().folder(), self.0.2)
    }

    /// Its month.
    #[must_use]
    pub const fn month(self) -> Month {
        Month(self.0.0, self.0.1)
    }
}

/// A month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month(pub u16, pub u8);

impl Month {
    /// The folder of its issues, in the site.
    #[must_use]
    pub fn folder(self) -> String {
        format!("{:04}-{:02}", self.0, self.1)
    }
}

impl TryFrom<String> for Day {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        read(&text).map(Self).ok_or("no day")
    }
}

impl From<Day> for String {
    fn from(day: Day) -> Self {
        shown(day.0)
    }
}

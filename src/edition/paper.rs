//! The paper: what its masthead says.

use crate::calendar;
use crate::color::Dress;
use crate::copy::Passage;

/// What the masthead says of the paper.
#[derive(Debug, Clone)]
pub struct Paper {
    /// The nameplate.
    pub name: String,
    /// Year, month, day.
    pub date: (u16, u8, u8),
    /// When the edition closed: hour, minute, second.
    pub time: Option<(u8, u8, u8)>,
    /// How it is printed, where that is not as on other days.
    pub dress: Option<Dress>,
    /// The values of the placeholders in furniture text, by name: `paper`, `date`, `weekday`, `lunar`,
    /// `number`, `pages`, `cn`, `publisher` and whatever else `[paper]` sets. Sorted by name.
    pub fields: Vec<(String, String)>,
    /// The texts that `[paper]` gives, as they are written there.
    pub given: Vec<Passage>,
}

impl Paper {
    /// The paper of an edition whose own can't be read, which has been told.
    pub(crate) fn unknown() -> Self {
        let (date, fields, given) = ((1, 1, 1), Vec::new(), Vec::new());
        Self { name: String::new(), date, time: None, dress: None, fields, given }
    }

    /// The date, as machines write it (ISO 8601).
    #[must_use]
    pub fn day(&self) -> String {
        calendar::shown(self.date)
    }

    /// The issue number, as it is printed; empty where there is none.
    #[must_use]
    pub fn number(&self) -> &str {
        self.field("number").unwrap_or_default()
    }

    /// What it gives a field, where that says something.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&str> {
        let found = self.fields.iter().find(|(own, _)| own == name);
        found.map(|(_, text)| text.as_str()).filter(|text| !text.is_empty())
    }
}

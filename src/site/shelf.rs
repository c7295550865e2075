//! Which issues a site has, and what they put right of each other.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::day::{Day, Month};
use super::issue::{Corrects, FORMAT, Issue, IssuePage, IssueStory};
use crate::calendar::printed;

/// The name of its file, in the folder of the site.
pub const INDEX: &str = "issues.json";

/// The issues of a site.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Shelf {
    /// The version of the format.
    format: u32,
    /// The paper's name.
    pub paper: String,
    /// The language of its newest issue (BCP 47).
    pub language: String,
    /// By day.
    issues: BTreeMap<String, Entry>,
    /// Days of which something may not be written yet: a run that was cut off has left them.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub(super) pending: BTreeSet<Day>,
}

/// An issue.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct Entry {
    /// What it puts right of issues before it.
    corrections: Vec<Told>,
}

/// A correction.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Told {
    /// What it puts right.
    pub(super) of: Corrects,
    /// Its page in the site, from there.
    pub(super) file: String,
    /// What it is called, with issue and page.
    pub(super) name: String,
}

impl Shelf {
    /// A site without issues, of the paper of one.
    pub(super) fn of_paper(issue: &Issue) -> Self {
        let (paper, language) = (issue.paper.clone(), issue.language.clone());
        Self { format: FORMAT, paper, language, issues: BTreeMap::new(), pending: BTreeSet::new() }
    }

    /// As it is kept; nothing, of what is none.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok().filter(|shelf: &Self| shelf.format == FORMAT)
    }

    /// As it is kept.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut bytes = serde_json::to_vec_pretty(self).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }

    /// Whether there is an issue of a day.
    pub(super) fn has(&self, day: Day) -> bool {
        self.issues.contains_key(&String::from(day))
    }

    pub(super) fn days(&self) -> impl DoubleEndedIterator<Item = Day> {
        self.issues.keys().filter_map(|day| Day::try_from(day.clone()).ok())
    }

    /// The months that have issues, in order.
    pub(super) fn months(&self) -> Vec<Month> {
        self.days().map(Day::month).collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// The issues next to a day.
    pub(super) fn around(&self, day: Day) -> (Option<Day>, Option<Day>) {
        (self.days().rfind(|one| *one < day), self.days().find(|one| *one > day))
    }

    /// Takes an issue, in place of an earlier one of its day; the days of which either puts something right, and those that put
    /// something of it right.
    pub(super) fn take(&mut self, issue: &Issue) -> BTreeSet<Day> {
        let told = |story: &IssueStory| {
            let of = story.corrects.clone()?;
            let file = format!("{}/{}", issue.date.folder(), story.file());
            Some(Told { of, file, name: named_story(issue, story) })
        };
        let corrections: Vec<Told> = issue.stories.iter().filter_map(told).collect();
        let entry = Entry { corrections };
        let mut touched: BTreeSet<Day> = entry.corrections.iter().map(|told| told.of.date).collect();
        let own = |entry: &Entry| entry.corrections.iter().any(|told| told.of.date == issue.date);
        let by = self.issues.iter().filter(|(_, entry)| own(entry)).map(|(day, _)| day.clone());
        touched.extend(by.filter_map(|day| Day::try_from(day).ok()));
        let before = self.issues.insert(issue.date.into(), entry);
        if self.days().next_back() == Some(issue.date) {
            self.language.clone_from(&issue.language);
        }
        touched.extend(before.into_iter().flat_map(|entry| entry.corrections).map(|told| told.of.date));
        touched
    }

    /// What puts a day's stories right.
    pub(super) fn corrections(&self, day: Day) -> impl Iterator<Item = &Told> {
        self.issues.values().flat_map(|entry| &entry.corrections).filter(move |told| told.of.date == day)
    }
}

/// What a story is called in another issue.
pub(super) fn named_story(issue: &Issue, story: &IssueStory) -> String {
    let page = issue.pages.get(story.page).map(IssuePage::name).unwrap_or_default();
    format!("{} {page}《{}》", printed(issue.date.0), story.title)
}

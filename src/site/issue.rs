//! What the site knows of an issue: a file in the folder of it.

use serde::{Deserialize, Serialize};

use super::day::Day;
use crate::calendar::{printed, weekday};

/// The version of the format that this program writes.
pub(super) const FORMAT: u32 = 1;

/// No picture of a page has as many pixels in a row.
const LARGEST: i64 = 100_000;

/// An issue.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Issue {
    /// The version of the format.
    pub format: u32,
    /// The paper's name.
    pub paper: String,
    /// The language of its text (BCP 47).
    pub language: String,
    /// Its day.
    pub date: Day,
    /// Its number, as it is printed; empty where it has none.
    pub number: String,
    /// Who publishes the paper; empty where it does not say.
    pub publisher: String,
    /// Its serial number (国内统一连续出版物号); empty where it does not say.
    pub serial: String,
    /// Its pages, in order.
    pub pages: Vec<IssuePage>,
    /// Its stories, in the order of the edition.
    pub stories: Vec<IssueStory>,
}

/// A page of it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct IssuePage {
    /// What the paper calls it.
    pub label: String,
    /// Its section (版名); empty where nobody says.
    pub section: String,
    /// The name of its file.
    pub file: String,
    /// Its picture, for looking at all of it.
    pub small: Image,
    /// Its picture, for reading.
    pub large: Image,
    /// The areas of stories on it: as editors name them, what goes on from another page last.
    pub areas: Vec<Area>,
}

/// A picture.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Image {
    /// The name of its file.
    pub file: String,
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
}

/// Where a story stands on a page.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Area {
    /// The story, by its place among those of the issue.
    pub story: usize,
    /// Polygons, their corners in pixels of the large picture.
    pub polygons: Vec<Vec<(i64, i64)>>,
}

/// A story of it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct IssueStory {
    /// Its number, unique in the site.
    pub articleid: String,
    /// The name of its file in the edition.
    pub id: String,
    /// Its identifier (URN).
    pub uri: String,
    /// The page that it begins on, from 0.
    pub page: usize,
    /// 主题, or what stands for it.
    pub title: String,
    /// 引题; empty for none.
    pub introtitle: String,
    /// 副题; empty for none.
    pub subtitle: String,
    /// Who reports or wrote it; empty where nobody is named.
    pub author: String,
    /// The language of its text, where it is another than that of the issue.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Its pictures.
    pub pictures: Vec<IssuePicture>,
    /// What it says, as HTML.
    pub content: String,
    /// 更正: what of an earlier issue it puts right.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrects: Option<Corrects>,
}

/// A picture of a story.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct IssuePicture {
    /// Its file and size.
    pub image: Image,
    /// What it shows.
    pub alt: String,
    /// 图片说明.
    pub caption: String,
    /// 摄影.
    pub credit: String,
}

/// What a correction puts right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Corrects {
    /// The issue.
    pub date: Day,
    /// The page, as that issue printed its number.
    pub page: String,
    /// The story, by the name of its file in that edition.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub story: Option<String>,
    /// The headline that it had.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub headline: Option<String>,
}

impl Issue {
    /// The name of the file of its record, in its folder.
    pub(super) const FILE: &'static str = "issue.json";

    /// As it is kept; nothing, of what is none, or of another format.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok().filter(Self::is_sound)
    }

    /// Whether it can be what this program wrote: its names are those of files in its folder, its places lie on pages.
    fn is_sound(&self) -> bool {
        let is_name = |name: &str| {
            !name.starts_with('.')
                && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-'))
        };
        let on_page = |at: &i64| (0..=LARGEST).contains(at);
        let pages = self.pages.iter().all(|page| {
            let corners = page.areas.iter().flat_map(|area| area.polygons.iter().flatten());
            [&page.file, &page.small.file, &page.large.file].into_iter().all(|name| is_name(name))
                && corners.into_iter().all(|(x, y)| on_page(x) && on_page(y))
        });
        let stories = self.stories.iter().all(|story| {
            is_name(&story.articleid) && story.pictures.iter().all(|picture| is_name(&picture.image.file))
        });
        self.format == FORMAT && pages && stories
    }

    /// Its stories as they are read, page by page: each where it stands first.
    pub(super) fn order(&self) -> Vec<usize> {
        let mut order = Vec::new();
        for story in self.pages.iter().flat_map(|page| &page.areas).map(|area| area.story) {
            if story < self.stories.len() && !order.contains(&story) {
                order.push(story);
            }
        }
        let rest: Vec<usize> = (0..self.stories.len()).filter(|story| !order.contains(story)).collect();
        order.into_iter().chain(rest).collect()
    }

    /// Who answers for it: the paper, who publishes it, its serial number.
    pub(super) fn imprint(&self) -> String {
        let parts = [&self.paper, &self.publisher, &self.serial].map(String::as_str);
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("　")
    }

    /// What it is called: 2026年12月1日 星期二 第21864期.
    pub(super) fn name(&self) -> String {
        let day = format!("{} {}", printed(self.date.0), weekday(self.date.0));
        let number = self.number.trim();
        match number {
            "" => day,
            // A number alone says nothing of what it counts.
            _ if number.chars().all(|c| c.is_ascii_digit()) => format!("{day} 第{number}期"),
            _ => format!("{day} {number}"),
        }
    }

    /// The story that a correction means, which is `own` in this issue, if it is of it: by the name of its file, or, where that
    /// is not said, by its headline, white and signs aside; of several the one on that page, if it is one.
    pub(super) fn meant(&self, by: &Corrects, own: Option<&str>) -> Option<&IssueStory> {
        let others = || self.stories.iter().filter(|story| own != Some(story.articleid.as_str()));
        if let Some(id) = &by.story {
            return others().find(|story| story.id == *id);
        }
        let headline = by.headline.as_deref().map(bare).filter(|headline| !headline.is_empty())?;
        let headed: Vec<&IssueStory> = others().filter(|story| bare(&story.title) == headline).collect();
        let stands =
            |story: &&&IssueStory| self.pages.get(story.page).is_some_and(|page| page.label == by.page);
        let there: Vec<&IssueStory> = headed.iter().filter(stands).copied().collect();
        match (there.as_slice(), headed.as_slice()) {
            ([one], _) | ([], [one]) => Some(one),
            _ => None,
        }
    }
}

impl IssueStory {
    /// The name of its page.
    pub(super) fn file(&self) -> String {
        format!("content_{}.htm", self.articleid)
    }
}

impl IssuePage {
    /// What it is called in full: 第3版 民生.
    pub(super) fn name(&self) -> String {
        let label = format!("第{}版", self.label);
        if self.section.is_empty() { label } else { format!("{label} {}", self.section) }
    }
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

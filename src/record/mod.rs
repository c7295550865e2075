//! Recorded pages: the printed lines of an edition, column by column and page by page, as JSON.
//!
//! The form is that of `content/erqi/recorded.json`; `docs/recorded.md` describes it.

mod characters;
mod clean;
mod columns;
mod files;
mod heads;
mod json;
mod known;
mod level;
mod line;
mod page_lines;
mod paragraphs;
mod pdf;
mod pieces;
mod printed_column;
#[cfg(test)]
mod schema;
mod scraps;
mod sheet;
mod stories;
mod text;
mod trace;
mod traced;

pub use characters::{Matches, matches, solid};
pub use files::{
    FileKind, LARGEST_PDF, bytes_of, can_be_read, cannot_read, is_file, kind_at, kind_of, unreadable, utf8,
};
pub use json::{from_json, read, to_json};
pub use known::KnownStory;
pub use line::Line;
pub use page_lines::{from_sheet, unread};
pub use pdf::{PdfFault, ReadPage, read_page, sheet};
pub use printed_column::PrintedColumn;
pub use scraps::{Scraps, scraps};
pub use sheet::{Direction, Glyph, Sheet};
pub use text::{aligned_text, from_text};
pub use traced::from_scraps;

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};

/// Pages as they were printed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Recorded {
    /// By what rules it was written: 2 where columns say their pages, 1 where they don't.
    #[serde(default = "first_format", deserialize_with = "known_format", skip_serializing_if = "is_first")]
    #[cfg_attr(test, schemars(range(min = 1, max = 2)))]
    pub format: u32,
    /// The schema that an editor checks the file by.
    #[serde(default, rename = "$schema", skip_serializing_if = "String::is_empty")]
    pub schema: String,
    /// Where the record comes from.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// The stories.
    pub articles: Vec<Article>,
    /// What stands on the page outside of its stories, from the top: masthead, folio, captions, or lines of
    /// which nobody could tell the story.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub other: Vec<Line>,
}

impl Default for Recorded {
    fn default() -> Self {
        let (schema, note) = Default::default();
        Self { format: FIRST_FORMAT, schema, note, articles: Vec::new(), other: Vec::new() }
    }
}

impl Recorded {
    /// Pages of a file as one record, each with its number where there are several.
    #[must_use]
    pub fn of_pages(pages: Vec<(Option<u32>, Self)>) -> Self {
        let mut whole = Self::default();
        for (number, page) in pages {
            if whole.note.is_empty() {
                whole.note = page.note;
            }
            for mut article in page.articles {
                // Names that say no more than the order go on on the next page.
                article.id = format!("story-{}", whole.articles.len() + 1);
                article.columns.iter_mut().for_each(|column| column.page = number);
                whole.articles.push(article);
            }
            whole.other.extend(page.other);
        }
        whole.in_its_format()
    }

    /// Of several pages, in the latest format; of one, in the first, which every program reads.
    #[must_use]
    pub fn in_its_format(mut self) -> Self {
        let mut columns = self.articles.iter().flat_map(|article| &article.columns);
        let is_paged = columns.any(|column| column.page.is_some());
        self.format = if is_paged { FORMAT } else { FIRST_FORMAT };
        self
    }
}

/// The format of records of one page, which need not say it.
const FIRST_FORMAT: u32 = 1;
/// The format of records of several, and the latest that is read.
const FORMAT: u32 = 2;

const fn first_format() -> u32 {
    FIRST_FORMAT
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks it so")]
const fn is_first(format: &u32) -> bool {
    *format == FIRST_FORMAT
}

fn known_format<'de, D: Deserializer<'de>>(from: D) -> Result<u32, D::Error> {
    let format = u32::deserialize(from)?;
    if (FIRST_FORMAT..=FORMAT).contains(&format) {
        return Ok(format);
    }
    Err(Error::custom(format_args!("records of format {format} are not read: the latest known is {FORMAT}")))
}

/// A story as it was printed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Article {
    /// The story's name; a story file of the edition has the same.
    pub id: String,
    /// 引题, and whatever else stands above the headline.
    #[serde(default)]
    pub kicker: Option<String>,
    /// 主题, in its lines.
    #[serde(default)]
    pub headline: Vec<String>,
    /// 副题, and whatever else stands below the headline.
    #[serde(default)]
    pub deck: Option<String>,
    /// 记者, 通讯员.
    #[serde(default)]
    pub byline: Option<String>,
    /// Where the byline stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub byline_placement: Option<Placement>,
    /// The width of its columns in ems of the body type, where it was measured on the page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measure: Option<f64>,
    /// The text of each paragraph, where it is known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub paragraphs: Vec<String>,
    /// Its columns in reading order, on whatever pages.
    pub columns: Vec<PrintedColumn>,
    /// Why the story may be wrong as a whole: its head, where its columns end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doubt: Option<String>,
}

/// Where a byline was printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Placement {
    /// On the last line of the last paragraph.
    RunIn,
    /// On a line of its own.
    OwnLine,
}

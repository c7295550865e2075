//! Recorded pages: the printed lines of an edition, column by column, as JSON.
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
mod page_lines;
mod paragraphs;
mod pdf;
mod pieces;
#[cfg(test)]
mod schema;
mod sheet;
mod stories;
mod text;

pub use characters::{Matches, matches, solid};
pub use files::{
    FileKind, LARGEST_PDF, bytes_of, can_be_read, cannot_read, is_file, kind_at, kind_of, unreadable, utf8,
};
pub use json::{from_json, read, to_json};
pub use known::{KnownStory, align};
pub use page_lines::{from_sheet, unread};
pub use pdf::{PdfFault, sheet};
pub use sheet::{Direction, Glyph, Sheet};
pub use text::{aligned_text, from_text};

use serde::{Deserialize, Serialize};

/// A page as it was printed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Recorded {
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
    /// The lines of each column.
    pub columns: Vec<Vec<Line>>,
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

/// A printed line.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// What stands on it. Spaces say nothing.
    pub text: String,
    /// The paragraph that it belongs to, from 0; none for a byline on a line of its own.
    #[serde(default)]
    pub paragraph: Option<usize>,
    /// The line of the source that it was taken from, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source_line: Option<usize>,
    /// Why it may be wrong.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doubt: Option<String>,
}

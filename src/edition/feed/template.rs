//! A template of the house, `feeds/NAME.md`: a story with placeholders, and what it is filled with.

use std::collections::BTreeSet;

use super::datum::ROWS;
use super::placeholder::Masked;
use crate::diag::{Diagnostic, FileId, Span};
use crate::edition::front_matter::{self, Written};
use crate::edition::raw::RawTemplate;
use crate::printable::short;
use crate::reading::bounds::{self, within_or};
use crate::reading::findings::{Field, Findings};
use crate::reading::read::Checked;

/// What stands for a file where the edition itself is what a template is filled with (导读).
const GUIDE: &str = "guide";
/// How files of data end.
pub(super) const ENDINGS: [&str; 2] = [".toml", CSV];
const CSV: &str = ".csv";
/// Which key has the date, where the template does not say; and what prints it.
pub(super) const DATE: &str = "date";

/// A template as it is read.
pub(super) struct Template {
    pub read: front_matter::Read,
    pub masked: Masked,
    /// What it is filled with.
    pub feed: Field<String>,
    /// Which key or column has the date, and where the template says so, or what it is filled with.
    pub dated_by: Field<String>,
    pub age: i64,
    /// Lists that may have nothing in them.
    pub may_be_empty: BTreeSet<String>,
}

impl Template {
    /// It lists the stories that the edition picks for its readers.
    pub(super) fn is_guide(&self) -> bool {
        self.feed.value == GUIDE
    }

    pub(super) fn is_csv(&self) -> bool {
        self.feed.value.to_ascii_lowercase().ends_with(CSV)
    }

    /// Where it says what it is filled with.
    pub(super) const fn asks(&self) -> Span {
        self.feed.span
    }
}

/// Reads a template from the text of its file; nothing, where something of it keeps it from being filled, which is told.
pub(super) fn read(id: &str, text: &str, file: FileId, found: &mut Findings) -> Option<Template> {
    let written = Written::of(text, file, found)?;
    let raw: Option<Checked<RawTemplate>> = written.front(found);
    let masked = Masked::of(text, file, written.body);
    let Checked { value: RawTemplate { story, feed, dated_by, age, may_be_empty }, whole } = raw?;
    let story = Some(Checked { value: story, whole });
    let read = front_matter::story(id, story, &written.with(&masked.text), found);
    let age = within_or("age", &age, &bounds::FEED_AGE, 0, found);
    let feed = feed?;
    let dated_by = dated_by.unwrap_or_else(|| Field { value: DATE.to_owned(), span: feed.span });
    let lists = may_be_empty.iter().flat_map(|list| list.value.0.iter().map(|one| one.value.clone()));
    let may_be_empty = lists.collect();
    let template = Template { read: read?, masked, feed, dated_by, age: age?, may_be_empty };
    let name = template.feed.value.to_ascii_lowercase();
    if !template.is_guide() && !ENDINGS.iter().any(|ending| name.ends_with(ending)) {
        let one = Diagnostic::error("feed-unknown").arg("feed", short(&template.feed.value));
        found.add(one.arg("rows", ROWS).here(template.asks()));
        return None;
    }
    Some(template)
}

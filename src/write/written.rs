//! A file of a record.

use std::collections::BTreeSet;

use crate::page::StoryLabel;

/// A file that a writer made, by its path in the folder of the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Its path, parts of it by `/`.
    pub path: String,
    /// All of it.
    pub bytes: Vec<u8>,
}

/// The names of files for stories, in the order of the edition: those of their own, without what file systems don't take. No
/// two are one, whatever case they are compared in.
pub(super) fn story_names(stories: &[StoryLabel]) -> Vec<String> {
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let name = |story: &StoryLabel| {
        let foreign = |c: char| matches!(c, ':' | '*' | '?' | '"' | '<' | '>' | '|' | '\\') || c.is_control();
        let plain = story.id.replace(foreign, "-");
        let mut own = plain.clone();
        let mut number = 1;
        while !taken.insert(own.to_lowercase()) {
            number += 1;
            own = format!("{plain}-{number}");
        }
        own
    };
    stories.iter().map(name).collect()
}

//! A printed line, as a record has it.

use serde::{Deserialize, Serialize};

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

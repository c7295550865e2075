//! What is changed in a statement to make TOML of it.

use std::ops::Range;

use crate::reading::punctuation::ascii;

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Edit {
    /// What is replaced.
    pub range: Range<usize>,
    /// By what.
    pub text: String,
    /// The sentence of the entry `malformed-toml` that tells it.
    pub form: &'static str,
    /// Nothing else can have been meant.
    pub sure: bool,
    /// The value is written anew, as a date is.
    pub anew: bool,
}

impl Edit {
    pub(super) fn sure(range: Range<usize>, text: impl Into<String>, form: &'static str) -> Self {
        Self { range, text: text.into(), form, sure: true, anew: false }
    }

    pub(super) fn perhaps(self, sure: bool) -> Self {
        Self { sure: self.sure && sure, ..self }
    }

    pub(super) fn anew(self) -> Self {
        Self { anew: true, ..self }
    }

    /// Whether every letter and figure that it replaces is in what it puts there: nothing that was typed is lost.
    fn keeps(&self, text: &str) -> bool {
        let told =
            |text: &str| -> String { text.chars().map(ascii).filter(|c| c.is_alphanumeric()).collect() };
        self.anew || text.get(self.range.clone()).is_some_and(|before| told(before) == told(&self.text))
    }
}

/// The text with all changes, which are sorted and do not overlap; nothing, where they do, or lose what was typed.
pub(super) fn applied(text: &str, edits: &[Edit]) -> Option<String> {
    let mut mended = String::with_capacity(text.len() + 16);
    let mut at = 0;
    for edit in edits {
        if !edit.keeps(text) {
            return None;
        }
        mended.push_str(text.get(at..edit.range.start)?);
        mended.push_str(&edit.text);
        at = edit.range.end;
    }
    mended.push_str(text.get(at..)?);
    Some(mended)
}

//! The characters of a record, matched with those of the copy.

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// A text without spaces, its marks told by their full-width forms: what recognition mixes up freely.
pub fn solid(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| !c.is_whitespace()).map(|c| match c {
        ',' => '，',
        ':' => '：',
        ';' => '；',
        '?' => '？',
        '!' => '！',
        '(' => '（',
        ')' => '）',
        '％' => '%',
        '＋' => '+',
        c => c,
    })
}

/// Recorded characters matched with the characters of the copy.
#[derive(Debug, Clone, Default)]
pub struct Matches {
    /// For each recorded character the character of the copy that it is or stands for.
    pub met: Vec<Option<usize>>,
    /// Recorded characters that are wrong or too many.
    pub extra: usize,
    /// Characters of the copy that are recorded wrong or not at all.
    pub missing: usize,
}

/// Matches a record, which may be dirty, with its copy; both without spaces.
#[must_use]
pub fn matches(recorded: &[char], copy: &[char]) -> Matches {
    if recorded == copy {
        return Matches { met: (0..copy.len()).map(Some).collect(), extra: 0, missing: 0 };
    }
    let mut met = vec![None; recorded.len()];
    let (mut extra, mut missing) = (0, 0);
    for op in capture_diff_slices(Algorithm::Myers, recorded, copy) {
        let (old, new) = (op.old_range(), op.new_range());
        match op {
            DiffOp::Equal { .. } => {}
            // As many wrong characters as right ones: each stands for one.
            DiffOp::Replace { .. } if old.len() == new.len() => {
                extra += old.len();
                missing += new.len();
            }
            _ => {
                extra += old.len();
                missing += new.len();
                continue;
            }
        }
        for (old, new) in old.zip(new) {
            if let Some(met) = met.get_mut(old) {
                *met = Some(new);
            }
        }
    }
    Matches { met, extra, missing }
}

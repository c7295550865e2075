//! Which characters make words between spaces, and which are each a word of its own where they stand: Latin words and
//! figures are told apart from the Chinese around them.

/// How a character stands among others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// A letter or a figure of a script that parts words by blanks, or a sign of the keyboard.
    Western,
    /// All else: Han, kana, full-width marks and signs.
    Eastern,
    /// A mark of both: it is of what stands before it.
    Either,
}

/// Marks that Chinese and Latin text share: ‘’“” — … · and the like (General Punctuation), signs of degrees and currency.
const SHARED: [char; 3] = ['·', '°', '×'];

/// The sort of a character.
fn sort(c: char) -> Sort {
    match c {
        '\u{2010}'..='\u{206F}' => Sort::Either,
        _ if SHARED.contains(&c) => Sort::Either,
        // Combining marks stand on what is before them.
        '\u{0300}'..='\u{036F}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' => Sort::Either,
        // All that stands before the radicals of Han in Unicode is of scripts with words, or signs.
        '\u{0}'..='\u{1FFF}' => Sort::Western,
        _ => Sort::Eastern,
    }
}

/// Where words end in a line that is gone through from its start.
#[derive(Debug, Default)]
pub(super) struct Parting {
    /// What the last character is, if nothing has ended its word.
    last: Option<Sort>,
}

impl Parting {
    /// Whether what comes next, a character or those that are shown together, begins a word. A mark of both scripts is of what
    /// stands before it, and what follows is told from that.
    pub(super) fn begins(&mut self, next: &str) -> bool {
        let mut sorts = next.chars().map(sort);
        let first = sorts.next().unwrap_or(Sort::Either);
        let last = sorts.next_back().unwrap_or(first);
        let begins = self.last.is_none_or(|before| parts(before, first));
        self.last = Some(match (last, self.last) {
            (Sort::Either, Some(before)) if !begins => before,
            (last, _) => last,
        });
        begins
    }

    /// A blank ends a word.
    pub(super) fn blank(&mut self) {
        self.last = None;
    }
}

/// Whether a word ends between two characters, neither of them a blank.
fn parts(before: Sort, next: Sort) -> bool {
    matches!((before, next), (Sort::Western, Sort::Eastern) | (Sort::Eastern, Sort::Western))
}

//! Which characters make words between spaces, and which are each a word of its own where they stand: Latin words and
//! figures are told apart from the Chinese around them.

/// How a character stands among others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// A blank.
    Space,
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
pub(super) fn sort(c: char) -> Sort {
    match c {
        _ if c.is_whitespace() => Sort::Space,
        '\u{2010}'..='\u{206F}' => Sort::Either,
        _ if SHARED.contains(&c) => Sort::Either,
        // Combining marks stand on what is before them.
        '\u{0300}'..='\u{036F}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' => Sort::Either,
        // All that stands before the radicals of Han in Unicode is of scripts with words, or signs.
        '\u{0}'..='\u{1FFF}' => Sort::Western,
        _ => Sort::Eastern,
    }
}

/// Whether a word ends between two characters, neither of them a blank.
pub(super) fn parts(before: Sort, next: Sort) -> bool {
    matches!((before, next), (Sort::Western, Sort::Eastern) | (Sort::Eastern, Sort::Western))
}

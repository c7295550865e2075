//! The signs of a statement as people type them, and where they stand.

use crate::reading::punctuation::ascii;

/// No key is longer, and none is looked for further.
const LONGEST_KEY: usize = 40;

/// A blank of any width, seen or not, that ends no line.
pub(super) fn is_blank(c: char) -> bool {
    c != '\n' && c != '\r' && (c.is_whitespace() || is_unseen(c))
}

/// A sign that is not seen and takes no room: of direction, of joining.
pub(super) fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

/// A quotation mark that a text may begin or end with, straight or not.
pub(super) fn is_double(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '〝' | '〞' | '＂')
}

/// A single one.
pub(super) fn is_single(c: char) -> bool {
    matches!(c, '\'' | '‘' | '’' | '＇')
}

/// Whether a text can begin here with a mark of its own, or a list, or a table.
pub(super) fn opens(c: char) -> bool {
    is_double(c) || is_single(c) || matches!(c, '「' | '『') || matches!(ascii(c), '[' | '{')
}

/// A mark that parts the items of a list, whatever keyboard it comes from.
pub(super) fn parts_items(c: char) -> bool {
    matches!(ascii(c), ',' | ';')
}

/// A mark that people put behind a value.
pub(super) fn is_mark(c: char) -> bool {
    parts_items(c) || matches!(c, '。' | '．' | '.')
}

pub(super) fn closes(c: char) -> bool {
    matches!(ascii(c), ']' | '}' | ')')
}

/// A character of a bare key, as typed.
pub(super) fn is_of_key(c: char) -> bool {
    let c = ascii(c);
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-')
}

/// How many bytes of blanks a text begins with.
pub(super) fn blanks(text: &str) -> usize {
    text.len() - text.trim_start_matches(is_blank).len()
}

/// Whether a text begins with a key and its sign.
pub(super) fn begins_with_key(text: &str) -> bool {
    let mut rest = text;
    if let Some(quoted) = text.strip_prefix('"') {
        let Some((_, after)) =
            quoted.split_once('"').filter(|(key, _)| key.len() < LONGEST_KEY && !key.contains('\n'))
        else {
            return false;
        };
        rest = after;
    } else {
        let dotted = |c: char| is_of_key(c) || c == '.';
        let long = text.char_indices().take(LONGEST_KEY).find(|(_, c)| !dotted(*c)).map_or(0, |(at, _)| at);
        rest = rest.get(long..).filter(|_| long > 0).unwrap_or_default();
    }
    let rest = rest.get(blanks(rest)..).unwrap_or_default();
    let mut signs = rest.chars();
    match signs.next().map(ascii) {
        Some('=') => true,
        // A colon alone may be one of text.
        Some(':') => signs.next().is_some_and(|c| is_blank(c) || opens(c)),
        _ => false,
    }
}

/// The key that a statement begins with, as TOML has it.
pub(crate) fn typed_key(statement: &str) -> Option<String> {
    if !begins_with_key(statement) && !is_key_without_sign(statement) {
        return None;
    }
    let end = match statement.strip_prefix('"') {
        Some(quoted) => quoted.find('"')? + 2,
        None => statement.find(|c| !is_of_key(c) && c != '.')?,
    };
    Some(statement[..end].chars().map(ascii).collect())
}

/// Whether a text begins with a word and a blank: `rows 4`.
fn is_key_without_sign(statement: &str) -> bool {
    let word = statement.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'));
    let long = statement.len() - word.len();
    (1..LONGEST_KEY).contains(&long) && word.starts_with(is_blank)
}

/// Whether an equals sign stands behind a word: such a text may have swallowed a key.
pub(super) fn has_key(text: &str) -> bool {
    text.char_indices().filter(|(_, c)| ascii(*c) == '=').any(|(at, _)| {
        let before = text.get(..at).unwrap_or_default().trim_end_matches(is_blank);
        before.chars().next_back().is_some_and(is_of_key)
    })
}

/// Whether Chinese quotes open and close by pairs, none in another of its kind.
pub(super) fn is_balanced(text: &str) -> bool {
    let mut open = 0_i32;
    for c in text.chars() {
        open += i32::from(c == '“') - i32::from(c == '”');
        if !(0..=1).contains(&open) {
            return false;
        }
    }
    open == 0
}

//! What the user may have meant.

use crate::diag::{Diagnostic, Span};
use crate::reading::punctuation::ascii;
use crate::words::{Arg, Words};

/// Longer names are no slip of the finger, and comparing them takes quadratic time.
const LONGEST: usize = 64;

/// The candidate that is nearest to a name, if it is near enough to be meant. One that differs only in capitals, in
/// hyphens for underscores or in full-width characters is meant before any other.
pub(crate) fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let typed = folded(name);
    let length = typed.chars().count();
    if length > LONGEST {
        return None;
    }
    let most = (length / 3).max(1);
    candidates
        .into_iter()
        .filter(|candidate| candidate.len() <= LONGEST * 4)
        .map(|candidate| (folded(candidate), candidate))
        .map(|(plain, candidate)| (strsim::damerau_levenshtein(&typed, &plain), candidate))
        .filter(|(distance, candidate)| *distance <= most && *distance < candidate.chars().count())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// A name in small letters of the ASCII keyboard, with one sign between its words.
fn folded(name: &str) -> String {
    let plain = |c: char| if matches!(c, '_' | ' ') { '-' } else { c.to_ascii_lowercase() };
    name.trim().chars().map(ascii).map(plain).collect()
}

/// Says of a name which of the known ones is meant, or which there are; where one is near, a program may put it in the
/// name's place. `kind` is a part of the entry `kinds`; `written` is how a name stands in the file.
pub(crate) fn known(
    one: Diagnostic,
    name: (&str, Span),
    known: &[&str],
    kind: &'static str,
    written: impl Fn(&str) -> String,
) -> Diagnostic {
    known_or_absent(one, name, (known, known), kind, written)
}

/// The same where each name may be used once: those that are there already are not meant.
pub(crate) fn known_or_absent(
    one: Diagnostic,
    (name, span): (&str, Span),
    (known, absent): (&[&str], &[&str]),
    kind: &'static str,
    written: impl Fn(&str) -> String,
) -> Diagnostic {
    if let Some(meant) = nearest(name, absent.iter().copied()) {
        return one.help(Words::part("known", "near").arg("meant", meant)).replace(span, written(meant));
    }
    let words = Words::part("known", if known.is_empty() { "none" } else { "names" });
    one.help(words.arg("kind", Words::part("kinds", kind)).arg("names", Arg::names(known.iter().copied())))
}

/// Says of a key that is the name of a rule which of the known ones is meant, if any is near.
pub fn misspelt<'a>(
    one: Diagnostic,
    (name, span): (&str, Span),
    known: impl IntoIterator<Item = &'a str>,
) -> Diagnostic {
    match nearest(name, known) {
        Some(meant) => one.help(Words::part("known", "near").arg("meant", meant)).replace(span, bare(meant)),
        None => one,
    }
}

/// A name as a key: in quotes, where it has other characters than a bare one may.
pub(crate) fn bare(name: &str) -> String {
    let is_bare =
        !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'));
    if is_bare { name.to_owned() } else { quoted(name) }
}

/// A text as a string of TOML. What is not seen is in none that is read.
pub(crate) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_is_mended_but_another_word_is_not() {
        assert_eq!(nearest("leadng", ["size", "leading", "rows"]), Some("leading"));
        assert_eq!(nearest("colour", ["size", "leading", "rows"]), None);
        assert_eq!(nearest("x", ["y"]), None);
    }

    #[test]
    fn another_case_or_hyphen_is_the_same_name() {
        assert_eq!(nearest("S", ["s"]), Some("s"));
        assert_eq!(nearest("BIG", ["bag", "big"]), Some("big"));
        assert_eq!(nearest("straight_quotes", ["straight-quotes"]), Some("straight-quotes"));
        assert_eq!(nearest("ＴＲＩＭ", ["trim"]), Some("trim"));
    }
}

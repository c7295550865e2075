//! Where a stretch of words may be parted: UAX #14 for line breaks, hyphenation inside words.
//!
//! The Chinese rules ([`crate::line`]) leave words, numbers, ASCII marks and word spaces alone; what they leave
//! is decided here, from the text alone. CLREQ, 3.2.4: a word breaks only where it may be hyphenated.

use hypher::Lang;
use icu_segmenter::options::LineBreakOptions;
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed};

use super::Joint;

/// UAX #14 without the dictionaries for Thai, Lao, Khmer and Burmese: their words are parted at spaces only.
const LINES: LineSegmenterBorrowed<'static> =
    LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default());

/// The fewest letters of a word that is hyphenated.
const SHORTEST: usize = 5;
/// The most; what is longer is no word, and the patterns know none.
const LONGEST: usize = 40;
/// The fewest letters before a hyphen.
const BEFORE: usize = 2;
/// The fewest letters after it.
const AFTER: usize = 3;

/// The places inside a stretch where it may be parted, in order, each by the byte that the next line would
/// start with. At every other place the joint is [`Joint::Never`].
pub(super) fn joints(text: &str, hyphenate: bool) -> Vec<(usize, Joint)> {
    let mut joints = if is_solid(text) { Vec::new() } else { breaks(text) };
    if hyphenate && text.len() >= SHORTEST {
        // No hyphen stands where UAX #14 allows a break: it allows none between two letters.
        joints.extend(words(text).flat_map(hyphens));
        joints.sort_unstable_by_key(|(byte, _)| *byte);
    }
    joints
}

/// Where UAX #14 allows a break; the ends of the text are none.
fn breaks(text: &str) -> Vec<(usize, Joint)> {
    let inside = |byte: &usize| *byte > 0 && *byte < text.len();
    LINES.segment_str(text).filter(inside).map(|byte| (byte, Joint::Break)).collect()
}

/// Letters, figures and the points and commas among them: `GDP`, `1,250.5`, `12:30`, `5.5G`, also with a `%`
/// after them. UAX #14 parts none of these (LB13, 23 to 25, 28, 29), so that it need not be asked; they are
/// nearly all the stretches of a Chinese page.
fn is_solid(text: &str) -> bool {
    let number = text.strip_suffix('%').filter(|rest| rest.ends_with(|c: char| c.is_ascii_alphanumeric()));
    let solid = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b',' | b':');
    number.unwrap_or(text).bytes().all(solid)
}

/// The words of a text with the byte each starts with: what stands between spaces, without the marks around it.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut next = 0;
    text.split(' ').map(move |part| {
        let word = part.trim_start_matches(|c: char| !c.is_alphanumeric());
        let start = next + part.len() - word.len();
        next += part.len() + 1;
        (start, word.trim_end_matches(|c: char| !c.is_alphanumeric()))
    })
}

/// Where a word may be hyphenated, by the American patterns of English.
fn hyphens((start, word): (usize, &str)) -> impl Iterator<Item = (usize, Joint)> {
    let parts = is_hyphenated(word).then(|| hypher::hyphenate_bounded(word, Lang::English, BEFORE, AFTER));
    let mut end = start;
    let ends = parts.into_iter().flatten().map(move |part| {
        end += part.len();
        end
    });
    ends.filter(move |end| *end < start + word.len()).map(|end| (end, Joint::Hyphen))
}

/// Words of English letters. Capitals after the first letter mark abbreviations and names (WTO, McDonald);
/// figures, apostrophes, hyphens and other marks inside mark what patterns of letters know nothing of.
fn is_hyphenated(word: &str) -> bool {
    let tail = word.get(1..).unwrap_or_default();
    (SHORTEST..=LONGEST).contains(&word.len())
        && word.starts_with(|c: char| c.is_ascii_alphabetic())
        && tail.bytes().all(|byte| byte.is_ascii_lowercase())
}

#[cfg(test)]
mod tests;

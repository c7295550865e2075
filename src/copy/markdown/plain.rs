//! Markup in a text that has none: a headline, a caption, a line of the masthead. It would be printed as it is.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag};

use crate::copy::markdown::kinds::{self, Found};
use crate::copy::markdown::leaf::Char;
use crate::copy::markdown::signs::Signs;
use crate::copy::markdown::{doubts, stars, stray};

/// What stands before a text while it is read, so that it begins no list: `1. 题` is a headline.
const BEFORE: &str = "。";
/// Parts of the entry `markup-in-plain-text` that say how it should be written.
const LINES: &str = "help-lines";
const ITSELF: &str = "help-itself";

/// What looks like markup in a text that has none, and how it should be written where that is not as any text is.
pub(crate) fn in_plain_text(text: &str) -> Option<(Range<usize>, Option<&'static str>)> {
    let chars: Vec<Char> = text.char_indices().map(Char::plain).collect();
    let signs = Signs { chars: &chars };
    let bytes = |range: Range<usize>| {
        let chars = chars.get(range)?;
        Some(chars.first()?.from..chars.last()?.to)
    };
    stray::attributes_in(&chars)
        .map(|range| (range, None))
        .or_else(|| parsed(text))
        .or_else(|| escaped(text, signs))
        .or_else(|| hash(text))
        .or_else(|| Some((bytes(signs.full_width_stars()?.0)?, None)))
        .or_else(|| {
            let Found { range, .. } = kinds::next(signs, 0)?;
            Some((bytes(range)?, None))
        })
}

/// The first thing that a story would have as markup.
fn parsed(text: &str) -> Option<(Range<usize>, Option<&'static str>)> {
    if !text.contains(['*', '_', '`', '[', '<', '&', '~']) {
        return None;
    }
    let before = format!("{BEFORE}{text}");
    let seen = stars::hidden(Cow::Borrowed(&before), 0);
    let options = Options::ENABLE_STRIKETHROUGH;
    for (event, range) in Parser::new_ext(&seen, options).into_offset_iter() {
        let written = before.get(range.clone()).unwrap_or_default();
        let help = match event {
            Event::Start(Tag::Paragraph) | Event::End(_) => continue,
            Event::Start(Tag::Strong) if doubts::mended(&before, &range, 2).is_some() => continue,
            Event::Start(Tag::Emphasis) if doubts::mended(&before, &range, 1).is_some() => continue,
            // A single tilde stands for "to": 8~10.
            Event::Start(Tag::Strikethrough) if !written.starts_with("~~") => continue,
            Event::Text(one) if seen.get(range.clone()) == Some(&*one) => continue,
            Event::Text(_) => Some(ITSELF),
            _ => None,
        };
        return Some((
            range.start.saturating_sub(BEFORE.len())..range.end.saturating_sub(BEFORE.len()),
            help,
        ));
    }
    None
}

/// A `\` before a sign, or one that is meant as the end of a line.
fn escaped(text: &str, signs: Signs<'_>) -> Option<(Range<usize>, Option<&'static str>)> {
    text.char_indices().enumerate().filter(|(_, (_, c))| *c == '\\').find_map(|(index, (at, _))| {
        if let Some(escape) = signs.escape(index) {
            return Some((at..at + escape.len(), Some(LINES)));
        }
        let sign = text.get(at + 1..)?.starts_with(|c: char| c.is_ascii_punctuation());
        sign.then_some((at..at + 2, Some(ITSELF)))
    })
}

/// The sign of a subhead.
fn hash(text: &str) -> Option<(Range<usize>, Option<&'static str>)> {
    let rest = text.trim_start_matches(['#', '＃']);
    let signs = text.len() - rest.len();
    let subhead = text.starts_with("##") || text.starts_with("＃＃") || rest.starts_with([' ', '　']);
    (signs > 0 && subhead).then_some((0..signs, None))
}

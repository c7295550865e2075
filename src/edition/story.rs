//! A story: TOML front matter between two lines of `+++`, then the text in a subset of Markdown.

use super::bounds::{self, within};
use super::findings::Findings;
use super::printable::is_seen;
use super::raw::{RawCopy, RawStory};
use super::read::document;
use super::{BylinePlace, Copy, Story, markdown};
use crate::diag::{FileId, Span};

/// The line that begins and ends front matter.
const FENCE: &str = "+++";

/// Reads a story from the text of its file.
pub(super) fn read(id: &str, text: &str, file: FileId, found: &mut Findings) -> Option<Story> {
    let (front, body) = parts(text, file, found)?;
    let front_text = text.get(front..body.0)?;
    let raw: Option<RawStory> = document(front_text, file, front, found, |_, _| Vec::new());
    let blocks = markdown::blocks(text, body.1, file, found);
    // Spaces that are kept, such as `&nbsp;`, make a paragraph, but no text.
    if !blocks.iter().any(|block| is_seen(&block.copy.text)) {
        let message = "the story has no text".to_owned();
        let help = "write its paragraphs below the second line of `+++`".to_owned();
        let end = Span::new(file, text.len()..text.len());
        found.error("story-without-text", end, message, "expected a paragraph".into(), help);
    }
    let raw = raw?;
    within("tracking", &raw.tracking, &bounds::TRACKING, found);
    let copy = |given: Option<super::findings::Field<RawCopy>>| given.map(|field| plain(&field.value));
    Some(Story {
        id: id.to_owned(),
        file,
        headline: raw.headline?.value.0.iter().map(plain).collect(),
        kicker: copy(raw.kicker),
        deck: copy(raw.deck),
        dateline: copy(raw.dateline),
        byline: copy(raw.byline),
        byline_place: raw.byline_place.map_or(BylinePlace::Auto, |word| word.value.0),
        tracking: raw.tracking.map(|tracking| tracking.value),
        body: blocks,
    })
}

fn plain(raw: &RawCopy) -> Copy {
    Copy::plain(raw.text.clone(), raw.inner)
}

/// Where the front matter starts, where it ends, and where the body starts.
fn parts(text: &str, file: FileId, found: &mut Findings) -> Option<(usize, (usize, usize))> {
    // Some editors of Windows begin a file with a byte order mark.
    let start = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    let first = text.get(start..)?.lines().next().unwrap_or_default();
    let help = "begin with a line `+++`, then `headline = \"…\"`, then a line `+++`";
    if first.trim_end() != FENCE {
        let span = Span::new(file, start..start + first.len());
        let message = "the story does not begin with front matter".to_owned();
        found.error("front-matter-missing", span, message, "expected `+++`".into(), help.into());
        return None;
    }
    let front = (start + first.len() + 1 + usize::from(text[start + first.len()..].starts_with('\r')))
        .min(text.len());
    let mut at = front;
    for line in text.get(front..)?.split_inclusive('\n') {
        if line.trim_end() == FENCE {
            return Some((front, (at, at + line.len())));
        }
        at += line.len();
    }
    let span = Span::new(file, start..start + first.len());
    let message = "the front matter has no end".to_owned();
    found.error("front-matter-open", span, message, "begins here".into(), help.into());
    None
}

//! What the front matter says, typed again in the text: it would be printed twice, or as it is typed.

use crate::copy::{BlockKind, FaceRole};
use crate::diag::{Diagnostic, FileId, Span};
use crate::edition::Story;
use crate::part;
use crate::printable::short;
use crate::reading::findings::Findings;
use crate::reading::punctuation::ascii;

/// The line that begins and ends front matter.
pub(super) const FENCE: &str = "+++";

/// What only front matter has at the start of a line, beside the parts of a head.
const KEYS: [&str; 9] = [
    "dateline",
    "byline",
    "byline_place",
    "jump_head",
    "tracking",
    "picture",
    "pictures",
    "quotation",
    "corrects",
];
/// Who sends news: what datelines begin with.
const SENDERS: [&str; 10] =
    ["本报", "本刊", "本台", "本网", "本社", "新华社", "中新社", "中新网", "人民网", "新华网"];
/// Place and day stand between the sender and the end of a dateline, in characters.
const LONGEST_DATELINE: usize = 20;
/// No key is longer.
const LONGEST_KEY: usize = 16;

/// Reports lines of front matter after the line that ends it: they would be printed.
pub(super) fn front_matter(text: &str, start: usize, file: FileId, found: &mut Findings) {
    let mut at = start;
    for line in text.get(start..).unwrap_or_default().split_inclusive('\n') {
        let typed = line.trim();
        let fence = typed.starts_with(FENCE) || typed.starts_with("＋＋＋");
        let key = key(typed);
        if fence || key.is_some() {
            let from = at + (line.len() - line.trim_start().len());
            // A word and a colon may be text.
            let one = match key {
                Some(':') => Diagnostic::warning("front-matter-in-text"),
                _ => Diagnostic::error("front-matter-in-text"),
            };
            found.add(one.here(Span::new(file, from..from + typed.len())));
        }
        at += line.len();
    }
}

/// The sign behind a key of the front matter that a line begins with, whatever signs it was typed in.
fn key(line: &str) -> Option<char> {
    let (at, sign) = line.char_indices().take(LONGEST_KEY).find(|(_, c)| matches!(ascii(*c), '=' | ':'))?;
    let sign = if matches!(sign, '=' | '＝') { '=' } else { ':' };
    let key: String = line.get(..at)?.trim_end().chars().map(ascii).collect();
    let key = key.to_ascii_lowercase();
    KEYS.iter().chain(&part::KEYS).any(|known| *known == key).then_some(sign)
}

/// Warns of a text that begins with a dateline, where the front matter has one.
pub(super) fn dateline(story: &Story) -> Option<Diagnostic> {
    let given = story.dateline.as_ref()?;
    let first = story.body.iter().find(|block| block.kind == BlockKind::Paragraph)?;
    let long = dateline_in(&first.copy.text, given.text.trim())?;
    let place = |at: usize| first.copy.span_at(at).map(Span::range);
    let last = first.copy.text.get(..long)?.char_indices().next_back()?.0;
    let span = Span::new(story.file, place(0)?.start..place(last)?.end);
    let one = Diagnostic::warning("dateline-twice").arg("dateline", short(first.copy.text.get(..long)?));
    let one = one.here(span).mark(given.pieces.first()?.span, "given");
    // Taken out of an emphasis or of brackets, it would leave their signs behind.
    let plain = first.copy.runs.first().is_some_and(|run| {
        run.end >= long && run.face == FaceRole::Regular && run.tracking.is_none() && run.attributes.is_none()
    });
    Some(if plain && span.range().len() == long { one.replace(span, "") } else { one })
}

/// How long the dateline is that a text begins with: the one that is given, or another.
fn dateline_in(text: &str, given: &str) -> Option<usize> {
    let ends = |after: &str| {
        after.starts_with("记者") || after.starts_with("通讯员") || !after.starts_with(char::is_alphanumeric)
    };
    if let Some(after) = text.strip_prefix(given).filter(|_| !given.is_empty()) {
        // A place may go on: 郑州 and 郑州市.
        return (ends(after) || given.ends_with(['讯', '电'])).then_some(given.len());
    }
    SENDERS.iter().find(|sender| text.starts_with(**sender))?;
    let within =
        text.char_indices().take(LONGEST_DATELINE).take_while(|(_, c)| c.is_alphanumeric() || *c == ' ');
    let mut over = within.filter(|(_, c)| matches!(c, '讯' | '电')).map(|(at, c)| at + c.len_utf8());
    over.find(|at| text.get(*at..).is_some_and(ends))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dateline_is_told_from_text_that_begins_like_one() {
        for (text, given, found) in [
            ("本报讯　记者", "本报讯", Some("本报讯")),
            ("本报讯近日", "本报讯", Some("本报讯")),
            ("新华社北京9月30日电（记者甲）", "本报讯", Some("新华社北京9月30日电")),
            ("本报郑州9月1日讯 乙", "本报讯", Some("本报郑州9月1日讯")),
            ("郑州，甲", "郑州", Some("郑州")),
            ("郑州市甲", "郑州", None),
            ("本报通讯员甲", "本报讯", None),
            ("本报记者获悉，电", "本报讯", None),
            ("近日，本报讯", "本报讯", None),
        ] {
            assert_eq!(dateline_in(text, given).and_then(|long| text.get(..long)), found, "{text}");
        }
    }

    #[test]
    fn a_key_is_one_in_any_signs() {
        for (line, sign) in [
            ("byline = \"甲\"", Some('=')),
            ("Byline ＝ \"甲\"", Some('=')),
            ("byline：甲", Some(':')),
            ("ｄｅｃｋ: 甲", Some(':')),
            ("他说：byline", None),
            ("bylines: 甲", None),
        ] {
            assert_eq!(key(line), sign, "{line}");
        }
    }
}

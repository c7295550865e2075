//! From the characters of a paragraph to its [`Passage`]: lines joined, attributes put on what they are of, places kept.

use crate::copy::markdown::attributes::Said;
use crate::copy::markdown::indent;
use crate::copy::markdown::leaf::Char;
use crate::copy::{Attributes, Passage, Piece, Script, StyleRun};
use crate::diag::{FileId, Span};

/// `[…]{…}`: the places of its signs among the characters.
pub(super) struct Marked {
    pub(super) open: usize,
    pub(super) close: usize,
    pub(super) end: usize,
    pub(super) said: Said,
}

/// Puts the text together; and the bytes of it where lines begin.
pub(super) fn compose(chars: &[Char], marked: &[Marked], file: FileId) -> (Passage, Vec<usize>) {
    let mut copy = Passage::default();
    let mut breaks = Vec::new();
    let mut of_mark = None;
    let mut marked = marked.iter().peekable();
    let mut next_byte = None;
    for (at, one) in chars.iter().enumerate() {
        while marked.next_if(|mark| mark.end < at).is_some() {}
        let inside = marked.peek().filter(|mark| mark.open <= at);
        if let Some(others) = inside.filter(|mark| mark.open == at).and_then(|mark| mark.said.others.clone())
        {
            copy.attributes.push(others);
            of_mark = copy.attributes.len().checked_sub(1);
        }
        if inside.is_some_and(|mark| at == mark.open || at >= mark.close) {
            continue;
        }
        let tracking = inside.and_then(|mark| mark.said.tracking);
        let others = inside.and_then(|mark| mark.said.others.as_ref());
        let mut attributes = others.and_then(|_| of_mark.map(|at| at as u32));
        if one.mark {
            // The signs of one mark are one run.
            let goes_on = at > 0 && chars.get(at - 1).is_some_and(|last| last.mark && last.from == one.from);
            if !goes_on {
                copy.attributes.push(Attributes {
                    script: Some(Script::Super),
                    is_note_mark: true,
                    ..Attributes::default()
                });
            }
            attributes = copy.attributes.len().checked_sub(1).map(|at| at as u32);
        }
        let face = others.and_then(|others| others.face).unwrap_or(one.face);
        let c = match one.c {
            // The layout puts its own space behind a run-in heading.
            c if inside.is_none()
                && (c == '\n' || indent::is_blank(c))
                && copy.heading() == Some(copy.text.len()) =>
            {
                continue;
            }
            '\n' if tight(copy.text.chars().next_back(), following(chars, at)) => {
                breaks.push(copy.text.len());
                continue;
            }
            '\n' => {
                breaks.push(copy.text.len() + 1);
                ' '
            }
            // The layout indents paragraphs: spaces that an editor typed for it are not set.
            '\u{3000}' | ' ' if copy.text.is_empty() => continue,
            c if copy.text.is_empty() && one.bare && indent::is_blank(c) => continue,
            c => c,
        };
        if next_byte != Some(one.from) || one.mark {
            // A `\` that is itself a character of the text says nothing of the one behind it.
            let escaped = one.escaped
                && chars.get(..at).and_then(<[_]>::last).is_none_or(|before| before.to < one.from);
            let span = Span::new(file, one.from..one.to);
            copy.pieces.push(Piece { text: copy.text.len(), span, escaped, made: false });
        } else if let Some(piece) = copy.pieces.last_mut() {
            piece.span.end = one.to as u32;
        }
        next_byte = (one.to - one.from == c.len_utf8()).then_some(one.to);
        copy.text.push(c);
        match copy.runs.last_mut() {
            Some(run) if (run.face, run.tracking, run.attributes) == (face, tracking, attributes) => {
                run.end = copy.text.len();
            }
            _ => copy.runs.push(StyleRun { end: copy.text.len(), face, tracking, attributes }),
        }
    }
    breaks.retain(|at| 0 < *at && *at < copy.text.len());
    // Copy is kept as long as its edition.
    copy.text.shrink_to_fit();
    copy.runs.shrink_to_fit();
    copy.pieces.shrink_to_fit();
    (copy, breaks)
}

/// The character that follows the end of a line.
fn following(chars: &[Char], at: usize) -> Option<char> {
    chars.get(at + 1).map(|one| one.c)
}

/// Whether two lines join without a space: where either side is Chinese, or both are marks that Chinese
/// shares with English.
fn tight(before: Option<char>, after: Option<char>) -> bool {
    let (Some(before), Some(after)) = (before, after) else { return true };
    wide(before) || wide(after) || (shared(before) && shared(after))
}

/// Han characters, kana, CJK marks, full-width forms.
fn wide(c: char) -> bool {
    const WIDE: [(u32, u32); 6] = [
        (0x2E80, 0x303F),
        (0x3040, 0x4DBF),
        (0x4E00, 0x9FFF),
        (0xF900, 0xFAFF),
        (0xFE30, 0xFFEF),
        (0x2_0000, 0x3_FFFF),
    ];
    WIDE.iter().any(|(first, last)| (*first..=*last).contains(&(c as u32)))
}

/// Quotation marks, dash, ellipsis, interpunct.
fn shared(c: char) -> bool {
    "“”‘’—…·".contains(c)
}

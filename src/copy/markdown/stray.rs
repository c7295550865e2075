//! Signs of markup that are none where they stand, and would be printed as they were typed: attributes in other
//! braces or away from their brackets, subheads without a space, emphasis in full-width stars.

use crate::words::Words;
use std::ops::Range;

use crate::copy::BlockKind;
use crate::copy::markdown::attributes::{self, LONGEST};
use crate::copy::markdown::kinds::{self, Found};
use crate::copy::markdown::leaf::Char;
use crate::copy::markdown::names;
use crate::copy::markdown::signs::Signs;
use crate::diag::{Diagnostic, FileId, Span};
use crate::printable::short;
use crate::reading::findings::Findings;

/// More blanks than these part two things.
const BLANKS: usize = 8;
/// No attribute has a longer name.
const LONGEST_NAME: usize = 12;

/// Brackets that may stand around a text that attributes are for, or around attributes; and whether they are a part of
/// the text.
const BRACKETS: &[(char, char, bool)] = &[
    ('[', ']', false),
    ('［', '］', false),
    ('【', '】', false),
    ('〖', '〗', false),
    ('〔', '〕', false),
    ('(', ')', false),
    ('（', '）', false),
    ('{', '}', false),
    ('｛', '｝', false),
    ('<', '>', false),
    ('「', '」', true),
    ('『', '』', true),
    ('《', '》', true),
    ('〈', '〉', true),
];
/// Quotation marks, which stand around a text alone.
const QUOTES: &[(char, char, bool)] = &[('“', '”', true), ('‘', '’', true)];
/// What stands between braces in other kinds of Markdown, `{#id}`, or in place of attributes, `{dots}`, is no longer.
const LONGEST_WORD: usize = 24;

/// A paragraph or subhead that is looked over.
pub(super) struct Stray<'a, 'f> {
    pub(super) chars: &'a [Char],
    pub(super) kind: BlockKind,
    pub(super) file: FileId,
    pub(super) found: &'f mut Findings,
}

/// What looks like attributes: its characters, the attribute that it begins with, and those of its value and of
/// what follows.
struct Group {
    all: Range<usize>,
    known: &'static str,
    rest: Range<usize>,
}

/// The first attributes in a text that has none.
pub(super) fn attributes_in(chars: &[Char]) -> Option<Range<usize>> {
    if !chars.iter().any(|one| matches!(one.c, '=' | '＝' | ':' | '：')) {
        return None;
    }
    let file = FileId(0);
    let stray = Stray { chars, kind: BlockKind::Paragraph, file, found: &mut Findings::default() };
    let group = (0..chars.len()).find_map(|at| stray.group(at))?;
    stray.span(group.all).map(Span::range)
}

impl Stray<'_, '_> {
    /// Reports what is not among `told`, the attributes that are read or reported already, in order.
    pub(super) fn report(&mut self, told: &[Range<usize>]) {
        let mut known = told.iter().peekable();
        let mut all = told.to_vec();
        let mut at = 0;
        // Nearly all of a page is Han, which begins none.
        let han = |at: usize| self.chars.get(at).is_some_and(|one| matches!(one.c, '\u{3400}'..='\u{9FFF}'));
        let end = if self.chars.iter().any(|one| matches!(one.c, '=' | '＝' | ':' | '：' | '{' | '｛')) {
            self.chars.len()
        } else {
            0
        };
        while at < end {
            if han(at) {
                at += 1;
                continue;
            }
            let (range, help) = match (self.group(at), self.word(at)) {
                (Some(group), _) => (group.all.clone(), self.mended(&group)),
                (None, Some((range, help))) => (range, help),
                (None, None) => {
                    at += 1;
                    continue;
                }
            };
            at = range.end.max(at + 1);
            while known.next_if(|one| one.end <= range.start).is_some() {}
            if known.peek().is_none_or(|one| range.end <= one.start) {
                self.attributes(range.clone(), help);
                all.push(range);
            }
        }
        self.hashes();
        self.full_width_stars();
        all.sort_by_key(|range| range.start);
        self.signs(&all);
    }

    /// The sign of markup that a character was meant as.
    fn meant(&self, at: usize) -> Option<char> {
        self.chars.get(at).and_then(Char::meant)
    }

    /// The last character before a place that is no blank; those of a few lines at most.
    fn before(&self, at: usize) -> Option<usize> {
        (at.saturating_sub(BLANKS)..at).rev().find(|at| !self.is_blank(*at))
    }

    fn after(&self, at: usize) -> Option<usize> {
        (at..(at + BLANKS).min(self.chars.len())).find(|at| !self.is_blank(*at))
    }

    fn is_blank(&self, at: usize) -> bool {
        self.chars.get(at).is_some_and(|one| one.c.is_whitespace())
    }

    fn is_letter(&self, at: usize) -> bool {
        self.meant(at).is_some_and(|c| c.is_ascii_alphanumeric())
    }

    /// Whether a bracket of any kind opens here; quotation marks are none.
    fn opens(&self, at: usize) -> bool {
        let bracket = |one: &Char| one.bare && BRACKETS.iter().any(|(open, ..)| *open == one.c);
        self.chars.get(at).is_some_and(bracket) || matches!(self.meant(at), Some('{' | '(' | '[' | '<'))
    }

    fn closes(&self, at: usize) -> bool {
        let bracket = |one: &Char| one.bare && BRACKETS.iter().any(|(_, close, _)| *close == one.c);
        self.chars.get(at).is_some_and(bracket) || matches!(self.meant(at), Some('}' | ')' | ']' | '>'))
    }

    /// What looks like attributes and has its first name here: a brace on either side, or other brackets right
    /// behind a text in brackets.
    fn group(&self, at: usize) -> Option<Group> {
        if !self.is_letter(at) || (at > 0 && self.is_letter(at - 1)) {
            return None;
        }
        let of_name = |at: usize| self.is_letter(at) || self.meant(at) == Some('_');
        let end = (at..at + LONGEST_NAME).find(|at| !of_name(*at))?;
        let sign = self.after(end).filter(|sign| matches!(self.meant(*sign), Some('=' | ':')))?;
        let name = self.typed(at..end).to_ascii_lowercase();
        let known = names::meant(&name)?;
        let left = self.before(at).filter(|left| self.opens(*left));
        let either = |at: &usize| self.closes(*at) || matches!(self.meant(*at), Some('{' | '['));
        let right = (sign..(at + LONGEST).min(self.chars.len())).find(either);
        let right = right.filter(|right| self.closes(*right));
        let is = |at: Option<usize>, sign: char| at.and_then(|at| self.meant(at)) == Some(sign);
        let braced = is(left, '{') || is(right, '}');
        let behind = left.and_then(|left| self.before(left)).and_then(|at| self.meant(at));
        let adjoins = at.checked_sub(1).and_then(|at| self.meant(at)) == Some(']');
        let bracketed = known == name && (adjoins || matches!(behind, Some(']' | ')')));
        // No brackets of prose begin with the name of an attribute and an equals sign.
        let around = known == name && is(Some(sign), '=') && left.is_some() && right.is_some();
        let right = right.filter(|_| left.is_some() || is(right, '}'));
        let last = right.unwrap_or_else(|| self.value(sign + 1));
        (braced || bracketed || around).then(|| Group {
            all: left.unwrap_or(at)..right.map_or(last, |right| right + 1),
            known,
            rest: sign + 1..last,
        })
    }

    /// The end of a value that nothing closes.
    fn value(&self, from: usize) -> usize {
        let goes_on = |at: &usize| {
            self.meant(*at)
                .is_some_and(|c| c.is_ascii_graphic() && !c.is_ascii_punctuation() || "-.%".contains(c))
        };
        (from..self.chars.len()).find(|at| !goes_on(at)).unwrap_or(self.chars.len())
    }

    /// Characters as they should have been typed.
    fn typed(&self, range: Range<usize>) -> String {
        let chars = self.chars.get(range).unwrap_or_default();
        chars.iter().map(|one| if one.bare { attributes::sign(one.c) } else { one.c }).collect()
    }

    /// Characters as they are, on one line and short enough for a message.
    fn shown(&self, range: Range<usize>) -> String {
        let chars = self.chars.get(range).unwrap_or_default();
        let text: String =
            chars.iter().take(LONGEST).map(|one| if one.c == '\n' { ' ' } else { one.c }).collect();
        short(text.trim())
    }

    /// The place of some characters in the source.
    fn span(&self, range: Range<usize>) -> Option<Span> {
        let chars = self.chars.get(range)?;
        Some(Span::new(self.file, chars.first()?.from..chars.last()?.to))
    }

    fn attributes(&mut self, range: Range<usize>, help: Words) {
        let Some(span) = self.span(range.clone()) else { return };
        let one = Diagnostic::error("stray-attributes").arg("written", self.shown(range));
        self.found.add(one.here(span).help(help));
    }

    /// `甲{dots}`, `[甲]｛着重｝`, `## 题 {#id}`: what stands between braces behind a text, and how it is mended.
    fn word(&self, at: usize) -> Option<(Range<usize>, Words)> {
        if self.meant(at) != Some('{') {
            return None;
        }
        let end = (at..(at + LONGEST_WORD).min(self.chars.len())).find(|at| self.meant(*at) == Some('}'))?;
        self.before(at).filter(|before| self.chars.get(*before).is_some_and(|one| one.c != '\n'))?;
        let typed = self.shown(at + 1..end).trim().to_owned();
        let letter = |name: &str| name.starts_with(|c: char| c.is_ascii_alphabetic());
        if typed.trim_start_matches(':').trim_start().strip_prefix(['#', '.']).is_some_and(letter) {
            return Some((at..end + 1, help("help-name")));
        }
        let attribute = names::of_value(&typed.to_ascii_lowercase())?;
        let text = self.text_before(at).unwrap_or_else(|| "…".into());
        Some((at..end + 1, help("help-write").arg("mended", format!("[{text}]{{{attribute}}}"))))
    }

    /// How attributes would be written.
    fn mended(&self, group: &Group) -> Words {
        let inner = format!("{}={}", group.known, self.typed(group.rest.clone()).trim());
        let braces = format!("{{{}}}", short(&inner));
        if let Some(text) = self.text_before(group.all.start).filter(|text| text.contains('=')) {
            return help("help-one-pair").arg("mended", format!("{{{text} {inner}}}"));
        }
        if let Some(text) = self.text_before(group.all.start) {
            return help("help-nothing-between").arg("mended", format!("[{text}]{braces}"));
        }
        let line = |at| self.chars.get(at..group.all.start).is_some_and(|blanks| blanks.iter().any(is_end));
        let begins = self.before(group.all.start).is_none_or(line);
        if begins && self.kind == BlockKind::Paragraph && names::is_of_paragraph(group.known) {
            return help("help-first-line").arg("mended", braces);
        }
        help("help-brackets").arg("mended", format!("[…]{braces}"))
    }

    /// The text in brackets right before a place, or from an open bracket on.
    fn text_before(&self, at: usize) -> Option<String> {
        let from = at.saturating_sub(LONGEST);
        let bare = |at: usize| self.chars.get(at).filter(|one| one.bare).map(|one| one.c);
        let last = self.before(at)?;
        let around = BRACKETS.iter().chain(QUOTES).find(|(_, close, _)| bare(last) == Some(*close));
        if let Some((open, _, kept)) = around {
            let open = (from..last)
                .rev()
                .find(|at| bare(*at) == Some(*open))
                .or_else(|| (from..last).rev().find(|at| self.meant(*at) == Some('[')))?;
            let text = if *kept { open..last + 1 } else { open + 1..last };
            return Some(self.shown(text)).filter(|text| !text.is_empty());
        }
        let bracket = (from..at).rev().find(|at| matches!(self.meant(*at), Some('[' | ']')))?;
        let text = Some(self.shown(bracket + 1..at)).filter(|text| !text.is_empty());
        text.filter(|_| self.meant(bracket) == Some('['))
    }

    /// Lines that begin like subheads.
    fn hashes(&mut self) {
        let ends = self.chars.iter().enumerate().filter(|(_, one)| is_end(one)).map(|(at, _)| at + 1);
        let starts: Vec<usize> = [0].into_iter().chain(ends).collect();
        for (index, start) in starts.iter().enumerate() {
            let end = starts.get(index + 1).map_or(self.chars.len(), |next| next - 1);
            self.hash_line(*start..end);
        }
    }

    fn hash_line(&mut self, line: Range<usize>) {
        let hash = |at: &usize| self.meant(*at) == Some('#');
        let Some(first) = line.clone().find(|at| !self.is_blank(*at)) else { return };
        let after = (first..line.end).find(|at| !hash(at)).unwrap_or(line.end);
        let last = (after..line.end).rev().find(|at| !hash(at)).map_or(line.end, |at| at + 1);
        let begins = after > first && !(after == first + 1 && self.is_tag(after..line.end));
        // `## 题##`: signs at the end count only behind a space.
        let ends = self.kind == BlockKind::Subhead && line.end > last + 1;
        let signs = if begins { first..after } else { last..line.end };
        if !begins && !ends {
            return;
        }
        let text = self.shown(after..last.max(after));
        let Some(span) = self.span(signs.clone()) else { return };
        let one = Diagnostic::error("stray-hash").arg("signs", self.shown(signs)).here(span);
        let one = one.arg("mended", format!("## {text}"));
        self.found.add(one.mend_by(if text.is_empty() { "help-empty" } else { "help" }));
    }

    /// Whether a line goes on behind one `#` as no subhead does: `#5`, or with another `#` as `#话题#` has it.
    fn is_tag(&self, rest: Range<usize>) -> bool {
        let figure = self.meant(rest.start).is_some_and(|c| c.is_ascii_digit());
        figure || rest.clone().any(|at| self.meant(at) == Some('#'))
    }

    /// Markup that a story does not have.
    fn signs(&mut self, told: &[Range<usize>]) {
        let signs = Signs { chars: self.chars };
        let mut told = told.iter().peekable();
        let mut at = 0;
        while let Some(Found { range, name, sure, help }) = kinds::next(signs, at) {
            at = range.end.max(at + 1);
            while told.next_if(|one| one.end <= range.start).is_some() {}
            let span =
                self.span(range.clone()).filter(|_| told.peek().is_none_or(|one| range.end <= one.start));
            let Some(span) = span else { continue };
            if name == "footnote" {
                let one = Diagnostic::error("footnote-without-note").arg("written", self.shown(range));
                self.found.add(one.here(span));
                continue;
            }
            let one = if sure {
                Diagnostic::error("markup-as-text")
            } else {
                Diagnostic::warning("markup-as-text")
            };
            let one = one.arg("written", self.shown(range)).arg("what", Words::part("markup", name));
            self.found.add(one.here(span).mend_by(help));
        }
    }

    /// `＊＊重要＊＊`.
    fn full_width_stars(&mut self) {
        let Some((whole, inside)) = (Signs { chars: self.chars }).full_width_stars() else { return };
        let Some(span) = self.span(whole.clone()) else { return };
        let (text, single) = (self.shown(inside.clone()), inside.start == whole.start + 1);
        let sign = if single { "*" } else { "**" };
        let one =
            Diagnostic::warning("full-width-stars").arg("mended", format!("{sign}{text}{sign}")).here(span);
        self.found.add(one.mend_by(if single { "help-emphasis" } else { "help" }));
    }
}

/// A part of the entry `stray-attributes` that says how they would be written.
fn help(form: &'static str) -> Words {
    Words::part("stray-attributes", form)
}

/// Whether a character is the end of a line.
fn is_end(one: &Char) -> bool {
    one.c == '\n'
}

//! From the inlines of a paragraph to its [`Passage`]: lines joined, attributes read, places kept.

use std::ops::Range;

use crate::copy::markdown::attributes::{self, Said};
use crate::copy::markdown::compose::{Marked, compose};
use crate::copy::markdown::doubts;
use crate::copy::markdown::indent::{self, Indent};
use crate::copy::markdown::leaf::{self, Char, Leaf};
use crate::copy::markdown::list;
use crate::copy::markdown::stray::Stray;
use crate::copy::{AnnotationKind, Block, BlockKind, Label, Passage, has_sound, pinyin};
use crate::diag::{Diagnostic, FileId, Span};
use crate::printable::{Unseen, is_seen, short, unprintable};
use crate::reading::findings::Findings;

/// What a leaf may be.
pub(super) struct Asked<'l> {
    /// It may say of what kind it is: it stands in no list, quotation or note.
    pub(super) takes_kind: bool,
    /// How many lists there are so far.
    pub(super) lists: &'l mut u32,
}

/// Makes blocks of a leaf: one, or those of a list that its lines are, or a quotation and whose words it is; none, if it
/// holds no text. The source is given as it is, and as the parser saw it.
pub(super) fn blocks(
    leaf: &Leaf<'_>,
    (source, seen): (&str, &str),
    span: Span,
    Asked { takes_kind, lists }: Asked<'_>,
    found: &mut Findings,
) -> Vec<Block> {
    let chars = leaf::chars(leaf, source, seen);
    let mut reader = Reader { file: span.file, source, found, is_inside: !takes_kind };
    let (said, first) = match leaf.kind {
        BlockKind::Subhead => (Said::default(), 0),
        _ => reader.own_attributes(&chars, takes_kind),
    };
    let chars = chars.get(first..).unwrap_or_default();
    let kind = said.kind.unwrap_or(leaf.kind);
    let is_said = said.kind.is_some();
    let items = if kind == BlockKind::Paragraph && !is_said { list::items(chars) } else { None };
    let cut = match kind {
        BlockKind::Quote => Reader::attribution(chars),
        _ => None,
    };
    let pieces = match (items, cut) {
        (Some(items), _) => {
            return reader.listed(chars, items, (lists, span), said);
        }
        (None, Some(at)) => {
            let (text, by) = chars.split_at(at);
            vec![(kind, text.split_last().map_or(text, |(_, text)| text)), (BlockKind::Attribution, by)]
        }
        (None, None) => vec![(kind, chars)],
    };
    let is_one = pieces.len() == 1;
    let mut blocks: Vec<Block> = Vec::new();
    for (kind, chars) in pieces {
        let span = if is_one { span } else { reader.span(chars).unwrap_or(span) };
        blocks.extend(reader.block(kind, chars, span));
    }
    if let Some(first) = blocks.first_mut() {
        put(said, first);
        first.is_said = is_said;
        // What is said of it stands above it.
        first.span.start = span.start;
    }
    blocks
}

/// The text of characters that are no paragraph: of a cell of a table, of what stands above or below it.
pub(super) fn passage(chars: &[Char], (source, file): (&str, FileId), found: &mut Findings) -> Passage {
    let (copy, _) = Reader { file, source, found, is_inside: false }.copy(BlockKind::Paragraph, chars);
    copy
}

/// Puts on a block what is said of it on a line of its own.
fn put(said: Said, block: &mut Block) {
    (block.tracking, block.indents, block.id) = (said.tracking, said.indents, said.id);
}

struct Reader<'a, 'f> {
    file: FileId,
    source: &'a str,
    found: &'f mut Findings,
    /// It stands in a list, a quotation or a note of Markdown.
    is_inside: bool,
}

impl Reader<'_, '_> {
    /// A block of some characters; none, if they hold no text.
    fn block(&mut self, kind: BlockKind, chars: &[Char], span: Span) -> Option<Block> {
        if !kind.is_by_line() {
            self.lines(kind, chars);
        }
        let (copy, breaks) = self.copy(kind, chars);
        if kind == BlockKind::Subhead && !is_seen(&copy.text) {
            let line = self.source.get(span.range()).unwrap_or_default().trim_end().len();
            let range = span.range().start..span.range().start + line;
            self.wrong("subhead-without-text", range, |one| one);
        }
        (!copy.text.is_empty()).then(|| Block { breaks, ..Block::plain(kind, copy, span) })
    }

    /// The place of some characters in the source.
    fn span(&self, chars: &[Char]) -> Option<Span> {
        Some(Span::new(self.file, chars.first()?.from..chars.last()?.to))
    }

    /// The items of a list that lines are, below the paragraph that may stand above it.
    fn listed(
        &mut self,
        chars: &[Char],
        items: Vec<list::Item>,
        (lists, span): (&mut u32, Span),
        said: Said,
    ) -> Vec<Block> {
        let mut blocks: Vec<Block> = Vec::new();
        let mut next = || {
            *lists += 1;
            *lists
        };
        let outer = next();
        // The list inside the last item.
        let mut inside = None;
        for list::Item { number, text, inner: is_inner } in items {
            // From behind its number to the end of its last line, with the signs that stand there.
            let end = chars.get(text.end).map_or(span.range().end, |next| next.from);
            let begins =
                number.end.checked_sub(1).and_then(|at| chars.get(at)).filter(|_| !number.is_empty());
            let first = begins.map_or(span.range().start, |number| number.to);
            let place = Span::new(self.file, first..end);
            let (number, text) = (chars.get(number).unwrap_or_default(), chars.get(text).unwrap_or_default());
            let kind = match (number.is_empty(), is_inner) {
                (true, _) => BlockKind::Paragraph,
                (false, true) => BlockKind::Subitem,
                (false, false) => BlockKind::Item,
            };
            if kind == BlockKind::Item {
                inside = None;
            }
            let Some(mut block) = self.block(kind, text, place) else { continue };
            if !number.is_empty() {
                let (number, _) = compose(number, &[], self.file);
                block.label = Some(Label::Number(number));
                block.list = Some(if is_inner { *inside.get_or_insert_with(&mut next) } else { outer });
            }
            blocks.push(block);
        }
        if let Some(first) = blocks.first_mut() {
            put(said, first);
        }
        blocks
    }

    /// Where the last line of a quotation begins, if it says whose words it is.
    fn attribution(chars: &[Char]) -> Option<usize> {
        let last = chars.iter().rposition(|one| one.c == '\n').map_or(0, |at| at + 1);
        let is = |at: usize, signs: &[char]| chars.get(at).is_some_and(|one| signs.contains(&one.c));
        let begins = last + usize::from(is(last, &['[']));
        is(begins, &['—', '⸺']).then_some(last)
    }

    /// Reports an error, with more to say of it.
    fn wrong(
        &mut self,
        code: &'static str,
        range: Range<usize>,
        more: impl FnOnce(Diagnostic) -> Diagnostic,
    ) {
        self.found.add(more(Diagnostic::error(code)).here(Span::new(self.file, range)));
    }

    /// Warns of lines of a paragraph that may be meant as paragraphs: by their blanks, or because most of them end as
    /// paragraphs do. Copy from a web page has neither blanks nor blank lines.
    fn lines(&mut self, kind: BlockKind, chars: &[Char]) {
        let (mut all, mut ended, mut first) = (0_usize, 0_usize, None);
        for (at, one) in chars.iter().enumerate().filter(|(_, one)| one.c == '\n') {
            let line = self.source.get(one.from..).unwrap_or_default().trim_start_matches(['\r', '\n']);
            let start = self.source.len() - line.len();
            if self.goes_on_unmarked(kind, line) {
                let line = start..start + line.lines().next().map_or(0, str::len);
                let form = if kind == BlockKind::Quote { "quote" } else { "" };
                let one = Diagnostic::warning("line-goes-on").form(form);
                self.found.add(one.here(Span::new(self.file, line)));
                continue;
            }
            let (indent, blanks) = indent::of(line);
            if indent == Indent::Unclear && kind == BlockKind::Paragraph {
                self.unclear_indent(start, blanks);
                continue;
            }
            all += 1;
            if ends_sentence(chars.get(..at).unwrap_or_default()) {
                ended += 1;
                first.get_or_insert(start);
            }
        }
        if let Some(start) = first.filter(|_| ended * 2 > all) {
            self.joined(start, ended);
        }
    }

    /// Whether a line goes on with an item or a quotation of Markdown without standing in as that does, so that it may be
    /// meant as text below it. The lines of other lists begin where they like.
    fn goes_on_unmarked(&self, kind: BlockKind, line: &str) -> bool {
        match kind {
            _ if !self.is_inside => false,
            BlockKind::Item | BlockKind::Subitem => !line.starts_with([' ', '\t']),
            BlockKind::Quote => !line.trim_start().starts_with('>'),
            _ => false,
        }
    }

    /// Warns of lines that end as paragraphs do, and are one.
    fn joined(&mut self, start: usize, count: usize) {
        let line = self.source.get(start..).unwrap_or_default().lines().next().unwrap_or_default();
        let one = Diagnostic::warning("lines-joined").arg("count", count).arg("line", short(line.trim()));
        let one = one.here(Span::new(self.file, start..start + line.len()));
        self.found.add(one.mend_by("help").mend_by("help-one-line"));
    }

    /// Warns of a line that may be meant as a paragraph.
    fn unclear_indent(&mut self, start: usize, blanks: usize) {
        let line = self.source.get(start + blanks..).unwrap_or_default();
        let text = short(line.lines().next().unwrap_or_default());
        let one = Diagnostic::warning("indented-line").arg("line", text);
        let one = one.here(Span::new(self.file, start..start + blanks));
        self.found.add(one.mend_by("help").mend_by("help-goes-on"));
    }

    /// The text of a paragraph or subhead, with all that it says of itself.
    fn copy(&mut self, kind: BlockKind, chars: &[Char]) -> (Passage, Vec<usize>) {
        self.stray_signs(chars);
        let mut told = Vec::new();
        let mut marked = self.marked(chars, &mut told);
        self.headings(kind, chars, &mut marked);
        told.extend(marked.iter().map(|mark| mark.close..mark.end + 1));
        told.sort_by_key(|range| range.start);
        Stray { chars, kind, file: self.file, found: self.found }.report(&told);
        compose(chars, &marked, self.file)
    }

    /// Attributes that are the first line of a paragraph, and how many characters they take.
    fn own_attributes(&mut self, chars: &[Char], takes_kind: bool) -> (Said, usize) {
        let line =
            chars.iter().take(attributes::LONGEST).position(|one| one.c == '\n').unwrap_or(chars.len());
        let Some([first, .., last]) = chars.get(..line) else { return (Said::default(), 0) };
        // What goes on behind its braces, `{甲}或{乙}`, is text.
        let closed = chars.iter().take(line - 1).any(|one| one.is('}'));
        if !(first.is('{') && last.is('}')) || closed {
            return (Said::default(), 0);
        }
        let range = first.from..last.to;
        if line == chars.len() {
            self.wrong("attributes-without-text", range, |one| {
                one.form("paragraph").mend_by("help-paragraph")
            });
            return (Said::default(), line);
        }
        let mut said = self.attributes().read_own(first.to..last.from);
        if let Some(kind) = said.kind.filter(|_| !takes_kind) {
            let name = format!("kind={}", kind.row().key);
            self.wrong("unknown-attribute", first.to..last.from, |one| {
                one.form("inside").arg("name", name).mend_by("help-inside")
            });
            said.kind = None;
        }
        (said, line + 1)
    }

    /// Reports run-in headings that are not at the head of a paragraph with text behind them, and takes them as text.
    fn headings(&mut self, kind: BlockKind, chars: &[Char], marked: &mut [Marked]) {
        let is_text = |one: &Char| !one.c.is_whitespace();
        let first = chars.iter().position(is_text).unwrap_or_default();
        for mark in marked {
            let Some(others) = mark.said.others.as_mut().filter(|others| others.heading) else { continue };
            let goes_on = chars.get(mark.end + 1..).is_some_and(|behind| behind.iter().any(is_text));
            let (form, help) = match kind {
                BlockKind::Subhead => ("subhead", "help-subhead"),
                _ if mark.open > first => ("", "help"),
                _ if !goes_on => ("alone", "help-alone"),
                _ => continue,
            };
            others.heading = false;
            let at = |at: usize| chars.get(at).copied();
            let Some((open, end)) = at(mark.open).zip(at(mark.end)) else { continue };
            self.wrong("stray-heading", open.from..end.to, |one| one.form(form).mend_by(help));
        }
    }

    /// The reader of what stands between the braces.
    fn attributes(&mut self) -> attributes::Reader<'_, '_> {
        attributes::Reader { file: self.file, source: self.source, found: self.found }
    }

    /// An annotation has a syllable for each character that is no mark; those of pinyin may be joined into words.
    fn counted(&mut self, said: &mut Said, text: &[Char], range: Range<usize>) {
        let Some(note) = said.others.as_mut().and_then(|others| others.note.as_mut()) else { return };
        let count = text.iter().filter(|one| has_sound(one.c)).count();
        let syllables = note.sounds.len();
        let divided = match note.kind {
            AnnotationKind::Pinyin => pinyin::divide(&mut note.sounds, count),
            AnnotationKind::Gloss => {
                note.sounds.iter_mut().for_each(|gloss| gloss.characters = count);
                Ok(())
            }
            AnnotationKind::Zhuyin if syllables == count => Ok(()),
            AnnotationKind::Zhuyin => Err(pinyin::Wrong::Count(syllables)),
        };
        let (form, syllables) = match divided {
            Ok(()) => return,
            Err(pinyin::Wrong::Count(syllables)) => ("", syllables),
            Err(pinyin::Wrong::Unclear) => ("unclear", count),
        };
        self.wrong("annotation-count", range, |one| {
            one.form(form).arg("syllables", syllables).arg("characters", count)
        });
    }

    /// Reports characters that must not be printed: stars that are no emphasis, control and invisible
    /// characters.
    fn stray_signs(&mut self, chars: &[Char]) {
        let star = |one: &Char| one.is('*');
        let blank =
            |at: Option<usize>| at.and_then(|at| chars.get(at)).is_none_or(|one| one.c.is_whitespace());
        let mut next = 0;
        for together in chars.chunk_by(|one, next| star(one) && star(next)) {
            let [one, ..] = together else { continue };
            let first = next;
            next += together.len();
            if star(one) {
                let range = one.from..one.from + together.len();
                let before = chars.get(..first).unwrap_or_default().iter().rev().take(2);
                let after = chars.get(next..).unwrap_or_default().iter().take(2);
                let seen = |one: &&Char| !one.c.is_whitespace();
                let factors =
                    before.copied().find(|one| seen(&one)).zip(after.copied().find(|one| seen(&one)));
                // The only ones of their kind begin what nothing ends.
                let alone = chars.iter().filter(|one| star(one)).count() == together.len();
                let between = !blank(first.checked_sub(1)) && !blank(Some(next));
                let help = if factors.is_some_and(|(one, other)| doubts::may_be_sign(one.c, other.c))
                    || (alone && between && together.len() == 1)
                {
                    "help-sign"
                } else if blank(first.checked_sub(1)) || blank(Some(next)) {
                    "help-blank"
                } else {
                    "help"
                };
                let stars = "*".repeat(together.len().min(MOST_STARS));
                let form = if alone && (2..=MOST_STARS).contains(&together.len()) && !blank(Some(next)) {
                    "unclosed"
                } else {
                    ""
                };
                self.wrong("stray-star", range, |one| one.form(form).arg("stars", stars).mend_by(help));
            } else if one.c != '\n'
                && let Some(what) = unprintable(one.c)
            {
                let form = match what {
                    Unseen::Control => "control",
                    Unseen::Invisible => "invisible",
                };
                let span = Span::new(self.file, one.from..one.to);
                let told = Diagnostic::error("control-character")
                    .form(form)
                    .arg("code", format!("{:04X}", one.c as u32));
                self.found.add(told.mark(span, "here").mend_by("help-take-out").replace(span, ""));
            }
        }
    }

    /// Finds text with attributes of its own, and those that are reported.
    fn marked(&mut self, chars: &[Char], told: &mut Vec<Range<usize>>) -> Vec<Marked> {
        let is = |at: usize, c: char| chars.get(at).is_some_and(|one| one.is(c));
        let mut all: Vec<Marked> = Vec::new();
        let mut opened = Vec::new();
        for (close, one) in chars.iter().enumerate() {
            if is(close, '[') {
                opened.push(close);
            }
            if !is(close, ']') || all.last().is_some_and(|last| close <= last.end) {
                continue;
            }
            let open = opened.pop();
            if !is(close + 1, '{') {
                continue;
            }
            let range = one.from..one.to + 1;
            let near = close + 2..(close + 2 + attributes::LONGEST).min(chars.len());
            let Some(end) = near.clone().find(|at| is(*at, '}')) else {
                told.push(close..near.end);
                self.wrong("attributes-open", range, |one| one.arg("most", attributes::LONGEST));
                continue;
            };
            let Some(open) = open else {
                told.push(close..end + 1);
                self.wrong("attributes-without-text", range, |one| {
                    one.form("no-bracket").mend_by("help-bracket")
                });
                continue;
            };
            if all.last().is_some_and(|last| last.open > open) {
                told.push(close..end + 1);
                self.wrong("attributes-nested", range, |one| one);
                continue;
            }
            let (Some(first), Some(last)) = (chars.get(close + 1), chars.get(end)) else { continue };
            if open + 1 == close {
                self.wrong("attributes-without-text", range.clone(), |one| one);
            }
            let mut said = self.attributes().read(first.to..last.from);
            self.counted(&mut said, chars.get(open + 1..close).unwrap_or_default(), first.from..last.to);
            if is(end + 1, '}') || is(end + 1, '｝') {
                let again = chars.get(end + 1).map_or(range.clone(), |one| one.from..one.to);
                let span = Span::new(self.file, again);
                let one = Diagnostic::error("stray-attributes").form("closed").here(span).replace(span, "");
                self.found.add(one.mend_by("help-closed"));
            }
            all.push(Marked { open, close, end, said });
        }
        all
    }
}

/// More stars side by side are no emphasis.
const MOST_STARS: usize = 3;
/// No more marks than these close a sentence.
const CLOSING: usize = 8;

/// Whether a line ends as a paragraph does: with the end of a sentence, quoted or not.
fn ends_sentence(line: &[Char]) -> bool {
    let closing = |one: &&Char| one.c.is_whitespace() || "”’」』）)".contains(one.c);
    line.iter().rev().take(CLOSING).find(|one| !closing(one)).is_some_and(|one| "。！？…!?".contains(one.c))
}

#[cfg(test)]
mod tests;

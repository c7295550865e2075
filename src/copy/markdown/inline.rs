//! From the inlines of a paragraph to its [`Passage`]: lines joined, attributes read, places kept.

use std::ops::Range;

use crate::copy::markdown::attributes::{self, Said};
use crate::copy::markdown::doubts;
use crate::copy::markdown::indent::{self, Indent};
use crate::copy::markdown::leaf::{self, Char, Leaf};
use crate::copy::markdown::stray::Stray;
use crate::copy::{AnnotationKind, Block, BlockKind, Passage, Piece, StyleRun, has_sound, pinyin};
use crate::diag::{Diagnostic, FileId, Span};
use crate::printable::{Unseen, is_seen, short, unprintable};
use crate::reading::findings::Findings;

/// `[…]{…}`: the places of its signs among the characters.
struct Marked {
    open: usize,
    close: usize,
    end: usize,
    said: Said,
}

/// Makes a block of a leaf; none, if it holds no text. The source is given as it is, and as the parser saw it.
pub(super) fn block(
    leaf: &Leaf<'_>,
    (source, seen): (&str, &str),
    span: Span,
    found: &mut Findings,
) -> Option<Block> {
    let chars = leaf::chars(leaf, source, seen);
    let mut reader = Reader { file: span.file, source, found };
    let (Said { tracking, indents, id, .. }, first) = match leaf.kind {
        BlockKind::Paragraph => reader.own_attributes(&chars),
        BlockKind::Subhead | BlockKind::Table => (Said::default(), 0),
    };
    let chars = chars.get(first..).unwrap_or_default();
    reader.lines(chars);
    let copy = reader.copy(leaf.kind, chars);
    if leaf.kind == BlockKind::Subhead && !is_seen(&copy.text) {
        let line = source.get(span.range()).unwrap_or_default().trim_end().len();
        let range = span.range().start..span.range().start + line;
        reader.wrong("subhead-without-text", range, |one| one);
    }
    let table = None;
    (!copy.text.is_empty()).then_some(Block { kind: leaf.kind, copy, tracking, indents, id, table, span })
}

/// The text of characters that are no paragraph: of a cell of a table, of what stands above or below it.
pub(super) fn passage(chars: &[Char], (source, file): (&str, FileId), found: &mut Findings) -> Passage {
    Reader { file, source, found }.copy(BlockKind::Paragraph, chars)
}

struct Reader<'a, 'f> {
    file: FileId,
    source: &'a str,
    found: &'f mut Findings,
}

impl Reader<'_, '_> {
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
    fn lines(&mut self, chars: &[Char]) {
        let (mut all, mut ended, mut first) = (0_usize, 0_usize, None);
        for (at, one) in chars.iter().enumerate().filter(|(_, one)| one.c == '\n') {
            let line = self.source.get(one.from..).unwrap_or_default().trim_start_matches(['\r', '\n']);
            let start = self.source.len() - line.len();
            let (indent, blanks) = indent::of(line);
            if indent == Indent::Unclear {
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
    fn copy(&mut self, kind: BlockKind, chars: &[Char]) -> Passage {
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
    fn own_attributes(&mut self, chars: &[Char]) -> (Said, usize) {
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
        (self.attributes().read_own(first.to..last.from), line + 1)
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
                BlockKind::Paragraph if mark.open > first => ("", "help"),
                BlockKind::Paragraph if !goes_on => ("alone", "help-alone"),
                BlockKind::Paragraph | BlockKind::Table => continue,
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

/// Puts the text together.
fn compose(chars: &[Char], marked: &[Marked], file: FileId) -> Passage {
    let mut copy = Passage::default();
    let mut marked = marked.iter().peekable();
    let mut next_byte = None;
    for (at, one) in chars.iter().enumerate() {
        while marked.next_if(|mark| mark.end < at).is_some() {}
        let inside = marked.peek().filter(|mark| mark.open <= at);
        if let Some(others) = inside.filter(|mark| mark.open == at).and_then(|mark| mark.said.others.clone())
        {
            copy.attributes.push(others);
        }
        if inside.is_some_and(|mark| at == mark.open || at >= mark.close) {
            continue;
        }
        let tracking = inside.and_then(|mark| mark.said.tracking);
        let others = inside.and_then(|mark| mark.said.others.as_ref());
        let attributes = others.and_then(|_| Some(copy.attributes.len().checked_sub(1)? as u32));
        let face = others.and_then(|others| others.face).unwrap_or(one.face);
        let c = match one.c {
            // The layout puts its own space behind a run-in heading.
            c if inside.is_none()
                && (c == '\n' || indent::is_blank(c))
                && copy.heading() == Some(copy.text.len()) =>
            {
                continue;
            }
            '\n' if tight(copy.text.chars().next_back(), following(chars, at)) => continue,
            '\n' => ' ',
            // The layout indents paragraphs: spaces that an editor typed for it are not set.
            '\u{3000}' | ' ' if copy.text.is_empty() => continue,
            c if copy.text.is_empty() && one.bare && indent::is_blank(c) => continue,
            c => c,
        };
        if next_byte != Some(one.from) {
            // A `\` that is itself a character of the text says nothing of the one behind it.
            let escaped = one.escaped
                && chars.get(..at).and_then(<[_]>::last).is_none_or(|before| before.to < one.from);
            let span = Span::new(file, one.from..one.to);
            copy.pieces.push(Piece { text: copy.text.len(), span, escaped });
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
    copy
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::copy::FaceRole;
    use crate::copy::markdown::blocks;
    use crate::geom::Em;

    fn read(text: &str) -> (Vec<Block>, Vec<&'static str>) {
        let mut found = Findings::default();
        let blocks = blocks(text, 0, FileId(0), &mut found);
        (blocks, found.sorted().iter().map(|one| one.code).collect())
    }

    #[test]
    fn chinese_lines_join_without_a_space_and_english_ones_with_one() {
        let (blocks, found) = read("二七区\n召开 WTO\n会议 the\nnext，\n好");
        assert_eq!(found, [""; 0]);
        assert_eq!(blocks[0].copy.text, "二七区召开 WTO会议 the next，好");
    }

    #[test]
    fn every_character_knows_its_place() {
        let source = "[甲]{tracking=-0.03em}乙**丙**\r\n&amp;丁\\*";
        let (blocks, found) = read(source);
        assert_eq!(found, [""; 0]);
        let copy = &blocks[0].copy;
        assert_eq!(copy.text, "甲乙丙&丁*");
        let places: Vec<&str> =
            copy.text.char_indices().filter_map(|(at, _)| source.get(copy.span_at(at)?.range())).collect();
        assert_eq!(places, ["甲", "乙", "丙", "&", "丁", "*"]);
        let runs: Vec<_> = copy.runs.iter().map(|run| (run.end, run.face, run.tracking)).collect();
        let (regular, strong) = (FaceRole::Regular, FaceRole::Strong);
        let tracked = Some(Em(-30_000));
        assert_eq!(runs, [(3, regular, tracked), (6, regular, None), (9, strong, None), (14, regular, None)]);
    }

    #[test]
    fn a_first_line_of_attributes_is_the_paragraphs() {
        let (blocks, found) = read("{tracking=-0.035em}\n甲\n\n乙");
        assert_eq!(found, [""; 0]);
        assert_eq!(blocks.len(), 2);
        assert_eq!((blocks[0].tracking, blocks[0].copy.text.as_str()), (Some(Em(-35_000)), "甲"));
        assert_eq!(blocks[1].tracking, None);
    }

    #[test]
    fn spaces_typed_as_an_indent_are_not_set() {
        assert_eq!(
            read("　　甲\n\n## 乙").0.iter().map(|block| block.copy.text.as_str()).collect::<Vec<_>>(),
            ["甲", "乙"]
        );
    }

    #[test]
    fn brackets_tildes_and_escapes_are_text() {
        let (blocks, found) = read("[注]8~9月10~11月\\[甲\\]{乙}");
        assert_eq!(found, [""; 0]);
        assert_eq!(blocks[0].copy.text, "[注]8~9月10~11月[甲]{乙}");
    }

    #[test]
    fn what_is_outside_the_subset_is_refused() {
        let table = [
            ("- 甲", "markdown-outside-subset"),
            ("> 甲", "markdown-outside-subset"),
            ("`甲`", "markdown-outside-subset"),
            ("    甲", "markdown-outside-subset"),
            ("甲\n---", "markdown-outside-subset"),
            ("# 甲", "markdown-outside-subset"),
            ("[甲](乙)", "markdown-outside-subset"),
            ("![甲](乙)", "markdown-outside-subset"),
            ("[甲]: 乙", "markdown-outside-subset"),
            ("<b>甲", "markdown-outside-subset"),
            ("_甲_", "markdown-outside-subset"),
            ("~~甲~~", "markdown-outside-subset"),
            ("甲  \n乙", "markdown-outside-subset"),
            ("**甲：**乙", "stray-star"),
            ("甲\t乙", "control-character"),
            ("甲\u{202E}乙", "control-character"),
            ("甲&#x202E;乙", "control-character"),
            ("甲\u{AD}乙", "control-character"),
            ("[甲]{traking=1em}", "unknown-attribute"),
            ("[甲]{tracking=1pt}", "wrong-unit"),
            ("[甲]{tracking=9em}", "out-of-range"),
            ("甲]{tracking=0em}", "attributes-without-text"),
            ("[甲]{tracking=0em", "attributes-open"),
            ("[甲[乙]{tracking=0em}]{tracking=0em}", "attributes-nested"),
            ("{tracking=0em}", "attributes-without-text"),
        ];
        for (text, code) in table {
            assert_eq!(read(text).1.first(), Some(&code), "{text}");
        }
    }
}

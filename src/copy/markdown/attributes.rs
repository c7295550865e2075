//! Attributes: `{tracking=-0.03em mark=dots}`, after text in brackets or as the first line of a paragraph.

use crate::words::Arg;
use std::ops::Range;

use crate::copy::markdown::names::{self, ANSWERS, FACES, HEADS, MARKS, SCRIPTS, STANDS, TAKEN};
use crate::copy::{Annotation, AnnotationKind, Attributes, BlockKind, FaceRole, Indents, Marks, Sound};
use crate::diag::{Diagnostic, FileId, Span};
use crate::geom::Em;
use crate::printable::short;
use crate::reading::bounds;
use crate::reading::findings::{Field, Findings};
use crate::reading::lengths::{self, Share};
use crate::reading::punctuation;
use crate::reading::suggest;

/// Attributes are some words, the sounds of a name at most: looking no farther for their end keeps reading
/// linear. In characters.
pub(super) const LONGEST: usize = 300;

/// The sign that one was typed in place of among attributes, which spaces part.
pub(super) fn sign(c: char) -> char {
    match punctuation::ascii(c) {
        ',' => ' ',
        ':' => '=',
        // Syllables stand between straight quotes of two strokes; one stroke parts them, `xi'an`.
        '\'' => '"',
        '—' | '–' | '−' => '-',
        c => c,
    }
}

/// What attributes say: letterspacing, what only a paragraph may ask for, and what only text in brackets may.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) tracking: Option<Em>,
    pub(super) indents: Option<Indents>,
    /// What boxes of layouts know the paragraph by.
    pub(super) id: Option<String>,
    /// What kind of block it is.
    pub(super) kind: Option<BlockKind>,
    pub(super) others: Option<Attributes>,
}

/// Reads attributes between their braces. Those that are wrong are reported and left out.
pub(super) struct Reader<'a, 'f> {
    pub(super) file: FileId,
    pub(super) source: &'a str,
    pub(super) found: &'f mut Findings,
}

impl Reader<'_, '_> {
    /// Attributes of text in brackets.
    pub(super) fn read(&mut self, range: Range<usize>) -> Said {
        let Said { tracking, indents, id, kind, others } = self.read_all(range.clone());
        if let Some(kind) = kind {
            self.misplaced("text", &format!("kind={}", kind.row().key), range.clone());
        }
        if let Some(indents) = indents {
            self.misplaced("text", &indents.written, range.clone());
        }
        if let Some(id) = id {
            self.misplaced("text", &format!("id={id}"), range);
        }
        Said { tracking, others, ..Said::default() }
    }

    /// Attributes of a paragraph.
    pub(super) fn read_own(&mut self, range: Range<usize>) -> Said {
        let mut said = self.read_all(range.clone());
        if let Some(others) = said.others.take() {
            self.misplaced("paragraph", &others.written, range);
        }
        said
    }

    /// Reports attributes that are of something else.
    fn misplaced(&mut self, of: &'static str, written: &str, range: Range<usize>) {
        let one = Diagnostic::error("unknown-attribute").form(of).arg("name", short(written));
        let (label, help) = match of {
            "text" => ("for-paragraph", "help-text"),
            _ => ("for-brackets", "help-paragraph"),
        };
        let one = one.arg("written", short(written)).mark(Span::new(self.file, range), label);
        self.found.add(one.mend_by(help));
    }

    fn read_all(&mut self, range: Range<usize>) -> Said {
        let written = self.source.get(range.clone()).unwrap_or_default();
        let mut said = Said::default();
        if written.trim().is_empty() {
            self.unknown("", range.start..range.end);
        }
        if self.foreign(written, range.start) {
            return said;
        }
        let mut others = Attributes::default();
        let mut indents = Indents::at(Span::new(self.file, range.clone()));
        let mut given: Vec<(&str, Range<usize>)> = Vec::new();
        for word in words(written) {
            let at = range.start + word.start..range.start + word.end;
            let text = written.get(word).unwrap_or_default();
            let (name, value) = text.split_once('=').unwrap_or((text, ""));
            let value_at = at.end - value.trim_start().len();
            let (name, value) = (name.trim_end(), value.trim_start());
            if let Some((earlier, first)) = given.iter().find(|(earlier, _)| says_the_same(earlier, name)) {
                self.twice((earlier, name), first.clone(), at);
                continue;
            }
            given.push((name, at.clone()));
            if name == "tracking" && !value.is_empty() {
                said.tracking = self.tracking(value, value_at);
            } else if name == "id" && !value.is_empty() {
                said.id = Some(value.trim_matches('"').to_owned());
            } else if name == "kind" && !value.is_empty() {
                said.kind = self.word(name, value, &names::kinds(), &(value_at..at.end));
            } else if self.indent(&mut indents, name, value, value_at).is_some() {
                add(&mut indents.written, text);
            } else if self.other(&mut others, name, value, &(value_at..at.end)).is_some() {
                add(&mut others.written, text);
            } else {
                self.unknown(name, at);
            }
        }
        if others.heading {
            others.face.get_or_insert(FaceRole::Strong);
        }
        said.indents = Some(indents).filter(|indents| !indents.written.is_empty());
        said.others = Some(others).filter(|others| !others.written.is_empty());
        said
    }

    /// Reports signs of Chinese punctuation among attributes, outside straight quotes.
    pub(super) fn foreign(&mut self, written: &str, start: usize) -> bool {
        let mut quoted = false;
        let found = written.char_indices().find_map(|(at, c)| {
            quoted ^= c == '"';
            let foreign = !quoted
                && !c.is_whitespace()
                // Half-width ones are told where they part names.
                && !matches!(c, ',' | ':')
                && sign(c) != c;
            foreign.then(|| (start + at..start + at + c.len_utf8(), c, sign(c)))
        });
        let Some((at, typed, meant)) = found else { return false };
        let mut quoted = false;
        let mended: String = written
            .chars()
            .map(|c| {
                // What stands between straight quotes is syllables, and may hold any sign.
                let kept = quoted && c != '"';
                quoted ^= c == '"';
                if kept { c } else { sign(c) }
            })
            .collect();
        let all = Span::new(self.file, start..start + written.len());
        let one =
            Diagnostic::error("foreign-sign").arg("typed", typed.to_string()).arg("meant", meant.to_string());
        let one = one.arg("mended", format!("{{{}}}", short(&mended)));
        let one = one.mark(Span::new(self.file, at), if meant == ' ' { "space" } else { "label" });
        let one = if typed == '\'' { one.mend_by("help-quote") } else { one };
        self.found.add(one.replace(all, mended));
        true
    }

    /// Reports an attribute that says again what another has said.
    pub(super) fn twice(&mut self, (earlier, name): (&str, &str), first: Range<usize>, again: Range<usize>) {
        let [first, again] = [first, again].map(|at| Span::new(self.file, at));
        let one = Diagnostic::error("attribute-twice").form(if earlier == name { "" } else { "two" });
        let one = one.arg("name", short(name)).arg("earlier", earlier).here(again).mark(first, "first");
        let written = |span: Span| self.source.get(span.range()).unwrap_or_default();
        let (one_way, other) = (written(first), written(again));
        // What says something else is not taken out: nobody knows which is meant. Marks may stand together.
        self.found.add(if one_way == other {
            one.replace(again, "")
        } else if name == "mark" {
            let both = [one_way, other]
                .map(|text| text.split_once('=').map_or("", |(_, value)| unquoted(value.trim())));
            one.arg("marks", short(&both.join(" "))).mend_by("help-marks")
        } else {
            one
        });
    }

    /// Sets how far a paragraph stands in; none where there is no such name, or it has no value.
    fn indent(&mut self, into: &mut Indents, name: &str, value: &str, start: usize) -> Option<()> {
        let place = match name {
            "indent" => &mut into.indent,
            "inset" => &mut into.inset,
            "inset_end" => &mut into.inset_end,
            "hang" => &mut into.hang,
            _ => return None,
        };
        (!value.is_empty()).then(|| *place = self.em(name, value, start, &bounds::GAP))
    }

    /// Sets one; none where there is no such name, or it has no value.
    fn other(&mut self, into: &mut Attributes, name: &str, value: &str, at: &Range<usize>) -> Option<()> {
        if value.is_empty() {
            return None;
        }
        match name {
            "head" => into.heading = self.word(name, value, HEADS, at).unwrap_or_default(),
            "face" => into.face = self.word(name, value, FACES, at),
            "scale" => into.scale = self.scale(value, at),
            "spread" => into.spread = self.em("spread", value, at.start, &bounds::GAP),
            "mark" => into.marks = self.marks(value, at),
            "script" => into.script = self.word(name, value, SCRIPTS, at),
            "stand" => into.stand = self.word(name, value, STANDS, at),
            "as" => into.taken = self.word(name, value, TAKEN, at),
            "keep" => into.keep = self.word(name, value, ANSWERS, at),
            "pinyin" => into.note = self.note(AnnotationKind::Pinyin, value, at),
            "zhuyin" => into.note = self.note(AnnotationKind::Zhuyin, value, at),
            "gloss" => into.note = self.note(AnnotationKind::Gloss, value, at),
            _ => return None,
        }
        Some(())
    }

    fn tracking(&mut self, value: &str, start: usize) -> Option<Em> {
        self.em("tracking", value, start, &bounds::TRACKING)
    }

    fn em(
        &mut self,
        name: &str,
        value: &str,
        start: usize,
        range: &std::ops::RangeInclusive<Em>,
    ) -> Option<Em> {
        let span = Span::new(self.file, start..start + value.len());
        let value = lengths::em_in(value, span, name, self.found)?;
        bounds::within(name, &Some(Field { value, span }), range, self.found)
    }

    fn scale(&mut self, value: &str, at: &Range<usize>) -> Option<u16> {
        let span = Span::new(self.file, at.clone());
        let share = lengths::share_in(value, span, "scale", self.found)?;
        let given = Some(Field { value: share, span });
        bounds::within("scale", &given, &bounds::RUN_SCALE, self.found).map(|Share(scale)| scale as u16)
    }

    fn word<T: Copy>(
        &mut self,
        name: &str,
        value: &str,
        words: &[(&str, T)],
        at: &Range<usize>,
    ) -> Option<T> {
        let found = words.iter().find(|(word, _)| *word == value).map(|(_, meant)| *meant);
        if found.is_none() {
            let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            let span = Span::new(self.file, at.clone());
            let one = Diagnostic::error("unknown-value").arg("key", name).arg("given", short(value));
            let one = one.arg("words", Arg::names(known.iter().copied())).here(span);
            self.found.add(suggest::known(one, (value, span), &known, "words", str::to_owned));
        }
        found
    }

    /// One mark, or several between quotation marks, parted by spaces.
    fn marks(&mut self, value: &str, at: &Range<usize>) -> Marks {
        let inner = unquoted(value);
        let mut read = |word: &str| self.word("mark", word, MARKS, at);
        if inner.trim().is_empty() {
            return read(value).into_iter().collect();
        }
        inner.split_whitespace().filter_map(read).collect()
    }

    /// Syllables and words between quotation marks, parted by spaces. How many characters a word is the sound of is
    /// not known yet.
    fn note(&mut self, kind: AnnotationKind, value: &str, at: &Range<usize>) -> Option<Annotation> {
        let inner = unquoted(value);
        let pieces = || inner.split_whitespace();
        let sounds: Vec<Sound> = match kind {
            // One for the whole stretch, which is counted when it is known.
            AnnotationKind::Gloss => {
                let text = pieces().collect::<Vec<_>>().join(" ");
                Some(text).filter(|text| !text.is_empty()).map(Sound::syllable).into_iter().collect()
            }
            AnnotationKind::Pinyin | AnnotationKind::Zhuyin => pieces().map(Sound::syllable).collect(),
        };
        if sounds.is_empty() || inner.contains('"') {
            let span = Span::new(self.file, at.clone());
            self.found.add(Diagnostic::error("annotation-empty").here(span));
            return None;
        }
        Some(Annotation { kind, sounds })
    }

    fn unknown(&mut self, name: &str, at: Range<usize>) {
        let span = Span::new(self.file, at);
        let one = Diagnostic::error("unknown-attribute").arg("name", short(name)).here(span);
        if let Some(attribute) = names::of_value(&name.to_ascii_lowercase()) {
            let one = one.arg("attribute", attribute).mend_by("help-value");
            self.found.add(one.replace(span, attribute));
            return;
        }
        self.found.add(match names::example(name) {
            Some((meant, example)) => one.arg("meant", meant).arg("example", example).mend_by("help-near"),
            None => one.arg("names", Arg::names(names::names())),
        });
    }
}

/// One more to what is written.
fn add(written: &mut String, text: &str) {
    if !written.is_empty() {
        written.push(' ');
    }
    written.push_str(text);
}

/// What stands between quotation marks; all, where there are none.
pub(super) fn unquoted(value: &str) -> &str {
    value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(value)
}

/// Whether two attributes say the same of a text: it has one row of sounds beside it, whichever they are.
fn says_the_same(one: &str, other: &str) -> bool {
    let sounds = ["pinyin", "zhuyin", "gloss"];
    one == other || (sounds.contains(&one) && sounds.contains(&other))
}

/// The words of a text: parted by spaces, but not inside quotation marks nor beside an equals sign.
pub(super) fn words(text: &str) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut start = None;
    let mut quoted = false;
    for (at, c) in text.char_indices() {
        quoted ^= c == '"';
        let sign = |rest: Option<&str>| rest.is_some_and(|rest| rest.trim_start().starts_with('='));
        let beside =
            || sign(text.get(at..)) || text.get(..at).is_some_and(|before| before.trim_end().ends_with('='));
        if c.is_whitespace() && !quoted && !(start.is_some() && beside()) {
            words.extend(start.take().map(|start| start..at));
        } else {
            start.get_or_insert(at);
        }
    }
    words.extend(start.map(|start| start..text.len()));
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::copy::TextMark;

    fn read(text: &str) -> (Said, Vec<&'static str>) {
        let mut found = Findings::default();
        let said = Reader { file: FileId(0), source: text, found: &mut found }.read(0..text.len());
        (said, found.sorted().iter().map(|one| one.code).collect())
    }

    #[test]
    fn several_attributes_stand_side_by_side() {
        let (said, found) = read("tracking=0.1em mark=name pinyin=\"bǎn xīn\"");
        assert_eq!(found, [""; 0]);
        assert_eq!(said.tracking, Some(Em(100_000)));
        let others = said.others.unwrap_or_default();
        assert_eq!(others.marks, Marks::from_iter([TextMark::Name]));
        let sounds = others.note.map(|note| note.sounds);
        assert_eq!(sounds, Some(vec![Sound::syllable("bǎn"), Sound::syllable("xīn")]));
        assert_eq!(others.written, "mark=name pinyin=\"bǎn xīn\"");
    }

    #[test]
    fn a_paragraph_says_how_far_it_stands_in() {
        let mut found = Findings::default();
        let text = "inset=2em tracking=0.1em hang=0em";
        let said = Reader { file: FileId(0), source: text, found: &mut found }.read_own(0..text.len());
        assert_eq!(found.sorted(), []);
        let indents = said.indents.unwrap();
        assert_eq!((indents.inset, indents.hang, indents.indent), (Some(Em::ONE * 2), Some(Em::ZERO), None));
        assert_eq!(indents.written, "inset=2em hang=0em");
    }

    #[test]
    fn a_heading_is_strong_unless_it_says_its_face() {
        let face = |text: &str| read(text).0.others.and_then(|others| others.face);
        assert_eq!(face("head=run-in"), Some(FaceRole::Strong));
        assert_eq!(face("face=kai head=run-in"), Some(FaceRole::Emphasis));
    }

    #[test]
    fn a_text_may_have_several_marks() {
        let (said, found) = read("mark=\"name dots\"");
        assert_eq!(found, [""; 0]);
        let marks = said.others.unwrap_or_default().marks;
        let has: Vec<TextMark> = TextMark::ALL.into_iter().filter(|mark| marks.has(*mark)).collect();
        assert_eq!(has, [TextMark::Name, TextMark::Dots]);
    }

    #[test]
    fn what_is_no_attribute_is_said_with_its_place() {
        for (text, code) in [
            ("mark=dot", "unknown-value"),
            ("mark=\"name dot\"", "unknown-value"),
            ("mark=\"\"", "unknown-value"),
            ("marks=dots", "unknown-attribute"),
            ("mark", "unknown-attribute"),
            ("", "unknown-attribute"),
            ("pinyin=\"\"", "annotation-empty"),
            ("scale=8em", "wrong-unit"),
            ("scale=900%", "out-of-range"),
            ("mark=dots mark=name", "attribute-twice"),
            ("mark=dots face=kai mark=dots", "attribute-twice"),
            ("pinyin=a zhuyin=ㄚ", "attribute-twice"),
            ("mark＝dots", "foreign-sign"),
            ("pinyin=“bǎn xīn”", "foreign-sign"),
            ("mark=dots，face=kai", "foreign-sign"),
            ("head=run", "unknown-value"),
            ("inset=2em", "unknown-attribute"),
        ] {
            assert_eq!(read(text).1, [code], "{text}");
        }
    }
}

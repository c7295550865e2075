//! The signs of markup in a text: where one kind or another of them begins, and how far it goes. Each kind is told by
//! its signs alone, whatever they stand for elsewhere.

use std::ops::Range;

use crate::copy::markdown::doubts;
use crate::copy::markdown::leaf::Char;

/// No such markup is longer, in characters: looking no farther keeps reading linear.
const LONGEST: usize = 120;
/// No name of a tag or an entity is longer.
const LONGEST_NAME: usize = 12;

/// What no text of its own accord goes on with behind a `&`.
const ENTITIES: &str = "nbsp ensp emsp thinsp lt gt amp quot apos ldquo rdquo lsquo rsquo sbquo laquo raquo middot bull \
    hellip mdash ndash times divide plusmn minus deg copy reg trade yen cent pound euro sect para permil shy zwj zwnj";
/// Tags of HTML that pages of the web are written with.
const TAGS: &str = "a abbr article b big blockquote body br center code dd del div dl dt em figcaption figure font \
    footer h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins li link mark meta ol p pre s script section \
    small span strike strong style sub sup table tbody td th thead tr u ul video";
/// What addresses begin with.
const SCHEMES: [&str; 5] = ["http:", "https:", "www.", "mailto:", "ftp:"];

/// The characters that are looked through.
#[derive(Clone, Copy)]
pub(super) struct Signs<'a> {
    pub(super) chars: &'a [Char],
}

impl Signs<'_> {
    pub(super) fn char(self, at: usize) -> Option<char> {
        self.chars.get(at).map(|one| one.c)
    }

    /// The character before a place.
    fn before(self, at: usize) -> Option<char> {
        at.checked_sub(1).and_then(|at| self.char(at))
    }

    /// Whether a sign of the ASCII keyboard stands at a place, or its full-width twin.
    fn is(self, at: usize, sign: char) -> bool {
        self.chars.get(at).is_some_and(|one| one.bare && (one.c == sign || twin(one.c) == sign))
    }

    /// Whether the sign of the ASCII keyboard itself stands there.
    fn is_plain(self, at: usize, sign: char) -> bool {
        self.chars.get(at).is_some_and(|one| one.is(sign))
    }

    /// The same, or an entity that gave it: an entity that is none is often one that was escaped twice.
    fn is_or_was(self, at: usize, sign: char) -> bool {
        self.is(at, sign) || self.chars.get(at).is_some_and(|one| one.c == sign && one.is_entity())
    }

    fn is_word(self, at: Option<usize>) -> bool {
        at.and_then(|at| self.char(at)).is_some_and(char::is_alphanumeric)
    }

    fn is_han(self, at: Option<usize>) -> bool {
        at.and_then(|at| self.char(at)).is_some_and(|c| c.is_alphabetic() && !c.is_ascii())
    }

    fn is_blank(self, at: usize) -> bool {
        self.char(at).is_some_and(|c| c != '\n' && c.is_whitespace())
    }

    fn skip_blanks(self, at: usize) -> usize {
        (at..at + 3).find(|at| !self.is_blank(*at)).unwrap_or(at)
    }

    /// The end of a line, or of the text.
    fn is_end(self, at: usize) -> bool {
        self.char(at).is_none_or(|c| c == '\n')
    }

    /// The first of a line, behind its blanks.
    fn begins_line(self, at: usize) -> bool {
        let from = at.saturating_sub(4);
        let mut before = (from..at).rev().map(|at| self.chars.get(at).map(|one| one.c));
        match before.find(|c| c.is_none_or(|c| c == '\n' || !c.is_whitespace())) {
            None => from == 0,
            Some(c) => c == Some('\n'),
        }
    }

    /// The first place on the line from one on for which something holds.
    fn find(self, from: usize, holds: impl Fn(usize) -> bool) -> Option<usize> {
        let line = (from..from + LONGEST).take_while(|at| !self.is_end(*at));
        line.into_iter().find(|at| holds(*at))
    }

    /// How many of a sign stand together from a place on; none, if more stand before it.
    fn run(self, at: usize, sign: char) -> usize {
        if at.checked_sub(1).is_some_and(|before| self.is(before, sign)) {
            return 0;
        }
        (at..at + 5).take_while(|at| self.is(*at, sign)).count()
    }

    /// Text between as many signs as stand at a place, without blanks at its ends: its characters without the signs.
    fn pair(self, at: usize, sign: char, most: usize) -> Option<Range<usize>> {
        let count = self.run(at, sign);
        if !(1..=most).contains(&count) || self.is_blank(at + count) {
            return None;
        }
        let close = self.find(at + count, |at| self.is(at, sign))?;
        (self.run(close, sign) == count && !self.is_blank(close - 1)).then_some(at + count..close)
    }

    pub(super) fn text(self, range: Range<usize>) -> impl Iterator<Item = char> {
        let chars = self.chars;
        range.filter_map(move |at| chars.get(at).map(|one| one.c))
    }

    /// The signs around a text.
    fn whole(inside: &Range<usize>, count: usize) -> Range<usize> {
        inside.start - count..inside.end + count
    }

    /// `[^1]`.
    pub(super) fn footnote(self, at: usize) -> Option<Range<usize>> {
        if !(self.is(at, '[') && self.is(at + 1, '^')) {
            return None;
        }
        let close = self.find(at + 2, |at| self.is(at, ']'))?;
        (close > at + 2).then_some(at..close + 1)
    }

    /// `![甲]`, `！［甲］（a.png）`.
    pub(super) fn picture(self, at: usize) -> Option<Range<usize>> {
        if !(self.is(at, '!') && self.is(at + 1, '[')) {
            return None;
        }
        if let Some(link) = self.link(at + 1) {
            return Some(at..link.end);
        }
        let plain = self.is_plain(at, '!') && self.is_plain(at + 1, '[');
        let close = self.find(at + 2, |at| self.is(at, ']')).filter(|_| plain)?;
        Some(at..close + 1)
    }

    /// `[甲](http://a.b`, `【甲】（http://a.b）`, `[甲][1]`.
    pub(super) fn link(self, at: usize) -> Option<Range<usize>> {
        let opens = self.is(at, '[') || self.chars.get(at).is_some_and(|one| one.c == '【');
        let close =
            self.find(at + 1, |at| self.is(at, ']') || self.char(at) == Some('】')).filter(|_| opens)?;
        let target = self.skip_blanks(close + 1);
        if self.is(target, '(') {
            let end = self.find(target + 1, |at| self.is(at, ')'));
            let stop = end.or_else(|| (target..target + LONGEST).find(|at| self.is_end(*at)))?;
            let address: String = self.text(target + 1..stop).collect();
            return is_address(address.trim()).then_some(at..stop + usize::from(end.is_some()));
        }
        let label = self.is_plain(at, '[') && self.is_plain(close, ']') && self.is_plain(close + 1, '[');
        let end = self.find(close + 2, |at| self.is_plain(at, ']')).filter(|_| label)?;
        // `[1][2]` are marks of two notes.
        let notes = self.text(at + 1..close).all(|c| c.is_ascii_digit());
        (!notes && close > at + 1 && end > close + 2).then_some(at..end + 1)
    }

    /// A line `|甲|乙|`.
    pub(super) fn table(self, at: usize) -> Option<Range<usize>> {
        if !self.is(at, '|') || !self.begins_line(at) {
            return None;
        }
        let end = (at..at + LONGEST).find(|at| self.is_end(*at))?;
        let last = (at..end).rev().find(|at| !self.is_blank(*at))?;
        let bars = (at..end).filter(|at| self.is(*at, '|')).count();
        (self.is(last, '|') && bars > 2).then_some(at..last + 1)
    }

    /// `&nbsp` without its end, `&bogus;`, `＆nbsp；`, and what is left of `&amp;nbsp;`.
    pub(super) fn entity(self, at: usize) -> Option<Range<usize>> {
        if !self.is_or_was(at, '&') {
            return None;
        }
        let number = usize::from(self.is(at + 1, '#'));
        let first = at + 1 + number;
        let ascii = |at: &usize| self.char(*at).is_some_and(|c| c.is_ascii_alphanumeric());
        let end = first + (first..first + LONGEST_NAME).take_while(ascii).count();
        let name: String = self.text(first..end).collect();
        let is_name = |name: &str| ENTITIES.split(' ').any(|one| one == name);
        let known = is_name(&name);
        let digits =
            number == 1 && name.trim_start_matches(['x', 'X']).starts_with(|c: char| c.is_ascii_hexdigit());
        let closed = self.is(end, ';');
        // A name that is none is told by the sign that ends it, but for a firm's: `R&D；`.
        let named =
            name.len() > 1 && name.starts_with(|c: char| c.is_ascii_lowercase()) && self.is_plain(end, ';');
        // `?a=1&copy=2` is an address.
        let open = known && !self.is(end, '=');
        let known = is_name(&name.to_ascii_lowercase());
        let is = if number == 1 {
            digits && (closed || name.len() > 1)
        } else {
            (known && closed) || named || open
        };
        is.then_some(at..end + usize::from(closed))
    }

    /// `＜b＞`, `< br >`, `[/b]`, and what is left of `&lt;br&gt;`.
    pub(super) fn tag(self, at: usize) -> Option<Range<usize>> {
        if self.is_plain(at, '[') && self.is_plain(at + 1, '/') {
            let close = self.find(at + 2, |at| self.ascii(at).is_none())?;
            return (close > at + 2 && self.is_plain(close, ']')).then_some(at..close + 1);
        }
        if !self.is_or_was(at, '<') {
            return None;
        }
        let slash = self.skip_blanks(at + 1);
        let first = self.skip_blanks(slash + usize::from(self.is(slash, '/')));
        let end = first + (first..first + LONGEST_NAME).take_while(|at| self.ascii(*at).is_some()).count();
        let name: String = (first..end).filter_map(|at| self.ascii(at)).collect();
        let close = self.find(end, |at| self.is_or_was(at, '>') || self.is_or_was(at, '<'))?;
        let whole = close == end || self.is_blank(end) || self.is(end, '/');
        // `a < b > c` compares.
        let compares = name.len() == 1 && (first > at + 2 || self.is_blank(at + 1) || self.is_latin(at));
        let known = TAGS.split(' ').any(|one| one == name);
        (known && whole && !compares && self.is_or_was(close, '>')).then_some(at..close + 1)
    }

    /// A letter or figure as it should have been typed, small.
    fn ascii(self, at: usize) -> Option<char> {
        let c = self.char(at).map(twin)?;
        c.is_ascii_alphanumeric().then(|| c.to_ascii_lowercase())
    }

    /// Whether a letter or a figure of ASCII stands before a place.
    fn is_latin(self, at: usize) -> bool {
        self.before(at).is_some_and(|c| c.is_ascii_alphanumeric())
    }

    /// `甲_斜_乙`, `＿＿粗＿＿`: a Han stands beside either sign. `a_b_c` is a name.
    pub(super) fn underscores(self, at: usize) -> Option<Range<usize>> {
        let inside = self.pair(at, '_', 2)?;
        let count = inside.start - at;
        let beside = |left: Option<usize>, right: usize| self.is_han(left) || self.is_han(Some(right));
        let both =
            beside(at.checked_sub(1), inside.start) && beside(inside.end.checked_sub(1), inside.end + count);
        both.then(|| Self::whole(&inside, count))
    }

    /// `甲~~乙` without its end, `～～删～～` where it begins no word: behind one it draws out a sound.
    pub(super) fn struck_out(self, at: usize) -> Option<Range<usize>> {
        if self.run(at, '~') != 2 {
            return None;
        }
        if self.is_plain(at, '~') {
            let figure = self.char(at + 2).is_some_and(|c| c.is_ascii_digit());
            return (self.is_word(Some(at + 2)) && !figure).then_some(at..at + 2);
        }
        let inside = self.pair(at, '~', 2).filter(|_| !self.is_word(at.checked_sub(1)))?;
        Some(Self::whole(&inside, 2))
    }

    /// A tick of the ASCII keyboard, or text between two full-width ones.
    pub(super) fn code(self, at: usize) -> Option<Range<usize>> {
        if self.is_plain(at, '`') {
            return Some(at..at + self.run(at, '`').max(1));
        }
        let inside = self.pair(at, '`', 3)?;
        Some(Self::whole(&inside, inside.start - at))
    }

    /// The first text between full-width stars, `＊＊重要＊＊`, with its signs and without. Names are masked by them, too,
    /// `王＊＊、李＊＊`, and notes begin with one.
    pub(super) fn full_width_stars(self) -> Option<(Range<usize>, Range<usize>)> {
        let star = |at: &usize| self.is_plain(*at, '＊');
        let mut open: Option<Range<usize>> = None;
        let mut at = self.chars.iter().position(|one| one.c == '＊')?;
        while at < self.chars.len() {
            let end = (at..self.chars.len()).find(|at| !star(at)).unwrap_or(self.chars.len());
            if (1..=3).contains(&(end - at)) {
                match open.take() {
                    Some(first) if first.len() == end - at && self.is_emphasis(&first, at) => {
                        return Some((first.start..end, first.end..at));
                    }
                    _ if self.is_word(Some(end)) => open = Some(at..end),
                    _ => {}
                }
            }
            at = end.max(at + 1);
        }
        None
    }

    /// Whether full-width stars and others that stand at a place are around a text that is emphasised.
    fn is_emphasis(self, first: &Range<usize>, close: usize) -> bool {
        let surname = |at: Option<usize>| at.and_then(|at| self.char(at)).is_some_and(doubts::is_surname);
        let outer = first.start.checked_sub(1);
        let names = surname(outer) && surname(close.checked_sub(1));
        let parted =
            close > first.end + LONGEST || self.text(first.end..close).any(|c| "，、；。和与及".contains(c));
        let inside_word = self.is_word(outer);
        let sure = first.len() > 1 && !inside_word;
        self.is_word(close.checked_sub(1)) && (sure || !(names || parted))
    }

    /// A line that begins with `＞`.
    pub(super) fn quote(self, at: usize) -> Option<Range<usize>> {
        (self.is(at, '>') && self.begins_line(at)).then_some(at..at + 1)
    }

    /// `==高亮==`; `a==b==c` is no Chinese.
    pub(super) fn highlighted(self, at: usize) -> Option<Range<usize>> {
        let inside = self.pair(at, '=', 2).filter(|inside| inside.start == at + 2)?;
        let marked = self.is_word(Some(inside.start)) && !self.is_latin(at);
        marked.then(|| Self::whole(&inside, 2))
    }

    /// `10^2^`, `CO~2~`: some letters or figures. `8~10月11~12日` are spans.
    pub(super) fn script(self, at: usize, sign: char) -> Option<Range<usize>> {
        let inside = self.pair(at, sign, 1).filter(|inside| inside.len() <= 3)?;
        let small = self.text(inside.clone()).all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-'))
            && self.text(inside.clone()).any(|c| c.is_ascii_digit() || matches!(c, '+' | '-'));
        let below = sign == '~'
            && !self.before(at).is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, ')' | '）'));
        let goes_on = self.char(inside.end + 1).is_some_and(|c| c.is_ascii_digit());
        (small && !below && !goes_on).then(|| Self::whole(&inside, 1))
    }

    /// `x^2`.
    pub(super) fn exponent(self, at: usize) -> Option<Range<usize>> {
        let base = self.before(at).is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, ')' | '）'));
        let figures =
            (at + 1..at + 4).take_while(|at| self.char(*at).is_some_and(|c| c.is_ascii_digit())).count();
        (self.is(at, '^') && base && figures > 0).then_some(at..at + 1 + figures)
    }

    /// `{{date}}`, `[[甲]]`.
    pub(super) fn template(self, at: usize) -> Option<Range<usize>> {
        let (_, close) = [('{', '}'), ('[', ']')].into_iter().find(|(open, _)| self.is_plain(at, *open))?;
        let open = self.char(at)?;
        if self.run(at, open) != 2 {
            return None;
        }
        let end =
            self.find(at + 2, |at| self.is_plain(at, close)).filter(|end| self.run(*end, close) == 2)?;
        (end > at + 2).then_some(at..end + 2)
    }

    /// `\n` at the end of a word, `\u3000`. `C:\new` is a place.
    pub(super) fn escape(self, at: usize) -> Option<Range<usize>> {
        let letter = self.char(at + 1).filter(|_| self.is_plain(at, '\\'))?;
        let after = (at + 2..at + 6)
            .take_while(|at| self.char(*at).is_some_and(|c| c.is_ascii_alphanumeric()))
            .count();
        match letter {
            'n' | 'r' | 't' if after == 0 => Some(at..at + 2),
            'u' if after == 4 => Some(at..at + 6),
            _ => None,
        }
    }

    /// `$x^2$`; `$5` is a price.
    pub(super) fn formula(self, at: usize) -> Option<Range<usize>> {
        let inside = self.pair(at, '$', 2)?;
        let count = inside.start - at;
        let typed: String = self.text(inside.clone()).collect();
        let sign =
            typed.contains(['^', '_', '\\', '{', '=', '+']) || typed.chars().all(|c| c.is_ascii_alphabetic());
        let ends = typed.ends_with(|c: char| c.is_ascii_alphanumeric() || "})]".contains(c));
        let price = self.char(inside.end + count).is_some_and(|c| c.is_ascii_digit());
        let ends = ends && !price && !self.is_latin(at);
        (typed.is_ascii() && sign && ends).then(|| Self::whole(&inside, count))
    }
}

/// The sign of the ASCII keyboard whose full-width twin a character is, by shape alone.
fn twin(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

/// Whether a text between brackets is an address or the name of a file.
fn is_address(text: &str) -> bool {
    let lower = text.to_ascii_lowercase().replace('：', ":");
    let file = !text.contains(char::is_whitespace)
        && text.rsplit_once('.').is_some_and(|(name, ending)| {
            !name.is_empty()
                && (2..=5).contains(&ending.len())
                && ending.starts_with(|c: char| c.is_ascii_alphabetic())
                && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
        });
    SCHEMES.iter().any(|scheme| lower.starts_with(scheme)) || file || text.starts_with('/')
}

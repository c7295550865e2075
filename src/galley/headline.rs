//! A headline in lines: where it breaks, by how many they are.

use std::cell::OnceCell;
use std::ops::Range;

use crate::geom::Em;
use crate::line::{Paragraph, Rules};
use crate::sense::{Cost, Evenness, Sense, lines};
use crate::text::{Joint, ShapedText};

/// The lines of a headline that the composer breaks.
#[derive(Debug, Default)]
pub(super) struct HeadlineLines {
    /// By sense, from two lines on; nothing, where so many can't end so.
    by_sense: Vec<OnceCell<Option<Vec<Range<usize>>>>>,
    sense: OnceCell<Sense>,
}

/// Where the lines of a headline may end. What comes later is for one that does not fit otherwise at its smallest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ends {
    /// Where it is best by sense; never within a word, nor so that lines are of two or three characters.
    BySense,
    /// At the end of a word, where the widest line is narrowest.
    AtWords,
    /// Wherever the widest line is narrowest.
    Anywhere,
}

/// Lines are no shorter than this on an average: fewer lines in smaller type are read at a glance.
const SHORTEST: Em = Em(3_000_000);

impl HeadlineLines {
    /// Of at most so many lines.
    pub(super) fn new(most: usize) -> Self {
        let by_sense = std::iter::repeat_with(OnceCell::new).take(most.saturating_sub(1)).collect();
        Self { by_sense, sense: OnceCell::new() }
    }

    /// Its lines, without the blanks at their ends: the same wherever it is set, where they end alike. Nothing, where so
    /// many can't end so.
    pub(super) fn of(
        &self,
        (text, rules): (&ShapedText, &Rules),
        count: usize,
        ends: Ends,
    ) -> Option<Vec<Range<usize>>> {
        let Some(cell) = count.checked_sub(2).and_then(|at| self.by_sense.get(at)) else {
            return Some(std::iter::once(0..text.atoms.len()).collect());
        };
        let sense = self.sense.get_or_init(|| Sense::of(&text.text, &kept(text)));
        let cut =
            |evenness| Cutter { text, paragraph: Paragraph::new(text, rules), sense }.lines(count, evenness);
        match ends {
            Ends::BySense => cell.get_or_init(|| cut(Evenness::BesideSense).good()).clone(),
            Ends::AtWords => Some(cut(Evenness::BeforeSense).lines),
            Ends::Anywhere => Some(cut(Evenness::Alone).lines),
        }
    }
}

/// What a headline is cut by.
struct Cutter<'a> {
    text: &'a ShapedText,
    paragraph: Paragraph<'a>,
    sense: &'a Sense,
}

/// A headline in a number of lines.
struct Cut {
    lines: Vec<Range<usize>>,
    /// No line ends within a word.
    whole_words: bool,
    /// How wide a line is on an average.
    mean: Em,
}

impl Cutter<'_> {
    fn lines(&self, count: usize, evenness: Evenness) -> Cut {
        let Self { text, paragraph, sense } = self;
        let cost =
            |end: usize| text.atoms.get(end).map_or(Cost::default(), |atom| sense.cost(atom.byte as usize));
        let ends = |end: usize| paragraph.may_end(end).then(|| cost(end));
        let cut = lines(count, paragraph.len(), ends, |line| paragraph.width(line), evenness);
        let whole_words = cut.iter().skip(1).all(|line| cost(line.start) < Cost::WITHIN_WORD);
        let mean = paragraph.width(&(0..paragraph.len())) / count as i64;
        Cut { lines: cut.into_iter().map(|line| without_blanks(text, line)).collect(), whole_words, mean }
    }
}

impl Cut {
    /// Its lines, where they are as those by sense are to be.
    fn good(self) -> Option<Vec<Range<usize>>> {
        (self.whole_words && self.mean >= SHORTEST).then_some(self.lines)
    }
}

/// A line without the blanks at its end: they were there to break at.
fn without_blanks(text: &ShapedText, line: Range<usize>) -> Range<usize> {
    let is_blank = |atom: usize| text.atoms.get(atom).is_some_and(|atom| atom.class.is_blank());
    let ink = line.clone().rev().find(|atom| !is_blank(*atom));
    ink.map_or(line.clone(), |last| line.start..last + 1)
}

/// The stretches that the house wants whole, by bytes of the text.
fn kept(text: &ShapedText) -> Vec<Range<usize>> {
    let byte = |atom: usize| text.atoms.get(atom).map_or(text.text.len(), |atom| atom.byte as usize);
    let (mut all, mut from) = (Vec::new(), None);
    for (at, atom) in text.atoms.iter().enumerate() {
        match (from, atom.joint == Joint::Kept) {
            (None, true) => from = Some(at),
            (Some(first), false) => {
                all.push(byte(first)..byte(at + 1));
                from = None;
            }
            _ => (),
        }
    }
    all
}

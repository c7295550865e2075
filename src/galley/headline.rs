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
    /// From two lines on.
    broken: Vec<OnceCell<Broken>>,
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

/// A headline in a number of lines.
#[derive(Debug, Clone)]
struct Broken {
    by_sense: Vec<Range<usize>>,
    /// Neither within a word nor in short lines.
    is_good: bool,
    at_words: Vec<Range<usize>>,
    anywhere: Vec<Range<usize>>,
}

impl HeadlineLines {
    /// Of at most so many lines.
    pub(super) fn new(most: usize) -> Self {
        let broken = std::iter::repeat_with(OnceCell::new).take(most.saturating_sub(1)).collect();
        Self { broken, sense: OnceCell::new() }
    }

    /// Its lines, without the blanks at their ends: the same wherever it is set, where they end alike. Nothing, where so
    /// many can't end so.
    pub(super) fn of(
        &self,
        (text, rules): (&ShapedText, &Rules),
        count: usize,
        ends: Ends,
    ) -> Option<Vec<Range<usize>>> {
        let Some(broken) = self.broken(text, rules, count) else {
            return Some(std::iter::once(0..text.atoms.len()).collect());
        };
        match ends {
            Ends::BySense => broken.is_good.then(|| broken.by_sense.clone()),
            Ends::AtWords => Some(broken.at_words.clone()),
            Ends::Anywhere => Some(broken.anywhere.clone()),
        }
    }

    fn broken(&self, text: &ShapedText, rules: &Rules, count: usize) -> Option<&Broken> {
        let cell = self.broken.get(count.checked_sub(2)?)?;
        let sense = self.sense.get_or_init(|| Sense::of(&text.text, &kept(text)));
        Some(cell.get_or_init(|| broken(text, &Paragraph::new(text, rules), sense, count)))
    }
}

fn broken(text: &ShapedText, paragraph: &Paragraph<'_>, sense: &Sense, count: usize) -> Broken {
    let cost =
        |end: usize| text.atoms.get(end).map_or(Cost::default(), |atom| sense.cost(atom.byte as usize));
    let ends = |end: usize| paragraph.may_end(end).then(|| cost(end));
    let width = |line: &Range<usize>| paragraph.width(line);
    let cut = |evenness| lines(count, paragraph.len(), ends, width, evenness);
    let by_sense = cut(Evenness::BesideSense);
    let whole_words = by_sense.iter().skip(1).all(|line| cost(line.start) < Cost::WITHIN_WORD);
    let mean = paragraph.width(&(0..paragraph.len())) / count as i64;
    let trimmed = |cut: Vec<Range<usize>>| cut.into_iter().map(|line| without_blanks(text, line)).collect();
    Broken {
        by_sense: trimmed(by_sense),
        is_good: whole_words && mean >= SHORTEST,
        at_words: trimmed(cut(Evenness::BeforeSense)),
        anywhere: trimmed(cut(Evenness::Alone)),
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

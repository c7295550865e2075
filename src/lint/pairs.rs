//! Marks that stand in pairs: which closes which, and which stand inside others.

use super::script::{NONE, is_han_figure};
use crate::numeral;

pub(super) const DOUBLE: usize = 0;
const SINGLE: usize = 1;
pub(super) const TITLE: usize = 2;
const INNER_TITLE: usize = 3;
pub(super) const ROUND: usize = 4;
const KINDS: usize = 10;

/// Of which kind a mark is, and whether it opens. Half-width brackets close full-width ones and the other way round: that
/// they are mixed is told apart.
fn mark(c: char) -> Option<(usize, bool)> {
    Some(match c {
        '“' => (DOUBLE, true),
        '”' => (DOUBLE, false),
        '‘' => (SINGLE, true),
        '’' => (SINGLE, false),
        '《' => (TITLE, true),
        '》' => (TITLE, false),
        '〈' => (INNER_TITLE, true),
        '〉' => (INNER_TITLE, false),
        '（' | '(' => (ROUND, true),
        '）' | ')' => (ROUND, false),
        '【' => (5, true),
        '】' => (5, false),
        '〔' => (6, true),
        '〕' => (6, false),
        '［' => (7, true),
        '］' => (7, false),
        '「' => (8, true),
        '」' => (8, false),
        '『' => (9, true),
        '』' => (9, false),
        _ => return None,
    })
}

/// The pairs of a text.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    /// In the order in which they open.
    pub(super) all: Vec<Pair>,
    /// Marks without their other half.
    pub(super) lone: Vec<usize>,
    /// The innermost pair that each character stands in, counted from 1; marks of a pair stand in it.
    inside: Vec<u32>,
}

/// Two marks and what they stand in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pair {
    /// Of which kind its marks are.
    pub(super) kind: usize,
    pub(super) open: usize,
    pub(super) close: usize,
    /// The kind of the nearest quotes around it, and of the nearest marks of a title.
    pub(super) quote: Option<usize>,
    pub(super) title: Option<usize>,
    /// The pair around it.
    pub(super) outer: Option<usize>,
}

impl Pairs {
    pub(super) fn of(chars: &[char], signs: &[usize]) -> Self {
        let mut pairs = Self::default();
        let mut open: Vec<(usize, usize)> = Vec::new();
        let mut counts = [0_usize; KINDS];
        let mut closed = Vec::new();
        let mut points = Points::default();
        for (at, (kind, opens)) in signs.iter().filter_map(|at| Some((*at, mark(*chars.get(*at)?)?))) {
            if opens {
                open.push((kind, at));
                counts[kind] += 1;
                continue;
            }
            if is_apostrophe(chars, at) || points.is_one(chars, at, counts[ROUND] > 0) {
                continue;
            }
            if counts[kind] == 0 {
                pairs.lone.push(at);
                continue;
            }
            while let Some((other, from)) = open.pop() {
                counts[other] -= 1;
                if other == kind {
                    closed.push((from, at, kind));
                    break;
                }
                pairs.lone.push(from);
            }
        }
        pairs.lone.extend(open.into_iter().map(|(_, from)| from));
        pairs.lone.sort_unstable();
        closed.sort_unstable();
        pairs.nest(&closed, chars.len());
        pairs
    }

    /// Finds what each pair stands in. They are in the order in which they open.
    fn nest(&mut self, closed: &[(usize, usize, usize)], len: usize) {
        self.inside = vec![0; len];
        let mut around: Vec<usize> = Vec::new();
        let mut filled = 0;
        for (open, close, kind) in closed.iter().copied() {
            while let Some(outer) = around.last().and_then(|outer| self.all.get(*outer)).copied() {
                if outer.close > open {
                    break;
                }
                self.fill(&mut filled, outer.close + 1, &around);
                around.pop();
            }
            self.fill(&mut filled, open, &around);
            let outer = around.last().and_then(|outer| self.all.get(*outer)).copied();
            let nearest = |of: fn(&Pair) -> Option<usize>, kinds: [usize; 2]| {
                outer
                    .and_then(|outer| if kinds.contains(&outer.kind) { Some(outer.kind) } else { of(&outer) })
            };
            let quote = nearest(|outer| outer.quote, [DOUBLE, SINGLE]);
            let title = nearest(|outer| outer.title, [TITLE, INNER_TITLE]);
            self.all.push(Pair { kind, open, close, quote, title, outer: around.last().copied() });
            around.push(self.all.len() - 1);
        }
        while let Some(last) = around.last().copied() {
            let end = self.all.get(last).map_or(0, |pair| pair.close + 1);
            self.fill(&mut filled, end, &around);
            around.pop();
        }
    }

    /// Says of the characters up to an end that they stand in the innermost pair that is open.
    fn fill(&mut self, filled: &mut usize, end: usize, around: &[usize]) {
        let number = around.last().map_or(0, |pair| *pair as u32 + 1);
        self.inside.get_mut(*filled..end).into_iter().flatten().for_each(|one| *one = number);
        *filled = end.max(*filled);
    }

    /// The innermost pair that a character stands in, by a number; 0, where it stands in none.
    pub(super) fn inside(&self, at: usize) -> usize {
        self.inside.get(at).map_or(0, |number| *number as usize)
    }
}

pub(super) fn is_mark(c: char) -> bool {
    mark(c).is_some()
}

/// ’ between letters, and before what is left of a word.
fn is_apostrophe(chars: &[char], at: usize) -> bool {
    let letter = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(char::is_ascii_alphanumeric);
    chars.get(at) == Some(&'’') && letter(Some(at + 1)) && (letter(at.checked_sub(1)) || at == 0)
}

/// The numbers of points, as far as they are read: `1)`, `a）`, `一）`.
#[derive(Debug, Default)]
struct Points {
    /// The number of the last one inside a bracket.
    inside: Option<u32>,
}

impl Points {
    /// Whether a bracket stands behind the number of a point. Where one is open, it closes it, （图1、2）, but in a row
    /// of points: （1）总则；2）分则）.
    fn is_one(&mut self, chars: &[char], at: usize, open: bool) -> bool {
        if !open {
            self.inside = None;
        }
        let Some(number) = ordinal(chars, at) else { return false };
        if !open {
            return true;
        }
        let before = number.value.and_then(|value| value.checked_sub(1));
        let goes_on = before.is_some() && self.inside == before;
        let begins = || number.value == Some(1) && number.begins && has_next(chars, at, number.len);
        let is_one = goes_on || begins();
        if is_one {
            self.inside = number.value;
        }
        is_one
    }
}

/// The number before a bracket.
struct Ordinal {
    len: usize,
    value: Option<u32>,
    /// A sentence or part of one begins with it.
    begins: bool,
}

/// The number of a point that stands before a bracket, without a bracket before it.
fn ordinal(chars: &[char], at: usize) -> Option<Ordinal> {
    if !matches!(chars.get(at), Some(')' | '）')) {
        return None;
    }
    let number = |c: &&char| c.is_ascii_alphanumeric() || is_han_figure(**c);
    let len = chars.get(..at).unwrap_or_default().iter().rev().take(3).take_while(number).count();
    let before = (at - len).checked_sub(1).and_then(|before| chars.get(before)).copied().unwrap_or(NONE);
    if !(1..3).contains(&len) || !(before == NONE || before == ' ' || "。，、；：？！”’".contains(before))
    {
        return None;
    }
    let value = value(chars.get(at - len..at).unwrap_or_default());
    Some(Ordinal { len, value, begins: "。；：".contains(before) })
}

/// What a number of a point counts: figures, a letter, or a Han figure up to ten.
fn value(number: &[char]) -> Option<u32> {
    match *number {
        [c] if c.is_ascii_alphabetic() => Some(u32::from(c.to_ascii_lowercase()) - u32::from('a') + 1),
        [c] if !c.is_ascii() => numeral::read(c.encode_utf8(&mut [0; 4])),
        _ => number.iter().collect::<String>().parse().ok(),
    }
}

/// Whether the second of a row of points follows, and no bracket is opened before.
fn has_next(chars: &[char], at: usize, len: usize) -> bool {
    const FAR: usize = 200;
    let rest = chars.get(at + 1..).unwrap_or_default();
    let bracket = |c: &char| matches!(c, '(' | '（' | ')' | '）');
    let next = rest.iter().take(FAR).position(bracket).map(|next| at + 1 + next);
    next.and_then(|next| ordinal(chars, next)).is_some_and(|next| next.value == Some(2) && next.len == len)
}

/// Whether a mark opens a pair.
pub(super) fn is_opening(c: char) -> bool {
    mark(c).is_some_and(|(_, opens)| opens)
}

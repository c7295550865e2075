//! Two texts, character by character: what of them is the same, and what is not.
//!
//! First whole lines are met, then sentences between those, then characters between these: it is quick where much is the
//! same, and bounded where nothing is. What no other text has is set aside before two are compared.

use std::collections::BTreeSet;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::lines::{Character, PARAGRAPH};

/// A stretch of both texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stretch {
    /// They are the same.
    pub(super) same: bool,
    pub(super) old: Range<usize>,
    pub(super) new: Range<usize>,
}

/// The most pairs of characters that are looked at, between two sentences that are the same; where there are more, one
/// text took the place of the other.
const MOST: usize = 4_000_000;
/// Of a hundred characters of a stretch that has changed so many have to be the same, or all of it is told as one change.
const LEAST: usize = 35;

/// A text with the ends of its lines.
#[derive(Clone, Copy)]
pub(super) struct Text<'a> {
    pub(super) characters: &'a [Character],
    pub(super) ends: &'a [usize],
}

/// Lines that are the same, and the stretches of both texts in their order.
pub(super) struct Aligned {
    pub(super) lines: Vec<(usize, usize)>,
    pub(super) stretches: Vec<Stretch>,
}

pub(super) fn aligned(old: Text<'_>, new: Text<'_>) -> Aligned {
    let lines = met(&units(old.characters, old.ends), &units(new.characters, new.ends));
    let start = |ends: &[usize], line: usize| line.checked_sub(1).map_or(0, |before| ends[before]);
    let ranges = lines.iter().map(|(one, other)| {
        let old_range = start(old.ends, *one)..old.ends[*one];
        (old_range, start(new.ends, *other)..new.ends[*other])
    });
    let mut stretches = Vec::new();
    between(ranges, (old.characters, new.characters), (0, 0), &mut stretches, &|old, new, base, all| {
        sentences(old, new, base, all);
    });
    let stretches = whole(joined(stretches, new.characters), old.characters, new.characters);
    Aligned { lines, stretches: joined(stretches, new.characters) }
}

/// What two stretches are compared by, which begin somewhere in their texts.
type Inner<'f> = &'f dyn Fn(&[Character], &[Character], (usize, usize), &mut Vec<Stretch>);

/// Goes through what is met, and what stands between.
fn between(
    ranges: impl Iterator<Item = (Range<usize>, Range<usize>)>,
    (old, new): (&[Character], &[Character]),
    base: (usize, usize),
    all: &mut Vec<Stretch>,
    inner: Inner<'_>,
) {
    let (mut from_old, mut from_new) = (0, 0);
    let ends = (old.len()..old.len(), new.len()..new.len());
    for (one, other) in ranges.chain([ends]) {
        let (gap, other_gap) = (from_old..one.start, from_new..other.start);
        if !gap.is_empty() || !other_gap.is_empty() {
            let base = (base.0 + gap.start, base.1 + other_gap.start);
            inner(old.get(gap).unwrap_or_default(), new.get(other_gap).unwrap_or_default(), base, all);
        }
        (from_old, from_new) = (one.end, other.end);
        if !one.is_empty() {
            all.push(Stretch { same: true, old: shifted(&one, base.0), new: shifted(&other, base.1) });
        }
    }
}

fn shifted(range: &Range<usize>, by: usize) -> Range<usize> {
    range.start + by..range.end + by
}

/// Compares sentence by sentence, and between those character by character.
fn sentences(old: &[Character], new: &[Character], base: (usize, usize), all: &mut Vec<Stretch>) {
    let is_small = |old: &[Character], new: &[Character]| old.len().saturating_mul(new.len()) <= MOST;
    if is_small(old, new) {
        return characters(old, new, base, all);
    }
    let (old_ends, new_ends) = (sentence_ends(old), sentence_ends(new));
    let start = |ends: &[usize], at: usize| at.checked_sub(1).map_or(0, |before| ends[before]);
    let pairs = met(&units(old, &old_ends), &units(new, &new_ends));
    let ranges = pairs.iter().map(|(one, other)| {
        (start(&old_ends, *one)..old_ends[*one], start(&new_ends, *other)..new_ends[*other])
    });
    between(ranges, (old, new), base, all, &|old, new, base, all| {
        if is_small(old, new) {
            characters(old, new, base, all);
        } else {
            all.push(Stretch {
                same: false,
                old: shifted(&(0..old.len()), base.0),
                new: shifted(&(0..new.len()), base.1),
            });
        }
    });
}

fn sentence_ends(characters: &[Character]) -> Vec<usize> {
    let ends =
        characters.iter().enumerate().filter(|(_, one)| matches!(one.c, '。' | '！' | '？' | PARAGRAPH));
    let mut ends: Vec<usize> = ends.map(|(at, _)| at + 1).collect();
    if ends.last() != Some(&characters.len()) {
        ends.push(characters.len());
    }
    ends
}

fn characters(old: &[Character], new: &[Character], base: (usize, usize), all: &mut Vec<Stretch>) {
    let chars = |of: &[Character]| of.iter().map(|one| one.c).collect::<Vec<char>>();
    let first = all.len();
    for op in capture_diff_slices(Algorithm::Myers, &chars(old), &chars(new)) {
        let same = matches!(op, DiffOp::Equal { .. });
        all.push(Stretch {
            same,
            old: shifted(&op.old_range(), base.0),
            new: shifted(&op.new_range(), base.1),
        });
    }
    let own = all.get(first..).unwrap_or_default();
    let same: usize = own.iter().filter(|one| one.same).map(|one| one.new.len()).sum();
    let shorter = old.len().min(new.len());
    // Two texts always have some characters in common.
    if same * 100 < shorter * LEAST {
        all.truncate(first);
        let (old, new) = (shifted(&(0..old.len()), base.0), shifted(&(0..new.len()), base.1));
        all.push(Stretch { same: false, old, new });
    }
}

/// The contents of stretches of a text, which end there.
fn units(characters: &[Character], ends: &[usize]) -> Vec<String> {
    let mut from = 0;
    let unit = |end: &usize| {
        let unit = characters.get(from..*end).unwrap_or_default();
        from = *end;
        unit.iter().map(|one| one.c).collect()
    };
    ends.iter().map(unit).collect()
}

/// The places of units that two texts have in common, in the order of both.
fn met(old: &[String], new: &[String]) -> Vec<(usize, usize)> {
    if old == new {
        return (0..old.len()).map(|at| (at, at)).collect();
    }
    let all = |of: &'_ [String]| -> BTreeSet<String> { of.iter().cloned().collect() };
    let (of_old, of_new) = (all(old), all(new));
    let (places, others) = (places(old, &of_new), places(new, &of_old));
    let keys = |of: &[usize], text: &[String]| -> Vec<String> {
        of.iter().filter_map(|at| text.get(*at)).cloned().collect()
    };
    let ops = capture_diff_slices(Algorithm::Myers, &keys(&places, old), &keys(&others, new));
    let equal = ops.into_iter().filter(|op| matches!(op, DiffOp::Equal { .. }));
    let pairs = equal.flat_map(|op| op.old_range().zip(op.new_range()));
    pairs.filter_map(|(one, other)| Some((*places.get(one)?, *others.get(other)?))).collect()
}

/// The places of units that another text has as well.
fn places(of: &[String], others: &BTreeSet<String>) -> Vec<usize> {
    of.iter().enumerate().filter(|(_, unit)| others.contains(*unit)).map(|(at, _)| at).collect()
}

/// Changes with a character between them that says nothing are one.
fn joined(stretches: Vec<Stretch>, new: &[Character]) -> Vec<Stretch> {
    let mut all: Vec<Stretch> = Vec::with_capacity(stretches.len());
    for one in stretches {
        let is_mark = |at: usize| new.get(at).is_some_and(|one| one.c == PARAGRAPH);
        match all.as_mut_slice() {
            [.., last] if last.same == one.same => last.reach(&one),
            [.., before, between]
                if !one.same && between.new.len() == 1 && !before.same && !is_mark(between.new.start) =>
            {
                before.reach(&one);
                all.pop();
            }
            _ => all.push(one),
        }
    }
    all
}

/// No change ends inside a Latin word or a figure: it takes the rest of it from what is the same on either side.
fn whole(mut all: Vec<Stretch>, old: &[Character], new: &[Character]) -> Vec<Stretch> {
    for at in 0..all.len() {
        let Some(change) = all.get(at).filter(|one| !one.same).cloned() else { continue };
        let before = at.checked_sub(1).and_then(|at| all.get(at)).map_or(0, |one| one.new.len());
        let behind = all.get(at + 1).map_or(0, |one| one.new.len());
        let [start, end] =
            [(change.old.start, change.new.start), (change.old.end, change.new.end)].map(|(one, other)| {
                let ((before, behind), (of_new, behind_new)) = (word(old, one), word(new, other));
                (before.max(of_new), behind.max(behind_new))
            });
        let (taken, more) = (start.0.min(before), end.1.min(behind));
        if let Some(one) = at.checked_sub(1).and_then(|at| all.get_mut(at)) {
            (one.old.end, one.new.end) = (one.old.end - taken, one.new.end - taken);
        }
        if let Some(one) = all.get_mut(at) {
            (one.old.start, one.new.start) = (one.old.start - taken, one.new.start - taken);
            (one.old.end, one.new.end) = (one.old.end + more, one.new.end + more);
        }
        if let Some(one) = all.get_mut(at + 1) {
            (one.old.start, one.new.start) = (one.old.start + more, one.new.start + more);
        }
    }
    // Of what stood between two changes of one word nothing is left.
    all.retain(|one| !(one.old.is_empty() && one.new.is_empty()));
    all
}

/// How many characters of the word or figure that goes on over a place stand before it, and how many behind it.
fn word(of: &[Character], at: usize) -> (usize, usize) {
    let is = |at: usize, kind: fn(char) -> bool| of.get(at).is_some_and(|one| kind(one.c));
    let near = |at: usize| of.get(at).is_some_and(|one| !one.spaced);
    let before = |at: usize, kind: fn(char) -> bool| at.checked_sub(1).is_some_and(|at| is(at, kind));
    let digit = |c: char| c.is_ascii_digit();
    // 1,250.5 is one figure, and so is 12:30.
    let joins =
        |at: usize| is(at, |c| ".,:".contains(c)) && before(at, digit) && is(at + 1, digit) && near(at + 1);
    let part = |at: usize| is(at, |c| c.is_ascii_alphanumeric()) || joins(at);
    let goes_on = |at: &usize| at.checked_sub(1).is_some_and(part) && near(*at) && part(*at);
    ((1..=at).rev().take_while(goes_on).count(), (at..of.len()).take_while(goes_on).count())
}

impl Stretch {
    /// Takes in what follows.
    fn reach(&mut self, next: &Self) {
        (self.old.end, self.new.end) = (next.old.end, next.new.end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(of: &str) -> Vec<Character> {
        let mut spaced = false;
        let mut all = Vec::new();
        for c in of.chars() {
            if c != ' ' {
                all.push(Character { c, line: 0, set: 0, spaced });
            }
            spaced = c == ' ';
        }
        all
    }

    /// What has changed, as it was and as it is; all of both texts is told of once, and what is the same is the same.
    fn changes(old: &str, new: &str) -> Vec<(String, String)> {
        let (one, other) = (text(old), text(new));
        let ends = |of: &[Character]| -> Vec<usize> {
            (1..=of.len() / 5)
                .map(|line| line * 5)
                .chain((!of.len().is_multiple_of(5)).then_some(of.len()))
                .collect()
        };
        let (old_ends, new_ends) = (ends(&one), ends(&other));
        let before = Text { characters: &one, ends: &old_ends };
        let aligned = aligned(before, Text { characters: &other, ends: &new_ends });
        let said = |of: &[Character], range: &Range<usize>| {
            of[range.clone()].iter().map(|one| one.c).collect::<String>()
        };
        let (old, new) = (old.replace(' ', ""), new.replace(' ', ""));
        let (mut before, mut after) = (String::new(), String::new());
        for stretch in &aligned.stretches {
            let (was, is) = (said(&one, &stretch.old), said(&other, &stretch.new));
            assert!(!stretch.same || was == is, "{was} and {is}");
            before += &was;
            after += &is;
        }
        assert_eq!((before, after), (old, new), "nothing is left out");
        let changed = aligned.stretches.iter().filter(|one| !one.same);
        changed.map(|at| (said(&one, &at.old), said(&other, &at.new))).collect()
    }

    fn told(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(one, other)| ((*one).to_owned(), (*other).to_owned())).collect()
    }

    #[test]
    fn what_changed_is_told_and_no_more() {
        assert_eq!(changes("三百多名市民参加活动", "三百多名市民参加活动"), []);
        assert_eq!(
            changes("三百多名市民参加活动", "五百多名市民参加了活动"),
            told(&[("三", "五"), ("", "了")])
        );
        assert_eq!(changes("一二三四五六七八九十", "一二三四五"), told(&[("六七八九十", "")]));
    }

    #[test]
    fn changes_with_one_character_between_them_are_one_and_numbers_are_whole() {
        assert_eq!(changes("他说的是甲乙丙丁戊己", "他说的是子乙丑丁戊己"), told(&[("甲乙丙", "子乙丑")]));
        assert_eq!(changes("到场的有1234人在座", "到场的有1294人在座"), told(&[("1234", "1294")]));
    }

    #[test]
    fn latin_words_and_figures_are_whole_whatever_of_them_changed() {
        for (old, new) in [
            ("12345", "1245"),
            ("12345", "1234"),
            ("1234", "12345"),
            ("2345", "12345"),
            ("12345678", "19345698"),
            ("Times", "Tames"),
            ("1,250", "1,350"),
            ("1,250", "1,250.5"),
            ("3.5", "3.6"),
            ("19:30", "20:30"),
        ] {
            let around = |one: &str| format!("到场的有{one}人在座");
            assert_eq!(changes(&around(old), &around(new)), told(&[(old, new)]));
            assert_eq!(changes(old, new), told(&[(old, new)]), "and alone");
        }
        assert_eq!(changes("New York Times says", "New York Tames says"), told(&[("Times", "Tames")]));
        assert_eq!(changes("the Times says so", "the York Times says so"), told(&[("", "York")]));
        assert_eq!(
            changes("到场的有三百人", "到场的有三千人"),
            told(&[("百", "千")]),
            "Han goes by characters"
        );
    }

    #[test]
    fn a_text_that_took_the_place_of_another_is_one_change() {
        let (old, new) = ("今年前三季度全市工业增加值", "昨日市民在人民广场的活动中");
        assert_eq!(changes(old, new), told(&[(old, new)]));
    }

    #[test]
    fn texts_that_have_nothing_in_common_are_bounded() {
        let of =
            |from: u32| (0..40_000).filter_map(|at| char::from_u32(from + at % 9000)).collect::<String>();
        assert_eq!(changes(&of(0x4e00), &of(0xac00)).len(), 1);
    }

    #[test]
    fn whatever_is_edited_nothing_is_left_out() {
        let mut state = 7_u32;
        let mut next = |most: usize| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 16) as usize % most
        };
        let all: Vec<char> = "春江潮水连海平，上明12ab。¶".chars().collect();
        for _ in 0..300 {
            let old: Vec<char> = (0..next(60)).map(|_| all[next(all.len())]).collect();
            let mut new = old.clone();
            for _ in 0..next(6) {
                let at = next(new.len() + 1);
                let end = (at + next(4)).min(new.len());
                new.splice(at..end, (0..next(4)).map(|_| '月'));
            }
            changes(&old.iter().collect::<String>(), &new.iter().collect::<String>());
        }
    }
}

//! What it costs to end a line of a headline at a place of its text.

use std::collections::BTreeMap;
use std::ops::Range;

use super::cost::{Cost, LONGEST};
use super::joined::{Group, joined};
use super::kind::Kind;
use super::words::words;

/// A kind of pair and what it costs to part it.
struct Pair {
    left: &'static [Kind],
    right: &'static [Kind],
    cost: i64,
}

use Kind::{
    Adjective, Adverb, Conjunction, Counted, Mark, Measure, Name, Noun, Number, Particle, Place, Preposition,
    Pronoun, Time, Verb,
};

/// All kinds but marks.
const ANY: &[Kind] = &[];
const THING: &[Kind] = &[Noun, Name, Adjective, Number, Counted, Measure, Pronoun];

/// The table: every row that a pair is of counts.
const PAIRS: &[Pair] = &[
    // What leads on to the next word does not end a line.
    Pair { left: &[Adverb, Preposition, Conjunction, Pronoun], right: ANY, cost: 1_500 },
    Pair {
        left: &[Number],
        right: &[Noun, Name, Adjective, Measure, Number, Counted, Conjunction, Pronoun, Place, Particle],
        cost: 4_000,
    },
    Pair { left: &[Counted], right: &[Noun, Adjective, Verb], cost: 1_200 },
    Pair { left: &[Adverb, Preposition], right: &[Verb, Adverb], cost: 1_500 },
    Pair { left: &[Adjective], right: &[Number, Counted], cost: 1_500 },
    Pair { left: &[Time], right: &[Verb, Adverb], cost: 500 },
    // What somebody does begins a line.
    Pair { left: ANY, right: &[Verb, Adverb, Preposition], cost: -1_000 },
    Pair { left: ANY, right: &[Conjunction], cost: -500 },
    Pair { left: ANY, right: &[Time], cost: -400 },
    Pair { left: ANY, right: &[Number, Counted], cost: -200 },
    Pair { left: &[Time, Place], right: ANY, cost: -300 },
    // What belongs together.
    Pair { left: &[Verb], right: THING, cost: 800 },
    Pair { left: &[Adjective], right: ANY, cost: 700 },
    Pair { left: &[Noun, Name], right: &[Noun], cost: 700 },
    Pair { left: &[Noun], right: &[Name], cost: 1_200 },
    Pair { left: ANY, right: &[Place], cost: 2_500 },
];

const OPENING: &str = "“‘《〈（「『(";
const CLOSING: &str = "”’》〉）」』)";

/// Words that no line ends with, and words that none begins with.
const NOT_AT_END: &[&str] = &[
    "的", "了", "和", "与", "及", "或", "在", "把", "被", "将", "对", "为", "从", "向", "用", "让", "由",
    "以", "并", "是", "而", "于", "给", "使", "至", "比", "同", "跟",
];
const NOT_AT_START: &[&str] = &["的", "了", "着", "过", "们", "地", "得", "之", "等"];
const AT_END: i64 = 4_000;
const AT_START: i64 = 6_000;

/// Single characters side by side are likely one word that the dictionary lacks; those that begin one stay with it.
const BOTH_SINGLE: i64 = 800;
const SINGLE_THING: i64 = 500;
const BEGINNING: i64 = 2_500;
const BEGINNINGS: &[&str] = &[
    "老", "副", "原", "全", "第", "首", "新", "小", "大", "总", "非", "反", "超", "多", "每", "各", "某",
    "该", "本", "我", "县", "省", "市", "区",
];

/// What breaks of a text cost.
#[derive(Debug, Clone, Default)]
pub struct Sense {
    /// By the byte before which the line ends: all ends of words.
    ends: BTreeMap<usize, Cost>,
}

impl Sense {
    /// Of a text, of which some ranges of bytes are words whatever the dictionary says. What is too long for a headline is
    /// not looked into: all of it is one word.
    #[must_use]
    pub fn of(text: &str, whole: &[Range<usize>]) -> Self {
        if text.chars().nth(LONGEST).is_some() {
            return Self::default();
        }
        let groups = joined(text, &words(text, whole));
        let mut within = 0_u32;
        let pair = |pair: &[Group]| {
            let [left, right] = pair else { return None };
            let (before, behind) = (&text[left.range.clone()], &text[right.range.clone()]);
            match before.chars().next() {
                Some(c) if OPENING.contains(c) => within += 1,
                Some(c) if CLOSING.contains(c) => within = within.saturating_sub(1),
                _ => (),
            }
            let brackets = if within > 0 { Cost::WITHIN_BRACKETS } else { 0 };
            let cost = at_mark(before, behind) + between((left, before), (right, behind)) + brackets;
            Some((right.range.start, Cost(cost)))
        };
        Self { ends: groups.windows(2).filter_map(pair).collect() }
    }

    /// What it costs to end a line before a byte.
    #[must_use]
    pub fn cost(&self, byte: usize) -> Cost {
        self.ends.get(&byte).copied().unwrap_or(Cost::WITHIN_WORD)
    }
}

/// What marks and blanks at a break say.
fn at_mark(before: &str, behind: &str) -> i64 {
    let is_western = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    match (before.chars().last(), behind.chars().next()) {
        // A line begins with no blank.
        (_, Some(c)) if c.is_whitespace() => Cost::WITHIN_WORD.0,
        // Words of the West stand apart anyway.
        (Some(' '), next) if is_western(next) => 0,
        (Some(c), _) if c.is_whitespace() => Cost::BLANK,
        (Some('：' | '；' | '！' | '？' | '，' | '。' | ':' | ';' | '!' | '?' | ','), _) => {
            Cost::CLAUSE
        }
        (Some('、'), _) => Cost::LIST,
        (_, Some('—')) => Cost::DASH,
        (Some(c), _) if CLOSING.contains(c) => Cost::BRACKET,
        (_, Some(c)) if OPENING.contains(c) => Cost::BRACKET,
        _ => 0,
    }
}

/// What the words at a break say.
fn between((left, before): (&Group, &str), (right, behind): (&Group, &str)) -> i64 {
    let is = |kind: Kind, side: &[Kind]| if side.is_empty() { kind != Mark } else { kind.is(side) };
    let rows = PAIRS.iter().filter(|pair| is(left.kind, pair.left) && is(right.kind, pair.right));
    let mut cost: i64 = rows.map(|pair| pair.cost).sum();
    cost += if NOT_AT_END.contains(&before) { AT_END } else { 0 };
    cost += if NOT_AT_START.contains(&behind) { AT_START } else { 0 };
    if left.kind == Mark || right.kind == Mark {
        return cost;
    }
    let is_single = |word: &str| word.chars().nth(1).is_none();
    cost + match (is_single(before), is_single(behind)) {
        (true, true) => BOTH_SINGLE,
        (_, true) if right.kind == Noun => SINGLE_THING,
        (true, _) if BEGINNINGS.contains(&before) => BEGINNING,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cost(left: &str, right: &str) -> Cost {
        Sense::of(&format!("{left}{right}"), &[]).cost(left.len())
    }

    #[test]
    fn a_line_begins_with_what_somebody_does_rather_than_with_what_it_is_done_to() {
        assert!(cost("县医院", "新增儿科") < cost("县医院新增", "儿科"));
        assert!(cost("漪州机场", "将新增航线") < cost("漪州机场将", "新增航线"));
    }

    #[test]
    fn no_line_ends_with_a_word_that_leads_on_nor_begins_with_one_that_ends() {
        assert!(cost("大山里的", "孩子") > Cost(AT_END / 2));
        assert!(cost("大山里", "的孩子") > Cost(AT_START / 2));
        assert!(cost("长坪县和", "邻县") > Cost(AT_END / 2));
    }

    #[test]
    fn a_word_a_name_a_title_and_a_number_are_not_parted() {
        assert_eq!(cost("县教", "育局"), Cost::WITHIN_WORD);
        assert_eq!(cost("木偶大师严", "岱逝世"), Cost::WITHIN_WORD);
        assert_eq!(cost("仅需48", "分钟"), Cost::WITHIN_WORD);
        assert!(cost("《山门", "旧事》开拍") >= Cost(Cost::WITHIN_BRACKETS));
    }

    #[test]
    fn a_blank_and_the_end_of_a_clause_are_good_ends() {
        assert!(cost("洪水预警升级　", "沿河三乡镇连夜转移") < cost("冰雹过后，", "干部下田"));
        assert!(cost("冰雹过后，", "干部下田") < Cost(0));
    }
}

//! Total-fit breaking beside first-fit, over the same paragraphs.

use banxin::convention::MAINLAND;
use std::ops::Range;
use std::sync::OnceLock;

use crate::support::editions::{Setup, fonts};
use banxin::convention::Gap;
use banxin::geom::Em;
use banxin::line::pitch::Measured;
use banxin::line::{Breaks, Manner, Paragraph, Rules, Spacing, Squeeze, Tracked, demerits, lines};
use banxin::style::{Breaking, Glue, Kinsoku, MarkStyle};
use banxin::text::ShapedText;
use banxin::text::Shapers;
use proptest::prelude::*;

static FONTS: OnceLock<Shapers> = OnceLock::new();

fn shaped(text: &str) -> ShapedText {
    let setup = Setup { paragraphs: vec![text.into()], ..Setup::default() };
    let edition = setup.edition();
    let (shaped, _) = banxin::text::shape(&edition, FONTS.get_or_init(|| fonts(&edition)));
    crate::support::editions::first(&shaped.stories).blocks[0].text.clone()
}

fn rules(marks: MarkStyle) -> Rules {
    let han_latin = Glue { natural: Em::QUARTER, smallest: Em::milli(125), largest: Em::HALF };
    Rules {
        spacing: Spacing::new(&MAINLAND, marks, han_latin),
        breaks: Breaks::of(&MAINLAND, Kinsoku::Basic),
    }
}

fn manner(breaking: Breaking, squeeze: Squeeze) -> Manner {
    Manner { breaking, squeeze, ..FIRST }
}

const FIRST: Manner =
    Manner { breaking: Breaking::FirstFit, squeeze: Squeeze::Kinsoku, last_line: 1, even: Em::milli(80) };
const TOTAL: Manner = Manner { breaking: Breaking::TotalFit, ..FIRST };

/// The lines of a text, read.
fn read(text: &str, measure: impl Fn(usize, usize) -> Em, manner: Manner) -> Vec<String> {
    let (text, rules) = (shaped(text), rules(MarkStyle::HalfWidth));
    let paragraph = Paragraph::new(&text, &rules);
    let copy = Tracked { paragraph: &paragraph, tracking: Em::ZERO };
    lines(&copy, measure, manner).into_iter().map(|line| text.text_of(line).to_owned()).collect()
}

#[test]
fn a_loose_line_shares_its_space_with_the_line_before() {
    // First-fit leaves two em open on the second line; total-fit moves a character down from the first.
    let text = "一二三四五六七八一二三四五六1234567890七八九十";
    let measure = |_, _| Em::ONE * 8;
    assert_eq!(read(text, measure, FIRST), ["一二三四五六七八", "一二三四五六", "1234567890七八", "九十"]);
    assert_eq!(read(text, measure, TOTAL), ["一二三四五六七", "八一二三四五六", "1234567890七八", "九十"]);
}

#[test]
fn a_word_wider_than_the_measure_is_parted_where_its_hyphen_fits() {
    let (text, rules) = (shaped("abnomtqunczuhsia"), rules(MarkStyle::FullWidth));
    let paragraph = Paragraph::new(&text, &rules);
    let copy = Tracked { paragraph: &paragraph, tracking: Em::ZERO };
    for manner in [FIRST, TOTAL] {
        let set = lines(&copy, |_, _| Em::ONE * 7, manner);
        assert!(set.iter().all(|line| copy.least_width(line) <= Em::ONE * 7), "{set:?}");
    }
}

#[test]
fn a_line_that_does_not_fit_costs_more_than_any_other() {
    let (text, rules) = (shaped("一二三四五六七八"), rules(MarkStyle::HalfWidth));
    let paragraph = Paragraph::new(&text, &rules);
    let copy = Tracked { paragraph: &paragraph, tracking: Em::ZERO };
    let whole = 0..paragraph.len();
    assert_eq!(demerits(&copy, std::slice::from_ref(&whole), |_, _| Em::ONE * 8, TOTAL), 0);
    assert_eq!(demerits(&copy, &[whole], |_, _| Em::ONE * 4, TOTAL), 10_000 * 10_000 * 10_000);
}

#[test]
fn a_line_without_a_gap_can_be_filled_only_by_what_it_is() {
    let (text, rules) = (shaped("一"), rules(MarkStyle::HalfWidth));
    let paragraph = Paragraph::new(&text, &rules);
    let copy = Tracked { paragraph: &paragraph, tracking: Em::ZERO };
    assert_eq!(copy.opening(&(0..1), Em::ONE), Some(Em::ZERO));
    assert_eq!(copy.opening(&(0..1), Em::ONE * 2), None);
    assert_eq!(copy.opening(&(0..1), Em::HALF), Some(-Em::HALF));
    // A word space takes its share, and nothing is left over.
    let (text, rules) = (shaped("ab cd"), self::rules(MarkStyle::HalfWidth));
    let paragraph = Paragraph::new(&text, &rules);
    let copy = Tracked { paragraph: &paragraph, tracking: Em::ZERO };
    let whole = 0..paragraph.len();
    let width = copy.width(&whole);
    assert_eq!(copy.opening(&whole, width + Em::milli(10)), Some(Em::ZERO));
    assert!(copy.opening(&whole, width + Em::ONE * 3).is_none_or(|opening| opening > Em::ZERO));
}

#[test]
fn the_more_a_line_is_squeezed_or_opened_the_more_it_costs_and_the_last_one_costs_nothing() {
    let (text, rules) = (shaped("一，二，三，四，五六七八"), rules(MarkStyle::FullWidth));
    let paragraph = Paragraph::new(&text, &rules);
    let copy = Tracked { paragraph: &paragraph, tracking: Em::ZERO };
    let (first, whole) = (0..8, 0..paragraph.len());
    let natural = copy.width(&first);
    let cost = |measure: Em| {
        demerits(
            &copy,
            &[first.clone(), 8..paragraph.len()],
            |row, _| {
                if row == 0 { measure } else { Em::ONE * 20 }
            },
            TOTAL,
        )
    };
    assert_eq!(cost(natural), 0);
    let less = [100, 300, 600, 1000].map(|by| cost(natural - Em::milli(by)));
    let more = [100, 300, 600, 1000].map(|by| cost(natural + Em::milli(by)));
    assert!(less.is_sorted() && less[0] > 0 && less[3] < 1_000_000_000_000, "{less:?}");
    assert!(more.is_sorted() && more[0] > 0, "{more:?}");
    assert_eq!(demerits(&copy, &[whole], |_, _| Em::ONE * 30, TOTAL), 0, "a last line may be short");
}

#[test]
fn a_long_paragraph_is_still_set_at_the_least_cost_that_first_fit_has() {
    // So many ways lead to each break that all but the cheapest are given up.
    let text = "一二，三（四）五a六，七“八”九、十".repeat(60);
    let (text, rules) = (shaped(&text), rules(MarkStyle::FullWidth));
    let paragraph = Paragraph::new(&text, &rules);
    let copy = Tracked { paragraph: &paragraph, tracking: Em::ZERO };
    let measure = |_, _| Em::ONE * 23;
    let cost = |manner| demerits(&copy, &lines(&copy, measure, manner), measure, TOTAL);
    let (total, first) = (cost(TOTAL), cost(FIRST));
    assert!(total < first / 2, "{total} of {first}");
    let fewest = lines(&copy, measure, manner(Breaking::TotalFit, Squeeze::Always)).len();
    assert!(fewest <= lines(&copy, measure, FIRST).len());
}

#[test]
fn where_every_line_is_full_the_two_ways_agree() {
    let text = "一二三四五六七八九十".repeat(4);
    let measure = |_, _| Em::ONE * 10;
    assert_eq!(read(&text, measure, TOTAL), read(&text, measure, FIRST));
}

#[test]
fn every_row_may_have_a_measure_of_its_own() {
    let text = "一二三四五六七八九十".repeat(3);
    let measure = |row: usize, _| Em::ONE * [10, 6, 4, 10][row.min(3)];
    assert_eq!(
        read(&text, measure, TOTAL),
        ["一二三四五六七八九十", "一二三四五六", "七八九十", "一二三四五六七八九十"]
    );
}

#[test]
fn a_runt_is_avoided_at_the_price_of_a_little_space() {
    let measure = |_, _| Em::ONE * 8;
    let kept = Manner { last_line: 2, even: Em::milli(200), ..TOTAL };
    let text = "一二三四五六七八一二三四五六七八九";
    assert_eq!(read(text, measure, TOTAL), ["一二三四五六七八", "一二三四五六七八", "九"]);
    assert_eq!(read(text, measure, kept), ["一二三四五六七", "八一二三四五六七", "八九"]);
    let even = Manner { even: Em::milli(80), ..kept };
    assert_eq!(
        read(text, measure, even),
        read(text, measure, TOTAL),
        "two lines would be opened by 0.167 em"
    );
}

#[test]
fn a_word_wider_than_the_measure_is_broken_as_first_fit_does() {
    let text = "一二ABCDEFGHIJKLMNOPQRSTUVWXYZ三四";
    let measure = |_, _| Em::ONE * 6;
    assert_eq!(read(text, measure, TOTAL), read(text, measure, FIRST));
}

/// A paragraph of Han, marks, numbers and words.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => "[一二三四五六七八九十]{1,8}",
        3 => "[，。、]",
        1 => Just("“".to_owned()),
        1 => Just("”".to_owned()),
        1 => "[0-9]{1,5}",
        1 => "[a-z]{1,9}",
        1 => Just("——".to_owned()),
    ];
    prop::collection::vec(piece, 1..40).prop_map(|pieces| pieces.concat())
}

/// The sum of the squares of how far every gap of a line is opened, in (thousandths of an em)².
fn squares(copy: &Tracked<'_>, lines: &[Range<usize>], measure: impl Fn(usize, usize) -> Em) -> i64 {
    let filled = lines.split_last().map_or(&[][..], |(_, filled)| filled);
    let opening = |(row, line): (usize, &Range<usize>)| {
        copy.opening(line, measure(row, line.start)).map_or(1000, |opening| opening.0.max(0) / 1000)
    };
    filled.iter().enumerate().map(opening).map(|opening| opening * opening).sum()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn by_its_own_measure_total_fit_is_never_worse_than_first_fit(text in text(), wide in 8_i64..20, narrow in 8_i64..20) {
        let text = shaped(&text);
        for marks in [MarkStyle::Kaiming, MarkStyle::FullWidth] {
            let rules = rules(marks);
            let paragraph = Paragraph::new(&text, &rules);
            let copy = Tracked { paragraph: &paragraph, tracking: Em::ZERO };
            let measure = |row: usize, _| Em::ONE * if row.is_multiple_of(3) { narrow } else { wide };
            let [first, total] = [FIRST, TOTAL].map(|manner| lines(&copy, measure, manner));
            prop_assert!(demerits(&copy, &total, measure, TOTAL) <= demerits(&copy, &first, measure, TOTAL));
        }
    }

    #[test]
    fn a_line_is_as_wide_and_gives_as_much_as_its_gaps_wherever_it_begins_and_ends(
        text in text(),
        spaces in any::<bool>(),
        hanging in any::<bool>(),
    ) {
        let text = shaped(&if spaces { text.replace('、', " ") } else { text });
        let mut rules = rules(MarkStyle::FullWidth);
        rules.spacing = rules.spacing.with_hanging(hanging);
        let paragraph = Paragraph::new(&text, &rules);
        for start in 0..paragraph.len() {
            for end in (start + 1)..(start + 24).min(paragraph.len() + 1) {
                let line = start..end;
                let ink = (start..end).rev().find(|at| !text.atoms[*at].class.is_blank()).unwrap_or(start);
                let between: Vec<Gap> = (start..ink).filter_map(|at| paragraph.gap(at)).collect();
                let before = (ink > start).then(|| text.atoms[ink - 1].class);
                let last = rules.spacing.line_end(before, text.atoms[ink].class);
                let atoms: Em = text.atoms[start..=ink].iter().map(|atom| atom.width).sum();
                let natural: Em = between.iter().chain([&last]).map(|gap| gap.natural).sum();
                let shrink: Em = between.iter().chain([&last]).map(|gap| gap.shrink).sum();
                prop_assert_eq!(paragraph.width(&line), atoms + natural + paragraph.hyphen(&line), "{:?}", line);
                prop_assert_eq!(paragraph.shrink(&line), shrink, "{:?}", line);
            }
        }
    }

    #[test]
    fn lines_follow_each_other_break_where_they_may_and_fit(text in text(), measure in 6_i64..20) {
        let text = shaped(&text);
        let rules = rules(MarkStyle::FullWidth);
        let paragraph = Paragraph::new(&text, &rules);
        let copy = Tracked { paragraph: &paragraph, tracking: Em::ZERO };
        let measure = Em::ONE * measure;
        let set = lines(&copy, |_, _| measure, TOTAL);
        let mut at = 0;
        for line in set {
            prop_assert_eq!(line.start, at);
            let word = || (line.start + 1..line.end).all(|end| !paragraph.may_end(end));
            prop_assert!(paragraph.may_end(line.end) || word(), "only a word wider than the measure is parted");
            prop_assert!(copy.least_width(&line) <= measure);
            at = line.end;
        }
        prop_assert_eq!(at, paragraph.len());
    }

    #[test]
    fn asked_to_squeeze_it_takes_no_more_lines_than_first_fit(text in text(), measure in 8_i64..20) {
        let text = shaped(&text);
        let rules = rules(MarkStyle::FullWidth);
        let paragraph = Paragraph::new(&text, &rules);
        let copy = Tracked { paragraph: &paragraph, tracking: Em::ZERO };
        let count = |breaking| lines(&copy, |_, _| Em::ONE * measure, manner(breaking, Squeeze::Always)).len();
        prop_assert!(count(Breaking::TotalFit) <= count(Breaking::FirstFit));
    }
}

#[test]
fn over_many_paragraphs_lines_are_opened_more_evenly_than_by_first_fit() {
    let rules = rules(MarkStyle::HalfWidth);
    let (mut first, mut total) = (0, 0);
    for turn in 0..40 {
        let words: Vec<String> = (0..30)
            .map(|i| {
                format!(
                    "{}{}",
                    "一二三四五六七".chars().cycle().skip(i).take(2 + (i * 7 + turn) % 9).collect::<String>(),
                    ["，", "2022", "", "。", "——", "”"][(i * 5 + turn) % 6]
                )
            })
            .collect();
        let text = shaped(&words.concat());
        let paragraph = Paragraph::new(&text, &rules);
        let copy = Tracked { paragraph: &paragraph, tracking: Em::ZERO };
        let measure = |_, _| Em::ONE * 15;
        first += squares(&copy, &lines(&copy, measure, FIRST), measure);
        total += squares(&copy, &lines(&copy, measure, TOTAL), measure);
    }
    assert!(total < first, "{total} against {first}");
}

#[test]
fn a_line_of_one_character_is_as_open_as_the_hole_behind_it() {
    let (text, rules) = (shaped("一二三四"), rules(MarkStyle::HalfWidth));
    let paragraph = Paragraph::new(&text, &rules);
    let of = |line: std::ops::Range<usize>| Measured::of(&paragraph, &line, Em::ONE * 4).pitch(Em::ZERO);
    assert_eq!(of(0..4), 0);
    assert_eq!(of(0..3), 500, "two gaps share an em");
    assert_eq!(of(0..1), 3000);
    // Four characters in three em and a half stand closer.
    assert_eq!(Measured::of(&paragraph, &(0..4), Em::milli(3500)).pitch(Em::ZERO), -166);
}

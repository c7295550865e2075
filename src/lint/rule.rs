//! The rules of copy, as one table.

use super::hit::Hit;
use super::text::Text;
use super::{figures, half_width, marks, nesting, pauses, places, quotes, ranges, spaces, words};

/// What copy must keep to.
pub struct Rule {
    /// Its name for programs and for `[lint]` of `words.toml`; it stays what it is.
    pub code: &'static str,
    /// What must hold.
    pub what: &'static str,
    /// Where that is from.
    pub source: &'static str,
    pub(super) find: Find,
}

/// How breaches of a rule are found.
pub(super) enum Find {
    /// In a text alone.
    Text(fn(&Text, &mut Vec<Hit>)),
    /// By the word lists of the house.
    House(fn(&Text, &words::House<'_>, &mut Vec<Hit>)),
}

/// The rule of a code.
#[must_use]
pub fn rule(code: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.code == code)
}

macro_rules! rules {
    ($($code:literal, $kind:ident($find:path), $what:literal, $source:literal;)*) => {
        /// All rules. Where two find the same characters, the one that stands first tells.
        pub static RULES: &[Rule] = &[$(
            Rule { code: $code, what: $what, source: $source, find: Find::$kind($find) }
        ),*];
    };
}

// Code, how it is found, what must hold, where that is from. Clauses are of the editions of 2011.
rules! {
    // The lists of the house.
    "forbidden-word", House(words::forbidden), "no word stands that the house does not print", "the house";
    "preferred-word", House(words::preferred), "words of the list are written as the list has them", "the house";
    "misspelt-name", House(words::misspelt), "no name differs by one character from one of the list", "the house";
    "parted-word", House(words::parted), "no line of a head ends inside a word that is kept", "the house";
    // Forms of marks.
    "straight-quotes", Text(quotes::straight), "quotes of Chinese are “” and ‘’", "GB/T 15834, 4.8.2";
    "false-ellipsis", Text(marks::ellipsis), "an ellipsis is six points, ……", "GB/T 15834, 4.11.2";
    "false-dash", Text(marks::dash), "a dash is ——, two ems long", "GB/T 15834, 4.10.2, 4.13.2";
    "ordinal-mark", Text(places::ordinal),
        "the numbers of points have their marks: 一、, 1., （一） and （1） none, 第一，", "GB/T 15834, B.3";
    "false-interpunct", Text(marks::interpunct), "the point between the parts of a name is ·", "GB/T 15834, 4.14.2";
    "bare-decimal", Text(figures::bare_decimal), "a decimal below one begins with 0", "GB/T 15835, 5.1.2";
    "figure-mark", Text(figures::figure_mark), "marks inside a number are half-width", "GB/T 15835, 5.1.1, 5.1.2";
    "half-width-mark", Text(half_width::marks), "marks of Chinese are full-width", "GB/T 15834, 4.1 to 4.7, 4.9";
    "false-range", Text(ranges::range), "between two numbers stands ～ or —", "GB/T 15834, 4.13.2";
    // Marks beside marks.
    "stacked-marks", Text(marks::stacked),
        "no more than three ？ or ！ stand together, and of both one each, ？！", "GB/T 15834, 4.2.3, 4.3.3";
    "doubled-mark", Text(marks::doubled), "one mark stands where a reader pauses", "GB/T 15834, 4.1 to 4.7";
    "marks-around-quote", Text(quotes::marks_around), "a sentence ends inside its quotes or behind them", "GB/T 15834, B.2.1";
    "mark-at-bracket", Text(quotes::mark_at_bracket), "no pause stands right inside a bracket", "GB/T 15834, B.2.2";
    // Marks inside marks.
    "nested-quotes", Text(nesting::nested_quotes), "quotes inside quotes are single", "GB/T 15834, 4.8.3";
    "nested-titles", Text(nesting::nested_titles), "titles inside titles stand in 〈〉", "GB/T 15834, 4.15.3";
    "nested-brackets", Text(nesting::nested_brackets), "brackets inside brackets are of another form", "GB/T 15834, 4.9.3";
    "unpaired-mark", Text(nesting::unpaired), "marks that stand in pairs do", "GB/T 15834, 4.8, 4.9, 4.15";
    // 顿号.
    "pause-between-quotes", Text(pauses::between_quotes),
        "no 、 stands between quotations or titles that follow each other", "GB/T 15834, 4.5.3.5";
    "pause-before-etc", Text(pauses::before_etc), "no 、 stands before 等", "GB/T 15834, B.1.2";
    "pause-before-and", Text(pauses::before_and), "before 以及 stands ，", "GB/T 15834, A.3";
    // Places.
    "mark-at-head-end", Text(places::head_end), "a head ends without a mark, or with ？ or ！", "GB/T 15834, B.4";
    "date-interpunct", Text(places::date_interpunct),
        "an event named by its day has · after 一, 十一, 十二 alone, and between figures", "GB/T 15835, 5.1.6, 5.2.3";
    "space-in-chinese", Text(spaces::spaces), "no space stands between Han, nor beside a full-width mark", "practice of Chinese copy";
    // Figures.
    "mixed-widths", Text(figures::widths), "figures and letters of a story are of one width", "practice of Chinese copy";
    "mixed-numeral", Text(figures::numeral), "a number is written in one kind of figures", "GB/T 15835, 5.3";
    "year-zero", Text(figures::year_zero), "the 0 of a year in Han figures is 〇", "GB/T 15835, 5.2.5";
    "figure-with-few", Text(figures::few), "a number with 几 is written in Han figures", "GB/T 15835, 4.2.2";
}

use crate::convention::{Class, MAINLAND};
use std::path::Path;

use super::super::class::class_of;
use super::*;

/// A text with `|` where it may break and `~` where it may be hyphenated.
fn parted(text: &str, hyphenate: bool) -> String {
    let mut out = String::new();
    let mut start = 0;
    for (byte, joint) in joints(text, hyphenate) {
        out.push_str(&text[start..byte]);
        out.push(if joint == Joint::Hyphen { '~' } else { '|' });
        start = byte;
    }
    out + &text[start..]
}

fn english(text: &str) -> String {
    parted(text, true)
}

#[test]
fn a_line_breaks_after_word_spaces_and_hyphens() {
    assert_eq!(parted("the well-known Big Ben", false), "the |well-|known |Big |Ben");
}

#[test]
fn other_scripts_break_at_their_spaces() {
    assert_eq!(english("шаг за шагом"), "шаг |за |шагом");
    assert_eq!(english("שלום עולם"), "שלום |עולם");
    assert_eq!(english("สวัสดี ครับ"), "สวัสดี |ครับ");
}

#[test]
fn numbers_and_their_marks_hold_together() {
    for text in ["1,250.5", "12:30", "100%", "5G", "(3)", "3.14", "v2.0"] {
        assert_eq!(english(text), text);
    }
}

#[test]
fn words_are_hyphenated_between_their_syllables() {
    assert_eq!(english("hyphenation"), "hy~phen~ation");
    assert_eq!(english("an extensive plan,"), "an |ex~ten~sive |plan,");
}

#[test]
fn at_least_two_letters_stand_before_a_hyphen_and_three_after_it() {
    for word in ["above", "even", "idea", "ready", "money"] {
        let parts = english(word);
        let parts: Vec<&str> = parts.split('~').collect();
        assert!(parts.len() == 1 || parts[0].len() >= 2 && parts[parts.len() - 1].len() >= 3, "{word}");
    }
}

#[test]
fn abbreviations_names_and_words_with_marks_are_not_hyphenated() {
    for word in ["WTO", "UNESCO", "McDonald", "iPhone", "COVID19", "people’s", "people's", "and/or"] {
        assert!(!english(word).contains('~'), "{word}");
    }
    assert_eq!(english("well-established"), "well-|established");
    assert_eq!(english("www.example.com"), "www.example.com");
}

#[test]
fn a_capital_at_the_start_of_a_word_does_not_forbid_hyphens() {
    assert_eq!(english("Computer"), "Com~puter");
}

#[test]
fn no_hyphens_where_they_are_not_asked_for_or_the_language_has_no_patterns() {
    assert_eq!(parted("hyphenation", false), "hyphenation");
}

#[test]
fn marks_around_a_word_do_not_shift_its_hyphens() {
    assert_eq!(english("(hyphenation)"), "(hy~phen~ation)");
    assert_eq!(english("  «hyphenation»"), "  |«hy~phen~ation»");
}

#[test]
fn an_endless_word_is_left_alone() {
    let word = "hyphenation".repeat(40);
    assert_eq!(english(&word), word);
}

#[test]
fn nothing_is_asked_of_stretches_that_never_part() {
    let marks: Vec<char> = "aZ09.,:%".chars().collect();
    for text in stretches(&marks, 4).filter(|text| is_solid(text)) {
        assert_eq!(breaks(&text), [], "{text}");
    }
}

/// Every text of some characters, up to a length.
fn stretches(of: &[char], longest: u32) -> impl Iterator<Item = String> {
    (1..=longest).flat_map(move |length| {
        (0..of.len().pow(length)).map(move |mut number| {
            let digit = |_| {
                let c = of[number % of.len()];
                number /= of.len();
                c
            };
            (0..length).map(digit).collect()
        })
    })
}

/// A case of Unicode's test: a text and the bytes at which it breaks.
struct Case {
    text: String,
    breaks: Vec<usize>,
}

/// Reads a line such as `× 0041 ÷ 4E00 ÷`: a cross or division sign before each character and at the end.
fn case(line: &str) -> Option<Case> {
    let mut case = Case { text: String::new(), breaks: Vec::new() };
    for word in line.split('#').next()?.split_whitespace() {
        match word {
            "÷" => case.breaks.push(case.text.len()),
            "×" => {}
            code => case.text.push(u32::from_str_radix(code, 16).ok().and_then(char::from_u32)?),
        }
    }
    case.breaks.pop();
    (!case.text.is_empty()).then_some(case)
}

/// Whether the Chinese rules leave every character of a text to UAX #14.
fn is_left_to_unicode(text: &str) -> bool {
    let all: Vec<char> = text.chars().collect();
    let class =
        |i: usize| class_of(&MAINLAND, i.checked_sub(1).map(|j| all[j]), all[i], all.get(i + 1).copied());
    let left = [Class::Latin, Class::LatinOpening, Class::LatinClosing, Class::Figure, Class::Space];
    (0..all.len()).all(|i| left.contains(&class(i)))
}

/// Unicode's own cases, those of them that are left to UAX #14 (`tests/data/unicode/README.md`).
#[test]
fn the_cases_of_unicode_that_are_left_to_it_break_as_it_says() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/unicode/LineBreakTest-15.1.txt");
    let cases: Vec<Case> = std::fs::read_to_string(file).unwrap().lines().filter_map(case).collect();
    let ours: Vec<&Case> = cases.iter().filter(|case| is_left_to_unicode(&case.text)).collect();
    for case in &ours {
        let found: Vec<usize> = joints(&case.text, false).into_iter().map(|(byte, _)| byte).collect();
        assert_eq!(found, case.breaks, "{}", case.text.escape_unicode());
    }
    assert_eq!((ours.len(), cases.len()), (4707, 10_274));
}

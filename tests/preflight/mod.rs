//! Preflight: bad editions and bad files are found, each at its place, and good ones are let through.

mod command;
mod documented;
mod editions;
mod faults;
mod files;
mod hostile;
pub(crate) mod paper;
mod pictures;
mod reading;

use banxin::geom::Rect;
use banxin::preflight::{Finding, RULES, Standard};
use banxin::press::{Level, Limits};
use banxin::words::Lang;

/// What is found in a file by the limits of newsprint.
fn found(file: impl Into<Vec<u8>>, standard: Option<Standard>) -> Vec<Finding> {
    banxin::preflight::file(&file.into(), &Limits::newsprint(), standard).unwrap()
}

/// The same, with the rules that are off by default.
fn everything(file: &[u8], standard: Option<Standard>) -> Vec<Finding> {
    banxin::preflight::file(file, &strict(), standard).unwrap()
}

/// The limits of newsprint, no rule off.
fn strict() -> Limits {
    let off = RULES.iter().filter(|rule| rule.severity == Level::Off);
    let severities = off.map(|rule| (rule.code.to_owned(), Level::Warning)).collect();
    Limits { severities, ..Limits::newsprint() }
}

/// What a finding says in English.
fn message(one: &Finding) -> String {
    one.message(Lang::En)
}

/// That a finding is told in both languages, and in Chinese by no sentence of English.
fn assert_told(one: &Finding) {
    for lang in Lang::ALL {
        for text in [one.message(lang), one.help(lang)] {
            assert!(!text.is_empty() && !text.contains(['⟦', '{']), "{text}: {one:#?}");
            assert!(lang == Lang::En || !is_english(&text), "{text}: {one:#?}");
        }
    }
}

/// Whether two words of small Latin letters stand side by side, or no Han character at all.
fn is_english(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    let small = |word: &&str| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_lowercase());
    words.windows(2).any(|pair| pair.iter().all(small)) || !text.contains(|c| ('一'..='鿿').contains(&c))
}

/// The places of a finding in points, to a thousandth.
fn places(one: &Finding) -> Vec<[f64; 4]> {
    let points = |rect: &Rect| {
        [rect.x, rect.y, rect.width, rect.height].map(|length| (length.0 as f64 / 1e3).round() / 1e3)
    };
    one.places.iter().map(points).collect()
}

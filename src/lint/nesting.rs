//! Marks inside marks, and marks without their other half.

use std::ops::Range;

use super::hit::Hit;
use super::pairs::{DOUBLE, Pair, ROUND, TITLE, is_mark, is_opening};
use super::script::{NONE, full, is_chinese};
use super::text::{Part, Text};

/// Double quotes inside double quotes: the inner ones are single.
pub(super) fn nested_quotes(text: &Text, hits: &mut Vec<Hit>) {
    // One that is missing turns all after it inside out.
    if text.pairs.lone.iter().any(|at| matches!(text.at(*at), '“' | '”')) {
        return;
    }
    for pair in text.pairs.all.iter().filter(|pair| pair.kind == DOUBLE && pair.quote == Some(DOUBLE)) {
        match wrapped(text, pair) {
            // “““ is typed too often, or a quotation says nothing but another.
            Some(outer) => hits.push(twice(outer.open..pair.open + 1).help("help-twice")),
            None => both(pair, ("‘", "’"), hits),
        }
    }
}

/// 《》 inside 《》: the inner ones are 〈〉.
pub(super) fn nested_titles(text: &Text, hits: &mut Vec<Hit>) {
    for pair in text.pairs.all.iter().filter(|pair| pair.kind == TITLE && pair.title == Some(TITLE)) {
        match wrapped(text, pair) {
            Some(outer) => unwrap(outer, hits),
            None => both(pair, ("〈", "〉"), hits),
        }
    }
}

/// （） right inside （）: the outer ones are 〔〕.
pub(super) fn nested_brackets(text: &Text, hits: &mut Vec<Hit>) {
    let mut told = None;
    let is_full = |pair: &Pair| text.at(pair.open) == '（' && text.at(pair.close) == '）';
    for pair in &text.pairs.all {
        let outer = pair.outer.and_then(|outer| text.pairs.all.get(outer));
        let Some(outer) = outer.filter(|outer| pair.kind == ROUND && outer.kind == ROUND) else {
            continue;
        };
        if wrapped(text, pair).is_some() {
            unwrap(outer, hits);
        } else if is_full(pair) && is_full(outer) && told != Some(outer.open) {
            told = Some(outer.open);
            // Of three, the outermost may not be like the middle one either.
            let deep = outer.outer.and_then(|around| text.pairs.all.get(around));
            if deep.is_none_or(|around| around.kind != ROUND && text.at(around.open) != '〔') {
                both(outer, ("〔", "〕"), hits);
            }
        }
    }
}

/// The pair right around another of the same marks: 《《甲》》.
fn wrapped<'t>(text: &'t Text, pair: &Pair) -> Option<&'t Pair> {
    let outer = text.pairs.all.get(pair.outer?)?;
    let around = outer.open + 1 == pair.open && pair.close + 1 == outer.close;
    let alike = |at: usize| text.at(at) == text.at(at + 1);
    (around && alike(outer.open) && alike(pair.close)).then_some(outer)
}

/// Marks that are typed twice stand once.
fn unwrap(outer: &Pair, hits: &mut Vec<Hit>) {
    hits.push(twice(outer.open..outer.open + 1).write("").help("help-out"));
    hits.push(twice(outer.close..outer.close + 1).write("").help("help-out"));
}

fn twice(at: Range<usize>) -> Hit {
    Hit::at(at).form("twice").label("label-twice")
}

fn both(pair: &Pair, (open, close): (&str, &str), hits: &mut Vec<Hit>) {
    hits.push(Hit::at(pair.open..pair.open + 1).write(open));
    hits.push(Hit::at(pair.close..pair.close + 1).write(close));
}

/// A mark without its other half. What a text says of marks, “、（、《, has such; and a quotation of several
/// paragraphs opens each and closes the last.
pub(super) fn unpaired(text: &Text, hits: &mut Vec<Hit>) {
    let lone = text.pairs.lone.iter().filter(|at| !matches!(text.at(**at), '(' | ')' | '‘' | '’'));
    for at in lone.copied().filter(|at| !text.is_foreign(*at)) {
        let opens = is_opening(text.at(at));
        let named = |c: char| c == '、' || c == NONE || (is_mark(c) && !"（《〈".contains(c));
        let is_named = if opens {
            named(text.at(at + 1))
        } else {
            is_opening(text.before(at)) || text.before(at) == '、'
        };
        let goes_on = text.part == Part::Paragraph && at == 0 && "“「".contains(text.at(at));
        if !is_named && !goes_on {
            let form = if opens { "" } else { "closes" };
            hits.push(Hit::at(at..at + 1).form(form));
        }
    }
}

/// Half-width brackets around Chinese or behind it, and pairs of which one is half-width.
pub(super) fn half_width_brackets(text: &Text, hits: &mut Vec<Hit>) {
    for pair in text.pairs.all.iter().filter(|pair| pair.kind == ROUND && !text.is_foreign(pair.open)) {
        let (open, close) = (text.at(pair.open), text.at(pair.close));
        let inside = pair.open + 1..pair.close;
        let chinese = text.is_chinese_in(&inside) && !text.is_english;
        let behind = is_chinese(text.left(pair.open)) && is_name(text, inside);
        if chinese || behind || open == '（' || close == '）' {
            for (at, mark) in [(pair.open, open), (pair.close, close)] {
                if let Some(full) = full(mark) {
                    hits.push(Hit::at(at..at + 1).write(full));
                }
            }
        }
    }
}

/// Words of Latin letters; neither the name of a point, `(a)`, nor a number, `(III)`, nor a formula.
fn is_name(text: &Text, inside: Range<usize>) -> bool {
    const LONGEST: usize = 60;
    if inside.len() > LONGEST || inside.len() < 2 {
        return false;
    }
    let letters = text.chars.get(inside).unwrap_or_default();
    let words = letters.iter().all(|c| c.is_ascii_alphanumeric() || " .-&".contains(*c));
    words
        && letters.iter().filter(|c| c.is_ascii_alphabetic()).count() > 1
        && !letters.iter().all(|c| "IVXLC".contains(*c))
}

//! Straight quotes, and marks at quotes and brackets.

use super::hit::Hit;
use super::pairs::is_opening;
use super::script::{is_chinese, is_full, is_han, is_point};
use super::text::Text;

/// Straight quotes around Chinese, or beside it.
pub(super) fn straight(text: &Text, hits: &mut Vec<Hit>) {
    if text.is_english {
        return;
    }
    double(text, hits);
    single(text, hits);
}

fn double(text: &Text, hits: &mut Vec<Hit>) {
    let is_one = |(at, c): &(usize, char)| *c == '"' && !text.is_foreign(*at);
    let mut all: Vec<usize> = text.signs().filter(is_one).map(|(at, _)| at).collect();
    let inch = |at: &usize| text.before(*at).is_ascii_digit();
    // A sign of inches stands behind a figure, and a quote may.
    if all.len() % 2 == 1 || all.iter().all(inch) {
        all.retain(|at| !inch(at));
    }
    if all.len() % 2 == 1 {
        // Which one is missing, nobody knows.
        let beside = |at: &&usize| is_chinese(text.before(**at)) || is_chinese(text.at(**at + 1));
        hits.extend(all.iter().filter(beside).map(|at| Hit::at(*at..*at + 1).help("help-odd")));
        return;
    }
    for pair in all.chunks_exact(2) {
        let [open, close] = *pair else { continue };
        let beside = is_chinese(text.before(open)) || is_chinese(text.at(close + 1));
        if beside || text.is_chinese_in(&(open + 1..close)) {
            hits.push(Hit::at(open..open + 1).write("“"));
            hits.push(Hit::at(close..close + 1).write("”"));
        }
    }
}

/// Single ones stand inside double ones; where there are none, double ones are meant.
fn single(text: &Text, hits: &mut Vec<Hit>) {
    let (mut inside, mut straight, mut open) = (0_usize, false, None);
    for (at, c) in text.signs() {
        match c {
            '“' => inside += 1,
            '”' => inside = inside.saturating_sub(1),
            '"' => straight = !straight,
            '\'' if text.is_foreign(at) => {}
            '\'' => match open {
                None if is_chinese(text.at(at + 1)) && !text.before(at).is_ascii_alphanumeric() => {
                    open = Some(at);
                }
                Some(from) if !text.at(at + 1).is_ascii_alphabetic() => {
                    let (left, right) = if inside > 0 || straight { ("‘", "’") } else { ("“", "”") };
                    hits.push(Hit::at(from..from + 1).write(left));
                    hits.push(Hit::at(at..at + 1).write(right));
                    open = None;
                }
                _ => {}
            },
            _ => {}
        }
    }
}

/// A mark inside the closing quote and another behind it.
pub(super) fn marks_around(text: &Text, hits: &mut Vec<Hit>) {
    for run in text.runs(|c| matches!(c, '”' | '’')) {
        let (before, after) = (text.before(run.start), text.at(run.end));
        let from = run.start.saturating_sub(1);
        match (before, after) {
            // The quotation ends the sentence.
            ('。' | '？' | '！', '。')
                if is_han(text.before(from)) || is_full(text.before(from)) || text.before(from) == '…' =>
            {
                hits.push(Hit::at(run.end..run.end + 1));
            }
            // The sentence goes on.
            ('。', '，' | '；') if !is_opening(text.before(from)) => {
                hits.push(Hit::at(from..from + 1).form("goes-on"));
            }
            _ => {}
        }
    }
    for hit in hits {
        hit.write = Some(String::new());
    }
}

/// A pause right inside a bracket.
pub(super) fn mark_at_bracket(text: &Text, hits: &mut Vec<Hit>) {
    for (at, c) in text.signs() {
        let takes_out = match c {
            '（' => "，、；：。".contains(text.at(at + 1)).then_some(at + 1).filter(|mark| {
                let next = text.at(mark + 1);
                !"）”".contains(next) && !is_point(next)
            }),
            '）' => at.checked_sub(1).filter(|mark| {
                let pause = "，、；：".contains(text.at(*mark));
                let sentence = text.at(*mark) == '。' && "，。；：、".contains(text.at(at + 1));
                let named = is_opening(text.before(*mark)) || is_point(text.before(*mark));
                (pause || sentence) && !named
            }),
            _ => None,
        };
        hits.extend(takes_out.map(|mark| Hit::at(mark..mark + 1).write("")));
    }
}

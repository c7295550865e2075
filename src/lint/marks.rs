//! Marks of the wrong form, and marks too many.

use std::ops::Range;

use super::hit::Hit;
use super::nesting;
use super::pairs::is_opening;
use super::script::{NONE, full, is_chinese, is_han, is_point, is_quote};
use super::text::Text;

/// More points are a line of leaders, more strokes a rule.
const LEADERS: usize = 7;
const RULE: usize = 5;
/// What a domain in Han ends with.
const DOMAINS: [&str; 8] = ["中国", "公司", "网络", "政务", "公益", "集团", "在线", "网址"];
/// Who speaks or is spoken of: before one of these no range ends. Words that begin names of places, such as 那, are
/// not among them.
const PRONOUNS: &str = "我你您他她它这咱俺";
/// What ends a part of a sentence, and no name.
const PARTICLES: &str = "了的吗呢吧";

/// Points that make an ellipsis of another form.
pub(super) fn ellipsis(text: &Text, hits: &mut Vec<Hit>) {
    for sign in ['.', '。', '…', '⋯', '·', '・', '•', '．'] {
        for run in text.runs(|c| c == sign) {
            if is_false_ellipsis(text, sign, &run) {
                hits.push(Hit::at(run).write("……"));
            }
        }
    }
}

fn is_false_ellipsis(text: &Text, sign: char, run: &Range<usize>) -> bool {
    let long = run.len();
    let chinese = !text.is_english && (is_chinese(text.left(run.start)) || is_chinese(text.right(run.end)));
    match sign {
        '。' => long > 2,
        '…' if long == 1 => chinese && !is_series(text, run),
        // Two together leave out lines of a poem, or paragraphs.
        '…' => long != 2 && long != 4,
        '⋯' => chinese,
        _ => (3..LEADERS).contains(&long) && chinese,
    }
}

/// 1，2，…，n: three points, as mathematics has them.
fn is_series(text: &Text, run: &Range<usize>) -> bool {
    let comma = |c: char| "，、,".contains(c);
    comma(text.before(run.start)) && comma(text.at(run.end))
}

/// Strokes that make a dash of another form, and half a dash.
pub(super) fn dash(text: &Text, hits: &mut Vec<Hit>) {
    for run in text.runs(|c| c == '-') {
        let figures = text.before(run.start).is_ascii_digit() && text.at(run.end).is_ascii_digit();
        // An option of a command: --force.
        let option =
            text.at(run.end).is_ascii_alphabetic() && !text.before(run.start).is_ascii_alphanumeric();
        let chinese = is_chinese(text.left(run.start)) || is_chinese(text.right(run.end));
        if !(2..RULE).contains(&run.len()) || option || text.is_english {
        } else if figures && text.is_chinese_in(&(0..text.chars.len())) {
            hits.push(Hit::at(run).write("—"));
        } else if chinese {
            hits.push(Hit::at(run).write("——"));
        }
    }
    for sign in ['－', '―', '─', '━'] {
        let chinese =
            |run: &Range<usize>| is_chinese(text.left(run.start)) || is_chinese(text.right(run.end));
        let two = text.runs(|c| c == sign).into_iter().filter(|run| run.len() == 2 && chinese(run));
        hits.extend(two.map(|run| Hit::at(run).write("——")));
    }
    for run in text.runs(|c| c == '—') {
        if run.len() == 3 || (run.len() == 1 && is_half_dash(text, run.start)) {
            hits.push(Hit::at(run).write("——"));
        }
    }
}

/// A single — joins two names or numbers (京—沪, 1031—1095). It is half a dash, where neither stands beside it.
fn is_half_dash(text: &Text, at: usize) -> bool {
    let (before, after) = (text.before(at), text.at(at + 1));
    let points = |c: char| "。，；：！".contains(c);
    if points(before) || points(after) {
        return before != NONE && after != NONE;
    }
    let word = |c: char, words: &str| !c.is_ascii() && words.contains(c);
    // 我—你 joins two.
    let joins = word(before, PRONOUNS) && at.checked_sub(1).is_none_or(|at| !is_han(text.before(at)));
    let speaks = word(after, PRONOUNS) && !joins;
    (is_han(before) && speaks) || (word(before, PARTICLES) && is_han(after))
}

/// The point between the parts of a foreign name.
pub(super) fn interpunct(text: &Text, hits: &mut Vec<Hit>) {
    for run in text.runs(|c| "•・‧∙⋅．".contains(c)) {
        if run.len() == 1 && is_han(text.before(run.start)) && is_han(text.at(run.end)) {
            hits.push(Hit::at(run).write("·"));
        }
    }
}

/// Half-width marks of Chinese. Between figures and between words of Latin letters they are right.
pub(super) fn half_width(text: &Text, hits: &mut Vec<Hit>) {
    nesting::half_width_brackets(text, hits);
    for (at, c) in text.signs().filter(|(at, c)| c.is_ascii_punctuation() && !text.is_foreign(*at)) {
        let hit = match c {
            ',' | ';' => pause(text, at),
            '.' => stop(text, at),
            ':' => colon(text, at),
            '?' | '!' => question(text, at),
            _ => None,
        };
        hits.extend(hit);
    }
}

/// With the spaces beside it: a full-width mark has its own blank.
fn replaced(text: &Text, at: usize, end: usize, write: String) -> Hit {
    let spaces = text.chars.get(..at).unwrap_or_default().iter().rev().take_while(|c| **c == ' ').count();
    let from = if is_chinese(text.before(at - spaces)) { at - spaces } else { at };
    let behind = text.after_spaces(end);
    let end = if text.at(behind) == NONE { end } else { behind };
    Hit::at(from..end).write(write)
}

fn pause(text: &Text, at: usize) -> Option<Hit> {
    let figures = text.before(at).is_ascii_digit() && text.at(at + 1).is_ascii_digit();
    let spaces = text.chars.get(..at).unwrap_or_default().iter().rev().take_while(|c| **c == ' ').count();
    let before = is_chinese(text.left(at - spaces));
    let after = is_chinese(text.right(text.after_spaces(at + 1)));
    let wrong = if text.is_english { before && after } else { before || after };
    (wrong && !figures).then(|| replaced(text, at, at + 1, full(text.at(at)).into_iter().collect()))
}

fn stop(text: &Text, at: usize) -> Option<Hit> {
    let next = text.at(at + 1);
    let beside = text.before(at) == '.' || next == '.' || next.is_ascii_alphanumeric();
    if beside || text.is_english || !is_chinese(text.left(at)) || is_point(text.before(at)) {
        return None;
    }
    if !is_han(next) {
        return Some(replaced(text, at, at + 1, "。".into()));
    }
    // A full stop, or the point inside a foreign name: whoever wrote it knows.
    let domain = DOMAINS.iter().any(|domain| text.has(at + 1, domain));
    (!domain).then(|| Hit::at(at..at + 1).help("help-between"))
}

fn colon(text: &Text, at: usize) -> Option<Hit> {
    let next = text.at(at + 1);
    // :) and its like are drawn.
    let face = ")(DP/".contains(next);
    let wrong = is_chinese(text.left(at)) && !face && !text.is_english;
    wrong.then(|| replaced(text, at, at + 1, "：".into()))
}

fn question(text: &Text, at: usize) -> Option<Hit> {
    let is_one = |c: char| matches!(c, '?' | '!');
    if text.is_english || is_one(text.before(at)) {
        return None;
    }
    let run = text.run(at, is_one);
    // `Yahoo!公司` is a name; a number is none.
    let number = text.before(at).is_ascii_digit() && is_han(text.right(run.end));
    if !number && !is_chinese(text.left(at)) {
        return None;
    }
    let write = text.written(run.clone()).chars().filter_map(full).collect();
    Some(replaced(text, at, run.end, write))
}

/// More than three ？ or ！, and both in another way than ？！.
pub(super) fn stacked(text: &Text, hits: &mut Vec<Hit>) {
    for run in text.runs(|c| matches!(c, '？' | '！')) {
        let marks = text.chars.get(run.clone()).unwrap_or_default();
        let both = marks.contains(&'？') && marks.contains(&'！');
        if both && *marks != ['？', '！'] {
            hits.push(Hit::at(run).form("both").write("？！"));
        } else if !both && run.len() > 3 {
            let write = text.written(run.start..run.start + 3);
            hits.push(Hit::at(run).write(write));
        }
    }
}

/// Which of several marks in a row stays: the one at which a reader pauses longest.
const LONGEST_PAUSE: &str = "？！。：；，、";

/// Marks of pauses in a row.
pub(super) fn doubled(text: &Text, hits: &mut Vec<Hit>) {
    for run in text.runs(is_point) {
        let marks = text.chars.get(run.clone()).unwrap_or_default();
        let asks = marks.iter().all(|c| matches!(c, '？' | '！'));
        let ellipsis = run.len() > 2 && marks.iter().all(|c| *c == '。');
        // A text that speaks of marks: “，。”
        let named = (is_quote(text.before(run.start)) || is_opening(text.before(run.start)))
            && (is_quote(text.at(run.end)) || "）》".contains(text.at(run.end)));
        if run.len() < 2 || asks || ellipsis || named {
            continue;
        }
        let stays = LONGEST_PAUSE.chars().find(|c| marks.contains(c));
        hits.push(Hit::at(run).write(stays.into_iter().collect::<String>()));
    }
}

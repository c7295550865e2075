//! Marks of the wrong form, and marks too many.

use std::ops::Range;

use super::hit::Hit;
use super::names::parts_foreign_name;
use super::pairs::is_opening;
use super::script::{NONE, is_chinese, is_han, is_han_figure, is_point, is_quote};
use super::text::Text;

/// More points are a line of leaders, more strokes a rule.
const LEADERS: usize = 7;
const RULE: usize = 5;
/// Who speaks or is spoken of: before one of these no range ends. Words that begin names of places, such as 那, are
/// not among them; nor are 我家 and 我市.
const PRONOUNS: &str = "我你您他她它这咱俺";
const OURS: &str = "家校国市省县区州院厂司社队局";
/// What ends a part of a sentence, and no name. 的 ends words as well: 目的, 标的.
const PARTICLES: &str = "了吗呢吧";
/// 酒吧, 网吧: what a 吧 belongs to that is no particle.
const BARS: &str = "酒网书茶氧水";
/// Half a dash that explains stands behind more than a name.
const EXPLAINED: usize = 4;

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
        } else if text.before(run.start).is_ascii_digit() && "，；）".contains(text.at(run.end)) {
            // 1958--）: whoever was born then is alive.
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
        // 1960—，: whoever was born then is alive.
        let lives = before.is_ascii_digit() || after.is_ascii_digit() || "年？".contains(before);
        return !lives && before != NONE && after != NONE;
    }
    let word = |c: char, words: &str| !c.is_ascii() && words.contains(c);
    let left = text.chars.get(..at).unwrap_or_default().iter().rev();
    let explained = left.take(EXPLAINED).filter(|c| is_han(**c)).count() == EXPLAINED;
    let speaks = word(after, PRONOUNS) && !word(text.at(at + 2), OURS) && explained;
    let bar = before == '吧' && at.checked_sub(1).is_some_and(|at| word(text.before(at), BARS));
    let ends = word(before, PARTICLES) && !bar && is_han(after);
    (speaks || ends) && !is_chain(text, at)
}

/// 爷爷—爸爸—我: one of several that join.
fn is_chain(text: &Text, at: usize) -> bool {
    const CLAUSE: usize = 40;
    let clause = |c: &&char| !is_point(**c) && **c != NONE;
    let left = text.chars.get(..at).unwrap_or_default().iter().rev().take(CLAUSE).take_while(clause);
    let right = text.chars.get(at + 1..).unwrap_or_default().iter().take(CLAUSE).take_while(clause);
    left.chain(right).any(|c| *c == '—')
}

/// The point between the parts of a foreign name, and the full-width one that ends sentences in copy from scans.
pub(super) fn interpunct(text: &Text, hits: &mut Vec<Hit>) {
    let mut points = text.runs(|c| c == '．');
    points.retain(|run| run.len() == 1);
    let is_stop = points.iter().any(|run| is_stop(text, run.start));
    for run in points {
        hits.extend(point(text, run.start, is_stop));
    }
    for run in text.runs(|c| matches!(c, '•' | '・' | '‧' | '∙' | '⋅')) {
        if run.len() == 1 && is_han(text.before(run.start)) && is_han(text.at(run.end)) {
            hits.push(Hit::at(run).write("·"));
        }
    }
}

/// A ．: a full stop at an end, · inside a foreign name; else whoever wrote it knows. Between Han figures (一九九六．四)
/// it is left alone.
fn point(text: &Text, at: usize, stops: bool) -> Option<Hit> {
    let hit = Hit::at(at..at + 1);
    if is_stop(text, at) {
        return Some(hit.form("stop").write("。"));
    }
    let (before, next) = (text.before(at), text.at(at + 1));
    let figures = is_han_figure(before) && is_han_figure(next);
    if !is_han(before) || !is_han(next) || figures {
        return None;
    }
    let named = !stops && parts_foreign_name(text, at);
    Some(if named {
        hit.write("·")
    } else {
        hit.form("between").label("label-between").help("help-between")
    })
}

/// Whether a ． ends a sentence: at an end, behind Chinese or its figures.
fn is_stop(text: &Text, at: usize) -> bool {
    const LONGEST: usize = 20;
    let next = text.at(at + 1);
    let before = text.chars.get(..at).unwrap_or_default().iter().rev();
    let figures = |c: &&char| c.is_ascii_digit() || ".,%‰℃".contains(**c);
    let long = before.take(LONGEST).take_while(figures).count();
    let ends = next == NONE || "”’）".contains(next);
    ends && is_han(text.before(at - long)) && !is_numbered(text, at)
}

/// Whether nothing but a number stands before a point.
fn is_numbered(text: &Text, at: usize) -> bool {
    let before = text.chars.get(..at).unwrap_or_default().iter().rev();
    let figures = before.take(3).take_while(|c| is_han_figure(**c)).count();
    figures > 0 && !is_han(text.before(at - figures))
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

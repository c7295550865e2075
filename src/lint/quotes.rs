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
    let pairs: Vec<(usize, usize)> = all
        .chunks_exact(2)
        .filter_map(|pair| if let [open, close] = *pair { Some((open, close)) } else { None })
        .collect();
    // A quotation inside another looks like two with words between them.
    for one in pairs.chunk_by(|left, right| may_nest(text, left.1, right.0)) {
        for (open, close) in one.iter().copied() {
            let beside = is_chinese(text.before(open)) || is_chinese(text.at(close + 1));
            if !beside && !text.is_chinese_in(&(open + 1..close)) {
                continue;
            }
            for (at, mark) in [(open, "“"), (close, "”")] {
                let hit = Hit::at(at..at + 1);
                hits.push(if one.len() > 1 { hit.help("help-nested") } else { hit.write(mark) });
            }
        }
    }
}

/// Words that lead to a quotation, or join two.
const LEADS: &str = "说道问答喊叫称写唱念叹为是和与及或将把被对在用从给有做成";
/// Words that end what is said inside a quotation, before another begins: 我听到“救命”的喊声.
const HEARD: &str = "说道问喊叫称唱念到是写着";

/// Whether what stands between two straight quotes may be quoted itself: `"我听到"救命"的喊声"`.
fn may_nest(text: &Text, close: usize, open: usize) -> bool {
    let (begins, ends) = (text.at(close + 1), text.before(open));
    if !is_han(begins) || !is_han(ends) {
        return false;
    }
    // `"甲"和"乙"`, `"甲"的"乙"`, `"甲"建设和"乙"`
    if "和与及或".contains(ends) {
        return false;
    }
    let heard = HEARD.contains(text.before(close));
    if !heard && open == close + 2 {
        return false;
    }
    let leads = LEADS.contains(ends) || "的等是".contains(begins);
    let pauses = text.signs_in(&(close + 1..open)).any(is_point);
    heard || !(leads || pauses)
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
            // '90后'和'00后', '80年代: from here on, which one opens nobody knows.
            '\'' if text.at(at + 1).is_ascii_digit()
                && !text.before(at).is_ascii_alphanumeric()
                && !is_measure(text, at) =>
            {
                return;
            }
            '\'' => match open {
                // 1'30'' and 5'20 are minutes and seconds.
                _ if is_measure(text, at) => {}
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

/// Whether a ' stands behind a figure, alone or as one of two, and before another figure or beside its other half.
fn is_measure(text: &Text, at: usize) -> bool {
    let double = text.before(at) == '\'' || text.at(at + 1) == '\'';
    let first = if text.before(at) == '\'' { at - 1 } else { at };
    text.before(first).is_ascii_digit() && (double || text.at(at + 1).is_ascii_digit())
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
                hits.push(Hit::at(run.end..run.end + 1).write(""));
            }
            // The sentence goes on.
            ('。', '，' | '；') if !is_opening(text.before(from)) => {
                hits.push(Hit::at(from..from + 1).form("goes-on").write(""));
            }
            _ => {}
        }
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

//! What hangs on the place in a text: numbers of points, the ends of heads, days that events are named by, spaces.

use std::ops::Range;

use super::hit::Hit;
use super::script::{HAN_FIGURES, NONE, is_chinese, is_full, is_han, is_han_figure};
use super::text::{Part, Text};

/// Words that number points.
const FIRST: [&str; 5] = ["首先", "其次", "再次", "再者", "最后"];

/// Marks behind the numbers of points.
pub(super) fn ordinal(text: &Text, hits: &mut Vec<Hit>) {
    if matches!(text.part, Part::Paragraph | Part::Subhead | Part::Headline | Part::Deck) {
        hits.extend(number(text).or_else(|| number_in_brackets(text)));
    }
    let behind = text.signs().filter(|(_, c)| "。；：！？“".contains(*c)).map(|(at, _)| at + 1);
    for at in [0].into_iter().chain(behind) {
        hits.extend(word(text, at));
    }
}

/// `1、` and `一.` at the start of a text.
fn number(text: &Text) -> Option<Hit> {
    let figures = text.run(0, |c| c.is_ascii_digit()).end;
    let han = text.run(0, is_han_figure).end;
    let (end, wrong, right) = if figures > 0 { (figures, "、", ".") } else { (han, ".．", "、") };
    let behind = text.after_spaces(end + 1);
    let next = text.at(behind);
    let text_begins = (is_han(next) || "“《".contains(next)) && !is_han_figure(next);
    ((1..3).contains(&end) && wrong.contains(text.at(end)) && text_begins)
        .then(|| Hit::at(end..behind).write(right))
}

/// `（一）、` at the start of a text.
fn number_in_brackets(text: &Text) -> Option<Hit> {
    let end = text.run(1, |c| c.is_ascii_digit() || is_han_figure(c)).end;
    let marked = "（(".contains(text.at(0)) && (2..4).contains(&end) && "）)".contains(text.at(end));
    let mark = end + 1;
    let pause = "、，．.".contains(text.at(mark));
    (marked && pause && is_chinese(text.at(mark + 1)))
        .then(|| Hit::at(mark..mark + 1).form("brackets").write(""))
}

/// `第一、` where a sentence begins. 第一、第二产业 and 第一、二季度 are lists.
fn word(text: &Text, at: usize) -> Option<Hit> {
    let end = if text.at(at) == '第' {
        text.run(at + 1, is_han_figure).end
    } else if text.at(at) == '其' && HAN_FIGURES.contains(text.at(at + 1)) {
        at + 2
    } else {
        at + FIRST.iter().find(|word| text.has(at, word))?.chars().count()
    };
    let next = text.at(end + 1);
    let lists = is_han_figure(next) || "第其再最".contains(next) || !is_chinese(next);
    (end > at + 1 && text.at(end) == '、' && !lists).then(|| Hit::at(end..end + 1).form("word").write("，"))
}

/// A pause or stop at the end of a head. A deck may be whole sentences; a kicker may lead to its headline, a subhead
/// to what is said.
pub(super) fn head_end(text: &Text, hits: &mut Vec<Hit>) {
    let marks = match text.part {
        Part::Headline => "。，、；：",
        Part::Kicker | Part::Subhead => "。，、；",
        Part::Deck => "，、；",
        _ => return,
    };
    let Some(last) = text.chars.len().checked_sub(1) else { return };
    let c = text.at(last);
    let sentences = text.signs().filter(|(_, c)| *c == '。').count() > 1;
    if !c.is_ascii() && marks.contains(c) && !(c == '。' && sentences) {
        hits.push(Hit::at(last..last + 1).write(""));
    }
}

/// What events are called that are named by their day in figures.
const EVENTS: [&str; 8] = ["事件", "晚会", "恐怖", "袭击", "大案", "专案", "特大", "地震"];

/// “五·四” and “9.11”.
pub(super) fn date_interpunct(text: &Text, hits: &mut Vec<Hit>) {
    for (open, _) in text.signs().filter(|(_, c)| *c == '“') {
        let month = text.run(open + 1, |c| is_month(c) || c.is_ascii_digit());
        let point = month.end;
        let day = text.run(point + 1, |c| is_month(c) || c.is_ascii_digit());
        if text.at(day.end) != '”' || !(1..3).contains(&month.len()) || !(1..4).contains(&day.len()) {
            continue;
        }
        let figures = text.at(open + 1).is_ascii_digit() && text.at(point + 1).is_ascii_digit();
        let han = month.len() == 1
            && is_month(text.at(open + 1))
            && text.at(open + 1) != '一'
            && is_month(text.at(point + 1));
        let event = EVENTS.iter().any(|event| text.has(day.end + 1, event));
        if figures && event && ".．".contains(text.at(point)) {
            hits.push(Hit::at(point..point + 1).form("figures").write("·"));
        } else if han && text.at(point) == '·' {
            hits.push(Hit::at(point..point + 1).write(""));
        }
    }
}

fn is_month(c: char) -> bool {
    c == '十' || (c != '〇' && HAN_FIGURES.contains(c))
}

/// No name in a list of names is longer.
const NAME: usize = 4;
/// Who is named behind a space.
const ROLES: [&str; 12] =
    ["记者", "通讯员", "摄影", "编辑", "责编", "美编", "主编", "作者", "版式", "校对", "文", "图"];
/// What stands behind a name and a space.
const DEEDS: [&str; 7] = ["摄", "供图", "制图", "文/", "图/", "整理", "报道"];

/// Spaces between Han and beside full-width marks, in paragraphs: heads and bylines have them on purpose.
pub(super) fn spaces(text: &Text, hits: &mut Vec<Hit>) {
    if text.part != Part::Paragraph || text.is_english {
        return;
    }
    let runs = text.runs(|c| c == ' ');
    let between: Vec<Range<usize>> = runs
        .iter()
        .filter(|run| is_han(text.before(run.start)) && is_han(text.at(run.end)))
        .cloned()
        .collect();
    let names = names(text, &between);
    for (run, named) in between.into_iter().zip(names) {
        let role = ROLES.iter().any(|role| ends_with(text, run.start, role));
        let took = DEEDS.iter().any(|deed| text.has(run.end, deed));
        if !named && !role && !took {
            hits.push(Hit::at(run).write(""));
        }
    }
    let beside = |run: &&Range<usize>| {
        let (before, after) = (text.before(run.start), text.at(run.end));
        (is_full(before) || is_full(after)) && before != NONE && after != NONE
    };
    hits.extend(runs.iter().filter(beside).map(|run| Hit::at(run.clone()).form("mark").write("")));
}

fn ends_with(text: &Text, end: usize, word: &str) -> bool {
    end.checked_sub(word.chars().count()).is_some_and(|from| text.has(from, word))
}

/// Which spaces stand in a list of names: three or more short words in a row.
fn names(text: &Text, spaces: &[Range<usize>]) -> Vec<bool> {
    let mut named = vec![false; spaces.len()];
    let short = |from: usize, end: usize| end - from <= NAME && text.run(from, is_han).end >= end;
    for (at, two) in spaces.windows(2).enumerate() {
        if let [one, other] = two
            && short(one.end, other.start)
        {
            named.iter_mut().skip(at).take(2).for_each(|one| *one = true);
        }
    }
    named
}

//! Spaces between Han and beside full-width marks.

use std::ops::Range;

use super::hit::Hit;
use super::markup::keeps_emphasis;
use super::names::is_name;
use super::script::{NONE, is_full, is_han, is_han_figure};
use super::text::{Part, Text};

/// No name in a list of names is longer.
const NAME: usize = 4;
/// The lines of a verse are as long as each other.
const VERSE: Range<usize> = 4..8;
/// Who is named behind a space.
const ROLES: [&str; 12] =
    ["记者", "通讯员", "摄影", "编辑", "责编", "美编", "主编", "作者", "版式", "校对", "文", "图"];
/// What stands behind a name and a space.
const DEEDS: [&str; 7] = ["摄", "供图", "制图", "文/", "图/", "整理", "报道"];
/// Parts of a law or a book that are numbered, 第一条, and what is numbered without 第, 附件一.
const ARTICLES: &str = "条章节款项编篇卷回讲课集幕部版期届";
const NUMBERED: [&str; 5] = ["附件", "附录", "附表", "图", "表"];

/// Spaces of paragraphs: heads and bylines have them on purpose.
pub(super) fn spaces(text: &Text, hits: &mut Vec<Hit>) {
    if text.part != Part::Paragraph || text.is_english {
        return;
    }
    let mut runs = text.runs(|c| c == ' ');
    runs.retain(|run| !keeps_emphasis(text, run));
    let between: Vec<Range<usize>> = runs
        .iter()
        .filter(|run| is_han(text.before(run.start)) && is_han(text.at(run.end)))
        .cloned()
        .collect();
    let names = names(text, &between);
    for (run, named) in between.into_iter().zip(names) {
        let role = ROLES.iter().any(|role| text.ends_with(run.start, role));
        let took = DEEDS.iter().any(|deed| text.has(run.end, deed));
        let two = two_names(text, &run);
        if !named && !role && !took && !two {
            let parts = parts(text, &run);
            hits.push(told(Hit::at(run), parts));
        }
    }
    let beside = |run: &&Range<usize>| {
        let (before, after) = (text.before(run.start), text.at(run.end));
        (is_full(before) || is_full(after)) && before != NONE && after != NONE
    };
    hits.extend(runs.iter().filter(beside).map(|run| {
        let hit = Hit::at(run.clone()).form("mark");
        told(hit, is_heading(text, run.start))
    }));
}

/// What a space parts is joined by nobody but the editor.
fn told(hit: Hit, parts: bool) -> Hit {
    if parts { hit.help("help-parts") } else { hit.write("") }
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

/// The words on both sides of a space, as far as a line of a verse goes, and one character further.
fn beside(text: &Text, space: &Range<usize>) -> (Range<usize>, Range<usize>) {
    let before = text.chars.get(..space.start).unwrap_or_default().iter().rev();
    let left = before.take(VERSE.end).take_while(|c| is_han(**c)).count();
    let behind = text.chars.get(space.end..).unwrap_or_default().iter();
    let right = behind.take(VERSE.end).take_while(|c| is_han(**c)).count();
    (space.start - left..space.start, space.end..space.end + right)
}

/// Two names and nothing else: a list of names.
fn two_names(text: &Text, space: &Range<usize>) -> bool {
    let (left, right) = beside(text, space);
    [left, right].into_iter().all(|word| text.chars.get(word).is_some_and(is_name))
}

/// Whether a space may part what it stands between: the lines of a verse, a heading and its text, what is said and
/// the next label, all that a bracket or the end of a text behind a colon holds.
fn parts(text: &Text, space: &Range<usize>) -> bool {
    let (left, right) = beside(text, space);
    let verse = left.len() == right.len() && VERSE.contains(&left.len());
    let (before, after) = (text.before(left.start), text.at(right.end));
    let short = left.len() <= NAME && right.len() <= NAME;
    let bracket = "（(".contains(before) && "）)".contains(after);
    let credit = "：:".contains(before) && (after == NONE || "。；）".contains(after));
    // 联系人：张三 电话：12345
    let label = right.len() <= NAME && "：:".contains(after);
    // 郑州 多云 3℃, 一等奖 张三: the columns of a row.
    let column = text.at(text.after_spaces(right.end));
    let column = after == NONE || (after == ' ' && (column.is_ascii_digit() || is_han(column)));
    let row = short && before == NONE && column;
    verse || label || row || (short && (bracket || credit)) || is_heading(text, space.start)
}

/// 第一条, 第十二章, 附件一: behind the number of an article stands a blank.
fn is_heading(text: &Text, end: usize) -> bool {
    const LONGEST: usize = 8;
    let back = |end: usize| {
        let before = text.chars.get(..end).unwrap_or_default().iter().rev();
        end - before.take(LONGEST).take_while(|c| is_han_figure(**c) || c.is_ascii_digit()).count()
    };
    // 本报讯 昨日, 新华社北京3月5日电 记者
    if text.before(end) == '讯' || text.ends_with(end, "日电") {
        return true;
    }
    if ARTICLES.contains(text.before(end)) {
        let from = back(end - 1);
        return from < end - 1 && text.before(from) == '第';
    }
    let from = back(end);
    from < end && NUMBERED.iter().any(|word| text.ends_with(from, word))
}

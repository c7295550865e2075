//! 顿号 where none belongs.

use super::hit::Hit;
use super::names::is_name;
use super::script::{NONE, is_han, is_han_figure, is_point};
use super::text::Text;

/// A 、 between two quotations or two titles. A list that has other members too keeps all of its marks: a note in
/// brackets stands between, or a word without quotes.
pub(super) fn between_quotes(text: &Text, hits: &mut Vec<Hit>) {
    // Of the list that is open inside each pair: its marks, and whether it has other members.
    let mut lists: Vec<(Vec<usize>, bool)> = vec![(Vec::new(), false); text.pairs.all.len() + 1];
    for (at, c) in text.signs() {
        let Some(list) = lists.get_mut(text.pairs.inside(at)) else { continue };
        if c == '、' {
            let alike = ["”“", "’‘", "》《", "〉〈", "」「", "』『"].iter().any(|two| {
                let beside = [text.before(at), text.at(at + 1)];
                two.chars().eq(beside)
            });
            list.0.extend(alike.then_some(at));
            list.1 |= !alike;
        } else if is_point(c) || c == NONE {
            told(list, hits);
        }
    }
    for list in &mut lists {
        told(list, hits);
    }
    hits.sort_by_key(|hit| hit.at.start);
}

fn told(list: &mut (Vec<usize>, bool), hits: &mut Vec<Hit>) {
    let (marks, mixed) = std::mem::take(list);
    if !mixed {
        hits.extend(marks.into_iter().map(|at| Hit::at(at..at + 1).write("")));
    }
}

/// A 、 before 等 at the end of a list. 等 begins words as well (等候, 等级), and is one (看、等、盼).
pub(super) fn before_etc(text: &Text, hits: &mut Vec<Hit>) {
    for at in marks(text, "、等") {
        let item = |long: usize| {
            let item = text.chars.get(..at).unwrap_or_default().iter().rev();
            at >= long && item.take(long).all(|c| is_han(*c) || "”》’）".contains(*c))
        };
        let after = text.run(at + 1, |c| c == '等').end;
        let next = text.at(after);
        let counted = text.run(after, |c| c.is_ascii_digit() || is_han_figure(c)).end;
        let counts = counted > after && "个名位家省市人国项种类部所条件篇款".contains(text.at(counted));
        let ends = next == NONE || (is_point(next) && next != '、') || "）”’—".contains(next);
        if (ends && item(2))
            || (counts && (item(2) || (item(1) && text.before(at - 1) == '、')))
            || (next == '人' && ends_with_names(text, at))
        {
            hits.push(Hit::at(at..at + 1).write(""));
        }
    }
}

/// Whether two names stand before a place: 张三、李四、等人. 等人 is done as well: 看书、聊天、等人.
fn ends_with_names(text: &Text, at: usize) -> bool {
    let name = |end: usize| {
        let before = text.chars.get(..end).unwrap_or_default();
        let long = before.iter().rev().take(4).take_while(|c| is_han(**c)).count();
        before.get(end - long..).is_some_and(is_name).then_some(end - long)
    };
    let last = name(at).filter(|from| text.before(*from) == '、');
    last.is_some_and(|from| {
        let before = text.chars.get(..from - 1).unwrap_or_default();
        // A sentence may stand before the name: 昨天张三、李四.
        (2..4).any(|long| {
            before.len().checked_sub(long).and_then(|from| before.get(from..)).is_some_and(is_name)
        })
    })
}

/// A 、 before 以及.
pub(super) fn before_and(text: &Text, hits: &mut Vec<Hit>) {
    let and = marks(text, "、以及").filter(|at| text.at(at + 3) != '时');
    hits.extend(and.map(|at| Hit::at(at..at + 1).write("，")));
}

/// Where a text stands that begins with a mark.
fn marks<'t>(text: &'t Text, what: &'static str) -> impl Iterator<Item = usize> + 't {
    text.signs().map(|(at, _)| at).filter(move |at| text.has(*at, what))
}

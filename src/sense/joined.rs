//! Words that belong together, joined: numbers and what they count, names, verbs and what completes them, the last
//! characters that make a new word of the one before (处理 and 厂).

use std::ops::Range;

use super::kind::Kind;
use super::names::{Surname, surname};
use super::words::Word;

/// Words that stand together, by bytes of their text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Group {
    pub range: Range<usize>,
    pub kind: Kind,
}

/// What may join the words before it: words behind words of some kinds, and what they are together.
struct Join {
    behind: &'static [Kind],
    words: &'static [&'static str],
    makes: Kind,
}

const JOINS: &[Join] = &[
    Join { behind: &[Kind::Time], words: &["起", "前", "后"], makes: Kind::Time },
    Join {
        behind: &[Kind::Counted],
        words: &["起", "前", "后", "多", "余", "来", "以上", "以下", "以内", "以来", "左右"],
        makes: Kind::Counted,
    },
    Join {
        behind: &[Kind::Verb],
        words: &[
            "了", "着", "过", "出", "到", "上", "下", "成", "完", "进", "给", "至", "入", "起", "遍", "回",
        ],
        makes: Kind::Verb,
    },
];

/// Where something is: behind a thing, unless they begin a word of what follows (下月, 上一届).
const PLACES: &str = "上下中里内外前后旁间";
const PLACES_BEGIN: &str = "月周届次一午年新调架线演";

/// Characters that make a thing of the word before them; those that do so behind a verb; and those that do, though they
/// also count.
const ENDINGS: &str = "局院所会馆厂县镇乡村市省区队团员者家场站车机器节赛奖案网价金率量级证卡图路街巷社部厅处室店楼桥港园城湖河山岛户费款税\
    线库房业界坛化性度师生长手工人品件书报刊物类式型期届群带圈链";
const ENDINGS_OF_VERBS: &str = "局厂员队机器案费金率者量站所点权期家师人业品物件书部会室场园库法";
const ENDINGS_THAT_COUNT: &str = "县镇村省市校院站";

/// The words of a text, those together that belong together.
pub(super) fn joined(text: &str, words: &[Word]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::with_capacity(words.len());
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let named = name(text, &words[at..], groups.last());
        if named > 0 {
            let end = words.get(at + named - 1).map_or(word.range.end, |last| last.range.end);
            groups.push(Group { range: word.range.start..end, kind: Kind::Name });
            at += named;
            continue;
        }
        let next = words.get(at + 1).and_then(|next| text[next.range.clone()].chars().next());
        let kind =
            if groups.last().is_some_and(|last| counts(text, last)) { word.counting } else { word.kind };
        let own = &text[word.range.clone()];
        match groups.last_mut().and_then(|last| Some((together(text, last, (own, kind), next)?, last))) {
            Some((kind, last)) => {
                last.range.end = word.range.end;
                last.kind = kind;
            }
            None => groups.push(Group { range: word.range.clone(), kind }),
        }
        at += 1;
    }
    groups
}

/// Whether a measure may follow.
fn counts(text: &str, Group { range, kind }: &Group) -> bool {
    *kind == Kind::Number || *kind == Kind::Counted && text[range.clone()].ends_with(['万', '亿', '多', '余'])
}

/// How many words are a name of which the first is the surname; none, where it is no name.
fn name(text: &str, words: &[Word], behind: Option<&Group>) -> usize {
    let [first, given, rest @ ..] = words else { return 0 };
    if behind.is_some_and(|group| group.kind == Kind::Number) {
        return 0;
    }
    let own = |word: &Word| &text[word.range.clone()];
    let is_single = |word: &Word| own(word).chars().nth(1).is_none();
    let sure = match surname(own(first), behind.map(|group| &text[group.range.clone()])) {
        Surname::None => return 0,
        Surname::Alone => false,
        Surname::Sure => true,
    };
    let any = [Kind::Noun, Kind::Adjective];
    let begins = |word: &Word| {
        word.kind.is(&any)
            || word.kind == Kind::Number
            || sure && !word.kind.is(&[Kind::Mark, Kind::Particle])
    };
    let goes_on = |word: &Word| {
        let is_noun = word.kind.is(&any) && (sure || !ENDINGS.contains(own(word)));
        is_noun || sure && (word.kind == Kind::Verb || "春夏秋冬明".contains(own(word)))
    };
    if !is_single(given) || !begins(given) {
        return 0;
    }
    2 + usize::from(rest.first().is_some_and(|third| is_single(third) && goes_on(third)))
}

/// What the words before are together with one more; nothing, where they stay apart.
fn together(text: &str, last: &Group, (own, kind): (&str, Kind), next: Option<char>) -> Option<Kind> {
    let before = &text[last.range.clone()];
    let single = own.chars().next().filter(|c| c.len_utf8() == own.len());
    let among = |all: &str| single.is_some_and(|c| all.contains(c));
    match (last.kind, kind) {
        (_, Kind::Mark) | (Kind::Mark, _) => return None,
        (Kind::Number, Kind::Number) => return Some(Kind::Number),
        (Kind::Number | Kind::Counted, Kind::Measure) if counts(text, last) => return Some(Kind::Counted),
        (_, Kind::Number) if before == "第" => return Some(Kind::Number),
        (_, Kind::Particle) if own == "们" => return Some(Kind::Noun),
        _ => (),
    }
    if let Some(join) = JOINS.iter().find(|join| last.kind.is(join.behind) && join.words.contains(&own)) {
        return Some(join.makes);
    }
    let is_thing = last.kind.is(&[Kind::Noun, Kind::Name]);
    let is_place = before.ends_with(|c| PLACES.contains(c));
    let goes_on = next.is_some_and(|next| PLACES_BEGIN.contains(next));
    if (is_thing || last.kind == Kind::Time) && among(PLACES) && !goes_on {
        return Some(Kind::Noun);
    }
    let long = before.chars().nth(1).is_some() && !is_place;
    let endings = if is_thing { ENDINGS } else { ENDINGS_OF_VERBS };
    let ends = (is_thing || last.kind.is(&[Kind::Verb, Kind::Adjective])) && long && among(endings);
    let may = kind != Kind::Measure || last.kind == Kind::Name || among(ENDINGS_THAT_COUNT);
    (ends && may).then_some(Kind::Noun)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sense::words::words;

    fn cut(text: &str) -> String {
        let groups = joined(text, &words(text, &[]));
        groups.iter().map(|group| &text[group.range.clone()]).collect::<Vec<_>>().join("/")
    }

    #[test]
    fn a_number_stays_with_what_it_counts() {
        assert_eq!(cut("最快仅需48分钟"), "最快/仅/需/48分钟");
        assert_eq!(cut("第12届龙舟赛"), "第12届/龙舟赛");
        assert_eq!(cut("投入四千六百万元"), "投入/四千六百万元");
        assert_eq!(cut("全县1.8万名老人"), "全县/1.8万名/老人");
    }

    #[test]
    fn a_name_is_one() {
        assert_eq!(cut("木偶大师严岱逝世"), "木偶/大师/严岱/逝世");
        assert_eq!(cut("民俗学者慕容知秋捐书"), "民俗/学者/慕容知秋/捐/书");
        assert_eq!(cut("老兵梁守田走了"), "老兵/梁守田/走了");
    }

    #[test]
    fn a_verb_stays_with_what_completes_it() {
        assert_eq!(cut("种出有机茶"), "种出/有机/茶");
        assert_eq!(cut("下周起绕行"), "下周起/绕行");
    }

    #[test]
    fn what_makes_a_word_of_another_stays_with_it() {
        assert_eq!(cut("污水处理厂扩建"), "污水/处理厂/扩建");
        assert_eq!(cut("河床上发现木船"), "河床上/发现/木船");
        assert_eq!(cut("老人下月起可在家取药"), "老人/下月起/可/在家/取/药");
    }
}

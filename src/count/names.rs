//! The names in a byline or a credit, without the words of their office and of their work.
//!
//! Names are parted at spaces and marks; what can't be told to be names stands as it is written.

use crate::printable::is_han;
use crate::sense::is_double;

/// What somebody is: all before it in a word is part of the office, as in 新华社驻京记者; a name may follow at once.
const OFFICES: &[&str] = &[
    "记者",
    "通讯员",
    "评论员",
    "实习生",
    "特派员",
    "观察员",
    "撰稿人",
    "撰稿",
    "编辑",
    "主编",
    "作者",
    "编译",
    "翻译",
    "译者",
    "摄影师",
    "讲述人",
    "口述",
    "特约",
];

/// Who sends copy and pictures and is nobody, beside the names of others.
const SENDERS: &[&str] = &[
    "本报",
    "本报讯",
    "本社",
    "本刊",
    "本台",
    "新华社",
    "新华社发",
    "新华社电",
    "中新社",
    "中新社发",
    "中新社电",
    "资料图片",
    "资料照片",
    "资料图",
    "人民视觉",
    "视觉中国",
];

/// What a name did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Work {
    /// The text.
    Text,
    /// The pictures.
    Pictures,
    /// Both.
    Both,
}

/// Words of work, each by itself between names.
const WORKS: &[(&str, Work)] = &[
    ("摄影报道", Work::Both),
    ("图片报道", Work::Both),
    ("图文", Work::Both),
    ("文图", Work::Both),
    ("文", Work::Text),
    ("撰文", Work::Text),
    ("报道", Work::Text),
    ("采写", Work::Text),
    ("供稿", Work::Text),
    ("整理", Work::Text),
    ("图", Work::Pictures),
    ("图片", Work::Pictures),
    ("摄", Work::Pictures),
    ("摄影", Work::Pictures),
    ("拍摄", Work::Pictures),
    ("供图", Work::Pictures),
    ("制图", Work::Pictures),
    ("绘图", Work::Pictures),
    ("绘", Work::Pictures),
    ("插图", Work::Pictures),
    ("漫画", Work::Pictures),
];

/// Those that may stand at the end of a name without a space, the longer before the shorter. 文 and 图 may be of the name.
const AT_END: &[&str] =
    &["摄影报道", "图片报道", "摄影", "报道", "采写", "供稿", "供图", "制图", "绘图", "摄"];

/// Others that are not named, behind a name.
const OTHERS: &str = "等";

/// Both works, as they are written with a stroke between them.
const STROKES: [&str; 4] = ["文/图", "文／图", "图/文", "图／文"];

/// Somebody who is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    pub name: String,
    /// What is said of the work; nothing, where nothing is said.
    pub work: Option<Work>,
}

impl Named {
    pub(super) fn wrote(&self) -> bool {
        self.work != Some(Work::Pictures)
    }

    pub(super) fn pictured(&self) -> bool {
        matches!(self.work, Some(Work::Pictures | Work::Both))
    }
}

/// Those who are named, each once, in the order of reading.
pub(super) fn named(text: &str) -> Vec<Named> {
    let text = STROKES.iter().fold(text.to_owned(), |text, both| text.replace(both, " 文图 "));
    let words = words(&text);
    // A line that ends with a word of work has them behind the names, 张三 文 李四 图; another before, 文/张三 图/李四.
    let last = words.iter().rev().map(|(word, _)| *word).find(|word| !word.is_empty());
    let mut reader = Reader { is_behind: last.and_then(work_of).is_some(), ..Reader::default() };
    for (word, hard) in words {
        reader.take(word);
        if hard {
            reader.close();
        }
    }
    reader.close();
    let trimmed = text.trim();
    if reader.all.is_empty() && !trimmed.is_empty() {
        reader.all.push(Named { name: trimmed.to_owned(), work: None });
    }
    let mut once: Vec<Named> = Vec::new();
    for one in reader.all {
        if !once.iter().any(|known| known.name == one.name) {
            once.push(one);
        }
    }
    once
}

/// What stands in the brackets of a dateline, 本报讯（记者　某某）, if that names somebody by an office.
pub(super) fn in_dateline(text: &str) -> &str {
    let inside = text.split_once(['（', '(']).and_then(|(_, rest)| rest.split(['）', ')']).next());
    inside.filter(|inside| OFFICES.iter().any(|office| inside.contains(office))).unwrap_or_default()
}

/// The words of a text, and whether names end behind each.
fn words(text: &str) -> Vec<(&str, bool)> {
    let pieces = text.split_inclusive(|c: char| c.is_whitespace() || is_hard(c));
    let word = |piece: &'_ str| -> usize {
        let end = piece.chars().next_back().filter(|c| c.is_whitespace() || is_hard(*c));
        piece.len() - end.map_or(0, char::len_utf8)
    };
    pieces
        .map(|piece| piece.split_at(word(piece)))
        .map(|(word, mark)| (word, mark.starts_with(is_hard)))
        .collect()
}

/// Marks that names end at.
fn is_hard(c: char) -> bool {
    matches!(
        c,
        '、' | '，'
            | ','
            | '；'
            | ';'
            | '：'
            | ':'
            | '/'
            | '／'
            | '|'
            | '｜'
            | '（'
            | '）'
            | '('
            | ')'
            | '【'
            | '】'
    )
}

/// Reads names word by word.
#[derive(Default)]
struct Reader<'t> {
    all: Vec<Named>,
    /// Words that may be names, or parts of one.
    group: Vec<&'t str>,
    /// Words of work stand behind the names.
    is_behind: bool,
    /// From which of all on no work is said yet.
    open: usize,
    /// The work that stands before the names.
    ahead: Option<Work>,
}

impl<'t> Reader<'t> {
    fn take(&mut self, word: &'t str) {
        if word.is_empty() {
            return;
        }
        if let Some(work) = work_of(word) {
            self.close();
            if self.is_behind {
                self.all.iter_mut().skip(self.open).for_each(|one| one.work = Some(work));
            } else {
                self.ahead = Some(work);
            }
            self.open = self.all.len();
            return;
        }
        if SENDERS.contains(&word) {
            return self.close();
        }
        let name = behind_office(word);
        if name.len() < word.len() {
            self.close();
            self.ahead = None;
            if name.is_empty() {
                return;
            }
        }
        let (name, said) = parted(name);
        self.group.push(name);
        if said.is_some() {
            self.close();
            self.all.iter_mut().skip(self.open).for_each(|one| one.work = said);
            self.open = self.all.len();
        }
    }

    /// Names end here.
    fn close(&mut self) {
        let group = std::mem::take(&mut self.group);
        if group.is_empty() {
            return;
        }
        // What is not all names is one thing, as it is written.
        let names = names(&group).unwrap_or_else(|| vec![group.join(" ")]);
        let work = self.ahead;
        self.all.extend(names.into_iter().map(|name| Named { name, work }));
    }
}

fn work_of(token: &str) -> Option<Work> {
    WORKS.iter().find(|(word, _)| *word == token).map(|(_, work)| *work)
}

/// What of a word stands behind the last office in it; all of one without.
fn behind_office(token: &str) -> &str {
    let ends = OFFICES.iter().filter_map(|office| token.rfind(office).map(|at| at + office.len()));
    ends.max().and_then(|end| token.get(end..)).unwrap_or(token)
}

/// A name without the work that is written close to it. 本报制图 has no name in it.
fn parted(token: &str) -> (&str, Option<Work>) {
    let cut = |end: &&str| {
        let name = token.strip_suffix(*end)?;
        let is_name = name.chars().count() >= 2 && !SENDERS.contains(&name);
        is_name.then(|| (name, work_of(end)))
    };
    let (name, work) = AT_END.iter().find_map(cut).unwrap_or((token, None));
    let without = name.strip_suffix(OTHERS).filter(|name| name.chars().count() >= 2);
    (without.unwrap_or(name), work)
}

/// What a word is among names.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// A character alone: half of a name such as 张　三.
    One,
    /// A surname of two characters, or a name.
    Double,
    /// A name.
    Name,
    /// A word of Latin letters: with those beside it a name.
    Latin,
    /// Something else.
    Other,
}

impl Form {
    fn of(word: &str) -> Self {
        let count = word.chars().count();
        let is_dot = |c: char| matches!(c, '·' | '•' | '・');
        if word.chars().all(is_han) {
            return match count {
                1 => Self::One,
                2 if is_double(word) => Self::Double,
                2 | 3 => Self::Name,
                4 if word.char_indices().nth(2).is_some_and(|(at, _)| is_double(&word[..at])) => Self::Name,
                _ => Self::Other,
            };
        }
        if word.chars().all(|c| is_han(c) || is_dot(c)) {
            return Self::Name;
        }
        let is_latin = |c: char| !is_han(c) && (c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’'));
        if word.chars().all(is_latin) { Self::Latin } else { Self::Other }
    }
}

/// The names that words are; nothing, where they are something else as well.
fn names(words: &[&str]) -> Option<Vec<String>> {
    let mut all = Vec::new();
    let mut words = words.iter().map(|word| (*word, Form::of(word))).peekable();
    while let Some((word, form)) = words.next() {
        let mut follows = |wanted| words.next_if(|(_, form)| *form == wanted);
        let name = match form {
            Form::One => format!("{word}{}", follows(Form::One)?.0),
            Form::Double => format!("{word}{}", follows(Form::One).map_or("", |(given, _)| given)),
            Form::Name => word.to_owned(),
            Form::Latin => {
                let mut name = word.to_owned();
                while let Some((more, _)) = follows(Form::Latin) {
                    name = format!("{name} {more}");
                }
                name
            }
            Form::Other => return None,
        };
        all.push(name);
    }
    Some(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn those(text: &str) -> Vec<String> {
        named(text).into_iter().map(|one| one.name).collect()
    }

    #[test]
    fn names_stand_without_the_words_of_their_office() {
        for (text, names) in [
            ("本报记者 张三 李四", &["张三", "李四"][..]),
            ("记者　景静　通讯员　王书音", &["景静", "王书音"]),
            ("新华社记者 王五 摄", &["王五"]),
            ("本报驻西安记者张晓文", &["张晓文"]),
            ("记者张三、李四，实习生赵小六", &["张三", "李四", "赵小六"]),
            ("（记者：张三）", &["张三"]),
            ("张三等", &["张三"]),
            ("版式编辑　沈砚秋", &["沈砚秋"]),
        ] {
            assert_eq!(those(text), names, "{text}");
        }
    }

    #[test]
    fn a_name_that_is_spread_by_a_space_is_one() {
        for (text, names) in [
            ("张　三", &["张三"][..]),
            ("本报记者　沈砚秋　通讯员　祝　迟", &["沈砚秋", "祝迟"]),
            ("张　三　李　四", &["张三", "李四"]),
            ("欧阳　修　欧阳明月", &["欧阳修", "欧阳明月"]),
            ("Rachel Michetti　摄", &["Rachel Michetti"]),
            ("阿卜杜拉·买买提", &["阿卜杜拉·买买提"]),
        ] {
            assert_eq!(those(text), names, "{text}");
        }
    }

    #[test]
    fn what_cannot_be_told_apart_stands_as_it_is() {
        for (text, names) in [
            ("枕溪中学　梁一苇", &["枕溪中学 梁一苇"][..]),
            ("本报记者", &["本报记者"]),
            ("一位老读者", &["一位老读者"]),
            ("本报制图", &["本报制图"]),
            ("新华社发", &["新华社发"]),
            ("张　三丰　李四", &["张 三丰 李四"]),
            ("NASA供图", &["NASA"]),
            ("张文图", &["张文图"]),
            ("", &[]),
        ] {
            assert_eq!(those(text), names, "{text}");
        }
    }

    #[test]
    fn who_took_the_pictures_did_not_write_the_text() {
        let writes = |text: &str| -> Vec<(String, bool, bool)> {
            named(text).into_iter().map(|one| (one.name.clone(), one.wrote(), one.pictured())).collect()
        };
        let (text, pictures) = (("张三".into(), true, false), ("李四".into(), false, true));
        for line in [
            "张三 文 李四 图",
            "文/张三 图/李四",
            "张三　文　李四　摄",
            "记者 张三 摄影 李四",
            "文：张三　摄影：李四",
        ] {
            assert_eq!(writes(line), [text.clone(), pictures.clone()], "{line}");
        }
        for line in ["记者 张三 文/图", "张三　摄影报道", "图文：张三", "记者张三摄影报道"]
        {
            assert_eq!(writes(line), [("张三".into(), true, true)], "{line}");
        }
    }

    #[test]
    fn a_dateline_names_who_reports_in_brackets() {
        assert_eq!(in_dateline("本报讯（记者　景静）"), "记者　景静");
        assert_eq!(in_dateline("本报北京9月30日电（新华社）"), "");
        assert_eq!(in_dateline("本报讯"), "");
    }
}

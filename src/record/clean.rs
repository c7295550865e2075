//! The text of a printed line as it was meant, and what such a line says of itself.

use unicode_normalization::UnicodeNormalization;

/// How a byline begins.
const BYLINES: &[&str] = &[
    "记者",
    "通讯员",
    "本报记者",
    "本报通讯员",
    "见习记者",
    "实习记者",
    "首席记者",
    "特约记者",
    "特约通讯员",
    "实习生",
    "新华社记者",
    "文/",
    "图/",
    "文／",
    "图／",
    "摄影",
    "撰稿",
    "整理",
];

/// A longer byline is a sentence.
const LONGEST_BYLINE: usize = 40;

/// Text as a program put it into its file, without control characters, and with ordinary characters where
/// the file names their compatibility forms: fonts draw 二 and the radical ⼆ with one glyph, and some
/// programs name the wrong one.
pub(super) fn unified(text: &str) -> String {
    let mut unified = String::with_capacity(text.len());
    for c in text.chars().filter(|c| !c.is_control()) {
        match c {
            // Radicals, compatibility ideographs, Latin ligatures; full-width marks stay as they are.
            '\u{2E80}'..='\u{2FDF}' | '\u{F900}'..='\u{FB06}' | '\u{2F800}'..='\u{2FA1F}' => {
                unified.extend(std::iter::once(c).nfkc());
            }
            '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{00AD}' => {}
            c => unified.push(c),
        }
    }
    unified
}

/// Whether a character is written with spaces between words: Latin, Greek, digits and their marks.
pub(super) fn is_western(c: char) -> bool {
    c < '\u{2E80}' && !c.is_whitespace() && !"“”‘’—…·《》".contains(c)
}

/// A line with its spaces as they were meant: one between western words, none between a western word and Han,
/// and an ideographic one between Han.
pub(super) fn clean(line: &str) -> String {
    let mut clean = String::with_capacity(line.len());
    for word in line.split_whitespace() {
        if let (Some(before), Some(after)) = (clean.chars().next_back(), word.chars().next()) {
            match (is_western(before), is_western(after)) {
                (true, true) => clean.push(' '),
                (false, false) => clean.push('\u{3000}'),
                _ => {}
            }
        }
        clean.push_str(word);
    }
    clean
}

/// Whether a line says who wrote the story, and nothing else.
pub(super) fn is_byline(line: &str) -> bool {
    let line = line.trim().trim_start_matches(['（', '(', '□', '■', '●']);
    BYLINES.iter().any(|beginning| line.starts_with(beginning))
        && line.chars().count() <= LONGEST_BYLINE
        && !line.contains(['。', '，', '；', '：', '！', '？', '“'])
}

/// Where a byline begins that shares the line with the end of a paragraph.
pub(super) fn run_in_byline(line: &str) -> Option<usize> {
    line.char_indices().filter(|(_, c)| c.is_whitespace() || *c == '（').find_map(|(at, c)| {
        let before = line.get(..at)?;
        let from = if c == '（' { at } else { at + c.len_utf8() };
        (ends_sentence(before) && is_byline(line.get(from..)?)).then_some(from)
    })
}

/// Whether a line may be the last of its paragraph.
pub(super) fn ends_sentence(line: &str) -> bool {
    let line = line.trim_end().trim_end_matches(['”', '’', '」', '』', '）', ')', '》']);
    line.ends_with(['。', '！', '？', '…', '!', '?', '.'])
}

/// Whether a line begins with the words that begin a story's body: 本报讯, 新华社北京9月1日电.
pub(super) fn is_dateline(line: &str) -> bool {
    let line = line.trim_start();
    let first: String = line.chars().take(20).collect();
    line.starts_with("本报讯")
        || (["本报", "新华社", "中新社", "据"].iter().any(|agency| line.starts_with(agency))
            && ["讯", "电", "消息"]
                .iter()
                .any(|end| first.split(['　', ' ']).next().is_some_and(|word| word.ends_with(end))))
}

/// How wide a line is, in halves of an em: western characters are half as wide as Han.
pub(super) fn half_ems(line: &str) -> usize {
    line.chars().map(|c| if is_western(c) { 1 } else { 2 }).sum()
}

/// Lines of a paragraph joined, with a space where two western words meet.
pub(super) fn join<'a>(lines: impl Iterator<Item = &'a str>) -> String {
    let mut joined = String::new();
    for line in lines {
        let (before, after) = (joined.chars().next_back(), line.chars().next());
        if before.is_some_and(|c| c.is_ascii_alphanumeric()) && after.is_some_and(|c| c.is_ascii_alphabetic())
        {
            joined.push(' ');
        }
        joined.push_str(line);
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_are_kept_where_they_mean_something() {
        assert_eq!(clean(" 性，9月 19日，二 "), "性，9月19日，二");
        assert_eq!(clean("本报讯 为用好"), "本报讯　为用好");
        assert_eq!(clean("in  two words"), "in two words");
    }

    #[test]
    fn the_radical_of_two_is_two() {
        assert_eq!(unified("⼆七\u{200B}，ﬁ"), "二七，fi");
    }

    #[test]
    fn bylines_are_told_from_sentences() {
        assert!(is_byline("记者　景静　通讯员　王书音"));
        assert!(is_byline("（记者　景静）"));
        assert!(!is_byline("记者从区里获悉，今年"));
        let line = "基地。　记者　景静";
        assert_eq!(run_in_byline(line).map(|at| &line[at..]), Some("记者　景静"));
        assert_eq!(run_in_byline("他对　记者　说"), None);
    }

    #[test]
    fn datelines_begin_bodies() {
        assert!(is_dateline("本报讯　日前"));
        assert!(is_dateline("新华社北京9月1日电　日前"));
        assert!(!is_dateline("本报记者　景静"));
    }
}

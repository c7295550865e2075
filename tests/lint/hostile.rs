//! Texts made to break the lint: it ends, in time that grows with the text, and without a panic.

use banxin::copy::Passage;
use banxin::diag::{FileId, Span};
use banxin::edition::{ListedName, Terms};
use rayon::prelude::*;

use crate::support::editions::Setup;

/// What takes more than linear time over so many bytes does not end while anybody waits.
const SIZE: usize = 1 << 16;
/// A story may be larger; all signs together in one.
const LARGE: usize = 400_000;

const PATTERNS: [&str; 50] = [
    "\"",
    "甲\"",
    "'甲",
    "“",
    "”",
    "“甲”",
    "《",
    "《甲》、",
    "》、《",
    "（",
    "(",
    ")",
    "（(甲",
    "(甲)",
    "(UN",
    "甲,",
    "甲 ",
    " ,",
    ".",
    "甲.",
    "。",
    "…",
    "-",
    "甲-",
    "—",
    "、等",
    "、以及",
    "第一",
    "第一、",
    "1、",
    "１",
    "1~1",
    "3千人",
    "百分之1",
    "1月一日",
    "二零二二年",
    "10几个",
    "甲乙丙 ",
    "http://a/甲",
    "a@b.",
    "a(\"\")",
    "：1）",
    "（1、2）",
    "甲．",
    "百分之1至1",
    "《《",
    "甲“““",
    "1日~1日",
    "5%.",
    "农历1月一日",
];

/// What the lint says of paragraphs.
fn told(paragraphs: Vec<String>) -> usize {
    let mut made = Setup { paragraphs: vec![String::new(); paragraphs.len()], ..Setup::default() }.made();
    let name = |write: &str| ListedName {
        write: write.into(),
        titles: vec!["区长".into()],
        also: Vec::new(),
        span: Span::new(FileId(0), 0..0),
    };
    made.0.words.names = vec![name("甲甲甲"), name("一二三四")];
    made.0.words.kept = Terms::new(["甲甲", "一二三四"]);
    for (block, text) in made.story().body.iter_mut().zip(paragraphs) {
        let span = Span::new(FileId(0), 0..text.len());
        block.copy = Passage::plain(text, span);
    }
    banxin::lint::lint(&made.checked()).len()
}

#[test]
fn one_sign_again_and_again() {
    PATTERNS.par_iter().for_each(|pattern| {
        // Half the text long, and then closed.
        told(vec![pattern.repeat(SIZE / 2 / pattern.len()) + &"”》）)甲".repeat(SIZE / 26)]);
    });
}

#[test]
fn all_signs_in_one_paragraph() {
    let all = PATTERNS.concat();
    assert_eq!(told(vec![all.repeat(LARGE / all.len())]), 1001);
    told(vec![PATTERNS.iter().map(|pattern| pattern.repeat(LARGE / 200)).collect()]);
}

#[test]
fn signs_in_any_order() {
    // Numerical Recipes' ranqd1.
    let mut state = 7_u32;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        PATTERNS[(state >> 16) as usize % PATTERNS.len()]
    };
    let paragraphs: Vec<String> = (0..3000).map(|_| (0..12).map(|_| next()).collect()).collect();
    // A thousand are kept, and a line says how many more there are.
    assert_eq!(told(paragraphs), 1001);
}

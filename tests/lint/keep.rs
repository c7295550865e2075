//! Words that no line's end parts: in text, in heads, in both ways of breaking.

use banxin::edition::{Edition, Terms};
use banxin::geom::Em;
use banxin::page::{Item, Role};
use banxin::style::Breaking;

use crate::support::editions::{HEADLINE, Setup, fonts, plain};
use banxin::part::HeadPart;

fn lines(edition: &Edition, role: Role) -> Vec<String> {
    let (composition, _) = crate::support::editions::typeset(edition, &fonts(edition));
    let mut lines: Vec<((u16, u16, i64), String)> = Vec::new();
    for item in &composition.pages[0].items {
        let Item::Glyphs(run) = item else { continue };
        let at = (run.source.column, run.source.row, run.origin.y.0);
        match lines.last_mut() {
            _ if run.source.role != role => {}
            Some((last, text)) if *last == at => text.push_str(&run.text),
            _ => lines.push((at, run.text.clone())),
        }
    }
    lines.into_iter().map(|(_, text)| text).collect()
}

fn body(text: &str, breaking: Breaking, kept: &[&str]) -> Vec<String> {
    let setup =
        Setup { measure: Em::ONE * 10, paragraphs: vec![text.into()], rows: 8, breaking, ..Setup::default() };
    let mut made = setup.made();
    made.0.words.kept = Terms::new(kept.iter().copied());
    lines(&made.checked(), Role::Body)
}

#[test]
fn no_line_of_text_ends_inside_a_word_that_is_kept() {
    let text = "一二三四五六虎荣鑫十一二三四五";
    assert_eq!(body(text, Breaking::FirstFit, &[])[0], "一二三四五六虎荣");
    for breaking in [Breaking::FirstFit, Breaking::TotalFit] {
        assert_eq!(body(text, breaking, &["虎荣鑫"])[0], "一二三四五六", "{breaking:?}");
    }
    // Words that share characters are kept, both.
    assert_eq!(body(text, Breaking::FirstFit, &["五六虎", "虎荣鑫"])[0], "一二三四");
    // One with a space in it, which Western text breaks at.
    let text = "一二三四五New York六七八九";
    assert_eq!(body(text, Breaking::FirstFit, &[])[0].trim_end(), "一二三四五New");
    assert_eq!(body(text, Breaking::FirstFit, &["New York"])[0], "一二三四五");
}

#[test]
fn a_word_wider_than_its_line_is_parted_all_the_same() {
    let word = "一二三四五六七八九十一二三四五";
    let lines = body(word, Breaking::FirstFit, &[word]);
    assert_eq!(lines.concat(), word);
    assert_eq!(lines.len(), 2);
}

#[test]
fn no_line_of_a_head_ends_inside_a_word_that_is_kept() {
    let headline = |kept: &[&str]| {
        let mut made =
            Setup { measure: Em::ONE * 10, paragraphs: vec!["一二三四".into()], ..Setup::default() }.made();
        made.story().head[HeadPart::HEADLINE] = vec![plain("甲乙丙虎荣鑫寅辰")];
        made.head().lines = 2;
        (made.slot().head_rows, made.slot().rows) = (5, 10);
        made.0.words.kept = Terms::new(kept.iter().copied());
        lines(&made.checked(), HEADLINE)
    };
    assert_eq!(headline(&[]), ["甲乙丙虎", "荣鑫寅辰"]);
    assert_eq!(headline(&["虎荣鑫"]), ["甲乙丙", "虎荣鑫寅辰"]);
}

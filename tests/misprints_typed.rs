//! Copy that would be misprinted for the signs that it is typed in: what a word processor, a web page or another kind of
//! Markdown has. What is right has its place in each story, and is told nothing.

use crate::misprints::{LAYOUT, STOP, STORY, story};
use crate::support::house::House;

#[test]
fn stars_that_may_be_signs() {
    let house = story(&[
        "王*明、李*华到场",
        "王*和李*说",
        "王**报道，李**说",
        "A*B、C*D",
        "a*b*c",
        "一*二，三*四",
        "体积为长*宽*高",
        "*ST股票*跌停",
        "他说*重要*的话，**要紧**的话，共*5*人",
        STOP,
    ]);
    house.says("stars_that_may_be_signs", &[]);
}

#[test]
fn nothing_is_told_of_stars_that_are_surely_signs() {
    let house = story(&[
        "Apples*2, pears*3, plums*4.",
        "Rooms 5m*3m, 6m*4m; 2*x*3.",
        "*STAR and *STONE; *.* and *.pdf.",
        "5b*3, 6b*4, (a)*2, (b)*3.",
    ]);
    house.change(LAYOUT, "rows = 4", "rows = 8").says("a_sound_edition", &[]);
}

#[test]
fn paragraphs_by_blanks_of_the_web() {
    let blanks =
        "&emsp;&emsp;One.\n&emsp;&emsp;Two.\n&#12288;&#x3000;Three.\n\n&nbsp;Four.\n　\n\u{2005}Five.";
    let house = House::sound().change(STORY, "Text.", blanks);
    house.change(LAYOUT, "rows = 4", "rows = 8").says("a_sound_edition", &[]);
}

#[test]
fn blanks_of_the_web_that_may_be_paragraphs() {
    let house =
        story(&["One\n&nbsp;&nbsp;&nbsp;two", "One\n\u{2005}\u{2005}two", "One\n\u{202F}\u{2009}two"]);
    house.change(LAYOUT, "rows = 4", "rows = 8").says("blanks_of_the_web_that_may_be_paragraphs", &[]);
}

#[test]
fn lines_that_end_as_paragraphs_do() {
    let house = story(&["He came!\nShe went.\nNo!\nYes!", "One,\ntwo!\nthree,\nfour,\nfive."]);
    house.change(LAYOUT, "rows = 4", "rows = 8").says("lines_that_end_as_paragraphs_do", &[]);
}

#[test]
fn what_is_outside_the_subset_behind_an_indent() {
    let house = story(&[
        "　　- 乙",
        "　　1. 乙",
        "　　> 乙",
        "　　---",
        "　　| a | b |\n　　|---|---|",
        "　　![甲](乙)",
        "甲：\n　　- 乙",
        "甲：\n&emsp;&emsp;2) 乙",
        "　* 乙",
        "　　```",
    ]);
    house.says("what_is_outside_the_subset_behind_an_indent", &[]);
}

#[test]
fn attributes_between_other_brackets() {
    let house = story(&[
        "（tracking=-0.03em）\n甲",
        "【tracking=-0.03em】\n甲",
        "甲（mark=dots）乙",
        "甲[mark＝dots]乙",
        "[甲]《mark=dots》",
        "{甲}[mark=dots]",
        "〈甲〉<scale=80%>",
        "甲{dots}",
        "[甲]｛着重｝",
        "## 插题 {#id}",
        "“mark=dots”，（其中face=1），{甲}",
    ]);
    house.says("attributes_between_other_brackets", &[]);
}

#[test]
fn links_notes_and_tables_that_lack_a_half() {
    let house = story(&[
        "甲[^1]乙",
        "[甲][1]",
        "[甲]（http://a.b）",
        "【链接】(http://a.b)",
        "[甲](http://a.b",
        "![甲]",
        "！［甲］（a.png）",
        "|甲|乙|\n|1|2|",
        "｜甲｜乙｜",
        "据统计[1][2]，［注］（见第2版），本报讯｜记者",
        STOP,
    ]);
    house.says("links_notes_and_tables_that_lack_a_half", &[]);
}

#[test]
fn entities_and_tags_that_are_none() {
    let house = story(&[
        "甲&nbsp乙",
        "&ldquo甲&rdquo；",
        "＆nbsp;甲",
        "甲&bogus;乙",
        "甲&amp;nbsp;乙",
        "甲&lt;br&gt;乙",
        "＜b＞粗＜/b＞",
        "甲< br >乙",
        "Q&amp;A、AT&T；http://a.b/?c=1&copy=2，a < b > c",
        STOP,
    ]);
    house.says("entities_and_tags_that_are_none", &[]);
}

#[test]
fn signs_of_other_markup() {
    let house = story(&[
        "甲__粗__乙",
        "重_要_通知",
        "＿＿粗＿＿",
        "～～删～～",
        "甲~~乙",
        "｀甲｀",
        "甲`乙",
        "＞ 引",
        "==高亮==",
        "10^2^米，CO~2~",
        "$x^2$",
        "＊重要＊",
        "他说＊＊＊重要＊＊＊的话",
        "花$5至$10，file_a_b，好～～真的～～，8~9月10~11日，王＊＊和李＊＊",
        STOP,
    ]);
    house.says("signs_of_other_markup", &[]);
}

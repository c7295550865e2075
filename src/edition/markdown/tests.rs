//! Copy that would be misprinted: what is taken as it was meant, and what is told.

use super::blocks;
use crate::diag::FileId;
use crate::edition::Block;
use crate::edition::findings::Findings;
use crate::geom::Em;

fn read(text: &str) -> (Vec<Block>, Vec<&'static str>) {
    let mut found = Findings::default();
    let blocks = blocks(text, 0, FileId(0), &mut found);
    (blocks, found.sorted().iter().map(|one| one.code).collect())
}

/// The texts of the paragraphs, and what is found.
fn texts(text: &str) -> (Vec<String>, Vec<&'static str>) {
    let (blocks, found) = read(text);
    (blocks.into_iter().map(|block| block.copy.text).collect(), found)
}

#[test]
fn a_star_between_figures_is_printed() {
    for (text, set) in [
        ("5*3=15，另一间6*4=24", "5*3=15，另一间6*4=24"),
        ("5 * 3，3*4*5，5**3，**共5*3**间，[5*3]{face=kai}", "5 * 3，3*4*5，5**3，共5*3间，5*3"),
        ("*共5* 3人，共*5*人，5\\*3", "共5 3人，共5人，5*3"),
    ] {
        assert_eq!(texts(text), (vec![set.to_owned()], vec![]), "{text}");
    }
    assert_eq!(texts("## 5*3与6*4").0, ["5*3与6*4"]);
    assert_eq!(texts("5米*3米，6米*4米").1, ["star-as-emphasis"]);
}

#[test]
fn a_line_that_begins_as_a_paragraph_is_one() {
    let copy = "　　甲。\n　　乙。\n丙。\r\n\u{2003}\u{2003}丁。\n\n　　戊。\n## 己\n　　庚。\n　　辛。";
    assert_eq!(
        texts(copy),
        (["甲。", "乙。丙。", "丁。", "戊。", "己", "庚。", "辛。"].map(String::from).into(), vec![])
    );
    let (blocks, found) = read("{tracking=-0.03em}\n　　甲\n　　乙");
    assert_eq!(found, [""; 0]);
    assert_eq!(blocks.iter().map(|block| block.tracking).collect::<Vec<_>>(), [Some(Em(-30_000)), None]);
}

#[test]
fn the_places_of_paragraphs_join_up() {
    let text = "　　甲\n　　乙\n　　丙\n";
    let places: Vec<_> = read(text).0.iter().map(|block| &text[block.span.range()]).collect();
    assert_eq!(places, ["　　甲\n", "　　乙\n", "　　丙\n"]);
}

#[test]
fn what_would_be_printed_as_typed_is_told() {
    let table = [
        ("一段[没关{mark=dots}的", "stray-attributes"),
        ("[字]｛mark=dots｝", "stray-attributes"),
        ("[字]{mark=dots｝", "attributes-open"),
        ("[字]｛mark=dots}", "stray-attributes"),
        ("[字] {mark=dots}", "stray-attributes"),
        ("[字]　{mark=dots}", "stray-attributes"),
        ("[字]\n{mark=dots}", "stray-attributes"),
        ("【字】{mark=dots}", "stray-attributes"),
        ("［字］{mark=dots}", "stray-attributes"),
        ("〔字〕｛mark＝dots｝", "stray-attributes"),
        ("（字）{pinyin=“zì”}", "stray-attributes"),
        ("[字】{mark=dots}", "stray-attributes"),
        ("【字]{mark=dots}", "attributes-without-text"),
        ("[字]（mark=dots）", "stray-attributes"),
        ("[字][mark=dots]", "stray-attributes"),
        ("[字]mark=dots}", "stray-attributes"),
        ("[字{mark=dots", "stray-attributes"),
        ("字{mark=dots}", "stray-attributes"),
        ("字{ mark = dots }", "stray-attributes"),
        ("字{mrak=dots}", "stray-attributes"),
        ("字｛ｍａｒｋ＝ｄｏｔｓ｝", "stray-attributes"),
        ("甲\n{tracking=-0.03em}", "stray-attributes"),
        ("甲\n{tracking=-0.03em}\n乙", "stray-attributes"),
        ("　　{tracking=-0.03em}\n甲", "stray-attributes"),
        ("{tracking=-0.03em}甲", "stray-attributes"),
        ("｛tracking=-0.03em｝\n甲", "stray-attributes"),
        ("## 题{mark=dots}", "stray-attributes"),
        ("## {tracking=-0.03em}题", "stray-attributes"),
        ("[]{mark=dots}", "attributes-without-text"),
        ("[字]{mark=dots}}", "stray-attributes"),
        ("[字]{mark=dots}{face=kai}", "stray-attributes"),
        ("[字]mark=dots的", "stray-attributes"),
        ("[字]<mark=dots>", "stray-attributes"),
        ("[字]{mark=dots mark=name}", "attribute-twice"),
        ("[字]{mark＝dots}", "foreign-sign"),
        ("##没空格", "stray-hash"),
        ("#题", "stray-hash"),
        ("###题", "stray-hash"),
        ("＃＃ 题", "stray-hash"),
        ("＃＃题", "stray-hash"),
        ("#＃ 题", "stray-hash"),
        ("##　题", "stray-hash"),
        ("　　## 题", "stray-hash"),
        ("甲\n##乙", "stray-hash"),
        ("##题##", "stray-hash"),
        ("## 题##", "stray-hash"),
        ("## ## 题", "stray-hash"),
        ("## ", "subhead-without-text"),
        ("##", "subhead-without-text"),
        ("## &nbsp;", "subhead-without-text"),
        ("*　字*", "stray-star"),
        ("＊＊重要＊＊：他说", "full-width-stars"),
        ("甲\n　乙", "indented-line"),
        ("甲\n    乙", "indented-line"),
        ("甲\n\t乙", "indented-line"),
        ("甲\n\u{A0}乙", "indented-line"),
    ];
    for (text, code) in table {
        let mut found = read(text).1;
        found.dedup();
        assert_eq!(found, [code], "{text}");
    }
}

#[test]
fn what_only_looks_like_markup_is_text() {
    for text in [
        "[字]{mark=dots}",
        "[甲]{mark=dots}[乙]{mark=name}",
        "{x|x=1}，{乙}，[注]，[注] {乙}",
        "\\[字\\]\\{mark=dots\\}",
        "&#xFF5B;mark=dots&#xFF5D;",
        "缩放（scale=80%）后",
        "令face=1，mark=2",
        "#5号楼，#1获奖",
        "#二七新闻#今天",
        "\\##题",
        "学习C##，井号#",
        "## 学习C#",
        "## 题 ##",
        "王＊＊、李＊＊说",
        "＊注：乙",
        "甲 \n 乙",
        "记者　景静",
        "&emsp;&emsp;甲",
    ] {
        assert_eq!(read(text).1, [""; 0], "{text}");
    }
}

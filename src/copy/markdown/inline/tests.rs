//! What paragraphs are read as, and what is refused.

use super::*;
use crate::copy::FaceRole;
use crate::copy::markdown::blocks;
use crate::geom::Em;

fn read(text: &str) -> (Vec<Block>, Vec<&'static str>) {
    let mut found = Findings::default();
    let blocks = blocks(text, 0, (FileId(0), None), &mut found);
    (blocks, found.sorted().iter().map(|one| one.code).collect())
}

#[test]
fn chinese_lines_join_without_a_space_and_english_ones_with_one() {
    let (blocks, found) = read("二七区\n召开 WTO\n会议 the\nnext，\n好");
    assert_eq!(found, [""; 0]);
    assert_eq!(blocks[0].copy.text, "二七区召开 WTO会议 the next，好");
}

#[test]
fn every_character_knows_its_place() {
    let source = "[甲]{tracking=-0.03em}乙**丙**\r\n&amp;丁\\*";
    let (blocks, found) = read(source);
    assert_eq!(found, [""; 0]);
    let copy = &blocks[0].copy;
    assert_eq!(copy.text, "甲乙丙&丁*");
    let places: Vec<&str> =
        copy.text.char_indices().filter_map(|(at, _)| source.get(copy.span_at(at)?.range())).collect();
    assert_eq!(places, ["甲", "乙", "丙", "&", "丁", "*"]);
    let runs: Vec<_> = copy.runs.iter().map(|run| (run.end, run.face, run.tracking)).collect();
    let (regular, strong) = (FaceRole::Regular, FaceRole::Strong);
    let tracked = Some(Em(-30_000));
    assert_eq!(runs, [(3, regular, tracked), (6, regular, None), (9, strong, None), (14, regular, None)]);
}

#[test]
fn a_first_line_of_attributes_is_the_paragraphs() {
    let (blocks, found) = read("{tracking=-0.035em}\n甲\n\n乙");
    assert_eq!(found, [""; 0]);
    assert_eq!(blocks.len(), 2);
    assert_eq!((blocks[0].tracking, blocks[0].copy.text.as_str()), (Some(Em(-35_000)), "甲"));
    assert_eq!(blocks[1].tracking, None);
}

#[test]
fn spaces_typed_as_an_indent_are_not_set() {
    assert_eq!(
        read("　　甲\n\n## 乙").0.iter().map(|block| block.copy.text.as_str()).collect::<Vec<_>>(),
        ["甲", "乙"]
    );
}

#[test]
fn brackets_tildes_and_escapes_are_text() {
    let (blocks, found) = read("[注]8~9月10~11月\\[甲\\]{乙}");
    assert_eq!(found, [""; 0]);
    assert_eq!(blocks[0].copy.text, "[注]8~9月10~11月[甲]{乙}");
}

#[test]
fn what_is_outside_the_subset_is_refused() {
    let table = [
        ("- 甲", "list-of-one"),
        ("- [ ] 甲\n- 乙", "markdown-outside-subset"),
        ("- 甲\n  - 乙\n    - 丙\n    - 丁\n  - 戊\n- 己", "markdown-outside-subset"),
        ("- 甲\n- > 乙", "markdown-outside-subset"),
        ("- 甲\n- ## 乙", "markdown-outside-subset"),
        ("- 甲\n-", "item-without-text"),
        ("> > 甲", "markdown-outside-subset"),
        ("> - 甲", "markdown-outside-subset"),
        ("> {kind=verse}\n> 甲", "unknown-attribute"),
        ("{kind=poem}\n甲", "unknown-value"),
        ("甲[^1]", "footnote-without-note"),
        ("甲［^1］", "footnote-without-note"),
        ("甲\n\n[^1]: 乙", "footnote-without-mark"),
        ("甲[^1]\n\n[^1]: 乙\n\n[^1]: 丙", "footnote-twice"),
        ("甲[^1]\n\n[^1]: - 乙", "markdown-outside-subset"),
        ("`甲`", "markdown-outside-subset"),
        ("    甲", "markdown-outside-subset"),
        ("甲\n---", "markdown-outside-subset"),
        ("# 甲", "markdown-outside-subset"),
        ("[甲](乙)", "markdown-outside-subset"),
        ("![甲](乙)", "markdown-outside-subset"),
        ("[甲]: 乙", "markdown-outside-subset"),
        ("<b>甲", "markdown-outside-subset"),
        ("- 子\n- 甲\n\n  |乙|丙|\n  |-|-|\n  |1|2|", "markdown-outside-subset"),
        ("> |乙|丙|\n> |-|-|\n> |1|2|", "markdown-outside-subset"),
        ("_甲_", "markdown-outside-subset"),
        ("~~甲~~", "markdown-outside-subset"),
        ("甲  \n乙", "markdown-outside-subset"),
        ("**甲：**乙", "stray-star"),
        ("甲\t乙", "control-character"),
        ("甲\u{202E}乙", "control-character"),
        ("甲&#x202E;乙", "control-character"),
        ("甲\u{AD}乙", "control-character"),
        ("[甲]{traking=1em}", "unknown-attribute"),
        ("[甲]{tracking=1pt}", "wrong-unit"),
        ("[甲]{tracking=9em}", "out-of-range"),
        ("甲]{tracking=0em}", "attributes-without-text"),
        ("[甲]{tracking=0em", "attributes-open"),
        ("[甲[乙]{tracking=0em}]{tracking=0em}", "attributes-nested"),
        ("{tracking=0em}", "attributes-without-text"),
    ];
    for (text, code) in table {
        assert_eq!(read(text).1.first(), Some(&code), "{text}");
    }
}

/// The kinds of blocks, what stands before each, and their texts.
fn kinds(text: &str) -> Vec<(&'static str, String, String)> {
    let (blocks, found) = read(text);
    assert_eq!(found, [""; 0], "{text}");
    let label = |block: &Block| match &block.label {
        None if block.goes_on => "+".to_owned(),
        None => String::new(),
        Some(Label::Bullet(_)) => "●".to_owned(),
        Some(Label::Number(copy) | Label::Note(copy)) => copy.text.clone(),
    };
    blocks.iter().map(|block| (block.kind.row().key, label(block), block.copy.text.clone())).collect()
}

fn said(kinds: &[(&'static str, String, String)]) -> Vec<String> {
    kinds.iter().map(|(kind, label, text)| format!("{kind} {label} {text}")).collect()
}

#[test]
fn items_of_a_list_have_their_numbers_as_they_were_typed() {
    for (text, blocks) in [
        ("1. 甲\n2. 乙", &["item 1. 甲", "item 2. 乙"][..]),
        ("3) 甲\n4) **乙**", &["item 3) 甲", "item 4) 乙"]),
        ("- 甲\n- 乙", &["item ● 甲", "item ● 乙"]),
        ("* 甲\n* 乙", &["item ● 甲", "item ● 乙"]),
        ("- 甲\n  接\n- 乙", &["item ● 甲接", "item ● 乙"]),
        ("- 甲\n\n  丙\n\n- 乙", &["item ● 甲", "item + 丙", "item ● 乙"]),
        ("1. 甲\n   - 子\n   - 丑\n2. 乙", &["item 1. 甲", "subitem ● 子", "subitem ● 丑", "item 2. 乙"]),
        ("如下：\n一、甲\n二、乙", &["paragraph  如下：", "item 一、 甲", "item 二、 乙"]),
        (
            "一、甲\n（一）子\n（二）丑\n二、乙",
            &["item 一、 甲", "subitem （一） 子", "subitem （二） 丑", "item 二、 乙"],
        ),
        ("一、甲\n\n二、乙", &["paragraph  一、甲", "paragraph  二、乙"]),
        ("-5度", &["paragraph  -5度"]),
    ] {
        assert_eq!(said(&kinds(text)), blocks, "{text}");
    }
}

#[test]
fn a_quotation_ends_with_whose_words_it_is() {
    for (text, blocks) in [
        ("> 甲\n> 乙", &["quote  甲乙"][..]),
        ("> 甲\n>\n> 乙\n>\n> ——丙", &["quote  甲", "quote  乙", "attribution  ——丙"]),
        ("> 甲。\n> ——丙", &["quote  甲。", "attribution  ——丙"]),
        ("甲\n\n> 乙\n\n丙", &["paragraph  甲", "quote  乙", "paragraph  丙"]),
    ] {
        assert_eq!(said(&kinds(text)), blocks, "{text}");
    }
}

#[test]
fn notes_stand_at_the_end_in_the_order_of_their_marks() {
    let text = "甲[^b]乙[^a]丙[^b]。\n\n[^a]: 注一。\n\n丁。\n\n[^b]: 注二。";
    let blocks = said(&kinds(text));
    assert_eq!(
        blocks,
        ["paragraph  甲①乙②丙①。", "paragraph  丁。", "footnote ① 注二。", "footnote ② 注一。"]
    );
    let (blocks, _) = read(text);
    let copy = &blocks[0].copy;
    let at = copy.text.find('②').unwrap();
    assert_eq!(copy.span_at(at).map(|span| span.range().start), text.find("[^a]"));
    let run = copy.runs.iter().find(|run| run.end > at).unwrap();
    let attributes = copy.attributes_of(run).unwrap();
    assert!(attributes.is_note_mark && attributes.script.is_some());
}

#[test]
fn a_paragraph_says_what_it_is_and_keeps_the_lines_that_count() {
    let (blocks, found) = read("{kind=verse hang=1em}\n甲，\n乙。\n\n{kind=signature}\n丙\n丁");
    assert_eq!(found, [""; 0]);
    let lines: Vec<(BlockKind, &[usize])> =
        blocks.iter().map(|block| (block.kind, block.breaks.as_slice())).collect();
    assert_eq!(lines, [(BlockKind::Verse, &[6][..]), (BlockKind::Signature, &[3])]);
    assert_eq!(blocks[0].indents.as_ref().and_then(|indents| indents.hang), Some(Em::ONE));
}

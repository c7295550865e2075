//! Copy that would be misprinted: what is taken as it was meant, and what is told.

use crate::copy::Block;
use crate::copy::markdown::blocks;
use crate::diag::FileId;
use crate::geom::Em;
use crate::reading::findings::Findings;

fn read(text: &str) -> (Vec<Block>, Vec<&'static str>) {
    let mut found = Findings::default();
    let blocks = blocks(text, 0, (FileId(0), None), &mut found);
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
    assert_eq!(texts("5米*3米，6米*4米"), (vec!["5米*3米，6米*4米".to_owned()], vec![]));
}

#[test]
fn a_line_that_begins_as_a_paragraph_is_one() {
    let copy = "　　甲。\n　　乙，\n丙。\r\n\u{2003}\u{2003}丁。\n\n　　戊。\n## 己\n　　庚。\n　　辛。";
    assert_eq!(
        texts(copy),
        (["甲。", "乙，丙。", "丁。", "戊。", "己", "庚。", "辛。"].map(String::from).into(), vec![])
    );
    let (blocks, found) = read("{tracking=-0.03em}\n　　甲\n　　乙");
    assert_eq!(found, [""; 0]);
    assert_eq!(blocks.iter().map(|block| block.tracking).collect::<Vec<_>>(), [Some(Em(-30_000)), None]);
}

#[test]
fn pinyin_is_of_characters_or_of_words() {
    for (text, characters) in [
        ("[北京，时间]{pinyin=\"Běijīng, shíjiān\"}", &[2, 2][..]),
        ("[我爱西安]{pinyin=\"wǒ ài Xī'ān\"}", &[1, 1, 2]),
        ("[版心]{pinyin=\"bǎn xīn\"}", &[1, 1]),
    ] {
        let (blocks, found) = read(text);
        let note = blocks[0].copy.attributes[0].note.as_ref().unwrap();
        let counts: Vec<usize> = note.sounds.iter().map(|sound| sound.characters).collect();
        assert_eq!((&counts[..], &found[..]), (characters, &[][..]), "{text}");
    }
    for text in ["[北京人]{pinyin=\"Běijīng\"}", "[北京]{zhuyin=\"ㄅㄟˇㄐㄧㄥ\"}"] {
        assert_eq!(read(text).1, ["annotation-count"], "{text}");
    }
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
        ("（tracking=-0.03em）\n甲", "stray-attributes"),
        ("【tracking=-0.03em】\n甲", "stray-attributes"),
        ("[tracking=-0.03em]\n甲", "stray-attributes"),
        ("甲（mark=dots）乙", "stray-attributes"),
        ("甲(mark＝dots)", "stray-attributes"),
        ("甲[mark=dots]乙", "stray-attributes"),
        ("甲<mark=dots>乙", "stray-attributes"),
        ("[甲]「mark=dots」", "stray-attributes"),
        ("[甲]《mark=dots》", "stray-attributes"),
        ("{甲}[mark=dots]", "stray-attributes"),
        ("甲『scale=80%』", "stray-attributes"),
        ("甲{dots}", "stray-attributes"),
        ("甲｛楷体｝", "stray-attributes"),
        ("[甲]｛着重｝", "stray-attributes"),
        ("## 插题 {#id}", "stray-attributes"),
        ("甲{.red}", "stray-attributes"),
        ("甲{:.red}", "stray-attributes"),
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
        "缩放（比例=80%，其中scale=80%）后",
        "“mark=dots”",
        "他说{甲}、{date}，（name）",
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

#[test]
fn stars_that_are_printed_or_doubted() {
    for text in [
        "苹果*2，梨*3",
        "长3.5*宽2.4*高1.8米",
        "2个*3个，4个*5个",
        "3人*4天，5人*6天",
        "共5箱*每箱3个，6箱*每箱4个",
        "三室两厅*2、一室*3",
        "*ST股票与*ST金科",
        "*.*",
        "拷贝*.doc和*.pdf",
        "（甲）*3，（乙）*4",
    ] {
        assert_eq!(texts(text), (vec![text.to_owned()], vec![]), "{text}");
    }
    for text in [
        "长*宽*高",
        "一*二，三*四",
        "a*b*c",
        "A*B、C*D",
        "王*明、李*华到场",
        "王*和李*说",
        "王*某与李*某",
        "王**报道，李**说",
        "*ST股票*跌停",
        "昨日，张*、刘*说，陈*和赵*到场",
    ] {
        let mut found = texts(text).1;
        found.retain(|code| *code != "stray-star");
        assert_eq!(found, ["star-as-emphasis"], "{text}");
    }
    for text in
        ["他说*重要*的话", "**粗体**", "他说**粗体**的字", "共*5*人", "*甲*、*乙*、*丙*", "第*5*名，第*6*名"]
    {
        assert_eq!(texts(text).1, [""; 0], "{text}");
    }
    // No sign reaches over the start of a paragraph.
    assert_eq!(texts("　　王*说。\n　　李*说。").1, ["stray-star"; 2]);
}

#[test]
fn what_is_outside_the_subset_is_so_behind_an_indent() {
    for text in ["> > 乙", "---", "```", "<div>", "[甲]: 乙"] {
        for (before, blanks) in [("", "　　"), ("甲：\n", "　　"), ("", "&emsp;&emsp;"), ("", "　")] {
            let copy = format!("{before}{blanks}{text}");
            assert_eq!(texts(&copy).1, ["markdown-outside-subset"], "{copy}");
        }
    }
}

#[test]
fn paragraphs_by_blanks_of_the_web() {
    let two = || vec!["甲".to_owned(), "乙".to_owned()];
    for blanks in [
        "&emsp;&emsp;",
        "&#12288;&#x3000;",
        "&ensp;&ensp;&ensp;&ensp;",
        "\u{2003}\u{2003}",
        "&nbsp;&nbsp;&nbsp;&nbsp;",
    ] {
        assert_eq!(texts(&format!("{blanks}甲\n{blanks}乙")), (two(), vec![]), "{blanks}");
    }
    for blanks in ["&nbsp;&nbsp;&nbsp;", "\u{2005}\u{2005}", "\u{2009}", "\u{202F}\u{202F}\u{202F}\u{202F}"] {
        assert_eq!(texts(&format!("{blanks}甲\n\n{blanks}乙")), (two(), vec![]), "{blanks:?}");
        assert_eq!(texts(&format!("{blanks}甲\n{blanks}乙")).1, ["indented-line"], "{blanks:?}");
    }
}

#[test]
fn markup_of_which_a_half_is_missing() {
    for text in [
        "甲__粗__乙",
        "甲_斜_乙",
        "重_要_通知",
        "[甲][1]",
        "[甲]（http://a.b）",
        "[甲] (http://a.b)",
        "【链接】(http://a.b)",
        "［甲］(http://a.b)",
        "[甲](http://a.b",
        "![甲]",
        "！［甲］（a.png）",
        "|甲|乙|",
        "｜甲｜乙｜",
        "甲&nbsp乙",
        "&ldquo甲",
        "甲&nbsp；乙",
        "＆nbsp;甲",
        "甲&bogus;乙",
        "甲&amp;nbsp;乙",
        "甲&lt;br&gt;乙",
        "＜b＞粗",
        "甲< br >乙",
        "＜/font＞",
        "＿＿粗＿＿",
        "～～删～～",
        "｀甲｀",
        "＞ 引",
        "甲~~乙",
        "甲`乙",
        "==高亮==",
        "10^2^米",
        "CO~2~",
        "$x^2$",
        "x^2",
        "{{date}}",
        "[[甲]]",
        "[b]粗[/b]",
        "甲\\n乙",
        "\\u3000甲",
        "&NBSP;甲",
        "&#160甲",
    ] {
        assert_eq!(texts(text).1, ["markup-as-text"], "{text}");
    }
    for text in ["＊重要＊", "＊＊＊重要＊＊＊", "他说＊＊重要＊＊的话", "＊＊重要＊＊：他说"]
    {
        assert_eq!(texts(text).1, ["full-width-stars"], "{text}");
    }
}

#[test]
fn right_copy_is_told_nothing() {
    for text in [
        "《甲》【乙】（丙）“丁”，戊：己——庚……",
        "【链接】详见第2版（http://www.a.cn/?x=1&copy=2）",
        "【本报讯】（记者　甲）",
        "［注］（见第2版）",
        "据统计[1][2]",
        "花费$5至$10，US$5=A$7",
        "见 http://www.a.cn/a_b_c?x=1&y=2",
        "zhang_san与li_si，file_name_v2",
        "姓名____电话____",
        "AT&T、R&D；Q&amp;A，H&M；",
        "a < b > c，x＜5＞3",
        "8~10月10~11月，8~~10",
        "好～～真的～～",
        "王＊＊和李＊＊说",
        "＊注：乙，见＊丙",
        "本报讯｜记者甲",
        "(^_^)，a==b",
        "好！【甲】",
        "C:\\new，^甲",
        "他说{甲}，（甲=乙）",
    ] {
        assert_eq!(texts(text).1, [""; 0], "{text}");
    }
}

#[test]
fn lines_that_end_as_paragraphs_do() {
    for (text, found) in [
        ("甲说。\n乙说。\n丙说。", vec!["lines-joined"]),
        ("他问：“谁？”\n没有人说。", vec!["lines-joined"]),
        ("甲说，\n乙说。\n丙说，\n丁说", vec![]),
        ("甲说，\n乙说。", vec![]),
    ] {
        assert_eq!(texts(text).1, found, "{text}");
    }
}

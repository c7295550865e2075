//! Records without pages, and text: what stories say, all of it and nothing else.

use std::collections::BTreeMap;

use banxin::block::BlockKind;
use banxin::export::{Kind, Options};
use banxin::transcript::{Article, Prose};
use banxin::{House, Stock};
use pulldown_cmark::{Event, Parser, Tag};
use serde_json::Value;

use super::{exported, solid};
use crate::support::bundled::EDITIONS;
use crate::support::composed::{Bundled, bundled};
use crate::support::house::House as Folder;

fn text_of(files: &[banxin::write::Written], path: &str) -> String {
    let file = files.iter().find(|file| file.path == path).unwrap_or_else(|| panic!("no {path}"));
    String::from_utf8(file.bytes.clone()).expect("UTF-8")
}

#[test]
fn articles_say_what_stories_say() {
    for name in EDITIONS {
        let Bundled { loaded, transcript, .. } = bundled(name);
        let mut told = 0;
        let stories: Vec<_> = loaded.edition.stories().iter().collect();
        for article in Article::all(transcript) {
            let story = stories[usize::from(article.story)];
            let blocks = article.body.iter().filter(|piece| {
                // A quotation in a box says again what the story says, or more.
                !matches!(piece.kind, Prose::Byline | Prose::Block { kind: None, .. } | Prose::Table(_))
            });
            let said: String = blocks.map(|piece| solid(&piece.text)).collect();
            let dateline = story.dateline.iter().map(|copy| copy.text.as_str());
            let body =
                story.body.iter().filter(|block| block.table.is_none() && block.kind != BlockKind::Byline);
            let copy: String =
                dateline.chain(body.map(|block| block.copy.text.as_str())).map(solid).collect();
            // What a layout puts before items and behind serials stands in no file.
            let rest =
                left_out(&copy, &said).unwrap_or_else(|| panic!("{name}/{}: {copy}\n{said}", story.id));
            assert!(rest < 300, "{name}/{}: {rest} characters more than the copy has", story.id);
            told += copy.chars().count();
        }
        assert!(told > 100, "{name}: {told}");
    }
}

/// How many characters a text has besides those of another, which it has all, in order.
fn left_out(copy: &str, text: &str) -> Option<usize> {
    let mut copy = copy.chars().peekable();
    let more = text.chars().filter(|c| copy.next_if_eq(c).is_none()).count();
    copy.peek().is_none().then_some(more)
}

#[test]
fn the_text_of_a_page_is_in_the_order_of_reading_and_paragraphs_are_whole() {
    let files = exported("demo", Kind::Text, &Options::default());
    let first = text_of(&files, "0001.txt");
    let story =
        first.find("地铁二号线今起试运营\n首班6:30，末班22:30").expect("head and deck follow each other");
    let body = first.find("本报讯　今天早晨6时30分，云岫地铁二号线").expect("the body");
    assert!(story < body);
    let line = first.lines().find(|line| line.starts_with("本报讯　今天早晨")).expect("a paragraph");
    assert!(line.ends_with("14座车站今天全部开放。"), "{line}");
    assert!(
        first.contains("\n今天\t周二\t雾转晴\t3～11\t北风2级\t江边雾大慢行\n"),
        "cells stand apart by tabs"
    );
}

#[test]
fn a_poem_keeps_its_lines_and_a_table_its_cells_in_markdown() {
    let files = exported("demo", Kind::Markdown, &Options::default());
    let poems = text_of(&files, "poems.md");
    assert!(poems.starts_with(
        "# 冬日小笺\n\n## 江雪　柳宗元\n\n千山鸟飞绝，\\\n万径人踪灭。\\\n孤舟蓑笠翁，\\\n独钓寒江雪。\n"
    ));
    let prices = text_of(&files, "farm-prices-7-side.md");
    assert!(
        prices.contains("| 品名 | 收购价 | 涨跌 |\n| --- | --- | --- |\n| 中籼稻 | 1.36 | 0.00 |\n"),
        "{prices}"
    );
    let briefs = text_of(&files, "briefs.md");
    assert!(briefs.contains("\n- 市图书馆夜读延时　从今天起，"), "{briefs}");
}

#[test]
fn signs_of_markup_in_copy_are_no_markup_in_a_record() {
    let hostile = "Text. *<script>alert('&')</script>* [x](y) `z` ]]> |";
    let story = "+++\nheadline = '''TITLE <b>&\"x'''\n+++\n\nBODY\n";
    let body = hostile.replace('*', "\\*").replace('[', "\\[").replace('`', "\\`").replace('<', "\\<");
    let house = Folder::sound()
        .change("layouts/small.toml", "rows = 4", "rows = 12")
        .write("paper/stories/一.md", story.replace("BODY", &body));
    let stock = Stock::open(House::bundled()).expect("the house");
    let loaded = stock.edition(house.path("paper").as_path()).expect("sound");
    let composed = loaded.compose();
    let of = |kind| banxin::export::files(&composed, kind, &Options::default()).expect("fit to print");
    for file in of(Kind::Mets).iter().filter(|file| file.path != "export.json") {
        let root = super::xml::Node::of(&file.bytes);
        assert!(root.all("script").is_empty() && root.all("b").is_empty());
    }
    let ninjs: Value = serde_json::from_str(&text_of(&of(Kind::Ninjs), "一.json")).expect("JSON");
    assert_eq!(ninjs["headlines"][0]["value"], "TITLE <b>&\"x");
    let said = ninjs["bodies"][0]["value"].as_str().expect("text");
    assert!(solid(said).contains(&solid("*<script>alert('&')</script>*")), "{said}");
    let markdown = text_of(&of(Kind::Markdown), "一.md");
    for event in Parser::new(&markdown) {
        let is_markup = matches!(
            event,
            Event::InlineHtml(_) | Event::Code(_) | Event::Start(Tag::Link { .. } | Tag::Emphasis)
        );
        assert!(!is_markup, "{event:?} in {markdown}");
    }
}

#[test]
fn a_news_item_has_the_text_of_its_story_and_who_reports() {
    let files = exported("erqi", Kind::Ninjs, &Options::default());
    let items: BTreeMap<String, Value> = files
        .iter()
        .filter(|file| file.path != "export.json")
        .map(|file| (file.path.clone(), serde_json::from_slice(&file.bytes).expect("JSON")))
        .collect();
    let quiz = &items["quiz.json"];
    assert_eq!(quiz["by"], "记者　景静　通讯员　王书音");
    assert_eq!(quiz["headlines"][0]["value"], "二七区举行“学习强国”答题挑战赛");
    let body = quiz["bodies"][0]["value"].as_str().expect("text");
    assert!(body.starts_with("本报讯　为用好“学习强国”学习平台，进一步"), "{body}");
    assert_eq!(body.lines().count(), 3, "a paragraph a line");
}

#[test]
fn a_page_as_json_says_where_what_stands() {
    let files = exported("erqi", Kind::Json, &Options::default());
    let page: Value = serde_json::from_str(&text_of(&files, "0001.json")).expect("JSON");
    assert_eq!((&page["format"], &page["label"], &page["section"]), (&1.into(), &"1".into(), &"要闻".into()));
    let sections = page["sections"].as_array().expect("sections");
    let lead = sections.iter().find(|one| one["story"] == "work-style-year").expect("the lead");
    assert_eq!(lead["title"], "二七区“能力作风建设年”活动总结会召开");
    let place = |value: &Value| -> Vec<f64> {
        value.as_array().expect("a place").iter().map(|one| one.as_f64().expect("mm")).collect()
    };
    let whole = place(&lead["regions"][0]["rect"]);
    for block in lead["blocks"].as_array().expect("blocks") {
        for line in block["lines"].as_array().expect("lines") {
            let [x, y, width, height] = place(&line["rect"])[..] else { panic!("four numbers") };
            // Type reaches a little beyond its rows.
            assert!(x > whole[0] - 1.0 && x + width < whole[0] + whole[2] + 1.0, "{line}");
            assert!(y > whole[1] - 2.0 && y + height < whole[1] + whole[3] + 2.0, "{line}");
        }
    }
}

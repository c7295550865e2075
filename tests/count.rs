//! What is counted for fees: characters as they are typed, lines as they are printed, whose they are, and where.

use std::fs;
use std::path::Path;

use banxin::Stock;
use banxin::count::{AuthorCount, Count, StoryCount, Thousands, Typed};
use banxin::diag::Sources;
use banxin::edition::Ticket;
use serde_json::{Value, json};

use crate::support::command::banxin;
use crate::support::editions::han;
use crate::support::house::House;

const STORY: &str = "paper/stories/一.md";
const LAYOUT: &str = "layouts/small.toml";
const EDITION: &str = "paper/edition.toml";

const EN: &str = "\
story            pages  by           head  text  tables  captions  lines  printed  thousands  fee  headline
work-style-year  1      景静         19    1039                    63     1071     1.5        120  二七区“能力作风建设年”活动总结会召开
city-management  1      景静         29    506                     30     510      1          80   摸排问题　补齐短板　打造亮点
housing          1      景静         37    609                     35     595      1          80   积极作为　做好新型城镇化发展建设工作
grid-governance  1      景静         39    576                     35     595      1          80   为基层治理现代化提供支撑和保障
quiz             1      景静 王书音  16    306                     19     323      0.5        40   二七区举行“学习强国”答题挑战赛
memorial-hall    1      景静         19    369                     23     391      0.5        40   二七纪念馆入选全国“大思政课”教学基地
total                                159   3405                    205    3485     5.5        440

name    stories  shared  typed  printed  thousands  thousands shared  fee  fee shared  pictures
景静    6        1       3405   3485     5          0.5               400  40
王书音  1        1       306    323                 0.5                    40

page  section  stories  head  text  tables  captions  lines  printed  pictures
1     要闻     6        159   3405                    205    3485
";

const ZH: &str = "\
稿件             版  作者         标题  正文  表格  图说  行数  版面字数  千字  主题
work-style-year  1   景静         19    1039              63    1071      1.5   二七区“能力作风建设年”活动总结会召开
city-management  1   景静         29    506               30    510       1     摸排问题　补齐短板　打造亮点
housing          1   景静         37    609               35    595       1     积极作为　做好新型城镇化发展建设工作
grid-governance  1   景静         39    576               35    595       1     为基层治理现代化提供支撑和保障
quiz             1   景静 王书音  16    306               19    323       0.5   二七区举行“学习强国”答题挑战赛
memorial-hall    1   景静         19    369               23    391       0.5   二七纪念馆入选全国“大思政课”教学基地
合计                              159   3405              205   3485      5.5

姓名    篇数  合作  字数  版面字数  千字  合作千字  图片
景静    6     1     3405  3485      5     0.5
王书音  1     1     306   323             0.5

版  版名  稿件  标题  正文  表格  图说  行数  版面字数  图片
1   要闻  6     159   3405              205   3485
";

/// A page that is one column of 17 em and many rows, with Han in its face; its story has a byline and a text.
fn house(front: &str, text: &str) -> House {
    House::sound()
        .write("fonts/a.ttf", fs::read("fonts/NotoSerifCJKsc-Regular.otf").unwrap())
        .change(LAYOUT, "trim = [\"200mm\", \"200mm\"]", "trim = [\"200mm\", \"500mm\"]")
        .change(LAYOUT, "rows = 20", "rows = 100")
        .change(LAYOUT, "row = 3\nrows = 4", "row = 1\nrows = 80")
        .write(STORY, format!("+++\nheadline = \"标题\"\n{front}\n+++\n\n{text}\n"))
}

fn counted(house: &House) -> Count {
    counted_in(&house.path("paper"))
}

fn counted_in(folder: &Path) -> Count {
    let ticket = Ticket { counted: true, ..Ticket::default() };
    let loaded = Stock::default().load_for(&ticket, folder.to_path_buf(), &mut Sources::default());
    let loaded = loaded.unwrap_or_else(|errors| panic!("{}: {errors:#?}", folder.display()));
    loaded.compose().count.expect("its ticket asks for it")
}

/// What is counted of the one story that a house has.
fn story(front: &str, text: &str) -> StoryCount {
    let [one] = <[StoryCount; 1]>::try_from(counted(&house(front, text)).stories).unwrap();
    one
}

fn list(of: &House, more: &[&str]) -> Vec<Value> {
    let output = of.run(&[&["count", "paper", "--format", "json"], more].concat());
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn the_bundled_front_page() {
    let said = |more: &[&str]| {
        let mut command = banxin();
        command.current_dir(env!("CARGO_MANIFEST_DIR")).args([&["count", "content/erqi"], more].concat());
        let output = command.output().unwrap();
        assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));
        String::from_utf8(output.stdout).unwrap()
    };
    assert_eq!(said(&["--lang", "en", "--rate", "80"]), EN);
    assert_eq!(said(&["--lang", "zh"]), ZH);
}

/// By the lines of the page, the last of a paragraph as full as the others.
#[test]
fn a_line_that_is_not_full_counts_as_a_whole_one() {
    let one = story("", &format!("{}\n\n{}", han(15), han(16)));
    assert_eq!((one.printed().lines, one.printed().characters), (3, 3 * 17));
    assert_eq!(one.typed.text, 31);
}

#[test]
fn a_subhead_counts_as_a_line_and_who_reports_as_none() {
    let plain = story("", &format!("{}\n\n{}", han(15), han(15))).printed();
    let one = story("byline = \"张三\"", &format!("{}\n\n## 插题\n\n{}", han(15), han(15)));
    assert_eq!(one.printed().lines, plain.lines + 1);
    assert_eq!(one.typed, Typed { head: 2, text: 32, ..Typed::default() });
}

#[test]
fn notes_in_smaller_type_have_more_characters_a_line() {
    let text = format!("{}[^1]\n\n[^1]: {}", han(14), han(15));
    let one = story("", &text);
    assert_eq!((one.printed().lines, one.printed().characters), (2, 17 + 20), "17 em by 0.85");
}

#[test]
fn what_the_editor_says_is_no_text_of_the_author() {
    let text = format!("{{kind=note}}\n编者按：{}\n\n{}", han(8), han(15));
    let one = story("", &text);
    assert_eq!((one.typed.text, one.typed.editors, one.typed.written()), (27, 12, 15));
    assert_eq!(one.printed().lines, 1);
}

#[test]
fn tables_count_apart_by_the_rows_that_they_take() {
    let table = "| 甲 | 乙 |\n|---|---|\n| 一 | 二 |\n| 三 | 四 |";
    let one = story("", &format!("{}\n\n{table}", han(15)));
    assert_eq!((one.typed.text, one.typed.tables), (15, 6));
    assert_eq!(one.printed().characters, one.printed().lines * 17);
    assert_eq!(one.printed().lines, 4);
}

#[test]
fn ten_lines_of_a_poem_are_a_thousand_characters() {
    let stanza = |lines: usize| vec!["一二三四五六七"; lines].join("\n");
    let one = story("form = \"verse\"", &stanza(12));
    assert_eq!((one.verse, one.thousands()), (Some(12), Thousands { halves: 3 }));
    let few = story("form = \"verse\"", &stanza(4));
    assert_eq!((few.verse, few.thousands()), (Some(4), Thousands { halves: 2 }));
    let turned = story("form = \"verse\"", &format!("{}\n{}", han(30), han(5)));
    assert_eq!(turned.verse, Some(2), "a line that is turned is one");
}

#[test]
fn a_head_without_text_counts_nothing_for_the_fee() {
    let of = house("only = \"head\"", "").change(LAYOUT, "rows = 80", "rows = 4");
    let one = counted(&of).stories.remove(0);
    assert_eq!((one.typed.head, one.thousands()), (2, Thousands::default()));
}

#[test]
fn what_several_wrote_counts_for_each_and_is_told_to_be_shared() {
    let more = "[[page]]\nlayout = \"small\"\nslots = { lead = \"二\" }\n";
    let of = house("byline = \"记者　张三　通讯员　李　四\"", &han(600)).add(EDITION, more).write(
        "paper/stories/二.md",
        format!("+++\nheadline = \"标题\"\nauthor = \"张三\"\n+++\n\n{}\n", han(100)),
    );
    let Count { authors, .. } = counted(&of);
    let seen = |one: &AuthorCount| {
        (one.name.clone(), one.stories.len(), one.shared.len(), one.own.halves, one.of_shared.halves)
    };
    assert_eq!(
        authors.iter().map(seen).collect::<Vec<_>>(),
        [("张三".into(), 2, 1, 1, 2), ("李四".into(), 1, 1, 0, 2)]
    );
    assert_eq!(authors.iter().map(|one| one.typed).collect::<Vec<_>>(), [700, 600]);
}

#[test]
fn a_dateline_names_who_reports() {
    assert_eq!(story("dateline = \"本报讯（记者　张三）\"", &han(30)).authors, ["张三"]);
    assert!(story("dateline = \"本报讯\"", &han(30)).authors.is_empty());
}

#[test]
fn pictures_count_by_number_for_their_credit_or_for_whom_the_byline_names_for_them() {
    let of = |front: &str, credit: &str| {
        let house = House::pictured()
            .write("fonts/a.ttf", fs::read("fonts/NotoSerifCJKsc-Regular.otf").unwrap())
            .change(STORY, "\"Head\"", &format!("\"Head\"\n{front}"))
            .change(STORY, "alt = \"a\"", &format!("alt = \"a\"{credit}"));
        counted(&house)
            .authors
            .into_iter()
            .map(|one| (one.name, one.stories.len(), one.pictures))
            .collect::<Vec<_>>()
    };
    let (zhang, li) = (|pieces, pictures| ("张三".to_owned(), pieces, pictures), ("李四".to_owned(), 0, 1));
    assert_eq!(of("byline = \"记者　张三\"", ", credit = \"新华社记者 李四 摄\""), [zhang(1, 0), li.clone()]);
    assert_eq!(of("byline = \"张三　文　李四　图\"", ""), [zhang(1, 0), li]);
    assert_eq!(of("byline = \"记者　张三　文/图\"", ""), [zhang(1, 1)]);
    assert_eq!(of("byline = \"记者　张三\"", ""), [zhang(1, 0)], "nobody says whose picture it is");
}

/// What stands on its pages is what is typed, nothing twice.
#[test]
fn a_story_counts_on_each_page_with_what_stands_there() {
    let mut jumps = 0;
    for name in ["frames", "heads"] {
        let count = counted_of(name);
        for StoryCount { story, typed, parts, .. } in &count.stories {
            let sum = parts.iter().fold(Typed::default(), |all, part| all.and(&part.typed));
            assert_eq!(sum, *typed, "{name}: {story}");
            jumps += usize::from(parts.len() > 1 && parts.iter().all(|part| part.typed.text > 0));
        }
        let pages = count.pages.iter().fold(Typed::default(), |all, page| all.and(&page.typed));
        let stories = count.stories.iter().fold(Typed::default(), |all, one| all.and(&one.typed));
        assert_eq!(pages, stories, "{name}");
        let lines = |of: &[StoryCount]| of.iter().map(|one| one.printed().lines).sum::<usize>();
        assert_eq!(count.pages.iter().map(|page| page.printed.lines).sum::<usize>(), lines(&count.stories));
    }
    assert!(jumps > 0, "one of them goes on elsewhere");
}

fn counted_of(name: &str) -> Count {
    counted_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content").join(name))
}

#[test]
fn programs_are_told_the_kind_of_each_line() {
    let of = house("byline = \"记者　张三\"", &han(600));
    let [story, author, page] = <[Value; 3]>::try_from(list(&of, &["--rate", "80.5"])).unwrap();
    assert_eq!([&story["kind"], &author["kind"], &page["kind"]], ["story", "author", "page"]);
    assert_eq!((&story["thousands"], &story["fee"]), (&json!(1.0), &json!(80.5)));
    assert_eq!(
        (&author["author"], &author["fee"], &author["shared_fee"]),
        (&json!("张三"), &json!(80.5), &json!(0.0))
    );
    assert_eq!((&page["page"], &page["printed"]), (&json!("1"), &story["printed"]));
    assert_eq!(list(&of, &[])[0]["fee"], Value::Null);
}

#[test]
fn an_edition_with_errors_is_counted_and_told_to_have_them() {
    let of = house("", &han(30)).change(LAYOUT, "rows = 80", "rows = 4");
    let output = of.run(&["count", "paper", "--format", "json"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(list(&of, &[])[0]["typed"]["text"], 30, "what is typed, though it has no row");
}

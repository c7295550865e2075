//! 数字报: a site that grows by issues, in whatever order they come.

use std::collections::BTreeMap;

use banxin::export::{Kind, Options};
use banxin::site::{INDEX, Issue, Shelf, content, growth};
use banxin::transcript::{Article, Piece, Prose};
use serde_json::{Value, json};

use super::xml::Node;
use super::{exported, solid};
use crate::support::bundled::EDITIONS;
use crate::support::composed::bundled;

/// A site as it lies on a disk.
type Site = BTreeMap<String, Vec<u8>>;

/// An issue of two stories on one page; the second is called so, and puts right what the third argument says.
fn issue(date: &str, title: &str, corrects: Option<Value>) -> Issue {
    let number = date.replace('-', "");
    let image = json!({ "file": "page.jpg", "width": 1000, "height": 1400 });
    let story = |at: u32, id: &str, title: &str, corrects: Option<Value>| {
        json!({
            "articleid": format!("{number}{at:03}"), "id": id, "uri": "urn:uuid:0", "page": 0, "title": title,
            "introtitle": "", "subtitle": title, "author": title, "pictures": [], "content": "<p>正文</p>",
            "corrects": corrects,
        })
    };
    let area = |story: u32| json!({ "story": story, "polygons": [[[0, 0], [10, 0], [10, 10], [0, 10]]] });
    let record = json!({
        "format": 1, "paper": "青禾日报", "language": "zh-Hans", "date": date, "number": "7", "publisher": "", "serial": "",
        "pages": [{ "label": "3", "section": "民生", "file": "node_2.htm", "small": image, "large": image,
                    "areas": [area(0), area(1)] }],
        "stories": [story(1, "first", "头条", None), story(2, "second", title, corrects)],
    });
    Issue::read(record.to_string().as_bytes()).expect("an issue")
}

/// A site to which issues come one after the other.
fn site(issues: &[&Issue]) -> Site {
    let mut site = Site::new();
    for issue in issues {
        let new = growth(issue, &|path| site.get(path).cloned()).files;
        site.extend(new.into_iter().map(|file| (file.path, file.bytes)));
    }
    site
}

fn text(site: &Site, path: &str) -> String {
    String::from_utf8(site.get(path).unwrap_or_else(|| panic!("no {path}")).clone()).expect("UTF-8")
}

/// What the name of a file ends in.
fn ending(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(_, ending)| ending)
}

fn correction() -> Value {
    json!({ "date": "2026-11-30", "page": "3", "story": "second" })
}

#[test]
fn a_site_is_the_same_in_whatever_order_its_issues_come() {
    let days = [
        issue("2026-11-30", "夜宵", None),
        issue("2026-12-01", "更正", Some(correction())),
        issue("2027-01-02", "新年", Some(json!({ "date": "2026-12-01", "page": "3", "headline": "头 条" }))),
    ];
    let [one, two, three] = days.each_ref();
    let whole = site(&[one, two, three]);
    for order in
        [[one, three, two], [two, one, three], [two, three, one], [three, one, two], [three, two, one]]
    {
        assert!(site(&order) == whole, "{order:?}");
    }
    assert!(site(&[one, two, two, three, one]) == whole, "an issue that comes again takes its own place");
}

#[test]
fn a_correction_and_what_it_puts_right_lead_to_each_other() {
    let (wrong, right) = (issue("2026-11-30", "夜宵", None), issue("2026-12-01", "更正", Some(correction())));
    let site = site(&[&wrong, &right]);
    let (from, to) = ("2026-12/01/content_20261201002.htm", "2026-11/30/content_20261130002.htm");
    assert!(text(&site, from).contains(&format!("href=\"../../{to}\"")), "the correction");
    assert!(text(&site, to).contains(&format!("href=\"../../{from}\"")), "the story");
    assert!(
        !text(&site, "2026-11/30/content_20261130001.htm").contains("class=\"correction\""),
        "no other story"
    );
}

#[test]
fn a_correction_waits_for_the_issue_that_it_is_of() {
    let days = ["2026-12-01", "2026-12-02"].map(|day| issue(day, "日常", None));
    let (wrong, right) = (issue("2026-11-30", "夜宵", None), issue("2026-12-03", "更正", Some(correction())));
    let [one, two] = days.each_ref();
    let before = site(&[one, two, &right]);
    let from = "2026-12/03/content_20261203002.htm";
    assert!(!text(&before, from).contains("2026-11/30"), "not there yet");
    assert!(site(&[one, two, &right, &wrong]) == site(&[&wrong, one, two, &right]));
    // The story is gone from the issue that comes again: what puts it right names it, and leads nowhere.
    let mut without = wrong.clone();
    without.stories.truncate(1);
    let after = site(&[&wrong, one, two, &right, &without]);
    assert!(!text(&after, from).contains("href=\"../../2026-11"), "{}", text(&after, from));
}

#[test]
fn what_a_run_leaves_that_is_cut_off_the_next_makes_good() {
    let base = site(&[&issue("2026-11-30", "夜宵", None)]);
    let (cut, next) = (issue("2026-12-01", "更正", Some(correction())), issue("2027-01-05", "新年", None));
    let then = |mut site: Site, issue: &Issue| {
        let new = growth(issue, &|path| site.get(path).cloned()).files;
        site.extend(new.into_iter().map(|file| (file.path, file.bytes)));
        site
    };
    let whole = then(then(base.clone(), &cut), &next);
    let growth = growth(&cut, &|path| base.get(path).cloned());
    // The folder of the issue is there as a whole or not at all.
    let (own, around): (Vec<_>, Vec<_>) =
        growth.files.into_iter().partition(|file| file.path.starts_with("2026-12/01/"));
    let mut left = base.clone();
    left.insert(growth.begin.path, growth.begin.bytes);
    assert!(then(left.clone(), &next) == then(base.clone(), &next), "cut off before the issue");
    left.extend(own.into_iter().map(|file| (file.path, file.bytes)));
    for file in around {
        assert!(then(left.clone(), &next) == whole, "cut off before {}", file.path);
        left.insert(file.path, file.bytes);
    }
    assert!(then(left, &next) == whole);
}

#[test]
fn a_new_site_that_is_cut_off_is_known_again() {
    let begin = growth(&issue("2026-12-01", "一", None), &|_| None).begin;
    assert_eq!(begin.path, INDEX);
    assert!(Shelf::read(&begin.bytes).is_some());
}

#[test]
fn of_two_stories_of_one_headline_the_one_on_the_page_is_meant_and_else_none() {
    let mut wrong = issue("2026-11-30", "简讯", None);
    wrong.stories[0].title = "简讯".to_owned();
    let right = |of: Value| issue("2026-12-01", "更正", Some(of));
    let from = "2026-12/01/content_20261201002.htm";
    let by_headline = json!({ "date": "2026-11-30", "page": "3", "headline": "简讯" });
    let both = site(&[&wrong, &right(by_headline.clone())]);
    assert!(!text(&both, from).contains("href=\"../../2026-11"), "both stand on page 3");
    let mut page = wrong.pages[0].clone();
    page.label = "4".to_owned();
    page.file = "node_3.htm".to_owned();
    wrong.pages.push(page);
    wrong.stories[1].page = 1;
    let one = site(&[&wrong, &right(by_headline)]);
    assert!(text(&one, from).contains("href=\"../../2026-11/30/content_20261130001.htm\""));
}

#[test]
fn a_correction_never_means_itself() {
    let own = json!({ "date": "2026-12-01", "page": "3", "headline": "更正" });
    let site = site(&[&issue("2026-12-01", "更正", Some(own))]);
    let story = text(&site, "2026-12/01/content_20261201002.htm");
    assert!(!story.contains("本文有更正") && !story.contains("<a href=\"../../2026"), "{story}");
}

#[test]
fn a_record_that_is_another_than_it_says_is_none_of_the_site() {
    let (one, two, three) =
        (issue("2026-12-01", "甲", None), issue("2026-12-02", "乙", None), issue("2026-12-03", "丙", None));
    let mut site = site(&[&one, &two]);
    let before = site["2026-12/01/index.html"].clone();
    let record = String::from_utf8(site["2026-12/02/issue.json"].clone()).expect("UTF-8");
    for wrong in [
        record.replace("2026-12-02", "2026-12-01"),
        record.replace("node_2.htm", "../../evil.htm"),
        record.replace("[10,10]", "[9223372036854775807,10]"),
        "{".to_owned(),
    ] {
        site.insert("2026-12/02/issue.json".to_owned(), wrong.into_bytes());
        let new = growth(&three, &|path| site.get(path).cloned()).files;
        assert!(new.iter().all(|file| !file.path.contains("..") && !file.path.starts_with("2026-12/02/")));
        assert!(
            new.iter().filter(|file| file.path == "2026-12/01/index.html").all(|file| file.bytes == before)
        );
        let front = new.iter().find(|file| file.path == "index.html").expect("the front");
        assert!(String::from_utf8_lossy(&front.bytes).contains("class=\"calendar\""));
    }
}

#[test]
fn cells_stand_in_their_rows_and_columns() {
    for article in Article::all(&bundled("demo").transcript) {
        let tree = Node::of(format!("<all>{}</all>", content(&article).replace("<br>", "")).as_bytes());
        for table in tree.all("table") {
            let over = |cell: &Node, of: &str| cell.get(of).parse::<usize>().unwrap_or(1);
            let mut reach: BTreeMap<usize, usize> = BTreeMap::new();
            for (row, tr) in table.all("tr").into_iter().enumerate() {
                for cell in &tr.inside {
                    for below in 0..over(cell, "rowspan") {
                        *reach.entry(row + below).or_default() += over(cell, "colspan");
                    }
                }
            }
            let wide: Vec<usize> = reach.into_values().collect();
            assert!(
                wide.iter().all(|one| *one == wide[0]) && wide.len() == table.all("tr").len(),
                "{}: {wide:?}",
                article.label.id
            );
        }
        if article.label.id == "timetable" {
            let first: Vec<String> = tree.all("tr")[0].inside.iter().map(whole).collect();
            assert_eq!(first[0], "线路", "{first:?}");
        }
    }
}

#[test]
fn a_correction_that_is_taken_back_is_nowhere() {
    let (wrong, right) = (issue("2026-11-30", "夜宵", None), issue("2026-12-01", "更正", Some(correction())));
    let without = issue("2026-12-01", "更正", None);
    assert!(site(&[&wrong, &right, &without]) == site(&[&wrong, &without]));
}

#[test]
fn what_a_site_has_not_is_named_and_no_link() {
    let site = site(&[&issue(
        "2026-12-01",
        "更正",
        Some(json!({ "date": "2026-11-30", "page": "A03", "headline": "旧闻" })),
    )]);
    let story = text(&site, "2026-12/01/content_20261201002.htm");
    assert!(story.contains("2026年11月30日 第A03版《旧闻》") && !story.contains("2026-11/30"), "{story}");
}

#[test]
fn issues_lead_to_those_before_and_after_and_months_to_their_days() {
    let (one, two) = (issue("2026-11-30", "甲", None), issue("2026-12-01", "乙", None));
    let site = site(&[&two, &one]);
    assert!(text(&site, "2026-11/30/index.html").contains("../../2026-12/01/index.html"));
    assert!(text(&site, "2026-12/01/index.html").contains("../../2026-11/30/index.html"));
    assert!(text(&site, "2026-11/index.html").contains("href=\"../2026-11/30/index.html\""));
    // A Tuesday: a month that begins so has one empty day before it.
    assert!(text(&site, "2026-12/index.html").contains("<tbody><tr><td></td><td><a "));
    assert!(text(&site, "index.html").contains("2026-12/01/node_2.htm"), "the newest is in front");
    assert!(text(&site, "paperindex.htm").contains("0;URL=2026-12/01/node_2.htm\""));
}

#[test]
fn titles_are_text_wherever_they_stand() {
    let hostile = "<script>a</script>\"'&--><!--]]>\u{2028}";
    let site = site(&[&issue("2026-12-01", hostile, None)]);
    for (path, bytes) in &site {
        let said = std::str::from_utf8(bytes).expect("UTF-8");
        if ["htm", "html"].contains(&ending(path)) {
            assert!(!said.contains("<script>a"), "{path}");
            assert_eq!(
                said.matches("-->").count(),
                said.matches("<!--").count(),
                "{path}: no comment ends or begins"
            );
        }
    }
    let story = "2026-12/01/content_20261201002";
    let xml = Node::of(site[&format!("{story}.xml")].as_slice());
    assert_eq!(xml.all("title")[0].text, hostile);
    let json: Value = serde_json::from_slice(&site[&format!("{story}.json")]).expect("JSON");
    assert_eq!(json["title"], hostile);
    let titles = text(&site, "2026-12/titles.js");
    let rows = titles.trim().trim_start_matches("banxinTitles(\"2026-12\",").trim_end_matches(");");
    let rows: Vec<[String; 6]> = serde_json::from_str(rows).expect("rows");
    assert_eq!(rows[1][1], hostile);
}

#[test]
fn nothing_of_a_story_is_left_out_of_its_page() {
    for name in EDITIONS {
        for article in Article::all(&bundled(name).transcript) {
            let tree = Node::of(format!("<all>{}</all>", content(&article).replace("<br>", "")).as_bytes());
            let said = whole(&tree);
            let bare = |piece: &Piece<Prose>| {
                let is_bullet = !piece.label.contains(char::is_alphanumeric);
                solid(
                    piece
                        .text
                        .strip_prefix(piece.label.as_str())
                        .filter(|_| is_bullet)
                        .unwrap_or(&piece.text),
                )
            };
            let mut from = 0;
            let elsewhere = ["headline", "kicker", "deck"];
            for piece in article.head.iter().filter(|piece| !elsewhere.contains(&piece.kind.row().key)) {
                let at = said[from..]
                    .find(&solid(&piece.text))
                    .unwrap_or_else(|| panic!("{name}: {}", piece.text));
                from += at + solid(&piece.text).len();
            }
            for piece in &article.body {
                let all = match &piece.kind {
                    Prose::Table(table) => {
                        let cells = table.cells.iter().map(|(_, text)| text);
                        let all = [&table.caption].into_iter().chain(cells).chain(&table.notes);
                        all.map(|text| solid(text)).collect()
                    }
                    _ => vec![bare(piece)],
                };
                for text in all {
                    let at = said[from..].find(&text);
                    let at = at.unwrap_or_else(|| panic!("{name}/{}: {text}\n{said}", article.label.id));
                    from += at + text.len();
                }
            }
        }
    }
}

/// What an element says, with all in it.
fn whole(of: &Node) -> String {
    let inside: String = of.inside.iter().map(whole).collect();
    solid(&of.text) + &inside
}

#[test]
fn pages_of_stories_say_what_records_of_text_say() {
    let site: Site = exported("erqi", Kind::Site, &Options::default())
        .iter()
        .map(|file| (file.path.clone(), file.bytes.clone()))
        .collect();
    let stories: Vec<&String> =
        site.keys().filter(|path| ending(path) == "json" && path.contains("content_")).collect();
    let markdown = exported("erqi", Kind::Markdown, &Options::default());
    assert_eq!(stories.len(), 6);
    for path in stories {
        let story: Value = serde_json::from_slice(&site[path]).expect("JSON");
        let content = Node::of(format!("<all>{}</all>", story["content"].as_str().expect("text")).as_bytes());
        let said: String = content.inside.iter().map(|one| solid(&one.text)).collect();
        let title = solid(story["title"].as_str().expect("text"));
        let same = markdown.iter().any(|file| {
            let plain = solid(&String::from_utf8_lossy(&file.bytes).replace('\\', ""));
            plain.contains(&title) && plain.contains(&said)
        });
        assert!(same && said.chars().count() > 200, "{path}: {said}");
        assert_eq!(story["nodename"], "要闻");
    }
    // Two pictures of the page, the record, the list.
    for name in ["page_01_s.jpg", "page_01_b.jpg", "issue.json", "export.json"] {
        assert!(site.contains_key(&format!("2022-09/30/{name}")), "{name}");
    }
}

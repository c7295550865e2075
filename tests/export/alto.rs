//! ALTO: lines and words where they were set.

use std::collections::BTreeMap;
use std::path::Path;

use banxin::diag::Sources;
use banxin::export::{Kind, Options};
use banxin::record::read;
use banxin::write::{Unit, alto};

use super::xml::Node;
use super::{exported, solid};

fn pages(edition: &str, options: &Options) -> Vec<Node> {
    let files = exported(edition, Kind::Alto, options);
    let is_page = |path: &str| path != "export.json";
    files.iter().filter(|file| is_page(&file.path)).map(|file| Node::of(&file.bytes)).collect()
}

/// What a line says, its blanks among it.
fn text(line: &Node) -> String {
    let said = |one: &Node| match one.name.as_str() {
        "String" => one.get("CONTENT").to_owned(),
        "SP" => " ".to_owned(),
        _ => String::new(),
    };
    line.inside.iter().map(said).collect()
}

/// The lines of blocks that have a tag, by story.
fn lines_by_story(page: &Node, tags: &[&str]) -> BTreeMap<String, Vec<String>> {
    let names: BTreeMap<&str, &str> =
        page.all("StructureTag").into_iter().map(|tag| (tag.get("ID"), tag.get("DESCRIPTION"))).collect();
    let articles = page.all("ComposedBlock").into_iter().filter(|block| block.get("TYPE") == "article");
    let lines = |article: &Node| {
        let blocks =
            article.all("TextBlock").into_iter().filter(|block| tags.contains(&block.get("TAGREFS")));
        blocks.flat_map(|block| block.all("TextLine")).map(text).collect()
    };
    articles.map(|article| (names[article.get("TAGREFS")].to_owned(), lines(article))).collect()
}

#[test]
fn its_lines_are_those_of_the_recorded_page() {
    let page = pages("erqi", &Options::default()).remove(0);
    let lines = lines_by_story(&page, &["ROLE_body", "ROLE_byline"]);
    let recorded = read(Path::new("content/erqi/recorded.json"), &mut Sources::default()).expect("a record");
    let mut count = 0;
    for article in &recorded.articles {
        let mut printed: Vec<String> =
            article.columns.iter().flatten().map(|line| solid(&line.text)).collect();
        let mut own: Vec<String> = lines[&article.id].iter().map(|line| solid(line)).collect();
        // A byline that runs in at the end of the last line is a block of its own here.
        if let (Some(last), true) = (own.last().cloned(), own.len() == printed.len() + 1) {
            own.pop();
            own.last_mut().expect("a line").push_str(&last);
        }
        count += printed.len();
        printed.iter_mut().zip(&own).for_each(|(printed, own)| assert_eq!(printed, own, "{}", article.id));
        assert_eq!(printed.len(), own.len(), "{}", article.id);
    }
    assert_eq!(count, 209);
}

#[test]
fn a_word_that_is_parted_says_in_both_halves_what_it_is() {
    let page = pages("specimen", &Options::default()).remove(0);
    let halves = |kind: &str| -> Vec<(String, String)> {
        let all = page.all("String").into_iter().filter(|word| word.get("SUBS_TYPE") == kind);
        all.map(|word| (word.get("CONTENT").to_owned(), word.get("SUBS_CONTENT").to_owned())).collect()
    };
    let (first, second) = (halves("HypPart1"), halves("HypPart2"));
    assert_eq!(first[0], ("characteristi".to_owned(), "characteristically".to_owned()));
    assert_eq!(second[0], ("cally".to_owned(), "characteristically".to_owned()));
    assert_eq!(first.len(), second.len());
    assert_eq!(first.len(), page.all("HYP").len(), "each has its hyphen");
    for ((half, whole), (rest, same)) in first.iter().zip(&second) {
        assert_eq!((format!("{half}{rest}"), whole), (whole.clone(), same));
    }
}

#[test]
fn latin_words_and_figures_are_words_of_their_own_and_blanks_stand_where_the_copy_has_them() {
    let page = pages("specimen", &Options::default()).remove(0);
    let line = page.all("TextLine").into_iter().find(|line| text(line).starts_with("会议由")).expect("it");
    let words: Vec<(&str, &str)> =
        line.inside.iter().map(|one| (one.name.as_str(), one.get("CONTENT"))).collect();
    let expected = [("String", "会议由"), ("SP", ""), ("String", "International"), ("SP", "")];
    assert_eq!(words.get(..4), Some(&expected[..]), "{words:?}");
}

#[test]
fn lines_that_run_down_say_so_and_their_baseline_is_their_middle() {
    let page = pages("specimen", &Options::default()).remove(1);
    let down: Vec<&Node> =
        page.all("TextLine").into_iter().filter(|line| line.get("BASEDIRECTION") == "ttb").collect();
    assert!(down.len() > 30, "{}", down.len());
    let number = |text: &str| text.parse::<f64>().expect("a number");
    for line in down {
        let (left, width) = (number(line.get("HPOS")), number(line.get("WIDTH")));
        let (x, _) = line.get("BASELINE").split_once(',').expect("a point");
        assert!((left..left + width).contains(&number(x)), "{line:?}");
        assert!(number(line.get("HEIGHT")) > 0.0);
    }
}

#[test]
fn every_block_is_read_once_and_every_id_is_one() {
    for page in pages("demo", &Options::default()) {
        let blocks: Vec<&str> = ["TextBlock", "Illustration"]
            .iter()
            .flat_map(|name| page.all(name))
            .map(|one| one.get("ID"))
            .collect();
        let mut read: Vec<&str> = page.all("ElementRef").into_iter().map(|one| one.get("REF")).collect();
        let mut all = blocks.clone();
        read.sort_unstable();
        all.sort_unstable();
        assert_eq!(read, all);
        let names =
            ["Page", "PrintSpace", "ComposedBlock", "TextBlock", "Illustration", "TextLine", "String"];
        let mut ids: Vec<&str> =
            names.iter().flat_map(|name| page.all(name)).map(|one| one.get("ID")).collect();
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), count);
    }
}

#[test]
fn glyphs_lie_where_their_line_does() {
    let page = pages("erqi", &Options { glyphs: true, ..Options::default() }).remove(0);
    let number = |node: &Node, name: &str| node.get(name).parse::<f64>().expect("a number");
    let mut count = 0;
    for line in page.all("TextLine") {
        let (left, width) = (number(line, "HPOS"), number(line, "WIDTH"));
        for glyph in line.all("Glyph") {
            count += 1;
            let middle = number(glyph, "HPOS") + number(glyph, "WIDTH") / 2.0;
            assert!((left..=left + width).contains(&middle), "{glyph:?}");
            assert_eq!(glyph.get("CONTENT").chars().count(), 1, "a Glyph has one character");
        }
        assert_eq!(line.all("Glyph").len(), solid(&text(line)).chars().count(), "{}", text(line));
    }
    assert!(count > 3000, "{count}");
}

#[test]
fn in_pixels_places_are_whole_and_three_hundred_to_the_inch_where_that_is_asked() {
    let unit = Unit::Pixels(300);
    let of = |unit| pages("erqi", &Options { unit, ..Options::default() }).remove(0);
    let (tenths, pixels) = (of(Unit::TenthsOfMm), of(unit));
    let lines = |page: &Node| -> Vec<f64> {
        page.all("TextLine").into_iter().map(|line| line.get("HPOS").parse().expect("a number")).collect()
    };
    for (tenths, pixels) in lines(&tenths).into_iter().zip(lines(&pixels)) {
        assert!((tenths / 254.0 * 300.0 - pixels).abs() <= 0.51, "{tenths} {pixels}");
        assert_eq!(pixels.fract(), 0.0);
    }
}

#[test]
fn the_older_version_says_the_same_lines() {
    let of = |alto| pages("demo", &Options { alto, ..Options::default() });
    let lines = |pages: Vec<Node>| -> Vec<String> {
        pages.iter().flat_map(|page| page.all("TextLine").into_iter().map(text).collect::<Vec<_>>()).collect()
    };
    assert_eq!(lines(of(alto::Version::V44)), lines(of(alto::Version::V31)));
}

#[test]
fn what_is_no_rectangle_has_its_shape_where_that_is_one_polygon() {
    for alto in [alto::Version::V44, alto::Version::V31] {
        let page = pages("frames", &Options { alto, ..Options::default() }).remove(0);
        let blocks = page.all("ComposedBlock");
        // The lead is an L. What stands in its corner is a rectangle with a box inside: two polygons.
        let shaped: Vec<&&Node> =
            blocks.iter().filter(|block| block.inside.iter().any(|one| one.name == "Shape")).collect();
        let [lead] = shaped.as_slice() else { panic!("one: {shaped:?}") };
        let points = lead.all("Polygon")[0].get("POINTS");
        assert_eq!(points.split(' ').count(), 6, "{points}");
        assert_eq!(lead.inside[0].name, "Shape", "before all blocks, as the schema has it");
    }
}

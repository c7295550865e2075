//! METS: the issue as it is made up, and its way into the ALTO files.

use std::collections::{BTreeMap, BTreeSet};

use banxin::export::{Kind, Options};

use super::exported;
use super::xml::Node;

fn record() -> (Node, BTreeMap<String, Node>) {
    let files = exported("demo", Kind::Mets, &Options::default());
    let of = |path: &str| files.iter().find(|file| file.path == path).map(|file| Node::of(&file.bytes));
    let mets = of("mets.xml").expect("the file");
    let alto = mets.all("file").into_iter().map(|file| {
        let path = file.inside[0].get("xlink:href");
        (file.get("ID").to_owned(), of(path).expect("the file"))
    });
    let alto = alto.collect();
    (mets, alto)
}

#[test]
fn every_area_leads_to_a_block_of_its_page() {
    let (mets, alto) = record();
    let known: BTreeMap<&str, BTreeSet<&str>> = alto
        .iter()
        .map(|(file, page)| {
            let names = ["Page", "ComposedBlock", "TextBlock", "Illustration"];
            (file.as_str(), names.iter().flat_map(|name| page.all(name)).map(|one| one.get("ID")).collect())
        })
        .collect();
    let areas = mets.all("area");
    assert!(areas.len() > 1000, "{}", areas.len());
    for area in areas {
        assert!(known[area.get("FILEID")].contains(area.get("BEGIN")), "{area:?}");
    }
}

#[test]
fn a_story_that_jumps_is_one_article_on_both_its_pages() {
    let (mets, _) = record();
    let articles = mets.all("div").into_iter().filter(|div| div.get("TYPE") == "Article");
    let jumped: Vec<(&str, BTreeSet<&str>)> = articles
        .map(|article| {
            (article.get("LABEL"), article.all("area").iter().map(|area| area.get("FILEID")).collect())
        })
        .filter(|(_, files): &(&str, BTreeSet<&str>)| files.len() > 1)
        .collect();
    let expected =
        [("地铁二号线今起试运营", ["ALTO_1", "ALTO_2"]), ("老楼装上412部电梯", ["ALTO_1", "ALTO_7"])];
    assert_eq!(jumped, expected.map(|(title, files)| (title, BTreeSet::from(files))));
}

#[test]
fn every_block_of_a_story_is_in_one_article() {
    let (mets, alto) = record();
    let logical = mets.all("structMap").into_iter().find(|map| map.get("TYPE") == "LOGICAL").expect("it");
    let mut led_to: BTreeMap<(String, String), usize> = BTreeMap::new();
    for article in logical.all("div").into_iter().filter(|div| div.get("TYPE") == "Article") {
        let own = article.inside.iter().filter(|div| div.get("TYPE") != "Article");
        for area in own.flat_map(|div| div.all("area")) {
            *led_to.entry((area.get("FILEID").to_owned(), area.get("BEGIN").to_owned())).or_default() += 1;
        }
    }
    for (file, page) in &alto {
        for article in page.all("ComposedBlock").into_iter().filter(|one| one.get("TYPE") == "article") {
            for block in article.all("TextBlock") {
                // What leads from page to page, or is said again, is no part of the story.
                let leads = ["ROLE_jump-line", "ROLE_jump-head", "ROLE_table-head-again", "ROLE_annotation"];
                let expected = usize::from(!leads.contains(&block.get("TAGREFS")));
                let key = (file.clone(), block.get("ID").to_owned());
                assert_eq!(led_to.get(&key).copied().unwrap_or(0), expected, "{block:?}");
            }
        }
    }
}

#[test]
fn the_issue_is_what_the_edition_says_of_itself() {
    let (mets, _) = record();
    let issue = mets.all("dmdSec").into_iter().find(|one| one.get("ID") == "DMD_ISSUE").expect("it");
    let said = |name: &str| issue.all(name).iter().map(|one| one.text.clone()).collect::<Vec<_>>();
    assert_eq!(said("dc:title"), ["云岫日报", "云岫日报 21864"]);
    assert_eq!((said("dc:date"), said("dc:language")), (vec!["2026-12-01".into()], vec!["zh-Hans".into()]));
    let kinds: Vec<&str> = mets.all("div").iter().map(|div| div.get("TYPE")).collect();
    for kind in ["Newspaper", "Volume", "Issue", "Section", "Article", "Advertisement"] {
        assert!(kinds.contains(&kind), "{kind}");
    }
}

//! SVG: pages as they will look, in one document each that asks for nothing from elsewhere.

use std::collections::BTreeSet;

use banxin::export::{Kind, Options};

use super::xml::Node;
use super::{exported, solid};

fn pages(edition: &str, options: &Options) -> Vec<(String, Node)> {
    let files = exported(edition, Kind::Svg, options);
    let pages = files.iter().filter(|file| file.path != "export.json");
    pages.map(|file| (String::from_utf8(file.bytes.clone()).expect("UTF-8"), Node::of(&file.bytes))).collect()
}

#[test]
fn each_glyph_is_drawn_once_and_every_use_leads_to_one() {
    let (_, page) = pages("erqi", &Options::default()).remove(0);
    let paths = page.all("path").into_iter().filter(|path| !path.get("id").is_empty());
    let defined: Vec<&str> = paths.map(|path| path.get("id")).collect();
    let known: BTreeSet<String> = defined.iter().map(|id| format!("#{id}")).collect();
    assert_eq!(known.len(), defined.len(), "each number once");
    let used: Vec<&str> = page.all("use").into_iter().map(|one| one.get("href")).collect();
    assert!(used.len() > 3000 && used.len() > known.len() * 3, "{} of {}", used.len(), known.len());
    assert!(used.iter().all(|one| known.contains(*one)));
    let led_to: BTreeSet<&str> = used.into_iter().collect();
    assert_eq!(led_to.len(), known.len(), "none is drawn for nothing");
}

#[test]
fn as_text_a_page_says_what_its_stories_say() {
    let (_, page) = pages("erqi", &Options { as_text: true, ..Options::default() }).remove(0);
    let said: String = page.all("text").into_iter().map(|one| one.text.as_str()).collect();
    assert!(
        solid(&said).contains("本报讯为用好“学习强国”学习平台，进一步提高广大党员群众学习积极性"),
        "{said}"
    );
    for one in page.all("text") {
        let places = one.get("x").split(' ').count();
        assert_eq!(places, one.text.chars().count(), "a place for each character: {}", one.text);
    }
}

#[test]
fn nothing_is_asked_for_from_elsewhere() {
    for edition in ["demo", "market", "pictures"] {
        for (text, page) in pages(edition, &Options::default()) {
            let outside = text.replace("http://www.w3.org/2000/svg", "");
            assert!(!outside.contains("http:") && !outside.contains("https:"), "{edition}");
            for image in page.all("image") {
                assert!(image.get("href").starts_with("data:image/"), "{}", image.get("href"));
            }
            let clips: Vec<&str> = page.all("clipPath").into_iter().map(|clip| clip.get("id")).collect();
            let distinct: BTreeSet<&str> = clips.iter().copied().collect();
            assert_eq!(distinct.len(), clips.len(), "{edition}");
        }
    }
}

#[test]
fn stories_are_told_apart_and_pictures_say_what_they_show() {
    let (_, page) = pages("pictures", &Options::default()).remove(0);
    let stories: BTreeSet<&str> = page.all("g").into_iter().map(|group| group.get("data-story")).collect();
    assert!(stories.len() > 2, "{stories:?}");
    let shown: Vec<&str> = page
        .all("g")
        .into_iter()
        .filter(|group| group.get("role") == "img")
        .filter_map(|group| group.inside.first())
        .map(|title| title.text.as_str())
        .collect();
    assert!(!shown.is_empty() && shown.iter().all(|alt| !alt.is_empty()), "{shown:?}");
}

#[test]
fn the_black_of_print_is_the_black_of_the_screen() {
    let (text, _) = pages("erqi", &Options::default()).remove(0);
    assert!(text.contains("<g fill=\"#000000\">"), "type is black");
    assert!(text.contains("fill=\"#ffffff\"/>"), "paper is white");
}

//! What can't be made up is told, at its place.

use super::made;
use crate::support::nights::File;
use banxin::diag::Diagnostic;
use banxin::makeup::night::Before;

const EDITION: &str = "format = 1\n[paper]\nname = \"试版\"\ndate = 2026-12-02\n\n[[page]]\nlayout = \"tabloid\"\nsection = \"要闻\"\nmakeup = true\n";

/// An edition of one page, and stories of so many characters, with what their front matter says besides.
fn files(edition: &str, stories: &[(&str, usize)]) -> Vec<File> {
    let story = |(at, (front, characters)): (usize, &(&str, usize))| {
        let text: String = "一二三四五六七八九十".chars().cycle().take(*characters).collect();
        (
            format!("night/stories/s{at}.md"),
            format!("+++\nheadline = \"第{at}篇稿件的标题\"\n{front}\n+++\n\n{text}。\n"),
        )
    };
    let mut all: Vec<File> = stories.iter().enumerate().map(story).collect();
    all.push(("night/edition.toml".to_owned(), edition.to_owned()));
    all
}

fn codes(found: &[Diagnostic]) -> Vec<(&'static str, &'static str)> {
    found.iter().map(|one| (one.code, one.form)).collect()
}

fn errors(files: &[File]) -> Vec<(&'static str, &'static str)> {
    codes(&made(files, 1, &Before::default()).unwrap_err())
}

#[test]
fn a_section_that_no_page_has_is_an_error() {
    assert_eq!(errors(&files(EDITION, &[("section = \"要文\"", 300)])), [("unknown-section", "")]);
}

#[test]
fn a_page_that_does_not_wait_is_an_error() {
    assert_eq!(errors(&files(EDITION, &[("page = 7", 300)])), [("page-not-waiting", "")]);
}

#[test]
fn more_leads_than_pages_tie() {
    let two = [("weight = \"头条\"\nsection = \"要闻\"", 300), ("weight = 1\nsection = \"要闻\"", 300)];
    assert_eq!(errors(&files(EDITION, &two)), [("weights-tie", "")]);
}

#[test]
fn a_weight_that_is_none_is_an_error() {
    let found = errors(&files(EDITION, &[("weight = \"头版\"", 300)]));
    assert_eq!(found, [("wrong-type", "")]);
    assert_eq!(errors(&files(EDITION, &[("weight = 21", 300)])), [("wrong-type", "")]);
}

#[test]
fn a_layout_that_says_nothing_of_make_up_is_an_error() {
    let edition = EDITION.replace("\"tabloid\"", "\"specimen\"");
    assert_eq!(errors(&files(&edition, &[("", 300)]))[0], ("layout-without-makeup", ""));
}

#[test]
fn without_a_page_that_waits_or_a_story_there_is_nothing_to_make_up() {
    let none = EDITION.replace("makeup = true", "slots = {}");
    assert_eq!(errors(&files(&none, &[("", 300)])), [("nothing-to-make-up", "pages")]);
    assert_eq!(errors(&files(EDITION, &[])), [("nothing-to-make-up", "stories")]);
}

#[test]
fn a_story_longer_than_a_page_is_told() {
    let found = made(&files(EDITION, &[("weight = 1", 9000)]), 1, &Before::default()).unwrap().found;
    assert!(codes(&found).contains(&("story-too-long", "")), "{found:?}");
}

#[test]
fn what_has_no_room_is_told_by_its_weight_the_least_is_left_out_first() {
    let stories: Vec<(String, usize)> =
        (1..=8).map(|weight| (format!("weight = {weight}"), if weight == 1 { 1400 } else { 1000 })).collect();
    let stories: Vec<(&str, usize)> = stories.iter().map(|(front, count)| (front.as_str(), *count)).collect();
    let made = made(&files(EDITION, &stories), 1, &Before::default()).unwrap();
    let left: Vec<&str> =
        made.made.left.iter().map(|id| made.pool.edition.stories()[*id].id.as_str()).collect();
    assert!(!left.contains(&"s0") && left.contains(&"s7"), "{left:?}");
    let told = made.found.iter().filter(|one| (one.code, one.form) == ("story-left-out", "weight"));
    assert_eq!(told.count(), left.len());
}

#[test]
fn a_page_without_enough_copy_is_told_to_stay_white() {
    let made =
        made(&files(EDITION, &[("weight = 1", 600), ("weight = 2", 300)]), 1, &Before::default()).unwrap();
    assert!(codes(&made.found).contains(&("page-white", "")), "{:?}", made.found);
}

//! The files of a site that an issue makes: its own, and what follows from it elsewhere.

use maud::{DOCTYPE, html};

use super::calendar_view::{month, root};
use super::day::Day;
use super::founder::Fields;
use super::issue::{Corrects, Issue, IssueStory};
use super::issue_view::document;
use super::page_view::page;
use super::shelf::{INDEX, Shelf, Told, named_story};
use super::story_view::{Corrections, Other, story};
use super::titles::{self, search, titles};
use crate::calendar::printed;
use crate::write::Written;

/// What all pages of the site share: how they look, the script of its search, its sign.
const SHARED: [(&str, &str); 3] = [
    ("site.css", include_str!("site.css")),
    ("search.js", include_str!("search.js")),
    ("icon.svg", include_str!("icon.svg")),
];

/// The files of a site that an issue makes, by their paths in it: those of its own folder, then what follows from it
/// elsewhere, [`INDEX`] last. `read` gives what the site has already.
pub fn files(issue: &Issue, read: &dyn Fn(&str) -> Option<Vec<u8>>) -> Vec<Written> {
    let mut shelf =
        read(INDEX).and_then(|bytes| Shelf::read(&bytes)).unwrap_or_else(|| Shelf::of_paper(issue));
    let mut touched = shelf.take(issue);
    let (before, after) = shelf.around(issue.date);
    touched.extend(before.into_iter().chain(after));
    touched.remove(&issue.date);
    let kept = |day: Day| {
        if day == issue.date {
            return Some(issue.clone());
        }
        let has = shelf.has(day).then(|| read(&format!("{}/{}", day.folder(), Issue::FILE)))?;
        has.and_then(|bytes| Issue::read(&bytes))
    };
    let mut files = of_issue(issue, &shelf, &kept);
    files.extend(touched.into_iter().filter_map(kept).flat_map(|other| of_issue(&other, &shelf, &kept)));
    let own: Vec<Day> = shelf.days().filter(|day| day.month() == issue.date.month()).collect();
    let own: Vec<Issue> = own.into_iter().filter_map(kept).collect();
    let mut put = |path: String, bytes: Vec<u8>| files.push(Written { path, bytes });
    put(titles::file(issue.date.month()), titles(issue.date.month(), &own));
    for one in shelf.months() {
        put(format!("{}/index.html", one.folder()), month(&shelf, one));
    }
    let newest = shelf.days().next_back().and_then(kept);
    put("index.html".to_owned(), root(&shelf, newest.as_ref()));
    put("paperindex.htm".to_owned(), paper_index(newest.as_ref()));
    put("search.html".to_owned(), search(&shelf));
    for (name, text) in SHARED {
        put(name.to_owned(), text.into());
    }
    let mut index = serde_json::to_vec_pretty(&shelf).unwrap_or_default();
    index.push(b'\n');
    put(INDEX.to_owned(), index);
    files
}

/// The files of an issue that follow from its record and from what the site has besides.
fn of_issue(issue: &Issue, shelf: &Shelf, kept: &dyn Fn(Day) -> Option<Issue>) -> Vec<Written> {
    let folder = issue.date.folder();
    let mut files = Vec::new();
    let mut put =
        |name: &str, bytes: Vec<u8>| files.push(Written { path: format!("{folder}/{name}"), bytes });
    put("index.html", document(issue, shelf.around(issue.date)));
    for (at, one) in issue.pages.iter().enumerate() {
        if let Some(bytes) = page(issue, at) {
            put(&one.file, bytes);
        }
    }
    for (at, one) in issue.stories.iter().enumerate() {
        let corrections = Corrections {
            of: one.corrects.as_ref().map(|of| wrong(of, kept)),
            by: shelf.corrections(issue.date).filter_map(|told| right(told, one, issue)).collect(),
        };
        if let Some(bytes) = story(issue, at, &corrections) {
            put(&one.file(), bytes);
        }
        let fields = Fields::of(issue, one);
        put(&one.file().replace(".htm", ".json"), fields.json());
        put(&one.file().replace(".htm", ".xml"), fields.xml());
    }
    let mut record = serde_json::to_vec(issue).unwrap_or_default();
    record.push(b'\n');
    put(Issue::FILE, record);
    files
}

/// The story that a correction puts right, where the site has it.
fn wrong(of: &Corrects, kept: &dyn Fn(Day) -> Option<Issue>) -> Other {
    let issue = kept(of.date);
    let story = issue.as_ref().and_then(|issue| Some((issue, issue.meant(of)?)));
    if let Some((issue, story)) = story {
        let href = format!("../../{}/{}", issue.date.folder(), story.file());
        return Other { href: Some(href), name: named_story(issue, story) };
    }
    let headline = of.headline.as_ref().map(|headline| format!("《{headline}》")).unwrap_or_default();
    Other { href: None, name: format!("{} 第{}版{headline}", printed(of.date.0), of.page) }
}

/// The correction of a story, if it is of that.
fn right(told: &Told, story: &IssueStory, issue: &Issue) -> Option<Other> {
    let is_meant = issue.meant(&told.of).is_some_and(|meant| meant.articleid == story.articleid);
    is_meant.then(|| Other { href: Some(format!("../../{}", told.file)), name: told.name.clone() })
}

/// Where programs that read such sites begin: it leads to the first page of the newest issue.
fn paper_index(newest: Option<&Issue>) -> Vec<u8> {
    let Some((issue, page)) = newest.and_then(|issue| Some((issue, issue.pages.first()?))) else {
        return Vec::new();
    };
    let url = format!("{}/{}", issue.date.folder(), page.file);
    let page = html! {
        (DOCTYPE)
        html lang=(issue.language) {
            head {
                meta charset="utf-8";
                title { (issue.paper) }
                meta http-equiv="refresh" content=(format!("0;URL={url}"));
            }
            body { a href=(url) { (issue.paper) " " (issue.name()) } }
        }
    };
    let mut bytes = page.into_string().into_bytes();
    bytes.push(b'\n');
    bytes
}

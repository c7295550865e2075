//! The files of a site that an issue makes: its own, and what follows from it elsewhere.

use std::collections::BTreeSet;

use maud::{DOCTYPE, html};

use super::calendar_view::{month, root};
use super::chrome::POLICY;
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

/// What an issue makes of a site.
#[derive(Debug)]
pub struct Growth {
    /// [`INDEX`] before anything else is written: it says what is not done yet, for the run after one that is cut off.
    pub begin: Written,
    /// All files, by their paths in the site: those of the issue's own folder, then what follows from it elsewhere, the index
    /// last.
    pub files: Vec<Written>,
}

/// The files of a site that an issue makes. `read` gives what the site has already.
pub fn growth(issue: &Issue, read: &dyn Fn(&str) -> Option<Vec<u8>>) -> Growth {
    let own = |shelf: &Shelf| shelf.paper == issue.paper;
    let known = read(INDEX).and_then(|bytes| Shelf::read(&bytes)).filter(own);
    let mut shelf = known.unwrap_or_else(|| Shelf::of_paper(issue));
    let mut begin = shelf.clone();
    let kept = |shelf: &Shelf, day: Day| {
        if day == issue.date {
            return Some(issue.clone());
        }
        let bytes = shelf.has(day).then(|| read(&format!("{}/{}", day.folder(), Issue::FILE)))?;
        Issue::read(&bytes?).filter(|other| other.date == day && other.paper == issue.paper)
    };
    let mut touched = std::mem::take(&mut shelf.pending);
    for day in touched.clone() {
        let bytes = read(&format!("{}/{}", day.folder(), Issue::FILE));
        let left = bytes
            .and_then(|bytes| Issue::read(&bytes))
            .filter(|one| one.date == day && one.paper == issue.paper);
        touched.extend(left.into_iter().flat_map(|left| shelf.take(&left)));
    }
    touched.extend(shelf.take(issue));
    touched.insert(issue.date);
    for day in touched.clone() {
        let (before, after) = shelf.around(day);
        touched.extend(before.into_iter().chain(after));
    }
    begin.pending.clone_from(&touched);
    let begin = Written { path: INDEX.to_owned(), bytes: begin.bytes() };
    Growth { begin, files: files_of(issue, &shelf, &touched, &|day| kept(&shelf, day)) }
}

fn files_of(
    issue: &Issue,
    shelf: &Shelf,
    touched: &BTreeSet<Day>,
    kept: &dyn Fn(Day) -> Option<Issue>,
) -> Vec<Written> {
    let mut files = of_issue(issue, shelf, kept);
    let others = touched.iter().filter(|day| **day != issue.date).filter_map(|day| kept(*day));
    files.extend(others.flat_map(|other| of_issue(&other, shelf, kept)));
    let mut put = |path: String, bytes: Vec<u8>| files.push(Written { path, bytes });
    let changed: BTreeSet<_> = touched.iter().map(|day| day.month()).collect();
    for of in shelf.months().into_iter().filter(|month| changed.contains(month)) {
        let days: Vec<Day> = shelf.days().filter(|day| day.month() == of).collect();
        let issues: Vec<Issue> = days.into_iter().filter_map(kept).collect();
        put(titles::file(of), titles(of, &issues));
    }
    for one in shelf.months() {
        put(format!("{}/index.html", one.folder()), month(shelf, one));
    }
    let newest = shelf.days().rev().find_map(kept);
    put("index.html".to_owned(), root(shelf, newest.as_ref()));
    put("paperindex.htm".to_owned(), paper_index(newest.as_ref()));
    put("search.html".to_owned(), search(shelf));
    for (name, text) in SHARED {
        put(name.to_owned(), text.into());
    }
    put(INDEX.to_owned(), shelf.bytes());
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
            of: one.corrects.as_ref().map(|of| wrong(of, (issue, one), kept)),
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
fn wrong(of: &Corrects, (by, own): (&Issue, &IssueStory), kept: &dyn Fn(Day) -> Option<Issue>) -> Other {
    let issue = kept(of.date);
    let own = Some(own.articleid.as_str()).filter(|_| by.date == of.date);
    let story = issue.as_ref().and_then(|issue| Some((issue, issue.meant(of, own)?)));
    if let Some((issue, story)) = story {
        let href = format!("../../{}/{}", issue.date.folder(), story.file());
        return Other { href: Some(href), name: named_story(issue, story) };
    }
    let headline = of.headline.as_ref().map(|headline| format!("《{headline}》")).unwrap_or_default();
    Other { href: None, name: format!("{} 第{}版{headline}", printed(of.date.0), of.page) }
}

/// The correction of a story, if it is of that.
fn right(told: &Told, story: &IssueStory, issue: &Issue) -> Option<Other> {
    let is_own = |one: &&IssueStory| told.file == format!("{}/{}", issue.date.folder(), one.file());
    let own = issue.stories.iter().find(is_own).map(|one| one.articleid.as_str());
    let is_meant = issue.meant(&told.of, own).is_some_and(|meant| meant.articleid == story.articleid);
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
                meta http-equiv="Content-Security-Policy" content=(POLICY);
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

//! The issues of a month, as a calendar; and the way into the site.

use maud::{Markup, html};

use super::chrome::{Chrome, neighbours};
use super::day::{Day, Month};
use super::issue::Issue;
use super::issue_view::overview;
use super::phrases::Phrases;
use super::shelf::Shelf;
use crate::calendar::{is_day, weekday};

/// The days of the week, from Monday.
const WEEK: [(&str, &str); 7] = [
    ("一", "星期一"),
    ("二", "星期二"),
    ("三", "星期三"),
    ("四", "星期四"),
    ("五", "星期五"),
    ("六", "星期六"),
    ("日", "星期日"),
];

/// The document of a month.
pub(super) fn month(shelf: &Shelf, of: Month) -> Vec<u8> {
    let title = format!("{}年{}月", of.0, of.1);
    let chrome = Chrome {
        paper: &shelf.paper,
        language: &shelf.language,
        title: &title,
        root: "../",
        issue: None,
        imprint: shelf.paper.clone(),
        script: None,
    };
    let words = chrome.words();
    let all = shelf.months();
    let file = |month: Option<&Month>| {
        month
            .map(|month| (format!("../{}/index.html", month.folder()), format!("{}年{}月", month.0, month.1)))
    };
    let at = all.iter().position(|month| *month == of);
    let before = at.and_then(|at| at.checked_sub(1)).and_then(|at| all.get(at));
    let after = at.and_then(|at| all.get(at + 1));
    let around = [("prev", words.before_month, file(before)), ("next", words.after_month, file(after))];
    let main = html! {
        h1 { (title) }
        (neighbours(words.neighbours, &around))
        (calendar(shelf, of, "../"))
        h2 { (words.by_month) }
        (months(shelf, words, "../"))
    };
    chrome.around(&html! {}, &main)
}

/// The way into the site: its newest issue, the calendar of that month, and all months.
pub(super) fn root(shelf: &Shelf, newest: Option<&Issue>) -> Vec<u8> {
    let title = newest.map(Issue::name).unwrap_or_default();
    let chrome = Chrome {
        paper: &shelf.paper,
        language: &shelf.language,
        title: &title,
        root: "",
        issue: None,
        imprint: newest.map_or_else(|| shelf.paper.clone(), Issue::imprint),
        script: None,
    };
    let words = chrome.words();
    let main = html! {
        h1 { (shelf.paper) }
        @if let Some(issue) = newest {
            h2 { a href=(format!("{}/index.html", issue.date.folder())) { (title) } }
            (overview(issue, &format!("{}/", issue.date.folder()), 3, Some(&issues(shelf, words))))
        } @else {
            (issues(shelf, words))
        }
    };
    chrome.around(&html! {}, &main)
}

/// The issues of the newest month, and the way to all others.
fn issues(shelf: &Shelf, words: &Phrases) -> Markup {
    html! {
        h2 #issues { (words.issues) }
        @if let Some(newest) = shelf.months().last() { (calendar(shelf, *newest, "")) }
        (months(shelf, words, ""))
    }
}

/// Links to all months, the newest first; `root` leads to the folder of the site.
pub(super) fn months(shelf: &Shelf, words: &Phrases, root: &str) -> Markup {
    html! {
        nav aria-label=(words.by_month) {
            ul.months {
                @for month in shelf.months().iter().rev() {
                    li { a href=(format!("{root}{}/index.html", month.folder())) { (month.0) "年" (month.1) "月" } }
                }
            }
        }
    }
}

/// A month of days, those with an issue as links; `root` leads to the folder of the site.
fn calendar(shelf: &Shelf, of: Month, root: &str) -> Markup {
    let days: Vec<Day> = (1..=31).map(|day| Day((of.0, of.1, day))).filter(|day| is_day(day.0)).collect();
    let first = days.first().and_then(|day| WEEK.iter().position(|(_, name)| *name == weekday(day.0)));
    let empty = first.unwrap_or(0);
    let mut cells: Vec<Option<Day>> =
        vec![None; empty].into_iter().chain(days.into_iter().map(Some)).collect();
    cells.resize(cells.len().next_multiple_of(WEEK.len()), None);
    html! {
        table.calendar {
            caption { (of.0) "年" (of.1) "月" }
            thead { tr { @for (short, name) in WEEK { th scope="col" abbr=(name) { (short) } } } }
            tbody {
                @for week in cells.chunks(WEEK.len()) {
                    tr { @for day in week { td { @if let Some(day) = day { (link(shelf, *day, root)) } } } }
                }
            }
        }
    }
}

fn link(shelf: &Shelf, day: Day, root: &str) -> Markup {
    let number = day.0.2;
    html! {
        @if shelf.has(day) {
            a href=(format!("{root}{}/index.html", day.folder())) aria-label=(crate::calendar::printed(day.0)) { (number) }
        } @else {
            span { (number) }
        }
    }
}

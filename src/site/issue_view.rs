//! An issue: its front page and all of its stories, page by page.

use maud::{Markup, html};

use super::chrome::{Chrome, neighbours};
use super::day::Day;
use super::issue::Issue;
use super::page_view::stories;
use crate::calendar::printed;

/// The document of an issue; what comes before and after it in the site.
pub(super) fn document(issue: &Issue, (before, after): (Option<Day>, Option<Day>)) -> Vec<u8> {
    let title = issue.name();
    let chrome = Chrome {
        paper: &issue.paper,
        language: &issue.language,
        title: &title,
        root: "../../",
        issue: None,
        imprint: issue.imprint(),
        script: None,
    };
    let words = chrome.words();
    let file =
        |day: Option<Day>| day.map(|day| (format!("../../{}/index.html", day.folder()), printed(day.0)));
    let around = [("", words.before_issue, file(before)), ("", words.after_issue, file(after))];
    let main = html! {
        h1 { (title) }
        (neighbours(words.neighbours, &around))
        (overview(issue, "", 2, None))
    };
    chrome.around(&html! {}, &main)
}

/// Front page and stories, and what stands beside them below the front page; `folder` leads to the folder of the issue, headings
/// are of the level.
pub(super) fn overview(issue: &Issue, folder: &str, level: u8, beside: Option<&Markup>) -> Markup {
    html! {
        div.spread.overview {
            @if let Some(front) = issue.pages.first() {
                a.front href=(format!("{folder}{}", front.file)) {
                    img src=(format!("{folder}{}", front.small.file)) width=(front.small.width) height=(front.small.height) alt=(front.name());
                }
            }
            div.contents {
                @for page in &issue.pages {
                    section {
                        @let name = html! { a href=(format!("{folder}{}", page.file)) { (page.name()) } };
                        @if level == 2 { h2 { (name) } } @else { h3 { (name) } }
                        @if !page.areas.is_empty() { (stories(issue, page, folder, None)) }
                    }
                }
            }
            @if let Some(beside) = beside { div.beside { (beside) } }
        }
    }
}

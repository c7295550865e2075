//! Search by title: a page with a script, and for each month a file of titles that the script asks for.

use maud::html;

use super::calendar_view::months;
use super::chrome::Chrome;
use super::day::Month;
use super::issue::{Issue, IssuePage};
use super::shelf::Shelf;
use crate::calendar::printed;

/// The name of the file of a month's titles.
pub(super) fn file(month: Month) -> String {
    format!("{}/titles.js", month.folder())
}

/// The titles of the issues of a month: a call of the script of the search page, that needs no server to be read. For each
/// story its page in the site, its title, what stands around that, its day, its page in the paper, who reports.
pub(super) fn titles(month: Month, issues: &[Issue]) -> Vec<u8> {
    let row = |issue: &Issue, at: usize| {
        let story = issue.stories.get(at)?;
        let href = format!("{}/{}", issue.date.folder(), story.file());
        let page = issue.pages.get(story.page).map(IssuePage::name).unwrap_or_default();
        let deck = format!("{} {}", story.introtitle, story.subtitle).trim().to_owned();
        Some([href, story.title.clone(), deck, printed(issue.date.0), page, story.author.clone()])
    };
    let all = issues.iter().flat_map(|issue| (0..issue.stories.len()).filter_map(move |at| row(issue, at)));
    let rows: Vec<[String; 6]> = all.collect();
    let rows = serde_json::to_string(&rows).unwrap_or_default();
    format!("banxinTitles(\"{}\",{rows});\n", month.folder()).into_bytes()
}

/// The page. Its form appears where its script runs; elsewhere readers look month by month.
pub(super) fn search(shelf: &Shelf) -> Vec<u8> {
    let chrome = Chrome {
        paper: &shelf.paper,
        language: &shelf.language,
        title: super::phrases::of(&shelf.language).search,
        root: "",
        issue: None,
        imprint: shelf.paper.clone(),
        script: Some("search.js"),
    };
    let words = chrome.words();
    let all = shelf.months().iter().rev().map(|month| month.folder()).collect::<Vec<_>>().join(" ");
    let main = html! {
        h1 { (words.search) }
        form #search role="search" hidden data-months=(all) data-found=(words.found) data-none=(words.none) {
            label for="q" { (words.title) }
            input #q type="search" name="q" autocomplete="off" spellcheck="false";
        }
        p #status role="status" {}
        ol #found {}
        h2 { (words.by_month) }
        (months(shelf, words, ""))
    };
    chrome.around(&html! {}, &main)
}

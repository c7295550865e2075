//! A story: its text, its pictures, where it stood.

use maud::{Markup, PreEscaped, html};

use super::chrome::{Chrome, neighbours};
use super::founder::Fields;
use super::issue::{Issue, IssuePicture, IssueStory};
use super::page_view::{pages, stories};
use super::phrases::Phrases;

/// A story of another issue, as a link that is said.
#[derive(Debug, Clone)]
pub(super) struct Other {
    /// Where it is, from the folder of the issue; nothing, where the site does not have it.
    pub href: Option<String>,
    /// What it is called, with issue and page.
    pub name: String,
}

/// What links a story to other issues.
#[derive(Debug, Clone, Default)]
pub(super) struct Corrections {
    /// What it puts right.
    pub of: Option<Other>,
    /// What puts it right.
    pub by: Vec<Other>,
}

/// The document of a story, by its place in the issue.
pub(super) fn story(issue: &Issue, at: usize, corrections: &Corrections) -> Option<Vec<u8>> {
    let story = issue.stories.get(at)?;
    let chrome = Chrome {
        paper: &issue.paper,
        language: &issue.language,
        title: &story.title,
        root: "../../",
        issue: Some(("index.html", issue.name())),
        imprint: issue.imprint(),
        script: None,
    };
    let words = chrome.words();
    let order = issue.order();
    let place = order.iter().position(|one| *one == at);
    let there = |place: Option<usize>| {
        let story = place.and_then(|place| order.get(place)).and_then(|at| issue.stories.get(*at));
        story.map(|story| (story.file(), story.title.clone()))
    };
    let around = [
        ("prev", words.before_story, there(place.and_then(|place| place.checked_sub(1)))),
        ("next", words.after_story, there(place.map(|place| place + 1))),
    ];
    let main = html! {
        div.spread.reading {
            article {
                (head(issue, story))
                (corrected(corrections, words))
                @for picture in story.pictures.iter().take(1) { (figure(picture, story.language.as_deref())) }
                (PreEscaped("<!--enpcontent-->"))
                founder-content lang=[story.language.as_deref()] { (PreEscaped(&story.content)) }
                (PreEscaped("<!--/enpcontent-->"))
                @for picture in story.pictures.iter().skip(1) { (figure(picture, story.language.as_deref())) }
                (neighbours(words.neighbours, &around))
            }
            aside aria-label=(words.where_it_stood) {
                (stood(issue, at, words))
                @if let Some(page) = issue.pages.get(story.page) {
                    h2 { (words.on_page) }
                    (stories(issue, page, "", Some(at)))
                }
                h2 { (words.pages) }
                (pages(issue, None, words))
            }
        }
    };
    Some(chrome.around(&Fields::of(issue, story).comment(), &main))
}

fn head(issue: &Issue, story: &IssueStory) -> Markup {
    let (page, language) = (issue.pages.get(story.page), story.language.as_deref());
    html! {
        header {
            @if !story.introtitle.is_empty() { p.intro lang=[language] { (story.introtitle) } }
            h1 lang=[language] { (story.title) }
            @if !story.subtitle.is_empty() { p.sub lang=[language] { (story.subtitle) } }
            p.meta {
                span { (issue.name()) }
                @if let Some(page) = page { " " a href=(page.file) { (page.name()) } }
                @if !story.author.is_empty() { " " span.author { (story.author) } }
            }
        }
    }
}

fn corrected(corrections: &Corrections, words: &Phrases) -> Markup {
    let said = |other: &Other| {
        html! { @if let Some(href) = &other.href { a href=(href) { (other.name) } } @else { (other.name) } }
    };
    html! {
        @for other in &corrections.by { p.correction role="note" { (words.corrected) "：" (said(other)) } }
        @if let Some(other) = &corrections.of { p.correction role="note" { (words.corrects) "：" (said(other)) } }
    }
}

fn figure(picture: &IssuePicture, language: Option<&str>) -> Markup {
    let IssuePicture { image, alt, caption, credit } = picture;
    html! {
        figure lang=[language] {
            img src=(image.file) width=(image.width) height=(image.height) alt=(alt) loading="lazy";
            @if !caption.is_empty() || !credit.is_empty() {
                figcaption { (caption) @if !credit.is_empty() { " " span.credit { (credit) } } }
            }
        }
    }
}

/// The pages on which it stands, small, with its areas marked.
fn stood(issue: &Issue, at: usize, words: &Phrases) -> Markup {
    html! {
        h2 { (words.where_it_stood) }
        @for page in &issue.pages {
            @for area in page.areas.iter().filter(|area| area.story == at) {
                a.where href=(page.file) {
                    span.picture {
                        img src=(page.small.file) width=(page.small.width) height=(page.small.height) alt="" loading="lazy";
                        svg viewBox=(format!("0 0 {} {}", page.large.width, page.large.height)) aria-hidden="true" {
                            @for polygon in &area.polygons {
                                polygon points=(polygon.iter().map(|(x, y)| format!("{x},{y}")).collect::<Vec<_>>().join(" ")) {}
                            }
                        }
                    }
                    span { (page.name()) }
                }
            }
        }
    }
}

//! A page of the paper: its picture, over which stories are areas to be chosen, and the list of them.

use maud::{Markup, html};

use super::chrome::{Chrome, neighbours};
use super::issue::{Area, Issue, IssuePage};
use super::phrases::Phrases;

/// The document of a page, by its place in the issue.
pub(super) fn page(issue: &Issue, at: usize) -> Option<Vec<u8>> {
    let page = issue.pages.get(at)?;
    let name = page.name();
    let title = format!("{name} {}", issue.name());
    let chrome = Chrome {
        paper: &issue.paper,
        language: &issue.language,
        title: &title,
        root: "../../",
        issue: Some(("index.html", issue.name())),
        imprint: issue.imprint(),
        script: None,
    };
    let words = chrome.words();
    let file = |at: Option<usize>| {
        at.and_then(|at| issue.pages.get(at)).map(|page| (page.file.clone(), page.name()))
    };
    let around = [
        ("prev", words.before_page, file(at.checked_sub(1))),
        ("next", words.after_page, file(at.checked_add(1))),
    ];
    let main = html! {
        h1 { (name) }
        (neighbours(words.neighbours, &around))
        div.spread {
            div.sheet {
                (picture(issue, page, words))
                p.large { a href=(page.large.file) { (words.large) } }
            }
            div.lists {
                @if !page.areas.is_empty() {
                    h2 #stories { (words.on_page) }
                    (stories(issue, page, "", None))
                }
                h2 { (words.pages) }
                (pages(issue, Some(at), words))
            }
        }
    };
    Some(chrome.around(&html! {}, &main))
}

/// The picture with its areas: links over it, and the map that programs which read such sites look for.
fn picture(issue: &Issue, page: &IssuePage, words: &Phrases) -> Markup {
    let IssuePage { small, large, areas, .. } = page;
    let set = format!("{} {}w, {} {}w", small.file, small.width, large.file, large.width);
    html! {
        div.picture {
            img src=(small.file) srcset=(set) sizes="(min-width: 60rem) 60vw, 100vw" width=(small.width) height=(small.height)
                alt=(format!("{} {}", words.page_picture, page.name())) usemap="#PagePicMap";
            map name="PagePicMap" {
                @for (story, coords) in corners(areas, (small.width, large.width)) {
                    @if let Some(story) = issue.stories.get(story) {
                        area shape="poly" coords=(coords) href=(story.file()) alt=(story.title) tabindex="-1" aria-hidden="true";
                    }
                }
            }
            @if !areas.is_empty() {
                svg viewBox=(format!("0 0 {} {}", large.width, large.height)) role="group" aria-label=(words.areas) {
                    @for area in areas {
                        @if let Some(story) = issue.stories.get(area.story) {
                            a href=(story.file()) lang=[story.language.as_deref()] {
                                title { (story.title) }
                                @for polygon in &area.polygons { polygon points=(points(polygon)) {} }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn points(polygon: &[(i64, i64)]) -> String {
    polygon.iter().map(|(x, y)| format!("{x},{y}")).collect::<Vec<_>>().join(" ")
}

/// The corners of each polygon in pixels of the small picture, with its story.
fn corners(areas: &[Area], (small, large): (u32, u32)) -> Vec<(usize, String)> {
    let scaled = |at: i64| (at * i64::from(small) / i64::from(large.max(1))).to_string();
    let all = areas.iter().flat_map(|area| area.polygons.iter().map(|polygon| (area.story, polygon)));
    all.map(|(story, polygon)| {
        let corners = polygon.iter().flat_map(|(x, y)| [scaled(*x), scaled(*y)]);
        (story, corners.collect::<Vec<_>>().join(","))
    })
    .collect()
}

/// The stories that stand on a page; `folder` leads to the folder of the issue. Beside one of them, `own`, their titles do.
pub(super) fn stories(issue: &Issue, page: &IssuePage, folder: &str, own: Option<usize>) -> Markup {
    let all = page.areas.iter().filter_map(|area| Some((area.story, issue.stories.get(area.story)?)));
    html! {
        ul.stories {
            @for (at, story) in all {
                li lang=[story.language.as_deref()] {
                    a href=(format!("{folder}{}", story.file())) aria-current=[Some("page").filter(|_| own == Some(at))] { (story.title) }
                    @if own.is_none() {
                        @for deck in [&story.introtitle, &story.subtitle].into_iter().filter(|deck| !deck.is_empty()) {
                            span.deck { (deck) }
                        }
                    }
                }
            }
        }
    }
}

/// All pages of the issue.
pub(super) fn pages(issue: &Issue, at: Option<usize>, words: &Phrases) -> Markup {
    html! {
        nav aria-label=(words.pages) {
            ol.pages {
                @for (number, page) in issue.pages.iter().enumerate() {
                    li { a.pageLink href=(page.file) aria-current=[Some("page").filter(|_| at == Some(number))] { (page.name()) } }
                }
            }
        }
    }
}

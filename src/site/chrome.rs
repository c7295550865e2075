//! What every page of the site has around it.

use maud::{DOCTYPE, Markup, html};

use super::phrases::{Phrases, of};

/// What pages may ask for: what lies in the site, and scripts of its own.
pub(super) const POLICY: &str = "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; base-uri 'none'; form-action 'none'";

/// A page of the site.
pub(super) struct Chrome<'c> {
    /// The paper's name.
    pub paper: &'c str,
    /// The language of the site.
    pub language: &'c str,
    /// What the page is, above the name of the paper.
    pub title: &'c str,
    /// The way to the folder of the site: empty, or `../` for each folder.
    pub root: &'c str,
    /// Where the page of its issue is, and what that is called; nothing, where it is of none.
    pub issue: Option<(&'c str, String)>,
    /// Who answers for it; empty where nobody is named.
    pub imprint: String,
    /// Its script, in the folder of the site; it runs when the page is there.
    pub script: Option<&'c str>,
}

impl Chrome<'_> {
    /// The words of the site.
    pub(super) fn words(&self) -> &'static Phrases {
        of(self.language)
    }

    /// The whole document.
    pub(super) fn around(&self, before: &Markup, main: &Markup) -> Vec<u8> {
        let Self { paper, language, title, root, issue, imprint, script } = self;
        let words = self.words();
        let page = html! {
            (DOCTYPE)
            html lang=(language) {
                head {
                    meta charset="utf-8";
                    meta http-equiv="Content-Security-Policy" content=(POLICY);
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="referrer" content="no-referrer";
                    title { (title) " — " (paper) }
                    link rel="stylesheet" href=(format!("{root}site.css"));
                    link rel="icon" type="image/svg+xml" href=(format!("{root}icon.svg"));
                    @if let Some(script) = script { script src=(format!("{root}{script}")) defer {} }
                }
                body #top {
                    (before)
                    a.skip href="#main" { (words.skip) }
                    header.top {
                        a.paper href=(format!("{root}index.html")) { (paper) }
                        @if let Some((file, name)) = issue { a.issue href=(file) { (name) } }
                        nav aria-label=(words.site) {
                            a href=(format!("{root}index.html#issues")) { (words.issues) }
                            a href=(format!("{root}search.html")) { (words.search) }
                        }
                    }
                    main #main tabindex="-1" { (main) }
                    footer.foot {
                        @if !imprint.is_empty() { p { (imprint) } }
                        p { a href="#top" { (words.top) } }
                    }
                }
            }
        };
        let mut bytes = page.into_string().into_bytes();
        bytes.push(b'\n');
        bytes
    }
}

/// A link to what comes before or after: what it is to this page, what it is called, where it is and its name.
pub(super) type Neighbour = (&'static str, &'static str, Option<(String, String)>);

/// Links to what comes before and after; what is not there is left out.
pub(super) fn neighbours(label: &str, all: &[Neighbour]) -> Markup {
    html! {
        @if all.iter().any(|(.., there)| there.is_some()) {
            nav.neighbours aria-label=(label) {
                @for (rel, words, there) in all {
                    @if let Some((href, name)) = there {
                        a rel=[Some(*rel).filter(|rel| !rel.is_empty())] class=[class(rel)] href=(href) { (words) "：" (name) }
                    }
                }
            }
        }
    }
}

/// By which programs that read such sites find the next page.
fn class(rel: &str) -> Option<&'static str> {
    match rel {
        "prev" => Some("preart"),
        "next" => Some("nextart"),
        _ => None,
    }
}

//! The text of a story as HTML.

use maud::{Markup, PreEscaped, html};

use super::table::table;
use crate::block::Reads;
use crate::part::HeadPart;
use crate::transcript::{Article, Piece, Prose};

/// What a story says besides its headline, kicker and deck, as HTML.
#[must_use]
pub fn content(article: &Article<'_>) -> String {
    let is_elsewhere =
        |piece: &&Piece<HeadPart>| ["headline", "kicker", "deck"].contains(&piece.kind.row().key);
    let mut out = String::new();
    for piece in article.head.iter().filter(|piece| !is_elsewhere(piece)) {
        out.push_str(&html! { p.(piece.kind.row().key) { (piece.text) } }.into_string());
    }
    for run in article.body.chunk_by(|one, next| is_item(one) && is_item(next)) {
        out.push_str(&list(run).into_string());
    }
    out
}

/// An item of a list whose sign is no part of what it says: one with a number is a paragraph, which keeps it.
fn is_item(piece: &Piece<Prose>) -> bool {
    let is_bullet = !piece.label.is_empty() && !piece.label.contains(char::is_alphanumeric);
    is_bullet && matches!(piece.kind, Prose::Block { reads: Reads::Item | Reads::Subitem, .. })
}

fn list(run: &[Piece<Prose>]) -> Markup {
    if !run.first().is_some_and(is_item) {
        return html! { @for piece in run { (one(piece)) } };
    }
    html! {
        ul {
            @for piece in run {
                li { (lines(piece.text.strip_prefix(piece.label.as_str()).unwrap_or(&piece.text).trim_start())) }
            }
        }
    }
}

fn one(piece: &Piece<Prose>) -> Markup {
    let text = lines(&piece.text);
    match &piece.kind {
        Prose::Block { reads: Reads::Heading, .. } => html! { h2 { (text) } },
        Prose::Block { reads: Reads::Quote, .. } => html! { blockquote { p { (text) } } },
        Prose::Block { reads: Reads::Note, .. } => html! { p.note { (text) } },
        Prose::Block { .. } => html! { p { (text) } },
        Prose::Byline => html! { p.byline { (text) } },
        Prose::Table(of) => table(of),
    }
}

/// A line that ends where it does in the copy ends so here.
fn lines(text: &str) -> Markup {
    let lines = text.split('\n').map(|line| html! { (line) }.into_string());
    PreEscaped(lines.collect::<Vec<_>>().join("<br>"))
}

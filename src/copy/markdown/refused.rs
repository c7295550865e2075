//! What is outside the subset: its name, and how it is mended.

use pulldown_cmark::{Event, HeadingLevel, Tag};

use crate::copy::markdown::inside::Inside;
use crate::diag::{Diagnostic, Span};
use crate::words::Words;

/// What has a way of its own to be mended: parts of the entry `markup-as-text`.
const MENDS: [(&str, &str); 19] = [
    ("break", "help-break"),
    ("code", "help-code"),
    ("code-block", "help-code-block"),
    ("code-indented", "help-code-indented"),
    ("heading-other", "help-heading"),
    ("heading-underlined", "help-heading"),
    ("html", "help-tag"),
    ("link", "help-link"),
    ("list-deep", "help-list-deep"),
    ("list-inside", "help-list-inside"),
    ("note-inside", "help-note-inside"),
    ("picture", "help-picture"),
    ("quote-deep", "help-quote-deep"),
    ("quote-inside", "help-quote-inside"),
    ("rule", "help-rule"),
    ("subhead-inside", "help-subhead-inside"),
    ("table-inside", "help-table-inside"),
    ("task", "help-task"),
    ("underscores", "help-underscores"),
];

/// That something can't be in a story.
pub(super) fn told(name: &'static str, span: Span) -> Diagnostic {
    let one =
        Diagnostic::error("markdown-outside-subset").arg("what", Words::part("markup", name)).here(span);
    match MENDS.iter().find(|(of, _)| *of == name) {
        Some((_, help)) => one.help(Words::part("markup-as-text", help)),
        None => one,
    }
}

/// The name of what was found where a story may not have it.
pub(super) fn tag(tag: &Tag<'_>, written: &str, inside: &[Inside]) -> &'static str {
    let deep = |is: fn(&Inside) -> bool| inside.iter().any(is);
    match tag {
        Tag::Heading { level: HeadingLevel::H2, .. } if written.starts_with('#') => "subhead-inside",
        Tag::Heading { level: HeadingLevel::H2, .. } => "heading-underlined",
        Tag::Heading { .. } => "heading-other",
        Tag::Strong | Tag::Emphasis if written.starts_with('_') => "underscores",
        Tag::Strong | Tag::Emphasis => "emphasis-nested",
        Tag::BlockQuote(_) if deep(|one| matches!(one, Inside::Quote)) => "quote-deep",
        Tag::BlockQuote(_) => "quote-inside",
        Tag::CodeBlock(_) if written.starts_with(['`', '~']) => "code-block",
        Tag::CodeBlock(_) => "code-indented",
        Tag::HtmlBlock => "html",
        Tag::List(_) if deep(|one| matches!(one, Inside::List(..))) => "list-deep",
        Tag::List(_) => "list-inside",
        Tag::FootnoteDefinition(_) => "note-inside",
        Tag::Table(_) | Tag::TableHead | Tag::TableRow | Tag::TableCell => "table-inside",
        Tag::Strikethrough => "struck-out",
        Tag::Link { .. } => "link",
        Tag::Image { .. } => "picture",
        _ => "this",
    }
}

/// The same of what has nothing inside.
pub(super) fn lone(event: &Event<'_>) -> &'static str {
    match event {
        Event::Code(_) => "code",
        Event::Html(_) | Event::InlineHtml(_) => "html",
        Event::HardBreak => "break",
        Event::Rule => "rule",
        Event::TaskListMarker(_) => "task",
        _ => "this",
    }
}

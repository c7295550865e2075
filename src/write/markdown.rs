//! Markdown: each story as it was printed (CommonMark, with the tables of GitHub).

use std::fmt::Write as _;

use super::Written;
use super::written::story_names;
use crate::block::Reads;
use crate::page::Composition;
use crate::part::HeadPart;
use crate::transcript::{Article, Piece, Prose, Table, Transcript};

/// A file for each story, named as its own.
#[must_use]
pub fn files(transcript: &Transcript<'_>) -> Vec<Written> {
    let names = story_names(&transcript.composition.stories);
    let story = |article: Article<'_>| Written {
        path: format!("{}.md", names.get(usize::from(article.story)).map_or("", String::as_str)),
        bytes: markdown(&article, transcript.composition).into_bytes(),
    };
    Article::all(transcript).map(story).collect()
}

fn markdown(article: &Article<'_>, composition: &Composition) -> String {
    let mut out = String::new();
    for Piece { kind, text, .. } in &article.head {
        let sign = if *kind == HeadPart::HEADLINE { "# " } else { "" };
        paragraph(&mut out, sign, &escaped(text));
    }
    for picture in &article.pictures {
        let shown = format!("![{}](<{}>)", escaped(picture.seen.alt), link(picture.seen.name));
        paragraph(&mut out, "", &shown);
        let below = [picture.caption.as_str(), picture.credit.as_str()].map(str::trim);
        let below = below.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ");
        if !below.is_empty() {
            paragraph(&mut out, "", &format!("*{}*", escaped(&below)));
        }
    }
    for Piece { kind, text, label, .. } in &article.body {
        match kind {
            Prose::Block { reads, .. } => block(&mut out, *reads, (text, label)),
            Prose::Byline => paragraph(&mut out, "", &escaped(text)),
            Prose::Table(of) => table(&mut out, of),
        }
    }
    let about = &composition.about;
    let _ = writeln!(out, "<!-- {} {} -->", comment(&about.paper), about.day());
    out
}

fn block(out: &mut String, reads: Reads, (text, label): (&str, &str)) {
    // A bullet is a sign here; a number stays what it is.
    let is_bullet = !label.is_empty() && !label.contains(char::is_alphanumeric);
    let text = text.strip_prefix(label).filter(|_| is_bullet).unwrap_or(text).trim_start();
    let sign = match reads {
        Reads::Item | Reads::Subitem if !is_bullet => "",
        Reads::Heading => "## ",
        Reads::Quote => "> ",
        Reads::Item => "- ",
        Reads::Subitem => "  - ",
        Reads::Paragraph | Reads::Note => "",
    };
    // A line that ends where it does in the copy ends so here.
    let lines = text.split('\n').map(escaped).collect::<Vec<_>>();
    let next = if reads == Reads::Quote { "\\\n> " } else { "\\\n" };
    paragraph(out, sign, &lines.join(next));
}

fn paragraph(out: &mut String, sign: &str, text: &str) {
    out.push_str(sign);
    out.push_str(text);
    out.push_str("\n\n");
}

fn table(out: &mut String, of: &Table) {
    if !of.caption.is_empty() {
        paragraph(out, "", &format!("**{}**", escaped(of.caption.trim())));
    }
    let rows = of.rows();
    let columns = rows.first().map_or(0, Vec::len);
    let row = |cells: &[&str]| {
        let cells = cells.iter().map(|cell| escaped(cell).replace('|', "\\|").replace('\n', " "));
        format!("| {} |\n", cells.collect::<Vec<_>>().join(" | "))
    };
    // Such a table has one row of head, be it empty.
    let head = of.head().min(1);
    let empty = vec![""; columns];
    out.push_str(&row(if head == 1 { rows.first().map_or(&empty, |row| row) } else { &empty }));
    let _ = writeln!(out, "|{}", " --- |".repeat(columns));
    rows.iter().skip(head).for_each(|cells| out.push_str(&row(cells)));
    out.push('\n');
    of.notes.iter().for_each(|note| paragraph(out, "", &escaped(note)));
}

/// Text in which nothing is markup (CommonMark, 2.4): the signs that begin any, wherever they stand; those that begin a block
/// where a line begins.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let begins_list = |rest: &str| {
        let behind = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        let sign = behind.strip_prefix(['.', ')']);
        behind.len() < rest.len() && sign.is_some_and(|behind| behind.is_empty() || behind.starts_with(' '))
    };
    for (at, c) in text.char_indices() {
        let at_start = at == 0;
        let rest = text.get(at..).unwrap_or_default();
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '|' => out.extend(['\\', c]),
            '#' | '=' if at_start => out.extend(['\\', c]),
            '+' | '-'
                if at_start
                    && !rest.get(1..).is_some_and(|next| next.starts_with(|c: char| c.is_alphanumeric())) =>
            {
                out.extend(['\\', c]);
            }
            _ if at_start && begins_list(rest) => {
                let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
                let _ = write!(out, "{}\\{}", &rest[..digits], &rest[digits..]);
                return out;
            }
            _ => out.push(c),
        }
    }
    out
}

/// A name of a file as a link has it between `<` and `>`.
fn link(name: &str) -> String {
    name.replace('\\', "\\\\").replace('<', "\\<").replace('>', "\\>")
}

/// Text in a comment, which two hyphens would end.
fn comment(text: &str) -> String {
    text.replace('-', "‐").replace('>', "＞")
}

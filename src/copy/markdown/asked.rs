//! What a table asks for on a line of its own above it: `{style=standings head=2 widths="auto 4em 1fr"}`.

use std::ops::Range;

use crate::copy::markdown::attributes::{self, unquoted, words};
use crate::copy::table::{Asked, ColumnWidth};
use crate::diag::{Diagnostic, Span};
use crate::printable::short;
use crate::reading::bounds;
use crate::reading::suggest;
use crate::words::Arg;

/// The name of the attribute that says where a table's rows are.
pub(super) const FILE: &str = "table";

/// Every attribute of a table, and how it is written.
const KNOWN: [(&str, &str); 7] = [
    (FILE, "table=\"standings.csv\""),
    ("place", "place=box"),
    ("style", "style=standings"),
    ("head", "head=2"),
    ("stub", "stub=1"),
    ("widths", "widths=\"auto 4em 1fr\""),
    ("groups", "groups=\"3 6\""),
];

/// Whether a table's rows are said to be in a file, in what stands between braces.
pub(super) fn names_file(written: &str) -> bool {
    words(written).into_iter().filter_map(|word| written.get(word)).any(|word| {
        let (name, value) = word.split_once('=').unwrap_or((word, ""));
        name.trim_end() == FILE && !value.is_empty()
    })
}

/// Reads what stands between the braces. What is wrong is told and left out.
pub(super) fn read(reader: &mut attributes::Reader<'_, '_>, range: Range<usize>) -> Asked {
    let written = reader.source.get(range.clone()).unwrap_or_default();
    let mut asked = Asked::default();
    if reader.foreign(written, range.start) {
        return asked;
    }
    let mut given: Vec<(&str, Range<usize>)> = Vec::new();
    for word in words(written) {
        let at = range.start + word.start..range.start + word.end;
        let text = written.get(word).unwrap_or_default();
        let (name, value) = text.split_once('=').unwrap_or((text, ""));
        let (name, value) = (name.trim_end(), unquoted(value.trim_start()));
        if let Some((earlier, first)) = given.iter().find(|(earlier, _)| *earlier == name) {
            reader.twice((earlier, name), first.clone(), at);
            continue;
        }
        given.push((name, at.clone()));
        let Some((_, example)) = KNOWN.iter().find(|(known, _)| *known == name) else {
            unknown(reader, name, at);
            continue;
        };
        if put(&mut asked, name, value, Span::new(reader.file, at.clone())).is_none() {
            let one = Diagnostic::error("table-attribute").arg("name", name).arg("value", short(value));
            reader.found.add(one.arg("example", *example).here(Span::new(reader.file, at)));
        }
    }
    asked
}

fn unknown(reader: &mut attributes::Reader<'_, '_>, name: &str, at: Range<usize>) {
    let one = Diagnostic::error("unknown-attribute").form("table").arg("name", short(name));
    let one = one.here(Span::new(reader.file, at));
    let names = || KNOWN.iter().map(|(name, _)| *name);
    let near = suggest::nearest(name, names());
    let near = near.and_then(|near| KNOWN.iter().find(|(known, _)| *known == near));
    reader.found.add(match near {
        Some((meant, example)) => one.arg("meant", *meant).arg("example", *example).mend_by("help-near"),
        None => one.arg("names", Arg::names(names())),
    });
}

/// Takes a value; nothing, where it is none.
fn put(asked: &mut Asked, name: &str, value: &str, span: Span) -> Option<()> {
    let value = value.trim();
    if value.is_empty() {
        return None;
    }
    match name {
        FILE => asked.file = Some((value.to_owned(), span)),
        "place" => asked.boxed = (value == "box").then_some(span)?.into(),
        "style" => asked.style = Some((value.to_owned(), span)),
        "head" => asked.head = Some((count(value)?, span)),
        "stub" => asked.stub = Some((count(value)?, span)),
        "widths" => asked.widths = Some((list(value, width)?, span)),
        _ => asked.groups = Some((list(value, count)?, span)),
    }
    Some(())
}

/// The items of a list, which spaces or commas part.
fn list<T>(value: &str, item: fn(&str) -> Option<T>) -> Option<Vec<T>> {
    let items = value.split([' ', ',']).filter(|item| !item.is_empty());
    let items: Vec<T> = items.map(item).collect::<Option<_>>()?;
    (items.len() <= bounds::TABLE_ROWS).then_some(items)
}

fn count(value: &str) -> Option<usize> {
    let digits = value.len() <= 4 && value.bytes().all(|byte| byte.is_ascii_digit());
    value.parse().ok().filter(|_| digits)
}

/// `auto`, `4em`, `1fr`.
fn width(value: &str) -> Option<ColumnWidth> {
    if value == "auto" {
        return Some(ColumnWidth::ByContent);
    }
    if let Some(share) = value.strip_suffix("fr") {
        return Some(ColumnWidth::Share(count(share).filter(|share| *share > 0)? as u32));
    }
    let em = crate::reading::lengths::em(value)?;
    bounds::TABLE_COLUMN.contains(&em).then_some(ColumnWidth::Em(em))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::FileId;
    use crate::geom::Em;
    use crate::reading::findings::Findings;

    fn read(text: &str) -> (Asked, Vec<&'static str>) {
        let mut found = Findings::default();
        let mut reader = attributes::Reader { file: FileId(0), source: text, found: &mut found };
        let asked = super::read(&mut reader, 0..text.len());
        (asked, found.sorted().iter().map(|one| one.code).collect())
    }

    #[test]
    fn a_table_says_how_it_is_to_be_set() {
        let (asked, found) =
            read("table=\"a.csv\" style=standings head=2 stub=1 widths=\"auto 4.5em 2fr\" groups=\"3,6\"");
        assert_eq!(found, [""; 0]);
        let name = |given: &Option<(String, Span)>| given.as_ref().map(|(name, _)| name.clone()).unwrap();
        assert_eq!((name(&asked.file), name(&asked.style)), ("a.csv".to_owned(), "standings".to_owned()));
        assert_eq!((asked.head.unwrap().0, asked.stub.unwrap().0), (2, 1));
        let widths = [ColumnWidth::ByContent, ColumnWidth::Em(Em::milli(4500)), ColumnWidth::Share(2)];
        assert_eq!(asked.widths.unwrap().0, widths);
        assert_eq!(asked.groups.unwrap().0, [3, 6]);
    }

    #[test]
    fn what_is_no_attribute_of_a_table_is_told() {
        for (text, code) in [
            ("head=two", "table-attribute"),
            ("head=", "table-attribute"),
            ("head=-1", "table-attribute"),
            ("head=99999", "table-attribute"),
            ("place=text", "table-attribute"),
            ("widths=\"4pt\"", "table-attribute"),
            ("widths=\"0fr\"", "table-attribute"),
            ("groups=\"a\"", "table-attribute"),
            ("heads=2", "unknown-attribute"),
            ("tracking=0em", "unknown-attribute"),
            ("head=1 head=2", "attribute-twice"),
            ("head＝1", "foreign-sign"),
        ] {
            assert_eq!(read(text).1, [code], "{text}");
        }
        assert!(names_file("style=a table=\"b.csv\"") && !names_file("table style=a"));
    }
}

//! Rows of a file of comma-separated values (RFC 4180). Every field knows its place, and nothing is mended unseen.

use std::ops::Range;

use crate::copy::table::grid::{Row, Written};
use crate::copy::{Passage, Piece, StyleRun};
use crate::diag::{Diagnostic, FileId, Span};
use crate::printable::{Unseen, unprintable};
use crate::reading::findings::Findings;

/// What parts the values in files that are no such: a spreadsheet writes tabs and semicolons, a typist full-width commas.
const OTHERWISE: [(char, &str); 3] = [('\t', "tabs"), (';', ""), ('，', "full-width")];

/// A field: where it is written, and its text piece by piece, since a doubled quote is one.
struct Field {
    at: Range<usize>,
    pieces: Vec<Range<usize>>,
}

/// The rows of a text; nothing, where something is wrong with how it is written.
pub(crate) fn rows(text: &str, file: FileId, found: &mut Findings) -> Option<Vec<Row>> {
    if let Some((at, sign, form)) = parted_otherwise(text) {
        let span = Span::new(file, at..at + sign.len_utf8());
        found.add(Diagnostic::error("csv-parted").form(form).here(span));
        return None;
    }
    let before = found.errors();
    let mut reader = Reader { text, file, at: 0, found };
    // Some programs begin a file with a byte order mark.
    if text.starts_with('\u{FEFF}') {
        reader.at = '\u{FEFF}'.len_utf8();
    }
    let mut rows = Vec::new();
    while reader.at < text.len() {
        rows.push(reader.row());
    }
    if rows.is_empty() {
        found.add(Diagnostic::error("table-without-rows").here(Span::new(file, 0..0)));
    }
    (found.errors() == before).then_some(rows)
}

/// The first of the signs that part the values of a file without commas: of one there are as many in each line.
fn parted_otherwise(text: &str) -> Option<(usize, char, &'static str)> {
    let parts = |sign: char| {
        let lines = text.lines().filter(|line| !line.is_empty());
        let counts: Vec<usize> = lines.map(|line| line.matches(sign).count()).collect();
        matches!(counts.as_slice(), [first, others @ ..] if *first > 0 && !others.is_empty() && others.iter().all(|count| count == first))
    };
    let (sign, form) = OTHERWISE.into_iter().find(|(sign, _)| !text.contains(',') && parts(*sign))?;
    Some((text.find(sign)?, sign, form))
}

struct Reader<'a, 'f> {
    text: &'a str,
    file: FileId,
    at: usize,
    found: &'f mut Findings,
}

impl Reader<'_, '_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn row(&mut self) -> Row {
        let start = self.at;
        let mut cells = Vec::new();
        loop {
            let field = self.field();
            cells.push(self.cell(&field));
            if self.rest().starts_with(',') {
                self.at += 1;
                continue;
            }
            break;
        }
        let span = Span::new(self.file, start..self.at);
        self.at += match self.rest() {
            rest if rest.starts_with("\r\n") => 2,
            rest if rest.starts_with(['\r', '\n']) => 1,
            _ => 0,
        };
        Row { cells, span }
    }

    fn field(&mut self) -> Field {
        let start = self.at;
        if self.rest().starts_with('"') {
            return self.quoted(start);
        }
        let end = start + self.rest().find([',', '\r', '\n']).unwrap_or(self.rest().len());
        self.at = end;
        let written = self.text.get(start..end).unwrap_or_default();
        if let Some(quote) = written.find('"') {
            self.wrong("quote", start + quote..start + quote + 1);
        }
        let bare = written.trim();
        let from = start + (written.len() - written.trim_start().len());
        Field { at: start..end, pieces: std::iter::once(from..from + bare.len()).collect() }
    }

    /// A field between quotes, up to the comma or the end of the line behind it.
    fn quoted(&mut self, start: usize) -> Field {
        let mut pieces = Vec::new();
        let mut from = start + 1;
        self.at = from;
        while let Some(quote) = self.rest().find('"') {
            let at = self.at + quote;
            if self.text.get(at + 1..).is_some_and(|behind| behind.starts_with('"')) {
                // The first of the two is a part of the text.
                pieces.push(from..at + 1);
                (from, self.at) = (at + 2, at + 2);
                continue;
            }
            pieces.push(from..at);
            self.at = at + 1;
            let behind = self.rest().find([',', '\r', '\n']).unwrap_or(self.rest().len());
            if behind > 0 {
                self.wrong("behind-quote", self.at..self.at + behind);
                self.at += behind;
            }
            return Field { at: start..self.at, pieces };
        }
        self.wrong("", start..start + 1);
        self.at = self.text.len();
        Field { at: start..start + 1, pieces }
    }

    fn wrong(&mut self, form: &'static str, range: Range<usize>) {
        let one = Diagnostic::error("csv-quote").form(form).here(Span::new(self.file, range));
        self.found.add(one);
    }

    fn cell(&mut self, field: &Field) -> Written {
        let raw = self.text.get(field.at.clone()).unwrap_or_default().trim();
        let copy = self.passage(&field.pieces);
        Written::of(raw, Span::new(self.file, field.at.clone()), || copy)
    }

    /// The text of a field: plain, on one line.
    fn passage(&mut self, pieces: &[Range<usize>]) -> Passage {
        let mut copy = Passage::default();
        for range in pieces.iter().filter(|range| !range.is_empty()) {
            let span = Span::new(self.file, range.clone());
            copy.pieces.push(Piece { text: copy.text.len(), span, escaped: false, made: false });
            let piece = self.text.get(range.clone()).unwrap_or_default();
            for (at, c) in piece.char_indices() {
                let Some(what) = unprintable(c) else { continue };
                let form = match what {
                    Unseen::Control => "control",
                    Unseen::Invisible => "invisible",
                };
                let from = range.start + at;
                let span = Span::new(self.file, from..from + c.len_utf8());
                let one = Diagnostic::error("control-character").form(form);
                let one = one.arg("code", format!("{:04X}", c as u32)).mark(span, "here");
                self.found.add(one.mend_by("help-take-out").replace(span, ""));
            }
            copy.text.push_str(piece);
        }
        if !copy.text.is_empty() {
            copy.runs.push(StyleRun::plain(copy.text.len()));
        }
        copy
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::copy::table::grid::What;

    fn read(text: &str) -> (Option<Vec<Vec<String>>>, Vec<&'static str>) {
        let mut found = Findings::default();
        let rows = rows(text, FileId(0), &mut found);
        let cell = |cell: &Written| match &cell.what {
            What::Text(copy) | What::Blank(copy) => copy.text.clone(),
            What::Left => "<".to_owned(),
            What::Above => "^".to_owned(),
        };
        let rows = rows.map(|rows| rows.iter().map(|row| row.cells.iter().map(cell).collect()).collect());
        (rows, found.sorted().iter().map(|one| one.code).collect())
    }

    #[test]
    fn fields_are_parted_by_commas_and_quotes_hold_them() {
        let (rows, found) = read("\u{FEFF}甲, 乙 ,\"丙,丁\"\r\n1,<,\"说\"\"好\"\"\"\r\n,,");
        assert_eq!(found, [""; 0]);
        let expected = [vec!["甲", "乙", "丙,丁"], vec!["1", "<", "说\"好\""], vec!["", "", ""]];
        assert_eq!(rows.unwrap(), expected);
    }

    #[test]
    fn a_file_of_one_column_may_have_marks_in_it() {
        assert_eq!(read("说明\n甲；乙\n风向，风力").1, [""; 0]);
        assert_eq!(read("风向，风力").1, [""; 0]);
    }

    #[test]
    fn every_character_knows_its_place() {
        let text = "\"说\"\"好\"\n";
        let rows = rows(text, FileId(0), &mut Findings::default()).unwrap();
        let What::Text(copy) = &rows[0].cells[0].what else { panic!("a text") };
        let place = |at: usize| copy.span_at(at).map(|span| &text[span.range()]);
        assert_eq!((place(0), place(3), place(4)), (Some("说"), Some("\""), Some("好")));
    }

    #[test]
    fn what_is_no_such_file_is_told() {
        for (text, code) in [
            ("甲,\"乙", "csv-quote"),
            ("甲\"乙\",丙", "csv-quote"),
            ("\"甲\"乙,丙", "csv-quote"),
            ("\"甲\n乙\",丙", "control-character"),
            ("甲\t,丙\t丁", "control-character"),
            ("", "table-without-rows"),
            ("甲\t乙\n1\t2", "csv-parted"),
            ("甲;乙\n1;2\n", "csv-parted"),
            ("甲，乙\n1，2\n", "csv-parted"),
        ] {
            assert_eq!(read(text).1, [code], "{text:?}");
        }
    }
}

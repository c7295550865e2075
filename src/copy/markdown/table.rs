//! Tables in the text of a story, in Markdown's form: their rows, the line above that says what they ask for and what they
//! are called, and the notes below.

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::Alignment;

use crate::copy::markdown::leaf::{self, Char, Leaf};
use crate::copy::markdown::{asked, attributes, inline};
use crate::copy::table::grid::{self, Row, Written};
use crate::copy::table::{Asked, CellAlign, Table};
use crate::copy::{Block, BlockKind, Passage};
use crate::diag::{FileId, Span};
use crate::reading::findings::Findings;

/// What a paragraph begins with that is the caption of the table below it, and one that is a note to the table above.
const CAPTION: [&str; 4] = ["Table:", "Table：", "表题:", "表题："];
const NOTE: [&str; 4] = ["Note:", "Note：", "表注:", "表注："];

/// Where the text comes from, as it is and as the parser saw it.
#[derive(Clone, Copy)]
pub(super) struct Copy<'a> {
    pub(super) file: FileId,
    pub(super) source: &'a str,
    pub(super) seen: &'a str,
}

impl<'a> Copy<'a> {
    pub(super) fn chars(self, leaf: &Leaf<'_>) -> Vec<Char> {
        leaf::chars(leaf, self.source, self.seen)
    }

    fn passage(self, chars: &[Char], found: &mut Findings) -> Passage {
        inline::passage(chars, (self.source, self.file), found)
    }

    fn attributes<'f>(self, found: &'f mut Findings) -> attributes::Reader<'a, 'f> {
        attributes::Reader { file: self.file, source: self.source, found }
    }
}

/// What stands above a table: what it asks for between braces, its caption.
pub(super) struct Above {
    braces: Option<Range<usize>>,
    caption: Option<Vec<Char>>,
    pub(super) span: Span,
}

impl Above {
    /// Whether a paragraph begins as what stands above a table does.
    pub(super) fn may_be(written: &str) -> bool {
        let written = written.trim_start();
        written.starts_with('{') || CAPTION.iter().any(|caption| written.starts_with(caption))
    }

    /// What a paragraph is to a table below it; nothing of one that is text.
    pub(super) fn of(chars: &[Char], span: Span) -> Option<Self> {
        let line = chars.iter().position(|one| one.c == '\n').unwrap_or(chars.len());
        let first = chars.get(..line).unwrap_or_default();
        let braces = match first {
            [open, inner @ .., close] if open.is('{') && close.is('}') => {
                let closed = inner.iter().any(|one| one.is('}'));
                (!closed).then_some(open.to..close.from)
            }
            _ => None,
        };
        let rest = if braces.is_some() { chars.get(line + 1..).unwrap_or_default() } else { chars };
        let caption = after(rest, &CAPTION).map(<[Char]>::to_vec);
        let is_text = caption.is_none() && !rest.is_empty();
        (!is_text && (braces.is_some() || caption.is_some())).then_some(Self { braces, caption, span })
    }

    /// Whether it is all of a table, whose rows are in a file.
    pub(super) fn names_file(&self, copy: Copy<'_>) -> bool {
        let written = self.braces.clone().and_then(|braces| copy.source.get(braces));
        written.is_some_and(asked::names_file)
    }

    /// The table that it is above, without rows.
    pub(super) fn table(self, copy: Copy<'_>, found: &mut Findings) -> Table {
        let asked = match self.braces {
            Some(braces) => asked::read(&mut copy.attributes(found), braces),
            None => Asked::default(),
        };
        let mut table = Table::new(asked, self.span);
        table.caption = self.caption.map(|chars| copy.passage(&chars, found));
        table
    }
}

/// What stands behind one of some beginnings; nothing, where a text begins with none.
fn after<'c>(chars: &'c [Char], beginnings: &[&str]) -> Option<&'c [Char]> {
    let begins = |beginning: &&&str| {
        let mut all = beginning.chars().zip(chars);
        beginning.chars().count() < chars.len() && all.all(|(c, one)| one.bare && one.c == c)
    };
    let long = beginnings.iter().find(begins)?.chars().count();
    let rest = chars.get(long..)?;
    let blanks = rest.iter().take_while(|one| one.c.is_whitespace()).count();
    rest.get(blanks..).filter(|text| !text.is_empty())
}

/// A paragraph that is a note to the table above it.
pub(super) fn note(chars: &[Char], copy: Copy<'_>, found: &mut Findings) -> Option<Passage> {
    Some(copy.passage(after(chars, &NOTE)?, found))
}

/// A block that is a table.
pub(super) fn block(table: Table) -> Block {
    let span = table.span;
    Block { table: Some(Arc::new(table)), ..Block::plain(BlockKind::Table, Passage::default(), span) }
}

/// A table that is being read.
pub(super) struct Begun {
    table: Table,
    rows: Vec<Row>,
    /// The cells of the row that is being read, as they lie in the source; how many of them were read.
    cells: Vec<Range<usize>>,
    read: usize,
}

impl Begun {
    /// Begins one below what stands above it.
    pub(super) fn new(mut table: Table, columns: &[Alignment], span: Span) -> Self {
        let align = |align: &Alignment| match align {
            Alignment::None => CellAlign::ByContent,
            Alignment::Left => CellAlign::Start,
            Alignment::Center => CellAlign::Middle,
            Alignment::Right => CellAlign::End,
        };
        table.columns = columns.iter().map(align).collect();
        table.span = table.span.to(span);
        Self { table, rows: Vec::new(), cells: Vec::new(), read: 0 }
    }

    /// Begins the row that lies at a place of the source.
    pub(super) fn row(&mut self, copy: Copy<'_>, start: usize) {
        let line = copy.source.get(start..).unwrap_or_default().lines().next().unwrap_or_default();
        self.cells = parted(line, start);
        self.read = 0;
        let span = Span::new(copy.file, start..start + line.trim_end().len());
        self.rows.push(Row { cells: Vec::new(), span });
    }

    /// Takes the cell that comes next in the row.
    pub(super) fn cell(&mut self, leaf: &Leaf<'_>, copy: Copy<'_>, found: &mut Findings) {
        let Some(row) = self.rows.last_mut() else { return };
        let Some(range) = self.cells.get(self.read).cloned() else { return };
        self.read += 1;
        let raw = copy.source.get(range.clone()).unwrap_or_default();
        let span = Span::new(copy.file, range);
        let chars = copy.chars(leaf);
        row.cells.push(Written::of(raw, span, || copy.passage(trimmed(&chars), found)));
    }

    /// Ends the row: cells that the parser leaves out are counted, and told.
    pub(super) fn end_row(&mut self, copy: Copy<'_>) {
        let Some(row) = self.rows.last_mut() else { return };
        row.cells.truncate(self.cells.len());
        for range in self.cells.iter().skip(row.cells.len()) {
            let span = Span::new(copy.file, range.clone());
            row.cells.push(Written::of("", span, Passage::default));
        }
    }

    /// Ends the table; nothing, where something is wrong with its rows, which is told.
    pub(super) fn end(self, found: &mut Findings) -> Option<Table> {
        let Self { mut table, rows, .. } = self;
        if let Some((_, span)) = &table.asked.file {
            let one = crate::diag::Diagnostic::error("table-twice").here(*span);
            found.add(rows.first().map_or(one.clone(), |row| one.mark(row.span, "rows")));
            return None;
        }
        grid::fill(&mut table, rows, found).then_some(table)
    }
}

/// Without the blanks around it.
fn trimmed(chars: &[Char]) -> &[Char] {
    let blank = |one: &Char| one.c.is_whitespace() && one.bare;
    let start = chars.iter().take_while(|one| blank(one)).count();
    let chars = chars.get(start..).unwrap_or_default();
    let end = chars.iter().rev().take_while(|one| blank(one)).count();
    chars.get(..chars.len() - end).unwrap_or_default()
}

/// The cells of a line, without the blanks around them: bars part them, but for those with a `\` before them.
fn parted(line: &str, start: usize) -> Vec<Range<usize>> {
    let line = line.trim_end();
    let bars: Vec<usize> =
        line.match_indices('|').map(|(at, _)| at).filter(|at| !line[..*at].ends_with('\\')).collect();
    let mut bounds = Vec::with_capacity(bars.len() + 2);
    let first = line.len() - line.trim_start().len();
    if bars.first() != Some(&first) {
        bounds.push((0, 0));
    }
    bounds.extend(bars.iter().map(|at| (*at, at + 1)));
    if bars.last().is_none_or(|last| last + 1 != line.len()) {
        bounds.push((line.len(), line.len()));
    }
    let cell = |pair: &[(usize, usize)]| {
        let (from, to) = (pair[0].1, pair[1].0);
        let text = line.get(from..to).unwrap_or_default();
        let from = from + (text.len() - text.trim_start().len());
        let to = from + text.trim().len();
        start + from..start + to
    };
    bounds.windows(2).map(cell).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::copy::markdown::blocks;

    fn read(text: &str) -> (Vec<Block>, Vec<&'static str>) {
        let mut found = Findings::default();
        let blocks = blocks(text, 0, (FileId(0), None), &mut found);
        (blocks, found.sorted().iter().map(|one| one.code).collect())
    }

    fn texts(block: &Block) -> Vec<&str> {
        block.table.as_ref().unwrap().cells.iter().map(|cell| cell.copy.text.as_str()).collect()
    }

    #[test]
    fn a_table_has_its_rows_its_caption_and_its_notes() {
        let text = "甲。\n\n{head=1 stub=1}\nTable: 积分榜\n| 队 | 胜 |\n|---|--:|\n| 甲**队** | 3 \\| 4 |\n\nNote: 注：截至昨日。\n\nNote: 又注。\n\n乙。";
        let (blocks, found) = read(text);
        assert_eq!(found, [""; 0]);
        let kinds: Vec<BlockKind> = blocks.iter().map(|block| block.kind).collect();
        assert_eq!(kinds, [BlockKind::Paragraph, BlockKind::Table, BlockKind::Paragraph]);
        assert_eq!(texts(&blocks[1]), ["队", "胜", "甲队", "3 | 4"]);
        let table = blocks[1].table.as_ref().unwrap();
        assert_eq!(table.columns, [CellAlign::ByContent, CellAlign::End]);
        assert_eq!(table.caption.as_ref().unwrap().text, "积分榜");
        let notes: Vec<&str> = table.notes.iter().map(|note| note.text.as_str()).collect();
        assert_eq!(notes, ["注：截至昨日。", "又注。"]);
        assert_eq!((table.head, table.stub()), (1, 1));
        let all = &text[blocks[1].span.range()];
        assert!(all.starts_with("{head") && all.trim_end().ends_with("又注。"), "{all}");
    }

    #[test]
    fn every_cell_knows_its_place() {
        let source = "| 队 | 胜 |\n|---|---|\n| [甲]{mark=dots} |  5\\*3|\n";
        let (blocks, found) = read(source);
        assert_eq!(found, [""; 0]);
        let table = blocks[0].table.as_ref().unwrap();
        let first = |number: usize| {
            let cell = &table.cells[number];
            (&source[cell.span.range()], cell.copy.span_at(0).map(|span| &source[span.range()]))
        };
        assert_eq!(first(1), ("胜", Some("胜")));
        assert_eq!(first(2), ("[甲]{mark=dots}", Some("甲")));
        assert_eq!(table.cells[3].copy.text, "5*3");
    }

    #[test]
    fn marks_of_notes_are_read_in_cells_captions_and_notes() {
        let text = "Table: 甲[^a]\n|乙[^b]|丙|\n|-|-|\n|3[^b]|4|\n\nNote: 丁[^c]\n\n[^a]: 子\n\n[^b]: 丑\n\n[^c]: 寅";
        let (blocks, found) = read(text);
        assert_eq!(found, [""; 0]);
        let table = blocks[0].table.as_ref().unwrap();
        assert_eq!(table.caption.as_ref().unwrap().text, "甲①");
        assert_eq!(texts(&blocks[0]), ["乙②", "丙", "3②", "4"]);
        assert_eq!(table.notes[0].text, "丁③");
        let notes: Vec<&str> = blocks[1..].iter().map(|block| block.copy.text.as_str()).collect();
        assert_eq!(notes, ["子", "丑", "寅"]);
    }

    #[test]
    fn a_note_of_the_story_parts_a_table_from_what_would_be_its_notes() {
        let (blocks, found) = read("|甲[^a]|乙|\n|-|-|\n|1|2|\n\n[^a]: 子\n\nNote: 丁");
        assert_eq!(found, [""; 0]);
        let texts: Vec<&str> = blocks.iter().map(|block| block.copy.text.as_str()).collect();
        assert_eq!(texts, ["", "Note: 丁", "子"]);
    }

    #[test]
    fn a_table_ends_the_list_above_it() {
        let (blocks, found) = read("- 甲\n- 乙\n\n|丙|丁|\n|-|-|\n|1|2|\n\nNote: 戊");
        assert_eq!(found, [""; 0]);
        let kinds: Vec<BlockKind> = blocks.iter().map(|block| block.kind).collect();
        assert_eq!(kinds, [BlockKind::Item, BlockKind::Item, BlockKind::Table]);
        assert_eq!(blocks[2].table.as_ref().unwrap().notes.len(), 1);
    }

    #[test]
    fn rows_in_a_file_need_no_more_than_their_line() {
        let (blocks, found) = read("{table=\"a.csv\" head=2}\n表题：甲\n\n乙");
        assert_eq!(found, [""; 0]);
        let table = blocks[0].table.as_ref().unwrap();
        assert_eq!(table.asked.file.as_ref().map(|(name, _)| name.as_str()), Some("a.csv"));
        assert_eq!(table.caption.as_ref().unwrap().text, "甲");
        assert_eq!(blocks[1].copy.text, "乙");
    }

    #[test]
    fn what_is_above_no_table_is_text_as_before() {
        assert_eq!(read("Table: 甲\n\n乙").0[0].copy.text, "Table: 甲");
        assert_eq!(read("Note: 甲").0[0].copy.text, "Note: 甲");
        assert_eq!(read("{head=2}\n\n乙").1, ["attributes-without-text"]);
        assert_eq!(read("{tracking=0em}\n乙").1, [""; 0]);
    }

    #[test]
    fn rows_that_do_not_match_are_told_and_none_of_their_cells_is_lost_unseen() {
        for (text, code) in [
            ("|甲|乙|\n|-|-|\n|1|2|3|", "table-cells"),
            ("|甲|乙|\n|-|-|\n|1|", "table-cells"),
            ("{table=\"a.csv\"}\n|甲|乙|\n|-|-|\n|1|2|", "table-twice"),
            ("|甲|乙|\n|-|-|\n|<|2|", "table-span"),
            ("|甲|乙|\n|-|-|\n|`甲`|2|", "markdown-outside-subset"),
            ("{hed=2}\n|甲|乙|\n|-|-|\n|1|2|", "unknown-attribute"),
        ] {
            assert_eq!(read(text).1.first(), Some(&code), "{text}");
        }
    }

    #[test]
    fn bars_part_cells_but_for_those_that_are_escaped() {
        let cells =
            |line: &str| parted(line, 0).into_iter().map(|at| line[at].to_owned()).collect::<Vec<_>>();
        assert_eq!(cells("| 甲 | 乙 |"), ["甲", "乙"]);
        assert_eq!(cells("甲|乙"), ["甲", "乙"]);
        assert_eq!(cells("|甲\\|乙||丙"), ["甲\\|乙", "", "丙"]);
        assert_eq!(cells("|  |"), [""]);
    }
}

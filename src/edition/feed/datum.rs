//! The data that templates are filled with: a tree of TOML, or the rows of a CSV file. Every value knows its place, and
//! numbers are kept as they are written.

use std::collections::BTreeMap;
use std::sync::Arc;

use toml::de::DeString;

use crate::calendar::{self, Date};
use crate::copy::Passage;
use crate::copy::table::csv;
use crate::copy::table::grid::{ABOVE, LEFT, Row, What as Cell, Written};
use crate::diag::{Diagnostic, FileId, Span};
use crate::printable::{is_seen, short};
use crate::reading::findings::Findings;
use crate::reading::format::is_of_known_format;
use crate::reading::moments;
use crate::reading::read::{FromToml, Reading, Value};
use crate::reading::table::field;

/// What the rows of a CSV file are called.
pub(super) const ROWS: &str = "rows";
/// What may be asked of a day, and printed of it.
pub(super) const OF_DAY: [&str; 4] = ["year", "month", "day", "weekday"];

/// A value of the data.
#[derive(Debug, Clone)]
pub(super) struct Datum {
    pub what: What,
    pub span: Span,
}

/// What a value is.
#[derive(Debug, Clone)]
pub(super) enum What {
    /// A text, or a number as it is written.
    Text(Passage),
    /// A day.
    Day(Date),
    /// Values by name.
    Table(BTreeMap<Arc<str>, Datum>),
    /// Values in a row.
    List(Vec<Datum>),
    /// What nobody prints: a part of the entry `wanted`.
    Other(&'static str),
}

impl Datum {
    /// The value of a name in it.
    pub(super) fn get(&self, name: &str) -> Option<&Self> {
        let What::Table(all) = &self.what else { return None };
        all.get(name)
    }

    /// The values of a list.
    pub(super) fn list(&self) -> Option<&[Self]> {
        if let What::List(all) = &self.what { Some(all) } else { None }
    }

    /// The names that lead on from it.
    pub(super) fn names(&self) -> Vec<&str> {
        match &self.what {
            What::Table(all) => all.keys().map(AsRef::as_ref).collect(),
            What::Day(_) => OF_DAY.to_vec(),
            What::List(all) => all.first().map(Self::names).unwrap_or_default(),
            What::Text(_) | What::Other(_) => Vec::new(),
        }
    }

    /// The day that it says, however a text writes it: `2026-11-29`, `2026/11/29`, `2026年11月29日`.
    pub(super) fn day(&self) -> Option<Date> {
        match &self.what {
            What::Day(day) => Some(*day),
            What::Text(copy) => day_of(copy.text.trim()),
            _ => None,
        }
    }
}

fn day_of(text: &str) -> Option<Date> {
    let (year, month, day) = moments::day(text)?;
    Some((u16::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?))
}

/// A day as the paper prints it, or a part of it.
pub(super) fn printed((year, month, day): Date, part: Option<&str>) -> Option<String> {
    Some(match part {
        None => calendar::printed((year, month, day)),
        Some("year") => year.to_string(),
        Some("month") => month.to_string(),
        Some("day") => day.to_string(),
        Some("weekday") => calendar::weekday((year, month, day)).to_owned(),
        Some(_) => return None,
    })
}

impl FromToml for Datum {
    fn read(value: &Value<'_>, span: Span, reading: &mut Reading<'_>) -> Option<Self> {
        let what = match value {
            Value::String(_) => {
                let text = String::read(value, span, reading)?;
                let (inner, _) = reading.inside(&text, span);
                What::Text(Passage::plain(text, inner))
            }
            Value::Integer(_) | Value::Float(_) => number(reading.written(span), span),
            Value::Boolean(_) => What::Other("bool"),
            Value::Datetime(moment) => match (moment.date, moment.time) {
                (Some(date), _) => What::Day((date.year, date.month, date.day)),
                (None, Some(time)) => {
                    What::Text(Passage::made(format!("{:02}:{:02}", time.hour, time.minute), span))
                }
                (None, None) => What::Other("moment"),
            },
            Value::Array(all) => {
                let one = |one: &toml::Spanned<Value<'_>>| {
                    let span = reading.span(one.span());
                    Self::read(one.get_ref(), span, reading)
                };
                What::List(all.iter().map(one).collect::<Option<_>>()?)
            }
            Value::Table(all) => {
                let one = |(key, value): (&toml::Spanned<DeString<'_>>, &toml::Spanned<Value<'_>>)| {
                    let key: &str = key.get_ref().as_ref();
                    Some((Arc::from(key), field::<Self>(key, value, reading)?.value))
                };
                What::Table(all.iter().map(one).collect::<Option<_>>()?)
            }
        };
        Some(Self { what, span })
    }
}

/// A number as it is written; what parts its figures is not printed. Those of computers are none of a paper.
fn number(written: &str, span: Span) -> What {
    let figures = written.trim_start_matches(['+', '-']);
    if !figures.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'_')) {
        return What::Other("foreign-number");
    }
    What::Text(Passage::plain(written.replace('_', ""), span))
}

/// All of a `.toml` file.
#[derive(Debug)]
pub(super) struct Whole(pub Datum);

impl FromToml for Whole {
    fn read(value: &Value<'_>, span: Span, reading: &mut Reading<'_>) -> Option<Self> {
        let known = value.as_table().is_none_or(|table| is_of_known_format(table, reading));
        if known { Datum::read(value, span, reading).map(Self) } else { None }
    }
}

/// The rows of a CSV file below the one that names its columns; nothing, where something is wrong with it.
pub(super) fn rows(text: &str, file: FileId, found: &mut Findings) -> Option<Datum> {
    let before = found.errors();
    let rows = csv::rows(text, file, found)?;
    let blank = |row: &&Row| row.cells.iter().any(|cell| is_seen(&copy_of(cell).text));
    let mut rows = rows.iter().filter(blank);
    let Some(first) = rows.next() else {
        found.add(Diagnostic::error("table-without-rows").here(Span::new(file, 0..0)));
        return None;
    };
    let names: Vec<Arc<str>> = first.cells.iter().map(|cell| Arc::from(copy_of(cell).text)).collect();
    let mut known = BTreeMap::new();
    for (name, cell) in names.iter().zip(&first.cells).filter(|(name, _)| is_seen(name)) {
        if let Some(before) = known.insert(name, cell.span) {
            let one = Diagnostic::error("feed-column-twice").arg("column", short(name));
            found.add(one.mark(cell.span, "again").mark(before, "first"));
        }
    }
    let mut all = Vec::new();
    for row in rows {
        if row.cells.len() != names.len() {
            let one = Diagnostic::error("table-cells").arg("cells", row.cells.len());
            found.add(one.arg("columns", names.len()).mark(row.span, "label").mark(first.span, "first"));
        }
        let cell = |cell: &Written| Datum { what: What::Text(copy_of(cell)), span: cell.span };
        let cells = names.iter().cloned().zip(row.cells.iter().map(cell)).collect();
        all.push(Datum { what: What::Table(cells), span: row.span });
    }
    let span = first.span;
    let all = BTreeMap::from([(Arc::from(ROWS), Datum { what: What::List(all), span })]);
    (found.errors() == before).then_some(Datum { what: What::Table(all), span })
}

/// What a cell says: signs that join cells of tables are texts of data.
fn copy_of(cell: &Written) -> Passage {
    let sign = |sign: &str| Passage::made(sign, cell.span);
    match &cell.what {
        Cell::Text(copy) | Cell::Blank(copy) => copy.clone(),
        Cell::Left => sign(LEFT),
        Cell::Above => sign(ABOVE),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_in_the_forms_that_files_have_it() {
        for text in ["2026-11-29", "2026/11/29", "2026年11月29日", "2026-11-29"] {
            assert_eq!(day_of(text), Some((2026, 11, 29)), "{text}");
        }
        for text in ["", "11-29", "29/11/2026", "2026-11-31", "2026-11-29-1", "昨天", "2026-+1-02"] {
            assert_eq!(day_of(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_are_as_they_are_written() {
        let text = |written: &str| match number(written, Span::new(FileId(0), 0..written.len())) {
            What::Text(copy) => Some(copy.text),
            _ => None,
        };
        assert_eq!(text("12.50").as_deref(), Some("12.50"));
        assert_eq!(text("+0.30").as_deref(), Some("+0.30"));
        assert_eq!(text("1_234").as_deref(), Some("1234"));
        for odd in ["0xFF", "1e5", "inf", "nan"] {
            assert_eq!(text(odd), None, "{odd}");
        }
    }
}

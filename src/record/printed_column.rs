//! A printed column: a list of its lines, or, where a record is of several pages, an object that says on which.

use std::fmt;

use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::line::Line;

/// The lines of a column, from its first to its last: of one that runs down, from the right.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PrintedColumn {
    /// The page of the file that it was read from, from 1; none, of a record of one page.
    pub page: Option<u32>,
    /// Its lines.
    pub lines: Vec<Line>,
}

/// A column that says its page.
#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct OnPage {
    /// The page that it stands on, from 1.
    #[cfg_attr(test, schemars(range(min = 1)))]
    page: u32,
    /// Its lines, from its first to its last.
    lines: Vec<Line>,
}

impl PrintedColumn {
    /// Its lines, in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Line> {
        self.lines.iter()
    }
}

impl From<Vec<Line>> for PrintedColumn {
    fn from(lines: Vec<Line>) -> Self {
        Self { page: None, lines }
    }
}

impl FromIterator<Line> for PrintedColumn {
    fn from_iter<I: IntoIterator<Item = Line>>(lines: I) -> Self {
        Self { page: None, lines: lines.into_iter().collect() }
    }
}

impl<'a> IntoIterator for &'a PrintedColumn {
    type Item = &'a Line;
    type IntoIter = std::slice::Iter<'a, Line>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl Serialize for PrintedColumn {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self.page {
            Some(page) => OnPage { page, lines: self.lines.clone() }.serialize(to),
            None => self.lines.serialize(to),
        }
    }
}

impl<'de> Deserialize<'de> for PrintedColumn {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Either)
    }
}

/// Reads either form; a fault in one is told at its place.
struct Either;

impl<'de> Visitor<'de> for Either {
    type Value = PrintedColumn;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a list of lines, or an object with `page` and `lines`")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, lines: A) -> Result<PrintedColumn, A::Error> {
        Vec::deserialize(SeqAccessDeserializer::new(lines)).map(PrintedColumn::from)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<PrintedColumn, A::Error> {
        let OnPage { page, lines } = OnPage::deserialize(MapAccessDeserializer::new(map))?;
        if page == 0 {
            return Err(serde::de::Error::custom("pages count from 1"));
        }
        Ok(PrintedColumn { page: Some(page), lines })
    }
}

/// Either form, for the schema.
#[cfg(test)]
#[derive(schemars::JsonSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "its variants are there to be described")]
enum Form {
    Lines(Vec<Line>),
    OnPage(OnPage),
}

#[cfg(test)]
impl schemars::JsonSchema for PrintedColumn {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "PrintedColumn".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        <Form as schemars::JsonSchema>::json_schema(generator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> Line {
        Line { text: text.into(), ..Line::default() }
    }

    #[test]
    fn a_column_is_a_list_of_lines_or_says_its_page() {
        let bare: PrintedColumn = serde_json::from_str(r#"[{"text": "一"}]"#).unwrap();
        assert_eq!(bare, PrintedColumn { page: None, lines: vec![line("一")] });
        let paged: PrintedColumn = serde_json::from_str(r#"{"page": 2, "lines": [{"text": "一"}]}"#).unwrap();
        assert_eq!(paged, PrintedColumn { page: Some(2), lines: vec![line("一")] });
        for column in [bare, paged] {
            let text = serde_json::to_string(&column).unwrap();
            assert_eq!(serde_json::from_str::<PrintedColumn>(&text).unwrap(), column);
        }
    }

    #[test]
    fn what_is_neither_says_what_is_expected() {
        let why = |text: &str| serde_json::from_str::<PrintedColumn>(text).unwrap_err().to_string();
        assert!(why("3").contains("a list of lines, or an object"), "{}", why("3"));
        assert!(why(r#"{"page": 0, "lines": []}"#).contains("pages count from 1"));
        assert!(why(r#"{"lines": []}"#).contains("missing field `page`"));
        assert!(why(r#"{"page": 1, "lines": [{"texts": "一"}]}"#).contains("unknown field `texts`"));
    }
}

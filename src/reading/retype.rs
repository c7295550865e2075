//! A value of the wrong type that says the right one in another form: a date between quotes, a whole number with a point,
//! a heading with too few brackets.

use toml::de::DeValue as Value;

use crate::reading::moments;
use crate::reading::punctuation::ascii;

/// What was meant by a value, as it stands in the file, where a key takes `wanted` (a part of the entry of that name).
pub(crate) fn meant(value: &Value<'_>, written: &str, wanted: &str) -> Option<String> {
    match (wanted, value) {
        ("whole", Value::Float(_)) => whole_of_float(written),
        ("whole", Value::String(text)) => whole_of_text(text),
        ("date", Value::String(text)) => moments::date(text),
        ("date", Value::Integer(_)) => moments::date_of_figures(written),
        ("time", Value::String(text)) => moments::time(text),
        ("bool", Value::String(text)) => {
            let small = text.to_ascii_lowercase();
            matches!(small.as_str(), "true" | "false").then_some(small)
        }
        // What is typed is the text, whatever TOML takes it for without quotes.
        ("text" | "lines", Value::Integer(_) | Value::Float(_) | Value::Datetime(_) | Value::Boolean(_)) => {
            Some(format!("\"{written}\""))
        }
        // Where a list of tables is wanted, a heading of one of them has two brackets.
        ("array", Value::Table(_)) if is_heading(written, 1) => Some(format!("[{written}]")),
        ("table", Value::Array(all)) if all.len() == 1 && is_heading(written, 2) => {
            written.get(1..written.len() - 1).map(str::to_owned)
        }
        _ => None,
    }
}

/// `1.0`, without what says nothing.
fn whole_of_float(written: &str) -> Option<String> {
    let (whole, part) = written.split_once('.')?;
    let zeros = !part.is_empty() && part.bytes().all(|byte| byte == b'0');
    zeros.then(|| whole.to_owned())
}

/// `"1"`, without the quotes.
fn whole_of_text(text: &str) -> Option<String> {
    let figures: String = text.trim().chars().map(ascii).collect();
    let bare = figures.strip_prefix('-').unwrap_or(&figures);
    let is_one = (1..=9).contains(&bare.len()) && bare.bytes().all(|byte| byte.is_ascii_digit());
    (is_one && (bare == "0" || !bare.starts_with('0'))).then_some(figures)
}

/// Whether a place is a heading of so many brackets.
fn is_heading(written: &str, brackets: usize) -> bool {
    let inner = written.trim_start_matches('[').trim_end_matches(']');
    let around = (written.len() - inner.len()) == brackets * 2 && written.starts_with('[');
    around && !inner.is_empty() && !inner.contains(['[', ']', '\n', ',', '{'])
}

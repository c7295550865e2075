//! The commonest slips of TOML, each with what was meant: quotes inside quotes, a text without quotes, a date as people
//! write it, a colon for the equals sign.

use std::ops::Range;

/// A slip and how it is mended.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Slip {
    /// The sentence of the entry `malformed-toml` that tells it.
    pub form: &'static str,
    /// The part of the entry that says how to mend it.
    pub help: &'static str,
    /// What is to be replaced.
    pub range: Range<usize>,
    /// By what.
    pub text: String,
}

/// A line `key = value`, with its place and those of the sign and of the value.
struct Line<'t> {
    all: Range<usize>,
    sign: Range<usize>,
    value: Range<usize>,
    written: &'t str,
}

/// The slip in the line of an error.
pub(super) fn slip(text: &str, error: &Range<usize>) -> Option<Slip> {
    let at = text.floor_char_boundary(error.start.min(text.len()));
    let from = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let to = text[at..].find('\n').map_or(text.len(), |end| at + end);
    // An error at the end of a line is told at the next one's beginning.
    let line = key_and_value(text, from..to).or_else(|| {
        let before = text[..from.saturating_sub(1)].rfind('\n').map_or(0, |end| end + 1);
        (error.start == from && from > 0).then(|| key_and_value(text, before..from - 1))?
    })?;
    let slip =
        colon(text, &line).or_else(|| date(&line)).or_else(|| inner_quotes(&line)).or_else(|| bare(&line))?;
    // What is no TOML either mends nothing.
    let mut mended = text.get(line.all.clone())?.to_owned();
    mended.replace_range(slip.range.start - line.all.start..slip.range.end - line.all.start, &slip.text);
    toml::de::DeTable::parse(&mended).is_ok().then_some(slip)
}

fn key_and_value(text: &str, line: Range<usize>) -> Option<Line<'_>> {
    let written = text.get(line.clone())?.trim_end_matches('\r');
    let sign = written.find(['=', ':'])?;
    let key = written[..sign].trim();
    let is_key = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    if key.is_empty() || !key.chars().all(is_key) {
        return None;
    }
    let value = &written[sign + 1..];
    let start = line.start + sign + 1 + (value.len() - value.trim_start().len());
    let value = value.trim();
    (!value.is_empty()).then(|| Line {
        all: line.start..line.start + written.len(),
        sign: line.start + sign..line.start + sign + 1,
        value: start..start + value.len(),
        written: value,
    })
}

/// `headline: "…"`, as other formats have it.
fn colon(text: &str, line: &Line<'_>) -> Option<Slip> {
    // An address has a colon, too, and no blank behind it.
    let is_sign = text.get(line.sign.clone())? == ":" && line.value.start > line.sign.end;
    is_sign.then(|| Slip {
        form: "colon",
        help: "help-colon",
        range: line.sign.clone(),
        text: " =".to_owned(),
    })
}

/// `2026/11/26`, `2026.11.26`, `2026年11月26日`, `2026-1-5`.
fn date(line: &Line<'_>) -> Option<Slip> {
    let written = line.written.trim_matches('"');
    let numbers: Vec<&str> = written
        .split(['/', '.', '-', '年', '月', '日'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    let [year, month, day] = numbers.as_slice() else { return None };
    let (year, month, day): (u16, u8, u8) = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    let days = match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    let is_date = (1000..=9999).contains(&year) && (1..=12).contains(&month) && (1..=days).contains(&day);
    is_date.then(|| Slip {
        form: "date",
        help: "help-date",
        range: line.value.clone(),
        text: format!("{year:04}-{month:02}-{day:02}"),
    })
}

/// `"他说"好""`: the inner ones become Chinese quotes, a pair at a time.
fn inner_quotes(line: &Line<'_>) -> Option<Slip> {
    let inner = line.written.strip_prefix('"')?.strip_suffix('"')?;
    let inside = inner.matches('"').count();
    // Texts side by side are a list without its brackets.
    let list = inner.split('"').skip(1).any(|part| part.trim_start().starts_with(','));
    if inside == 0 || list || inner.contains('\\') || line.written.starts_with("\"\"\"") {
        return None;
    }
    let mut text = String::from("\"");
    let mut open = false;
    for c in inner.chars() {
        if c == '"' {
            text.push(if open { '”' } else { '“' });
            open = !open;
        } else {
            text.push(c);
        }
    }
    text.push('"');
    // One alone has no other half: where it belongs, nobody knows.
    (!open).then(|| Slip { form: "inner-quotes", help: "help-inner-quotes", range: line.value.clone(), text })
}

/// `headline = 二七塔下`: a text without quotes.
fn bare(line: &Line<'_>) -> Option<Slip> {
    let first = line.written.chars().next()?;
    // `9pt` is a text as well: a number with its unit.
    let is_text = (first.is_alphabetic() || is_quantity(line.written))
        && !line.written.contains(['"', '\'', '#', '[', ']', '{', '}', '\\', ',', '=']);
    let small = line.written.to_ascii_lowercase();
    if matches!(small.as_str(), "true" | "false") {
        return Some(Slip {
            form: "no-quotes",
            help: "help-no-quotes",
            range: line.value.clone(),
            text: small,
        });
    }
    (is_text && !matches!(line.written, "true" | "false" | "inf" | "nan")).then(|| Slip {
        form: "no-quotes",
        help: "help-no-quotes",
        range: line.value.clone(),
        text: format!("\"{}\"", line.written),
    })
}

/// A number with letters or a percent sign behind it.
fn is_quantity(text: &str) -> bool {
    let unit = text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '+'));
    let letters = unit.chars().all(|c| c.is_alphabetic() || c == '%');
    unit.len() < text.len() && !unit.is_empty() && letters
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The line mended, and by which sentence it is told.
    fn mended(line: &str) -> Option<(&'static str, String)> {
        let error = toml::de::DeTable::parse(line).err()?.span().unwrap_or(0..0);
        let Slip { form, range, text, .. } = slip(line, &error)?;
        let mut mended = line.to_owned();
        mended.replace_range(range, &text);
        assert!(toml::de::DeTable::parse(&mended).is_ok(), "{mended}");
        Some((form, mended))
    }

    #[test]
    fn the_commonest_slips_are_mended() {
        for (line, form, wanted) in [
            ("headline = \"他说\"好\"\"", "inner-quotes", "headline = \"他说“好”\""),
            ("headline = \"\"好\"，他说\"", "inner-quotes", "headline = \"“好”，他说\""),
            ("date = 2026/11/26", "date", "date = 2026-11-26"),
            ("date = 2026.1.5", "date", "date = 2026-01-05"),
            ("date = 2026年1月5日", "date", "date = 2026-01-05"),
            ("date = 2026-1-5", "date", "date = 2026-01-05"),
            ("headline = 二七塔下", "no-quotes", "headline = \"二七塔下\""),
            ("size = 9pt", "no-quotes", "size = \"9pt\""),
            ("scale = 80%", "no-quotes", "scale = \"80%\""),
            ("layout: \"a\"", "colon", "layout = \"a\""),
            ("marks = True", "no-quotes", "marks = true"),
        ] {
            assert_eq!(mended(line), Some((form, wanted.to_owned())), "{line}");
        }
    }

    #[test]
    fn what_may_mean_several_things_is_not_mended() {
        for line in [
            "headline = \"a\", \"b\"",
            "date = 2022/2/30",
            "a = 要闻 b = 3",
            "http://a.b",
            "headline = \"a\"b\"",
            "headline = \"a\\\"b\"c\"",
            "a b = 1",
            "= 1",
            "date = 2026/13/1",
        ] {
            assert_eq!(mended(line), None, "{line}");
        }
    }
}

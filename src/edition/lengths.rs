//! Quantities with units: `"9pt"`, `"275mm"`, `"17em"`, `"12行"`, `"80%"`.
//!
//! Decimals are read exactly, as whole numbers: `"-0.035em"` is −35 000 millionths on every machine.

use super::findings::Findings;
use super::read::{FromToml, Reading, Value, wanted};
use crate::diag::{Diagnostic, Span};
use crate::geom::{Em, Length};
use crate::printable::short;
use crate::words::Words;

/// A number of grid rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd)]
pub(super) struct Rows(pub i64);

/// A share in thousandths, given in percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd)]
pub(super) struct Share(pub i64);

/// What a unit measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Dimension {
    Length,
    Em,
    Rows,
    Share,
}

/// A unit: its whole numbers are `num / den` of what the program counts in (micropoints, millionths of an
/// em, rows, thousandths).
struct Unit {
    name: &'static str,
    dimension: Dimension,
    num: i128,
    den: i128,
}

const fn unit(name: &'static str, dimension: Dimension, num: i128, den: i128) -> Unit {
    Unit { name, dimension, num, den }
}

const UNITS: [Unit; 7] = [
    unit("pt", Dimension::Length, 1_000_000, 1),
    unit("mm", Dimension::Length, 720_000_000, 254),
    unit("cm", Dimension::Length, 7_200_000_000, 254),
    unit("in", Dimension::Length, 72_000_000, 1),
    unit("em", Dimension::Em, 1_000_000, 1),
    unit("行", Dimension::Rows, 1, 1),
    unit("%", Dimension::Share, 10, 1),
];

/// Why a text is no quantity of the dimension that is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Wrong {
    /// It does not begin with a decimal number of reasonable length.
    Number,
    /// Nothing follows the number.
    NoUnit,
    /// The unit at this byte is unknown or measures something else.
    Unit(usize),
    /// The unit takes whole numbers only.
    Fraction,
}

/// A decimal number: `digits` × 10^−`scale`.
struct Decimal {
    digits: i128,
    scale: u32,
}

impl Decimal {
    /// The number at the start of a text, and how many bytes it takes. At most nine digits on either side of
    /// the point, so that no product of it can overflow.
    fn read(text: &str) -> Option<(Self, usize)> {
        let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
        let whole =
            &unsigned[..unsigned.len() - unsigned.trim_start_matches(|c: char| c.is_ascii_digit()).len()];
        let rest = &unsigned[whole.len()..];
        let part = rest.strip_prefix('.').map_or("", |rest| {
            &rest[..rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len()]
        });
        let pointed = rest.starts_with('.');
        if whole.is_empty() || whole.len() > 9 || part.len() > 9 || (pointed && part.is_empty()) {
            return None;
        }
        let digits: i128 = format!("{whole}{part}").parse().ok()?;
        let digits = if text.starts_with('-') { -digits } else { digits };
        let len = text.len() - unsigned.len() + whole.len() + usize::from(pointed) + part.len();
        Some((Self { digits, scale: part.len() as u32 }, len))
    }

    /// This number times `num / den`, rounded half away from zero.
    fn times(&self, num: i128, den: i128) -> i64 {
        let den = den * 10_i128.pow(self.scale);
        let value = self.digits * num;
        let rounded = (value.abs() + den / 2) / den;
        (if value < 0 { -rounded } else { rounded }) as i64
    }
}

/// Reads a quantity of one dimension.
fn parse(text: &str, dimension: Dimension) -> Result<i64, Wrong> {
    let (number, len) = Decimal::read(text).ok_or(Wrong::Number)?;
    let after = text[len..].trim_start();
    if after.is_empty() {
        return Err(Wrong::NoUnit);
    }
    let known = UNITS.iter().find(|unit| unit.name == after && unit.dimension == dimension);
    let unit = known.ok_or(Wrong::Unit(text.len() - after.len()))?;
    if dimension == Dimension::Rows && number.scale > 0 {
        return Err(Wrong::Fraction);
    }
    Ok(number.times(unit.num, unit.den))
}

impl Dimension {
    /// The part of the entries `wanted`, `units` and `examples` for it.
    const fn name(self) -> &'static str {
        match self {
            Self::Length => "length",
            Self::Em => "em",
            Self::Rows => "rows",
            Self::Share => "share",
        }
    }

    /// That something is none of it.
    fn wrong(self, code: &'static str, key: &str) -> Diagnostic {
        let one = Diagnostic::error(code).arg("key", key).arg("wanted", Words::part("wanted", self.name()));
        one.arg("units", Words::part("units", self.name()))
            .arg("example", Words::part("examples", self.name()))
    }

    /// The unit that stands behind most numbers of it.
    const fn usual_unit(self) -> &'static str {
        match self {
            Self::Length => "pt",
            Self::Em => "em",
            Self::Rows => "行",
            Self::Share => "%",
        }
    }
}

/// Reads a length in em from a text that stands at a span as it is.
pub(super) fn em_in(text: &str, span: Span, key: &str, found: &mut Findings) -> Option<Em> {
    report(&parse(text, Dimension::Em), text, span, true, (key, Dimension::Em), found).map(Em)
}

/// Reads a percentage from a text that stands at a span as it is.
pub(super) fn share_in(text: &str, span: Span, key: &str, found: &mut Findings) -> Option<Share> {
    report(&parse(text, Dimension::Share), text, span, true, (key, Dimension::Share), found).map(Share)
}

/// Reports why a text is no quantity. `exact` says that it stands at the span as it is, so that a place inside
/// it can be shown.
fn report(
    parsed: &Result<i64, Wrong>,
    text: &str,
    span: Span,
    exact: bool,
    (key, dimension): (&str, Dimension),
    found: &mut Findings,
) -> Option<i64> {
    let wrong = |code| dimension.wrong(code, key).arg("given", short(text));
    // The usual unit in the place of what stands behind the number, where that makes a quantity of it.
    let mended = |one: Diagnostic, text: &str, at: usize| {
        let unit = dimension.usual_unit();
        let is_one =
            text.get(..at).is_some_and(|number| parse(&format!("{number}{unit}"), dimension).is_ok());
        let rest = Span { start: span.start + at as u32, ..span };
        if exact && is_one { one.replace(rest, unit) } else { one }
    };
    let one = match parsed {
        Ok(value) => return Some(*value),
        Err(Wrong::Number) => {
            wrong("wrong-type").form("quantity").mark(span, "decimal").mend_by("help-quantity")
        }
        Err(Wrong::NoUnit) => {
            let one = wrong("wrong-unit").mark(span, "unit-missing");
            mended(one, text, text.len())
        }
        Err(Wrong::Fraction) => wrong("wrong-unit").mark(span, "whole-rows"),
        Err(Wrong::Unit(at)) => {
            let place = if exact { Span { start: span.start + *at as u32, ..span } } else { span };
            mended(wrong("wrong-unit").mark(place, "unit-wrong"), text, *at)
        }
    };
    found.add(one);
    None
}

/// Reads a quantity from a TOML string; a bare number lacks its unit.
fn from_toml(value: &Value<'_>, span: Span, reading: &mut Reading<'_>, dimension: Dimension) -> Option<i64> {
    if let Some(text) = value.as_str() {
        let (inner, exact) = reading.inside(text, span);
        let key = reading.key().to_owned();
        return report(&parse(text, dimension), text, inner, exact, (&key, dimension), reading.found);
    }
    if value.is_integer() || value.is_float() {
        let written = reading.written(span).to_owned();
        let one = dimension.wrong("wrong-unit", reading.key()).form("bare").mark(span, "unit-missing");
        let mended = format!("{written}{}", dimension.usual_unit());
        let is_one = parse(&mended, dimension).is_ok();
        reading.found.add(if is_one { one.replace(span, format!("\"{mended}\"")) } else { one });
        return None;
    }
    let example = Words::part("examples", dimension.name());
    reading.wrong_type(
        value,
        span,
        wanted("such-as").arg("what", wanted(dimension.name())).arg("example", example),
    );
    None
}

impl FromToml for Length {
    fn read(value: &Value<'_>, span: Span, reading: &mut Reading<'_>) -> Option<Self> {
        from_toml(value, span, reading, Dimension::Length).map(Self)
    }
}

impl FromToml for Em {
    fn read(value: &Value<'_>, span: Span, reading: &mut Reading<'_>) -> Option<Self> {
        from_toml(value, span, reading, Dimension::Em).map(Self)
    }
}

impl FromToml for Share {
    fn read(value: &Value<'_>, span: Span, reading: &mut Reading<'_>) -> Option<Self> {
        from_toml(value, span, reading, Dimension::Share).map(Self)
    }
}

impl FromToml for Rows {
    fn read(value: &Value<'_>, span: Span, reading: &mut Reading<'_>) -> Option<Self> {
        if value.is_integer() {
            return i64::read(value, span, reading).map(Self);
        }
        from_toml(value, span, reading, Dimension::Rows).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_exact() {
        assert_eq!(parse("-0.035em", Dimension::Em), Ok(-35_000));
        assert_eq!(parse("-0.0625em", Dimension::Em), Ok(-62_500));
        assert_eq!(parse("11.5pt", Dimension::Length), Ok(11_500_000));
        assert_eq!(parse("275mm", Dimension::Length), Ok(779_527_559));
        assert_eq!(parse("27.5cm", Dimension::Length), Ok(779_527_559));
        assert_eq!(parse("1in", Dimension::Length), Ok(72_000_000));
        assert_eq!(parse("82.5%", Dimension::Share), Ok(825));
        assert_eq!(parse("12 行", Dimension::Rows), Ok(12));
    }

    #[test]
    fn rounding_goes_half_away_from_zero() {
        assert_eq!(parse("0.0000005em", Dimension::Em), Ok(1));
        assert_eq!(parse("-0.0000005em", Dimension::Em), Ok(-1));
    }

    #[test]
    fn what_is_no_quantity_says_why() {
        assert_eq!(parse("pt", Dimension::Length), Err(Wrong::Number));
        assert_eq!(parse("1.pt", Dimension::Length), Err(Wrong::Number));
        assert_eq!(parse("9999999999pt", Dimension::Length), Err(Wrong::Number));
        assert_eq!(parse("9", Dimension::Length), Err(Wrong::NoUnit));
        assert_eq!(parse("9 px", Dimension::Length), Err(Wrong::Unit(2)));
        assert_eq!(parse("9em", Dimension::Length), Err(Wrong::Unit(1)));
        assert_eq!(parse("1.5行", Dimension::Rows), Err(Wrong::Fraction));
    }
}

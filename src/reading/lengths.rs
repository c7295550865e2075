//! Quantities with units: `"9pt"`, `"275mm"`, `"17em"`, `"12行"`, `"80%"`.
//!
//! Decimals are read exactly, as whole numbers: `"-0.035em"` is −35 000 millionths on every machine.

use crate::diag::{Diagnostic, Span};
use crate::geom::{Em, Length};
use crate::printable::short;
use crate::reading::bounds;
use crate::reading::findings::Findings;
use crate::reading::read::{FromToml, Reading, Value, wanted};
use crate::reading::units::{self, Dimension};
pub(crate) use crate::reading::units::{Rows, Share};
use crate::words::Words;

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
    let unit = dimension.unit(after).ok_or(Wrong::Unit(text.len() - after.len()))?;
    if dimension == Dimension::Rows && number.scale > 0 {
        return Err(Wrong::Fraction);
    }
    Ok(number.times(unit.num, unit.den))
}

/// That something is none of a dimension.
fn wrong(dimension: Dimension, code: &'static str, key: &str) -> Diagnostic {
    let of = |entry| Words::part(entry, dimension.name());
    let one = Diagnostic::error(code).arg("key", key).arg("wanted", of("wanted"));
    one.arg("units", of("units")).arg("example", of("examples"))
}

/// Whether a number that lacks the only unit of a key is one that the key may have, so that the unit can be added.
/// Of shares, one up to 1 is the whole as well as a hundredth.
fn may_be(dimension: Dimension, key: &str, value: i64) -> bool {
    match dimension {
        Dimension::Length => false,
        Dimension::Rows => bounds::ROWS.contains(&value),
        Dimension::Em => bounds::em_of(key).is_some_and(|range| range.contains(&Em(value))),
        Dimension::Share => {
            let whole = value == 0 || value > 10;
            whole && bounds::share_of(key).is_some_and(|range| range.contains(&Share(value)))
        }
    }
}

/// The quantity that a text was meant to be, as the program writes it: nothing, where several may be meant.
fn mended(text: &str, lacks_unit: bool, (key, dimension): (&str, Dimension)) -> Option<String> {
    let meant = units::meant(text, dimension)?;
    let value = parse(&meant, dimension).ok()?;
    (!lacks_unit || may_be(dimension, key, value)).then_some(meant)
}

/// A length in em, where a text is one.
pub(crate) fn em(text: &str) -> Option<Em> {
    parse(text, Dimension::Em).ok().map(Em)
}

/// Reads a length in em from a text that stands at a span as it is.
pub(crate) fn em_in(text: &str, span: Span, key: &str, found: &mut Findings) -> Option<Em> {
    report(&parse(text, Dimension::Em), text, span, true, (key, Dimension::Em), found).map(Em)
}

/// Reads a percentage from a text that stands at a span as it is.
pub(crate) fn share_in(text: &str, span: Span, key: &str, found: &mut Findings) -> Option<Share> {
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
    let wrong = |code| wrong(dimension, code, key).arg("given", short(text));
    let one = match parsed {
        Ok(value) => return Some(*value),
        Err(Wrong::Number) => wrong("wrong-type").form("quantity").mark(span, "decimal"),
        Err(Wrong::NoUnit) => wrong("wrong-unit").mark(span, "unit-missing"),
        Err(Wrong::Fraction) => wrong("wrong-unit").mark(span, "whole-rows"),
        Err(Wrong::Unit(at)) => {
            let place = if exact { Span { start: span.start + *at as u32, ..span } } else { span };
            wrong("wrong-unit").mark(place, "unit-wrong")
        }
    };
    let lacks_unit = *parsed == Err(Wrong::NoUnit);
    found.add(match mended(text, lacks_unit, (key, dimension)).filter(|_| exact) {
        Some(meant) => one.arg("meant", meant.as_str()).mend_by("help-as").replace(span, meant),
        None if one.code == "wrong-type" => one.mend_by("help-quantity"),
        None => one,
    });
    None
}

/// Reads a quantity from a TOML string; a bare number lacks its unit.
fn from_toml(value: &Value<'_>, span: Span, reading: &mut Reading<'_>, dimension: Dimension) -> Option<i64> {
    if let Some(text) = value.as_str() {
        let parsed = parse(text, dimension);
        if let Ok(value) = parsed {
            return Some(value);
        }
        let (inner, exact) = reading.inside(text, span);
        let key = reading.key().to_owned();
        return report(&parsed, text, inner, exact, (&key, dimension), reading.found);
    }
    if value.is_integer() || value.is_float() {
        let written = reading.written(span).to_owned();
        let key = reading.key().to_owned();
        let one = wrong(dimension, "wrong-unit", &key).form("bare").mark(span, "unit-missing");
        let meant = mended(&written, true, (&key, dimension)).map(|meant| format!("\"{meant}\""));
        reading.found.add(match meant {
            Some(meant) => one.arg("meant", meant.as_str()).mend_by("help-as").replace(span, meant),
            None => one,
        });
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
        if value.is_integer() || value.is_float() {
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

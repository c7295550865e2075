//! Units, and the commonest slips in quantities, each with what was meant: units by their Chinese names or in capitals,
//! and the signs of the Chinese input method in a number.

use crate::reading::punctuation::ascii;

/// A number of grid rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd)]
pub(crate) struct Rows(pub i64);

/// A share in thousandths, given in percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd)]
pub(crate) struct Share(pub i64);

/// What a unit measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dimension {
    Length,
    Em,
    Rows,
    Share,
}

/// A unit: its whole numbers are `num / den` of what the program counts in (micropoints, millionths of an
/// em, rows, thousandths).
pub(crate) struct Unit {
    pub name: &'static str,
    pub dimension: Dimension,
    pub num: i128,
    pub den: i128,
}

const fn unit(name: &'static str, dimension: Dimension, num: i128, den: i128) -> Unit {
    Unit { name, dimension, num, den }
}

/// The units.
pub(crate) const UNITS: [Unit; 7] = [
    unit("pt", Dimension::Length, 1_000_000, 1),
    unit("mm", Dimension::Length, 720_000_000, 254),
    unit("cm", Dimension::Length, 7_200_000_000, 254),
    unit("in", Dimension::Length, 72_000_000, 1),
    unit("em", Dimension::Em, 1_000_000, 1),
    unit("行", Dimension::Rows, 1, 1),
    unit("%", Dimension::Share, 10, 1),
];

impl Dimension {
    /// The part of the entries `wanted`, `units` and `examples` for it.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Length => "length",
            Self::Em => "em",
            Self::Rows => "rows",
            Self::Share => "share",
        }
    }

    /// The unit of a name that measures it.
    pub(crate) fn unit(self, name: &str) -> Option<&'static Unit> {
        UNITS.iter().find(|one| one.name == name && one.dimension == self)
    }

    /// The unit that it has, if there is but one.
    pub(crate) fn only_unit(self) -> Option<&'static str> {
        let mut units = UNITS.iter().filter(|unit| unit.dimension == self);
        let first = units.next()?;
        units.next().is_none().then_some(first.name)
    }
}

/// What people call a unit, in small letters, and how the program writes it. What may be several is none of them: 寸 is
/// the Chinese inch as well as the English one.
const CALLED: [(&str, &str); 26] = [
    ("pt", "pt"),
    ("pts", "pt"),
    ("point", "pt"),
    ("points", "pt"),
    ("磅", "pt"),
    ("点", "pt"),
    ("mm", "mm"),
    ("㎜", "mm"),
    ("毫米", "mm"),
    ("公厘", "mm"),
    ("cm", "cm"),
    ("㎝", "cm"),
    ("厘米", "cm"),
    ("公分", "cm"),
    ("in", "in"),
    ("inch", "in"),
    ("inches", "in"),
    ("英寸", "in"),
    ("吋", "in"),
    ("em", "em"),
    ("字", "em"),
    ("个字", "em"),
    ("字宽", "em"),
    ("行", "行"),
    ("%", "%"),
    ("﹪", "%"),
];

/// A quantity as the program writes it, where a text says one in other signs, and nothing else can be meant.
///
/// Every digit of the text is one of the quantity, in the same order, and the unit is the one that is typed; where none
/// is, it is the one that the dimension has.
pub(crate) fn meant(text: &str, dimension: Dimension) -> Option<String> {
    let typed: Vec<char> = text.trim().chars().map(sign).collect();
    let end = typed.iter().position(|c| !is_of_number(*c)).unwrap_or(typed.len());
    let (number, unit) = typed.split_at_checked(end)?;
    let number = number_of(number)?;
    let unit: String = unit.iter().collect::<String>().trim().to_lowercase();
    if unit.is_empty() {
        return Some(number + dimension.only_unit()?);
    }
    let (_, unit) = CALLED.iter().find(|(called, _)| *called == unit)?;
    dimension.unit(unit).map(|unit| number + unit.name)
}

/// The sign of the ASCII keyboard for one of a number; the full stop stands for the point, and dashes for the minus.
fn sign(c: char) -> char {
    match c {
        // It parts two numbers.
        '、' => c,
        '·' => '.',
        '—' | '–' | '−' => '-',
        _ => ascii(c),
    }
}

fn is_of_number(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '+')
}

/// The number, with a point for a comma. A comma before three digits may part thousands as well.
fn number_of(typed: &[char]) -> Option<String> {
    let number: String = typed.iter().collect();
    if let Some((whole, part)) = number.split_once(',') {
        let digits = part.bytes().all(|byte| byte.is_ascii_digit());
        return (digits && !part.is_empty() && part.len() != 3).then(|| format!("{whole}.{part}"));
    }
    let bare = number.strip_prefix(['-', '+']).unwrap_or(&number);
    let sign = number.get(..number.len() - bare.len())?;
    Some(if bare.starts_with('.') { format!("{sign}0{bare}") } else { number })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_is_the_one_that_was_typed() {
        for (text, dimension, wanted) in [
            ("11.5毫米", Dimension::Length, "11.5mm"),
            ("275MM", Dimension::Length, "275mm"),
            ("27.5厘米", Dimension::Length, "27.5cm"),
            ("27.5 CM", Dimension::Length, "27.5cm"),
            ("11英寸", Dimension::Length, "11in"),
            ("11吋", Dimension::Length, "11in"),
            ("9磅", Dimension::Length, "9pt"),
            ("9点", Dimension::Length, "9pt"),
            ("9PT", Dimension::Length, "9pt"),
            ("9ｐｔ", Dimension::Length, "9pt"),
            ("17字", Dimension::Em, "17em"),
            ("17EM", Dimension::Em, "17em"),
            ("80％", Dimension::Share, "80%"),
            ("8０%", Dimension::Share, "80%"),
            ("12 行", Dimension::Rows, "12行"),
        ] {
            assert_eq!(meant(text, dimension).as_deref(), Some(wanted), "{text}");
        }
    }

    #[test]
    fn the_point_is_the_one_that_was_typed() {
        for (text, wanted) in [
            ("11。5pt", "11.5pt"),
            ("11,5pt", "11.5pt"),
            ("11，5pt", "11.5pt"),
            ("11．5pt", "11.5pt"),
            ("０。２５pt", "0.25pt"),
            (".5pt", "0.5pt"),
            ("－.5pt", "-0.5pt"),
        ] {
            assert_eq!(meant(text, Dimension::Length).as_deref(), Some(wanted), "{text}");
        }
    }

    #[test]
    fn what_may_be_several_is_none() {
        for text in [
            "11寸",
            "12行",
            "12em",
            "12px",
            "275m",
            "12",
            "1/2in",
            "1e1pt",
            "4cm.",
            "4mm以上",
            "1,234pt",
            "9、10pt",
            "二磅",
        ] {
            assert_eq!(meant(text, Dimension::Length), None, "{text}");
        }
        assert_eq!(meant("17pt", Dimension::Em), None);
        assert_eq!(meant("-3%", Dimension::Em), None);
    }
}

//! Sizes of type (字号): a length, or the name that the trade has for one.

use crate::diag::{Diagnostic, Span};
use crate::geom::Length;
use crate::printable::short;
use crate::reading::findings::{Field, Given};
use crate::reading::punctuation::ascii;
use crate::reading::read::{FromToml, Reading, Value};
use crate::reading::suggest;
use crate::words::Arg;

/// A size of type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd)]
pub(crate) struct TypeSize(pub Length);

/// The sizes by their names, in points of 1/72 inch, as word processors and desktop publishing have them in mainland
/// China. Foundries of metal type had others; the table of CLREQ, 2.3.5, which is no norm either, differs from this one
/// by up to 1½ pt where two figures were in use.
pub(crate) const SIZES: [(&str, Length); 16] = [
    ("初号", Length::pt(42)),
    ("小初", Length::pt(36)),
    ("一号", Length::pt(26)),
    ("小一", Length::pt(24)),
    ("二号", Length::pt(22)),
    ("小二", Length::pt(18)),
    ("三号", Length::pt(16)),
    ("小三", Length::pt(15)),
    ("四号", Length::pt(14)),
    ("小四", Length::pt(12)),
    ("五号", Length(10_500_000)),
    ("小五", Length::pt(9)),
    ("六号", Length(7_500_000)),
    ("小六", Length(6_500_000)),
    ("七号", Length(5_500_000)),
    ("八号", Length::pt(5)),
];

/// The figures of the names, as they may be typed.
const FIGURES: [(char, char); 8] =
    [('1', '一'), ('2', '二'), ('3', '三'), ('4', '四'), ('5', '五'), ('6', '六'), ('7', '七'), ('8', '八')];

/// The size of a name.
fn named(text: &str) -> Option<Length> {
    SIZES.iter().find(|(name, _)| *name == text).map(|(_, size)| *size)
}

/// A name in the signs of the table, where a text is meant as one: `5号`, `五號`, `小五号`, `新五号`. It may be none of them.
fn meant(text: &str) -> Option<String> {
    let sign = |c: char| match ascii(c) {
        '號' => '号',
        '新' => '小',
        c => FIGURES.iter().find(|(figure, _)| *figure == c).map_or(c, |(_, name)| *name),
    };
    let typed: String = text.chars().filter(|c| !c.is_whitespace()).map(sign).collect();
    let bare = typed.strip_suffix('字').unwrap_or(&typed);
    let small = bare.starts_with('小');
    (small || bare.contains('号')).then(|| {
        let name = if small { bare.trim_end_matches('号') } else { bare };
        name.to_owned()
    })
}

impl FromToml for TypeSize {
    fn read(value: &Value<'_>, span: Span, reading: &mut Reading<'_>) -> Option<Self> {
        let typed = value.as_str().and_then(|text| Some((text, meant(text)?)));
        let Some((text, name)) = typed else { return Length::read(value, span, reading).map(Self) };
        if let Some(size) = named(text) {
            return Some(Self(size));
        }
        let names: Vec<&str> = SIZES.iter().map(|(name, _)| *name).collect();
        let one = Diagnostic::error("unknown-value")
            .form("size")
            .arg("key", short(reading.key()))
            .arg("given", short(text));
        let one = one.arg("words", Arg::names(names.iter().copied())).here(span);
        // A name that is none of them is near to several, each of another size.
        reading.found.add(match named(&name) {
            Some(_) => suggest::known(one, (&name, span), &names, "words", suggest::quoted),
            None => one,
        });
        None
    }
}

/// The length of a size that is given.
pub(crate) fn length(given: &Given<TypeSize>) -> Given<Length> {
    given.as_ref().map(|field| Field { value: field.value.0, span: field.span })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_its_points() {
        assert_eq!(named("五号"), Some(Length(10_500_000)));
        assert_eq!(named("小五"), Some(Length::pt(9)));
        assert_eq!(named("五"), None);
    }

    #[test]
    fn every_size_is_smaller_than_the_one_before() {
        assert!(SIZES.windows(2).all(|pair| pair[0].1 > pair[1].1));
    }

    #[test]
    fn a_name_in_other_signs_is_the_one_that_was_typed() {
        for (typed, name) in [
            ("5号", "五号"),
            ("五號", "五号"),
            ("小五号", "小五"),
            ("小 ５ 号字", "小五"),
            ("新五號", "小五"),
        ] {
            assert_eq!(meant(typed).as_deref(), Some(name), "{typed}");
        }
    }

    #[test]
    fn a_length_is_no_name() {
        for text in ["9pt", "9磅", "五", "", "初"] {
            assert_eq!(meant(text), None, "{text}");
        }
    }
}

//! Figures in cells (数字对位): which texts are figures, and where of them stands on the line that all of a column share.

use std::ops::Range;

/// What may stand before the first figure: signs and currencies.
const BEFORE: &str = "+-−–±¥￥$€£≈<>≤≥";
/// What parts two numbers of one cell: a score, a time, a range.
const BETWEEN: &str = ":：∶~～—–-/";
/// What says that there is no figure.
const NOTHING: &str = "-—–－…/·";
/// So many characters behind the last figure are a unit: %, ‰, ℃, 元, 万元.
const UNIT: usize = 2;

/// A text that is figures, by its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Figures {
    /// From its first figure to behind its last: what stands outside of these hangs.
    pub(super) digits: Range<usize>,
    /// Where its point is, or would be.
    pub(super) point: usize,
}

/// What a text of a column of figures is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// Figures.
    Figures(Figures),
    /// It stands for figures and is none: 停盘, 弃权, a dash.
    Instead,
    /// Words.
    Words,
}

/// What each text of a column is: of one that has more figures than words, the words stand for figures; of others, all are
/// words.
pub(super) fn kinds(texts: &[&str]) -> Vec<Kind> {
    let sign = shared(texts);
    let kinds: Vec<Kind> = texts.iter().map(|text| kind(text, sign)).collect();
    let count = |of: fn(&Kind) -> bool| kinds.iter().filter(|kind| of(kind)).count();
    if count(|kind| matches!(kind, Kind::Figures(_))) <= count(|kind| *kind == Kind::Words) {
        return vec![Kind::Words; texts.len()];
    }
    let instead = |kind| if kind == Kind::Words { Kind::Instead } else { kind };
    kinds.into_iter().map(instead).collect()
}

/// The sign that parts two numbers in most of them that have a figure.
fn shared(texts: &[&str]) -> Option<char> {
    let figures: Vec<&&str> = texts.iter().filter(|text| text.contains(is_digit)).collect();
    let has = |sign: &char| figures.iter().filter(|text| parted(text, *sign).is_some()).count();
    BETWEEN.chars().find(|sign| has(sign) * 2 > figures.len())
}

/// Where a sign stands once between the figures of a text.
fn parted(text: &str, sign: char) -> Option<usize> {
    let first = text.find(is_digit)?;
    let last = text.rfind(is_digit)?;
    let mut places = text.match_indices(sign).map(|(at, _)| at).filter(|at| first < *at && *at < last);
    places.next().filter(|_| places.next().is_none())
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

fn is_before(c: char) -> bool {
    BEFORE.contains(c)
}

fn kind(text: &str, sign: Option<char>) -> Kind {
    let bare = text.trim();
    if bare.chars().all(|c| NOTHING.contains(c)) {
        return Kind::Instead;
    }
    figures(text, sign).map_or(Kind::Words, Kind::Figures)
}

fn figures(text: &str, sign: Option<char>) -> Option<Figures> {
    let first = text.find(is_digit)?;
    let last = text.char_indices().rfind(|(_, c)| is_digit(*c)).map(|(at, c)| at + c.len_utf8())?;
    let before = text.get(..first)?.trim();
    let behind = text.get(last..)?.trim();
    let inner = text.get(first..last)?;
    let in_number = |c: char| is_digit(c) || matches!(c, '.' | '．' | ',' | '，' | '\'' | ' ');
    // The second number of a range may have a sign of its own: -12～-3.
    let halves = |sign| inner.split_once(sign).map(|(one, other)| [one, other.trim_start_matches(is_before)]);
    let halves = sign.map_or(Some([inner, ""]), halves)?;
    let is_unit = behind.chars().count() <= UNIT && !behind.contains(['(', '（']);
    let is_sign = before.chars().count() <= 1 && before.chars().all(is_before);
    if !is_unit || !is_sign || !halves.iter().all(|half| half.chars().all(in_number)) {
        return None;
    }
    let point = match sign {
        Some(sign) => parted(text, sign)?,
        None => first + inner.find(['.', '．']).unwrap_or(inner.len()),
    };
    Some(Figures { digits: first..last, point })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points<'t>(texts: &[&'t str]) -> Vec<Option<(&'t str, &'t str)>> {
        let of = |(text, kind): (&&'t str, Kind)| match kind {
            Kind::Figures(figures) => Some(text.split_at(figures.point)),
            Kind::Instead | Kind::Words => None,
        };
        texts.iter().zip(kinds(texts)).map(of).collect()
    }

    #[test]
    fn figures_are_parted_at_their_point() {
        let expected = [Some(("12", ".50")), Some(("−3", "%")), Some(("1,024", "")), None];
        assert_eq!(points(&["12.50", "−3%", "1,024", "—"]), expected);
    }

    #[test]
    fn scores_times_and_ranges_are_parted_at_their_sign() {
        assert_eq!(points(&["2:1", "10:0"]), [Some(("2", ":1")), Some(("10", ":0"))]);
        assert_eq!(points(&["8～15℃", "-3～2℃"]), [Some(("8", "～15℃")), Some(("-3", "～2℃"))]);
        assert_eq!(points(&["-12～-3℃", "8～15℃"]), [Some(("-12", "～-3℃")), Some(("8", "～15℃"))]);
        assert_eq!(points(&["−12-−3", "8-15"]), [Some(("−12", "-−3")), Some(("8", "-15"))]);
    }

    #[test]
    fn words_among_figures_stand_in_their_place() {
        let prices = ["2480.00", "2,105.5", "停盘", "--"];
        assert_eq!(points(&prices), [Some(("2480", ".00")), Some(("2,105", ".5")), None, None]);
        assert_eq!(kinds(&prices)[2..], [Kind::Instead, Kind::Instead]);
        let scores = ["2:1", "0:0", "1:1（点球4:3）", "10:0"];
        assert_eq!(kinds(&scores)[2], Kind::Instead);
        assert_eq!(points(&scores)[3], Some(("10", ":0")));
    }

    #[test]
    fn a_column_with_as_many_words_as_figures_is_none_of_figures() {
        for texts in [["12", "甲"], ["12", "3:1"], ["12", "3（点球）"], ["—", ""]] {
            assert!(kinds(&texts).iter().all(|kind| *kind == Kind::Words), "{texts:?}");
        }
    }
}

//! Stars that multiply: `5*3`, `5 * 3`, `3*4*5`. Markdown takes two of them for emphasis and drops both, so that
//! 5*3 would be printed as 53.

use std::borrow::Cow;
use std::ops::Range;

/// What the parser sees in place of a star between figures: a sign of one byte that is no markup there.
const UNSEEN: u8 = b'+';
/// How much of a line before and after an emphasis is looked at for the rest of an equation, in characters.
const EQUATION: usize = 20;

/// The text as the parser is to see it, byte for byte as long, with no star between figures from `start` on.
pub(super) fn hidden(source: &str, start: usize) -> Cow<'_, str> {
    let mut hidden: Option<Vec<u8>> = None;
    let mut at = start;
    while let Some(found) = source.get(at..).and_then(|rest| rest.find('*')) {
        let first = at + found;
        let after = source.get(first..).unwrap_or_default().trim_start_matches('*');
        at = source.len() - after.len();
        if multiplies(source.get(start..first).unwrap_or_default(), after) {
            let bytes = hidden.get_or_insert_with(|| source.as_bytes().to_vec());
            bytes.get_mut(first..at).unwrap_or_default().fill(UNSEEN);
        }
    }
    hidden.and_then(|bytes| String::from_utf8(bytes).ok()).map_or(Cow::Borrowed(source), Cow::Owned)
}

/// Whether figures stand on both sides, with a space on both or on none. With a space on one side only, the star
/// may begin or end an emphasis.
fn multiplies(before: &str, after: &str) -> bool {
    let (left, right) = (before.trim_end_matches(is_space), after.trim_start_matches(is_space));
    let as_far = (left.len() == before.len()) == (right.len() == after.len());
    let per_cent = |c: char| matches!(c, '%' | '％' | '‰');
    as_far && left.ends_with(|c| is_figure(c) || per_cent(c)) && right.starts_with(is_figure)
}

/// Whether an emphasis is more likely two factors that lost their stars: both of them stand inside numbers, units
/// and names of quantities, and there is a number or an equation about them. `sign` is how many stars there are.
pub(super) fn may_multiply(text: &str, range: &Range<usize>, sign: usize) -> bool {
    let parts = (text.get(..range.start), text.get(range.start + sign..range.end.saturating_sub(sign)));
    let (Some(before), Some(inside), Some(after)) = (parts.0, parts.1, text.get(range.end..)) else {
        return false;
    };
    let ends = |before: &str, after: &str| {
        let [outer, inner] = [before, inside].map(|text| text.chars().next_back());
        [outer, inside.chars().next(), inner, after.chars().next()]
    };
    let all = |ends: &[Option<char>], is: fn(char) -> bool| ends.iter().all(|end| end.is_some_and(is));
    let apart = ends(before.trim_end_matches(is_space), after.trim_start_matches(is_space));
    let number = [apart[0], apart[3]].into_iter().flatten().any(is_figure);
    let equation = || all(&ends(before, after), is_operand) && is_equation(before, inside, after);
    (number && all(&apart, is_factor)) || equation()
}

/// `**strong**` that begins where a text or a word of it does. Names are masked by stars, too: 王**.
pub(super) fn strong_in(text: &str) -> Option<Range<usize>> {
    const SIGN: &str = "**";
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let begins = |at: &usize| {
        let (before, after) = text.split_at(*at);
        !word(before.chars().next_back()) && word(after.chars().nth(SIGN.len()))
    };
    let open = text.match_indices(SIGN).map(|(at, _)| at).find(begins)?;
    let close = text.get(open + SIGN.len()..)?.find(SIGN)?;
    Some(open..open + SIGN.len() + close + SIGN.len())
}

/// Whether a star between two characters would multiply: a figure stands on one side, and a factor on the other.
pub(super) fn may_be_sign(before: char, after: char) -> bool {
    is_factor(before) && is_factor(after) && (is_figure(before) || is_figure(after))
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{A0}' | '\u{3000}')
}

/// A figure, also a full-width one.
fn is_figure(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '０'..='９')
}

/// What a number or a variable begins or ends with, its unit and brackets among them.
fn is_factor(c: char) -> bool {
    is_figure(c) || c.is_ascii_alphabetic() || "%％‰℃°()（）米克斤吨升元㎡㎝㎜㎞㎏".contains(c)
}

/// The same, and names of quantities.
fn is_operand(c: char) -> bool {
    is_factor(c) || c.is_alphanumeric()
}

/// Whether an equals sign stands in an emphasis, or in what goes on on either side of it.
fn is_equation(before: &str, inside: &str, after: &str) -> bool {
    let equals = |c: char| matches!(c, '=' | '＝');
    let goes_on = |c: &char| is_operand(*c) || "=＝+＋-－×÷*\\".contains(*c);
    inside.contains(equals)
        || before.chars().rev().take(EQUATION).take_while(goes_on).any(equals)
        || after.chars().take(EQUATION).take_while(goes_on).any(equals)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_between_figures_is_no_markup() {
        for (text, seen) in [
            ("5*3=15，另一间6*4=24", "5+3=15，另一间6+4=24"),
            ("5 * 3，3*4*5，5**3，５*３，80%*5", "5 + 3，3+4+5，5++3，５+３，80%+5"),
        ] {
            assert_eq!(hidden(text, 0), seen);
        }
        for text in ["共*5*人", "*共5* 3人", "5\\*3", "5*a", "第5 *3号楼*", "*5*", "5*\n3", "**5** 3", "*"]
        {
            assert_eq!(hidden(text, 0), text);
        }
        assert_eq!(hidden("5*3\n6*4", 4), "5*3\n6+4");
    }

    #[test]
    fn an_emphasis_among_factors_is_doubted() {
        let doubted = |text: &str| {
            let (start, end) = (text.find('*').unwrap_or(0), text.rfind('*').map_or(0, |at| at + 1));
            may_multiply(text, &(start..end), 1)
        };
        for text in [
            "5米*3米=15平方米，6米*4米",
            "5 *3=15，6* 4",
            "x*y=10，m*n=20",
            "长*宽*高=体积",
            "体积=长*宽*高",
            "2*x*3",
            "3*m+4*n",
        ] {
            assert!(doubted(text), "{text}");
        }
        for text in
            ["共*5*人", "*共5* 3人", "他*说*了", "第5 *3号楼* 住户", "Mc*Donald*s", "*长=宽*", "A *b=c* d。"]
        {
            assert!(!doubted(text), "{text}");
        }
    }
}

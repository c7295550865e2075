//! Justification: where each atom of a line stands, by CLREQ's orders of shrinking and stretching.

use std::ops::Range;

use super::paragraph::Tracked;
use super::spacing::{SHRINK_ORDERS, STRETCH_ORDERS};
use crate::convention::Gap;
use crate::geom::Em;

/// A set line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetLine {
    /// The atoms of the paragraph that stand on it.
    pub atoms: Range<usize>,
    /// The left edge of each, from the left edge of the measure.
    pub places: Vec<Em>,
    /// The right edge of the last with ink, and of its hyphen.
    pub end: Em,
    /// Filled to its measure; else as long as its copy is.
    pub justified: bool,
    /// It ends inside a word, with a hyphen.
    pub hyphenated: bool,
    /// How far every gap was opened, after word spaces and Han–Latin spaces had taken theirs.
    pub opened: Em,
}

impl SetLine {
    /// A white row before an atom.
    #[must_use]
    pub fn white(atom: usize) -> Self {
        let (places, zero) = (Vec::new(), Em::ZERO);
        Self { atoms: atom..atom, places, end: zero, justified: false, hyphenated: false, opened: zero }
    }
}

/// Sets a line of the given measure, starting at `indent`. The last line of a paragraph keeps its natural
/// spaces; one that is too long is squeezed like any other.
#[must_use]
pub fn justify(copy: &Tracked<'_>, atoms: Range<usize>, indent: Em, measure: Em, last: bool) -> SetLine {
    let paragraph = copy.paragraph;
    let slack = measure - indent - copy.width(&atoms);
    let last_ink = paragraph.last_ink(&atoms);
    let mut between: Vec<Gap> = Vec::with_capacity(atoms.len());
    between.extend((atoms.start..last_ink).filter_map(|atom| paragraph.gap(atom)));
    let natural = between.iter().zip(atoms.start..).map(|(gap, atom)| gap.natural + copy.tracking(atom));
    let mut gaps: Vec<Em> = natural.collect();
    let mut opened = Em::ZERO;
    let justified = slack == Em::ZERO
        || (slack < Em::ZERO && squeeze(&between, paragraph.end_gap(&atoms), -slack, &mut gaps))
        || (slack > Em::ZERO
            && !last
            && open(&between, slack, &mut gaps).is_some_and(|each| {
                opened = each;
                true
            }));
    let mut place = indent;
    let mut end = indent;
    let mut places = Vec::with_capacity(atoms.len());
    for (i, atom) in atoms.clone().enumerate() {
        places.push(place);
        place += paragraph.text().atoms.get(atom).map_or(Em::ZERO, |atom| atom.width);
        if atom == last_ink {
            end = place;
        }
        place += gaps.get(i).copied().unwrap_or_default();
    }
    let hyphen = paragraph.hyphen(&atoms);
    end += hyphen;
    SetLine { atoms, places, end, justified, hyphenated: hyphen > Em::ZERO, opened }
}

/// Takes `need` out of the gaps and of what stands at the end, order by order; false where they can't give as much.
fn squeeze(between: &[Gap], at_end: Option<Gap>, mut need: Em, gaps: &mut [Em]) -> bool {
    for order in 1..=SHRINK_ORDERS {
        let of_order = |gap: Option<&Gap>| {
            gap.filter(|gap| gap.shrink_order == order).map_or(Em::ZERO, |gap| gap.shrink)
        };
        need = (need - of_order(at_end.as_ref())).max(Em::ZERO);
        need -= spread(gaps, need, |i| of_order(between.get(i)), -1);
        if need == Em::ZERO {
            return true;
        }
    }
    false
}

/// Puts `need` into the gaps: word spaces, then Han–Latin spaces, then all gaps equally. How far all gaps were
/// opened; none where no gap opens.
fn open(between: &[Gap], mut need: Em, gaps: &mut [Em]) -> Option<Em> {
    for order in 1..=STRETCH_ORDERS {
        let of_order = |gap: Option<&Gap>| {
            gap.filter(|gap| gap.stretch_order == order).map_or(Em::ZERO, |gap| gap.stretch)
        };
        need -= spread(gaps, need, |i| of_order(between.get(i)), 1);
    }
    let opens = |i: usize| between.get(i).is_some_and(|gap| gap.opens);
    let count = between.iter().filter(|gap| gap.opens).count();
    if count == 0 {
        return (need == Em::ZERO).then_some(need);
    }
    let each = |i: usize| if opens(i) { need } else { Em::ZERO };
    spread(gaps, need, each, 1);
    Some(need / count as i64)
}

/// Changes the gaps by `amount` in all (times `sign`), each in proportion to its share and by its share at
/// most. Rounding is carried on, so that the sum is exact. Gives back how much was done.
fn spread(gaps: &mut [Em], amount: Em, share: impl Fn(usize) -> Em, sign: i64) -> Em {
    let total: Em = (0..gaps.len()).map(&share).sum();
    let amount = amount.min(total);
    if amount <= Em::ZERO {
        return Em::ZERO;
    }
    let (mut seen, mut done) = (Em::ZERO, Em::ZERO);
    for (i, gap) in gaps.iter_mut().enumerate() {
        seen += share(i);
        let upto = amount.scaled(seen.0, total.0);
        *gap += (upto - done) * sign;
        done = upto;
    }
    amount
}

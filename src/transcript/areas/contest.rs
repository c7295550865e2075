//! Who has what several claim.

use super::claim::{Claim, is_in};
use super::print::Print;
use crate::geom::{Point, Rect};

/// The claims that meet others, and who has what two of them claim.
#[derive(Debug)]
pub(super) struct Contest<'c> {
    /// All of them, parts too.
    pub(super) claims: &'c [Claim],
    /// Of each claim against each: who has what both claim.
    verdicts: Vec<Verdict>,
}

/// Who has what two claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    /// The first.
    First,
    /// The second.
    Second,
    /// Both print there: the one whose part it is; the first of them, or the second, where it is a part of neither or of both.
    ByPart { else_first: bool },
}

impl<'c> Contest<'c> {
    /// Tells by what is printed where claims meet.
    pub(super) fn of(claims: &'c [Claim], prints: &[Print]) -> Self {
        let pairs = claims.iter().flat_map(|first| claims.iter().map(move |second| (first, second)));
        let verdicts = pairs.map(|(first, second)| Verdict::of(first, second, prints)).collect();
        Self { claims, verdicts }
    }

    /// Which of two claims, by their places among all, has a point that both hold.
    pub(super) fn winner(&self, first: usize, second: usize, at: Point) -> usize {
        let verdict = self.verdicts.get(first * self.claims.len() + second);
        let is_first = match verdict {
            Some(Verdict::First) | None => true,
            Some(Verdict::Second) => false,
            Some(Verdict::ByPart { else_first }) => {
                let (one, other) = (self.is_of_part(first, at), self.is_of_part(second, at));
                if one == other { *else_first } else { one }
            }
        };
        if is_first { first } else { second }
    }

    /// Whether a point lies in a part of the section that claims it.
    fn is_of_part(&self, claim: usize, at: Point) -> bool {
        let of = self.claims.get(claim).map(|claim| claim.of);
        let mut parts = self.claims.iter().filter(|claim| claim.is_part && Some(claim.of) == of);
        parts.any(|part| is_in(part.rect, at))
    }
}

impl Verdict {
    fn of(first: &Claim, second: &Claim, prints: &[Print]) -> Self {
        let common = first.rect.common(second.rect);
        if common.is_empty() || first.of == second.of || first.is_part || second.is_part {
            return Self::First;
        }
        let prints_there =
            |claim: &Claim| prints.iter().any(|print| print.of == claim.of && print.rect.meets(common));
        let size = |claim: &Claim| {
            let Rect { width, height, .. } = claim.rect;
            (i128::from(width.0) * i128::from(height.0), claim.of)
        };
        let else_first = size(first) <= size(second);
        match (prints_there(first), prints_there(second)) {
            (true, true) => Self::ByPart { else_first },
            (one, other) if one || other == one && else_first => Self::First,
            _ => Self::Second,
        }
    }
}

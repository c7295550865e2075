//! What counts for the fee (千字): the rule of 《使用文字作品支付报酬办法》 for pieces in newspapers.

/// A line of verse counts as so many characters: ten are a thousand.
const OF_VERSE: usize = 100;
/// A poem has at least so many lines, however few it has.
const LEAST_VERSE: usize = 10;

/// Thousands of characters, in halves: no piece counts by less.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Thousands {
    /// Halves of a thousand.
    pub halves: usize,
}

impl Thousands {
    /// Of a piece of so many characters: what is below 500 is half a thousand, what is from 500 on a whole one; of a longer
    /// piece, that holds for what is beyond its full thousands.
    #[must_use]
    pub const fn of(characters: usize) -> Self {
        let rest = match characters % 1000 {
            0 => 0,
            1..500 => 1,
            _ => 2,
        };
        Self { halves: characters / 1000 * 2 + rest }
    }

    /// Of a poem of so many lines.
    #[must_use]
    pub const fn of_verse(lines: usize) -> Self {
        let lines = if lines < LEAST_VERSE { LEAST_VERSE } else { lines };
        Self::of(lines.saturating_mul(OF_VERSE))
    }

    /// With those of another piece.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self { halves: self.halves + other.halves }
    }

    /// What they are paid at so much for a thousand, both in hundredths.
    #[must_use]
    pub const fn paid(self, rate: u64) -> u64 {
        (self.halves as u64).saturating_mul(rate).div_ceil(2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_below_five_hundred_is_half_a_thousand_and_what_is_not_a_whole_one() {
        let halves = [0, 1, 499, 500, 1000, 1001, 1499, 1500, 2000].map(|count| Thousands::of(count).halves);
        assert_eq!(halves, [0, 1, 1, 2, 2, 3, 3, 4, 4]);
    }

    #[test]
    fn ten_lines_of_verse_are_a_thousand_and_fewer_are_ten() {
        let halves = [1, 8, 10, 12, 15, 20].map(|lines| Thousands::of_verse(lines).halves);
        assert_eq!(halves, [2, 2, 2, 3, 4, 4]);
    }

    #[test]
    fn half_a_thousand_is_paid_half() {
        assert_eq!(Thousands { halves: 3 }.paid(10_000), 15_000);
        assert_eq!(Thousands { halves: 1 }.paid(1), 1, "half a cent is paid as one");
    }
}

//! What a page is judged by: one row a fault, with its price. `docs/makeup.md` says where each comes from.

use super::item::Cost;

/// What a page, or a story on it, falls short in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fault {
    /// Rows that no line fills.
    White,
    /// Copy that is opened or closed to fit.
    Fitted,
    /// Single lines, runts and subheads that had to stay.
    Standing,
    /// A head that is smaller than its step allows.
    SmallHead,
    /// A head that leaves more of its width white than a head does.
    ShortHead,
    /// Rows of a head that are white.
    LooseHead,
    /// Rows that a head lacks of those that its layout wants.
    TightHead,
    /// A headline that its writer broke into more lines than its head takes.
    Lines,
    /// A column of few lines.
    ShortColumn,
    /// A column of very many lines.
    DeepColumn,
    /// A picture that loses something.
    Cropped,
    /// A picture that is coarser than the press wants.
    Coarse,
    /// A picture that is small in its story.
    SmallPicture,
    /// News that stands below what is worth less.
    Turned,
    /// News that spans fewer columns than what is worth less.
    Narrow,
    /// A head that is no smaller than that of news that is worth more.
    Step,
    /// 碰题: two heads side by side that a reader takes for one.
    Clash,
    /// 断版: white that parts the page from side to side, or from top to bottom.
    Broken,
    /// Pictures of one size, or none that dominates.
    Pictures,
    /// Two pictures that meet.
    Meeting,
    /// News that stands right of what is worth less.
    Right,
    /// A story that stands elsewhere than in the dummy before.
    Moved,
}

/// A fault, its key in words, and what each of it costs: in thousandths of what a night editor would send a page back for.
#[derive(Debug)]
pub struct Price {
    /// The fault.
    pub fault: Fault,
    /// What it is called: the part of the entry `makeup-faults`.
    pub key: &'static str,
    /// What each costs.
    pub each: Cost,
}

/// The prices.
pub const PRICES: &[Price] = &[
    Price { fault: Fault::White, key: "white", each: 3000 },
    Price { fault: Fault::Fitted, key: "fitted", each: 10 },
    Price { fault: Fault::Standing, key: "standing", each: 50 },
    Price { fault: Fault::SmallHead, key: "small-head", each: 4 },
    Price { fault: Fault::ShortHead, key: "short-head", each: 5 },
    Price { fault: Fault::LooseHead, key: "loose-head", each: 35 },
    Price { fault: Fault::TightHead, key: "tight-head", each: 90 },
    Price { fault: Fault::Lines, key: "lines", each: 500 },
    Price { fault: Fault::ShortColumn, key: "short-column", each: 60 },
    Price { fault: Fault::DeepColumn, key: "deep-column", each: 8 },
    Price { fault: Fault::Cropped, key: "cropped", each: 5 },
    Price { fault: Fault::Coarse, key: "coarse", each: 40 },
    Price { fault: Fault::SmallPicture, key: "small-picture", each: 60 },
    Price { fault: Fault::Turned, key: "turned", each: 120 },
    Price { fault: Fault::Narrow, key: "narrow", each: 60 },
    Price { fault: Fault::Step, key: "step", each: 300 },
    Price { fault: Fault::Clash, key: "clash", each: 600 },
    Price { fault: Fault::Broken, key: "broken", each: 400 },
    Price { fault: Fault::Pictures, key: "pictures", each: 200 },
    Price { fault: Fault::Meeting, key: "meeting", each: 200 },
    Price { fault: Fault::Right, key: "right", each: 15 },
    Price { fault: Fault::Moved, key: "moved", each: 400 },
];

/// Lines of a column, below which it is short, and beyond which it is deep.
pub(super) const SHORT: usize = 6;
/// See there.
pub(super) const DEEP: usize = 40;
/// A head fills its width to this share at least, in thousandths.
pub(super) const FILLS: u16 = 600;

/// What a number of faults of a kind costs.
pub(super) fn price(fault: Fault, count: u32) -> Cost {
    let each = PRICES.iter().find(|price| price.fault == fault).map_or(0, |price| price.each);
    each.saturating_mul(count)
}

/// What it costs that news stands below what is worth so many steps less: from some steps on one is as bad as another.
pub(super) fn turned(steps: u32) -> Cost {
    price(Fault::Turned, steps.min(STEPS))
}

/// See there.
pub(super) const STEPS: u32 = 3;

/// What is to be paid, fault by fault.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bill {
    /// The faults with what they cost.
    pub faults: Vec<(Fault, Cost)>,
}

impl Bill {
    /// Adds a number of faults of a kind.
    pub(super) fn add(&mut self, fault: Fault, count: u32) {
        let cost = price(fault, count);
        if cost == 0 {
            return;
        }
        match self.faults.iter_mut().find(|(known, _)| *known == fault) {
            Some((_, sum)) => *sum = sum.saturating_add(cost),
            None => self.faults.push((fault, cost)),
        }
    }

    /// Adds another bill.
    pub(super) fn join(&mut self, other: &Self) {
        for (fault, cost) in &other.faults {
            match self.faults.iter_mut().find(|(known, _)| known == fault) {
                Some((_, sum)) => *sum = sum.saturating_add(*cost),
                None => self.faults.push((*fault, *cost)),
            }
        }
    }

    /// How many faults of a kind it has.
    pub(super) fn count(&self, fault: Fault) -> u32 {
        let cost = self.faults.iter().find(|(known, _)| *known == fault).map_or(0, |(_, cost)| *cost);
        cost / price(fault, 1).max(1)
    }

    /// The sum.
    #[must_use]
    pub fn total(&self) -> Cost {
        self.faults.iter().fold(0, |sum, (_, cost)| sum.saturating_add(*cost))
    }
}

//! The parts of a head, a row each: what files call it, where it stands, how it is set, how it is read.
//!
//! A new part is a new row in [`HEAD`], at its place in the order of reading; what style it has a layout says. No stage
//! knows a part by its name but who fills it or names it to readers: each asks the row for what is its own.

use std::ops::{Index, IndexMut};

/// A part of a head: a row of [`HEAD`]. The order is that of reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HeadPart(u8);

/// What is known of a part.
#[derive(Debug)]
pub struct HeadRow {
    /// What files call it: in front matter, in head styles.
    pub key: &'static str,
    /// What the trade calls it.
    pub trade: &'static str,
    /// What a story says in it.
    pub about: &'static str,
    /// Whether a story has words of its own for it; else they are made of what its front matter says elsewhere.
    pub typed: bool,
    /// How its text becomes lines.
    pub lines: Lines,
    /// The white between it and what stands next to it on the side of the headline, as a share (of 100) of its size.
    pub white: i64,
    /// The white between two of its lines, as a share (of 100) of its size.
    pub between: i64,
    /// Its style where a head style does not describe it.
    pub usual: Usual,
    /// The marks that it does not end with.
    pub ends_without: &'static str,
}

/// How the text of a part becomes lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lines {
    /// As it is written; a line that is too wide is condensed.
    AsWritten,
    /// As it is written; a text that is too wide for one line even at its smallest is broken into two.
    AtNeed,
    /// One text is broken into lines of even width, as few as fit; what the editor broke is as written.
    Balanced,
    /// As a paragraph, over the whole measure.
    Filled,
}

/// The style of a part that nobody describes; in the headline's colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Usual {
    /// Every head style describes it.
    None,
    /// The body face at half the sizes of the headline.
    Half,
    /// The face of `*…*` in the body, a sixth larger than the body.
    Body,
}

/// Which part of a serial a story is, wherever a layout has it.
const fn serial(key: &'static str, trade: &'static str, about: &'static str) -> HeadRow {
    HeadRow {
        key,
        trade,
        about,
        typed: false,
        lines: Lines::AtNeed,
        white: 60,
        between: 20,
        usual: Usual::Body,
        ends_without: "",
    }
}

/// All parts, in the order of reading.
pub const HEAD: &[HeadRow] = &[
    HeadRow {
        key: "rubric",
        trade: "栏目头",
        about: "栏目头, above all: the standing head of a column, such as 今日评论; a line or an array of lines.",
        typed: true,
        lines: Lines::AsWritten,
        white: 60,
        between: 20,
        usual: Usual::Body,
        ends_without: "。，、；：",
    },
    serial("serial", "连载", "连载, above the headline: which part of a serial it is."),
    HeadRow {
        key: "kicker",
        trade: "引题",
        about: "引题, above the headline: a line, broken in two where it is too long for one, or an array of lines.",
        typed: true,
        lines: Lines::AtNeed,
        white: 40,
        between: 20,
        usual: Usual::Half,
        // It may lead to its headline.
        ends_without: "。，、；",
    },
    HeadRow {
        key: "headline",
        trade: "主题",
        about: "主题: one line, to be broken by the composer, or an array of lines. Only a picture without text may \
                do without.",
        typed: true,
        lines: Lines::Balanced,
        white: 0,
        between: 20,
        usual: Usual::None,
        ends_without: "。，、；：",
    },
    HeadRow {
        key: "deck",
        trade: "副题",
        about: "副题, below the headline: a line, broken in two where it is too long for one, or an array of lines.",
        typed: true,
        lines: Lines::AtNeed,
        white: 45,
        between: 20,
        usual: Usual::Half,
        // It may be whole sentences.
        ends_without: "，、；",
    },
    serial("serial_below", "题下连载", "连载, where it stands under headline and deck."),
    HeadRow {
        key: "author",
        trade: "作者",
        about: "作者, under the head: who wrote it, where that is not said at the end; a line or an array of lines.",
        typed: true,
        lines: Lines::AtNeed,
        white: 60,
        between: 20,
        usual: Usual::Body,
        ends_without: "。，、；：",
    },
    HeadRow {
        key: "summary",
        trade: "提要",
        about: "提要, below headline and deck: a text that is set as a paragraph, or an array of texts.",
        typed: true,
        lines: Lines::Filled,
        white: 75,
        between: 45,
        usual: Usual::Body,
        ends_without: "，、；",
    },
];

/// How many there are.
const COUNT: usize = HEAD.len();

/// What files call them, the headline first, which they can't do without.
pub const KEYS: [&str; COUNT] = keys(false);

/// How many parts a story has words for.
const TYPED_COUNT: usize = {
    let (mut at, mut count) = (0, 0);
    while at < COUNT {
        count += HEAD[at].typed as usize;
        at += 1;
    }
    count
};

/// What front matter calls those that a story has words for, the headline first.
pub const TYPED_KEYS: [&str; TYPED_COUNT] = keys(true);

/// The keys of all parts, or of those that a story has words for, the headline's first.
const fn keys<const N: usize>(typed: bool) -> [&'static str; N] {
    let headline = HeadPart::HEADLINE.0 as usize;
    let mut keys = [HEAD[headline].key; N];
    let (mut at, mut next) = (0, 1);
    while at < COUNT {
        if at != headline && (HEAD[at].typed || !typed) {
            keys[next] = HEAD[at].key;
            next += 1;
        }
        at += 1;
    }
    keys
}

impl HeadPart {
    /// 连载, above the headline.
    pub const SERIAL: Self = Self::keyed("serial");
    /// 连载, under headline and deck.
    pub const SERIAL_BELOW: Self = Self::keyed("serial_below");

    /// The part of a key that is in the table; a build without it fails.
    const fn keyed(key: &str) -> Self {
        let mut at = 0;
        while !is_same(HEAD[at].key, key) {
            at += 1;
        }
        Self(at as u8)
    }

    /// 主题, which the others stand above and below: the part that every head style describes.
    pub const HEADLINE: Self = {
        let mut at = 0;
        while !matches!(HEAD[at].usual, Usual::None) {
            at += 1;
        }
        Self(at as u8)
    };

    /// All of them.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..COUNT as u8).map(Self)
    }

    /// The part that files call so.
    #[must_use]
    pub fn of(key: &str) -> Option<Self> {
        Self::all().find(|part| part.row().key == key)
    }

    /// What is known of it.
    #[must_use]
    pub const fn row(self) -> &'static HeadRow {
        &HEAD[self.0 as usize]
    }
}

/// Whether two keys are one, where strings can't be compared yet.
const fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    at == one.len() && at == other.len()
}

/// One of something for each part of a head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PerPart<T>([T; COUNT]);

impl<T> PerPart<T> {
    /// Makes one for each.
    pub fn each(mut made: impl FnMut(HeadPart) -> T) -> Self {
        Self(std::array::from_fn(|at| made(HeadPart(at as u8))))
    }

    /// Makes another of each.
    pub fn map<U>(self, made: impl FnMut(T) -> U) -> PerPart<U> {
        PerPart(self.0.map(made))
    }

    /// Each with its part.
    pub fn entries(&self) -> impl Iterator<Item = (HeadPart, &T)> {
        HeadPart::all().zip(&self.0)
    }
}

impl<T> PerPart<Option<T>> {
    /// All of them, if none is lacking.
    #[must_use]
    pub fn whole(self) -> Option<PerPart<T>> {
        let all: Option<Vec<T>> = self.0.into_iter().collect();
        all?.try_into().ok().map(PerPart)
    }
}

impl<T: Default> Default for PerPart<T> {
    fn default() -> Self {
        Self::each(|_| T::default())
    }
}

impl<T> Index<HeadPart> for PerPart<T> {
    type Output = T;

    fn index(&self, part: HeadPart) -> &T {
        // A part is made from the table alone.
        &self.0[usize::from(part.0)]
    }
}

impl<T> IndexMut<HeadPart> for PerPart<T> {
    fn index_mut(&mut self, part: HeadPart) -> &mut T {
        &mut self.0[usize::from(part.0)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_is_read_from_its_kicker_over_its_headline_to_its_deck() {
        assert_eq!(HeadPart::HEADLINE.row().trade, "主题");
        assert!(HeadPart::of("kicker") < Some(HeadPart::HEADLINE));
        assert!(HeadPart::of("deck") > Some(HeadPart::HEADLINE));
    }

    #[test]
    fn every_part_but_the_headline_has_a_usual_style_and_a_key_of_its_own() {
        for (at, row) in HEAD.iter().enumerate() {
            assert_eq!(row.usual == Usual::None, row.key == "headline");
            assert!(HEAD.iter().skip(at + 1).all(|other| other.key != row.key));
        }
    }
}

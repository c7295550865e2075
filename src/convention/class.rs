//! What a character is to the composer: its class.
//!
//! The classes are those that CLREQ (Requirements for Chinese Text Layout) and GB/T 15834-2011 tell apart;
//! rows and columns of the tables of a [`Convention`](crate::convention::Convention) are these classes.

/// The class of a character in Chinese text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Class {
    /// Ideographs, kana and all else that is set solid on the em.
    Han,
    /// Opening quotes, brackets and book-title marks: ink in the right half.
    Opening,
    /// Closing quotes, brackets and book-title marks: ink in the left half.
    Closing,
    /// Pause marks inside a sentence: ，、；：.
    Pause,
    /// Marks that end a sentence: 。？！.
    Stop,
    /// The interpunct (间隔号): ·.
    Interpunct,
    /// The dash, two em: ——. Its halves are never parted.
    Dash,
    /// The ellipsis, two em: ……. Its halves are never parted.
    Ellipsis,
    /// Connectors (连接号): a single —, –, ～.
    Connector,
    /// The solidus (分隔号): /.
    Solidus,
    /// Figures, and the points and commas inside a number.
    Figure,
    /// A sign before a number that clings to it: ¥, $, №.
    Prefix,
    /// A sign after a number that clings to it: %, ‰, ℃.
    Postfix,
    /// Latin, Greek and Cyrillic letters and whatever joins them to words.
    Latin,
    /// Latin opening marks: ( [ {.
    LatinOpening,
    /// Latin closing, pause and stop marks: ) ] } , . ; : ! ?
    LatinClosing,
    /// A word space.
    Space,
    /// An ideographic space (U+3000).
    Blank,
}

impl Class {
    /// How many classes there are: the size of a spacing table.
    pub const COUNT: usize = 18;

    /// Marks that are half an em of ink and half an em of blank.
    #[must_use]
    pub const fn is_half_mark(self) -> bool {
        matches!(self, Self::Opening | Self::Closing | Self::Pause | Self::Stop | Self::Interpunct)
    }

    /// Spaces: they have no ink, and none of their width counts at a line end.
    #[must_use]
    pub const fn is_blank(self) -> bool {
        matches!(self, Self::Space | Self::Blank)
    }
}

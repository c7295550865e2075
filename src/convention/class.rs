//! What a character is to the composer: its class.
//!
//! The classes are those that CLREQ (Requirements for Chinese Text Layout) and GB/T 15834-2011 tell apart;
//! rows and columns of the tables of a [`Convention`](crate::convention::Convention) are these classes.

/// The class of a character in Chinese text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Ideographs, kana and all else that is set solid on the em.
    Han,
    /// Signs that repeat a character (々, ゝ): set like Han, but they start no line.
    Repeat,
    /// Full-width figures, letters and signs (１, Ａ, ＋): on the em like Han, in strings that are never parted.
    Wide,
    /// Opening quotes, brackets and book-title marks: ink in the right half.
    Opening,
    /// Closing quotes, brackets and book-title marks: ink in the left half.
    Closing,
    /// Pause marks inside a sentence: ，、；：.
    Pause,
    /// Marks that end a sentence: 。？！.
    Stop,
    /// Marks that end something and have no blank to give: ‼, ：；？！ of a vertical line, the second of ？！.
    Whole,
    /// The interpunct (间隔号): ·.
    Interpunct,
    /// The dash, two em: ——. Its halves are never parted.
    Dash,
    /// The ellipsis, two em: ……. Its halves are never parted.
    Ellipsis,
    /// Connectors (连接号): a single —, –, ～, a hyphen between Han.
    Connector,
    /// The solidus (分隔号): /.
    Solidus,
    /// Figures, and the points, commas and colons inside a number.
    Figure,
    /// A sign before a number that clings to it: ¥, $, №.
    Prefix,
    /// A narrow sign after a number that clings to it: %.
    Postfix,
    /// A sign of an em after a number that clings to it: ℃, ㎡, ％, ‰.
    Unit,
    /// Latin, Greek and Cyrillic letters, operators, and whatever joins them to words.
    Latin,
    /// Latin opening marks: ( [ {.
    LatinOpening,
    /// Latin closing, pause and stop marks: ) ] } , . ; : ! ?
    LatinClosing,
    /// Figures, letters and signs drawn above or below the line (², ₂, ™): of the class of what they follow.
    Raised,
    /// A word space.
    Space,
    /// An ideographic space (U+3000), and spaces of a width of their own.
    Blank,
}

impl Class {
    /// All of them, in order.
    pub const ALL: [Self; 23] = [
        Self::Han,
        Self::Repeat,
        Self::Wide,
        Self::Opening,
        Self::Closing,
        Self::Pause,
        Self::Stop,
        Self::Whole,
        Self::Interpunct,
        Self::Dash,
        Self::Ellipsis,
        Self::Connector,
        Self::Solidus,
        Self::Figure,
        Self::Prefix,
        Self::Postfix,
        Self::Unit,
        Self::Latin,
        Self::LatinOpening,
        Self::LatinClosing,
        Self::Raised,
        Self::Space,
        Self::Blank,
    ];

    /// How many classes there are: the size of a table of breaks.
    pub const COUNT: usize = Self::ALL.len();

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

    /// Letters, figures and marks that are written in words and numbers: UAX #14 says where these part.
    #[must_use]
    pub const fn is_western(self) -> bool {
        matches!(self, Self::Latin | Self::LatinOpening | Self::LatinClosing | Self::Figure | Self::Space)
    }
}

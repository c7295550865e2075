//! The kinds of blocks that a story's body is made of, a row each: what files call it, how it is set where a layout says
//! nothing, what it stands with, how it is read.
//!
//! A new kind is a new row in [`KINDS`]; what style it has a layout says. No stage knows a kind by its name but the one
//! that reads it: each asks the row for what is its own.

use std::ops::{Index, IndexMut};

use crate::geom::{Em, Length};

/// A kind of block: a row of [`KINDS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BlockKind {
    /// A paragraph.
    Paragraph,
    /// 插题: a line of its own.
    Subhead,
    /// 引文: what others wrote or said, as a block of its own.
    Quote,
    /// 出处: whose words a quotation is.
    Attribution,
    /// 列项: an item of a list.
    Item,
    /// An item of a list inside another.
    Subitem,
    /// 简讯: one of several short items under one head.
    Brief,
    /// 表格: rows and columns of cells, which stand in [`crate::copy::Block::table`].
    Table,
    /// 诗行: a stanza, line by line.
    Verse,
    /// 称呼: whom a letter is to.
    Salutation,
    /// 致敬语: how a letter closes, 此致 and 敬礼.
    Closing,
    /// 署名: who signs it.
    Signature,
    /// 日期: when it was signed.
    Date,
    /// 问.
    Question,
    /// 答.
    Answer,
    /// 编者按, 编后: what the editor says of the story.
    Note,
    /// 未完待续, 全文完: whether a serial goes on.
    Ending,
    /// 记者, 通讯员, where notes stand below them.
    Byline,
    /// 注释: what a mark in the text leads to.
    Footnote,
}

/// What is known of a kind.
#[derive(Debug)]
pub struct BlockRow {
    /// The kind.
    pub kind: BlockKind,
    /// What files call it: in `{kind=…}` and in `[blocks]` of layouts.
    pub key: &'static str,
    /// What the trade calls it.
    pub trade: &'static str,
    /// What it is.
    pub about: &'static str,
    /// How a story says that a paragraph is one.
    pub said: Said,
    /// Its style, where no layout describes it.
    pub usual: Usual,
    /// Where its lines end.
    pub ends: Ends,
    /// The white rows between two of the kind, in the place of those above and below; nothing, where these stand.
    pub joined: Option<u32>,
    /// What it stands in one column with.
    pub stands: Stands,
    /// How it is read.
    pub reads: Reads,
}

/// How a story says that a paragraph is of a kind, and where the style of the kind is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// By signs of its own, or of front matter; another table of layouts than `[blocks]` says its style.
    Elsewhere,
    /// By signs of its own.
    Signs,
    /// By `{kind=…}`, beside signs that some have.
    Kind,
}

/// The style of a kind that no layout describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Usual {
    /// The face.
    pub face: BlockFace,
    /// Its size, in thousandths of the body's.
    pub size: u16,
    /// How far its first line stands in; nothing, where that is as of other paragraphs.
    pub indent: Option<Em>,
    /// All lines from the line start.
    pub inset: Em,
    /// All lines from the line end.
    pub inset_end: Em,
    /// All lines but the first.
    pub hang: Em,
    /// Where its lines stand in their measure.
    pub align: BlockAlign,
    /// White rows above it and below.
    pub white: (u32, u32),
    /// The weight of the short rule in the white above it.
    pub rule: Length,
}

/// A face of the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockFace {
    /// That of its text.
    Regular,
    /// That of `**…**`.
    Strong,
    /// That of `*…*`.
    Emphasis,
}

/// Where the lines of a block stand in their measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BlockAlign {
    /// They fill it, the last as far as it goes.
    Justified,
    /// At its start, none of them opened to fill it.
    Start,
    /// In its middle.
    Middle,
    /// At its end.
    End,
    /// All as far in as puts the longest in the middle.
    Longest,
}

/// Where the lines of a block end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ends {
    /// Where they are full.
    Full,
    /// Where they are full, and copyfit leaves it as it is.
    Fixed,
    /// Where they end in the file, each beginning where the first does.
    Written,
    /// Where they end in the file, all but the first at the line's start.
    WrittenBack,
}

/// What a block stands in one column with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// With nothing.
    Free,
    /// All of it with what follows.
    WithNext,
    /// Its last line with what follows.
    EndWithNext,
    /// With what stands before.
    WithLast,
}

/// How a block is read by who does not see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reads {
    /// As a paragraph.
    Paragraph,
    /// As a heading of what follows.
    Heading,
    /// As part of a quotation.
    Quote,
    /// As an item of a list, or of one inside that.
    Item,
    /// See there.
    Subitem,
    /// As a note.
    Note,
}

impl Usual {
    /// As paragraphs are.
    const BODY: Self = Self {
        face: BlockFace::Regular,
        size: 1000,
        indent: None,
        inset: Em::ZERO,
        inset_end: Em::ZERO,
        hang: Em::ZERO,
        align: BlockAlign::Justified,
        white: (0, 0),
        rule: Length::ZERO,
    };
    /// From the line's start.
    const FLUSH: Self = Self { indent: Some(Em::ZERO), ..Self::BODY };
    /// At the line's end, two characters from it.
    const SIGNED: Self = Self { inset_end: TWO, align: BlockAlign::End, ..Self::FLUSH };
}

/// 注线.
const HAIRLINE: Length = Length(250_000);
const TWO: Em = Em(2_000_000);

/// A row that stands and is read as a paragraph is.
const fn row(kind: BlockKind, key: &'static str, trade: &'static str, about: &'static str) -> BlockRow {
    BlockRow {
        kind,
        key,
        trade,
        about,
        said: Said::Kind,
        usual: Usual::BODY,
        ends: Ends::Full,
        joined: Some(0),
        stands: Stands::Free,
        reads: Reads::Paragraph,
    }
}

/// All kinds, in the order of [`BlockKind`].
pub const KINDS: &[BlockRow] = &[
    BlockRow { said: Said::Elsewhere, ..row(BlockKind::Paragraph, "paragraph", "段落", "A paragraph.") },
    BlockRow {
        said: Said::Elsewhere,
        usual: Usual { face: BlockFace::Strong, ..Usual::FLUSH },
        ends: Ends::Fixed,
        joined: None,
        stands: Stands::WithNext,
        reads: Reads::Heading,
        ..row(BlockKind::Subhead, "subhead", "插题", "A subhead.")
    },
    BlockRow {
        usual: Usual { face: BlockFace::Emphasis, inset: TWO, inset_end: TWO, ..Usual::BODY },
        reads: Reads::Quote,
        ..row(BlockKind::Quote, "quote", "引文", "A quotation set in, `> …`.")
    },
    BlockRow {
        usual: Usual { face: BlockFace::Emphasis, ..Usual::SIGNED },
        ends: Ends::Written,
        stands: Stands::WithLast,
        reads: Reads::Quote,
        ..row(BlockKind::Attribution, "attribution", "出处", "Whose words a quotation is, `> ——…`.")
    },
    BlockRow {
        said: Said::Signs,
        usual: Usual::FLUSH,
        reads: Reads::Item,
        ..row(BlockKind::Item, "item", "列项", "An item of a list.")
    },
    BlockRow {
        said: Said::Signs,
        usual: Usual::FLUSH,
        reads: Reads::Subitem,
        ..row(BlockKind::Subitem, "subitem", "子列项", "An item of a list inside another.")
    },
    BlockRow {
        said: Said::Signs,
        reads: Reads::Item,
        ..row(BlockKind::Brief, "brief", "简讯", "One of several short items under one head.")
    },
    // Its lines are rows of the grid that `galley::table` gives it, and its style is one of `[tables]`: the row says how it
    // stands among others.
    BlockRow {
        said: Said::Elsewhere,
        usual: Usual::FLUSH,
        ends: Ends::Fixed,
        ..row(BlockKind::Table, "table", "表格", "A table.")
    },
    BlockRow {
        usual: Usual { face: BlockFace::Emphasis, hang: TWO, align: BlockAlign::Longest, ..Usual::FLUSH },
        ends: Ends::Written,
        joined: Some(1),
        ..row(BlockKind::Verse, "verse", "诗行", "A stanza, line by line.")
    },
    BlockRow {
        usual: Usual::FLUSH,
        ends: Ends::Written,
        stands: Stands::WithNext,
        ..row(BlockKind::Salutation, "salutation", "称呼", "Whom a letter is to.")
    },
    BlockRow {
        ends: Ends::WrittenBack,
        stands: Stands::WithLast,
        ..row(BlockKind::Closing, "closing", "致敬语", "How a letter closes, 此致 and 敬礼.")
    },
    BlockRow {
        usual: Usual::SIGNED,
        ends: Ends::Written,
        stands: Stands::WithLast,
        ..row(BlockKind::Signature, "signature", "署名", "Who signs it.")
    },
    BlockRow {
        usual: Usual::SIGNED,
        ends: Ends::Written,
        stands: Stands::WithLast,
        ..row(BlockKind::Date, "date", "日期", "When it was signed.")
    },
    BlockRow {
        usual: Usual { face: BlockFace::Strong, hang: TWO, ..Usual::FLUSH },
        stands: Stands::EndWithNext,
        ..row(BlockKind::Question, "question", "问", "A question of an interview.")
    },
    BlockRow {
        usual: Usual { hang: TWO, ..Usual::FLUSH },
        ..row(BlockKind::Answer, "answer", "答", "An answer.")
    },
    BlockRow {
        usual: Usual { face: BlockFace::Emphasis, white: (1, 1), ..Usual::BODY },
        ..row(BlockKind::Note, "note", "编者按", "What the editor says of the story.")
    },
    BlockRow {
        said: Said::Signs,
        usual: Usual { face: BlockFace::Emphasis, inset_end: Em::ZERO, ..Usual::SIGNED },
        ends: Ends::Fixed,
        stands: Stands::WithLast,
        ..row(BlockKind::Ending, "ending", "续完", "Whether a serial goes on, 未完待续 or 全文完.")
    },
    BlockRow {
        said: Said::Elsewhere,
        usual: Usual { face: BlockFace::Emphasis, inset_end: Em::ZERO, ..Usual::SIGNED },
        ends: Ends::Fixed,
        stands: Stands::WithLast,
        ..row(BlockKind::Byline, "byline", "记者", "Who reports, above notes.")
    },
    BlockRow {
        said: Said::Signs,
        usual: Usual { size: 850, white: (1, 0), rule: HAIRLINE, ..Usual::FLUSH },
        reads: Reads::Note,
        ..row(BlockKind::Footnote, "footnote", "注释", "A note at the story's end, `[^1]: …`.")
    },
];

/// How many there are.
const COUNT: usize = KINDS.len();

impl BlockKind {
    /// All of them.
    pub fn all() -> impl Iterator<Item = Self> {
        KINDS.iter().map(|row| row.kind)
    }

    /// Those whose style layouts say in `[blocks]`.
    pub fn styled() -> impl Iterator<Item = Self> {
        Self::all().filter(|kind| kind.is_styled())
    }

    /// Whether layouts say its style in `[blocks]`.
    const fn is_styled(self) -> bool {
        !matches!(self.row().said, Said::Elsewhere)
    }

    /// How many of them there are.
    pub const STYLED: usize = {
        let (mut at, mut count) = (0, 0);
        while at < COUNT {
            count += KINDS[at].kind.is_styled() as usize;
            at += 1;
        }
        count
    };

    /// What files call them.
    #[must_use]
    pub const fn styled_keys() -> [&'static str; Self::STYLED] {
        let mut keys = [""; Self::STYLED];
        let (mut at, mut next) = (0, 0);
        while at < COUNT {
            if KINDS[at].kind.is_styled() {
                keys[next] = KINDS[at].key;
                next += 1;
            }
            at += 1;
        }
        keys
    }

    /// Those that `{kind=…}` names.
    pub fn named() -> impl Iterator<Item = Self> {
        Self::all().filter(|kind| kind.row().said == Said::Kind)
    }

    /// What is known of it.
    #[must_use]
    pub const fn row(self) -> &'static BlockRow {
        &KINDS[self as usize]
    }

    /// Whether its lines end where they do in the file.
    #[must_use]
    pub const fn is_by_line(self) -> bool {
        matches!(self.row().ends, Ends::Written | Ends::WrittenBack)
    }

    /// Whether it is made of front matter, and no block of the file.
    #[must_use]
    pub const fn is_made(self) -> bool {
        matches!(self, Self::Byline | Self::Ending)
    }

    /// Whether it stands at a story's end, below who reports.
    #[must_use]
    pub const fn is_note(self) -> bool {
        matches!(self, Self::Note | Self::Footnote)
    }
}

/// One of something for each kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PerKind<T>([T; COUNT]);

impl<T> PerKind<T> {
    /// Makes one for each.
    pub fn each(mut made: impl FnMut(BlockKind) -> T) -> Self {
        Self(std::array::from_fn(|at| made(KINDS[at].kind)))
    }
}

impl<T> PerKind<Option<T>> {
    /// All of them, if none is lacking.
    #[must_use]
    pub fn whole(self) -> Option<PerKind<T>> {
        let all: Option<Vec<T>> = self.0.into_iter().collect();
        all?.try_into().ok().map(PerKind)
    }
}

impl<T> Index<BlockKind> for PerKind<T> {
    type Output = T;

    fn index(&self, kind: BlockKind) -> &T {
        // The table has a row for each kind.
        &self.0[kind as usize]
    }
}

impl<T> IndexMut<BlockKind> for PerKind<T> {
    fn index_mut(&mut self, kind: BlockKind) -> &mut T {
        &mut self.0[kind as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_its_row_and_a_key_of_its_own() {
        assert_eq!(BlockKind::Footnote as usize + 1, COUNT, "a kind has no row");
        for (at, row) in KINDS.iter().enumerate() {
            assert_eq!(row.kind as usize, at, "{}", row.key);
            assert!(KINDS.iter().skip(at + 1).all(|other| other.key != row.key));
        }
    }

    #[test]
    fn what_fills_its_lines_is_justified_and_what_is_set_by_line_is_not_filled() {
        for row in KINDS {
            let is_filled = row.ends == Ends::Full;
            assert!(!is_filled || row.usual.align == BlockAlign::Justified, "{}", row.key);
        }
    }
}

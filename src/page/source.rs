//! Whose what stands on a page is.

use crate::block::BlockKind;
use crate::part::HeadPart;

/// Whose item it is: enough to find a line again in the edition and to write structure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Source {
    /// What part of the page or story.
    pub role: Role,
    /// The story, an index into [`super::Composition::stories`]; none for furniture.
    pub story: Option<u16>,
    /// The part of the story's body, from 0; for heads the line of the head.
    pub part: u16,
    /// The text column of the story in which it stands, from 0.
    pub column: u16,
    /// The row in that column, from 0; for heads 0.
    pub row: u16,
}

impl Source {
    /// Part of the page, not of a story.
    #[must_use]
    pub const fn furniture(role: Role) -> Self {
        Self { role, story: None, part: 0, column: 0, row: 0 }
    }
}

/// The parts of a page and of a story, by the trade's names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// 报头: nameplate, ear, strip.
    Masthead,
    /// 报眉: the line with paper, date and page number.
    Folio,
    /// Another part of the page itself: a section head, who edited it, an imprint.
    Furniture,
    /// A rule or border between stories.
    Rule,
    /// A part of a head: 引题, 主题, 副题.
    Head(HeadPart),
    /// A paragraph of the body.
    Body,
    /// 插题.
    Subhead,
    /// Another kind of block of the body.
    Block(BlockKind),
    /// What stands before an item of a list or a note: its number, a bullet.
    Label(BlockKind),
    /// 记者, 通讯员.
    Byline,
    /// The sound of a character of the body (拼音, 注音): it belongs to the run before it.
    Annotation,
    /// 题图, 插图.
    Picture,
    /// 图片说明, the text below a picture.
    Caption,
    /// 摄影, who took the picture.
    Credit,
    /// 引语, words of the story in a box of its text, and whose they are.
    Quotation,
    /// 表格: what is said in and around a table.
    Table(TablePart),
    /// 下转, 上接: where a story leaves a page, and where it goes on.
    JumpLine,
    /// The head by which readers know a story again where it goes on.
    JumpHead,
    /// 广告: an advertisement.
    Advertisement,
    /// 底纹: what lies under a story.
    Tint,
    /// Printer's marks and the slug line.
    Mark,
    /// What lies across a page of a proof. Only a proof can show what is under it.
    Watermark,
}

impl Role {
    /// That of a block of the body.
    #[must_use]
    pub const fn of_block(kind: BlockKind) -> Self {
        match kind {
            BlockKind::Paragraph => Self::Body,
            BlockKind::Subhead => Self::Subhead,
            BlockKind::Byline => Self::Byline,
            kind => Self::Block(kind),
        }
    }

    /// Whether it is of the text of a story, from its first line to who reports.
    #[must_use]
    pub const fn is_of_text(self) -> bool {
        matches!(self, Self::Body | Self::Subhead | Self::Block(_) | Self::Label(_) | Self::Byline)
    }

    /// What it is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Masthead => "masthead",
            Self::Folio => "folio",
            Self::Furniture => "furniture",
            Self::Rule => "rule",
            Self::Head(part) => part.row().key,
            Self::Body => "body",
            Self::Subhead => "subhead",
            Self::Block(kind) => kind.row().key,
            Self::Label(_) => "label",
            Self::Byline => "byline",
            Self::Annotation => "annotation",
            Self::Picture => "picture",
            Self::Caption => "caption",
            Self::Credit => "credit",
            Self::Quotation => "quotation",
            Self::Table(part) => part.name(),
            Self::JumpLine => "jump line",
            Self::JumpHead => "jump head",
            Self::Advertisement => "advertisement",
            Self::Tint => "tint",
            Self::Mark => "mark",
            Self::Watermark => "watermark",
        }
    }
}

/// The parts of a table, in the order of reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TablePart {
    /// 表题.
    Caption,
    /// A cell.
    Cell(CellPlace),
    /// 表注: which of them, from 0.
    Note(u16),
    /// 续表: its caption and head where it goes on, which were read before.
    Again,
}

impl TablePart {
    /// What it is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Caption => "table caption",
            Self::Cell(CellPlace { head: CellHead::None, .. }) => "table cell",
            Self::Cell(_) => "table head",
            Self::Note(_) => "table note",
            Self::Again => "table head again",
        }
    }
}

/// Where a cell stands in its table, and how far it reaches: all counted from 0, from the table's own first row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellPlace {
    /// Its first row.
    pub row: u16,
    /// Its first column.
    pub column: u16,
    /// How many rows it stands in.
    pub rows: u16,
    /// How many columns.
    pub columns: u16,
    /// What it is the head of.
    pub head: CellHead,
}

/// What a cell is the head of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CellHead {
    /// Of nothing.
    None,
    /// Of its columns.
    Columns,
    /// Of its rows.
    Rows,
}

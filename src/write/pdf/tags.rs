//! What an item is in the structure of the edition (tagged PDF, ISO 32000-1, 14.7 and 14.8).

use pdf_writer::types::StructRole;

use crate::block::{BlockKind, Reads};
use crate::page::{CellHead, CellPlace, Item, Role, StoryLabel, TablePart};
use crate::part::HeadPart;

/// What an item is to those who read the structure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tag {
    /// Part of the page, not of a story: furniture, rules, tints, marks.
    Artifact(Artifact),
    /// Part of a story.
    Part(Part),
}

/// Kinds of artifacts (14.8.2.2.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Artifact {
    /// What says where in the edition one is.
    Pagination,
    /// Rules and tints.
    Layout,
    /// Marks for the printer.
    Page,
}

impl Artifact {
    /// Its name.
    pub(super) const fn name(self) -> &'static [u8] {
        match self {
            Self::Pagination => b"Pagination",
            Self::Layout => b"Layout",
            Self::Page => b"Page",
        }
    }
}

/// A part of a story: ordered as it is read, whatever the order on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Part {
    /// An index into the stories.
    pub(super) story: u16,
    /// Its place in the story.
    pub(super) kind: Kind,
    /// The paragraph of the body, or which picture.
    pub(super) number: u16,
    /// It is the text of the paragraph, which stands behind its number.
    pub(super) is_text: bool,
    /// How the paragraph is read.
    pub(super) reads: Reads,
    /// 组合: under how many headlines of other stories its own stands.
    pub(super) depth: u8,
    /// What of a table it is, where it is of one.
    pub(super) inside: Inside,
}

/// What of a table a part is, as that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Inside {
    /// It is of none.
    None,
    /// Its caption.
    Caption,
    /// A cell.
    Cell(CellPlace),
    /// A note below it.
    Note(u16),
}

impl Part {
    /// Whether it is a headline or a subhead.
    pub(super) fn is_heading(self) -> bool {
        self.kind == Kind::Head(HeadPart::HEADLINE) || self.kind == Kind::Body && self.reads == Reads::Heading
    }

    /// The standard structure type (14.8.4).
    pub(super) const fn role(self) -> StructRole {
        match self.inside {
            Inside::Caption => return StructRole::Caption,
            Inside::Cell(CellPlace { head: CellHead::None, .. }) => return StructRole::TD,
            Inside::Cell(_) => return StructRole::TH,
            Inside::None | Inside::Note(_) => {}
        }
        match self.kind {
            Kind::Head(HeadPart::HEADLINE) => heading(self.depth),
            Kind::Body => match self.reads {
                Reads::Heading => heading(self.depth + 1),
                _ => StructRole::P,
            },
            Kind::Head(_) | Kind::Quotation => StructRole::P,
            Kind::Figure => StructRole::Figure,
            Kind::Caption => StructRole::Caption,
        }
    }
}

/// A heading below so many others.
const fn heading(depth: u8) -> StructRole {
    match depth {
        0 => StructRole::H1,
        1 => StructRole::H2,
        2 => StructRole::H3,
        3 => StructRole::H4,
        4 => StructRole::H5,
        _ => StructRole::H6,
    }
}

/// Under how many headlines of other stories one stands.
fn depth(stories: &[StoryLabel], story: u16) -> u8 {
    let over = |story: &u16| stories.get(usize::from(*story))?.under;
    let hosts = std::iter::successors(over(&story), over);
    hosts.take(DEEPEST.into()).count() as u8
}

/// Headings are of six levels (14.8.4.3.2): one for subheads, the others for headlines.
const DEEPEST: u8 = 4;

/// What a part of a story is, in reading order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// A part of its head.
    Head(HeadPart),
    /// A picture.
    Figure,
    /// Its caption and credit.
    Caption,
    /// 引语.
    Quotation,
    /// A paragraph or a subhead of the body, or who reports: where it stands among them.
    Body,
}

/// What an item is.
pub(super) fn of(item: &Item, stories: &[StoryLabel]) -> Tag {
    let source = item.source();
    let artifact = |kind| Tag::Artifact(kind);
    let kind = match source.role {
        // Who reads the structure has the story in one piece, and no page to turn to.
        Role::Masthead
        | Role::Folio
        | Role::Furniture
        | Role::JumpLine
        | Role::JumpHead
        | Role::Table(TablePart::Again) => {
            return artifact(Artifact::Pagination);
        }
        Role::Rule | Role::Tint | Role::Advertisement => return artifact(Artifact::Layout),
        Role::Mark | Role::Watermark => return artifact(Artifact::Page),
        Role::Head(part) => Kind::Head(part),
        Role::Picture => Kind::Figure,
        Role::Caption | Role::Credit => Kind::Caption,
        Role::Quotation => Kind::Quotation,
        Role::Body
        | Role::Annotation
        | Role::Subhead
        | Role::Block(_)
        | Role::Label(_)
        | Role::Table(_)
        | Role::Byline => Kind::Body,
    };
    let Some(story) = source.story else { return artifact(Artifact::Layout) };
    let inside = match source.role {
        Role::Table(TablePart::Caption) => Inside::Caption,
        Role::Table(TablePart::Cell(place)) => Inside::Cell(place),
        Role::Table(TablePart::Note(note)) => Inside::Note(note),
        _ => Inside::None,
    };
    // The lines of a head are one part; the number of a picture is the paragraph that it goes with.
    let numbered = matches!(kind, Kind::Body | Kind::Figure | Kind::Caption);
    let number = if numbered { source.part } else { 0 };
    Tag::Part(Part {
        story,
        kind,
        number,
        is_text: !matches!(source.role, Role::Label(_)),
        reads: match source.role {
            Role::Subhead => BlockKind::Subhead.row().reads,
            Role::Block(kind) | Role::Label(kind) => kind.row().reads,
            _ => Reads::Paragraph,
        },
        depth: depth(stories, story),
        inside,
    })
}

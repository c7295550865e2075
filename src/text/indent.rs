//! How far the lines of a paragraph stand in: 首行缩进, 段落缩排, 凸排 (CLREQ, 3.4.1 and 3.4.2).

use crate::copy::{Block, BlockKind, Indents};
use crate::geom::Em;
use crate::style::BodyStyle;

/// How far the lines of a block stand in from the ends of their measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Indent {
    /// Its first line from the line start.
    pub first: Em,
    /// All others from there.
    pub rest: Em,
    /// All lines from the line end.
    pub end: Em,
}

impl Indent {
    /// That of a block below another of some kind, or below the head of its story.
    pub(super) fn of(block: &Block, above: Option<BlockKind>, style: &BodyStyle) -> Self {
        if block.kind != BlockKind::Paragraph {
            return Self::default();
        }
        let house = Self::of_house(above, style);
        let Some(Indents { indent, inset, inset_end, hang, .. }) = &block.indents else { return house };
        let inset = inset.unwrap_or_default();
        // What is set out begins where its paragraph does.
        let usual = if hang.is_some() { Em::ZERO } else { house.first };
        Self {
            first: inset + indent.unwrap_or(usual),
            rest: inset + hang.unwrap_or_default(),
            end: inset_end.unwrap_or_default(),
        }
    }

    /// That of a paragraph that asks for none.
    pub(super) fn of_house(above: Option<BlockKind>, style: &BodyStyle) -> Self {
        let other = match above {
            None => style.first_indent,
            Some(BlockKind::Subhead) => style.indent_after_subhead,
            Some(BlockKind::Paragraph | BlockKind::Table) => None,
        };
        Self { first: other.unwrap_or(style.indent), ..Self::default() }
    }

    /// How far the line that begins with an atom of the block stands in from the line start.
    #[must_use]
    pub fn start(self, atom: usize) -> Em {
        if atom == 0 { self.first } else { self.rest }
    }

    /// What it takes of the measure of that line, at both ends.
    #[must_use]
    pub fn taken(self, atom: usize) -> Em {
        self.start(atom) + self.end
    }
}

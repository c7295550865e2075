//! How far the lines of a block stand in: 首行缩进, 段落缩排, 凸排 (CLREQ, 3.4.1 and 3.4.2).

use crate::block::BlockKind;
use crate::copy::{Block, Indents};
use crate::geom::Em;
use crate::style::{BlockStyle, BodyStyle};

/// How far the lines of a block stand in from the ends of their measure, in em of its own size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Indent {
    /// Its first line from the line start.
    pub first: Em,
    /// All others from there.
    pub rest: Em,
    /// All lines from the line end.
    pub end: Em,
}

/// Where the items of a list stand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Listed {
    /// How far what stands before them begins from the line start, beyond what its style says.
    pub(super) from: Em,
    /// How far behind that their text begins.
    pub(super) by: Em,
}

impl Indent {
    /// That of a block below another of some kind, or below the head of its story.
    pub(super) fn of(
        block: &Block,
        above: Option<BlockKind>,
        style: &BodyStyle,
        listed: Option<Listed>,
    ) -> Self {
        let usual = &style.blocks[block.kind];
        let BlockStyle { indent, inset, inset_end, hang, .. } = usual;
        let own = block.indents.as_ref();
        let asked = |of: fn(&Indents) -> Option<Em>| own.and_then(of);
        let inset = asked(|own| own.inset).unwrap_or(*inset) + listed.map_or(Em::ZERO, |list| list.from);
        let set_out = asked(|own| own.hang);
        let hang = set_out.or(listed.map(|list| list.by)).unwrap_or(*hang);
        let first = match asked(|own| own.indent) {
            Some(indent) => indent,
            // What goes on stands in as paragraphs do, from where the lines above it begin.
            None if block.goes_on => hang + style.indent,
            // Its number stands before it.
            None if block.label.is_some() => hang,
            // What is set out begins where its paragraph does.
            None if set_out.is_some() => Em::ZERO,
            None => indent.unwrap_or_else(|| Self::of_house(above, style).first),
        };
        let end = asked(|own| own.inset_end).unwrap_or(*inset_end);
        Self { first: inset + first, rest: inset + hang, end }
    }

    /// That of a paragraph that asks for none.
    pub(super) fn of_house(above: Option<BlockKind>, style: &BodyStyle) -> Self {
        let other = match above {
            None => style.first_indent,
            Some(BlockKind::Subhead) => style.indent_after_subhead,
            Some(_) => None,
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

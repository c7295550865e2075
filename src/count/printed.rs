//! What is printed of a story (版面字数): its lines, each by the characters that its row has room for.
//!
//! A line that is not full counts as one that is, and so does a subhead on a line of its own. Who reports is no text, nor is
//! what the editor says of the story.

use std::collections::BTreeSet;

use super::characters::begins;
use crate::block::BlockKind;
use crate::galley::Line;
use crate::geom::{Em, Length};
use crate::page::{Role, TablePart};
use crate::plan::Frame;
use crate::text::ShapedText;

/// Lines, and the characters that they have room for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Printed {
    /// Lines.
    pub lines: usize,
    /// Characters.
    pub characters: usize,
}

/// Characters as they are typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Typed {
    /// Those of the head, all its parts.
    pub head: usize,
    /// Those of the text, from the dateline to the last note; not who reports, nor the tables.
    pub text: usize,
    /// What of it the editor says (编者按).
    pub editors: usize,
    /// Those of tables.
    pub tables: usize,
    /// Those below pictures, and who took them.
    pub captions: usize,
    /// Those of the quotation in a box.
    pub quotation: usize,
}

/// What rounds away where lengths become ems.
const NEARLY: Em = Em(1_000);

/// What stands in columns, or in a box.
#[derive(Debug, Default)]
pub(super) struct Standing {
    pub(super) typed: Typed,
    pub(super) printed: Printed,
}

/// Takes what stands in columns, line by line.
pub(super) struct Counting<'a> {
    /// The text of the line before, and where something begins in it.
    last: Option<(&'a ShapedText, Vec<usize>)>,
}

impl<'a> Counting<'a> {
    pub(super) const fn new() -> Self {
        Self { last: None }
    }

    /// What stands in a column.
    pub(super) fn column(&mut self, frame: &Frame, lines: &[Line<'a>], into: &mut Standing) {
        let measure = |row: u16| frame.rows.get(usize::from(row)).map(|row| row.measure.of(frame.size));
        self.rows((measure, frame.size), lines, into);
    }

    /// What stands in rows of some measure each, where the body has a size.
    pub(super) fn rows(
        &mut self,
        (measure, size): (impl Fn(u16) -> Option<Length>, Length),
        lines: &[Line<'a>],
        into: &mut Standing,
    ) {
        let mut of_table = BTreeSet::new();
        for line in lines {
            let (row, role) = (line.source.row, line.source.role);
            if matches!(role, Role::Table(_)) {
                // Its cells stand side by side, and its rows may be spread: what counts is how many rows it takes.
                of_table.insert(row);
                if role != Role::Table(TablePart::Again) {
                    into.typed.tables += self.typed(line);
                }
            } else if role == Role::Block(BlockKind::Note) {
                let typed = self.typed(line);
                into.typed.text += typed;
                into.typed.editors += typed;
            } else if is_text(role) {
                into.typed.text += self.typed(line);
                into.printed.add(measure(row), line.size);
            }
        }
        for row in of_table {
            into.printed.add(measure(row), size);
        }
    }

    /// What is typed of a line: a word that is parted counts where it begins.
    fn typed(&mut self, line: &Line<'a>) -> usize {
        let text = line.text;
        if !self.last.as_ref().is_some_and(|(last, _)| std::ptr::eq(*last, text)) {
            self.last = Some((text, begins(&text.text)));
        }
        let begins = self.last.as_ref().map_or(&[][..], |(_, begins)| begins);
        let byte = |atom: usize| text.atoms.get(atom).map_or(text.text.len(), |atom| atom.byte as usize);
        let before = |atom: usize| begins.partition_point(|at| *at < byte(atom));
        before(line.set.atoms.end).saturating_sub(before(line.set.atoms.start))
    }
}

impl Printed {
    fn add(&mut self, measure: Option<Length>, size: Length) {
        let Some(measure) = measure.filter(|_| size > Length::ZERO) else { return };
        self.lines += 1;
        self.characters += ((measure.in_em(size) + NEARLY).0 / Em::ONE.0).max(0) as usize;
    }

    /// With what else is printed.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self { lines: self.lines + other.lines, characters: self.characters + other.characters }
    }
}

impl Typed {
    /// With what else is typed.
    #[must_use]
    pub const fn and(self, other: &Self) -> Self {
        Self {
            head: self.head + other.head,
            text: self.text + other.text,
            editors: self.editors + other.editors,
            tables: self.tables + other.tables,
            captions: self.captions + other.captions,
            quotation: self.quotation + other.quotation,
        }
    }

    /// The text and its tables: what somebody wrote and is paid for.
    #[must_use]
    pub const fn written(&self) -> usize {
        self.text + self.tables - self.editors
    }
}

/// Whether it is a line of the text itself: numbers of items stand in lines of theirs, and who reports is no text, nor that a serial goes on.
fn is_text(role: Role) -> bool {
    role.is_of_text() && !matches!(role, Role::Label(_) | Role::Byline | Role::Block(BlockKind::Ending))
}

//! A cluster on its way to the shaper, and how it is to be shaped.

use super::Joint;
use crate::convention::Class;
use crate::copy::Passage;
use crate::geom::Em;
use crate::page::FaceId;

/// The features that a run is shaped with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Treatment {
    /// As the face has it.
    Plain,
    /// `halt`: the half of a mark that has ink.
    HalfMark,
    /// A mark that is moved to where the convention wants its ink.
    WholeMark,
    /// A sign in the middle of half an em.
    HalfSign,
    /// `hwid`: half-width figures.
    HalfFigure,
    /// `pwid`: an apostrophe as wide as its ink, where the face has a quotation mark of an em for it.
    Proportional,
    /// `vert`, down the line: the vertical forms of a face.
    Upright,
    /// `vhal`: the half of a mark that has ink in a vertical line.
    UprightHalf,
    /// `hwid`, side by side in one em of a vertical line (纵中横).
    Cell,
}

impl Treatment {
    /// Whether what is shaped so stands upright in a vertical line.
    pub(super) const fn is_upright(self) -> bool {
        matches!(self, Self::Upright | Self::UprightHalf | Self::Cell)
    }

    /// Whether each cluster is shaped alone, as a mark is.
    pub(super) const fn is_of_marks(self) -> bool {
        matches!(
            self,
            Self::HalfMark | Self::WholeMark | Self::HalfSign | Self::HalfFigure | Self::UprightHalf
        )
    }
}

/// A cluster on its way to the shaper: a character with what clings to it.
pub(super) struct Item {
    pub(super) byte: usize,
    /// The byte after its last.
    pub(super) end: usize,
    /// Its first character.
    pub(super) character: char,
    pub(super) class: Class,
    pub(super) face: FaceId,
    pub(super) treatment: Treatment,
    pub(super) tracking: Option<Em>,
    pub(super) joint: Joint,
    /// What its text asks for: an index into [`Passage::attributes`].
    pub(super) attributes: Option<u32>,
}

impl Item {
    /// Whether the two go to the shaper in one run.
    pub(super) fn joins(&self, next: &Self) -> bool {
        self.face == next.face
            && self.treatment == next.treatment
            && self.treatment != Treatment::Cell
            && self.attributes == next.attributes
            && (self.class == Class::Latin) == (next.class == Class::Latin)
            // Faces draw dashes in a row as one glyph, however many: two dashes are two.
            && !(self.class == Class::Dash && next.class == Class::Dash && self.joint != Joint::Never)
    }

    /// Its text.
    pub(super) fn text<'c>(&self, copy: &'c Passage) -> &'c str {
        copy.text.get(self.byte..self.end).unwrap_or_default()
    }
}

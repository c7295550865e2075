//! What differs from text to text in shaping.

use crate::convention::Convention;
use crate::copy::FaceRole;
use crate::geom::{Direction, Length};
use crate::style::{Faces, Figures};

/// The faces of each role, best first, and the figures.
#[derive(Debug, Clone, Copy)]
pub struct Style<'a> {
    /// The convention of the region.
    pub convention: &'static Convention,
    /// The text face.
    pub regular: &'a Faces,
    /// The face of [`FaceRole::Strong`].
    pub strong: &'a Faces,
    /// The face of [`FaceRole::Emphasis`].
    pub emphasis: &'a Faces,
    /// The widths of figures.
    pub figures: Figures,
    /// The way the line runs.
    pub direction: Direction,
    /// 纵中横: how many figures stand side by side in one em of a vertical line.
    pub cell_figures: usize,
    /// Whether Western words are hyphenated.
    pub hyphenate: bool,
    /// The size that it is set in and the height of its rows, where they are known: the sounds of characters are no
    /// smaller than can be read, as far as these leave room.
    pub rows: Option<Rows>,
}

/// Rows of text of one size.
#[derive(Debug, Clone, Copy)]
pub struct Rows {
    /// The size of the text.
    pub size: Length,
    /// Baseline to baseline.
    pub leading: Length,
}

impl<'a> Style<'a> {
    /// One list of faces for all roles, figures as drawn: for display type and furniture.
    #[must_use]
    pub const fn display(convention: &'static Convention, faces: &'a Faces, direction: Direction) -> Self {
        let (strong, emphasis, figures) = (faces, faces, Figures::Proportional);
        Self {
            convention,
            regular: faces,
            strong,
            emphasis,
            figures,
            direction,
            cell_figures: 2,
            hyphenate: false,
            rows: None,
        }
    }

    pub(super) fn faces(&self, role: FaceRole) -> &'a Faces {
        match role {
            FaceRole::Regular => self.regular,
            FaceRole::Strong => self.strong,
            FaceRole::Emphasis => self.emphasis,
        }
    }
}

//! The styles of a layout, as shaping asks for them.

use super::shape::Shaper;
use super::style::Style;
use crate::geom::Direction;
use crate::layout::Layout;
use crate::page::FaceId;
use crate::style::{BodyStyle, FacesId};

/// A layout's styles with the shaper that serves them.
pub(super) struct Styles<'a> {
    pub(super) shaper: &'a Shaper<'a>,
    pub(super) layout: &'a Layout,
    pub(super) faces: Vec<Vec<FaceId>>,
}

impl<'a> Styles<'a> {
    pub(super) fn new(shaper: &'a Shaper<'a>, layout: &'a Layout) -> Self {
        let ids = |fonts: &Vec<usize>| fonts.iter().map(|font| FaceId(*font as u16)).collect();
        Self { shaper, layout, faces: layout.faces.iter().map(|faces| ids(&faces.fonts)).collect() }
    }

    /// The faces of a list.
    pub(super) fn faces(&self, id: FacesId) -> &[FaceId] {
        self.faces.get(id.0).map_or(&[], Vec::as_slice)
    }

    /// The style of the body, in lines that run so.
    pub(super) fn body(&self, direction: Direction) -> Style<'_> {
        let BodyStyle { regular, strong, emphasis, figures, cell_figures, hyphenate, .. } = self.layout.body;
        let (regular, strong, emphasis) = (self.faces(regular), self.faces(strong), self.faces(emphasis));
        Style {
            regular,
            strong,
            emphasis,
            figures,
            direction,
            cell_figures: cell_figures as usize,
            hyphenate,
        }
    }
}

//! Ornaments: what an ornamental rule (花线) repeats.

use std::sync::Arc;

use crate::artwork::Drawing;
use crate::color::Paint;
use crate::diag::Span;
use crate::geom::Length;

/// How thick an ornamental rule is where a layout does not say.
pub(super) const USUAL: Length = Length::pt(6);

/// An ornament in the inks of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ornament {
    /// What the layout calls it.
    pub name: String,
    /// What is repeated along the rule.
    pub unit: Unit,
    /// What stands in the corner of a border on the left above, and turned in the others; where there is nothing, the
    /// sides of the border meet.
    pub corner: Option<Unit>,
    /// Where the layout asks for it.
    pub span: Span,
}

/// A drawing in the inks of the press, as high as the rule is thick.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// What is drawn.
    pub drawing: Arc<Drawing>,
    /// What each of its outlines is printed in.
    pub paints: Vec<Paint>,
}

impl Unit {
    /// How long it is along a rule of a weight; it may be next to nothing.
    #[must_use]
    pub fn length(&self, weight: Length) -> Length {
        weight.scaled(self.drawing.size.width.0, self.drawing.size.height.0.max(1))
    }

    /// How many lines and curves it is made of.
    #[must_use]
    pub fn segments(&self) -> usize {
        let contours = self.drawing.outlines.iter().flat_map(|outline| &outline.contours);
        contours.map(|contour| contour.segments.len() + 1).sum()
    }
}

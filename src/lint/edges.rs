//! Where markup stands between the characters of a text.

use crate::copy::{FaceRole, Passage, StyleRun};

/// What stands between two characters of a text; at the start of a copy, nothing.
#[derive(Debug, Clone, Copy)]
pub(super) struct Edge {
    /// The character behind it.
    pub(super) at: usize,
    /// How many bytes of the source are markup.
    pub(super) bytes: u32,
    pub(super) left: StyleRun,
    pub(super) right: StyleRun,
}

impl Edge {
    /// Whether an emphasis begins or ends at it.
    pub(super) fn is_emphasis(&self) -> bool {
        self.left.face != self.right.face
    }

    /// Nothing but the stars of one emphasis.
    pub(super) fn is_stars(&self) -> bool {
        let stars = |face: FaceRole| match face {
            FaceRole::Regular => 0,
            FaceRole::Strong => 2,
            FaceRole::Emphasis => 1,
        };
        let alike =
            (self.left.tracking, self.left.attributes) == (self.right.tracking, self.right.attributes);
        let regular = [self.left.face, self.right.face].contains(&FaceRole::Regular);
        alike && regular && self.bytes == stars(self.left.face) + stars(self.right.face)
    }

    /// Nothing but two stars.
    pub(super) fn is_strong(&self) -> bool {
        self.is_stars() && [self.left.face, self.right.face].contains(&FaceRole::Strong)
    }
}

/// The edges of the pieces of a copy, of which each stands at a place of the text.
pub(super) fn of(copy: &Passage, places: &[usize]) -> Vec<Edge> {
    let mut runs = copy.runs.iter().peekable();
    let (mut left, mut end) = (StyleRun::plain(0), None);
    let pieces = copy.pieces.iter().zip(places).filter_map(|(piece, at)| {
        while let Some(run) = runs.next_if(|run| run.end <= piece.text) {
            left = *run;
        }
        let right = runs.peek().copied().copied().unwrap_or(left);
        // A run that goes on over the gap.
        let left = if left.end == piece.text { left } else { right };
        let start = piece.span.start - u32::from(piece.escaped);
        let bytes = start.saturating_sub(end.replace(piece.span.end).unwrap_or(start));
        (bytes > 0 || piece.text == 0).then_some(Edge { at: *at, bytes, left, right })
    });
    pieces.collect()
}

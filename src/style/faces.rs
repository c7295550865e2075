//! Lists of faces.

use std::ops::Deref;
use std::sync::Arc;

use crate::page::FaceId;

/// Faces, best first: what one has no glyph for is looked for in the next. A list may be composite (中西文分别设定):
/// letters and figures of the West then have an order of their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Faces {
    /// All of them, in the order for Han.
    all: Arc<[FaceId]>,
    /// All of them in the order for Western text, where that is another.
    western: Option<Arc<[FaceId]>>,
}

impl Faces {
    /// A list of faces.
    #[must_use]
    pub fn new(faces: impl IntoIterator<Item = FaceId>) -> Self {
        Self { all: faces.into_iter().collect(), western: None }
    }

    /// Faces for Han and faces for Western text; either serve what the others lack.
    #[must_use]
    pub fn composite(han: &[FaceId], latin: &[FaceId]) -> Self {
        let joined = |first: &[FaceId], then: &[FaceId]| {
            let others = then.iter().filter(|face| !first.contains(face));
            first.iter().chain(others).copied().collect()
        };
        Self { all: joined(han, latin), western: Some(joined(latin, han)) }
    }

    /// All of them in the order in which letters and figures of the West are looked for.
    #[must_use]
    pub fn for_western(&self) -> &[FaceId] {
        self.western.as_ref().unwrap_or(&self.all)
    }

    /// Whether Western text has an order of its own.
    #[must_use]
    pub const fn is_composite(&self) -> bool {
        self.western.is_some()
    }
}

impl Deref for Faces {
    type Target = [FaceId];

    fn deref(&self) -> &[FaceId] {
        &self.all
    }
}

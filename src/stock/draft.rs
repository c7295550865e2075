//! The file of a draft: of whatever could be made of an edition, with what the program brings along for what it lacks.

use crate::files::{Located, bundled};
use crate::font::Fonts;
use crate::page::{Composition, FaceId};
use crate::spool::Pieces;
use crate::write::pdf::{self, Options, OutputCondition, PdfError, Profile};

/// The condition by which inks are shown where that of the edition can't be used, and the face of marks where it has none.
const CONDITION: &str = "layouts/press/TR002_newsprint_TAC240.icc";
const FACE: &str = "fonts/NotoSansCJKsc-Bold.otf";

/// A face for an edition that has none.
pub(super) fn spare(composition: &Composition, fonts: &Fonts) -> Vec<FaceId> {
    if !composition.faces.is_empty() {
        return Vec::new();
    }
    fonts.open(Located::among(bundled(), FACE), 0).into_iter().collect()
}

/// Pages that are marked as a proof, by the profile of their press.
pub(super) fn written(marked: &Composition, fonts: &Fonts, icc: &[u8]) -> Result<Pieces, PdfError> {
    match proof(marked, fonts, icc) {
        Err(PdfError::Condition(why)) => {
            let house = Located::among(bundled(), CONDITION).whole();
            house.map_or(Err(PdfError::Condition(why)), |icc| proof(marked, fonts, &icc))
        }
        own => own,
    }
}

fn proof(marked: &Composition, fonts: &Fonts, icc: &[u8]) -> Result<Pieces, PdfError> {
    // A proof has no output intent: the name of the press is not in it.
    let condition = OutputCondition { identifier: "draft", info: "", registry: "", icc };
    pdf::write(marked, fonts, &Options { profile: Profile::Proof, condition, sheets: &[], reused: None })
}

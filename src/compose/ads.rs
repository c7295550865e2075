//! Advertisements on their page: each as it came, and what it is called above it.

use super::forme::Forme;
use super::given::Given;
use crate::color::Paint;
use crate::edition::{AdFile, Edition};
use crate::galley::{Line, set_text};
use crate::geom::{EM_BOX_TOP, Em, Length, Point, Rect, Size, Turn};
use crate::page::{InsertId, Item, PictureId, PlacedInsert, PlacedPicture, Role, Source};
use crate::plan::PlacedAd;
use crate::text::ShapedText;

/// The size of a label: small, and not to be overlooked.
const LABEL: Length = Length::pt(7);

/// What an advertisement is called, above it at its right edge.
pub(super) fn label(ad: &PlacedAd, text: &ShapedText, forme: &mut Forme<'_>) {
    let set = set_text(text, Em::ZERO);
    let at = Point { x: ad.label.x - set.end.of(LABEL), y: ad.label.y - LABEL + EM_BOX_TOP.of(LABEL) };
    let source = Source::furniture(Role::Advertisement);
    forme.line(&Line { text, set, at, size: LABEL, scale: 1000, paint: Paint::BLACK, source });
}

/// An advertisement in the middle of its place, which may be a little larger or smaller; nothing, where its file can't be had: its
/// place stays white.
pub(super) fn placed(ad: &PlacedAd, edition: &Edition, given: &Given, turn: Turn) -> Option<Item> {
    let (id, place) = (ad.spot.ad, turn.rect(ad.rect));
    let booking = &edition.bookings()[id];
    let Size { width, height } =
        given.ad((id, booking), Size { width: place.width, height: place.height })?;
    let (x, y) = (place.x + (place.width - width) / 2, place.y + (place.height - height) / 2);
    let (rect, source) = (Rect { x, y, width, height }, Source::furniture(Role::Advertisement));
    let written = Some(booking.file_span);
    Some(match booking.file.as_ref()? {
        AdFile::Pdf(..) => {
            let (number, _) = given.inserts[id]?;
            Item::Insert(PlacedInsert { insert: InsertId(number), rect, source, written })
        }
        AdFile::Picture(id) => {
            let (picture, text) = (PictureId(id.place() as u16), booking.alt.clone());
            let outline = Vec::new();
            Item::Picture(PlacedPicture { picture, rect, clip: rect, outline, text, source, written })
        }
    })
}

//! Advertisements on their page: each as it came, and what it is called above it.

use super::drawn::{Drawn, Inking, Noted};
use super::forme::Forme;
use super::given::Given;
use crate::artwork::Figure;
use crate::color::Paint;
use crate::edition::{AdFile, Booking, Edition};
use crate::galley::{Line, set_text};
use crate::geom::{EM_BOX_TOP, Em, Length, Point, Rect, Size, Turn};
use crate::layout::Layout;
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

/// What advertisements are placed by.
pub(super) struct Stand<'a> {
    pub(super) edition: &'a Edition,
    pub(super) layout: &'a Layout,
    pub(super) given: &'a Given,
    pub(super) turn: Turn,
}

impl Stand<'_> {
    /// An advertisement in the middle of its place, which may be a little larger or smaller; nothing, where its file can't be
    /// had: its place stays white.
    pub(super) fn placed(&self, ad: &PlacedAd, noted: Noted<'_>) -> Vec<Item> {
        let (id, place) = (ad.spot.ad, self.turn.rect(ad.rect));
        let booking = &self.edition.bookings()[id];
        let size =
            self.given.ad((id, booking), self.edition, Size { width: place.width, height: place.height });
        let Some((Size { width, height }, file)) = size.zip(booking.file.as_ref()) else { return Vec::new() };
        let (x, y) = (place.x + (place.width - width) / 2, place.y + (place.height - height) / 2);
        let (rect, source) = (Rect { x, y, width, height }, Source::furniture(Role::Advertisement));
        let (web, written) = (booking.web, Some(booking.file_span));
        match file {
            AdFile::Pdf(..) => {
                let number = self.given.inserts[id].map(|(number, _)| InsertId(number));
                let insert = |insert| Item::Insert(PlacedInsert { insert, rect, source, web, written });
                number.map(insert).into_iter().collect()
            }
            AdFile::Picture(picture) => {
                if let Some(figure) = self.edition.pictures()[*picture].figure.as_deref() {
                    return self.drawn((booking, figure), rect, noted);
                }
                let (picture, text) = (PictureId(picture.place() as u16), booking.alt.clone());
                let outline = Vec::new();
                let placed = PlacedPicture { picture, rect, clip: rect, outline, text, source, web, written };
                vec![Item::Picture(placed)]
            }
        }
    }

    /// One that is drawn.
    fn drawn(&self, (booking, figure): (&Booking, &Figure), rect: Rect, noted: Noted<'_>) -> Vec<Item> {
        let source = Source::furniture(Role::Advertisement);
        let Booking { file_name: name, alt, web, file_span: span, .. } = booking;
        let inking =
            Inking::new(&booking.colors, (self.edition, self.layout), self.given.converter.as_deref());
        let (web, span, written) = (*web, *span, *span);
        inking.placed(&Drawn { figure, rect, source, text: alt, name, alt, web, span, written }, noted)
    }
}

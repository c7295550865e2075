//! What is told of a nameplate that is a picture, once it is known what its pixels are and how large it is printed.

use super::pictures::{Made, Pictures};
use crate::color::Dress;
use crate::diag::Diagnostic;
use crate::edition::{Edition, PageSpec};
use crate::page::{Item, Page, PlacedPicture, Role};
use crate::picture::{Head, Space, pixels_an_inch};

/// The fewest pixels an inch of line art: black or white without a grey between them shows its steps with fewer.
const LINE_ART: u32 = 600;

/// What is told of the nameplates of some pages.
pub(super) fn told(edition: &Edition, pages: &[Page], pictures: &Pictures, made: &Made) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (spec, page) in edition.pages().iter().zip(pages) {
        let Some(id) = edition.nameplate_on(spec) else { continue };
        let mut items = page.items.iter().filter_map(Item::picture);
        let Some(placed) = items.find(|placed| placed.source.role == Role::Masthead) else { continue };
        let plate = &edition.pictures()[id];
        let about = |code| Diagnostic::warning(code).arg("picture", plate.name.as_str()).here(plate.span);
        if is_black_on_a_feast(edition, spec, placed, made) {
            found.push(about("festive-nameplate"));
        }
        let coarse = pictures.head(id).and_then(|head| coarse(edition, placed, head));
        found.extend(coarse.map(|ppi| about("nameplate-coarse").arg("ppi", ppi).arg("wanted", LINE_ART)));
    }
    found
}

/// Whether a feast has a colour that a nameplate has not: one in other inks than black was made for the day, or as it is to be.
fn is_black_on_a_feast(edition: &Edition, spec: &PageSpec, placed: &PlacedPicture, made: &Made) -> bool {
    let raster = made.pictures.get(usize::from(placed.picture.0)).map(|picture| &picture.raster);
    edition.paper().dress == Some(Dress::Festive)
        && edition.layout_of(spec).festive
        && raster.is_some_and(|raster| raster.space == Space::Gray)
}

/// How many pixels an inch line art has where these are too few, and as many as pictures of any kind are to have: of fewer,
/// that is told.
fn coarse(edition: &Edition, placed: &PlacedPicture, head: &Head) -> Option<u32> {
    let across = pixels_an_inch(head.width, placed.rect.width);
    let ppi = across.min(pixels_an_inch(head.height, placed.rect.height));
    let wanted = edition.press()?.limits.resolution.wanted;
    (head.bits == 1 && ppi < LINE_ART && ppi >= wanted).then_some(ppi)
}

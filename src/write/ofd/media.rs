//! Pictures of the package: each is in it once, as large as its largest place, whatever stands where.

use std::collections::BTreeMap;

use super::numbering::Numbering;
use crate::geom::{Length, Rect};
use crate::page::{Composition, InsertId, Item, PictureId, PlacedPicture};
use crate::write::on_screen::OnScreen;
use crate::write::pdf::PdfError;
use crate::write::pdf::pictures::{firsts, largest};
use crate::write::pdf::proof::{self, Quality};
use crate::write::pixels::{Pixels, clear_png};
use crate::write::svg::{Inserts, cutout};

/// As fine as a press asks for.
const FOR_ARCHIVES: Quality = Quality { fineness: 300, jpeg: 90 };

/// What is drawn in pixels has so many at most: four bytes each, a page of advertisement at nearly its full fineness.
const MOST_PIXELS: f64 = 24e6;

/// A picture of the package.
#[derive(Debug)]
pub(super) struct Media {
    /// Its number in the document.
    pub(super) id: u32,
    pub(super) kind: Kind,
    pub(super) bytes: Vec<u8>,
}

/// What the file of a picture is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Jpeg,
    Png,
}

impl Kind {
    /// What OFD calls it.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Jpeg => "JPEG",
            Self::Png => "PNG",
        }
    }
}

impl Media {
    /// The name of its file.
    pub(super) fn path(&self) -> String {
        let ending = match self.kind {
            Kind::Jpeg => "jpg",
            Kind::Png => "png",
        };
        format!("image_{}.{ending}", self.id)
    }
}

/// What is wanted as a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Wanted {
    /// A picture, by the first of those with its pixels.
    Picture(u16),
    /// A page of another file.
    Insert(u16),
    /// What is seen of a picture inside an outline: the page and the item that it stands in.
    Cutout(usize, usize),
}

/// All pictures of a package.
#[derive(Debug)]
pub(super) struct Pictures {
    firsts: Vec<u16>,
    numbers: BTreeMap<Wanted, u32>,
    pub(super) files: Vec<Media>,
}

impl Pictures {
    /// Makes them.
    ///
    /// # Errors
    /// A picture can't be had.
    pub(super) fn of(
        composition: &Composition,
        screen: &OnScreen,
        inserts: &Inserts,
        numbering: &mut Numbering,
    ) -> Result<Self, PdfError> {
        use rayon::prelude::*;
        let firsts = firsts(composition);
        let wanted = wanted(composition, &firsts);
        let maker = Maker { composition, screen, inserts };
        let made = wanted.par_iter().map(|(wanted, place)| maker.made(*wanted, *place));
        let made: Vec<(Kind, Vec<u8>)> = made.collect::<Result<_, _>>()?;
        let (mut numbers, mut files) = (BTreeMap::new(), Vec::new());
        for ((wanted, _), (kind, bytes)) in wanted.iter().zip(made) {
            let id = numbering.next();
            numbers.insert(*wanted, id);
            files.push(Media { id, kind, bytes });
        }
        Ok(Self { firsts, numbers, files })
    }

    /// The number of a picture's file.
    pub(super) fn of_picture(&self, picture: PictureId) -> Option<u32> {
        let first = self.firsts.get(usize::from(picture.0))?;
        self.numbers.get(&Wanted::Picture(*first)).copied()
    }

    /// That of a page of another file.
    pub(super) fn of_insert(&self, insert: InsertId) -> Option<u32> {
        self.numbers.get(&Wanted::Insert(insert.0)).copied()
    }

    /// That of what is seen of a picture inside an outline, by the page and the item that it stands in.
    pub(super) fn of_cutout(&self, page: usize, item: usize) -> Option<u32> {
        self.numbers.get(&Wanted::Cutout(page, item)).copied()
    }
}

/// What pages want, and its largest place.
fn wanted(composition: &Composition, firsts: &[u16]) -> BTreeMap<Wanted, Rect> {
    let is_whole = |item: &Item| matches!(item, Item::Picture(placed) if placed.outline.is_empty());
    let prints = (0..).zip(largest(composition, firsts, is_whole));
    let mut wanted: BTreeMap<Wanted, Rect> =
        prints.filter_map(|(picture, place)| Some((Wanted::Picture(picture), place?))).collect();
    for (number, page) in composition.pages.iter().enumerate() {
        for (at, item) in page.items.iter().enumerate() {
            let (what, place) = match item {
                Item::Picture(placed) if !placed.outline.is_empty() => {
                    (Wanted::Cutout(number, at), placed.clip)
                }
                Item::Insert(placed) => (Wanted::Insert(placed.insert.0), placed.rect),
                _ => continue,
            };
            if place.width <= Length::ZERO || place.height <= Length::ZERO {
                continue;
            }
            let known = wanted.entry(what).or_insert(place);
            if known.width < place.width {
                *known = place;
            }
        }
    }
    wanted
}

/// What pictures are made with.
struct Maker<'m> {
    composition: &'m Composition,
    screen: &'m OnScreen,
    inserts: &'m Inserts,
}

impl Maker<'_> {
    fn made(&self, wanted: Wanted, place: Rect) -> Result<(Kind, Vec<u8>), PdfError> {
        let broken = |name: &str| PdfError::Picture(name.to_owned());
        match wanted {
            Wanted::Picture(picture) => {
                let of = self.composition.pictures.get(usize::from(picture)).ok_or_else(|| broken(""))?;
                let shown = |inks: &[u8]| self.screen.pixels(inks);
                let made = proof::jpeg(&of.raster, place, FOR_ARCHIVES, shown);
                made.map(|(bytes, _)| (Kind::Jpeg, bytes)).ok_or_else(|| broken(&of.name))
            }
            Wanted::Insert(insert) => {
                let of = self.composition.inserts.get(usize::from(insert)).ok_or_else(|| broken(""))?;
                let drawing = self.inserts.get(InsertId(insert)).ok_or_else(|| broken(&of.name))?;
                let (width, fineness) = pixels(place);
                let pixels = Pixels::of(drawing.as_bytes(), width).and_then(|pixels| pixels.png(fineness));
                pixels.map(|bytes| (Kind::Png, bytes)).ok_or_else(|| broken(&of.name))
            }
            Wanted::Cutout(page, item) => {
                let placed = self.placed(page, item).ok_or_else(|| broken(""))?;
                let of =
                    self.composition.pictures.get(usize::from(placed.picture.0)).ok_or_else(|| broken(""))?;
                let drawing = cutout((of, placed), self.screen, FOR_ARCHIVES)?;
                let bytes = clear_png(&drawing, pixels(place).0);
                bytes.map(|bytes| (Kind::Png, bytes)).ok_or_else(|| broken(&of.name))
            }
        }
    }

    fn placed(&self, page: usize, item: usize) -> Option<&PlacedPicture> {
        match self.composition.pages.get(page)?.items.get(item)? {
            Item::Picture(placed) => Some(placed),
            _ => None,
        }
    }
}

/// How many pixels wide what is drawn in a place is, and how many that are to the inch: less where it were too large.
fn pixels(place: Rect) -> (u32, u32) {
    let inches = |length: Length| length.0 as f64 / Length::IN.0 as f64;
    let (width, height) = (inches(place.width), inches(place.height));
    let most = (MOST_PIXELS / (width * height).max(f64::MIN_POSITIVE)).sqrt();
    let fineness = most.min(FOR_ARCHIVES.fineness as f64);
    (((width * fineness) as u32).max(1), (fineness as u32).max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_large_for_memory_is_less_fine() {
        let place =
            |inches: i64| Rect { width: Length::IN * inches, height: Length::IN * inches, ..Rect::default() };
        assert_eq!(pixels(place(1)), (300, 300));
        let (width, fineness) = pixels(place(100));
        assert!(f64::from(width) * f64::from(width) <= MOST_PIXELS && fineness == 48, "{width}, {fineness}");
    }
}

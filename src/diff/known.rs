//! What the numbers of two editions stand for: a face, an ink, a picture has one number in both where it is the same, and
//! two where it is not.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use siphasher::sip::SipHasher13;

use super::side::Side;
use super::told::Plate;
use crate::color::{Color, InkId, Paint};
use crate::font::Face;
use crate::page::{Composition, FaceId, InsertId, Inserted, Picture, PictureId};

/// What both have, each once.
#[derive(Debug, Default)]
pub(super) struct Known<'a> {
    faces: Vec<Arc<Face>>,
    /// Named inks, by name.
    pub(super) inks: Vec<String>,
    pictures: Vec<&'a Picture>,
    /// Pictures that could be the same: as large, of as many bytes.
    alike: BTreeMap<(u32, u32, usize), Vec<usize>>,
    inserts: Vec<&'a Inserted>,
}

/// An edition with the numbers that its own stand for.
#[derive(Debug)]
pub(super) struct View<'a> {
    pub(super) side: Side<'a>,
    faces: BTreeMap<FaceId, usize>,
    inks: BTreeMap<InkId, usize>,
    pictures: Vec<usize>,
    inserts: Vec<usize>,
    /// The named inks of inserts, by insert.
    insert_inks: Vec<Vec<usize>>,
}

impl<'a> Known<'a> {
    /// Of two editions.
    pub(super) fn views(earlier: Side<'a>, later: Side<'a>) -> (Self, [View<'a>; 2]) {
        let mut known = Self::default();
        let views = [known.view(earlier), known.view(later)];
        (known, views)
    }

    /// Takes in what an edition has.
    fn view(&mut self, side: Side<'a>) -> View<'a> {
        let Composition { faces, inks, pictures, inserts, .. } = side.composition;
        let face = |id: &FaceId| Some((*id, self.face(&side.fonts.face(*id)?)));
        let faces = faces.iter().filter_map(face).collect();
        let inks = inks.iter().map(|(id, ink)| (*id, self.ink(&ink.name))).collect();
        let pictures = pictures.iter().map(|picture| self.picture(picture)).collect();
        let inserts = inserts.iter().map(|insert| self.insert(insert)).collect();
        let of_insert = |names: &Vec<String>| names.iter().map(|name| self.ink(name)).collect();
        let insert_inks = side.insert_inks.iter().map(of_insert).collect();
        View { side, faces, inks, pictures, inserts, insert_inks }
    }

    fn face(&mut self, face: &Arc<Face>) -> usize {
        let is_it = |known: &Arc<Face>| {
            let (one, other) = (known.bytes(), face.bytes());
            let same = || std::ptr::eq(one, other) || one == other;
            Arc::ptr_eq(known, face) || (known.index() == face.index() && same())
        };
        place_or_push(&mut self.faces, is_it, || Arc::clone(face))
    }

    fn ink(&mut self, name: &str) -> usize {
        place_or_push(&mut self.inks, |known| known == name, || name.to_owned())
    }

    fn picture(&mut self, picture: &'a Picture) -> usize {
        let raster = &picture.raster;
        let alike = self.alike.entry((raster.width, raster.height, raster.bytes())).or_default();
        let same = |at: &&usize| {
            self.pictures
                .get(**at)
                .is_some_and(|one| Arc::ptr_eq(&one.raster, raster) || one.raster == *raster)
        };
        if let Some(at) = alike.iter().find(same) {
            return *at;
        }
        alike.push(self.pictures.len());
        self.pictures.push(picture);
        self.pictures.len() - 1
    }

    fn insert(&mut self, insert: &'a Inserted) -> usize {
        let is_it = |known: &&Inserted| {
            let (one, other) = (&known.insert, &insert.insert);
            Arc::ptr_eq(one, other) || one == other
        };
        place_or_push(&mut self.inserts, is_it, || insert)
    }

    /// What a face calls itself.
    pub(super) fn face_name(&self, face: usize) -> &str {
        self.faces.get(face).map_or("", |face| &face.metrics.postscript_name)
    }

    /// The plate of a number: those of the process, then those of named inks.
    pub(super) fn plate(&self, number: usize) -> Option<Plate> {
        match number.checked_sub(Plate::PROCESS.len()) {
            None => Some(Plate::Process(number as u8)),
            Some(ink) => Some(Plate::Named(self.inks.get(ink)?.clone())),
        }
    }

    /// A colour, as people write it.
    pub(super) fn colour(&self, colour: Colour) -> String {
        let share = |tint: u16| match (tint / 100, tint % 100) {
            (whole, 0) => whole.to_string(),
            (whole, part) => format!("{whole}.{part:02}").trim_end_matches('0').to_owned(),
        };
        match colour {
            Colour::Process(tints) => {
                let inks = ["C", "M", "Y", "K"].iter().zip(tints);
                inks.map(|(ink, tint)| format!("{ink}{}", share(tint))).collect::<Vec<_>>().join(" ")
            }
            Colour::Spot(ink, tint) => {
                format!("{} {}%", self.inks.get(ink).map_or("", String::as_str), share(tint))
            }
            Colour::Registration(tint) => format!("CMYK+ {}%", share(tint)),
        }
    }
}

/// The place of what is known, else that of a new one.
fn place_or_push<T>(all: &mut Vec<T>, is_it: impl Fn(&T) -> bool, new: impl FnOnce() -> T) -> usize {
    if let Some(at) = all.iter().position(is_it) {
        return at;
    }
    all.push(new());
    all.len() - 1
}

/// A colour whose ink has the number that it has in both editions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Colour {
    Process([u16; 4]),
    Spot(usize, u16),
    Registration(u16),
}

/// Such a colour, and whether it overprints.
pub(super) type Inked = (Colour, bool);

impl View<'_> {
    /// The number of a face; one that the edition does not name stands for itself.
    pub(super) fn face(&self, id: FaceId) -> usize {
        self.faces.get(&id).copied().unwrap_or(usize::MAX - usize::from(id.0))
    }

    /// A paint.
    pub(super) fn inked(&self, Paint { color, overprint }: Paint) -> Inked {
        let colour = match color {
            Color::Process(tints) => Colour::Process(tints),
            Color::Spot(id, tint) => {
                Colour::Spot(self.inks.get(&id).copied().unwrap_or(usize::MAX - usize::from(id.0)), tint)
            }
            Color::Registration(tint) => Colour::Registration(tint),
        };
        (colour, overprint)
    }

    pub(super) fn picture(&self, id: PictureId) -> usize {
        self.pictures.get(usize::from(id.0)).copied().unwrap_or(usize::MAX)
    }

    pub(super) fn insert(&self, id: InsertId) -> usize {
        self.inserts.get(usize::from(id.0)).copied().unwrap_or(usize::MAX)
    }

    /// The named inks of an insert.
    pub(super) fn insert_inks(&self, id: InsertId) -> &[usize] {
        self.insert_inks.get(usize::from(id.0)).map_or(&[], Vec::as_slice)
    }
}

/// What tells one thing from another; two that are the same have one, wherever and whenever they are asked.
pub(super) fn mark(of: &impl Hash) -> u64 {
    let mut state = SipHasher13::new();
    of.hash(&mut state);
    state.finish()
}

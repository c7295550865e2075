//! What files that are made one after the other have in common: fonts that are cut for the same glyphs, and profiles.

use std::borrow::Borrow;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use super::PdfError;
use super::program::Program;
use crate::cff::Cut;
use crate::font::Face;

/// More bytes than these are not kept: of what there is, the oldest makes room.
const MOST: usize = 16 << 20;

/// Streams that are compressed once for all files that have them, by all that they are made from: their bytes are those
/// that each file would have by itself.
#[derive(Debug, Default)]
pub struct Reused {
    fonts: Mutex<Kept<Asked, Program>>,
    profiles: Mutex<Kept<Vec<u8>, Vec<u8>>>,
}

/// What a font program is made from.
#[derive(Debug)]
pub(super) struct Asked {
    pub face: Arc<Face>,
    pub cuts: Vec<Cut>,
    /// Its character map, before compression.
    pub cmap: Vec<u8>,
}

impl PartialEq for Asked {
    fn eq(&self, other: &Self) -> bool {
        // A face that is kept here is no other one at the same place.
        Arc::ptr_eq(&self.face, &other.face) && self.cuts == other.cuts && self.cmap == other.cmap
    }
}

/// Things made, the newest last.
#[derive(Debug)]
struct Kept<K, V> {
    all: VecDeque<(K, Arc<V>, usize)>,
    bytes: usize,
}

impl<K, V> Default for Kept<K, V> {
    fn default() -> Self {
        Self { all: VecDeque::new(), bytes: 0 }
    }
}

impl<K: PartialEq, V> Kept<K, V> {
    fn get<Q>(&self, key: &Q) -> Option<Arc<V>>
    where
        K: Borrow<Q>,
        Q: PartialEq + ?Sized,
    {
        self.all.iter().rev().find(|(known, ..)| known.borrow() == key).map(|(_, made, _)| Arc::clone(made))
    }

    fn add(&mut self, key: K, made: &Arc<V>, size: usize) {
        if size > MOST || self.get(&key).is_some() {
            return;
        }
        self.bytes += size;
        self.all.push_back((key, Arc::clone(made), size));
        while self.bytes > MOST {
            let Some((.., oldest)) = self.all.pop_front() else { break };
            self.bytes -= oldest;
        }
    }
}

/// One that is kept, or made now: while it is, nobody waits for it.
fn kept<K: PartialEq, V>(
    kept: &Mutex<Kept<K, V>>,
    key: K,
    make: impl FnOnce(&K) -> Result<V, PdfError>,
    size: impl Fn(&K, &V) -> usize,
) -> Result<Arc<V>, PdfError> {
    let locked = || kept.lock().unwrap_or_else(PoisonError::into_inner);
    let known = locked().get(&key);
    if let Some(known) = known {
        return Ok(known);
    }
    let new = Arc::new(make(&key)?);
    let size = size(&key, &new);
    locked().add(key, &new, size);
    Ok(new)
}

impl Reused {
    /// A font program.
    pub(super) fn font(
        &self,
        asked: Asked,
        make: impl FnOnce(&Asked) -> Result<Program, PdfError>,
    ) -> Result<Arc<Program>, PdfError> {
        let size = |asked: &Asked, made: &Program| size_of_val(&*asked.cuts) + asked.cmap.len() + made.size();
        kept(&self.fonts, asked, make, size)
    }

    /// A profile, compressed.
    pub(super) fn profile(
        &self,
        icc: &[u8],
        make: impl FnOnce(&[u8]) -> Result<Vec<u8>, PdfError>,
    ) -> Result<Arc<Vec<u8>>, PdfError> {
        let known = self.profiles.lock().unwrap_or_else(PoisonError::into_inner).get(icc);
        known.map_or_else(
            || kept(&self.profiles, icc.to_vec(), |icc| make(icc), |icc, made| icc.len() + made.len()),
            Ok,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_for_again_is_made_once_and_the_oldest_makes_room() {
        let reused = Reused::default();
        let (profile, mut made) = (|of: u8| vec![of; MOST / 3], Vec::new());
        for of in [1, 2, 1, 3, 1] {
            let packed = reused.profile(&profile(of), |icc| {
                made.push(of);
                Ok(vec![icc[0]])
            });
            assert_eq!(*packed.unwrap(), [of]);
        }
        assert_eq!(made, [1, 2, 3, 1]);
    }
}

//! Pictures separated for a press, kept by their content and their size: a page that is composed again, or another edition,
//! asks for the same ones.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use super::opened::{Content, Opened};
use crate::picture::{self, Converter, PictureError, Raster, Readers, View};
use crate::press::Photographs;

/// The bytes of pictures that are kept.
const KEPT: usize = 64 << 20;

/// What is asked for: what of a file's content, and in how many pixels.
type Key = (Content, View);

/// The pictures of one press.
pub(super) struct Separations {
    converter: Arc<Converter>,
    readers: Readers,
    how: Photographs,
    most: u32,
    kept: Mutex<Kept>,
}

#[derive(Default)]
struct Kept {
    rasters: BTreeMap<Key, Arc<Raster>>,
    /// From the oldest on.
    order: std::collections::VecDeque<Key>,
    bytes: usize,
}

impl fmt::Debug for Separations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Separations")
            .field("how", &self.how)
            .field("most", &self.most)
            .finish_non_exhaustive()
    }
}

impl Separations {
    /// For a press: its conversion, how photographs go into its files, and the most pixels an inch.
    pub(super) fn new(converter: Arc<Converter>, readers: Readers, how: Photographs, most: u32) -> Self {
        Self { converter, readers, how, most, kept: Mutex::default() }
    }

    /// Whether it is that of a press.
    pub(super) fn is_of(&self, converter: &Arc<Converter>, how: Photographs, most: u32) -> bool {
        Arc::ptr_eq(&self.converter, converter) && (self.how, self.most) == (how, most)
    }

    /// The most pixels an inch.
    pub(super) const fn most(&self) -> u32 {
        self.most
    }

    /// Pictures at their sizes, in their order. What is wanted twice is made once, and once it is told why it can't be.
    pub(super) fn all(
        &self,
        wanted: &[(Arc<Opened>, View)],
    ) -> Vec<Result<Arc<Raster>, Option<PictureError>>> {
        let key = |(opened, view): &(Arc<Opened>, View)| (opened.content, *view);
        let mut have: BTreeMap<Key, Arc<Raster>> = BTreeMap::new();
        let mut asked = BTreeSet::new();
        let mut missing = Vec::new();
        for one in wanted {
            let key = key(one);
            if !asked.insert(key) {
                continue;
            }
            match self.known(key) {
                Some(raster) => drop(have.insert(key, raster)),
                None => missing.push(one),
            }
        }
        #[cfg(any(unix, windows))]
        let spool = crate::spool::Spool::new(KEPT);
        let made = picture::side_by_side(
            &missing,
            |(opened, _)| opened.room(),
            || self.readers.one(),
            |reader, (opened, view)| {
                let at = reader.at_size(opened.bytes()?, &opened.head, *view)?;
                let raster = picture::printed(at, &opened.head, &self.converter, self.how)?;
                #[cfg(any(unix, windows))]
                let raster = raster.in_spool(&spool);
                Ok(Arc::new(raster))
            },
        );
        let mut failed = BTreeMap::new();
        for (one, made) in missing.iter().zip(made) {
            match made {
                Ok(raster) => {
                    self.keep(key(one), &raster);
                    have.insert(key(one), raster);
                }
                Err(why) => drop(failed.insert(key(one), why)),
            }
        }
        let found = |one| match have.get(&key(one)) {
            Some(raster) => Ok(Arc::clone(raster)),
            None => Err(failed.remove(&key(one))),
        };
        wanted.iter().map(found).collect()
    }

    fn known(&self, key: Key) -> Option<Arc<Raster>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).rasters.get(&key).map(Arc::clone)
    }

    /// Keeps a picture; the oldest make room.
    fn keep(&self, key: Key, raster: &Arc<Raster>) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if raster.bytes() > KEPT || kept.rasters.insert(key, Arc::clone(raster)).is_some() {
            return;
        }
        kept.bytes += raster.bytes();
        kept.order.push_back(key);
        while kept.bytes > KEPT {
            let Some(oldest) = kept.order.pop_front() else { break };
            if let Some(gone) = kept.rasters.remove(&oldest) {
                kept.bytes -= gone.bytes();
            }
        }
    }
}

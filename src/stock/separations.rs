//! Pictures separated for a press, kept by their content and their size: a page that is composed again, or another edition,
//! asks for the same ones.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

#[cfg(any(unix, windows))]
use super::cache::{self, Cache};
use super::opened::{Content, Opened};
use crate::picture::{self, Converter, PictureError, Raster, Reader, Readers, View};
use crate::press::Photographs;
#[cfg(any(unix, windows))]
use crate::press::Press;

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
    /// Where they are kept for other runs, and a hash of what they are made by.
    #[cfg(any(unix, windows))]
    cache: Option<(Cache, cache::Key)>,
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
        Self {
            converter,
            readers,
            how,
            most,
            kept: Mutex::default(),
            #[cfg(any(unix, windows))]
            cache: None,
        }
    }

    /// Pictures for a press and its profile are kept in a folder for other runs.
    #[cfg(any(unix, windows))]
    pub(super) fn kept_in(self, cache: Option<Cache>, press: &Press, icc: &[u8], black_alone: bool) -> Self {
        let by = format!(
            "{} {:?} {} {:?}{}",
            env!("CARGO_PKG_VERSION"),
            press.rendering,
            press.limits.total_ink,
            self.how,
            if black_alone { " black alone" } else { "" }
        );
        let cache = cache.map(|cache| (cache, cache::hash_of(&[cache::BEGINS, by.as_bytes(), icc])));
        Self { cache, ..self }
    }

    /// Whether it is that of a press.
    pub(super) fn is_of(&self, converter: &Arc<Converter>, how: Photographs, most: u32) -> bool {
        Arc::ptr_eq(&self.converter, converter) && (self.how, self.most) == (how, most)
    }

    /// What brings colours into the inks of the press.
    pub(super) const fn converter(&self) -> &Arc<Converter> {
        &self.converter
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
                let raster = self.made(reader.as_mut(), opened, *view)?;
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

    /// A picture at its size: the one of another run, or made.
    fn made(&self, reader: &mut dyn Reader, opened: &Opened, view: View) -> Result<Raster, PictureError> {
        #[cfg(any(unix, windows))]
        let cached = self.cache.as_ref().map(|(cache, by)| (cache, place(by, opened.content, view)));
        #[cfg(any(unix, windows))]
        if let Some(raster) = cached.as_ref().and_then(|(cache, place)| cache.get(place, view.to)) {
            return Ok(raster);
        }
        let at = reader.at_size(opened.bytes()?, &opened.head, view)?;
        let raster = picture::printed(at, &opened.head, &self.converter, self.how)?;
        #[cfg(any(unix, windows))]
        if let Some((cache, place)) = cached {
            cache.put(&place, &raster);
        }
        Ok(raster)
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

/// Where a view of some content is kept that is made by a press.
#[cfg(any(unix, windows))]
fn place(by: &cache::Key, content: Content, View { seen, to }: View) -> cache::Key {
    let numbers = [seen.x, seen.y, seen.width, seen.height, to.0, to.1].map(u32::to_le_bytes);
    cache::hash_of(&[by, &content, numbers.as_flattened()])
}

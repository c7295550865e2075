//! The presses of a stock: their profiles, and the conversions into their inks.

use std::sync::{Arc, Mutex, PoisonError};

#[cfg(any(unix, windows))]
use super::cache::Cache;
use super::separations::Separations;
use crate::picture::{Converter, PictureError, Reader, Readers};
use crate::press::{Press, Rendering};

/// More presses than these no house prints on; of others the oldest makes room.
const MOST: usize = 8;

/// The presses so far.
#[derive(Debug, Default)]
pub(super) struct Presses {
    kept: Mutex<Kept>,
    /// Who reads pictures.
    readers: Readers,
    /// Where they are kept for other runs.
    #[cfg(any(unix, windows))]
    cache: Option<Cache>,
}

#[derive(Debug, Default)]
struct Kept {
    profiles: Vec<Arc<[u8]>>,
    converters: Vec<(Conversion, Arc<Converter>)>,
    separations: Vec<Arc<Separations>>,
}

/// What a conversion is made from: the profile, how colours are rendered, and the most ink.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Conversion {
    icc: Arc<[u8]>,
    rendering: Rendering,
    total_ink: u32,
    black_alone: bool,
}

impl Presses {
    /// Pictures are read by others than usual.
    pub(super) fn read_by(self, readers: Readers) -> Self {
        Self { readers, ..self }
    }

    /// Pictures are kept in a folder for other runs.
    #[cfg(any(unix, windows))]
    pub(super) fn kept_in(self, cache: Cache) -> Self {
        Self { cache: Some(cache), ..self }
    }

    /// One who reads pictures.
    pub(super) fn reader(&self) -> Box<dyn Reader> {
        self.readers.one()
    }

    /// A profile: the one of the same bytes that is kept, if there is one.
    pub(super) fn profile(&self, icc: Vec<u8>) -> Arc<[u8]> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = kept.profiles.iter().find(|known| ***known == *icc) {
            return Arc::clone(known);
        }
        let icc: Arc<[u8]> = icc.into();
        keep(&mut kept.profiles, Arc::clone(&icc));
        icc
    }

    /// What separates pictures for a press that has a profile, or makes them grey for its black alone; it is made where it
    /// is not kept.
    pub(super) fn separations(
        &self,
        press: &Press,
        icc: &Arc<[u8]>,
        black_alone: bool,
    ) -> Result<Arc<Separations>, PictureError> {
        let converter = self.converter(press, icc, black_alone)?;
        let (how, most) = (press.photographs, press.limits.resolution.most);
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = kept.separations.iter().find(|known| known.is_of(&converter, how, most)) {
            return Ok(Arc::clone(known));
        }
        let made = Separations::new(converter, self.readers.clone(), how, most);
        #[cfg(any(unix, windows))]
        let made = made.kept_in(self.cache.clone(), press, icc, black_alone);
        let made = Arc::new(made);
        keep(&mut kept.separations, Arc::clone(&made));
        Ok(made)
    }

    /// The conversion into the inks of a press that has a profile; it is made where it is not kept.
    fn converter(
        &self,
        press: &Press,
        icc: &Arc<[u8]>,
        black_alone: bool,
    ) -> Result<Arc<Converter>, PictureError> {
        let (icc, rendering, total_ink) = (Arc::clone(icc), press.rendering, press.limits.total_ink);
        let wanted = Conversion { icc, rendering, total_ink, black_alone };
        let known = |kept: &Kept| {
            let found = kept.converters.iter().find(|(conversion, _)| *conversion == wanted);
            found.map(|(_, converter)| Arc::clone(converter))
        };
        if let Some(known) = known(&self.kept.lock().unwrap_or_else(PoisonError::into_inner)) {
            return Ok(known);
        }
        // It takes a while: who asks for another meanwhile does not wait.
        let made = Converter::new(&wanted.icc, rendering, total_ink)?;
        let made = Arc::new(if black_alone { made.in_black_alone() } else { made });
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = known(&kept) {
            return Ok(known);
        }
        keep(&mut kept.converters, (wanted, Arc::clone(&made)));
        Ok(made)
    }
}

/// Adds one to what is kept; the oldest makes room.
fn keep<T>(kept: &mut Vec<T>, one: T) {
    if kept.len() == MOST {
        kept.remove(0);
    }
    kept.push(one);
}

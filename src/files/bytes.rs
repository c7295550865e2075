//! The bytes of a file, wherever they lie.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

#[cfg(feature = "mmap")]
use memmap2::Mmap;

/// The bytes of a file where they lie: a copy of it is another name of the same bytes.
#[derive(Clone)]
pub struct Bytes(Lying);

#[derive(Clone)]
enum Lying {
    /// In a file on the disk.
    #[cfg(feature = "mmap")]
    Mapped(Arc<Mmap>),
    /// In the program.
    Static(&'static [u8]),
    /// In memory.
    Shared(Arc<[u8]>),
}

impl Bytes {
    /// Of a file on the disk.
    #[cfg(feature = "mmap")]
    pub(super) fn mapped(map: Mmap) -> Self {
        Self(Lying::Mapped(Arc::new(map)))
    }
}

impl Deref for Bytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match &self.0 {
            #[cfg(feature = "mmap")]
            Lying::Mapped(map) => map,
            Lying::Static(bytes) => bytes,
            Lying::Shared(bytes) => bytes,
        }
    }
}

impl fmt::Debug for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lying = match &self.0 {
            #[cfg(feature = "mmap")]
            Lying::Mapped(_) => "mapped",
            Lying::Static(_) => "static",
            Lying::Shared(_) => "shared",
        };
        write!(f, "Bytes({lying}, {})", self.len())
    }
}

impl From<&'static [u8]> for Bytes {
    fn from(bytes: &'static [u8]) -> Self {
        Self(Lying::Static(bytes))
    }
}

impl From<&'static str> for Bytes {
    fn from(text: &'static str) -> Self {
        text.as_bytes().into()
    }
}

impl From<Arc<[u8]>> for Bytes {
    fn from(bytes: Arc<[u8]>) -> Self {
        Self(Lying::Shared(bytes))
    }
}

impl From<Vec<u8>> for Bytes {
    fn from(bytes: Vec<u8>) -> Self {
        Arc::<[u8]>::from(bytes).into()
    }
}

impl From<String> for Bytes {
    fn from(text: String) -> Self {
        text.into_bytes().into()
    }
}

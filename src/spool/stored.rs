//! Bytes, in memory or out of it.

use std::borrow::Cow;
use std::fmt;
use std::io;
use std::sync::Arc;

/// Bytes, wherever they are. A copy is the same bytes, not more of them.
#[derive(Clone)]
pub struct Stored(Kind);

#[derive(Clone)]
enum Kind {
    Memory(Arc<Vec<u8>>),
    #[cfg_attr(not(any(unix, windows)), expect(dead_code, reason = "without files all is in memory"))]
    Elsewhere(Arc<dyn Away>),
}

/// Bytes that are not in memory.
pub(super) trait Away: Send + Sync {
    /// How many they are.
    fn len(&self) -> usize;

    /// All of them.
    fn read(&self) -> io::Result<Vec<u8>>;
}

impl Stored {
    /// Bytes that are not in memory.
    #[cfg(any(unix, windows))]
    pub(super) fn away(bytes: impl Away + 'static) -> Self {
        Self(Kind::Elsewhere(Arc::new(bytes)))
    }

    /// How many they are.
    #[must_use]
    pub fn len(&self) -> usize {
        match &self.0 {
            Kind::Memory(bytes) => bytes.len(),
            Kind::Elsewhere(bytes) => bytes.len(),
        }
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The bytes.
    ///
    /// # Errors
    /// The disk does not give back what was put there.
    pub fn read(&self) -> io::Result<Cow<'_, [u8]>> {
        match &self.0 {
            Kind::Memory(bytes) => Ok(Cow::Borrowed(bytes)),
            Kind::Elsewhere(bytes) => bytes.read().map(Cow::Owned),
        }
    }
}

impl From<Vec<u8>> for Stored {
    fn from(bytes: Vec<u8>) -> Self {
        Self(Kind::Memory(Arc::new(bytes)))
    }
}

impl PartialEq for Stored {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len()
            && self.read().is_ok_and(|own| other.read().is_ok_and(|others| own == others))
    }
}

impl Eq for Stored {}

impl fmt::Debug for Stored {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} bytes", self.len())
    }
}

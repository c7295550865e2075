//! Bytes that wait until they are written: in memory, or out of it where there are too many, in a file without a name, which
//! is gone with the last of them.

#[cfg(any(unix, windows))]
mod disk;
mod pieces;
mod stored;

#[cfg(any(unix, windows))]
pub(crate) use disk::Spool;
pub use pieces::Pieces;
pub use stored::Stored;

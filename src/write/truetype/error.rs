//! Why a TrueType font can't be cut.

use std::fmt;

/// A font that can't be cut.
#[derive(Debug)]
pub(crate) enum TrueTypeError {
    /// By the crate.
    Cut(subsetter::Error),
    /// Twins can't be added.
    Twins(CutShort),
}

impl fmt::Display for TrueTypeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Cut(error) => error.fmt(f),
            Self::Twins(error) => error.fmt(f),
        }
    }
}

/// A program lacks a table, or the table is too short for what it is to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CutShort(pub(in crate::write) [u8; 4]);

impl fmt::Display for CutShort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "its table `{}` is cut short", String::from_utf8_lossy(&self.0))
    }
}

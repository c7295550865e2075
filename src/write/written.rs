//! A file of a record.

/// A file that a writer made, by its path in the folder of the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Its path, parts of it by `/`.
    pub path: String,
    /// All of it.
    pub bytes: Vec<u8>,
}

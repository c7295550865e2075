//! How a command ends, as whoever called it reads it.

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Status {
    Done = 0,
    /// The edition has errors.
    Edition = 1,
    /// The command was used wrongly.
    Usage = 2,
    /// Disk, permission.
    Machine = 3,
}

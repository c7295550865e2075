//! How large a file is written.

/// The largest file that is written, in bytes. Programs that read PDF hold files of this size; PDF itself has room for ten
/// times as much in its table of objects (ISO 32000-1, 7.5.4).
pub const LARGEST_FILE: u64 = 1 << 30;

/// The most samples of all its pictures: those of 40 pages of a broadsheet, each full of one picture of four inks at 350
/// pixels an inch.
pub const MOST_SAMPLES: u64 = 6 << 30;

//! How large a picture may be.

/// The largest file that is read, in bytes.
pub const LARGEST_FILE: u64 = 256 << 20;

/// The most memory for everything in a file that is no pixel: a profile, which may be packed in it, palettes, text.
pub(crate) const LARGEST_PROFILE: usize = 16 << 20;

/// The most pixels of a picture: two pages of a broadsheet at 350 pixels an inch have 81 million.
pub const MOST_PIXELS: u64 = 100_000_000;

//! How hard the streams of a file are compressed.

pub(super) use crate::deflate::Deflater;

// The levels, each where the next one takes more time than its bytes are worth (`docs/decisions.md`, "flate2").

/// A font program: outlines hardly shrink at any level, and the body face is on the critical path.
pub(super) const FONT: u32 = 1;
/// A profile: higher levels take more time than everything else on a page.
pub(super) const PROFILE: u32 = 1;
/// A content stream: four fifths smaller than plain at a quarter of a millisecond.
pub(super) const CONTENT: u32 = 2;

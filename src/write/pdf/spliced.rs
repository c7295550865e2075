//! Streams that are not in memory: their dictionaries are among the other objects, and their bytes are put in when the file is
//! made.

use crate::spool::Stored;

/// What stands between a dictionary and its stream, and behind the stream (ISO 32000-1, 7.3.8.1).
const BEFORE: &[u8] = b"\nstream\n";
const BEHIND: &[u8] = b"\nendstream";
/// What the dictionary of an object ends with.
pub(super) const END: &[u8] = b"\nendobj\n";

/// Streams, and where they belong among the objects: in order.
#[derive(Debug, Default)]
pub(super) struct Streams(Vec<(usize, Stored)>);

impl Streams {
    /// Puts a stream behind the dictionary that the objects end with.
    pub(super) fn put(&mut self, objects: &[u8], stream: Stored) {
        debug_assert!(objects.ends_with(END));
        self.0.push((objects.len().saturating_sub(END.len()), stream));
    }

    /// Where in the file a place among the objects is that is no stream's.
    pub(super) fn shifted(&self, at: usize) -> usize {
        let before = self.0.iter().take_while(|(place, _)| *place < at);
        at + before.map(|(_, stream)| BEFORE.len() + stream.len() + BEHIND.len()).sum::<usize>()
    }

    /// The objects and the streams, as they follow each other in the file.
    pub(super) fn pieces(&self, objects: &[u8]) -> Vec<Stored> {
        let mut pieces = Vec::new();
        let mut own = Vec::new();
        let mut from = 0;
        for (place, stream) in &self.0 {
            own.extend_from_slice(objects.get(from..*place).unwrap_or_default());
            own.extend_from_slice(BEFORE);
            pieces.push(std::mem::take(&mut own).into());
            pieces.push(stream.clone());
            own.extend_from_slice(BEHIND);
            from = *place;
        }
        own.extend_from_slice(objects.get(from..).unwrap_or_default());
        pieces.push(own.into());
        pieces
    }
}

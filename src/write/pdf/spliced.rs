//! Streams that are not in memory: their dictionaries are among the other objects, and their bytes are put in when the file is
//! made.

use std::borrow::Cow;
use std::io;

use crate::spool::{Pieces, Stored};

/// What stands between a dictionary and its stream, and behind the stream (ISO 32000-1, 7.3.8.1).
const BEFORE: &[u8] = b"\nstream\n";
const BEHIND: &[u8] = b"\nendstream";
/// What the dictionary of an object ends with.
const END: &[u8] = b"\nendobj\n";

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
    pub(super) fn parts<'a>(&'a self, objects: &'a [u8]) -> Vec<Part<'a>> {
        let mut parts = Vec::with_capacity(4 * self.0.len() + 1);
        let mut from = 0;
        for (place, stream) in &self.0 {
            let own = objects.get(from..*place).unwrap_or_default();
            parts.extend([Part::Own(own), Part::Own(BEFORE), Part::Stream(stream), Part::Own(BEHIND)]);
            from = *place;
        }
        parts.push(Part::Own(objects.get(from..).unwrap_or_default()));
        parts
    }

    /// The same, for whoever writes them, and what follows on them.
    pub(super) fn pieces(&self, objects: Vec<u8>, end: Vec<u8>) -> Pieces {
        let end = Stored::from(end);
        let pieces = if self.0.is_empty() {
            vec![objects.into(), end]
        } else {
            self.parts(&objects).into_iter().map(Part::stored).chain([end]).collect()
        };
        pieces.into()
    }
}

/// A part of a file.
#[derive(Debug, Clone, Copy)]
pub(super) enum Part<'a> {
    Own(&'a [u8]),
    Stream(&'a Stored),
}

impl<'a> Part<'a> {
    pub(super) fn len(self) -> usize {
        match self {
            Self::Own(bytes) => bytes.len(),
            Self::Stream(stream) => stream.len(),
        }
    }

    pub(super) fn read(self) -> io::Result<Cow<'a, [u8]>> {
        match self {
            Self::Own(bytes) => Ok(Cow::Borrowed(bytes)),
            Self::Stream(stream) => stream.read(),
        }
    }

    fn stored(self) -> Stored {
        match self {
            Self::Own(bytes) => bytes.to_vec().into(),
            Self::Stream(stream) => stream.clone(),
        }
    }
}

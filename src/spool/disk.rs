//! A file without a name, for bytes that wait until they are written.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::stored::{Away, Stored};

/// Takes bytes: the first ones it leaves in memory.
#[derive(Debug)]
pub(crate) struct Spool(Arc<Mutex<State>>);

#[derive(Debug)]
struct State {
    /// The bytes that may still stay in memory.
    room: usize,
    /// Made for the first bytes that may not.
    file: Option<File>,
    /// Where the next ones go in it.
    end: u64,
    /// The disk has refused once.
    full: bool,
}

/// Some of the bytes of a spool.
struct Part {
    spool: Arc<Mutex<State>>,
    at: u64,
    long: usize,
}

impl Spool {
    /// One that leaves so many bytes in memory.
    pub(crate) fn new(room: usize) -> Self {
        Self(Arc::new(Mutex::new(State { room, file: None, end: 0, full: false })))
    }

    /// Takes bytes. Where the disk has no room for them, they stay in memory.
    pub(crate) fn take(&self, bytes: Stored) -> Stored {
        let mut state = locked(&self.0);
        if let Some(room) = state.room.checked_sub(bytes.len()) {
            state.room = room;
            return bytes;
        }
        match state.put(&bytes) {
            Ok(at) => Stored::away(Part { spool: Arc::clone(&self.0), at, long: bytes.len() }),
            Err(_) => bytes,
        }
    }
}

impl State {
    /// Where the bytes are in the file.
    fn put(&mut self, bytes: &Stored) -> io::Result<u64> {
        if self.full {
            return Err(io::ErrorKind::StorageFull.into());
        }
        let at = self.end;
        let written = self.written(at, bytes);
        self.full = written.is_err();
        written?;
        self.end += bytes.len() as u64;
        Ok(at)
    }

    fn written(&mut self, at: u64, bytes: &Stored) -> io::Result<()> {
        let file = match &mut self.file {
            Some(file) => file,
            none => none.insert(tempfile::tempfile()?),
        };
        file.seek(SeekFrom::Start(at))?;
        file.write_all(&bytes.read()?)
    }
}

impl Away for Part {
    fn len(&self) -> usize {
        self.long
    }

    fn read(&self) -> io::Result<Vec<u8>> {
        let mut state = locked(&self.spool);
        let file = state.file.as_mut().ok_or(io::ErrorKind::NotFound)?;
        file.seek(SeekFrom::Start(self.at))?;
        let mut bytes = vec![0; self.long];
        file.read_exact(&mut bytes)?;
        Ok(bytes)
    }
}

fn locked(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_back_in_any_order_from_memory_and_from_the_disk() {
        let spool = Spool::new(250);
        let all: Vec<Vec<u8>> = (0..20_u8).map(|one| vec![one; 100]).collect();
        let stored: Vec<Stored> = all.iter().map(|bytes| spool.take(bytes.clone().into())).collect();
        assert_eq!(locked(&spool.0).end, 1_800, "two stay in memory");
        drop(spool);
        for (bytes, stored) in all.iter().zip(&stored).rev() {
            assert_eq!(&*stored.read().unwrap(), bytes);
            assert_eq!(*stored, Stored::from(bytes.clone()));
        }
    }

    #[test]
    fn what_the_disk_refuses_stays_in_memory() {
        let spool = Spool::new(0);
        locked(&spool.0).full = true;
        let stored = spool.take(vec![1, 2, 3].into());
        assert_eq!((locked(&spool.0).end, &*stored.read().unwrap()), (0, &[1, 2, 3][..]));
    }
}

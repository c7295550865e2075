//! What two processes say to each other: a few words as JSON and the bytes that belong to them, each with its length before.

use std::io::{self, Read, Write};

use serde::Serialize;
use serde::de::DeserializeOwned;

/// The most bytes of the words.
const MOST_WORDS: u64 = 64 << 10;

/// Sends words, and the bytes that belong to them.
///
/// # Errors
/// Nobody reads them.
pub fn send(to: &mut impl Write, words: &impl Serialize, bytes: &[u8]) -> io::Result<()> {
    let words = serde_json::to_vec(words).map_err(io::Error::other)?;
    for part in [&words[..], bytes] {
        to.write_all(&(part.len() as u64).to_le_bytes())?;
        to.write_all(part)?;
    }
    to.flush()
}

/// Words, and no more than `most` bytes that belong to them.
///
/// # Errors
/// They are not whole, no words of this kind, or too much.
pub fn receive<W: DeserializeOwned>(from: &mut impl Read, most: u64) -> io::Result<(W, Vec<u8>)> {
    let words = part(from, MOST_WORDS)?;
    let words = serde_json::from_slice(&words).map_err(io::Error::other)?;
    Ok((words, part(from, most)?))
}

fn part(from: &mut impl Read, most: u64) -> io::Result<Vec<u8>> {
    let mut long = [0; 8];
    from.read_exact(&mut long)?;
    let long = u64::from_le_bytes(long);
    if long > most {
        return Err(io::Error::from(io::ErrorKind::InvalidData));
    }
    let mut bytes = Vec::new();
    bytes.try_reserve_exact(long as usize).map_err(|_| io::Error::from(io::ErrorKind::OutOfMemory))?;
    if from.take(long).read_to_end(&mut bytes)? as u64 == long {
        Ok(bytes)
    } else {
        Err(io::Error::from(io::ErrorKind::UnexpectedEof))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_received_is_what_was_sent_one_after_the_other() {
        let mut pipe = Vec::new();
        send(&mut pipe, &("first", 1), b"abc").unwrap();
        send(&mut pipe, &("second", 2), b"").unwrap();
        let mut from = &pipe[..];
        let received: ((String, u8), Vec<u8>) = receive(&mut from, 3).unwrap();
        assert_eq!(received, (("first".to_owned(), 1), b"abc".to_vec()));
        let received: ((String, u8), Vec<u8>) = receive(&mut from, 3).unwrap();
        assert_eq!(received, (("second".to_owned(), 2), Vec::new()));
        assert_eq!(receive::<u8>(&mut from, 3).unwrap_err().kind(), io::ErrorKind::UnexpectedEof);
    }

    #[test]
    fn no_room_is_made_for_more_than_may_be_said() {
        let mut pipe = Vec::new();
        send(&mut pipe, &1, b"abc").unwrap();
        assert_eq!(receive::<u8>(&mut &pipe[..], 2).unwrap_err().kind(), io::ErrorKind::InvalidData);
        let huge = u64::MAX.to_le_bytes();
        assert_eq!(receive::<u8>(&mut &huge[..], 2).unwrap_err().kind(), io::ErrorKind::InvalidData);
        assert_eq!(
            receive::<u8>(&mut &pipe[..pipe.len() - 1], 3).unwrap_err().kind(),
            io::ErrorKind::UnexpectedEof
        );
    }
}

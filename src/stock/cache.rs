//! A folder of pictures in the inks of a press, for the next run: by what they were made from, so that nothing in it is ever
//! out of date.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::diag::Diagnostic;
use crate::picture::{Data, Raster, Space};
use crate::save;

/// The most bytes that a folder keeps from one run to the next; the oldest pictures make room.
const MOST: u64 = 2 << 30;

/// What the name of a picture ends with.
const ENDING: &str = "picture";

/// What begins a picture. Its number rises with every change in how pictures are made, which a test tells, or written down.
pub(super) const BEGINS: &[u8] = b"banxin picture 1\n";

/// A picture of more bytes is none.
const LARGEST: u64 = 1 << 30;

/// How long a hash is.
const HASH: usize = 32;

/// What a picture is made from, as a hash.
pub(super) type Key = [u8; HASH];

/// A folder of pictures.
#[derive(Debug, Clone)]
pub(super) struct Cache {
    folder: PathBuf,
}

/// A picture, but for its packed pixels.
#[derive(Debug, Serialize, Deserialize)]
struct Label {
    width: u32,
    height: u32,
    space: Space,
    most_ink: u32,
    packed: Kind,
}

#[derive(Debug, Serialize, Deserialize)]
enum Kind {
    Jpeg { inverted: bool },
    Deflated { predicted: bool },
}

impl Cache {
    /// A folder, which is made where it is not there; one of the program's own, since old pictures in it are removed.
    ///
    /// # Errors
    /// The system refuses.
    pub(super) fn open(folder: &Path) -> Result<Self, Diagnostic> {
        let refused = |error: std::io::Error| {
            Diagnostic::error(save::CANNOT_WRITE).arg("path", folder).arg("why", &error)
        };
        // One folder: those above it are there, or are a mistake.
        if !folder.is_dir() {
            fs::create_dir(folder).map_err(refused)?;
        }
        let cache = Self { folder: folder.to_owned() };
        cache.trim(MOST).map_err(refused)?;
        Ok(cache)
    }

    /// A picture of a size in pixels, if it is there and whole.
    pub(super) fn get(&self, key: &Key, size: (u32, u32)) -> Option<Raster> {
        let path = self.path(key);
        // Neither a pipe nor a link that somebody has put there.
        let about = fs::symlink_metadata(&path).ok()?;
        if !about.is_file() || about.len() > LARGEST {
            return None;
        }
        let file = fs::read(path).ok()?;
        let (rest, hash) = file.split_last_chunk::<HASH>()?;
        if hash_of(&[rest]) != *hash {
            return None;
        }
        let rest = rest.strip_prefix(BEGINS)?;
        let (long, rest) = rest.split_first_chunk::<4>()?;
        let (label, bytes) = rest.split_at_checked(u32::from_le_bytes(*long) as usize)?;
        let Label { width, height, space, most_ink, packed } = serde_json::from_slice(label).ok()?;
        if (width, height) != size {
            return None;
        }
        let bytes = bytes.to_vec().into();
        let data = match packed {
            Kind::Jpeg { inverted } => Data::Jpeg { bytes, inverted },
            Kind::Deflated { predicted } => Data::Deflated { bytes, predicted },
        };
        Some(Raster { width, height, space, data, most_ink })
    }

    /// Keeps a picture. Where the system refuses, the next run makes it again.
    pub(super) fn put(&self, key: &Key, raster: &Raster) {
        let Raster { width, height, space, most_ink, .. } = *raster;
        let (packed, bytes) = match &raster.data {
            Data::Jpeg { bytes, inverted } => (Kind::Jpeg { inverted: *inverted }, bytes),
            Data::Deflated { bytes, predicted } => (Kind::Deflated { predicted: *predicted }, bytes),
            Data::Samples(_) => return,
        };
        let label = serde_json::to_vec(&Label { width, height, space, most_ink, packed });
        let (Ok(label), Ok(bytes)) = (label, bytes.read()) else { return };
        let long = (label.len() as u32).to_le_bytes();
        let parts: [&[u8]; 4] = [BEGINS, &long, &label, &bytes];
        let hash = hash_of(&parts);
        let path = self.path(key);
        // What is no picture makes room: through a link another file would be written over.
        if fs::symlink_metadata(&path).is_ok_and(|about| !about.is_file()) && fs::remove_file(&path).is_err()
        {
            return;
        }
        let _ = save::save(&path, &[parts.concat(), hash.to_vec()].concat());
    }

    fn path(&self, key: &Key) -> PathBuf {
        let name = key.iter().fold(String::new(), |name, byte| name + &format!("{byte:02x}"));
        self.folder.join(name).with_extension(ENDING)
    }

    /// Removes the oldest pictures until no more than so many bytes are left; nothing else that stands there.
    fn trim(&self, most: u64) -> std::io::Result<()> {
        let mut pictures: Vec<(SystemTime, u64, PathBuf)> = Vec::new();
        for entry in fs::read_dir(&self.folder)?.flatten() {
            let path = entry.path();
            if let Ok(about) = entry.metadata()
                && about.is_file()
                && is_of_a_picture(&path)
            {
                pictures.push((about.modified().unwrap_or(SystemTime::UNIX_EPOCH), about.len(), path));
            }
        }
        pictures.sort_unstable_by(|one, other| other.cmp(one));
        let mut kept = 0_u64;
        for (_, long, path) in pictures {
            kept = kept.saturating_add(long);
            if kept > most {
                let _ = fs::remove_file(path);
            }
        }
        Ok(())
    }
}

/// Whether a path is one that pictures get here.
fn is_of_a_picture(path: &Path) -> bool {
    let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    path.extension().is_some_and(|own| own == ENDING)
        && stem.len() == 2 * HASH
        && stem.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// A hash of parts, one after the other.
pub(super) fn hash_of(parts: &[&[u8]]) -> Key {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part);
    }
    hash.finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raster(long: usize) -> Raster {
        let data = Data::Jpeg { bytes: vec![7; long].into(), inverted: true };
        Raster { width: 3, height: 2, space: Space::Cmyk, data, most_ink: 24_000 }
    }

    fn cache() -> (tempfile::TempDir, Cache) {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::open(&folder.path().join("pictures")).unwrap();
        (folder, cache)
    }

    #[test]
    fn a_picture_comes_back_as_it_was_kept() {
        let (_folder, cache) = cache();
        let deflated = Data::Deflated { bytes: vec![1, 2, 3].into(), predicted: true };
        for (key, one) in [([1; 32], raster(100)), ([2; 32], Raster { data: deflated, ..raster(0) })] {
            assert_eq!(cache.get(&key, (3, 2)), None);
            cache.put(&key, &one);
            assert_eq!(cache.get(&key, (3, 2)), Some(one));
        }
    }

    #[test]
    fn one_that_is_not_whole_is_none() {
        let (_folder, cache) = cache();
        cache.put(&[1; 32], &raster(100));
        let path = cache.path(&[1; 32]);
        let whole = fs::read(&path).unwrap();
        for at in 0..whole.len() {
            fs::write(&path, &whole[..at]).unwrap();
            assert_eq!(cache.get(&[1; 32], (3, 2)), None, "{at} bytes");
            let mut changed = whole.clone();
            changed[at] ^= 1;
            fs::write(&path, &changed).unwrap();
            assert_eq!(cache.get(&[1; 32], (3, 2)), None, "byte {at}");
        }
    }

    #[test]
    fn the_oldest_pictures_make_room_and_nothing_else_is_touched() {
        let (_folder, cache) = cache();
        let other = cache.folder.join("mine.picture");
        fs::write(&other, vec![0; 1000]).unwrap();
        for age in 0..4_u8 {
            cache.put(&[age; 32], &raster(1000));
            let file = fs::File::options().write(true).open(cache.path(&[age; 32])).unwrap();
            let modified = SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(u64::from(age) * 1000);
            file.set_modified(modified).unwrap();
        }
        cache.trim(2500).unwrap();
        let there: Vec<bool> = (0..4).map(|age| cache.get(&[age; 32], (3, 2)).is_some()).collect();
        assert_eq!(there, [false, false, true, true]);
        assert!(other.exists());
    }
}

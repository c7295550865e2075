//! What cameras write in the shape of TIFF and is none: what the sensor saw, to be developed.

/// Tags of a first directory (TIFF 6.0, section 8; TIFF/EP, 5.1; DNG 1.7).
const NEW_SUBFILE_TYPE: u16 = 254;
const MAKE: u16 = 271;
const SUB_DIRECTORIES: u16 = 330;
const DNG_VERSION: u16 = 50_706;

/// A picture that is a smaller one of another in the file.
const REDUCED: u32 = 1;

/// More entries than the first directory of any camera has.
const MOST_ENTRIES: usize = 1024;

/// Makers, and the part of `picture-formats` that names their files.
const MAKERS: &[(&[u8], &str)] =
    &[(b"NIKON", "nef"), (b"SONY", "arw"), (b"PENTAX", "pef"), (b"SAMSUNG", "srw")];

/// Which raw format a TIFF file is, where that is certain: it says so, or its first picture is a preview by a
/// maker who puts the sensor's data into a directory beneath it.
pub(super) fn camera(bytes: &[u8]) -> Option<&'static str> {
    let directory = Directory::first(bytes)?;
    if directory.entry(DNG_VERSION).is_some() {
        return Some("dng");
    }
    let preview = directory.long(directory.entry(NEW_SUBFILE_TYPE)? + 8)? == REDUCED;
    if !preview || directory.entry(SUB_DIRECTORIES).is_none() {
        return None;
    }
    let make = directory.long(directory.entry(MAKE)? + 8)? as usize;
    let make = bytes.get(make..)?;
    MAKERS.iter().find(|(name, _)| make.starts_with(name)).map(|(_, part)| *part)
}

struct Directory<'a> {
    bytes: &'a [u8],
    little: bool,
    at: usize,
}

impl<'a> Directory<'a> {
    fn first(bytes: &'a [u8]) -> Option<Self> {
        let little = match bytes.get(..4)? {
            b"II\x2A\x00" => true,
            b"MM\x00\x2A" => false,
            _ => return None,
        };
        let header = Self { bytes, little, at: 0 };
        Some(Self { at: header.long(4)? as usize, ..header })
    }

    /// Where the entry of a tag begins.
    fn entry(&self, tag: u16) -> Option<usize> {
        let entries = usize::from(self.short(self.at)?).min(MOST_ENTRIES);
        (0..entries).find_map(|entry| {
            let at = self.at.checked_add(2 + 12 * entry)?;
            (self.short(at)? == tag).then_some(at)
        })
    }

    fn short(&self, at: usize) -> Option<u16> {
        let bytes = *self.bytes.get(at..)?.first_chunk()?;
        Some(if self.little { u16::from_le_bytes(bytes) } else { u16::from_be_bytes(bytes) })
    }

    fn long(&self, at: usize) -> Option<u32> {
        let bytes = *self.bytes.get(at..)?.first_chunk()?;
        Some(if self.little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) })
    }
}

//! The boxes of a JP2 file (ISO 15444-1, annex I).

use crate::picture::error::{PictureError, broken, ends, unusual};

/// Begins a JP2 file (I.5.1).
pub(in crate::picture) const JP2: &[u8] = b"\x00\x00\x00\x0CjP  \r\n\x87\n";

/// What the boxes say.
#[derive(Default)]
pub(super) struct Boxes<'a> {
    pub(super) codestream: &'a [u8],
    /// None for a codestream alone, which says nothing of its colours.
    pub(super) colour: Option<Colour<'a>>,
    pub(super) palette: Option<&'a [u8]>,
    /// Which component or which column of the palette a channel is (I.5.3.5).
    pub(super) mapping: Option<&'a [u8]>,
    /// What a channel is for (I.5.3.6).
    pub(super) definitions: Option<&'a [u8]>,
}

/// How the colours are said (I.5.3.3).
#[derive(Clone, Copy)]
pub(super) enum Colour<'a> {
    /// By a number.
    Enumerated(u32),
    /// By an ICC profile.
    Profile(&'a [u8]),
    /// In a way of a vendor.
    Other,
}

impl<'a> Boxes<'a> {
    /// A codestream without boxes.
    pub(super) fn bare(codestream: &'a [u8]) -> Self {
        Self { codestream, ..Self::default() }
    }

    /// The boxes of a file: its header, and the first codestream. What follows says nothing of it.
    pub(super) fn read(bytes: &'a [u8]) -> Result<Self, PictureError> {
        let mut found = Self::default();
        let mut rest = bytes;
        while found.codestream.is_empty() {
            let (name, content, after) = first(rest)?;
            match name {
                b"jp2h" => found.header(content)?,
                b"jp2c" => found.codestream = content,
                _ => {}
            }
            rest = after;
        }
        if found.colour.is_none() {
            return Err(broken("no-pixels"));
        }
        Ok(found)
    }

    fn header(&mut self, mut rest: &'a [u8]) -> Result<(), PictureError> {
        while !rest.is_empty() {
            let (name, content, after) = first(rest)?;
            match name {
                // "A conforming JP2 reader shall ignore all Colour Specification boxes after the first."
                b"colr" if self.colour.is_none() => self.colour = Some(colour(content)?),
                b"pclr" => once(&mut self.palette, content)?,
                b"cmap" => once(&mut self.mapping, content)?,
                b"cdef" => once(&mut self.definitions, content)?,
                _ => {}
            }
            rest = after;
        }
        Ok(())
    }

    pub(super) fn profile(&self) -> Option<&'a [u8]> {
        match self.colour {
            Some(Colour::Profile(profile)) => Some(profile),
            _ => None,
        }
    }
}

fn once<'a>(place: &mut Option<&'a [u8]>, content: &'a [u8]) -> Result<(), PictureError> {
    if place.replace(content).is_some() { Err(unusual("jp2-channels")) } else { Ok(()) }
}

/// `METH`, `PREC`, `APPROX`, and what they announce; any profile may stand where JPX files have one (ISO
/// 15444-2, M.11.7.3).
fn colour(content: &[u8]) -> Result<Colour<'_>, PictureError> {
    let (&[method, _, _], rest) = content.split_first_chunk().ok_or_else(ends)?;
    match method {
        1 => {
            rest.first_chunk().map(|number| Colour::Enumerated(u32::from_be_bytes(*number))).ok_or_else(ends)
        }
        2 | 3 => Ok(Colour::Profile(rest)),
        _ => Ok(Colour::Other),
    }
}

/// A box: its name, its content, and what follows.
type Box<'a> = (&'a [u8; 4], &'a [u8], &'a [u8]);

/// The first box (I.4).
fn first(bytes: &[u8]) -> Result<Box<'_>, PictureError> {
    let (length, rest) = bytes.split_first_chunk().ok_or_else(ends)?;
    let (name, rest) = rest.split_first_chunk::<4>().ok_or_else(ends)?;
    let (beside, whole, rest) = match u32::from_be_bytes(*length) {
        0 => return Ok((name, rest, &[])),
        1 => {
            let (length, rest) = rest.split_first_chunk().ok_or_else(ends)?;
            (16, u64::from_be_bytes(*length), rest)
        }
        length => (8, u64::from(length), rest),
    };
    let length = whole.checked_sub(beside).ok_or_else(|| broken("part-short"))?;
    match usize::try_from(length).ok().and_then(|length| rest.split_at_checked(length)) {
        Some((content, after)) => Ok((name, content, after)),
        // Some programs give the length of the whole file here. A codestream says itself where it ends.
        None if name == b"jp2c" => Ok((name, rest, &[])),
        None => Err(ends()),
    }
}

/// A codestream in as few boxes as make a file, and none that says what its colours are. It gets an end mark of
/// its own, as programs count theirs to the last tile, and where that leaves its length `open`, the length.
pub(super) fn wrap(codestream: &[u8], open: Option<(usize, u32)>) -> Vec<u8> {
    const AROUND: &[u8] = b"\0\0\0\x14ftypjp2 \0\0\0\0jp2 \0\0\0\x08jp2h\0\0\0\0jp2c";
    let mut file = [JP2, AROUND, codestream, b"\xFF\xD9"].concat();
    if let Some((at, length)) = open
        && let Some(place) = file.get_mut(JP2.len() + AROUND.len() + at..).and_then(<[u8]>::first_chunk_mut)
    {
        *place = length.to_be_bytes();
    }
    file
}

//! Facsimile (ITU-T T.4 and T.6), as TIFF has it: the rows of a piece, 0 for white and 1 for black.

use super::super::error::why;
use super::fax_codes::{BLACK_RUNS, LONGEST, Mode, ROW_MODES, WHITE_RUNS};
use super::packing::{Fax, short, wrong};
use crate::picture::PictureError;

/// Bits of nothing that no code but the end of a line begins with: eleven, and then one that is set.
const END_OF_LINE: u32 = 11;

/// The widest rows of facsimile: no press has them, and changes of colour take memory.
pub(super) const WIDEST: usize = 1 << 20;

/// Bits, from the highest of each byte on.
struct Bits<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Bits<'_> {
    fn left(&self) -> usize {
        8 * self.bytes.len() - self.at
    }

    /// The next bits, at most 16; nothing follows the end.
    fn peek(&self, count: u32) -> u32 {
        let byte = |index: usize| u32::from(self.bytes.get(self.at / 8 + index).copied().unwrap_or_default());
        let window = byte(0) << 16 | byte(1) << 8 | byte(2);
        window >> (24 - count - (self.at % 8) as u32) & ((1 << count) - 1)
    }

    fn skip(&mut self, count: usize) -> Result<(), PictureError> {
        if count > self.left() {
            return Err(short());
        }
        self.at += count;
        Ok(())
    }

    /// Goes on at the next byte.
    const fn align(&mut self) {
        self.at = self.at.next_multiple_of(8);
    }

    /// A run: codes of 64 and more, then one of less (T.4, 4.1.1).
    fn run(&mut self, black: bool, most: usize) -> Result<usize, PictureError> {
        let codes = if black { &*BLACK_RUNS } else { &*WHITE_RUNS };
        let mut length = 0;
        loop {
            let (bits, run) = codes.find(self.peek(LONGEST)).ok_or_else(|| self.fault())?;
            self.skip(bits.into())?;
            length += usize::from(run);
            if length > most {
                return Err(wrong());
            }
            if run < 64 {
                return Ok(length);
            }
        }
    }

    /// What a place without a code is: the end of the page (T.6, 2.4.1.1), padding before the end, or no code.
    fn fault(&self) -> PictureError {
        let ends = self.peek(END_OF_LINE + 1) == 1 || self.left() < LONGEST as usize;
        if ends { short() } else { wrong() }
    }

    /// Passes over the end of a line, where there is one with any fill before it (T.4, 4.1.2 and 4.1.3).
    fn end_of_line(&mut self) -> bool {
        if self.peek(END_OF_LINE) != 0 {
            return false;
        }
        let mut at = self.at + END_OF_LINE as usize;
        while let Some(byte) = self.bytes.get(at / 8) {
            if at.is_multiple_of(8) && *byte == 0 {
                at += 8;
                continue;
            }
            at += 1;
            if byte >> (7 - (at - 1) % 8) & 1 == 1 {
                self.at = at;
                return true;
            }
        }
        false
    }
}

/// Where a row changes its colour: places that grow, the first of them to black.
#[derive(Default)]
struct Changes(Vec<usize>);

impl Changes {
    /// A change; one at the place of the last takes that back, since nothing lies between.
    fn push(&mut self, at: usize, width: usize) {
        if self.0.last() == Some(&at) {
            self.0.pop();
        } else if at < width {
            self.0.push(at);
        }
    }

    /// Sets the black pixels of a row.
    fn draw(&self, width: usize, row: &mut [u8]) {
        row.fill(0);
        for run in self.0.chunks(2) {
            let start = run.first().copied().unwrap_or(width);
            let end = run.get(1).copied().unwrap_or(width);
            let (first, last) = (start / 8, end / 8);
            let (from, to) = (0xFF_u8 >> (start % 8), !(0xFF_u8 >> (end % 8)));
            if first == last {
                set(row, first, from & to);
                continue;
            }
            set(row, first, from);
            row.get_mut(first + 1..last).unwrap_or_default().fill(0xFF);
            set(row, last, to);
        }
    }
}

fn set(row: &mut [u8], at: usize, bits: u8) {
    if let Some(byte) = row.get_mut(at) {
        *byte |= bits;
    }
}

/// A row of runs, white first (T.4, 4.1).
fn runs(bits: &mut Bits<'_>, width: usize, changes: &mut Changes) -> Result<(), PictureError> {
    changes.0.clear();
    let (mut at, mut black) = (0, false);
    while at < width {
        at += bits.run(black, width - at)?;
        black = !black;
        changes.push(at, width);
    }
    Ok(())
}

/// A row that is said by the one above (T.4, 4.2; T.6, 2.2).
fn by_the_one_above(
    bits: &mut Bits<'_>,
    width: usize,
    above: &Changes,
    changes: &mut Changes,
) -> Result<(), PictureError> {
    changes.0.clear();
    let (mut at, mut black, mut next, mut begun) = (0, false, 0, false);
    while at < width {
        let (length, mode) = ROW_MODES.find(bits.peek(LONGEST)).ok_or_else(|| bits.fault())?;
        bits.skip(length.into())?;
        // The first change above to the right of here; at the start of a row, here too.
        while above.0.get(next).is_some_and(|place| *place < at || (*place == at && begun)) {
            next += 1;
        }
        // Of the changes above, those at even places are to black.
        let other = if (next % 2 == 1) == black { next } else { next + 1 };
        let change = |index: usize| above.0.get(index).copied().unwrap_or(width);
        begun = true;
        match mode {
            Mode::Pass => at = change(other + 1),
            Mode::Horizontal => {
                for colour in [black, !black] {
                    at += bits.run(colour, width - at)?;
                    changes.push(at, width);
                }
            }
            Mode::Vertical(off) => {
                let to = change(other).checked_add_signed(off.into()).ok_or_else(wrong)?;
                if to < at || to > width {
                    return Err(wrong());
                }
                at = to;
                changes.push(at, width);
                black = !black;
            }
            Mode::Extension => return Err(PictureError::Kind(why("tiff-fax-uncompressed"))),
        }
    }
    Ok(())
}

/// Passes over what stands between the rows of group 3, and tells whether the next one is of runs. Writers leave
/// out ends of lines where rows are runs.
fn between_rows(bits: &mut Bits<'_>, two_dimensional: bool) -> Result<bool, PictureError> {
    let mut ends = 0;
    let mut one_dimensional = true;
    while bits.end_of_line() {
        ends += 1;
        if two_dimensional {
            one_dimensional = bits.peek(1) == 1;
            bits.skip(1)?;
        }
    }
    match ends {
        // Without a mark, it is not known which kind of row it is.
        0 if two_dimensional => Err(bits.fault()),
        0 | 1 => Ok(one_dimensional),
        // The end of the page.
        _ => Err(short()),
    }
}

/// Unpacks the rows of a piece into all of the room.
pub(super) fn unpack(fax: Fax, packed: &[u8], width: usize, room: &mut [u8]) -> Result<(), PictureError> {
    let mut bits = Bits { bytes: packed, at: 0 };
    let (mut above, mut changes) = (Changes::default(), Changes::default());
    for row in room.chunks_exact_mut(width.div_ceil(8).max(1)) {
        let one_dimensional = match fax {
            Fax::Rle => {
                bits.align();
                true
            }
            Fax::Group3 { two_dimensional } => between_rows(&mut bits, two_dimensional)?,
            Fax::Group4 => false,
        };
        if one_dimensional {
            runs(&mut bits, width, &mut changes)?;
        } else {
            by_the_one_above(&mut bits, width, &above, &mut changes)?;
        }
        changes.draw(width, row);
        std::mem::swap(&mut above, &mut changes);
    }
    Ok(())
}

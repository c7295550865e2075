//! How long the charstrings of a CFF font are, and nothing more of them: what they draw is read by others.

/// Where the charstrings of a CFF font lie (Technical Note 5176).
#[derive(Debug, Clone, Copy)]
pub(super) struct Charstrings<'a> {
    /// How many bytes an offset has.
    size: usize,
    offsets: &'a [u8],
}

/// The operator of a dictionary that says where they begin.
const CHARSTRINGS: u8 = 17;

impl<'a> Charstrings<'a> {
    /// Nothing, where they are not where they should be: others tell of that.
    pub(super) fn of(table: &'a [u8]) -> Option<Self> {
        let (_, names_end) = index(table, usize::from(*table.get(2)?))?;
        let (tops, _) = index(table, names_end)?;
        let data = names_end + 3 + tops.offsets.len();
        let top = table.get(data..)?.get(..tops.length(0)?)?;
        Some(index(table, charstrings_at(top)?)?.0)
    }

    /// How long the charstring of a glyph is.
    pub(super) fn length(&self, glyph: u16) -> Option<usize> {
        let at = usize::from(glyph) * self.size;
        let (start, end) = (self.offset(at)?, self.offset(at + self.size)?);
        end.checked_sub(start)
    }

    fn offset(&self, at: usize) -> Option<usize> {
        let bytes = self.offsets.get(at..at + self.size)?;
        Some(bytes.iter().fold(0, |offset, byte| offset << 8 | usize::from(*byte)))
    }
}

/// The offsets of an INDEX, and where the table goes on behind it.
fn index(table: &[u8], start: usize) -> Option<(Charstrings<'_>, usize)> {
    let bytes = table.get(start..)?;
    let count = usize::from(u16::from_be_bytes(*bytes.first_chunk()?));
    if count == 0 {
        return Some((Charstrings { size: 1, offsets: &[] }, start + 2));
    }
    let size = usize::from(*bytes.get(2)?);
    if !(1..=4).contains(&size) {
        return None;
    }
    let length = (count + 1) * size;
    let index = Charstrings { size, offsets: bytes.get(3..3 + length)? };
    // Offsets are counted from the byte before the first piece.
    let end = (start + 2 + length).checked_add(index.offset(count * size)?)?;
    Some((index, end))
}

/// Where a top dictionary says that the charstrings begin: an integer before the operator.
fn charstrings_at(top: &[u8]) -> Option<usize> {
    let (mut at, mut operand) = (0, None);
    while let Some(first) = top.get(at) {
        let rest = top.get(at + 1..)?;
        let length = match *first {
            CHARSTRINGS => return operand,
            // An operator of two bytes, and a number below nothing.
            12 | 251..=254 => {
                operand = None;
                2
            }
            0..=21 => {
                operand = None;
                1
            }
            28 => {
                operand = Some(usize::from(u16::from_be_bytes(*rest.first_chunk()?)));
                3
            }
            29 => {
                operand = usize::try_from(i32::from_be_bytes(*rest.first_chunk()?)).ok();
                5
            }
            // A real number ends with a half byte of ones.
            30 => {
                operand = None;
                2 + rest.iter().position(|byte| byte & 0x0f == 0x0f)?
            }
            byte @ 32..=246 => {
                operand = usize::from(byte).checked_sub(139);
                1
            }
            byte @ 247..=250 => {
                operand = Some((usize::from(byte) - 247) * 256 + usize::from(*rest.first()?) + 108);
                2
            }
            _ => return None,
        };
        at += length;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dictionary_says_where_charstrings_begin_by_an_integer_of_any_form() {
        let at = |top: &[u8]| charstrings_at(top);
        assert_eq!(at(&[139, 15, 239, 17]), Some(100));
        assert_eq!(at(&[247, 0, 17]), Some(108));
        assert_eq!(at(&[28, 0x12, 0x34, 17]), Some(0x1234));
        assert_eq!(at(&[30, 0x1a, 0x5f, 12, 7, 29, 0, 1, 0, 0, 17]), Some(0x1_0000));
    }

    #[test]
    fn what_is_cut_off_or_stands_nowhere_is_nothing() {
        let at = |top: &[u8]| charstrings_at(top);
        assert_eq!([at(&[]), at(&[28, 0]), at(&[17]), at(&[251, 0, 17]), at(&[255, 17])], [None; 5]);
        assert!(Charstrings::of(&[1, 0, 4, 1]).is_none());
        assert!(Charstrings::of(&[1, 0, 4, 1, 0, 1, 4, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 1]).is_none());
        let all = Charstrings { size: 1, offsets: &[1, 3, 2] };
        assert_eq!([all.length(0), all.length(1), all.length(2)], [Some(2), None, None]);
    }
}

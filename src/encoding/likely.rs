//! How likely bytes are text of an encoding: by how its characters are spread over its pairs of bytes, in newspapers of
//! its language.

/// An encoding of pairs of bytes, beside those of ASCII.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pairs {
    Gbk,
    Big5,
    EucJp,
    EucKr,
    ShiftJis,
}

const ALL: [Pairs; 5] = [Pairs::Gbk, Pairs::Big5, Pairs::EucJp, Pairs::EucKr, Pairs::ShiftJis];

/// By how much the likeliest has to be ahead, in hundredths of the natural logarithm.
const MARGIN: i64 = 100;
/// The papers that this program composes are saved in GBK more often than in any other.
const USUAL: i64 = 400;
/// More pairs tell no more.
const MOST: usize = 4000;

/// The likeliest encoding of bytes that are text in it from end to end; nothing, where another is as likely.
pub(super) fn likeliest(bytes: &[u8]) -> Option<Pairs> {
    let of = |pairs: Pairs| {
        let usual = if pairs == Pairs::Gbk { USUAL } else { 0 };
        Some((pairs.weight(bytes)? + usual, pairs))
    };
    let mut likely: Vec<(i64, Pairs)> = ALL.into_iter().filter_map(of).collect();
    likely.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    match likely.as_slice() {
        [(_, only)] => Some(*only),
        [(first, one), (second, _), ..] if first - second >= MARGIN => Some(*one),
        _ => None,
    }
}

impl Pairs {
    /// The logarithm of how likely the bytes are; nothing, where they are no text of it.
    fn weight(self, bytes: &[u8]) -> Option<i64> {
        let (mut weight, mut count, mut rest) = (0, 0, bytes);
        let mut any = false;
        loop {
            let (more, after) = match rest {
                [] => return any.then_some(weight),
                [b'\t' | b'\n' | b'\r' | 0x20..=0x7E, rest @ ..] => (0, rest),
                // GB 18030 has characters of four bytes.
                [0x81..=0xFE, 0x30..=0x39, 0x81..=0xFE, 0x30..=0x39, rest @ ..] if self == Self::Gbk => {
                    any = true;
                    (-1400, rest)
                }
                // Half-width kana, which no newspaper is set in.
                [0xA1..=0xDF, rest @ ..] if self == Self::ShiftJis => (-900, rest),
                [0x8E, 0xA1..=0xDF, rest @ ..] if self == Self::EucJp => (-1200, rest),
                [0x8F, 0xA1..=0xFE, 0xA1..=0xFE, rest @ ..] if self == Self::EucJp => (-1400, rest),
                [lead, trail, rest @ ..] => {
                    any = true;
                    (self.pair(*lead, *trail)?, rest)
                }
                _ => return None,
            };
            count += usize::from(more != 0);
            if count <= MOST {
                weight += more;
            }
            rest = after;
        }
    }

    /// The same of a pair. A part of the characters, such as 86 % for the common Han, is spread over the pairs that it
    /// has, such as 5401.
    const fn pair(self, lead: u8, trail: u8) -> Option<i64> {
        let upper = matches!(trail, 0xA1..=0xFE);
        Some(match self {
            Self::Gbk => match lead {
                0xB0..=0xD7 if upper => -839,
                0xA1..=0xA3 if upper => -771,
                0xD8..=0xF7 if upper => -1194,
                0x81..=0xFE if matches!(trail, 0x40..=0x7E | 0x80..=0xFE) => -1420,
                _ => return None,
            },
            Self::Big5 => match lead {
                0xA4..=0xC6 if upper || matches!(trail, 0x40..=0x7E) => -875,
                0xA1..=0xA3 if upper || matches!(trail, 0x40..=0x7E) => -813,
                0xC9..=0xF9 if upper || matches!(trail, 0x40..=0x7E) => -1286,
                0x81..=0xFE if upper || matches!(trail, 0x40..=0x7E) => -1420,
                _ => return None,
            },
            Self::EucJp => match lead {
                0xA4 if upper => -522,
                0xA5 if upper => -676,
                0xA1..=0xA3 if upper => -774,
                0xB0..=0xCF if upper => -913,
                0xA6..=0xF4 if upper => -1300,
                _ => return None,
            },
            Self::EucKr => match lead {
                0xB0..=0xC8 if upper => -787,
                0xA1..=0xA3 if upper => -865,
                0xA1..=0xFD if upper => -1149,
                // What Windows adds to it.
                0x81..=0xC6 if matches!(trail, 0x41..=0x5A | 0x61..=0x7A | 0x81..=0xFE) => -1420,
                _ => return None,
            },
            Self::ShiftJis => match lead {
                0x82 if matches!(trail, 0x9F..=0xF1) => -522,
                0x83 if matches!(trail, 0x40..=0x96) => -676,
                0x81 if matches!(trail, 0x40..=0xFC) => -774,
                0x88..=0x97 if matches!(trail, 0x40..=0xFC) && trail != 0x7F => -913,
                0x82..=0x9F | 0xE0..=0xFC if matches!(trail, 0x40..=0xFC) && trail != 0x7F => -1300,
                _ => return None,
            },
        })
    }
}

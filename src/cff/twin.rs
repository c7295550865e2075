//! Twin glyphs: a charstring whose outline is moved and whose advance is another.
//!
//! All places in a charstring are counted from the place before (Technical Note 5177, 4.1): to move the
//! outline, its first point is moved. Stems are counted from the origin (4.3): the first vertical edge of
//! every operator is moved with it.

use super::charstring::operator::{
    CNTRMASK, ENDCHAR, HINTMASK, HMOVETO, HSTEM, HSTEMHM, RMOVETO, VMOVETO, VSTEM, VSTEMHM,
};
use super::error::Fault;
use super::fixed::{self, Fixed};
use super::font::Widths;

/// As many arguments an operator has at most (Technical Note 5177, appendix B).
const MOST_ARGUMENTS: usize = 48;

/// A glyph that is in the subset a second time, elsewhere on its body. In units of the font.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Twin {
    /// How far its outline is moved to the right.
    pub(crate) shift: i16,
    /// Its advance.
    pub(crate) advance: u16,
}

/// Appends the twin of a charstring that calls no subroutines.
///
/// # Errors
/// What stands before the first point is not as Type 2 has it, or computed.
pub(super) fn write(charstring: &[u8], twin: Twin, widths: Widths, out: &mut Vec<u8>) -> Result<(), Fault> {
    let advance = i16::try_from(twin.advance).map(Fixed::from).map_err(|_| Fault::Number)?;
    // The default advance is said by not saying any.
    let width = if advance == widths.default {
        None
    } else {
        Some(advance.minus(widths.nominal).ok_or(Fault::Number)?)
    };
    let mut opening = Opening {
        shift: Fixed::from(twin.shift),
        width,
        first: true,
        arguments: Vec::with_capacity(MOST_ARGUMENTS),
        out,
    };
    let mut at = 0;
    let mut stems = 0;
    while let Some(byte) = charstring.get(at).copied() {
        if let Some(number) = fixed::take(charstring, &mut at)? {
            opening.arguments.push(number);
            continue;
        }
        at += 1;
        match byte {
            HSTEM | VSTEM | HSTEMHM | VSTEMHM => stems += opening.stems(byte)?,
            HINTMASK | CNTRMASK => {
                stems += opening.stems(byte)?;
                let mask = charstring.get(at..at + stems.div_ceil(8)).ok_or(Fault::CutShort)?;
                opening.out.extend_from_slice(mask);
                at += mask.len();
            }
            RMOVETO | HMOVETO | VMOVETO | ENDCHAR => {
                opening.point(byte)?;
                // All that follows is counted from here.
                opening.out.extend_from_slice(charstring.get(at..).unwrap_or_default());
                return Ok(());
            }
            _ => return Err(Fault::Operator),
        }
    }
    Err(Fault::CutShort)
}

/// A charstring up to its first point.
struct Opening<'a> {
    shift: Fixed,
    /// To be written before the arguments of the first operator, where the old one stands.
    width: Option<Fixed>,
    /// No operator has been written.
    first: bool,
    arguments: Vec<Fixed>,
    out: &'a mut Vec<u8>,
}

impl Opening<'_> {
    /// Stems; those before a mask are vertical. Gives their number.
    fn stems(&mut self, operator: u8) -> Result<usize, Fault> {
        self.drop_width(self.arguments.len() % 2 == 1);
        if !self.arguments.len().is_multiple_of(2) {
            return Err(Fault::Arguments);
        }
        if !matches!(operator, HSTEM | HSTEMHM) {
            self.move_argument(0)?;
        }
        let stems = self.arguments.len() / 2;
        // With a width that was not there before, as many stems as one operator takes become too many.
        if self.width.is_some() && self.arguments.len() >= MOST_ARGUMENTS {
            self.split(if matches!(operator, HSTEM | HSTEMHM) { operator } else { VSTEMHM })?;
        }
        self.write(operator);
        Ok(stems)
    }

    /// The first stem by an operator of its own: the second one is then counted from the origin, too.
    fn split(&mut self, operator: u8) -> Result<(), Fault> {
        let rest = self.arguments.split_off(2);
        let first: Vec<Fixed> = std::mem::replace(&mut self.arguments, rest);
        let mut edge = Fixed::default();
        for argument in &first {
            edge = edge.plus(*argument).ok_or(Fault::Number)?;
        }
        if let Some(argument) = self.arguments.first_mut() {
            *argument = argument.plus(edge).ok_or(Fault::Number)?;
        }
        let rest = std::mem::replace(&mut self.arguments, first);
        self.write(operator);
        self.arguments = rest;
        Ok(())
    }

    /// The first point, or the end of a glyph without an outline.
    fn point(&mut self, operator: u8) -> Result<(), Fault> {
        let count = match operator {
            RMOVETO => 2,
            ENDCHAR => 0,
            _ => 1,
        };
        self.drop_width(self.arguments.len() > count);
        if self.arguments.len() != count {
            return Err(Fault::Arguments);
        }
        match operator {
            VMOVETO if self.shift != Fixed::default() => {
                self.arguments.insert(0, self.shift);
                self.write(RMOVETO);
            }
            RMOVETO | HMOVETO => {
                self.move_argument(0)?;
                self.write(operator);
            }
            _ => self.write(operator),
        }
        Ok(())
    }

    /// An argument over before the first operator is the width (Technical Note 5177, 3.1).
    fn drop_width(&mut self, over: bool) {
        if self.first && over {
            self.arguments.remove(0);
        }
    }

    fn move_argument(&mut self, place: usize) -> Result<(), Fault> {
        if let Some(argument) = self.arguments.get_mut(place) {
            *argument = argument.plus(self.shift).ok_or(Fault::Number)?;
        }
        Ok(())
    }

    fn write(&mut self, operator: u8) {
        for number in self.width.take().iter().chain(&self.arguments) {
            number.write(self.out);
        }
        self.out.push(operator);
        self.arguments.clear();
        self.first = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WIDTHS: Widths = Widths { default: Fixed(1000 << 16), nominal: Fixed(500 << 16) };

    fn numbers(numbers: &[i16]) -> Vec<u8> {
        let mut out = Vec::new();
        for number in numbers {
            Fixed::from(*number).write(&mut out);
        }
        out
    }

    /// Numbers, and an operator with what stands behind it.
    fn code(parts: &[(&[i16], &[u8])]) -> Vec<u8> {
        parts.iter().flat_map(|(before, operator)| [numbers(before), operator.to_vec()].concat()).collect()
    }

    fn twin(parts: &[(&[i16], &[u8])], advance: u16) -> Result<Vec<u8>, Fault> {
        let mut out = Vec::new();
        write(&code(parts), Twin { shift: -500, advance }, WIDTHS, &mut out).map(|()| out)
    }

    #[test]
    fn the_first_point_and_the_first_edge_are_moved() {
        let given: [(&[i16], &[u8]); 6] = [
            (&[7, 10, 20], &[HSTEMHM]),
            (&[30, 40, 50, 60], &[VSTEMHM]),
            (&[], &[HINTMASK, 0xe0]),
            (&[70, 80], &[RMOVETO]),
            (&[30, 30], &[RMOVETO]),
            (&[], &[ENDCHAR]),
        ];
        let mut due = given;
        due[0].0 = &[0, 10, 20];
        due[1].0 = &[-470, 40, 50, 60];
        due[3].0 = &[-430, 80];
        assert_eq!(twin(&given, 500), Ok(code(&due)));
    }

    #[test]
    fn stems_before_a_mask_are_vertical() {
        let given: [(&[i16], &[u8]); 4] = [
            (&[10, 20], &[HSTEMHM]),
            (&[30, 40], &[CNTRMASK, 0xc0]),
            (&[], &[HINTMASK, 0xc0]),
            (&[70], &[HMOVETO, ENDCHAR]),
        ];
        let mut due = given;
        due[1].0 = &[-470, 40];
        due[3].0 = &[-430];
        assert_eq!(twin(&given, 1000), Ok(code(&due)));
    }

    #[test]
    fn a_point_above_the_origin_leaves_it() {
        assert_eq!(
            twin(&[(&[3, 80], &[VMOVETO, ENDCHAR])], 1000),
            Ok(code(&[(&[-500, 80], &[RMOVETO, ENDCHAR])]))
        );
    }

    #[test]
    fn the_width_stands_before_the_first_operator_unless_it_is_the_default() {
        for old in [&[][..], &[9]] {
            assert_eq!(twin(&[(old, &[ENDCHAR])], 1000), Ok(code(&[(&[], &[ENDCHAR])])));
            assert_eq!(twin(&[(old, &[ENDCHAR])], 600), Ok(code(&[(&[100], &[ENDCHAR])])));
        }
    }

    #[test]
    fn a_width_that_finds_no_place_takes_the_first_stem_with_it() {
        let mut many = [5; 48];
        many[0] = 1;
        let given: [(&[i16], &[u8]); 2] = [(&many, &[HINTMASK, 1, 2, 3]), (&[1, 1], &[RMOVETO, ENDCHAR])];
        let mut rest = [5; 46];
        rest[0] = -500 + 1 + 5 + 5;
        let due = code(&[
            (&[100, -499, 5], &[VSTEMHM]),
            (&rest, &[HINTMASK, 1, 2, 3]),
            (&[-499, 1], &[RMOVETO, ENDCHAR]),
        ]);
        assert_eq!(twin(&given, 600), Ok(due));
    }

    #[test]
    fn what_has_no_first_point_has_no_twin() {
        assert_eq!(twin(&[(&[1, 2], &[5, ENDCHAR])], 1000), Err(Fault::Operator));
        assert_eq!(twin(&[(&[1, 2, 3, 4], &[RMOVETO, ENDCHAR])], 1000), Err(Fault::Arguments));
        assert_eq!(twin(&[(&[1, 2, 3], &[VSTEM])], 1000), Err(Fault::CutShort));
        assert_eq!(twin(&[(&[-32_700, 2], &[RMOVETO])], 1000), Err(Fault::Number));
        assert_eq!(twin(&[(&[], &[ENDCHAR])], 40_000), Err(Fault::Number));
    }
}

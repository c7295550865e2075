//! Accented characters: `endchar` with four arguments puts a character together of two others (Technical
//! Note 5177, appendix C, as `seac` of Type 1). They go by the Standard Encoding, which a CID-keyed font has
//! not: the outlines of both are written one behind the other.
//!
//! Their stems are left out. Two sets of stems can't be in force at once, and masks would be needed to tell
//! them apart.

use super::charstring::operator::{
    CNTRMASK, ENDCHAR, ESCAPE, HHCURVETO, HINTMASK, HLINETO, HMOVETO, HSTEM, HSTEMHM, HVCURVETO, RCURVELINE,
    RLINECURVE, RLINETO, RMOVETO, RRCURVETO, VHCURVETO, VLINETO, VMOVETO, VSTEM, VSTEMHM, VVCURVETO,
};
use super::error::Fault;
use super::fixed::{self, Fixed};

/// What an accented character is put together of.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Accented {
    width: Option<Fixed>,
    /// Where the accent's origin goes.
    place: [Fixed; 2],
    /// The code of the base, and that of the accent, in the Standard Encoding.
    pub(super) codes: [u8; 2],
}

impl Accented {
    /// Reads a charstring that is nothing but its arguments, and the width before them.
    pub(super) fn read(charstring: &[u8]) -> Result<Self, Fault> {
        let mut numbers = Vec::with_capacity(5);
        let mut at = 0;
        while at < charstring.len() {
            numbers.push(fixed::take(charstring, &mut at)?.ok_or(Fault::Accent)?);
        }
        let (width, numbers) = match *numbers {
            [a, b, c, d] => (None, [a, b, c, d]),
            [width, a, b, c, d] => (Some(width), [a, b, c, d]),
            _ => return Err(Fault::Accent),
        };
        let [x, y, base, accent] = numbers;
        let code = |number: Fixed| number.integer().and_then(|code| u8::try_from(code).ok());
        let (base, accent) = code(base).zip(code(accent)).ok_or(Fault::Accent)?;
        Ok(Self { width, place: [x, y], codes: [base, accent] })
    }

    /// Appends the outlines of the base and of the accent, from their charstrings without subroutines.
    pub(super) fn write(&self, base: &[u8], accent: &[u8], out: &mut Vec<u8>) -> Result<(), Fault> {
        let place = self.place.map(|place| i64::from(place.0));
        let mut pen = Pen { from: [0; 2], at: [0; 2], width: self.width, out };
        pen.outline(base)?;
        for ((from, end), place) in pen.from.iter_mut().zip(pen.at).zip(place) {
            *from = place - end;
        }
        pen.at = place;
        pen.outline(accent)?;
        pen.operator(&[], ENDCHAR);
        Ok(())
    }
}

/// Writes outlines, and knows where it is. In 1/65536 of a unit.
struct Pen<'a> {
    /// From the last point of the outline before to the origin of this one: added to its first move.
    from: [i64; 2],
    at: [i64; 2],
    /// Before the first operator.
    width: Option<Fixed>,
    out: &'a mut Vec<u8>,
}

impl Pen<'_> {
    fn outline(&mut self, charstring: &[u8]) -> Result<(), Fault> {
        let mut arguments: Vec<Fixed> = Vec::new();
        let (mut at, mut start, mut stems) = (0, 0, 0);
        while let Some(byte) = charstring.get(at).copied() {
            if let Some(number) = fixed::take(charstring, &mut at)? {
                arguments.push(number);
                continue;
            }
            at += 1;
            match byte {
                ENDCHAR => return Ok(()),
                HSTEM | VSTEM | HSTEMHM | VSTEMHM => stems += arguments.len() / 2,
                HINTMASK | CNTRMASK => {
                    stems += arguments.len() / 2;
                    at += stems.div_ceil(8);
                }
                RMOVETO | HMOVETO | VMOVETO => self.move_to(byte, &arguments)?,
                // The width has to stand before a move.
                _ if self.width.is_some() => return Err(Fault::Accent),
                _ => {
                    let flex = if byte == ESCAPE { charstring.get(at).copied() } else { None };
                    at += usize::from(flex.is_some());
                    let by = path(byte, flex, &arguments).ok_or(Fault::Accent)?;
                    for (at, by) in self.at.iter_mut().zip(by) {
                        *at += by;
                    }
                    self.out.extend_from_slice(charstring.get(start..at).ok_or(Fault::CutShort)?);
                }
            }
            arguments.clear();
            start = at;
        }
        Err(Fault::CutShort)
    }

    /// Moves go both ways: the first one of the accent may have to. An argument over is the width.
    fn move_to(&mut self, operator: u8, arguments: &[Fixed]) -> Result<(), Fault> {
        let by = match (operator, arguments) {
            (RMOVETO, [.., x, y]) => [x.0, y.0],
            (HMOVETO, [.., x]) => [x.0, 0],
            (VMOVETO, [.., y]) => [0, y.0],
            _ => return Err(Fault::Arguments),
        };
        let mut written = [Fixed::default(); 2];
        for (((written, from), at), by) in written.iter_mut().zip(&mut self.from).zip(&mut self.at).zip(by) {
            *at += i64::from(by);
            let by = std::mem::take(from) + i64::from(by);
            *written = Fixed(i32::try_from(by).map_err(|_| Fault::Number)?);
        }
        self.operator(&written, RMOVETO);
        Ok(())
    }

    fn operator(&mut self, arguments: &[Fixed], operator: u8) {
        for number in self.width.take().iter().chain(arguments) {
            number.write(self.out);
        }
        self.out.push(operator);
    }
}

/// How far a line or a curve goes from its first point to its last (Technical Note 5177, 4.1).
fn path(operator: u8, flex: Option<u8>, arguments: &[Fixed]) -> Option<[i64; 2]> {
    match (operator, flex) {
        (RLINETO | RRCURVETO | RCURVELINE | RLINECURVE | HLINETO, _) => along(arguments, |place| place % 2),
        (VLINETO, _) => along(arguments, |place| 1 - place % 2),
        // Along one axis, but for the other part of the second control point, and one that may stand before
        // all.
        (HHCURVETO | VVCURVETO, _) => {
            let (axis, other) = if operator == HHCURVETO { (0, 2) } else { (1, 1) };
            let over = arguments.len() % 4;
            along(arguments, |place| match place.checked_sub(over) {
                Some(place) if place % 4 != other => axis,
                _ => 1 - axis,
            })
        }
        // Each curve begins along one axis and ends along the other, and they take turns; one over goes with
        // the last curve, along the axis on which it began.
        (HVCURVETO | VHCURVETO, _) => {
            let first = usize::from(operator == VHCURVETO);
            let curves = arguments.len() / 4;
            along(arguments, |place| {
                let axis = (first + (place / 4).min(curves.saturating_sub(1))) % 2;
                match (place / 4 < curves, place % 4) {
                    (true, 1) => 0,
                    (true, 2) => 1,
                    (true, 3) => 1 - axis,
                    _ => axis,
                }
            })
        }
        (ESCAPE, Some(flex)) => flexed(flex, arguments),
        _ => None,
    }
}

/// The sum of arguments of which each is along the axis that its place says.
fn along(arguments: &[Fixed], axis: impl Fn(usize) -> usize) -> Option<[i64; 2]> {
    let mut by = [0_i64; 2];
    for (place, number) in arguments.iter().enumerate() {
        *by.get_mut(axis(place))? += i64::from(number.0);
    }
    Some(by)
}

/// The same of a flex.
fn flexed(operator: u8, arguments: &[Fixed]) -> Option<[i64; 2]> {
    let sum = |axes: &[usize]| {
        along(arguments.get(..axes.len())?, |place| axes.get(place).copied().unwrap_or_default())
    };
    match operator {
        // `hflex` and `hflex1` end as high as they began.
        34 => sum(&[0, 0, 1, 0, 0, 0, 0]).map(|[x, _]| [x, 0]),
        36 => sum(&[0, 1, 0, 1, 0, 0, 0, 1, 0]).map(|[x, _]| [x, 0]),
        // The last argument of `flex` is no way.
        35 => sum(&[0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1]),
        // The last argument of `flex1` is along the axis on which it ends, the longer one of its way so far.
        37 => {
            let [x, y] = sum(&[0, 1, 0, 1, 0, 1, 0, 1, 0, 1])?;
            let last = i64::from(arguments.get(10)?.0);
            Some(if x.abs() > y.abs() { [x + last, 0] } else { [0, y + last] })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fixed(numbers: &[i16]) -> Vec<Fixed> {
        numbers.iter().map(|number| Fixed::from(*number)).collect()
    }

    #[test]
    fn the_way_of_a_path_is_the_sum_of_its_parts() {
        let way = |operator, flex, numbers: &[i16]| {
            path(operator, flex, &fixed(numbers)).map(|by| by.map(|by| by >> Fixed::FRACTION))
        };
        let plain: [(u8, &[i16], [i64; 2]); 12] = [
            (RLINETO, &[1, 2, 10, 20], [11, 22]),
            (RRCURVETO, &[1, 2, 3, 4, 5, 6], [9, 12]),
            (HLINETO, &[1, 2, 10], [11, 2]),
            (VLINETO, &[1, 2, 10], [2, 11]),
            (HHCURVETO, &[1, 2, 3, 4], [7, 3]),
            (HHCURVETO, &[100, 1, 2, 3, 4, 1, 2, 3, 4], [14, 106]),
            (VVCURVETO, &[1, 2, 3, 4], [2, 8]),
            (VVCURVETO, &[100, 1, 2, 3, 4], [102, 8]),
            (HVCURVETO, &[1, 2, 3, 4], [3, 7]),
            (HVCURVETO, &[1, 2, 3, 4, 100], [103, 7]),
            (HVCURVETO, &[1, 2, 3, 4, 10, 20, 30, 40, 100], [63, 147]),
            (VHCURVETO, &[1, 2, 3, 4, 100], [6, 104]),
        ];
        for (operator, numbers, due) in plain {
            assert_eq!(way(operator, None, numbers), Some(due), "{operator} {numbers:?}");
        }
        let flexes: [(u8, &[i16], [i64; 2]); 5] = [
            (35, &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 50], [36, 42]),
            (34, &[1, 2, 3, 4, 5, 6, 7], [25, 0]),
            (36, &[1, 2, 3, 4, 5, 6, 7, 8, 9], [31, 0]),
            (37, &[9, 2, 3, 4, 5, 6, 7, 8, 9, 1, 100], [133, 0]),
            (37, &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 100], [0, 130]),
        ];
        for (operator, numbers, due) in flexes {
            assert_eq!(way(ESCAPE, Some(operator), numbers), Some(due), "{operator} {numbers:?}");
            assert_eq!(way(ESCAPE, Some(operator), &numbers[..6]), None, "arguments missing");
        }
        assert_eq!(way(ESCAPE, Some(10), &[1, 2]), None, "an operator that computes");
    }

    #[test]
    fn the_accent_stands_at_its_place_whatever_the_base_ends_with() {
        let accented = Accented::read(&[140, 149, 159, 139 + 65, 247, 194 - 108]).unwrap();
        assert_eq!((accented.width, accented.codes), (Some(Fixed::from(1)), [65, 194]));
        // The base has a width and a stem of its own, begins at 5, 0 and ends at 8, 4.
        let base = [150, 139, 140, HSTEM, 144, HMOVETO, 142, 143, RLINETO, ENDCHAR];
        let accent = [139, 142, HSTEMHM, 142, 142, HINTMASK, 0xff, 140, VMOVETO, 141, HLINETO, ENDCHAR];
        let mut out = Vec::new();
        accented.write(&base, &accent, &mut out).unwrap();
        let due = [140, 144, 139, RMOVETO, 142, 143, RLINETO, 141, 156, RMOVETO, 141, HLINETO, ENDCHAR];
        assert_eq!(out, due);
    }

    #[test]
    fn what_is_more_than_its_arguments_is_no_accented_character() {
        assert_eq!(Accented::read(&[139, 139, 139]), Err(Fault::Accent));
        assert_eq!(Accented::read(&[139, 139, 138, 139]), Err(Fault::Accent), "a code below 0");
        assert_eq!(Accented::read(&[139, HMOVETO, 139, 139, 139, 139]), Err(Fault::Accent));
    }
}

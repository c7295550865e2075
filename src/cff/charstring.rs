//! Charstrings (Technical Note 5177): copied token by token, with subroutines put where they are called.
//!
//! No subroutine is kept. In a subset most are called once or twice, where a call and an offset cost more
//! than they save; and a compressor finds what is the same in two glyphs by itself. Charstrings so put
//! together compress to 6 to 12 % less than those of a subset that keeps its subroutines.
//!
//! Nothing is drawn: of the arguments only their count is known, which says how many stems there are and so
//! how long the masks (4.3). Arguments, stems and calls may stand on either side of a subroutine's ends, so
//! what is read is always the whole charstring of a glyph in the order in which it is executed.

use super::error::{CffError, Fault};
use super::fixed::{self, Fixed};
use super::index::Index;

/// Operators of charstrings (Technical Note 5177, appendix A).
pub(super) mod operator {
    pub(in crate::cff) const HSTEM: u8 = 1;
    pub(in crate::cff) const VSTEM: u8 = 3;
    pub(in crate::cff) const VMOVETO: u8 = 4;
    pub(in crate::cff) const RLINETO: u8 = 5;
    pub(in crate::cff) const HLINETO: u8 = 6;
    pub(in crate::cff) const VLINETO: u8 = 7;
    pub(in crate::cff) const RRCURVETO: u8 = 8;
    pub(in crate::cff) const CALLSUBR: u8 = 10;
    pub(in crate::cff) const RETURN: u8 = 11;
    pub(in crate::cff) const ESCAPE: u8 = 12;
    pub(in crate::cff) const ENDCHAR: u8 = 14;
    pub(in crate::cff) const HSTEMHM: u8 = 18;
    pub(in crate::cff) const HINTMASK: u8 = 19;
    pub(in crate::cff) const CNTRMASK: u8 = 20;
    pub(in crate::cff) const RMOVETO: u8 = 21;
    pub(in crate::cff) const HMOVETO: u8 = 22;
    pub(in crate::cff) const VSTEMHM: u8 = 23;
    pub(in crate::cff) const RCURVELINE: u8 = 24;
    pub(in crate::cff) const RLINECURVE: u8 = 25;
    pub(in crate::cff) const VVCURVETO: u8 = 26;
    pub(in crate::cff) const HHCURVETO: u8 = 27;
    pub(in crate::cff) const CALLGSUBR: u8 = 29;
    pub(in crate::cff) const VHCURVETO: u8 = 30;
    pub(in crate::cff) const HVCURVETO: u8 = 31;
}

use operator::{
    CALLGSUBR, CALLSUBR, CNTRMASK, ENDCHAR, ESCAPE, HHCURVETO, HINTMASK, HMOVETO, HSTEM, HSTEMHM, HVCURVETO,
    RCURVELINE, RETURN, RMOVETO, RRCURVETO, VHCURVETO, VMOVETO, VSTEM, VSTEMHM,
};

/// Calls may be nested no deeper (Technical Note 5177, appendix B).
const DEEPEST: u8 = 10;
/// A glyph has no more stems (Technical Note 5177, appendix B).
const MOST_STEMS: u32 = 96;

/// The subroutines that charstrings of a font dictionary may call.
#[derive(Debug, Clone, Copy)]
pub(super) struct Subroutines<'a> {
    pub(super) local: Index<'a>,
    pub(super) global: Index<'a>,
}

/// How many bytes of charstrings may still be read: what subroutines call each other without measure is not
/// followed for ever.
#[derive(Debug, Clone, Copy)]
pub(super) struct Allowance(pub(super) usize);

/// Why no more is copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    /// The charstring is at fault.
    Fault(Fault),
    /// It is not: a charstring is missing, or the allowance is spent.
    Font(CffError),
}

impl Stop {
    /// As what it is of a glyph.
    pub(super) fn of(self, glyph: u16) -> CffError {
        match self {
            Self::Fault(fault) => CffError::Charstring(glyph, fault),
            Self::Font(why) => why,
        }
    }
}

impl From<CffError> for Stop {
    fn from(why: CffError) -> Self {
        Self::Font(why)
    }
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

/// Appends a charstring to `out`, without calls.
///
/// # Errors
/// It breaks the rules of Type 2 so far as they are looked at, or calls a subroutine by a number that does
/// not stand before the call.
pub(super) fn flatten(
    charstring: &[u8],
    subroutines: &Subroutines<'_>,
    allowance: &mut Allowance,
    out: &mut Vec<u8>,
) -> Result<Ending, Stop> {
    let mut copy = Copy { subroutines, allowance, out, arguments: 0, stems: 0 };
    match copy.code(charstring, 0)? {
        Flow::Ended(ending) => Ok(ending),
        // `endchar` ends every charstring (4.2); one without it is read everywhere as if it had it.
        Flow::Returned if copy.arguments == 0 => {
            copy.out.push(ENDCHAR);
            Ok(Ending::Plain)
        }
        Flow::Returned => Err(Fault::CutShort.into()),
    }
}

/// How a charstring ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    Plain,
    /// As an accented character: the `endchar` that says so is not copied, its arguments are.
    Accented,
}

/// What a token is by its first byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token {
    /// A number of one byte or two.
    Number,
    /// One of three or five.
    LongNumber,
    /// An operator of a path: clears the stack.
    Path,
    /// One that is looked at.
    Operator,
}

static TOKENS: [Token; 256] = {
    let mut tokens = [Token::Operator; 256];
    let mut byte = 0;
    while byte < tokens.len() {
        // Within bounds, or the program is not built.
        tokens[byte] = token(byte.to_le_bytes()[0]);
        byte += 1;
    }
    tokens
};

const fn token(byte: u8) -> Token {
    match (fixed::length(byte), byte) {
        (1 | 2, _) => Token::Number,
        (3.., _) => Token::LongNumber,
        (0, VMOVETO..=RRCURVETO | RMOVETO | HMOVETO | RCURVELINE..=HHCURVETO | VHCURVETO | HVCURVETO) => {
            Token::Path
        }
        (0, _) => Token::Operator,
    }
}

struct Copy<'a, 'b> {
    subroutines: &'b Subroutines<'a>,
    allowance: &'b mut Allowance,
    out: &'b mut Vec<u8>,
    /// On the stack.
    arguments: u32,
    stems: u32,
}

/// How a piece of a charstring ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Flow {
    /// Its caller goes on.
    Returned,
    /// The glyph is ended.
    Ended(Ending),
}

impl<'a> Copy<'a, '_> {
    /// Copies a charstring or a subroutine, with the subroutines that it calls.
    fn code(&mut self, code: &[u8], depth: u8) -> Result<Flow, Stop> {
        self.allowance.0 = self.allowance.0.checked_sub(code.len() + 1).ok_or(CffError::TooLarge)?;
        // What stands before is copied already.
        let mut copied = 0;
        let mut at = 0;
        loop {
            let (number, operator) = self.pass(code, &mut at);
            let Some(operator) = operator else { break };
            at += 1;
            match operator {
                HSTEM | VSTEM | HSTEMHM | VSTEMHM => self.stems()?,
                HINTMASK | CNTRMASK => {
                    // Arguments of the first mask are vertical stems without their operator (4.3).
                    self.stems()?;
                    at += self.stems.div_ceil(8) as usize;
                }
                CALLSUBR | CALLGSUBR => {
                    let number = number.ok_or(Fault::Computed)?;
                    let called = self.called(operator, code.get(number..).unwrap_or_default())?;
                    self.arguments -= 1;
                    self.append(code, copied, number)?;
                    copied = at;
                    if depth == DEEPEST {
                        return Err(Fault::Nesting.into());
                    }
                    let flow = self.code(called, depth + 1)?;
                    if flow != Flow::Returned {
                        return Ok(flow);
                    }
                }
                RETURN => {
                    self.append(code, copied, at - 1)?;
                    return Ok(Flow::Returned);
                }
                ENDCHAR => {
                    let accented = self.arguments >= 4;
                    self.append(code, copied, at - usize::from(accented))?;
                    return Ok(Flow::Ended(if accented { Ending::Accented } else { Ending::Plain }));
                }
                ESCAPE => {
                    let operator = code.get(at).ok_or(Fault::CutShort)?;
                    at += 1;
                    self.arguments = escaped(*operator, self.arguments)?;
                }
                _ => return Err(Fault::Operator.into()),
            }
        }
        self.append(code, copied, at)?;
        Ok(Flow::Returned)
    }

    /// Passes over numbers and the operators of paths to the next operator that is neither; gives with it
    /// where the number before it stands, if one does.
    fn pass(&mut self, code: &[u8], at: &mut usize) -> (Option<usize>, Option<u8>) {
        let (mut here, mut before) = (*at, *at);
        let mut arguments = self.arguments;
        let mut found = None;
        while let Some(byte) = code.get(here).copied() {
            let token = TOKENS.get(usize::from(byte)).copied().unwrap_or(Token::Operator);
            if token == Token::Operator {
                found = Some(byte);
                break;
            }
            arguments = (arguments + 1) * u32::from(token != Token::Path);
            before = here;
            // Nearly all numbers are of one byte or two. Told apart without a branch and without a table:
            // which it is can't be foretold, and this is where the time goes.
            here += 1 + usize::from(byte >= 247);
            if token == Token::LongNumber {
                here = before + fixed::length(byte);
            }
        }
        self.arguments = arguments;
        let number = code.get(before).is_some_and(|byte| before != here && fixed::length(*byte) > 0);
        *at = here;
        (number.then_some(before), found)
    }

    fn append(&mut self, code: &[u8], from: usize, to: usize) -> Result<(), Stop> {
        self.out.extend_from_slice(code.get(from..to).ok_or(Fault::CutShort)?);
        Ok(())
    }

    /// Two edges are a stem; an argument over is the width (3.1).
    fn stems(&mut self) -> Result<(), Fault> {
        self.stems += self.arguments / 2;
        self.arguments = 0;
        if self.stems > MOST_STEMS { Err(Fault::Stems) } else { Ok(()) }
    }

    /// The subroutine of a number. Numbers are less by a bias, so that most take few bytes (Technical
    /// Note 5176, 16).
    fn called(&self, operator: u8, number: &[u8]) -> Result<&'a [u8], Fault> {
        let index = if operator == CALLSUBR { &self.subroutines.local } else { &self.subroutines.global };
        let bias = match index.count() {
            0..1240 => 107,
            1240..33900 => 1131,
            33900.. => 32_768,
        };
        let number = Fixed::read(number).and_then(Fixed::integer).ok_or(Fault::NoSubroutine)?;
        let number = u16::try_from(i32::from(number) + bias).ok();
        number.and_then(|number| index.get(number)).ok_or(Fault::NoSubroutine)
    }
}

/// The arguments on the stack behind an operator of two bytes (4.1, 4.4 to 4.6).
fn escaped(operator: u8, arguments: u32) -> Result<u32, Fault> {
    let (takes, gives) = match operator {
        // `dotsection`, which means nothing any more, and the flexes.
        0 | 34..=37 => return Ok(0),
        3 | 4 | 10..=12 | 15 | 24 => (2, 1),
        5 | 9 | 14 | 21 | 26 | 29 => (1, 1),
        18 => (1, 0),
        20 | 30 => (2, 0),
        22 => (4, 1),
        23 => (0, 1),
        27 => (1, 2),
        28 => (2, 2),
        _ => return Err(Fault::Operator),
    };
    Ok(arguments.checked_sub(takes).ok_or(Fault::Arguments)? + gives)
}

#[cfg(test)]
mod tests {
    use super::super::error::Part;
    use super::super::index::index_of;
    use super::operator::RLINETO;
    use super::*;

    fn flat(charstring: &[u8], local: &[&[u8]], global: &[&[u8]]) -> Result<Vec<u8>, Stop> {
        let (local, global) = (index_of(local), index_of(global));
        let read = |table| Index::read(table, 0, Part::LocalSubroutines).unwrap();
        let subroutines = Subroutines { local: read(&local), global: read(&global) };
        let mut out = Vec::new();
        flatten(charstring, &subroutines, &mut Allowance(1000), &mut out).map(|_| out)
    }

    /// The number of the first subroutine among few.
    const FIRST: u8 = 139 - 107;

    #[test]
    fn subroutines_stand_where_they_are_called() {
        let local: [&[u8]; 2] = [&[140, FIRST, CALLGSUBR, 141, RETURN, 99], &[RLINETO, ENDCHAR]];
        let charstring = [139, 139, RMOVETO, FIRST, CALLSUBR, FIRST + 1, CALLSUBR, 0];
        let due = [139, 139, RMOVETO, 140, 150, 141, RLINETO, ENDCHAR];
        assert_eq!(flat(&charstring, &local, &[&[150]]), Ok(due.to_vec()));
    }

    #[test]
    fn the_bias_goes_by_the_number_of_subroutines() {
        for (count, number) in [(1239, -107_i16), (1240, -1131), (33_899, -1131), (33_900, -32_768)] {
            let mut subroutines: Vec<&[u8]> = vec![&[RETURN]; count];
            subroutines[0] = &[150, RETURN];
            let mut charstring = Vec::new();
            Fixed::from(number).write(&mut charstring);
            charstring.extend([CALLGSUBR, HMOVETO, ENDCHAR]);
            assert_eq!(flat(&charstring, &[], &subroutines), Ok(vec![150, HMOVETO, ENDCHAR]), "{count}");
        }
    }

    #[test]
    fn masks_are_as_long_as_all_stems_take() {
        // Eight stems by operators, one of them in a subroutine, and one before the mask; the mask's bytes
        // would be calls, were they read.
        let stems = [139; 14];
        let hints: &[u8] = &[139, 139, HSTEMHM, RETURN];
        let charstring = [
            &[FIRST, CALLSUBR][..],
            &stems,
            &[VSTEMHM, 139, 139, HINTMASK, CALLSUBR, CALLGSUBR, 139, 139, RMOVETO, ENDCHAR],
        ]
        .concat();
        let due = [&[139, 139, HSTEMHM][..], &charstring[2..]].concat();
        assert_eq!(flat(&charstring, &[hints], &[]), Ok(due));
        let many =
            [&[139; 48][..], &[HSTEM], &[139; 48], &[VSTEM], &[139; 48], &[VSTEM], &[139; 50], &[VSTEM]];
        assert_eq!(flat(&many.concat(), &[], &[]), Err(Fault::Stems.into()));
    }

    #[test]
    fn calls_nest_ten_deep_and_no_deeper() {
        for (deep, due) in [(10, Ok(vec![ENDCHAR])), (11, Err(Fault::Nesting.into()))] {
            let chain: Vec<Vec<u8>> = (1..deep).map(|next| vec![FIRST + next, CALLGSUBR]).collect();
            let mut chain: Vec<&[u8]> = chain.iter().map(Vec::as_slice).collect();
            chain.push(&[ENDCHAR]);
            assert_eq!(flat(&[FIRST, CALLGSUBR], &[], &chain), due);
        }
    }

    #[test]
    fn what_calls_without_measure_is_not_followed() {
        assert_eq!(flat(&[FIRST, CALLSUBR], &[&[FIRST, CALLSUBR]], &[]), Err(Fault::Nesting.into()));
        // Each calls the next six times, no deeper than is allowed.
        let sixfold: Vec<Vec<u8>> = (1..8).map(|next| [FIRST + next, CALLSUBR].repeat(6)).collect();
        let sixfold: Vec<&[u8]> = sixfold.iter().map(Vec::as_slice).chain([&[][..]]).collect();
        assert_eq!(flat(&[FIRST, CALLSUBR], &sixfold, &[]), Err(CffError::TooLarge.into()));
        let empty: &[u8] = &[];
        let many = [FIRST, CALLSUBR].repeat(400);
        assert_eq!(flat(&many, &[empty], &[]), Err(CffError::TooLarge.into()));
    }

    #[test]
    fn the_number_of_a_subroutine_stands_before_its_call() {
        assert_eq!(flat(&[CALLSUBR], &[&[]], &[]), Err(Fault::Computed.into()));
        assert_eq!(flat(&[139, 139, ESCAPE, 10, CALLSUBR], &[&[]], &[]), Err(Fault::Computed.into()));
        assert_eq!(flat(&[139, CALLSUBR], &[&[]], &[]), Err(Fault::NoSubroutine.into()));
        assert_eq!(flat(&[255, 0, 0, 0, 1, CALLSUBR], &[&[]], &[]), Err(Fault::NoSubroutine.into()));
    }

    #[test]
    fn operators_that_compute_are_copied() {
        // A stem more or less: of three numbers `add` leaves two.
        let charstring = [140, 140, 140, ESCAPE, 10, HSTEM, HINTMASK, CALLSUBR, ENDCHAR];
        assert_eq!(flat(&charstring, &[], &[]), Ok(charstring.to_vec()));
        assert_eq!(flat(&[139, ESCAPE, 10], &[], &[]), Err(Fault::Arguments.into()));
        assert_eq!(flat(&[ESCAPE, 99], &[], &[]), Err(Fault::Operator.into()));
    }

    #[test]
    fn a_charstring_without_an_end_gets_one_unless_it_breaks_off() {
        assert_eq!(flat(&[139, HMOVETO], &[], &[]), Ok(vec![139, HMOVETO, ENDCHAR]));
        for broken in [&[139][..], &[28, 0], &[139, HMOVETO, 247], &[ESCAPE], &[139, 139, HSTEM, HINTMASK]] {
            assert_eq!(flat(broken, &[], &[]), Err(Fault::CutShort.into()), "{broken:?}");
        }
        assert_eq!(flat(&[13], &[], &[]), Err(Fault::Operator.into()));
    }
}

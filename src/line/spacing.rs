//! Spacing: what stands between two neighbours on a line, from one table of classes.
//!
//! A mark is half an em of ink; the blank that belongs to it is a gap of this table, so that squeezing a
//! mark is shrinking a gap and no advance ever changes. CLREQ, punctuation width adjustment.

use crate::convention::{Blanks, Class, Convention, Gap};
use crate::geom::Em;
use crate::style::{Glue, MarkStyle};

/// How many orders of shrinking there are.
pub(super) const SHRINK_ORDERS: u8 = 7;
/// How many orders of stretching there are before all gaps open.
pub(super) const STRETCH_ORDERS: u8 = 2;

/// The rows and columns of the table; the last is the edge of the line.
const SIZE: usize = 18;
const EDGE: usize = SIZE - 1;

/// The row of a class: what stands behind it.
const fn row(class: Class) -> usize {
    match class {
        Class::Han | Class::Repeat => 0,
        Class::Opening => 1,
        Class::Closing => 2,
        Class::Pause => 3,
        Class::Stop => 4,
        Class::Whole => 5,
        Class::Interpunct => 6,
        Class::Dash => 7,
        Class::Ellipsis => 8,
        Class::Connector | Class::Solidus => 9,
        Class::Figure | Class::Postfix | Class::Latin | Class::Raised => 10,
        Class::Prefix => 11,
        Class::Unit => 12,
        Class::Wide => 13,
        Class::LatinOpening | Class::LatinClosing => 14,
        Class::Space => 15,
        Class::Blank => 16,
    }
}

/// The column of a class: what stands before it. No space parts a number from its sign or unit, whatever it is
/// written in (三十多%).
const fn column(class: Class) -> usize {
    match class {
        Class::Postfix => row(Class::Unit),
        Class::Prefix => row(Class::Figure),
        class => row(class),
    }
}

/// The spacing of a style: class × class → gap.
#[derive(Debug, Clone)]
pub struct Spacing {
    gaps: [[Gap; SIZE]; SIZE],
    /// Marks may hang.
    hanging: bool,
}

impl Spacing {
    /// The table of display type: marks half an em, and no space between Han and Latin or figures: in large type it is a
    /// hole. A word space is one, and opens as all gaps do, no sooner.
    #[must_use]
    pub fn display(convention: &Convention) -> Self {
        let mut display = Self::new(convention, MarkStyle::HalfWidth, Glue::NONE);
        for gap in &mut display.gaps[row(Class::Space)] {
            gap.stretch = Em::ZERO;
        }
        display
    }

    /// The table of a style of a convention.
    #[must_use]
    pub fn new(convention: &Convention, style: MarkStyle, han_latin: Glue) -> Self {
        Self::of((convention.blanks)(style), han_latin)
    }

    /// The whole of the spacing rules on one screen. Row: the left neighbour; column: the right one.
    #[must_use]
    #[rustfmt::skip]
    #[allow(clippy::many_single_char_names, reason = "one letter a cell keeps the table a table")]
    pub fn of(blanks: Blanks, han_latin: Glue) -> Self {
        let Blanks { bracket: b, interpunct: m, bracket_end: e, .. } = blanks;
        let Blanks { before_pause: q, pause: p, pause_end: g, .. } = blanks;
        let Blanks { before_stop: t, stop: s, stop_end: f, .. } = blanks;
        let (o, x) = (Gap::SOLID, Gap::NONE);
        let a = Gap {
            natural: han_latin.natural,
            shrink: han_latin.natural - han_latin.smallest, shrink_order: 6,
            stretch: han_latin.largest - han_latin.natural, stretch_order: 2,
            opens: true,
        };
        // A word space: ⅓ em, ¼ to ½.
        let w = Gap {
            natural: Em(333_333), shrink: Em(83_333), shrink_order: 2,
            stretch: Em(166_667), stretch_order: 1, opens: true,
        };
        let gaps = [
            //          Han Opn Cls Pau Stp Whl Int Dsh Ell Con Wst Pre Unt Wid Mrk Spc Blk |
            /* Han */ [ o,  b,  o,  q,  t,  o,  m,  o,  o,  x,  a,  a,  o,  o,  o,  x,  o,  x ],
            /* Opn */ [ o,  o,  o,  o,  o,  o,  o,  o,  o,  x,  o,  o,  o,  o,  o,  x,  o,  x ],
            /* Cls */ [ b,  b,  o,  q,  t,  o,  b,  b,  b,  x,  b,  b,  b,  b,  o,  x,  o,  e ],
            /* Pau */ [ p,  p,  o,  o,  o,  o,  p,  p,  p,  x,  p,  p,  p,  p,  o,  x,  o,  g ],
            /* Stp */ [ s,  s,  o,  o,  o,  o,  s,  s,  s,  x,  s,  s,  s,  s,  o,  x,  o,  f ],
            /* Whl */ [ o,  o,  o,  o,  o,  o,  o,  o,  o,  x,  o,  o,  o,  o,  o,  x,  o,  x ],
            /* Int */ [ m,  b,  o,  o,  o,  o,  m,  m,  m,  x,  m,  m,  m,  m,  o,  x,  o,  x ],
            /* Dsh */ [ o,  b,  o,  q,  t,  o,  m,  x,  o,  x,  o,  o,  o,  o,  o,  x,  o,  x ],
            /* Ell */ [ o,  b,  o,  q,  t,  o,  m,  o,  x,  x,  o,  o,  o,  o,  o,  x,  o,  x ],
            /* Con */ [ x,  x,  x,  x,  x,  x,  x,  x,  x,  x,  x,  x,  x,  x,  x,  x,  x,  x ],
            /* Wst */ [ a,  b,  o,  q,  t,  o,  m,  o,  o,  x,  x,  x,  x,  x,  x,  x,  o,  x ],
            /* Pre */ [ o,  b,  o,  q,  t,  o,  m,  o,  o,  x,  x,  x,  x,  x,  x,  x,  o,  x ],
            /* Unt */ [ o,  b,  o,  q,  t,  o,  m,  o,  o,  x,  x,  x,  x,  x,  x,  x,  o,  x ],
            /* Wid */ [ o,  b,  o,  q,  t,  o,  m,  o,  o,  x,  x,  x,  x,  x,  x,  x,  o,  x ],
            /* Mrk */ [ o,  b,  o,  o,  o,  o,  o,  o,  o,  x,  x,  x,  x,  x,  x,  x,  o,  x ],
            /* Spc */ [ w,  w,  w,  w,  w,  w,  w,  w,  w,  w,  w,  w,  w,  w,  w,  x,  o,  x ],
            /* Blk */ [ o,  o,  o,  o,  o,  o,  o,  o,  o,  x,  o,  o,  o,  o,  o,  x,  o,  x ],
            /*  |  */ [ x,  x,  x,  x,  x,  x,  x,  x,  x,  x,  x,  x,  x,  x,  x,  x,  x,  x ],
        ];
        Self { gaps, hanging: false }
    }

    /// The same; where marks may hang (CLREQ: rare, and pause and stop marks only), one at the line end gives
    /// up its blank and then its own half em, before anything else of the line is squeezed.
    #[must_use]
    pub const fn with_hanging(self, hanging: bool) -> Self {
        Self { hanging, ..self }
    }

    /// Between two neighbours.
    #[must_use]
    pub fn between(&self, left: Class, right: Class) -> Gap {
        self.gaps[row(left)][column(right)]
    }

    /// After the last of a line, which stands behind a character of another class, or alone. Marks in succession do
    /// not hang (CLREQ, 3.1.7).
    #[must_use]
    pub fn line_end(&self, before: Option<Class>, last: Class) -> Gap {
        let end = self.gaps[row(last)][EDGE];
        let hangs = self.hanging
            && matches!(last, Class::Pause | Class::Stop)
            && !before.is_some_and(|before| before.is_half_mark() || before == Class::Whole);
        if hangs { Gap { shrink: end.natural + Em::HALF, shrink_order: 1, ..end } } else { end }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::convention::MAINLAND;

    const HAN_LATIN: Glue = Glue { natural: Em::QUARTER, smallest: Em(125_000), largest: Em::HALF };

    /// The width of marks and their blanks, set alone between two Han.
    fn width(style: MarkStyle, marks: &[Class]) -> Em {
        let spacing = Spacing::new(&MAINLAND, style, HAN_LATIN);
        let all: Vec<Class> = [&[Class::Han], marks, &[Class::Han]].concat();
        let gaps: Em = all.windows(2).map(|pair| spacing.between(pair[0], pair[1]).natural).sum();
        gaps + Em::HALF * marks.len() as i64
    }

    #[test]
    fn full_width_marks_take_an_em_and_two_that_meet_one_and_a_half() {
        assert_eq!(width(MarkStyle::FullWidth, &[Class::Pause]), Em::ONE);
        assert_eq!(width(MarkStyle::FullWidth, &[Class::Opening]), Em::ONE);
        assert_eq!(width(MarkStyle::FullWidth, &[Class::Closing, Class::Pause]), Em(1_500_000));
        assert_eq!(width(MarkStyle::FullWidth, &[Class::Pause, Class::Opening]), Em(1_500_000));
        assert_eq!(width(MarkStyle::FullWidth, &[Class::Stop, Class::Closing]), Em(1_500_000));
    }

    #[test]
    fn kaiming_keeps_only_the_em_of_stops() {
        assert_eq!(width(MarkStyle::Kaiming, &[Class::Stop]), Em::ONE);
        assert_eq!(width(MarkStyle::Kaiming, &[Class::Pause]), Em::HALF);
        assert_eq!(width(MarkStyle::Kaiming, &[Class::Opening]), Em::HALF);
        assert_eq!(
            Spacing::new(&MAINLAND, MarkStyle::Kaiming, HAN_LATIN).line_end(None, Class::Stop).natural,
            Em::HALF
        );
    }

    #[test]
    fn half_width_marks_take_half_an_em() {
        for mark in [Class::Opening, Class::Closing, Class::Pause, Class::Stop, Class::Interpunct] {
            assert_eq!(width(MarkStyle::HalfWidth, &[mark]), Em::HALF);
        }
    }

    #[test]
    fn line_end_half_gives_up_the_blank_at_the_line_end_only() {
        let spacing = Spacing::new(&MAINLAND, MarkStyle::LineEndHalf, HAN_LATIN);
        assert_eq!(spacing.line_end(None, Class::Stop).natural, Em::ZERO);
        assert_eq!(width(MarkStyle::LineEndHalf, &[Class::Stop]), Em::ONE);
    }

    #[test]
    fn only_pause_and_stop_marks_hang_and_by_their_own_half_em() {
        for style in [MarkStyle::FullWidth, MarkStyle::Kaiming, MarkStyle::HalfWidth, MarkStyle::LineEndHalf]
        {
            let spacing = Spacing::new(&MAINLAND, style, HAN_LATIN).with_hanging(true);
            for mark in [Class::Pause, Class::Stop] {
                let end = spacing.line_end(None, mark);
                assert_eq!((end.shrink - end.natural, end.shrink_order), (Em::HALF, 1));
            }
            assert!(
                spacing.line_end(None, Class::Closing).shrink
                    <= spacing.line_end(None, Class::Closing).natural
            );
        }
    }

    #[test]
    fn in_display_type_figures_are_close_and_words_apart() {
        let display = Spacing::display(&MAINLAND);
        for (left, right) in [(Class::Han, Class::Figure), (Class::Latin, Class::Han)] {
            let gap = display.between(left, right);
            assert_eq!((gap.natural, gap.shrink, gap.stretch), (Em::ZERO, Em::ZERO, Em::ZERO));
        }
        let word = display.between(Class::Space, Class::Latin);
        assert_eq!((word.natural, word.stretch, word.opens), (Em(333_333), Em::ZERO, true));
    }

    #[test]
    fn no_han_latin_space_stands_beside_marks() {
        let spacing = Spacing::new(&MAINLAND, MarkStyle::Kaiming, HAN_LATIN);
        assert_eq!(spacing.between(Class::Han, Class::Figure).natural, Em::QUARTER);
        assert_eq!(spacing.between(Class::Opening, Class::Figure).natural, Em::ZERO);
        assert_eq!(spacing.between(Class::Figure, Class::Pause).natural, Em::ZERO);
    }
}

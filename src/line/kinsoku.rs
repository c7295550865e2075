//! Kinsoku: where a line may not break (CLREQ, prohibition rules for line start and line end; GB/T 15834).

use crate::convention::{Class, Convention};
use crate::style::Kinsoku;

/// Neighbours that are never parted, at whatever level: words, numbers and what clings to them; and spaces stay
/// with what is before them.
const NEVER_PARTED: &[(&[Class], &[Class])] =
    &[(WESTERN, WESTERN), (&Class::ALL, &[Class::Raised, Class::Space, Class::Blank])];
const WESTERN: &[Class] = &[
    Class::Wide,
    Class::Figure,
    Class::Prefix,
    Class::Postfix,
    Class::Unit,
    Class::Latin,
    Class::LatinOpening,
    Class::LatinClosing,
    Class::Raised,
];

/// The allowed breaks of a level as a table, class × class.
#[derive(Debug, Clone)]
pub struct Breaks([[bool; Class::COUNT]; Class::COUNT]);

impl Breaks {
    /// The table of a level of a convention.
    #[must_use]
    pub fn of(convention: &Convention, level: Kinsoku) -> Self {
        let mut table = [[true; Class::COUNT]; Class::COUNT];
        let forbidden = |classes: &'static [(Class, Kinsoku)]| {
            classes.iter().filter(move |(_, from)| level >= *from).map(|(class, _)| *class as usize)
        };
        for end in forbidden(convention.not_at_end) {
            table[end] = [false; Class::COUNT];
        }
        for row in &mut table {
            forbidden(convention.not_at_start).for_each(|start| row[start] = false);
        }
        for (lefts, rights) in NEVER_PARTED {
            for left in *lefts {
                rights.iter().for_each(|right| table[*left as usize][*right as usize] = false);
            }
        }
        Self(table)
    }

    /// Whether a line may break between two neighbours.
    #[must_use]
    pub fn allow(&self, left: Class, right: Class) -> bool {
        self.0[left as usize][right as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::convention::MAINLAND;

    fn may_break(level: Kinsoku, left: Class, right: Class) -> bool {
        Breaks::of(&MAINLAND, level).allow(left, right)
    }

    #[test]
    fn closing_marks_start_no_line_and_opening_marks_end_none() {
        for mark in [Class::Closing, Class::Pause, Class::Stop, Class::Interpunct, Class::Connector] {
            assert!(!may_break(Kinsoku::Basic, Class::Han, mark));
        }
        assert!(!may_break(Kinsoku::Basic, Class::Opening, Class::Han));
        assert!(may_break(Kinsoku::Basic, Class::Han, Class::Opening));
    }

    #[test]
    fn at_level_none_marks_may_stand_anywhere_but_words_and_numbers_hold() {
        assert!(may_break(Kinsoku::None, Class::Han, Class::Stop));
        assert!(!may_break(Kinsoku::None, Class::Figure, Class::Figure));
        assert!(!may_break(Kinsoku::None, Class::Figure, Class::Postfix));
    }

    #[test]
    fn only_gb_and_strict_keep_a_solidus_from_the_line_end() {
        assert!(may_break(Kinsoku::Basic, Class::Solidus, Class::Han));
        assert!(!may_break(Kinsoku::Gb, Class::Solidus, Class::Han));
        assert!(!may_break(Kinsoku::Strict, Class::Solidus, Class::Han));
    }

    #[test]
    fn what_a_level_forbids_every_higher_one_forbids() {
        let levels = [Kinsoku::None, Kinsoku::Basic, Kinsoku::Gb, Kinsoku::Strict];
        for pair in levels.windows(2) {
            for (left, right) in
                Class::ALL.iter().flat_map(|left| Class::ALL.iter().map(move |right| (*left, *right)))
            {
                assert!(may_break(pair[0], left, right) || !may_break(pair[1], left, right));
            }
        }
    }

    #[test]
    fn every_class_has_its_place_in_the_table() {
        assert!(Class::ALL.iter().enumerate().all(|(index, class)| *class as usize == index));
    }

    #[test]
    fn only_strict_keeps_a_dash_and_an_ellipsis_from_the_line_start() {
        for mark in [Class::Dash, Class::Ellipsis] {
            assert!(may_break(Kinsoku::Gb, Class::Han, mark));
            assert!(!may_break(Kinsoku::Strict, Class::Han, mark));
        }
    }
}

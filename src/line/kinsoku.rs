//! Kinsoku: where a line may not break (CLREQ, prohibition rules for line start and line end; GB/T 15834).

use crate::style::Kinsoku;
use crate::text::Class;

/// The level from which on a class may not start a line.
const NOT_AT_START: &[(Class, Kinsoku)] = &[
    (Class::Closing, Kinsoku::Basic),
    (Class::Pause, Kinsoku::Basic),
    (Class::Stop, Kinsoku::Basic),
    (Class::Interpunct, Kinsoku::Basic),
    (Class::Connector, Kinsoku::Basic),
    (Class::Solidus, Kinsoku::Basic),
    (Class::LatinClosing, Kinsoku::Basic),
    (Class::Dash, Kinsoku::Strict),
];

/// The level from which on a class may not end a line.
const NOT_AT_END: &[(Class, Kinsoku)] =
    &[(Class::Opening, Kinsoku::Basic), (Class::LatinOpening, Kinsoku::Basic), (Class::Solidus, Kinsoku::Gb)];

/// Neighbours that are never parted, at whatever level: words, numbers and what clings to them, the two
/// halves of a dash or ellipsis; and spaces stay with what is before them.
const NEVER_PARTED: &[(&[Class], &[Class])] =
    &[(WESTERN, WESTERN), (&[Class::Dash], &[Class::Dash]), (ALL, &[Class::Space, Class::Blank])];
const WESTERN: &[Class] =
    &[Class::Figure, Class::Prefix, Class::Postfix, Class::Latin, Class::LatinOpening, Class::LatinClosing];
const ALL: &[Class] = &[
    Class::Han,
    Class::Opening,
    Class::Closing,
    Class::Pause,
    Class::Stop,
    Class::Interpunct,
    Class::Dash,
    Class::Connector,
    Class::Solidus,
    Class::Figure,
    Class::Prefix,
    Class::Postfix,
    Class::Latin,
    Class::LatinOpening,
    Class::LatinClosing,
    Class::Space,
    Class::Blank,
];

/// Whether a line may break between two neighbours.
#[must_use]
pub fn may_break(level: Kinsoku, left: Class, right: Class) -> bool {
    let forbids = |table: &[(Class, Kinsoku)], class: Class| {
        table.iter().any(|(c, from)| *c == class && level >= *from)
    };
    let never = NEVER_PARTED.iter().any(|(lefts, rights)| lefts.contains(&left) && rights.contains(&right));
    !never && !forbids(NOT_AT_START, right) && !forbids(NOT_AT_END, left)
}

/// The allowed breaks of a level as a table, class × class: what [`may_break`] says, looked up.
#[derive(Debug, Clone)]
pub struct Breaks([[bool; Class::COUNT]; Class::COUNT]);

impl Breaks {
    /// The table of a level.
    #[must_use]
    pub fn of(level: Kinsoku) -> Self {
        let mut table = [[false; Class::COUNT]; Class::COUNT];
        for left in ALL {
            for right in ALL {
                table[*left as usize][*right as usize] = may_break(level, *left, *right);
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
    fn every_class_is_in_the_table() {
        assert_eq!(ALL.len(), Class::COUNT);
        assert!(ALL.iter().enumerate().all(|(index, class)| *class as usize == index));
    }

    #[test]
    fn only_strict_keeps_a_dash_from_the_line_start() {
        assert!(may_break(Kinsoku::Gb, Class::Han, Class::Dash));
        assert!(!may_break(Kinsoku::Strict, Class::Han, Class::Dash));
        assert!(!may_break(Kinsoku::None, Class::Dash, Class::Dash));
    }
}

//! 破栏: the width of a slot divided into text columns, and what becomes of what is left over.
//!
//! The trade has four ways. Twenty em in two columns, an em apart, are twice nine em with two em between them, twice nine
//! and a half, or nine em and ten.

use crate::geom::{Em, Length};
use crate::layout::Remainder;

use super::rows::Column;

/// The text columns of a width, and the white between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Division {
    /// How wide each is.
    pub(super) measures: Vec<Em>,
    /// From the end of one to the start of the next.
    pub(super) gutter: Em,
}

impl Division {
    /// A width divided into columns with a gutter between them at least.
    pub(super) fn of(width: Em, count: u32, gutter: Em, remainder: Remainder) -> Self {
        let columns = i64::from(count.max(1));
        let exact = (width - gutter * (columns - 1)) / columns;
        let whole = |unit: Em| Em(exact.0 - exact.0.rem_euclid(unit.0)).max(Em::HALF);
        let each = match remainder {
            Remainder::Automatic => whole(Em::HALF),
            Remainder::Absolute | Remainder::Relative => whole(Em::ONE),
            Remainder::Free => exact.max(Em::HALF),
        };
        let mut measures = vec![each; columns as usize];
        let mut left = width - each * columns - gutter * (columns - 1);
        if remainder == Remainder::Relative {
            for measure in measures.iter_mut().rev() {
                let more = left.min(Em::ONE).max(Em::ZERO);
                let more = Em(more.0 - more.0.rem_euclid(Em::ONE.0));
                *measure += more;
                left -= more;
            }
        }
        let gutter = if columns > 1 { gutter + left / (columns - 1) } else { gutter };
        Self { measures, gutter }
    }

    /// The columns from a left edge on.
    pub(super) fn columns(&self, left: Length, size: Length) -> Vec<Column> {
        let mut begins = Em::ZERO;
        let column = |measure: &Em| {
            let x = left + begins.of(size);
            begins = begins + *measure + self.gutter;
            Column { x, measure: *measure }
        };
        self.measures.iter().map(column).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The columns of a width an em apart, in half ems, and the gutter in thousandths.
    fn divided(width: i64, count: u32, remainder: Remainder) -> (Vec<i64>, i64) {
        let Division { measures, gutter } = Division::of(Em::ONE * width, count, Em::ONE, remainder);
        (measures.iter().map(|measure| measure.0 * 2 / Em::ONE.0).collect(), gutter.0 / 1000)
    }

    #[test]
    fn by_itself_columns_are_whole_half_ems_and_the_gutters_take_the_rest() {
        assert_eq!(divided(20, 2, Remainder::Automatic), (vec![19, 19], 1000));
        assert_eq!(divided(71, 6, Remainder::Automatic), (vec![22; 6], 1000));
        assert_eq!(divided(36, 3, Remainder::Automatic), (vec![22; 3], 1500));
    }

    #[test]
    fn absolute_columns_are_whole_ems_and_the_gutters_take_the_rest() {
        assert_eq!(divided(20, 2, Remainder::Absolute), (vec![18, 18], 2000));
        assert_eq!(divided(71, 6, Remainder::Absolute), (vec![22; 6], 1000));
    }

    #[test]
    fn free_columns_have_all_that_the_gutters_leave() {
        assert_eq!(divided(20, 2, Remainder::Free), (vec![19, 19], 1000));
        let Division { measures, gutter } = Division::of(Em::ONE * 36, 3, Em::ONE, Remainder::Free);
        assert_eq!((measures, gutter), (vec![Em(11_333_333); 3], Em::ONE));
    }

    #[test]
    fn of_relative_columns_the_last_are_an_em_wider() {
        assert_eq!(divided(20, 2, Remainder::Relative), (vec![18, 20], 1000));
        assert_eq!(divided(37, 3, Remainder::Relative), (vec![22, 24, 24], 1000));
        let Division { measures, gutter } = Division::of(Em::milli(20_500), 2, Em::ONE, Remainder::Relative);
        assert_eq!(
            (measures, gutter),
            (vec![Em::ONE * 9, Em::ONE * 10], Em::milli(1500)),
            "half an em is none"
        );
    }

    #[test]
    fn one_column_is_as_wide_as_it_goes() {
        for remainder in [Remainder::Automatic, Remainder::Absolute, Remainder::Free, Remainder::Relative] {
            assert_eq!(divided(17, 1, remainder), (vec![34], 1000), "{remainder:?}");
        }
    }

    #[test]
    fn whatever_the_remainder_columns_and_gutters_fill_the_width() {
        for (width, count) in (8..80).flat_map(|width| (1..5).map(move |count| (width, count))) {
            for remainder in [Remainder::Automatic, Remainder::Absolute, Remainder::Relative] {
                let Division { measures, gutter } = Division::of(Em::ONE * width, count, Em::ONE, remainder);
                let all = measures.iter().copied().sum::<Em>() + gutter * (i64::from(count) - 1);
                let off = (Em::ONE * width - all).abs();
                assert!(count == 1 || off < Em(10), "{width} em in {count}, {remainder:?}: {all}");
                assert!(gutter >= Em::ONE);
            }
        }
    }
}

//! Tables in the rows of a story (表格): measured, parted where columns end, set line by line.

mod boxed;
mod figures;
mod measured;
mod parts;
mod placed;
mod told;
mod widths;

pub use boxed::SetTable;
pub(super) use boxed::set;
pub use placed::SetRule;
pub(super) use placed::{lines, rules};
pub(super) use told::too_wide;

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use self::measured::Measured;
use self::parts::{Room, fitting, grid_rows};
use super::measures::{Bed, Measures};
use crate::geom::{Em, Length};
use crate::line::Rules;
use crate::style::BodyStyle;
use crate::text::ShapedTable;

pub(super) use parts::Part;

/// The tables of a story, each measured once for each measure.
#[derive(Default)]
pub(super) struct Tables(RefCell<HashMap<(usize, Em), Arc<Measured>>>);

impl Tables {
    fn measured(
        &self,
        (block, shaped): (usize, &ShapedTable),
        style: (&BodyStyle, &Rules),
        bed: &Bed,
    ) -> Arc<Measured> {
        let measure = bed.measure.of(bed.size).in_em(shaped.style.size);
        let known = self.0.borrow().get(&(block, measure)).cloned();
        known.unwrap_or_else(|| {
            let measured = Arc::new(Measured::of(shaped, style, measure));
            self.0.borrow_mut().insert((block, measure), Arc::clone(&measured));
            measured
        })
    }

    /// The parts of a table that is to begin in a row. Of those that have no row any more the place is behind all of them.
    pub(super) fn parts(
        &self,
        (block, shaped): (usize, &ShapedTable),
        style: (&BodyStyle, &Rules),
        (start, measures): (usize, &Measures),
    ) -> Vec<Part> {
        let all = shaped.table.rows;
        let mut parts: Vec<Part> = Vec::new();
        let (mut next, mut from) = (shaped.table.head, start);
        let above = if measures.is_head(start) { 0 } else { shaped.style.above as usize };
        let mut at = start + above.min(measures.run(start).0);
        loop {
            let (rows, ends) = measures.run(at);
            let bed = measures.bed(at).unwrap_or_else(|| nowhere(shaped));
            let set = self.measured((block, shaped), style, &bed);
            let again = !parts.is_empty();
            let Some(body) = fitting(shaped, (&set, &bed), (next, again), &Room { rows, ends }) else {
                at = at.saturating_add(rows);
                continue;
            };
            let last = body.end == all;
            let rows = grid_rows(shaped, &bed, Part::lines(shaped, &set, (body.clone(), again, last)));
            next = body.end;
            let (white, height) = (at - from, bed.leading * rows as i64);
            parts.push(Part { measured: set, bed, white, rows, height, body, again, last });
            from = at + rows;
            if last {
                return parts;
            }
            // The column's last rows stay white.
            at = from;
            while !measures.is_head(at) {
                at += measures.run(at).0;
            }
        }
    }

    /// How many white rows stand below the last part, which ends before a row.
    pub(super) fn below(shaped: &ShapedTable, end: usize, measures: &Measures) -> usize {
        let below = shaped.style.below as usize;
        if measures.is_head(end) { 0 } else { below.min(measures.run(end).0) }
    }
}

/// Where a story has no row at all.
fn nowhere(shaped: &ShapedTable) -> Bed {
    let (size, leading) = (shaped.style.size, shaped.style.leading);
    Bed { size, leading, baseline: size, measure: Em::ONE * 10, x: Length::ZERO, number: 0 }
}

//! How wide the columns of a table are: as what they hold, text giving way first where that is too much, figures never.

use crate::copy::table::ColumnWidth;
use crate::geom::Em;

/// What a column needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Need {
    /// What nothing of it can be broken into.
    pub(super) least: Em,
    /// What the cells below its head take in one line.
    pub(super) body: Em,
    /// What all of it takes in one line.
    pub(super) natural: Em,
}

/// A cell over several columns.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spanning {
    pub(super) column: usize,
    pub(super) columns: usize,
    pub(super) need: Need,
}

/// Columns with their widths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Columns {
    /// Where each begins, from the start of the measure, and how wide it is.
    pub(super) places: Vec<(Em, Em)>,
    /// The white between two.
    pub(super) gap: Em,
    /// By how much they are wider than their measure, where nothing gives way any more.
    pub(super) over: Em,
}

impl Columns {
    /// From where to where some columns reach.
    pub(super) fn reach(&self, first: usize, count: usize) -> (Em, Em) {
        let from = self.places.get(first).map_or(Em::ZERO, |(x, _)| *x);
        let last = self.places.get((first + count.max(1)).saturating_sub(1)).or(self.places.last());
        (from, last.map_or(from, |(x, width)| *x + *width))
    }
}

/// Lets columns be as wide as the cells over several of them need.
pub(super) fn spanned(needs: &mut [Need], spanning: &[Spanning], gap: Em) {
    for Spanning { column, columns, need } in spanning {
        let Some(own) = needs.get_mut(*column..column + columns) else { continue };
        let count = *columns as i64;
        let sum = |of: fn(&Need) -> Em, own: &[Need]| own.iter().map(of).sum::<Em>() + gap * (count - 1);
        // Rounded up: what is broken anew for a millionth of an em is broken for nothing.
        let share = |lacks: Em| Em((lacks.0 + count - 1) / count);
        let lacks = (need.least - sum(|one| one.least, own)).max(Em::ZERO);
        for one in own.iter_mut() {
            one.least += share(lacks);
            one.body = one.body.max(one.least);
            one.natural = one.natural.max(one.body);
        }
        let lacks = (need.natural - sum(|one| one.natural, own)).max(Em::ZERO);
        for one in own {
            one.natural += share(lacks);
        }
    }
}

/// The columns of a measure.
pub(super) fn columns(
    needs: &[Need],
    asked: Option<&[ColumnWidth]>,
    (measure, padding, gap): (Em, Em, Em),
) -> Columns {
    let count = needs.len() as i64;
    let room = measure - padding * 2 - gap * (count - 1).max(0);
    let asked = |at: usize| asked.and_then(|asked| asked.get(at)).copied().unwrap_or(ColumnWidth::ByContent);
    let mut widths: Vec<Em> = needs
        .iter()
        .enumerate()
        .map(|(at, need)| match asked(at) {
            ColumnWidth::ByContent => need.natural,
            ColumnWidth::Em(em) => em.max(need.least),
            ColumnWidth::Share(_) => need.least,
        })
        .collect();
    let sum: Em = widths.iter().copied().sum();
    if sum > room {
        let gives = |at: usize| asked(at) == ColumnWidth::ByContent;
        give_way(&mut widths, needs, room, gives);
    } else {
        let share = |at: usize| if let ColumnWidth::Share(share) = asked(at) { i64::from(share) } else { 0 };
        shared(&mut widths, room, share);
    }
    let sum: Em = widths.iter().copied().sum();
    let left = room - sum;
    // White that is left over goes between the columns; one alone has it all.
    let between = if count > 1 { left.max(Em::ZERO) / (count - 1) } else { Em::ZERO };
    if let [one] = widths.as_mut_slice() {
        *one += left.max(Em::ZERO);
    }
    let mut x = padding;
    let places = widths.iter().map(|width| {
        let at = x;
        x += *width + gap + between;
        (at, *width)
    });
    Columns { places: places.collect(), gap: gap + between, over: (-left).max(Em::ZERO) }
}

/// Makes the widest columns narrower, one as the other, as far as what they hold can be broken: first their heads, which
/// are as easily read in two lines.
fn give_way(widths: &mut [Em], needs: &[Need], room: Em, gives: impl Fn(usize) -> bool) {
    let at_most = |most: Em, least: fn(&Need) -> Em| -> Vec<Em> {
        let each = widths.iter().zip(needs).enumerate();
        let width = |(at, (width, need)): (usize, (&Em, &Need))| {
            if gives(at) { (*width).min(most.max(least(need))) } else { *width }
        };
        each.map(width).collect()
    };
    let sum = |widths: &[Em]| widths.iter().copied().sum::<Em>();
    let by_heads = sum(&at_most(Em::ZERO, |need| need.body)) <= room;
    let least: fn(&Need) -> Em = if by_heads { |need| need.body } else { |need| need.least };
    let (mut fits, mut over) = (0, widths.iter().map(|width| width.0).max().unwrap_or_default());
    while over - fits > 1 {
        let middle = i64::midpoint(fits, over);
        if sum(&at_most(Em(middle), least)) <= room { fits = middle } else { over = middle }
    }
    let chosen = at_most(Em(fits), least);
    widths.copy_from_slice(&chosen);
}

/// Shares what is left over of a room among the columns that have shares; one whose content needs more than its share has
/// that, and the others less.
fn shared(widths: &mut [Em], room: Em, share: impl Fn(usize) -> i64) {
    let mut sharing: Vec<usize> = (0..widths.len()).filter(|at| share(*at) > 0).collect();
    let of = |widths: &[Em], at: usize| widths.get(at).copied().unwrap_or_default();
    loop {
        let others: Em = (0..widths.len()).filter(|at| !sharing.contains(at)).map(|at| of(widths, at)).sum();
        let all: i64 = sharing.iter().map(|at| share(*at)).sum();
        if all == 0 {
            return;
        }
        let each = |at: usize| (room - others).scaled(share(at), all);
        let more = sharing.iter().position(|at| of(widths, *at) > each(*at));
        let Some(more) = more else {
            let shares: Vec<(usize, Em)> = sharing.iter().map(|at| (*at, each(*at))).collect();
            for (at, width) in shares {
                if let Some(place) = widths.get_mut(at) {
                    *place = width;
                }
            }
            return;
        };
        sharing.remove(more);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn need(least: i64, natural: i64) -> Need {
        Need { least: Em::ONE * least, body: Em::ONE * natural, natural: Em::ONE * natural }
    }

    fn widths(needs: &[Need], asked: Option<&[ColumnWidth]>, measure: i64) -> (Vec<i64>, i64) {
        let columns = columns(needs, asked, (Em::ONE * measure, Em::ZERO, Em::ONE));
        (columns.places.iter().map(|(_, width)| width.0 / 1000).collect(), columns.over.0 / 1000)
    }

    #[test]
    fn columns_are_as_wide_as_what_they_hold_and_white_goes_between() {
        let needs = [need(2, 6), need(3, 3), need(3, 3)];
        let all = columns(&needs, None, (Em::ONE * 20, Em::HALF, Em::ONE));
        let x: Vec<i64> = all.places.iter().map(|(x, _)| x.0 / 1000).collect();
        assert_eq!(x, [500, 10_000, 16_500]);
        assert_eq!(all.reach(2, 1).1, Em::milli(19_500));
    }

    #[test]
    fn text_gives_way_and_figures_do_not() {
        assert_eq!(widths(&[need(2, 10), need(4, 4), need(2, 6)], None, 16), (vec![5000, 4000, 5000], 0));
        assert_eq!(widths(&[need(2, 10), need(4, 4), need(2, 3)], None, 12), (vec![3000, 4000, 3000], 0));
        assert_eq!(widths(&[need(2, 10), need(4, 4)], None, 5), (vec![2000, 4000], 2000));
    }

    #[test]
    fn heads_give_way_before_what_is_below_them() {
        let headed = Need { body: Em::ONE * 2, ..need(2, 6) };
        assert_eq!(widths(&[headed, need(2, 8)], None, 12), (vec![3000, 8000], 0));
        assert_eq!(widths(&[headed, need(2, 8)], None, 9), (vec![4000, 4000], 0));
    }

    #[test]
    fn shares_divide_what_the_others_leave() {
        let asked = [ColumnWidth::Em(Em::ONE * 4), ColumnWidth::Share(1), ColumnWidth::Share(2)];
        assert_eq!(
            widths(&[need(1, 9), need(1, 1), need(1, 1)], Some(&asked), 18),
            (vec![4000, 4000, 8000], 0)
        );
        assert_eq!(
            widths(&[need(1, 9), need(6, 6), need(1, 1)], Some(&asked), 18),
            (vec![4000, 6000, 6000], 0)
        );
    }
}

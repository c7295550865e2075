//! From columns and heads to stories: which columns stand under which head.

use super::clean::is_byline;
use super::columns::Column;
use super::heads::Head;
use crate::geom::{Em, Length, Rect};

/// Columns of a story begin at one height, to within this part of a leading.
const LEVEL: (i64, i64) = (3, 5);
/// The widest gutter.
const WIDEST_GUTTER: Em = Em::milli(3500);
/// A column without a head above is a story only if it has so many lines.
const LEAST_LINES: usize = 3;

/// A story as it stands on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) head: Option<Head>,
    /// In reading order.
    pub(super) columns: Vec<Column>,
}

/// What the page holds.
#[derive(Debug, Default)]
pub(super) struct FoundPage {
    /// From the top, then from the left.
    pub(super) stories: Vec<Found>,
    /// Heads and columns that are no story's.
    pub(super) heads: Vec<Head>,
    pub(super) columns: Vec<Column>,
}

/// Tells stories apart.
pub(super) fn stories(
    columns: Vec<Column>,
    heads: Vec<Head>,
    rules: &[Rect],
    size: Length,
    leading: Length,
) -> FoundPage {
    let mut owners: Vec<Option<usize>> =
        columns.iter().map(|column| head_above(column, &columns, &heads, rules)).collect();
    let neighbours = Neighbours { columns: &columns, rules, size, leading };
    neighbours.spread(&mut owners, |one| one.top);
    neighbours.spread(&mut owners, |one| one.bottom);
    // Columns without a head are stories by themselves, with those that begin beside them.
    let mut headless: Vec<Option<usize>> = owners
        .iter()
        .enumerate()
        .map(|(at, owner)| owner.is_none().then_some(at).filter(|at| columns[*at].lines.len() >= LEAST_LINES))
        .collect();
    neighbours.merge(&mut headless);
    gather(columns, heads, &owners, &headless, size)
}

/// The head under which a column stands: what is next above it, if that is a head.
fn head_above(column: &Column, columns: &[Column], heads: &[Head], rules: &[Rect]) -> Option<usize> {
    let across = |x0: Length, x1: Length| x0 < column.x1 && x1 > column.x0;
    let above = heads.iter().enumerate().filter(|(_, head)| {
        across(head.x0, head.x1) && head.bottom <= column.top + (column.bottom - column.top) / 4
    });
    let (at, head) = above.max_by_key(|(_, head)| head.bottom)?;
    let others = columns.iter().filter(|other| {
        across(other.x0, other.x1) && other.bottom < column.top && other.bottom > head.bottom
    });
    let level = |rule: &&Rect| rule.width > rule.height && across(rule.x, rule.right());
    let parted = rules.iter().filter(level).any(|rule| rule.y > head.bottom && rule.bottom() < column.top);
    (others.count() == 0 && !parted).then_some(at)
}

struct Neighbours<'a> {
    columns: &'a [Column],
    rules: &'a [Rect],
    size: Length,
    leading: Length,
}

impl Neighbours<'_> {
    /// Gives columns without a head that of a neighbour at the same height, as often as it takes.
    fn spread(&self, owners: &mut [Option<usize>], height: fn(&Column) -> Length) {
        loop {
            let found = (0..owners.len()).filter(|at| owners[*at].is_none()).find_map(|at| {
                let beside = (0..owners.len()).find(|other| {
                    owners[*other].is_some() && self.beside(&self.columns[*other], &self.columns[at], height)
                });
                beside.map(|other| (at, owners[other]))
            });
            match found {
                Some((at, owner)) => owners[at] = owner,
                None => return,
            }
        }
    }

    /// Joins groups of columns that stand beside each other.
    fn merge(&self, groups: &mut [Option<usize>]) {
        for at in 0..groups.len() {
            for other in 0..groups.len() {
                if let (Some(one), Some(two)) = (groups[at], groups[other])
                    && one < two
                    && self.beside(&self.columns[at], &self.columns[other], |one| one.top)
                {
                    groups
                        .iter_mut()
                        .filter(|group| **group == Some(two))
                        .for_each(|group| *group = Some(one));
                }
            }
        }
    }

    /// Whether two columns are neighbours at the same height, with no rule between their stories. A rule that
    /// is no taller than the columns stands between columns of a story.
    fn beside(&self, one: &Column, other: &Column, height: fn(&Column) -> Length) -> bool {
        let (left, right) = if one.x0 < other.x0 { (one, other) } else { (other, one) };
        // A byline alone in its column stands at that column's right edge.
        let alone = right.lines.len() == 1 && right.lines.iter().all(|line| is_byline(&line.text));
        let reach = if alone { left.x1 - left.x0 } else { Length::ZERO };
        let gutter = right.x0 - left.x1;
        let between = |rule: &&Rect| {
            rule.x > left.x1 - self.size / 2
                && rule.right() < right.x0 + self.size / 2
                && rule.height > rule.width
                && rule.y < left.bottom.max(right.bottom)
                && rule.bottom() > left.top.min(right.top)
        };
        let taller = |rule: &Rect| rule.y < left.top.min(right.top) - self.leading * 2;
        (height(one) - height(other)).abs() <= self.leading.scaled(LEVEL.0, LEVEL.1)
            && gutter > -self.size
            && gutter <= WIDEST_GUTTER.of(self.size) + reach
            && !self.rules.iter().filter(between).any(taller)
    }
}

fn gather(
    columns: Vec<Column>,
    heads: Vec<Head>,
    owners: &[Option<usize>],
    headless: &[Option<usize>],
    size: Length,
) -> FoundPage {
    let mut headed: Vec<Vec<Column>> = vec![Vec::new(); heads.len()];
    let mut bare: Vec<Vec<Column>> = vec![Vec::new(); columns.len()];
    let mut page = FoundPage::default();
    for (at, column) in columns.into_iter().enumerate() {
        match (owners[at], headless[at]) {
            (Some(head), _) => headed[head].push(column),
            (None, Some(group)) => bare[group].push(column),
            (None, None) => page.columns.push(column),
        }
    }
    for (head, columns) in heads.into_iter().zip(headed) {
        // A nameplate has single lines below it.
        if columns.iter().any(|column| column.lines.len() > 1) {
            page.stories.push(Found { head: Some(head), columns: in_order(columns, size) });
        } else {
            page.heads.push(head);
            page.columns.extend(columns);
        }
    }
    let bare = bare.into_iter().filter(|columns| !columns.is_empty());
    page.stories.extend(bare.map(|columns| Found { head: None, columns: in_order(columns, size) }));
    page.stories.sort_by_key(Found::place);
    page
}

impl Found {
    fn place(&self) -> (Length, Length) {
        let first = self.columns.first();
        let (top, x0) = first.map_or_else(Default::default, |column| (column.top, column.x0));
        self.head.as_ref().map_or((top, x0), |head| (head.top, head.x0))
    }
}

/// Columns from the left; parts of one column, parted by a picture, make it whole again.
fn in_order(mut columns: Vec<Column>, size: Length) -> Vec<Column> {
    columns.sort_by_key(|column| (column.x0, column.top));
    let mut whole: Vec<Column> = Vec::new();
    for column in columns {
        match whole.iter_mut().find(|one| (one.x0 - column.x0).abs() < size) {
            Some(one) => {
                let place = one.lines.iter().position(|line| line.y > column.top).unwrap_or(one.lines.len());
                (one.top, one.bottom) = (one.top.min(column.top), one.bottom.max(column.bottom));
                one.x1 = one.x1.max(column.x1);
                one.lines.splice(place..place, column.lines);
            }
            None => whole.push(column),
        }
    }
    whole
}

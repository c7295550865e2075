//! A page made up of stories that are to stand on it: the cheapest of all that can be cut, judged as a page.

use super::costs::{Bill, Fault, STEPS, price};
use super::curve::{Curve, Form};
use super::cutting::{Cutting, Stands};
use super::item::{Corner, Cost, Item, Room, Shape};
use super::search::cuttings;
use crate::edition::Story;
use crate::geom::Length;
use crate::id::Id;
use crate::layout::Cells;

/// A story that is to stand on a page, from the lead down.
#[derive(Debug, Clone, Copy)]
pub struct Candidate<'c> {
    /// The story.
    pub story: Id<Story>,
    /// How it can stand there.
    pub curve: &'c Curve,
    /// Where it stood in the dummy before.
    pub before: Option<Cells>,
}

/// A page that is to be made up.
#[derive(Debug, Clone, Copy)]
pub struct Task<'t> {
    /// What of its grid is free.
    pub room: Cells,
    /// Whether its outside is on the left.
    pub is_left: bool,
    /// Its stories, from the lead down.
    pub stories: &'t [Candidate<'t>],
    /// Its advertisements: the columns and rows of each.
    pub ads: &'t [(u32, u32)],
}

/// A story at its place.
#[derive(Debug, Clone)]
pub struct Placed {
    /// The story.
    pub story: Id<Story>,
    /// How it stands.
    pub form: Form,
    /// Its cells on the page.
    pub cells: Cells,
}

/// A page that is made up.
#[derive(Debug, Clone)]
pub struct MadePage {
    /// Its stories, from the lead down.
    pub stories: Vec<Placed>,
    /// The cells of its advertisements.
    pub ads: Vec<Cells>,
    /// Cells that nothing fills.
    pub white: Option<Cells>,
    /// What it falls short in.
    pub bill: Bill,
}

/// So many of the cheapest cuttings are judged as pages.
const JUDGED: usize = 150;
/// No page is judged that costs this much more than the cheapest, before it is judged as a page.
const BEYOND: Cost = 1_200;
/// A picture dominates a page from this share of its width on, in thousandths.
const DOMINATES: u32 = 550;
/// White that is straight for more than this share of the height parts the page.
const STRAIGHT: (u32, u32) = (2, 3);
/// Heads of which the larger is not larger than the smaller by this look like one another.
const ALIKE: (i64, i64) = (13, 10);
/// Heads whose rows begin so far apart are read one after the other.
const APART: u32 = 2;

/// The best pages, at most `keep` of them, the best first; none, where nothing that is to stand there fills it.
#[must_use]
pub fn made(task: Task<'_>, keep: usize) -> Vec<MadePage> {
    let found = cut(task, None, keep.max(JUDGED));
    judged(task, &found, keep)
}

/// The same with room to spare, which stays white.
#[must_use]
pub fn made_with_white(task: Task<'_>, keep: usize) -> Vec<MadePage> {
    let Cells { columns, rows, .. } = task.room;
    let white = |columns: u32| {
        (1..rows * 2 / 3).map(move |rows| Shape {
            columns: columns as usize,
            rows: rows as usize,
            cost: price(Fault::White, columns * rows) / 8,
        })
    };
    let white = Item { shapes: (1..=columns).flat_map(white).collect(), weight: 0, corner: None };
    let found = cut(task, Some(white), keep.max(JUDGED / 2));
    judged(task, &found, keep)
}

fn cut(task: Task<'_>, white: Option<Item>, keep: usize) -> Vec<Cutting> {
    let Cells { columns, rows, .. } = task.room;
    let room = Room { columns: columns as usize, rows: rows as usize };
    let count = task.stories.len() as u32;
    let story = |(at, candidate): (u32, &Candidate<'_>)| {
        let shape = |form: &Form| {
            let moved = candidate
                .before
                .is_some_and(|cells| (cells.columns, cells.rows) != (form.columns, form.rows));
            let moved = if moved { price(Fault::Moved, 1) } else { 0 };
            Shape { columns: form.columns as usize, rows: form.rows as usize, cost: form.cost + moved }
        };
        let shapes = candidate.curve.forms.values().map(shape).collect();
        Item { shapes, weight: count - at, corner: None }
    };
    let corner = if task.is_left { Corner::Left } else { Corner::Right };
    let ad = |(columns, rows): &(u32, u32)| Item {
        shapes: vec![Shape { columns: *columns as usize, rows: *rows as usize, cost: 0 }],
        weight: 0,
        corner: Some(corner),
    };
    let items: Vec<Item> =
        (0..).zip(task.stories).map(story).chain(task.ads.iter().map(ad)).chain(white).collect();
    cuttings(room, &items, (keep, BEYOND))
}

fn judged(task: Task<'_>, found: &[Cutting], keep: usize) -> Vec<MadePage> {
    let mut pages: Vec<(Cost, MadePage)> = found
        .iter()
        .filter_map(|cutting| page(task, cutting))
        .map(|page| (page.bill.total(), page))
        .collect();
    pages.sort_by_key(|(cost, _)| *cost);
    let mut shapes: Vec<Vec<(u32, u32, usize)>> = Vec::new();
    let mut kept = Vec::new();
    for (_, page) in pages {
        let shape = page.shape();
        if kept.len() < keep && !shapes.contains(&shape) {
            shapes.push(shape);
            kept.push(page);
        }
    }
    kept
}

fn page(task: Task<'_>, cutting: &Cutting) -> Option<MadePage> {
    let cells = |stands: &Stands| Cells {
        column: task.room.column + stands.column as u32,
        columns: stands.columns as u32,
        row: task.room.row + stands.row as u32,
        rows: stands.rows as u32,
    };
    let mut all = cutting.stands.iter().map(cells);
    let stories = task.stories.iter().map(|candidate| {
        let cells = all.next()?;
        let form = candidate.curve.forms.get(&(cells.columns, cells.rows))?.clone();
        Some(Placed { story: candidate.story, form, cells })
    });
    let stories: Vec<Placed> = stories.collect::<Option<_>>()?;
    let ads: Vec<Cells> = all.by_ref().take(task.ads.len()).collect();
    let mut page = MadePage { stories, ads, white: all.next(), bill: Bill::default() };
    page.bill = page.judge(task.room);
    let moved = page
        .stories
        .iter()
        .zip(task.stories)
        .filter(|(placed, candidate)| candidate.before.is_some_and(|before| before != placed.cells));
    page.bill.add(Fault::Moved, moved.count() as u32);
    Some(page)
}

impl MadePage {
    /// What a reader takes for the shape of a page: the columns of each story, and how many stand higher. Rows alone make no
    /// other page.
    fn shape(&self) -> Vec<(u32, u32, usize)> {
        let higher = |cells: Cells| self.stories.iter().filter(|other| other.cells.row < cells.row).count();
        let of = |placed: &Placed| (placed.cells.column, placed.cells.columns, higher(placed.cells));
        self.stories.iter().map(of).collect()
    }

    /// A page of stories at their places, judged.
    pub(super) fn of(stories: Vec<Placed>, (ads, white): (Vec<Cells>, Option<Cells>), room: Cells) -> Self {
        let page = Self { stories, ads, white, bill: Bill::default() };
        Self { bill: page.judge(room), ..page }
    }

    fn judge(&self, room: Cells) -> Bill {
        let mut bill = Bill::default();
        for placed in &self.stories {
            bill.join(&placed.form.bill);
        }
        if let Some(Cells { columns, rows, .. }) = self.white {
            bill.add(Fault::White, (columns * rows).div_ceil(8));
        }
        self.judge_order(&mut bill);
        self.judge_heads(&mut bill);
        self.judge_white(room, &mut bill);
        self.judge_pictures(room.columns, &mut bill);
        bill
    }

    /// News value: from above, from the left, the wider.
    fn judge_order(&self, bill: &mut Bill) {
        for (at, better) in self.stories.iter().enumerate() {
            let others = self.stories.iter().enumerate().skip(at + 1);
            let (mut turned, mut right, mut narrow) = (0, 0, 0);
            for (steps, (_, other)) in (1..).zip(others) {
                let (own, its) = (better.cells, other.cells);
                let beside = own.column < its.column + its.columns && its.column < own.column + own.columns;
                if own.row > its.row && beside {
                    turned += steps.min(STEPS);
                }
                if own.row == its.row && own.column > its.column {
                    right += 1;
                }
                narrow = narrow.max(its.columns.saturating_sub(own.columns));
            }
            bill.add(Fault::Turned, turned);
            bill.add(Fault::Right, right);
            bill.add(Fault::Narrow, narrow);
        }
        // The lead stands at the top of the page.
        let top = self.stories.iter().map(|placed| placed.cells.row).min();
        if self.stories.first().zip(top).is_some_and(|(lead, top)| lead.cells.row > top) {
            bill.add(Fault::Turned, 5);
        }
    }

    fn judge_heads(&self, bill: &mut Bill) {
        let headed = || self.stories.iter().enumerate().filter(|(_, placed)| placed.form.size > Length::ZERO);
        for (at, better) in headed() {
            let others = || headed().filter(|(other, _)| *other > at).map(|(_, placed)| placed);
            let own = better.form.size;
            let as_large = |other: &Placed| {
                let its = other.form.size;
                its.scaled(10, 11) > own || at == 0 && its.scaled(10, 9) > own
            };
            bill.add(Fault::Step, u32::from(others().any(as_large)));
            bill.add(Fault::Clash, others().filter(|other| clash(better, other)).count() as u32);
        }
    }

    /// Straight white: along a gutter, or across the page.
    fn judge_white(&self, room: Cells, bill: &mut Bill) {
        let all = || {
            self.stories.iter().map(|placed| placed.cells).chain(self.ads.iter().copied()).chain(self.white)
        };
        let crosses = |column: u32, row: u32| {
            all().any(|cells| {
                cells.column < column
                    && column < cells.column + cells.columns
                    && (cells.row..cells.row + cells.rows).contains(&row)
            })
        };
        let rows = || room.row..room.row + room.rows;
        for column in 1..room.columns {
            let (mut run, mut longest) = (0_u32, 0_u32);
            for row in rows() {
                run = if crosses(room.column + column, row) { 0 } else { run + 1 };
                longest = longest.max(run);
            }
            bill.add(Fault::Broken, u32::from(longest * STRAIGHT.1 > room.rows * STRAIGHT.0));
        }
        let is_white = |row: &u32| !all().any(|cells| (cells.row..cells.row + cells.rows).contains(row));
        let above_ad = |row: u32| self.ads.iter().any(|ad| ad.row == row + 1);
        let across = rows().filter(is_white).filter(|row| !above_ad(*row)).count() as u32;
        bill.add(Fault::Broken, across.saturating_sub(1));
    }

    fn judge_pictures(&self, columns: u32, bill: &mut Bill) {
        let pictures: Vec<Cells> = self.stories.iter().flat_map(Placed::pictures).collect();
        let mut areas: Vec<u32> = pictures.iter().map(|cells| cells.columns * cells.rows).collect();
        areas.sort_unstable_by(|one, other| other.cmp(one));
        let Some(first) = areas.first() else { return };
        if areas.get(1).is_some_and(|second| first * 2 < second * 3) {
            bill.add(Fault::Pictures, 1);
        }
        let widest = pictures.iter().map(|cells| cells.columns).max().unwrap_or_default();
        bill.add(Fault::Pictures, u32::from(widest * 1000 < columns * DOMINATES));
        for (at, one) in pictures.iter().enumerate() {
            let near = Cells {
                column: one.column.saturating_sub(1),
                columns: one.columns + 2,
                row: one.row.saturating_sub(1),
                rows: one.rows + 2,
            };
            let met = pictures.iter().skip(at + 1).filter(|other| near.meet(**other)).count();
            bill.add(Fault::Meeting, met as u32);
        }
    }
}

/// 碰题: whether two heads that stand side by side look like one another.
fn clash(one: &Placed, other: &Placed) -> bool {
    let (left, right) = if one.cells.column <= other.cells.column { (one, other) } else { (other, one) };
    let is_beside = left.cells.column + left.cells.columns == right.cells.column;
    let is_level = left.cells.row.abs_diff(right.cells.row) <= APART;
    let (small, large) = (one.form.size.min(other.form.size), one.form.size.max(other.form.size));
    is_beside && is_level && large < small.scaled(ALIKE.0, ALIKE.1)
}

impl Placed {
    /// The cells of its pictures on the page.
    #[must_use]
    pub fn pictures(&self) -> Vec<Cells> {
        let Self { form, cells, .. } = self;
        let below = cells.row + form.head_rows;
        let place = |(at, picture): (usize, &crate::layout::PictureCells)| {
            let columns = picture.columns.min(cells.columns);
            let column = if at == 0 { cells.column + cells.columns - columns } else { cells.column };
            let row = if at == 0 { below } else { (cells.row + cells.rows).saturating_sub(picture.rows) };
            Cells { column, columns, row, rows: picture.rows }
        };
        form.pictures.iter().enumerate().map(place).collect()
    }
}

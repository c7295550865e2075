//! The curve of a story: in how many rows it stands over so many columns, under which head, and what that costs. The composer
//! says so, by setting it there.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::costs::{Bill, DEEP, FILLS, Fault, SHORT};
use super::item::Cost;
use crate::edition::{Edition, Pool, PoolPage, Story, styles_in};
use crate::galley::{Fit, Rung, Trial, TriedHead};
use crate::geom::{Em, Length, Size};
use crate::id::Id;
use crate::layout::{Cells, Layout, Makeup, MakeupHead, PictureCells, Slot, dummy_slot};
use crate::text::{ShapedStory, Shaping};

/// How a story can stand on pages of a layout.
#[derive(Debug, Clone, Default)]
pub struct Curve {
    /// By columns and rows: the way that costs least.
    pub forms: BTreeMap<(u32, u32), Form>,
}

/// A way in which a story stands.
#[derive(Debug, Clone)]
pub struct Form {
    /// Which of the heads of its layout it has.
    pub head: usize,
    /// Basic columns.
    pub columns: u32,
    /// Rows, its head among them.
    pub rows: u32,
    /// Rows of its head.
    pub head_rows: u32,
    /// Its pictures.
    pub pictures: Vec<PictureCells>,
    /// How large the first of them is printed, in square points.
    pub printed: u32,
    /// The size of its headline; nothing, where it has none.
    pub size: Length,
    /// What it falls short in.
    pub bill: Bill,
    /// What all of that costs.
    pub cost: Cost,
}

/// Heads are tried in no more rows than this.
const MOST_HEAD_ROWS: u32 = 16;
/// A head has at most so many rows more than it needs at its smallest.
const MORE_HEAD_ROWS: u32 = 6;
/// And so many rows more than its layout says, where nothing else fills the page.
const LOOSER: u32 = 2;
/// Or so many fewer.
const TIGHTER: u32 = 2;
/// Copy is tried in rows from this share of what it takes by itself to that, in thousandths.
const FEWER: usize = 900;
/// See there.
const MORE: usize = 1060;
/// A story has at most so many rows that no line fills.
const MOST_WHITE: usize = 2;

/// The width and the height of a picture of a story, in pixels, or of a drawing in its own units.
pub type Sizes<'a> = dyn Fn(&Story, u16) -> Option<(u32, u32)> + Sync + 'a;

/// What copy in so many rows beside some pictures falls short in; nothing, where it has no room.
type Fitted = BTreeMap<(usize, Vec<PictureCells>), Option<Bill>>;

/// What stories are tried in.
pub struct Bench<'a> {
    /// The pool.
    pub pool: &'a Pool,
    /// Its texts.
    pub shaping: &'a Shaping<'a>,
    /// What of pictures is known: width and height in pixels, or of a drawing in its own units.
    pub sizes: &'a Sizes<'a>,
}

impl Bench<'_> {
    /// The highest news value on a page that gives the same curves as one does: the same heads, wanted as much.
    #[must_use]
    pub fn class(&self, page: &PoolPage, value: u32) -> u32 {
        let makeup = self.pool.edition.layouts()[page.layout].makeup.as_ref();
        let heads = |value: u32| {
            makeup.iter().flat_map(move |makeup| &makeup.heads).map(move |head| head.serves(value))
        };
        let alike = |other: &u32| wanted(*other) == wanted(value) && heads(*other).eq(heads(value));
        (1..value).rev().take_while(alike).last().unwrap_or(value)
    }

    /// The curve of a story on a page; `value` is its news value there, from 1 for the lead.
    #[must_use]
    pub fn curve(&self, story: Id<Story>, page: &PoolPage, value: u32) -> Curve {
        let edition = &self.pool.edition;
        let layout = &edition.layouts()[page.layout];
        let Some(makeup) = &layout.makeup else { return Curve::default() };
        let heads = makeup.heads.iter().enumerate().filter(|(_, head)| head.serves(value));
        let spans = heads.flat_map(|(at, head)| {
            let over = (0..).zip(&head.by_columns).map(move |(more, _)| (at, head, head.least + more));
            over.filter(|(.., columns)| *columns <= page.room.columns)
        });
        let spans: Vec<_> = spans.collect();
        let of_span = |&(at, head, columns): &(usize, &MakeupHead, u32)| {
            self.over((story, page), (layout, makeup), (at, head, columns), value)
        };
        let all: Vec<Vec<Form>> = spans.par_iter().map(of_span).collect();
        let mut curve = Curve::default();
        for form in all.into_iter().flatten() {
            curve.add(form);
        }
        curve
    }

    /// The ways of a story under a head over some columns.
    fn over(
        &self,
        (story, page): (Id<Story>, &PoolPage),
        (layout, makeup): (&Layout, &Makeup),
        (at, head, columns): (usize, &MakeupHead, u32),
        value: u32,
    ) -> Vec<Form> {
        let Some(style) = head.over(columns) else { return Vec::new() };
        let edition = &self.pool.edition;
        let of = &edition.stories()[story];
        let room = page.room;
        let slot = |rows: u32, head_rows: u32, pictures: &[PictureCells]| {
            let cells = Cells { column: 0, columns, row: room.row, rows };
            dummy_slot(makeup, &layout.grid, ("", cells), (style, head_rows), pictures)
        };
        let whole = slot(room.rows, 2, &[]);
        let text = self.shaping.tried(story, (&styles_in(layout, &whole), &whole));
        let desk = Desk { edition, story, text: &text, layout };
        let heads = desk.heads(&slot, (room.rows, head.rows), makeup, value);
        let pictures = self.pictures(&desk, &slot, (columns, room.rows));
        let natural = if of.body.is_empty() { 0 } else { desk.of(&whole).natural() };
        let mut fits = Fitted::new();
        let mut forms = Vec::new();
        for (head_rows, size, of_head) in &heads {
            for Pictured { cells, printed, bill: of_picture } in &pictures {
                let above = cells.first().filter(|one| one.columns >= columns).map_or(0, |one| one.rows);
                let beside: u32 =
                    cells.iter().filter(|one| one.columns < columns).map(|one| one.columns * one.rows).sum();
                let deepest = cells.iter().filter(|one| one.columns < columns).map(|one| one.rows).max();
                let least = (natural * FEWER / 1000 + beside as usize).div_ceil(columns as usize);
                let most = (natural * MORE / 1000 + beside as usize) / columns as usize + MOST_WHITE / 2;
                let least = least.max(deepest.unwrap_or(0) as usize);
                for body in least..=most.max(least) {
                    let rows = head_rows + above + body as u32;
                    if rows > room.rows {
                        break;
                    }
                    let fitted = fits.entry((body, cells.clone())).or_insert_with(|| {
                        if natural == 0 {
                            return Some(Bill::default());
                        }
                        let slot = slot(rows, *head_rows, cells);
                        fitted(&desk.of(&slot).body(), (body, columns))
                    });
                    let Some(of_body) = fitted else { continue };
                    let mut bill = of_head.clone();
                    bill.join(of_picture);
                    bill.join(of_body);
                    let (pictures, cost) = (cells.clone(), bill.total());
                    let (head_rows, size, printed) = (*head_rows, *size, *printed);
                    forms.push(Form {
                        head: at,
                        columns,
                        rows,
                        head_rows,
                        pictures,
                        printed,
                        size,
                        bill,
                        cost,
                    });
                }
            }
        }
        forms
    }

    /// The ways in which the pictures of a story stand in it over some columns, with what these fall short in.
    fn pictures(
        &self,
        desk: &Desk<'_>,
        slot: &dyn Fn(u32, u32, &[PictureCells]) -> Slot,
        (columns, rows): (u32, u32),
    ) -> Vec<Pictured> {
        let story = &desk.edition.stories()[desk.story];
        if story.pictures.is_empty() {
            return vec![Pictured::default()];
        }
        let alone = story.is_picture_alone();
        let widths = if alone { columns..=columns } else { 1..=columns };
        let mut all = Vec::new();
        for wide in widths {
            let Some((across, down)) = (self.sizes)(story, 0) else { continue };
            // What a room of some rows leaves the picture beside its caption: all others differ from it by rows.
            let tried = rows / 2;
            let trial = slot(rows, 2, &[PictureCells { columns: wide, rows: tried }]);
            let Some(print) = desk.of(&trial).picture() else { continue };
            let leading = desk.layout.grid.leading;
            let over = leading * i64::from(tried) - print.height;
            let whole = print.width.scaled(i64::from(down), i64::from(across.max(1)));
            for own in 3..rows {
                let height = leading * i64::from(own) - over;
                let lost = if height < whole {
                    1000 - height.scaled(1000, whole.0.max(1)).0
                } else {
                    1000 - whole.scaled(1000, height.0.max(1)).0
                };
                if height <= leading * 2 || lost > MOST_LOST {
                    continue;
                }
                let print = Size { width: print.width, height };
                let Some(coarse) = desk.coarse((across, down), print) else { continue };
                let mut bill = Bill::default();
                bill.add(Fault::Cropped, (lost.max(0) / 10) as u32);
                bill.add(Fault::Coarse, coarse);
                // In its story it takes half of the width at least.
                if !alone && wide * 2 < columns {
                    bill.add(Fault::SmallPicture, columns - wide * 2);
                }
                let printed = (print.width.to_pt() * print.height.to_pt()) as u32;
                all.push(Pictured { cells: vec![PictureCells { columns: wide, rows: own }], printed, bill });
            }
        }
        all
    }
}

/// A way in which the pictures of a story stand in it.
#[derive(Debug, Default)]
struct Pictured {
    cells: Vec<PictureCells>,
    /// How large the first is printed, in square points.
    printed: u32,
    bill: Bill,
}

/// A picture loses no more of its height or width, in thousandths.
const MOST_LOST: i64 = 200;

/// A story that is tried.
struct Desk<'a> {
    edition: &'a Edition,
    story: Id<Story>,
    text: &'a ShapedStory,
    layout: &'a Layout,
}

impl Desk<'_> {
    const fn of<'t>(&'t self, slot: &'t Slot) -> Trial<'t> {
        let Self { edition, story, text, layout } = *self;
        Trial { edition, story, text, layout, slot }
    }

    /// How much coarser than the press wants its first picture is in a print, in tens of pixels an inch; nothing of one that the press
    /// does not print.
    fn coarse(&self, (across, down): (u32, u32), print: Size) -> Option<u32> {
        let picture = self.edition.stories()[self.story].pictures.first()?.prints.first()?.picture?;
        let limits = self.edition.press().filter(|_| !self.edition.pictures()[picture].is_drawn());
        let Some(limits) = limits.map(|press| &press.limits.resolution) else { return Some(0) };
        let inch = Length::PT * 72;
        let an_inch = |pixels: u32, length: Length| inch.scaled(i64::from(pixels), length.0.max(1)).0 as u32;
        let fine = an_inch(across, print.width).min(an_inch(down, print.height));
        (fine >= limits.least).then(|| limits.wanted.saturating_sub(fine).div_ceil(10))
    }

    /// The rows that its head can have, with the size of its headline and what it falls short in.
    fn heads(
        &self,
        slot: &dyn Fn(u32, u32, &[PictureCells]) -> Slot,
        (rows, bounds): (u32, Option<(u32, u32)>),
        makeup: &Makeup,
        value: u32,
    ) -> Vec<(u32, Length, Bill)> {
        if self.edition.stories()[self.story].is_headless() {
            return vec![(0, Length::ZERO, Bill::default())];
        }
        // What its news value lets it have at most, over any columns.
        let serving = makeup.heads.iter().filter(|head| head.serves(value)).flat_map(|head| &head.by_columns);
        let largest = serving.map(|(style, _)| style.headline().largest).max().unwrap_or_default();
        let mut all: Vec<(u32, Length, Bill)> = Vec::new();
        let (least, most) = bounds.unwrap_or((2, MOST_HEAD_ROWS));
        let fewest = bounds.map_or(least, |(least, _)| least.saturating_sub(TIGHTER).max(2));
        for head_rows in fewest..=MOST_HEAD_ROWS.max(most).min(rows) {
            let slot = slot(rows, head_rows, &[]);
            let head = self.of(&slot).head();
            if !head.fits {
                continue;
            }
            // One that does not fit its rows has more than its layout says.
            let more = bounds.map_or(MORE_HEAD_ROWS, |(least, most)| most - least + LOOSER);
            if all.first().is_some_and(|(first, ..)| head_rows > least.max(*first) + more) {
                break;
            }
            let mut bill = judged(head, largest, value);
            // The layout says how many rows such a head has; where it does not, its white tells whether it has too many.
            let loose = bounds.map_or_else(
                || loose_rows(head, self.layout.grid.leading),
                |(_, most)| head_rows.saturating_sub(most),
            );
            bill.add(Fault::LooseHead, loose);
            bill.add(Fault::TightHead, least.saturating_sub(head_rows));
            let written = self.edition.stories()[self.story].headline().len();
            bill.add(Fault::Lines, written.saturating_sub(slot.head.lines.max(1) as usize) as u32);
            all.push((head_rows, head.size, bill));
        }
        all
    }
}

/// How much a headline wants its size: the lead's most.
const fn wanted(value: u32) -> u32 {
    match value {
        1 => 3,
        2 => 2,
        _ => 1,
    }
}

/// What a head falls short in.
fn judged(head: TriedHead, largest: Length, value: u32) -> Bill {
    let mut bill = Bill::default();
    let small = 100 - head.size.scaled(100, largest.0.max(1)).0;
    bill.add(Fault::SmallHead, small.clamp(0, 100) as u32 * wanted(value));
    if head.lines > 0 {
        bill.add(Fault::ShortHead, u32::from(FILLS.saturating_sub(head.fills) / 10));
    }
    bill
}

/// How many rows a head has more than it wants: half of its size and a row are white.
fn loose_rows(head: TriedHead, leading: Length) -> u32 {
    let loose = (head.white - head.size / 2 - leading).max(Length::ZERO);
    (loose.0 / leading.0.max(1)).clamp(0, 100) as u32
}

/// What copy in its rows falls short in; nothing, where it has no room or too much.
fn fitted(fit: &Fit, (body, columns): (usize, u32)) -> Option<Bill> {
    if fit.overset.is_some() || fit.underset > MOST_WHITE || fit.rung == Rung::Utmost {
        return None;
    }
    let mut bill = Bill::default();
    bill.add(Fault::White, fit.underset as u32);
    let rung = match fit.rung {
        Rung::Natural => 0,
        Rung::Rebroken => 1,
        Rung::Story => 2,
        Rung::Paragraphs => 4,
        Rung::Bounds | Rung::Utmost => 8,
    };
    let added = fit.added.abs().0 / Em::milli(10).0;
    bill.add(Fault::Fitted, rung + added.clamp(0, 100) as u32);
    bill.add(Fault::Standing, (fit.standing.len() + fit.stranded.len()) as u32);
    // A column of some lines beside others of as many: one line more or less is seen.
    let (short, deep) = (SHORT.saturating_sub(body), body.saturating_sub(DEEP));
    bill.add(Fault::ShortColumn, short as u32);
    bill.add(Fault::DeepColumn, if columns == 1 { deep as u32 } else { 0 });
    Some(bill)
}

impl Curve {
    /// Takes a way in, where none of its shape costs less.
    fn add(&mut self, form: Form) {
        let at = (form.columns, form.rows);
        if self.forms.get(&at).is_none_or(|known| form.cost < known.cost) {
            self.forms.insert(at, form);
        }
    }
}

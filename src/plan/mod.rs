//! Plans: where every slot's head and rows lie, before any text is set.
//!
//! What the stages after this one need not worry about: a chain's rows are in reading order, each on the
//! baseline grid with its measure known; frames lie inside the type area; and every line runs along x, for
//! vertical text is planned like any other and turned as it is placed ([`Turn`]).

mod cells;
mod ground;

use cells::{cells, span, type_area};

use crate::diag::Span;
use crate::edition::{Edition, PageSpec, Place, Story};
use crate::geom::{EM_BOX_TOP, Em, Length, Point, Rect, Size, Turn};
use crate::id::{Along, Id};
use crate::layout::{Grid, Layout, Masthead, RulePlace, Slot};

/// The plan of an edition.
#[derive(Debug)]
pub struct Plan {
    /// One a page.
    pub pages: Along<PageSpec, PagePlan>,
    /// One a story: where it stands.
    pub slots: Along<Story, SlotPlan>,
}

/// The plan of a page.
#[derive(Debug)]
pub struct PagePlan {
    /// From the page's text to the page: for its furniture and rules.
    pub turn: Turn,
    /// The type area.
    pub type_area: Rect,
    /// Where the masthead or the folio goes.
    pub furniture: Option<FurniturePlan>,
    /// Rules between stories.
    pub rules: Vec<Rect>,
}

/// The boxes of a page's furniture.
#[derive(Debug, Clone, Copy)]
pub enum FurniturePlan {
    /// 报头.
    Masthead {
        /// The nameplate.
        nameplate: Rect,
        /// 报眼.
        ear: Rect,
        /// The line between rules, over the whole measure.
        strip: Rect,
    },
    /// 报眉.
    Folio(Rect),
}

impl FurniturePlan {
    /// All of it as one box.
    fn area(self) -> Rect {
        match self {
            Self::Folio(area) => area,
            Self::Masthead { nameplate, strip, .. } => {
                Rect { height: strip.bottom() - nameplate.y, y: nameplate.y, ..strip }
            }
        }
    }
}

/// A story's place.
#[derive(Debug)]
pub struct SlotPlan {
    /// The story.
    pub story: Id<Story>,
    /// The slot, of the page's layout.
    pub slot: Id<Slot>,
    /// Where the edition says so.
    pub span: Span,
    /// From the slot's text to the page.
    pub turn: Turn,
    /// What lies under it (底纹), and what a box stands around, on the page.
    pub ground: Rect,
    /// The part of the ground that lies under its head.
    pub head_ground: Rect,
    /// The rows of the head as one box.
    pub head: Rect,
    /// The rows of a picture and its caption as one box, below the head.
    pub picture: Option<Rect>,
    /// The frames of the body in reading order.
    pub chain: Chain,
}

/// A story's frames in order.
#[derive(Debug, Clone, Default)]
pub struct Chain {
    /// The frames.
    pub frames: Vec<Frame>,
    /// The body size.
    pub size: Length,
}

/// A box for text: numbered rows on the baseline grid.
#[derive(Debug, Clone)]
pub struct Frame {
    /// Its left edge.
    pub x: Length,
    /// The baseline of its first row.
    pub baseline: Length,
    /// Baseline to baseline.
    pub leading: Length,
    /// The measure of each row.
    pub rows: Vec<Em>,
}

impl Frame {
    /// Where a row's baseline starts.
    #[must_use]
    pub fn row(&self, row: usize) -> Point {
        Point { x: self.x, y: self.baseline + self.leading * row as i64 }
    }
}

impl Chain {
    /// The rows of all frames.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.frames.iter().map(|frame| frame.rows.len()).sum()
    }
}

/// Where the baseline lies in a row: as if the em box stood in the middle of it, its baseline 0.12 em above
/// its foot.
#[must_use]
pub fn baseline_in_row(grid: &Grid) -> Length {
    (grid.leading - grid.size) / 2 + EM_BOX_TOP.of(grid.size)
}

/// Plans every page of an edition.
#[must_use]
pub fn plan(edition: &Edition) -> Plan {
    let pages = edition.pages().along(|(_, page)| {
        let layout = edition.layout_of(page);
        let Size { width, height } = layout.sheet.trim;
        let whole = Rect { width, height, ..Rect::default() };
        let turn = Turn::into_rect(layout.grid.direction, whole);
        let rules: Vec<Rect> =
            layout.rules.iter().map(|rule| rule_box(&layout.grid, rule.weight, rule.place)).collect();
        let furniture = furniture(layout, page.number == 1);
        PagePlan { turn, type_area: type_area(&layout.grid), furniture, rules }
    });
    let slots = edition.stories().along(|(id, story)| {
        let place = edition.place_of(id);
        let (page, layout) = (&pages[place.page], edition.layout_of(&edition.pages()[place.page]));
        let furniture = page.furniture.map(FurniturePlan::area);
        let around = Around { layout, turn: page.turn, furniture, rules: &page.rules };
        slot_plan(&around, &layout.slots[place.slot], story, (id, place))
    });
    Plan { pages, slots }
}

/// What a slot stands in and between.
struct Around<'a> {
    layout: &'a Layout,
    turn: Turn,
    furniture: Option<Rect>,
    rules: &'a [Rect],
}

fn slot_plan(around: &Around<'_>, slot: &Slot, story: &Story, (id, place): (Id<Story>, Place)) -> SlotPlan {
    let grid = &around.layout.grid;
    let Area { rect, width, rows, turn } = area(grid, around.turn, slot);
    let (head_rows, picture_rows) = upper_rows(slot, story, rows);
    let head = Rect { height: grid.leading * i64::from(head_rows), ..rect };
    let picture = Rect { y: head.bottom(), height: grid.leading * i64::from(picture_rows), ..rect };
    let (measure, gutter) = divide(width, slot.text_columns, grid);
    let rows = rows.saturating_sub(head_rows + picture_rows) as usize;
    let frame = |column: u32| Frame {
        x: rect.x + ((measure + gutter) * i64::from(column)).of(grid.size),
        baseline: picture.bottom() + baseline_in_row(grid),
        leading: grid.leading,
        rows: vec![measure; rows],
    };
    let frames = (0..slot.text_columns).map(frame).collect();
    let picture = story.picture.as_ref().map(|_| picture);
    let own = cells(grid, slot.column, slot.span, slot.row, slot.rows);
    let ground = ground::ground(around.layout, slot, own, around.furniture, around.rules);
    let ground = around.turn.rect(ground);
    let head_ground = ground::under_head(ground, turn.rect(head), slot.direction, grid.leading);
    let (Place { slot, span, .. }, chain) = (place, Chain { frames, size: grid.size });
    SlotPlan { story: id, slot, span, turn, ground, head_ground, head, picture, chain }
}

/// The rows of a slot that its head takes, and those of a picture. A picture without text takes all that the
/// head leaves, and all there are where it has none; where a story has no picture, its text has the rows.
fn upper_rows(slot: &Slot, story: &Story, rows: u32) -> (u32, u32) {
    let alone = story.picture.is_some() && story.body.is_empty();
    let head_rows = if alone && story.is_headless() { 0 } else { slot.head_rows };
    match &story.picture {
        None => (head_rows, 0),
        Some(_) if alone => (head_rows, rows.saturating_sub(head_rows)),
        Some(_) => (head_rows, slot.picture_rows),
    }
}

/// A slot's box as its own text sees it.
struct Area {
    rect: Rect,
    width: Em,
    rows: u32,
    turn: Turn,
}

/// The box of a slot. One that runs across the grid has lines as long as its rows are high, as many as fit its
/// width; what is left over is divided to both sides.
fn area(grid: &Grid, page: Turn, slot: &Slot) -> Area {
    let rect = cells(grid, slot.column, slot.span, slot.row, slot.rows);
    if slot.direction == grid.direction {
        return Area { rect, width: span(grid, slot.span), rows: slot.rows, turn: page };
    }
    let turn = Turn::into_rect(slot.direction, page.rect(rect));
    let rows = (rect.width.0 / grid.leading.0.max(1)).max(0);
    let left_over = rect.width - grid.leading * rows;
    // Along the line, the em boxes of its ends stand where those of the rows beside it do.
    let inset = (grid.leading - grid.size) / 2;
    let width = rect.height - inset * 2;
    let rect = Rect { x: inset, y: left_over / 2, width, height: grid.leading * rows };
    Area { rect, width: width.in_em(grid.size), rows: rows as u32, turn }
}

/// 破栏: a span divided into equal columns. Where they are not whole half-ems, the remainder widens the
/// gutters.
fn divide(width: Em, columns: u32, grid: &Grid) -> (Em, Em) {
    let columns = i64::from(columns.max(1));
    let exact = (width - grid.gutter * (columns - 1)) / columns;
    let measure = Em(exact.0 - exact.0.rem_euclid(Em::HALF.0)).max(Em::HALF);
    let gutter = if columns > 1 { (width - measure * columns) / (columns - 1) } else { grid.gutter };
    (measure, gutter)
}

/// A rule of some weight in the middle of its row or gutter. A rule down a gutter ends where the em boxes
/// of its first and last rows do.
fn rule_box(grid: &Grid, weight: Length, place: RulePlace) -> Rect {
    match place {
        RulePlace::Across { column, span, row } => {
            let cell = cells(grid, column, span, row, 1);
            Rect { y: cell.y + (cell.height - weight) / 2, height: weight, ..cell }
        }
        RulePlace::Down { after, row, rows } => {
            let cell = cells(grid, after, 1, row, rows);
            let middle = cell.right() + grid.gutter.of(grid.size) / 2;
            let inset = (grid.leading - grid.size) / 2;
            Rect { x: middle - weight / 2, y: cell.y + inset, width: weight, height: cell.height - inset * 2 }
        }
    }
}

/// Page 1 has a masthead and no folio; other pages a folio.
fn furniture(layout: &Layout, first: bool) -> Option<FurniturePlan> {
    let grid = &layout.grid;
    if !first {
        let folio = layout.folio.as_ref()?;
        return Some(FurniturePlan::Folio(cells(grid, 0, grid.columns, 0, folio.rows)));
    }
    let Masthead { rows, nameplate_span, ref strip, .. } = *layout.masthead.as_ref()?;
    // The strip takes two rows and leaves one of white above the first story.
    let strip_rows = if strip.is_empty() { 0 } else { 2 };
    let upper = rows.saturating_sub(strip_rows + 1);
    let ear_span = grid.columns.saturating_sub(nameplate_span);
    Some(FurniturePlan::Masthead {
        nameplate: cells(grid, 0, nameplate_span, 0, upper),
        ear: cells(grid, nameplate_span, ear_span, 0, upper),
        strip: cells(grid, 0, grid.columns, upper, strip_rows),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::Direction;

    fn grid() -> Grid {
        Grid {
            direction: Direction::Horizontal,
            size: Length::pt(9),
            leading: Length::pt(12),
            columns: 4,
            measure: Em(17_000_000),
            gutter: Em::ONE,
            rows: 80,
            left: Length::pt(70),
            top: Length::pt(60),
        }
    }

    #[test]
    fn four_columns_of_17_em_and_their_gutters_are_71_em() {
        assert_eq!(span(&grid(), 4), Em(71_000_000));
    }

    #[test]
    fn broken_columns_are_whole_half_ems_and_the_gutters_take_the_rest() {
        assert_eq!(divide(Em(20_000_000), 2, &grid()), (Em(9_500_000), Em::ONE));
        assert_eq!(divide(Em(71_000_000), 6, &grid()), (Em(11_000_000), Em::ONE));
        assert_eq!(divide(Em(35_000_000), 3, &grid()), (Em(11_000_000), Em::ONE));
        assert_eq!(divide(Em(36_000_000), 3, &grid()), (Em(11_000_000), Em(1_500_000)));
    }

    #[test]
    fn a_masthead_reaches_from_its_nameplate_to_the_foot_of_its_strip() {
        let rect = |y: i64, height: i64| Rect {
            x: Length::pt(70),
            y: Length::pt(y),
            width: Length::pt(600),
            height: Length::pt(height),
        };
        let (nameplate, ear) = (rect(60, 84), rect(60, 84));
        let masthead = FurniturePlan::Masthead { nameplate, ear, strip: rect(144, 24) };
        assert_eq!(masthead.area(), rect(60, 108));
    }
}

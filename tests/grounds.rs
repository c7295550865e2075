//! Grounds: tints and borders inside the type area, what stands on them at a distance from their edges, and rules that
//! give way to them.

use banxin::color::Paint;
use banxin::edition::Edition;
use banxin::geom::{Direction, Em, Length, Rect};
use banxin::layout::{Border, Drawn, Grid, Inset, Rule, RuleSort, Side, Slot};
use banxin::page::{Fill, Item, Role};
use banxin::plan::{BoxPart, Plan, Region, Row, plan};
use proptest::prelude::*;

use crate::support::editions::{Setup, first, picture};
use crate::support::house::House;

const LAYOUT: &str = "layouts/small.toml";
/// Lengths are rounded to a millionth of a point, here and there.
const NEARLY: Length = Length(100);

/// A slot on a ground, and what its story has.
#[allow(clippy::struct_excessive_bools, reason = "each is a key that is there or not")]
#[derive(Debug, Clone)]
struct Case {
    page: Direction,
    slot: Direction,
    cells: (u32, u32, u32, u32),
    head_rows: u32,
    picture_rows: u32,
    text_columns: u32,
    tint: bool,
    head_tint: bool,
    border: Option<Border>,
    padding: Em,
    picture: bool,
    text: bool,
}

fn direction() -> impl Strategy<Value = Direction> {
    prop_oneof![Just(Direction::Horizontal), Just(Direction::Vertical)]
}

/// Borders of all kinds, on all sides or on some.
fn border() -> impl Strategy<Value = Border> {
    let sort = prop::sample::select(vec![
        RuleSort::Thin,
        RuleSort::Double,
        RuleSort::ThickThin,
        RuleSort::Dotted,
        RuleSort::Wavy,
    ]);
    let sides = prop::sample::subsequence(Side::ALL.to_vec(), 1..=4);
    (sort, 10_000..6_000_000_i64, 10_000..4_000_000_i64, sides).prop_map(|(sort, weight, gap, sides)| {
        let rule =
            Rule { drawn: Drawn::Sort(sort), gap: Length(gap), ..Rule::plain(Length(weight), Paint::BLACK) };
        Border { rule, sides }
    })
}

/// Slots anywhere in a grid of four columns of 17 em and forty rows, their paddings up to two em and a half.
fn case() -> impl Strategy<Value = Case> {
    let place = (0..4_u32, 1..5_u32, 0..30_u32, 6..41_u32)
        .prop_map(|(column, span, row, rows)| (column, span.min(4 - column), row, rows.min(40 - row)));
    let inside = (0..6_u32, 0..8_u32, 1..4_u32, any::<bool>(), any::<bool>());
    let border = prop::option::of(border());
    let ground = (any::<bool>(), any::<bool>(), border, 0..2_500_000_i64);
    (direction(), direction(), place, inside, ground).prop_map(|(page, slot, cells, inside, ground)| {
        let (head_rows, picture_rows, text_columns, picture, text) = inside;
        let (tint, head_tint, border, padding) = ground;
        let (padding, text) = (Em(padding), text || !picture);
        Case {
            page,
            slot,
            cells,
            head_rows,
            picture_rows,
            text_columns,
            tint,
            head_tint,
            border,
            padding,
            picture,
            text,
        }
    })
}

impl Case {
    fn put(&self, slot: &mut Slot) {
        (slot.column, slot.span, slot.row, slot.rows) = self.cells;
        slot.head_rows = self.head_rows;
        slot.picture_rows = self.picture_rows;
        slot.text_columns = self.text_columns;
        slot.direction = self.slot;
        slot.tint = self.tint.then_some(Paint::BLACK);
        slot.head_tint = self.head_tint.then_some(Paint::BLACK);
        slot.border.clone_from(&self.border);
        slot.padding = self.padding;
    }

    /// The edition; nothing, where a layout that says so is refused.
    fn edition(&self) -> Option<Edition> {
        let paragraphs = vec!["一二三四五六七八九十".repeat(4)];
        let mut made =
            Setup { direction: self.page, columns: 4, rows: 37, paragraphs, ..Setup::default() }.made();
        let story = made.story();
        if !self.text {
            story.body.clear();
        }
        story.pictures = self.picture.then(|| picture(None)).into_iter().collect();
        self.put(made.slot());
        let grid = made.layout().grid;
        let (slot, upper) = (made.slot(), i64::from(self.head_rows + self.picture_rows));
        let Inset { first, rows, width, .. } = Inset::of_slot(&grid, slot);
        let columns = i64::from(self.text_columns);
        let each = (width - grid.gutter * (columns - 1)) / columns;
        let wide = each >= Em::ONE * 3 && width - self.padding * 2 >= Em::ONE * 3;
        let sound =
            first + rows > upper.max(first) && wide && !(self.text && self.picture && self.picture_rows == 0);
        sound.then(|| made.checked())
    }
}

/// The em boxes of a row on the page.
fn em_boxes(region: &Region, row: &Row) -> Rect {
    let size = region.area.size;
    let rect = Rect {
        x: row.at.x,
        y: row.at.y - Em::milli(880).of(size),
        width: row.measure.of(size),
        height: size,
    };
    region.turn.rect(rect)
}

/// A rectangle without so much at each side.
fn within(rect: Rect, by: Length) -> Rect {
    let by = by - NEARLY;
    Rect { x: rect.x + by, y: rect.y + by, width: rect.width - by * 2, height: rect.height - by * 2 }
}

/// What a ground leaves of its rectangle: text keeps its padding from a tint, and from the rules of a border.
fn inside(case: &Case, padding: Length, ground: Rect) -> Rect {
    let edge = |side: Side| match case.border.as_ref().filter(|border| border.sides.contains(&side)) {
        Some(border) => padding + border.rule.depth(),
        None if case.tint => padding,
        None => Length::ZERO,
    };
    let Rect { x, y, width, height } = within(ground, Length::ZERO);
    let (left, top) = (edge(Side::Left), edge(Side::Top));
    let (width, height) = (width - left - edge(Side::Right), height - top - edge(Side::Bottom));
    Rect { x: x + left, y: y + top, width, height }
}

fn region(plan: &Plan) -> (&Region, Rect) {
    let page = first(&plan.pages);
    (first(&plan.regions), page.turn.rect(page.type_area))
}

fn holds(case: &Case, grid: &Grid, plan: &Plan) -> Result<(), TestCaseError> {
    let (region, type_area) = region(plan);
    prop_assert!(within(type_area, Length::ZERO).holds(region.ground), "a ground leaves the type area");
    prop_assert!(within(region.ground, Length::ZERO).holds(region.head_ground));
    let padding = case.padding.of(grid.size);
    let inner = inside(case, padding, region.ground);
    for row in region.rows().iter().flatten() {
        let boxes = em_boxes(region, row);
        prop_assert!(inner.holds(boxes), "{row:?}: {boxes:?} in {inner:?}");
        prop_assert_eq!(row.measure.0 % Em::HALF.0, 0);
        if case.head_tint && !region.head_ground.is_empty() {
            let clear = within(region.head_ground, NEARLY - padding + NEARLY);
            prop_assert!(!clear.meets(boxes), "{boxes:?} touches the ground of the head {clear:?}");
        }
    }
    for part in [BoxPart::Head, BoxPart::Picture(0)] {
        let Some(rect) = region.box_on_page(part).filter(|rect| !rect.is_empty()) else { continue };
        prop_assert!(inner.holds(rect), "{part:?}: {rect:?} in {inner:?}");
        if part == BoxPart::Head && case.head_tint {
            let inner = within(region.head_ground, padding);
            prop_assert!(inner.holds(rect), "{rect:?} in {inner:?}");
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn nothing_comes_nearer_to_the_edge_of_its_ground_than_the_padding(case in case()) {
        if let Some(edition) = case.edition() {
            let grid = first(edition.layouts()).grid;
            holds(&case, &grid, &plan(&edition))?;
        }
    }

    #[test]
    fn rows_on_a_ground_lie_on_the_baseline_grid(case in case()) {
        let case = Case { slot: case.page, ..case };
        let bare = Case { tint: false, border: None, head_tint: false, picture: false, text: true, ..case.clone() };
        if let (Some(on_ground), Some(bare)) = (Case { picture: false, text: true, ..case }.edition(), bare.edition()) {
            let baselines = |edition: &Edition| {
                let plan = plan(edition);
                let rows = region(&plan).0.rows().into_iter().flatten();
                rows.map(|row| (row.number, row.at.y)).collect::<std::collections::BTreeSet<_>>()
            };
            prop_assert!(baselines(&on_ground).is_subset(&baselines(&bare)));
        }
    }
}

/// Two slots side by side: the first of rows 3 to 10, with more keys, and a plain one of as many.
fn side_by_side(keys: &str, rules: &str) -> House {
    let side = "[slots.side]\ncolumn = 2\nrow = 3\nrows = 8\nhead_rows = 3\nhead = \"lead\"\n";
    House::sound()
        .change(LAYOUT, "rows = 4", &format!("rows = 8\n{keys}"))
        .add(LAYOUT, &format!("{side}{rules}[colors]\nmist = {{ gray = \"12%\" }}\n"))
        .write("paper/stories/二.md", "+++\nheadline = \"Head\"\n+++\n\nText.\n")
        .change("paper/edition.toml", "lead =", "side = \"二\", lead =")
}

/// The rules of the layout on the pages.
fn drawn(house: &House) -> Vec<Vec<Rect>> {
    let loaded = banxin::Stock::default().edition(house.path("paper")).expect("an edition");
    let rules = |items: &[Item]| {
        let fills =
            items.iter().filter_map(|item| if let Item::Fill(fill) = item { Some(fill) } else { None });
        let of_page = |fill: &&Fill| fill.source.role == Role::Rule && fill.source.story.is_none();
        fills.filter(of_page).map(|fill| fill.rect).collect()
    };
    loaded.compose().composition.pages.iter().map(|page| rules(&page.items)).collect()
}

const GUTTER: &str = "[[rules]]\ngutter = 1\nrows = [3, 10]\n";
const BELOW: &str = "[[rules]]\ncolumns = [1, 2]\nrow = 11\n";

#[test]
fn a_rule_beside_a_border_or_a_tint_is_not_drawn() {
    for keys in ["frame = \"0.5pt\"", "tint = \"mist\""] {
        assert_eq!(drawn(&side_by_side(keys, GUTTER)), [[]]);
    }
    assert_eq!(drawn(&side_by_side("", GUTTER))[0].len(), 1);
}

#[test]
fn beside_a_border_that_is_open_rules_stay_and_text_has_all_of_the_open_side() {
    let keys = "frame = { line = \"double\", sides = [\"top\", \"bottom\"] }";
    assert_eq!(drawn(&side_by_side(keys, GUTTER))[0].len(), 1);
    let loaded = banxin::Stock::default().edition(side_by_side(keys, "").path("paper")).expect("an edition");
    let plan = plan(&loaded.edition);
    assert!(plan.regions.iter().all(|region| region.area.columns[0].measure == Em::ONE * 17));
}

#[test]
fn a_rule_across_below_a_border_is_drawn_below_its_plain_neighbour() {
    let whole = drawn(&side_by_side("", BELOW))[0][0];
    let [part] = drawn(&side_by_side("frame = \"0.5pt\"", BELOW))[0][..] else { panic!("one rule") };
    // 17 em of 9 pt, and a gutter.
    assert_eq!((part.x - whole.x, part.width), (Length::pt(162), Length::pt(153)));
    assert_eq!((part.y, part.height), (whole.y, whole.height));
}

#[test]
fn beside_the_ground_of_a_head_alone_a_rule_goes_on_below_it() {
    let (plain, short) = (side_by_side("", GUTTER), side_by_side("head_tint = \"mist\"", GUTTER));
    let (whole, short) = (drawn(&plain)[0][0], drawn(&short)[0][0]);
    // Three rows of the head, and one for the gutter.
    assert_eq!((short.y - whole.y, short.bottom()), (Length::pt(48), whole.bottom()));
}

#[test]
fn a_rule_gives_way_only_where_the_slot_has_a_story() {
    let house = side_by_side("frame = \"0.5pt\"", GUTTER)
        .write("paper/stories/三.md", "+++\nheadline = \"Head\"\n+++\n\nText.\n")
        .add("paper/edition.toml", "\n[[page]]\nlayout = \"small\"\nslots = { side = \"三\" }\n");
    let drawn = drawn(&house);
    assert_eq!((drawn[0].len(), drawn[1].len()), (0, 1));
}

#[test]
fn a_single_column_stands_in_the_middle_of_its_border() {
    // 153 pt less 4.5 and 0.5 pt at either side are 15.89 em.
    let house = side_by_side("frame = \"0.5pt\"", "");
    let loaded = banxin::Stock::default().edition(house.path("paper")).expect("an edition");
    let plan = plan(&loaded.edition);
    let framed = plan.regions.iter().find(|region| region.area.columns[0].measure < Em::ONE * 17);
    let region = framed.expect("a region on a ground");
    let column = region.area.columns[0];
    assert_eq!(column.measure, Em(15_500_000));
    let (before, width) = (column.x - region.ground.x, column.measure.of(region.area.size));
    assert_eq!(before, region.ground.right() - column.x - width);
    // The slot has eight rows, the head three of them; one at the foot is given up.
    assert_eq!(region.rows()[0].len(), 4);
    assert_eq!(region.box_on_page(BoxPart::Head).map(|head| head.y - region.ground.y), Some(Length::pt(5)));
}

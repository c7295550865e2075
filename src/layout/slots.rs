//! Slots and the rules between them: inside the grid, no two slots on the same place.

use std::sync::Arc;

use crate::diag::{Diagnostic, Span};
use crate::geom::Em;
use crate::id::Table;
use crate::layout::boxes::{self, Known, Room, Wanted};
use crate::layout::grid::width;
use crate::layout::grouping;
use crate::layout::inset::Inset;
use crate::layout::mounts::{self, Mounting};
use crate::layout::own_type::{self, OwnType};
use crate::layout::raw::{RawRule, RawSlot};
use crate::layout::room::padded;
use crate::layout::ruling::{self, RuleCase};
use crate::layout::shape::{self, inside};
use crate::layout::steps::{Step, on_step};
use crate::layout::styles::NamedHead;
use crate::layout::values::count;
use crate::layout::{Cells, Edges, Grid, InsetSlot, Mount, Remainder, RulePlace, RuleSpec, Sheet, Slot};
use crate::printable::short;
use crate::reading::bounds::{self, as_written, out_of_range, too_many, within, within_or};
use crate::reading::findings::{Field, Findings, Given};
use crate::reading::read::{Checked, List, Pair};
use crate::reading::suggest;
use crate::reading::table::Named;
use crate::style::{BodyStyle, HeadStyle};
use crate::words::Words;

/// What slots are checked against.
pub(crate) struct Rack<'a> {
    pub grid: Grid,
    /// Nothing, where something is wrong with it.
    pub body: Option<&'a BodyStyle>,
    pub heads: &'a [NamedHead],
    pub steps: &'a [Step],
    pub rule_case: RuleCase<'a>,
    /// How pictures are mounted where a slot says nothing else.
    pub mount: &'a Mount,
    /// Nothing, where something is wrong with it.
    pub sheet: Option<Sheet>,
}

/// The slots of a layout, and the names of those that are wrong.
#[derive(Debug)]
pub(crate) struct Slots {
    pub sound: Table<Slot>,
    pub lost: Vec<String>,
}

/// The slots of a layout; the overlap is checked among those that are in order, and of two that overlap the later one
/// is lost.
pub(crate) fn slots(
    raw: &Field<Named<Checked<RawSlot>>>,
    rack: &Rack<'_>,
    found: &mut Findings,
) -> Option<Slots> {
    let Named(named, lost) = &raw.value;
    if too_many("slots", named.len(), bounds::PARTS, raw.span, found) {
        return None;
    }
    let mut slots = Slots { sound: Table::new(), lost: lost.clone() };
    let mut all: Vec<(Slot, Vec<Wanted>)> = Vec::with_capacity(named.len());
    for (name, raw) in named {
        match slot(name, &raw.value, rack, found).filter(|_| raw.value.whole) {
            Some(read) => all.push(read),
            None => slots.lost.push(name.value.clone()),
        }
    }
    let (mut sound, wanted): (Vec<Slot>, Vec<Vec<Wanted>>) = all.into_iter().unzip();
    let known = Known { sound: &sound, lost: &slots.lost };
    let insets = |(slot, wanted): (&Slot, &Vec<Wanted>)| known.insets((slot, &rack.grid), wanted, found);
    let insets: Vec<Option<Vec<InsetSlot>>> = sound.iter().zip(&wanted).map(insets).collect();
    // What is to lie inside a slot and can't, overlaps it by that, which has been told.
    let refused: Vec<usize> = (0..).zip(&insets).filter(|(_, own)| own.is_none()).map(|(at, _)| at).collect();
    for (slot, own) in sound.iter_mut().zip(insets) {
        slot.insets = own.unwrap_or_default();
    }
    let refused: Vec<usize> =
        refused.into_iter().chain(grouping::keep_off(&mut sound, &rack.grid, found)).collect();
    for (at, slot) in sound.iter().enumerate() {
        if refused.contains(&at) {
            slots.lost.push(slot.name.clone());
            continue;
        }
        let before = sound.iter().enumerate().take(at).filter(|(earlier, _)| !refused.contains(earlier));
        let met: Vec<&Slot> = before.map(|(_, earlier)| earlier).filter(|one| overlap(one, slot)).collect();
        for earlier in &met {
            found.add(overlapping(earlier, slot));
        }
        if met.is_empty() {
            slots.sound.add(slot.clone());
        } else {
            slots.lost.push(slot.name.clone());
        }
    }
    Some(slots)
}

fn slot(
    name: &Field<String>,
    Checked { value: raw, whole }: &Checked<RawSlot>,
    rack: &Rack<'_>,
    found: &mut Findings,
) -> Option<(Slot, Vec<Wanted>)> {
    let grid = rack.grid;
    let column = within("column", &raw.column, &bounds::COLUMNS, found);
    let span = within_or("span", &raw.span, &bounds::COLUMNS, 1, found);
    let row = within("row", &raw.row, &bounds::ROWS, found);
    let rows = within("rows", &count(&raw.rows), &bounds::ROWS, found);
    let head_rows = within("head_rows", &count(&raw.head_rows), &bounds::SOME_ROWS, found);
    let picture_rows = within_or("picture_rows", &count(&raw.picture_rows), &bounds::SOME_ROWS, 0, found);
    let direction = raw.direction.as_ref().map_or(grid.direction, |word| word.value.0);
    let spanned = if direction == grid.direction { span.unwrap_or(1) } else { 1 };
    let text_columns = within_or("text_columns", &raw.text_columns, &bounds::COLUMNS, spanned, found);
    let head = head(raw.head.as_ref(), rack.heads, found);
    let steps = (rack.steps, span.unwrap_or(1) as usize);
    let head = head.and_then(|head| on_step(&head, &raw.step, steps, found));
    let [tint, head_tint] =
        [&raw.tint, &raw.head_tint].map(|tint| rack.rule_case.palette.paint_if(tint, found).flatten());
    let border = ruling::border(&raw.frame, rack.rule_case, found);
    let column_rule = ruling::between_columns(&raw.column_rule, rack.rule_case, found);
    let padding = within_or("padding", &raw.padding, &bounds::GAP, Em::HALF, found);
    let mounting = Mounting { base: rack.mount, case: rack.rule_case, sheet: rack.sheet };
    let mount = mounts::mount(raw.pictures.as_ref(), mounting, found);
    let mount = mounts::bled(mount, &raw.bleed, mounting, found);
    let own = own_type::own(raw, (&grid, rack.body), found);
    if raw.span.is_none() && !whole {
        return None;
    }
    let (column, span, row, rows) = (column?, span?, row?, rows?);
    let (head_rows, text_columns) = (head_rows?, text_columns?);
    let across = inside(
        name,
        "columns",
        (column, span),
        i64::from(grid.columns),
        place(&raw.span, &raw.column),
        found,
    );
    let down = inside(name, "rows", (row, rows), i64::from(grid.rows), raw.rows.as_ref()?.span, found);
    let (column, row) = (column as u32 - 1, row as u32 - 1);
    let first = Cells { column, columns: span as u32, row, rows: rows as u32 };
    let more = shape::more(raw, (name, first), (&grid, direction), found);
    let OwnType { size, leading, body } = own?;
    let grid = grid.in_type(size);
    let plain = Inset::of((&grid, leading), (span, rows), direction, Edges::default());
    let (head_rows, picture_rows) = upper_rows(raw, (head_rows, picture_rows?), plain.rows, found)?;
    let more = more?;
    let around = more.iter().copied().fold(first, Cells::and);
    let (width, text_columns) = if more.is_empty() {
        (plain.width, text_columns)
    } else {
        let columns = i64::from(around.columns);
        let given = raw.text_columns.as_ref().map(|_| text_columns);
        (width(columns, grid.measure, grid.gutter), given.unwrap_or(columns))
    };
    // Boxes stand below the head, in the first rectangle.
    let columns = if more.is_empty() { text_columns } else { span };
    let room = Room { columns, width: plain.width, rows: plain.rows - head_rows };
    let boxes = boxes::boxes(raw, room, mounting, found);
    let wanted = boxes::wanted(raw, found);
    let narrowest = within_or("narrowest", &raw.narrowest, &bounds::GAP, Em::ONE * 5, found);
    // What is not there may be what is wrong: a default in its place is judged by nobody.
    let told = match &raw.text_columns {
        Some(given) => Some(given.span),
        None => whole.then_some(name.span),
    };
    wide_enough(told?, width, text_columns, grid, found)?;
    across.and(down)?;
    let (head, step) = head?;
    let slot = Slot {
        name: name.value.clone(),
        column,
        span: span as u32,
        row,
        rows: rows as u32,
        more,
        head_rows: head_rows as u32,
        picture_rows: picture_rows as u32,
        mount: mount?,
        boxes: boxes?,
        insets: Vec::new(),
        kept: Vec::new(),
        narrowest: narrowest?,
        text_columns: text_columns as u32,
        remainder: raw.remainder.as_ref().map_or(Remainder::Automatic, |word| word.value.0),
        column_rule,
        size,
        leading,
        body,
        direction,
        head,
        step,
        tint,
        head_tint,
        border,
        padding: padding?,
        feed: raw.feed.clone(),
        name_span: name.span,
    };
    // Nor is a default padding judged where another could not be read.
    if *whole {
        padded(raw, &slot, (grid, plain.rows), found)?;
    }
    Some((slot, wanted?))
}

/// Checks that head and picture leave a row to the text.
fn upper_rows(
    raw: &RawSlot,
    (head, picture): (i64, i64),
    most: i64,
    found: &mut Findings,
) -> Option<(i64, i64)> {
    if head >= most {
        let allowed = Words::part("allowed", "head-rows").arg("most", most - 1);
        out_of_range("head_rows", &head, raw.head_rows.as_ref()?.span, allowed, found);
        return None;
    }
    if head + picture >= most {
        let allowed = Words::part("allowed", "picture-rows").arg("most", most - head - 1);
        out_of_range("picture_rows", &picture, raw.picture_rows.as_ref()?.span, allowed, found);
        return None;
    }
    Some((head, picture))
}

/// The place of the first key that is given.
fn place(first: &Given<i64>, second: &Given<i64>) -> Option<Span> {
    first.as_ref().or(second.as_ref()).map(|field| field.span)
}

/// The head style of a name; nothing for one that is wrong itself, which has been told.
pub(crate) fn head(
    given: Option<&Field<String>>,
    heads: &[NamedHead],
    found: &mut Findings,
) -> Option<Arc<HeadStyle>> {
    let name = given?;
    if !known_head(name, heads, found) {
        return None;
    }
    heads.iter().find(|(head, _)| *head == name.value).and_then(|(_, head)| head.clone())
}

/// Whether there is a head style of a name; one that is none is told.
pub(super) fn known_head(name: &Field<String>, heads: &[NamedHead], found: &mut Findings) -> bool {
    if heads.iter().any(|(head, _)| *head == name.value) {
        return true;
    }
    let heads: Vec<&str> = heads.iter().map(|(head, _)| head.as_str()).collect();
    let one = Diagnostic::error("unknown-head").arg("head", short(&name.value)).here(name.span);
    found.add(suggest::known(one, (&name.value, name.span), &heads, "heads", suggest::quoted));
    false
}

/// Checks that text columns are no slivers: at least four characters wide, or as wide as a basic column.
fn wide_enough(span: Span, width: Em, text_columns: i64, grid: Grid, found: &mut Findings) -> Option<()> {
    let each = (width - grid.gutter * (text_columns - 1)) / text_columns;
    if each >= (Em::ONE * 4).min(grid.measure) {
        return Some(());
    }
    let one = Diagnostic::error("out-of-range").form("slivers").arg("columns", text_columns);
    let one = one.arg("each", each.max(Em::ZERO)).arg("width", width).mark(span, "slivers-here");
    found.add(one.mend_by("help-slivers"));
    None
}

/// Whether two slots share a place of the grid, and neither is meant to lie inside the other.
fn overlap(one: &Slot, other: &Slot) -> bool {
    let hosts = |host: &Slot, slot: &Slot| host.insets.iter().any(|inset| inset.name == slot.name);
    !hosts(one, other) && !hosts(other, one) && meeting(one, other).is_some()
}

/// The first rectangles of two slots that share a place of the grid.
fn meeting(one: &Slot, other: &Slot) -> Option<(Cells, Cells)> {
    let pairs = one.rectangles().flat_map(|one| other.rectangles().map(move |other| (one, other)));
    pairs.into_iter().find(|(one, other)| one.meet(*other))
}

fn overlapping(earlier: &Slot, slot: &Slot) -> Diagnostic {
    let place = |Cells { column, columns, row, rows }: Cells| {
        let (columns, rows) = (Words::span(column + 1, column + columns), Words::span(row + 1, row + rows));
        Words::part("slots-overlap", "place").arg("columns", columns).arg("rows", rows)
    };
    let one =
        Diagnostic::error("slots-overlap").arg("one", short(&earlier.name)).arg("other", short(&slot.name));
    let (before, own) = meeting(earlier, slot).unwrap_or_default();
    one.at(slot.name_span, place(own)).at(earlier.name_span, place(before))
}

/// The rules between stories, but for those that are wrong.
pub(crate) fn rules(
    raw: Option<&Field<List<Checked<RawRule>>>>,
    grid: Option<Grid>,
    case: RuleCase<'_>,
    found: &mut Findings,
) -> Option<Vec<RuleSpec>> {
    let Some(raw) = raw else { return Some(Vec::new()) };
    let List(all) = &raw.value;
    if too_many("rules", all.len(), bounds::PARTS, raw.span, found) {
        return None;
    }
    Some(all.iter().filter_map(|raw| rule(raw, grid, case, found)).collect())
}

fn rule(
    raw: &Field<Checked<RawRule>>,
    grid: Option<Grid>,
    case: RuleCase<'_>,
    found: &mut Findings,
) -> Option<RuleSpec> {
    let Checked { value: rule, whole } = &raw.value;
    let drawn = ruling::rule(&rule.drawn, case, found);
    let grid = grid.filter(|_| *whole)?;
    let place = match (&rule.columns, &rule.row, &rule.gutter, &rule.rows) {
        (Some(columns), Some(row), None, None) => {
            let (column, span) = from_to("columns", columns, i64::from(grid.columns), found)?;
            let row = one_of("row", row, i64::from(grid.rows), found)?;
            RulePlace::Across { column, span, row }
        }
        (None, None, Some(gutter), Some(rows)) => {
            let after = one_of("gutter", gutter, i64::from(grid.columns) - 1, found)?;
            let (row, rows) = from_to("rows", rows, i64::from(grid.rows), found)?;
            RulePlace::Down { after, row, rows }
        }
        _ => {
            found.add(Diagnostic::error("rule-unclear").here(raw.span));
            return None;
        }
    };
    Some(RuleSpec { rule: drawn?, place, span: raw.span })
}

/// A first and a last, from 1, as a first, from 0, and a count.
fn from_to(key: &str, pair: &Field<Pair<i64>>, most: i64, found: &mut Findings) -> Option<(u32, u32)> {
    let Pair(first, last) = &pair.value;
    let (from, to) = (first.value, last.value);
    if 1 <= from && from <= to && to <= most {
        return Some((from as u32 - 1, (to - from) as u32 + 1));
    }
    let (from, to) = (as_written(&from, first.span, found), as_written(&to, last.span, found));
    let one = Diagnostic::error("rule-outside-grid").form("pair").arg("key", key).arg("first", from);
    found.add(
        one.arg("last", to).arg("grid", Words::span(1, most)).mark(pair.span, "part").mend_by("help-pair"),
    );
    None
}

fn one_of(key: &str, given: &Field<i64>, most: i64, found: &mut Findings) -> Option<u32> {
    if (1..=most).contains(&given.value) {
        return Some(given.value as u32 - 1);
    }
    let value = as_written(&given.value, given.span, found);
    let one = Diagnostic::error("rule-outside-grid")
        .arg("key", key)
        .arg("value", value)
        .arg("grid", Words::span(1, most));
    found.add(one.here(given.span));
    None
}

//! Boxes in the text of a slot (串文), and slots inside it, as they are written.

use super::mounts::{self, Mounting};
use super::page_parts::Cells;
use super::raw::{RawBox, RawInset, RawSlot};
use super::values::count;
use super::{BoxPlace, BoxWidth, Grid, Holds, InsetSlot, Mount, Outline, Slot, SlotBox};
use crate::diag::{Diagnostic, Span};
use crate::geom::{Direction, Em};
use crate::printable::short;
use crate::reading::bounds::{self, out_of_range, too_many, within, within_or};
use crate::reading::findings::{Field, Findings};
use crate::reading::lengths::Share;
use crate::reading::read::{Checked, List, Pair};
use crate::reading::suggest;
use crate::words::Words;

/// What a slot has for boxes below its head: text columns, how wide they are together, and rows.
#[derive(Clone, Copy)]
pub(super) struct Room {
    pub columns: i64,
    pub width: Em,
    pub rows: i64,
}

/// The least corners of a polygon, and the most.
const CORNERS: (usize, usize) = (3, 64);

/// The boxes of a slot, those that are sound; nothing where one is not.
pub(super) fn boxes(
    raw: &RawSlot,
    room: Room,
    mounting: Mounting<'_>,
    found: &mut Findings,
) -> Option<Vec<SlotBox>> {
    let Some(Field { value: List(given), span }) = &raw.boxes else { return Some(Vec::new()) };
    if too_many("boxes", given.len(), bounds::PARTS, *span, found) {
        return None;
    }
    let all: Vec<Option<SlotBox>> = given.iter().map(|one| self::one(one, room, mounting, found)).collect();
    let mut boxes: Vec<SlotBox> = Vec::with_capacity(all.len());
    let mut whole = true;
    for one in all {
        let Some(one) = one.filter(|one| is_only_one(one, (&boxes, raw), found)) else {
            whole = false;
            continue;
        };
        boxes.push(one);
    }
    whole.then_some(boxes)
}

/// Checks that what a box holds stands nowhere else in the slot: in another box, or in rows above the text. Of pictures a
/// story may have several.
fn is_only_one(one: &SlotBox, (before, raw): (&[SlotBox], &RawSlot), found: &mut Findings) -> bool {
    let rows = match one.holds {
        Holds::Head => raw.head_rows.as_ref(),
        Holds::Picture | Holds::Quotation | Holds::Table => None,
    };
    if let Some(rows) = rows.filter(|rows| rows.value.0 > 0) {
        found.add(Diagnostic::error("head-twice").here(one.span).mark(rows.span, "rows"));
        return false;
    }
    if one.holds == Holds::Picture {
        return true;
    }
    let Some(other) = before.iter().find(|other| other.holds == one.holds) else { return true };
    let twice = Diagnostic::error("box-twice").arg("holds", one.holds.key()).here(one.span);
    found.add(twice.mark(other.span, "first"));
    false
}

fn one(
    Field { value: Checked { value: raw, whole }, span }: &Field<Checked<RawBox>>,
    room: Room,
    mounting: Mounting<'_>,
    found: &mut Findings,
) -> Option<SlotBox> {
    let down = down(raw, room.rows, found);
    let across = across(raw, room, found);
    let distance = within_or("distance", &raw.distance, &bounds::GAP, Em::ONE, found);
    let outline = outline(raw, found);
    let direction = direction(raw, found);
    let mount = mount(raw, outline.as_ref(), mounting, found);
    let ((rows, from), (among, width)) = (down?, across?);
    whole.then_some(SlotBox {
        holds: raw.holds.as_ref()?.value.0,
        place: raw.place.as_ref().map_or(BoxPlace::Right, |word| word.value.0),
        among,
        width,
        rows,
        from,
        beside: raw.beside.as_ref().map(|name| name.value.clone()),
        direction: direction?,
        distance: distance?,
        outline: outline?,
        mount: mount?,
        span: *span,
    })
}

/// The way the lines of a head run, where it is said; nothing where the box holds something else, which is told.
#[allow(clippy::option_option, reason = "none is said, or what is said is wrong")]
fn direction(raw: &RawBox, found: &mut Findings) -> Option<Option<Direction>> {
    let Some(given) = &raw.direction else { return Some(None) };
    if raw.holds.as_ref().is_some_and(|holds| holds.value.0 != Holds::Head) {
        found.add(Diagnostic::error("direction-of-no-head").here(given.span));
        return None;
    }
    Some(Some(given.value.0))
}

/// How a picture in a box is mounted. One whose outline text runs along has no edge, and what the box asks for there is told.
fn mount(
    raw: &RawBox,
    outline: Option<&Outline>,
    mounting: Mounting<'_>,
    found: &mut Findings,
) -> Option<Mount> {
    let mount = mounts::mount(raw.pictures.as_ref(), mounting, found);
    let mount = mounts::bled(mount, &raw.bleed, mounting, found);
    let pictures = raw.pictures.as_ref().map(|given| ("pictures", given.span));
    let given = pictures.or_else(|| raw.bleed.as_ref().map(|given| ("bleed", given.span)));
    let other = raw.holds.as_ref().filter(|holds| holds.value.0 != Holds::Picture);
    if let Some(((key, span), holds)) = given.zip(other) {
        let one = Diagnostic::error("pictures-without-picture").arg("key", key);
        found.add(one.here(span).mark(holds.span, "holds"));
        return None;
    }
    if !outline.is_some_and(Outline::is_followed) {
        return mount;
    }
    let edge = raw.pictures.as_ref().and_then(|given| mounts::at_edge(&given.value.value));
    let Some((key, span)) = edge.or_else(|| raw.bleed.as_ref().map(|given| ("bleed", given.span))) else {
        return mount.map(Mount::without_edge);
    };
    let shape = raw.polygon.as_ref().map(|polygon| polygon.span);
    let shape = shape.or_else(|| raw.cut_out.as_ref().map(|cut_out| cut_out.span));
    let one = Diagnostic::error("picture-without-edge").arg("key", key).here(span);
    found.add(shape.into_iter().fold(one, |one, shape| one.mark(shape, "outline")));
    None
}

/// How many rows a box takes, and how many lie above it; at the foot of so many, none.
fn down(raw: &RawBox, most: i64, found: &mut Findings) -> Option<(u32, Option<u32>)> {
    let rows = within("rows", &count(&raw.rows), &bounds::ROWS, found);
    let from = within_or("from", &count(&raw.from), &bounds::SOME_ROWS, 0, found);
    let (rows, from) = (rows?, from?);
    let foot = raw.foot.as_ref().filter(|foot| foot.value);
    if let (Some(foot), Some(given)) = (foot, &raw.from) {
        found.add(said_twice("from", given.span, "foot", foot.span));
        return None;
    }
    if let Some(given) = raw.from.as_ref().filter(|_| rows <= most && from + rows > most) {
        let allowed = Words::part("allowed", "rows-below").arg("most", most);
        out_of_range("from", &from, given.span, allowed, found);
        return None;
    }
    if rows > most {
        let allowed = Words::part("allowed", "rows-below").arg("most", most);
        out_of_range("rows", &rows, raw.rows.as_ref()?.span, allowed, found);
        return None;
    }
    Some((rows as u32, if foot.is_some() { None } else { Some(from as u32) }))
}

/// That two keys of a box say one thing.
fn said_twice(key: &'static str, span: Span, other: &'static str, there: Span) -> Diagnostic {
    let one = Diagnostic::error("box-said-twice").arg("key", key).arg("other", other);
    one.here(span).mark(there, "other")
}

/// Which text columns a box stands among, if it names the first of them, and how wide it is.
fn across(
    raw: &RawBox,
    Room { columns: most, width: widest, .. }: Room,
    found: &mut Findings,
) -> Option<(Option<(u32, u32)>, BoxWidth)> {
    let columns = within_or("columns", &raw.columns, &bounds::COLUMNS, 1, found);
    let first = within_or("column", &raw.column, &bounds::COLUMNS, 1, found);
    let (columns, first) = (columns?, first?);
    let last = first + columns - 1;
    if last > most {
        let (key, value, given) = match &raw.column {
            Some(given) if columns <= most => ("column", first, Some(given)),
            _ => ("columns", columns, raw.columns.as_ref()),
        };
        let range = Words::span(1, if key == "column" { most - columns + 1 } else { most });
        out_of_range(key, &value, given?.span, Words::part("allowed", "columns").arg("range", range), found);
        return None;
    }
    let among = raw.column.as_ref().map(|_| (first as u32 - 1, columns as u32));
    let Some(Field { value: width, span }) = raw.width else {
        return Some((among, BoxWidth::Columns(columns as u32)));
    };
    if let Some(given) = raw.columns.as_ref().filter(|_| among.is_none()) {
        found.add(said_twice("columns", given.span, "width", span));
        return None;
    }
    if width > widest || width <= Em::ZERO {
        let allowed = Words::part("allowed", "width").arg("most", widest);
        out_of_range("width", &width, span, allowed, found);
        return None;
    }
    Some((among, BoxWidth::Em(width)))
}

/// What of a box text runs around.
fn outline(raw: &RawBox, found: &mut Findings) -> Option<Outline> {
    let cut_out = raw.cut_out.as_ref().filter(|cut_out| cut_out.value);
    let Some(Field { value: List(given), span }) = &raw.polygon else {
        return cut_out.map_or(Some(Outline::Rectangle), |cut_out| is_picture(raw, cut_out.span, found));
    };
    if let Some(cut_out) = cut_out {
        found.add(Diagnostic::error("outline-twice").here(*span).mark(cut_out.span, "cut-out"));
        return None;
    }
    let (least, most) = CORNERS;
    if given.len() < least || given.len() > most {
        let one = Diagnostic::error("polygon-corners").arg("corners", given.len());
        found.add(one.arg("range", Words::span(least, most)).here(*span));
        return None;
    }
    let mut share = |one: &Field<Share>| {
        within("polygon", &Some(one.clone()), &bounds::INK, found).map(|share| share.0 as u16)
    };
    let corners: Vec<_> = given.iter().map(|Field { value: Pair(x, y), .. }| (share(x), share(y))).collect();
    corners.into_iter().map(|(x, y)| Some((x?, y?))).collect::<Option<_>>().map(Outline::Polygon)
}

/// Only a picture can be cut out.
fn is_picture(raw: &RawBox, span: Span, found: &mut Findings) -> Option<Outline> {
    let holds = raw.holds.as_ref()?;
    if holds.value.0 == Holds::Picture {
        return Some(Outline::CutOut);
    }
    found.add(Diagnostic::error("cut-out-without-picture").here(span).mark(holds.span, "holds"));
    None
}

/// A slot that is to lie inside another, whose place is not known yet.
pub(super) struct Wanted {
    name: Field<String>,
    distance: Em,
    grouped: bool,
}

/// The slots that are to lie inside a slot: those that text runs around, and those of its group; nothing where one is
/// wrong.
pub(super) fn wanted(raw: &RawSlot, found: &mut Findings) -> Option<Vec<Wanted>> {
    let (around, group) = (around(raw, found), group(raw, found));
    Some(around?.into_iter().chain(group?).collect())
}

fn group(raw: &RawSlot, found: &mut Findings) -> Option<Vec<Wanted>> {
    let Some(Field { value: List(given), span }) = &raw.group else { return Some(Vec::new()) };
    if too_many("group", given.len(), bounds::PARTS, *span, found) {
        return None;
    }
    let one = |name: &Field<String>| Wanted { name: name.clone(), distance: Em::ONE, grouped: true };
    Some(given.iter().map(one).collect())
}

fn around(raw: &RawSlot, found: &mut Findings) -> Option<Vec<Wanted>> {
    let Some(Field { value: List(given), span }) = &raw.insets else { return Some(Vec::new()) };
    if too_many("insets", given.len(), bounds::PARTS, *span, found) {
        return None;
    }
    let one = |Field { value: Checked { value: raw, whole }, .. }: &Field<Checked<RawInset>>,
               found: &mut Findings| {
        let distance = within_or("distance", &raw.distance, &bounds::GAP, Em::ONE, found)?;
        let name = raw.slot.clone().filter(|_| *whole)?;
        Some(Wanted { name, distance, grouped: false })
    };
    let all: Vec<Option<Wanted>> = given.iter().map(|inset| one(inset, found)).collect();
    all.into_iter().collect()
}

/// What is known of the slots of a layout, before any of them is found to lie inside another.
pub(super) struct Known<'a> {
    pub sound: &'a [Slot],
    /// The names of those that are wrong, which has been told.
    pub lost: &'a [String],
}

impl Known<'_> {
    /// The slots inside one, found among those of the layout; nothing where one of them can't lie there.
    pub(super) fn insets(
        &self,
        (host, grid): (&Slot, &Grid),
        wanted: &[Wanted],
        found: &mut Findings,
    ) -> Option<Vec<InsetSlot>> {
        if let Some(first) = wanted.first().filter(|_| !host.is_on_grid(grid)) {
            let one = Diagnostic::error("inset-off-grid").arg("slot", short(&host.name));
            found.add(one.here(first.name.span).mark(host.name_span, "host"));
            return None;
        }
        let all: Vec<Option<InsetSlot>> = wanted.iter().map(|one| self.inset(host, one, found)).collect();
        all.into_iter().collect()
    }

    fn inset(
        &self,
        host: &Slot,
        Wanted { name, distance, grouped }: &Wanted,
        found: &mut Findings,
    ) -> Option<InsetSlot> {
        if self.lost.contains(&name.value) {
            return None;
        }
        let Some(slot) = self.sound.iter().find(|slot| slot.name == name.value && slot.name != host.name)
        else {
            let others = self.sound.iter().filter(|slot| slot.name != host.name);
            let known: Vec<&str> = others.map(|slot| slot.name.as_str()).collect();
            let one = Diagnostic::error("unknown-inset").arg("slot", short(&name.value)).here(name.span);
            found.add(suggest::known(one, (&name.value, name.span), &known, "slots", suggest::quoted));
            return None;
        };
        let rectangles: Vec<Cells> = slot.rectangles().collect();
        if !rectangles.iter().all(|cells| holds(host, *cells)) {
            let one = Diagnostic::error("inset-outside").arg("inset", short(&slot.name));
            let one = one.arg("slot", short(&host.name)).here(name.span);
            found.add(one.mark(slot.name_span, "inset").mark(host.name_span, "host"));
            return None;
        }
        Some(InsetSlot { name: slot.name.clone(), rectangles, distance: *distance, grouped: *grouped })
    }
}

/// Whether all cells of a rectangle are a slot's own, and none of them its head's. The rectangles of a slot share no cell.
fn holds(host: &Slot, cells: Cells) -> bool {
    let head = Cells { column: host.column, columns: host.span, row: host.row, rows: host.head_rows };
    let own: u32 = host.rectangles().map(|own| own.common(cells)).sum();
    own == cells.columns * cells.rows && head.common(cells) == 0
}

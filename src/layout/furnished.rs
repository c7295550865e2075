//! Parts of pages that a layout describes itself: section heads, who edited a page (责编, 校对), an imprint.

use std::collections::BTreeMap;

use super::furniture::Furnishing;
use super::inked;
use super::loading::Loading;
use super::page_parts::{Across, Art, Artwork, Cells, FurniturePart, Manner, Matter, Rules, When};
use super::parts::Grid;
use super::raw::RawPart;
use super::ruling;
use super::values::{PartSet, count};
use crate::color::Paint;
use crate::diag::{Diagnostic, Span};
use crate::files::Located;
use crate::page::Role;
use crate::printable::short;
use crate::reading::bounds::{self, too_many, within, within_or};
use crate::reading::findings::{Field, Findings};
use crate::reading::house::is_drawn;
use crate::reading::read::{Checked, List, ListOr};
use crate::reading::table::Named;
use crate::words::Words;

/// The parts of a layout's own, but for those that are wrong; nothing, where all are lost.
pub(super) fn parts(
    furnishing: &Furnishing<'_>,
    raw: Option<&Field<Named<Checked<RawPart>>>>,
    given: &[&FurniturePart],
    found: &mut Findings,
) -> Option<Vec<FurniturePart>> {
    let Some(Field { value: Named(all, lost), span }) = raw else { return Some(Vec::new()) };
    furnishing.leave_out(!lost.is_empty());
    if too_many("parts", all.len(), bounds::PARTS, *span, found) {
        return None;
    }
    let mut parts: Vec<FurniturePart> = Vec::new();
    for (name, raw) in all {
        let part = part(furnishing, name, raw, found);
        furnishing.leave_out(part.is_none());
        let Some(part) = part else { continue };
        let mut earlier = given.iter().copied().chain(&parts);
        if let Some(earlier) = earlier.find(|earlier| meet(earlier, &part)) {
            found.add(overlapping(earlier, name));
        }
        parts.push(part);
    }
    Some(parts)
}

fn part(
    furnishing: &Furnishing<'_>,
    name: &Field<String>,
    Field { value: Checked { value: raw, whole }, .. }: &Field<Checked<RawPart>>,
    found: &mut Findings,
) -> Option<FurniturePart> {
    let place = place(furnishing.grid, name, raw, found);
    let matter = match &raw.artwork {
        Some(artwork) => pictured(furnishing, name, (raw, artwork), found).map(Matter::Artwork),
        None => set(furnishing, raw, found),
    };
    let when = raw.on.as_ref().map_or(Some(When::All), |on| match &on.value {
        ListOr::Short(word) => Some(word.0.0.clone()),
        ListOr::List(numbers) => pages(numbers, on.span, found),
    });
    let border = ruling::border(&raw.frame, furnishing.rule_case, found);
    let tint = furnishing.palette.paint_if(&raw.tint, found).flatten();
    let own = Some((name.value.clone(), name.span));
    let part = FurniturePart {
        name: "part",
        table: "furniture",
        own,
        role: Role::Furniture,
        when: when?,
        place: place?,
        keeps: 0,
        matter: matter?,
        border,
        tint,
    };
    whole.then_some(part)
}

/// Lines, and how they are set.
fn set(furnishing: &Furnishing<'_>, raw: &RawPart, found: &mut Findings) -> Option<Matter> {
    let lines = raw.lines.as_ref().and_then(|lines| furnishing.list(Some(lines), found));
    for line in raw.lines.iter().flat_map(|lines| &lines.value.0) {
        Furnishing::not_empty(line.value.text.as_ref(), found);
    }
    let of_artwork = [
        raw.alt.as_ref().map(|alt| ("alt", alt.span)),
        raw.height.as_ref().map(|height| ("height", height.span)),
        raw.colors.as_ref().map(|colors| ("colors", colors.span)),
    ];
    let of_artwork = of_artwork.into_iter().flatten().next().map(|(key, span)| {
        found.add(Diagnostic::error("part-unclear").form("set").arg("key", key).here(span));
    });
    let align = raw.align.as_ref().map_or(Across::Start, |word| word.value.0);
    let manner = match raw.set.as_ref().map_or(PartSet::Spread, |word| word.value.0) {
        PartSet::Spread => Manner::Spread(Rules::None, Paint::BLACK),
        PartSet::Stacked => Manner::Stacked(align),
    };
    if let (Manner::Spread(..), Some(align)) = (manner, &raw.align) {
        found.add(Diagnostic::error("spread-and-aligned").here(align.span));
        return None;
    }
    Some(Matter::Set(manner, lines.filter(|_| of_artwork.is_none())?))
}

/// Artwork, which leaves no room for lines.
fn pictured(
    furnishing: &Furnishing<'_>,
    name: &Field<String>,
    (raw, artwork): (&RawPart, &Field<String>),
    found: &mut Findings,
) -> Option<Artwork> {
    let of_lines = [
        raw.lines.as_ref().map(|lines| ("lines", lines.span)),
        raw.set.as_ref().map(|set| ("set", set.span)),
        // A picture has inks of its own.
        raw.colors.as_ref().filter(|_| !is_drawn(&artwork.value)).map(|colors| ("colors", colors.span)),
    ];
    let beside = of_lines.into_iter().flatten().next().map(|(key, span)| {
        let one = Diagnostic::error("part-unclear").arg("key", key).here(span);
        found.add(one.mark(artwork.span, "artwork"));
    });
    let named = inked::named(&raw.colors, furnishing.palette, found);
    let height = match &raw.height {
        Some(_) => Some(within("height", &raw.height, &bounds::SIZE, found)?),
        None => None,
    };
    let file = furnishing.of_parts.get(&name.value).filter(|_| beside.is_none())?.clone();
    let art = Art::Pictured { file, name: artwork.value.clone(), named };
    let text = raw.alt.as_ref().map(|alt| alt.value.clone()).unwrap_or_default();
    let align = raw.align.as_ref().map_or(Across::Start, |word| word.value.0);
    Some(Artwork { art, align, height, text, span: artwork.span })
}

/// The files of artwork of the parts that have some, by the names of these; without those that can't be had.
pub(super) fn files(
    raw: Option<&Field<Named<Checked<RawPart>>>>,
    loading: &mut Loading<'_>,
) -> BTreeMap<String, Located> {
    let parts = raw.iter().flat_map(|raw| &raw.value.0);
    let mut file = |(name, part): &(Field<String>, Field<Checked<RawPart>>)| {
        Some((name.value.clone(), loading.art_file(part.value.value.artwork.as_ref()?)?))
    };
    parts.filter_map(&mut file).collect()
}

/// Its columns and rows.
fn place(grid: Option<Grid>, name: &Field<String>, raw: &RawPart, found: &mut Findings) -> Option<Cells> {
    let column = within_or("column", &raw.column, &bounds::COLUMNS, 1, found);
    let row = within("row", &raw.row, &bounds::ROWS, found);
    let rows = within("rows", &count(&raw.rows), &bounds::ROWS, found);
    let grid = grid?;
    let column = column?;
    let all = (i64::from(grid.columns) - column + 1).max(1);
    let span = within_or("span", &raw.span, &bounds::COLUMNS, all, found)?;
    let (row, rows) = (row?, rows?);
    let at = raw.span.as_ref().or(raw.column.as_ref()).map_or(name.span, |field| field.span);
    let mut within = true;
    for (key, first, count, most, at) in
        [("columns", column, span, grid.columns, at), ("rows", row, rows, grid.rows, raw.rows.as_ref()?.span)]
    {
        if first + count - 1 > i64::from(most) {
            let one = Diagnostic::error("part-outside-grid").form(key).arg("part", short(&name.value));
            let one = one.arg("given", Words::span(first, first + count - 1));
            found.add(one.arg("most", most).here(at));
            within = false;
        }
    }
    if !within {
        return None;
    }
    let (column, row) = (column as u32 - 1, row as u32 - 1);
    Some(Cells { column, columns: span as u32, row, rows: rows as u32 })
}

/// The pages of some numbers.
fn pages(List(numbers): &List<i64>, span: Span, found: &mut Findings) -> Option<When> {
    if numbers.is_empty() {
        found.add(Diagnostic::error("empty-list").form("part").mark(span, "page").mend_by("help-part"));
        return None;
    }
    let most = bounds::PAGES as i64;
    let page = |number: &Field<i64>| {
        let given = Some(Field { value: number.value, span: number.span });
        within("on", &given, &(1..=most), found).map(|number| number as u32)
    };
    let pages: Vec<Option<u32>> = numbers.iter().map(page).collect();
    pages.into_iter().collect::<Option<_>>().map(When::Pages)
}

/// Whether two parts stand on one page and share a place there. Where pages lie on the left or the right, one of the first
/// four is of each kind.
fn meet(one: &FurniturePart, other: &FurniturePart) -> bool {
    let named = [&one.when, &other.when].into_iter().flat_map(|when| match when {
        When::Pages(pages) => pages.iter().copied().collect(),
        _ => Vec::new(),
    });
    let together = |number: u32| one.when.is(number, false) && other.when.is(number, false);
    one.place.meet(other.place) && (1..=4).chain(named).any(together)
}

fn overlapping(earlier: &FurniturePart, name: &Field<String>) -> Diagnostic {
    let known = earlier.own.as_ref().map_or(earlier.table, |(known, _)| known.as_str());
    let one = Diagnostic::error("parts-overlap").arg("one", short(known)).arg("other", short(&name.value));
    let one = one.mark(name.span, "this");
    earlier.own.iter().fold(one, |one, (_, span)| one.mark(*span, "other-part"))
}

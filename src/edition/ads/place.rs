//! Where advertisements stand on a page: from the outside in, below the stories; or in a slot.

use std::cmp::Reverse;

use super::booking::Booking;
use super::size::Taken;
use crate::diag::{Diagnostic, Span};
use crate::geom::Size;
use crate::id::{Id, Table};
use crate::layout::{Cells, Layout, Slot};
use crate::printable::short;
use crate::reading::findings::{Field, Findings};
use crate::reading::suggest;
use crate::words::Arg;

/// What a page says of an advertisement.
#[derive(Debug, Clone)]
pub struct AdDraft {
    /// The name of its booking.
    pub ad: Field<String>,
    /// The slot that it stands in, where it does.
    pub slot: Option<Field<String>>,
}

/// An advertisement at its place on a page.
#[derive(Debug, Clone, Copy)]
pub struct AdSpot {
    /// Of the edition's bookings.
    pub ad: Id<Booking>,
    /// The cells that are its own; it stands at their foot, on the outside of the page.
    pub cells: Cells,
    /// How large it is.
    pub size: Size,
    /// Whether the outside of the page is on the left: on even pages.
    pub on_left: bool,
    /// Where the page names it.
    pub span: Span,
}

/// A page before advertisements stand on it.
pub(in crate::edition) struct Stand<'a> {
    pub(in crate::edition) layout: &'a Layout,
    /// Its place in the edition, from 1.
    pub(in crate::edition) number: u32,
    /// What it goes by: of a spread, both.
    pub(in crate::edition) labels: Vec<&'a str>,
    /// The day; nothing, where it is not known.
    pub(in crate::edition) date: Option<(u16, u8, u8)>,
    /// The slots in which stories stand.
    pub(in crate::edition) slots: Vec<Id<Slot>>,
    /// The names of bookings that can't be used.
    pub(in crate::edition) lost: &'a [String],
}

/// An advertisement that a page asks for.
struct Wanted<'a> {
    ad: Id<Booking>,
    taken: Taken,
    slot: Option<&'a Field<String>>,
    span: Span,
}

/// Puts the advertisements of a page into the slots that it names for them, and into the cells that neither these nor its
/// stories nor its furniture have: the largest first, each as low as it can stand, and as far on the outside. A row above each
/// stays free for its label, and parts it from what is above.
pub(in crate::edition) fn placed(
    ads: &[AdDraft],
    bookings: &Table<Booking>,
    stand: &Stand<'_>,
    found: &mut Findings,
) -> Vec<AdSpot> {
    let mut wanted: Vec<Wanted<'_>> =
        ads.iter().filter_map(|draft| stand.wanted(draft, bookings, found)).collect();
    wanted.sort_by_key(|one| (one.slot.is_none(), Reverse(one.taken.columns * one.taken.rows)));
    let mut floor = Floor::of(stand);
    let mut spots: Vec<AdSpot> = Vec::new();
    for Wanted { ad, taken, slot, span } in wanted {
        let booking = &bookings[ad];
        let cells = match slot {
            Some(slot) => stand.in_slot((slot, booking, taken), &mut floor),
            None => floor.take(taken).ok_or_else(|| Some(stand.without_room(booking, taken).here(span))),
        };
        match cells {
            Ok(cells) => spots.push(AdSpot { ad, cells, size: taken.size, on_left: floor.on_left, span }),
            Err(one) => one.into_iter().for_each(|one| found.add(one)),
        }
    }
    spots
}

impl Stand<'_> {
    /// What an advertisement takes of the page; nothing, where there is no such booking, or none for this page.
    fn wanted<'a>(
        &self,
        AdDraft { ad, slot }: &'a AdDraft,
        bookings: &Table<Booking>,
        found: &mut Findings,
    ) -> Option<Wanted<'a>> {
        let Some(id) = bookings.find(|one| one.name == ad.value) else {
            if !self.lost.contains(&ad.value) {
                found.add(unknown(ad, bookings, self.lost));
            }
            return None;
        };
        let booking = &bookings[id];
        let span = ad.span;
        if let Some(one) = self.booked_otherwise(booking) {
            found.add(one.here(span));
        }
        let Some(taken) = booking.size.on(&self.layout.grid) else {
            found.add(self.told("ad-without-room", booking).form("page").mend_by("help-smaller").here(span));
            return None;
        };
        Some(Wanted { ad: id, taken, slot: slot.as_ref(), span })
    }

    /// That an advertisement is booked for other days, or for other pages.
    fn booked_otherwise(&self, ad: &Booking) -> Option<Diagnostic> {
        let told = |code, at| Diagnostic::error(code).arg("ad", short(&ad.name)).mark(at, "booked");
        if let Some(date) = self.date.filter(|date| !ad.dates.is_empty() && !ad.dates.contains(date)) {
            let said = |(year, month, day): &(u16, u8, u8)| format!("{year:04}-{month:02}-{day:02}");
            let days: Vec<String> = ad.dates.iter().map(said).collect();
            let one = told("ad-not-today", ad.dates_span).arg("date", said(&date));
            return Some(one.arg("dates", Arg::names(days.iter().map(String::as_str))));
        }
        let here = |page: &String| self.labels.contains(&page.as_str());
        if ad.pages.is_empty() || ad.pages.iter().any(here) {
            return None;
        }
        let one =
            told("ad-not-here", ad.pages_span).arg("page", self.labels.first().copied().unwrap_or_default());
        Some(one.arg("pages", Arg::names(ad.pages.iter().map(String::as_str))))
    }

    /// The cells of a slot, in which no story stands and which are as large as the advertisement; nothing is told of a slot that
    /// is wrong itself.
    fn in_slot(
        &self,
        (name, ad, taken): (&Field<String>, &Booking, Taken),
        floor: &mut Floor,
    ) -> Result<Cells, Option<Diagnostic>> {
        let Some(slot) = self.layout.slots.find(|slot| slot.name == name.value) else {
            if self.layout.lost.slots.contains(&name.value) {
                return Err(None);
            }
            let known: Vec<&str> = self.layout.slots.iter().map(|slot| slot.name.as_str()).collect();
            let one = Diagnostic::error("unknown-slot").arg("layout", self.layout.name.as_str());
            let one = one.arg("slot", short(&name.value)).here(name.span);
            return Err(Some(suggest::known(one, (&name.value, name.span), &known, "slots", suggest::bare)));
        };
        if self.slots.contains(&slot) {
            let one = Diagnostic::error("slot-used-twice").arg("key", short(&name.value));
            return Err(Some(one.here(name.span)));
        }
        let Cells { column, columns, row, rows } = self.layout.slots[slot].around();
        if taken.columns > columns || taken.rows > rows {
            let one = self.told("ad-without-room", ad).form("slot").arg("slot", short(&name.value));
            let one = one.arg("columns", columns).arg("rows", rows).mend_by("help-smaller");
            return Err(Some(one.here(name.span)));
        }
        let cells = Cells { column, columns, row, rows };
        floor.taken.push(cells);
        Ok(cells)
    }

    fn told(&self, code: &'static str, ad: &Booking) -> Diagnostic {
        let one = Diagnostic::error(code).arg("ad", short(&ad.name)).arg("page", self.number);
        one.mark(ad.size_span, "booked")
    }

    /// That no cells are free for an advertisement.
    fn without_room(&self, ad: &Booking, taken: Taken) -> Diagnostic {
        let names = self.slots.iter().map(|slot| self.layout.slots[*slot].name.as_str());
        let one = self.told("ad-without-room", ad).arg("columns", taken.columns).arg("rows", taken.rows);
        one.arg("slots", Arg::names(names.collect::<Vec<_>>()))
    }
}

/// The cells of a page, and those that are taken.
struct Floor {
    columns: u32,
    rows: u32,
    on_left: bool,
    taken: Vec<Cells>,
}

impl Floor {
    /// Below a story or a part of furniture a row stays white as well, but that is the row of a label.
    fn of(stand: &Stand<'_>) -> Self {
        let Stand { layout, number, slots, .. } = stand;
        let stories = slots.iter().flat_map(|slot| layout.slots[*slot].rectangles());
        let furniture = layout.furniture_on(*number).map(|(_, part)| part.place);
        let (columns, rows) = (layout.grid.columns, layout.grid.rows);
        let taken = stories.chain(furniture).map(with_row_above).collect();
        Self { columns, rows, on_left: number % 2 == 0, taken }
    }

    /// Cells for an advertisement and a row above it, which may lie above the type area.
    fn take(&mut self, Taken { columns, rows, .. }: Taken) -> Option<Cells> {
        let aside = self.columns.checked_sub(columns)?;
        let lowest = self.rows.checked_sub(rows)?;
        let outside_in = (0..=aside).map(|inward| if self.on_left { inward } else { aside - inward });
        let places = (0..=lowest).rev().flat_map(|row| outside_in.clone().map(move |column| (row, column)));
        let cells = |(row, column)| Cells { column, columns, row, rows };
        let is_free = |cells: &Cells| !self.taken.iter().any(|one| one.meet(with_row_above(*cells)));
        let found = places.map(cells).find(is_free)?;
        self.taken.push(with_row_above(found));
        Some(found)
    }
}

/// Cells and the row above them, if there is one.
fn with_row_above(cells: Cells) -> Cells {
    Cells { row: cells.row.saturating_sub(1), rows: cells.rows + cells.row.min(1), ..cells }
}

fn unknown(ad: &Field<String>, bookings: &Table<Booking>, lost: &[String]) -> Diagnostic {
    let sound = bookings.iter().map(|one| one.name.as_str());
    let known: Vec<&str> = sound.chain(lost.iter().map(String::as_str)).collect();
    let one = Diagnostic::error("unknown-ad").arg("ad", short(&ad.value)).here(ad.span);
    suggest::known(one, (&ad.value, ad.span), &known, "ads", suggest::quoted)
}

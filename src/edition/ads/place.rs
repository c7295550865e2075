//! Where advertisements stand on a page: from the outside in, below the stories; or in a slot.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::booking::Booking;
use super::size::{AdSize, Taken};
use crate::calendar::{self, Date};
use crate::diag::{Diagnostic, Span};
use crate::edition::drawn;
use crate::edition::raw::{RawAd, RawAdPlace};
use crate::geom::{Direction, Size};
use crate::id::{Id, Table};
use crate::layout::{Cells, Layout, Slot};
use crate::printable::short;
use crate::reading::findings::{Field, Findings};
use crate::reading::read::TableOr;
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

impl AdDraft {
    /// As a page has it; nothing, where it does not say which.
    pub(in crate::edition) fn of(Field { value, span }: &Field<RawAd>) -> Option<Self> {
        Some(match value {
            TableOr::Short(name) => Self { ad: Field { value: name.clone(), span: *span }, slot: None },
            TableOr::Table(RawAdPlace { ad, slot }) => Self { ad: ad.clone()?, slot: Some(slot.clone()?) },
        })
    }
}

/// An advertisement at its place on a page.
#[derive(Debug, Clone, Copy)]
pub struct AdSpot {
    /// Of the edition's bookings.
    pub ad: Id<Booking>,
    /// The slot that it stands in, where the page names one.
    pub slot: Option<Id<Slot>>,
    /// The cells that are its own; it stands at their foot, on the outside of the page.
    pub cells: Cells,
    /// How large it is.
    pub size: Size,
    /// Whether the outside of the page is on the left: on even pages.
    pub on_left: bool,
    /// Where the page names it.
    pub span: Span,
}

impl AdSpot {
    /// Its cells with the row of its label.
    #[must_use]
    pub fn with_label(&self) -> Cells {
        with_row_above(self.cells)
    }
}

/// A page before advertisements stand on it.
pub(in crate::edition) struct Stand<'a> {
    pub(in crate::edition) layout: &'a Layout,
    /// Its place in the edition, from 1.
    pub(in crate::edition) number: u32,
    /// What it goes by: of a spread, both.
    pub(in crate::edition) labels: Vec<&'a str>,
    /// The day; nothing, where it is not known.
    pub(in crate::edition) date: Option<Date>,
    /// The slots that it names for stories.
    pub(in crate::edition) slots: &'a [Id<Slot>],
}

/// An advertisement that a page asks for.
struct Wanted {
    ad: Id<Booking>,
    taken: Taken,
    /// The slot, and where the page names it.
    slot: Option<(Id<Slot>, Span)>,
    span: Span,
}

/// Puts the advertisements of a page into the slots that it names for them, and into the cells that neither these nor its
/// stories nor its furniture have: the largest first, each as low as it can stand, and as far on the outside. A row above each
/// stays free for its label, and parts it from what is above. `lost` are the names of bookings that can't be used.
pub(in crate::edition) fn placed<'a>(
    asked: impl Iterator<Item = (&'a AdDraft, Option<Id<Slot>>)>,
    (bookings, lost): (&Table<Booking>, &[String]),
    stand: &Stand<'_>,
    found: &mut Findings,
) -> Vec<AdSpot> {
    let (mut wanted, mut sold) = (Vec::new(), Vec::new());
    let mut known: Vec<&Field<String>> = Vec::new();
    for (AdDraft { ad, slot: named }, slot) in asked {
        sold.extend(slot);
        let slot = slot.zip(named.as_ref().map(|slot| slot.span));
        if let Some(first) = known.iter().find(|known| known.value == ad.value) {
            let one = Diagnostic::warning("ad-twice").arg("ad", short(&ad.value)).here(ad.span);
            found.add(one.mark(first.span, "first"));
        }
        known.push(ad);
        match bookings.find(|one| one.name == ad.value) {
            Some(id) => {
                drawn::unknown(&bookings[id].colors, stand.layout, found);
                wanted.extend(stand.wanted((id, &bookings[id]), slot, ad.span, found));
            }
            None if lost.contains(&ad.value) => {}
            None => found.add(unknown(ad, bookings, lost)),
        }
    }
    wanted.sort_by_key(|one| (one.slot.is_none(), Reverse(one.taken.columns * one.taken.rows)));
    let mut floor = Floor::of(stand);
    let mut spots: Vec<AdSpot> = Vec::new();
    for Wanted { ad, taken, slot, span } in wanted {
        let cells = match slot {
            Some(slot) => stand.in_slot(slot, (&bookings[ad], taken), &sold).map(|(cells, all)| {
                floor.taken.push(all);
                cells
            }),
            None => floor.take(taken).ok_or_else(|| stand.without_room(&bookings[ad], taken).here(span)),
        };
        match cells {
            Ok(cells) => {
                let slot = slot.map(|(slot, _)| slot);
                spots.push(AdSpot { ad, slot, cells, size: taken.size, on_left: floor.on_left, span });
            }
            Err(one) => found.add(one),
        }
    }
    spots
}

impl Stand<'_> {
    /// What an advertisement takes of the page; nothing, where that can't be.
    fn wanted(
        &self,
        (ad, booking): (Id<Booking>, &Booking),
        slot: Option<(Id<Slot>, Span)>,
        span: Span,
        found: &mut Findings,
    ) -> Option<Wanted> {
        if let Some(one) = self.booked_otherwise(booking) {
            found.add(one.here(span));
        }
        let grid = &self.layout.grid;
        let none = |form, help| self.told(booking).form(form).mend_by(help).here(span);
        if grid.direction == Direction::Vertical {
            found.add(none("vertical", "help-vertical"));
            return None;
        }
        let cells = slot.and_then(|(slot, _)| self.layout.slots[slot].rectangles().next());
        let taken = booking.size.on(grid, cells);
        if taken.is_none() {
            let needs_slot = booking.size == AdSize::Slot && slot.is_none();
            found.add(if needs_slot { none("no-slot", "help-slot") } else { none("page", "help-smaller") });
        }
        Some(Wanted { ad, taken: taken?, slot, span })
    }

    /// That an advertisement is booked for other days, or for other pages.
    fn booked_otherwise(&self, ad: &Booking) -> Option<Diagnostic> {
        let told = |code, at| Diagnostic::error(code).arg("ad", short(&ad.name)).mark(at, "booked");
        if let Some(date) = self.date.filter(|date| !ad.dates.is_empty() && !ad.dates.contains(date)) {
            let days: Vec<String> = ad.dates.iter().copied().map(calendar::shown).collect();
            let one = told("ad-not-today", ad.dates_span).arg("date", calendar::shown(date));
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

    /// The cells of a slot in which an advertisement has room, of one of several rectangles those of the first. Above one that fills
    /// them a row is free for its label; `sold` are the slots that the page names for advertisements.
    fn in_slot(
        &self,
        (slot, span): (Id<Slot>, Span),
        (ad, taken): (&Booking, Taken),
        sold: &[Id<Slot>],
    ) -> Result<(Cells, Cells), Diagnostic> {
        let own = &self.layout.slots[slot];
        let told = |form| self.told(ad).form(form).arg("slot", short(&own.name)).here(span);
        let cells = own.rectangles().next().unwrap_or_default();
        if taken.columns > cells.columns || taken.rows > cells.rows {
            let one = told("slot").arg("columns", cells.columns).arg("rows", cells.rows);
            return Err(one.mend_by("help-smaller"));
        }
        let all = if taken.rows < cells.rows { cells } else { with_row_above(cells) };
        let others = || self.slots.iter().chain(sold).filter(|other| **other != slot);
        for (cells, form, help) in [(cells, "slot-covers", "help-inside"), (all, "slot-meets", "help-row")] {
            let met =
                others().map(|other| &self.layout.slots[*other]).find(|other| runs_into(other, own, cells));
            if let Some(other) = met {
                return Err(told(form).arg("other", short(&other.name)).mend_by(help));
            }
        }
        if self.layout.furniture_on(self.number).any(|(_, part)| part.place.meet(all)) {
            return Err(told("slot-furniture").mend_by("help-row"));
        }
        Ok((cells, all))
    }

    /// That there is no room for an advertisement.
    fn told(&self, ad: &Booking) -> Diagnostic {
        let one = Diagnostic::error("ad-without-room").arg("ad", short(&ad.name)).arg("page", self.number);
        one.mark(ad.size_span, "booked")
    }

    /// That no cells are free for an advertisement.
    fn without_room(&self, ad: &Booking, taken: Taken) -> Diagnostic {
        let names = self.slots.iter().map(|slot| self.layout.slots[*slot].name.as_str());
        let one = self.told(ad).arg("columns", taken.columns).arg("rows", taken.rows);
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
    /// A row stays white above stories and parts of furniture as well. What a masthead or a folio keeps is no advertisement's.
    fn of(stand: &Stand<'_>) -> Self {
        let Stand { layout, number, slots, .. } = stand;
        let (columns, rows) = (layout.grid.columns, layout.grid.rows);
        let stories = slots.iter().flat_map(|slot| layout.slots[*slot].rectangles());
        let furniture = || layout.furniture_on(*number).map(|(_, part)| part);
        let kept = furniture().map(|part| Cells { column: 0, columns, row: 0, rows: part.keeps });
        let places = stories.chain(furniture().map(|part| part.place)).map(with_row_above);
        let taken = places.chain(kept).collect();
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

/// Whether cells that a slot has, and perhaps the row above, are another's. Text keeps a row from a slot inside its own; a head and
/// the picture below it do not.
fn runs_into(other: &Slot, slot: &Slot, cells: Cells) -> bool {
    let mut places = other.rectangles();
    if !other.insets.iter().any(|inset| inset.name == slot.name) {
        return places.any(|place| place.meet(cells));
    }
    places
        .next()
        .is_some_and(|place| Cells { rows: other.head_rows + other.picture_rows, ..place }.meet(cells))
}

/// Cells and the row above them, if there is one.
fn with_row_above(cells: Cells) -> Cells {
    Cells { row: cells.row.saturating_sub(1), rows: cells.rows + cells.row.min(1), ..cells }
}

/// Those that are booked for the day and that no page of the whole edition asks for.
pub(in crate::edition) fn forgotten<'a>(
    bookings: &'a Table<Booking>,
    date: Date,
    asked: &'a BTreeSet<&str>,
) -> impl Iterator<Item = Diagnostic> + 'a {
    let is_forgotten = move |one: &&Booking| one.dates.contains(&date) && !asked.contains(one.name.as_str());
    bookings.iter().filter(is_forgotten).map(move |one| {
        let pages = Arg::names(one.pages.iter().map(String::as_str));
        let told = Diagnostic::warning("ad-forgotten").arg("ad", short(&one.name)).arg("pages", pages);
        let told = told.arg("date", calendar::shown(date)).here(one.dates_span);
        told.mend_by(if one.pages.is_empty() { "help" } else { "help-pages" })
    })
}

fn unknown(ad: &Field<String>, bookings: &Table<Booking>, lost: &[String]) -> Diagnostic {
    let sound = bookings.iter().map(|one| one.name.as_str());
    let known: Vec<&str> = sound.chain(lost.iter().map(String::as_str)).collect();
    let one = Diagnostic::error("unknown-ad").arg("ad", short(&ad.value)).here(ad.span);
    suggest::known(one, (&ad.value, ad.span), &known, "ads", suggest::quoted)
}

//! The bookings of an edition, as its file has them.

use std::collections::{BTreeMap, BTreeSet};

use super::booking::{AdFile, Booking};
use super::place::AdDraft;
use super::size::AdSize;
use crate::diag::{Diagnostic, Sources, Span};
use crate::edition::drawn;
use crate::edition::picture::Pictures;
use crate::edition::raw::{RawAd, RawAdSize, RawBooking, RawBookings, RawPage};
use crate::files::Located;
use crate::geom::Size;
use crate::printable::{is_seen, short};
use crate::reading::bounds::{self, too_many, within, within_or};
use crate::reading::document::document;
use crate::reading::files::{Kind, read_text};
use crate::reading::findings::{Field, Findings};
use crate::reading::format::{Format, Versioned};
use crate::reading::house::{self, Shelves};
use crate::reading::read::{Checked, List};
use crate::reading::reader::Reader;
use crate::reading::shelf::Shelf;
use crate::reading::table::Named;

pub(super) const FILE: &str = "bookings.toml";
const AD: Kind = Kind { noun: "ad", missing: "ad-missing", ending: "", folder: "ads" };
const PDF: &str = ".pdf";

/// The bookings of an edition.
#[derive(Debug, Default)]
pub struct Bookings {
    /// Their file could be read: it has no others.
    pub legible: bool,
    /// By what rules it was written.
    pub format: Format,
    /// Those that are sound.
    pub all: Vec<Booking>,
    /// The names of others, of which all has been told.
    pub lost: Vec<String>,
}

impl Bookings {
    /// Reads those that an edition finds; files are looked for that its pages ask for, as those of other days may not have come
    /// yet.
    pub(in crate::edition) fn read<'p>(
        pages: impl Iterator<Item = &'p RawPage>,
        pictures: &mut Pictures,
        Reader { house, sources, found, .. }: &mut Reader<'_>,
    ) -> Self {
        let lists: Vec<&Field<List<RawAd>>> = pages.filter_map(|page| page.ads.as_ref()).collect();
        let asked = lists.iter().flat_map(|list| &list.value.0).filter_map(AdDraft::of);
        let names = asked.map(|ad| ad.ad.value).collect();
        let asked = Asked { names, span: lists.first().map(|list| list.span) };
        Self::of_house(house, &asked, pictures, (sources, found)).unwrap_or_default()
    }

    fn of_house(
        house: &Shelves,
        asked: &Asked,
        pictures: &mut Pictures,
        (sources, found): (&mut Sources, &mut Findings),
    ) -> Option<Self> {
        let before = found.count();
        let files = house.bookings(asked.span.is_some(), found);
        if files.is_empty() {
            let span = asked.span?;
            // What keeps the folder or the file from being read has been told.
            let place = house.ads(found).place(FILE);
            if found.count() == before {
                found.add(Diagnostic::error("bookings-missing").arg("path", place.shown()).here(span));
            }
            return None;
        }
        let Written { format, ads, span } = joined(&files, asked.span, sources, found)?;
        let Named(sound, lost) = ads;
        if too_many("ads", sound.len(), bounds::ADS, span, found) {
            return None;
        }
        let mut shelf = asked.span.map(|_| house.ads(found));
        let mut bookings = Self { legible: true, format, all: Vec::new(), lost };
        for (name, Field { value: Checked { value: raw, whole }, span }) in &sound {
            let shelf = shelf.as_mut().filter(|_| asked.names.contains(&name.value));
            let booking = booking((name, *span), raw, shelf.map(|shelf| (shelf, &mut *pictures)), found);
            match booking.filter(|_| *whole) {
                Some(booking) => bookings.all.push(booking),
                None => bookings.lost.push(name.value.clone()),
            }
        }
        Some(bookings)
    }
}

/// The bookings of several files, nearest first: each takes the place of those of its name further on.
fn joined(
    files: &[house::Bookings],
    asked: Option<Span>,
    sources: &mut Sources,
    found: &mut Findings,
) -> Option<Written> {
    let mut all: Option<Written> = None;
    for house::Bookings { file, .. } in files.iter().rev() {
        let nearer = written(file, asked, sources, found)?;
        all = Some(match all {
            None => nearer,
            Some(base) => Written { ads: replaced(base.ads, nearer.ads), ..nearer },
        });
    }
    all
}

/// Bookings with others in the place of those of their names; those that can't be used are in theirs as well.
fn replaced(base: Booked, nearer: Booked) -> Booked {
    let Named(mut sound, mut lost) = base;
    let Named(others, others_lost) = nearer;
    let gone: BTreeSet<&String> = others_lost.iter().collect();
    sound.retain(|(name, _)| !gone.contains(&name.value));
    let places: BTreeMap<String, usize> =
        sound.iter().enumerate().map(|(at, (name, _))| (name.value.clone(), at)).collect();
    let found: BTreeSet<String> = others.iter().map(|(name, _)| name.value.clone()).collect();
    lost.retain(|name| !found.contains(name));
    for one in others {
        match places.get(&one.0.value).and_then(|at| sound.get_mut(*at)) {
            Some(own) => *own = one,
            None => sound.push(one),
        }
    }
    lost.extend(others_lost);
    Named(sound, lost)
}

/// Bookings by name.
type Booked = Named<Checked<RawBooking>>;

/// The file of bookings as it is written.
pub(super) struct Written {
    format: Format,
    pub(super) ads: Booked,
    span: Span,
}

/// Reads the file of bookings, which may be asked for somewhere.
pub(super) fn written(
    file: &Located,
    asked: Option<Span>,
    sources: &mut Sources,
    found: &mut Findings,
) -> Option<Written> {
    let file = read_text(file, asked, sources, found)?;
    let text = &sources.get(file)?.text;
    let Versioned(raw) = document::<Versioned<RawBookings>>(text, file, 0, found, |_, _| Vec::new())?;
    let format = Format::of(&raw.format);
    let none = || Field { value: Named(Vec::new(), Vec::new()), span: Span { file, start: 0, end: 0 } };
    let Field { value: ads, span } = raw.ads.unwrap_or_else(none);
    Some(Written { format, ads, span })
}

/// Which bookings pages ask for, and where the first does.
struct Asked {
    names: BTreeSet<String>,
    span: Option<Span>,
}

/// A booking, if nothing is wrong with it; a file that can't be had leaves its place white. It is looked for in `files`.
fn booking(
    (name, span): (&Field<String>, Span),
    raw: &RawBooking,
    files: Option<(&mut Shelf, &mut Pictures)>,
    found: &mut Findings,
) -> Option<Booking> {
    let RawBooking { file, size, page, alt, plates, colors, dates, pages, condition, web } = raw;
    let size_span = size.as_ref().map(|size| size.span);
    let size = size.as_ref().and_then(|size| sized(size, found));
    let page = within_or("page", page, &bounds::FILE_PAGE, 1, found);
    let alt = alt.as_ref().map(|alt| alt.value.clone()).filter(|alt| is_seen(alt)).unwrap_or_default();
    let file = file.as_ref()?;
    if alt.is_empty() && files.is_some() {
        found.add(Diagnostic::warning("no-alt").form("ad").arg("ad", short(&name.value)).here(file.span));
    }
    let colors = drawn::colors(colors, Some(file), found);
    let is_pdf = file.value.to_ascii_lowercase().ends_with(PDF);
    let page = page?;
    let placed = files.and_then(|(shelf, pictures)| {
        let at = shelf.find_or_lose(&file.value, file.span, AD, found)?;
        if is_pdf {
            return Some(AdFile::Pdf(at, (page - 1) as usize));
        }
        pictures.number(at, file, alt.clone(), found).map(AdFile::Picture)
    });
    let list = |given: &Option<Field<List<String>>>| {
        given.as_ref().map(|list| list.value.0.iter().map(|one| one.value.clone()).collect::<Vec<_>>())
    };
    let days = dates.as_ref().map(|dates| dates.value.0.iter().map(|day| day.value.0).collect());
    Some(Booking {
        name: name.value.clone(),
        file_name: file.value.clone(),
        file: placed,
        alt,
        size: size?,
        plates: list(plates),
        colors,
        dates: days.unwrap_or_default(),
        pages: list(pages).unwrap_or_default(),
        condition: condition.as_ref().map(|condition| condition.value.clone()),
        web: web.as_ref().is_none_or(|web| web.value),
        file_span: file.span,
        size_span: size_span?,
        dates_span: dates.as_ref().map_or(span, |dates| dates.span),
        pages_span: pages.as_ref().map_or(span, |pages| pages.span),
    })
}

fn sized(size: &Field<RawAdSize>, found: &mut Findings) -> Option<AdSize> {
    let span = size.span;
    Some(match size.value {
        RawAdSize::Named(size) => size,
        RawAdSize::Cells(cells) => {
            within("columns", &Some(Field { value: cells.columns, span }), &bounds::COLUMNS, found)?;
            within("rows", &Some(Field { value: cells.rows, span }), &bounds::ROWS, found)?;
            AdSize::Cells(cells)
        }
        RawAdSize::Size(width, height) => {
            let given = |value| Some(Field { value, span });
            let width = within("size", &given(width), &bounds::AD, found)?;
            AdSize::Size(Size { width, height: within("size", &given(height), &bounds::AD, found)? })
        }
    })
}

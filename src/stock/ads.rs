//! The files of customers: read once, judged as they come, held against their bookings.

use std::sync::Arc;

use crate::color::{Color, Dress, InkId};
use crate::compose::Given;
use crate::diag::{CANNOT_READ, Diagnostic, Severity};
use crate::edition::{AdFile, Booking, Edition};
use crate::files::Located;
use crate::geom::{Length, Rect, Size};
use crate::id::{Along, Id, Table};
use crate::insert::{self, Insert, InsertError};
use crate::judge::{self, Judged};
use crate::page::{Composition, Inserted, Item, Page};
use crate::preflight::{Beside, Finding, LARGEST_FILE, PlacedPage, Standard};
use crate::press::{Limits, Press};
use crate::printable::short;
use crate::words::{Arg, Words};

/// What of the advertisements of an edition comes as PDF files, as far as it can be placed.
#[derive(Debug)]
pub struct Inserts(Along<Booking, Option<Ad>>);

/// A page of a customer's file.
#[derive(Debug)]
struct Ad {
    insert: Arc<Insert>,
    page: PlacedPage,
}

/// How far a file may be from the size that is booked.
const NEAR: Length = Length::tenths_of_mm(10);
/// The plates of the process, in the order of their inks.
const PROCESS: [&str; 4] = ["cyan", "magenta", "yellow", "black"];

impl Inserts {
    /// None of them: for those who ask for lines only.
    #[must_use]
    pub fn none(of: &Table<Booking>) -> Self {
        Self(of.along(|_| None))
    }

    /// Those that stand on pages; and what is wrong with them, or worth a look.
    pub(super) fn read(edition: &Edition, press: &Press) -> (Self, Vec<Diagnostic>) {
        let stands =
            |id: Id<Booking>| edition.pages().iter().any(|page| page.ads.iter().any(|one| one.ad == id));
        let mut found = Vec::new();
        let all = edition.bookings().along(|(id, booking)| {
            let Some(AdFile::Pdf(file, page)) = booking.file.as_ref().filter(|_| stands(id)) else {
                return None;
            };
            let ad = Ad::read(file, *page, booking).map_err(|one| found.push(one)).ok()?;
            found.extend(ad.held_against(booking, press, edition.paper().dress));
            Some(ad)
        });
        (Self(all), found)
    }

    /// By booking: its place among those that are inserted, and how large it is.
    pub(super) fn sizes(&self, of: &Table<Booking>) -> Along<Booking, Option<(u16, Size)>> {
        let mut next = 0;
        of.along(|(id, _)| {
            let ad = self.0[id].as_ref()?;
            next += 1;
            Some((next - 1, ad.insert.size))
        })
    }

    /// Those that are inserted, in order.
    pub(super) fn inserted(&self, of: &Table<Booking>) -> Vec<Inserted> {
        let one = |(id, booking): (Id<Booking>, &Booking)| {
            let Ad { insert, page } = self.0[id].as_ref()?;
            let (process, _) = page.plates();
            let (name, alt) = (booking.file_name.clone(), booking.alt.clone());
            Some(Inserted { name, alt, process, insert: Arc::clone(insert) })
        };
        of.entries().filter_map(one).collect()
    }

    /// The named inks of those that are inserted, in order.
    pub(super) fn inks(&self, of: &Table<Booking>) -> Vec<Vec<String>> {
        let ads = of.ids().filter_map(|id| self.0[id].as_ref());
        let inks = |ad: &Ad| ad.page.plates().1.into_iter().map(str::to_owned).collect();
        ads.map(inks).collect()
    }

    /// What preflight finds in those on some pages, where each stands first; by a standard, if they are to stand in a file of one.
    pub(super) fn judged(&self, on: &Pages<'_>, limits: &Limits, standard: Option<Standard>) -> Vec<Judged> {
        let mut found = Vec::new();
        let mut beside = Beside::of(on.composition);
        for (id, booking) in on.edition.bookings().entries() {
            let (Some(ad), Some(stand)) = (&self.0[id], on.first(id)) else { continue };
            let findings = ad.page.judge(limits, standard, &beside);
            beside.add(&ad.page);
            found.extend(findings.iter().map(|one| judged(one, booking, &stand)));
        }
        found
    }

    /// What of those on some pages can't stand in a file of a standard. What is worth a look has been told.
    pub(super) fn unfit(&self, on: &Pages<'_>, limits: &Limits, standard: Standard) -> Vec<Diagnostic> {
        let all = self.judged(on, limits, Some(standard)).into_iter().map(|judged| judged.one);
        all.filter(|one| one.severity == Severity::Error).collect()
    }
}

/// Pages of an edition, composed: all, or one by its place from 0.
pub(super) struct Pages<'a> {
    pub(super) edition: &'a Edition,
    pub(super) composition: &'a Composition,
    pub(super) page: Option<usize>,
}

/// Where an advertisement stands.
struct Stand<'a> {
    /// The place of its page, and what that is called.
    page: (usize, &'a str),
    rect: Rect,
}

impl<'a> Pages<'a> {
    /// Where an advertisement stands first.
    fn first(&self, ad: Id<Booking>) -> Option<Stand<'a>> {
        let pages = self.composition.pages.iter().enumerate();
        let mut pages = pages.filter(|(at, _)| self.page.is_none_or(|page| page == *at));
        let span = self.edition.bookings()[ad].file_span;
        pages.find_map(|(at, page)| {
            let rect = page.items.iter().find_map(|item| match item {
                Item::Insert(placed) if placed.written == Some(span) => Some(placed.rect),
                _ => None,
            });
            Some(Stand { page: (at, page.label.as_str()), rect: rect? })
        })
    }
}

impl Ad {
    fn read(file: &Located, page: usize, booking: &Booking) -> Result<Self, Diagnostic> {
        let told =
            |why: Words| about("ad-unplaceable", booking).arg("why", why).mark(booking.file_span, "file");
        let (bytes, size) = file.beginning(LARGEST_FILE).map_err(|error| {
            let one = Diagnostic::error(CANNOT_READ).arg("path", file.shown()).arg("why", &error);
            one.mark(booking.file_span, "named")
        })?;
        if size > LARGEST_FILE {
            return Err(told(InsertError::TooMuch.words()));
        }
        let bytes = Arc::new(bytes);
        // First what sees how much a file unpacks to.
        let insert = insert::read(&bytes, page).map_err(|why| told(why.words()))?;
        let judged = PlacedPage::read(&bytes, page).map_err(|why| told(why.words()))?;
        Ok(Self { insert: Arc::new(insert), page: judged })
    }

    /// What of it is not as it is booked, or as the day and the press want it.
    fn held_against(&self, booking: &Booking, press: &Press, dress: Option<Dress>) -> Vec<Diagnostic> {
        let (process, spots) = self.page.plates();
        let plates = || names(process, spots.iter().copied());
        let more = more_plates(booking, plates());
        let mourning = dress == Some(Dress::Mourning);
        let colour =
            mourning.then(|| beyond("ad-in-mourning", booking, plates(), |plate| plate == "black")).flatten();
        [more, colour, self.made_for_another(booking, press)].into_iter().flatten().collect()
    }

    /// That its file says of itself that it is made for another press condition: an error, where one is booked.
    fn made_for_another(&self, booking: &Booking, press: &Press) -> Option<Diagnostic> {
        let given = self.page.condition();
        let wanted = booking.condition.as_ref().unwrap_or(&press.identifier);
        if given == Some(wanted.as_str()) || (given.is_none() && booking.condition.is_none()) {
            return None;
        }
        let one = about("ad-condition", booking).arg("wanted", short(wanted));
        let one = match given {
            Some(given) => one.arg("given", short(given)),
            None => one.form("none"),
        };
        let severity = if booking.condition.is_some() { Severity::Error } else { Severity::Warning };
        Some(Diagnostic { severity, ..one.mark(booking.file_span, "file") })
    }
}

/// The drawn advertisements that are printed from plates that are not booked.
pub(super) fn more_plates_drawn(edition: &Edition, pages: &[Page]) -> Vec<Diagnostic> {
    let plate =
        |id: InkId| edition.inks().iter().find(|(known, _)| *known == id).map(|(_, ink)| ink.name.as_str());
    let mut found: Vec<Diagnostic> = Vec::new();
    for drawing in pages.iter().flat_map(|page| &page.drawings) {
        let booking = edition.bookings().iter().find(|booking| booking.file_span == drawing.written);
        let (mut process, mut spots) = ([false; 4], Vec::new());
        for color in &drawing.colors {
            match *color {
                Color::Process(tints) => {
                    process.iter_mut().zip(tints).for_each(|(all, tint)| *all |= tint > 0);
                }
                Color::Spot(id, tint) => {
                    spots.extend(plate(id).filter(|name| tint > 0 && !spots.contains(name)));
                }
                Color::Registration(_) => {}
            }
        }
        let told = booking.and_then(|booking| more_plates(booking, names(process, spots.into_iter())));
        found.extend(told.filter(|one| !found.contains(one)));
    }
    found
}

/// The names of plates: of the process, and of others.
fn names<'p>(process: [bool; 4], spots: impl Iterator<Item = &'p str>) -> impl Iterator<Item = &'p str> {
    let process = PROCESS.iter().zip(process).filter(|(_, used)| *used).map(|(name, _)| *name);
    process.chain(spots)
}

/// That an advertisement is printed from plates that are not booked.
fn more_plates<'p>(booking: &Booking, plates: impl Iterator<Item = &'p str>) -> Option<Diagnostic> {
    let booked = booking.plates.as_ref()?;
    beyond("ad-plates", booking, plates, |plate| booked.iter().any(|one| one == plate))
}

/// That an advertisement is printed from plates that it may not have.
fn beyond<'p>(
    code: &'static str,
    booking: &Booking,
    plates: impl Iterator<Item = &'p str>,
    may: impl Fn(&str) -> bool,
) -> Option<Diagnostic> {
    let more: Vec<&str> = plates.filter(|plate| !may(plate)).collect();
    let is_any = !more.is_empty();
    is_any.then(|| about(code, booking).arg("plates", Arg::names(more)).mark(booking.file_span, "file"))
}

/// The advertisements whose files are not as large as they are booked, by more than a millimetre.
pub(super) fn unlike(edition: &Edition, given: &Given) -> Vec<Diagnostic> {
    let is_near = |one: Length, other: Length| (one - other).abs() <= NEAR;
    let mut found: Vec<Diagnostic> = Vec::new();
    for spot in edition.pages().iter().flat_map(|page| &page.ads) {
        let booking = &edition.bookings()[spot.ad];
        let Some(size) = given.ad((spot.ad, booking), edition, spot.size) else { continue };
        if !is_near(size.width, spot.size.width) || !is_near(size.height, spot.size.height) {
            let one = about("ad-size", booking).arg("given", size.in_mm()).arg("booked", spot.size.in_mm());
            let one = one.mark(booking.file_span, "file").mark(booking.size_span, "size");
            // One that stands on two pages is wrong once.
            if !found.contains(&one) {
                found.push(one);
            }
        }
    }
    found
}

fn about(code: &'static str, booking: &Booking) -> Diagnostic {
    Diagnostic::error(code).arg("ad", short(&booking.name)).arg("file", short(&booking.file_name))
}

/// What preflight finds in a customer's file, told of its booking, and of where that is on the page of the edition.
fn judged(finding: &Finding, booking: &Booking, stand: &Stand<'_>) -> Judged {
    let Stand { page: (page, label), rect: ad } = *stand;
    let on_page = |rect: &Rect| Rect { x: ad.x + rect.x, y: ad.y + rect.y, ..*rect };
    let mut places: Vec<Rect> = finding.places.iter().map(on_page).collect();
    if places.is_empty() {
        places.push(ad);
    }
    let one = judge::told(finding, Some(label), places.first().copied());
    let one = one.at(booking.file_span, Words::part("finding", "this-ad").arg("ad", short(&booking.name)));
    Judged { one, page: Some(page), places }
}

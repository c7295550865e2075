//! The files of customers: read once, judged as they come, held against their bookings.

use std::sync::Arc;

use crate::compose::Given;
use crate::diag::{CANNOT_READ, Diagnostic, Severity};
use crate::edition::{AdFile, Booking, Edition};
use crate::files::Located;
use crate::geom::{Length, Size};
use crate::id::{Along, Id, Table};
use crate::insert::{self, Insert, InsertError};
use crate::page::Inserted;
use crate::preflight::{Finding, LARGEST_FILE, PlacedPage, Standard};
use crate::press::{Level, Limits, Press};
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
            found.extend(ad.told(booking, &press.limits));
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

    /// What of them can't stand in a file of a standard: of all, or of those on a page, by its place from 0.
    pub(super) fn unfit(
        &self,
        (edition, page): (&Edition, Option<usize>),
        limits: &Limits,
        standard: Standard,
    ) -> Vec<Diagnostic> {
        let pages =
            || edition.pages().iter().enumerate().filter(|(at, _)| page.is_none_or(|page| page == *at));
        let stands = |id: Id<Booking>| pages().any(|(_, page)| page.ads.iter().any(|one| one.ad == id));
        let mut found = Vec::new();
        for (id, booking) in edition.bookings().entries().filter(|(id, _)| stands(*id)) {
            let Some(ad) = &self.0[id] else { continue };
            // What is worth a look has been told.
            let judged = ad.page.judge(limits, Some(standard));
            let errors = judged.iter().filter(|one| one.severity == Level::Error);
            found.extend(errors.map(|one| diagnostic(one, booking)));
        }
        found
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

    /// What is told of it: by preflight, and by what is booked.
    fn told(&self, booking: &Booking, limits: &Limits) -> Vec<Diagnostic> {
        let findings = self.page.judge(limits, None);
        let mut found: Vec<Diagnostic> = findings.iter().map(|one| diagnostic(one, booking)).collect();
        found.extend(self.more_plates(booking));
        found
    }

    /// That it is printed from a plate that is not booked.
    fn more_plates(&self, booking: &Booking) -> Option<Diagnostic> {
        let booked = booking.plates.as_ref()?;
        let (process, spots) = self.page.plates();
        let process = PROCESS.iter().zip(process).filter(|(_, used)| *used).map(|(name, _)| *name);
        let more: Vec<&str> =
            process.chain(spots).filter(|plate| !booked.iter().any(|one| one == plate)).collect();
        if more.is_empty() {
            return None;
        }
        let one = about("ad-plates", booking).arg("plates", Arg::names(more));
        Some(one.mark(booking.file_span, "file"))
    }
}

/// The advertisements whose files are not as large as they are booked, by more than a millimetre.
pub(super) fn unlike(edition: &Edition, given: &Given) -> Vec<Diagnostic> {
    let is_near = |one: Length, other: Length| (one - other).abs() <= NEAR;
    let mut found: Vec<Diagnostic> = Vec::new();
    for spot in edition.pages().iter().flat_map(|page| &page.ads) {
        let booking = &edition.bookings()[spot.ad];
        let Some(size) = given.ad((spot.ad, booking), spot.size) else { continue };
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

/// What preflight finds in a customer's file, told of its booking.
fn diagnostic(finding: &Finding, booking: &Booking) -> Diagnostic {
    let severity = if finding.severity == Level::Error { Severity::Error } else { Severity::Warning };
    let one = Diagnostic { severity, ..Diagnostic::of(finding.words.clone()) };
    one.at(booking.file_span, Words::part("finding", "this-ad").arg("ad", short(&booking.name)))
}

//! Which advertisements of an edition stand in that of another day.

use std::collections::BTreeSet;

use super::place::AdDraft;
use super::read::{FILE, Written, written};
use crate::calendar::{self, Date};
use crate::diag::{Diagnostic, Sources, Span};
use crate::edition::raw::{RawAd, RawBooking};
use crate::printable::short;
use crate::reading::files::unsafe_name;
use crate::reading::findings::{Field, Findings};
use crate::reading::house::{self, Origin};
use crate::reading::read::{Checked, List};
use crate::reading::table::Named;

/// The bookings that an edition finds, as they are written.
#[derive(Debug, Default)]
pub(in crate::edition) struct Running {
    all: Vec<(String, RawBooking)>,
    /// They are in the folder of the edition, and not its house's.
    is_own: bool,
}

impl Running {
    /// Reads them, if there are any.
    pub(in crate::edition) fn read(origin: &Origin, sources: &mut Sources, found: &mut Findings) -> Self {
        let read = house::bookings(origin, found).and_then(|house::Bookings { file, is_own }| {
            let Written { ads: Named(ads, _), .. } = written(&file, None, sources, found)?;
            let all =
                ads.into_iter().map(|(name, Field { value: Checked { value, .. }, .. })| (name.value, value));
            Some(Self { all: all.collect(), is_own })
        });
        read.unwrap_or_default()
    }

    /// What is left of the advertisements of a page on a day, in the place of their list; nothing, where all are. Of each that
    /// is left out it is told.
    pub(in crate::edition) fn left(
        &self,
        Field { value: List(ads), span }: &Field<List<RawAd>>,
        day: Date,
        text: &str,
        found: &mut Findings,
    ) -> Option<(Span, String)> {
        // Tables below headers of their own can't be told from what follows; what is wrong with them the next edition says.
        text.get(span.range()).filter(|list| list.starts_with('['))?;
        let has_ended =
            |ad: &&Field<RawAd>| AdDraft::of(ad).is_some_and(|one| self.has_ended(&one.ad.value, day));
        let (ended, left): (Vec<_>, Vec<_>) = ads.iter().partition(has_ended);
        for ad in ended.iter().filter_map(|ad| AdDraft::of(ad)) {
            let one = Diagnostic::warning("ad-ended").arg("ad", short(&ad.ad.value));
            found.add(one.arg("date", calendar::shown(day)).here(ad.ad.span));
        }
        let left: Vec<&str> = left.iter().filter_map(|ad| text.get(ad.span.range())).collect();
        (!ended.is_empty()).then(|| (*span, format!("[{}]", left.join(", "))))
    }

    /// Whether one is booked for other days.
    fn has_ended(&self, name: &str, day: Date) -> bool {
        let mut of_name = self.all.iter().filter(|(own, _)| own == name);
        of_name.any(|(_, booking)| days(booking).is_some_and(|mut days| !days.any(|one| one == day)))
    }

    /// The files of the edition's own folder that editions of a day and of later ones need.
    pub(in crate::edition) fn files(&self, day: Date) -> Vec<String> {
        if !self.is_own {
            return Vec::new();
        }
        let runs = |booking: &RawBooking| days(booking).is_none_or(|mut days| days.any(|one| one >= day));
        let running = self.all.iter().filter(|(_, booking)| runs(booking));
        let files = running.filter_map(|(_, booking)| booking.file.as_ref().map(|file| file.value.clone()));
        let files: BTreeSet<String> = files.filter(|name| unsafe_name(name).is_none()).collect();
        [FILE.to_owned()].into_iter().chain(files).collect()
    }
}

/// The days on which it stands in the paper, if it says on which.
fn days(booking: &RawBooking) -> Option<impl Iterator<Item = Date>> {
    Some(booking.dates.as_ref()?.value.0.iter().map(|day| day.value.0))
}

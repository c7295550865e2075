//! Whether data are of the day: yesterday's weather must not go to press as today's.

use super::datum::{Datum, ROWS, What};
use super::template::{DATE, Template};
use crate::calendar::{self, Date};
use crate::diag::{Diagnostic, FileId, Span};
use crate::printable::short;
use crate::reading::findings::Findings;

/// Tells of data whose day is not that of an edition, if that is known, or is not known themselves. Rows are told by the first that
/// is wrong.
pub(super) fn judge(
    template: &Template,
    (data, file): (&Datum, FileId),
    edition: Option<Date>,
    found: &mut Findings,
) -> bool {
    let wrong = days(template, (data, file))
        .into_iter()
        .find_map(|(own, place)| of_one(own, place, template, edition));
    let is_right = wrong.is_none();
    if let Some(one) = wrong {
        found.add(one);
    }
    is_right
}

/// Data with the day that they are of: what `{date}` prints, whatever it is called in their file.
pub(super) fn with_day(template: &Template, data: (&Datum, FileId)) -> Datum {
    let first = days(template, data)
        .into_iter()
        .find_map(|(own, _)| own.and_then(|own| Some((own.day()?, own.span))));
    let mut data = data.0.clone();
    if let (What::Table(all), Some((day, span))) = (&mut data.what, first)
        && all.get(DATE).is_none_or(|own| own.day() == Some(day))
    {
        all.insert(DATE.into(), Datum { what: What::Day(day), span });
    }
    data
}

/// What says of which day data are, and the places where it should: of rows, in each.
fn days<'d>(template: &Template, (data, file): (&'d Datum, FileId)) -> Vec<(Option<&'d Datum>, Span)> {
    if let Some(rows) = data.get(ROWS).and_then(Datum::list).filter(|_| template.is_csv()) {
        return rows.iter().map(|row| (row.get(&template.dated_by.value), row.span)).collect();
    }
    let own = template.dated_by.value.split('.').try_fold(data, Datum::get);
    vec![(own, Span::new(file, 0..0))]
}

fn of_one(
    own: Option<&Datum>,
    place: Span,
    template: &Template,
    edition: Option<Date>,
) -> Option<Diagnostic> {
    let feed = short(&template.feed.value);
    let Some(own) = own else {
        let one =
            Diagnostic::error("feed-undated").arg("feed", feed).arg("date", short(&template.dated_by.value));
        return Some(one.here(place).mark(template.dated_by.span, "asked"));
    };
    let Some(day) = own.day() else {
        let one = Diagnostic::error("feed-undated").form("unread").arg("feed", feed);
        let one = one.arg("date", short(&template.dated_by.value)).here(own.span);
        return Some(one.mark(template.dated_by.span, "asked").mend_by("help-unread"));
    };
    let edition = edition?;
    let mut last = Some(day);
    for _ in 0..=template.age {
        if last == Some(edition) {
            return None;
        }
        last = last.and_then(calendar::next);
    }
    let one = Diagnostic::error("feed-stale").arg("feed", feed).arg("date", calendar::shown(day));
    let one = one.arg("edition", calendar::shown(edition)).arg("age", template.age).here(own.span);
    Some(if day > edition { one.form("future").mend_by("help-future") } else { one.mend_by("help") })
}

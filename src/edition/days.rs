//! The lunar date (农历) and the weekday that a paper gives, compared with the day; a lunar date that it does not give is
//! computed.

use crate::calendar::{Date, Lunar, Reading, Wrong, read_lunar, weekday_like};
use crate::diag::{Diagnostic, Span};
use crate::edition::raw::FieldText;
use crate::printable::{is_seen, short};
use crate::reading::findings::{Field, Findings, Given};
use crate::reading::suggest::quoted;

/// The lunar date that furniture shows: as it is written, else that of the day; nothing, where nobody knows it.
///
/// One that the calendar has otherwise is an error: it stands in the masthead and goes to print. One that can't be read
/// is only told, since it may be right.
pub(super) fn lunar(given: &Given<String>, date: Date, found: &mut Findings) -> String {
    let Some(written) = given else {
        return Lunar::of(date).map_or_else(String::new, |lunar| lunar.to_string());
    };
    if let Some(lunar) = Lunar::of(date).filter(|_| is_seen(&written.value)) {
        match read_lunar(&written.value, lunar) {
            Reading::Right => {}
            Reading::Wrong(Wrong { mended }) => {
                let one = told(Diagnostic::error("wrong-lunar"), &written.value, lunar, written.span);
                found.add(one.replace(written.span, quoted(&mended)));
            }
            Reading::Unread => {
                let one = Diagnostic::warning("wrong-lunar").form("unread").mend_by("help-unread");
                found.add(told(one, &written.value, lunar, written.span));
            }
        }
    }
    written.value.clone()
}

/// Tells of a field that is a weekday and nothing more, and not that of the day: it was left there from another day.
pub(super) fn weekday(field: &Field<FieldText>, date: Date, found: &mut Findings) {
    let FieldText::Text(text) = &field.value else { return };
    let Some(right) = weekday_like(text, date).filter(|right| right != text.trim()) else { return };
    let one = Diagnostic::warning("wrong-weekday").arg("given", text.trim()).arg("right", right.as_str());
    found.add(one.here(field.span).replace(field.span, quoted(&right)));
}

fn told(one: Diagnostic, written: &str, lunar: Lunar, span: Span) -> Diagnostic {
    one.arg("given", short(written)).arg("right", lunar.to_string()).here(span)
}

//! What a layout says of serials (连载), as it is written.

use super::raw::RawSerials;
use super::serial::{PART, PartFigures, SerialAt, Serials, TITLE};
use crate::diag::Diagnostic;
use crate::printable::short;
use crate::reading::findings::{Field, Findings, Given};
use crate::reading::read::Checked;

/// Signs of placeholders, none of which but title and part is known.
const BRACES: [char; 2] = ['{', '}'];

/// How serials are called in a layout; nothing, where that is wrong, which has been told.
pub(super) fn serials(raw: Option<&Field<Checked<RawSerials>>>, found: &mut Findings) -> Option<Serials> {
    let usual = Serials::default();
    let Some(Field { value: Checked { value: raw, whole }, .. }) = raw else { return Some(usual) };
    let form = form(&raw.form, usual.form, found);
    let text =
        |given: &Given<String>, usual: String| given.as_ref().map_or(usual, |given| given.value.clone());
    let serials = Serials {
        form: form?,
        han: raw.figures.as_ref().is_some_and(|word| word.value.0 == PartFigures::Han),
        below: raw.at.as_ref().is_some_and(|word| word.value.0 == SerialAt::Below),
        continued: text(&raw.continued, usual.continued),
        ended: text(&raw.ended, usual.ended),
    };
    whole.then_some(serials)
}

/// A form that says title and part, each once, and nothing else between braces.
fn form(given: &Given<String>, usual: String, found: &mut Findings) -> Option<String> {
    let Some(Field { value, span }) = given else { return Some(usual) };
    let once = |placeholder| value.matches(placeholder).count() == 1;
    let rest = value.replace(TITLE, "").replace(PART, "");
    if once(TITLE) && once(PART) && !rest.contains(BRACES) {
        return Some(value.clone());
    }
    found.add(Diagnostic::error("serial-form").arg("text", short(value)).here(*span));
    None
}

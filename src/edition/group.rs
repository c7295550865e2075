//! 组图: a group of prints over one caption, as it is written.

use crate::diag::{Diagnostic, Span};
use crate::edition::raw::RawPicture;
use crate::reading::bounds::out_of_range;
use crate::reading::findings::{Field, Findings, Given};
use crate::reading::read::{Checked, List};
use crate::words::Words;

/// The most prints of a group: of more none is seen.
pub(super) const MOST: usize = 12;
/// One alone is no group.
const LEAST: usize = 2;

/// Checks that a picture is one file or a group of several, and says of it what can be said of that.
pub(super) fn check(raw: &Field<Checked<RawPicture>>, found: &mut Findings) {
    let one = &raw.value.value;
    let Some(files) = &one.files else {
        let alone = [place("across", &one.across), place("numbered", &one.numbered)];
        alone.into_iter().flatten().for_each(|(key, span)| {
            found.add(Diagnostic::error("picture-group").form("alone").arg("key", key).here(span));
        });
        if one.file.is_none() && raw.value.whole {
            found.add(
                Diagnostic::error("picture-group")
                    .form("nothing")
                    .mark(raw.span, "nothing-here")
                    .mend_by("help-nothing"),
            );
        }
        return;
    };
    let of_one = [
        place("file", &one.file),
        place("alt", &one.alt),
        place("focus", &one.focus),
        place("colors", &one.colors),
    ];
    of_one.into_iter().flatten().for_each(|(key, span)| {
        let told = Diagnostic::error("picture-group").form("beside").arg("key", key).here(span);
        found.add(told.mark(files.span, "files").mend_by("help-beside"));
    });
    let Field { value: List(prints), span } = files;
    if !(LEAST..=MOST).contains(&prints.len()) {
        let told = Diagnostic::error("picture-group").form("count").arg("count", prints.len());
        found
            .add(told.arg("range", Words::span(LEAST, MOST)).mark(*span, "count-here").mend_by("help-count"));
        return;
    }
    let most = prints.len() as i64;
    if let Some(across) = one.across.as_ref().filter(|across| !(1..=most).contains(&across.value)) {
        out_of_range("across", &across.value, across.span, Words::span(1, most), found);
    }
}

/// Where a key is given.
fn place<T>(key: &'static str, given: &Given<T>) -> Option<(&'static str, Span)> {
    given.as_ref().map(|given| (key, given.span))
}

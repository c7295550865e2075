//! Which layers of a file are switched off (ISO 32000-1, 8.11.4).

use std::collections::BTreeSet;

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, MaybeRef, Name, ObjRef, Object as Found};

/// An object of a file: its number and its generation.
pub(super) type Number = (u32, i32);

/// What an object is called in its file.
pub(super) const fn number(of: ObjRef) -> Number {
    (of.obj_number, of.gen_number)
}

/// The layers that are not seen where the file is opened.
pub(super) struct Hidden {
    /// All are, but for those that are named.
    all: bool,
    named: BTreeSet<Number>,
}

impl Hidden {
    /// By the default configuration, which files for the press have alone (ISO 15930-7).
    pub(super) fn of(pdf: &Pdf) -> Self {
        let catalog = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id());
        let layers = catalog.and_then(|catalog| catalog.get::<Dict<'_>>("OCProperties"));
        let default = layers.and_then(|layers| layers.get::<Dict<'_>>("D")).unwrap_or_default();
        let all = default.get::<Name<'_>>("BaseState").is_some_and(|state| state.as_ref() == b"OFF");
        let key = if all { "ON" } else { "OFF" };
        let named = default
            .get::<Array<'_>>(key)
            .map(|groups| groups.raw_iter().filter_map(|one| group(&one)).collect());
        Self { all, named: named.unwrap_or_default() }
    }

    pub(super) fn has(&self, layer: Number) -> bool {
        self.all != self.named.contains(&layer)
    }
}

fn group(one: &MaybeRef<Found<'_>>) -> Option<Number> {
    one.as_obj_ref().map(number)
}

//! Drawings that stand as pictures: read once, each of their colours in an ink.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::PictureRef;
use super::raw::RawColors;
use super::story::DrawnColor;
use crate::artwork::{self, Figure, FontFile, Lettering, rgb};
use crate::diag::{Diagnostic, Sources};
use crate::files::Located;
use crate::font::Face;
use crate::id::Table;
use crate::layout::loading::undrawn;
use crate::layout::{Layout, no_color};
use crate::printable::short;
use crate::reading::files::read_drawing;
use crate::reading::findings::{Field, Findings, Given};
use crate::reading::house::is_drawn;

/// A face, for those who ask for the bytes of its file.
struct Held(Arc<Face>);

impl AsRef<[u8]> for Held {
    fn as_ref(&self) -> &[u8] {
        self.0.bytes()
    }
}

impl FontFile for Held {
    fn has(&self, letter: char) -> bool {
        self.0.has(letter)
    }
}

/// Reads what the drawings among the pictures draw, each file once; of one that can't be had the place stays white.
pub(super) fn read(
    among: &mut Table<PictureRef>,
    faces: &[Arc<Face>],
    sources: &mut Sources,
    found: &mut Findings,
) {
    if !among.iter().any(PictureRef::is_drawn) {
        return;
    }
    let lettering =
        Lettering::of(faces.iter().map(|face| Arc::new(Held(Arc::clone(face))) as Arc<dyn FontFile>));
    let mut known: BTreeMap<Located, Option<Arc<Figure>>> = BTreeMap::new();
    for one in among.iter_mut().filter(|one| one.is_drawn()) {
        let named = Field { value: one.name.clone(), span: one.span };
        let figure = known.entry(one.file.clone()).or_insert_with(|| {
            let id = read_drawing(&one.file, Some(one.span), sources, found)?;
            let figure = artwork::figure(&sources.get(id)?.text, &lettering);
            for fault in figure.as_ref().err().into_iter().flatten() {
                found.add(undrawn(fault.clone(), id, &named));
            }
            figure.ok().map(Arc::new)
        });
        one.figure.clone_from(figure);
    }
}

/// The colours that are named of a file.
pub(super) fn colors(
    given: &Given<RawColors>,
    file: Option<&Field<String>>,
    found: &mut Findings,
) -> Vec<DrawnColor> {
    let Some(Field { value: all, span }) = given else { return Vec::new() };
    if let Some(file) = file.filter(|file| !is_drawn(&file.value)) {
        let one = Diagnostic::error("artwork-color").form("picture").arg("artwork", short(&file.value));
        let one = one.arg("key", "colors").here(*span).mark(file.span, "named");
        found.add(one.mend_by("help-picture"));
        return Vec::new();
    }
    let color = |(key, name): &(Field<String>, Field<String>)| {
        let Some(drawn) = rgb(&key.value) else {
            found.add(no_color(&key.value, key.span));
            return None;
        };
        Some(DrawnColor { drawn, name: name.clone() })
    };
    all.0.iter().filter_map(color).collect()
}

/// Tells of colours that a layout has not.
pub(super) fn unknown(colors: &[DrawnColor], layout: &Layout, found: &mut Findings) {
    for one in colors.iter().filter_map(|color| layout.colors.unknown(&color.name)) {
        found.add(one);
    }
}

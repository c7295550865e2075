//! Pages of the file: their boxes and resources; and pages as forms on sheets.

use pdf_writer::writers::Resources;
use pdf_writer::{Chunk, Filter, Finish, Name, Pdf, Rect, Ref};

use super::content::{self, Drawn};
use super::inserts;
use super::numbers::{Numbers, Single};
use super::profile::Colors;
use super::sheets;
use crate::geom::{Length, Size};
use crate::impose::Sheet;
use crate::page::Page;

/// The boxes of a page or a sheet (ISO 32000-1, 14.11.2): media ⊇ bleed ⊇ trim.
pub(super) struct Boxes {
    trim: Size,
    bleed: Length,
    slug: Length,
}

/// A page of the file: a page of the edition, or a sheet with several as forms.
pub(super) struct Leaf<'a> {
    pub(super) boxes: Boxes,
    pub(super) drawn: &'a Drawn,
    /// The pages that stand on it as forms.
    pub(super) forms: Vec<usize>,
    /// Parts of stories are marked on it.
    pub(super) tagged: bool,
}

impl Boxes {
    pub(super) const fn of_page(page: &Page) -> Self {
        Self { trim: page.trim, bleed: page.bleed, slug: page.slug }
    }

    pub(super) const fn of_sheet(sheet: &Sheet) -> Self {
        Self { trim: sheet.trim, bleed: sheet.bleed, slug: sheet.slug }
    }

    /// From a margin inside the media to the other side.
    fn inside(&self, margin: Length) -> Rect {
        let outer = self.bleed + self.slug;
        let pt = |length: Length| length.to_pt() as f32;
        let side = |trim: Length| pt(trim + outer * 2 - margin);
        Rect::new(pt(margin), pt(margin), side(self.trim.width), side(self.trim.height))
    }
}

/// Writes a page of the file and its content.
pub(super) fn write(pdf: &mut Pdf, leaf: &Leaf, numbers: &Numbers, (index, colors): (usize, Colors)) {
    let Leaf { boxes, drawn, forms, tagged } = leaf;
    let mut dict = pdf.page(numbers.page(index));
    dict.parent(Single::PageTree.id());
    dict.media_box(boxes.inside(Length::ZERO));
    dict.bleed_box(boxes.inside(boxes.slug));
    dict.trim_box(boxes.inside(boxes.slug + boxes.bleed));
    dict.contents(numbers.content(index));
    if *tagged {
        dict.struct_parents(index as i32);
    }
    resources(&mut dict.resources(), drawn, numbers, colors, forms);
    dict.finish();
    pdf.stream(numbers.content(index), &drawn.stream).filter(Filter::FlateDecode);
}

/// Writes a page as a form, for sheets to place.
pub(super) fn write_form(
    chunk: &mut Chunk,
    page: &Page,
    drawn: &Drawn,
    numbers: &Numbers,
    (index, colors): (usize, Colors),
) {
    let boxes = Boxes::of_page(page);
    let mut form = chunk.form_xobject(numbers.form(index), &drawn.stream);
    form.filter(Filter::FlateDecode);
    form.bbox(boxes.inside(page.slug));
    resources(&mut form.resources(), drawn, numbers, colors, &[]);
}

/// Names what a content stream uses, and nothing else.
fn resources(resources: &mut Resources, drawn: &Drawn, numbers: &Numbers, colors: Colors, forms: &[usize]) {
    if !drawn.faces.is_empty() {
        let mut fonts = resources.fonts();
        for (place, upright) in &drawn.faces {
            let refs = numbers.font(usize::from(*place));
            let name = content::face_name(*place, *upright);
            fonts.pair(Name(name.as_bytes()), if *upright { refs.upright } else { refs.font });
        }
    }
    let states = [Single::Knockout, Single::Overprint].into_iter().zip(content::OVERPRINTS);
    let veil = ((Single::Veil, content::VEIL), drawn.veil);
    let states = states.zip(drawn.overprints).chain([veil]).filter(|(_, used)| *used);
    let fresh = (!drawn.inserts.is_empty()).then(|| (numbers.fresh(), inserts::FRESH));
    let states: Vec<_> = states.map(|((single, name), _)| (single.id(), name)).chain(fresh).collect();
    if !states.is_empty() {
        let mut dict = resources.ext_g_states();
        for (id, name) in states {
            dict.pair(Name(name), id);
        }
    }
    let mut spaces: Vec<(Vec<u8>, Ref)> = drawn
        .inks
        .iter()
        .map(|ink| (content::ink_name(*ink).into_bytes(), numbers.ink(usize::from(*ink))))
        .collect();
    spaces.extend(drawn.registration.then(|| (content::ALL.to_vec(), Single::Space.id())));
    spaces.extend((colors == Colors::Screen).then(|| (content::SCREEN.to_vec(), Single::Space.id())));
    if !spaces.is_empty() {
        let mut dict = resources.color_spaces();
        for (name, id) in &spaces {
            dict.insert(Name(name)).primitive(*id);
        }
    }
    let pictures =
        drawn.pictures.iter().map(|one| (content::picture_name(*one), numbers.picture(usize::from(*one))));
    let inserts = drawn.inserts.iter().map(|one| (inserts::name(*one), numbers.insert(usize::from(*one), 0)));
    let forms = forms.iter().map(|page| (sheets::form_name(*page), numbers.form(*page)));
    let objects: Vec<(String, Ref)> = pictures.chain(inserts).chain(forms).collect();
    if !objects.is_empty() {
        let mut dict = resources.x_objects();
        for (name, id) in &objects {
            dict.pair(Name(name.as_bytes()), *id);
        }
    }
}

//! The file: objects in a fixed order, each numbered before it is made.

use std::sync::Arc;

use pdf_writer::types::{OutputIntentSubtype, OverprintMode};
use pdf_writer::writers::PageLabel;
use pdf_writer::{Finish, Pdf, Settings, TextStr};

use super::content::Drawn;
use super::ids::Ids;
use super::image::Image;
use super::labels::Labels;
use super::limits::{LARGEST_FILE, MOST_SAMPLES};
use super::metadata::Statement;
use super::numbers::{Counts, Numbers, Single};
use super::options::Options;
use super::pages::{Boxes, Leaf};
use super::profile::{Colors, Rules};
use super::program::Program;
use super::spliced::Streams;
use super::structure::{self, Structure};
use super::usage::Faces;
use super::{PdfError, inks, inserts, intent, pages, xref};
use crate::impose::Sheet;
use crate::page::{Composition, Plates};
use crate::spool::Pieces;

/// What was made in parallel.
pub(super) struct Parts<'a> {
    pub(super) faces: &'a Faces,
    pub(super) plates: &'a Plates<'a>,
    /// By the faces' places.
    pub(super) programs: &'a [Arc<Program>],
    /// The profile of the press or of the screen, compressed.
    pub(super) icc: &'a [u8],
    /// By page.
    pub(super) contents: &'a [Drawn],
    /// By picture.
    pub(super) images: &'a [Option<Image>],
    /// Where pages stand on sheets: their sides, and what is drawn on each.
    pub(super) sheets: &'a [(&'a Sheet, Drawn)],
}

/// Joins the parts into a file.
pub(super) fn assemble(
    composition: &Composition,
    options: &Options,
    parts: &Parts,
) -> Result<Pieces, PdfError> {
    let size = check_size(parts)?;
    let rules = options.profile.rules();
    let imposed = !parts.sheets.is_empty();
    let labels = if imposed { Vec::new() } else { Labels::of(&composition.pages) };
    let structure = (rules.tagged && !imposed).then(|| Structure::of(parts.contents));
    let in_file = if imposed { parts.sheets.len() } else { composition.pages.len() };
    let numbers = Numbers::of(Counts {
        fonts: parts.programs.len(),
        inks: parts.plates.inks.len(),
        pictures: parts.images.len(),
        inserts: composition.inserts.iter().map(|one| one.insert.objects.len()).collect(),
        forms: if imposed { composition.pages.len() } else { 0 },
        pages: in_file,
        labels: labels.len(),
        structure: structure.as_ref().map_or(0, Structure::objects),
    });
    let accessible = structure.is_some() && structure::accessible(composition);
    let statement = Statement::of(&composition.about, options, accessible);

    let mut streams = Streams::default();
    let mut pdf = Pdf::with_settings_and_capacity(Settings { pretty: false }, size);
    pdf.set_version(rules.version.0, rules.version.1);
    write_catalog(&mut pdf, composition, (&labels, structure.is_some()), options, &numbers);
    statement.write_info(&mut pdf, Single::Info.id());
    write_colors(&mut pdf, rules, parts, &numbers);
    for (index, (program, used)) in parts.programs.iter().zip(&parts.faces.used).enumerate() {
        program.write(&mut pdf, used, &numbers.font(index));
    }
    for (index, image) in parts.images.iter().enumerate() {
        if let Some(image) = image {
            image.write(&mut pdf, &mut streams, numbers.picture(index), Single::Space.id());
        }
    }
    inserts::write(&mut pdf, &mut streams, composition, &numbers);
    let kids = (0..in_file).map(|page| numbers.page(page));
    pdf.pages(Single::PageTree.id()).kids(kids).count(in_file as i32);
    write_pages(&mut pdf, composition, (rules, structure.is_some()), parts, &numbers);
    if let Some(structure) = &structure {
        structure.write(&mut pdf, &numbers, composition);
    }
    // Both parts of the identifier: the edition, and this state of it (ISO 32000-1, 14.4). The packet says them,
    // too, so that it comes after everything that they are made from.
    let ids = Ids::of(&composition.about, &streams.parts(pdf.as_bytes()));
    let ids = ids.map_err(|error| PdfError::Spool((&error).into()))?;
    pdf.set_file_id((ids.document.to_vec(), ids.instance.to_vec()));
    pdf.metadata(Single::Metadata.id(), statement.xmp(&ids).as_bytes());
    let (objects, end) = xref::end(pdf, &streams, &ids, rules.xref, numbers.xref());
    let file = streams.pieces(objects, end);
    // What it would be was estimated, before anything was made.
    if file.long() > LARGEST_FILE { Err(PdfError::TooLarge) } else { Ok(file) }
}

/// What of the file is held until it is written, about. All of it has at most [`LARGEST_FILE`], and its pictures [`MOST_SAMPLES`].
fn check_size(parts: &Parts) -> Result<usize, PdfError> {
    let drawn = parts.contents.iter().chain(parts.sheets.iter().map(|(_, drawn)| drawn));
    let streams = parts.programs.iter().map(|program| program.size()).sum::<usize>()
        + drawn.map(|drawn| drawn.stream.len() + drawn.parts.len() * 256 + 512).sum::<usize>()
        + parts.images.iter().flatten().count() * 512
        + parts.icc.len();
    let widths: usize = parts.faces.used.iter().map(|used| used.widths.len() * 8 + 2048).sum();
    let held = streams + widths + 8192;
    if has_room(held as u64, parts.images) { Ok(held) } else { Err(PdfError::TooLarge) }
}

/// Whether a file of so many bytes beside its pictures is one that is written.
fn has_room(held: u64, images: &[Option<Image>]) -> bool {
    let pictures = || images.iter().flatten();
    let packed = pictures().map(|image| image.bytes.len() as u64).sum::<u64>();
    let samples = pictures().map(Image::samples).sum::<u64>();
    held + packed <= LARGEST_FILE && samples <= MOST_SAMPLES
}

fn write_catalog(
    pdf: &mut Pdf,
    composition: &Composition,
    (labels, tagged): (&[Labels], bool),
    options: &Options,
    numbers: &Numbers,
) {
    let rules = options.profile.rules();
    let mut catalog = pdf.catalog(Single::Catalog.id());
    catalog.pages(Single::PageTree.id());
    catalog.metadata(Single::Metadata.id());
    catalog.lang(TextStr(composition.language));
    catalog.viewer_preferences().display_doc_title(true);
    if tagged {
        Structure::write_catalog(&mut catalog, numbers);
    }
    // Two standards, one press: both intents name the same profile object (ISO 19005-2, 6.2.3).
    let intents = [
        rules.pdfx.is_some().then_some(OutputIntentSubtype::PDFX),
        rules.pdfa.then_some(OutputIntentSubtype::PDFA),
    ];
    if intents.iter().any(Option::is_some) {
        let mut array = catalog.output_intents();
        for subtype in intents.into_iter().flatten() {
            intent::write(array.push(), subtype, &options.condition, Single::Profile.id());
        }
    }
    if !labels.is_empty() {
        let mut tree = catalog.page_labels();
        let mut entries = tree.nums();
        for (index, labels) in labels.iter().enumerate() {
            entries.insert(labels.from as i32, numbers.label(index));
        }
    }
    inserts::write_layers(&mut catalog, composition, numbers);
    catalog.finish();
    for (index, labels) in labels.iter().enumerate() {
        labels.write(&mut pdf.indirect(numbers.label(index)).start::<PageLabel>());
    }
}

/// The profile, the colour spaces and the graphics states that pages use.
fn write_colors(pdf: &mut Pdf, rules: &Rules, parts: &Parts, numbers: &Numbers) {
    let drawn = || parts.contents.iter().chain(parts.sheets.iter().map(|(_, drawn)| drawn));
    if rules.colors == Colors::Screen {
        intent::write_profile(pdf, Single::Profile.id(), parts.icc, 3);
        pdf.color_space(Single::Space.id()).icc_based(Single::Profile.id());
        if drawn().any(|drawn| drawn.veil) {
            pdf.ext_graphics(Single::Veil.id()).non_stroking_alpha(0.2);
        }
        return;
    }
    intent::write_profile(pdf, Single::Profile.id(), parts.icc, 4);
    if drawn().any(|drawn| drawn.registration) {
        inks::write_all(pdf, Single::Space.id());
    }
    for (index, ink) in parts.plates.inks.iter().enumerate() {
        if drawn().any(|drawn| drawn.inks.iter().any(|used| usize::from(*used) == index)) {
            inks::write(pdf, numbers.ink(index), ink);
        }
    }
    // `OP` for strokes, `op` for the rest (since PDF 1.3), and mode 1, in which an ink of 0 % leaves what lies
    // under it as it is (8.6.7).
    if drawn().any(|drawn| drawn.overprints[1]) {
        pdf.ext_graphics(Single::Overprint.id())
            .overprint(true)
            .overprint_fill(true)
            .overprint_mode(OverprintMode::IgnoreZeroChannel);
    }
    if drawn().any(|drawn| drawn.overprints[0]) {
        pdf.ext_graphics(Single::Knockout.id()).overprint(false).overprint_fill(false);
    }
}

/// The pages; or the sheets, with the pages as forms on them.
fn write_pages(
    pdf: &mut Pdf,
    composition: &Composition,
    (rules, tagged): (&Rules, bool),
    parts: &Parts,
    numbers: &Numbers,
) {
    let drawn = composition.pages.iter().zip(parts.contents).enumerate();
    if parts.sheets.is_empty() {
        for (index, (page, drawn)) in drawn {
            let leaf = Leaf { boxes: Boxes::of_page(page), drawn, forms: Vec::new(), tagged };
            pages::write(pdf, &leaf, numbers, (index, rules.colors));
        }
        return;
    }
    for (index, (page, drawn)) in drawn {
        pages::write_form(pdf, page, drawn, numbers, (index, rules.colors));
    }
    for (index, (sheet, drawn)) in parts.sheets.iter().enumerate() {
        let forms = sheet.places.iter().map(|place| place.page).collect();
        let leaf = Leaf { boxes: Boxes::of_sheet(sheet), drawn, forms, tagged };
        pages::write(pdf, &leaf, numbers, (index, rules.colors));
    }
}

#[cfg(test)]
mod tests {
    use super::super::image::Pixels;
    use super::*;
    use crate::picture::Space;

    #[test]
    fn no_file_is_larger_than_preflight_reads() {
        let image = |bytes: usize, side: u32| {
            // Nothing is written there, and so the system gives no memory for it.
            let bytes = vec![0; bytes].into();
            Some(Image { width: side, height: side, pixels: Pixels::Jpeg(Space::Cmyk, true), bytes })
        };
        let half = 1 << 29;
        assert!(has_room(0, &[image(half, 1), None, image(half, 1)]));
        assert!(!has_room(1, &[image(half, 1), image(half, 1)]));
        assert!(has_room(0, &[image(1, 25_000), image(1, 25_000)]));
        assert!(!has_room(0, &[image(1, 25_000), image(1, 25_000), image(1, 25_000)]));
    }
}

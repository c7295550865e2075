//! The file: objects in a fixed order, each numbered before it is made.

use pdf_writer::types::{NumberingStyle, OutputIntentSubtype, OverprintMode};
use pdf_writer::writers::PageLabel;
use pdf_writer::{Filter, Finish, Name, Pdf, Rect, Ref, Settings, TextStr};

use super::content::{self, Drawn};
use super::fonts::{FontRefs, Program};
use super::ids::Ids;
use super::metadata::Statement;
use super::profile::Xref;
use super::usage::Faces;
use super::{Options, PdfError, intent};
use crate::geom::Length;
use crate::page::{Composition, Page};

/// What was made in parallel.
pub(super) struct Parts<'a, 'f> {
    pub(super) faces: &'a Faces<'f>,
    /// By the faces' places.
    pub(super) programs: &'a [Program],
    /// The profile, compressed.
    pub(super) icc: &'a [u8],
    /// By page.
    pub(super) contents: &'a [Drawn],
}

/// The number of every object: the single ones, then fonts, pages and labels in blocks.
struct Plan {
    fonts: i32,
    pages: i32,
    labels: i32,
}

const CATALOG: i32 = 1;
const INFO: i32 = 2;
const METADATA: i32 = 3;
const PAGE_TREE: i32 = 4;
const PROFILE: i32 = 5;
const OVERPRINT: i32 = 6;
const KNOCKOUT: i32 = 7;
const FIRST: i32 = 8;

const OF_A_FONT: i32 = 6;
/// The page and its content stream.
const OF_A_PAGE: i32 = 2;

impl Plan {
    fn font(font: usize) -> FontRefs {
        let base = FIRST + font as i32 * OF_A_FONT;
        let id = |n| Ref::new(base + n);
        let [font, upright, cid_font, descriptor, program, cmap] = [0, 1, 2, 3, 4, 5].map(id);
        FontRefs { font, upright, cid_font, descriptor, program, cmap }
    }

    fn page(&self, page: usize) -> Ref {
        Ref::new(FIRST + self.fonts * OF_A_FONT + page as i32 * OF_A_PAGE)
    }

    fn content(&self, page: usize) -> Ref {
        Ref::new(self.page(page).get() + 1)
    }

    fn label(&self, label: usize) -> Ref {
        Ref::new(self.page(self.pages as usize).get() + label as i32)
    }

    fn xref(&self) -> Ref {
        self.label(self.labels as usize)
    }
}

/// Joins the parts into a file.
pub(super) fn assemble(
    composition: &Composition,
    options: &Options,
    parts: &Parts,
) -> Result<Vec<u8>, PdfError> {
    let size = check_size(parts)?;
    let rules = options.profile.rules();
    let labels = labels(&composition.pages);
    let plan = Plan {
        fonts: parts.programs.len() as i32,
        pages: composition.pages.len() as i32,
        labels: labels.len() as i32,
    };
    let statement = Statement::of(&composition.about, options);

    let mut pdf = Pdf::with_settings_and_capacity(Settings { pretty: false }, size);
    pdf.set_version(rules.version.0, rules.version.1);
    write_catalog(&mut pdf, &labels, options, &plan);
    statement.write_info(&mut pdf, Ref::new(INFO));
    intent::write_profile(&mut pdf, Ref::new(PROFILE), parts.icc);
    write_graphics_states(&mut pdf, parts.contents);
    for (index, (program, used)) in parts.programs.iter().zip(&parts.faces.used).enumerate() {
        program.write(&mut pdf, used, &Plan::font(index));
    }
    let kids = (0..composition.pages.len()).map(|page| plan.page(page));
    pdf.pages(Ref::new(PAGE_TREE)).kids(kids).count(plan.pages);
    for (index, (page, drawn)) in composition.pages.iter().zip(parts.contents).enumerate() {
        write_page(&mut pdf, page, drawn, &plan, index);
    }
    // Both parts of the identifier: the edition, and this state of it (ISO 32000-1, 14.4). The packet says them,
    // too, so that it comes after everything that they are made from.
    let ids = Ids::of(&composition.about, pdf.as_bytes());
    pdf.set_file_id((ids.document.to_vec(), ids.instance.to_vec()));
    pdf.metadata(Ref::new(METADATA), statement.xmp(&ids).as_bytes());
    Ok(match rules.xref {
        Xref::Stream => pdf.finish_with_xref_stream(plan.xref()),
    })
}

/// The size that the file will have, about: at most 2 GB, the most that its numbers can say.
fn check_size(parts: &Parts) -> Result<usize, PdfError> {
    let streams = parts.programs.iter().map(Program::size).sum::<usize>()
        + parts.contents.iter().map(|drawn| drawn.stream.len() + 512).sum::<usize>()
        + parts.icc.len();
    let widths: usize = parts.faces.used.iter().map(|used| used.widths.len() * 8 + 2048).sum();
    let size = streams + widths + 8192;
    if i32::try_from(size).is_err() { Err(PdfError::TooLarge) } else { Ok(size) }
}

fn write_catalog(pdf: &mut Pdf, labels: &[(usize, u32)], options: &Options, plan: &Plan) {
    let mut catalog = pdf.catalog(Ref::new(CATALOG));
    catalog.pages(Ref::new(PAGE_TREE));
    catalog.metadata(Ref::new(METADATA));
    catalog.lang(TextStr("zh-Hans"));
    catalog.viewer_preferences().display_doc_title(true);
    let mut intents = catalog.output_intents();
    intent::write(intents.push(), OutputIntentSubtype::PDFX, &options.condition, Ref::new(PROFILE));
    intents.finish();
    if !labels.is_empty() {
        let mut tree = catalog.page_labels();
        let mut entries = tree.nums();
        for (index, (page, _)) in labels.iter().enumerate() {
            entries.insert(*page as i32, plan.label(index));
        }
    }
    catalog.finish();
    for (index, (_, number)) in labels.iter().enumerate() {
        let mut label = pdf.indirect(plan.label(index)).start::<PageLabel>();
        // A numeral is at least 1 (ISO 32000-1, 12.4.2); other numbers stand as text.
        match i32::try_from(*number) {
            Ok(number) if number >= 1 => label.style(NumberingStyle::Arabic).offset(number),
            _ => label.prefix(TextStr(&number.to_string())),
        };
    }
}

/// The pages whose number does not follow on that of the page before; none where they are 1, 2, 3 …
fn labels(pages: &[Page]) -> Vec<(usize, u32)> {
    if pages.iter().zip(1..).all(|(page, number)| page.number == number) {
        return Vec::new();
    }
    let mut labels = Vec::new();
    let mut expected = None;
    for (index, page) in pages.iter().enumerate() {
        if expected != Some(page.number) {
            labels.push((index, page.number));
        }
        expected = if page.number == 0 { None } else { page.number.checked_add(1) };
    }
    labels
}

/// Overprinting: `OP` for strokes, `op` for the rest (since PDF 1.3), and mode 1, in which an ink of 0 % leaves
/// what lies under it as it is (8.6.7). Only the states that pages use.
fn write_graphics_states(pdf: &mut Pdf, contents: &[Drawn]) {
    if contents.iter().any(|drawn| drawn.overprint) {
        pdf.ext_graphics(Ref::new(OVERPRINT))
            .overprint(true)
            .overprint_fill(true)
            .overprint_mode(OverprintMode::IgnoreZeroChannel);
    }
    if contents.iter().any(|drawn| drawn.knockout) {
        pdf.ext_graphics(Ref::new(KNOCKOUT)).overprint(false).overprint_fill(false);
    }
}

fn write_page(pdf: &mut Pdf, page: &Page, drawn: &Drawn, plan: &Plan, index: usize) {
    let (bleed, trim) = (page.bleed, page.trim);
    let sheet = rect(Length::ZERO, trim.width + bleed * 2, trim.height + bleed * 2);
    let mut dict = pdf.page(plan.page(index));
    dict.parent(Ref::new(PAGE_TREE));
    // Media ⊇ bleed ⊇ trim. Nothing lies outside the bleed yet, so the media ends there too.
    dict.media_box(sheet);
    dict.bleed_box(sheet);
    dict.trim_box(rect(bleed, bleed + trim.width, bleed + trim.height));
    dict.contents(plan.content(index));
    let mut resources = dict.resources();
    if !drawn.faces.is_empty() {
        let mut fonts = resources.fonts();
        for (place, upright) in &drawn.faces {
            let name = content::face_name(*place, *upright);
            let refs = Plan::font(usize::from(*place));
            fonts.pair(Name(name.as_bytes()), if *upright { refs.upright } else { refs.font });
        }
    }
    let states =
        [(drawn.knockout, content::KNOCKOUT, KNOCKOUT), (drawn.overprint, content::OVERPRINT, OVERPRINT)];
    if drawn.knockout || drawn.overprint {
        let mut dict = resources.ext_g_states();
        for (_, name, id) in states.iter().filter(|(used, ..)| *used) {
            dict.pair(Name(name), Ref::new(*id));
        }
    }
    resources.finish();
    dict.finish();
    pdf.stream(plan.content(index), &drawn.stream).filter(Filter::FlateDecode);
}

/// A box from (start, start) to (right, top), in points.
fn rect(start: Length, right: Length, top: Length) -> Rect {
    let pt = |length: Length| length.to_pt() as f32;
    Rect::new(pt(start), pt(start), pt(right), pt(top))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::Size;

    fn numbered(numbers: &[u32]) -> Vec<Page> {
        let page = |number: &u32| Page {
            number: *number,
            trim: Size::default(),
            bleed: Length::ZERO,
            slug: Length::ZERO,
            items: Vec::new(),
            marks: Vec::new(),
        };
        numbers.iter().map(page).collect()
    }

    #[test]
    fn pages_from_1_on_need_no_labels() {
        assert_eq!(labels(&numbered(&[1, 2, 3])), []);
    }

    #[test]
    fn a_label_stands_where_the_numbers_jump() {
        assert_eq!(labels(&numbered(&[2, 3, 6, 7])), [(0, 2), (2, 6)]);
        assert_eq!(labels(&numbered(&[0, 0, 1])), [(0, 0), (1, 0), (2, 1)]);
        assert_eq!(labels(&numbered(&[u32::MAX, 1])), [(0, u32::MAX), (1, 1)]);
    }
}

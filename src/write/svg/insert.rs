//! Pages of other files, as drawings.

use hayro_svg::hayro_interpret::InterpreterSettings;
use hayro_svg::{RenderCache, SvgRenderSettings, convert};
use hayro_syntax::Pdf;

use super::options::Options;
use crate::font::Fonts;
use crate::geom::{Length, Rect};
use crate::page::{Composition, InsertId, Item, Page, PlacedInsert, Role, Source};
use crate::write::pdf::{self, PdfError, Profile};

/// The pages of other files, each drawn once: an SVG document.
#[derive(Debug)]
pub(in crate::write) struct Inserts(Vec<String>);

impl Inserts {
    pub(in crate::write) fn of(
        composition: &Composition,
        fonts: &Fonts,
        options: &Options<'_>,
    ) -> Result<Self, PdfError> {
        let all = (0..composition.inserts.len()).map(|at| drawn(composition, fonts, options, at));
        all.collect::<Result<_, _>>().map(Self)
    }

    pub(in crate::write) fn get(&self, id: InsertId) -> Option<&str> {
        self.0.get(usize::from(id.0)).map(String::as_str)
    }
}

/// One of them: alone on a page of its size, as a proof shows it.
fn drawn(
    composition: &Composition,
    fonts: &Fonts,
    options: &Options<'_>,
    at: usize,
) -> Result<String, PdfError> {
    let Some(one) = composition.inserts.get(at) else { return Ok(String::new()) };
    let size = one.insert.size;
    let (rect, source) = (
        Rect { width: size.width, height: size.height, ..Rect::default() },
        Source::furniture(Role::Advertisement),
    );
    let placed = PlacedInsert { insert: InsertId(0), rect, source, web: true, written: None };
    let page = Page {
        number: 1,
        label: String::new(),
        section: String::new(),
        trim: size,
        bleed: Length::ZERO,
        slug: Length::ZERO,
        items: vec![Item::Insert(placed)],
        marks: Vec::new(),
        regions: Vec::new(),
        drawings: Vec::new(),
    };
    let alone = Composition {
        pages: vec![page],
        stories: Vec::new(),
        pictures: Vec::new(),
        inserts: vec![one.clone()],
        language: composition.language,
        about: composition.about.clone(),
        faces: composition.faces.clone(),
        inks: composition.inks.clone(),
    };
    let condition = options.condition;
    let file = pdf::write(
        &alone,
        fonts,
        &pdf::Options { profile: Profile::Proof, condition, sheets: &[], reused: None },
    )?;
    let unread = || PdfError::Picture(one.name.clone());
    let bytes = file.bytes().map_err(|_| unread())?;
    let read = Pdf::new(bytes).map_err(|_| unread())?;
    let page = read.pages().first().ok_or_else(unread)?;
    let clear = SvgRenderSettings { bg_color: [0, 0, 0, 0] };
    Ok(convert(page, &RenderCache::new(), &InterpreterSettings::default(), &clear))
}

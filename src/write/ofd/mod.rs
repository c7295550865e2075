//! OFD (GB/T 33190-2016): the pages as the form in which archives of the country keep documents. Glyphs are text in fonts of the
//! package, each where it stands; rules, tints and drawings are paths; pictures are as fine as in print; colours are those that
//! the inks of the press look like on a screen.
//!
//! ```text
//! pages ─► drawing (text) ─► objects ─► document ─► package
//!  fonts ─► faces ──┘           ▲
//! pictures ─► media ────────────┘
//! ```

mod document;
mod drawing;
mod faces;
mod length;
mod media;
mod numbering;
mod object;
mod package;
mod text;

use rayon::prelude::*;

use crate::font::Fonts;
use crate::page::Page;
use crate::transcript::Transcript;
use crate::write::Written;
use crate::write::on_screen::OnScreen;
use crate::write::pdf::{OutputCondition, PdfError};
use crate::write::svg::{self, Inserts};

use document::Resources;
use drawing::Drawing;
use faces::{Faces, FontFile};
use media::{Media, Pictures};
use numbering::Numbering;
use object::Object;
use package::packed;

/// The name of its file.
pub const NAME: &str = "issue.ofd";

/// The package.
///
/// # Errors
/// The condition is no printing condition in CMYK, a font can't be cut, a picture or a page of another file can't be had, or the
/// package would be larger than one may be.
pub fn file(
    transcript: &Transcript<'_>,
    fonts: &Fonts,
    condition: OutputCondition<'_>,
) -> Result<Written, PdfError> {
    let composition = transcript.composition;
    let mut numbering = Numbering::new();
    let color_space = numbering.next();
    let faces = Faces::of(composition, fonts, &mut numbering);
    let screen = OnScreen::of(composition, condition.icc)?;
    let inserts = Inserts::of(composition, fonts, &svg::Options { condition, text: false })?;
    let pictures = Pictures::of(composition, &screen, &inserts, &mut numbering)?;

    let drawing = Drawing {
        faces: &faces,
        reach: &transcript.reach,
        screen: &screen,
        pictures: &pictures,
        composition,
    };
    let drawn = composition.pages.par_iter().enumerate().map(|(at, page)| drawing.page(at, page));
    let drawn: Vec<Vec<Object<'_>>> = drawn.collect();
    let ids: Vec<u32> = drawn.iter().map(|_| numbering.next()).collect();
    let layers: Vec<u32> = drawn.iter().map(|objects| numbering.many(1 + objects.len())).collect();
    let page =
        |((page, objects), layer): ((&Page, &Vec<Object<'_>>), &u32)| document::page(page, objects, *layer);
    let pages: Vec<Vec<u8>> = composition.pages.par_iter().zip(&drawn).zip(&layers).map(page).collect();

    let fonts = faces.files()?;
    let resources = Resources { color_space, fonts: &fonts, pictures: &pictures.files };
    let root = document::root(transcript, &ids, (numbering.last(), color_space));
    let mut files = vec![
        ("OFD.xml".to_owned(), document::about(composition)),
        ("Doc_0/Document.xml".to_owned(), root),
        ("Doc_0/PublicRes.xml".to_owned(), resources.public()),
        ("Doc_0/DocumentRes.xml".to_owned(), resources.of_document()),
    ];
    let path = |at| format!("Doc_0/{}", document::page_path(at));
    files.extend(pages.into_iter().enumerate().map(|(at, bytes)| (path(at), bytes)));
    let in_resources = |name: String| format!("Doc_0/Res/{name}");
    files.extend(fonts.into_iter().map(|FontFile { path, bytes, .. }| (in_resources(path), bytes)));
    let picture = |media: Media| (in_resources(media.path()), media.bytes);
    files.extend(pictures.files.into_iter().map(picture));
    packed(files).map(|bytes| Written { path: NAME.to_owned(), bytes })
}

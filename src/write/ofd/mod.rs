//! OFD (GB/T 33190-2016): the pages as the form in which archives of the country keep documents. Glyphs are text in fonts of the
//! package, each where it stands; rules, tints and drawings are paths; pictures are as fine as in print; colours are those that
//! the inks of the press look like on a screen.
//!
//! ```text
//! pages ─► drawing (text, faces) ─► objects ─► document ─► package
//! ```

mod document;
mod drawing;
mod faces;
mod length;
mod object;
mod package;
mod text;

use rayon::prelude::*;

use crate::font::Fonts;
use crate::page::{Composition, Page};
use crate::transcript::{Reach, Transcript};
use crate::write::Written;
use crate::write::on_screen::OnScreen;
use crate::write::pdf::{OutputCondition, PdfError};
use crate::write::svg::{self, Inserts};

use document::{COLOR_SPACE, Numbers};
use drawing::Drawing;
use faces::Faces;
use object::{Kind, Object};
use package::packed;

/// The name of its file.
pub const NAME: &str = "issue.ofd";

/// The package.
///
/// # Errors
/// The condition is no printing condition in CMYK, a font can't be cut, or a picture or a page of another file can't be had.
pub fn file(
    transcript: &Transcript<'_>,
    fonts: &Fonts,
    condition: OutputCondition<'_>,
) -> Result<Written, PdfError> {
    let composition = transcript.composition;
    let faces = Faces::of(composition, fonts, COLOR_SPACE + 1);
    let pages = drawn(composition, fonts, &faces, condition)?;
    let mut next = COLOR_SPACE + 1 + faces.len();
    let mut take = |count: usize| {
        let first = next;
        next = first.saturating_add(count as u32);
        first
    };
    let ids: Vec<u32> = pages.iter().map(|_| take(1)).collect();
    let number = |objects: &Vec<Object>| {
        let pictures = take(objects.iter().filter_map(Object::picture).count());
        Numbers { layer: take(1 + objects.len()), pictures }
    };
    let numbers: Vec<Numbers> = pages.iter().map(number).collect();

    let font_files = faces.files()?;
    let mut files = vec![
        ("OFD.xml".to_owned(), document::entry(&composition.about)),
        ("Doc_0/Document.xml".to_owned(), document::root(transcript, &ids, next - 1)),
        ("Doc_0/PublicRes.xml".to_owned(), document::public_resources(&font_files)),
        ("Doc_0/DocumentRes.xml".to_owned(), document::document_resources(&named(&pages, &numbers))),
    ];
    let content = |((page, objects), numbers): ((&Page, &Vec<Object>), &Numbers)| {
        document::page(page, objects, *numbers)
    };
    let contents = composition.pages.par_iter().zip(&pages).zip(&numbers).map(content);
    let contents: Vec<Vec<u8>> = contents.collect();
    let path = |at| format!("Doc_0/{}", document::page_path(at));
    files.extend(contents.into_iter().enumerate().map(|(at, bytes)| (path(at), bytes)));
    let in_resources = |name: &str| format!("Doc_0/Res/{name}");
    files.extend(font_files.into_iter().map(|font| (in_resources(&font.path), font.bytes)));
    for ((_, _, name), bytes) in named(&pages, &numbers).into_iter().zip(pictures(pages)) {
        files.push((in_resources(&name), bytes));
    }
    let bytes = packed(files).map_err(|_| PdfError::Deflate)?;
    Ok(Written { path: NAME.to_owned(), bytes })
}

/// What is drawn on each page.
fn drawn(
    composition: &Composition,
    fonts: &Fonts,
    faces: &Faces,
    condition: OutputCondition<'_>,
) -> Result<Vec<Vec<Object>>, PdfError> {
    let screen = OnScreen::of(composition, condition.icc)?;
    let inserts = Inserts::of(composition, fonts, &svg::Options { condition, text: false })?;
    let reach = Reach::of(composition, fonts);
    let drawing = Drawing { composition, faces, reach: &reach, screen: &screen, inserts: &inserts };
    composition.pages.par_iter().map(|page| drawing.page(page)).collect()
}

/// The pictures of all pages: the number of each, what its file is, and its name.
fn named(pages: &[Vec<Object>], numbers: &[Numbers]) -> Vec<(u32, Kind, String)> {
    let of_page = |(objects, numbers): (&Vec<Object>, &Numbers)| {
        let pictures = (numbers.pictures..).zip(objects.iter().filter_map(Object::picture));
        let named = pictures.map(|(id, one)| (id, one.kind, format!("image_{id}.{}", one.kind.ending())));
        named.collect::<Vec<_>>()
    };
    pages.iter().zip(numbers).flat_map(of_page).collect()
}

/// Their files, in the same order.
fn pictures(pages: Vec<Vec<Object>>) -> impl Iterator<Item = Vec<u8>> {
    pages.into_iter().flatten().filter_map(Object::into_picture)
}

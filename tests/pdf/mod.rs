//! The press file, read back with another library than the writer's: a test for every clause of
//! `docs/pdfx4.md` that banxin enforces.

mod clauses;
mod determinism;
mod document;
mod fonts;
mod hostile;
mod ink;
mod marks;
mod metadata;
mod plates;
mod profiles;
mod sheets;
mod structure;
mod text;
mod vertical;

use crate::support::compose;
use crate::support::compose::write;
use banxin::font::Fonts;
use banxin::page::Composition;
use lopdf::{Dictionary, Document, Object};

/// The bytes of a composition as PDF/X-4 for newsprint.
fn pdf(composition: &Composition, fonts: &Fonts) -> Vec<u8> {
    write(composition, fonts, &compose::options(&compose::newsprint())).unwrap()
}

/// The same, read back.
fn read(composition: &Composition, fonts: &Fonts) -> Document {
    Document::load_mem(&pdf(composition, fonts)).unwrap()
}

/// A full page, read back.
fn full_page() -> Document {
    let fonts = compose::fonts();
    read(&compose::composition(vec![compose::full_page(&fonts, 1)]), &fonts)
}

/// A dictionary's entry, which must be there.
fn get<'a>(document: &'a Document, dict: &'a Dictionary, key: &str) -> &'a Object {
    dict.get_deref(key.as_bytes(), document).unwrap_or_else(|_| panic!("{key} is required"))
}

/// The information dictionary.
fn info(document: &Document) -> &Dictionary {
    get(document, &document.trailer, "Info").as_dict().unwrap()
}

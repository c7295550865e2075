//! What the layouts of an edition have in common while they are read.

use std::collections::BTreeMap;

use crate::diag::{Sources, Span};
use crate::files::Located;
use crate::layout::colors::Inks;
use crate::press::Press;
use crate::reading::house::Origin;
use crate::reading::reader::Reader;

/// A font file.
#[derive(Debug, Clone)]
pub struct FontRef {
    /// Where it was found.
    pub file: Located,
    /// The face inside a collection; 0 in a file of one.
    pub index: u32,
    /// Where the layout names it.
    pub span: Span,
}

/// What is known before a layout is read, and what the layouts of an edition have in common.
pub(crate) struct Loading<'a> {
    pub reader: Reader<'a>,
    /// The press condition of the ticket.
    pub press: Option<Press>,
    /// The ticket orders marks.
    pub marks: bool,
    /// The values of the placeholders of furniture text, by name; those that differ from page to page
    /// have none yet.
    pub placeholders: BTreeMap<String, String>,
    /// Every font file, once.
    pub fonts: Vec<FontRef>,
    font_numbers: BTreeMap<(Located, u32), usize>,
    /// The inks of all layouts.
    pub inks: Inks,
}

impl<'a> Loading<'a> {
    /// Nothing has been read yet of an edition.
    pub(crate) fn new(origin: &Origin, marks: bool, sources: &'a mut Sources) -> Self {
        Self {
            reader: Reader::new(origin, sources),
            press: None,
            marks,
            placeholders: BTreeMap::new(),
            fonts: Vec::new(),
            font_numbers: BTreeMap::new(),
            inks: Inks::default(),
        }
    }

    /// Numbers a font file; each is kept once.
    pub(crate) fn font(&mut self, file: Located, index: u32, span: Span) -> Option<usize> {
        let next = self.fonts.len();
        if next >= usize::from(u16::MAX) {
            return None;
        }
        let number = *self.font_numbers.entry((file.clone(), index)).or_insert(next);
        if number == next {
            self.fonts.push(FontRef { file, index, span });
        }
        Some(number)
    }
}

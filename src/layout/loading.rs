//! What the layouts of an edition have in common while they are read.

use std::collections::{BTreeMap, BTreeSet};
use std::io::ErrorKind;
use std::sync::Arc;

use crate::artwork::{self, Drawing, Fault};
use crate::color::{Dress, Inks};
use crate::diag::{CANNOT_READ, Diagnostic, FileId, Span};
use crate::files::Located;
use crate::font::{Embedding, Face, FontError, Fonts};
use crate::layout::colors::InksOfEdition;
use crate::page::FaceId;
use crate::press::Press;
use crate::press::condition::Known;
use crate::printable::short;
use crate::reading::files::read_text;
use crate::reading::findings::Field;
use crate::reading::house::{ARTWORK, PICTURED, is_drawn};
use crate::reading::reader::Reader;

/// A font file.
#[derive(Debug, Clone)]
pub struct FontRef {
    /// Where it was found.
    pub file: Located,
    /// The face inside a collection; 0 in a file of one.
    pub index: u32,
    /// The face.
    pub face: FaceId,
    /// Where the layout names it.
    pub span: Span,
}

impl FontRef {
    /// The name of its file.
    #[must_use]
    pub fn name(&self) -> String {
        name_of(&self.file)
    }
}

/// A file of artwork, by its ending: a drawing is read with the layout; what pixels a picture has is asked when all pictures
/// of the edition are known.
#[derive(Debug, Clone)]
pub(crate) enum ArtFile {
    Drawing(Arc<Drawing>),
    Picture(Located),
}

/// What layouts take type and ink from (字架, the type cases): faces and inks by number, those of other editions as well.
#[derive(Debug, Clone, Copy)]
pub struct Cases<'a> {
    /// The faces.
    pub fonts: &'a Fonts,
    /// The named inks.
    pub inks: &'a Inks,
}

/// What is known before a layout is read, and what the layouts of an edition have in common.
pub(crate) struct Loading<'a> {
    pub reader: Reader<'a>,
    /// The press condition of the ticket.
    pub press: Option<Press>,
    /// The ticket orders marks.
    pub marks: bool,
    /// The dress of the edition: on a feast, what `[festive]` of a layout names is in its colour.
    pub dress: Option<Dress>,
    /// The values of the placeholders of furniture text, by name; those that differ from page to page
    /// have none yet.
    pub placeholders: BTreeMap<String, String>,
    /// The names of those that some page gives for itself.
    pub page_fields: BTreeSet<String>,
    /// Something is wrong with what gives them: another may be there.
    pub placeholders_lost: bool,
    /// The conditions of the house so far.
    pub presses: Known,
    /// Something is wrong with the ticket's.
    pub press_lost: bool,
    pub cases: Cases<'a>,
    /// The font files that the house may embed though their makers say otherwise, by the layout that is read.
    pub licensed_fonts: Vec<String>,
    /// Every font file, once.
    pub font_files: Vec<FontRef>,
    font_faces: BTreeMap<(Located, u32), Option<FaceId>>,
    /// Every drawing, once; nothing for one that can't be used.
    artworks: BTreeMap<Located, Option<Arc<Drawing>>>,
    /// The inks of all layouts.
    pub inks: InksOfEdition,
}

impl<'a> Loading<'a> {
    /// Nothing has been read yet but what a reader has.
    pub(crate) fn new(reader: Reader<'a>, marks: bool, cases: Cases<'a>) -> Self {
        Self {
            reader,
            press: None,
            marks,
            dress: None,
            placeholders: BTreeMap::new(),
            page_fields: BTreeSet::new(),
            placeholders_lost: false,
            presses: Known::new(),
            press_lost: false,
            cases,
            licensed_fonts: Vec::new(),
            font_files: Vec::new(),
            font_faces: BTreeMap::new(),
            artworks: BTreeMap::new(),
            inks: InksOfEdition::default(),
        }
    }

    /// A face of every font file that a layout names.
    pub(crate) fn faces(&self) -> Vec<Arc<Face>> {
        let mut files: Vec<&Located> = Vec::new();
        let mut faces = Vec::new();
        for font in &self.font_files {
            if !files.contains(&&font.file) {
                files.push(&font.file);
                faces.extend(self.cases.fonts.face(font.face));
            }
        }
        faces
    }

    /// The face of a font file, which is opened once; nothing for one that can't be used, which is told once. `default` says
    /// that the default instance is meant, should it be a variable font.
    pub(crate) fn font(&mut self, file: Located, index: u32, default: bool, span: Span) -> Option<FaceId> {
        let key = (file, index);
        if let Some(known) = self.font_faces.get(&key) {
            return *known;
        }
        let opened = self.cases.fonts.open(&key.0, index);
        let face = opened.map_err(|error| self.reader.found.add(unusable(&key.0, span, &error))).ok();
        if let Some(face) = face {
            self.licensed(&key.0, face, span);
            if !default {
                self.variable(&key.0, index, face, span);
            }
            self.font_files.push(FontRef { file: key.0.clone(), index, face, span });
        }
        self.font_faces.insert(key, face);
        face
    }

    /// Tells of a face that its maker does not let be embedded, unless the house answers for it.
    fn licensed(&mut self, file: &Located, face: FaceId, span: Span) {
        let embedding = self.cases.fonts.face(face).map_or(Embedding::Allowed, |face| face.metrics.embedding);
        let form = match embedding {
            Embedding::Allowed => return,
            Embedding::Forbidden => "forbidden",
            Embedding::Whole => "whole",
            Embedding::Pictures => "pictures",
        };
        let name = name_of(file);
        if !self.licensed_fonts.contains(&name) {
            let one = Diagnostic::error("font-not-licensed").form(form).arg("font", name);
            self.reader.found.add(one.mark(span, "label").mend_by("help"));
        }
    }

    /// Tells of a variable font which of its instances is set, where nobody said that it is the one that is meant: the
    /// default of many is the thinnest.
    fn variable(&mut self, file: &Located, index: u32, face: FaceId, span: Span) {
        let face = self.cases.fonts.face(face);
        let Some(instance) = face.and_then(|face| face.metrics.instance.clone()) else { return };
        let font = name_of(file);
        let named = if index == 0 { font.clone() } else { format!("{font}#{index}") };
        let one = Diagnostic::warning("variable-font").arg("font", font).arg("named", named);
        self.reader.found.add(one.arg("instance", short(&instance)).mark(span, "label").mend_by("help"));
    }

    /// A file among the artwork of the house, a drawing read; nothing for one that can't be used.
    pub(crate) fn artwork(&mut self, name: &Field<String>) -> Option<ArtFile> {
        let file = self.art_file(name)?;
        if is_drawn(&name.value) {
            return self.drawing(file, name).map(ArtFile::Drawing);
        }
        Some(ArtFile::Picture(file))
    }

    /// A file among the artwork of the house, of whatever kind; nothing for one that can't be used.
    pub(crate) fn art_file(&mut self, name: &Field<String>) -> Option<Located> {
        let Reader { house, found, .. } = &mut self.reader;
        let small = name.value.to_ascii_lowercase();
        let is_drawn = is_drawn(&name.value);
        if !is_drawn && !PICTURED.iter().any(|ending| small.ends_with(ending)) {
            let one = Diagnostic::error("artwork-broken").form("kind").arg("artwork", short(&name.value));
            found.add(one.mark(name.span, "named").mend_by("help-kind"));
            return None;
        }
        let file = house.artwork.find(&name.value, name.span, ARTWORK, found)?;
        // Whoever reads pictures would say to make one of it.
        if !is_drawn && looks_drawn(&file) {
            let one = Diagnostic::error("artwork-broken").form("drawing").arg("artwork", short(&name.value));
            found.add(one.mark(name.span, "named").mend_by("help-drawing"));
            return None;
        }
        Some(file)
    }

    /// A drawing, which is read once; nothing for one that can't be used, which is told once.
    fn drawing(&mut self, file: Located, name: &Field<String>) -> Option<Arc<Drawing>> {
        let Reader { sources, found, .. } = &mut self.reader;
        if let Some(known) = self.artworks.get(&file) {
            return known.clone();
        }
        let drawing = read_text(&file, Some(name.span), sources, found).and_then(|id| {
            let text = &sources.get(id)?.text;
            let drawing = artwork::read(text).map_err(|faults| {
                for fault in faults {
                    found.add(undrawn(fault, id, name));
                }
            });
            drawing.ok().map(Arc::new)
        });
        self.artworks.insert(file, drawing.clone());
        drawing
    }
}

/// How far a file is searched for the root of a drawing.
const PROLOGUE: u64 = 1024;

/// Whether a file begins as a drawing does. Of one that can't be read others tell.
fn looks_drawn(file: &Located) -> bool {
    let is_drawn = |bytes: &[u8]| bytes.windows(4).any(|window| window == b"<svg");
    file.beginning(PROLOGUE).is_ok_and(|(bytes, _)| is_drawn(&bytes))
}

/// What is wrong with a drawing, at its place in the file, and at the place that names it.
pub(crate) fn undrawn(Fault { words, at }: Fault, file: FileId, name: &Field<String>) -> Diagnostic {
    let form = words.form;
    let one = Diagnostic::of(words).arg("artwork", short(&name.value));
    let one = at.into_iter().fold(one, |one, at| one.here(Span::new(file, at)));
    let one = one.mark(name.span, "named");
    match form {
        "entities" => one.mend_by("help-entities"),
        "beyond" => one.mend_by("help-beyond"),
        "nothing" => one.mend_by("help-nothing"),
        "clip" => one.mend_by("help-clip"),
        "effect" | "effect-value" => one.mend_by("help-effect"),
        "element" => one.mend_by("help-element"),
        "piled" => one.mend_by("help-piled"),
        "image" => one.mend_by("help-image"),
        "family" => one.mend_by("help-family"),
        "letter" => one.mend_by("help-letter"),
        _ => one,
    }
}

/// The name of a font file.
fn name_of(file: &Located) -> String {
    file.path().file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

/// A font file that can't be used.
fn unusable(file: &Located, span: Span, error: &FontError) -> Diagnostic {
    let name = name_of(file);
    match error {
        FontError::Io(error) if error.kind() == ErrorKind::NotFound => Diagnostic::error("font-missing")
            .form("gone")
            .arg("name", name)
            .mark(span, "missing")
            .mend_by("help-gone"),
        FontError::Io(error) => {
            Diagnostic::error(CANNOT_READ).arg("path", name).arg("why", error).mark(span, "named")
        }
        FontError::NotAFont(why) => {
            Diagnostic::error("font-broken").arg("font", name).arg("why", (**why).clone()).here(span)
        }
    }
}

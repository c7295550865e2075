//! Itemising and shaping of texts: the faces of an edition, each of a text's runs by its own.

use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::{Arc, Mutex, PoisonError};

use harfrust::UnicodeBuffer;
use self_cell::self_cell;

use super::class::form_asked;
use super::item::Item;
use super::itemise::itemise;
use super::lacking::Missing;
use super::shaper_face::{Opened, ShaperFace};
use super::style::Style;
use super::{Hyphen, Joint, ShapedText, Written, annotate};
use crate::convention::Convention;
use crate::copy::Passage;
use crate::font::Fonts;
use crate::page::FaceId;

/// Whether every face of a style may be trusted to have a character, or else to show that it has none.
fn is_trusted(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{2010}'..='\u{2027}' | '\u{3000}'..='\u{9fff}' | '\u{ff00}'..='\u{ffee}')
}

/// Faces and what shapes their text: each is parsed once, each plan made once, for as long as the faces are kept.
#[derive(Debug, Default)]
pub struct Shapers {
    fonts: Fonts,
    /// By face and language; none of a face that can't be parsed.
    made: Mutex<BTreeMap<(FaceId, &'static str), Made>>,
}

type Made = Option<Arc<ShaperOfFace>>;

self_cell!(
    /// A face, and what was parsed of its bytes.
    struct ShaperOfFace {
        owner: Opened,
        #[covariant]
        dependent: Parsed,
    }

    impl {Debug}
);

/// What was parsed; nothing of a face that is none.
type Parsed<'a> = Option<ShaperFace<'a>>;

impl Shapers {
    /// Faces that are opened already, of which nothing has been shaped.
    #[must_use]
    pub fn of(fonts: Fonts) -> Self {
        Self { fonts, ..Self::default() }
    }

    /// Its faces.
    #[must_use]
    pub const fn fonts(&self) -> &Fonts {
        &self.fonts
    }

    /// What shapes the text of a face by a convention.
    fn face(&self, id: FaceId, convention: &'static Convention) -> Option<Arc<ShaperOfFace>> {
        let mut all = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        // One that is opened later is no longer none.
        let face = self.fonts.face(id)?;
        let make = || {
            let shaper = ShaperOfFace::new(Opened::new(face), |face| ShaperFace::new(face, convention));
            shaper.borrow_dependent().is_some().then(|| Arc::new(shaper))
        };
        all.entry((id, convention.language)).or_insert_with(make).clone()
    }
}

impl Deref for Shapers {
    type Target = Fonts;

    fn deref(&self) -> &Fonts {
        &self.fonts
    }
}

/// A shaper over the faces of an edition, by the conventions of its pages.
pub struct Shaper {
    /// By convention, and by face number.
    faces: Vec<(&'static Convention, Vec<Option<Arc<ShaperOfFace>>>)>,
}

impl Shaper {
    /// What shapes text of some faces by some conventions.
    #[must_use]
    pub fn new(
        shapers: &Shapers,
        conventions: &[&'static Convention],
        of: impl IntoIterator<Item = FaceId>,
    ) -> Self {
        let ids: Vec<FaceId> = of.into_iter().collect();
        let by = |convention: &&'static Convention| {
            let mut faces = Vec::new();
            for id in &ids {
                let at = usize::from(id.0);
                if faces.len() <= at {
                    faces.resize(at + 1, None);
                }
                if faces[at].is_none() {
                    faces[at] = shapers.face(*id, convention);
                }
            }
            (*convention, faces)
        };
        Self { faces: conventions.iter().map(by).collect() }
    }

    fn face(&self, id: FaceId, convention: &'static Convention) -> Option<&ShaperFace<'_>> {
        let (_, faces) = self.faces.iter().find(|(one, _)| *one == convention)?;
        faces.get(usize::from(id.0))?.as_ref()?.borrow_dependent().as_ref()
    }

    /// Shapes a text. Characters that no face has are listed.
    ///
    /// The first face of each role is trusted to have everything, which it nearly always has; only a text
    /// that turns out to lack a glyph is looked at cluster by cluster.
    #[must_use]
    pub fn shape(&self, copy: &Passage, style: &Style<'_>) -> (ShapedText, Vec<Missing>) {
        // What a face lacks may be taken apart by the shaper and come out as a letter and a mark beside it: of what is
        // neither plain nor Han, the face is asked.
        let trusting = |faces: &[FaceId], cluster: &str| {
            if cluster.chars().all(is_trusted) {
                return faces.first().copied();
            }
            self.face_for(faces, cluster, style.convention).or(faces.first().copied())
        };
        let has_form = |face: FaceId, c: char| {
            self.face(face, style.convention).is_some_and(|face| face.has_vertical_form(c))
        };
        let (items, missing) = itemise(copy, style, trusting, has_form);
        let (text, lacking) = self.shape_items(copy, &items, style);
        if lacking.is_empty() && missing.is_empty() {
            return (text, missing);
        }
        let (items, mut missing) =
            itemise(copy, style, |faces, cluster| self.face_for(faces, cluster, style.convention), has_form);
        let (text, lacking) = self.shape_items(copy, &items, style);
        missing.extend(lacking);
        missing.sort_by_key(|one| one.byte);
        (text, missing)
    }

    /// Shapes runs of items that go together; and the characters that came out without a glyph.
    fn shape_items(&self, copy: &Passage, items: &[Item], style: &Style<'_>) -> (ShapedText, Vec<Missing>) {
        let direction = style.direction;
        let mut out = ShapedText {
            text: copy.text.clone(),
            written: Written::of(copy),
            convention: style.convention,
            direction,
            ..ShapedText::default()
        };
        out.atoms.reserve(items.len());
        out.glyphs.reserve(items.len());
        let mut buffer = UnicodeBuffer::new();
        let mut lacking = Vec::new();
        for run in items.chunk_by(Item::joins) {
            let face = run.first().and_then(|first| self.face(first.face, style.convention));
            match face {
                Some(face) => buffer = face.shape(buffer, copy, run, &mut out, &mut lacking),
                // Text that nobody can set is not lost without a word.
                None => lacking.extend(run.iter().filter_map(|item| {
                    let character = item.text(copy).chars().next()?;
                    Some(Missing { character, byte: item.byte, selector: None, blank: None })
                })),
            }
        }
        if items.iter().any(|item| item.joint == Joint::Hyphen) {
            out.hyphens = self.hyphens(items, style.convention);
        }
        if !copy.attributes.is_empty() {
            lacking.extend(annotate::dress(&|copy, style| self.shape(copy, style), copy, style, &mut out));
        }
        (out, lacking)
    }

    /// The hyphens of the faces that may need one.
    fn hyphens(&self, items: &[Item], convention: &'static Convention) -> Vec<Hyphen> {
        let mut hyphens: Vec<Hyphen> = Vec::new();
        for item in items.iter().filter(|item| item.joint == Joint::Hyphen) {
            let face = self.face(item.face, convention);
            if hyphens.iter().all(|hyphen| hyphen.face != item.face) {
                hyphens.extend(face.and_then(|face| face.hyphen(item.face)));
            }
        }
        hyphens
    }

    /// The first face that has every character of a cluster, in the form that is asked for if one has it; where none
    /// draws them all, the first that has glyphs of them, which shows that they are blank.
    fn face_for(&self, faces: &[FaceId], cluster: &str, convention: &'static Convention) -> Option<FaceId> {
        let first = |has: &dyn Fn(&ShaperFace<'_>) -> bool| {
            faces.iter().copied().find(|id| self.face(*id, convention).is_some_and(has))
        };
        let formed = form_asked(cluster)
            .and_then(|(c, selector)| first(&|face| face.has(cluster) && face.has_form(c, selector)));
        formed
            .or_else(|| first(&|face| face.has(cluster)))
            .or_else(|| first(&|face| face.has_glyphs(cluster)))
    }
}

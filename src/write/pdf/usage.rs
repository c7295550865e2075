//! Which glyphs of which faces the pages use, and what text each of them says.
//!
//! Every item is checked here, once, against the promises of [`crate::page`]; what comes after may rely on
//! them. Glyphs get their place in the subset (CID) by rising glyph number, so the subset depends on what is
//! used and not on the order of use.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::color::{Color, Paint};
use crate::font::{Face, Fonts};
use crate::geom::{Em, Length, Rect};
use crate::outline::Contour;
use crate::page::{Clusters, Composition, FaceId, GlyphRun, Item, Mode, Narrowed, Page, PlacedGlyph, single};

use super::{Fault, PdfError, pictures};
use crate::cff::{Cut, Twin};

/// The largest coordinate of old PDF readers (ISO 32000-1, annex C), in either direction.
const REACH: Length = Length::pt(32_767);
/// The smallest type, far below what prints, so that places in ems stay in range.
const SMALLEST: Length = Length(10_000);
/// The narrowest scale, in thousandths.
const NARROWEST: u16 = 10;
/// The largest page (annex C): 200 in.
const LARGEST: Length = Length::pt(14_400);

/// The faces that the pages use.
#[derive(Debug)]
pub(super) struct Faces {
    /// In the order of their numbers.
    pub(super) used: Vec<FaceUse>,
    /// By face number: its place in `used`.
    places: Vec<Option<u16>>,
}

/// What the pages use of a face.
#[derive(Debug)]
pub(super) struct FaceUse {
    /// The face.
    pub(super) face: Arc<Face>,
    /// By CID: the glyph, and how it is cut. The first is glyph 0, which every font program must have.
    pub(super) cuts: Vec<Cut>,
    /// By CID: the advance in millionths of an em.
    pub(super) widths: Vec<i64>,
    /// Whether some of its text stands upright in lines that run down.
    pub(super) upright: bool,
    /// By glyph: its CID; 0 for those not used.
    cids: Vec<u16>,
    /// The twins of glyphs whose bodies are narrower. Their CIDs follow those of all other glyphs, in order.
    twins: BTreeMap<(u16, Narrowed), Twinned>,
    /// By CID: what the glyph says.
    says: Vec<Says>,
    /// The texts of [`Says::Longer`].
    longer: Vec<String>,
}

/// The text that `ToUnicode` gives a glyph. It can give one only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Says {
    /// No page has the glyph.
    Unused,
    /// It is only ever part of a cluster, whose text stands beside it.
    Part,
    /// One character.
    Char(char),
    /// Several, as a ligature does: an index.
    Longer(u32),
}

/// What is known of a twin.
#[derive(Debug, Clone, Copy)]
struct Twinned {
    says: Says,
    cid: u16,
}

/// Checks every item and gathers what is used of each face.
pub(super) fn collect(composition: &Composition, fonts: &Fonts) -> Result<Faces, PdfError> {
    if composition.pages.is_empty() {
        return Err(PdfError::NoPages);
    }
    let mut faces = Drafts::of(&composition.faces, fonts);
    for page in &composition.pages {
        check_size(page)?;
        for (index, item) in page.items.iter().chain(&page.marks).enumerate() {
            let checked = match item {
                Item::Glyphs(run) => known(run.paint, composition).and_then(|()| note(run, &mut faces)),
                Item::Fill(fill) => known(fill.paint, composition).and_then(|()| within_box(fill.rect)),
                Item::Shape(shape) => {
                    let clips = shape.clips.iter().flat_map(|clip| &clip.contours);
                    let mut points = shape.contours.iter().chain(clips).flat_map(Contour::points);
                    let near = points.try_for_each(|point| within(&[point.x, point.y]));
                    near.and_then(|()| known(shape.paint, composition))
                }
                Item::Picture(placed) => {
                    let picture = composition.pictures.get(usize::from(placed.picture.0));
                    let sound = picture.ok_or(Fault::Picture).and_then(|one| pictures::check(&one.raster));
                    sound.and_then(|()| within_box(placed.rect)).and_then(|()| within_box(placed.clip))
                }
                Item::Insert(placed) => {
                    let insert = composition.inserts.get(usize::from(placed.insert.0));
                    insert.ok_or(Fault::Insert).and_then(|_| within_box(placed.rect))
                }
            };
            checked.map_err(|fault| PdfError::Item { page: page.number, item: index, fault })?;
        }
    }
    Ok(faces.numbered())
}

/// What has been used so far of the faces of a composition, in its order.
struct Drafts {
    /// By face number: its place in `drafts`.
    places: Vec<Option<u16>>,
    drafts: Vec<(Arc<Face>, Option<FaceUse>)>,
}

impl Drafts {
    fn of(faces: &[FaceId], fonts: &Fonts) -> Self {
        let most = faces.iter().map(|face| usize::from(face.0) + 1).max().unwrap_or(0);
        let mut drafts = Self { places: vec![None; most], drafts: Vec::with_capacity(faces.len()) };
        for (id, face) in faces.iter().filter_map(|id| Some((id, fonts.face(*id)?))) {
            let next = drafts.drafts.len() as u16;
            if *drafts.places[usize::from(id.0)].get_or_insert(next) == next {
                drafts.drafts.push((face, None));
            }
        }
        drafts
    }

    fn get_mut(&mut self, face: FaceId) -> Option<&mut (Arc<Face>, Option<FaceUse>)> {
        let place = (*self.places.get(usize::from(face.0))?)?;
        self.drafts.get_mut(usize::from(place))
    }

    /// The faces that were used, numbered without gaps.
    fn numbered(self) -> Faces {
        let mut used = Vec::new();
        let numbers: Vec<Option<u16>> = self
            .drafts
            .into_iter()
            .map(|(_, draft)| {
                used.push(draft?.number());
                Some(used.len() as u16 - 1)
            })
            .collect();
        let number = |place: Option<u16>| numbers.get(usize::from(place?)).copied().flatten();
        Faces { places: self.places.into_iter().map(number).collect(), used }
    }
}

fn check_size(page: &Page) -> Result<(), PdfError> {
    let fits = |length: Length| length > Length::ZERO && length <= LARGEST;
    let bleed = page.bleed + page.slug;
    let sound = page.bleed >= Length::ZERO
        && page.slug >= Length::ZERO
        && page.bleed <= LARGEST
        && page.slug <= LARGEST
        && fits(page.trim.width)
        && fits(page.trim.height)
        && fits(page.trim.width + bleed * 2)
        && fits(page.trim.height + bleed * 2);
    if sound { Ok(()) } else { Err(PdfError::PageSize(page.number)) }
}

/// Whether the ink of a paint is one of the edition's.
fn known(paint: Paint, composition: &Composition) -> Result<(), Fault> {
    match paint.color {
        Color::Spot(ink, _) if composition.ink(ink).is_none() => Err(Fault::Ink),
        _ => Ok(()),
    }
}

fn within_box(rect: Rect) -> Result<(), Fault> {
    within(&[rect.x, rect.y, rect.width, rect.height])
}

fn within(lengths: &[Length]) -> Result<(), Fault> {
    let near = |length: &Length| (-REACH..=REACH).contains(length);
    if lengths.iter().all(near) { Ok(()) } else { Err(Fault::Place) }
}

fn note(run: &GlyphRun, drafts: &mut Drafts) -> Result<(), Fault> {
    let (face, draft) = drafts.get_mut(run.face).ok_or(Fault::NoFace(run.face))?;
    if run.size < SMALLEST || run.size > LARGEST || run.scale < NARROWEST {
        return Err(Fault::Size);
    }
    within(&[run.origin.x, run.origin.y])?;
    if run.glyphs.is_empty() {
        return if run.text.is_empty() { Ok(()) } else { Err(Fault::Text) };
    }
    draft.get_or_insert_with(|| FaceUse::draft(Arc::clone(face))).note(run)
}

impl FaceUse {
    /// Nothing used yet; `says` goes by glyph until all are known.
    fn draft(face: Arc<Face>) -> Self {
        Self {
            says: vec![Says::Unused; usize::from(face.metrics.glyphs)],
            face,
            cuts: Vec::new(),
            widths: Vec::new(),
            upright: false,
            cids: Vec::new(),
            twins: BTreeMap::new(),
            longer: Vec::new(),
        }
    }

    fn note(&mut self, run: &GlyphRun) -> Result<(), Fault> {
        self.upright |= run.mode == Mode::Upright;
        let mut clusters = Clusters::of(run);
        for cluster in clusters.by_ref() {
            for glyph in cluster.glyphs {
                within(&[glyph.x, glyph.y])?;
                if glyph.narrowed.is_some_and(|narrowed| !narrowed.is_sound()) {
                    return Err(Fault::NoGlyph(glyph.id));
                }
            }
            match cluster.glyphs {
                [glyph] if !cluster.text.is_empty() => self.note_text(glyph, cluster.text)?,
                parts => parts.iter().try_for_each(|glyph| self.note_part(glyph))?,
            }
        }
        if clusters.is_done() { Ok(()) } else { Err(Fault::Text) }
    }

    /// A glyph that alone shows a text. A single character goes before a longer text, and the first before
    /// later ones: the rest is said in the content stream.
    fn note_text(&mut self, glyph: &PlacedGlyph, text: &str) -> Result<(), Fault> {
        let longer = self.longer.len() as u32;
        let says = self.says_of(glyph)?;
        match (*says, single(text)) {
            (Says::Char(_), _) | (Says::Longer(_), None) => {}
            (_, Some(c)) => *says = Says::Char(c),
            (_, None) => {
                *says = Says::Longer(longer);
                self.longer.push(text.to_owned());
            }
        }
        Ok(())
    }

    fn note_part(&mut self, glyph: &PlacedGlyph) -> Result<(), Fault> {
        let says = self.says_of(glyph)?;
        if *says == Says::Unused {
            *says = Says::Part;
        }
        Ok(())
    }

    /// What a glyph says so far, or its twin.
    fn says_of(&mut self, glyph: &PlacedGlyph) -> Result<&mut Says, Fault> {
        let says = self.says.get_mut(usize::from(glyph.id)).ok_or(Fault::NoGlyph(glyph.id))?;
        let Some(narrowed) = glyph.narrowed else { return Ok(says) };
        // The twin of a TrueType glyph is made of it.
        if !self.face.metrics.cff && *says == Says::Unused {
            *says = Says::Part;
        }
        let none = Twinned { says: Says::Unused, cid: 0 };
        Ok(&mut self.twins.entry((glyph.id, narrowed)).or_insert(none).says)
    }

    /// Numbers the glyphs, now that all are known.
    fn number(mut self) -> Self {
        let by_glyph = std::mem::take(&mut self.says);
        self.cids = vec![0; by_glyph.len()];
        for (glyph, says) in by_glyph.into_iter().enumerate() {
            if glyph == 0 || says != Says::Unused {
                if let Some(cid) = self.cids.get_mut(glyph) {
                    *cid = self.cuts.len() as u16;
                }
                self.cuts.push(Cut { glyph: glyph as u16, twin: None });
                self.says.push(says);
            }
        }
        let glyphs: Vec<u16> = self.cuts.iter().map(|cut| cut.glyph).collect();
        self.widths = self.face.advances(&glyphs).into_iter().map(|width| width.0).collect();
        let units = i64::from(self.face.metrics.units_per_em);
        for ((glyph, narrowed), twin) in &mut self.twins {
            let advance = Em::milli(100) * i64::from(narrowed.tenths.get());
            let in_units = |em: Em| em.scaled(units, Em::ONE.0).0;
            let moved = Twin { shift: shift(*narrowed, units) as i16, advance: in_units(advance) as u16 };
            twin.cid = self.cuts.len() as u16;
            self.cuts.push(Cut { glyph: *glyph, twin: Some(moved) });
            self.says.push(twin.says);
            self.widths.push(Em::ONE.scaled(i64::from(moved.advance), units).0);
        }
        self
    }

    /// The place of a glyph in the subset.
    pub(super) fn cid(&self, glyph: &PlacedGlyph) -> u16 {
        let twin = glyph.narrowed.and_then(|narrowed| self.twins.get(&(glyph.id, narrowed)));
        match twin {
            Some(twin) => twin.cid,
            None => self.cids.get(usize::from(glyph.id)).copied().unwrap_or(0),
        }
    }

    /// Where the body of a glyph begins, in ems from its origin: that of a twin is elsewhere.
    pub(super) fn start(&self, glyph: &PlacedGlyph) -> Em {
        let units = i64::from(self.face.metrics.units_per_em);
        let moved = |narrowed: Narrowed| Em::ONE.scaled(shift(narrowed, units), units);
        glyph.narrowed.map_or(Em::ZERO, |narrowed| Em::ZERO - moved(narrowed))
    }

    /// The advance of a glyph of the subset in millionths of an em.
    pub(super) fn width(&self, cid: u16) -> i64 {
        self.widths.get(usize::from(cid)).copied().unwrap_or(0)
    }

    /// Whether `ToUnicode` gives this text for the glyph.
    pub(super) fn says(&self, cid: u16, text: &str) -> bool {
        match self.says.get(usize::from(cid)) {
            Some(Says::Char(c)) => unicode(*c) == *c && single(text) == Some(*c),
            Some(Says::Longer(_)) => self.text(cid).is_some_and(|said| said == text),
            _ => false,
        }
    }

    /// The text that `ToUnicode` gives a glyph; none for glyphs that no page has.
    pub(super) fn text(&self, cid: u16) -> Option<String> {
        match *self.says.get(usize::from(cid))? {
            Says::Unused => None,
            Says::Part => Some('\u{200b}'.into()),
            Says::Char(c) => Some(unicode(c).into()),
            Says::Longer(index) => Some(self.longer.get(index as usize)?.chars().map(unicode).collect()),
        }
    }
}

impl Faces {
    /// What is used of a face, and its place among those used.
    pub(super) fn get(&self, id: FaceId) -> Option<(u16, &FaceUse)> {
        let place = (*self.places.get(usize::from(id.0))?)?;
        Some((place, self.used.get(usize::from(place))?))
    }
}

/// How far the outline of a narrower body is moved, in units of the face: it is drawn in whole ones.
fn shift(narrowed: Narrowed, units: i64) -> i64 {
    Em::milli(i64::from(narrowed.shift)).scaled(units, Em::ONE.0).0
}

/// `ToUnicode` may not say NUL or the byte order marks (ISO 19005-2, 6.2.11.7.2).
fn unicode(c: char) -> char {
    if matches!(c, '\0' | '\u{feff}' | '\u{fffe}') { char::REPLACEMENT_CHARACTER } else { c }
}

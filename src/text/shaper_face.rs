//! A face and the shaping of one run of it with HarfRust, the only place that knows the shaper.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use harfrust::{
    BufferClusterLevel, Direction, Feature, FontRef, GlyphBuffer, GlyphPosition, Language, ShapeOptions,
    ShapePlan, ShaperData, Tag, UnicodeBuffer, script,
};

use super::class::{form_asked, is_blank, is_combining, is_unseen};
use super::in_ems::InEms;
use super::item::{Item, Treatment};
use super::lacking::Missing;
use super::mark::Mark;
use super::plain_han::PlainHan;
use super::{Atom, Glyph, Hyphen, Look, ShapedText};
use crate::convention::{Class, Convention};
use crate::copy::Passage;
use crate::font::Face;
use crate::geom::{EM_BOX_TOP, Em};
use crate::page::FaceId;

/// How a treatment is asked of the shaper: the way the glyphs follow each other, and a feature. Vertical forms
/// (`vert`) come of themselves with text that runs down.
type Request = (Direction, Option<&'static [u8; 4]>);
const REQUESTS: [Request; 6] = [
    (Direction::LeftToRight, None),
    (Direction::LeftToRight, Some(b"halt")),
    (Direction::LeftToRight, Some(b"hwid")),
    (Direction::LeftToRight, Some(b"pwid")),
    (Direction::TopToBottom, None),
    (Direction::TopToBottom, Some(b"vhal")),
];

/// The marks that stand in nearly every line, and figures.
const FREQUENT: &str = "，。、；：？！“”‘’（）《》〈〉「」『』【】〔〕［］·0123456789.,:";

/// The request of a treatment: its place among [`REQUESTS`].
const fn request(treatment: Treatment) -> usize {
    match treatment {
        Treatment::Plain | Treatment::WholeMark => 0,
        Treatment::HalfMark | Treatment::HalfSign => 1,
        Treatment::HalfFigure | Treatment::Cell => 2,
        Treatment::Proportional => 3,
        Treatment::Upright => 4,
        Treatment::UprightHalf => 5,
    }
}

/// A face, and what the shaper notes of it once.
pub(super) struct Opened {
    face: Arc<Face>,
    data: Option<ShaperData>,
}

impl Opened {
    pub(super) fn new(face: Arc<Face>) -> Self {
        let font = FontRef::from_index(face.bytes(), face.index()).ok();
        let data = font.map(|font| ShaperData::new(&font));
        Self { face, data }
    }
}

impl fmt::Debug for Opened {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Opened").field("face", &self.face).finish_non_exhaustive()
    }
}

pub(super) struct ShaperFace<'a> {
    own: InEms<'a>,
    shaper: harfrust::Shaper<'a>,
    language: Language,
    convention: &'static Convention,
    /// One for each of [`REQUESTS`], made when first asked for.
    plans: [OnceLock<ShapePlan>; 6],
    /// The half-em shapes of the marks of nearly every line, each shaped when first met: a mark stands alone, so that
    /// its shape is the same wherever it stands. In horizontal lines, in vertical ones, and as a half-width figure.
    marks: BTreeMap<char, [OnceLock<Mark>; 3]>,
    /// Whether it places combining marks upon letters.
    places_marks: bool,
    han: PlainHan<'a>,
    /// Whether it has forms for vertical lines, of characters that were asked for.
    forms: Mutex<BTreeMap<char, bool>>,
}

impl fmt::Debug for ShaperFace<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ShaperFace").field("language", &self.convention.language).finish_non_exhaustive()
    }
}

impl<'a> ShaperFace<'a> {
    pub(super) fn new(opened: &'a Opened, convention: &'static Convention) -> Option<Self> {
        let (bytes, index) = (opened.face.bytes(), opened.face.index());
        let face = ttf_parser::Face::parse(bytes, index).ok()?;
        let font = FontRef::from_index(bytes, index).ok()?;
        let shaper = opened.data.as_ref()?.shaper(&font).build();
        let language: Language = convention.language.parse().ok()?;
        let marks = FREQUENT.chars().map(|mark| (mark, Default::default())).collect();
        let plans = Default::default();
        let gpos = face.tables().gpos;
        let places_marks =
            gpos.is_some_and(|gpos| gpos.features.into_iter().any(|one| one.tag.to_bytes() == *b"mark"));
        Some(Self {
            language,
            convention,
            plans,
            marks,
            places_marks,
            forms: Mutex::default(),
            han: PlainHan::of(&face),
            shaper,
            own: InEms::of(face),
        })
    }

    /// Whether it has all characters of a cluster. Of what is seen it has no glyph that draws nothing.
    pub(super) fn has(&self, cluster: &str) -> bool {
        cluster.chars().all(|c| is_unseen(c) || self.own.shows(c))
    }

    /// Whether it has the form of a character that a selector asks for.
    pub(super) fn has_form(&self, c: char, selector: char) -> bool {
        self.own.has_form(c, selector)
    }

    /// Whether it has a glyph of each character of a cluster, whatever it draws.
    pub(super) fn has_glyphs(&self, cluster: &str) -> bool {
        cluster.chars().all(|c| is_unseen(c) || self.own.glyph(c).is_some())
    }

    /// The hyphen of a face.
    pub(super) fn hyphen(&self, id: FaceId) -> Option<Hyphen> {
        let glyph = self.own.glyph('-').filter(|glyph| self.own.draws(*glyph))?;
        Some(Hyphen { face: id, glyph, width: self.own.advance(glyph)? })
    }

    /// Whether it has a form of a character for vertical lines.
    pub(super) fn has_vertical_form(&self, c: char) -> bool {
        let mut forms = self.forms.lock().unwrap_or_else(PoisonError::into_inner);
        *forms.entry(c).or_insert_with(|| {
            let mut buffer = UnicodeBuffer::new();
            buffer.add(self.convention.upright_form(c), 0);
            let shaped = self.run(buffer, Treatment::Upright);
            let form = shaped.glyph_infos().first().map(|info| info.glyph_id);
            form != self.own.glyph(c).map(u32::from)
        })
    }

    fn plan(&self, treatment: Treatment) -> Option<&ShapePlan> {
        let at = request(treatment);
        let (direction, tag) = *REQUESTS.get(at)?;
        let make = || {
            let features: Vec<Feature> = tag.iter().map(|tag| Feature::new(Tag::new(tag), 1, ..)).collect();
            ShapePlan::new(&self.shaper, direction, Some(script::HAN), Some(&self.language), &features)
        };
        Some(self.plans.get(at)?.get_or_init(make))
    }

    /// Shapes one run and adds its atoms; characters that come out without a glyph, or with a blank one, are lacking.
    pub(super) fn shape(
        &self,
        mut buffer: UnicodeBuffer,
        copy: &Passage,
        items: &[Item],
        out: &mut ShapedText,
        lacking: &mut Vec<Missing>,
    ) -> UnicodeBuffer {
        let Some(first) = items.first() else { return buffer };
        if first.treatment.is_of_marks() {
            for item in items {
                self.mark(copy, item, out, lacking);
            }
            return buffer;
        }
        if first.treatment == Treatment::Plain && self.plain(items, out) {
            return buffer;
        }
        for item in items {
            item.text(copy).chars().for_each(|c| buffer.add(c, item.byte as u32));
            let form = form_asked(item.text(copy)).filter(|(c, selector)| !self.has_form(*c, *selector));
            lacking.extend(form.map(|(character, selector)| Missing {
                character,
                byte: item.byte,
                selector: Some(selector),
                blank: None,
            }));
        }
        let shaped = self.run(buffer, first.treatment);
        if first.treatment == Treatment::Cell {
            self.cell(&shaped, copy, first, out, lacking);
        } else {
            self.collect(&shaped, copy, items, out, lacking);
        }
        shaped.clear()
    }

    /// Adds the atoms of a run that is all plain Han; nothing where it is not.
    fn plain(&self, items: &[Item], out: &mut ShapedText) -> bool {
        let (atoms, glyphs) = (out.atoms.len(), out.glyphs.len());
        for item in items {
            let c = item.character;
            let alone = item.end - item.byte == c.len_utf8();
            let Some(id) = self.han.glyph(c, || self.own_glyph(c)).filter(|_| alone) else {
                out.atoms.truncate(atoms);
                out.glyphs.truncate(glyphs);
                return false;
            };
            let atom = atom_of(item, out.glyphs.len() as u32, item.byte as u32);
            out.atoms.push(Atom { width: Em::ONE, ..atom });
            out.glyphs.push(Glyph { id, x: Em::ZERO, y: Em::ZERO, half: false });
        }
        true
    }

    /// The glyph that the face has for a character, where the shaper gives it as it is: an em wide, at its place.
    fn own_glyph(&self, c: char) -> Option<u16> {
        let own = self.own.glyph(c).filter(|glyph| self.own.draws(*glyph))?;
        let mut buffer = UnicodeBuffer::new();
        buffer.add(c, 0);
        let shaped = self.run(buffer, Treatment::Plain);
        let ([info], [pos]) = (shaped.glyph_infos(), shaped.glyph_positions()) else { return None };
        let at_its_place = (pos.x_offset, pos.y_offset, pos.y_advance) == (0, 0, 0);
        let an_em = self.own.em(pos.x_advance) == Em::ONE;
        (info.glyph_id == u32::from(own) && at_its_place && an_em).then_some(own)
    }

    /// Adds the atom of clusters side by side in one em of a vertical line; wider ones are condensed.
    fn cell(
        &self,
        shaped: &GlyphBuffer,
        copy: &Passage,
        item: &Item,
        out: &mut ShapedText,
        lacking: &mut Vec<Missing>,
    ) {
        let glyph = out.glyphs.len() as u32;
        let width: Em = shaped.glyph_positions().iter().map(|pos| self.own.em(pos.x_advance)).sum();
        let mut atom = Atom { width: Em::ONE, ..atom_of(item, glyph, item.byte as u32) };
        if width > Em::ONE {
            let scale = Em::ONE.scaled(1000, width.0).0.clamp(1, 1000) as u16;
            out.looks.push(Look { scale, ..Look::PLAIN });
            atom.look = out.looks.len() as u32;
        }
        out.atoms.push(atom);
        let mut pen = Em::ZERO - width / 2;
        for (info, pos) in shaped.glyph_infos().iter().zip(shaped.glyph_positions()) {
            let advance = self.own.em(pos.x_advance);
            let y = pen + self.own.em(pos.x_offset) + advance / 2;
            out.glyphs.push(Glyph { id: info.glyph_id as u16, x: Em::ZERO, y, half: false });
            pen += advance;
            self.note(info.glyph_id as u16, copy, item, lacking);
        }
    }

    /// Notes what a glyph of an item lacks: it is that of no character, or draws nothing of one that is seen. A blank
    /// glyph that rules of the face put in the place of one that draws is as its maker wants it: that of a ligature's
    /// other characters.
    fn note(&self, glyph: u16, copy: &Passage, item: &Item, lacking: &mut Vec<Missing>) {
        let mut characters = item.text(copy).chars();
        if item.class.is_blank() {
            return;
        }
        let (character, blank) = match glyph {
            0 => (characters.next(), None),
            _ if self.own.draws(glyph) => return,
            _ => (characters.find(|c| !is_blank(*c) && !self.own.shows(*c)), Some(item.face)),
        };
        if let Some(character) = character
            && lacking.last().is_none_or(|last| last.byte != item.byte || last.selector.is_some())
        {
            lacking.push(Missing { character, byte: item.byte, selector: None, blank });
        }
    }

    /// Shapes what is in the buffer.
    fn run(&self, mut buffer: UnicodeBuffer, treatment: Treatment) -> GlyphBuffer {
        let direction = REQUESTS.get(request(treatment)).map_or(Direction::LeftToRight, |one| one.0);
        buffer.set_direction(direction);
        buffer.set_script(script::HAN);
        buffer.set_language(self.language.clone());
        buffer.set_cluster_level(BufferClusterLevel::MonotoneCharacters);
        self.shaper.shape(buffer, ShapeOptions::new().plan(self.plan(treatment)))
    }

    /// Adds the atom of a mark. One that something clings to is shaped with it.
    fn mark(&self, copy: &Passage, item: &Item, out: &mut ShapedText, lacking: &mut Vec<Missing>) {
        let mut chars = item.text(copy).chars();
        let Some(c) = chars.next() else { return };
        let upright = item.treatment.is_upright();
        let form = match item.treatment {
            Treatment::HalfSign => self.convention.half_form(c),
            _ if upright => self.convention.upright_form(c),
            _ => c,
        };
        if chars.next().is_some() {
            let mut buffer = UnicodeBuffer::new();
            item.text(copy).chars().for_each(|c| buffer.add(c, item.byte as u32));
            let shaped = self.run(buffer, item.treatment);
            return self.collect(&shaped, copy, std::slice::from_ref(item), out, lacking);
        }
        let shape = || {
            let mut buffer = UnicodeBuffer::new();
            buffer.add(form, 0);
            self.lone(&self.run(buffer, item.treatment), item)
        };
        let way = match item.treatment {
            Treatment::HalfMark => Some(0),
            Treatment::UprightHalf => Some(1),
            Treatment::HalfFigure => Some(2),
            _ => None,
        };
        let kept = way.and_then(|way| self.marks.get(&c)?.get(way));
        let mark = kept.map_or_else(shape, |kept| *kept.get_or_init(shape));
        let atom = atom_of(item, out.glyphs.len() as u32, item.byte as u32);
        out.atoms.push(Atom { width: mark.width, ..atom });
        out.glyphs.push(mark.glyph);
        self.note(mark.glyph.id, copy, item, lacking);
    }

    /// The glyph and the box of a mark shaped alone.
    fn lone(&self, shaped: &GlyphBuffer, item: &Item) -> Mark {
        let first = shaped.glyph_infos().first().zip(shaped.glyph_positions().first());
        let upright = item.treatment.is_upright();
        let placed = first.map(|(info, pos)| self.placed(info.glyph_id as u16, pos, upright));
        Mark::of(&self.own, self.convention, placed, item)
    }

    /// A glyph by where the shaper puts it, and its advance along the line.
    ///
    /// The shaper places an upright glyph by its horizontal origin: half its advance to the left of the line's
    /// middle, and its face's vertical origin below the pen. Here its place is that of the top of the em box.
    fn placed(&self, id: u16, pos: &GlyphPosition, upright: bool) -> (Glyph, Em) {
        if !upright {
            let glyph = Glyph { id, x: self.own.em(pos.x_offset), y: self.own.em(pos.y_offset), half: false };
            return (glyph, self.own.em(pos.x_advance));
        }
        let across = self.own.advance(id).unwrap_or_default();
        let y = self.own.em(pos.x_offset) + across / 2;
        if self.own.face.tables().vmtx.is_none() {
            // A face without vertical measures is given its height by the shaper: here all upright type is an em high.
            return (Glyph { id, x: Em::ZERO, y, half: false }, Em::ONE);
        }
        let x = Em::ZERO - self.own.em(pos.y_offset) - EM_BOX_TOP;
        (Glyph { id, x, y, half: false }, Em::ZERO - self.own.em(pos.y_advance))
    }

    /// Where a mark stands along the line, the middle of its ink above that of its letter.
    fn upon(&self, base: Glyph, mark: u16) -> Option<Em> {
        let middle = |id: u16| self.own.middle(id).map(|(across, _)| across);
        Some(base.x + middle(base.id)? - middle(mark)?)
    }

    /// Turns clusters into atoms. The width of a space is all gap, which [`crate::line`] adds.
    fn collect(
        &self,
        shaped: &GlyphBuffer,
        copy: &Passage,
        items: &[Item],
        out: &mut ShapedText,
        lacking: &mut Vec<Missing>,
    ) {
        let mut item = items.iter();
        let mut current: Option<&Item> = None;
        let mut cluster = None;
        for (info, pos) in shaped.glyph_infos().iter().zip(shaped.glyph_positions()) {
            if cluster != Some(info.cluster) {
                cluster = Some(info.cluster);
                let before = out.atoms.last_mut().filter(|_| current.is_some());
                let Some(item) = next_of(&mut item, info.cluster, before) else { continue };
                out.atoms.push(atom_of(item, out.glyphs.len() as u32, info.cluster));
                current = Some(item);
            }
            if let Some(item) = current {
                self.note(info.glyph_id as u16, copy, item, lacking);
            }
            let Some(atom) = out.atoms.last_mut() else { continue };
            let (mut glyph, mut advance) = self.placed(info.glyph_id as u16, pos, atom.upright);
            let (start, behind) = (atom.glyph as usize, out.glyphs.len());
            if !self.places_marks
                && !atom.upright
                && behind > start
                && current.is_some_and(|item| has_mark(copy, item))
            {
                let base = out.glyphs.get(start).copied();
                if let Some(x) = base.and_then(|base| self.upon(base, glyph.id)) {
                    (glyph.x, advance) = (x - atom.width, Em::ZERO);
                }
            }
            out.glyphs.push(Glyph { x: atom.width + glyph.x, ..glyph });
            if atom.class != Class::Space {
                atom.width += advance;
            }
        }
        next_of(&mut item, u32::MAX, out.atoms.last_mut().filter(|_| current.is_some()));
    }
}

/// Whether a cluster is a letter and marks upon it.
fn has_mark(copy: &Passage, item: &Item) -> bool {
    item.end - item.byte > item.character.len_utf8() && item.text(copy).chars().any(is_combining)
}

/// The item of a cluster. Items that are passed over have become one glyph with those before them, as the halves of a
/// dash do: their atom ends as the last of them does.
fn next_of<'i>(
    items: &mut std::slice::Iter<'i, Item>,
    cluster: u32,
    before: Option<&mut Atom>,
) -> Option<&'i Item> {
    let mut joint = None;
    let found = items.find(|item| {
        let here = item.byte as u32 == cluster;
        joint = if here { joint } else { Some(item.joint) };
        here
    });
    if let (Some(joint), Some(before)) = (joint, before) {
        before.joint = joint;
    }
    found
}

/// The atom of an item, without its width.
fn atom_of(item: &Item, glyph: u32, byte: u32) -> Atom {
    let Item { class, face, tracking, joint, treatment, .. } = *item;
    let upright = treatment.is_upright();
    Atom { class, face, width: Em::ZERO, glyph, byte, tracking, look: 0, upright, joint }
}

#[cfg(test)]
mod tests;

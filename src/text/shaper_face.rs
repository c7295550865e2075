//! A face and the shaping of one run of it with rustybuzz, the only place that knows the shaper.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Mutex, OnceLock, PoisonError};

use rustybuzz::ttf_parser::{GlyphId, Tag};
use rustybuzz::{
    BufferClusterLevel, Feature, GlyphBuffer, GlyphPosition, Language, ShapePlan, UnicodeBuffer, script,
};

use super::class::{class_by_itself, is_combining, is_unseen};
use super::item::{Item, Treatment};
use super::lacking::Missing;
use super::{Atom, Glyph, Hyphen, Look, ShapedText};
use crate::convention::{Class, Convention, Ink};
use crate::copy::Passage;
use crate::geom::{EM_BOX_TOP, Em};
use crate::page::FaceId;

/// How a treatment is asked of the shaper: the way the glyphs follow each other, and a feature. Vertical forms
/// (`vert`) come of themselves with text that runs down.
type Request = (rustybuzz::Direction, Option<&'static [u8; 4]>);
const REQUESTS: [Request; 6] = [
    (rustybuzz::Direction::LeftToRight, None),
    (rustybuzz::Direction::LeftToRight, Some(b"halt")),
    (rustybuzz::Direction::LeftToRight, Some(b"hwid")),
    (rustybuzz::Direction::LeftToRight, Some(b"pwid")),
    (rustybuzz::Direction::TopToBottom, None),
    (rustybuzz::Direction::TopToBottom, Some(b"vhal")),
];

/// The marks that stand in nearly every line, and figures.
const FREQUENT: &str = "，。、；：？！“”‘’（）《》〈〉「」『』【】〔〕［］·0123456789.,:";

/// The least white between the ink of a mark and the edge of its half em: what brackets have in a Song of regular
/// weight. Bold ones have less, down to 0.01 em, and a Kai draws the foot of ？ beyond the edge.
const BEARING: Em = Em::milli(35);

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

pub(super) struct ShaperFace<'a> {
    face: rustybuzz::Face<'a>,
    units_per_em: i64,
    language: Language,
    convention: &'static Convention,
    /// One for each of [`REQUESTS`], made when first asked for.
    plans: [OnceLock<ShapePlan>; 6],
    /// The half-em shapes of the marks of nearly every line, each shaped when first met: a mark stands alone, so that
    /// its shape is the same wherever it stands. In horizontal lines, in vertical ones, and as a half-width figure.
    marks: BTreeMap<char, [OnceLock<Mark>; 3]>,
    /// Whether it places combining marks upon letters.
    places_marks: bool,
    /// Whether it has forms for vertical lines, of characters that were asked for.
    forms: Mutex<BTreeMap<char, bool>>,
}

impl fmt::Debug for ShaperFace<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ShaperFace").field("units_per_em", &self.units_per_em).finish_non_exhaustive()
    }
}

/// A mark, shaped alone: its only glyph and its box.
#[derive(Debug, Clone, Copy)]
struct Mark {
    glyph: Glyph,
    width: Em,
}

impl<'a> ShaperFace<'a> {
    pub(super) fn new(data: &'a [u8], index: u32, convention: &'static Convention) -> Option<Self> {
        let face = rustybuzz::Face::from_slice(data, index)?;
        let language: Language = convention.language.parse().ok()?;
        let marks = FREQUENT.chars().map(|mark| (mark, Default::default())).collect();
        let plans = Default::default();
        let gpos = face.tables().gpos;
        let places_marks =
            gpos.is_some_and(|gpos| gpos.features.into_iter().any(|one| one.tag == Tag::from_bytes(b"mark")));
        let units_per_em = i64::from(face.units_per_em());
        Some(Self {
            units_per_em,
            language,
            convention,
            plans,
            marks,
            places_marks,
            forms: Mutex::default(),
            face,
        })
    }

    /// Whether it has all characters of a cluster.
    pub(super) fn has(&self, cluster: &str) -> bool {
        cluster.chars().all(|c| is_unseen(c) || self.face.glyph_index(c).is_some())
    }

    /// The hyphen of a face.
    pub(super) fn hyphen(&self, id: FaceId) -> Option<Hyphen> {
        let glyph = self.face.glyph_index('-')?;
        let width = self.em(i32::from(self.face.glyph_hor_advance(glyph)?));
        Some(Hyphen { face: id, glyph: glyph.0, width })
    }

    /// Whether it has a form of a character for vertical lines.
    pub(super) fn has_vertical_form(&self, c: char) -> bool {
        let mut forms = self.forms.lock().unwrap_or_else(PoisonError::into_inner);
        *forms.entry(c).or_insert_with(|| {
            let mut buffer = UnicodeBuffer::new();
            buffer.add(self.convention.upright_form(c), 0);
            let shaped = self.run(buffer, Treatment::Upright);
            let form = shaped.glyph_infos().first().map(|info| info.glyph_id);
            form != self.face.glyph_index(c).map(|glyph| u32::from(glyph.0))
        })
    }

    fn plan(&self, treatment: Treatment) -> Option<&ShapePlan> {
        let at = request(treatment);
        let (direction, tag) = *REQUESTS.get(at)?;
        let make = || {
            let features: Vec<Feature> =
                tag.iter().map(|tag| Feature::new(Tag::from_bytes(tag), 1, ..)).collect();
            ShapePlan::new(&self.face, direction, Some(script::HAN), Some(&self.language), &features)
        };
        Some(self.plans.get(at)?.get_or_init(make))
    }

    /// Shapes one run and adds its atoms; characters that come out without a glyph are lacking.
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
        for item in items {
            item.text(copy).chars().for_each(|c| buffer.add(c, item.byte as u32));
        }
        let shaped = self.run(buffer, first.treatment);
        if first.treatment == Treatment::Cell {
            self.cell(&shaped, copy, first, out, lacking);
        } else {
            self.collect(&shaped, copy, items, out, lacking);
        }
        shaped.clear()
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
        let width: Em = shaped.glyph_positions().iter().map(|pos| self.em(pos.x_advance)).sum();
        let mut atom = Atom { width: Em::ONE, ..atom_of(item, glyph, item.byte as u32) };
        if width > Em::ONE {
            let scale = Em::ONE.scaled(1000, width.0).0.clamp(1, 1000) as u16;
            out.looks.push(Look { scale, ..Look::PLAIN });
            atom.look = out.looks.len() as u32;
        }
        out.atoms.push(atom);
        let mut pen = Em::ZERO - width / 2;
        for (info, pos) in shaped.glyph_infos().iter().zip(shaped.glyph_positions()) {
            let advance = self.em(pos.x_advance);
            let y = pen + self.em(pos.x_offset) + advance / 2;
            out.glyphs.push(Glyph { id: info.glyph_id as u16, x: Em::ZERO, y });
            pen += advance;
            if info.glyph_id == 0 && lacking.last().is_none_or(|last| last.byte != item.byte) {
                let character = item.text(copy).chars().next().unwrap_or_default();
                lacking.push(Missing { character, byte: item.byte });
            }
        }
    }

    /// Shapes what is in the buffer.
    fn run(&self, mut buffer: UnicodeBuffer, treatment: Treatment) -> GlyphBuffer {
        let direction =
            REQUESTS.get(request(treatment)).map_or(rustybuzz::Direction::LeftToRight, |one| one.0);
        buffer.set_direction(direction);
        buffer.set_script(script::HAN);
        buffer.set_language(self.language.clone());
        buffer.set_cluster_level(BufferClusterLevel::MonotoneCharacters);
        match self.plan(treatment) {
            Some(plan) => rustybuzz::shape_with_plan(&self.face, plan, buffer),
            None => rustybuzz::shape(&self.face, &[], buffer),
        }
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
        if mark.glyph.id == 0 {
            lacking.push(Missing { character: c, byte: item.byte });
        }
    }

    /// The glyph and the box of a mark shaped alone.
    fn lone(&self, shaped: &GlyphBuffer, item: &Item) -> Mark {
        let (Some(info), Some(pos)) = (shaped.glyph_infos().first(), shaped.glyph_positions().first()) else {
            return Mark { glyph: Glyph { id: 0, x: Em::ZERO, y: Em::ZERO }, width: Em::HALF };
        };
        let upright = item.treatment.is_upright();
        let (glyph, width) = self.placed(info.glyph_id as u16, pos, upright);
        let mark = Mark { glyph, width };
        let ink = self.convention.ink_of(class_by_itself(self.convention, item.character));
        match (item.treatment, ink) {
            (Treatment::HalfFigure, _) => mark,
            (Treatment::HalfSign, _) => halved(mark, Ink::InMiddle),
            (Treatment::WholeMark, _) => self.centred(mark, upright).unwrap_or(mark),
            (_, Ink::Centred) => {
                let half = Mark { width: Em::HALF, ..mark };
                self.centred(half, upright).unwrap_or_else(|| halved(mark, Ink::InMiddle))
            }
            (Treatment::HalfMark | Treatment::UprightHalf, _) => self.borne(halved(mark, ink), upright),
            _ => halved(mark, ink),
        }
    }

    /// A mark whose ink keeps a bearing on either side of its half em, where its face draws it against the edge: it
    /// crowds neither the character before it nor the one behind. Where both sides have less, the ink is in the middle.
    fn borne(&self, mark: Mark, upright: bool) -> Mark {
        let Some((from, to)) = self.ink_along(mark.glyph, upright) else { return mark };
        let shift = to_bearings(from, mark.width - to);
        Mark { glyph: Glyph { x: mark.glyph.x + shift, ..mark.glyph }, ..mark }
    }

    /// Where the ink of a glyph begins and ends along the line.
    fn ink_along(&self, glyph: Glyph, upright: bool) -> Option<(Em, Em)> {
        let ink = self.face.glyph_bounding_box(GlyphId(glyph.id))?;
        let [left, right, foot, head] =
            [ink.x_min, ink.x_max, ink.y_min, ink.y_max].map(|place| self.em(i32::from(place)));
        // The origin of an upright one is the top of its em box.
        let top = glyph.x + EM_BOX_TOP;
        Some(if upright { (top - head, top - foot) } else { (glyph.x + left, glyph.x + right) })
    }

    /// A mark with the middle of its ink in the middle of its box and of the em, whatever region its face draws it
    /// for; none where it has no ink.
    fn centred(&self, mark: Mark, upright: bool) -> Option<Mark> {
        let ink = self.face.glyph_bounding_box(GlyphId(mark.glyph.id))?;
        let middle = |low: i16, high: i16| self.em(i32::from(low) + i32::from(high)) / 2;
        let (across, up) = (middle(ink.x_min, ink.x_max), middle(ink.y_min, ink.y_max));
        let (along, id) = (mark.width / 2, mark.glyph.id);
        let glyph = if upright {
            // Its origin is the top of its em box, in the middle of its advance.
            let advance =
                self.face.glyph_hor_advance(GlyphId(id)).map_or(Em::ONE, |width| self.em(i32::from(width)));
            Glyph { id, x: along - (EM_BOX_TOP - up), y: advance / 2 - across }
        } else {
            Glyph { id, x: along - across, y: EM_BOX_TOP - Em::HALF - up }
        };
        Some(Mark { glyph, ..mark })
    }

    /// A glyph by where the shaper puts it, and its advance along the line.
    ///
    /// The shaper places an upright glyph by its horizontal origin: half its advance to the left of the line's
    /// middle, and its face's vertical origin below the pen. Here its place is that of the top of the em box.
    fn placed(&self, id: u16, pos: &GlyphPosition, upright: bool) -> (Glyph, Em) {
        if !upright {
            let glyph = Glyph { id, x: self.em(pos.x_offset), y: self.em(pos.y_offset) };
            return (glyph, self.em(pos.x_advance));
        }
        let across =
            self.face.glyph_hor_advance(GlyphId(id)).map_or(Em::ZERO, |width| self.em(i32::from(width)));
        let y = self.em(pos.x_offset) + across / 2;
        if self.face.tables().vmtx.is_none() {
            // A face without vertical measures is given its height by the shaper: here all upright type is an em high.
            return (Glyph { id, x: Em::ZERO, y }, Em::ONE);
        }
        let x = Em::ZERO - self.em(pos.y_offset) - EM_BOX_TOP;
        (Glyph { id, x, y }, Em::ZERO - self.em(pos.y_advance))
    }

    /// Where a mark stands along the line, the middle of its ink above that of its letter.
    fn upon(&self, base: Glyph, mark: u16) -> Option<Em> {
        let middle = |id: u16| {
            let ink = self.face.glyph_bounding_box(GlyphId(id))?;
            Some(self.em(i32::from(ink.x_min) + i32::from(ink.x_max)) / 2)
        };
        Some(base.x + middle(base.id)? - middle(mark)?)
    }

    fn em(&self, units: i32) -> Em {
        Em::ONE.scaled(i64::from(units), self.units_per_em)
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
            if let Some(item) = current.filter(|item| info.glyph_id == 0 && !item.class.is_blank())
                && lacking.last().is_none_or(|last| last.byte != item.byte)
            {
                let character = item.text(copy).chars().next().unwrap_or_default();
                lacking.push(Missing { character, byte: item.byte });
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

/// How far ink is moved along the line so that there is white on either side of it, which now is so much.
fn to_bearings(before: Em, behind: Em) -> Em {
    if before + behind < BEARING * 2 {
        (behind - before) / 2
    } else if before < BEARING {
        BEARING - before
    } else {
        (behind - BEARING).min(Em::ZERO)
    }
}

/// Half an em of a mark whose face has no `halt` (or a wrong one): the half that has its ink. What has its ink in the
/// middle takes half an em whatever its face gives it.
fn halved(mark: Mark, ink: Ink) -> Mark {
    let blank = mark.width - Em::HALF;
    let left = match ink {
        Ink::InMiddle | Ink::Centred => blank / 2,
        _ if blank <= Em::QUARTER => return mark,
        Ink::AtEnd => blank,
        Ink::AtStart => Em::ZERO,
    };
    Mark { glyph: Glyph { x: mark.glyph.x - left, ..mark.glyph }, width: Em::HALF }
}

#[cfg(test)]
mod tests;

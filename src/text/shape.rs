//! Itemising and shaping with rustybuzz, the only place that knows the shaper.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use rustybuzz::ttf_parser::Tag;
use rustybuzz::{
    BufferClusterLevel, Direction, Feature, GlyphBuffer, Language, ShapePlan, UnicodeBuffer, script,
};

use super::class::{Class, class_of, clings, half_marks};
use super::{Atom, Glyph, ShapedText};
use crate::edition::{Copy, FaceRole};
use crate::font::Fonts;
use crate::geom::Em;
use crate::page::FaceId;
use crate::style::Figures;

/// What differs from text to text in shaping: the faces of each role, best first, and the figures.
#[derive(Debug, Clone, Copy)]
pub struct Style<'a> {
    /// The text face.
    pub regular: &'a [FaceId],
    /// The face of [`FaceRole::Strong`].
    pub strong: &'a [FaceId],
    /// The face of [`FaceRole::Emphasis`].
    pub emphasis: &'a [FaceId],
    /// The widths of figures.
    pub figures: Figures,
}

impl<'a> Style<'a> {
    /// One list of faces for all roles, figures as drawn: for display type and furniture.
    #[must_use]
    pub const fn display(faces: &'a [FaceId]) -> Self {
        Self { regular: faces, strong: faces, emphasis: faces, figures: Figures::Proportional }
    }

    fn faces(&self, role: FaceRole) -> &'a [FaceId] {
        match role {
            FaceRole::Regular => self.regular,
            FaceRole::Strong => self.strong,
            FaceRole::Emphasis => self.emphasis,
        }
    }
}

/// A character that no face of its style has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Missing {
    /// The character.
    pub character: char,
    /// Its byte in the text.
    pub byte: usize,
}

/// The features that a run is shaped with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Treatment {
    /// As the face has it.
    Plain,
    /// `halt`: the half of a mark that has ink.
    HalfMark,
    /// `hwid`: half-width figures.
    HalfFigure,
}

/// The feature of each treatment, in their order.
const FEATURES: [Option<&[u8; 4]>; 3] = [None, Some(b"halt"), Some(b"hwid")];

/// A shaper over an edition's fonts: each face parsed once, each plan made once.
pub struct Shaper<'a> {
    faces: Vec<Option<ShaperFace<'a>>>,
}

struct ShaperFace<'a> {
    face: rustybuzz::Face<'a>,
    units_per_em: i64,
    language: Language,
    plans: [ShapePlan; 3],
    /// The half-em shapes of marks, each shaped when first met: a mark stands alone, so that its shape is the
    /// same wherever it stands.
    marks: BTreeMap<char, OnceLock<Mark>>,
}

/// A mark, shaped alone: its only glyph and its box.
#[derive(Debug, Clone, Copy)]
struct Mark {
    glyph: Glyph,
    width: Em,
}

impl<'a> Shaper<'a> {
    /// Parses the faces and makes their plans.
    #[must_use]
    pub fn new(fonts: &'a Fonts) -> Self {
        let open = |index: usize| {
            fonts.face(FaceId(index as u16)).and_then(|face| ShaperFace::new(face.bytes(), face.index()))
        };
        Self { faces: (0..fonts.len()).map(open).collect() }
    }

    /// Shapes a text. Characters that no face has are listed and have no atom.
    ///
    /// The first face of each role is trusted to have everything, which it nearly always has; only a text
    /// that turns out to lack a glyph is looked at character by character.
    #[must_use]
    pub fn shape(&self, copy: &Copy, style: &Style<'_>) -> (ShapedText, Vec<Missing>) {
        let trusting = |faces: &[FaceId], _: char| faces.first().copied();
        let (items, missing) = itemise(copy, style, trusting);
        let (text, complete) = self.shape_items(copy, &items);
        if complete && missing.is_empty() {
            return (text, missing);
        }
        let (items, missing) = itemise(copy, style, |faces, c| self.face_for(faces, c));
        (self.shape_items(copy, &items).0, missing)
    }

    /// Shapes runs of items that go together; and whether every glyph was there.
    fn shape_items(&self, copy: &Copy, items: &[Item]) -> (ShapedText, bool) {
        let mut out = ShapedText { text: copy.text.clone(), ..ShapedText::default() };
        out.atoms.reserve(items.len());
        out.glyphs.reserve(items.len());
        let mut buffer = UnicodeBuffer::new();
        let mut complete = true;
        for run in items.chunk_by(Item::joins) {
            let face = run.first().and_then(|first| self.faces.get(usize::from(first.face.0)));
            if let Some(Some(face)) = face {
                let (cleared, found) = face.shape(buffer, copy, run, &mut out);
                buffer = cleared;
                complete &= found;
            }
        }
        (out, complete)
    }

    fn face_for(&self, faces: &[FaceId], c: char) -> Option<FaceId> {
        let has = |id: &FaceId| {
            self.faces
                .get(usize::from(id.0))
                .and_then(Option::as_ref)
                .is_some_and(|face| face.face.glyph_index(c).is_some())
        };
        faces.iter().copied().find(|id| has(id))
    }
}

/// Cuts the text into characters, each with its class, face and treatment.
fn itemise(
    copy: &Copy,
    style: &Style<'_>,
    face_for: impl Fn(&[FaceId], char) -> Option<FaceId>,
) -> (Vec<Item>, Vec<Missing>) {
    let mut items: Vec<Item> = Vec::with_capacity(copy.text.len() / 3 + 1);
    let mut missing = Vec::new();
    let mut runs = copy.runs.iter().peekable();
    let mut before = None;
    let mut chars = copy.text.char_indices().peekable();
    while let Some((byte, c)) = chars.next() {
        while runs.next_if(|run| run.end <= byte).is_some() {}
        let (role, tracking) = runs.peek().map_or((FaceRole::Regular, None), |run| (run.face, run.tracking));
        let after = chars.peek().map(|(_, next)| *next);
        if clings(c) && !items.is_empty() {
            continue;
        }
        let class = class_of(before, c, after);
        before = Some(c);
        match face_for(style.faces(role), c) {
            Some(face) => {
                items.push(Item { byte, class, face, treatment: treatment(class, style), tracking });
            }
            None if matches!(class, Class::Space | Class::Blank) => {
                let face = style.faces(role).first().copied().unwrap_or(FaceId(0));
                items.push(Item { byte, class, face, treatment: Treatment::Plain, tracking });
            }
            None => missing.push(Missing { character: c, byte }),
        }
    }
    (items, missing)
}

fn treatment(class: Class, style: &Style<'_>) -> Treatment {
    match class {
        _ if class.is_half_mark() => Treatment::HalfMark,
        Class::Figure if style.figures == Figures::Half => Treatment::HalfFigure,
        _ => Treatment::Plain,
    }
}

/// A character on its way to the shaper.
struct Item {
    byte: usize,
    class: Class,
    face: FaceId,
    treatment: Treatment,
    tracking: Option<Em>,
}

impl Item {
    /// Whether the two go to the shaper in one run.
    fn joins(&self, next: &Self) -> bool {
        self.face == next.face
            && self.treatment == next.treatment
            && (self.class == Class::Latin) == (next.class == Class::Latin)
    }
}

impl<'a> ShaperFace<'a> {
    fn new(data: &'a [u8], index: u32) -> Option<Self> {
        let face = rustybuzz::Face::from_slice(data, index)?;
        let language: Language = "zh-Hans".parse().ok()?;
        let plan = |tag: Option<&[u8; 4]>| {
            let features: Vec<Feature> =
                tag.iter().map(|tag| Feature::new(Tag::from_bytes(tag), 1, ..)).collect();
            ShapePlan::new(&face, Direction::LeftToRight, Some(script::HAN), Some(&language), &features)
        };
        let plans = FEATURES.map(plan);
        let marks = half_marks().map(|mark| (mark, OnceLock::new())).collect();
        Some(Self { units_per_em: i64::from(face.units_per_em()), language, plans, marks, face })
    }

    /// Shapes one run and adds its atoms.
    fn shape(
        &self,
        mut buffer: UnicodeBuffer,
        copy: &Copy,
        items: &[Item],
        out: &mut ShapedText,
    ) -> (UnicodeBuffer, bool) {
        let Some(first) = items.first() else { return (buffer, true) };
        if first.treatment == Treatment::HalfMark {
            let complete =
                items.iter().map(|item| self.mark(copy, item, out)).fold(true, |all, one| all & one);
            return (buffer, complete);
        }
        for item in items {
            let rest = copy.text.get(item.byte..).unwrap_or_default();
            let with_what_clings = rest.chars().enumerate().take_while(|(i, c)| *i == 0 || clings(*c));
            with_what_clings.for_each(|(_, c)| buffer.add(c, item.byte as u32));
        }
        let shaped = self.run(buffer, first.treatment);
        let complete = self.collect(&shaped, items, out);
        (shaped.clear(), complete)
    }

    /// Shapes what is in the buffer.
    fn run(&self, mut buffer: UnicodeBuffer, treatment: Treatment) -> GlyphBuffer {
        buffer.set_direction(Direction::LeftToRight);
        buffer.set_script(script::HAN);
        buffer.set_language(self.language.clone());
        buffer.set_cluster_level(BufferClusterLevel::MonotoneCharacters);
        let [as_drawn, half_mark, half_figure] = &self.plans;
        let plan = match treatment {
            Treatment::Plain => as_drawn,
            Treatment::HalfMark => half_mark,
            Treatment::HalfFigure => half_figure,
        };
        rustybuzz::shape_with_plan(&self.face, plan, buffer)
    }

    /// Adds the atom of a mark; and whether its glyph was there.
    fn mark(&self, copy: &Copy, item: &Item, out: &mut ShapedText) -> bool {
        let Some(c) = copy.text.get(item.byte..).and_then(|rest| rest.chars().next()) else { return true };
        let shape = || {
            let mut buffer = UnicodeBuffer::new();
            buffer.add(c, 0);
            self.lone(&self.run(buffer, Treatment::HalfMark), item.class)
        };
        let mark = self.marks.get(&c).map_or_else(shape, |kept| *kept.get_or_init(shape));
        let (glyph, byte) = (out.glyphs.len() as u32, item.byte as u32);
        let Item { class, face, tracking, .. } = *item;
        out.atoms.push(Atom { class, face, width: mark.width, glyph, byte, tracking });
        out.glyphs.push(mark.glyph);
        mark.glyph.id != 0
    }

    /// The glyph and the half-em box of a mark shaped alone.
    fn lone(&self, shaped: &GlyphBuffer, class: Class) -> Mark {
        let (Some(info), Some(pos)) = (shaped.glyph_infos().first(), shaped.glyph_positions().first()) else {
            return Mark { glyph: Glyph { id: 0, x: Em::ZERO, y: Em::ZERO }, width: Em::HALF };
        };
        let glyph = Glyph { id: info.glyph_id as u16, x: self.em(pos.x_offset), y: self.em(pos.y_offset) };
        halved(Mark { glyph, width: self.em(pos.x_advance) }, class)
    }

    fn em(&self, units: i32) -> Em {
        Em::ONE.scaled(i64::from(units), self.units_per_em)
    }

    /// Turns clusters into atoms; and whether every glyph was there. A space needs none.
    fn collect(&self, shaped: &GlyphBuffer, items: &[Item], out: &mut ShapedText) -> bool {
        let mut complete = true;
        let mut item = items.iter();
        let mut cluster = None;
        for (info, pos) in shaped.glyph_infos().iter().zip(shaped.glyph_positions()) {
            if cluster != Some(info.cluster) {
                cluster = Some(info.cluster);
                let Some(item) = item.find(|item| item.byte as u32 == info.cluster) else { continue };
                out.atoms.push(Atom {
                    class: item.class,
                    face: item.face,
                    width: Em::ZERO,
                    glyph: out.glyphs.len() as u32,
                    byte: info.cluster,
                    tracking: item.tracking,
                });
            }
            let Some(atom) = out.atoms.last_mut() else { continue };
            complete &= info.glyph_id != 0 || matches!(atom.class, Class::Space | Class::Blank);
            let x = atom.width + self.em(pos.x_offset);
            out.glyphs.push(Glyph { id: info.glyph_id as u16, x, y: self.em(pos.y_offset) });
            atom.width += self.em(pos.x_advance);
        }
        complete
    }
}

/// Half an em of a mark whose face has no `halt` (or a wrong one): the half that its class has ink in.
fn halved(mark: Mark, class: Class) -> Mark {
    let blank = mark.width - Em::HALF;
    if blank <= Em::QUARTER {
        return mark;
    }
    let left = match class {
        Class::Opening => blank,
        Class::Interpunct => blank / 2,
        _ => Em::ZERO,
    };
    Mark { glyph: Glyph { x: mark.glyph.x - left, ..mark.glyph }, width: Em::HALF }
}

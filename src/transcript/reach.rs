//! How far type reaches: along its line by the advances of its glyphs, across it by what its face says of itself.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::font::{Face, Fonts, glyph_outline};
use crate::geom::{EM_BOX_TOP, Em, Length, Point, Rect};
use crate::outline::around;
use crate::page::{Composition, FaceId, GlyphRun, Item, Mode, PlacedGlyph};

/// What is known of the faces of an edition.
#[derive(Debug)]
pub(crate) struct Reach {
    faces: BTreeMap<FaceId, FaceReach>,
}

/// What is known of a face.
#[derive(Debug)]
struct FaceReach {
    face: Arc<Face>,
    advances: BTreeMap<u16, Em>,
    /// What is filled of each glyph, from its origin, in type as large as [`LARGE`].
    inks: BTreeMap<u16, Rect>,
}

/// Type in which a micropoint is less than any face tells apart.
const LARGE: Length = Length::pt(1000);

/// Where the type of a face that nobody has begins and ends across its line.
const USUAL: (Em, Em) = (Em::milli(880), Em::milli(-120));

/// How far places may be off that are rounded one after the other.
const ROUNDED: Length = Length(5);

impl Reach {
    /// Looks up every glyph that the pages have, once.
    pub(super) fn of(composition: &Composition, fonts: &Fonts) -> Self {
        let mut used: BTreeMap<FaceId, Vec<u16>> = BTreeMap::new();
        for item in composition.pages.iter().flat_map(|page| &page.items) {
            let Item::Glyphs(run) = item else { continue };
            used.entry(run.face).or_default().extend(run.glyphs.iter().map(|glyph| glyph.id));
        }
        let face = |(id, mut glyphs): (FaceId, Vec<u16>)| {
            glyphs.sort_unstable();
            glyphs.dedup();
            let face = fonts.face(id)?;
            let advances = glyphs.iter().copied().zip(face.advances(&glyphs)).collect();
            let ink = |glyph: &u16| {
                let contours = glyph_outline(&face, *glyph, LARGE).filter(|contours| !contours.is_empty())?;
                Some((*glyph, around(&contours)))
            };
            let inks = glyphs.iter().filter_map(ink).collect();
            Some((id, FaceReach { face, advances, inks }))
        };
        Self { faces: used.into_iter().filter_map(face).collect() }
    }

    /// From where to where glyphs that show a piece of text together reach along the line of their run. A mark whose body is
    /// narrower than its face has it reaches as far as that body.
    pub(super) fn along(&self, run: &GlyphRun, glyphs: &[PlacedGlyph]) -> Option<(Length, Length)> {
        let of = |glyph: &PlacedGlyph| {
            let em = Em::ONE.of(run.size).scaled(i64::from(run.scale), 1000);
            if run.mode == Mode::Upright {
                return (glyph.x, glyph.x + run.size);
            }
            if let Some(narrowed) = glyph.narrowed {
                let start = glyph.x - em.scaled(i64::from(narrowed.shift), 1000);
                return (start, start + em.scaled(i64::from(narrowed.tenths.get()), 10));
            }
            let face = self.faces.get(&run.face);
            let advance = face.and_then(|face| face.advances.get(&glyph.id)).copied().unwrap_or(Em::ONE);
            (glyph.x, glyph.x + advance.of(run.size).scaled(i64::from(run.scale), 1000))
        };
        let all = glyphs.iter().map(of);
        all.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)))
    }

    /// A rectangle on the page that holds what a glyph of a run prints and is larger by a few micropoints at most; nothing, where
    /// it prints nothing.
    pub(crate) fn around_ink(&self, run: &GlyphRun, glyph: &PlacedGlyph) -> Option<Rect> {
        let (advance, ink) = self.ink(run, glyph.id)?;
        let Rect { x, y, width, height } = placed_ink(run, glyph, advance, ink);
        let (x, y) = (x - ROUNDED, y - ROUNDED);
        Some(Rect { x, y, width: width + ROUNDED * 2, height: height + ROUNDED * 2 })
    }

    /// How far a glyph of a run advances, and what is filled of it from its origin, as wide as drawn: to a micropoint or two.
    fn ink(&self, run: &GlyphRun, glyph: u16) -> Option<(Length, Rect)> {
        let face = self.faces.get(&run.face)?;
        let Rect { x, y, width, height } = *face.inks.get(&glyph)?;
        let [x, y, width, height] = [x, y, width, height].map(|side| side.scaled(run.size.0, LARGE.0));
        let advance = face.advances.get(&glyph).copied().unwrap_or(Em::ONE).of(run.size);
        Some((advance, Rect { x, y, width, height }))
    }

    /// The rectangle of type from one place along the line of its run to another: across it as far as a face
    /// says that its type reaches (`ascender` and `descender`). Upright type fills its line.
    pub(super) fn rect(&self, run: &GlyphRun, face: FaceId, (from, to): (Length, Length)) -> Rect {
        let metrics = self.faces.get(&face).map(|face| &face.face.metrics);
        let (up, down) = metrics.map_or(USUAL, |metrics| (metrics.ascender, metrics.descender));
        let (up, down) = (up.of(run.size), down.of(run.size));
        let (Point { x, y }, long) = (run.origin, to - from);
        match run.mode {
            Mode::Horizontal => Rect { x: x + from, y: y - up, width: long, height: up - down },
            Mode::Turned => Rect { x: x + down, y: y + from, width: up - down, height: long },
            Mode::Upright => {
                let width = run.size.max(run.size.scaled(i64::from(run.scale), 1000));
                Rect { x: x - width / 2, y: y + from, width, height: long }
            }
        }
    }
}

/// The ink of a glyph on the page; it is given from the glyph's origin, as wide as drawn.
pub(super) fn placed_ink(run: &GlyphRun, glyph: &PlacedGlyph, advance: Length, ink: Rect) -> Rect {
    let scaled = |length: Length| length.scaled(i64::from(run.scale), 1000);
    let (x, width) = (scaled(ink.x), scaled(ink.width));
    let Point { x: left, y: top } = run.origin;
    match run.mode {
        Mode::Horizontal => {
            Rect { x: left + glyph.x + x, y: top + glyph.y + ink.y, width, height: ink.height }
        }
        Mode::Upright => {
            // The origin is in the middle of the line and above the baseline, as [`Mode::Upright`] says.
            let half = scaled(advance) / 2;
            let baseline = EM_BOX_TOP.of(run.size);
            let (x, y) = (left - glyph.y - half + x, top + glyph.x + baseline + ink.y);
            Rect { x, y, width, height: ink.height }
        }
        Mode::Turned => {
            // What is above the baseline is right of it.
            let (x, y) = (left - glyph.y - ink.bottom(), top + glyph.x + x);
            Rect { x, y, width: ink.height, height: width }
        }
    }
}

//! Ornaments as they are written: by a drawing, or by a character of a face.

use std::sync::Arc;

use super::colors::Palette;
use super::inked;
use super::loading::{ArtFile, Loading};
use super::ornament::{Ornament, Unit};
use super::raw::RawOrnament;
use super::styles::{NamedFaces, face};
use crate::artwork::{Drawing, Outline, Rgb};
use crate::color::Paint;
use crate::diag::{Diagnostic, Span};
use crate::font::{DrawnGlyph, drawn};
use crate::geom::{Length, Size};
use crate::outline::FillRule;
use crate::printable::short;
use crate::reading::bounds::{self, too_many};
use crate::reading::findings::{Field, Findings};
use crate::reading::read::Checked;
use crate::reading::suggest;
use crate::reading::table::Named;
use crate::style::Faces;

/// The ornaments of a layout by name; one that is wrong is known, but nothing.
pub(super) struct Ornaments(Vec<(String, Option<Known>)>);

/// An ornament before anyone knows in which ink it is printed.
struct Known {
    unit: Arc<Drawing>,
    corner: Option<Arc<Drawing>>,
    /// The inks of its colours.
    colors: Vec<(Rgb, Paint)>,
    /// What its unit is named by, and its corner where that has a drawing of its own.
    named: [Field<String>; 2],
}

/// What ornaments are made of.
struct Maker<'a, 'l> {
    /// Nothing, where something is wrong with them.
    faces: Option<&'a [NamedFaces]>,
    palette: &'a Palette,
    loading: &'a mut Loading<'l>,
}

/// The ornaments of a layout.
pub(super) fn ornaments(
    raw: Option<&Field<Named<Checked<RawOrnament>>>>,
    faces: Option<&[NamedFaces]>,
    palette: &Palette,
    loading: &mut Loading<'_>,
) -> Ornaments {
    let Some(Field { value: Named(sound, lost), span }) = raw else { return Ornaments(Vec::new()) };
    let many = too_many("ornaments", sound.len(), bounds::PARTS, *span, &mut loading.reader.found);
    let mut maker = Maker { faces, palette, loading };
    let each = sound.iter().map(|(name, Field { value: Checked { value: raw, whole }, span })| {
        let known = if many { None } else { maker.ornament(raw, *span) };
        (name.value.clone(), known.filter(|_| *whole))
    });
    let mut all: Vec<(String, Option<Known>)> = each.collect();
    all.extend(lost.iter().map(|name| (name.clone(), None)));
    Ornaments(all)
}

impl Maker<'_, '_> {
    /// An ornament, if nothing is wrong with it.
    fn ornament(&mut self, raw: &RawOrnament, span: Span) -> Option<Known> {
        let RawOrnament { artwork, glyph, face: named, corner, colors } = raw;
        let colors_of = inked::named(colors, self.palette, &mut self.loading.reader.found);
        match (artwork, glyph) {
            (Some(artwork), None) => {
                self.keeps_to(("artwork", artwork.span), [("face", named.as_ref().map(|face| face.span))])?;
                let unit = self.drawing(artwork);
                let other = corner.as_ref().map(|corner| self.drawing(corner));
                let corner_of = corner.as_ref().unwrap_or(artwork);
                let named = [artwork.clone(), corner_of.clone()];
                Some(Known { unit: unit?, corner: all_or_none(other)?, colors: colors_of, named })
            }
            (None, Some(glyph)) => {
                let stray = colors.as_ref().map(|colors| colors.span);
                self.keeps_to(("glyph", glyph.span), [("colors", stray)])?;
                if named.is_none() {
                    let one = Diagnostic::error("ornament-unclear").form("no-face");
                    self.add(one.mark(glyph.span, "faceless").mend_by("help-face"));
                }
                let faces = face(named, self.faces?, &mut self.loading.reader.found);
                let (name, faces) = (&named.as_ref()?.value, faces?);
                let unit = self.glyph(glyph, (name, &faces));
                let other = corner.as_ref().map(|corner| self.glyph(corner, (name, &faces)));
                // A sort stands in each corner, be it one of those between them.
                let corner_of = corner.as_ref().unwrap_or(glyph);
                let named = [glyph.clone(), corner_of.clone()];
                let corner = all_or_none(other)?.or_else(|| unit.clone());
                Some(Known { unit: unit?, corner, colors: colors_of, named })
            }
            (Some(artwork), Some(glyph)) => {
                let one = Diagnostic::error("ornament-unclear").form("both");
                self.add(one.here(glyph.span).mark(artwork.span, "other"));
                None
            }
            (None, None) => {
                self.add(Diagnostic::error("ornament-unclear").here(span));
                None
            }
        }
    }

    /// Checks that nothing is said of an ornament that only one of the other kind has.
    fn keeps_to(
        &mut self,
        (kind, by): (&'static str, Span),
        strays: [(&'static str, Option<Span>); 1],
    ) -> Option<()> {
        for (key, span) in strays {
            let Some(span) = span else { continue };
            let one = Diagnostic::error("ornament-unclear").form("stray").arg("key", key).arg("kind", kind);
            self.add(one.mark(span, "stray-here").mark(by, "other").mend_by("help-stray"));
            return None;
        }
        Some(())
    }

    /// A drawing among the artwork of the house: a picture can't be printed in the ink of a rule.
    fn drawing(&mut self, artwork: &Field<String>) -> Option<Arc<Drawing>> {
        match self.loading.artwork(artwork)? {
            ArtFile::Drawing(drawing) => Some(drawing),
            ArtFile::Picture(_) => {
                let one = Diagnostic::error("ornament-unclear").form("pictured");
                let one = one.arg("artwork", short(&artwork.value));
                self.add(one.mark(artwork.span, "picture").mend_by("help-pictured"));
                None
            }
        }
    }

    /// What a character is drawn by in the first font of a face that has it: in its em box, as high as that and as wide as
    /// the sort is set.
    fn glyph(&mut self, glyph: &Field<String>, (name, faces): (&str, &Faces)) -> Option<Arc<Drawing>> {
        let one = Diagnostic::error("ornament-glyph").arg("glyph", short(&glyph.value)).here(glyph.span);
        let mut characters = glyph.value.chars();
        let (Some(character), None) = (characters.next(), characters.next()) else {
            self.add(one);
            return None;
        };
        let fonts = self.loading.cases.fonts;
        let glyph = faces.iter().find_map(|face| drawn(&*fonts.face(*face)?, character, Drawing::SIDE));
        let Some(DrawnGlyph { advance, contours }) = glyph else {
            self.add(one.form("lacking").arg("face", short(name)).mend_by("help-lacking"));
            return None;
        };
        if contours.is_empty() || advance <= Length::ZERO {
            self.add(one.form("blank").mend_by("help-lacking"));
            return None;
        }
        let size = Size { width: advance, height: Drawing::SIDE };
        let outline = Outline { contours, rule: FillRule::NonZero, color: Rgb::default() };
        Some(Arc::new(Drawing { size, outlines: vec![outline] }))
    }

    fn add(&mut self, one: Diagnostic) {
        self.loading.reader.found.add(one);
    }
}

/// What is asked for, if it can be had; nothing, where it can't.
#[allow(clippy::option_option, reason = "none is asked for, or what is asked for is wrong")]
fn all_or_none<T>(asked: Option<Option<T>>) -> Option<Option<T>> {
    match asked {
        Some(None) => None,
        Some(had) => Some(had),
        None => Some(None),
    }
}

impl Ornaments {
    /// The ornament of a name as a rule asks for it, in its ink if it has one; nothing for one that is wrong.
    pub(super) fn of_rule(
        &self,
        name: &Field<String>,
        ink: Option<Paint>,
        found: &mut Findings,
    ) -> Option<Ornament> {
        let Some((_, known)) = self.0.iter().find(|(known, _)| *known == name.value) else {
            let known: Vec<&str> = self.0.iter().map(|(name, _)| name.as_str()).collect();
            let one = Diagnostic::error("unknown-ornament").arg("ornament", short(&name.value));
            let one = one.here(name.span);
            found.add(suggest::known(one, (&name.value, name.span), &known, "ornaments", suggest::quoted));
            return None;
        };
        let Known { unit, corner, colors, named: [of_unit, of_corner] } = known.as_ref()?;
        let mut inked = |drawing: &Arc<Drawing>, named: &Field<String>| {
            let paints = inked::paints(drawing, colors, ink).map_err(|unnamed| {
                for color in unnamed {
                    found.add(inked::in_no_ink(named, color).mark(name.span, "used"));
                }
            });
            Some(Unit { drawing: Arc::clone(drawing), paints: paints.ok()? })
        };
        let unit = inked(unit, of_unit);
        let corner = all_or_none(corner.as_ref().map(|corner| inked(corner, of_corner)));
        Some(Ornament { name: name.value.clone(), unit: unit?, corner: corner?, span: name.span })
    }
}

//! Drawings as pictures: each piece at its place, in the inks of the press.

use std::sync::Arc;

use crate::artwork::{Figure, Piece, Rgb, Tone};
use crate::color::{Color, Dress, InkId, Paint, SOLID, Tint};
use crate::diag::{Diagnostic, Span};
use crate::edition::{DrawnColor, Edition};
use crate::geom::{Length, Rect};
use crate::layout::Layout;
use crate::outline::{Area, around};
use crate::page::{Fill, Item, PlacedDrawing, Shape, Source};
use crate::picture::Converter;

/// In which inks a drawing is printed.
pub(super) struct Inking<'a> {
    /// Colours that are printed in one of the layout.
    named: Vec<(Rgb, Paint)>,
    converter: Option<&'a Converter>,
    /// The most ink of all, in hundredths of a percent; nothing, where nobody knows.
    most: Option<u32>,
}

/// A drawing where it stands.
pub(super) struct Drawn<'a> {
    pub(super) figure: &'a Figure,
    pub(super) rect: Rect,
    pub(super) source: Source,
    /// What is read in it; nothing, where its structure says what it shows.
    pub(super) text: &'a str,
    /// The name of its file, and what it shows, for those who don't see it.
    pub(super) name: &'a str,
    pub(super) alt: &'a str,
    /// Whether the web may show it.
    pub(super) web: bool,
    /// Where the edition names it.
    pub(super) span: Span,
    /// The same, its file included.
    pub(super) written: Span,
}

/// What is noted beside what is printed: drawings at their places, and what is told.
pub(super) type Noted<'n> = (&'n mut Vec<PlacedDrawing>, &'n mut Vec<Diagnostic>);

/// A colour of an ink of its own is seen through one that is not of that ink.
#[derive(Debug, PartialEq, Eq)]
struct Mixed(Rgb);

impl<'a> Inking<'a> {
    /// With colours that are named by those of a layout. Where all is printed in black, none has an ink of its own.
    pub(super) fn new(
        colors: &[DrawnColor],
        (edition, layout): (&Edition, &Layout),
        converter: Option<&'a Converter>,
    ) -> Self {
        let paint = |color: &DrawnColor| Some((color.drawn, layout.colors.paint(&color.name.value)?));
        Self::of(colors.iter().filter_map(paint).collect(), edition, converter)
    }

    /// With colours whose inks are known.
    pub(super) fn of(named: Vec<(Rgb, Paint)>, edition: &Edition, converter: Option<&'a Converter>) -> Self {
        let is_black = edition.paper().dress == Some(Dress::Mourning);
        let named = if is_black { Vec::new() } else { named };
        Self { named, converter, most: edition.press().map(|press| press.limits.total_ink) }
    }

    /// The pieces of a drawing, in paint order; nothing of one that can't be printed, which is told.
    pub(super) fn placed(&self, drawn: &Drawn<'_>, (drawings, found): Noted<'_>) -> Vec<Item> {
        let items = self.items(drawn).unwrap_or_else(|Mixed(color)| {
            found.push(mixed(drawn, color));
            Vec::new()
        });
        let mut colors: Vec<Color> = Vec::new();
        for color in items.iter().filter_map(Item::paint).map(|paint| paint.color) {
            if !colors.contains(&color) {
                colors.push(color);
            }
        }
        let Drawn { name, alt, rect, source, web, written, .. } = *drawn;
        let (name, alt, pieces) = (name.to_owned(), alt.to_owned(), items.len());
        drawings.push(PlacedDrawing { name, alt, rect, colors, pieces, source, web, written });
        items
    }

    fn items(&self, drawn: &Drawn<'_>) -> Result<Vec<Item>, Mixed> {
        let areas = drawn.figure.placed(drawn.rect);
        let (mut items, mut heavy) = (Vec::new(), Vec::new());
        let mut text = drawn.text.to_owned();
        for piece in &drawn.figure.pieces {
            let Some(area) = areas.get(piece.area) else { continue };
            let here = around(&area.contours);
            let paint = self.overprinted(self.paint(&piece.tone)?, here, &mut heavy);
            let text = std::mem::take(&mut text);
            let rect = area.rect().filter(|_| piece.clips.is_empty() && text.is_empty());
            items.push(match rect {
                Some(rect) => Item::Fill(Fill { rect, paint, source: drawn.source }),
                None => Item::Shape(shape(piece, &areas, drawn, (paint, text))),
            });
        }
        Ok(items)
    }

    /// What a tone is printed with: of each colour as much as is seen.
    fn paint(&self, tone: &Tone) -> Result<Paint, Mixed> {
        if let [(color, Tone::WHOLE)] = tone.shares() {
            return Ok(self.solid(*color));
        }
        let mut process = [0_u64; 4];
        let mut spot: Option<(InkId, u64)> = None;
        for (color, share) in tone.shares() {
            let part = |tint: Tint| u64::from(tint) * u64::from(*share);
            match (self.solid(*color).color, &mut spot) {
                (Color::Process(tints), _) => {
                    process.iter_mut().zip(tints).for_each(|(all, tint)| *all += part(tint));
                }
                (Color::Spot(ink, tint), Some((known, all))) if *known == ink => *all += part(tint),
                (Color::Spot(ink, tint), none @ None) => *none = Some((ink, part(tint))),
                (Color::Spot(..) | Color::Registration(_), _) => return Err(Mixed(*color)),
            }
        }
        let whole = |sum: u64| (sum / u64::from(Tone::WHOLE)).min(u64::from(SOLID)) as Tint;
        let color = match spot {
            Some((ink, all)) if process == [0; 4] => Color::Spot(ink, whole(all)),
            Some(_) => return Err(Mixed(tone.shares().first().map_or([0; 3], |(color, _)| *color))),
            None => Color::Process(process.map(whole)),
        };
        Ok(Paint { color, overprint: false })
    }

    /// What a colour is printed with.
    fn solid(&self, color: Rgb) -> Paint {
        if let Some((_, paint)) = self.named.iter().find(|(known, _)| *known == color) {
            return *paint;
        }
        let inks = self.converter.map_or([0, 0, 0, SOLID], |converter| converter.inks(color));
        let color = Color::Process(inks);
        Paint { color, overprint: color == Color::BLACK }
    }

    /// Black overprints what it stands on, but where both together are more ink than the press can print: `heavy` is what of
    /// the drawing so far leaves no room for it.
    fn overprinted(&self, paint: Paint, here: Rect, heavy: &mut Vec<Rect>) -> Paint {
        let Color::Process(tints) = paint.color else { return paint };
        let under: u32 = tints[..3].iter().map(|tint| u32::from(*tint)).sum();
        if self.most.is_some_and(|most| under + u32::from(SOLID) > most) {
            heavy.push(here);
        }
        let overprint = paint.overprint && !heavy.iter().any(|one| one.meets(here));
        Paint { overprint, ..paint }
    }
}

/// A piece as an outline, cut to what it is cut to.
fn shape(piece: &Piece, areas: &[Arc<Area>], drawn: &Drawn<'_>, (paint, text): (Paint, String)) -> Shape {
    let clips = piece.clips.iter().filter_map(|clip| areas.get(*clip)).map(Arc::clone).collect();
    let area = areas.get(piece.area).map_or_else(Area::default, |area| (**area).clone());
    let scaled = |line: Length| line.scaled(drawn.rect.width.0, drawn.figure.size.width.0.max(1));
    let line = piece.line.map(scaled);
    Shape { text, clips, line, ..Shape::filled(area, paint, drawn.source) }
}

/// That a colour is seen through another, and its ink is not in that.
fn mixed(drawn: &Drawn<'_>, [red, green, blue]: Rgb) -> Diagnostic {
    let one = Diagnostic::error("artwork-color").form("mixed").arg("artwork", drawn.name);
    let one = one.arg("color", format!("#{red:02x}{green:02x}{blue:02x}"));
    one.here(drawn.span).mend_by("help-mixed")
}

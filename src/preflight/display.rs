//! The display list of an edition as a [`Job`].

use super::job::{Coat, Covers, Inks, Job, Kind, Object, Remark, Sheet, Spot, Whose};
use super::rule;
use crate::color::{Color, Paint};
use crate::geom::{EM_BOX_TOP, Em, Length, Point, Rect};
use crate::page::{
    Composition, Fill, GlyphRun, Item, Mode, Page, Picture, PlacedPicture, Plates, Role, Source,
};
use crate::page_label;
use crate::picture::pixels_an_inch;

pub(super) fn read(composition: &Composition) -> Job<'_> {
    let plates = composition.plates();
    let catalogue = Catalogue { pictures: &composition.pictures, plates: &plates };
    Job {
        sheets: composition.pages.iter().map(|page| catalogue.sheet(page)).collect(),
        spots: plates.inks.iter().map(|ink| Spot::of(ink)).collect(),
        stories: composition.stories.iter().map(|story| story.id.clone()).collect(),
        pictures: composition.pictures.iter().map(|picture| picture.name.clone()).collect(),
        ..Job::default()
    }
}

/// What the pages' items number.
struct Catalogue<'a> {
    pictures: &'a [Picture],
    plates: &'a Plates<'a>,
}

impl Catalogue<'_> {
    fn sheet<'p>(&self, page: &'p Page) -> Sheet<'p> {
        let trim = Rect { width: page.trim.width, height: page.trim.height, ..Rect::default() };
        let bleed = grown(trim, page.bleed);
        let mut sheet = Sheet {
            label: page.number.to_string(),
            section: page_label::parted(&page.label).0.to_owned(),
            trim,
            bleed,
            media: grown(bleed, page.slug),
            shown: grown(bleed, page.slug),
            ..Sheet::default()
        };
        for item in page.items.iter().chain(&page.marks) {
            if let Item::Glyphs(run) = item
                && run.glyphs.iter().any(|glyph| glyph.id == 0)
            {
                sheet.remarks.push(missing(run));
            }
            sheet.objects.extend(self.object(item));
        }
        sheet
    }

    fn object<'p>(&self, item: &'p Item) -> Option<Object<'p>> {
        match item {
            Item::Glyphs(run) => self.text(run),
            Item::Fill(Fill { rect, paint, source }) => self.painted(Kind::Area, *rect, *paint, *source),
            Item::Shape(shape) => {
                let kind = shape.line.map_or(Kind::Shape, |width| Kind::Line { width });
                self.painted(kind, shape.seen(), shape.paint, shape.source)
            }
            Item::Picture(placed) => self.picture(placed),
            // It was judged as it came.
            Item::Insert(_) => None,
        }
    }

    fn text<'p>(&self, run: &'p GlyphRun) -> Option<Object<'p>> {
        // Spaces print nothing.
        if run.text.trim().is_empty() && !run.glyphs.iter().any(|glyph| glyph.id == 0) {
            return None;
        }
        let kind = Kind::Text { size: run.size, sounds: run.source.role == Role::Annotation };
        let object = self.painted(kind, set(run)?, run.paint, run.source)?;
        Some(Object { text: &run.text, ..object })
    }

    fn picture<'p>(&self, placed: &PlacedPicture) -> Option<Object<'p>> {
        let &PlacedPicture { picture, rect, clip, .. } = placed;
        let raster = &self.pictures.get(usize::from(picture.0))?.raster;
        if rect.width <= Length::ZERO || rect.height <= Length::ZERO {
            return None;
        }
        let across = pixels_an_inch(raster.width, rect.width);
        let down = pixels_an_inch(raster.height, rect.height);
        Some(Object {
            kind: Kind::Picture { ppi: Some((across, down)), most_ink: Some(raster.most_ink) },
            rect: clip,
            coat: Coat::Various([true; 4]),
            covers: Covers::All,
            whose: Whose::Picture(picture.0),
            text: "",
        })
    }

    /// Nothing for what has no area: writers leave it out.
    fn painted<'p>(&self, kind: Kind, rect: Rect, paint: Paint, source: Source) -> Option<Object<'p>> {
        // Whether it overprints was settled when the page was composed, as it is for the writer.
        let covers = if paint.overprint { Covers::Printed } else { Covers::All };
        let coat = self.coat(paint.color);
        let whose = source.story.map_or(Whose::Part(source.role), Whose::Story);
        let has_area = rect.width > Length::ZERO && rect.height > Length::ZERO;
        has_area.then_some(Object { kind, rect, coat, covers, whose, text: "" })
    }

    fn coat(&self, color: Color) -> Coat {
        match color {
            Color::Process(process) => Coat::Inks(Inks { process, spots: Vec::new() }),
            Color::Spot(ink, tint) => {
                let spot = self.plates.place(ink).filter(|_| tint > 0).map(|place| (place, tint));
                Coat::Inks(Inks { spots: spot.into_iter().collect(), ..Inks::default() })
            }
            Color::Registration(tint) => Coat::Registration(tint),
        }
    }
}

fn missing(run: &GlyphRun) -> Remark {
    let whose = run.source.story.map_or(Whose::Part(run.source.role), Whose::Story);
    let breach = rule::MISSING_GLYPH.broken_by("in-text").arg("text", start_of(&run.text));
    Remark { breach, at: set(run), whose }
}

/// The first characters of a text.
pub(super) fn start_of(text: &str) -> String {
    const MOST: usize = 12;
    let mut start: String = text.chars().take(MOST).collect();
    if text.chars().nth(MOST).is_some() {
        start.push('…');
    }
    start
}

fn grown(rect: Rect, by: Length) -> Rect {
    Rect { x: rect.x - by, y: rect.y - by, width: rect.width + by * 2, height: rect.height + by * 2 }
}

/// The em boxes of a run. Advances are in the fonts, so its last glyph counts as an em wide.
fn set(run: &GlyphRun) -> Option<Rect> {
    let (first, last) = (run.glyphs.first()?, run.glyphs.last()?);
    let em = run.size.scaled(i64::from(run.scale), 1000);
    let (above, below) = (EM_BOX_TOP.of(run.size), (Em::ONE - EM_BOX_TOP).of(run.size));
    let long = last.x + em - first.x;
    let Point { x, y } = run.origin;
    Some(match run.mode {
        Mode::Horizontal => Rect { x: x + first.x, y: y - above, width: long, height: run.size },
        Mode::Upright => {
            Rect { x: x - run.size / 2, y: y + first.x, width: run.size, height: last.x + run.size - first.x }
        }
        Mode::Turned => Rect { x: x - below, y: y + first.x, width: run.size, height: long },
    })
}

//! The content stream of a page: the display list in PDF's operators.

use rayon::prelude::*;

use super::PdfError;
use super::deflate::{self, Deflater};
use super::inserts;
use super::number;
use super::outlines;
use super::screen::Palette;
use super::show::{self, Saying, Spacing, open_span};
use super::tags::{self, Part, Tag};
use super::usage::Faces;
use crate::color::{Color, Paint, SOLID, Tint};
use crate::geom::{Length, Point, Rect};
use crate::page::{
    Composition, Fill, GlyphRun, Item, Mode, Page, PlacedInsert, PlacedPicture, Plates, Role, Shape,
    StoryLabel,
};

/// A page's content stream, and the resources it names.
#[derive(Debug)]
pub(super) struct Drawn {
    /// Compressed.
    pub(super) stream: Vec<u8>,
    /// The places of the faces in [`Faces::used`], rising, and whether their text stands upright in lines that
    /// run down.
    pub(super) faces: Vec<(u16, bool)>,
    /// Whether it sets the graphics states that knock out and that overprint.
    pub(super) overprints: [bool; 2],
    /// Whether it lets something show through (a watermark).
    pub(super) veil: bool,
    /// The numbers of the named inks, rising.
    pub(super) inks: Vec<u16>,
    /// Whether it prints on all plates.
    pub(super) registration: bool,
    /// The numbers of the pictures, rising.
    pub(super) pictures: Vec<u16>,
    /// The numbers of the inserts, rising.
    pub(super) inserts: Vec<u16>,
    /// The parts of stories, by their numbers as marked content.
    pub(super) parts: Vec<Part>,
}

/// The name of a face in a page's resources.
pub(super) fn face_name(place: u16, upright: bool) -> String {
    format!("{}{place}", if upright { "V" } else { "F" })
}

/// The name of a named ink's colour space.
pub(super) fn ink_name(ink: u16) -> String {
    format!("I{ink}")
}

/// The name of a picture.
pub(super) fn picture_name(picture: u16) -> String {
    format!("P{picture}")
}

/// The names of the graphics states that knock out and that overprint.
pub(super) const OVERPRINTS: [&[u8]; 2] = [b"K", b"O"];
/// The name of the graphics state that lets what is below show through.
pub(super) const VEIL: &[u8] = b"W";
/// The name of the colour space of all plates.
pub(super) const ALL: &[u8] = b"All";
/// The name of the colour space of the screen.
pub(super) const SCREEN: &[u8] = b"S";

/// What pages are drawn with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tools<'a> {
    pub(super) faces: &'a Faces,
    /// The named inks.
    pub(super) plates: &'a Plates<'a>,
    pub(super) palette: &'a Palette,
    /// By picture: the first that is the same.
    pub(super) firsts: &'a [u16],
    /// Printer's marks of the page are drawn; sheets of several pages have marks of their own.
    pub(super) marks: bool,
    /// The stories, where their parts are marked.
    pub(super) tagged: Option<&'a [StoryLabel]>,
}

/// The content streams of all pages, in order.
pub(super) fn draw_all(composition: &Composition, tools: Tools<'_>) -> Result<Vec<Drawn>, PdfError> {
    let draw = |deflater: &mut Deflater, page: &Page| {
        let corner = Point { x: page.bleed + page.slug, y: page.bleed + page.slug + page.trim.height };
        let marks: &[Item] = if tools.marks { &page.marks } else { &[] };
        draw(Vec::new(), &[&page.items, marks], corner, tools, deflater)
    };
    composition.pages.par_iter().map_init(|| Deflater::new(deflate::CONTENT), draw).collect()
}

/// The content stream of some items behind what is drawn already. `corner` leads from the lower left corner of the media to where the items
/// count from, the upper left corner of the trim.
pub(super) fn draw(
    before: Vec<u8>,
    layers: &[&[Item]],
    corner: Point,
    tools: Tools<'_>,
    deflater: &mut Deflater,
) -> Result<Drawn, PdfError> {
    let mut pen = Pen::new(before, layers, corner, tools);
    for layer in layers {
        let mut items = layer.iter().peekable();
        while let Some(item) = items.next() {
            pen.tag(item);
            match item {
                Item::Glyphs(run) => {
                    let mut more = Vec::new();
                    while let Some(Item::Glyphs(next)) = items.next_if(|next| goes_on(run, next)) {
                        more.push(next);
                    }
                    pen.run_with(run, &more);
                }
                Item::Fill(fill) => pen.fill(fill),
                Item::Shape(shape) => pen.shape(shape),
                Item::Picture(picture) => pen.picture(picture),
                Item::Insert(insert) => pen.insert(insert),
            }
        }
    }
    pen.finish(deflater)
}

/// Whether an item goes on with the text of a run: the sounds of its characters do, and the rest of a line that
/// runs down. Readers that rebuild lines from places take such a line apart at every change between upright and
/// turned type (poppler does), or at every character.
fn goes_on(run: &GlyphRun, item: &Item) -> bool {
    let Item::Glyphs(next) = item else { return false };
    if next.source.role == Role::Annotation {
        return true;
    }
    // Items of a folio are far apart, though they stand on one line.
    let of_its_line = next.source == run.source && run.source.story.is_some();
    of_its_line && runs_down(run) && runs_down(next)
}

fn runs_down(run: &GlyphRun) -> bool {
    run.mode != Mode::Horizontal
}

/// Writes operators, and only those that change something.
struct Pen<'a> {
    out: Vec<u8>,
    tools: Tools<'a>,
    corner: Point,
    /// Between BT and ET.
    in_text: bool,
    font: Option<(u16, bool, Length)>,
    /// In thousandths.
    scale: u16,
    spacing: Spacing,
    color: Option<Color>,
    overprint: Option<bool>,
    /// What is being marked.
    tag: Option<Tag>,
    /// Which faces have been set, in lines that run to the right or are turned, and upright.
    faces: Vec<[bool; 2]>,
    /// What else has been used; the stream and the faces are filled in at the end.
    drawn: Drawn,
}

impl<'a> Pen<'a> {
    fn new(mut out: Vec<u8>, layers: &[&[Item]], corner: Point, tools: Tools<'a>) -> Self {
        let glyphs = |item: &Item| if let Item::Glyphs(run) = item { run.glyphs.len() } else { 8 };
        let items: usize = layers.iter().copied().flatten().map(glyphs).sum();
        let runs: usize = layers.iter().map(|layer| layer.len()).sum();
        out.reserve(items * 8 + runs * 48);
        Self {
            out,
            tools,
            corner,
            in_text: false,
            font: None,
            scale: 1000,
            spacing: Spacing::NONE,
            color: None,
            overprint: None,
            tag: None,
            faces: vec![[false; 2]; tools.faces.used.len()],
            drawn: Drawn {
                stream: Vec::new(),
                faces: Vec::new(),
                overprints: [false; 2],
                veil: false,
                inks: Vec::new(),
                registration: false,
                pictures: Vec::new(),
                inserts: Vec::new(),
                parts: Vec::new(),
            },
        }
    }

    fn finish(mut self, deflater: &mut Deflater) -> Result<Drawn, PdfError> {
        self.text_object(false);
        if self.tag.is_some() {
            self.out.extend_from_slice(b"EMC\n");
        }
        let stances = |(place, used): (usize, &[bool; 2])| {
            [false, true].map(|upright| used[usize::from(upright)].then_some((place as u16, upright)))
        };
        let faces = self.faces.iter().enumerate().flat_map(stances).flatten().collect();
        let mut drawn = Drawn { stream: deflater.run(&self.out)?, faces, ..self.drawn };
        for used in [&mut drawn.inks, &mut drawn.pictures, &mut drawn.inserts] {
            used.sort_unstable();
            used.dedup();
        }
        Ok(drawn)
    }

    /// Marks what follows as part of a story or of the page. Marked content holds whole text objects
    /// (ISO 32000-1, 14.6.1).
    fn tag(&mut self, item: &Item) {
        let Some(stories) = self.tools.tagged else { return };
        let tag = tags::of(item, stories);
        if self.tag == Some(tag) {
            return;
        }
        self.text_object(false);
        if self.tag.replace(tag).is_some() {
            self.out.extend_from_slice(b"EMC\n");
        }
        match tag {
            Tag::Artifact(kind) => {
                self.out.extend_from_slice(b"/Artifact<</Type/");
                self.out.extend_from_slice(kind.name());
                self.out.extend_from_slice(b">>BDC\n");
            }
            Tag::Part(part) => {
                self.out.push(b'/');
                self.out.extend_from_slice(part.role().to_name().0);
                self.out.extend_from_slice(b"<</MCID ");
                number::decimal(&mut self.out, self.drawn.parts.len() as i64, 0);
                self.out.extend_from_slice(b">>BDC\n");
                self.drawn.parts.push(part);
            }
        }
    }

    /// A rectangle; one without area would print as a hairline, so none is drawn.
    fn fill(&mut self, fill: &Fill) {
        let rect = fill.rect;
        if rect.width <= Length::ZERO || rect.height <= Length::ZERO {
            return;
        }
        self.text_object(false);
        self.paint(fill.paint);
        self.rect(rect);
        self.out.extend_from_slice(b"re f\n");
    }

    /// The numbers of a rectangle, and a space behind them.
    fn rect(&mut self, rect: Rect) {
        let (x, y) = (self.corner.x + rect.x, self.corner.y - rect.bottom());
        for length in [x, y, rect.width, rect.height] {
            number::place(&mut self.out, length);
            self.out.push(b' ');
        }
    }

    /// A filled outline, and what is read in it.
    fn shape(&mut self, shape: &Shape) {
        if shape.contours.is_empty() {
            return;
        }
        self.text_object(false);
        self.paint(shape.paint);
        if shape.text.is_empty() {
            return outlines::fill(&mut self.out, shape, self.corner);
        }
        open_span(&mut self.out, std::iter::once(shape.text.as_str()));
        outlines::fill(&mut self.out, shape, self.corner);
        self.out.extend_from_slice(b"EMC\n");
    }

    /// A picture, and what is read in it.
    fn picture(&mut self, placed: &PlacedPicture) {
        self.text_object(false);
        self.overprint(false);
        if placed.text.is_empty() {
            return self.image(placed);
        }
        open_span(&mut self.out, std::iter::once(placed.text.as_str()));
        self.image(placed);
        self.out.extend_from_slice(b"EMC\n");
    }

    /// A picture, cut to what is seen of it. It knocks out: where it has no ink, paper is to show.
    fn image(&mut self, placed: &PlacedPicture) {
        self.out.extend_from_slice(b"q\n");
        if !placed.outline.is_empty() {
            outlines::cut(&mut self.out, &placed.outline, self.corner);
        } else if placed.clip != placed.rect {
            self.rect(placed.clip);
            self.out.extend_from_slice(b"re W n\n");
        }
        let rect = placed.rect;
        let place = [rect.width, Length::ZERO, Length::ZERO, rect.height];
        for length in place.into_iter().chain([self.corner.x + rect.x, self.corner.y - rect.bottom()]) {
            number::place(&mut self.out, length);
            self.out.push(b' ');
        }
        self.out.extend_from_slice(b"cm /");
        let first = self.tools.firsts.get(usize::from(placed.picture.0));
        let picture = first.copied().unwrap_or(placed.picture.0);
        self.out.extend_from_slice(picture_name(picture).as_bytes());
        self.out.extend_from_slice(b" Do\nQ\n");
        self.drawn.pictures.push(picture);
    }

    /// A page of another file.
    fn insert(&mut self, placed: &PlacedInsert) {
        self.text_object(false);
        inserts::draw(&mut self.out, placed, self.corner);
        self.drawn.inserts.push(placed.insert.0);
    }

    /// A run and what goes on with its text. The text of several, and of a line that runs down, is said whole.
    fn run_with(&mut self, run: &GlyphRun, more: &[&GlyphRun]) {
        if run.source.role == Role::Watermark && matches!(self.tools.palette, Palette::Screen(_)) {
            return self.veiled(run);
        }
        if more.is_empty() && !runs_down(run) {
            return self.run(run, Saying::Itself);
        }
        self.text_object(true);
        let all = || [run].into_iter().chain(more.iter().copied());
        open_span(&mut self.out, all().map(|one| one.text.as_str()));
        all().for_each(|one| self.run(one, Saying::Nothing));
        self.out.extend_from_slice(b"EMC\n");
    }

    /// A run that what is under it shows through. What it sets ends with it.
    fn veiled(&mut self, run: &GlyphRun) {
        self.text_object(false);
        self.out.extend_from_slice(b"q /");
        self.out.extend_from_slice(VEIL);
        self.out.extend_from_slice(b" gs\n");
        self.drawn.veil = true;
        let (font, scale, spacing, color) = (self.font, self.scale, self.spacing, self.color);
        self.run(run, Saying::Itself);
        self.text_object(false);
        self.out.extend_from_slice(b"Q\n");
        (self.font, self.scale, self.spacing, self.color) = (font, scale, spacing, color);
    }

    fn run(&mut self, run: &GlyphRun, saying: Saying) {
        let Some((place, face)) = self.tools.faces.get(run.face) else { return };
        if run.glyphs.is_empty() {
            return;
        }
        self.text_object(true);
        self.paint(run.paint);
        self.font((place, run.mode == Mode::Upright, run.size), run.scale);
        let origin = Point { x: self.corner.x + run.origin.x, y: self.corner.y - run.origin.y };
        let line = show::Line::of(face, run, self.spacing);
        if line.spacing != self.spacing {
            self.spacing = line.spacing;
            self.spacing.write(&mut self.out);
        }
        show::run(&mut self.out, &line, origin, saying);
    }

    /// Enters or leaves a text object.
    fn text_object(&mut self, inside: bool) {
        if self.in_text != inside {
            self.out.extend_from_slice(if inside { b"BT\n" } else { b"ET\n" });
            self.in_text = inside;
        }
    }

    fn font(&mut self, (place, upright, size): (u16, bool, Length), scale: u16) {
        if self.font != Some((place, upright, size)) {
            self.font = Some((place, upright, size));
            self.out.extend_from_slice(if upright { b"/V" } else { b"/F" });
            number::decimal(&mut self.out, i64::from(place), 0);
            self.out.push(b' ');
            number::exact(&mut self.out, size);
            self.out.extend_from_slice(b" Tf\n");
            if let Some(used) = self.faces.get_mut(usize::from(place)) {
                used[usize::from(upright)] = true;
            }
        }
        if self.scale != scale {
            self.scale = scale;
            // Tz is in percent.
            number::decimal(&mut self.out, i64::from(scale), 1);
            self.out.extend_from_slice(b" Tz\n");
        }
    }

    /// Overprinting before colour: neither is ever in force for ink that is not meant.
    fn paint(&mut self, paint: Paint) {
        self.overprint(paint.overprint);
        if self.color == Some(paint.color) {
            return;
        }
        self.color = Some(paint.color);
        if let Palette::Screen(colors) = self.tools.palette {
            self.named(SCREEN);
            for share in colors.rgb(paint.color) {
                // In thousandths, which no screen tells from the share.
                number::decimal(&mut self.out, i64::from(share) * 1000 / 255, 3);
                self.out.push(b' ');
            }
            return self.out.extend_from_slice(b"sc\n");
        }
        match paint.color {
            Color::Process(tints) => {
                for tint in tints {
                    self.tint(tint);
                }
                self.out.extend_from_slice(b"k\n");
            }
            Color::Spot(ink, tint) => {
                // All inks of the pages have a place.
                let place = self.tools.plates.place(ink).unwrap_or_default();
                self.named(ink_name(place).as_bytes());
                self.tint(tint);
                self.out.extend_from_slice(b"scn\n");
                self.drawn.inks.push(place);
            }
            Color::Registration(tint) => {
                self.named(ALL);
                self.tint(tint);
                self.out.extend_from_slice(b"scn\n");
                self.drawn.registration = true;
            }
        }
    }

    /// Sets a colour space of the page's resources.
    fn named(&mut self, space: &[u8]) {
        self.out.push(b'/');
        self.out.extend_from_slice(space);
        self.out.extend_from_slice(b" cs ");
    }

    fn tint(&mut self, tint: Tint) {
        number::decimal(&mut self.out, i64::from(tint.min(SOLID)), 4);
        self.out.push(b' ');
    }

    /// On a screen nothing overprints: colours are what the inks look like.
    fn overprint(&mut self, overprint: bool) {
        let inks = matches!(self.tools.palette, Palette::Inks);
        if inks && self.overprint != Some(overprint) {
            self.overprint = Some(overprint);
            let name = OVERPRINTS[usize::from(overprint)];
            self.drawn.overprints[usize::from(overprint)] = true;
            self.out.push(b'/');
            self.out.extend_from_slice(name);
            self.out.extend_from_slice(b" gs\n");
        }
    }
}

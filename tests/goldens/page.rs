//! A composition as text: a line of type, a fill, a shape or a picture on each line, in paint order.
//!
//! Coordinates are points from the top left corner of the trim, to a thousandth; the hash beside the text sees what
//! is smaller.

use std::fmt::Write;

use banxin::color::{Color, Paint};
use banxin::font::Fonts;
use banxin::geom::{Length, Rect};
use banxin::outline::{Contour, around};
use banxin::page::{About, Composition, GlyphRun, Item, Mode, Page, Shape, Source};
use sha2::{Digest, Sha256};

/// The whole edition.
pub(super) fn text(composition: &Composition, fonts: &Fonts) -> String {
    let mut out = String::new();
    let About { paper, date, time, number, page, .. } = &composition.about;
    let about =
        format!("paper: {paper:?}, date: {date:?}, time: {time:?}, number: {number:?}, page: {page:?}");
    let _ = writeln!(out, "edition About {{ {about} }}");
    for (number, ink) in composition.plates().inks.iter().enumerate() {
        let _ = writeln!(out, "ink {number} {:?} {:?} overprint {}", ink.name, ink.alternate, ink.overprint);
    }
    for page in &composition.pages {
        page_text(page, composition, fonts, &mut out);
    }
    out
}

fn page_text(page: &Page, composition: &Composition, fonts: &Fonts, out: &mut String) {
    let Page { number, label: _, section: _, trim, bleed, slug, items, marks, regions: _, drawings: _ } =
        page;
    let size = |length: Length| pt(length);
    let _ = writeln!(
        out,
        "\npage {number}: trim {} x {}, bleed {}, slug {}",
        size(trim.width),
        size(trim.height),
        size(*bleed),
        size(*slug)
    );
    let mut open: Option<Line> = None;
    for item in items.iter().chain(marks) {
        if let Item::Glyphs(run) = item {
            if let Some(line) = open.as_mut().filter(|line| line.goes_on(run)) {
                line.add(run, fonts);
                continue;
            }
            flush(&mut open, composition, out);
            open = Some(Line::new(run, fonts));
        } else {
            flush(&mut open, composition, out);
            thing(item, composition, out);
        }
    }
    flush(&mut open, composition, out);
}

fn flush(open: &mut Option<Line>, composition: &Composition, out: &mut String) {
    if let Some(line) = open.take() {
        line.write(composition, out);
    }
}

/// Runs that stand on one line, in one size.
struct Line {
    first: GlyphRun,
    /// Where the last glyph begins.
    end: (Length, Length),
    faces: Vec<String>,
    text: String,
}

impl Line {
    fn new(run: &GlyphRun, fonts: &Fonts) -> Self {
        let mut line = Self {
            first: run.clone(),
            end: (Length::ZERO, Length::ZERO),
            faces: Vec::new(),
            text: String::new(),
        };
        line.add(run, fonts);
        line
    }

    /// Whether a run is of the same line: runs part where the face changes, pieces of furniture stand apart.
    fn goes_on(&self, run: &GlyphRun) -> bool {
        let GlyphRun { size, scale, mode, paint, source, .. } = &self.first;
        let alike = (run.source, run.size, run.scale, run.paint) == (*source, *size, *scale, *paint);
        let near = *mode != Mode::Horizontal
            || (run.origin.y == self.end.1 && (run.origin.x - self.end.0).abs() < *size * 3);
        alike && near
    }

    fn add(&mut self, run: &GlyphRun, fonts: &Fonts) {
        let along = run.glyphs.last().map_or(Length::ZERO, |glyph| glyph.x);
        self.end = match run.mode {
            Mode::Horizontal => (run.origin.x + along, run.origin.y),
            Mode::Upright | Mode::Turned => (run.origin.x, run.origin.y + along),
        };
        let face = fonts.face(run.face);
        let face = face.as_ref().map_or("?", |face| &face.metrics.postscript_name);
        if !self.faces.iter().any(|known| known == face) {
            self.faces.push(face.to_owned());
        }
        self.text.push_str(&run.text);
    }

    fn write(&self, composition: &Composition, out: &mut String) {
        let GlyphRun { size, scale, mode, origin, paint, source, .. } = &self.first;
        let last = if *mode == Mode::Horizontal { self.end.0 } else { self.end.1 };
        let _ = writeln!(
            out,
            "{}  x {} y {} to {}  {}{}{}{}  {}  {}",
            of(*source, composition),
            pt(origin.x),
            pt(origin.y),
            pt(last),
            pt(*size),
            if *scale == 1000 { String::new() } else { format!(" scale {scale}") },
            if *mode == Mode::Horizontal { String::new() } else { format!(" {mode:?}").to_lowercase() },
            in_ink(*paint),
            self.faces.join("+"),
            self.text
        );
    }
}

/// A fill, a shape or a picture.
fn thing(item: &Item, composition: &Composition, out: &mut String) {
    let what = of(*item.source(), composition);
    let _ = match item {
        Item::Glyphs(_) => Ok(()),
        Item::Fill(fill) => writeln!(out, "{what}  fill {}{}", area(fill.rect), in_ink(fill.paint)),
        Item::Shape(shape) => {
            let around = around(&shape.contours);
            let (paint, outline) = (in_ink(shape.paint), outline(shape));
            writeln!(out, "{what}  shape {} outline {outline}{paint}", area(around))
        }
        Item::Picture(picture) => {
            let of = &composition.pictures[usize::from(picture.picture.0)];
            let (seen, whole) = (area(picture.clip), area(picture.rect));
            writeln!(
                out,
                "{what}  picture {} {seen} of {whole}, {} x {}",
                of.name, of.raster.width, of.raster.height
            )
        }
        Item::Insert(placed) => {
            let of = &composition.inserts[usize::from(placed.insert.0)];
            writeln!(out, "{what}  insert {} {}", of.name, area(placed.rect))
        }
    };
}

/// An outline in eight signs: whether any of its points has moved.
fn outline(shape: &Shape) -> String {
    let points = shape.contours.iter().flat_map(Contour::points);
    let mut places = String::new();
    for point in points {
        let _ = write!(places, "{},{};", point.x.0, point.y.0);
    }
    let hash = Sha256::digest(places);
    hash.iter().take(4).fold(String::new(), |hash, byte| hash + &format!("{byte:02x}"))
}

/// Whose it is: role, story, paragraph, column and row.
fn of(source: Source, composition: &Composition) -> String {
    let role = source.role.name();
    match source.story {
        None => role.to_owned(),
        Some(story) => {
            let id = &composition.stories[usize::from(story)].id;
            let Source { part, column, row, .. } = source;
            format!("{role} {id} p{part} c{column} r{row}")
        }
    }
}

fn area(rect: Rect) -> String {
    format!("x {} y {} w {} h {}", pt(rect.x), pt(rect.y), pt(rect.width), pt(rect.height))
}

/// Nothing for black text that overprints.
fn in_ink(paint: Paint) -> String {
    let color = match paint.color {
        _ if paint == Paint::BLACK => return String::new(),
        Color::Process(tints) => format!("cmyk {tints:?}"),
        Color::Spot(ink, tint) => format!("ink {} {tint}", ink.0),
        Color::Registration(tint) => format!("all {tint}"),
    };
    format!(" {color}{}", if paint.overprint { " overprint" } else { "" })
}

/// Points, to a thousandth.
fn pt(length: Length) -> String {
    let thousandths = (length.0 + if length.0 < 0 { -500 } else { 500 }) / 1000;
    let sign = if thousandths < 0 { "-" } else { "" };
    let (whole, part) = (thousandths.abs() / 1000, thousandths.abs() % 1000);
    let digits = format!("{whole}.{part:03}");
    format!("{sign}{}", digits.trim_end_matches('0').trim_end_matches('.'))
}

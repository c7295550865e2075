//! The content stream of a page: the display list in PDF's operators.
//!
//! Every run is placed by a matrix of its own (`Tm`); inside it the reader advances by the widths in the
//! font's `W` and by the adjustments between glyphs (`TJ`). Each adjustment is taken from where the reader
//! stands after all that was written before, so rounding never adds up: no glyph is farther from its place
//! than half an adjustment step and half a coordinate step, together under 0.001 pt.

use rayon::prelude::*;

use super::PdfError;
use super::deflate::{self, Deflater};
use super::number;
use super::usage::{Cluster, Clusters, FaceUse, Faces};
use crate::color::{Color, Paint, SOLID};
use crate::geom::{Length, Point};
use crate::page::{Composition, Fill, GlyphRun, Item, Mode, Page, Role, Shape};

/// A page's content stream, and the resources it names.
#[derive(Debug)]
pub(super) struct Drawn {
    /// Compressed.
    pub(super) stream: Vec<u8>,
    /// The places of the faces in [`Faces::used`], rising, and whether their text stands upright in lines that
    /// run down.
    pub(super) faces: Vec<(u16, bool)>,
    /// Whether it sets the overprinting graphics state.
    pub(super) overprint: bool,
    /// Whether it sets the knocking-out graphics state.
    pub(super) knockout: bool,
}

/// The name of a face in a page's resources.
pub(super) fn face_name(place: u16, upright: bool) -> String {
    format!("{}{place}", if upright { "V" } else { "F" })
}

/// The names of the graphics states in a page's resources.
pub(super) const OVERPRINT: &[u8] = b"O";
/// See [`OVERPRINT`].
pub(super) const KNOCKOUT: &[u8] = b"K";

/// The content streams of all pages, in order.
pub(super) fn draw_all(composition: &Composition, faces: &Faces) -> Result<Vec<Drawn>, PdfError> {
    let draw = |deflater: &mut Deflater, page: &Page| draw(page, faces, deflater);
    composition.pages.par_iter().map_init(|| Deflater::new(deflate::CONTENT), draw).collect()
}

fn draw(page: &Page, faces: &Faces, deflater: &mut Deflater) -> Result<Drawn, PdfError> {
    let mut pen = Pen::new(page, faces);
    let mut items = page.items.iter().peekable();
    while let Some(item) = items.next() {
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
            Item::Picture(_) => {}
        }
    }
    pen.text_object(false);
    let stream = deflater.run(&pen.out)?;
    let stances = |(place, used): (usize, &[bool; 2])| {
        [false, true].map(|upright| used[usize::from(upright)].then_some((place as u16, upright)))
    };
    let faces = pen.used.iter().enumerate().flat_map(stances).flatten().collect();
    Ok(Drawn { stream, faces, overprint: pen.overprints[1], knockout: pen.overprints[0] })
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
struct Pen<'a, 'f> {
    out: Vec<u8>,
    faces: &'a Faces<'f>,
    /// From the lower left corner of the media, which is the bleed, to the upper left of the trim.
    corner: Point,
    /// Between BT and ET.
    in_text: bool,
    font: Option<(u16, bool, Length)>,
    /// In thousandths.
    scale: u16,
    color: Option<Color>,
    overprint: Option<bool>,
    /// Which faces have been set, in lines that run to the right or are turned, and upright.
    used: Vec<[bool; 2]>,
    /// Which of knocking out and overprinting have been set.
    overprints: [bool; 2],
}

impl<'a, 'f> Pen<'a, 'f> {
    fn new(page: &Page, faces: &'a Faces<'f>) -> Self {
        let glyphs = |item: &Item| if let Item::Glyphs(run) = item { run.glyphs.len() } else { 8 };
        let items: usize = page.items.iter().map(glyphs).sum();
        Self {
            out: Vec::with_capacity(items * 8 + page.items.len() * 48),
            faces,
            corner: Point { x: page.bleed, y: page.bleed + page.trim.height },
            in_text: false,
            font: None,
            scale: 1000,
            color: None,
            overprint: None,
            used: vec![[false; 2]; faces.used.len()],
            overprints: [false; 2],
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
        let (x, y) = (self.corner.x + rect.x, self.corner.y - rect.bottom());
        for length in [x, y, rect.width, rect.height] {
            number::place(&mut self.out, length);
            self.out.push(b' ');
        }
        self.out.extend_from_slice(b"re f\n");
    }

    /// A filled outline.
    fn shape(&mut self, shape: &Shape) {
        self.text_object(false);
        self.paint(shape.paint);
        self.point(shape.start);
        self.out.extend_from_slice(b"m\n");
        for curve in &shape.curves {
            for point in curve {
                self.point(*point);
            }
            self.out.extend_from_slice(b"c\n");
        }
        self.out.extend_from_slice(b"f\n");
    }

    /// A place, and a space behind it.
    fn point(&mut self, at: Point) {
        number::place(&mut self.out, self.corner.x + at.x);
        self.out.push(b' ');
        number::place(&mut self.out, self.corner.y - at.y);
        self.out.push(b' ');
    }

    /// A run and what goes on with its text. The text of several, and of a line that runs down, is said whole.
    fn run_with(&mut self, run: &GlyphRun, more: &[&GlyphRun]) {
        if more.is_empty() && !runs_down(run) {
            return self.run(run, Saying::Itself);
        }
        self.text_object(true);
        let all = || [run].into_iter().chain(more.iter().copied());
        open_span(&mut self.out, all().map(|one| one.text.as_str()));
        all().for_each(|one| self.run(one, Saying::Nothing));
        self.out.extend_from_slice(b"EMC\n");
    }

    fn run(&mut self, run: &GlyphRun, saying: Saying) {
        let Some((place, face)) = self.faces.get(run.face) else { return };
        let Some(first) = run.glyphs.first() else { return };
        self.text_object(true);
        self.paint(run.paint);
        self.font((place, run.mode == Mode::Upright, run.size), run.scale);
        let origin = Point { x: self.corner.x + run.origin.x, y: self.corner.y - run.origin.y };
        let mut show = Show::new(&mut self.out, face, run, origin, saying);
        show.matrix(first.x, first.y);
        let clusters: Vec<Cluster> = Clusters::of(run).collect();
        let ems = show.ems;
        for together in clusters.chunk_by(|one, next| overlap(face, run.mode, ems, one, next)) {
            show.clusters(together);
        }
        show.finish();
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
            if let Some(used) = self.used.get_mut(usize::from(place)) {
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
        if self.overprint != Some(paint.overprint) {
            self.overprint = Some(paint.overprint);
            self.overprints[usize::from(paint.overprint)] = true;
            let name = if paint.overprint { OVERPRINT } else { KNOCKOUT };
            self.out.push(b'/');
            self.out.extend_from_slice(name);
            self.out.extend_from_slice(b" gs\n");
        }
        if self.color != Some(paint.color) {
            self.color = Some(paint.color);
            match paint.color {
                Color::Process(tints) => {
                    for tint in tints {
                        number::decimal(&mut self.out, i64::from(tint.min(SOLID)), 4);
                        self.out.push(b' ');
                    }
                    self.out.extend_from_slice(b"k\n");
                }
                Color::Spot(..) | Color::Registration(_) => {}
            }
        }
    }
}

/// How far the array of a `TJ` is open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    Nothing,
    Array,
    String,
}

/// Whether a run says its own text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Saying {
    Itself,
    /// A span around it does.
    Nothing,
}

/// How far glyphs may overlap and still be read as neighbours, in millionths of an em: letterspacing is less.
const OVERLAP: i64 = 95_000;

/// Opens a span whose text is said beside it (14.9.4).
fn open_span<'t>(out: &mut Vec<u8>, text: impl Iterator<Item = &'t str>) {
    out.extend_from_slice(b"/Span<</ActualText<FEFF");
    text.flat_map(str::encode_utf16).for_each(|unit| hex(out, unit));
    out.extend_from_slice(b">>>BDC\n");
}

/// How far a reader moves the pen for a glyph, along the line.
fn advance(face: &FaceUse<'_>, mode: Mode, cid: u16) -> i64 {
    if mode == Mode::Upright { 1_000_000 } else { face.width(cid) }
}

/// Shows the glyphs of one run.
struct Show<'o, 'a, 'f> {
    out: &'o mut Vec<u8>,
    face: &'a FaceUse<'f>,
    mode: Mode,
    saying: Saying,
    open: Open,
    /// The run's origin, from the lower left corner of the media.
    origin: Point,
    /// Where a reader stands, in millionths of an em from the matrix.
    at: i64,
    /// Where the matrix is, along the line from the run's origin.
    start: Length,
    /// Millionths of an em to the micropoint, at the run's size and scale.
    ems: f64,
    /// The decimals of an adjustment.
    decimals: u32,
    /// An adjustment of the least decimal, in millionths of an em.
    step: i64,
    /// How far the glyphs stand above the baseline, or right of the middle of an upright line.
    rise: Length,
}

impl<'o, 'a, 'f> Show<'o, 'a, 'f> {
    fn new(
        out: &'o mut Vec<u8>,
        face: &'a FaceUse<'f>,
        run: &GlyphRun,
        origin: Point,
        saying: Saying,
    ) -> Self {
        // A horizontal scale does not change how far upright glyphs are apart (9.3.4).
        let scale = if run.mode == Mode::Upright { 1000 } else { run.scale };
        let width = run.size.0.saturating_mul(i64::from(scale)) / 1000;
        // Half a step is at most 0.0005 pt: 10 pt / 1000 / 10 / 2.
        let decimals =
            [Length::pt(10), Length::pt(100)].iter().filter(|most| width > most.0).count() as u32 + 1;
        Self {
            out,
            face,
            mode: run.mode,
            saying,
            open: Open::Nothing,
            origin,
            at: 0,
            start: Length::ZERO,
            ems: 1e9 / (run.size.0 as f64 * f64::from(scale)),
            decimals,
            step: [100, 10, 1].get(decimals as usize - 1).copied().unwrap_or(1),
            rise: Length::ZERO,
        }
    }

    /// Sets the matrix for a glyph at a place along the line and below it. Turned text runs down the page; what
    /// is above its baseline is right of it.
    fn matrix(&mut self, x: Length, y: Length) {
        let Point { x: left, y: up } = self.origin;
        let (turn, at): (&[u8], Point) = match self.mode {
            Mode::Horizontal => (b"1 0 0 1 ", Point { x: left + x, y: up }),
            Mode::Turned => (b"0 -1 1 0 ", Point { x: left, y: up - x }),
            Mode::Upright => (b"1 0 0 1 ", Point { x: left - y, y: up - x }),
        };
        self.out.extend_from_slice(turn);
        number::place(self.out, at.x);
        self.out.push(b' ');
        number::place(self.out, at.y);
        self.out.extend_from_slice(b" Tm\n");
        (self.at, self.start) = (0, x);
        if self.mode == Mode::Upright {
            self.rise = -y;
        }
    }

    /// Clusters that belong together, with their text beside them where `ToUnicode` can't give it, or where
    /// they overlap: readers that rebuild text from places (poppler does) end a line at a glyph that begins
    /// before the one before it has ended (ISO 32000-1, 14.9.4).
    fn clusters(&mut self, clusters: &[Cluster]) {
        let glyphs = clusters.iter().flat_map(|cluster| cluster.glyphs);
        if self.saying == Saying::Nothing {
            return glyphs.for_each(|glyph| self.glyph(self.face.cid(glyph.id), glyph.x, glyph.y));
        }
        if let [Cluster { glyphs: [glyph], text, .. }] = clusters {
            let cid = self.face.cid(glyph.id);
            if self.face.says(cid, text) {
                return self.glyph(cid, glyph.x, glyph.y);
            }
        }
        self.close();
        open_span(self.out, clusters.iter().map(|cluster| cluster.text));
        for glyph in glyphs {
            self.glyph(self.face.cid(glyph.id), glyph.x, glyph.y);
        }
        self.close();
        self.out.extend_from_slice(b"EMC\n");
    }

    fn glyph(&mut self, cid: u16, x: Length, y: Length) {
        self.raise(x, -y);
        let target = ((x - self.start).0 as f64 * self.ems).round() as i64;
        let steps = divide(self.at - target, self.step);
        if steps != 0 || self.open == Open::Nothing {
            self.array();
            if steps != 0 {
                // An adjustment moves the pen back to the left, but on down the page (9.4.3).
                let sign = if self.mode == Mode::Upright { -1 } else { 1 };
                number::decimal(self.out, sign * steps, self.decimals);
                self.at -= steps * self.step;
            }
        }
        if self.open != Open::String {
            self.out.push(b'(');
            self.open = Open::String;
        }
        for byte in cid.to_be_bytes() {
            // A bare carriage return would be read as a line feed (ISO 32000-1, 7.3.4.2).
            match byte {
                b'(' | b')' | b'\\' => self.out.extend_from_slice(&[b'\\', byte]),
                b'\r' => self.out.extend_from_slice(b"\\r"),
                _ => self.out.push(byte),
            }
        }
        self.at += advance(self.face, self.mode, cid);
    }

    /// Sets the baseline of what follows, upwards from the run's. Text rise goes along the line where glyphs stand
    /// upright in it, so that they need another matrix.
    fn raise(&mut self, x: Length, rise: Length) {
        if self.rise != rise {
            self.close();
            if self.mode == Mode::Upright {
                return self.matrix(x, -rise);
            }
            self.rise = rise;
            number::place(self.out, rise);
            self.out.extend_from_slice(b" Ts\n");
        }
    }

    /// Opens the array, or closes the string in it: a number can follow.
    fn array(&mut self) {
        match self.open {
            Open::Nothing => self.out.push(b'['),
            Open::Array => {}
            Open::String => self.out.push(b')'),
        }
        self.open = Open::Array;
    }

    fn close(&mut self) {
        if self.open != Open::Nothing {
            self.array();
            self.out.extend_from_slice(b"]TJ\n");
            self.open = Open::Nothing;
        }
    }

    /// The rise outlives a run, so it goes back to none.
    fn finish(mut self) {
        self.close();
        if self.mode != Mode::Upright {
            self.raise(Length::ZERO, Length::ZERO);
        }
    }
}

/// Whether the second begins well inside the advance of the first: a mark of half an em whose glyph is an em
/// wide, and its neighbours.
fn overlap(face: &FaceUse<'_>, mode: Mode, ems: f64, one: &Cluster, next: &Cluster) -> bool {
    let (Some(last), Some(first)) = (one.glyphs.last(), next.glyphs.first()) else { return false };
    let width = advance(face, mode, face.cid(last.id));
    let apart = ((first.x - last.x).0 as f64 * ems).round() as i64;
    apart < width - OVERLAP
}

/// Division that rounds to the nearest.
fn divide(value: i64, by: i64) -> i64 {
    (value + by / 2).div_euclid(by)
}

fn hex(out: &mut Vec<u8>, unit: u16) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    out.extend([12, 8, 4, 0].map(|shift| DIGITS[usize::from(unit >> shift & 15)]));
}

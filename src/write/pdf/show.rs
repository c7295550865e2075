//! Runs of glyphs in a content stream: where each glyph stands, and what it says.
//!
//! Inside a run the reader advances by the widths in the font's `W` and by the adjustments between glyphs
//! (`TJ`). Each adjustment is taken from where the reader stands after all that was written before, so rounding
//! never adds up: no glyph is farther from its place than half an adjustment step and half a coordinate step,
//! together under 0.001 pt.

use super::number;
use super::usage::{Cluster, Clusters, FaceUse};
use crate::geom::{Length, Point};
use crate::page::{GlyphRun, Mode};

/// How far the array of a `TJ` is open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    Nothing,
    Array,
    String,
}

/// Whether a run says its own text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Saying {
    Itself,
    /// A span around it does.
    Nothing,
}

/// How far glyphs may overlap and still be read as neighbours, in millionths of an em: letterspacing is less.
const OVERLAP: i64 = 95_000;

/// Opens a span whose text is said beside it (14.9.4).
pub(super) fn open_span<'t>(out: &mut Vec<u8>, text: impl Iterator<Item = &'t str>) {
    out.extend_from_slice(b"/Span<</ActualText<FEFF");
    text.flat_map(str::encode_utf16).for_each(|unit| hex(out, unit));
    out.extend_from_slice(b">>>BDC\n");
}

/// How far a reader moves the pen for a glyph, along the line.
fn advance(face: &FaceUse, mode: Mode, cid: u16) -> i64 {
    if mode == Mode::Upright { 1_000_000 } else { face.width(cid) }
}

/// Shows a run whose font and colour are set, from a place on the media.
pub(super) fn run(out: &mut Vec<u8>, face: &FaceUse, run: &GlyphRun, origin: Point, saying: Saying) {
    let Some(first) = run.glyphs.first() else { return };
    let mut show = Show::new(out, face, run, origin, saying);
    show.matrix(first.x, first.y);
    let clusters: Vec<Cluster> = Clusters::of(run).collect();
    let ems = show.ems;
    for together in clusters.chunk_by(|one, next| overlap(face, run.mode, ems, one, next)) {
        show.clusters(together);
    }
    show.finish();
}

/// Shows the glyphs of one run.
struct Show<'o, 'a> {
    out: &'o mut Vec<u8>,
    face: &'a FaceUse,
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

impl<'o, 'a> Show<'o, 'a> {
    fn new(out: &'o mut Vec<u8>, face: &'a FaceUse, run: &GlyphRun, origin: Point, saying: Saying) -> Self {
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
fn overlap(face: &FaceUse, mode: Mode, ems: f64, one: &Cluster, next: &Cluster) -> bool {
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

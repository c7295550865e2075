//! Runs of glyphs in a content stream: where each glyph stands, and what it says.
//!
//! Inside a run the reader advances by the widths in the font's `W`, by one letterspacing (`Tc`), that of most of its
//! gaps, and by the adjustments between glyphs (`TJ`). Each adjustment is taken from where the reader stands after all
//! that was written before, so rounding never adds up: no glyph is farther from its place than half an adjustment step
//! and half a coordinate step, together under 0.001 pt.

use super::number;
use super::usage::FaceUse;
use crate::geom::{Length, Point};
use crate::page::{Clusters, GlyphRun, Mode};

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

/// What is along the line is counted in so many parts of a millionth of an em: over a long line of small type, a
/// letterspacing that is rounded to millionths would add up.
const FINE: i64 = 1000;

/// How far glyphs may overlap and still be read as neighbours: letterspacing is less.
const OVERLAP: i64 = 95_000 * FINE;

/// Opens a span whose text is said beside it (14.9.4).
pub(super) fn open_span<'t>(out: &mut Vec<u8>, text: impl Iterator<Item = &'t str>) {
    out.extend_from_slice(b"/Span<</ActualText<FEFF");
    text.flat_map(str::encode_utf16).for_each(|unit| hex(out, unit));
    out.extend_from_slice(b">>>BDC\n");
}

/// A letterspacing as it is written, in 10⁻⁵ pt: over a line of forty characters, rounding comes to 0.0002 pt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spacing(i64);

impl Spacing {
    pub(super) const NONE: Self = Self(0);

    /// Appends the operator that sets it.
    pub(super) fn write(self, out: &mut Vec<u8>) {
        number::decimal(out, self.0, 5);
        out.extend_from_slice(b" Tc\n");
    }
}

/// Letterspacing that comes to more over a run, 3,000 pt, is no letterspacing, and readers with numbers of 24 bits would
/// be off by 0.0002 pt at its end.
const FURTHEST: i64 = 300_000_000;

/// A glyph as it is shown: its CID, and where its body begins along the line and below it.
#[derive(Debug, Clone, Copy)]
struct Shown {
    cid: u16,
    x: Length,
    y: Length,
}

/// The glyphs of a run, at their places.
pub(super) struct Line<'a> {
    face: &'a FaceUse,
    run: &'a GlyphRun,
    glyphs: Vec<Shown>,
    /// [`FINE`] parts of an em to the micropoint along the line, at the run's size and scale.
    ems: f64,
    /// An em along the line.
    width: Length,
    /// The letterspacing that it is to be shown with.
    pub(super) spacing: Spacing,
}

/// Glyphs that show a piece of text together.
#[derive(Clone, Copy)]
struct Piece<'l> {
    glyphs: &'l [Shown],
    text: &'l str,
}

impl<'a> Line<'a> {
    /// Of a run. A letterspacing that is set already serves where there are not gaps enough for another.
    pub(super) fn of(face: &'a FaceUse, run: &'a GlyphRun, set: Spacing) -> Self {
        // A horizontal scale does not change how far upright glyphs are apart (9.3.4).
        let scale = if run.mode == Mode::Upright { 1000 } else { run.scale };
        let width = Length(run.size.0.saturating_mul(i64::from(scale)) / 1000);
        let shown = |glyph: &crate::page::PlacedGlyph| {
            let x = glyph.narrowed.map_or(glyph.x, |_| glyph.x + face.start(glyph).of(width));
            Shown { cid: face.cid(glyph), x, y: glyph.y }
        };
        let glyphs = run.glyphs.iter().map(shown).collect();
        let ems = 1e12 / (run.size.0 as f64 * f64::from(scale));
        let mut line = Self { face, run, glyphs, ems, width, spacing: set };
        line.spacing = line.most(set);
        line
    }

    /// How far a reader moves the pen for a glyph, along the line, without letterspacing.
    fn advance(&self, cid: u16) -> i64 {
        if self.run.mode == Mode::Upright { 1_000_000 * FINE } else { self.face.width(cid) * FINE }
    }

    /// How far a glyph begins behind the end of another.
    fn gap(&self, one: &Shown, next: &Shown) -> i64 {
        nearest((next.x - one.x).0 as f64 * self.ems) - self.advance(one.cid)
    }

    /// The letterspacing of most gaps. Upright type has none: readers do not agree on its sign there.
    fn most(&self, set: Spacing) -> Spacing {
        if self.run.mode == Mode::Upright {
            return Spacing::NONE;
        }
        let gaps = self.glyphs.windows(2).filter_map(|pair| Some(self.gap(pair.first()?, pair.get(1)?)));
        let mut gaps: Vec<i64> = gaps.collect();
        if gaps.len() < 2 {
            return set;
        }
        let middle = gaps.len() / 2;
        let (_, gap, _) = gaps.select_nth_unstable(middle);
        // Ten micropoints are 10⁻⁵ pt.
        let spacing = divide((*gap / FINE).saturating_mul(self.run.size.0), 10_000_000);
        let all = spacing.saturating_abs().saturating_mul(self.glyphs.len() as i64);
        if all > FURTHEST { Spacing::NONE } else { Spacing(spacing) }
    }

    /// Its pieces, in reading order.
    fn pieces(&self) -> Vec<Piece<'_>> {
        let mut pieces = Vec::with_capacity(self.glyphs.len());
        let mut rest = self.glyphs.as_slice();
        for cluster in Clusters::of(self.run) {
            let (glyphs, behind) = rest.split_at_checked(cluster.glyphs.len()).unwrap_or((rest, &[]));
            pieces.push(Piece { glyphs, text: cluster.text });
            rest = behind;
        }
        pieces
    }

    /// Whether the second begins well inside the advance of the first: type that is set closer than it is wide, and
    /// glyphs upon each other.
    fn overlap(&self, one: &Piece<'_>, next: &Piece<'_>) -> bool {
        let ends = one.glyphs.last().zip(next.glyphs.first());
        ends.is_some_and(|(last, first)| self.gap(last, first) < -OVERLAP)
    }
}

/// Shows a run whose font, colour and letterspacing are set, from a place on the media.
pub(super) fn run(out: &mut Vec<u8>, line: &Line<'_>, origin: Point, saying: Saying) {
    let Some(first) = line.glyphs.first() else { return };
    let mut show = Show::new(out, line, origin, saying);
    show.matrix(first.x, first.y);
    for together in line.pieces().chunk_by(|one, next| line.overlap(one, next)) {
        show.pieces(together);
    }
    show.finish();
}

/// Shows the glyphs of one run.
struct Show<'o, 'l> {
    out: &'o mut Vec<u8>,
    line: &'l Line<'l>,
    saying: Saying,
    open: Open,
    /// The run's origin, from the lower left corner of the media.
    origin: Point,
    /// Where a reader stands, from the matrix.
    at: i64,
    /// Where the matrix is, along the line from the run's origin.
    start: Length,
    /// The letterspacing.
    spacing: i64,
    /// The decimals of an adjustment.
    decimals: u32,
    /// An adjustment of the least decimal.
    step: i64,
    /// How far the glyphs stand above the baseline, or right of the middle of an upright line.
    rise: Length,
}

impl<'o, 'l> Show<'o, 'l> {
    fn new(out: &'o mut Vec<u8>, line: &'l Line<'l>, origin: Point, saying: Saying) -> Self {
        // Half a step is at most 0.0005 pt: 10 pt / 1000 / 10 / 2.
        let wider = |most: &&Length| line.width > **most;
        let decimals = [Length::pt(10), Length::pt(100)].iter().filter(wider).count() as u32 + 1;
        Self {
            out,
            line,
            saying,
            open: Open::Nothing,
            origin,
            at: 0,
            start: Length::ZERO,
            spacing: divide(line.spacing.0.saturating_mul(10_000_000 * FINE), line.run.size.0.max(1)),
            decimals,
            step: [100, 10, 1].get(decimals as usize - 1).copied().unwrap_or(1) * FINE,
            rise: Length::ZERO,
        }
    }

    /// Sets the matrix for a glyph at a place along the line and below it. Turned text runs down the page; what
    /// is above its baseline is right of it.
    fn matrix(&mut self, x: Length, y: Length) {
        let Point { x: left, y: up } = self.origin;
        let (turn, at): (&[u8], Point) = match self.line.run.mode {
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
        if self.line.run.mode == Mode::Upright {
            self.rise = -y;
        }
    }

    /// Pieces that belong together, with their text beside them where `ToUnicode` can't give it, or where
    /// they overlap: readers that rebuild text from places (poppler does) end a line at a glyph that begins
    /// before the one before it has ended (ISO 32000-1, 14.9.4).
    fn pieces(&mut self, pieces: &[Piece<'_>]) {
        let glyphs = pieces.iter().flat_map(|piece| piece.glyphs);
        if self.saying == Saying::Nothing {
            return glyphs.for_each(|glyph| self.glyph(glyph));
        }
        if let [Piece { glyphs: [glyph], text }] = pieces
            && self.line.face.says(glyph.cid, text)
        {
            return self.glyph(glyph);
        }
        self.close();
        open_span(self.out, pieces.iter().map(|piece| piece.text));
        for glyph in glyphs {
            self.glyph(glyph);
        }
        self.close();
        self.out.extend_from_slice(b"EMC\n");
    }

    fn glyph(&mut self, glyph: &Shown) {
        let Shown { cid, x, .. } = *glyph;
        self.raise(x, -glyph.y);
        let target = nearest((x - self.start).0 as f64 * self.line.ems);
        let steps = divide(self.at - target, self.step);
        if steps != 0 || self.open == Open::Nothing {
            self.array();
            if steps != 0 {
                // An adjustment moves the pen back to the left, but on down the page (9.4.3).
                let sign = if self.line.run.mode == Mode::Upright { -1 } else { 1 };
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
        self.at += self.line.advance(cid) + self.spacing;
    }

    /// Sets the baseline of what follows, upwards from the run's. Text rise goes along the line where glyphs stand
    /// upright in it, so that they need another matrix.
    fn raise(&mut self, x: Length, rise: Length) {
        if self.rise != rise {
            self.close();
            if self.line.run.mode == Mode::Upright {
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
        if self.line.run.mode != Mode::Upright {
            self.raise(Length::ZERO, Length::ZERO);
        }
    }
}

/// The nearest whole number, half away from zero. The library's own is a call on the processors that programs are built
/// for, and this is asked of every glyph.
fn nearest(value: f64) -> i64 {
    (value + 0.5_f64.copysign(value)) as i64
}

/// Division that rounds to the nearest.
fn divide(value: i64, by: i64) -> i64 {
    (value + by / 2).div_euclid(by)
}

fn hex(out: &mut Vec<u8>, unit: u16) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    out.extend([12, 8, 4, 0].map(|shift| DIGITS[usize::from(unit >> shift & 15)]));
}

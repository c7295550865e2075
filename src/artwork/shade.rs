//! Gradients as steps: each a band or a disc in one tone, over those before it, so fine that no press shows where one ends.

use usvg::tiny_skia_path::{Path, PathBuilder, Point as Spot, Rect as Box, Transform};
use usvg::{LinearGradient, RadialGradient, Stop};

use super::tone::Tone;

/// How far a sample of a colour differs from step to step: a press shows some hundred greys.
const STEP: u8 = 4;
/// Steps of a gradient.
const MOST: usize = 256;
/// How far bands reach beyond what they are seen in, in shares of it.
const MORE: f32 = 0.1;

/// A step: where it lies in the coordinates of the gradient, and its tone. It hides those before it.
pub(super) struct Step {
    pub(super) path: Path,
    pub(super) tone: Tone,
}

/// A gradient: its tone where no step is, and the steps.
pub(super) struct Shading {
    pub(super) ground: Tone,
    pub(super) steps: Vec<Step>,
}

/// A tone from a place of a gradient on, to the next.
struct Band {
    from: f32,
    tone: Tone,
}

/// A gradient along a line, as far as it is seen in a box of its coordinates.
pub(super) fn linear(of: &LinearGradient, opacity: f32, seen: Box) -> Option<Shading> {
    let bands = bands(of.stops(), opacity)?;
    let from = Spot::from_xy(of.x1(), of.y1());
    let (x, y) = (of.x2() - of.x1(), of.y2() - of.y1());
    let long = x * x + y * y;
    let (last, ground) = (bands.last()?.tone.clone(), bands.first()?.tone.clone());
    if long <= f32::EPSILON {
        return Some(Shading { ground: last, steps: Vec::new() });
    }
    let (along, across) = ranges(seen, from, (x, y), long);
    let at = |t: f32, s: f32| Spot::from_xy(from.x + x * t - y * s, from.y + y * t + x * s);
    let step = |band: &Band| {
        let mut path = PathBuilder::new();
        let start = band.from.max(along.0);
        let corners = [(start, across.0), (start, across.1), (along.1, across.1), (along.1, across.0)];
        for (number, (t, s)) in corners.into_iter().enumerate() {
            let Spot { x, y } = at(t, s);
            if number == 0 { path.move_to(x, y) } else { path.line_to(x, y) }
        }
        path.close();
        Some(Step { path: path.finish()?, tone: band.tone.clone() })
    };
    let steps = bands.iter().skip(1).filter(|band| band.from < along.1).filter_map(step).collect();
    Some(Shading { ground, steps })
}

/// A gradient around a point.
pub(super) fn radial(of: &RadialGradient, opacity: f32) -> Option<Shading> {
    let bands = bands(of.stops(), opacity)?;
    let disc = |pair: &[Band]| {
        let [band, next] = pair else { return None };
        let path = PathBuilder::from_circle(of.cx(), of.cy(), of.r().get() * next.from)?;
        Some(Step { path, tone: band.tone.clone() })
    };
    let ground = bands.last()?.tone.clone();
    Some(Shading { ground, steps: bands.windows(2).rev().filter_map(disc).collect() })
}

/// What place of a drawing a place of a gradient is; nothing, where it has none.
pub(super) fn seen(bounds: Box, at: Transform) -> Option<Box> {
    bounds.transform(at.invert()?)
}

/// How far a box reaches along a line and across it, in shares of the line.
fn ranges(seen: Box, from: Spot, (x, y): (f32, f32), long: f32) -> ((f32, f32), (f32, f32)) {
    let corners = [
        (seen.left(), seen.top()),
        (seen.right(), seen.top()),
        (seen.right(), seen.bottom()),
        (seen.left(), seen.bottom()),
    ];
    let places = corners.map(|(right, down)| {
        let (right, down) = (right - from.x, down - from.y);
        ((right * x + down * y) / long, (down * x - right * y) / long)
    });
    let range = |all: [f32; 4]| {
        let (least, most) =
            all.into_iter().fold((f32::MAX, f32::MIN), |(least, most), at| (least.min(at), most.max(at)));
        let more = (most - least) * MORE;
        (least - more, most + more)
    };
    (range(places.map(|(along, _)| along)), range(places.map(|(_, across)| across)))
}

/// The tones of a gradient, from its start on; the first and the last reach beyond it.
fn bands(stops: &[Stop], opacity: f32) -> Option<Vec<Band>> {
    let tone = |stop: &Stop| {
        let color = stop.color();
        Tone::of([color.red, color.green, color.blue], stop.opacity().get() * opacity)
    };
    let mut bands = vec![Band { from: f32::MIN, tone: tone(stops.first()?) }];
    for pair in stops.windows(2) {
        let [one, other] = pair else { continue };
        let (from, to) = (one.offset().get(), other.offset().get());
        let (start, end) = (tone(one), tone(other));
        let count = if to > from { count(one, other) } else { 0 };
        for step in 0..count {
            let share = |part: f32| part / count as f32;
            let tone = start.towards(&end, share(step as f32 + 0.5));
            bands.push(Band { from: from + (to - from) * share(step as f32), tone });
        }
    }
    let last = stops.last()?;
    bands.push(Band { from: last.offset().get(), tone: tone(last) });
    (bands.len() <= MOST).then_some(bands)
}

/// How many steps there are from a stop to the next.
fn count(one: &Stop, other: &Stop) -> usize {
    let (from, to) = (one.color(), other.color());
    let opacity = |stop: &Stop| (stop.opacity().get() * 255.0) as u8;
    let differ = [
        from.red.abs_diff(to.red),
        from.green.abs_diff(to.green),
        from.blue.abs_diff(to.blue),
        opacity(one).abs_diff(opacity(other)),
    ];
    usize::from(differ.into_iter().max().unwrap_or(0).div_ceil(STEP))
}

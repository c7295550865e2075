//! From the elements of an SVG file to pieces: what is seen through others is worked out here, so that nothing shows through
//! on the page.
//!
//! What lies on something shows a share of it, at the places that both have: there that is filled once more, cut to what
//! lies on it, in the tone that is seen.

use std::collections::BTreeMap;

use usvg::roxmltree::Document;
use usvg::tiny_skia_path::{Path, PathBuilder, PathStroker, Rect as Box, Transform};
use usvg::{ClipPath, Group, Node, Paint, PaintOrder};

use super::fault::Fault;
use super::figure::{Figure, Piece};
use super::lettering::{Lacks, Lettering};
use super::shade::{self, Shading};
use super::size;
use super::tone::Tone;
use super::trace::{self, Scale, with_inside};
use crate::geom::Size;
use crate::outline::{Area, FillRule};

/// Straight lines and curves.
const MOST_DRAWN: usize = 300_000;
/// Straight lines and curves, each as often as it is filled or cut to.
const MOST_SEGMENTS: usize = 900_000;
/// Pieces.
const MOST_PIECES: usize = 60_000;
/// Dashes of a line: of more, nobody sees that they are some.
const MOST_DASHES: f64 = 20_000.0;
/// How far off points may lie, in sides of the drawing: what lies outside is cut off.
const FARTHEST: f64 = 25.0;
/// Nearer than this, in sides of the drawing, two edges are one.
const NEAR: f32 = 1e-5;

/// A file that may have what it has, as a picture.
pub(super) fn figure(document: &Document<'_>, lettering: &Lettering) -> Result<Figure, Fault> {
    let lacks = Lacks::default();
    let tree = trace::tree(document, lettering.faces(), lacks.resolver(lettering))?;
    if let Some(fault) = lacks.told(document, lettering) {
        return Err(fault);
    }
    let (width, height) = (tree.size().width(), tree.size().height());
    let view = Box::from_ltrb(0.0, 0.0, width, height).ok_or_else(|| Fault::broken("no-size"))?;
    let mut pen = Sketcher {
        near: width.max(height) * NEAR,
        areas: Vec::new(),
        clips: BTreeMap::new(),
        drawn: MOST_DRAWN,
        segments: MOST_SEGMENTS,
    };
    let parts = pen.group(tree.root(), &[])?;
    let parts = pen.cut_to_view(parts, view)?;
    if parts.is_empty() {
        return Err(Fault::broken("empty"));
    }
    let scale = Scale::of(view).cut(FARTHEST);
    let piece = |part: Part| Piece {
        area: part.area,
        clips: part.clips,
        tone: part.tone,
        line: part.line.map(|line| scale.length(line)),
    };
    let pieces = parts.into_iter().map(piece).collect();
    let area = |drawn: &Drawn| {
        let contours =
            drawn.contours.iter().map(|contour| scale.contour(contour)).collect::<Result<_, _>>()?;
        Ok(Area { contours, rule: drawn.rule })
    };
    let areas = pen.areas.iter().map(area).collect::<Result<_, Fault>>()?;
    let size = Size { width: scale.length(width), height: scale.length(height) };
    Ok(Figure { size, natural: size::natural(document), areas, pieces })
}

/// An area as it lies in the drawing.
struct Drawn {
    contours: Vec<Path>,
    rule: FillRule,
    bounds: Box,
    /// It is a rectangle whose sides lie as those of the drawing do.
    is_rect: bool,
    segments: usize,
}

/// A piece before the drawing is whole.
#[derive(Clone)]
struct Part {
    area: usize,
    clips: Vec<usize>,
    /// What is seen of it lies in there.
    bounds: Box,
    tone: Tone,
    line: Option<f32>,
}

struct Sketcher {
    near: f32,
    areas: Vec<Drawn>,
    /// Areas that are cut to, by the names and places of clip paths: many elements have the same one. Nothing, where that
    /// leaves nothing.
    clips: BTreeMap<(String, [u32; 6]), Option<Vec<usize>>>,
    /// How many lines and curves may be drawn, and how many may come of these.
    drawn: usize,
    segments: usize,
}

impl Sketcher {
    /// What a group draws, in paint order, as if nothing lay below it.
    fn group(&mut self, all: &Group, clips: &[usize]) -> Result<Vec<Part>, Fault> {
        let plain = all.blend_mode() == usvg::BlendMode::Normal;
        if !plain || all.mask().is_some() || !all.filters().is_empty() {
            return Err(Fault::refused("shows-through"));
        }
        let mut clips = clips.to_vec();
        if let Some(clip) = all.clip_path() {
            let Some(more) = self.clip(clip, all.abs_transform())? else { return Ok(Vec::new()) };
            clips.extend(more);
        }
        let mut layer = Vec::new();
        for node in all.children() {
            match node {
                Node::Group(inner) => {
                    let parts = self.group(inner, &clips)?;
                    self.lay(&mut layer, parts)?;
                }
                Node::Path(path) if path.is_visible() => {
                    for parts in self.painted(path, &clips)? {
                        self.lay(&mut layer, parts)?;
                    }
                }
                Node::Text(text) => {
                    let parts = self.group(text.flattened(), &clips)?;
                    self.lay(&mut layer, parts)?;
                }
                Node::Path(_) => {}
                Node::Image(_) => return Err(Fault::refused("shows-through")),
            }
        }
        let opacity = all.opacity().get();
        if opacity < 1.0 {
            for part in &mut layer {
                part.tone = part.tone.faded(opacity);
            }
        }
        Ok(layer)
    }

    /// Lays parts of which none shows another through on what is there.
    fn lay(&mut self, layer: &mut Vec<Part>, parts: Vec<Part>) -> Result<(), Fault> {
        let below = layer.len();
        for part in parts {
            if part.tone.is_whole() {
                self.push(layer, part)?;
                continue;
            }
            let under = layer.get(..below).unwrap_or_default();
            // What something hides that the part lies on whole is not seen through it.
            let ground = under.iter().rposition(|one| self.hides(one, part.bounds));
            let above = under.iter().skip(ground.map_or(0, |ground| ground + 1));
            let seen: Vec<Part> =
                above.filter(|one| common(one.bounds, part.bounds).is_some()).cloned().collect();
            let tone = ground.and_then(|at| under.get(at)).map(|ground| part.tone.over(&ground.tone));
            self.push(layer, Part { tone: tone.unwrap_or_else(|| part.tone.clone()), ..part.clone() })?;
            for one in &seen {
                let shown = self.shown_through(one, &part);
                shown.map_or(Ok(()), |shown| self.push(layer, shown))?;
            }
        }
        Ok(())
    }

    /// What of a part is seen through another that lies on it; nothing, where they have nothing in common.
    fn shown_through(&mut self, one: &Part, over: &Part) -> Option<Part> {
        let bounds = common(one.bounds, over.bounds)?;
        let area = self.within(one.area, bounds)?;
        let mut all: Vec<usize> = one.clips.iter().chain(&over.clips).copied().collect();
        all.extend([over.area].iter().filter(|own| **own != one.area));
        all.sort_unstable();
        all.dedup();
        let own = self.areas.get(area)?.bounds;
        let mut clips = Vec::new();
        for clip in all {
            let clip = self.within(clip, bounds)?;
            if self.areas.get(clip).is_none_or(|drawn| !self.holds(drawn, own)) {
                clips.push(clip);
            }
        }
        Some(Part { area, clips, bounds, tone: over.tone.over(&one.tone), line: None })
    }

    /// What of an area has to do with what lies within bounds: contours that lie outside enclose nothing of it. Nothing, where
    /// none does.
    fn within(&mut self, area: usize, bounds: Box) -> Option<usize> {
        let Drawn { contours, rule, is_rect, .. } = self.areas.get(area)?;
        let meets = |contour: &&Path| common(contour.bounds(), bounds).is_some();
        let kept: Vec<Path> = contours.iter().filter(meets).cloned().collect();
        if kept.len() == contours.len() {
            return Some(area);
        }
        let (rule, is_rect) = (*rule, *is_rect);
        let all = kept.iter().filter_map(Path::compute_tight_bounds).reduce(trace::around)?;
        let segments = kept.iter().map(Path::len).sum();
        let is_rect = is_rect || matches!(kept.as_slice(), [one] if self.is_rect(one, all));
        self.areas.push(Drawn { contours: kept, rule, bounds: all, is_rect, segments });
        Some(self.areas.len() - 1)
    }

    /// Adds a part; it is counted with all that it is cut to.
    fn push(&mut self, layer: &mut Vec<Part>, part: Part) -> Result<(), Fault> {
        let all = part.clips.iter().chain([&part.area]);
        let segments: usize = all.filter_map(|area| self.areas.get(*area)).map(|area| area.segments).sum();
        let left = self.segments.checked_sub(segments);
        let is_new = layer.len() < MOST_PIECES;
        self.segments = left.filter(|_| is_new).ok_or_else(|| Fault::refused("piled"))?;
        layer.push(part);
        Ok(())
    }

    /// Whether nothing below a part is seen within bounds.
    fn hides(&self, part: &Part, bounds: Box) -> bool {
        let holds = |area: &usize| self.areas.get(*area).is_some_and(|area| self.holds(area, bounds));
        // First what says so of most of them.
        holds(&part.area) && part.tone.is_whole() && part.clips.iter().all(holds)
    }

    /// Whether an area is known to hold all within bounds.
    fn holds(&self, area: &Drawn, bounds: Box) -> bool {
        let (own, near) = (area.bounds, self.near);
        area.is_rect
            && own.left() <= bounds.left() + near
            && own.top() <= bounds.top() + near
            && own.right() >= bounds.right() - near
            && own.bottom() >= bounds.bottom() - near
    }

    /// A path filled, and its stroke as an outline of its own.
    fn painted(&mut self, path: &usvg::Path, clips: &[usize]) -> Result<[Vec<Part>; 2], Fault> {
        let (fill, stroke) = (self.filled(path, clips)?, self.stroked(path, clips)?);
        Ok(match path.paint_order() {
            PaintOrder::FillAndStroke => [fill, stroke],
            PaintOrder::StrokeAndFill => [stroke, fill],
        })
    }

    fn filled(&mut self, path: &usvg::Path, clips: &[usize]) -> Result<Vec<Part>, Fault> {
        let Some(fill) = path.fill() else { return Ok(Vec::new()) };
        let at = path.abs_transform();
        let Some(area) = self.area(path.data(), at, rule(fill.rule()))? else { return Ok(Vec::new()) };
        self.inked((area, clips), (fill.paint(), fill.opacity().get()), at, None)
    }

    fn stroked(&mut self, path: &usvg::Path, clips: &[usize]) -> Result<Vec<Part>, Fault> {
        let Some(stroke) = path.stroke() else { return Ok(Vec::new()) };
        let at = path.abs_transform();
        let scale = PathStroker::compute_resolution_scale(&at);
        let pen = stroke.to_tiny_skia();
        let dashed = match &pen.dash {
            Some(dash) => {
                few_dashes(path.data(), stroke.dasharray().unwrap_or_default())?;
                path.data().dash(dash, scale)
            }
            None => Some(path.data().clone()),
        };
        // A stroke of no length is none, as it is elsewhere.
        let Some(outline) = dashed.and_then(|path| path.stroke(&pen, scale)) else { return Ok(Vec::new()) };
        let line = stroke.width().get() * narrowest(&at);
        let Some(area) = self.area(&outline, at, FillRule::NonZero)? else { return Ok(Vec::new()) };
        self.inked((area, clips), (stroke.paint(), stroke.opacity().get()), at, Some(line))
    }

    /// An area in what it is painted with, cut to what cuts it: a part, or the steps of a gradient, each over those before it.
    fn inked(
        &mut self,
        (area, clips): (usize, &[usize]),
        (paint, opacity): (&Paint, f32),
        at: Transform,
        line: Option<f32>,
    ) -> Result<Vec<Part>, Fault> {
        let effect = || Fault::refused("shows-through");
        let bounds = self.areas.get(area).map(|area| area.bounds).ok_or_else(effect)?;
        let (shading, at) = match paint {
            Paint::Color(color) => {
                let tone = Tone::of([color.red, color.green, color.blue], opacity);
                return Ok(self.part(area, clips, tone, line).into_iter().collect());
            }
            Paint::LinearGradient(of) => {
                let at = at.pre_concat(of.transform());
                (shade::seen(bounds, at).and_then(|seen| shade::linear(of, opacity, seen)), at)
            }
            Paint::RadialGradient(of) => (shade::radial(of, opacity), at.pre_concat(of.transform())),
            Paint::Pattern(_) => return Err(effect()),
        };
        let Shading { ground, steps } = shading.ok_or_else(|| Fault::refused("shades"))?;
        let mut parts: Vec<Part> = self.part(area, clips, ground, line).into_iter().collect();
        let within: Vec<usize> = clips.iter().copied().chain([area]).collect();
        for step in steps {
            let band = self.area(&step.path, at, FillRule::NonZero)?;
            parts.extend(band.and_then(|band| self.part(band, &within, step.tone, None)));
        }
        Ok(parts)
    }

    /// The number of a path where it lies in the drawing; nothing for one that has no inside.
    fn area(&mut self, path: &Path, at: Transform, rule: FillRule) -> Result<Option<usize>, Fault> {
        let there = path.clone().transform(at);
        let there = there.ok_or_else(|| Fault::broken("numbers").arg("attribute", "transform"))?;
        let contours = with_inside(&there);
        let bounds = contours.iter().filter_map(Path::compute_tight_bounds).reduce(trace::around);
        let Some(bounds) = bounds else { return Ok(None) };
        let segments: usize = contours.iter().map(Path::len).sum();
        let left = self.drawn.checked_sub(segments);
        self.drawn = left.ok_or_else(|| Fault::broken("many").most(MOST_DRAWN))?;
        let is_rect = matches!(contours.as_slice(), [one] if self.is_rect(one, bounds));
        self.areas.push(Drawn { contours, rule, bounds, is_rect, segments });
        Ok(Some(self.areas.len() - 1))
    }

    /// Whether a contour is its bounds.
    fn is_rect(&self, contour: &Path, bounds: Box) -> bool {
        let points = contour.points();
        let near = |one: f32, other: f32| (one - other).abs() <= self.near;
        let sides = |x: f32| [bounds.left(), bounds.right()].map(|side| near(x, side));
        let edges = |y: f32| [bounds.top(), bounds.bottom()].map(|edge| near(y, edge));
        let corner =
            |at: &usvg::tiny_skia_path::Point| sides(at.x).contains(&true) && edges(at.y).contains(&true);
        let back = points.len() == 4 || points.len() == 5 && points.first() == points.last();
        let along = points.windows(2).all(|two| {
            let [one, other] = two else { return false };
            near(one.x, other.x) != near(one.y, other.y)
        });
        back && along && points.iter().all(corner)
    }

    /// An area in a tone, cut to what cuts it; nothing, where nothing of it is seen.
    fn part(&self, area: usize, clips: &[usize], tone: Tone, line: Option<f32>) -> Option<Part> {
        let own = self.areas.get(area)?.bounds;
        let (mut bounds, mut needed) = (own, Vec::new());
        for clip in clips {
            let drawn = self.areas.get(*clip)?;
            bounds = common(bounds, drawn.bounds)?;
            if !self.holds(drawn, own) && !needed.contains(clip) {
                needed.push(*clip);
            }
        }
        needed.sort_unstable();
        Some(Part { area, clips: needed, bounds, tone, line })
    }

    /// The areas of a clip path; nothing, where that leaves nothing.
    fn clip(&mut self, clip: &ClipPath, at: Transform) -> Result<Option<Vec<usize>>, Fault> {
        let place = [at.sx, at.ky, at.kx, at.sy, at.tx, at.ty].map(f32::to_bits);
        let key = (clip.id().to_owned(), place);
        if let Some(known) = self.clips.get(&key) {
            return Ok(known.clone());
        }
        let there = at.pre_concat(clip.transform());
        let mut areas = self.clipped_by(clip.root(), there)?;
        if let (Some(all), Some(more)) = (&mut areas, clip.clip_path()) {
            match self.clip(more, at)? {
                Some(more) => all.extend(more),
                None => areas = None,
            }
        }
        self.clips.insert(key, areas.clone());
        Ok(areas)
    }

    /// The one shape of a clip path, and what that is cut to.
    fn clipped_by(&mut self, all: &Group, at: Transform) -> Result<Option<Vec<usize>>, Fault> {
        let mut areas = Vec::new();
        if let Some(clip) = all.clip_path() {
            let Some(more) = self.clip(clip, at.pre_concat(all.abs_transform()))? else { return Ok(None) };
            areas.extend(more);
        }
        let [one] = all.children() else { return Err(Fault::refused("clip")) };
        let more = match one {
            Node::Group(inner) => self.clipped_by(inner, at)?,
            Node::Path(path) => {
                let rule = path.fill().map_or(FillRule::NonZero, |fill| rule(fill.rule()));
                self.area(path.data(), at.pre_concat(path.abs_transform()), rule)?.map(|area| vec![area])
            }
            Node::Image(_) | Node::Text(_) => return Err(Fault::refused("clip")),
        };
        Ok(more.map(|more| areas.into_iter().chain(more).collect()))
    }

    /// Parts cut to the box of the drawing.
    fn cut_to_view(&mut self, parts: Vec<Part>, view: Box) -> Result<Vec<Part>, Fault> {
        let edges = self.area(&PathBuilder::from_rect(view), Transform::identity(), FillRule::NonZero)?;
        let Some(edges) = edges else { return Ok(Vec::new()) };
        let cut = |mut part: Part| {
            let bounds = common(part.bounds, view)?;
            if self.areas.get(edges).is_some_and(|view| !self.holds(view, part.bounds)) {
                part.clips.push(edges);
            }
            Some(Part { bounds, ..part })
        };
        Ok(parts.into_iter().filter_map(cut).collect())
    }
}

const fn rule(rule: usvg::FillRule) -> FillRule {
    match rule {
        usvg::FillRule::NonZero => FillRule::NonZero,
        usvg::FillRule::EvenOdd => FillRule::EvenOdd,
    }
}

/// How much thinner than drawn a stroke becomes at most.
fn narrowest(at: &Transform) -> f32 {
    let (x, y) = ((at.sx * at.sx + at.ky * at.ky).sqrt(), (at.kx * at.kx + at.sy * at.sy).sqrt());
    let wide = x.max(y);
    let area = (at.sx * at.sy - at.kx * at.ky).abs();
    if wide > 0.0 { x.min(y).min(area / wide) } else { 0.0 }
}

/// That a path has few dashes enough.
fn few_dashes(path: &Path, dashes: &[f32]) -> Result<(), Fault> {
    let each: f64 = dashes.iter().map(|dash| f64::from(*dash)).sum();
    let mut before = None;
    // Along its control points it is no shorter.
    let long: f64 = path
        .points()
        .iter()
        .map(|at| {
            let from = before.replace(*at).unwrap_or(*at);
            f64::from(at.x - from.x).abs() + f64::from(at.y - from.y).abs()
        })
        .sum();
    let count = long * dashes.len() as f64 / each;
    if count <= MOST_DASHES { Ok(()) } else { Err(Fault::broken("many").most(MOST_DASHES as usize)) }
}

/// What two rectangles have in common.
fn common(one: Box, other: Box) -> Option<Box> {
    let (left, top) = (one.left().max(other.left()), one.top().max(other.top()));
    let (right, bottom) = (one.right().min(other.right()), one.bottom().min(other.bottom()));
    (left < right && top < bottom).then(|| Box::from_ltrb(left, top, right, bottom)).flatten()
}

#[cfg(test)]
mod tests;

//! From the elements of an SVG file to outlines.

use std::sync::Arc;

use usvg::fontdb::Database;
use usvg::roxmltree::Document;
use usvg::tiny_skia_path::{
    Path, PathBuilder, PathSegment, PathStroker, Point as Spot, Rect as Box, Transform,
};
use usvg::{FontResolver, Group, ImageHrefResolver, Node, Options, Paint, PaintOrder, Tree};

use super::drawing::{Drawing, Outline, Rgb};
use super::fault::Fault;
use crate::geom::{Length, Point, Size};
use crate::outline::{Contour, FillRule, Segment};

/// Straight lines and curves of a drawing.
const MOST_SEGMENTS: usize = 60_000;
/// The share of a drawing by which it may reach beyond the box that it says it has.
const BEYOND: f32 = 0.005;
/// How far off a curve its control points may lie, in sides of the drawing.
const FARTHEST: f64 = 8.0;

/// Contours as they lie in the drawing, and what they are filled with.
struct Traced {
    contours: Vec<Path>,
    rule: FillRule,
    color: Rgb,
}

/// The outlines of a file that may have what it has.
pub(super) fn drawing(document: &Document<'_>) -> Result<Drawing, Fault> {
    // It has no text.
    let tree = tree(document, Arc::default(), FontResolver::default())?;
    let mut pen = Tracer { traced: Vec::new(), segments: MOST_SEGMENTS };
    pen.group(tree.root())?;
    let traced = pen.traced;
    let contours = || traced.iter().flat_map(|one| &one.contours);
    let bounds = contours().filter_map(Path::compute_tight_bounds).reduce(around);
    let bounds = bounds.filter(|bounds| bounds.width() > 0.0 && bounds.height() > 0.0);
    let bounds = bounds.ok_or_else(|| Fault::broken("empty"))?;
    let (width, height) = (tree.size().width(), tree.size().height());
    let more = width.max(height) * BEYOND;
    let inside = bounds.left() >= -more
        && bounds.top() >= -more
        && bounds.right() <= width + more
        && bounds.bottom() <= height + more;
    if !inside {
        return Err(Fault::broken("beyond"));
    }
    let scale = Scale::of(bounds);
    let mut outlines = Vec::new();
    for one in &traced {
        let contours = one.contours.iter().map(|contour| scale.contour(contour)).collect::<Result<_, _>>()?;
        outlines.push(Outline { contours, rule: one.rule, color: one.color });
    }
    let size = Size { width: scale.length(bounds.width()), height: scale.length(bounds.height()) };
    Ok(Drawing { size, outlines })
}

/// The elements of a file as they are drawn: groups and paths.
pub(super) fn tree(
    document: &Document<'_>,
    fontdb: Arc<Database>,
    font_resolver: FontResolver<'_>,
) -> Result<Tree, Fault> {
    // No file is asked for anything: neither for pictures nor for styles.
    let nothing = ImageHrefResolver {
        resolve_data: std::boxed::Box::new(|_, _, _| None),
        resolve_string: std::boxed::Box::new(|_, _| None),
    };
    let options = Options {
        resources_dir: None,
        image_href_resolver: nothing,
        fontdb,
        font_resolver,
        ..Options::default()
    };
    Tree::from_xmltree(document, &options).map_err(|_| Fault::broken("no-size"))
}

pub(super) fn around(one: Box, other: Box) -> Box {
    let (left, top) = (one.left().min(other.left()), one.top().min(other.top()));
    Box::from_ltrb(left, top, one.right().max(other.right()), one.bottom().max(other.bottom())).unwrap_or(one)
}

/// Who traces what is drawn.
struct Tracer {
    traced: Vec<Traced>,
    /// How many lines and curves may come.
    segments: usize,
}

impl Tracer {
    /// What a group draws, in paint order.
    fn group(&mut self, all: &Group) -> Result<(), Fault> {
        let opaque = all.opacity().get() >= 1.0 && all.blend_mode() == usvg::BlendMode::Normal;
        if !opaque || all.clip_path().is_some() || all.mask().is_some() || !all.filters().is_empty() {
            return Err(Fault::refused("shows-through"));
        }
        for node in all.children() {
            match node {
                Node::Group(inner) => self.group(inner)?,
                Node::Path(path) if path.is_visible() => self.painted(path)?,
                Node::Path(_) => {}
                Node::Image(_) | Node::Text(_) => return Err(Fault::refused("shows-through")),
            }
        }
        Ok(())
    }

    /// A path filled, and its stroke as an outline of its own.
    fn painted(&mut self, path: &usvg::Path) -> Result<(), Fault> {
        // A stroke is made of what was counted.
        self.count(path.data())?;
        match path.paint_order() {
            PaintOrder::FillAndStroke => {
                self.filled(path)?;
                self.stroked(path)
            }
            PaintOrder::StrokeAndFill => {
                self.stroked(path)?;
                self.filled(path)
            }
        }
    }

    fn filled(&mut self, path: &usvg::Path) -> Result<(), Fault> {
        let Some(fill) = path.fill() else { return Ok(()) };
        let rule = match fill.rule() {
            usvg::FillRule::NonZero => FillRule::NonZero,
            usvg::FillRule::EvenOdd => FillRule::EvenOdd,
        };
        let color = solid(fill.paint(), fill.opacity().get())?;
        self.add(path.data().clone(), path.abs_transform(), (rule, color))
    }

    fn stroked(&mut self, path: &usvg::Path) -> Result<(), Fault> {
        let Some(stroke) = path.stroke() else { return Ok(()) };
        if stroke.dasharray().is_some() {
            return Err(Fault::refused("shows-through"));
        }
        let color = solid(stroke.paint(), stroke.opacity().get())?;
        let at = path.abs_transform();
        let scale = PathStroker::compute_resolution_scale(&at);
        // A stroke of no length is none, as it is elsewhere.
        let Some(outline) = path.data().stroke(&stroke.to_tiny_skia(), scale) else { return Ok(()) };
        self.count(&outline)?;
        self.add(outline, at, (FillRule::NonZero, color))
    }

    /// The contours of a path where they lie in the drawing.
    fn add(&mut self, path: Path, at: Transform, (rule, color): (FillRule, Rgb)) -> Result<(), Fault> {
        let there = path.transform(at);
        let there = there.ok_or_else(|| Fault::broken("numbers").arg("attribute", "transform"))?;
        let contours = with_inside(&there);
        if !contours.is_empty() {
            self.traced.push(Traced { contours, rule, color });
        }
        Ok(())
    }

    fn count(&mut self, path: &Path) -> Result<(), Fault> {
        let left = self.segments.checked_sub(path.len());
        self.segments = left.ok_or_else(|| Fault::broken("many").most(MOST_SEGMENTS))?;
        Ok(())
    }
}

fn solid(paint: &Paint, opacity: f32) -> Result<Rgb, Fault> {
    match paint {
        Paint::Color(color) if opacity >= 1.0 => Ok([color.red, color.green, color.blue]),
        _ => Err(Fault::refused("shows-through")),
    }
}

/// From the numbers of a drawing to lengths.
pub(super) struct Scale {
    left: f64,
    top: f64,
    each: f64,
    /// How far off it points may lie, in sides.
    farthest: f64,
}

impl Scale {
    pub(super) fn of(bounds: Box) -> Self {
        let side = f64::from(bounds.width().max(bounds.height()));
        let each = Drawing::SIDE.0 as f64 / side;
        Self { left: bounds.left().into(), top: bounds.top().into(), each, farthest: FARTHEST }
    }

    /// The same for what is cut to its box: points may lie farther off.
    pub(super) const fn cut(self, farthest: f64) -> Self {
        Self { farthest, ..self }
    }

    pub(super) fn length(&self, number: f32) -> Length {
        Length((f64::from(number) * self.each).round() as i64)
    }

    fn point(&self, at: Spot) -> Result<Point, Fault> {
        let place = |number: f32, from: f64| (f64::from(number) - from) * self.each;
        let (x, y) = (place(at.x, self.left), place(at.y, self.top));
        let most = Drawing::SIDE.0 as f64 * self.farthest;
        if !(x.abs() <= most && y.abs() <= most) {
            return Err(Fault::broken("numbers").arg("attribute", "d"));
        }
        Ok(Point { x: Length(x.round() as i64), y: Length(y.round() as i64) })
    }

    /// A contour, which a path has one of.
    pub(super) fn contour(&self, path: &Path) -> Result<Contour, Fault> {
        let mut contour = Contour { start: Point::default(), segments: Vec::with_capacity(path.len()) };
        let mut here = contour.start;
        for segment in path.segments() {
            let segment = match segment {
                PathSegment::MoveTo(to) => {
                    here = self.point(to)?;
                    contour.start = here;
                    continue;
                }
                PathSegment::Close => continue,
                PathSegment::LineTo(to) => Segment::Line(self.point(to)?),
                PathSegment::QuadTo(control, to) => quadratic(here, self.point(control)?, self.point(to)?),
                PathSegment::CubicTo(first, second, to) => {
                    Segment::Curve([self.point(first)?, self.point(second)?, self.point(to)?])
                }
            };
            here = segment.end();
            contour.segments.push(segment);
        }
        Ok(contour)
    }
}

/// A quadratic curve as a cubic one.
fn quadratic(from: Point, control: Point, to: Point) -> Segment {
    let near = |end: Point| Point {
        x: end.x + (control.x - end.x).scaled(2, 3),
        y: end.y + (control.y - end.y).scaled(2, 3),
    };
    Segment::Curve([near(from), near(to), to])
}

/// The contours of a path that have an inside: a line has none, and would print as one all the same.
pub(super) fn with_inside(path: &Path) -> Vec<Path> {
    let mut all: Vec<PathBuilder> = Vec::new();
    for segment in path.segments() {
        if matches!(segment, PathSegment::MoveTo(_)) || all.is_empty() {
            all.push(PathBuilder::new());
        }
        let Some(contour) = all.last_mut() else { continue };
        match segment {
            PathSegment::MoveTo(to) => contour.move_to(to.x, to.y),
            PathSegment::LineTo(to) => contour.line_to(to.x, to.y),
            PathSegment::QuadTo(control, to) => contour.quad_to(control.x, control.y, to.x, to.y),
            PathSegment::CubicTo(one, two, to) => contour.cubic_to(one.x, one.y, two.x, two.y, to.x, to.y),
            PathSegment::Close => contour.close(),
        }
    }
    all.into_iter().filter_map(PathBuilder::finish).filter(has_inside).collect()
}

/// Whether the points of a contour lie on no one line, as far as can be told of such numbers.
fn has_inside(contour: &Path) -> bool {
    let Some(start) = contour.points().first() else { return false };
    let from = |at: &Spot| (f64::from(at.x) - f64::from(start.x), f64::from(at.y) - f64::from(start.y));
    let long = |(x, y): (f64, f64)| (x * x + y * y).sqrt();
    let all = || contour.points().iter().map(from);
    let Some(far) = all().max_by(|one, other| long(*one).total_cmp(&long(*other))) else { return false };
    let noise = long((start.x.into(), start.y.into())).max(long(far)) * 1e-6;
    all().any(|(x, y)| (x * far.1 - y * far.0).abs() > long(far) * (long(far) * 1e-6 + noise))
}

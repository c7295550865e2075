//! 花线: rules and borders that repeat an ornament.
//!
//! Along the top of a border its units stand upright, and along the others turned by quarters, so that what is outside there
//! is outside everywhere; a rule across is like a top, and one that runs down like a right side. All that is printed in one
//! ink is one outline: where two units join, no seam is seen.

use super::spaced::Spaced;
use crate::diag::Diagnostic;
use crate::geom::{Length, Point, Rect};
use crate::layout::{Border, Ornament, Rule, Side, Unit};
use crate::outline::Area;
use crate::page::{Item, Shape, Source};

/// More units than these no side has, nor more lines and curves in all of them: as many as dots have that stand close.
const MOST: i64 = 2_000;
const MOST_SEGMENTS: usize = 40_000;

/// The sides of a border clockwise, each beginning where the one before ends.
const AROUND: [Side; 4] = [Side::Top, Side::Right, Side::Bottom, Side::Left];

/// A side of a rectangle of the page, whose units stand with their feet to its inside.
#[derive(Clone, Copy)]
struct Stand {
    rect: Rect,
    side: Side,
}

impl Stand {
    fn length(self) -> Length {
        match self.side {
            Side::Top | Side::Bottom => self.rect.width,
            Side::Left | Side::Right => self.rect.height,
        }
    }

    /// A point so far along it, clockwise, and so far in from its outer edge.
    fn point(self, Point { x: along, y: inward }: Point) -> Point {
        let Rect { x, y, .. } = self.rect;
        let (right, bottom) = (self.rect.right(), self.rect.bottom());
        match self.side {
            Side::Top => Point { x: x + along, y: y + inward },
            Side::Right => Point { x: right - inward, y: y + along },
            Side::Bottom => Point { x: right - along, y: bottom - inward },
            Side::Left => Point { x: x + inward, y: bottom - along },
        }
    }
}

/// A rule that is drawn: what is printed in one ink, and how deep in its drawing that lies.
struct Drawing<'a> {
    ornament: &'a Ornament,
    weight: Length,
    gap: Length,
    source: Source,
    layers: Vec<(usize, Shape)>,
}

/// A rule that fills a rectangle of the page: as thick as it is high, or as it is wide.
///
/// # Errors
/// No unit of it is whole there, or there are too many.
pub(super) fn rule(
    rect: Rect,
    (rule, ornament): (&Rule, &Ornament),
    source: Source,
) -> Result<Vec<Item>, Diagnostic> {
    // A piece of a rule may be shorter than it is thick.
    let down = rect.width == rule.weight && rect.height != rule.weight;
    let stand = Stand { rect, side: if down { Side::Right } else { Side::Top } };
    let mut drawing = Drawing::new(rule, ornament, source);
    drawing.side(stand, [None; 2])?;
    Ok(drawing.items())
}

/// A border inside the edge of a rectangle of the page: a corner where two of its sides meet, and the sides between. Where
/// the ornament has no corner, the sides above and below reach from edge to edge, and the others stand between them.
///
/// # Errors
/// On one of its sides no unit is whole, or there are too many.
pub(super) fn border(
    rect: Rect,
    (border, ornament): (&Border, &Ornament),
    source: Source,
) -> Result<Vec<Item>, Diagnostic> {
    let weight = border.rule.weight;
    let mut drawing = Drawing::new(&border.rule, ornament, source);
    for (at, side) in AROUND.into_iter().enumerate().filter(|(_, side)| border.is_on(*side)) {
        let stand = Stand { rect, side };
        let [before, behind] = [at + 3, at + 1].map(|at| border.is_on(AROUND[at % 4]));
        let through = matches!(side, Side::Top | Side::Bottom);
        let taken = match &ornament.corner {
            Some(corner) => {
                if before {
                    drawing.unit(corner, stand, (Length::ZERO, corner.length(weight)))?;
                }
                [before.then(|| corner.length(weight)), behind.then_some(weight)]
            }
            None => [before, behind].map(|meets| (meets && !through).then_some(weight)),
        };
        drawing.side(stand, taken)?;
    }
    Ok(drawing.items())
}

impl<'a> Drawing<'a> {
    fn new(rule: &Rule, ornament: &'a Ornament, source: Source) -> Self {
        Self { ornament, weight: rule.weight, gap: rule.gap, source, layers: Vec::new() }
    }

    /// The units of a side between what is taken of it at its start and at its end.
    fn side(&mut self, stand: Stand, taken: [Option<Length>; 2]) -> Result<(), Diagnostic> {
        let unit = &self.ornament.unit;
        let [start, end] = taken.map(Option::unwrap_or_default);
        let long = unit.length(self.weight);
        let length = stand.length() - start - end;
        let closed = taken.map(|taken| taken.is_some());
        let spaced = Spaced { length, unit: long.max(Length(1)), gap: self.gap, closed };
        let count = spaced.count();
        if count == 0 {
            let one = Diagnostic::error("ornament-unfit").arg("ornament", self.ornament.name.as_str());
            let one = one.arg("is", long).arg("most", length.max(Length::ZERO));
            return Err(one.here(self.ornament.span));
        }
        self.can_have(unit, count)?;
        for (from, to) in spaced.places(count) {
            self.add(unit, stand, (start + from, start + to));
        }
        Ok(())
    }

    /// One unit from one place along a side to another.
    fn unit(&mut self, unit: &Unit, stand: Stand, place: (Length, Length)) -> Result<(), Diagnostic> {
        self.can_have(unit, 1)?;
        self.add(unit, stand, place);
        Ok(())
    }

    /// Checks that so many units are not more than can be drawn.
    fn can_have(&self, unit: &Unit, count: i64) -> Result<(), Diagnostic> {
        let most = MOST.min((MOST_SEGMENTS / unit.segments().max(1)) as i64);
        if count <= most {
            return Ok(());
        }
        let one = Diagnostic::error("ornament-unfit").form("many");
        let one = one.arg("ornament", self.ornament.name.as_str()).arg("count", count).arg("most", most);
        Err(one.mark(self.ornament.span, "many-here").mend_by("help-many"))
    }

    fn add(&mut self, unit: &Unit, stand: Stand, (from, to): (Length, Length)) {
        let Unit { drawing, paints } = unit;
        let (size, long, high) = (drawing.size, to - from, self.weight);
        let place = |Point { x, y }: Point| {
            let along = from + x.scaled(long.0, size.width.0.max(1));
            stand.point(Point { x: along, y: y.scaled(high.0, size.height.0.max(1)) })
        };
        for (deep, (outline, paint)) in drawing.outlines.iter().zip(paints).enumerate() {
            let contours = outline.contours.iter().map(|contour| contour.moved(place));
            let is_same = |(known, shape): &&mut (usize, Shape)| {
                *known == deep && shape.paint == *paint && shape.rule == outline.rule
            };
            if let Some((_, shape)) = self.layers.iter_mut().find(is_same) {
                shape.contours.extend(contours);
                continue;
            }
            let area = Area { contours: contours.collect(), rule: outline.rule };
            self.layers.push((deep, Shape::filled(area, *paint, self.source)));
        }
    }

    /// What is drawn, the lowest first.
    fn items(mut self) -> Vec<Item> {
        self.layers.sort_by_key(|(deep, _)| *deep);
        self.layers.into_iter().map(|(_, shape)| Item::Shape(shape)).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::artwork::{Drawing as Artwork, read};
    use crate::color::Paint;
    use crate::diag::{FileId, Span};
    use crate::geom::Size;
    use crate::layout::Drawn;
    use crate::outline::around;
    use crate::page::Role;

    const NOWHERE: Span = Span { file: FileId(0), start: 0, end: 0 };

    fn unit(drawing: Artwork) -> Unit {
        let paints = vec![Paint::BLACK; drawing.outlines.len()];
        Unit { drawing: Arc::new(drawing), paints }
    }

    fn square() -> Unit {
        unit(
            read("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><path d='M0 0h9v9h-9z'/></svg>")
                .unwrap(),
        )
    }

    fn of(unit: Unit, corner: Option<Unit>) -> Ornament {
        Ornament { name: "vine".into(), unit, corner, span: NOWHERE }
    }

    fn ruled(ornament: &Ornament, weight: i64, gap: i64) -> Rule {
        let drawn = Drawn::Ornament(Arc::new(ornament.clone()));
        Rule { drawn, gap: Length::pt(gap), ..Rule::plain(Length::pt(weight), Paint::BLACK) }
    }

    fn pt([width, height]: [i64; 2]) -> Rect {
        Rect { width: Length::pt(width), height: Length::pt(height), ..Rect::default() }
    }

    fn source() -> Source {
        Source::furniture(Role::Rule)
    }

    /// The box around all that is drawn, if it can be.
    fn drawn(items: Result<Vec<Item>, Diagnostic>) -> Option<Rect> {
        let contours = items.ok()?.into_iter().flat_map(|item| match item {
            Item::Shape(shape) => shape.contours,
            _ => Vec::new(),
        });
        Some(around(&contours.collect::<Vec<_>>()))
    }

    #[test]
    fn whatever_is_drawn_lies_in_its_rectangle_and_what_can_not_be_is_told() {
        // Without corners those above and below have all of their side.
        for (corner, least) in [(None, 5), (Some(square()), 15)] {
            let ornament = of(square(), corner);
            let sides = (0..32).flat_map(|width| (0..32).map(move |height| [width, height]));
            for (size, gap) in sides.flat_map(|size| [0, 1, 5].map(|gap| (size, gap))) {
                let border_of = Border { rule: ruled(&ornament, 5, gap), sides: Side::ALL.to_vec() };
                let around = drawn(border(pt(size), (&border_of, &ornament), source()));
                assert_eq!(around.is_some(), size[0] >= least && size[1] >= 15, "{size:?}");
                assert!(around.is_none_or(|around| pt(size).holds(around)), "{around:?} in {size:?}");
            }
        }
    }

    #[test]
    fn a_rule_that_is_shorter_than_it_is_thick_runs_as_it_would_if_it_were_longer() {
        let size = Size { width: Length::pt(250), height: Length::pt(1000) };
        let ornament = of(unit(Artwork { size, ..(*square().drawing).clone() }), None);
        let rule_of = ruled(&ornament, 20, 0);
        let [across, down] = [[10, 20], [20, 10]].map(|size| rule(pt(size), (&rule_of, &ornament), source()));
        assert!(across.is_ok() && down.is_ok());
    }

    #[test]
    fn what_takes_too_many_points_is_told() {
        let mut drawing = (*square().drawing).clone();
        let contour = drawing.outlines[0].contours[0].clone();
        drawing.outlines[0].contours = vec![contour; 1000];
        let ornament = of(unit(drawing), None);
        let rule_of = ruled(&ornament, 5, 0);
        assert!(rule(pt([50, 5]), (&rule_of, &ornament), source()).is_ok());
        let told = rule(pt([60, 5]), (&rule_of, &ornament), source()).err().unwrap();
        assert_eq!((told.code, told.form), ("ornament-unfit", "many"));
    }
}

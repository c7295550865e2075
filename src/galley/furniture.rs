//! Furniture set in its places: the parts of a masthead (报头), a folio line (报眉).

use super::artwork::Stand;
use super::line::{Line, set_text};
use super::told::overset;
use crate::color::Paint;
use crate::diag::Diagnostic;
use crate::geom::{Direction, EM_BOX_TOP, Em, Length, Point, Rect};
use crate::id::Id;
use crate::layout::{Across, Border, FurniturePart, Grid, Layout, Manner, Matter, Rules};
use crate::line::SetLine;
use crate::page::{Role, Source};
use crate::plan::PlacedFurniture;
use crate::style::HeadAlign;
use crate::text::{ShapedFurniture, ShapedLine};

/// The rules of a line of items, thick and thin.
const THICK: Length = Length(1_500_000);
const THIN: Length = Length(400_000);
/// The share of a line's height that stays white below a rule under it.
const BELOW: i64 = 3;

/// What of a page's furniture is printed.
#[derive(Debug)]
pub enum Furnishing<'a> {
    /// A line of type.
    Line(Line<'a>),
    /// A rule.
    Rule(Rect, Paint),
    /// A tint under a part.
    Tint(Rect, Paint),
    /// A border around one.
    Border(Rect, Border),
    /// Artwork at its place.
    Artwork(Stand),
}

/// The furniture of a page as it is set.
struct Setter<'a> {
    set: Vec<Furnishing<'a>>,
    found: Vec<Diagnostic>,
    direction: Direction,
    /// The white above and below artwork that is as large as its place allows.
    white: Length,
}

/// Sets a page's furniture, in the order of reading; what does not fit is reported.
pub(super) fn set<'a>(
    placed: &[PlacedFurniture],
    shaped: &'a [ShapedFurniture],
    layout: &Layout,
) -> (Vec<Furnishing<'a>>, Vec<Diagnostic>) {
    let Grid { direction, size, .. } = layout.grid;
    let mut setter = Setter { set: Vec::new(), found: Vec::new(), direction, white: Em::HALF.of(size) };
    for PlacedFurniture { part, rect } in placed {
        let Some(ShapedFurniture { lines, .. }) = shaped.iter().find(|one| one.part == *part) else {
            continue;
        };
        setter.part((*part, &layout.furniture[*part]), lines, *rect);
    }
    (setter.set, setter.found)
}

/// Lines one below the other, their letters apart by `open`, that are too wide for an area, or all together too high.
fn too_large(lines: &[ShapedLine], open: Em, area: Rect, what: &'static str) -> Vec<Diagnostic> {
    let wide: Vec<Diagnostic> = lines
        .iter()
        .filter_map(|line| {
            let (_, width) = line_of(line, open);
            (width > area.width).then(|| overset(line.span, what, "wide", [width, area.width]))
        })
        .collect();
    if !wide.is_empty() {
        return wide;
    }
    let height: Length = lines.iter().map(|line| line.size).sum();
    let high = lines.first().filter(|_| height > area.height);
    let high = high.map(|line| overset(line.span, what, "high", [height, area.height]));
    high.into_iter().collect()
}

/// A line of furniture, its letters apart by `open`; and its width.
fn line_of(line: &ShapedLine, open: Em) -> (SetLine, Length) {
    let set = set_text(&line.text, open);
    let end = set.end.of(line.size);
    (set, end)
}

/// The baseline of a line whose em box stands in the middle of a band.
fn middle(top: Length, height: Length, size: Length) -> Length {
    top + (height - size) / 2 + EM_BOX_TOP.of(size)
}

impl<'a> Setter<'a> {
    /// A part in its place, as its manner is.
    fn part(
        &mut self,
        (id, part): (Id<FurniturePart>, &FurniturePart),
        lines: &'a [ShapedLine],
        place: Rect,
    ) {
        let FurniturePart { name, role, .. } = *part;
        self.set.extend(part.tint.map(|paint| Furnishing::Tint(place, paint)));
        self.set.extend(part.border.clone().map(|border| Furnishing::Border(place, border)));
        let size = lines.first().map_or(self.white * 2, |line| line.size);
        let place = part.inside(place, size, self.direction);
        let manner = match &part.matter {
            Matter::Set(manner, _) => *manner,
            Matter::Artwork(artwork) => {
                let (artwork, area, direction, white) = (artwork.clone(), place, self.direction, self.white);
                let stand = Stand { part: id, artwork, role, name, area, direction, white };
                return self.set.push(Furnishing::Artwork(stand));
            }
        };
        match manner {
            Manner::Close(open, align) => {
                self.found.extend(too_large(lines, open, place, name));
                for line in lines {
                    self.close(line, place, (open, align), role);
                }
            }
            Manner::Spaced => {
                self.found.extend(too_large(lines, Em::ZERO, place, name));
                for line in lines {
                    self.spaced(line, place, role);
                }
            }
            Manner::Stacked(across) => {
                self.found.extend(too_large(lines, Em::ZERO, place, name));
                self.stacked(lines, place, (across, role));
            }
            Manner::Spread(Rules::None, _) => self.spread(lines, place, (name, role)),
            Manner::Spread(Rules::Around, paint) => {
                let bar = Rect { height: THICK, ..place };
                let foot = Rect { y: place.bottom() - THIN, height: THIN, ..place };
                self.set.extend([bar, foot].map(|rule| Furnishing::Rule(rule, paint)));
                let band = Rect { y: bar.bottom(), height: foot.y - bar.bottom(), ..place };
                self.spread(lines, band, (name, role));
            }
            Manner::Spread(Rules::Under, paint) => {
                let foot = Rect { y: place.bottom() - place.height / BELOW, height: THIN, ..place };
                self.spread(lines, Rect { height: foot.y - place.y, ..place }, (name, role));
                self.set.push(Furnishing::Rule(foot, paint));
            }
        }
    }

    fn put(&mut self, line: &'a ShapedLine, set: SetLine, at: Point, role: Role) {
        let source = Source::furniture(role);
        let ShapedLine { text, size, paint, .. } = line;
        let line = Line { text, set, size: *size, scale: 1000, paint: *paint, source, at };
        self.set.push(Furnishing::Line(line));
    }

    /// A line whose letters stand together, at the start of its place or in the middle.
    fn close(&mut self, line: &'a ShapedLine, area: Rect, (open, align): (Em, HeadAlign), role: Role) {
        let (set, width) = line_of(line, open);
        let x = Across::from(align).within(area, width);
        self.put(line, set, Point { x, y: middle(area.y, area.height, line.size) }, role);
    }

    /// A line that fills its place: its letters are set apart evenly, from edge to edge, up to an em.
    fn spaced(&mut self, line: &'a ShapedLine, area: Rect, role: Role) {
        let gaps = line.text.atoms.len().saturating_sub(1) as i64;
        let (_, natural) = line_of(line, Em::ZERO);
        let open = if gaps == 0 { Em::ZERO } else { ((area.width - natural) / gaps).in_em(line.size) };
        let (set, _) = line_of(line, open.clamp(Em::ZERO, Em::ONE));
        let origin = Point { x: area.x, y: middle(area.y, area.height, line.size) };
        self.put(line, set, origin, role);
    }

    /// Lines one below the other, spread over the height of the area.
    fn stacked(&mut self, lines: &'a [ShapedLine], area: Rect, (across, role): (Across, Role)) {
        let height: Length = lines.iter().map(|line| line.size).sum();
        let white = (area.height - height) / (lines.len() as i64 + 1);
        let mut y = area.y + white;
        for line in lines {
            let (set, width) = line_of(line, Em::ZERO);
            let origin = Point { x: across.within(area, width), y: y + EM_BOX_TOP.of(line.size) };
            self.put(line, set, origin, role);
            y += line.size + white;
        }
    }

    /// Items of one line from edge to edge of the measure: the first flush left, the last flush right; of three,
    /// the second in the middle, else equal white between them.
    fn spread(&mut self, lines: &'a [ShapedLine], area: Rect, (name, role): (&'static str, Role)) {
        let set: Vec<(&'a ShapedLine, SetLine, Length)> = lines
            .iter()
            .map(|line| {
                let (set, width) = line_of(line, Em::ZERO);
                (line, set, width)
            })
            .collect();
        let natural: Length = set.iter().map(|(_, _, width)| *width).sum();
        let white = (area.width - natural) / (set.len() as i64 - 1).max(1);
        let high = lines.iter().filter(|line| line.size > area.height);
        self.found.extend(high.map(|line| overset(line.span, name, "high", [line.size, area.height])));
        // Less than an em apart, two items read as one.
        if let Some((line, ..)) = set.iter().max_by_key(|(_, _, width)| *width)
            && (natural > area.width || (set.len() > 1 && white < line.size))
        {
            self.found.push(overset(line.span, name, "together", [natural, area.width]));
        }
        let middle_of_three = match set.as_slice() {
            [(_, _, left), (line, _, width), (_, _, right)] => {
                let x = area.x + (area.width - *width) / 2;
                let clear =
                    x - area.x - *left >= line.size && area.right() - *right - x - *width >= line.size;
                clear.then_some(x)
            }
            _ => None,
        };
        let mut x = area.x;
        for (index, (line, set, width)) in set.into_iter().enumerate() {
            let at = middle_of_three.filter(|_| index == 1).unwrap_or(x);
            self.put(line, set, Point { x: at, y: middle(area.y, area.height, line.size) }, role);
            x += width + white;
        }
    }
}

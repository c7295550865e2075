//! Furniture: masthead (报头) and folio line (报眉).

use super::forme::Forme;
use super::line::Line;
use crate::color::Paint;
use crate::diag::Diagnostic;
use crate::geom::{EM_BOX_TOP, Em, Length, Point, Rect};
use crate::layout::Layout;
use crate::line::{Breaks, Paragraph, Rules, SetLine, Spacing, Tracked, justify};
use crate::page::{Role, Source};
use crate::plan::FurniturePlan;
use crate::style::Kinsoku;
use crate::text::{ShapedFurniture, ShapedLine, ShapedText};
use crate::words::Words;

/// The rules of the strip: a thick one over it and a thin one under it (文武线).
const THICK: Length = Length(1_500_000);
const THIN: Length = Length(400_000);

/// Places a page's furniture; what does not fit is reported.
pub(super) fn place(
    plan: FurniturePlan,
    shaped: &ShapedFurniture,
    layout: &Layout,
    forme: &mut Forme<'_>,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    match plan {
        FurniturePlan::Masthead { nameplate, ear, strip } => {
            if let Some(line) = &shaped.nameplate {
                found.extend(too_large(std::slice::from_ref(line), nameplate, "nameplate"));
                place_nameplate(line, nameplate, forme);
            }
            found.extend(too_large(&shaped.ear, ear, "ear"));
            stack_flush_right(&shaped.ear, ear, forme);
            if !shaped.strip.is_empty() {
                let bar = Rect { height: THICK, ..strip };
                let foot = Rect { y: strip.bottom() - THIN, height: THIN, ..strip };
                let paint = layout.masthead.as_ref().map_or(Paint::BLACK, |masthead| masthead.rule_paint);
                forme.rule(bar, paint);
                forme.rule(foot, paint);
                let band = Rect { y: bar.bottom(), height: foot.y - bar.bottom(), ..strip };
                found.extend(spread(&shaped.strip, band, Role::Masthead, forme));
            }
        }
        FurniturePlan::Folio(area) => {
            let foot = Rect { y: area.bottom() - area.height / 3, height: THIN, ..area };
            found.extend(spread(&shaped.folio, Rect { height: foot.y - area.y, ..area }, Role::Folio, forme));
            forme.rule(foot, layout.folio.as_ref().map_or(Paint::BLACK, |folio| folio.rule_paint));
        }
    }
    found
}

/// That something does not fit: what it is, and which part of the entry says by what.
fn overset(line: &ShapedLine, what: &'static str, too: &'static str, [is, most]: [Length; 2]) -> Diagnostic {
    let one = Diagnostic::error("furniture-overset").arg("what", Words::part("furniture", what));
    one.arg("is", is).arg("most", most).mark(line.span, too)
}

/// Lines one below the other that are too wide for an area, or all together too high.
fn too_large(lines: &[ShapedLine], area: Rect, what: &'static str) -> Vec<Diagnostic> {
    let wide: Vec<Diagnostic> = lines
        .iter()
        .filter_map(|line| {
            let (_, width) = set(line, Em::ZERO);
            (width > area.width).then(|| overset(line, what, "wide", [width, area.width]))
        })
        .collect();
    if !wide.is_empty() {
        return wide;
    }
    let height: Length = lines.iter().map(|line| line.size).sum();
    let high = lines.first().filter(|_| height > area.height);
    let high = high.map(|line| overset(line, what, "high", [height, area.height]));
    high.into_iter().collect()
}

/// A line of furniture, its letters apart by `open`; and its width.
fn set(line: &ShapedLine, open: Em) -> (SetLine, Length) {
    let set = set_text(&line.text, open);
    let end = set.end.of(line.size);
    (set, end)
}

/// A text on one line, its letters apart by `open`.
pub(super) fn set_text(text: &ShapedText, open: Em) -> SetLine {
    let rules = Rules {
        spacing: Spacing::display(text.convention),
        breaks: Breaks::of(text.convention, Kinsoku::None),
    };
    let paragraph = Paragraph::new(text, &rules);
    let copy = Tracked { paragraph: &paragraph, tracking: open };
    let atoms = 0..text.atoms.len();
    let width = copy.width(&atoms);
    justify(&copy, atoms, Em::ZERO, width, true)
}

/// The baseline of a line whose em box stands in the middle of a band.
fn middle(top: Length, height: Length, size: Length) -> Length {
    top + (height - size) / 2 + EM_BOX_TOP.of(size)
}

fn put(line: &ShapedLine, set: &SetLine, origin: Point, role: Role, forme: &mut Forme<'_>) {
    let source = Source::furniture(role);
    let ShapedLine { text, size, paint, .. } = line;
    forme.line(Line { text, set, origin, size: *size, scale: 1000, paint: *paint, source });
}

/// The nameplate fills its columns: its letters are set apart evenly, from edge to edge, up to an em.
fn place_nameplate(line: &ShapedLine, area: Rect, forme: &mut Forme<'_>) {
    let gaps = line.text.atoms.len().saturating_sub(1) as i64;
    let (_, natural) = set(line, Em::ZERO);
    let open = if gaps == 0 { Em::ZERO } else { ((area.width - natural) / gaps).in_em(line.size) };
    let (set, _) = set(line, open.clamp(Em::ZERO, Em::ONE));
    let origin = Point { x: area.x, y: middle(area.y, area.height, line.size) };
    put(line, &set, origin, Role::Masthead, forme);
}

/// Lines one below the other, flush right, spread over the height of the area.
fn stack_flush_right(lines: &[ShapedLine], area: Rect, forme: &mut Forme<'_>) {
    let height: Length = lines.iter().map(|line| line.size).sum();
    let white = (area.height - height) / (lines.len() as i64 + 1);
    let mut y = area.y + white;
    for line in lines {
        let (set, width) = set(line, Em::ZERO);
        let origin = Point { x: area.right() - width, y: y + EM_BOX_TOP.of(line.size) };
        put(line, &set, origin, Role::Masthead, forme);
        y += line.size + white;
    }
}

/// Items of one line from edge to edge of the measure: the first flush left, the last flush right; of three,
/// the second in the middle, else equal white between them.
fn spread(lines: &[ShapedLine], area: Rect, role: Role, forme: &mut Forme<'_>) -> Vec<Diagnostic> {
    let set: Vec<(&ShapedLine, SetLine, Length)> = lines
        .iter()
        .map(|line| {
            let (set, width) = set(line, Em::ZERO);
            (line, set, width)
        })
        .collect();
    let natural: Length = set.iter().map(|(_, _, width)| *width).sum();
    let white = (area.width - natural) / (set.len() as i64 - 1).max(1);
    let mut found: Vec<Diagnostic> = lines
        .iter()
        .filter(|line| line.size > area.height)
        .map(|line| overset(line, "line", "high", [line.size, area.height]))
        .collect();
    // Less than an em apart, two items read as one.
    if let Some((line, ..)) = set.iter().max_by_key(|(_, _, width)| *width)
        && (natural > area.width || (set.len() > 1 && white < line.size))
    {
        found.push(overset(line, "line", "together", [natural, area.width]));
    }
    let middle_of_three = match set.as_slice() {
        [(_, _, left), (line, _, width), (_, _, right)] => {
            let x = area.x + (area.width - *width) / 2;
            let clear = x - area.x - *left >= line.size && area.right() - *right - x - *width >= line.size;
            clear.then_some(x)
        }
        _ => None,
    };
    let mut x = area.x;
    for (index, (line, set, width)) in set.iter().enumerate() {
        let at = middle_of_three.filter(|_| index == 1).unwrap_or(x);
        put(line, set, Point { x: at, y: middle(area.y, area.height, line.size) }, role, forme);
        x += *width + white;
    }
    found
}

//! Marks of a sheet that holds several pages: where it is cut, folded and collated; and from its pages, where they
//! have marks of their own, the register marks, the patches of inks and the slug lines.

use super::sheet::{Place, Sheet};
use crate::color::{Color, Paint};
use crate::geom::{Crops, Length, Point, Rect, Size};
use crate::outline::Contour;
use crate::page::{Fill, GlyphRun, Item, Page, Role, Shape, Source};

/// Marks are as long as this, their rules as heavy, and so far from the bleed.
const MARK: Length = Length::tenths_of_mm(50);
const WEIGHT: Length = Length(250_000);
const OFF: Length = Length::tenths_of_mm(20);
/// A collation mark, and how far that of the next sheet is from it.
const COLLATION: Size = Size { width: Length::tenths_of_mm(60), height: Length::tenths_of_mm(30) };
const STEP: Length = Length::tenths_of_mm(80);

/// Below the trim of a sheet of two rows, from the bleed: the slug lines of the lower one, clear of the patches.
const SECOND_LINE: Length = Length::tenths_of_mm(130);
/// Above it, from the bleed: the patches of the upper row, clear of the slug lines.
const SECOND_PATCHES: Length = Length::tenths_of_mm(145);

/// The marks of one side; `front` is the number of a sheet whose front it is.
pub(super) fn of(side: &Sheet, pages: &[Page], front: Option<usize>) -> Vec<Item> {
    let mut marks = crop_marks(side.trim, side.bleed);
    let two_rows = pages.first().is_some_and(|page| side.trim.height > page.trim.height);
    marks.extend(fold_marks(side.trim, side.bleed, two_rows));
    marks.extend(front.map(|sheet| collation_mark(sheet, side.bleed)));
    for place in &side.places {
        let Some(page) = pages.get(place.page) else { continue };
        marks.extend(page.marks.iter().filter_map(|mark| carried(mark, page, place, side)));
    }
    marks
}

/// A mark of a page on the sheet that the page stands on: at its place, where that is outside the sheet; what says
/// and shows the page's plates goes to the sheet's nearest edge. Crop marks are the sheet's own.
fn carried(mark: &Item, page: &Page, place: &Place, side: &Sheet) -> Option<Item> {
    let Size { width, height } = page.trim;
    let (column, row) = place.cell;
    let (last_row, foot) = (side.trim.height - height <= height * row, side.trim.height + side.bleed);
    let shift = Point { x: width * column, y: height * row };
    match mark {
        // The slug line stands along the head of its page.
        Item::Glyphs(run) if row == 0 => Some(Item::Glyphs(moved(run, shift))),
        Item::Glyphs(run) => {
            Some(Item::Glyphs(moved(run, Point { y: foot + SECOND_LINE - run.origin.y, ..shift })))
        }
        Item::Fill(fill) if !matches!(fill.paint.color, Color::Registration(_)) => {
            let y = if last_row { fill.rect.y + shift.y } else { -side.bleed - SECOND_PATCHES };
            Some(Item::Fill(Fill { rect: Rect { x: fill.rect.x + shift.x, y, ..fill.rect }, ..fill.clone() }))
        }
        Item::Fill(fill) => {
            let rect = Rect { x: fill.rect.x + shift.x, y: fill.rect.y + shift.y, ..fill.rect };
            let kept = outside(rect, side) && !cuts(fill.rect, page.trim);
            kept.then(|| Item::Fill(Fill { rect, ..fill.clone() }))
        }
        Item::Shape(shape) => {
            let to = |at: Point| Point { x: at.x + shift.x, y: at.y + shift.y };
            let contours: Vec<Contour> = shape.contours.iter().map(|contour| contour.moved(to)).collect();
            let Point { x, y } = contours.first()?.start;
            let here = Rect { x, y, ..Rect::default() };
            outside(here, side).then(|| Item::Shape(Shape { contours, ..shape.clone() }))
        }
        Item::Picture(_) | Item::Insert(_) => None,
    }
}

fn moved(run: &GlyphRun, by: Point) -> GlyphRun {
    let origin = Point { x: run.origin.x + by.x, y: run.origin.y + by.y };
    GlyphRun { origin, ..run.clone() }
}

/// Whether a rectangle is wholly outside the bleed of a sheet.
fn outside(rect: Rect, side: &Sheet) -> bool {
    let Size { width, height } = side.trim;
    rect.right() <= -side.bleed
        || rect.x >= width + side.bleed
        || rect.bottom() <= -side.bleed
        || rect.y >= height + side.bleed
}

/// Whether a line of a page's marks lies on an edge of its trim.
fn cuts(line: Rect, trim: Size) -> bool {
    let on = |from: Length, to: Length, edge: Length| from <= edge && to >= edge;
    let across = [Length::ZERO, trim.height].iter().any(|edge| on(line.y, line.bottom(), *edge));
    let down = [Length::ZERO, trim.width].iter().any(|edge| on(line.x, line.right(), *edge));
    across && line.width > line.height || down && line.height > line.width
}

fn mark(rect: Rect) -> Item {
    Item::Fill(Fill { rect, paint: Paint::REGISTRATION, source: Source::furniture(Role::Mark) })
}

fn upright(x: Length, y: Length, height: Length) -> Item {
    mark(Rect { x: x - WEIGHT / 2, y, width: WEIGHT, height })
}

fn level(x: Length, y: Length, width: Length) -> Item {
    mark(Rect { x, y: y - WEIGHT / 2, width, height: WEIGHT })
}

/// At the corners of the trim, outside the bleed.
fn crop_marks(trim: Size, bleed: Length) -> Vec<Item> {
    let [down, across] = Crops { from: bleed + OFF, length: MARK, weight: WEIGHT }.around(trim);
    across.into_iter().chain(down).map(mark).collect()
}

/// Dashed, where the sheet is folded: down its middle, and across where it has two rows.
fn fold_marks(trim: Size, bleed: Length, two_rows: bool) -> Vec<Item> {
    let off = bleed + OFF;
    let dash = MARK / 5;
    let dashes = || [0, 2, 4].map(|at| dash * at);
    let down = [-off - MARK, trim.height + off].into_iter();
    let down = down.flat_map(|y| dashes().map(|at| upright(trim.width / 2, y + at, dash)));
    let across = [-off - MARK, trim.width + off].into_iter().take(if two_rows { 2 } else { 0 });
    let across = across.flat_map(|x| dashes().map(|at| level(x + at, trim.height / 2, dash)));
    down.chain(across).collect()
}

/// 折标: a block on the front of each sheet, one step further along for each; stacked in order they make stairs.
fn collation_mark(sheet: usize, bleed: Length) -> Item {
    let Size { width, height } = COLLATION;
    // Ten steps, then from the start again: they stay on the sheet.
    let x = OFF + STEP * (sheet % 10) as i64;
    let rect = Rect { x, y: -bleed - OFF - height, width, height };
    Item::Fill(Fill { rect, paint: Paint::BLACK, source: Source::furniture(Role::Mark) })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TRIM: Size = Size { width: Length::pt(800), height: Length::pt(600) };
    const BLEED: Length = Length::pt(9);

    fn rects(items: &[Item]) -> Vec<Rect> {
        items
            .iter()
            .filter_map(|item| if let Item::Fill(fill) = item { Some(fill.rect) } else { None })
            .collect()
    }

    fn side() -> Sheet {
        Sheet { trim: TRIM, bleed: BLEED, slug: Length::ZERO, places: Vec::new(), marks: Vec::new() }
    }

    #[test]
    fn a_fold_is_marked_by_three_dashes_at_either_end_and_no_other_is() {
        let middle = |rect: &Rect| (rect.x + rect.width / 2, rect.y + rect.height / 2);
        let down = rects(&fold_marks(TRIM, BLEED, false));
        assert_eq!(down.len(), 6);
        assert!(down.iter().all(|rect| middle(rect).0 == TRIM.width / 2 && rect.height == MARK / 5));
        let both = rects(&fold_marks(TRIM, BLEED, true));
        let across = both.strip_prefix(down.as_slice()).unwrap();
        assert_eq!(across.len(), 6);
        assert!(across.iter().all(|rect| middle(rect).1 == TRIM.height / 2 && rect.width == MARK / 5));
    }

    #[test]
    fn dashes_of_a_fold_stand_where_crop_marks_stand() {
        let (near, far) = (BLEED + OFF, BLEED + OFF + MARK);
        let tops: Vec<Length> = rects(&fold_marks(TRIM, BLEED, false)).iter().map(|rect| rect.y).collect();
        let dash = MARK / 5;
        let above = [-far, -far + dash * 2, -far + dash * 4];
        let below = [TRIM.height + near, TRIM.height + near + dash * 2, TRIM.height + near + dash * 4];
        assert_eq!(tops, [above, below].concat());
    }

    #[test]
    fn collation_marks_make_stairs_of_ten_steps() {
        let left = |sheet| rects(&[collation_mark(sheet, BLEED)])[0].x;
        assert_eq!(left(0), OFF);
        assert_eq!(left(3), OFF + STEP * 3);
        assert_eq!(left(10), left(0));
        assert_eq!(left(27), left(7));
    }

    #[test]
    fn what_reaches_into_the_bleed_is_not_outside() {
        let at = |x, y| Rect { x, y, width: Length::pt(5), height: Length::pt(5) };
        let (left, top) = (-BLEED - Length::pt(5), -BLEED - Length::pt(5));
        let (right, bottom) = (TRIM.width + BLEED, TRIM.height + BLEED);
        let middle = Length::pt(100);
        for (x, y, inwards) in [
            (left, middle, (Length(1), Length(0))),
            (right, middle, (Length(-1), Length(0))),
            (middle, top, (Length(0), Length(1))),
            (middle, bottom, (Length(0), Length(-1))),
        ] {
            assert!(outside(at(x, y), &side()));
            assert!(!outside(at(x + inwards.0, y + inwards.1), &side()), "{x:?} {y:?}");
        }
    }
}

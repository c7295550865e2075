//! Labels: what is wrong, in a few characters beside the place; none covers another, none runs off the sheet, and the
//! copy is left to be read as far as there is white beside it.

use super::ink::{OFF, fill};
use super::letters::{Letters, set, width};
use super::list::ROOM;
use super::place::At;
use super::sheet::Sheet;
use super::spot;
use crate::color::Paint;
use crate::geom::{Length, Point, Rect, Size};
use crate::page::{Item, Role};

/// The type of labels.
const SIZE: Length = Length::pt(8);
/// That of what does not fit.
const AT_FOOT: Length = Length::pt(11);
/// Around the text of a label.
const PAD: Length = Length(1_500_000);
/// How far labels that are stacked go from their place, in labels.
const FARTHEST: i64 = 40;
/// A page with more labels is not read; what is left over is listed.
const MOST: usize = 150;
/// What one step away costs, in thousandths of a label that lies over copy.
const STEP: i64 = 120;
/// The weight of the line that leads from a place to a label away from it.
const LEADER: Length = Length(600_000);

/// The labels of a page.
pub(super) struct Labels {
    /// All of the sheet.
    sheet: Rect,
    /// Where labels are.
    taken: Vec<Rect>,
    /// Where copy is.
    copy: Vec<Rect>,
}

impl Labels {
    pub(super) fn of(sheet: &Sheet<'_>) -> Self {
        let page = &sheet.page;
        let out = page.bleed + page.slug;
        let (width, height) = (page.trim.width + out * 2, page.trim.height + out * 2);
        let copy = page.items.iter().filter_map(|item| match item {
            Item::Glyphs(run) if run.source.role != Role::Watermark => Some(spot::all(run)),
            _ => None,
        });
        let sheet = Rect { x: -out, y: -out, width, height };
        // The line at the head and the list at the foot have their own room.
        let band = |y: Length| Rect { y, height: ROOM, ..sheet };
        let taken = vec![band(sheet.y), band(sheet.bottom() - ROOM)];
        Self { sheet, taken, copy: copy.collect() }
    }

    /// Adds a label, if there is room for it.
    pub(super) fn add(
        &mut self,
        texts: &[String],
        at: &At,
        paint: Paint,
        letters: &Letters,
        items: &mut Vec<Item>,
    ) -> bool {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let Some(text) = letters.first_of(&texts) else { return true };
        let size = if matches!(at, At::Foot(..)) { AT_FOOT } else { SIZE };
        let label = Size { width: width(&text, size) + PAD * 2, height: size + PAD * 2 };
        let room = if self.taken.len() < MOST { self.place(at, label) } else { None };
        let Some(rect) = room else { return false };
        self.taken.push(rect);
        items.extend(leader(at, rect).map(|line| fill(line, paint)));
        items.push(fill(rect, paint));
        set(&text, size, Point { x: rect.x + PAD, y: rect.y + PAD }, Paint::PAPER, items);
        true
    }

    /// The place of a label that is nearest, and covers least.
    fn place(&self, at: &At, label: Size) -> Option<Rect> {
        let candidates = candidates(at, label);
        let free = candidates.into_iter().filter(|(_, rect)| {
            self.sheet.holds(*rect) && self.taken.iter().all(|taken| !taken.meets(*rect))
        });
        free.min_by_key(|(away, rect)| away * STEP + self.covered(*rect)).map(|(_, rect)| rect)
    }

    /// How much copy a label would cover, in thousandths of it.
    fn covered(&self, label: Rect) -> i64 {
        let common = |rect: &Rect| {
            let width = rect.right().min(label.right()) - rect.x.max(label.x);
            let height = rect.bottom().min(label.bottom()) - rect.y.max(label.y);
            if width <= Length::ZERO || height <= Length::ZERO {
                return 0;
            }
            (i128::from(width.0) * i128::from(height.0) * 1000
                / (i128::from(label.width.0.max(1)) * i128::from(label.height.0.max(1)))) as i64
        };
        self.copy.iter().map(common).sum()
    }
}

/// The line from a place to a label that does not touch it.
fn leader(at: &At, label: Rect) -> Option<Rect> {
    let At::Spots(places) = at else { return None };
    let gap = |place: &Rect| (label.y - place.bottom()).max(place.y - label.bottom());
    let place = places.iter().min_by_key(|place| gap(place).max(Length::ZERO))?;
    let x = place.x.max(label.x).min(label.right() - LEADER);
    let (y, height) = if label.y > place.y {
        (place.bottom(), label.y - place.bottom())
    } else {
        (label.bottom(), place.y - label.bottom())
    };
    (height > OFF).then_some(Rect { x, y, width: LEADER, height })
}

/// Where a label may be, and how many steps from its place that is.
fn candidates(at: &At, label: Size) -> Vec<(i64, Rect)> {
    let Size { width, height } = label;
    let rect = |x: Length, y: Length| Rect { x, y, width, height };
    let mut all = Vec::new();
    let steps = || 0..FARTHEST;
    let step = height + Length::PT / 2;
    match at {
        At::Nowhere => {}
        At::Foot(place, _) => {
            let x = place.x + (place.width - width) / 2;
            all.extend(steps().map(|n| (n, rect(x, place.bottom() - height + OFF - step * n))));
            all.extend(steps().map(|n| (n + 1, rect(place.x, place.bottom() + step * n))));
        }
        At::Outline(place) => {
            let (across, down) = ((width + Length::PT), (place.height.0 / step.0.max(1)).clamp(1, FARTHEST));
            // Above the outline there is white, nearly always.
            all.push((0, rect(place.x - OFF, place.y - OFF - height)));
            for column in 0..4 {
                let x = place.x + across * column;
                all.extend((0..down).map(|n| (n + 1 + column * 4, rect(x, place.y + step * n))));
            }
            all.extend(steps().map(|n| (n + 20, rect(place.x, place.bottom() + step * n))));
        }
        At::Spots(places) => {
            for (number, place) in (0..).zip(places.iter().take(3)) {
                let lefts = [place.x - OFF, place.right() + OFF - width];
                for (side, x) in (0..).zip(lefts) {
                    let (up, down) = (place.y - OFF - height, place.bottom() + OFF);
                    all.extend(steps().map(|n| (n * 2 + side + number, rect(x, up - step * n))));
                    all.extend(steps().map(|n| (n * 2 + side + number, rect(x, down + step * n))));
                }
                let sides = [place.right() + OFF, place.x - OFF - width];
                all.extend(sides.map(|x| (1 + number, rect(x, place.y + (place.height - height) / 2))));
            }
        }
    }
    all
}

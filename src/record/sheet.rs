//! A page as a reader of PDFs hands it over: glyphs and rules at their places, and no structure at all.

use super::clean::is_western;
use crate::geom::{EM_BOX_TOP, Em, Length, Point, Rect, Size};

/// What is printed on a page, whichever program made it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The visible page.
    pub size: Size,
    /// The glyphs, in the order in which they are painted.
    pub glyphs: Vec<Glyph>,
    /// Thin straight lines, by their boxes; one side may be zero.
    pub rules: Vec<Rect>,
    /// Whether the page holds more than is read of it.
    pub cut_short: bool,
}

/// A printed glyph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Glyph {
    /// The text that it stands for: empty for what belongs to the glyph before, none where the file doesn't
    /// say.
    pub text: Option<String>,
    /// The pen on the baseline, from the top left corner of the page.
    pub at: Point,
    /// The type size: the height of its em, whatever its width is scaled to.
    pub size: Length,
    /// How far it moves the pen, without letterspacing: along the baseline, whichever way its line runs.
    pub advance: Length,
    /// Which way its line runs.
    pub direction: Direction,
}

/// Which way a line runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// From left to right, upright.
    Across,
    /// From top to bottom, set by a font's vertical mode: upright.
    Down,
    /// From top to bottom, turned a quarter clockwise: Latin in lines that run down.
    Clockwise,
    /// Any other way: text that was turned.
    Turned,
}

/// Figures side by side in a line that runs down (纵中横) are no more, and no wider together.
const ABREAST: (usize, Em) = (4, Em::milli(1_400));
/// They stand no further apart.
const BESIDE: Em = Em::milli(200);
/// They have so much white on either side.
const ALONE: Em = Em::milli(400);
/// What shares a line that runs down has its middle there, to within this.
const IN_LINE: Em = Em::milli(350);
/// Tops that differ by less are level.
const LEVEL: Em = Em::milli(300);
/// Neighbours in a line that runs down are no further apart.
const NEXT: Em = Em::milli(1_000);

/// What stands upright in one place of a line that runs down.
struct Cell {
    text: Option<String>,
    left: Length,
    right: Length,
    top: Length,
    size: Length,
    /// The glyphs that it is made of, of those of the sheet.
    glyphs: Vec<usize>,
}

impl Cell {
    fn of(number: usize, glyph: &Glyph) -> Self {
        // Vertical type says how far it moves down; what is western is taken for half as wide as it is high.
        let half = glyph.text.as_deref().is_some_and(|text| !text.is_empty() && text.chars().all(is_western));
        let share = if half { Em::HALF } else { Em::ONE };
        let width = if glyph.advance > Length::ZERO { glyph.advance } else { share.of(glyph.size) };
        Self {
            text: glyph.text.clone(),
            left: glyph.at.x,
            right: glyph.at.x + width,
            top: glyph.at.y - EM_BOX_TOP.of(glyph.size),
            size: glyph.size,
            glyphs: vec![number],
        }
    }

    fn middle(&self) -> Length {
        self.left + (self.right - self.left) / 2
    }

    /// Whether another stands right beside it, at the same height.
    fn is_beside(&self, next: &Self) -> bool {
        let gap = next.left - self.right;
        (self.top - next.top).abs() <= LEVEL.of(self.size)
            && gap.abs() <= BESIDE.of(self.size)
            && next.right - self.left <= ABREAST.1.of(self.size)
            && self.glyphs.len() < ABREAST.0
    }

    fn join(&mut self, next: Self) {
        // What the file says nothing of is no reason to lose what stands beside it.
        let said = |text: Option<String>| text.unwrap_or_else(|| '\u{FFFD}'.to_string());
        self.text = Some(said(self.text.take()) + &said(next.text));
        self.right = self.right.max(next.right);
        self.glyphs.extend(next.glyphs);
    }

    /// Whether it can be figures in a line that runs down: western, and narrow.
    fn is_figures(&self) -> bool {
        let western = self.text.as_deref().is_some_and(|text| text.chars().all(is_western));
        western && self.right - self.left <= ABREAST.1.of(self.size)
    }

    /// Whether another stands at the same height so near that they are parts of one line that runs across.
    fn is_near(&self, other: &Self) -> bool {
        let apart = (other.left - self.right).max(self.left - other.right);
        (self.top - other.top).abs() <= LEVEL.of(self.size) && apart <= ALONE.of(self.size)
    }

    /// Whether it is the neighbour of another in one line.
    fn is_next_to(&self, other: &Self) -> bool {
        let size = self.size.max(other.size);
        let apart = (self.top - other.top).abs() - size;
        (self.middle() - other.middle()).abs() <= IN_LINE.of(size) && apart.abs() <= NEXT.of(size)
    }

    /// The glyph that it is on a page laid across, whose lines come from the right.
    fn laid(self, width: Length) -> Glyph {
        let y = width - self.middle() + (EM_BOX_TOP - Em::HALF).of(self.size);
        let at = Point { x: self.top, y };
        Glyph { text: self.text, at, size: self.size, advance: self.size, direction: Direction::Across }
    }
}

/// Those that stand beside each other at one height made one.
fn abreast(mut cells: Vec<Cell>) -> Vec<Cell> {
    cells.sort_by_key(|cell| (cell.top, cell.left));
    let mut joined: Vec<Cell> = Vec::with_capacity(cells.len());
    for cell in cells {
        // What is level is among the last few.
        let near = joined.iter_mut().rev().take_while(|one| cell.top - one.top <= LEVEL.of(cell.size));
        match near.into_iter().find(|one| one.is_beside(&cell)) {
            Some(one) => one.join(cell),
            None => joined.push(cell),
        }
    }
    joined
}

impl Sheet {
    /// The lines that run across, and those that run down as a sheet of its own, turned so that they run across as well:
    /// the first from the right is at the top. Figures that stand upright in a line that runs down go with it.
    #[must_use]
    pub fn by_direction(&self) -> (Self, Self) {
        let width = self.size.width;
        let cells = |direction: Direction| {
            let glyphs = self.glyphs.iter().enumerate().filter(|(_, glyph)| glyph.direction == direction);
            abreast(glyphs.map(|(number, glyph)| Cell::of(number, glyph)).collect())
        };
        let mut down = cells(Direction::Down);
        let mut taken = vec![false; self.glyphs.len()];
        if !down.is_empty() {
            let in_line = |cell: &Cell| down.iter().any(|one| one.is_next_to(cell));
            let across = cells(Direction::Across);
            let alone = |at: usize, cell: &Cell| {
                // Those of one height are neighbours, as they come by their tops.
                let level = |other: &&Cell| (other.top - cell.top).abs() <= LEVEL.of(cell.size);
                let before = across.iter().take(at).rev().take_while(level);
                let mut near = before.chain(across.iter().skip(at + 1).take_while(level));
                !near.any(|other| cell.is_near(other))
            };
            let is_stray = |(at, cell): (usize, &Cell)| cell.is_figures() && in_line(cell) && alone(at, cell);
            let stray: Vec<bool> = across.iter().enumerate().map(is_stray).collect();
            let stray = across.into_iter().zip(stray).filter(|(_, stray)| *stray).map(|(cell, _)| cell);
            let stray: Vec<Cell> = stray.collect();
            for number in stray.iter().flat_map(|cell| &cell.glyphs) {
                if let Some(taken) = taken.get_mut(*number) {
                    *taken = true;
                }
            }
            down.extend(stray);
        }
        let laid = down.into_iter().map(|cell| cell.laid(width));
        let turned = self.glyphs.iter().filter(|glyph| glyph.direction == Direction::Clockwise);
        let turned = turned.map(|glyph| Glyph {
            // Its baseline is left of the middle of the line as far as it is below that of a line that runs across.
            at: Point { x: glyph.at.y, y: width - glyph.at.x },
            direction: Direction::Across,
            ..glyph.clone()
        });
        let rule = |rule: &Rect| {
            let Rect { x, y, width: thick, height } = *rule;
            Rect { x: y, y: width - x - thick, width: height, height: thick }
        };
        let down = Self {
            size: Size { width: self.size.height, height: width },
            glyphs: laid.chain(turned).collect(),
            rules: self.rules.iter().map(rule).collect(),
            cut_short: self.cut_short,
        };
        let own = self.glyphs.iter().zip(taken);
        let own = own.filter(|(glyph, taken)| glyph.direction == Direction::Across && !taken);
        let across = Self { glyphs: own.map(|(glyph, _)| glyph.clone()).collect(), ..self.clone() };
        (across, down)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glyph(text: &str, (x, y): (i64, i64), advance: i64, direction: Direction) -> Glyph {
        let at = Point { x: Length::pt(x), y: Length::pt(y) };
        let (size, advance) = (Length::pt(10), Length::pt(advance));
        Glyph { text: Some(text.into()), at, size, advance, direction }
    }

    fn down(glyphs: Vec<Glyph>) -> (usize, Vec<(String, Point)>) {
        let size = Size { width: Length::pt(100), height: Length::pt(200) };
        let (across, down) = Sheet { size, glyphs, ..Sheet::default() }.by_direction();
        let laid = down.glyphs.into_iter().map(|one| (one.text.unwrap_or_default(), one.at));
        (across.glyphs.len(), laid.collect())
    }

    #[test]
    fn a_line_that_runs_down_is_laid_across_from_the_right() {
        let glyphs = vec![
            glyph("一", (80, 20), 0, Direction::Down),
            glyph("二", (80, 30), 10, Direction::Down),
            glyph("a", (81, 32), 5, Direction::Clockwise),
        ];
        let (across, laid) = down(glyphs);
        assert_eq!(across, 0);
        let places: Vec<(&str, f64, f64)> =
            laid.iter().map(|(text, at)| (text.as_str(), at.x.to_pt(), at.y.to_pt())).collect();
        assert_eq!(places, [("一", 11.2, 18.8), ("二", 21.2, 18.8), ("a", 32.0, 19.0)]);
    }

    #[test]
    fn figures_abreast_in_a_line_that_runs_down_are_one_place_of_it() {
        let glyphs = vec![
            glyph("一", (80, 20), 0, Direction::Down),
            glyph("1", (80, 30), 5, Direction::Across),
            glyph("2", (85, 30), 5, Direction::Across),
            glyph("二", (80, 40), 10, Direction::Down),
            glyph("3", (20, 30), 5, Direction::Across),
        ];
        let (across, laid) = down(glyphs);
        assert_eq!(across, 1, "the figure far from the line stays");
        let mut texts: Vec<(Point, &str)> = laid.iter().map(|(text, at)| (*at, text.as_str())).collect();
        texts.sort_by_key(|(at, _)| at.x);
        assert_eq!(texts.iter().map(|(_, text)| *text).collect::<Vec<_>>(), ["一", "12", "二"]);
    }
}

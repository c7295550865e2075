//! The parts of a page itself (furniture): what each says, where it stands, how it is set, and on which pages.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::rule::{Border, Edges, Side};
use crate::artwork::{Drawing, Rgb};
use crate::color::Paint;
use crate::diag::Span;
use crate::files::Located;
use crate::geom::{Direction, Em, Length, Rect};
use crate::page::Role;
use crate::style::{Faces, HeadAlign};

/// A part of a page itself.
#[derive(Debug, Clone)]
pub struct FurniturePart {
    /// What it is called where it does not fit: a part of the entry `furniture` of the words.
    pub name: &'static str,
    /// The table of the layout that describes it: `masthead`, `folio`, `furniture`.
    pub table: &'static str,
    /// Of one of `[furniture]`, the name that the layout gives it, and where.
    pub own: Option<(String, Span)>,
    /// What it is part of.
    pub role: Role,
    /// The pages that it stands on.
    pub when: When,
    /// Where, in cells of the grid.
    pub place: Cells,
    /// Stories begin below so many rows of the type area.
    pub keeps: u32,
    /// What stands in it.
    pub matter: Matter,
    /// The border around it.
    pub border: Option<Border>,
    /// The tint under it.
    pub tint: Option<Paint>,
}

/// What stands in a part.
#[derive(Debug, Clone)]
pub enum Matter {
    /// Lines, or the items of one line, and how they are set.
    Set(Manner, Vec<FurnitureText>),
    /// What was lettered by hand, drawn or scanned.
    Artwork(Artwork),
}

impl FurniturePart {
    /// Its lines, or the items of its one line; none of what is not set.
    #[must_use]
    pub fn lines(&self) -> &[FurnitureText] {
        match &self.matter {
            Matter::Set(_, lines) => lines,
            Matter::Artwork(_) => &[],
        }
    }

    /// Its artwork; nothing of what is set.
    #[must_use]
    pub const fn artwork(&self) -> Option<&Artwork> {
        match &self.matter {
            Matter::Set(..) => None,
            Matter::Artwork(artwork) => Some(artwork),
        }
    }

    /// What a border and a tint leave of its place to lines of a size that run in a direction: half an em where lines begin
    /// and end beside them, and the rules themselves.
    #[must_use]
    pub fn inside(&self, place: Rect, size: Length, direction: Direction) -> Rect {
        let rule = |side: Side| {
            let border = self.border.as_ref().filter(|border| border.is_on(side));
            border.map_or(Length::ZERO, |border| border.rule.depth())
        };
        let Edges { head, foot, start, end } = Edges::of(direction, rule);
        let white = |rule: Length| {
            let apart = rule > Length::ZERO || self.tint.is_some();
            rule + if apart { Em::HALF.of(size) } else { Length::ZERO }
        };
        let (start, end) = (white(start), white(end));
        let (width, height) = (place.width - start - end, place.height - head - foot);
        Rect { x: place.x + start, y: place.y + head, width, height }
    }
}

/// What is not set: how large it is, and where it stands.
#[derive(Debug, Clone)]
pub struct Artwork {
    /// What it is.
    pub art: Art,
    /// Where it stands in its columns.
    pub align: Across,
    /// How high it is; nothing, where it is as large as its place allows.
    pub height: Option<Length>,
    /// What is read in it.
    pub text: String,
    /// Where the layout says so.
    pub span: Span,
}

/// What artwork is.
#[derive(Debug, Clone)]
pub enum Art {
    /// A drawing in the inks of the press.
    Drawn {
        /// What is drawn.
        drawing: Arc<Drawing>,
        /// What each of its outlines is printed in.
        paints: Vec<Paint>,
    },
    /// A file that is printed as those of stories are: a picture, whose pixels nobody asks for before they are read, or a drawing
    /// whose text is set in the faces of all layouts.
    Pictured {
        /// Its file.
        file: Located,
        /// Its name, as the layout has it.
        name: String,
        /// Of a drawing, the colours that are printed in one of the layout.
        named: Vec<(Rgb, Paint)>,
    },
}

/// The pages that a part stands on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum When {
    /// The first.
    First,
    /// All but the first.
    Others,
    /// All.
    All,
    /// Those on the left of an opened paper.
    Left,
    /// Those on the right.
    Right,
    /// Those of some numbers.
    Pages(BTreeSet<u32>),
}

impl When {
    /// Whether a page of a number is one of them. A paper of horizontal text is bound at the left, so that page 1 lies on
    /// the right of its opened sheet; one of vertical text at the right.
    #[must_use]
    pub fn is(&self, number: u32, vertical: bool) -> bool {
        let right = (number % 2 == 1) != vertical;
        match self {
            Self::First => number == 1,
            Self::Others => number != 1,
            Self::All => true,
            Self::Left => !right,
            Self::Right => right,
            Self::Pages(numbers) => numbers.contains(&number),
        }
    }
}

/// Some columns and rows of the grid, both from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cells {
    /// The first basic column.
    pub column: u32,
    /// How many.
    pub columns: u32,
    /// The first row.
    pub row: u32,
    /// How many.
    pub rows: u32,
}

impl Cells {
    /// The cells around these and others; of none, the others.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        if self.columns == 0 || self.rows == 0 {
            return other;
        }
        let (column, row) = (self.column.min(other.column), self.row.min(other.row));
        let right = (self.column + self.columns).max(other.column + other.columns);
        let below = (self.row + self.rows).max(other.row + other.rows);
        Self { column, columns: right - column, row, rows: below - row }
    }

    /// Whether they share one with others.
    #[must_use]
    pub const fn meet(self, other: Self) -> bool {
        self.column < other.column + other.columns
            && other.column < self.column + self.columns
            && self.row < other.row + other.rows
            && other.row < self.row + self.rows
    }

    /// How many they share with others.
    #[must_use]
    pub fn common(self, other: Self) -> u32 {
        let across = (self.column + self.columns).min(other.column + other.columns);
        let down = (self.row + self.rows).min(other.row + other.rows);
        across.saturating_sub(self.column.max(other.column)) * down.saturating_sub(self.row.max(other.row))
    }

    /// Whether a column and a row are among them.
    #[must_use]
    pub const fn hold(self, column: u32, row: u32) -> bool {
        self.meet(Self { column, columns: 1, row, rows: 1 })
    }
}

/// How the lines of a part are set in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// One line whose letters stand together as one name (报名): its letterspacing, and where it stands.
    Close(Em, HeadAlign),
    /// One line from edge to edge, its letters set apart evenly.
    Spaced,
    /// One below the other, spread over the height (报眼).
    Stacked(Across),
    /// Items of one line, spread over the measure, and rules of a colour.
    Spread(Rules, Paint),
}

/// The rules of a line of items.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rules {
    /// A thick one over it and a thin one under it (文武线).
    Around,
    /// A thin one under it, and white below.
    Under,
    /// None.
    None,
}

/// Where lines of furniture stand in their place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Across {
    /// Where lines begin.
    Start,
    /// In the middle.
    Middle,
    /// Where lines end.
    End,
}

impl From<HeadAlign> for Across {
    fn from(align: HeadAlign) -> Self {
        match align {
            HeadAlign::Start => Self::Start,
            HeadAlign::Middle => Self::Middle,
        }
    }
}

impl Across {
    /// Where something so wide begins in a place.
    #[must_use]
    pub fn within(self, place: Rect, width: Length) -> Length {
        match self {
            Self::Start => place.x,
            Self::Middle => place.x + (place.width - width) / 2,
            Self::End => place.right() - width,
        }
    }
}

/// Text of the page itself. Its placeholders were looked up when it was read: one that is unknown can't come
/// this far.
#[derive(Debug, Clone)]
pub struct FurnitureText {
    /// In order.
    pub words: Vec<FurnitureWord>,
    /// The names of the fields that it shows.
    pub fields: Vec<String>,
    /// The face.
    pub face: Faces,
    /// The size.
    pub size: Length,
    /// The colour.
    pub paint: Paint,
    /// Where the layout says so.
    pub span: Span,
}

/// What a furniture text is put together from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FurnitureWord {
    /// The same on every page: as it is written, or a field of the paper.
    Text(String),
    /// `{page}`: the page number.
    PageNumber,
    /// `{facing}`: the number of the second page of a spread.
    Facing,
    /// `{section}`: the section label.
    Section,
    /// What some page gives for itself, by its name; on others that of the paper, if it has one.
    OfPage {
        /// Its name.
        name: String,
        /// What the paper has.
        usual: String,
    },
}

impl FurnitureText {
    /// The text on a page, by its number as the paper writes it, or those of a spread, a section and its own fields.
    #[must_use]
    pub fn on(
        &self,
        (page, facing): (&str, Option<&str>),
        section: &str,
        fields: &BTreeMap<String, String>,
    ) -> String {
        let said = |word: &FurnitureWord| match word {
            FurnitureWord::Text(text) => text.clone(),
            FurnitureWord::PageNumber => page.to_owned(),
            FurnitureWord::Facing => facing.unwrap_or_default().to_owned(),
            FurnitureWord::Section => section.to_owned(),
            FurnitureWord::OfPage { name, usual } => fields.get(name).unwrap_or(usual).clone(),
        };
        self.words.iter().map(said).collect()
    }

    /// The fields in it that some page gives for itself, and what they are on a page that gives these.
    pub fn of_pages<'a>(
        &'a self,
        fields: &'a BTreeMap<String, String>,
    ) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.words.iter().filter_map(|word| match word {
            FurnitureWord::OfPage { name, usual } => {
                Some((name.as_str(), fields.get(name).unwrap_or(usual).as_str()))
            }
            _ => None,
        })
    }

    /// Whether it shows a field.
    #[must_use]
    pub fn shows(&self, name: &str) -> bool {
        self.fields.iter().any(|field| field == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of pages 1 to 4.
    fn pages(when: &When, vertical: bool) -> Vec<u32> {
        (1..=4).filter(|number| when.is(*number, vertical)).collect()
    }

    #[test]
    fn page_one_lies_on_the_right_of_horizontal_text_and_on_the_left_of_vertical() {
        assert_eq!((pages(&When::Right, false), pages(&When::Left, false)), (vec![1, 3], vec![2, 4]));
        assert_eq!((pages(&When::Right, true), pages(&When::Left, true)), (vec![2, 4], vec![1, 3]));
    }

    #[test]
    fn a_part_stands_on_the_first_page_on_the_others_or_on_those_that_are_named() {
        assert_eq!((pages(&When::First, false), pages(&When::Others, true)), (vec![1], vec![2, 3, 4]));
        assert_eq!(pages(&When::Pages([3, 9].into()), false), [3]);
    }
}

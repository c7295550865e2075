//! Articles: stories as they are read from head to end, for records that have no pages.

use super::passage::{Passage, Place, passages};
use super::{Illustration, Transcript};
use crate::block::{BlockKind, Reads};
use crate::page::{CellHead, CellPlace, Role, StoryLabel, TablePart};
use crate::part::HeadPart;

/// How many characters of a text without a head tell it from others.
const NAME: usize = 20;

/// A story as it is read.
#[derive(Debug)]
pub struct Article<'t> {
    /// The story, an index into [`crate::page::Composition::stories`].
    pub story: u16,
    /// What it is called.
    pub label: &'t StoryLabel,
    /// The parts of its head, in the order of reading.
    pub head: Vec<Piece<HeadPart>>,
    /// Its pictures, as they stand beside its text.
    pub pictures: Vec<Picture<'t>>,
    /// What follows, in the order of reading.
    pub body: Vec<Piece<Prose>>,
}

/// A piece of a story, and where it stands.
#[derive(Debug)]
pub struct Piece<K> {
    /// What it is.
    pub kind: K,
    /// What it says, behind its label; of a table nothing: its cells say it.
    pub text: String,
    /// The number or the bullet that it begins with; empty for most.
    pub label: String,
    /// The blocks that it stands in, in order.
    pub places: Vec<Place>,
}

/// A piece of the body.
#[derive(Debug, PartialEq, Eq)]
pub enum Prose {
    /// A block, by how it is read and whether its lines end where they do in the copy.
    Block {
        /// How it is read.
        reads: Reads,
        /// Its kind; none of a quotation in a box.
        kind: Option<BlockKind>,
    },
    /// 记者, 通讯员.
    Byline,
    /// A table.
    Table(Table),
}

/// A table.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Which part of the body it is.
    part: u16,
    /// 表题; empty where it has none.
    pub caption: String,
    /// Its cells, in the order of reading.
    pub cells: Vec<(CellPlace, String)>,
    /// 表注.
    pub notes: Vec<String>,
}

/// A picture of a story.
#[derive(Debug)]
pub struct Picture<'t> {
    /// What is seen.
    pub seen: Illustration<'t>,
    /// 图片说明; empty where it has none.
    pub caption: String,
    /// 摄影; empty where nobody is named.
    pub credit: String,
    /// The blocks that it stands in, those of its caption among them.
    pub places: Vec<Place>,
}

impl<'t> Article<'t> {
    /// All stories that stand on the pages of a transcript, in the order of the edition.
    pub fn all(transcript: &'t Transcript<'_>) -> impl Iterator<Item = Self> {
        let stories = (0..).zip(&transcript.composition.stories).zip(passages(transcript));
        stories.filter(|(_, passages)| !passages.is_empty()).map(|((story, label), passages)| {
            let (head, pictures, body) = (Vec::new(), Vec::new(), Vec::new());
            let mut article = Self { story, label, head, pictures, body };
            for passage in passages {
                article.take(passage);
            }
            article
        })
    }

    /// What a part of its head says; empty, where it has none.
    #[must_use]
    pub fn part(&self, part: HeadPart) -> &str {
        self.head.iter().find(|piece| piece.kind == part).map_or("", |piece| &piece.text)
    }

    /// Who reports, as it is printed; empty, where nobody is named.
    #[must_use]
    pub fn byline(&self) -> &str {
        self.body.iter().find(|piece| piece.kind == Prose::Byline).map_or("", |piece| &piece.text)
    }

    /// What it is called where it must have a name: its headline; else what its head says, what its pictures show, or how its text
    /// begins. Empty, where it says nothing.
    #[must_use]
    pub fn name(&self) -> String {
        let head = self.head.iter().map(|piece| piece.text.as_str());
        let shown = self.pictures.iter().flat_map(|one| [one.caption.as_str(), one.seen.alt]);
        let mut all = std::iter::once(self.label.title.as_str()).chain(head).chain(shown).map(str::trim);
        let said = self.body.iter().filter(|piece| piece.kind != Prose::Byline);
        let begins = || said.flat_map(|piece| piece.text.chars()).take(NAME).collect();
        all.find(|text| !text.is_empty()).map_or_else(begins, str::to_owned)
    }

    /// Where it stands, in the order of reading.
    pub fn places(&self) -> impl Iterator<Item = Place> {
        let head = self.head.iter().flat_map(|piece| &piece.places);
        let pictures = self.pictures.iter().flat_map(|picture| &picture.places);
        head.chain(pictures).chain(self.body.iter().flat_map(|piece| &piece.places)).copied()
    }

    fn take(&mut self, passage: Passage<'t>) {
        let Passage { role, part, text, label, seen, places, .. } = passage;
        if let Some(seen) = seen {
            let (caption, credit) = (String::new(), String::new());
            return self.pictures.push(Picture { seen, caption, credit, places });
        }
        let prose = match role {
            Role::Head(kind) => return self.head.push(Piece { kind, text, label: String::new(), places }),
            Role::Caption | Role::Credit => return self.caption(role, text, places),
            Role::Table(of) => return self.cell((of, part), text, places),
            Role::Byline => Prose::Byline,
            // A number on a print.
            Role::Picture => return,
            Role::Quotation => Prose::Block { reads: Reads::Quote, kind: None },
            Role::Subhead => block(BlockKind::Subhead),
            Role::Block(kind) => block(kind),
            _ => block(BlockKind::Paragraph),
        };
        self.body.push(Piece { kind: prose, text, label, places });
    }

    /// What stands with the picture before it.
    fn caption(&mut self, role: Role, text: String, places: Vec<Place>) {
        let Some(picture) = self.pictures.last_mut() else {
            // The text of a picture that could not be had.
            let kind = block(BlockKind::Paragraph);
            return self.body.push(Piece { kind, text, label: String::new(), places });
        };
        let own = if role == Role::Credit { &mut picture.credit } else { &mut picture.caption };
        own.push_str(&text);
        picture.places.extend(places);
    }

    /// A part of a table goes to the one that stands last, if it is of that.
    fn cell(&mut self, (of, part): (TablePart, u16), text: String, places: Vec<Place>) {
        let is_it = |piece: &Piece<Prose>| matches!(&piece.kind, Prose::Table(table) if table.part == part);
        if !self.body.last().is_some_and(is_it) {
            let kind = Prose::Table(Table { part, ..Table::default() });
            let (text, label, places) = (String::new(), String::new(), Vec::new());
            self.body.push(Piece { kind, text, label, places });
        }
        let Some(piece) = self.body.last_mut() else { return };
        piece.places.extend(places);
        let Prose::Table(table) = &mut piece.kind else { return };
        match of {
            TablePart::Caption => table.caption = text,
            TablePart::Cell(place) => table.take(place, &text),
            TablePart::Note(_) => table.notes.push(text),
            TablePart::Again => {}
        }
    }
}

impl Table {
    /// Takes what a cell says, or a further line of it. Cells stand in the order of reading, wherever lines of them stand on paper.
    fn take(&mut self, place: CellPlace, text: &str) {
        let order = |cell: CellPlace| (cell.row, cell.column);
        match self.cells.binary_search_by_key(&order(place), |(cell, _)| order(*cell)) {
            Ok(at) => {
                if let Some((_, said)) = self.cells.get_mut(at) {
                    said.push_str(text);
                }
            }
            Err(at) => self.cells.insert(at, (place, text.to_owned())),
        }
    }

    /// How many rows and columns it has.
    #[must_use]
    pub fn size(&self) -> (u16, u16) {
        let reach =
            |of: fn(&CellPlace) -> u16| self.cells.iter().map(|(cell, _)| of(cell)).max().unwrap_or(0);
        let rows = reach(|cell| cell.row.saturating_add(cell.rows));
        (rows, reach(|cell| cell.column.saturating_add(cell.columns)))
    }

    /// Its rows, each with what stands in its columns; a cell that reaches over several stands in the first.
    #[must_use]
    pub fn rows(&self) -> Vec<Vec<&str>> {
        let (rows, columns) = self.size();
        let mut all = vec![vec![""; usize::from(columns)]; usize::from(rows)];
        for (cell, text) in &self.cells {
            let row = all.get_mut(usize::from(cell.row));
            if let Some(place) = row.and_then(|row| row.get_mut(usize::from(cell.column))) {
                *place = text;
            }
        }
        all
    }

    /// How many of its rows are its head.
    #[must_use]
    pub fn head(&self) -> usize {
        let of_columns = self.cells.iter().filter(|(cell, _)| cell.head == CellHead::Columns);
        usize::from(of_columns.map(|(cell, _)| cell.row.saturating_add(cell.rows)).max().unwrap_or(0))
    }
}

fn block(kind: BlockKind) -> Prose {
    Prose::Block { reads: kind.row().reads, kind: Some(kind) }
}

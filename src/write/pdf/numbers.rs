//! The number of every object: the single ones, then blocks, so that each can be named before it is made.

use pdf_writer::Ref;

use super::program::FontRefs;

/// Objects that a file has once.
#[derive(Debug, Clone, Copy)]
pub(super) enum Single {
    Catalog = 1,
    Info,
    Metadata,
    PageTree,
    /// The profile of the press, or of the screen.
    Profile,
    Knockout,
    Overprint,
    /// The colour space of all plates, or of the screen.
    Space,
    /// The graphics state that lets what is below show through.
    Veil,
}

/// The first number behind the single objects.
const FIRST: i32 = 10;

/// Kinds of objects of which there may be many.
#[derive(Debug, Clone, Copy)]
enum Block {
    Fonts,
    Inks,
    Pictures,
    /// Objects of pages of other files, those of each together.
    Inserts,
    /// Pages as they stand on sheets.
    Forms,
    /// A page and its content stream.
    Pages,
    Labels,
    Structure,
}

/// How many objects of a block belong together.
const TOGETHER: [usize; 8] = [6, 1, 1, 1, 1, 2, 1, 1];

/// How many there are of what takes objects.
#[derive(Debug, Clone, Default)]
pub(super) struct Counts {
    pub(super) fonts: usize,
    pub(super) inks: usize,
    pub(super) pictures: usize,
    /// How many objects each insert has.
    pub(super) inserts: Vec<usize>,
    pub(super) forms: usize,
    /// Pages of the file: sheets where pages stand on them.
    pub(super) pages: usize,
    pub(super) labels: usize,
    pub(super) structure: usize,
}

/// The number of every object.
#[derive(Debug, Clone)]
pub(super) struct Numbers {
    /// Where each block begins, and where the last one ends.
    starts: [i32; 9],
    /// Where the objects of each insert begin in their block. Before them is the graphics state that inserts begin in.
    inserts: Vec<usize>,
}

impl Numbers {
    pub(super) fn of(counts: Counts) -> Self {
        let Counts { fonts, inks, pictures, inserts, forms, pages, labels, structure } = counts;
        let mut in_inserts = 1;
        let begin = |objects: usize| {
            in_inserts += objects;
            in_inserts - objects
        };
        let begins: Vec<usize> = inserts.into_iter().map(begin).collect();
        let inserts = if begins.is_empty() { 0 } else { in_inserts };
        let mut starts = [FIRST; 9];
        let mut next = FIRST;
        let counts = [fonts, inks, pictures, inserts, forms, pages, labels, structure];
        for (start, (count, together)) in starts.iter_mut().zip(counts.into_iter().zip(TOGETHER)) {
            *start = next;
            next += (count * together) as i32;
        }
        if let Some(end) = starts.last_mut() {
            *end = next;
        }
        Self { starts, inserts: begins }
    }

    fn get(&self, block: Block, index: usize) -> i32 {
        let at = block as usize;
        let start = self.starts.get(at).copied().unwrap_or(FIRST);
        start + (index * TOGETHER.get(at).copied().unwrap_or(1)) as i32
    }

    pub(super) fn font(&self, font: usize) -> FontRefs {
        let base = self.get(Block::Fonts, font);
        let [font, upright, cid_font, descriptor, program, cmap] =
            [0, 1, 2, 3, 4, 5].map(|n| Ref::new(base + n));
        FontRefs { font, upright, cid_font, descriptor, program, cmap }
    }

    pub(super) fn ink(&self, ink: usize) -> Ref {
        Ref::new(self.get(Block::Inks, ink))
    }

    pub(super) fn picture(&self, picture: usize) -> Ref {
        Ref::new(self.get(Block::Pictures, picture))
    }

    /// The graphics state that inserts begin in.
    pub(super) fn fresh(&self) -> Ref {
        Ref::new(self.get(Block::Inserts, 0))
    }

    /// An object of an insert; its form is the first.
    pub(super) fn insert(&self, insert: usize, object: usize) -> Ref {
        let first = self.inserts.get(insert).copied().unwrap_or_default();
        Ref::new(self.get(Block::Inserts, first + object))
    }

    pub(super) fn form(&self, page: usize) -> Ref {
        Ref::new(self.get(Block::Forms, page))
    }

    pub(super) fn page(&self, page: usize) -> Ref {
        Ref::new(self.get(Block::Pages, page))
    }

    pub(super) fn content(&self, page: usize) -> Ref {
        Ref::new(self.get(Block::Pages, page) + 1)
    }

    pub(super) fn label(&self, label: usize) -> Ref {
        Ref::new(self.get(Block::Labels, label))
    }

    pub(super) fn structure(&self, object: usize) -> Ref {
        Ref::new(self.get(Block::Structure, object))
    }

    /// The cross-reference stream comes last.
    pub(super) fn xref(&self) -> Ref {
        Ref::new(self.starts.last().copied().unwrap_or(FIRST))
    }
}

impl Single {
    pub(super) fn id(self) -> Ref {
        Ref::new(self as i32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_follow_each_other_without_gaps() {
        let numbers = Numbers::of(Counts { fonts: 2, inks: 1, pages: 3, labels: 1, ..Counts::default() });
        assert_eq!(Single::Veil as i32 + 1, FIRST);
        assert_eq!(numbers.font(1).cmap.get() + 1, numbers.ink(0).get());
        assert_eq!(numbers.ink(1), numbers.page(0));
        assert_eq!(numbers.content(2).get() + 1, numbers.label(0).get());
        assert_eq!(numbers.label(1), numbers.xref());
    }
}

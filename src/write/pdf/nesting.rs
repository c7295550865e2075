//! What the parts of a story stand in: quotations, lists and their items, notes, tables (ISO 32000-1, 14.8.4.3).

use std::collections::BTreeMap;

use pdf_writer::types::StructRole;

use super::tabled::Tree;
use super::tags::{Kind, Part};
use crate::block::Reads;

/// What stands in something: a part, a group of some, or a table, which has its parts in rows of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Node {
    Part(usize),
    Group(usize),
    Table(usize),
}

/// What something stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Parent {
    Story,
    Part(usize),
    Group(usize),
}

/// What holds parts.
#[derive(Debug)]
pub(super) struct Group {
    pub(super) role: StructRole,
    pub(super) story: u16,
    pub(super) parent: Parent,
    pub(super) children: Vec<Node>,
}

/// How the parts of all stories are nested.
#[derive(Debug, Default)]
pub(super) struct Nesting {
    pub(super) groups: Vec<Group>,
    /// What stands in each story, in order.
    pub(super) roots: BTreeMap<u16, Vec<Node>>,
    /// What stands in parts that hold others, in order.
    pub(super) inside: BTreeMap<usize, Vec<Node>>,
    /// By part: what it stands in, and its role.
    pub(super) parts: Vec<(Parent, StructRole)>,
}

/// What is open while the parts of a story are gone through.
#[derive(Debug, Default)]
struct Open {
    story: u16,
    quote: Option<usize>,
    note: Option<usize>,
    /// A list and one inside it: each, its last item, and the text of that.
    lists: [Option<(usize, usize, Option<usize>)>; 2],
}

impl Nesting {
    /// That of parts in the order of reading, `tables` among them; `figure` gives the part that one stands in as the caption
    /// of a figure.
    pub(super) fn of<'p>(
        parts: impl Iterator<Item = &'p Part>,
        figure: impl Fn(usize) -> Option<usize>,
        tables: &[Tree],
    ) -> Self {
        let mut nesting = Self::default();
        let mut open = Open::default();
        for (at, part) in parts.enumerate() {
            if part.story != open.story {
                open = Open { story: part.story, ..Open::default() };
            }
            if let Some(number) = tables.iter().position(|table| table.parts.contains(&at)) {
                // It ends what is open, and its rows say what the parts stand in.
                open = Open { story: part.story, ..Open::default() };
                nesting.parts.push((Parent::Story, part.role()));
                if tables.get(number).is_some_and(|table| table.parts.start == at) {
                    nesting.add(part.story, Parent::Story, Node::Table(number));
                }
                continue;
            }
            let reads = if part.kind == Kind::Body { part.reads } else { Reads::Paragraph };
            let (parent, role) = match figure(at) {
                Some(figure) => (Parent::Part(figure), part.role()),
                None => nesting.place(&mut open, part, reads),
            };
            nesting.parts.push((parent, role));
            nesting.add(part.story, parent, Node::Part(at));
            // The text of an item may hold a list and further paragraphs.
            let level = usize::from(reads == Reads::Subitem);
            if matches!(role, StructRole::LBody)
                && let Some(Some((_, _, text))) = open.lists.get_mut(level)
            {
                *text = Some(at);
            }
        }
        nesting
    }

    /// What a part stands in, and what it is there.
    fn place(&mut self, open: &mut Open, part: &Part, reads: Reads) -> (Parent, StructRole) {
        let story = open.story;
        if reads != Reads::Quote {
            open.quote = None;
        }
        if !matches!(reads, Reads::Item | Reads::Subitem) {
            open.lists = [None, None];
        }
        if reads != Reads::Note {
            open.note = None;
        }
        match reads {
            Reads::Paragraph | Reads::Heading => (Parent::Story, part.role()),
            Reads::Quote => {
                let quote = open.quote;
                let quote = quote.unwrap_or_else(|| self.group(StructRole::BlockQuote, story, Parent::Story));
                open.quote = Some(quote);
                (Parent::Group(quote), StructRole::P)
            }
            Reads::Note => {
                let begins = !part.is_text || open.note.is_none();
                let note = open.note.filter(|_| !begins);
                let note = note.unwrap_or_else(|| self.group(StructRole::Note, story, Parent::Story));
                open.note = Some(note);
                (Parent::Group(note), if part.is_text { StructRole::P } else { StructRole::Lbl })
            }
            Reads::Item => {
                open.lists[1] = None;
                self.item(open, 0, part)
            }
            Reads::Subitem => self.item(open, 1, part),
        }
    }

    /// The same of an item's number or text.
    fn item(&mut self, open: &mut Open, level: usize, part: &Part) -> (Parent, StructRole) {
        let story = open.story;
        let outer = open.lists[0].map(|(_, item, text)| text.map_or(Parent::Group(item), Parent::Part));
        let around = if level == 0 { Parent::Story } else { outer.unwrap_or(Parent::Story) };
        let known = open.lists[level];
        let goes_on = known.filter(|_| part.is_text);
        // Items that run on have nothing before them, and are a paragraph.
        if part.is_text && known.is_none() && level == 0 {
            return (Parent::Story, StructRole::P);
        }
        if let Some((_, _, Some(text))) = goes_on {
            return (Parent::Part(text), StructRole::P);
        }
        let (list, item, text) = goes_on.unwrap_or_else(|| {
            let list = known.map(|(list, ..)| list);
            let list = list.unwrap_or_else(|| self.group(StructRole::L, story, around));
            (list, self.group(StructRole::LI, story, Parent::Group(list)), None)
        });
        open.lists[level] = Some((list, item, text));
        (Parent::Group(item), if part.is_text { StructRole::LBody } else { StructRole::Lbl })
    }

    fn group(&mut self, role: StructRole, story: u16, parent: Parent) -> usize {
        self.groups.push(Group { role, story, parent, children: Vec::new() });
        let group = self.groups.len() - 1;
        self.add(story, parent, Node::Group(group));
        group
    }

    fn add(&mut self, story: u16, parent: Parent, node: Node) {
        match parent {
            Parent::Story => self.roots.entry(story).or_default().push(node),
            Parent::Part(part) => self.inside.entry(part).or_default().push(node),
            Parent::Group(group) => {
                if let Some(one) = self.groups.get_mut(group) {
                    one.children.push(node);
                }
            }
        }
    }
}

//! The structure of the edition (tagged PDF, ISO 32000-1, 14.7): a document of stories (Art), or of sections (Sect) that
//! one head makes of several, each of headings and paragraphs in the order in which they are read, whatever their order on
//! the page.

use std::collections::BTreeMap;

use pdf_writer::types::StructRole;
use pdf_writer::writers::Catalog;
use pdf_writer::{Finish, Name, Pdf, Rect, Ref, Str, TextStr};

use super::content::Drawn;
use super::nesting::{Group, Nesting, Node, Parent};
use super::numbers::Numbers;
use super::tabled::{self, Tree};
use super::tags::{self, Inside, Kind, Part, Tag};
use crate::geom::Rect as PlaceOnPage;
use crate::page::{Composition, Item, Page, PlacedDrawing, PlacedPicture, Role, Source};

/// The stories' parts and where they are marked.
#[derive(Debug, Default)]
pub(super) struct Structure {
    /// The stories that have parts, rising.
    stories: Vec<u16>,
    /// In reading order: page and number of each piece of marked content.
    parts: Vec<(Part, Vec<(usize, i32)>)>,
    /// By page and number of marked content: the place in `parts`.
    pages: Vec<Vec<usize>>,
    /// What each stands in: a caption in its figure (14.8.4.5), the items of a list in that.
    nesting: Nesting,
    /// The tables among the parts.
    tables: Vec<Tree>,
}

/// The root and the document before pages, stories and parts.
const SINGLES: usize = 2;

impl Structure {
    /// Gathers the parts of all pages.
    pub(super) fn of(contents: &[Drawn]) -> Self {
        let mut gathered: BTreeMap<Part, Vec<(usize, i32)>> = BTreeMap::new();
        for (page, drawn) in contents.iter().enumerate() {
            for (number, part) in drawn.parts.iter().enumerate() {
                gathered.entry(*part).or_default().push((page, number as i32));
            }
        }
        let places: BTreeMap<Part, usize> = gathered.keys().copied().zip(0..).collect();
        let place = |part: &Part| places.get(part).copied().unwrap_or_default();
        let pages = contents.iter().map(|drawn| drawn.parts.iter().map(place).collect()).collect();
        let mut stories: Vec<u16> = gathered.keys().map(|part| part.story).collect();
        stories.dedup();
        let figure = |part: &Part| {
            let figure = Part { kind: Kind::Figure, ..*part };
            (part.kind == Kind::Caption).then(|| places.get(&figure).copied()).flatten()
        };
        let figures: Vec<Option<usize>> = gathered.keys().map(figure).collect();
        let tables = tabled::trees(gathered.keys());
        let nesting = Nesting::of(gathered.keys(), |part| figures.get(part).copied().flatten(), &tables);
        Self { stories, parts: gathered.into_iter().collect(), pages, nesting, tables }
    }

    /// How many objects it takes.
    pub(super) fn objects(&self) -> usize {
        let tables: usize = self.tables.iter().map(Tree::objects).sum();
        let in_stories = self.stories.len() + self.parts.len() + self.nesting.groups.len();
        SINGLES + self.pages.len() + in_stories + tables
    }

    fn story(&self, numbers: &Numbers, story: usize) -> Ref {
        numbers.structure(SINGLES + self.pages.len() + story)
    }

    fn part(&self, numbers: &Numbers, part: usize) -> Ref {
        numbers.structure(SINGLES + self.pages.len() + self.stories.len() + part)
    }

    fn group(&self, numbers: &Numbers, group: usize) -> Ref {
        self.part(numbers, self.parts.len() + group)
    }

    /// An object of the tables.
    fn of_table(&self, numbers: &Numbers, object: usize) -> Ref {
        self.group(numbers, self.nesting.groups.len() + object)
    }

    /// The table that a part stands in.
    fn table(&self, part: usize) -> Option<&Tree> {
        self.tables.iter().find(|tree| tree.parts.contains(&part))
    }

    fn node(&self, numbers: &Numbers, node: Node) -> Option<Ref> {
        Some(match node {
            Node::Part(part) => self.part(numbers, part),
            Node::Group(group) => self.group(numbers, group),
            Node::Table(table) => self.tables.get(table)?.root(|at| self.of_table(numbers, at)),
        })
    }

    fn nodes(&self, numbers: &Numbers, nodes: Option<&Vec<Node>>) -> impl Iterator<Item = Ref> {
        nodes.into_iter().flatten().filter_map(|node| self.node(numbers, *node))
    }

    /// What a part or a group of a story stands in.
    fn around(&self, numbers: &Numbers, story: u16, parent: Parent) -> Ref {
        match parent {
            Parent::Story => self.story(numbers, self.stories.binary_search(&story).unwrap_or_default()),
            Parent::Part(part) => self.part(numbers, part),
            Parent::Group(group) => self.group(numbers, group),
        }
    }

    /// Says in the catalog that the file is tagged.
    pub(super) fn write_catalog(catalog: &mut Catalog, numbers: &Numbers) {
        catalog.mark_info().marked(true);
        catalog.pair(Name(b"StructTreeRoot"), numbers.structure(0));
    }

    /// Writes the tree.
    pub(super) fn write(&self, pdf: &mut Pdf, numbers: &Numbers, composition: &Composition) {
        let (root, document) = (numbers.structure(0), numbers.structure(1));
        let mut tree = pdf.indirect(root).start::<pdf_writer::writers::StructTreeRoot>();
        tree.child(document);
        let mut parents = tree.parent_tree();
        let mut entries = parents.nums();
        for page in 0..self.pages.len() {
            entries.insert(page as i32, numbers.structure(SINGLES + page));
        }
        entries.finish();
        parents.finish();
        tree.parent_tree_next_key(self.pages.len() as i32);
        let notes = || self.nesting.groups.iter().enumerate().filter(|(_, group)| is_note(group));
        if notes().next().is_some() {
            // What has a name is found by it (14.7.2, table 322).
            let mut names = tree.insert(Name(b"IDTree")).dict();
            let mut entries = names.insert(Name(b"Names")).array();
            for (group, _) in notes() {
                entries.item(Str(name_of(group).as_bytes()));
                entries.item(self.group(numbers, group));
            }
            entries.finish();
        }
        tree.finish();
        for (page, parts) in self.pages.iter().enumerate() {
            let parts = parts.iter().map(|part| self.part(numbers, *part));
            pdf.indirect(numbers.structure(SINGLES + page)).array().items(parts);
        }

        let mut element = pdf.struct_element(document);
        element.kind(StructRole::Document).parent(root);
        let over: Vec<Option<usize>> =
            self.stories.iter().map(|story| self.over(composition, *story)).collect();
        let mut under: Vec<Vec<usize>> = vec![Vec::new(); self.stories.len()];
        let mut children = element.children();
        for (story, over) in over.iter().enumerate() {
            match over.and_then(|over| under.get_mut(over)) {
                Some(group) => group.push(story),
                None => {
                    children.struct_element(self.story(numbers, story));
                }
            }
        }
        children.finish();
        element.finish();
        for (index, ((story, over), group)) in self.stories.iter().zip(over).zip(under).enumerate() {
            let mut element = pdf.struct_element(self.story(numbers, index));
            // Articles hold no articles (14.8.4.2, table 333): a head over several stories is that of a section.
            let kind = if group.is_empty() { StructRole::Art } else { StructRole::Sect };
            element.kind(kind).parent(over.map_or(document, |over| self.story(numbers, over)));
            if let Some(label) = composition.stories.get(usize::from(*story)) {
                element.title(TextStr(&label.title));
                if let Some(language) = label.language {
                    element.lang(TextStr(language));
                }
            }
            let mut children = element.children();
            for node in self.nodes(numbers, self.nesting.roots.get(story)) {
                children.struct_element(node);
            }
            for story in group {
                children.struct_element(self.story(numbers, story));
            }
        }
        for index in 0..self.parts.len() {
            self.write_part(pdf, numbers, composition, index);
        }
        for (index, group) in self.nesting.groups.iter().enumerate() {
            let mut element = pdf.struct_element(self.group(numbers, index));
            element.kind(group.role).parent(self.around(numbers, group.story, group.parent));
            if is_note(group) {
                // A note has a name of its own (ISO 14289-1, 7.9).
                element.id(Str(name_of(index).as_bytes()));
            }
            let mut children = element.children();
            for node in self.nodes(numbers, Some(&group.children)) {
                children.struct_element(node);
            }
        }
        for tree in &self.tables {
            let story = self.parts.get(tree.parts.start).map(|(part, _)| part.story);
            let story = story.and_then(|story| self.stories.binary_search(&story).ok()).unwrap_or_default();
            let objects = (|at| self.of_table(numbers, at), |at| self.part(numbers, at));
            tree.write(pdf, self.story(numbers, story), objects);
        }
    }

    /// The place of the story under whose headline one stands.
    fn over(&self, composition: &Composition, story: u16) -> Option<usize> {
        let over = composition.stories.get(usize::from(story))?.under?;
        self.stories.binary_search(&over).ok()
    }

    fn write_part(&self, pdf: &mut Pdf, numbers: &Numbers, composition: &Composition, index: usize) {
        let Some((part, marked)) = self.parts.get(index) else { return };
        let nested = self.nesting.parts.get(index).copied();
        let (parent, role) = nested.unwrap_or((Parent::Story, part.role()));
        let parent = match self.table(index) {
            Some(tree) => tree.parent(index, |at| self.of_table(numbers, at)),
            None => self.around(numbers, part.story, parent),
        };
        let mut element = pdf.struct_element(self.part(numbers, index));
        element.kind(role).parent(parent);
        if let Some((page, _)) = marked.first() {
            element.page(numbers.page(*page));
        }
        if let Some((page, rect, alt)) = picture(composition, *part) {
            if let Some(alt) = alt {
                element.alt(TextStr(alt));
            }
            element.attributes().push().layout().bbox(bounding_box(page, rect));
        }
        if let Inside::Cell(place) = &part.inside {
            tabled::attributes(&mut element, place);
        }
        let mut children = element.children();
        for (page, number) in marked {
            children.marked_content_ref().page(numbers.page(*page)).marked_content_id(*number);
        }
        for node in self.nodes(numbers, self.nesting.inside.get(&index)) {
            children.struct_element(node);
        }
    }
}

fn is_note(group: &Group) -> bool {
    matches!(group.role, StructRole::Note)
}

/// The name of a note among all groups.
fn name_of(group: usize) -> String {
    format!("note-{group:08}")
}

/// The page and the place of a figure, and what it shows.
fn picture(composition: &Composition, part: Part) -> Option<(&Page, PlaceOnPage, Option<&str>)> {
    if part.kind != Kind::Figure {
        return None;
    }
    let items = composition.pages.iter().flat_map(|page| page.items.iter().map(move |item| (page, item)));
    let of_part = items.filter(|(_, item)| tags::of(item, &composition.stories) == Tag::Part(part));
    let placed = of_part.clone().find_map(|(page, item)| Some((page, item.picture()?)));
    let known = |placed: &PlacedPicture| composition.pictures.get(usize::from(placed.picture.0));
    let pictured =
        placed.map(|(page, placed)| (page, placed.clip, known(placed).map(|one| one.alt.as_str())));
    pictured.or_else(|| {
        let mut all =
            composition.pages.iter().flat_map(|page| page.drawings.iter().map(move |one| (page, one)));
        let is_it =
            |one: &PlacedDrawing| (one.source.story, one.source.part) == (Some(part.story), part.number);
        let (page, drawing) = all.find(|(_, one)| is_it(one))?;
        Some((page, drawing.rect, Some(drawing.alt.as_str())))
    })
}

fn bounding_box(page: &Page, clip: PlaceOnPage) -> Rect {
    let margin = page.bleed + page.slug;
    let up = |y| (margin + page.trim.height - y).to_pt() as f32;
    let right = |x| (margin + x).to_pt() as f32;
    Rect::new(right(clip.x), up(clip.bottom()), right(clip.right()), up(clip.y))
}

/// Whether the edition has what PDF/UA-1 asks for beyond what the writer does: every picture but an ornament of the page
/// says what it shows (ISO 14289-1, 7.3), and no structure begins below the first heading (7.4.2).
pub(super) fn accessible(composition: &Composition) -> bool {
    let items = composition.pages.iter().flat_map(|page| &page.items);
    let is_ornament = |source: Source| source.role == Role::Furniture;
    let said = items.clone().all(|item| match item {
        Item::Picture(placed) if !is_ornament(placed.source) => {
            let known = composition.pictures.get(usize::from(placed.picture.0));
            known.is_some_and(|picture| !picture.alt.trim().is_empty())
        }
        _ => true,
    });
    let first = items
        .filter_map(|item| match tags::of(item, &composition.stories) {
            Tag::Part(part) if part.is_heading() => Some(part),
            _ => None,
        })
        .min();
    let mut drawings = composition.pages.iter().flat_map(|page| &page.drawings);
    let drawn = drawings.all(|drawing| is_ornament(drawing.source) || !drawing.alt.trim().is_empty());
    said && drawn && first.is_none_or(|part| matches!(part.role(), StructRole::H1))
}

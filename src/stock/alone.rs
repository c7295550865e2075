//! One page of an edition as a document of its own, for whoever prints pages one by one.
//!
//! It holds what the page uses: faces, inks, pictures, pages of other files, stories, in the order in which the page has them. Nothing in it is
//! numbered, ordered or named by what stands on other pages, so that its file stays the same when they change.

use std::collections::BTreeMap;

use crate::edition::Edition;
use crate::page::{About, Composition, InsertId, Item, Page, PictureId, Source, StoryLabel};

/// A page by its place among the pages, from 0; nothing, where there is none.
pub(super) fn page(edition: &Edition, of: &Composition, at: usize) -> Option<Composition> {
    let spec = edition.pages().iter().nth(at)?;
    let mut page = of.pages.get(at)?.clone();
    let language = edition.convention_on(spec).language;
    let about = About { page: Some(page.label.clone()), ..of.about.clone() };
    let (stories, numbers) = stories(of, &page, language);
    let (mut pictures, mut inserts) = (Order::default(), Order::default());
    for item in page.items.iter_mut().chain(&mut page.marks) {
        renumber(source(item), &numbers);
        match item {
            Item::Picture(placed) => placed.picture = PictureId(pictures.place(placed.picture)),
            Item::Insert(placed) => placed.insert = InsertId(inserts.place(placed.insert)),
            Item::Glyphs(_) | Item::Fill(_) | Item::Shape(_) => {}
        }
    }
    for drawing in &mut page.drawings {
        renumber(&mut drawing.source, &numbers);
    }
    for region in &mut page.regions {
        region.story = numbers.get(&region.story).copied().unwrap_or_default();
    }
    let mut faces = Order::default();
    let mut inks = Order::default();
    for item in page.items.iter().chain(&page.marks) {
        if let Item::Glyphs(run) = item {
            faces.place(run.face);
        }
        if let Some(ink) = item.paint().and_then(|paint| paint.color.ink()) {
            inks.place(ink);
        }
    }
    let ink = |id| Some((id, of.ink(id)?.clone()));
    let picture = |id: PictureId| of.pictures.get(usize::from(id.0)).cloned();
    let insert = |id: InsertId| of.inserts.get(usize::from(id.0)).cloned();
    Some(Composition {
        language,
        about,
        stories,
        faces: faces.all,
        inks: inks.all.into_iter().filter_map(ink).collect(),
        pictures: pictures.all.into_iter().filter_map(picture).collect(),
        inserts: inserts.all.into_iter().filter_map(insert).collect(),
        pages: vec![page],
    })
}

/// Things in the order in which they come first.
#[derive(Debug)]
struct Order<T> {
    all: Vec<T>,
    places: BTreeMap<T, u16>,
}

impl<T> Default for Order<T> {
    fn default() -> Self {
        Self { all: Vec::new(), places: BTreeMap::new() }
    }
}

impl<T: Copy + Ord> Order<T> {
    /// The place of one among them.
    fn place(&mut self, one: T) -> u16 {
        let Self { all, places } = self;
        *places.entry(one).or_insert_with(|| {
            all.push(one);
            (all.len() - 1) as u16
        })
    }
}

/// The stories that a page has, in the order of its slots, with the numbers that they have there by those of the edition.
fn stories(of: &Composition, page: &Page, language: &'static str) -> (Vec<StoryLabel>, BTreeMap<u16, u16>) {
    let mut order = Order::default();
    let of_items = page.items.iter().chain(&page.marks).filter_map(|item| item.source().story);
    for story in page.regions.iter().map(|region| region.story).chain(of_items) {
        order.place(story);
    }
    let Order { all, places } = order;
    let label = |story: u16| {
        let label = of.stories.get(usize::from(story))?;
        let own = label.language.unwrap_or(of.language);
        let under = label.under.and_then(|over| places.get(&over).copied());
        Some(StoryLabel { language: Some(own).filter(|own| *own != language), under, ..label.clone() })
    };
    (all.into_iter().filter_map(label).collect(), places)
}

fn renumber(source: &mut Source, numbers: &BTreeMap<u16, u16>) {
    source.story = source.story.and_then(|story| numbers.get(&story).copied());
}

fn source(item: &mut Item) -> &mut Source {
    match item {
        Item::Glyphs(run) => &mut run.source,
        Item::Fill(fill) => &mut fill.source,
        Item::Shape(shape) => &mut shape.source,
        Item::Picture(picture) => &mut picture.source,
        Item::Insert(insert) => &mut insert.source,
    }
}

//! Composing: galleys and furniture placed on their pages as a display list.

mod ads;
mod artwork;
mod beside;
mod bled;
mod bodies;
mod columns;
mod crossing;
mod curves;
mod drawn;
mod forme;
mod frame;
mod given;
mod ground;
mod inks;
mod leading;
mod made;
mod marks;
mod mourning;
mod ornamented;
mod prints;
mod regions;
mod ruled;
mod spaced;
mod stance;
mod story;
mod unseen;
mod watermark;

use crate::color::Dress;
use crate::copy::Passage;
use crate::diag::{Diagnostic, each_once};
use crate::edition::{Corrects, Edition, PageSpec, Story};
use crate::galley::{Furnishing, Galleys, Line};
use crate::geom::{Length, Rect, Turn};
use crate::id::{Along, Id};
use crate::layout::{Layout, Sheet};
use crate::page::{
    About, Composition, Correction, InsertId, Inserted, Item, Page, Picture, PictureId, Role, Source,
    StoryLabel,
};
use crate::plan::{PlacedRule, Plan};
use crate::text::{ShapedEdition, ShapedPages};
use forme::Forme;
pub use given::{Given, PictureSizes};
use made::MadeUp;
use ruled::Ruled;
pub(crate) use watermark::lines as across;

/// Places everything that was planned, but what is around the pages. Pictures have the numbers that they have in the
/// edition. What is wrong with a page is an error, each once, however many pages have it.
#[must_use]
pub fn compose(
    edition: &Edition,
    plan: &Plan,
    galleys: &Galleys<'_>,
    shaped: &ShapedEdition,
    given: &Given,
) -> (Along<PageSpec, Page>, Vec<Diagnostic>) {
    let made = plan.pages.keys().par_along(|id| {
        let spec = &edition.pages()[id];
        let makeup = Makeup { edition, layout: edition.layout_of(spec), plan, galleys, shaped, given };
        makeup.page(id, spec)
    });
    let (pages, found) = made.unzip(|pair| pair);
    (pages, each_once(found.into_iter().flatten()))
}

/// Pages with the pictures that are printed on them, and around them the marks: from which plates a page is printed is
/// known once its pictures are separated.
#[must_use]
pub fn finish(
    edition: &Edition,
    shaped: &ShapedPages,
    mut pages: Vec<Page>,
    (pictures, inserts): (Vec<Picture>, Vec<Inserted>),
) -> Composition {
    let space = |id: PictureId| pictures.get(usize::from(id.0)).map(|picture| picture.raster.space);
    let process = |id: InsertId| inserts.get(usize::from(id.0)).map_or([false; 4], |one| one.process);
    for (id, page) in edition.pages().ids().zip(&mut pages) {
        if let Some(slug) = &shaped.slugs[id] {
            page.slug = marks::slug();
            page.marks = marks::marks(page, slug, &inks::plates(&page.items, space, process));
        }
        if let Some(text) = &shaped.watermarks[id] {
            page.items.extend(watermark::lines(text, page.trim));
        }
    }
    Composition {
        language: edition.convention().language,
        about: about(edition),
        pages,
        stories: stories(edition),
        faces: edition.fonts().iter().map(|font| font.face).collect(),
        inks: edition.inks().to_vec(),
        pictures,
        inserts,
    }
}

/// A line of type where it says that it stands, on no forme of any story's.
pub(crate) fn typed(line: &Line<'_>) -> Vec<Item> {
    let mut items = Vec::new();
    Forme::new(Turn::default(), &mut items).line(line);
    items
}

/// What a page is made up with.
struct Makeup<'a> {
    edition: &'a Edition,
    layout: &'a Layout,
    plan: &'a Plan,
    galleys: &'a Galleys<'a>,
    shaped: &'a ShapedEdition,
    given: &'a Given,
}

impl Makeup<'_> {
    /// A page: grounds first, since all else is printed on them, then furniture, rules and stories.
    fn page(&self, id: Id<PageSpec>, spec: &PageSpec) -> (Page, Vec<Diagnostic>) {
        let plan = &self.plan.pages[id];
        let regions = || {
            let all = plan.regions.iter().map(|id| (*id, &self.plan.regions[*id]));
            all.map(|(id, region)| (id, region, &self.layout.slots[region.slot]))
        };
        let mut items = Vec::new();
        let mut found = Vec::new();
        regions().for_each(|(_, region, slot)| ground::tints(region, slot, &mut items));
        let Makeup { edition, layout, given, .. } = *self;
        let mut drawings = Vec::new();
        let laying = artwork::Laying { edition, given, turn: plan.turn };
        let mut forme = Forme::new(plan.turn, &mut items);
        for one in &self.galleys.furniture[id] {
            match one {
                Furnishing::Line(line) => forme.line(line),
                Furnishing::Artwork(stand) => {
                    for item in laying.laid(spec, stand, (&mut drawings, &mut found)) {
                        forme.push(item);
                    }
                }
                Furnishing::Rule(rect, paint) => forme.rule(*rect, *paint),
                Furnishing::Tint(rect, paint) => forme.fill(*rect, *paint, Source::furniture(Role::Tint)),
                Furnishing::Border(rect, border) => {
                    let (rect, source) = (plan.turn.rect(*rect), Source::furniture(Role::Rule));
                    let drawn = ruled::border(rect, border, source, &mut found);
                    for item in drawn {
                        forme.push(item);
                    }
                }
            }
        }
        let mut rules = Vec::new();
        for PlacedRule { rule, rect } in &plan.rules {
            let Some(spec) = layout.rules.get(*rule) else { continue };
            let (rect, source) = (plan.turn.rect(*rect), Source::furniture(Role::Rule));
            rules.push(Ruled::drawn((&mut items, &mut found), (rect, &spec.rule), source, Some(spec)));
        }
        for (_, region, slot) in regions() {
            rules.extend(ground::border(region, slot, (&mut items, &mut found)));
        }
        let placing = prints::Placing { edition, layout, given };
        for (id, region, slot) in regions() {
            let (galley, chain) = (&self.galleys.stories[region.story], &self.plan.chains[region.story]);
            if chain.home == id {
                let place =
                    |set| placing.prints((region, slot), (galley.story, set), (&mut drawings, &mut found));
                let pictures = galley.pictures.iter().flat_map(place).collect();
                story::open(
                    galley,
                    pictures,
                    layout.quotations.rule_paint,
                    &mut Forme::new(region.turn, &mut items),
                );
            }
            let jumps = || chain.jumps.iter().zip(&galley.jumps);
            for (_, jump) in jumps().filter(|(at, _)| at.to == id) {
                story::land(jump, &mut Forme::new(region.turn, &mut items));
            }
            if let Some(rule) = &slot.column_rule {
                rules.extend(columns::rules((id, region), rule, (chain, galley), (&mut items, &mut found)));
            }
            story::body((id, chain), galley, &mut items);
            for (_, jump) in jumps().filter(|(at, _)| at.from == id) {
                story::leave(jump, &mut Forme::new(region.turn, &mut items));
            }
        }
        for ad in &plan.ads {
            if let Some(text) = &self.shaped.pages.ad_labels[id] {
                ads::label(ad, text, &mut Forme::new(plan.turn, &mut items));
            }
            let stand = ads::Stand { edition, layout, given, turn: plan.turn };
            items.extend(stand.placed(ad, (&mut drawings, &mut found)));
        }
        let around = |item: &Item| if let Item::Glyphs(run) = item { crossing::all(run) } else { None };
        let boxes: Vec<Option<Rect>> = items.iter().map(around).collect();
        if self.edition.paper().dress == Some(Dress::Mourning) {
            mourning::in_black(&mut items, &boxes);
            rules = rules.into_iter().map(|rule| rule.repainted(&items)).collect();
        }
        let made = MadeUp { edition: self.edition, layout, spec, items: &items, boxes: &boxes };
        found.extend(
            crossing::Crossing { page: made, rules: &rules, galleys: &self.galleys.stories }.through_text(),
        );
        // In the colours that it should have, it may be seen.
        if !layout.lost.colors {
            found.extend(unseen::unseen(made));
        }
        found.extend(leading::told(made));
        items.shrink_to_fit();
        let Sheet { trim, bleed, .. } = layout.sheet;
        let regions =
            regions().map(|(id, region, slot)| regions::region((id, region), slot, self.plan)).collect();
        let (number, label, section) = (spec.number, spec.both_labels(), spec.section.clone());
        let (slug, marks) = (Length::ZERO, Vec::new());
        (Page { number, label, section, trim, bleed, slug, items, marks, regions, drawings }, found)
    }
}

fn about(edition: &Edition) -> About {
    let paper = edition.paper();
    let (name, number) = (paper.name.clone(), paper.number().to_owned());
    let field = |name: &str| paper.field(name).map(str::to_owned);
    let (publisher, serial) = (field("publisher"), field("cn"));
    About { paper: name, date: paper.date, time: paper.time, number, publisher, serial, page: None }
}

/// How many characters of a text without a head tell it from others.
const TITLE: usize = 20;

fn stories(edition: &Edition) -> Vec<StoryLabel> {
    let title = |headline: &[Passage]| headline.iter().map(|line| line.text.as_str()).collect::<String>();
    // A picture without a headline goes by what it shows, a text by how it begins.
    let shown = |story: &Story| Some(edition.pictures()[story.prints().next()?.1.picture?].alt.clone());
    let begins = |story: &Story| Some(story.body.first()?.copy.text.chars().take(TITLE).collect());
    let language = edition.convention().language;
    let label = |id: Id<Story>, story: &Story| {
        let own = edition.styles_of(id).body.convention.language;
        let headline = Some(title(story.headline())).filter(|title| !title.is_empty());
        StoryLabel {
            id: story.id.clone(),
            title: headline.or_else(|| shown(story)).or_else(|| begins(story)).unwrap_or_default(),
            language: Some(own).filter(|own| *own != language),
            under: edition.head_over(id).map(|over| over.place() as u16),
            web: story.web,
            corrects: story.corrects.as_ref().map(correction),
        }
    };
    edition.stories().ids().zip(edition.stories()).map(|(id, story)| label(id, story)).collect()
}

fn correction(Corrects { date, page, story, headline }: &Corrects) -> Correction {
    let (date, page) = (date.value, page.value.trim().to_owned());
    Correction { date, page, story: story.clone(), headline: headline.clone() }
}

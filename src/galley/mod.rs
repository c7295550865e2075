//! Galleys: each story's heads fitted to their rows and its body set in the rows of its chain; and the furniture of
//! pages in its boxes.
//!
//! What the stages after this one need not worry about: all that is set is a [`Line`], which says where it begins; every
//! line of a body has a row, and what has none is in the report, with its lines and characters.

mod artwork;
mod balance;
mod beside;
mod body;
mod boxes;
mod broken;
mod caption;
mod columns;
mod copyfit;
pub(crate) mod crop;
mod even;
mod furniture;
mod grey;
mod head;
mod headline;
mod indents;
mod jump;
mod kinds;
mod line;
mod measures;
mod placed;
mod quotation;
mod settled;
mod steps;
mod subheads;
mod table;
mod told;
mod trial;
mod widows;

pub use artwork::Stand;
pub use caption::SetPicture;
pub use copyfit::{Fit, Overset, Rung, Stretch};
pub use furniture::Furnishing;
pub use head::{HeadOverset, SetHead};
pub use jump::SetJump;
pub use line::Line;
pub(crate) use line::set_text;
pub use quotation::SetQuotation;
pub use settled::{Silhouettes, cut_out, settled};
pub use subheads::Stranded;
pub use table::{SetRule, SetTable};
pub use trial::{Trial, TriedHead};
pub use widows::{Single, Standing};

use copyfit::FittedBody;
use told::{at_foot, head_overset, left_standing, loose, quotation_overset, report, squeezed_out};

use std::collections::BTreeSet;

use crate::diag::{Diagnostic, each_once};
use crate::edition::{Edition, PageSpec, Story};
use crate::geom::{Em, Length, Rect};
use crate::id::{Along, Id};
use crate::part::HeadPart;
use crate::plan::{BoxPart, Plan};
use crate::text::{ShapedEdition, ShapedStory};

/// All that is set of what was planned.
#[derive(Debug)]
pub struct Galleys<'a> {
    /// One a story.
    pub stories: Along<Story, Galley<'a>>,
    /// The furniture of each page.
    pub furniture: Along<PageSpec, Vec<Furnishing<'a>>>,
}

/// A story's set lines.
#[derive(Debug)]
pub struct Galley<'a> {
    /// The story.
    pub story: Id<Story>,
    /// Its head, in the coordinates of the story's home.
    pub head: SetHead<'a>,
    /// The boxes and captions of its pictures, there.
    pub pictures: Vec<SetPicture<'a>>,
    /// Its quotation, there.
    pub quotation: Option<SetQuotation<'a>>,
    /// Its table in a box, there.
    pub table: Option<SetTable<'a>>,
    /// One of its tables is wider than its measure, which is told: what that runs into is no other fault.
    pub has_wide_table: bool,
    /// The lines of each column, each at a row of its frame: as many columns as the chain has frames. A byline may
    /// share the row of the line before it.
    pub columns: Vec<Vec<Line<'a>>>,
    /// The rules of the tables in each column.
    pub rules: Vec<Vec<SetRule>>,
    /// What stands around its jumps, in the order of reading.
    pub jumps: Vec<SetJump<'a>>,
    /// How the copy came to fit.
    pub fit: Fit,
}

/// Sets every story, bodies first: those that stand side by side are set to each other's grey; and all furniture.
/// Furniture that does not fit its place is an error, each once, however many pages have it.
#[must_use]
pub fn set<'a>(edition: &Edition, plan: &Plan, shaped: &'a ShapedEdition) -> (Galleys<'a>, Vec<Diagnostic>) {
    let (galleys, Unfit { stories, furniture }) = set_apart(edition, plan, shaped);
    (galleys, stories.into_iter().chain(each_once(furniture)).collect())
}

/// What does not fit its place: whoever sets an edition bundle by bundle has the same furniture in many.
#[derive(Debug, Default)]
pub struct Unfit {
    /// Of stories.
    pub stories: Vec<Diagnostic>,
    /// Of furniture, on each page that has it.
    pub furniture: Vec<Diagnostic>,
}

/// As [`set`], with what does not fit apart.
#[must_use]
pub fn set_apart<'a>(edition: &Edition, plan: &Plan, shaped: &'a ShapedEdition) -> (Galleys<'a>, Unfit) {
    let body = |id: Id<Story>, lean: Option<Em>| {
        let story = &edition.stories()[id];
        copyfit::fit(story, &shaped.stories[id], &plan.chains[id], edition.styles_of(id).body, lean)
    };
    let bodies = plan.chains.keys().par_along(|id| body(id, None));
    let bodies = beside::nearer(edition, plan, bodies, body);
    let set = bodies.par_map(|(id, body)| set_story(id, edition, plan, &shaped.stories[id], body));
    let (stories, found) = set.unzip(|pair| pair);
    let furnished = plan.pages.keys().along(|id| {
        let layout = edition.layout_of(&edition.pages()[id]);
        furniture::set(&plan.pages[id].furniture, &shaped.pages.furniture[id], layout)
    });
    let (furniture, unfit) = furnished.unzip(|pair| pair);
    let of_steps = steps::told(edition, plan, |id| &stories[id].head);
    let unfit = Unfit {
        stories: found.into_iter().flatten().chain(of_steps).collect(),
        furniture: unfit.into_iter().flatten().collect(),
    };
    (Galleys { stories, furniture }, unfit)
}

fn set_story<'a>(
    id: Id<Story>,
    edition: &Edition,
    plan: &Plan,
    text: &'a ShapedStory,
    (columns, fit): FittedBody,
) -> (Galley<'a>, Vec<Diagnostic>) {
    let (story, styles) = (&edition.stories()[id], &edition.styles_of(id));
    let (chain, home) = (&plan.chains[id], plan.home(id));
    let span = home.span;
    let place = |part| home.box_of(part);
    let placed = |number: u16| Some((number, place(BoxPart::Picture(number))?));
    let pictures: Vec<(u16, Rect)> = (0..).take(story.pictures.len()).filter_map(placed).collect();
    let slot = edition.slot_on(home.page, home.slot);
    let has_rows = chain.frames.first().is_some_and(|frame| !frame.rows.is_empty());
    let below_head = |rect: &Rect| {
        let head = place(BoxPart::Head).unwrap_or_default();
        rect.height > Length::ZERO && (rect.x, rect.width, rect.y) == (head.x, head.width, head.bottom())
    };
    // What stands below the head of a group is text of its stories.
    let has_rows = has_rows || slot.is_group();
    let on_text = has_rows && !pictures.iter().any(|(_, rect)| below_head(rect));
    let other = (styles.head_direction != styles.direction).then_some(styles.head_direction);
    let set_head = |rect: Rect| match other {
        None => head::set((id, &text.head), styles, rect, on_text),
        Some(direction) => head::set_otherwise((id, &text.head), styles, (home.turn.rect(rect), direction)),
    };
    let head = place(BoxPart::Head).map(set_head);
    let head = head.unwrap_or_default();
    let is_at_foot = |rect: Rect| !has_rows && chain.rows() == 0 || rect.bottom() >= home.area.rect.bottom();
    let set = |(number, block): (u16, Rect)| {
        let mount = slot.mount_of(number, story.is_picture_alone());
        let is_group = story.pictures.get(usize::from(number)).is_some_and(|one| one.single().is_none());
        let mount = &if is_group { mount.of_group() } else { mount.clone() };
        let room = caption::Room { block, alone: is_at_foot(block), area: &home.area, mount };
        caption::set((id, text, number), styles, room)
    };
    let pictures: Vec<SetPicture<'_>> = pictures.into_iter().map(set).collect();
    let quotation = place(BoxPart::Quotation);
    let quotation = quotation.map(|rect| quotation::set((id, text), styles, rect, is_at_foot(rect)));
    let table = text.table.as_ref().zip(place(BoxPart::Table)).map(|(shaped, rect)| {
        // Behind all blocks, and a dateline that may be one.
        let number = story.body.len() + 1;
        table::set((id, number), shaped, styles, (rect, is_at_foot(rect)))
    });
    let copy = |part: HeadPart| story.head[part].as_slice();
    let mut found = Vec::new();
    let told = |overset: &HeadOverset| head_overset((story, copy), styles.head, *overset, (span, slot));
    found.extend(head.overset.iter().map(told));
    found.extend(pictures.iter().filter_map(|picture| squeezed_out(story, picture, span)));
    let too_high = quotation.as_ref().and_then(|set| quotation_overset(story, set.over?, span));
    found.extend(too_high);
    found.extend(table.as_ref().and_then(|set| Some(told::table_overset(story, set.over?, span))));
    found.extend(boxes::overlapping(story, home, slot));
    let nothing = boxes::without_measure(story, (home, chain), slot);
    let has_measure = nothing.is_none();
    found.extend(nothing);
    let unfit = indents::too_wide(story, text, chain, &columns);
    // What stands in too far fills its rows with next to nothing.
    let last = chain.regions.last().map_or(span, |last| plan.regions[*last].span);
    found.extend(report(story, chain, &fit, last).filter(|_| unfit.is_empty() && has_measure));
    found.extend(unfit);
    found.extend(fit.stranded.iter().filter_map(|one| at_foot(story, *one, plan, chain)));
    found.extend(fit.standing.iter().filter_map(|one| left_standing((story, text), *one)));
    let (jumps, more) = jump::set(edition, plan, (id, text));
    found.extend(more);
    found.extend(jump::empty(story, (plan, chain), &columns));
    let wide = wide_tables((story, text), &columns, table.as_ref());
    let has_wide_table = !wide.is_empty();
    found.extend(wide);
    let rules = placed::ruled(text, (chain, styles.body), &columns);
    let columns = placed::placed((id, text), (chain, styles.body), columns);
    found.extend(loose((story, text), (chain, styles.body), &fit, &columns));
    let galley =
        Galley { story: id, head, pictures, quotation, table, has_wide_table, columns, rules, jumps, fit };
    (galley, found)
}

/// The tables that are wider than their measures, each told once, in however many parts it stands.
fn wide_tables(
    (story, text): (&Story, &ShapedStory),
    columns: &[Vec<body::BodyLine>],
    boxed: Option<&SetTable<'_>>,
) -> Vec<Diagnostic> {
    let boxed = text.table.as_ref().zip(boxed);
    let boxed = boxed.and_then(|(shaped, set)| table::too_wide(story, shaped, &set.part));
    let mut told = BTreeSet::new();
    let parts = columns.iter().flatten().filter_map(|line| Some((line.of, line.part.as_ref()?)));
    let in_text = parts.filter_map(|(of, part)| {
        let body::LineOf::Block(block) = of else { return None };
        let shaped = text.blocks.get(block)?.table.as_ref()?;
        table::too_wide(story, shaped, part).filter(|_| told.insert(block))
    });
    boxed.into_iter().chain(in_text).collect()
}

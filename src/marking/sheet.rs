//! The sheets of a draft: the pages that there are, those that there should be, and the slots in them that no story
//! fills.

use super::fault::Fault;
use super::spot::meets;
use crate::diag::{FileId, Severity, Span};
use crate::edition::{Edition, PageDraft, PageSpec};
use crate::galley::Fit;
use crate::geom::{Length, Rect, Size};
use crate::layout::{Layout, Slot};
use crate::page::{Composition, FaceId, Page};
use crate::plan::{outlines, plan};
use crate::text::Shapers;

/// What is marked, and with what.
#[derive(Debug)]
pub struct Marking<'a> {
    /// What the pages were composed from.
    pub edition: &'a Edition,
    /// The pages.
    pub composition: &'a Composition,
    /// How the copy of each story came to fit, in the order of the composition's stories.
    pub fits: Vec<&'a Fit>,
    /// What was found.
    pub faults: Vec<Fault>,
    /// What shapes the text of marks.
    pub shapers: &'a Shapers,
    /// Faces for an edition that has none of its own.
    pub spare: Vec<FaceId>,
}

/// A page of a draft.
pub(super) struct Sheet<'a> {
    /// As it was composed; nothing is on one that could not be made.
    pub(super) page: Page,
    /// Which page of the composition it is.
    pub(super) composed: Option<usize>,
    /// What of the edition it is; nothing, where its layout can't be used.
    pub(super) spec: Option<(&'a PageSpec, &'a Layout)>,
    /// As the edition asks for it.
    pub(super) asked: &'a PageDraft,
    /// The rules of its layout, by their order there, and where they are drawn.
    pub(super) rules: Vec<(usize, Rect)>,
    /// Its slots that neither a story nor an advertisement fills.
    pub(super) holes: Vec<Hole>,
    /// Its own faces, best first.
    pub(super) faces: Vec<FaceId>,
}

/// A slot in which nothing stands.
pub(super) struct Hole {
    /// The rectangle that its head would stand in.
    pub(super) rect: Rect,
    /// Its other rectangles, of an L or of steps.
    pub(super) more: Vec<Rect>,
    /// The slot.
    pub(super) slot: String,
    /// Where the layout says that there is one.
    pub(super) slot_span: Span,
    /// The name of the story that should stand there; nothing, where none should.
    story: Option<String>,
    /// Its file.
    pub(super) file: Option<FileId>,
    /// Where the edition asks for it.
    spans: Vec<Span>,
    /// Where the edition gives the slots of the page: what is told of all of it is told of slots that are empty.
    slots: Option<Span>,
    /// An empty slot may be meant.
    pub(super) severity: Severity,
}

impl Hole {
    /// What stands in it.
    pub(super) fn said(&self) -> String {
        self.story.clone().unwrap_or_else(|| self.slot.clone())
    }

    /// Whether what is told of a place in the file of the edition is told of it.
    pub(super) fn is_at(&self, span: Span) -> bool {
        self.spans.iter().any(|own| meets(*own, span)) || (self.story.is_none() && self.slots == Some(span))
    }
}

/// The size of a page of which nothing is known, in an edition of which no page is.
const TRIM: Size = Size { width: Length::tenths_of_mm(2750), height: Length::tenths_of_mm(3900) };

/// The pages that the edition asks for, in order.
pub(super) fn all<'a>(marking: &Marking<'a>) -> Vec<Sheet<'a>> {
    let Marking { edition, composition, .. } = marking;
    let plan = plan(edition);
    let rules = |spec: &PageSpec| {
        let (id, _) = edition.pages().entries().find(|(_, one)| one.number == spec.number)?;
        let page = &plan.pages[id];
        Some(page.rules.iter().map(|placed| (placed.rule, page.turn.rect(placed.rect))).collect())
    };
    let trim = composition.pages.first().map_or(TRIM, |page| page.trim);
    let sheet = |asked: &'a PageDraft| {
        let composed = composition.pages.iter().position(|page| page.number == asked.number);
        let page = composed.and_then(|at| composition.pages.get(at)).cloned();
        let spec = edition.pages().iter().find(|spec| spec.number == asked.number);
        let spec = spec.map(|spec| (spec, edition.layout_of(spec)));
        let holes = spec.map_or_else(Vec::new, |(spec, layout)| holes(marking, asked, spec, layout));
        let faces = spec.map_or_else(Vec::new, |(spec, _)| edition.undesigned_on(spec).to_vec());
        let page = page.unwrap_or_else(|| empty(asked.number, trim));
        let rules = spec.and_then(|(spec, _)| rules(spec)).unwrap_or_default();
        Sheet { page, composed, spec, asked, rules, holes, faces }
    };
    edition.asked().iter().map(sheet).collect()
}

fn empty(number: u32, trim: Size) -> Page {
    Page {
        number,
        label: number.to_string(),
        section: String::new(),
        trim,
        bleed: Length::ZERO,
        slug: Length::ZERO,
        items: Vec::new(),
        marks: Vec::new(),
        regions: Vec::new(),
        drawings: Vec::new(),
    }
}

/// The slots of a page that neither a story nor an advertisement fills.
fn holes(marking: &Marking<'_>, asked: &PageDraft, spec: &PageSpec, layout: &Layout) -> Vec<Hole> {
    let given = || asked.slots.iter().flat_map(|slots| &slots.value);
    let sold = || spec.ads.iter().filter_map(|ad| ad.slot);
    let used = || spec.slots.iter().map(|used| used.slot).chain(sold());
    let empty = layout.slots.entries().filter(|(id, _)| used().all(|used| used != *id));
    let hole = |slot: &Slot| {
        let mut rects = outlines(layout, slot);
        let named: Vec<_> = given().filter(|one| one.slot.value == slot.name).collect();
        let story = named.first().map(|one| one.story.value.clone());
        Hole {
            rect: rects.next().unwrap_or_default(),
            more: rects.collect(),
            slot: slot.name.clone(),
            slot_span: slot.name_span,
            file: story.as_ref().and_then(|name| marking.edition.file_of(name)),
            severity: if story.is_some() { Severity::Error } else { Severity::Warning },
            story,
            spans: named.iter().flat_map(|one| [one.slot.span, one.story.span]).collect(),
            slots: asked.slots.as_ref().map(|slots| slots.span),
        }
    };
    empty.map(|(_, slot)| hole(slot)).collect()
}

//! Where a fault is marked: on what is wrong, if that is printed; else on the outline of its story or of the slot that
//! stays empty; else in a list, on the page that it is of, or on the first.

use super::fault::{Fault, Printed};
use super::sheet::{Hole, Marking, Sheet};
use super::spot;
use crate::copy::Passage;
use crate::diag::{FileId, Span};
use crate::geom::{Length, Rect};
use crate::page::{Page, PartKind, Region};

/// Where on its page a fault is marked.
#[derive(Debug)]
pub(super) enum At {
    /// On these places.
    Spots(Vec<Rect>),
    /// On an outline.
    Outline(Rect),
    /// At the foot of the outline of a story, by its number.
    Foot(Rect, u16),
    /// Nowhere: it stands in a list.
    Nowhere,
}

impl At {
    /// What is framed.
    pub(super) fn frames(&self) -> impl Iterator<Item = Rect> {
        let (spots, outline) = match self {
            Self::Spots(spots) => (spots.as_slice(), None),
            Self::Outline(rect) | Self::Foot(rect, _) => (&[][..], Some(*rect)),
            Self::Nowhere => (&[][..], None),
        };
        spots.iter().copied().chain(outline)
    }

    /// Whether one label serves both.
    pub(super) fn is_near(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Spots(one), Self::Spots(other)) => {
                let Some((one, other)) = one.first().zip(other.first()) else { return false };
                (one.x - other.x).abs() < NEAR && (one.y - other.y).abs() < NEAR
            }
            (Self::Outline(one), Self::Outline(other)) => one == other,
            _ => false,
        }
    }

    /// What of it lies in a rectangle.
    fn within(self, all: Rect) -> Self {
        let Self::Spots(spots) = self else { return self };
        let spots: Vec<Rect> = spots.into_iter().filter_map(|rect| spot::within(rect, all)).collect();
        if spots.is_empty() { Self::Nowhere } else { Self::Spots(spots) }
    }

    /// The story at whose foot it is.
    pub(super) fn story(&self) -> Option<u16> {
        match self {
            Self::Foot(_, story) => Some(*story),
            Self::Spots(_) | Self::Outline(_) | Self::Nowhere => None,
        }
    }
}

/// More places of one fault nobody looks at.
const MOST: usize = 12;
/// Nearer than this, one label is seen from both places.
const NEAR: Length = Length::pt(90);
/// What is told of the foot of a story.
const AT_FOOT: [&str; 2] = ["overset", "underset"];

/// How codes begin of what is wrong with a part of a story.
const PARTS: [(&str, PartKind); 5] = [
    ("head", PartKind::Head),
    ("picture", PartKind::Picture),
    ("caption", PartKind::Picture),
    ("quotation", PartKind::Quotation),
    ("table-overset", PartKind::Table),
];

/// What places are looked for among.
pub(super) struct Places<'s, 'a> {
    pub(super) marking: &'s Marking<'a>,
    pub(super) sheets: &'s [Sheet<'a>],
}

impl Places<'_, '_> {
    /// The sheet on which a fault is marked, and where: inside its bleed, whatever runs beyond that.
    pub(super) fn of(&self, fault: &Fault) -> (usize, At) {
        let (sheet, at) = self.found(fault);
        let Some(Page { trim, bleed, .. }) = self.sheets.get(sheet).map(|sheet| &sheet.page) else {
            return (sheet, at);
        };
        let (width, height) = (trim.width + *bleed * 2, trim.height + *bleed * 2);
        (sheet, at.within(Rect { x: -*bleed, y: -*bleed, width, height }))
    }

    fn found(&self, fault: &Fault) -> (usize, At) {
        let found = self.printed(fault).or_else(|| self.foot(fault));
        let found = found.or_else(|| self.first(fault, |sheet, span| on(sheet, fault, span)));
        let found = found.or_else(|| self.first(fault, |sheet, span| self.shown(sheet, span)));
        let found = found.or_else(|| self.first(fault, |sheet, span| self.outline(sheet, fault, span)));
        let found = found.or_else(|| self.first(fault, |sheet, span| self.of_file(sheet, fault, span.file)));
        let found = found.or_else(|| self.first(fault, of_layout));
        let found =
            found.or_else(|| self.first(fault, |sheet, span| is_of(sheet, span).then_some(At::Nowhere)));
        found.unwrap_or_else(|| (self.rest(fault), At::Nowhere))
    }

    /// The first sheet that has a place for one of the spans, the first of these before the others.
    fn first(&self, fault: &Fault, place: impl Fn(&Sheet<'_>, Span) -> Option<At>) -> Option<(usize, At)> {
        let of = |span: &Span| {
            let mut sheets = self.sheets.iter().enumerate();
            sheets.find_map(|(at, sheet)| Some((at, place(sheet, *span)?)))
        };
        fault.spans.iter().find_map(of)
    }

    fn printed(&self, fault: &Fault) -> Option<(usize, At)> {
        let Printed { page, places } = fault.printed.as_ref()?;
        let sheet = self.sheets.iter().position(|sheet| sheet.composed == Some(*page))?;
        let places: Vec<Rect> = places.iter().take(MOST).copied().collect();
        Some((sheet, if places.is_empty() { At::Nowhere } else { At::Spots(places) }))
    }

    fn foot(&self, fault: &Fault) -> Option<(usize, At)> {
        if !AT_FOOT.contains(&fault.code) {
            return None;
        }
        self.first(fault, |sheet, span| {
            let region = self.region(sheet, fault, |region| region.written == span)?;
            Some(At::Foot(region.rect, region.story))
        })
    }

    /// The region of a story that is asked for at a place: of several, that of the story which the fault names.
    fn region<'p>(
        &self,
        sheet: &'p Sheet<'_>,
        fault: &Fault,
        is_there: impl Fn(&Region) -> bool,
    ) -> Option<&'p Region> {
        let stories = self.marking.edition.stories();
        let is_named = |region: &Region| {
            let story = stories.iter().nth(usize::from(region.story));
            story.is_some_and(|story| fault.story.as_ref() == Some(&story.id))
        };
        let mut there = sheet.page.regions.iter().filter(|region| is_there(region));
        there.clone().find(|region| is_named(region)).or_else(|| there.next())
    }

    /// The outline of a story where the edition asks for it.
    fn outline(&self, sheet: &Sheet<'_>, fault: &Fault, span: Span) -> Option<At> {
        let region = self.region(sheet, fault, |region| spot::meets(region.written, span));
        let hole = || sheet.holes.iter().find(|hole| hole.is_at(span)).map(|hole| hole.rect);
        region.map(|region| part(region, fault)).or_else(hole).map(At::Outline)
    }

    /// The furniture that shows a text which the paper gives at a place: a date, a number.
    fn shown(&self, sheet: &Sheet<'_>, span: Span) -> Option<At> {
        let is_there = |text: &&Passage| text.pieces.iter().any(|piece| spot::meets(piece.span, span));
        let text = self.marking.edition.paper().given.iter().find(is_there)?;
        let spots = spot::showing(&sheet.page, &text.text);
        (!spots.is_empty()).then_some(At::Spots(spots))
    }

    /// The outline of the story of a file.
    fn of_file(&self, sheet: &Sheet<'_>, fault: &Fault, file: FileId) -> Option<At> {
        let is_of = |region: &&Region| {
            let stories = self.marking.edition.stories();
            stories.iter().nth(usize::from(region.story)).is_some_and(|story| story.file == file)
        };
        if let Some(region) = sheet.page.regions.iter().find(is_of) {
            return Some(At::Outline(part(region, fault)));
        }
        let hole = sheet.holes.iter().find(|hole| hole.file == Some(file));
        hole.map(|hole| At::Outline(hole.rect))
    }

    /// The sheet whose list has what no place is known of: of layouts, the first that could not be made.
    fn rest(&self, fault: &Fault) -> usize {
        let edition = self.sheets.first().map(|sheet| sheet.asked.span.file);
        let foreign = fault.spans.first().is_some_and(|span| Some(span.file) != edition);
        let lost = self.sheets.iter().position(|sheet| sheet.composed.is_none());
        lost.filter(|_| foreign).unwrap_or(0)
    }
}

/// The outline of a slot where the layout says that there is one.
fn of_layout(sheet: &Sheet<'_>, span: Span) -> Option<At> {
    let (_, layout) = sheet.spec?;
    let slot = layout.slots.iter().find(|slot| spot::meets(slot.name_span, span))?;
    let region = sheet.page.regions.iter().find(|region| region.slot == slot.name).map(|region| region.rect);
    let hole = |hole: &Hole| (hole.slot_span == slot.name_span).then_some(hole.rect);
    region.or_else(|| sheet.holes.iter().find_map(hole)).map(At::Outline)
}

/// What is printed of a place in a file: text, a picture, a rule. Of what does not fit, it is all of the line.
fn on(sheet: &Sheet<'_>, fault: &Fault, span: Span) -> Option<At> {
    let mut spots = spot::of(&sheet.page, span, fault.code.ends_with("overset"));
    spots.extend(rules(sheet, span));
    spots.truncate(MOST);
    (!spots.is_empty()).then_some(At::Spots(spots))
}

/// The rules of a page that its layout asks for at a place.
fn rules(sheet: &Sheet<'_>, span: Span) -> Vec<Rect> {
    let Some((_, layout)) = sheet.spec else { return Vec::new() };
    let is_there = |(at, _): &&(usize, Rect)| layout.rules.get(*at).is_some_and(|rule| rule.span == span);
    sheet.rules.iter().filter(is_there).map(|(_, rect)| *rect).collect()
}

/// Whether the edition asks for a page there.
fn is_of(sheet: &Sheet<'_>, span: Span) -> bool {
    let asked = sheet.asked;
    let named =
        asked.slots.iter().flat_map(|slots| &slots.value).flat_map(|one| [one.slot.span, one.story.span]);
    let said =
        asked.layout.iter().map(|layout| layout.span).chain(asked.slots.iter().map(|slots| slots.span));
    named.chain(said).chain([asked.span]).any(|own| spot::meets(own, span))
}

/// The part of a region that a fault is of: a picture that is not there is missed in its box.
fn part(region: &Region, fault: &Fault) -> Rect {
    let of = |begin: &&(&str, PartKind)| fault.code.starts_with(begin.0);
    let wanted = PARTS.iter().find(of).map(|(_, kind)| *kind);
    let part = region.parts.iter().find(|part| Some(part.kind) == wanted && !part.rect.is_empty());
    part.map_or(region.rect, |part| part.rect)
}

//! Jumps (转版): the line that says where a story goes on, the one that says where it comes from, and its head there.

use super::body::{BodyLine, LineOf};
use super::head::{self, HeadOverset, SetHead};
use super::line::{Line, set_text, source};
use super::told::head_overset;
use crate::diag::Diagnostic;
use crate::edition::{Edition, PageSpec, Place, Story};
use crate::geom::{Em, Length, Point};
use crate::id::Id;
use crate::page::Role;
use crate::part::HeadPart;
use crate::plan::{BoxPart, Chain, Plan, Region, Row};
use crate::style::{JumpStyle, JumpText};
use crate::text::{ShapedStory, ShapedText};

/// What stands around a jump.
#[derive(Debug)]
pub struct SetJump<'a> {
    /// 下转, flush with the end of its row, in the coordinates of the region that the story leaves.
    pub onward: Option<Line<'a>>,
    /// 上接, at the start of its row, in those of the region that it goes on in.
    pub back: Option<Line<'a>>,
    /// The head there.
    pub head: SetHead<'a>,
}

/// What stands around the jumps of a story.
pub(super) fn set<'a>(
    edition: &Edition,
    plan: &Plan,
    (id, text): (Id<Story>, &'a ShapedStory),
) -> (Vec<SetJump<'a>>, Vec<Diagnostic>) {
    let story = &edition.stories()[id];
    let mut found = Vec::new();
    let jumps = edition.jumps_of(id).zip(&plan.chains[id].jumps).zip(&text.jumps);
    let jumps = jumps.map(|((jump, place), text)| {
        let (leaves, lands) = (&plan.regions[place.from], &plan.regions[place.to]);
        let (before, after) = (edition.styles_at(jump.from), edition.styles_at(jump.to));
        // A slot without rows for a head has none: the line that leads there does.
        let rect = lands.box_of(BoxPart::Head).filter(|rect| rect.height > Length::ZERO);
        let head = rect.map(|rect| head::set((id, &text.head), &after, rect, true));
        let mut head = head.unwrap_or_default();
        head.lines.iter_mut().for_each(|line| line.source.role = Role::JumpHead);
        let copy = |_: HeadPart| story.jump_headline();
        let slot = edition.slot_on(lands.page, lands.slot);
        let told = |one: &HeadOverset| head_overset((story, copy), after.head, *one, (lands.span, slot));
        found.extend(head.overset.iter().map(told));
        let mut line = |text: &'a ShapedText, region: &Region, row: Option<Row>, says: Says<'_>| {
            let (line, over) = says.line((id, text), region, row?);
            found.extend(over.map(|over| says.too_wide(story, &line, over, region)));
            Some(line)
        };
        let page = |place: Place| &edition.pages()[place.page];
        let onward =
            Says { style: before.jumps, words: &before.jumps.onward, page: page(jump.to), at_end: true };
        let back =
            Says { style: after.jumps, words: &after.jumps.back, page: page(jump.from), at_end: false };
        let onward = line(&text.onward, leaves, place.onward, onward);
        SetJump { onward, back: line(&text.back, lands, place.back, back), head }
    });
    (jumps.collect(), found)
}

/// What a jump line says, and where in its row it stands.
#[derive(Clone, Copy)]
struct Says<'s> {
    style: &'s JumpStyle,
    words: &'s JumpText,
    /// The page that it names.
    page: &'s PageSpec,
    at_end: bool,
}

impl Says<'_> {
    /// The line in its row, and by how much it is too wide for that.
    fn line<'a>(
        self,
        (id, text): (Id<Story>, &'a ShapedText),
        region: &Region,
        row: Row,
    ) -> (Line<'a>, Option<Length>) {
        let JumpStyle { size, paint, .. } = *self.style;
        let set = set_text(text, Em::ZERO);
        let (width, measure) = (set.end.of(size), row.measure.of(region.area.size));
        let x = if self.at_end { row.at.x + (measure - width) } else { row.at.x };
        let (source, at) = (source(id, Role::JumpLine, (0, 0, 0)), Point { x, ..row.at });
        let over = (width > measure).then(|| width - measure);
        (Line { text, set, size, scale: 1000, paint, source, at }, over)
    }

    /// That it is too wide: at the slot, at what the layout says, and at the label of the page where it would fit without.
    fn too_wide(self, story: &Story, line: &Line<'_>, over: Length, region: &Region) -> Diagnostic {
        let one = Diagnostic::error("jump-line-overset").arg("story", story.id.as_str()).arg("over", over);
        let one = one.here(region.span);
        let one = self.words.span.into_iter().fold(one, |one, span| one.mark(span, "says"));
        let long = self.page.label_span.filter(|_| over <= line.along(self.label_in(line)));
        long.into_iter().fold(one, |one, span| one.mark(span, "page-label").mend_by("help-label"))
    }

    /// How much of a line that says it is the label of the page.
    fn label_in(self, line: &Line<'_>) -> Em {
        let before = self.words.before.len();
        let place = |byte: usize| {
            let mut atoms = line.text.atoms.iter().zip(&line.set.places);
            atoms.find(|(atom, _)| atom.byte as usize >= byte).map_or(line.set.end, |(_, place)| *place)
        };
        place(before + self.page.label.len()) - place(before)
    }
}

/// The parts of a story that no line of its text reaches: who turns to them finds nothing, or a byline.
pub(super) fn empty(
    story: &Story,
    (plan, chain): (&Plan, &Chain),
    columns: &[Vec<BodyLine>],
) -> impl Iterator<Item = Diagnostic> {
    let is_reached = move |region: Id<Region>| {
        let mut frames = chain.frames.iter().zip(columns);
        let is_text = |line: &BodyLine| matches!(line.of, LineOf::Block(_));
        frames.any(|(frame, lines)| frame.region == region && lines.iter().any(is_text))
    };
    let has_rows = |region: Id<Region>| {
        chain.frames.iter().any(|frame| frame.region == region && !frame.rows.is_empty())
    };
    let parts = chain.regions.iter().enumerate().filter(|_| chain.regions.len() > 1);
    let told = move |(part, region): (usize, &Id<Region>)| {
        let empty = match part {
            _ if !has_rows(*region) => "jump-without-rows",
            0 => return None,
            _ if is_reached(*region) => return None,
            _ => "jump-empty",
        };
        Some(Diagnostic::error(empty).arg("story", story.id.as_str()).here(plan.regions[*region].span))
    };
    parts.filter_map(told)
}

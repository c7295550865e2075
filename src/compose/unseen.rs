//! Text that is not seen: it has the colour of what lies under it.

use super::crossing::{all, holds, part};
use crate::color::Color;
use crate::diag::Diagnostic;
use crate::edition::{Edition, PageSpec};
use crate::geom::Rect;
use crate::layout::Layout;
use crate::page::{Fill, GlyphRun, Item, Role};
use crate::plan::PagePlan;
use crate::words::Words;

/// A page that is made up.
pub(super) struct Printed<'a> {
    pub(super) edition: &'a Edition,
    pub(super) layout: &'a Layout,
    pub(super) spec: &'a PageSpec,
    pub(super) plan: &'a PagePlan,
    /// In paint order: what lies under text comes before it.
    pub(super) items: &'a [Item],
}

impl Printed<'_> {
    /// Every text in the colour of its ground, once for each part of a story.
    pub(super) fn unseen(&self) -> Vec<Diagnostic> {
        let mut grounds: Vec<&Fill> = Vec::new();
        let mut told: Vec<(Option<u16>, &'static str)> = Vec::new();
        let mut found = Vec::new();
        for item in self.items {
            let run = match item {
                Item::Fill(fill) => {
                    grounds.push(fill);
                    continue;
                }
                Item::Glyphs(run) => run,
                Item::Shape(_) | Item::Picture(_) => continue,
            };
            let one = (run.source.story, part(run.source.role));
            if !told.contains(&one) && is_unseen(run, &grounds) {
                told.push(one);
                found.extend(self.diagnostic(one));
            }
        }
        found
    }

    fn diagnostic(&self, (story, what): (Option<u16>, &'static str)) -> Option<Diagnostic> {
        let one = Diagnostic::error("text-unseen").arg("text", Words::part("text", what));
        let Some(story) = story.map(usize::from) else {
            let masthead = self.layout.masthead.as_ref().map(|masthead| &masthead.nameplate);
            let folio = self.layout.folio.as_ref().and_then(|folio| folio.items.first());
            let text = if self.spec.number == 1 { masthead } else { folio };
            return Some(one.mark(text?.span, "furniture").mend_by("help-furniture"));
        };
        let slot = self.plan.slots.iter().find(|slot| slot.story == story)?;
        let slot = self.layout.slots.get(slot.slot)?;
        let one = one.form("story").arg("story", self.edition.stories.get(story)?.id.as_str());
        let one = one.mark(slot.name_span, "slot");
        let used = self.spec.slots.iter().find(|used| used.story == story);
        let one = used.into_iter().fold(one, |one, used| one.mark(used.span, "this-story"));
        Some(one.mend_by(if what == "head" { "help-head" } else { "help" }))
    }
}

/// Whether a run has the colour of its ground, in its middle: a mark that hangs may lie beside it, and a thin rule
/// through it is no ground.
fn is_unseen(run: &GlyphRun, grounds: &[&Fill]) -> bool {
    let Some(rect) = all(run).filter(|_| !run.text.trim().is_empty()) else { return false };
    let side = rect.width.min(rect.height);
    let (x, y) = (rect.x + (rect.width - side) / 2, rect.y + (rect.height - side) / 2);
    let middle = Rect { x, y, width: side, height: side };
    match grounds.iter().rev().find(|ground| holds(ground.rect, middle)) {
        // A rule of the same colour runs through the text, and is told as that.
        Some(ground) if ground.source.role == Role::Rule => false,
        Some(ground) => same(run.paint.color, ground.paint.color),
        None => run.paint.color.is_paper(),
    }
}

/// Whether two colours print the same; no ink is paper, of whatever plate.
fn same(one: Color, other: Color) -> bool {
    one == other || (one.is_paper() && other.is_paper())
}

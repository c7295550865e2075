//! Late copy: a page that stood is changed in as few places as can be.
//!
//! What is gone leaves its cells, and what is new takes those of others. Looked for is a rectangle around these and up to three
//! stories that stood, in which what is new has room with them; all others stay where they stand.

use super::item::Cost;
use super::page::{MadePage, Placed};
use crate::edition::Story;
use crate::id::Id;
use crate::layout::Cells;

/// A page as it stood, and what changes.
pub(super) struct Old<'o> {
    /// Its stories that are still there, from the lead down.
    pub stories: &'o [Placed],
    /// The cells of its advertisements that are still there.
    pub ads: &'o [Cells],
    /// The cells of what is gone.
    pub gone: &'o [Cells],
    /// The stories that are new, from the highest news value down.
    pub new: &'o [Id<Story>],
}

/// So many stories that stood are made up anew at most.
const MOST: usize = 3;
/// So many of them may stand elsewhere.
const MOVED: usize = 2;
/// What it costs that a story has no place any more, for each step of its news value.
const LOST: Cost = 300;

/// Stories in the order of news.
type InOrder<'o> = dyn Fn(&[Id<Story>]) -> Vec<Id<Story>> + 'o;

/// A rectangle and the stories that are to stand in it.
type Patch<'p> = (Cells, &'p [Id<Story>]);

impl Old<'_> {
    /// The page with the fewest changes; `cut` makes up a rectangle, `order` is the order of news. Nothing, where more would have to
    /// change.
    pub(super) fn repaired(
        &self,
        cut: &dyn Fn(Patch<'_>) -> Option<MadePage>,
        order: &InOrder<'_>,
    ) -> Option<Vec<Placed>> {
        if self.gone.is_empty() && self.new.is_empty() {
            return Some(self.stories.to_vec());
        }
        let mut best: Option<(Cost, Vec<Placed>)> = None;
        for chosen in self.choices() {
            let Some(room) = self.around(&chosen) else { continue };
            let own: Vec<Id<Story>> = chosen.iter().map(|at| self.stories[*at].story).collect();
            for lost in 0..=own.len().min(2) {
                let ranked = order(&own);
                let (kept, dropped) = ranked.split_at(ranked.len() - lost);
                if !dropped.iter().all(|story| self.gives_way(*story, order)) {
                    continue;
                }
                let all: Vec<Id<Story>> = kept.iter().chain(self.new).copied().collect();
                let all = order(&all);
                let Some(patch) = (!all.is_empty()).then(|| cut((room, &all))).flatten() else { continue };
                let Some(cost) = self.cost(&chosen, dropped, &patch) else { continue };
                if best.as_ref().is_none_or(|(least, _)| cost < *least) {
                    let stay = self.stories.iter().enumerate().filter(|(at, _)| !chosen.contains(at));
                    let stay = stay.map(|(_, placed)| placed.clone());
                    best = Some((cost, stay.chain(patch.stories).collect()));
                }
            }
        }
        best.map(|(_, stories)| stories)
    }

    /// Whether a story is worth less than all that is new, if anything is.
    fn gives_way(&self, story: Id<Story>, order: &InOrder<'_>) -> bool {
        let all: Vec<Id<Story>> = self.new.iter().copied().chain([story]).collect();
        !self.new.is_empty() && order(&all).last() == Some(&story)
    }

    /// What a patch costs: what moves, which its bill has, what is lost, and what it falls short in. Nothing, where too many move.
    fn cost(&self, chosen: &[usize], dropped: &[Id<Story>], patch: &MadePage) -> Option<Cost> {
        let stood = |placed: &&Placed| {
            let before = chosen.iter().filter_map(|at| self.stories.get(*at));
            before.filter(|old| old.story == placed.story).any(|old| old.cells != placed.cells)
        };
        let moved = patch.stories.iter().filter(stood).count();
        let place = |story: &Id<Story>| self.stories.iter().position(|placed| placed.story == *story);
        let count = self.stories.len();
        let lost: usize = dropped.iter().filter_map(place).map(|at| count - at).sum();
        (moved <= MOVED).then_some(LOST * lost as Cost + patch.bill.total())
    }

    /// All choices of a few stories that stood.
    fn choices(&self) -> Vec<Vec<usize>> {
        let mut all: Vec<Vec<usize>> = vec![Vec::new()];
        for at in 0..self.stories.len() {
            let with = |chosen: &Vec<usize>| chosen.iter().copied().chain([at]).collect::<Vec<_>>();
            let more: Vec<Vec<usize>> = all.iter().filter(|chosen| chosen.len() < MOST).map(with).collect();
            all.extend(more);
        }
        all
    }

    /// The rectangle around some stories and all that is gone, where nothing else stands in it.
    fn around(&self, chosen: &[usize]) -> Option<Cells> {
        let own = chosen.iter().filter_map(|at| self.stories.get(*at)).map(|placed| placed.cells);
        let around = own.chain(self.gone.iter().copied()).reduce(Cells::and)?;
        let others = self.stories.iter().enumerate().filter(|(at, _)| !chosen.contains(at));
        let mut others = others.map(|(_, placed)| placed.cells).chain(self.ads.iter().copied());
        (!others.any(|cells| cells.meet(around))).then_some(around)
    }
}

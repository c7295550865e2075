//! An edition fitted to a record, as it stands in the end: where boxes stand beside paragraphs, and white rows above
//! subheads, is known when it is composed, and how it is composed depends on what was found.

use super::loaded::Loaded;
use super::typeset::typeset;
use crate::diag::Diagnostic;
use crate::edition::Story;
use crate::fit::collate::{Collation, collate};
use crate::fit::{Stands, StoryFit, Told, apply, fit, tell};
use crate::id::Id;
use crate::page::Composition;
use crate::record::Recorded;

/// So often what was found is looked for again where it has put the lines.
const ROUNDS: usize = 3;

/// What was found for an edition.
#[derive(Debug)]
pub struct Fitted {
    /// For each recorded story.
    pub fits: Vec<StoryFit>,
    /// What its lines tell of the settings of the layout.
    pub told: Vec<(Id<Story>, Told)>,
    /// The edition with what was found, compared with the record.
    pub collation: Collation,
    /// What was found wrong with it so.
    pub found: Vec<Diagnostic>,
}

/// Finds what reproduces a record, and puts it into the edition: of a few tries, what gives most lines as printed.
pub fn fitted(loaded: &mut Loaded, recorded: &Recorded) -> Fitted {
    let mut best: Option<Fitted> = None;
    let mut composed: Option<Composition> = None;
    for _ in 0..ROUNDS {
        let (shaped, _) = crate::text::shape(&loaded.edition, &loaded.fonts);
        let (plan, _) = loaded.planned(&shaped);
        let stands = || match &composed {
            Some(composed) => Stands::as_composed(&plan, composed),
            None => Stands::from(&plan),
        };
        let fits = fit(&loaded.edition, stands(), &shaped, recorded);
        let told = || tell(&loaded.edition, stands(), &shaped, recorded);
        let told = best.as_mut().map_or_else(told, |best| std::mem::take(&mut best.told));
        apply(&mut loaded.edition, &fits);
        let set = typeset(&loaded.edition, &loaded.fonts, (&loaded.pictures, &loaded.inserts), false);
        let collation = collate(&set.composition, recorded);
        let is_better = best.as_ref().is_none_or(|best| collation.same > best.collation.same);
        let is_alike = collation.same == collation.lines;
        match &mut best {
            Some(best) if !is_better => {
                best.told = told;
                break;
            }
            best => *best = Some(Fitted { fits, told, collation, found: set.found }),
        }
        if is_alike {
            break;
        }
        composed = Some(set.composition);
    }
    let nothing =
        || Fitted { fits: Vec::new(), told: Vec::new(), collation: Collation::default(), found: Vec::new() };
    let best = best.unwrap_or_else(nothing);
    apply(&mut loaded.edition, &best.fits);
    best
}

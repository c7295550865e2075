//! 更正: a correction stands in the next issue at the place where the fault stood, so that those who read the one read the
//! other (报纸出版管理规定, 2005: 在其最近出版的一期报纸的相同版位上发表).

use super::story::Corrects;
use super::{PageSpec, Paper, Parts, Story};
use crate::calendar::{Date, shown};
use crate::diag::{Diagnostic, Span};
use crate::id::{Along, Table};
use crate::printable::short;
use crate::reading::findings::Findings;

/// Tells of corrections that stand elsewhere, and of dates that can't be. Without its paper the date of an edition is not known,
/// which has been told.
pub(super) fn told(
    (stories, places): (&Table<Story>, &Along<Story, Parts>),
    pages: &Table<PageSpec>,
    paper: Option<&Paper>,
    found: &mut Findings,
) {
    let Some(paper) = paper else { return };
    for (id, story) in stories.entries() {
        let begins = places[id].begins;
        for one in of_story((story, &pages[begins.page], begins.span), pages, paper.date) {
            found.add(one);
        }
    }
}

/// What is told of a story that begins on a page, of an edition with a date.
fn of_story(
    (story, page, placed): (&Story, &PageSpec, Span),
    pages: &Table<PageSpec>,
    date: Date,
) -> Vec<Diagnostic> {
    let Some(corrects) = &story.corrects else { return Vec::new() };
    let early = (corrects.date.value >= date).then(|| {
        let one = Diagnostic::warning("correction-date").arg("date", shown(corrects.date.value));
        one.arg("edition", shown(date)).here(corrects.date.span)
    });
    early.into_iter().chain(elsewhere((corrects, page, placed), pages)).collect()
}

/// That it stands on another page than the fault did; another form, where today's paper has no such page.
fn elsewhere(
    (Corrects { page: wrong, .. }, page, placed): (&Corrects, &PageSpec, Span),
    pages: &Table<PageSpec>,
) -> Option<Diagnostic> {
    let label = wrong.value.trim();
    let goes_by = |page: &PageSpec| page.label.trim() == label || page.facing.as_deref() == Some(label);
    if goes_by(page) {
        return None;
    }
    let one = Diagnostic::warning("correction-elsewhere").arg("page", short(&page.both_labels()));
    let one = one.arg("wrong", short(label)).here(wrong.span).mark(placed, "stands");
    Some(if pages.iter().any(goes_by) { one } else { one.mend_by("help-no-page") })
}

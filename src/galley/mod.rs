//! Galleys: each story's heads fitted to their rows and its body set in the rows of its chain; and the furniture of
//! pages in its boxes.
//!
//! What the stages after this one need not worry about: all that is set is a [`Line`], which says where it begins; every
//! line of a body has a row, and what has none is in the report, with its lines and characters.

mod body;
mod caption;
mod columns;
mod copyfit;
mod furniture;
mod head;
mod indents;
mod line;
mod subheads;
mod widows;

pub use caption::SetPicture;
pub use copyfit::{Fit, Overset, Rung, Stretch};
pub use furniture::Furnishing;
pub use head::{HeadOverset, SetHead};
pub use line::Line;
pub(crate) use line::set_text;
pub use subheads::Stranded;

use crate::diag::{Diagnostic, Span, each_once};
use crate::edition::{Edition, PageSpec, Story};
use crate::geom::{Em, Length};
use crate::id::{Along, Id};
use crate::line::LOOSE;
use crate::page::Role;
use crate::part::{HeadPart, HeadRow};
use crate::plan::{BoxPart, Chain, Plan};
use crate::style::{HeadStyle, StoryStyles};
use crate::text::{ShapedEdition, ShapedStory};
use crate::words::{Arg, Words};

/// All that is set of an edition.
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
    /// Its picture's box and caption, there.
    pub picture: Option<SetPicture<'a>>,
    /// The lines of each column, each at a row of its frame: as many columns as the chain has frames. A byline may
    /// share the row of the line before it.
    pub columns: Vec<Vec<Line<'a>>>,
    /// How the copy came to fit.
    pub fit: Fit,
}

/// Sets every story, side by side, and all furniture. Furniture that does not fit its place is an error, each once,
/// however many pages have it.
#[must_use]
pub fn set<'a>(edition: &Edition, plan: &Plan, shaped: &'a ShapedEdition) -> (Galleys<'a>, Vec<Diagnostic>) {
    let set = edition
        .stories()
        .par_along(|(id, story)| set_story((id, story), &edition.styles_of(id), plan, &shaped.stories[id]));
    let (stories, found) = set.unzip(|pair| pair);
    let furnished = edition.pages().along(|(id, page)| {
        furniture::set(&plan.pages[id].furniture, &shaped.furniture[id], edition.layout_of(page))
    });
    let (furniture, unfit) = furnished.unzip(|pair| pair);
    let found = found.into_iter().flatten().chain(each_once(unfit.into_iter().flatten()));
    (Galleys { stories, furniture }, found.collect())
}

fn set_story<'a>(
    (id, story): (Id<Story>, &Story),
    styles: &StoryStyles<'_>,
    plan: &Plan,
    text: &'a ShapedStory,
) -> (Galley<'a>, Vec<Diagnostic>) {
    let (chain, home) = (&plan.chains[id], plan.home(id));
    let span = home.span;
    // Half an em of body at either side, so that no head touches what stands beside it.
    let place = |part| home.box_of(part);
    let head = place(BoxPart::Head).map(|rect| head::set((id, text), styles, rect, styles.size / 2));
    let head = head.unwrap_or_default();
    let picture =
        place(BoxPart::Picture).map(|rect| caption::set((id, text), styles, rect, chain.rows() == 0));
    let (columns, fit) = copyfit::fit(story, text, chain, styles.body);
    let mut found = Vec::new();
    found.extend(head.overset.iter().map(|overset| head_overset(story, styles.head, *overset, span)));
    found.extend(picture.as_ref().and_then(|picture| squeezed_out(story, picture, styles.leading, span)));
    let unfit = indents::too_wide(story, text, chain, &columns);
    // What stands in too far fills its rows with next to nothing.
    found.extend(report(story, chain, &fit, span).filter(|_| unfit.is_empty()));
    found.extend(unfit);
    found.extend(fit.stranded.iter().filter_map(|one| at_foot(story, *one, span)));
    let columns = body::placed((id, text), (chain, styles.body), columns);
    found.extend(loose(story, text, &columns));
    (Galley { story: id, head, picture, columns, fit }, found)
}

/// A head that does not fit its rows at its smallest: which line, by how much, and what would fit.
fn head_overset(story: &Story, style: &HeadStyle, overset: HeadOverset, span: Span) -> Diagnostic {
    let one = Diagnostic::error("head-overset").arg("story", story.id.as_str());
    match overset {
        HeadOverset::High { over } => {
            let one = one.form("high").arg("size", style.headline().smallest).mark(span, "slot");
            one.arg("over", over).mend_by("help-high")
        }
        HeadOverset::Wide { part, line, size, over, characters } => {
            let one = one.arg("size", size);
            let one = match part {
                HeadPart::HEADLINE => one.mark(span, "slot"),
                _ => one.mark(span, "beside").mend_by("help-beside"),
            };
            let lines = &story.head[part];
            let HeadRow { key, trade, .. } = *part.row();
            let form = if lines.len() > 1 { "line" } else { "part" };
            let named = Words::part("head-line", form).arg("part", Arg::Term(key, trade));
            let one = one.form("wide").arg("line", named.arg("number", line + 1));
            let one = one.arg("over", over).arg("characters", characters);
            match lines.get(line).and_then(|copy| copy.span_at(0)) {
                Some(place) => one.mark(place, "line"),
                None => one,
            }
        }
    }
}

/// A caption that leaves its picture next to nothing.
fn squeezed_out(story: &Story, picture: &SetPicture<'_>, leading: Length, span: Span) -> Option<Diagnostic> {
    if !picture.is_squeezed_out(leading) {
        return None;
    }
    let one = Diagnostic::error("caption-overset").arg("story", story.id.as_str());
    let one = one.arg("lines", picture.lines.len()).here(span);
    Some(one.mark(story.picture.as_ref()?.span, "picture"))
}

fn report(story: &Story, chain: &Chain, fit: &Fit, span: Span) -> Option<Diagnostic> {
    if let Some(Overset { lines, characters, from }) = fit.overset {
        let one = Diagnostic::error("overset").arg("story", story.id.as_str());
        let one = one.arg("lines", lines).arg("characters", characters).here(span);
        let place = from.and_then(|(block, byte)| story.body.get(block)?.copy.span_at(byte));
        return Some(match place {
            Some(place) => one.mark(place, "from"),
            None => one,
        });
    }
    (fit.underset > 0).then(|| {
        let one = Diagnostic::warning("underset").arg("story", story.id.as_str());
        one.arg("lines", fit.underset).arg("characters", room(chain, fit.underset)).here(span)
    })
}

/// A subhead that had to stay at the foot of a column.
fn at_foot(story: &Story, Stranded { column, block }: Stranded, span: Span) -> Option<Diagnostic> {
    let place = story.body.get(block)?.copy.span_at(0)?;
    let one = Diagnostic::warning("subhead-at-foot").arg("story", story.id.as_str());
    Some(one.arg("column", column + 1).here(place).mark(span, "slot"))
}

/// How many characters the last rows of a chain hold.
fn room(chain: &Chain, rows: usize) -> i64 {
    let all = chain.frames.iter().rev().flat_map(|frame| frame.rows.iter().rev());
    all.take(rows).map(|row| row.measure.0 / Em::ONE.0).sum()
}

/// Lines that are opened too far, as one warning a story that points at the first.
fn loose(story: &Story, text: &ShapedStory, columns: &[Vec<Line<'_>>]) -> Option<Diagnostic> {
    let of_blocks = |line: &&Line<'_>| line.source.role != Role::Byline;
    let lines = columns.iter().flatten().filter(of_blocks);
    let mut lines = lines.filter(|line| line.set.opened > LOOSE);
    let first = lines.next()?;
    let count = 1 + lines.count();
    let block = usize::from(first.source.part);
    let shaped = text.blocks.get(block)?;
    let byte = shaped.text.atoms.get(first.set.atoms.start)?.byte as usize;
    let place = story.body.get(block)?.copy.span_at(shaped.in_copy(byte))?;
    let one = Diagnostic::warning("loose-line").arg("story", story.id.as_str()).arg("lines", count);
    Some(one.arg("opened", first.set.opened).here(place))
}

//! Galleys: each story's heads fitted to their rows and its body set in the rows of its chain; and the furniture of
//! pages in its boxes.
//!
//! What the stages after this one need not worry about: all that is set is a [`Line`], which says where it begins; every
//! line of a body has a row, and what has none is in the report, with its lines and characters.

mod balance;
mod beside;
mod body;
mod caption;
mod columns;
mod copyfit;
mod even;
mod furniture;
mod grey;
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
pub use widows::{Single, Standing};

use copyfit::FittedBody;

use crate::diag::{Diagnostic, Span, each_once};
use crate::edition::{Edition, PageSpec, Story};
use crate::geom::{Em, Length};
use crate::id::{Along, Id};
use crate::page::Role;
use crate::part::{HeadPart, HeadRow};
use crate::plan::{BoxPart, Chain, Plan};
use crate::style::{BodyStyle, HeadStyle, StoryStyles};
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

/// Sets every story, bodies first: those that stand side by side are set to each other's grey; and all furniture.
/// Furniture that does not fit its place is an error, each once, however many pages have it.
#[must_use]
pub fn set<'a>(edition: &Edition, plan: &Plan, shaped: &'a ShapedEdition) -> (Galleys<'a>, Vec<Diagnostic>) {
    let body = |id: Id<Story>, lean: Option<Em>| {
        let story = &edition.stories()[id];
        copyfit::fit(story, &shaped.stories[id], &plan.chains[id], edition.styles_of(id).body, lean)
    };
    let bodies = edition.stories().par_along(|(id, _)| body(id, None));
    let bodies = beside::nearer(edition, plan, bodies, body);
    let set = bodies.par_map(|(id, body)| {
        let story = (id, &edition.stories()[id]);
        set_story(story, &edition.styles_of(id), plan, &shaped.stories[id], body)
    });
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
    (columns, fit): FittedBody,
) -> (Galley<'a>, Vec<Diagnostic>) {
    let (chain, home) = (&plan.chains[id], plan.home(id));
    let span = home.span;
    let place = |part| home.box_of(part);
    let picture = place(BoxPart::Picture);
    let has_rows = chain.frames.first().is_some_and(|frame| !frame.rows.is_empty());
    let on_text = has_rows && picture.is_none_or(|rect| rect.height == Length::ZERO);
    let head = place(BoxPart::Head).map(|rect| head::set((id, text), styles, rect, on_text));
    let head = head.unwrap_or_default();
    let picture = picture.map(|rect| caption::set((id, text), styles, rect, chain.rows() == 0));
    let mut found = Vec::new();
    found.extend(head.overset.iter().map(|overset| head_overset(story, styles.head, *overset, span)));
    found.extend(picture.as_ref().and_then(|picture| squeezed_out(story, picture, styles.leading, span)));
    let unfit = indents::too_wide(story, text, chain, &columns);
    // What stands in too far fills its rows with next to nothing.
    found.extend(report(story, chain, &fit, span).filter(|_| unfit.is_empty()));
    found.extend(unfit);
    found.extend(fit.stranded.iter().filter_map(|one| at_foot(story, *one, span)));
    found.extend(fit.standing.iter().filter_map(|one| left_standing((story, text), *one)));
    let columns = body::placed((id, text), (chain, styles.body), columns);
    found.extend(loose((story, text), (chain, styles.body), &fit, &columns));
    (Galley { story: id, head, picture, columns, fit }, found)
}

/// A head that does not fit its rows at its smallest: which line, by how much, and what would fit.
fn head_overset(story: &Story, style: &HeadStyle, overset: HeadOverset, span: Span) -> Diagnostic {
    let one = Diagnostic::error("head-overset").arg("story", story.id.as_str());
    match overset {
        HeadOverset::High { over, rows } => {
            let one = one.form("high").arg("size", style.headline().smallest).mark(span, "slot");
            one.arg("over", over).arg("rows", rows).mend_by("help-high")
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

/// Lines that are opened too far, as one warning a story that points at the first. What its writer opens a text by is
/// meant.
fn loose(
    (story, text): (&Story, &ShapedStory),
    (chain, style): (&Chain, &BodyStyle),
    fit: &Fit,
    columns: &[Vec<Line<'_>>],
) -> Option<Diagnostic> {
    let opened = |line: &Line<'_>| {
        let block = usize::from(line.source.part);
        let meant = story.body.get(block)?.tracking.or(story.tracking).unwrap_or_default().max(Em::ZERO);
        let tracking = fit.tracking.get(block).copied().filter(|_| line.set.justified)?;
        let row =
            chain.frames.get(usize::from(line.source.column))?.rows.get(usize::from(line.source.row))?;
        let opened = line.set.opened + tracking - meant;
        (opened > style.loose_at(row.measure)).then_some(opened)
    };
    let of_blocks = |line: &&Line<'_>| line.source.role != Role::Byline && line.set.opened > Em::ZERO;
    let lines = columns.iter().flatten().filter(of_blocks);
    let mut lines = lines.filter_map(|line| Some((line, opened(line)?)));
    let (first, opened) = lines.next()?;
    let count = 1 + lines.count();
    let place = place_of((story, text), usize::from(first.source.part), first.set.atoms.start)?;
    let one = Diagnostic::warning("loose-line").arg("story", story.id.as_str()).arg("lines", count);
    Some(one.arg("opened", opened).here(place))
}

/// Where the copy of a story has an atom of a block.
fn place_of((story, text): (&Story, &ShapedStory), block: usize, atom: usize) -> Option<Span> {
    let shaped = text.blocks.get(block)?;
    let byte = shaped.text.atoms.get(atom)?.byte as usize;
    story.body.get(block)?.copy.span_at(shaped.in_copy(byte))
}

/// A runt or a single line that had to stay: mending it would have left the lines uneven.
fn left_standing(
    story: (&Story, &ShapedStory),
    Standing { kind, block, atom }: Standing,
) -> Option<Diagnostic> {
    let place = place_of(story, block, atom)?;
    let one = match kind {
        Single::Runt => Diagnostic::warning("runt"),
        Single::Widow => Diagnostic::warning("single-line").form("widow"),
        Single::Orphan => Diagnostic::warning("single-line").form("orphan"),
    };
    Some(one.arg("story", story.0.id.as_str()).here(place))
}

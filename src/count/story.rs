//! What is counted of a story.

use super::characters::characters;
use super::names::{self, Named};
use super::printed::{Counting, Printed, Standing, Typed};
use super::thousands::Thousands;
use crate::block::BlockKind;
use crate::copy::Passage;
use crate::copy::table::Table;
use crate::edition::{Edition, Story};
use crate::galley::Galley;
use crate::id::Id;
use crate::part::HeadPart;
use crate::plan::{BoxPart, Plan};
use crate::text::ShapedStory;

/// What is counted of a story.
#[derive(Debug, Clone)]
pub struct StoryCount {
    /// The story, by the name of its file.
    pub story: String,
    /// Its headline as one line; empty where it has none.
    pub headline: String,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Its pictures that somebody is named for, those of one name together.
    pub pictures: Vec<Credited>,
    /// What is typed of it.
    pub typed: Typed,
    /// Of a poem the lines of verse, each one however often it is turned.
    pub verse: Option<usize>,
    /// What stands on which page, in the order of reading.
    pub parts: Vec<PartCount>,
}

/// Pictures, and who made them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credited {
    /// Who.
    pub authors: Vec<String>,
    /// How many.
    pub pictures: usize,
}

/// What of a story stands on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartCount {
    /// The place of the page among those of the edition, from 0.
    pub at: usize,
    /// The page, as the paper numbers it.
    pub page: String,
    /// What is typed of it; head, captions and quotation stand where it begins.
    pub typed: Typed,
    /// What is printed of its text and tables.
    pub printed: Printed,
    /// Its pictures there.
    pub pictures: usize,
}

impl StoryCount {
    /// What is printed of its text and tables.
    #[must_use]
    pub fn printed(&self) -> Printed {
        self.parts.iter().fold(Printed::default(), |all, part| all.and(part.printed))
    }

    /// What counts for the fee.
    #[must_use]
    pub fn thousands(&self) -> Thousands {
        let printed = || Thousands::of(self.printed().characters);
        self.verse.map_or_else(printed, Thousands::of_verse)
    }

    /// Whether several wrote it.
    #[must_use]
    pub const fn is_shared(&self) -> bool {
        self.authors.len() > 1
    }
}

/// Counts a story that is set.
pub(super) fn counted<'a>(
    id: Id<Story>,
    (edition, plan): (&Edition, &Plan),
    text: &'a ShapedStory,
    galley: &Galley<'a>,
) -> StoryCount {
    let story = &edition.stories()[id];
    let typed = typed(story);
    let mut parts = parts(id, (edition, plan), galley);
    if let Some(home) = parts.first_mut() {
        let Typed { head, captions, quotation, .. } = typed;
        home.typed = Typed { head, captions, quotation, ..home.typed };
        home.pictures = story.prints().count();
    }
    let (authors, pictures) = people(story);
    let headline = story.headline().iter().map(|line| line.text.as_str()).collect();
    let verse = is_poem(story).then(|| verse(text)).filter(|lines| *lines > 0);
    StoryCount { story: story.id.clone(), headline, authors, pictures, typed, verse, parts }
}

/// What is typed of a story, whether it is printed or not.
fn typed(story: &Story) -> Typed {
    let of = |copy: &Passage| characters(&copy.text);
    let boxed = story.table.as_deref();
    let tables = story.body.iter().filter_map(|block| block.table.as_deref()).chain(boxed);
    let blocks = || story.body.iter().filter(|block| !block.kind.is_made() && block.table.is_none());
    let pictures = story.pictures.iter().flat_map(|picture| picture.caption.iter().chain(&picture.credit));
    let quotation = story.quotation.iter().flat_map(|one| std::iter::once(&one.text).chain(&one.by));
    Typed {
        head: HeadPart::all()
            .filter(|part| part.row().typed)
            .flat_map(|part| &story.head[part])
            .map(of)
            .sum(),
        text: blocks().map(|block| &block.copy).chain(&story.dateline).map(of).sum(),
        editors: blocks().filter(|block| block.kind == BlockKind::Note).map(|block| of(&block.copy)).sum(),
        tables: tables.flat_map(Table::texts).map(of).sum(),
        captions: pictures.map(of).sum(),
        quotation: quotation.map(of).sum(),
    }
}

/// What of it stands on which page.
fn parts(id: Id<Story>, (edition, plan): (&Edition, &Plan), galley: &Galley<'_>) -> Vec<PartCount> {
    let chain = &plan.chains[id];
    let home = plan.home(id);
    let regions = chain.regions.iter().map(|region| plan.regions[*region].page);
    let mut all: Vec<(usize, String, Standing)> = Vec::new();
    for page in std::iter::once(home.page).chain(regions) {
        if !all.iter().any(|(known, ..)| *known == page.place()) {
            all.push((page.place(), edition.pages()[page].both_labels(), Standing::default()));
        }
    }
    let mut counting = Counting::new();
    for (frame, lines) in chain.frames.iter().zip(&galley.columns) {
        if let Some((.., into)) = all.iter_mut().find(|(at, ..)| *at == frame.page.place()) {
            counting.column(frame, lines, into);
        }
    }
    if let (Some(table), Some(rect), Some((.., into))) =
        (&galley.table, home.box_of(BoxPart::Table), all.first_mut())
    {
        counting.rows((|_| Some(rect.width), home.area.size), &table.lines, into);
    }
    let part = |(at, page, Standing { typed, printed }): (usize, String, Standing)| PartCount {
        at,
        page,
        typed,
        printed,
        pictures: 0,
    };
    all.into_iter().map(part).collect()
}

/// Who wrote it, and who made its pictures: a credit names those of its picture, the byline those that have none.
fn people(story: &Story) -> (Vec<String>, Vec<Credited>) {
    let author = HeadPart::of("author").map(|part| story.head[part].as_slice()).unwrap_or_default();
    let lines = story.byline.iter().chain(author).map(|copy| copy.text.as_str());
    let dateline = story.dateline.as_ref().map(|copy| names::in_dateline(&copy.text));
    let all: Vec<Named> = lines.chain(dateline).flat_map(names::named).collect();
    let mut authors: Vec<String> = Vec::new();
    let mut makers: Vec<String> = Vec::new();
    for one in all {
        for (into, is_one) in [(&mut authors, one.wrote()), (&mut makers, one.pictured())] {
            if is_one && !into.contains(&one.name) {
                into.push(one.name.clone());
            }
        }
    }
    let mut pictures: Vec<Credited> = Vec::new();
    for picture in &story.pictures {
        let credit = picture.credit.as_ref().map(|credit| names::named(&credit.text));
        let credited = credit.map(|all| all.into_iter().map(|one| one.name).collect());
        let by: Vec<String> = credited.unwrap_or_else(|| makers.clone());
        if by.is_empty() {
            continue;
        }
        let count = picture.prints.len();
        match pictures.iter_mut().find(|known| known.authors == by) {
            Some(known) => known.pictures += count,
            None => pictures.push(Credited { authors: by, pictures: count }),
        }
    }
    (authors, pictures)
}

/// Whether all that somebody wrote of it is verse.
fn is_poem(story: &Story) -> bool {
    use BlockKind::{Attribution, Byline, Date, Ending, Footnote, Note, Signature, Subhead, Verse};
    let beside = [Verse, Subhead, Attribution, Signature, Date, Note, Byline, Ending, Footnote];
    story.table.is_none() && story.body.iter().all(|block| beside.contains(&block.kind))
}

/// Its lines of verse, as they are written.
fn verse(text: &ShapedStory) -> usize {
    let stanzas = text.blocks.iter().filter(|block| block.kind == BlockKind::Verse);
    stanzas.map(|stanza| stanza.breaks.len() + 1).sum()
}

//! The texts of an edition, shaped: each story's heads and body.

use std::ops::Range;
use std::sync::Arc;

use super::ShapedText;
use super::blocks::{self, ShapedBlock};
use super::jumps::{self, ShapedJump};
use super::lacking::Lacking;
use super::page::ShapedPages;
use super::passage::passage;
use super::shape::{Shaper, Shapers};
use super::style::{Rows, Style};
use super::styles;
use super::table::ShapedTable;
use super::worded::worded;
use crate::copy::{BlockKind, Passage};
use crate::diag::Diagnostic;
use crate::edition::{Edition, Story, StoryPicture, Terms};
use crate::geom::Direction;
use crate::id::{Along, Among, Id};
use crate::layout::Slot;
use crate::part::{HeadPart, Lines, PerPart};
use crate::style::{CaptionStyle, QuotationStyle, StoryStyles};

/// The texts of an edition, or of a bundle of its pages.
#[derive(Debug)]
pub struct ShapedEdition {
    /// The stories.
    pub stories: Along<Story, ShapedStory>,
    /// What is said on all its pages besides.
    pub pages: Arc<ShapedPages>,
}

/// An edition whose stories are being shaped: those of its pages that are wanted, when they are.
pub struct Shaping<'e> {
    edition: &'e Edition,
    shaper: Shaper,
    /// What its pages say besides stories.
    pub pages: Arc<ShapedPages>,
}

/// A story's texts.
#[derive(Debug, Default)]
pub struct ShapedStory {
    /// Its head, part by part, each as one text or in the editor's lines.
    pub head: PerPart<Vec<ShapedText>>,
    /// 记者, 通讯员.
    pub byline: Option<ShapedText>,
    /// What stands at its pictures, one by one.
    pub pictures: Vec<ShapedPicture>,
    /// 引语.
    pub quotation: Option<ShapedText>,
    /// Whose words it is.
    pub quoted: Option<ShapedText>,
    /// The table that stands in a box.
    pub table: Option<ShapedTable>,
    /// The body; a dateline is run in at the first paragraph.
    pub blocks: Vec<ShapedBlock>,
    /// What stands around its jumps, in the order of reading.
    pub jumps: Vec<ShapedJump>,
}

/// What stands at a picture.
#[derive(Debug, Default)]
pub struct ShapedPicture {
    /// The numbers of its prints among those of the story.
    pub prints: Range<u16>,
    /// The numbers that stand on its prints, of a group that has them.
    pub numbers: Vec<ShapedText>,
    /// 图片说明.
    pub caption: Option<ShapedText>,
    /// 摄影: who took it.
    pub credit: Option<ShapedText>,
}

impl ShapedPicture {
    /// Whether anything is said of it.
    #[must_use]
    pub const fn is_said(&self) -> bool {
        self.caption.is_some() || self.credit.is_some()
    }
}

/// Shapes every text of an edition, stories in parallel.
///
/// A character that no face has is an error that names it.
#[must_use]
pub fn shape(edition: &Edition, shapers: &Shapers) -> (ShapedEdition, Vec<Diagnostic>) {
    let (shaping, of_pages) = Shaping::of(edition, shapers);
    let (shaped, mut found) = shaping.stories(&edition.stories().all());
    found.extend(of_pages);
    (shaped, found)
}

impl<'e> Shaping<'e> {
    /// An edition with the texts of its pages shaped, and no story.
    #[must_use]
    pub fn of(edition: &'e Edition, shapers: &Shapers) -> (Self, Vec<Diagnostic>) {
        let faces = edition.fonts().iter().map(|font| font.face);
        let shaper = Shaper::new(shapers, &edition.conventions(), faces);
        let (pages, found) = ShapedPages::shaped(&shaper, edition);
        (Self { edition, shaper, pages: Arc::new(pages) }, found)
    }

    /// A story shaped for a slot that its page does not have.
    #[must_use]
    pub fn tried(&self, id: Id<Story>, (styles, slot): (&StoryStyles<'_>, &Slot)) -> ShapedStory {
        let Self { edition, shaper, .. } = self;
        let mut unsaid = Lacking::default();
        shaped(shaper, (styles, slot), &edition.stories()[id], &edition.words().kept, &mut unsaid)
    }

    /// Some of its stories shaped, in parallel.
    #[must_use]
    pub fn stories(&self, wanted: &Among<Story>) -> (ShapedEdition, Vec<Diagnostic>) {
        let Self { edition, shaper, pages } = self;
        let kept = &edition.words().kept;
        let shaped = wanted.par_along(|id| {
            let mut lacking = Lacking::default();
            let place = edition.place_of(id);
            let styles = (&edition.styles_of(id), edition.slot_on(place.page, place.slot));
            let mut texts = shaped(shaper, styles, &edition.stories()[id], kept, &mut lacking);
            let (jumps, of_lines) = jumps::shaped(shaper, (edition, id), kept, &mut lacking);
            texts.jumps = jumps;
            (texts, lacking.found(edition, "label").into_iter().chain(of_lines).collect::<Vec<_>>())
        });
        let (stories, found) = shaped.unzip(|pair| pair);
        (ShapedEdition { stories, pages: Arc::clone(pages) }, found.into_iter().flatten().collect())
    }
}

/// Shapes a story in its styles.
fn shaped(
    shaper: &Shaper,
    (styles, slot): (&StoryStyles<'_>, &Slot),
    story: &Story,
    kept: &Terms,
    lacking: &mut Lacking,
) -> ShapedStory {
    let mut set = |copy: &Passage, style: &Style<'_>| passage(shaper, (copy, style), kept, lacking);
    let body = styles::body(styles);
    let kai = Style { regular: body.emphasis, ..body };
    let strong = Style { regular: body.strong, ..body };
    let QuotationStyle { face, size, leading, .. } = styles.quotations;
    let words = Style { regular: face, rows: Some(Rows { size: *size, leading: *leading }), ..body };
    let quotation = story.quotation.as_ref();
    let display = |part: HeadPart| {
        let face = &styles.head.parts[part].face;
        match part.row().lines {
            // Its size is known when it is fitted.
            Lines::Filled => Style { regular: face, rows: None, direction: styles.head_direction, ..body },
            Lines::AsWritten | Lines::AtNeed | Lines::Balanced => {
                Style::display(body.convention, face, styles.head_direction)
            }
        }
    };
    let mut texts = ShapedStory {
        head: PerPart::each(|part| story.head[part].iter().map(|copy| set(copy, &display(part))).collect()),
        byline: story.byline.as_ref().map(|copy| set(copy, &kai)),
        pictures: Vec::with_capacity(story.pictures.len()),
        quotation: quotation.map(|quotation| set(&quotation.text, &words)),
        quoted: quotation.and_then(|quotation| Some(set(quotation.by.as_ref()?, &words))),
        table: None,
        blocks: Vec::new(),
        jumps: Vec::new(),
    };
    texts.table = story.table.as_ref().map(|one| ShapedTable::shaped(one, styles, &mut set));
    let mut first = 0;
    let on_print = Style::display(body.convention, &styles.captions.face, Direction::Horizontal);
    for (at, StoryPicture { prints, numbered, caption: said, credit, .. }) in (0..).zip(&story.pictures) {
        let mount = slot.mount_of(at, story.is_picture_alone());
        let (said, credit) = worded(said.as_ref(), credit.as_ref(), mount);
        let count = prints.len() as u16;
        let mut number = |number: u16| set(&Passage::bare(number.to_string()), &on_print);
        let numbers = (1..=count).filter(|_| *numbered).map(&mut number).collect();
        let CaptionStyle { face, size, leading, .. } = mount.captions(styles.captions);
        let caption = Style { regular: &face, rows: Some(Rows { size, leading }), ..body };
        let mut set = |copy: &Option<Passage>| copy.as_ref().map(|copy| set(copy, &caption));
        let (caption, credit) = (set(&said), set(&credit));
        texts.pictures.push(ShapedPicture { prints: first..first + count, numbers, caption, credit });
        first += count;
    }
    let dateline = story.dateline.as_ref().map(|copy| set(copy, &strong));
    texts.blocks = blocks::shaped(story, styles, dateline, &mut set);
    // Where notes stand at its end, who reports stands above them, as a block.
    if story.body.iter().any(|block| block.kind == BlockKind::Byline) {
        texts.byline = None;
    }
    texts
}

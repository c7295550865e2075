//! The texts of an edition, shaped: each story's heads and body, and the furniture of each page.

use std::ops::Range;

use super::blocks::{self, ShapedBlock};
use super::jumps::{self, ShapedJump};
use super::lacking::Lacking;
use super::passage::passage;
use super::shape::{Shaper, Shapers};
use super::slug::{self, ShapedSlug};
use super::style::{Rows, Style};
use super::styles;
use super::table::ShapedTable;
use super::worded::worded;
use super::{ShapedText, Written};
use crate::color::Paint;
use crate::copy::{BlockKind, Passage};
use crate::diag::{Diagnostic, Span};
use crate::edition::{Edition, FurnitureLine, PageSpec, Story, StoryPicture, Terms};
use crate::geom::{Direction, Length};
use crate::id::{Along, Id};
use crate::layout::{FurniturePart, Slot};
use crate::part::{HeadPart, Lines, PerPart};
use crate::style::{CaptionStyle, QuotationStyle, StoryStyles};

/// All texts of an edition.
#[derive(Debug)]
pub struct ShapedEdition {
    /// The stories.
    pub stories: Along<Story, ShapedStory>,
    /// The furniture of pages, part by part.
    pub furniture: Along<PageSpec, Vec<ShapedFurniture>>,
    /// The slug lines of pages; none where the layout asks for no marks.
    pub slugs: Along<PageSpec, Option<ShapedSlug>>,
    /// The watermarks of pages; none where the edition has none.
    pub watermarks: Along<PageSpec, Option<ShapedText>>,
    /// What the advertisements of pages are called; none where there are none.
    pub ad_labels: Along<PageSpec, Option<ShapedText>>,
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

/// A part of a page's furniture.
#[derive(Debug)]
pub struct ShapedFurniture {
    /// Which, of the page's layout.
    pub part: Id<FurniturePart>,
    /// Its lines, or the items of its one line.
    pub lines: Vec<ShapedLine>,
}

/// A line of furniture.
#[derive(Debug)]
pub struct ShapedLine {
    /// Its text.
    pub text: ShapedText,
    /// Its size.
    pub size: Length,
    /// Its colour.
    pub paint: Paint,
    /// Where the layout asks for it.
    pub span: Span,
}

/// Shapes every text of an edition, stories in parallel.
///
/// A character that no face has is an error that names it.
#[must_use]
pub fn shape(edition: &Edition, shapers: &Shapers) -> (ShapedEdition, Vec<Diagnostic>) {
    let shaper = Shaper::new(shapers, &edition.conventions(), edition.fonts().iter().map(|font| font.face));
    let kept = &edition.words().kept;
    let (stories, found) = edition
        .stories()
        .par_along(|(id, story)| {
            let mut lacking = Lacking::default();
            let place = edition.place_of(id);
            let styles = (&edition.styles_of(id), edition.slot_on(place.page, place.slot));
            let mut texts = shaped(&shaper, styles, story, kept, &mut lacking);
            let (jumps, of_lines) = jumps::shaped(&shaper, (edition, id), kept, &mut lacking);
            texts.jumps = jumps;
            (texts, lacking.found(edition, "label").into_iter().chain(of_lines).collect::<Vec<_>>())
        })
        .unzip(|pair| pair);
    let mut lacking = Lacking::default();
    let pages = edition.pages();
    let furniture = pages.along(|(_, page)| furniture(&shaper, edition, page, &mut lacking));
    let more = lacking.found(edition, "furniture");
    let mut lacking = Lacking::default();
    let slugs = pages.along(|(_, page)| slug::slug(&shaper, edition, page, &mut lacking));
    let watermarks = pages.along(|(_, page)| slug::watermark(&shaper, edition, page, &mut lacking));
    let ad_labels = pages.along(|(_, page)| slug::ad_label(&shaper, edition, page, &mut lacking));
    let more = more.into_iter().chain(lacking.found(edition, "slug"));
    (
        ShapedEdition { stories, furniture, slugs, watermarks, ad_labels },
        found.into_iter().flatten().chain(more).collect(),
    )
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

/// Shapes the furniture of a page.
fn furniture(
    shaper: &Shaper,
    edition: &Edition,
    page: &PageSpec,
    lacking: &mut Lacking,
) -> Vec<ShapedFurniture> {
    let mut line = |line: FurnitureLine<'_>| {
        let style = Style::display(edition.convention_on(page), line.face, line.direction);
        let (mut text, missing) = shaper.shape(&Passage::bare(line.text), &style);
        text.written = Written::Made(line.span);
        lacking.note(&missing, |_| Some(line.span));
        ShapedLine { text, size: line.size, paint: line.paint, span: line.span }
    };
    let parts = crate::edition::furniture(edition, page).into_iter();
    parts
        .map(|(part, lines)| ShapedFurniture { part, lines: lines.into_iter().map(&mut line).collect() })
        .collect()
}

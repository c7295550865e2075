//! The texts of an edition, shaped: each story's heads and body, and the furniture of each page.

use super::keep::keep;
use super::lacking::Lacking;
use super::shape::{Shaper, Shapers};
use super::slug::{self, ShapedSlug};
use super::style::Style;
use super::styles;
use super::{Atom, Joint, ShapedText, Written};
use crate::color::Paint;
use crate::convention::Class;
use crate::copy::{BlockKind, Passage};
use crate::diag::{Diagnostic, Span};
use crate::edition::{Edition, FurnitureLine, PageSpec, Story, Terms};
use crate::geom::{Em, Length};
use crate::id::{Along, Id};
use crate::layout::FurniturePart;
use crate::page::FaceId;
use crate::part::{HeadPart, Lines, PerPart};
use crate::style::StoryStyles;

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
}

/// A story's texts.
#[derive(Debug, Default)]
pub struct ShapedStory {
    /// Its head, part by part, each as one text or in the editor's lines.
    pub head: PerPart<Vec<ShapedText>>,
    /// 记者, 通讯员.
    pub byline: Option<ShapedText>,
    /// 图片说明.
    pub caption: Option<ShapedText>,
    /// 摄影: who took the picture.
    pub credit: Option<ShapedText>,
    /// The body; a dateline is run in at the first paragraph.
    pub blocks: Vec<ShapedBlock>,
}

/// A block of the body.
#[derive(Debug)]
pub struct ShapedBlock {
    /// What it is.
    pub kind: BlockKind,
    /// Its text.
    pub text: ShapedText,
    /// Letterspacing that the paragraph asks for.
    pub tracking: Option<Em>,
    /// The bytes of a dateline and the space after it, before the block's own text.
    pub lead: usize,
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
        .par_along(|(id, story)| shaped(&shaper, &edition.styles_of(id), story, kept))
        .unzip(|pair| pair);
    let mut lacking = Lacking::default();
    let pages = edition.pages();
    let furniture = pages.along(|(_, page)| furniture(&shaper, edition, page, &mut lacking));
    let more = lacking.found("furniture");
    let mut lacking = Lacking::default();
    let slugs = pages.along(|(_, page)| slug::slug(&shaper, edition, page, &mut lacking));
    let watermarks = pages.along(|(_, page)| slug::watermark(&shaper, edition, page, &mut lacking));
    let more = more.into_iter().chain(lacking.found("slug"));
    (
        ShapedEdition { stories, furniture, slugs, watermarks },
        found.into_iter().flatten().chain(more).collect(),
    )
}

/// Shapes a story in its styles.
fn shaped(
    shaper: &Shaper,
    styles: &StoryStyles<'_>,
    story: &Story,
    kept: &Terms,
) -> (ShapedStory, Vec<Diagnostic>) {
    let mut lacking = Lacking::default();
    let mut set = |copy: &Passage, style: &Style<'_>| {
        let (mut text, missing) = shaper.shape(copy, style);
        keep(&mut text, copy, kept);
        lacking.note(&missing, |byte| copy.span_at(byte));
        text
    };
    let body = styles::body(styles.body, styles.direction);
    let kai = Style { regular: body.emphasis, ..body };
    let strong = Style { regular: body.strong, ..body };
    let caption = Style { regular: &styles.captions.face, ..body };
    let picture = story.picture.as_ref();
    let display = |part: HeadPart| {
        let face = &styles.head.parts[part].face;
        match part.row().lines {
            Lines::Filled => Style { regular: face, ..body },
            Lines::AsWritten | Lines::Balanced => Style::display(body.convention, face, styles.direction),
        }
    };
    let mut texts = ShapedStory {
        head: PerPart::each(|part| story.head[part].iter().map(|copy| set(copy, &display(part))).collect()),
        byline: story.byline.as_ref().map(|copy| set(copy, &kai)),
        caption: picture.and_then(|picture| Some(set(picture.caption.as_ref()?, &caption))),
        credit: picture.and_then(|picture| Some(set(picture.credit.as_ref()?, &caption))),
        blocks: Vec::with_capacity(story.body.len()),
    };
    let mut dateline = story.dateline.as_ref().map(|copy| set(copy, &strong));
    for block in &story.body {
        let style = if block.kind == BlockKind::Subhead { &strong } else { &body };
        let mut text = set(&block.copy, style);
        let mut before = 0;
        if block.kind == BlockKind::Paragraph
            && let Some(lead) = dateline.take()
        {
            before = lead.text.len() + SPACE.len_utf8();
            text = run_in(lead, styles.body.dateline_gap, &text);
        }
        texts.blocks.push(ShapedBlock { kind: block.kind, text, tracking: block.tracking, lead: before });
    }
    if let Some(lead) = dateline {
        // A body of subheads alone: the dateline is a line of its own, so that it is not lost.
        texts.blocks.push(ShapedBlock { kind: BlockKind::Paragraph, text: lead, tracking: None, lead: 0 });
    }
    (texts, lacking.found("label"))
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

/// What stands between a dateline and the text.
const SPACE: char = '\u{3000}';

/// A dateline before the first paragraph, an ideographic space of the style's width between them.
fn run_in(mut lead: ShapedText, gap: Em, text: &ShapedText) -> ShapedText {
    let face = lead.atoms.last().map_or(FaceId(0), |atom| atom.face);
    lead.atoms.push(Atom {
        class: Class::Blank,
        face,
        width: gap,
        glyph: lead.glyphs.len() as u32,
        byte: lead.text.len() as u32,
        tracking: None,
        look: 0,
        upright: true,
        joint: Joint::ByClass,
    });
    lead.text.push(SPACE);
    lead.append(text);
    lead
}

//! The texts of an edition, shaped: each story's heads and body, and the furniture of each page.

use rayon::prelude::*;

use super::class::Class;
use super::keep::keep;
use super::lacking::Lacking;
use super::shape::Shaper;
use super::slug::{self, ShapedSlug};
use super::style::Style;
use super::styles::Styles;
use super::{Atom, Joint, ShapedText};
use crate::color::Paint;
use crate::copy::{BlockKind, Copy};
use crate::diag::{Diagnostic, Span};
use crate::edition::{Edition, PageSpec, Story, Terms};
use crate::font::Fonts;
use crate::geom::{Em, Length};
use crate::layout::{FurnitureText, Slot};
use crate::page::FaceId;
use crate::style::{FacesId, HeadStyle};

/// All texts of an edition.
#[derive(Debug, Default)]
pub struct ShapedEdition {
    /// As [`Edition::stories`].
    pub stories: Vec<ShapedStory>,
    /// As [`Edition::pages`].
    pub furniture: Vec<ShapedFurniture>,
    /// As [`Edition::pages`]; none where the layout asks for no marks.
    pub slugs: Vec<Option<ShapedSlug>>,
    /// As [`Edition::pages`]; none where the edition has no watermark.
    pub watermarks: Vec<Option<ShapedText>>,
}

/// A story's texts.
#[derive(Debug, Default)]
pub struct ShapedStory {
    /// 引题.
    pub kicker: Option<ShapedText>,
    /// 主题, as one text or in the editor's lines.
    pub headline: Vec<ShapedText>,
    /// 副题.
    pub deck: Option<ShapedText>,
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

/// The furniture of one page.
#[derive(Debug, Default)]
pub struct ShapedFurniture {
    /// The paper's name on page 1.
    pub nameplate: Option<ShapedLine>,
    /// 报眼.
    pub ear: Vec<ShapedLine>,
    /// The line under the nameplate.
    pub strip: Vec<ShapedLine>,
    /// 报眉.
    pub folio: Vec<ShapedLine>,
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

/// Shapes every text of an edition, stories in parallel. `faces` is the face of each of [`Edition::fonts`].
///
/// A character that no face has is an error that names it.
#[must_use]
pub fn shape(edition: &Edition, fonts: &Fonts) -> (ShapedEdition, Vec<Diagnostic>) {
    let shaper = Shaper::new(fonts);
    let styles: Vec<Styles<'_>> = edition.layouts.iter().map(|layout| Styles::new(&shaper, layout)).collect();
    let (stories, found): (Vec<_>, Vec<_>) = edition
        .stories
        .par_iter()
        .zip(places(edition))
        .map(|(story, place)| {
            let slot = place.and_then(|(layout, slot)| Some((styles.get(layout)?, layout, slot)));
            let slot = slot.and_then(|(styles, layout, slot)| {
                Some((styles, edition.layouts.get(layout)?.slots.get(slot)?))
            });
            match slot {
                Some((styles, slot)) => shaped(styles, story, slot, &edition.words.kept),
                None => (ShapedStory::default(), Vec::new()),
            }
        })
        .unzip();
    let mut lacking = Lacking::default();
    let furniture = edition.pages.iter().map(|page| match styles.get(page.layout) {
        Some(styles) => furniture(styles, page, &mut lacking),
        None => ShapedFurniture::default(),
    });
    let furniture = furniture.collect();
    let more = lacking.found("furniture");
    let mut lacking = Lacking::default();
    let slugs =
        edition.pages.iter().map(|page| slug::slug(styles.get(page.layout)?, edition, page, &mut lacking));
    let slugs = slugs.collect();
    let watermarks =
        edition.pages.iter().map(|page| slug::watermark(styles.get(page.layout)?, edition, &mut lacking));
    let watermarks = watermarks.collect();
    let more = more.into_iter().chain(lacking.found("slug"));
    (
        ShapedEdition { stories, furniture, slugs, watermarks },
        found.into_iter().flatten().chain(more).collect(),
    )
}

/// The layout of a story and the slot that it stands in.
fn places(edition: &Edition) -> Vec<Option<(usize, usize)>> {
    let mut places = vec![None; edition.stories.len()];
    for page in &edition.pages {
        for used in &page.slots {
            if let Some(place) = places.get_mut(used.story) {
                *place = Some((page.layout, used.slot));
            }
        }
    }
    places
}

/// Shapes a story for its slot.
fn shaped(styles: &Styles<'_>, story: &Story, slot: &Slot, kept: &Terms) -> (ShapedStory, Vec<Diagnostic>) {
    let head: Option<&HeadStyle> = styles.layout.heads.get(slot.head);
    let mut lacking = Lacking::default();
    let mut set = |copy: &Copy, style: &Style<'_>| {
        let (mut text, missing) = styles.shaper.shape(copy, style);
        keep(&mut text, kept);
        lacking.note(&missing, |byte| copy.span_at(byte));
        text
    };
    let body = styles.body(slot.direction);
    let kai = Style { regular: body.emphasis, ..body };
    let strong = Style { regular: body.strong, ..body };
    let display = |face: Option<FacesId>| {
        Style::display(face.map_or(body.regular, |face| styles.faces(face)), slot.direction)
    };
    let caption = Style { regular: styles.faces(styles.layout.captions.face), ..body };
    let picture = story.picture.as_ref();
    let headline = display(head.map(|head| head.headline.face));
    let mut shaped = ShapedStory {
        kicker: story.kicker.as_ref().map(|copy| set(copy, &display(head.map(|head| head.kicker.face)))),
        headline: story.headline.iter().map(|copy| set(copy, &headline)).collect(),
        deck: story.deck.as_ref().map(|copy| set(copy, &display(head.map(|head| head.deck.face)))),
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
            text = run_in(lead, styles.layout.body.dateline_gap, &text);
        }
        shaped.blocks.push(ShapedBlock { kind: block.kind, text, tracking: block.tracking, lead: before });
    }
    if let Some(lead) = dateline {
        // A body of subheads alone: the dateline is a line of its own, so that it is not lost.
        shaped.blocks.push(ShapedBlock { kind: BlockKind::Paragraph, text: lead, tracking: None, lead: 0 });
    }
    (shaped, lacking.found("label"))
}

/// Shapes the furniture of a page.
fn furniture(styles: &Styles<'_>, page: &PageSpec, lacking: &mut Lacking) -> ShapedFurniture {
    let mut line = |furniture: &FurnitureText| {
        let text = furniture.on(page.number, &page.section);
        let style = Style::display(styles.faces(furniture.face), styles.layout.grid.direction);
        let (text, missing) = styles.shaper.shape(&Copy::bare(text), &style);
        lacking.note(&missing, |_| Some(furniture.span));
        ShapedLine { text, size: furniture.size, paint: furniture.paint, span: furniture.span }
    };
    let mut shaped = ShapedFurniture::default();
    if page.number == 1 {
        if let Some(masthead) = &styles.layout.masthead {
            shaped.nameplate = Some(line(&masthead.nameplate));
            shaped.ear = masthead.ear.iter().map(&mut line).collect();
            shaped.strip = masthead.strip.iter().map(&mut line).collect();
        }
    } else if let Some(folio) = &styles.layout.folio {
        shaped.folio = folio.items.iter().map(&mut line).collect();
    }
    shaped
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

//! JSON: each page as it was set, for programs. Places are `[left, top, width, height]` in millimetres from the upper left
//! corner of the trimmed page; sizes of type are points.

use rayon::prelude::*;
use serde::Serialize;

use super::Written;
use crate::font::Fonts;
use crate::geom::{Direction, Point, Rect};
use crate::page::{Composition, GlyphRun, PartKind, Region};
use crate::transcript::{Block, Content, Line, PageTranscript, Section, Transcript, Whose};

/// The version of the format that this program writes.
const FORMAT: u32 = 1;

/// A place.
type Place = [f64; 4];

#[derive(Serialize)]
struct Page<'t> {
    format: u32,
    paper: &'t str,
    date: String,
    number: &'t str,
    language: &'t str,
    #[serde(rename = "page")]
    place: u32,
    label: &'t str,
    section: &'t str,
    /// Width and height of the trimmed page.
    trim: [f64; 2],
    bleed: f64,
    sections: Vec<SectionOf<'t>>,
}

#[derive(Serialize)]
struct SectionOf<'t> {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    story: Option<&'t str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'t str>,
    /// False of what may not stand in the paper's web edition, and nothing of what may.
    #[serde(skip_serializing_if = "Option::is_none")]
    web: Option<bool>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    regions: Vec<RegionOf<'t>>,
    /// Corners of polygons, clockwise.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    areas: Vec<Vec<[f64; 2]>>,
    blocks: Vec<BlockOf<'t>>,
}

#[derive(Serialize)]
struct RegionOf<'t> {
    slot: &'t str,
    rect: Place,
    parts: Vec<PartOf>,
}

#[derive(Serialize)]
struct PartOf {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<u16>,
    rect: Place,
}

#[derive(Serialize)]
struct BlockOf<'t> {
    role: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<u16>,
    rect: Place,
    #[serde(skip_serializing_if = "Option::is_none")]
    picture: Option<PictureOf<'t>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    lines: Vec<LineOf<'t>>,
}

#[derive(Serialize)]
struct PictureOf<'t> {
    kind: &'static str,
    name: &'t str,
    alt: &'t str,
    /// As of sections.
    #[serde(skip_serializing_if = "Option::is_none")]
    web: Option<bool>,
}

#[derive(Serialize)]
struct LineOf<'t> {
    text: String,
    rect: Place,
    direction: &'static str,
    /// From where to where its baseline runs; of a line that runs down, its middle.
    baseline: [[f64; 2]; 2],
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    hyphenated: bool,
    runs: Vec<RunOf<'t>>,
    words: Vec<WordOf<'t>>,
}

#[derive(Serialize)]
struct RunOf<'t> {
    text: &'t str,
    face: String,
    size: f64,
}

#[derive(Serialize)]
struct WordOf<'t> {
    text: &'t str,
    rect: Place,
}

/// A file for each page.
#[must_use]
pub fn files(transcript: &Transcript<'_>, fonts: &Fonts) -> Vec<Written> {
    let pages = transcript.pages.par_iter().enumerate();
    let file = |(at, page)| {
        let mut bytes =
            serde_json::to_vec_pretty(&self::page(page, transcript.composition, fonts)).unwrap_or_default();
        bytes.push(b'\n');
        Written { path: format!("{:04}.json", at + 1), bytes }
    };
    pages.map(file).collect()
}

fn page<'t>(of: &'t PageTranscript<'_>, composition: &'t Composition, fonts: &Fonts) -> Page<'t> {
    let (about, page) = (&composition.about, of.page);
    Page {
        format: FORMAT,
        paper: &about.paper,
        date: about.day(),
        number: &about.number,
        language: composition.language,
        place: page.number,
        label: &page.label,
        section: &page.section,
        trim: [page.trim.width, page.trim.height].map(mm),
        bleed: mm(page.bleed),
        sections: of.sections.iter().map(|one| section(one, composition, fonts)).collect(),
    }
}

fn section<'t>(of: &'t Section<'_>, composition: &'t Composition, fonts: &Fonts) -> SectionOf<'t> {
    let (kind, label) = match of.whose {
        Whose::Page => ("page", None),
        Whose::Advertisement => ("advertisement", None),
        Whose::Story(story) => ("story", composition.stories.get(usize::from(story))),
    };
    SectionOf {
        kind,
        story: label.map(|label| label.id.as_str()),
        title: label.map(|label| label.title.as_str()),
        web: label.and_then(|label| right(label.web)),
        regions: of.regions.iter().map(|one| region(one)).collect(),
        areas: of.areas.iter().map(|area| area.iter().map(|at| [mm(at.x), mm(at.y)]).collect()).collect(),
        blocks: of.blocks.iter().map(|one| block(one, of.whose, fonts)).collect(),
    }
}

/// What is said of a right: nothing, where it is there.
fn right(web: bool) -> Option<bool> {
    Some(web).filter(|web| !web)
}

fn region(of: &Region) -> RegionOf<'_> {
    let part = |part: &crate::page::Part| {
        let (kind, column) = match part.kind {
            PartKind::Head => ("head", None),
            PartKind::Picture => ("picture", None),
            PartKind::Quotation => ("quotation", None),
            PartKind::Table => ("table", None),
            PartKind::Column(column) => ("column", Some(column)),
        };
        PartOf { kind, column, rect: place(part.rect) }
    };
    RegionOf { slot: &of.slot, rect: place(of.rect), parts: of.parts.iter().map(part).collect() }
}

fn block<'t>(of: &'t Block<'_>, whose: Whose, fonts: &Fonts) -> BlockOf<'t> {
    let picture = match &of.content {
        Content::Illustration(seen) => {
            let (kind, web) = (seen.kind.name(), right(seen.web));
            Some(PictureOf { kind, name: seen.name, alt: seen.alt, web })
        }
        Content::Text(_) => None,
    };
    let part = matches!(whose, Whose::Story(_)).then_some(of.part);
    let lines = of.lines().iter().map(|one| line(one, fonts)).collect();
    BlockOf { role: of.role.name(), part, rect: place(of.rect), picture, lines }
}

fn line<'t>(of: &'t Line<'_>, fonts: &Fonts) -> LineOf<'t> {
    let run = |run: &&'t GlyphRun| RunOf {
        text: &run.text,
        face: fonts.face(run.face).map_or_else(String::new, |face| face.metrics.postscript_name.clone()),
        size: run.size.to_pt(),
    };
    LineOf {
        text: of.text().collect(),
        rect: place(of.rect),
        direction: match of.direction {
            Direction::Horizontal => "horizontal",
            Direction::Vertical => "vertical",
        },
        baseline: of.baseline.map(|Point { x, y }| [mm(x), mm(y)]),
        hyphenated: of.hyphen.is_some(),
        runs: of.runs.iter().map(run).collect(),
        words: of.words.iter().map(|word| WordOf { text: &word.text, rect: place(word.rect) }).collect(),
    }
}

fn place(rect: Rect) -> Place {
    rect.to_mm()
}

fn mm(length: crate::geom::Length) -> f64 {
    length.hundredths_of_mm() as f64 / 100.0
}

//! The type that the text of a page is set in.

use std::collections::BTreeMap;

use crate::font::{Fonts, Metrics};
use crate::geom::Length;
use crate::page::{FaceId, GlyphRun};
use crate::transcript::{Block, Line, PageTranscript};
use crate::xml::Xml;

/// Type of one face and size, and how far its lines are apart.
#[derive(Debug, Default)]
pub(super) struct Styles {
    faces: BTreeMap<(FaceId, Length), Face>,
    leadings: BTreeMap<Length, String>,
}

#[derive(Debug)]
struct Face {
    id: String,
    family: String,
    bold: bool,
}

impl Styles {
    pub(super) fn of(page: &PageTranscript<'_>, fonts: &Fonts) -> Self {
        let mut all = Self::default();
        let blocks = || page.sections.iter().flat_map(|section| &section.blocks);
        for run in blocks().flat_map(Block::lines).flat_map(|line| &line.runs) {
            let next = all.faces.len() + 1;
            all.faces.entry((run.face, run.size)).or_insert_with(|| {
                let face = fonts.face(run.face);
                let metrics = face.as_ref().map(|face| &face.metrics);
                let family = metrics.map_or_else(String::new, |metrics| metrics.postscript_name.clone());
                let bold = metrics.is_some_and(Metrics::is_bold);
                Face { id: format!("F{next}"), family, bold }
            });
        }
        for leading in blocks().filter_map(|block| leading(block.lines())) {
            let next = all.leadings.len() + 1;
            all.leadings.entry(leading).or_insert_with(|| format!("PAR{next}"));
        }
        all
    }

    pub(super) fn write(&self, xml: &mut Xml) {
        if self.faces.is_empty() {
            return;
        }
        xml.element("Styles", [], |xml| {
            for ((_, size), Face { id, family, bold }) in &self.faces {
                let own = [
                    ("ID", id.as_str().into()),
                    ("FONTFAMILY", family.as_str().into()),
                    ("FONTSIZE", size.to_pt().to_string().into()),
                ];
                let bold = bold.then_some(("FONTSTYLE", "bold".into()));
                xml.empty("TextStyle", own.into_iter().chain(bold));
            }
            for (leading, id) in &self.leadings {
                xml.empty(
                    "ParagraphStyle",
                    [("ID", id.as_str().into()), ("LINESPACE", leading.to_pt().to_string().into())],
                );
            }
        });
    }

    /// The style of a run.
    pub(super) fn of_run(&self, run: &GlyphRun) -> Option<&str> {
        self.faces.get(&(run.face, run.size)).map(|face| face.id.as_str())
    }

    /// The styles of a block: the type that it begins with, and how far its lines are apart.
    pub(super) fn of_block(&self, lines: &[Line<'_>]) -> Option<String> {
        let run = lines.first()?.runs.first()?;
        let face = self.of_run(run)?;
        let leading = leading(lines).and_then(|leading| self.leadings.get(&leading));
        Some(leading.map_or_else(|| face.to_owned(), |leading| format!("{face} {leading}")))
    }
}

/// How far the first two lines of a block are apart.
fn leading(lines: &[Line<'_>]) -> Option<Length> {
    let (one, next) = (lines.first()?, lines.get(1)?);
    let ([at, _], [below, _]) = (one.baseline, next.baseline);
    let apart = match one.direction {
        crate::geom::Direction::Horizontal => below.y - at.y,
        crate::geom::Direction::Vertical => at.x - below.x,
    };
    Some(apart).filter(|apart| *apart > Length::ZERO)
}

//! ALTO: where every line and every word of a page stands (Library of Congress, versions 4.4 and 3.1).
//!
//! What libraries know of a page from reading its scan, here it is what was set: sections of a page are `ComposedBlock`s,
//! of stories with all that belongs to them in the order of reading, of pictures, of tables and of advertisements. A
//! `String` is a word between blanks, or a Latin word or a figure in Chinese text; `SP` stands where the copy has a blank,
//! also at the end of a line, and nowhere else. Lines joined with their `SP`s, without `HYP`, are thus the copy.

mod blocks;
mod ids;
mod order;
mod styles;
mod substitute;
mod tags;
mod text;

use std::borrow::Cow;

use super::{Unit, Written};
use crate::font::Fonts;
use crate::page::Page;
use crate::transcript::{PageTranscript, Transcript};
use crate::write::xml::{Attribute, Xml};

pub(super) use ids::{block_id, section_id};

use styles::Styles;
use substitute::Substitutes;
use tags::Tags;

/// A version of ALTO.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Version {
    /// 4.4, of 2023.
    #[default]
    V44,
    /// 3.1, of 2016: without the order of reading, lines that run down, and glyphs.
    V31,
}

/// What is written.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// The version.
    pub version: Version,
    /// In what places are said.
    pub unit: Unit,
    /// Every glyph by itself, with the rectangle of what is printed of it; 4.4 alone has them.
    pub glyphs: bool,
}

/// What a page is written with.
struct Writing<'t, 'c> {
    transcript: &'t Transcript<'c>,
    fonts: &'t Fonts,
    options: Options,
    substitutes: Substitutes,
}

/// The file of a page, by its place from 0.
#[must_use]
pub fn name(page: usize) -> String {
    format!("{:04}.xml", page + 1)
}

/// A file for each page.
#[must_use]
pub fn files(transcript: &Transcript<'_>, fonts: &Fonts, options: Options) -> Vec<Written> {
    use rayon::prelude::*;
    let substitutes = Substitutes::of(transcript);
    let writing = Writing { transcript, fonts, options, substitutes };
    let pages = transcript.pages.par_iter().enumerate();
    pages.map(|(at, page)| Written { path: name(at), bytes: writing.page(at, page) }).collect()
}

impl Writing<'_, '_> {
    fn page(&self, at: usize, of: &PageTranscript<'_>) -> Vec<u8> {
        let Options { version, unit, .. } = self.options;
        let styles = Styles::of(of, self.fonts);
        let tags = Tags::of(of, self.transcript.composition);
        let mut xml = Xml::new();
        let (space, number) = match version {
            Version::V44 => ("http://www.loc.gov/standards/alto/ns-v4#", "4.4"),
            Version::V31 => ("http://www.loc.gov/standards/alto/ns-v3#", "3.1"),
        };
        let root = [
            ("xmlns", space.into()),
            ("xmlns:xlink", "http://www.w3.org/1999/xlink".into()),
            ("SCHEMAVERSION", number.into()),
        ];
        xml.element("alto", root, |xml| {
            self.description(xml);
            styles.write(xml);
            tags.write(xml);
            if version == Version::V44 {
                order::write(xml, at, of);
            }
            xml.element("Layout", [], |xml| {
                xml.element("Page", self.about(at, of.page), |xml| {
                    let own = [("ID", Cow::from(format!("P{}_PS", at + 1)))];
                    let space = own.into_iter().chain(places(unit, blocks::print_space(of)));
                    xml.element("PrintSpace", space, |xml| self.sections(xml, at, of, (&styles, &tags)));
                });
            });
        });
        xml.done()
    }

    fn description(&self, xml: &mut Xml) {
        let unit = match self.options.unit {
            Unit::TenthsOfMm => "mm10",
            Unit::Pixels(_) => "pixel",
        };
        let step = |xml: &mut Xml| {
            let said =
                "The page was composed from its copy and written down as it was set; nothing was recognised.";
            xml.text("processingStepDescription", [], said);
            xml.element("processingSoftware", [], |xml| {
                xml.text("softwareName", [], "banxin");
                xml.text("softwareVersion", [], env!("CARGO_PKG_VERSION"));
            });
        };
        xml.element("Description", [], |xml| {
            xml.text("MeasurementUnit", [], unit);
            match self.options.version {
                Version::V44 => xml.element("Processing", [("ID", "PROCESSING".into())], |xml| {
                    xml.text("processingCategory", [], "contentGeneration");
                    step(xml);
                }),
                Version::V31 => xml.element("OCRProcessing", [("ID", "PROCESSING".into())], |xml| {
                    xml.element("ocrProcessingStep", [], step);
                }),
            }
        });
    }

    /// What is said of a page: its trimmed sheet.
    fn about<'p>(&self, at: usize, page: &'p Page) -> Vec<Attribute<'p>> {
        let unit = self.options.unit;
        let mut all = vec![
            ("ID", Cow::from(format!("P{}", at + 1))),
            ("HEIGHT", unit.length(page.trim.height).into()),
            ("WIDTH", unit.length(page.trim.width).into()),
            ("PHYSICAL_IMG_NR", page.number.to_string().into()),
            ("PRINTED_IMG_NR", page.label.as_str().into()),
        ];
        if self.options.version == Version::V44 {
            all.push(("LANG", self.transcript.composition.language.into()));
        }
        all
    }
}

/// Where something stands.
fn places(unit: Unit, rect: crate::geom::Rect) -> [Attribute<'static>; 4] {
    let [x, y, width, height] = unit.rect(rect).map(Cow::from);
    [("HPOS", x), ("VPOS", y), ("WIDTH", width), ("HEIGHT", height)]
}

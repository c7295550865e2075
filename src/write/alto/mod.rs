//! ALTO: where every line and every word of a page stands (Library of Congress, versions 4.4 and 3.1).
//!
//! What libraries know of a page from reading its scan, here it is what was set: sections of a page are `ComposedBlock`s,
//! of stories with all that belongs to them in the order of reading, of pictures, of tables and of advertisements. A
//! `String` is a word between blanks, or a Latin word or a figure in Chinese text; `SP` stands where the copy has a blank,
//! also at the end of a line, and nowhere else. Lines joined with their `SP`s, without `HYP`, are thus the copy.

mod blocks;
mod ids;
mod options;
mod order;
mod styles;
mod substitute;
mod tags;
mod text;
mod writing;

use std::borrow::Cow;

use rayon::prelude::*;

use super::{Unit, Written};
use crate::font::Fonts;
use crate::page::Page;
use crate::transcript::{PageTranscript, Transcript};
use crate::xml::{Attribute, Xml};

pub(super) use ids::{block_id, section_id};
pub use options::{Options, Version};

use styles::Styles;
use substitute::Substitutes;
use tags::Tags;
use writing::{Writing, places};

/// The file of a page, by its place from 0.
#[must_use]
pub fn name(page: usize) -> String {
    format!("{:04}.xml", page + 1)
}

/// A file for each page.
#[must_use]
pub fn files(transcript: &Transcript<'_>, fonts: &Fonts, options: Options) -> Vec<Written> {
    let substitutes = Substitutes::of(transcript);
    let writing = Writing { transcript, fonts, options, substitutes };
    let pages = transcript.pages.par_iter().enumerate();
    pages.map(|(at, page)| Written { path: name(at), bytes: self::page(&writing, at, page) }).collect()
}

fn page(writing: &Writing<'_, '_>, at: usize, of: &PageTranscript<'_>) -> Vec<u8> {
    let Options { version, unit, .. } = writing.options;
    let styles = Styles::of(of, writing.fonts);
    let tags = Tags::of(of, writing.transcript.composition);
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
        description(writing.options, xml);
        styles.write(xml);
        tags.write(xml);
        if version == Version::V44 {
            order::write(xml, at, of);
        }
        xml.element("Layout", [], |xml| {
            xml.element("Page", about(writing, at, of.page), |xml| {
                let own = [("ID", Cow::from(format!("P{}_PS", at + 1)))];
                let space = own.into_iter().chain(places(unit, blocks::print_space(of)));
                xml.element("PrintSpace", space, |xml| {
                    blocks::sections(writing, xml, (at, of), (&styles, &tags));
                });
            });
        });
    });
    xml.done()
}

fn description(options: Options, xml: &mut Xml) {
    let unit = match options.unit {
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
        match options.version {
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
fn about<'p>(writing: &Writing<'_, '_>, at: usize, page: &'p Page) -> Vec<Attribute<'p>> {
    let unit = writing.options.unit;
    let mut all = vec![
        ("ID", Cow::from(format!("P{}", at + 1))),
        ("HEIGHT", unit.length(page.trim.height).into()),
        ("WIDTH", unit.length(page.trim.width).into()),
        ("PHYSICAL_IMG_NR", page.number.to_string().into()),
        ("PRINTED_IMG_NR", page.label.as_str().into()),
    ];
    if writing.options.version == Version::V44 {
        all.push(("LANG", writing.transcript.composition.language.into()));
    }
    all
}

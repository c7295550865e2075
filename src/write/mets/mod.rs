//! METS: how the issue is made up of sections and articles, each with its head and its body, and where every piece of them
//! stands (Library of Congress, version 1.12; after what the libraries of Luxembourg and of the National Digital Newspaper
//! Program keep).
//!
//! Two maps lead into the ALTO files: the physical one goes page by page, the logical one newspaper › volume › issue › section
//! › article › heading and body. A story that jumps is one article, its areas in the order of reading on whatever pages.

mod ids;
mod logical;

use std::borrow::Cow;

use ids::{alto_id, article_id};

use super::Written;
use super::alto::{self, Options};
use super::identifier;
use crate::digest::sha256;
use crate::font::Fonts;
use crate::transcript::{Article, Transcript};
use crate::xml::{Attribute, Xml};

/// The name of its file.
pub const NAME: &str = "mets.xml";

/// The folder of the ALTO files.
const ALTO: &str = "alto";

/// The METS file and the ALTO files that it leads to.
#[must_use]
pub fn files(transcript: &Transcript<'_>, fonts: &Fonts, options: Options) -> Vec<Written> {
    let into_folder = |file: Written| Written { path: format!("{ALTO}/{}", file.path), ..file };
    let pages: Vec<Written> = alto::files(transcript, fonts, options).into_iter().map(into_folder).collect();
    let mets = Written { path: NAME.to_owned(), bytes: mets(transcript, &pages) };
    std::iter::once(mets).chain(pages).collect()
}

fn mets(transcript: &Transcript<'_>, pages: &[Written]) -> Vec<u8> {
    let about = &transcript.composition.about;
    let articles: Vec<Article<'_>> = Article::all(transcript).collect();
    let root = [
        ("xmlns", "http://www.loc.gov/METS/".into()),
        ("xmlns:xlink", "http://www.w3.org/1999/xlink".into()),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/".into()),
        ("OBJID", format!("urn:{}", identifier::uuid(identifier::of_edition(about))).into()),
        ("TYPE", "Newspaper".into()),
        ("LABEL", about.title().into()),
    ];
    let mut xml = Xml::new();
    xml.element("mets", root, |xml| {
        header(xml);
        issue(xml, transcript);
        for article in &articles {
            described(xml, article, transcript);
        }
        file_section(xml, pages);
        physical(xml, transcript);
        logical::write(xml, transcript, &articles);
    });
    xml.done()
}

/// By what the file was made. When, nobody says: the same edition gives the same file.
fn header(xml: &mut Xml) {
    xml.element("metsHdr", [], |xml| {
        let agent = [("ROLE", "CREATOR".into()), ("TYPE", "OTHER".into()), ("OTHERTYPE", "SOFTWARE".into())];
        xml.element("agent", agent, |xml| {
            xml.text("name", [], concat!("banxin ", env!("CARGO_PKG_VERSION")));
        });
    });
}

/// What the issue is (Dublin Core).
fn issue(xml: &mut Xml, transcript: &Transcript<'_>) {
    let composition = transcript.composition;
    let about = &composition.about;
    dublin_core(xml, "DMD_ISSUE", |xml| {
        xml.text("dc:title", [], &about.paper);
        if !about.number.is_empty() {
            xml.text("dc:title", [], &format!("{} {}", about.paper, about.number));
        }
        xml.text("dc:date", [], &about.day());
        about.publisher.iter().for_each(|publisher| xml.text("dc:publisher", [], publisher));
        xml.text("dc:type", [], "newspaper issue");
        xml.text("dc:language", [], composition.language);
        xml.text("dc:identifier", [], &format!("urn:{}", identifier::uuid(identifier::of_edition(about))));
        about.serial.iter().for_each(|serial| xml.text("dc:identifier", [], serial));
    });
}

/// What an article is.
fn described(xml: &mut Xml, article: &Article<'_>, transcript: &Transcript<'_>) {
    let composition = transcript.composition;
    dublin_core(xml, &article_id(article.story), |xml| {
        xml.text("dc:title", [], &article.label.title);
        if !article.byline().is_empty() {
            xml.text("dc:creator", [], article.byline());
        }
        xml.text("dc:language", [], article.label.language.unwrap_or(composition.language));
        let identifier = identifier::of_story(&composition.about, article.label);
        xml.text("dc:identifier", [], &format!("urn:{identifier}"));
    });
}

fn dublin_core(xml: &mut Xml, id: &str, inside: impl FnOnce(&mut Xml)) {
    xml.element("dmdSec", [("ID", Cow::from(id))], |xml| {
        let wrap = [("MDTYPE", "DC".into()), ("MIMETYPE", "text/xml".into())];
        xml.element("mdWrap", wrap, |xml| xml.element("xmlData", [], inside));
    });
}

fn file_section(xml: &mut Xml, pages: &[Written]) {
    xml.element("fileSec", [], |xml| {
        xml.element("fileGrp", [("ID", "ALTO".into()), ("USE", "Text".into())], |xml| {
            for (at, Written { path, bytes }) in pages.iter().enumerate() {
                let about: [Attribute<'_>; 5] = [
                    ("ID", alto_id(at).into()),
                    ("MIMETYPE", "text/xml".into()),
                    ("SIZE", bytes.len().to_string().into()),
                    ("CHECKSUM", sha256(bytes).into()),
                    ("CHECKSUMTYPE", "SHA-256".into()),
                ];
                xml.element("file", about, |xml| {
                    let place = [("LOCTYPE", "URL".into()), ("xlink:href", path.as_str().into())];
                    xml.empty("FLocat", place);
                });
            }
        });
    });
}

/// Page by page.
fn physical(xml: &mut Xml, transcript: &Transcript<'_>) {
    xml.element("structMap", [("TYPE", "PHYSICAL".into()), ("LABEL", "Physical Structure".into())], |xml| {
        let issue = [("ID", "PHYS".into()), ("TYPE", "Newspaper".into()), ("DMDID", "DMD_ISSUE".into())];
        xml.element("div", issue, |xml| {
            for (at, page) in transcript.pages.iter().enumerate() {
                let about: [Attribute<'_>; 4] = [
                    ("ID", format!("PHYS_{}", at + 1).into()),
                    ("TYPE", "Page".into()),
                    ("ORDER", (at + 1).to_string().into()),
                    ("ORDERLABEL", page.page.label.as_str().into()),
                ];
                xml.element("div", about, |xml| {
                    xml.element("fptr", [], |xml| {
                        let whole = [
                            ("FILEID", alto_id(at).into()),
                            ("BEGIN", format!("P{}", at + 1).into()),
                            ("BETYPE", "IDREF".into()),
                        ];
                        xml.empty("area", whole);
                    });
                });
            }
        });
    });
}

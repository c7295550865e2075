//! The documents of a package that say what is in it (GB/T 33190-2016, 7): what the issue is, its pages, its fonts and pictures,
//! its contents.

use super::faces::FontFile;
use super::length::{micrometres, row};
use super::media::Media;
use super::object::Object;
use crate::geom::{Point, Size};
use crate::page::{Composition, Page};
use crate::transcript::{PageTranscript, Section, Transcript, Whose};
use crate::write::identifier::{digits, hash, of_edition};
use crate::xml::{Attribute, Xml};

/// The namespace.
const SPACE: (&str, &str) = ("xmlns:ofd", "http://www.ofdspec.org/2016");

/// A document with one element around all.
fn document<'v>(
    name: &str,
    attributes: impl IntoIterator<Item = Attribute<'v>>,
    inside: impl FnOnce(&mut Xml),
) -> Vec<u8> {
    let mut xml = Xml::new();
    let all = std::iter::once((SPACE.0, SPACE.1.into())).chain(attributes);
    xml.element(name, all, inside);
    xml.done()
}

/// `OFD.xml`: what the issue is. It is dated by its day; when the file was made, nobody says: the same edition gives the same
/// file.
pub(super) fn about(composition: &Composition) -> Vec<u8> {
    let about = &composition.about;
    let edition = of_edition(about);
    // Some pages of an issue are another document than all of it.
    let labels = composition.pages.iter().map(|page| page.label.as_bytes());
    let id: Vec<&[u8]> = [&b"pages"[..], &edition].into_iter().chain(labels).collect();
    document("ofd:OFD", [("Version", "1.0".into()), ("DocType", "OFD".into())], |xml| {
        xml.element("ofd:DocBody", [], |xml| {
            xml.element("ofd:DocInfo", [], |xml| {
                xml.text("ofd:DocID", [], &digits(hash(&id)));
                xml.text("ofd:Title", [], &about.title());
                if let Some(publisher) = &about.publisher {
                    xml.text("ofd:Author", [], publisher);
                }
                xml.text("ofd:CreationDate", [], &about.day());
                xml.text("ofd:DocUsage", [], "ENewsPaper");
                xml.text("ofd:Creator", [], "banxin");
                xml.text("ofd:CreatorVersion", [], env!("CARGO_PKG_VERSION"));
                let serial = about.serial.as_deref().unwrap_or_default();
                let datas = [("paper", about.paper.as_str()), ("number", &about.number), ("serial", serial)];
                xml.element("ofd:CustomDatas", [], |xml| {
                    for (name, value) in datas.into_iter().filter(|(_, value)| !value.is_empty()) {
                        xml.text("ofd:CustomData", [("Name", name.into())], value);
                    }
                });
            });
            xml.text("ofd:DocRoot", [], "Doc_0/Document.xml");
        });
    })
}

/// What pages are made of.
pub(super) struct Resources<'r> {
    /// The number of the colours.
    pub(super) color_space: u32,
    pub(super) fonts: &'r [FontFile],
    pub(super) pictures: &'r [Media],
}

impl Resources<'_> {
    /// `PublicRes.xml`: colours and fonts.
    pub(super) fn public(&self) -> Vec<u8> {
        document("ofd:Res", [("BaseLoc", "Res".into())], |xml| {
            xml.element("ofd:ColorSpaces", [], |xml| {
                let own = [
                    ("ID", self.color_space.to_string().into()),
                    ("Type", "RGB".into()),
                    ("BitsPerComponent", "8".into()),
                ];
                xml.empty("ofd:ColorSpace", own);
            });
            if !self.fonts.is_empty() {
                xml.element("ofd:Fonts", [], |xml| self.fonts.iter().for_each(|font| self::font(xml, font)));
            }
        })
    }

    /// `DocumentRes.xml`: pictures.
    pub(super) fn of_document(&self) -> Vec<u8> {
        document("ofd:Res", [("BaseLoc", "Res".into())], |xml| {
            if !self.pictures.is_empty() {
                xml.element("ofd:MultiMedias", [], |xml| {
                    self.pictures.iter().for_each(|one| picture(xml, one));
                });
            }
        })
    }
}

fn font(xml: &mut Xml, font: &FontFile) {
    let mut own = vec![
        ("ID", font.id.to_string().into()),
        ("FontName", font.name.as_str().into()),
        ("FamilyName", font.family.as_str().into()),
    ];
    let flags = [("Bold", font.is_bold), ("FixedWidth", font.is_fixed)];
    own.extend(flags.into_iter().filter(|(_, is_so)| *is_so).map(|(name, _)| (name, "true".into())));
    xml.element("ofd:Font", own, |xml| xml.text("ofd:FontFile", [], &font.path));
}

fn picture(xml: &mut Xml, media: &Media) {
    let own =
        [("ID", media.id.to_string().into()), ("Type", "Image".into()), ("Format", media.kind.name().into())];
    xml.element("ofd:MultiMedia", own, |xml| xml.text("ofd:MediaFile", [], &media.path()));
}

/// The file of a page, by its place.
pub(super) fn page_path(at: usize) -> String {
    format!("Pages/Page_{at}/Content.xml")
}

/// `Document.xml`: pages by their numbers, and what stands on each; the last number that was given, and that of the colours.
pub(super) fn root(transcript: &Transcript<'_>, pages: &[u32], (last, color_space): (u32, u32)) -> Vec<u8> {
    let first = transcript.pages.first().map(|page| page.page.trim).unwrap_or_default();
    document("ofd:Document", [], |xml| {
        xml.element("ofd:CommonData", [], |xml| {
            xml.text("ofd:MaxUnitID", [], &last.to_string());
            xml.element("ofd:PageArea", [], |xml| physical_box(xml, first));
            xml.text("ofd:PublicRes", [], "PublicRes.xml");
            xml.text("ofd:DocumentRes", [], "DocumentRes.xml");
            xml.text("ofd:DefaultCS", [], &color_space.to_string());
        });
        xml.element("ofd:Pages", [], |xml| {
            for (at, id) in pages.iter().enumerate() {
                xml.empty("ofd:Page", [("ID", id.to_string().into()), ("BaseLoc", page_path(at).into())]);
            }
        });
        xml.element("ofd:Outlines", [], |xml| {
            for (page, id) in transcript.pages.iter().zip(pages) {
                contents(xml, transcript, page, *id);
            }
        });
    })
}

fn physical_box(xml: &mut Xml, size: Size) {
    xml.text("ofd:PhysicalBox", [], &row([0, 0, micrometres(size.width), micrometres(size.height)]));
}

/// A page in the contents, and below it the stories that have a headline.
fn contents(xml: &mut Xml, transcript: &Transcript<'_>, of: &PageTranscript<'_>, id: u32) {
    let title = format!("{} {}", of.page.label, of.page.section);
    entry(xml, title.trim(), (id, Point::default()), |xml| {
        for section in &of.sections {
            if let Some((title, at)) = story(transcript, section) {
                entry(xml, title, (id, at), |_| {});
            }
        }
    });
}

/// The headline of a story and where it begins.
fn story<'t>(transcript: &'t Transcript<'_>, section: &Section<'_>) -> Option<(&'t str, Point)> {
    let Whose::Story(story) = section.whose else { return None };
    let label = transcript.composition.stories.get(usize::from(story))?;
    let rect = section.rect()?;
    (!label.title.is_empty()).then_some((label.title.as_str(), Point { x: rect.x, y: rect.y }))
}

fn entry(xml: &mut Xml, title: &str, (page, at): (u32, Point), inside: impl FnOnce(&mut Xml)) {
    xml.element("ofd:OutlineElem", [("Title", title.into())], |xml| {
        xml.element("ofd:Actions", [], |xml| {
            xml.element("ofd:Action", [("Event", "CLICK".into())], |xml| {
                xml.element("ofd:Goto", [], |xml| {
                    let dest = [
                        ("Type", "XYZ".into()),
                        ("PageID", page.to_string().into()),
                        ("Left", row([micrometres(at.x)]).into()),
                        ("Top", row([micrometres(at.y)]).into()),
                    ];
                    xml.empty("ofd:Dest", dest);
                });
            });
        });
        inside(xml);
    });
}

/// The file of a page. Its layer has a number, those of what is drawn follow.
pub(super) fn page(page: &Page, objects: &[Object<'_>], layer: u32) -> Vec<u8> {
    document("ofd:Page", [], |xml| {
        xml.element("ofd:Area", [], |xml| physical_box(xml, page.trim));
        xml.element("ofd:Content", [], |xml| {
            let own = [("ID", layer.to_string().into()), ("Type", "Body".into())];
            xml.element("ofd:Layer", own, |xml| {
                for (id, object) in (layer + 1..).zip(objects) {
                    object.write(xml, id);
                }
            });
        });
    })
}

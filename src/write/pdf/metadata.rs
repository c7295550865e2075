//! What the file says of itself: the Info dictionary and the XMP packet, from one [`Statement`] so that they
//! can't disagree.

use std::fmt::Write;

use pdf_writer::types::TrappingStatus;
use pdf_writer::{Date, Name, Pdf, Ref, Str, TextStr};

use super::extensions;
use super::ids::Ids;
use super::options::Options;
use super::profile::Rules;
use crate::page::About;
use crate::write::identifier::uuid;

/// The program, in `Producer` and `Creator`.
const PROGRAM: &str = concat!("banxin ", env!("CARGO_PKG_VERSION"));

/// What both say.
#[derive(Debug)]
pub(super) struct Statement {
    title: String,
    date: (u16, u8, u8),
    rules: &'static Rules,
    /// The file keeps PDF/UA-1, too.
    accessible: bool,
}

impl Statement {
    pub(super) fn of(about: &About, options: &Options, accessible: bool) -> Self {
        let (year, month, day) = about.date;
        let rules = options.profile.rules();
        Self {
            title: about.title().chars().filter(|c| is_xml(*c)).collect(),
            date: (year.min(9999), month.clamp(1, 12), day.clamp(1, 31)),
            rules,
            accessible: accessible && rules.pdfa,
        }
    }

    /// Writes Info. PDF/X asks for the title, both dates and `Trapped`; banxin traps nothing.
    pub(super) fn write_info(&self, pdf: &mut Pdf, id: Ref) {
        let (year, month, day) = self.date;
        let date = Date::new(year).month(month).day(day).hour(0).minute(0).second(0);
        let date = date.utc_offset_hour(0).utc_offset_minute(0);
        let mut info = pdf.document_info(id);
        info.title(TextStr(&self.title))
            .creator(TextStr(PROGRAM))
            .producer(TextStr(PROGRAM))
            .creation_date(date)
            .modified_date(date);
        if let Some(pdfx) = &self.rules.pdfx {
            info.trapped(TrappingStatus::NotTrapped);
            info.pair(Name(b"GTS_PDFXVersion"), Str(pdfx.version.as_bytes()));
        }
    }

    /// The schemas that the packet uses: prefix and namespace.
    fn namespaces(&self) -> Vec<(&'static str, &'static str)> {
        let pdfx = self.rules.pdfx.as_ref().map(|pdfx| pdfx.schema);
        let archive = self.rules.pdfa.then_some(PDFA);
        let accessible = self.accessible.then_some(PDFUA);
        let described = if self.described().is_empty() { &[][..] } else { &extensions::NAMESPACES[..] };
        NAMESPACES
            .into_iter()
            .chain(archive)
            .chain(pdfx)
            .chain(accessible)
            .chain(described.iter().copied())
            .collect()
    }

    /// The properties whose schemas a PDF/A must describe, for no standard of its own does (ISO 19005-2, 6.6.2.3).
    fn described(&self) -> Vec<&'static extensions::Property> {
        let pdfx = self.rules.pdfx.is_some();
        let said = |property: &&extensions::Property| match property.schema.prefix {
            "pdfuaid" => self.accessible,
            _ => pdfx,
        };
        if self.rules.pdfa { extensions::PROPERTIES.iter().filter(said).collect() } else { Vec::new() }
    }

    /// The XMP packet (ISO 16684-1), never compressed: whoever looks for it reads bytes, not PDF.
    pub(super) fn xmp(&self, ids: &Ids) -> String {
        let (year, month, day) = self.date;
        let date = format!("{year:04}-{month:02}-{day:02}T00:00:00Z");
        let title = escape(&self.title);
        let (document, instance) = (uuid(ids.document), uuid(ids.instance));
        let mut out = String::with_capacity(4096);
        out.push_str("<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n");
        out.push_str("<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n<rdf:Description rdf:about=\"\"");
        for (prefix, uri) in self.namespaces() {
            // Writing to a string never fails.
            let _ = write!(out, "\n xmlns:{prefix}=\"{uri}\"");
        }
        out.push_str(">\n");
        let _ = writeln!(
            out,
            "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{title}</rdf:li></rdf:Alt></dc:title>"
        );
        let pdfx = self.rules.pdfx.as_ref();
        let version = pdfx.map(|pdfx| (format!("{}:GTS_PDFXVersion", pdfx.schema.0), pdfx.version));
        let always = [
            ("dc:format", "application/pdf"),
            ("xmp:CreatorTool", PROGRAM),
            ("xmp:CreateDate", &date),
            ("xmp:ModifyDate", &date),
            ("xmp:MetadataDate", &date),
            ("xmpMM:DocumentID", &document),
            ("xmpMM:InstanceID", &instance),
            ("xmpMM:VersionID", "1"),
            ("xmpMM:RenditionClass", "default"),
            ("pdf:Producer", PROGRAM),
        ];
        let of_press =
            version.as_ref().map(|(name, value)| [("pdf:Trapped", "False"), (name.as_str(), *value)]);
        let of_archive = self.rules.pdfa.then_some([("pdfaid:part", "2"), ("pdfaid:conformance", "U")]);
        let of_access = self.accessible.then_some(("pdfuaid:part", "1"));
        let optional =
            of_press.into_iter().flatten().chain(of_archive.into_iter().flatten()).chain(of_access);
        for (name, value) in always.into_iter().chain(optional) {
            let _ = writeln!(out, "<{name}>{}</{name}>", escape(value));
        }
        extensions::describe(&mut out, &self.described());
        out.push_str("</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>");
        out
    }
}

/// The schemas that every packet uses.
const NAMESPACES: [(&str, &str); 4] = [
    ("dc", "http://purl.org/dc/elements/1.1/"),
    ("xmp", "http://ns.adobe.com/xap/1.0/"),
    ("xmpMM", "http://ns.adobe.com/xap/1.0/mm/"),
    ("pdf", "http://ns.adobe.com/pdf/1.3/"),
];
/// Those of PDF/A (ISO 19005-2, 6.6.4).
const PDFA: (&str, &str) = ("pdfaid", "http://www.aiim.org/pdfa/ns/id/");
/// That of PDF/UA (ISO 14289-1, clause 5).
const PDFUA: (&str, &str) = ("pdfuaid", "http://www.aiim.org/pdfua/ns/id/");

/// Whether XML 1.0 can hold the character (2.2), and PDF viewers show it: no control character.
fn is_xml(c: char) -> bool {
    !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}')
}

/// Text for XML content.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

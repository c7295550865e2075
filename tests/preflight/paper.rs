//! Small PDF files written by hand: a sound one, and changes that break it.

use std::collections::BTreeMap;
use std::io::Write;

/// A PDF file, object by object.
#[derive(Clone)]
pub(crate) struct Paper {
    version: &'static str,
    objects: BTreeMap<u32, Vec<u8>>,
    trailer: String,
}

pub(crate) const CATALOG: u32 = 1;
pub(crate) const PAGES: u32 = 2;
pub(crate) const PAGE: u32 = 3;
pub(crate) const CONTENT: u32 = 4;
pub(crate) const RESOURCES: u32 = 5;
pub(crate) const FONT: u32 = 6;
pub(crate) const DESCENDANT: u32 = 7;
pub(crate) const DESCRIPTOR: u32 = 8;
pub(crate) const INFO: u32 = 11;
pub(crate) const XMP: u32 = 12;
pub(crate) const INTENT: u32 = 13;
pub(crate) const PROFILE: u32 = 14;
/// The first number that is free.
pub(crate) const FREE: u32 = 20;

/// Where the trim begins, from the left and from the bottom of the media.
const TRIM: i64 = 10;
/// How high the trim is.
const HEIGHT: i64 = 300;

const PACKET: &str = "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF><rdf:Description rdf:about=\"\">\
    <dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">Paper</rdf:li></rdf:Alt></dc:title>\
    <xmp:CreateDate>2018-09-20T00:00:00Z</xmp:CreateDate><xmp:ModifyDate>2018-09-20T00:00:00Z</xmp:ModifyDate>\
    <pdf:Trapped>False</pdf:Trapped><pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>\
    <pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>\
    </rdf:Description></rdf:RDF></x:xmpmeta>";

/// PDF/X-4 and PDF/A-2u, of one page: trim 200 × 300 pt, 5 pt of bleed, 5 pt more of media.
pub(crate) fn sound() -> Paper {
    let mut paper = Paper { version: "1.6", objects: BTreeMap::new(), trailer: String::new() };
    for (number, object) in [
        (
            CATALOG,
            "<< /Type /Catalog /Pages 2 0 R /Metadata 12 0 R /OutputIntents [13 0 R << /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (CGATS TR 002) /DestOutputProfile 14 0 R >>] >>",
        ),
        (PAGES, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"),
        (
            PAGE,
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 220 320] /BleedBox [5 5 215 315] /TrimBox [10 10 210 310] /Contents 4 0 R /Resources 5 0 R >>",
        ),
        (
            RESOURCES,
            "<< /Font << /F 6 0 R >> /ExtGState << /Over << /OP true /op true /OPM 1 >> /Out << /OP false /op false >> >> >>",
        ),
        (
            FONT,
            "<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Song /Encoding /Identity-H /DescendantFonts [7 0 R] /ToUnicode 10 0 R >>",
        ),
        (
            DESCENDANT,
            "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /ABCDEF+Song /FontDescriptor 8 0 R /DW 1000 >>",
        ),
        (DESCRIPTOR, "<< /Type /FontDescriptor /FontName /ABCDEF+Song /FontFile3 9 0 R >>"),
        (
            INFO,
            "<< /Title (Paper) /CreationDate (D:20180920000000Z) /ModDate (D:20180920000000Z) /Trapped /False /GTS_PDFXVersion (PDF/X-4) >>",
        ),
        (
            INTENT,
            "<< /Type /OutputIntent /S /GTS_PDFX /OutputConditionIdentifier (CGATS TR 002) /Info (Newsprint) /DestOutputProfile 14 0 R >>",
        ),
    ] {
        paper.object(number, object);
    }
    paper.stream(9, "/Subtype /CIDFontType0C", b"no outlines");
    paper.stream(10, "", b"no map");
    paper.stream(XMP, "/Type /Metadata /Subtype /XML", PACKET.as_bytes());
    let mut profile = vec![b' '; 128];
    profile[12..20].copy_from_slice(b"prtrCMYK");
    paper.stream(PROFILE, "/N 4", &profile);
    paper.trailer = "/Root 1 0 R /Info 11 0 R /ID [<01> <01>]".into();
    paper.content("/Over gs 0 0 0 1 k BT /F 9 Tf 1 0 0 1 50 100 Tm <00010002> Tj ET 20 40 100 1 re f")
}

/// A sound file that prints something else.
pub(crate) fn printing(content: &str) -> Paper {
    sound().content(content)
}

/// The same, in PDF/X-1a.
pub(crate) fn x1a(content: &str) -> Paper {
    let mut paper = printing(content);
    paper.version = "1.4";
    paper
        .change(INFO, "(PDF/X-4)", "(PDF/X-1:2001) /GTS_PDFXConformance (PDF/X-1a:2001)")
        .change(XMP, "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>", "")
        .change(XMP, "<pdfaid:part>2</pdfaid:part>", "")
}

/// A rectangle of content streams in page coordinates: left, top, width, height in points.
pub(crate) fn placed(x: i64, y: i64, width: i64, height: i64) -> [f64; 4] {
    [x - TRIM, TRIM + HEIGHT - y - height, width, height].map(|points| points as f64)
}

impl Paper {
    /// Sets an object.
    pub(crate) fn object(&mut self, number: u32, text: &str) {
        self.objects.insert(number, text.into());
    }

    /// Sets a stream.
    pub(crate) fn stream(&mut self, number: u32, dict: &str, data: &[u8]) {
        let head = format!("<< /Length {} {dict} >>\nstream\n", data.len());
        self.objects.insert(number, [head.as_bytes(), data, b"\nendstream"].concat());
    }

    /// One stream more.
    pub(crate) fn with_stream(mut self, number: u32, dict: &str, data: &[u8]) -> Self {
        self.stream(number, dict, data);
        self
    }

    /// One object more.
    pub(crate) fn with(mut self, number: u32, text: &str) -> Self {
        self.object(number, text);
        self
    }

    /// What the page prints.
    pub(crate) fn content(self, content: &str) -> Self {
        self.with_stream(CONTENT, "", content.as_bytes())
    }

    /// Something more in the resources.
    pub(crate) fn resource(self, text: &str) -> Self {
        self.change(RESOURCES, "<< /Font", &format!("<< {text} /Font"))
    }

    /// Changes the text of an object, which must be there. A stream's length follows.
    pub(crate) fn change(mut self, number: u32, from: &str, to: &str) -> Self {
        let old = self.objects.remove(&number).unwrap();
        let at = old.windows(from.len()).position(|window| window == from.as_bytes());
        let at = at.unwrap_or_else(|| panic!("{from} is not in object {number}"));
        let new = [&old[..at], to.as_bytes(), &old[at + from.len()..]].concat();
        self.objects.insert(number, with_its_length(&new));
        self
    }

    pub(crate) fn version(mut self, version: &'static str) -> Self {
        self.version = version;
        self
    }

    pub(crate) fn trailer(mut self, trailer: &str) -> Self {
        self.trailer = trailer.into();
        self
    }

    fn bytes(&self) -> Vec<u8> {
        let mut file = format!("%PDF-{}\n%\u{e4}\u{e4}\n", self.version).into_bytes();
        let mut table = Vec::new();
        for (number, object) in &self.objects {
            table.push(format!("{number} 1\n{:010} 00000 n \n", file.len()));
            writeln!(file, "{number} 0 obj").unwrap();
            file.extend(object);
            file.extend(b"\nendobj\n");
        }
        let start = file.len();
        let table = table.concat();
        let size = self.objects.keys().max().unwrap() + 1;
        write!(
            file,
            "xref\n0 1\n0000000000 65535 f \n{table}trailer\n<< /Size {size} {} >>\nstartxref\n{start}\n%%EOF\n",
            self.trailer
        )
        .unwrap();
        file
    }
}

/// The file.
impl From<Paper> for Vec<u8> {
    fn from(paper: Paper) -> Self {
        paper.bytes()
    }
}

/// A stream says how long it is; other objects are as they were.
fn with_its_length(object: &[u8]) -> Vec<u8> {
    const MARK: &[u8] = b"\nstream\n";
    let Some(at) = object.windows(MARK.len()).position(|window| window == MARK) else {
        return object.to_vec();
    };
    let head = std::str::from_utf8(&object[..at]).unwrap();
    let data = &object[at + MARK.len()..object.len() - b"\nendstream".len()];
    let rest = head.trim_start_matches("<< /Length ").trim_start_matches(|c: char| c.is_ascii_digit());
    [format!("<< /Length {}{rest}", data.len()).as_bytes(), MARK, data, b"\nendstream"].concat()
}

//! What happened to the files of a bag, as archives keep it (PREMIS 3.0): each is an object with its fixity; what came out
//! was created from the others, and all were hashed, by this program.

use crate::xml::Xml;

/// A file of a bag.
#[derive(Debug, Clone)]
pub(super) struct Object {
    /// Its path in the bag.
    pub(super) path: String,
    /// How many bytes it has.
    pub(super) bytes: u64,
    /// Their SHA-256.
    pub(super) sha256: String,
    /// What part it has in the making of what came out; nothing, of what only lies beside.
    pub(super) part: Option<Part>,
}

/// What part a file has in the making of what came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// It was made from it.
    Source,
    /// It came out.
    Outcome,
}

const NAMESPACE: &str = "http://www.loc.gov/premis/v3";
const SCHEMA: &str = "http://www.loc.gov/premis/v3 https://www.loc.gov/standards/premis/premis.xsd";
const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";
const AGENT: &str = "banxin";
const LOCAL: &str = "local";

/// The kinds of files by the endings of their names.
const FORMATS: [(&str, &str); 17] = [
    ("csv", "text/csv"),
    ("gif", "image/gif"),
    ("icc", "application/vnd.iccprofile"),
    ("jp2", "image/jp2"),
    ("jpeg", "image/jpeg"),
    ("jpg", "image/jpeg"),
    ("lock", "application/toml"),
    ("md", "text/markdown"),
    ("otf", "font/otf"),
    ("pdf", "application/pdf"),
    ("png", "image/png"),
    ("svg", "image/svg+xml"),
    ("tif", "image/tiff"),
    ("tiff", "image/tiff"),
    ("toml", "application/toml"),
    ("ttf", "font/ttf"),
    ("txt", "text/plain"),
];

/// An event: what it is called, by the vocabulary of the Library of Congress.
struct Kind {
    name: &'static str,
    code: &'static str,
    detail: &'static str,
}

const CREATION: Kind = Kind {
    name: "creation",
    code: "cre",
    detail: "the press file was composed from the edition and its house (banxin lock --bag)",
};
const FIXITY: Kind = Kind {
    name: "message digest calculation",
    code: "mes",
    detail: "SHA-256 of every file, while it was put into the bag",
};

/// The events as XML, when they were: the day on which the edition is dated, at the time of its closing.
pub(super) fn text(objects: &[Object], when: &str) -> Vec<u8> {
    let root = [
        ("xmlns", NAMESPACE.into()),
        ("xmlns:xsi", XSI.into()),
        ("xsi:schemaLocation", SCHEMA.into()),
        ("version", "3.0".into()),
    ];
    let mut xml = Xml::new();
    xml.element("premis", root, |xml| {
        for one in objects {
            object(xml, one);
        }
        event(xml, &CREATION, when, objects, |one| one.part);
        event(xml, &FIXITY, when, objects, |_| Some(Part::Source));
        agent(xml);
    });
    xml.done()
}

/// An identifier within a bag: the names of its element, and of its two parts.
fn identifier(
    xml: &mut Xml,
    [name, kind, value]: [&'static str; 3],
    text: &str,
    role: Option<[&'static str; 2]>,
) {
    xml.element(name, [], |xml| {
        xml.text(kind, [], LOCAL);
        xml.text(value, [], text);
        if let Some([name, role]) = role {
            xml.text(name, [], role);
        }
    });
}

fn object(xml: &mut Xml, one: &Object) {
    xml.element("object", [("xsi:type", "file".into())], |xml| {
        let names = ["objectIdentifier", "objectIdentifierType", "objectIdentifierValue"];
        identifier(xml, names, &one.path, None);
        xml.element("objectCharacteristics", [], |xml| {
            xml.element("fixity", [], |xml| {
                xml.text("messageDigestAlgorithm", [], "SHA-256");
                xml.text("messageDigest", [], &one.sha256);
                xml.text("messageDigestOriginator", [], AGENT);
            });
            xml.text("size", [], &one.bytes.to_string());
            xml.element("format", [], |xml| {
                xml.element("formatDesignation", [], |xml| xml.text("formatName", [], format_of(&one.path)));
            });
        });
    });
}

fn event(xml: &mut Xml, kind: &Kind, when: &str, objects: &[Object], part: impl Fn(&Object) -> Option<Part>) {
    const VOCABULARY: &str = "http://id.loc.gov/vocabulary/preservation/eventType";
    xml.element("event", [], |xml| {
        let names = ["eventIdentifier", "eventIdentifierType", "eventIdentifierValue"];
        identifier(xml, names, kind.name, None);
        let authority = [
            ("authority", "eventType".into()),
            ("authorityURI", VOCABULARY.into()),
            ("valueURI", format!("{VOCABULARY}/{}", kind.code).into()),
        ];
        xml.text("eventType", authority, kind.name);
        xml.text("eventDateTime", [], when);
        xml.element("eventDetailInformation", [], |xml| xml.text("eventDetail", [], kind.detail));
        xml.element("eventOutcomeInformation", [], |xml| xml.text("eventOutcome", [], "success"));
        let names = ["linkingAgentIdentifier", "linkingAgentIdentifierType", "linkingAgentIdentifierValue"];
        identifier(xml, names, AGENT, Some(["linkingAgentRole", "executing program"]));
        let names =
            ["linkingObjectIdentifier", "linkingObjectIdentifierType", "linkingObjectIdentifierValue"];
        for (one, part) in objects.iter().filter_map(|one| Some((one, part(one)?))) {
            let role = if part == Part::Source { "source" } else { "outcome" };
            identifier(xml, names, &one.path, Some(["linkingObjectRole", role]));
        }
    });
}

fn agent(xml: &mut Xml) {
    xml.element("agent", [], |xml| {
        identifier(xml, ["agentIdentifier", "agentIdentifierType", "agentIdentifierValue"], AGENT, None);
        xml.text("agentName", [], AGENT);
        xml.text("agentType", [], "software");
        xml.text("agentVersion", [], env!("CARGO_PKG_VERSION"));
    });
}

/// What kind of file one is, by the ending of its name.
fn format_of(path: &str) -> &'static str {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    let known = FORMATS.iter().find(|(own, _)| *own == ending);
    known.map_or("application/octet-stream", |(_, format)| format)
}

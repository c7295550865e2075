//! What happened to the files of a bag, as archives keep it (PREMIS 3.0): each is an object with its fixity; what came out
//! was created from the others, and all were hashed, by this program.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

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
pub(super) fn text(objects: &[Object], when: &str) -> io::Result<Vec<u8>> {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let root = writer.create_element("premis");
    let root = root.with_attribute(("xmlns", NAMESPACE)).with_attribute(("xmlns:xsi", XSI));
    let root = root.with_attribute(("xsi:schemaLocation", SCHEMA)).with_attribute(("version", "3.0"));
    root.write_inner_content(|xml| {
        objects.iter().try_for_each(|one| object(xml, one))?;
        event(xml, &CREATION, when, objects, |one| one.part)?;
        event(xml, &FIXITY, when, objects, |_| Some(Part::Source))?;
        agent(xml)
    })?;
    let mut bytes = writer.into_inner();
    bytes.push(b'\n');
    Ok(bytes)
}

type Xml = Writer<Vec<u8>>;

fn leaf(xml: &mut Xml, name: &'static str, text: &str) -> io::Result<()> {
    xml.create_element(name).write_text_content(BytesText::new(text))?;
    Ok(())
}

fn branch(
    xml: &mut Xml,
    name: &'static str,
    inner: impl FnOnce(&mut Xml) -> io::Result<()>,
) -> io::Result<()> {
    xml.create_element(name).write_inner_content(inner)?;
    Ok(())
}

/// An identifier within a bag: the names of its element, and of its two parts.
fn identifier(
    xml: &mut Xml,
    [name, kind, value]: [&'static str; 3],
    text: &str,
    role: Option<[&'static str; 2]>,
) -> io::Result<()> {
    branch(xml, name, |xml| {
        leaf(xml, kind, LOCAL)?;
        leaf(xml, value, text)?;
        role.map_or(Ok(()), |[name, role]| leaf(xml, name, role))
    })
}

fn object(xml: &mut Xml, one: &Object) -> io::Result<()> {
    let element = xml.create_element("object").with_attribute(("xsi:type", "file"));
    element.write_inner_content(|xml| {
        let names = ["objectIdentifier", "objectIdentifierType", "objectIdentifierValue"];
        identifier(xml, names, &one.path, None)?;
        branch(xml, "objectCharacteristics", |xml| {
            branch(xml, "fixity", |xml| {
                leaf(xml, "messageDigestAlgorithm", "SHA-256")?;
                leaf(xml, "messageDigest", &one.sha256)?;
                leaf(xml, "messageDigestOriginator", AGENT)
            })?;
            leaf(xml, "size", &one.bytes.to_string())?;
            branch(xml, "format", |xml| {
                branch(xml, "formatDesignation", |xml| leaf(xml, "formatName", format_of(&one.path)))
            })
        })
    })?;
    Ok(())
}

fn event(
    xml: &mut Xml,
    kind: &Kind,
    when: &str,
    objects: &[Object],
    part: impl Fn(&Object) -> Option<Part>,
) -> io::Result<()> {
    const VOCABULARY: &str = "http://id.loc.gov/vocabulary/preservation/eventType";
    branch(xml, "event", |xml| {
        let names = ["eventIdentifier", "eventIdentifierType", "eventIdentifierValue"];
        identifier(xml, names, kind.name, None)?;
        let element = xml.create_element("eventType").with_attribute(("authority", "eventType"));
        let element = element.with_attribute(("authorityURI", VOCABULARY));
        let element = element.with_attribute(("valueURI", format!("{VOCABULARY}/{}", kind.code).as_str()));
        element.write_text_content(BytesText::new(kind.name))?;
        leaf(xml, "eventDateTime", when)?;
        branch(xml, "eventDetailInformation", |xml| leaf(xml, "eventDetail", kind.detail))?;
        branch(xml, "eventOutcomeInformation", |xml| leaf(xml, "eventOutcome", "success"))?;
        let names = ["linkingAgentIdentifier", "linkingAgentIdentifierType", "linkingAgentIdentifierValue"];
        identifier(xml, names, AGENT, Some(["linkingAgentRole", "executing program"]))?;
        let names =
            ["linkingObjectIdentifier", "linkingObjectIdentifierType", "linkingObjectIdentifierValue"];
        objects.iter().filter_map(|one| Some((one, part(one)?))).try_for_each(|(one, part)| {
            let role = if part == Part::Source { "source" } else { "outcome" };
            identifier(xml, names, &one.path, Some(["linkingObjectRole", role]))
        })
    })
}

fn agent(xml: &mut Xml) -> io::Result<()> {
    branch(xml, "agent", |xml| {
        identifier(xml, ["agentIdentifier", "agentIdentifierType", "agentIdentifierValue"], AGENT, None)?;
        leaf(xml, "agentName", AGENT)?;
        leaf(xml, "agentType", "software")?;
        leaf(xml, "agentVersion", env!("CARGO_PKG_VERSION"))
    })
}

/// What kind of file one is, by the ending of its name.
fn format_of(path: &str) -> &'static str {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    let known = FORMATS.iter().find(|(own, _)| *own == ending);
    known.map_or("application/octet-stream", |(_, format)| format)
}

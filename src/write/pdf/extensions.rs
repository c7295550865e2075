//! Descriptions of XMP schemas that PDF/A does not know (ISO 19005-2, 6.6.2.3.3), so that an archive can read
//! them without the standards that they come from.

use std::fmt::Write;

/// A property that needs a description.
#[derive(Debug)]
pub(super) struct Property {
    pub(super) schema: &'static Schema,
    name: &'static str,
    value: &'static str,
    description: &'static str,
}

/// A schema of XMP.
#[derive(Debug)]
pub(super) struct Schema {
    name: &'static str,
    uri: &'static str,
    pub(super) prefix: &'static str,
}

const PDFXID: Schema =
    Schema { name: "PDF/X identification", uri: "http://www.npes.org/pdfx/ns/id/", prefix: "pdfxid" };
const PDF: Schema = Schema { name: "Adobe PDF", uri: "http://ns.adobe.com/pdf/1.3/", prefix: "pdf" };
const PDFUAID: Schema =
    Schema { name: "PDF/UA identification", uri: "http://www.aiim.org/pdfua/ns/id/", prefix: "pdfuaid" };

/// Every property that may be described.
pub(super) const PROPERTIES: [Property; 3] = [
    Property {
        schema: &PDFXID,
        name: "GTS_PDFXVersion",
        value: "Text",
        description: "The part of PDF/X that the file keeps",
    },
    Property { schema: &PDF, name: "Trapped", value: "Text", description: "Whether the file is trapped" },
    Property {
        schema: &PDFUAID,
        name: "part",
        value: "Integer",
        description: "The part of ISO 14289 that the file keeps",
    },
];

/// The schemas that descriptions are written in.
pub(super) const NAMESPACES: [(&str, &str); 3] = [
    ("pdfaExtension", "http://www.aiim.org/pdfa/ns/extension/"),
    ("pdfaSchema", "http://www.aiim.org/pdfa/ns/schema#"),
    ("pdfaProperty", "http://www.aiim.org/pdfa/ns/property#"),
];

/// Describes properties, each with its schema: none has two of them.
pub(super) fn describe(out: &mut String, properties: &[&Property]) {
    if properties.is_empty() {
        return;
    }
    out.push_str("<pdfaExtension:schemas><rdf:Bag>\n");
    for Property { schema, name, value, description } in properties {
        let fields = [
            ("pdfaSchema:schema", schema.name),
            ("pdfaSchema:namespaceURI", schema.uri),
            ("pdfaSchema:prefix", schema.prefix),
        ];
        out.push_str("<rdf:li rdf:parseType=\"Resource\">\n");
        elements(out, &fields);
        out.push_str("<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n");
        let fields = [
            ("pdfaProperty:name", *name),
            ("pdfaProperty:valueType", *value),
            ("pdfaProperty:category", "internal"),
            ("pdfaProperty:description", *description),
        ];
        elements(out, &fields);
        out.push_str("</rdf:li></rdf:Seq></pdfaSchema:property>\n</rdf:li>\n");
    }
    out.push_str("</rdf:Bag></pdfaExtension:schemas>\n");
}

fn elements(out: &mut String, fields: &[(&str, &str)]) {
    for (name, value) in fields {
        // Writing to a string never fails.
        let _ = writeln!(out, "<{name}>{value}</{name}>");
    }
}

//! XML as records have it: one element a line, and no character that XML has not.

use std::borrow::Cow;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// An attribute.
pub(crate) type Attribute<'v> = (&'static str, Cow<'v, str>);

/// A document that is being written. Memory takes all that it is given: no step fails.
pub(crate) struct Xml(Writer<Vec<u8>>);

impl Xml {
    pub(crate) fn new() -> Self {
        let mut xml = Self(Writer::new_with_indent(Vec::new(), b' ', 1));
        xml.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
        xml
    }

    fn event(&mut self, event: Event<'_>) {
        let _ = self.0.write_event(event);
    }

    /// An element with what `inside` writes.
    pub(crate) fn element<'v>(
        &mut self,
        name: &str,
        attributes: impl IntoIterator<Item = Attribute<'v>>,
        inside: impl FnOnce(&mut Self),
    ) {
        self.begin(name, attributes);
        inside(self);
        self.end(name);
    }

    /// Begins an element, for who ends it.
    pub(crate) fn begin<'v>(&mut self, name: &str, attributes: impl IntoIterator<Item = Attribute<'v>>) {
        self.event(Event::Start(start(name, attributes)));
    }

    /// Ends the element that was begun last and not ended.
    pub(crate) fn end(&mut self, name: &str) {
        self.event(Event::End(BytesEnd::new(name)));
    }

    /// An element without content.
    pub(crate) fn empty<'v>(&mut self, name: &str, attributes: impl IntoIterator<Item = Attribute<'v>>) {
        self.event(Event::Empty(start(name, attributes)));
    }

    /// An element with text.
    pub(crate) fn text<'v>(
        &mut self,
        name: &str,
        attributes: impl IntoIterator<Item = Attribute<'v>>,
        text: &str,
    ) {
        self.element(name, attributes, |xml| xml.event(Event::Text(BytesText::new(&allowed(text)))));
    }

    /// All of it.
    pub(crate) fn done(self) -> Vec<u8> {
        let mut bytes = self.0.into_inner();
        bytes.push(b'\n');
        bytes
    }
}

fn start<'v>(name: &str, attributes: impl IntoIterator<Item = Attribute<'v>>) -> BytesStart<'_> {
    let mut start = BytesStart::new(name);
    for (name, value) in attributes {
        start.push_attribute((name, &*allowed(&value)));
    }
    start
}

/// A text without the characters that XML has not (XML 1.0, 2.2), in whose place others read �.
fn allowed(text: &str) -> Cow<'_, str> {
    let is_foreign =
        |c: char| matches!(c, '\0'..='\x08' | '\x0B' | '\x0C' | '\x0E'..='\x1F' | '\u{FFFE}' | '\u{FFFF}');
    if text.contains(is_foreign) {
        Cow::Owned(text.replace(is_foreign, "\u{FFFD}"))
    } else {
        Cow::Borrowed(text)
    }
}

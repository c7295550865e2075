//! XML read back, by another parser than wrote it where it matters: here, as a tree.

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

/// An element.
#[derive(Debug, Clone, Default)]
pub(super) struct Node {
    pub(super) name: String,
    pub(super) attributes: Vec<(String, String)>,
    pub(super) text: String,
    pub(super) inside: Vec<Node>,
}

impl Node {
    /// The root of a document.
    pub(super) fn of(bytes: &[u8]) -> Self {
        let mut reader = Reader::from_str(std::str::from_utf8(bytes).expect("UTF-8"));
        let mut open = vec![Self::default()];
        loop {
            match reader.read_event().expect("well-formed") {
                Event::Start(start) => open.push(Self::begun(&start)),
                Event::Empty(start) => open.last_mut().expect("open").inside.push(Self::begun(&start)),
                Event::End(_) => {
                    let done = open.pop().expect("open");
                    open.last_mut().expect("open").inside.push(done);
                }
                Event::Text(text) => open.last_mut().expect("open").text.push_str(&text),
                Event::GeneralRef(of) => {
                    let named = quick_xml::escape::resolve_predefined_entity(&of).expect("an entity");
                    open.last_mut().expect("open").text.push_str(named);
                }
                Event::Eof => break,
                _ => {}
            }
        }
        open.pop().and_then(|mut all| all.inside.pop()).expect("a root")
    }

    fn begun(start: &BytesStart<'_>) -> Self {
        let attributes = start.attributes().map(|one| {
            let one = one.expect("an attribute");
            let value = quick_xml::escape::unescape(&one.value).expect("its value");
            (one.key.as_ref().to_owned(), value.into_owned())
        });
        Self { name: start.name().as_ref().to_owned(), attributes: attributes.collect(), ..Self::default() }
    }

    /// The value of an attribute; empty, where it has none.
    pub(super) fn get(&self, name: &str) -> &str {
        self.attributes.iter().find(|(own, _)| own == name).map_or("", |(_, value)| value)
    }

    /// All elements of a name in it, in order.
    pub(super) fn all(&self, name: &str) -> Vec<&Self> {
        let own = self.inside.iter().flat_map(|one| {
            let itself = (one.name == name).then_some(one);
            itself.into_iter().chain(one.all(name))
        });
        own.collect()
    }
}

//! Artwork: what is drawn and not set, such as the lettered name of a paper (报头), read from SVG as filled outlines.
//!
//! A drawing that would look otherwise than it was drawn is none: what can't be had as outlines of one colour each is told
//! and never left out. A file is not believed: it names no other, its elements and numbers are counted before anything is
//! made of them, and what it makes them repeat is counted as often.

mod drawing;
mod fault;
mod properties;
mod trace;
mod vet;

pub use drawing::{Drawing, Outline, Rgb};
pub use fault::Fault;

use usvg::roxmltree::{Document, ParsingOptions};

/// More elements, texts and comments than these no drawing has that is fit to be printed.
const MOST_NODES: u32 = 50_000;
/// Names in a tag, and names of namespaces in a file: to compare each with each takes time.
const MOST_NAMES: usize = 500;

/// The outlines of an SVG drawing.
///
/// # Errors
/// All that is wrong with it, by place; never nothing.
pub fn read(text: &str) -> Result<Drawing, Vec<Fault>> {
    let document = parsed(text).map_err(|fault| vec![fault])?;
    let found = vet::faults(&document);
    if !found.is_empty() {
        return Err(found);
    }
    trace::drawing(&document).map_err(|fault| vec![fault])
}

/// The file as XML. One that defines entities is refused: they make much of little.
fn parsed(text: &str) -> Result<Document<'_>, Fault> {
    if let Some(at) = text.find("<!ENTITY") {
        return Err(Fault::broken("entities").at(at..at + "<!ENTITY".len()));
    }
    if let Some(at) = crowded(text) {
        return Err(Fault::broken("many").most(MOST_NAMES).at(at..at));
    }
    let options = ParsingOptions { allow_dtd: true, nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    Document::parse_with_options(text, options)
        .map_err(|error| Fault::of_xml(&error, text, MOST_NODES as usize))
}

/// Where a tag begins that has too many attributes, or the file has too many namespaces.
fn crowded(text: &str) -> Option<usize> {
    let namespace = text.match_indices("xmlns").nth(MOST_NAMES).map(|(at, _)| at);
    let mut tag = (0, 0);
    let full = text.bytes().enumerate().find_map(|(at, byte)| {
        match byte {
            b'<' => tag = (at, 0),
            b'=' => tag.1 += 1,
            _ => {}
        }
        (tag.1 > MOST_NAMES).then_some(tag.0)
    });
    namespace.or(full)
}

#[cfg(test)]
mod tests;

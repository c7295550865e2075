//! Artwork: what is drawn and not set, read from SVG: the lettered name of a paper (报头) as filled outlines, a chart or a map as
//! pieces, each in one tone.
//!
//! A drawing that would look otherwise than it was drawn is none: what can't be had as outlines of one colour each is told
//! and never left out. A file is not believed: it names no other, its elements and numbers are counted before anything is
//! made of them, and what it makes them repeat is counted as often.

mod drawing;
mod fault;
mod figure;
mod lettering;
mod properties;
mod shade;
mod size;
mod sketch;
mod taste;
mod tone;
mod trace;
mod vet;

pub use drawing::{Drawing, Outline, Rgb, rgb};
pub use fault::Fault;
pub use figure::{Figure, Piece};
pub use lettering::{FontFile, Lettering};
pub use tone::{Share, Tone};

use taste::Taste;

use usvg::roxmltree::{Document, ParsingOptions};

/// More elements, texts and comments than these no drawing has that is fit to be printed.
const MOST_NODES: u32 = 50_000;
/// A map has more.
const MOST_NODES_OF_PICTURE: u32 = 200_000;
/// Names in a tag, and names of namespaces in a file: to compare each with each takes time.
const MOST_NAMES: usize = 500;

/// The outlines of an SVG drawing.
///
/// # Errors
/// All that is wrong with it, by place; never nothing.
pub fn read(text: &str) -> Result<Drawing, Vec<Fault>> {
    let document = sound(text, Taste::Outlines)?;
    trace::drawing(&document).map_err(|fault| vec![fault])
}

/// An SVG drawing as a picture; its text is set in the faces of the house.
///
/// # Errors
/// All that is wrong with it, by place; never nothing.
pub fn figure(text: &str, lettering: &Lettering) -> Result<Figure, Vec<Fault>> {
    let document = sound(text, Taste::Picture)?;
    sketch::figure(&document, lettering).map_err(|fault| vec![fault])
}

/// A file that has nothing but what it may have.
fn sound(text: &str, taste: Taste) -> Result<Document<'_>, Vec<Fault>> {
    let document = parsed(text, taste).map_err(|fault| vec![fault])?;
    let found = vet::faults(&document, taste);
    if found.is_empty() { Ok(document) } else { Err(found) }
}

/// The file as XML. One that defines entities is refused: they make much of little.
fn parsed(text: &str, taste: Taste) -> Result<Document<'_>, Fault> {
    if let Some(at) = text.find("<!ENTITY") {
        return Err(Fault::broken("entities").at(at..at + "<!ENTITY".len()));
    }
    if let Some(at) = crowded(text) {
        return Err(Fault::broken("many").most(MOST_NAMES).at(at..at));
    }
    let nodes_limit = if taste == Taste::Picture { MOST_NODES_OF_PICTURE } else { MOST_NODES };
    let options = ParsingOptions { allow_dtd: true, nodes_limit, ..ParsingOptions::default() };
    Document::parse_with_options(text, options)
        .map_err(|error| Fault::of_xml(&error, text, nodes_limit as usize))
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

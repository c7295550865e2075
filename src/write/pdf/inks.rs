//! Named inks: a plate each (Separation colour spaces, ISO 32000-1, 8.6.6.4).

use pdf_writer::{Chunk, Name, Ref};

use crate::color::{Ink, SOLID, Tint};

/// Writes the colour space of an ink. One object serves all pages, so that a name can't mean two things
/// (ISO 19005-2, 6.2.4.4).
pub(super) fn write(chunk: &mut Chunk, id: Ref, ink: &Ink) {
    separation(chunk, id, ink.name.as_bytes(), ink.alternate);
}

/// Writes the colour space of all plates of the page.
pub(super) fn write_all(chunk: &mut Chunk, id: Ref) {
    separation(chunk, id, b"All", [SOLID; 4]);
}

/// The tint in between is a share of the solid ink's stand-in.
fn separation(chunk: &mut Chunk, id: Ref, name: &[u8], solid: [Tint; 4]) {
    let mut space = chunk.color_space(id).separation(Name(name));
    space.alternate_color_space().device_cmyk();
    space
        .tint_exponential()
        .domain([0.0, 1.0])
        .range([0.0, 1.0, 0.0, 1.0, 0.0, 1.0, 0.0, 1.0])
        .c0([0.0; 4])
        .c1(solid.map(|share| f32::from(share) / f32::from(SOLID)))
        .n(1.0);
}

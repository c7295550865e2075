//! Requirements for Chinese Text Layout, clause by clause: `docs/clreq.md` says what is held, these tests hold
//! it, and `inventory.rs` holds the document to the tests.

mod beside;
mod characters;
mod heads;
mod in_place;
mod inventory;
mod line_adjustment;
mod line_edges;
mod mark_width;
pub(crate) mod page;
mod paragraphs;
mod sounds;
mod traditional;
mod type_area;
mod unbreakable;
mod vertical;
mod western;
mod words;

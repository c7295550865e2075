//! Writers: each turns a composed edition into the bytes of one kind of file; `truetype` and `cff` cut the fonts that
//! they embed. Those of records see what pages say ([`crate::transcript`]) besides.

pub mod alto;
mod cut;
mod font_file;
pub(crate) mod identifier;
pub mod iiif;
pub mod json;
pub mod markdown;
mod measure;
pub mod mets;
pub mod ninjs;
pub mod ofd;
mod on_screen;
pub mod page_pictures;
pub mod pdf;
pub(crate) mod pixels;
pub(crate) mod scale;
pub mod svg;
pub mod text;
mod tone;
mod truetype;
mod written;

#[cfg(test)]
mod tests;

pub use measure::Unit;
pub use written::Written;

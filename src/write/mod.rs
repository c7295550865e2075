//! Writers: each turns a composed edition into the bytes of one kind of file; `truetype` and `cff` cut the fonts that
//! they embed. Those of records see what pages say ([`crate::transcript`]) besides.

pub mod alto;
mod identifier;
pub mod json;
pub mod markdown;
mod measure;
pub mod mets;
pub mod ninjs;
pub mod pdf;
pub mod svg;
pub mod text;
mod truetype;
mod written;

#[cfg(test)]
mod tests;

pub use measure::Unit;
pub use written::Written;

//! Writers: each turns a composed edition into the bytes of one kind of file; `truetype` and `cff` cut the fonts that
//! they embed. Those of records see what pages say ([`crate::transcript`]) besides.

pub mod alto;
mod measure;
pub mod pdf;
mod truetype;
mod written;
mod xml;

#[cfg(test)]
mod tests;

pub use measure::Unit;
pub use written::Written;

//! Writers: each turns a composed edition into the bytes of one kind of file; `truetype` and `cff` cut the fonts that
//! they embed.

pub mod pdf;
mod truetype;

#[cfg(test)]
mod tests;

//! Writers: each turns a composed edition into the bytes of one kind of file; `cff` and `truetype` cut the
//! fonts that they embed.

mod cff;
pub mod pdf;
mod truetype;

#[cfg(test)]
mod tests;

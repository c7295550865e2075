//! Writers: each turns a composed edition into the bytes of one kind of file; `cff` cuts the fonts that they embed, and
//! `truetype` adds to them what others cut.

mod cff;
pub mod pdf;
mod truetype;

//! Writers: each turns a composed edition into the bytes of one kind of file.

mod cff;
pub mod pdf;

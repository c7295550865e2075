//! Writers: each turns a composed edition into the bytes of one kind of file.

#[cfg_attr(not(test), expect(dead_code, reason = "the writer of PDFs still goes by the crate `subsetter`"))]
mod cff;
pub mod pdf;

//! What the program says, in its two languages.
//!
//! Whoever has something to say names it ([`Words`]) and gives what belongs into it; the sentences stand in tables
//! beside this file, one for each language, in the form of Project Fluent. What people read in the
//! language of their choice has no sentence elsewhere; records (their doubts) and documents are written in English.

mod entry;
mod figures;
mod lang;
mod table;

pub use entry::{Arg, Args, Words};
pub use lang::Lang;
pub use table::{ids, part, say, says, text};

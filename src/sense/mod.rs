//! Where the lines of a headline break by sense (按意义分行): which words belong together, and what it costs to part them.
//!
//! No grammar is parsed. A dictionary knows the words and what kind each is; a short table says what belongs to what: a
//! number to what it counts, a name to itself, a word like 的 or 在 to what stands before or behind it, an object to its
//! verb; a new line begins best where somebody begins to do something. What a text is cut into depends on the text
//! alone, so a headline breaks alike wherever it is set.

mod breaks;
mod cost;
mod joined;
mod kind;
mod lexicon;
mod lines;
mod names;
mod words;

pub use breaks::Sense;
pub use cost::Cost;
pub use lines::{Evenness, lines};
pub use names::is_double;

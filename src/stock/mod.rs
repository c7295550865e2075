//! The stock: what outlives an edition, and what an edition names and is more than text.

pub mod gather;

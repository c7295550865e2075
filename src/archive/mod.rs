//! An archive: folders in which locked editions lie, and bags. It is gone over edition by edition; what is wrong with one
//! has nothing to do with the others.

mod verdict;
mod walk;

pub use verdict::{Standing, Verdict, verify};
pub use walk::{Found, found_in};

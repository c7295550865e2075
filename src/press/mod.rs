//! The press: its condition, the profile of that, and what such a press can print.

// A value that may be absent is passed on as it was read; `as_ref` at each call would say nothing more.
#![allow(clippy::ref_option)]

pub(crate) mod condition;
mod limits;
mod photographs;
mod profile;
pub(crate) mod raw;

pub use condition::{Press, condition};
pub use limits::{Level, Limits, Rendering, Resolution, SmallestType};
pub use photographs::{Compression, Photographs};

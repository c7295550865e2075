//! What tests share: compositions and editions made by hand, a house to spoil, and a reader of finished files on
//! another library than the writer's.

#![allow(dead_code, unreachable_pub, reason = "a bench uses a part of it")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::float_cmp, reason = "numbers are compared as the file has them")]

pub mod any_picture;
pub mod bundled;
pub mod command;
pub mod compose;
pub mod composed;
pub mod copy;
pub mod editions;
pub mod folder;
pub mod grey;
pub mod house;
pub mod icc;
pub mod nights;
pub mod print;
pub mod sfnt;

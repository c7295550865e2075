//! What tests share: compositions made by hand, and a reader of finished files on another library than the
//! writer's.

#![allow(dead_code, unreachable_pub, reason = "every test uses a part of it")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::float_cmp, reason = "numbers are compared as the file has them")]

pub mod compose;
pub mod editions;
pub mod print;

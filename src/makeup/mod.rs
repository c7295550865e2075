//! Make-up: which story stands on which page and where, how large, under what head.
//!
//! Copy that no page names is the [pool](crate::edition::Pool). How each story would stand over so many columns the composer says,
//! who sets it there ([`curve`]). A page is parted by straight cuts, as it is on squared paper: across, with a white row between
//! what stands above and below, or down a gutter; found is which of all pages that can be cut from these shapes, none left out,
//! cost least ([`cuttings`]); the cheapest of these are judged as pages ([`page`]). What each fault costs is one table
//! ([`costs`]). What comes out are dummies as a person would write them ([`dummy`]).
//!
//! ```text
//! pool ─► night: stories to pages ─┬► curve: shapes of stories, by trial ──► page ─► dummy
//!                                  └► slicing: the ways of each group of items ─► cutting ─┘
//! ```

pub mod costs;
pub mod curve;
mod cutting;
pub mod dummy;
mod item;
pub mod night;
pub mod page;
mod repair;
mod search;
pub mod sketch;
mod slicing;
pub mod told;
mod ways;

#[cfg(test)]
mod tests;

pub use cutting::{Cutting, Stands};
pub use item::{Corner, Cost, Item, Room, Shape};
pub use search::cuttings;
pub use slicing::MOST;

//! Make-up: which story stands where on a page, and how large.
//!
//! A page is parted by straight cuts, as it is on squared paper: across, with a white row between what stands above and below, or
//! down a gutter. What each story can be, over so many columns in so many rows, and what that costs, others say; news below
//! what is worth less has a first price here. Found is which of all pages that can be cut from these shapes, none left out, cost
//! least ([`cuttings`]).
//!
//! ```text
//! items with their shapes ─► slicing: the ways of each group of items ─► cutting: places on the page
//! ```

mod cutting;
mod item;
mod slicing;

#[cfg(test)]
mod tests;

pub use cutting::{Cutting, Stands};
pub use item::{Corner, Cost, Item, Room, Shape};
pub use slicing::{MOST, cuttings};

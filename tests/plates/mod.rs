//! Nameplates that are not set: drawn, and pictured.

mod drawn;
mod pictured;
mod printed;

use banxin::geom::{Length, Rect};
use banxin::outline::around;
use banxin::page::{Composition, Item, PlacedPicture, Role, Shape};
use png::{BitDepth, ColorType};

use crate::picture::make::png;
use crate::support::house::House;

const LAYOUT: &str = "layouts/small.toml";
/// The type area of the small layout: two columns of 17 em, a gutter of one, in 9 pt, on a square sheet.
const WIDTH: Length = Length::pt(35 * 9);
/// Five rows of twelve points, without half an em at the head and at the foot.
const CLEAR: Length = Length::pt(5 * 12 - 9);

/// A house whose nameplate is artwork, with some keys more.
fn plated(name: &str, bytes: impl AsRef<[u8]>, keys: &str) -> House {
    let masthead = format!("\n[masthead]\nrows = 6\n\n[masthead.nameplate]\nartwork = \"{name}\"\n{keys}");
    let house = House::sound().change(LAYOUT, "row = 3", "row = 9").add(LAYOUT, &masthead);
    house.write(&format!("layouts/artwork/{name}"), bytes)
}

/// Pixels of one bit, four times as wide as high: ink around a white field.
fn bits(height: u32) -> Vec<u8> {
    let width = height * 4;
    let mut rows = Vec::new();
    for y in 0..height {
        let mut row = vec![0_u8; width.div_ceil(8) as usize];
        for x in 0..width {
            let inside =
                (height / 4..height - height / 4).contains(&y) && (height / 4..width / 2).contains(&x);
            row[x as usize / 8] |= u8::from(inside) << (7 - x % 8);
        }
        rows.extend(row);
    }
    png((width, height), ColorType::Grayscale, BitDepth::One, &rows)
}

/// The pictures of the masthead.
fn pictures(composition: &Composition) -> Vec<&PlacedPicture> {
    let of_masthead = |placed: &&PlacedPicture| placed.source.role == Role::Masthead;
    composition
        .pages
        .iter()
        .flat_map(|page| &page.items)
        .filter_map(Item::picture)
        .filter(of_masthead)
        .collect()
}

/// The outlines of the masthead.
fn shapes(composition: &Composition) -> Vec<&Shape> {
    let items = composition.pages.iter().flat_map(|page| &page.items);
    let shapes = items.filter_map(|item| if let Item::Shape(shape) = item { Some(shape) } else { None });
    shapes.filter(|shape| shape.source.role == Role::Masthead).collect()
}

/// Where the outlines of a drawing stand.
fn outlined(composition: &Composition) -> Rect {
    around(&shapes(composition)[0].contours)
}

/// To within what rounding moves.
fn near(one: Length, other: Length) {
    assert!((one - other).abs() < Length(100), "{one} is not {other}");
}

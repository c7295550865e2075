//! What is wrong with the dress of an edition.

use super::{LAYOUT, RED};
use crate::support::house::House;

#[test]
fn a_dress_that_there_is_not() {
    House::sound().dressed("morning").says("a_dress_that_there_is_not", &[]);
}

#[test]
fn a_feast_without_a_colour() {
    House::sound().dressed("festive").add(LAYOUT, RED).says("a_feast_without_a_colour", &[]);
}

#[test]
fn a_feast_without_an_ink() {
    House::sound().dressed("festive").says("a_feast_without_an_ink", &[]);
}

#[test]
fn a_feast_in_what_there_is_not() {
    House::sound()
        .add(
            LAYOUT,
            &format!(
                "{RED}
[festive]
color = \"rot\"
heads = [\"led\"]
"
            ),
        )
        .says("a_feast_in_what_there_is_not", &[]);
}

/// Where `[festive]` can't be read, nobody says that it is missing.
#[test]
fn a_feast_that_is_no_table() {
    let house = House::sound().dressed("festive").change(LAYOUT, "[sheet]", "festive = \"red\"\n\n[sheet]");
    house.add(LAYOUT, RED).says("a_feast_that_is_no_table", &[]);
}

#[test]
fn a_dress_that_goes_on() {
    let house = House::sound().dressed("mourning");
    house.says_of("a_dress_that_goes_on", &["next", "paper", "after"]);
}

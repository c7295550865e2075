//! What is told of bookings and of the files of customers.

use super::{BOOKINGS, EDITION, house, page};
use crate::inserts::make::Customer;
use crate::support::house::House;

fn tea() -> House {
    house(&[("tea", 1, 5)], "[\"tea\"]")
}

/// The same where the customer sent another file.
fn sent(customer: &Customer) -> House {
    tea().write("paper/ads/tea.pdf", customer.pdf())
}

fn booked(keys: &str) -> House {
    tea().add(BOOKINGS, keys)
}

#[test]
fn an_advertisement_that_nobody_booked() {
    tea().change(EDITION, "[\"tea\"]", "[\"te\"]").says("an_advertisement_that_nobody_booked", &[]);
}

#[test]
fn no_bookings_at_all() {
    let house = tea();
    std::fs::remove_file(house.path(BOOKINGS)).unwrap();
    house.says("no_bookings_at_all", &[]);
}

#[test]
fn an_advertisement_without_its_file() {
    tea().change(BOOKINGS, "tea.pdf", "te.pdf").says("an_advertisement_without_its_file", &[]);
}

#[test]
fn an_advertisement_of_another_size() {
    sent(&page(150, 60)).says("an_advertisement_of_another_size", &[]);
}

#[test]
fn an_advertisement_that_nothing_is_said_of() {
    tea().change(BOOKINGS, "alt = \"a\"\n", "").says("an_advertisement_that_nothing_is_said_of", &[]);
}

#[test]
fn an_advertisement_with_no_room() {
    house(&[("tea", 2, 14)], "[\"tea\"]").says("an_advertisement_with_no_room", &[]);
}

#[test]
fn an_advertisement_larger_than_the_page() {
    house(&[("tea", 1, 21)], "[\"tea\"]").says("an_advertisement_larger_than_the_page", &[]);
}

#[test]
fn an_advertisement_larger_than_its_slot() {
    let slot = "\n[slots.ear]\ncolumn = 2\nrow = 3\nrows = 4\nhead_rows = 0\nhead = \"lead\"\n";
    house(&[("tea", 1, 5)], "[{ ad = \"tea\", slot = \"ear\" }]")
        .add(super::LAYOUT, slot)
        .says("an_advertisement_larger_than_its_slot", &[]);
}

#[test]
fn an_advertisement_in_a_slot_with_a_story() {
    house(&[("tea", 1, 4)], "[{ ad = \"tea\", slot = \"lead\" }]")
        .says("an_advertisement_in_a_slot_with_a_story", &[]);
}

#[test]
fn an_advertisement_in_no_slot() {
    house(&[("tea", 1, 4)], "[{ ad = \"tea\", slot = \"leat\" }]").says("an_advertisement_in_no_slot", &[]);
}

#[test]
fn an_advertisement_on_another_day() {
    booked("dates = [2022-09-29, 2022-10-06]\n").says("an_advertisement_on_another_day", &[]);
}

#[test]
fn an_advertisement_on_another_page() {
    booked("pages = [\"A05\"]\n").says("an_advertisement_on_another_page", &[]);
}

#[test]
fn an_advertisement_in_more_plates_than_booked() {
    booked("plates = [\"black\"]\n")
        .write("paper/ads/tea.pdf", page(153, 60).draws("0 1 0 0 k 10 10 80 20 re f").pdf())
        .says("an_advertisement_in_more_plates_than_booked", &[]);
}

#[test]
fn an_advertisement_that_is_no_pdf() {
    tea().write("paper/ads/tea.pdf", "no PDF").says("an_advertisement_that_is_no_pdf", &[]);
}

#[test]
fn an_advertisement_whose_file_has_no_such_page() {
    booked("page = 2\n").says("an_advertisement_whose_file_has_no_such_page", &[]);
}

#[test]
fn an_advertisement_that_no_press_prints() {
    sent(&page(153, 60).draws("1 0 0 rg 10 10 80 20 re f"))
        .says("an_advertisement_that_no_press_prints", &[]);
}

#[test]
fn a_transparent_advertisement_in_a_job_of_pdf_x_1a() {
    let group = "/MediaBox [0 0 153 60] /Group <</S/Transparency/CS/DeviceCMYK>>";
    let house = sent(&Customer::new().page(group));
    assert!(house.run(&["build", "paper", "-o", "x4.pdf"]).status.success());
    house.says_of(
        "a_transparent_advertisement_in_a_job_of_pdf_x_1a",
        &["build", "paper", "-o", "x1a.pdf", "--profile", "x1a"],
    );
}

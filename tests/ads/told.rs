//! What is told of bookings and of the files of customers.

use super::{BOOKINGS, EDITION, LAYOUT, house, page};
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
    house(&[("tea", 1, 5)], "[{ ad = \"tea\", slot = \"ear\" }]")
        .add(LAYOUT, &EAR.replace("rows = 5", "rows = 4"))
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
fn two_advertisements_that_mix_one_ink_differently() {
    let inked = |solid: &str| {
        let function = format!("<</FunctionType 2/N 1/Domain[0 1]/C0[0 0 0 0]/C1[{solid}]>>");
        let space = format!("/ColorSpace<</S[/Separation/Red/DeviceCMYK {function}]>>");
        page(153, 60)
            .page(&format!("/MediaBox [0 0 153 60] /Resources <<{space}>>"))
            .draws("/S cs 1 scn 10 10 80 20 re f")
            .pdf()
    };
    house(&[("rice", 1, 5), ("tea", 1, 5)], "[\"rice\", \"tea\"]")
        .write("paper/ads/rice.pdf", inked("0 1 1 0"))
        .write("paper/ads/tea.pdf", inked("0 1 1 0.2"))
        .says("two_advertisements_that_mix_one_ink_differently", &[]);
}

#[test]
fn an_advertisement_with_a_smoothed_picture_in_an_archive() {
    let smoothed = "q 20 0 0 20 20 20 cm BI /W 60 /H 60 /BPC 1 /CS /G /I true ID ";
    let rows = "A".repeat(60 * 8);
    sent(&page(153, 60).draws(&format!("{smoothed}{rows} EI Q")))
        .says("an_advertisement_with_a_smoothed_picture_in_an_archive", &["--profile", "a2u"]);
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

#[test]
fn a_transparent_advertisement_is_told_once_of_pdf_x_1a() {
    let group = "/MediaBox [0 0 153 60] /Group <</S/Transparency/CS/DeviceCMYK>>";
    let house = sent(&Customer::new().page(group));
    let said = house.run(&["build", "paper", "-o", "x1a.pdf", "--profile", "x1a"]).stderr;
    assert_eq!(String::from_utf8(said).unwrap().matches("error[").count(), 1);
}

#[test]
fn a_picture_of_another_shape_than_its_place() {
    house(&[], "[\"cat\"]")
        .write("paper/ads/cat.tif", include_bytes!("../../content/pictures/pictures/cat.tif"))
        .write(BOOKINGS, "[ads.cat]\nfile = \"cat.tif\"\nalt = \"猫\"\nsize = { columns = 1, rows = 5 }\n")
        .says("a_picture_of_another_shape_than_its_place", &[]);
}

const MASTHEAD: &str =
    "[masthead]\nrows = 2\nnameplate = { text = \"Daily\", face = \"song\", size = \"9pt\", columns = 1 }\n";
const EAR: &str = "\n[slots.ear]\ncolumn = 2\nrow = 3\nrows = 5\nhead_rows = 0\nhead = \"lead\"\n";

#[test]
fn two_advertisements_in_one_slot() {
    let twice = "[{ ad = \"tea\", slot = \"ear\" }, { ad = \"bank\", slot = \"ear\" }]";
    house(&[("tea", 1, 5), ("bank", 1, 4)], twice)
        .add(LAYOUT, EAR)
        .says("two_advertisements_in_one_slot", &[]);
}

#[test]
fn an_advertisement_in_a_slot_in_the_rows_of_the_masthead() {
    house(&[("tea", 1, 5)], "[{ ad = \"tea\", slot = \"ear\" }]")
        .add(LAYOUT, &EAR.replace("row = 3", "row = 1"))
        .change(LAYOUT, "[slots.lead]", &[MASTHEAD, "\n[slots.lead]"].concat())
        .says("an_advertisement_in_a_slot_in_the_rows_of_the_masthead", &[]);
}

#[test]
fn an_advertisement_whose_label_would_stand_in_a_story() {
    house(&[("tea", 1, 4)], "[{ ad = \"tea\", slot = \"below\" }]")
        .add(LAYOUT, "\n[slots.below]\ncolumn = 1\nrow = 7\nrows = 4\nhead_rows = 0\nhead = \"lead\"\n")
        .says("an_advertisement_whose_label_would_stand_in_a_story", &[]);
}

#[test]
fn an_advertisement_whose_label_would_stand_in_furniture() {
    let credit = "\n[furniture.credit]\nrow = 2\nrows = 1\nlines = [{ text = \"Daily\", face = \"song\", size = \"9pt\" }]\n";
    house(&[("tea", 1, 5)], "[{ ad = \"tea\", slot = \"ear\" }]")
        .add(LAYOUT, &[EAR, credit].concat())
        .says("an_advertisement_whose_label_would_stand_in_furniture", &[]);
}

#[test]
fn an_advertisement_over_a_story_inside_its_slot() {
    let inside = "\ninsets = [{ slot = \"side\" }]\n\n[slots.side]\ncolumn = 1\nrow = 8\nrows = 4\nhead_rows = 3\nhead = \"lead\"\n";
    house(&[("tea", 1, 14)], "[{ ad = \"tea\", slot = \"lead\" }]")
        .change(EDITION, "lead = \"一\"", "side = \"一\"")
        .change(LAYOUT, "rows = 4\nhead_rows = 3", "rows = 18\nhead_rows = 3")
        .add(LAYOUT, inside)
        .says("an_advertisement_over_a_story_inside_its_slot", &[]);
}

#[test]
fn an_advertisement_on_a_page_whose_lines_run_down() {
    tea()
        .change(LAYOUT, "columns = 2", "direction = \"vertical\"\ncolumns = 2")
        .says("an_advertisement_on_a_page_whose_lines_run_down", &[]);
}

#[test]
fn nothing_is_said_of_a_booking_of_another_day_whose_file_has_not_come() {
    let tomorrow = "[ads.bank]\nfile = \"bank.pdf\"\nsize = \"半版\"\ndates = [2022-10-01]\n";
    let said = booked(tomorrow).run(&["check", "paper"]);
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    assert!(!String::from_utf8_lossy(&said.stderr).contains("bank"));
}

#[test]
fn an_advertisement_that_is_booked_for_the_day_and_stands_nowhere() {
    let paper = "\n[ads.bank]\nfile = \"bank.pdf\"\nsize = \"半版\"\ndates = [2022-09-30]\npages = [\"1\", \"A05\"]\n";
    booked(paper).says("an_advertisement_that_is_booked_for_the_day_and_stands_nowhere", &[]);
}

#[test]
fn nothing_is_said_of_bookings_of_the_house_to_an_edition_without_advertisements() {
    let house = booked("dates = [2022-09-30]\n").change(EDITION, "\nads = [\"tea\"]", "");
    let forgotten = |house: &House| {
        String::from_utf8_lossy(&house.run(&["check", "paper"]).stderr).contains("ad-forgotten")
    };
    assert!(forgotten(&house), "its own are meant for it");
    let bookings = house.text(BOOKINGS);
    assert!(!forgotten(&house.remove(BOOKINGS).write("ads/bookings.toml", bookings)));
}

#[test]
fn nothing_is_said_of_what_stands_on_pages_that_are_not_made() {
    let second = "[[page]]\nlayout = \"small\"\nads = [\"tea\"]\nslots = { lead = \"二\" }\n";
    let house = booked("dates = [2022-09-30]\n")
        .change(EDITION, "\nads = [\"tea\"]", "")
        .add(EDITION, second)
        .write("paper/stories/二.md", "+++\nheadline = \"Head\"\n+++\n\nText.\n");
    let said = house.run(&["check", "paper", "--pages", "1"]);
    assert!(!String::from_utf8_lossy(&said.stderr).contains("ad-forgotten"));
}

#[test]
fn an_advertisement_twice_on_a_page() {
    tea().change(EDITION, "[\"tea\"]", "[\"tea\", \"tea\"]").says("an_advertisement_twice_on_a_page", &[]);
}

#[test]
fn an_advertisement_in_colour_on_a_day_of_mourning() {
    let colour = page(153, 60).draws("0 1 0 0 k 10 10 80 20 re f");
    sent(&colour)
        .change(EDITION, "date = 2022-09-30", "date = 2022-09-30\ndress = \"mourning\"")
        .says("an_advertisement_in_colour_on_a_day_of_mourning", &[]);
}

/// A file that says which press it is made for.
fn made_for(condition: &str) -> Customer {
    let intent = format!("<</S/GTS_PDFX/OutputConditionIdentifier({condition})>>");
    page(153, 60).catalog(&format!("/OutputIntents[{intent}]"))
}

#[test]
fn an_advertisement_made_for_another_press() {
    sent(&made_for("FOGRA39")).says("an_advertisement_made_for_another_press", &[]);
}

#[test]
fn an_advertisement_that_does_not_say_what_press_it_is_made_for_though_one_is_booked() {
    booked("condition = \"FOGRA39\"\n")
        .says("an_advertisement_that_does_not_say_what_press_it_is_made_for_though_one_is_booked", &[]);
}

#[test]
fn nothing_is_said_of_a_file_that_is_made_for_what_is_booked_or_for_the_press() {
    let codes = |house: &House| {
        let said = house.run(&["check", "paper"]);
        String::from_utf8_lossy(&said.stderr).contains("ad-condition")
    };
    assert!(!codes(&sent(&made_for("TEST"))), "the press of the edition");
    let other = booked("condition = \"FOGRA39\"\n").write("paper/ads/tea.pdf", made_for("FOGRA39").pdf());
    assert!(!codes(&other), "another, which is booked");
}

#[test]
fn an_advertisement_as_large_as_a_slot_that_it_does_not_have() {
    tea()
        .change(BOOKINGS, "{ columns = 1, rows = 5 }", "\"报眼\"")
        .says("an_advertisement_as_large_as_a_slot_that_it_does_not_have", &[]);
}

#[test]
fn a_page_with_neither_stories_nor_advertisements() {
    House::sound()
        .change(EDITION, "\nslots = { lead = \"一\" }", "")
        .says("a_page_with_neither_stories_nor_advertisements", &[]);
}

#[test]
fn an_advertisement_that_ends_with_the_day() {
    booked("dates = [2022-09-30]\n")
        .says_of("an_advertisement_that_ends_with_the_day", &["next", "paper", "after"]);
}

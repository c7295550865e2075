//! The scale of headlines: its steps, and what is told of heads that do not follow it.

use banxin::diag::Sources;

use crate::support::editions::first;
use crate::support::house::House;

const LAYOUT: &str = "layouts/small.toml";
const EDITION: &str = "paper/edition.toml";

/// A house with a scale, whose lead has a story beside it on a step.
fn beside(steps: &str, step: &str) -> House {
    House::sound()
        .change(LAYOUT, "rows = 4\nhead_rows = 3\nhead = \"lead\"", "rows = 4\nhead_rows = 3\nhead = \"lead\"\nstep = \"lead\"")
        .add(LAYOUT, &format!("\n[steps]\n{steps}\n\n[slots.side]\ncolumn = 2\nrow = 3\nrows = 4\nhead_rows = 3\nhead = \"lead\"\nstep = \"{step}\"\n"))
        .write("paper/stories/二.md", "+++\nheadline = \"Side\"\n+++\n\nText.\n")
        .change(EDITION, "lead = \"一\"", "lead = \"一\", side = \"二\"")
}

/// Whether heads are said to clash.
fn clash(house: &House) -> bool {
    String::from_utf8(house.run(&["check", "paper"]).stderr).unwrap().contains("heads-clash")
}

#[test]
fn heads_side_by_side_clash_unless_one_is_a_third_larger_lower_or_parted_by_a_box() {
    let of_size = |size: &str| {
        beside(&format!("lead = {{ sizes = [\"13pt\"] }}\nbrief = {{ sizes = [\"{size}\"] }}"), "brief")
    };
    assert!(clash(&of_size("13pt")));
    assert!(clash(&of_size("10.5pt")));
    assert!(!clash(&of_size("10pt")));
    let side = |key: &str, value: &str| {
        let (from, to) = ("column = 2\nrow = 3\n", format!("column = 2\n{key} = {value}\n"));
        let to = if key == "row" { to } else { format!("{to}row = 3\n") };
        of_size("13pt").change(LAYOUT, from, &to)
    };
    assert!(clash(&side("row", "5")));
    assert!(!clash(&side("row", "6")));
    assert!(!clash(&side("frame", "\"0.5pt\"").change(
        LAYOUT,
        "column = 2\nframe",
        "column = 2\npadding = \"0em\"\nframe"
    )));
}

#[test]
fn heads_of_a_layout_without_steps_are_as_they_like() {
    let house = House::sound()
        .add(LAYOUT, "\n[slots.side]\ncolumn = 2\nrow = 3\nrows = 4\nhead_rows = 3\nhead = \"lead\"\n")
        .write("paper/stories/二.md", "+++\nheadline = \"Side\"\n+++\n\nText.\n")
        .change(EDITION, "lead = \"一\"", "lead = \"一\", side = \"二\"");
    assert!(!clash(&house));
}

#[test]
fn a_head_above_its_step() {
    // The lead has its size over two columns.
    beside("lead = { sizes = [\"12pt\", \"16pt\"] }\nbrief = { sizes = [\"20pt\"] }", "brief")
        .change(LAYOUT, "column = 1\nrow = 3", "column = 1\nspan = 2\nrow = 3")
        .change(LAYOUT, "column = 2\nrow = 3", "column = 2\nrow = 8")
        .says("a_head_above_its_step", &[]);
}

#[test]
fn heads_that_clash() {
    let steps = "lead = { sizes = [\"20pt\"] }\nbrief = { sizes = [\"17pt\"] }";
    beside(steps, "brief").says("heads_that_clash", &[]);
}

#[test]
fn a_step_that_there_is_not() {
    beside("lead = { sizes = [\"20pt\"] }\nbrief = { sizes = [\"14pt\"] }", "breif")
        .says("a_step_that_there_is_not", &[]);
}

#[test]
fn a_step_without_sizes() {
    beside("lead = { sizes = [] }\nbrief = { sizes = [\"14pt\"] }", "brief")
        .says("a_step_without_sizes", &[]);
}

/// The names of the steps, in the order of the scale, by slots that each stand on one.
fn in_order(house: House, names: &[&'static str]) -> Vec<&'static str> {
    let slot = |(at, name): (usize, &&str)| {
        let row = at * 3 + 7;
        format!(
            "\n[slots.{name}]\ncolumn = 1\nrow = {row}\nrows = 3\nhead_rows = 2\nhead = \"lead\"\nstep = \"{name}\"\n"
        )
    };
    let house = house.add(LAYOUT, &names.iter().enumerate().map(slot).collect::<String>());
    let (edition, _) =
        banxin::edition::load(house.path("paper"), &mut Sources::default()).expect("an edition");
    let layout = first(edition.layouts());
    let step = |name: &str| {
        let (_, slot) = layout.slots.entries().find(|(_, slot)| slot.name == name).expect("a slot");
        slot.step.expect("a step")
    };
    let mut names = names.to_vec();
    names.sort_by_key(|name| step(name));
    names
}

#[test]
fn steps_of_a_base_keep_their_order_and_new_ones_follow() {
    let sound = House::sound();
    let step = |name: &str| format!("\n[steps.{name}]\nsizes = [\"12pt\"]\n");
    let house = |own: &[&str], base: &str| {
        let whole = sound.text(LAYOUT);
        let (page, slots) = whole.split_once("[slots.lead]").unwrap();
        let own: String = own.iter().map(|name| step(name)).collect();
        House::sound()
            .write("layouts/deep.toml", format!("{page}{base}"))
            .write("layouts/middle.toml", format!("base = \"deep\"\n{}{}", step("aside"), step("third")))
            .write(LAYOUT, format!("base = \"middle\"\n[slots.lead]{slots}{own}"))
    };
    let base = ["second", "third", "brief"].map(step).concat();
    let names = ["aside", "brief", "note", "second"];
    assert_eq!(in_order(house(&["note", "brief"], &base), &names), ["second", "brief", "aside", "note"]);
    // Where the base has none, they have their own order.
    let names = ["aside", "brief", "note", "third"];
    assert_eq!(in_order(house(&["note", "brief"], ""), &names), ["aside", "third", "note", "brief"]);
}

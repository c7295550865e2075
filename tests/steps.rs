//! The scale of headlines: its steps, and what is told of heads that do not follow it.

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

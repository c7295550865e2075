//! The command: where dummies go, and how they name what they stand on.

use crate::support::house::House;

#[test]
fn dummies_name_their_edition_by_where_both_lie_however_that_is_written() {
    let heads = "\n[makeup]\nheads = [{ head = \"lead\", weights = [1, 20], columns = [1, 2] }]\n";
    let house = House::sound()
        .change("paper/edition.toml", "slots = { lead = \"一\" }", "makeup = true")
        .add("layouts/small.toml", heads);
    for (edition, out) in [("paper", "made"), ("./paper", "paper/../again"), ("paper/../paper", "./third")] {
        assert_eq!(house.run(&["makeup", edition, "-o", out]).status.code(), Some(0), "{out}");
        assert!(house.text(&format!("{out}/edition.toml")).contains("base = \"../paper\""), "{out}");
        assert_eq!(house.run(&["check", out]).status.code(), Some(0), "{out}");
    }
}

//! Ornaments that can't be repeated, and sides that none fits.

use super::LAYOUT;
use crate::support::house::House;

const UNIT: &str =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 20 10\"><path d=\"M0 0h20v10h-20z\"/></svg>\n";
const VINE: &str = "artwork = \"vine.svg\"";
const FLOWER: &str = "glyph = \"•\"\nface = \"song\"";

/// A house with an ornament called vine, and a rule that asks for one.
fn ruled(ornament: &str, keys: &str) -> House {
    House::sound()
        .write("layouts/artwork/vine.svg", UNIT)
        .add(LAYOUT, &format!("\n[ornaments.vine]\n{ornament}\n"))
        .add(LAYOUT, &format!("\n[[rules]]\ncolumns = [1, 2]\nrow = 2\n{keys}\n"))
}

fn vine(ornament: &str) -> House {
    ruled(ornament, "ornament = \"vine\"")
}

says! {
    ornament_unknown() = ruled(VINE, "ornament = \"vin\"");
    ornament_where_there_is_none() = House::sound().add(LAYOUT, "\n[[rules]]\ncolumns = [1, 2]\nrow = 2\nornament = \"vine\"\n");
    ornament_and_line() = ruled(VINE, "line = \"wavy\"\nornament = \"vine\"");
    ornament_of_nothing() = vine("corner = \"vine.svg\"");
    ornament_of_both() = vine(&format!("{VINE}\n{FLOWER}"));
    ornament_without_face() = vine("glyph = \"•\"");
    ornament_of_an_unknown_face() = vine("glyph = \"•\"\nface = \"sung\"");
    ornament_drawn_with_a_face() = vine(&format!("{VINE}\nface = \"song\""));
    ornament_character_with_colours() = vine(&format!("{FLOWER}\ncolors = {{ \"#e60012\" = \"black\" }}"));
    ornament_of_two_characters() = vine("glyph = \"••\"\nface = \"song\"");
    ornament_of_no_character() = vine("glyph = \"\"\nface = \"song\"");
    ornament_not_in_the_face() = vine("glyph = \"花\"\nface = \"song\"\ncorner = \"草\"");
    ornament_that_shows_nothing() = vine("glyph = \" \"\nface = \"song\"");
    ornament_corner_missing() = vine(&format!("{VINE}\ncorner = \"corner.svg\""));
    ornament_that_is_a_picture() = vine("artwork = \"vine.png\"").write("layouts/artwork/vine.png", "");
    ornament_refused() = vine(VINE).write("layouts/artwork/vine.svg", UNIT.replace("/></svg>", " opacity=\"0.5\"/></svg>"));
    ornament_in_no_ink() = vine(VINE).write("layouts/artwork/vine.svg", UNIT.replace("/></svg>", " fill=\"#e60012\"/></svg>"));
    ornament_in_an_unknown_colour() = ruled(VINE, "ornament = \"vine\"\ncolor = \"rot\"");
    ornament_with_a_wrong_gap() = ruled(VINE, "ornament = \"vine\"\ngap = \"-1pt\"");
    ornament_longer_than_its_side() = House::sound()
        .write("layouts/artwork/vine.svg", UNIT.replace("v10h-20z", "v2h-20z"))
        .change(LAYOUT, "rows = 4\nhead_rows = 3", "rows = 9\nhead_rows = 5\nframe = { ornament = \"vine\", weight = \"20pt\", sides = [\"top\"] }")
        .add(LAYOUT, &format!("\n[ornaments.vine]\n{VINE}\n"));
    ornament_too_often() = ruled(VINE, "ornament = \"vine\"\nweight = \"0.01pt\"");
    ornament_next_to_nothing() = vine(VINE).write(
        "layouts/artwork/vine.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 100000\"><path d=\"M0 0h0.0001v100000h-0.0001z\"/></svg>\n",
    );
}

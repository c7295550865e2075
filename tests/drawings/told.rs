//! What is told of drawings, in both languages, each at its place.

use super::{AD, DRAWING, EDITION, LAYOUT, STORY, house, sold, svg};
use crate::support::house::House;

/// A drawing that has something that can't be printed.
fn drawn(inside: &str) -> House {
    house(&format!("<rect width='100' height='50' fill='#fc0'/>\n{inside}"), "")
}

#[test]
fn a_drawing_with_what_can_not_be_printed() {
    let all = [
        ("a_drawing_with_a_picture_in_it", "<image href='a.png' width='9' height='9'/>"),
        ("a_drawing_with_text_in_a_family_of_no_layout", "<text y='9' font-family='Arial'>Tea</text>"),
        ("a_drawing_with_a_letter_of_no_face", "<text y='9' font-family='Noto Serif'>茶</text>"),
        ("a_drawing_with_a_script", "<script>alert(1)</script>"),
        ("a_drawing_with_a_filter", "<filter id='f'/><circle r='9' filter='url(#f)'/>"),
        ("a_drawing_with_a_blend_mode", "<circle r='9' style='mix-blend-mode: multiply'/>"),
        ("a_drawing_cut_to_several_shapes", "<clipPath id='c'><circle r='9'/><circle r='7'/></clipPath>"),
        ("a_drawing_that_names_another_file", "<use href='other.svg#a'/>"),
        ("a_drawing_that_uses_itself", "<g id='a'><use href='#a'/></g>"),
    ];
    for (name, inside) in all {
        drawn(inside).says(name, &[]);
    }
}

#[test]
fn a_drawing_with_too_much_that_shows_through() {
    let through: Vec<String> =
        (0..40).map(|at| format!("<circle cx='{}' cy='25' r='20' opacity='.5'/>", 30 + at)).collect();
    drawn(&through.concat()).says("a_drawing_with_too_much_that_shows_through", &[]);
}

#[test]
fn a_drawing_of_a_gradient_of_too_many_colours() {
    let stops: Vec<String> = (0..9)
        .map(|at| {
            format!("<stop offset='.{at}' stop-color='{}'/>", if at % 2 == 0 { "#000" } else { "#fff" })
        })
        .collect();
    let stops = stops.concat();
    let shaded = format!("<linearGradient id='g'>{stops}</linearGradient><circle r='9' fill='url(#g)'/>");
    drawn(&shaded).says("a_drawing_of_a_gradient_of_too_many_colours", &[]);
}

#[test]
fn a_part_of_artwork_and_of_lines() {
    let part = "\n[furniture.sun]\nrow = 19\nrows = 2\n";
    let lines = "lines = [{ text = \"晴\", face = \"song\", size = \"9pt\" }]\n";
    let made = |keys: &str| House::sound().add(LAYOUT, &format!("{part}{keys}"));
    let house = |keys: &str| made(keys).write("layouts/artwork/sun.svg", AD);
    house(&format!("artwork = \"sun.svg\"\n{lines}")).says("a_part_of_artwork_and_of_lines", &[]);
    house(&format!("height = \"9pt\"\n{lines}")).says("a_part_of_lines_with_the_height_of_artwork", &[]);
    house("artwork = \"moon.svg\"").says("a_part_of_artwork_that_there_is_not", &[]);
    let blurred = AD.replace("<circle", "<filter id='f'/><circle filter='url(#f)'");
    let blurred = made("artwork = \"sun.svg\"").write("layouts/artwork/sun.svg", blurred);
    blurred.says("a_part_of_a_drawing_with_a_filter", &[]);
}

#[test]
fn a_drawing_in_a_colour_that_no_layout_has() {
    house("<circle r='9' fill='#d00'/>", ", colors = { \"#d00\" = \"rad\" }")
        .says("a_drawing_in_a_colour_that_no_layout_has", &[]);
}

#[test]
fn a_drawing_with_a_colour_that_is_none() {
    house("<circle r='9'/>", ", colors = { \"red\" = \"black\" }")
        .says("a_drawing_with_a_colour_that_is_none", &[]);
}

#[test]
fn a_picture_with_colours_of_a_drawing() {
    House::pictured()
        .change(STORY, "alt = \"a\"", "alt = \"a\", colors = { \"#d00\" = \"black\" }")
        .says("a_picture_with_colours_of_a_drawing", &[]);
}

#[test]
fn a_drawing_with_a_focus() {
    house("<circle r='9'/>", ", focus = [\"50%\", \"30%\"]").says("a_drawing_with_a_focus", &[]);
}

#[test]
fn a_spot_ink_seen_through_another_colour() {
    let drawn =
        "<rect width='50' height='50' fill='#fc0'/><circle cx='50' cy='25' r='20' fill='#d00' opacity='.5'/>";
    house(drawn, ", colors = { \"#d00\" = \"red\" }").says("a_spot_ink_seen_through_another_colour", &[]);
}

#[test]
fn a_line_of_a_drawing_that_is_too_thin() {
    house("<circle cx='50' cy='25' r='20' fill='none' stroke='#000' stroke-width='.1'/>", "")
        .says("a_line_of_a_drawing_that_is_too_thin", &[]);
}

#[test]
fn a_drawing_that_is_larger_than_any() {
    house(&"<!--4 KiB of comment-->".repeat(200_000), "").says("a_drawing_that_is_larger_than_any", &[]);
}

#[test]
fn a_group_with_colours_of_its_own() {
    let files = "files = [{ file = \"a.svg\", alt = \"a\" }, { file = \"a.tif\", alt = \"b\" }]";
    House::pictured()
        .write(DRAWING, svg("<circle r='9'/>"))
        .change(
            STORY,
            "file = \"a.tif\", alt = \"a\"",
            &format!("{files}, colors = {{ \"#d00\" = \"black\" }}"),
        )
        .says("a_group_with_colours_of_its_own", &[]);
}

#[test]
fn a_drawn_advertisement_that_is_not_as_large_as_booked() {
    sold(&AD.replace("viewBox", "width='100mm' height='30mm' viewBox"), "")
        .says("a_drawn_advertisement_that_is_not_as_large_as_booked", &[]);
    sold(&AD.replace("0 0 315 96", "0 0 315 150"), "").says("a_drawn_advertisement_of_another_shape", &[]);
}

#[test]
fn a_drawn_advertisement_from_a_plate_that_is_not_booked() {
    // Two inks by turns: each is told once.
    let drawn = AD
        .replace("</svg>", "<path d='M99 9h50v50z' fill='#00d'/><path d='M199 9h50v50z' fill='#d22'/></svg>");
    let colors = "colors = { \"#d00\" = \"red\", \"#00d\" = \"blue\", \"#d22\" = \"rose\" }";
    let inks = "[inks]\nblue = { plate = \"PANTONE 299 C\", cmyk = [\"85%\", \"20%\", \"0%\", \"0%\"] }\n";
    let rose = "[colors]\nrose = { ink = \"red\", tint = \"50%\" }\n\n[faces]";
    sold(&drawn, &format!("plates = [\"black\"]\n{colors}"))
        .change(LAYOUT, "[inks]\n", inks)
        .change(LAYOUT, "[faces]", rose)
        .says("a_drawn_advertisement_from_a_plate_that_is_not_booked", &[]);
}

#[test]
fn a_drawn_advertisement_in_a_colour_that_no_layout_has() {
    sold(AD, "colors = { \"#d00\" = \"rot\" }")
        .change(EDITION, "name = \"日报\"", "name = \"晚报\"")
        .change(LAYOUT, "trim = [\"200mm\", \"200mm\"]", "trim = [\"201mm\", \"200mm\"]")
        .says("a_drawn_advertisement_in_a_colour_that_no_layout_has", &[]);
}

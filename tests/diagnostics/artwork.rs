//! Drawings that can't be used as they are, and places that they outgrow.

use super::LAYOUT;
use crate::support::house::House;

/// A house whose nameplate is drawn, with some keys more.
fn lettered(svg: &str, keys: &str) -> House {
    House::sound()
        .change(LAYOUT, "row = 3", "row = 9")
        .add(
            LAYOUT,
            &format!("\n[masthead]\nrows = 6\n\n[masthead.nameplate]\nartwork = \"plate.svg\"\n{keys}"),
        )
        .write("layouts/artwork/plate.svg", svg)
}

/// A drawing forty wide and ten high.
fn drawing(inside: &str) -> String {
    format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 10\">\n  {inside}\n</svg>\n")
}

says! {
    artwork_missing() = lettered(&drawing("<path d=\"M0 0h40v10h-40z\"/>"), "").remove("layouts/artwork/plate.svg");
    artwork_of_another_kind() = lettered("", "").change(LAYOUT, "plate.svg", "plate.png");
    artwork_broken_off() = lettered("<svg xmlns=\"http://www.w3.org/2000/svg\">\n  <g>\n", "");
    artwork_of_nothing() = lettered(&drawing("<title>日报</title>"), "");
    artwork_beyond_its_box() = lettered(&drawing("<path d=\"M0 0h400v10h-400z\"/>"), "");
    artwork_that_defines_entities() = lettered("<!DOCTYPE svg [\n  <!ENTITY a \"&b;&b;\">\n]>\n<svg/>\n", "");
    artwork_that_uses_itself() = lettered(&drawing("<g id=\"a\"><use href=\"#a\"/></g>"), "");
    artwork_with_endless_numbers() = lettered(&drawing("<path d=\"M0 0h1e308v10z\"/>"), "");
    artwork_of_more_than_outlines() = lettered(
        &drawing(
            "<linearGradient id=\"fade\"/>\n  <text>日报</text>\n  <path d=\"M0 0h40v10h-40z\" fill=\"url(#fade)\"/>\n  \
             <g opacity=\"0.5\"><image href=\"photo.png\"/></g>\n  <use href=\"other.svg#a\"/>\n  \
             <style>@import \"other.css\";</style>",
        ),
        "",
    );
    artwork_that_shows_through() = lettered(&drawing("<path d=\"M0 0h40v10h-40z\" fill=\"rgba(0, 0, 0, 0.5)\"/>"), "");
    artwork_in_no_ink() =
        lettered(&drawing("<path d=\"M0 0h40v10h-40z\"/><circle cx=\"5\" cy=\"5\" r=\"4\" fill=\"#E60012\"/>"), "");
    artwork_in_colours_that_are_none() = lettered(
        &drawing("<path d=\"M0 0h40v10h-40z\"/>"),
        "color = \"rot\"\ncolors = { red = \"black\", \"#e60012\" = \"pape\" }\n",
    );
    artwork_too_wide() = lettered(&drawing("<path d=\"M0 0h40v10h-40z\"/>"), "columns = 1\nheight = \"50pt\"\n");
    artwork_too_high() = lettered(&drawing("<path d=\"M0 0h10v10h-10z\"/>"), "height = \"61pt\"\n");
}

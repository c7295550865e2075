//! Drawings and pictures that can't be used as they are, and places that they outgrow.

use super::LAYOUT;
use crate::picture::make::png;
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

/// A house whose nameplate is a picture, with some keys more.
fn scanned(name: &str, bytes: impl AsRef<[u8]>, keys: &str) -> House {
    let house = lettered("", keys).remove("layouts/artwork/plate.svg").change(LAYOUT, "plate.svg", name);
    house.write(&format!("layouts/artwork/{name}"), bytes)
}

/// A picture all in black, of so many pixels of one bit.
fn black(width: u32, height: u32) -> Vec<u8> {
    let rows = vec![0; (width.div_ceil(8) * height) as usize];
    png((width, height), ::png::ColorType::Grayscale, ::png::BitDepth::One, &rows)
}

/// The head of a picture of more pixels than are read.
fn huge() -> Vec<u8> {
    let mut file = black(8, 8);
    file[16..24].copy_from_slice(&[0, 1, 0, 0, 0, 1, 0, 0]);
    let mut sum = flate2::Crc::new();
    sum.update(&file[12..29]);
    file[29..33].copy_from_slice(&sum.sum().to_be_bytes());
    file
}

/// A house with a picture for a nameplate, on a feast.
fn on_a_feast() -> House {
    let inks = "[inks]\nred = { plate = \"PANTONE 485 C\", cmyk = [\"0%\", \"95%\", \"100%\", \"0%\"] }\n";
    scanned("scan-of-the-nameplate.png", black(2400, 600), "")
        .add(LAYOUT, &format!("\n{inks}\n[festive]\ncolor = \"red\"\n"))
        .change("paper/edition.toml", "date = 2022-09-30", "date = 2022-09-30\ndress = \"festive\"")
}

says! {
    artwork_missing() = lettered(&drawing("<path d=\"M0 0h40v10h-40z\"/>"), "").remove("layouts/artwork/plate.svg");
    artwork_of_another_kind() = lettered("", "").change(LAYOUT, "plate.svg", "plate.gif");
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
    pictured_nameplate_missing() = scanned("scan-of-the-nameplate.png", "", "").remove("layouts/artwork/scan-of-the-nameplate.png");
    pictured_nameplate_outside_its_folder() = scanned("scan-of-the-nameplate.png", "", "").change(LAYOUT, "scan-of-the-nameplate.png", "../scan-of-the-nameplate.png");
    pictured_nameplate_of_no_picture() = scanned("scan-of-the-nameplate.jpg", "日报", "");
    pictured_nameplate_of_a_drawing_by_another_ending() = scanned("scan-of-the-nameplate.png", drawing("<path d=\"M0 0h40v10h-40z\"/>"), "");
    pictured_nameplate_of_a_picture_by_another_ending() = scanned("plate.svg", black(2400, 600), "");
    pictured_nameplate_broken_off() = scanned("scan-of-the-nameplate.png", &black(2400, 600)[..60], "");
    pictured_nameplate_of_too_many_pixels() = scanned("scan-of-the-nameplate.png", huge(), "");
    pictured_nameplate_in_other_inks() = scanned("scan-of-the-nameplate.png", black(2400, 600), "color = \"black\"\n");
    pictured_nameplate_with_colours_of_a_drawing() =
        scanned("scan-of-the-nameplate.png", black(2400, 600), "colors = { \"#000000\" = \"paper\" }\n");
    pictured_nameplate_in_an_unknown_colour() = scanned("scan-of-the-nameplate.png", black(2400, 600), "color = \"rot\"\n");
    pictured_nameplate_too_wide() = scanned("scan-of-the-nameplate.png", black(2400, 600), "columns = 1\nheight = \"50pt\"\n");
    pictured_nameplate_too_high() = scanned("scan-of-the-nameplate.png", black(800, 800), "height = \"61pt\"\n");
    pictured_nameplate_too_coarse() = scanned("scan-of-the-nameplate.png", black(200, 50), "");
    pictured_nameplate_of_coarse_line_art() = scanned("scan-of-the-nameplate.png", black(1600, 400), "");
    pictured_nameplate_black_on_a_feast() = on_a_feast();
}

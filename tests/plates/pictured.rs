//! A nameplate that is a picture: where it stands, in which layouts, and where its file comes from.

use std::sync::Arc;

use banxin::Loaded;
use banxin::diag::{Diagnostic, Sources};
use banxin::files::{Located, Memory};
use banxin::geom::Rect;
use banxin::page::Composition;

use png::{BitDepth, ColorType};

use super::{CLEAR, LAYOUT, bits, near, outlined, pictures, plated};
use crate::picture::make::png;
use crate::support::house::House;

/// A drawing of the shape of [`bits`].
const DRAWN: &str =
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 10'><path d='M0 0h40v10h-40z'/></svg>";

/// The pages of the house's edition; what is told of them.
fn composed(house: &House) -> (Composition, Vec<Diagnostic>) {
    let Loaded { edition, fonts, pictures, mut found, .. } = loaded(house);
    let (composition, more) = banxin::typeset(&edition, &fonts, &pictures);
    found.extend(more);
    (composition, found)
}

fn loaded(house: &House) -> Loaded {
    let loaded = banxin::load(house.path("paper"), &mut Sources::default());
    loaded.unwrap_or_else(|errors| panic!("{errors:#?}"))
}

fn scanned(keys: &str) -> House {
    plated("plate.png", bits(720), keys)
}

#[test]
fn it_stands_where_a_drawing_of_its_shape_does() {
    for keys in [
        "",
        "columns = 1\n",
        "align = \"middle\"\n",
        "height = \"20pt\"\n",
        "height = \"21.3pt\"\nalign = \"middle\"\ncolumns = 1\n",
    ] {
        for direction in ["horizontal", "vertical"] {
            let turned = |house: House| {
                house.change(LAYOUT, "[grid]", &format!("[grid]\ndirection = \"{direction}\""))
            };
            let (composition, found) = composed(&turned(scanned(keys)));
            let (drawn, of_drawn) = composed(&turned(plated("plate.svg", DRAWN, keys)));
            let said = |found: &[Diagnostic]| {
                found.iter().map(|one| (one.code, one.args.clone())).collect::<Vec<_>>()
            };
            assert_eq!(said(&found), said(&of_drawn), "where it outgrows its place, that is told");
            let [placed] = pictures(&composition)[..] else { panic!("one picture") };
            let Rect { x, y, width, height } = outlined(&drawn);
            near(placed.rect.x, x);
            near(placed.rect.y, y);
            near(placed.rect.width, width);
            near(placed.rect.height, height);
            assert_eq!(placed.clip, placed.rect, "all of it is seen");
        }
    }
}

#[test]
fn the_white_around_what_is_printed_is_part_of_it() {
    let rows = vec![255_u8; 400 * 100];
    let white = png((400, 100), ColorType::Grayscale, BitDepth::Eight, &rows);
    let (composition, _) = composed(&plated("plate.png", white, ""));
    near(pictures(&composition)[0].rect.height, CLEAR);
}

#[test]
fn the_name_of_the_paper_is_read_in_it_or_what_the_layout_says() {
    let says = |keys: &str| {
        let (composition, _) = composed(&scanned(keys));
        let placed = pictures(&composition)[0];
        let picture = &composition.pictures[usize::from(placed.picture.0)];
        (placed.text.clone(), picture.alt.clone())
    };
    assert_eq!(says(""), ("日报".to_owned(), "日报".to_owned()));
    assert_eq!(says("alt = \"晨报\"\n"), ("晨报".to_owned(), "晨报".to_owned()));
}

#[test]
fn a_layout_pictures_what_its_base_sets_in_a_colour() {
    let set = "text = \"{paper}\"\nface = \"song\"\nsize = \"20pt\"\nspread = true\ncolor = \"mist\"";
    let house = scanned("");
    let base = house.text(LAYOUT).replace("artwork = \"plate.png\"", set);
    let base = base + "\n[colors]\nmist = { gray = \"12%\" }\n";
    let house = house
        .write("layouts/all.toml", base)
        .write(LAYOUT, "base = \"all\"\n\n[masthead.nameplate]\nartwork = \"plate.png\"\n");
    let (composition, found) = composed(&house);
    assert_eq!(found, []);
    near(pictures(&composition)[0].rect.height, CLEAR);
}

#[test]
fn layouts_on_one_base_have_one_picture_and_only_page_one_prints_it() {
    let house = scanned("");
    let base = house.text(LAYOUT);
    let house = house
        .write("layouts/all.toml", base)
        .write(LAYOUT, "base = \"all\"\n")
        .write("layouts/other.toml", "base = \"all\"\n")
        .write("paper/stories/二.md", House::sound().text("paper/stories/一.md"))
        .add("paper/edition.toml", "\n[[page]]\nlayout = \"other\"\nslots = { lead = \"二\" }\n");
    let loaded = loaded(&house);
    assert_eq!(loaded.edition.pictures().len(), 1);
    let (composition, _) = composed(&house);
    assert_eq!((composition.pages.len(), pictures(&composition).len()), (2, 1));
}

#[test]
fn its_file_is_looked_for_in_the_edition_first_and_is_among_its_files() {
    let own = png((2000, 1000), ColorType::Grayscale, BitDepth::One, &vec![0; 250_000]);
    let house = scanned("").write("paper/layouts/artwork/plate.png", own);
    let (composition, found) = composed(&house);
    assert_eq!(found, []);
    let Rect { width, height, .. } = pictures(&composition)[0].rect;
    near(width, height * 2);
    let own = house.path("paper/layouts/artwork/plate.png");
    assert!(loaded(&house).files().any(|path| path == own));
}

#[test]
fn one_that_is_called_as_a_picture_of_a_story_is_another() {
    let house = House::pictured();
    let masthead = "\n[masthead]\nrows = 2\nnameplate = { artwork = \"a.tif\" }\n";
    let tif = std::fs::read(house.path("paper/pictures/a.tif")).unwrap();
    let house = house.add(LAYOUT, masthead).write("layouts/artwork/a.tif", tif);
    let (composition, _) = composed(&house);
    assert_eq!((composition.pictures.len(), pictures(&composition).len()), (2, 1));
    // What is wrong with it is told where the layout names it.
    let tiny = png((20, 5), ColorType::Grayscale, BitDepth::Eight, &[0; 100]);
    let house = house.write("layouts/artwork/a.tif", tiny);
    let mut sources = Sources::default();
    let loaded = banxin::load(house.path("paper"), &mut sources).unwrap();
    let found = loaded.compose().found;
    let [coarse] = found.iter().filter(|one| one.code == "picture-too-coarse").collect::<Vec<_>>()[..] else {
        panic!("{found:#?}")
    };
    let path = sources.get(coarse.labels[0].0.file).unwrap().path.clone().unwrap();
    assert!(path.ends_with("small.toml"), "{path:?}");
}

#[test]
fn no_picture_is_too_odd_to_be_a_nameplate() {
    for size in [(1, 20_000), (20_000, 1), (1, 1)] {
        for keys in ["", "height = \"20pt\"\n"] {
            let rows = vec![0; (size.0 * size.1) as usize];
            let file = png(size, ColorType::Grayscale, BitDepth::Eight, &rows);
            let house = plated("plate.png", file, keys);
            assert_eq!(pictures(&composed(&house).0).len(), 1);
            let built = house.run(&["build", "paper", "--force", "-o", "page.pdf"]);
            assert!(built.status.code().is_some_and(|code| code < 2), "{size:?} {keys}");
        }
    }
}

#[test]
fn in_memory_it_is_found_as_on_the_disk() {
    let house = scanned("");
    let files = [
        "paper/edition.toml",
        "paper/stories/一.md",
        LAYOUT,
        "layouts/press/press.toml",
        "layouts/press/press.icc",
        "layouts/artwork/plate.png",
        "fonts/a.ttf",
    ];
    let memory = files
        .iter()
        .fold(Memory::new(), |all, path| all.with(path, std::fs::read(house.path(path)).unwrap()));
    let loaded = banxin::load(Located::among(Arc::new(memory), "paper"), &mut Sources::default()).unwrap();
    assert_eq!(loaded.files().count(), 0);
    let (composition, found) = banxin::typeset(&loaded.edition, &loaded.fonts, &loaded.pictures);
    assert_eq!(found, []);
    assert_eq!(pictures(&composition), pictures(&composed(&house).0));
}

#[test]
fn the_house_lists_pictures_among_its_artwork() {
    let house =
        scanned("").write("layouts/artwork/note.txt", "no artwork").write("layouts/artwork/a.JPG", "");
    let output = house.run(&["house", "paper", "--format", "json"]);
    let said = String::from_utf8(output.stdout).unwrap();
    let artwork: Vec<serde_json::Value> =
        said.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let names: Vec<&str> = artwork
        .iter()
        .filter(|one| one["kind"] == "artwork" && one["from"] == "own")
        .map(|one| one["name"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["a.JPG", "plate.png"]);
}

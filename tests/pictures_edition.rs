//! The bundled page of photographs: composed without a finding, with pixels made by hand in the sizes that the
//! photographs have.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use banxin::diag::Sources;
use banxin::edition::Edition;
use banxin::font::Fonts;
use banxin::geom::Length;
use banxin::page::{Composition, Item, PlacedPicture, Role};
use banxin::picture::{Data, Raster, Space};

/// The photographs, and what a pixel of them is.
const PHOTOGRAPHS: [(&str, u32, u32, Space); 5] = [
    ("rocket.jpg", 640, 427, Space::Cmyk),
    ("astronaut.png", 512, 512, Space::Cmyk),
    ("chelsea.png", 451, 300, Space::Cmyk),
    ("coffee.png", 600, 400, Space::Cmyk),
    ("camera.png", 512, 512, Space::Gray),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The edition in a house of its own, its photographs empty files: they are named here, and not opened.
fn house() -> tempfile::TempDir {
    let house = tempfile::tempdir().unwrap();
    let copy = |from: PathBuf, to: PathBuf| {
        fs::create_dir_all(&to).unwrap();
        for entry in fs::read_dir(from).unwrap().map(Result::unwrap).filter(|entry| entry.path().is_file()) {
            let to = to.join(entry.file_name());
            fs::hard_link(entry.path(), &to).or_else(|_| fs::copy(entry.path(), &to).map(|_| ())).unwrap();
        }
    };
    for folder in ["layouts", "layouts/press", "fonts"] {
        copy(root().join(folder), house.path().join(folder));
    }
    copy(root().join("content/pictures"), house.path().join("paper"));
    copy(root().join("content/pictures/stories"), house.path().join("paper/stories"));
    fs::create_dir_all(house.path().join("paper/pictures")).unwrap();
    for (name, ..) in PHOTOGRAPHS {
        fs::write(house.path().join("paper/pictures").join(name), "").unwrap();
    }
    house
}

fn raster(edition: &Edition, at: usize) -> Arc<Raster> {
    let name = &edition.pictures[at].name;
    let (_, width, height, space) = *PHOTOGRAPHS.iter().find(|(known, ..)| known == name).unwrap();
    let data = Data::Samples(vec![0; width as usize * height as usize * space.samples()]);
    Arc::new(Raster { width, height, space, data, most_ink: 10_000 })
}

fn composed() -> Composition {
    let house = house();
    let loaded = banxin::edition::load(&house.path().join("paper"), &mut Sources::default());
    let (edition, warnings) = loaded.unwrap_or_else(|errors| panic!("{errors:#?}"));
    assert_eq!(warnings, []);
    let mut fonts = Fonts::default();
    for font in &edition.fonts {
        fonts.open(&font.path, font.index).unwrap();
    }
    let pictures: Vec<_> = (0..edition.pictures.len()).map(|at| raster(&edition, at)).collect();
    let (composition, found) = banxin::typeset(&edition, &fonts, &pictures);
    assert_eq!(found, []);
    composition
}

fn placed(composition: &Composition) -> Vec<&PlacedPicture> {
    let items = composition.pages.iter().flat_map(|page| &page.items);
    items.filter_map(|item| if let Item::Picture(placed) = item { Some(placed) } else { None }).collect()
}

#[test]
fn the_page_is_composed_without_a_finding_and_every_photograph_stands_once() {
    let composition = composed();
    assert_eq!(placed(&composition).len(), PHOTOGRAPHS.len());
    assert_eq!(composition.pictures.len(), PHOTOGRAPHS.len());
    assert!(composition.pictures.iter().all(|picture| !picture.alt.is_empty()));
    assert_eq!(composition.inks.len(), 1, "one ink of its own");
    let roles = |role| {
        composition.pages[0].items.iter().any(|item| match item {
            Item::Glyphs(run) => run.source.role == role,
            Item::Fill(fill) => fill.source.role == role,
            _ => false,
        })
    };
    assert!([Role::Caption, Role::Credit, Role::Tint, Role::Masthead].into_iter().all(roles));
    assert!(!composition.pages[0].marks.is_empty());
}

#[test]
fn no_photograph_is_printed_larger_than_its_pixels_allow() {
    let composition = composed();
    for PlacedPicture { picture, rect, .. } in placed(&composition) {
        let picture = &composition.pictures[usize::from(picture.0)];
        let dpi = i64::from(picture.raster.width) * Length::IN.0 / rect.width.0;
        // The lead alone is larger than two hundred pixels an inch allow.
        let least = if picture.name == "rocket.jpg" { 150 } else { 200 };
        assert!(dpi >= least, "{}: {dpi} pixels an inch", picture.name);
    }
}

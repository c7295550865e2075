//! The bundled page of photographs: composed without a finding, nothing printed larger than its pixels allow.

use std::path::Path;

use banxin::Loaded;
use banxin::diag::Sources;
use banxin::page::{Composition, Item, PlacedPicture, Role};
use banxin::picture::Space;

fn composed() -> Composition {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/pictures");
    let loaded =
        banxin::load(&folder, &mut Sources::default()).unwrap_or_else(|errors| panic!("{errors:#?}"));
    let Loaded { edition, fonts, pictures, found: warnings, .. } = loaded;
    assert_eq!(warnings, []);
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
    let found: Vec<(&str, Space)> = placed(&composition)
        .iter()
        .map(|placed| &composition.pictures[usize::from(placed.picture.0)])
        .map(|picture| (picture.name.as_str(), picture.raster.space))
        .collect();
    let wanted = [
        ("deep-field.jpg", Space::Cmyk),
        ("cat.tif", Space::Cmyk),
        ("astronaut.jpg", Space::Cmyk),
        ("coffee.png", Space::Cmyk),
        ("camera.jpg", Space::Gray),
    ];
    assert_eq!(found, wanted);
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
fn a_picture_fills_its_box_and_keeps_its_shape() {
    let composition = composed();
    for PlacedPicture { picture, rect, clip, .. } in placed(&composition) {
        let raster = &composition.pictures[usize::from(picture.0)].raster;
        assert!(rect.x <= clip.x && rect.y <= clip.y && rect.right() >= clip.right());
        assert!(rect.bottom() >= clip.bottom());
        let (pixels, printed) =
            (f64::from(raster.width) / f64::from(raster.height), rect.width.to_pt() / rect.height.to_pt());
        // To the pixel that a smaller one is rounded to.
        let pixel = 1.0 / f64::from(raster.width.min(raster.height));
        assert!((pixels / printed - 1.0).abs() < pixel, "{pixels} is printed as {printed}");
    }
}

//! What outlives an edition is never seen in its bytes.

use banxin::diag::Sources;
use banxin::page::FaceId;
use banxin::write::pdf::{Options, OutputCondition, Profile, write};
use banxin::{Loaded, Stock};

use crate::support::bundled::EDITIONS;
use crate::support::compose::file;

fn load(stock: &Stock, name: &str) -> Loaded {
    stock.load(file("content").join(name), &mut Sources::default()).expect("it is sound")
}

fn pdf(loaded: &Loaded) -> Vec<u8> {
    let Loaded { edition, fonts, pictures, icc, .. } = loaded;
    let (composition, _) = banxin::typeset(edition, fonts, pictures);
    let press = edition.press().unwrap();
    let (identifier, info, registry) = (&*press.identifier, &*press.info, &*press.registry);
    let condition = OutputCondition { identifier, info, registry, icc };
    write(&composition, fonts, &Options { profile: Profile::X4, condition, imposition: None }).unwrap()
}

#[test]
fn editions_of_one_stock_have_the_bytes_that_they_have_alone_in_any_order() {
    let alone: Vec<Vec<u8>> = EDITIONS.iter().map(|name| pdf(&load(&Stock::default(), name))).collect();
    let stock = Stock::default();
    // Backwards, so that faces and inks have other numbers; then once more, when all are known.
    for _ in 0..2 {
        for (name, alone) in EDITIONS.iter().zip(&alone).rev() {
            assert!(pdf(&load(&stock, name)) == *alone, "{name}");
        }
    }
}

#[test]
fn threads_share_a_stock() {
    let stock = Stock::default();
    let alone: Vec<Vec<u8>> = EDITIONS.iter().map(|name| pdf(&load(&Stock::default(), name))).collect();
    std::thread::scope(|scope| {
        for (name, alone) in EDITIONS.iter().zip(&alone).cycle().take(2 * EDITIONS.len()) {
            let stock = &stock;
            scope.spawn(move || assert!(pdf(&load(stock, name)) == *alone, "{name}"));
        }
    });
}

#[test]
fn a_face_of_the_same_bytes_is_the_same_face() {
    let stock = Stock::default();
    let house = crate::support::bundled::house();
    let one = load(&stock, "erqi");
    let faces =
        |loaded: &Loaded| loaded.edition.fonts().iter().map(|font| font.face).collect::<Vec<FaceId>>();
    // The same edition over copies of the fonts, elsewhere.
    let copied = house.path().join("erqi");
    for folder in ["", "stories"] {
        std::fs::create_dir_all(copied.join(folder)).unwrap();
        for entry in std::fs::read_dir(file("content/erqi").join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                std::fs::copy(&path, copied.join(folder).join(path.file_name().unwrap())).unwrap();
            }
        }
    }
    let other = stock.load(&copied, &mut Sources::default()).expect("it is sound");
    assert_eq!(faces(&one), faces(&other));
}

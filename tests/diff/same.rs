//! What prints the same is the same, however it is written, called and laid out on the disk.

use std::fs;
use std::path::Path;

use banxin::Stock;
use banxin::diag::Sources;
use banxin::edition::Ticket;
use banxin::stock::Compared;

use super::base::{EDITION, LEAD, MARKET, RIGHT, SIDE, base};
use super::{composed, load, short};
use crate::support::bundled::EDITIONS;
use crate::support::house::House;

type Unseen = (&'static str, fn(House) -> House);

const UNSEEN: &[Unseen] = &[
    ("the same in another folder", |house| house),
    ("a comment", |house| house.change(EDITION, "[paper]", "# for tonight\n[paper]")),
    ("white space", |house| {
        let text = house.text(RIGHT).replace("\n\n", "\n\n\n");
        house.write(RIGHT, text)
    }),
    ("a story whose file is called otherwise", |house| {
        let text = house.text(MARKET);
        house.write("paper/stories/zebra.md", text).remove(MARKET).change(
            EDITION,
            "left = \"market\"",
            "left = \"zebra\"",
        )
    }),
    ("the order of front matter", |house| {
        house.change(
            RIGHT,
            "headline = \"青枫浦上\"\nbyline = \"记者　何田\"",
            "byline = \"记者　何田\"\nheadline = \"青枫浦上\"",
        )
    }),
    ("a story that nobody prints", |house| {
        house.write("paper/stories/aside.md", "+++\nheadline = \"备用\"\n+++\n\n未用。\n")
    }),
    ("what a picture shows those who don't see it", |house| {
        house.change(LEAD, "alt = \"江\"", "alt = \"一条江\"")
    }),
    ("the file of a picture by another name", |house| {
        fs::copy(house.path("paper/pictures/river.png"), house.path("paper/pictures/a.png")).unwrap();
        house.change(LEAD, "river.png", "a.png")
    }),
    ("a face that nothing is set in", |house| {
        house.change("layouts/front.toml", "[faces]\n", "[faces]\nzebra = [\"NotoSerif-Bold.ttf\"]\n")
    }),
    ("an ink that nothing is printed with", |house| {
        house.change(
            "layouts/front.toml",
            "[inks.red]",
            "[inks.blue]\nplate = \"蓝\"\ncmyk = [\"100%\", \"0%\", \"0%\", \"0%\"]\n\n[inks.red]",
        )
    }),
    ("a word in another markup", |house| house.change(SIDE, "见前。", "见前。\n")),
    ("an advertisement that is booked and not printed", |house| {
        house.add(
            "paper/ads/bookings.toml",
            "\n[ads.oil]\nfile = \"wine.pdf\"\nsize = { columns = 2, rows = 12 }\nalt = \"油\"\n",
        )
    }),
];

#[test]
fn what_prints_the_same_is_the_same() {
    let (stock, house) = (Stock::default(), base());
    let earlier = load(&stock, &house);
    let earlier = composed(&earlier);
    for (name, plant) in UNSEEN {
        let house = plant(base());
        let later = load(&stock, &house);
        let later = composed(&later);
        assert_eq!(short(&Compared::of(&earlier, &later, None).unwrap().difference), [""; 0], "{name}");
    }
}

#[test]
fn every_bundled_edition_is_the_same_as_itself() {
    let stock = Stock::default();
    for name in EDITIONS {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content").join(name);
        let bundled = || {
            let loaded = stock.load_for(&Ticket::default(), folder.clone(), &mut Sources::default());
            loaded.unwrap_or_else(|errors| panic!("{errors:#?}"))
        };
        let (earlier, later) = (bundled(), bundled());
        let (earlier, later) = (earlier.compose(), later.compose());
        assert!(Compared::of(&earlier, &later, None).unwrap().difference.is_nothing(), "{name}");
    }
}

#[test]
fn numbers_of_faces_and_inks_are_those_of_a_stock_and_say_nothing() {
    let (first, second) = (base(), base());
    let other = House::sound().change("layouts/small.toml", "a.ttf", "NotoSansCJKsc-Regular.otf");
    let (one, two) = (Stock::default(), Stock::default());
    // The second stock has opened other faces before.
    let _ = load(&two, &other);
    let (earlier, later) = (load(&one, &first), load(&two, &second));
    let (earlier, later) = (earlier.compose(), later.compose());
    assert_ne!(earlier.composition.faces, later.composition.faces);
    assert!(Compared::of(&earlier, &later, None).unwrap().difference.is_nothing());
}

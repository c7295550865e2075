//! What outlives an edition is never seen in its bytes.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock};

use banxin::diag::{Severity, Sources};
use banxin::edition::Ticket;
use banxin::page::{Composition, FaceId};
use banxin::picture::{AtSize, Head, Here, PictureError, Reader, Readers, View};
use banxin::write::pdf::{Options, OutputCondition, Profile};
use banxin::{Loaded, Stock};

use crate::support::compose::{file, write};
use crate::support::house::House;

fn load(stock: &Stock, name: &str) -> Loaded {
    stock.load(file("content").join(name), &mut Sources::default()).expect("it is sound")
}

fn pdf(loaded: &Loaded) -> Vec<u8> {
    let Loaded { edition, fonts, pictures, .. } = loaded;
    written(loaded, &banxin::typeset(edition, fonts, pictures).0)
}

fn written(loaded: &Loaded, composition: &Composition) -> Vec<u8> {
    let Loaded { edition, fonts, icc, .. } = loaded;
    let press = edition.press().unwrap();
    let (identifier, info, registry) = (&*press.identifier, &*press.info, &*press.registry);
    let condition = OutputCondition { identifier, info, registry, icc };
    write(composition, fonts, &Options { profile: Profile::X4, condition, sheets: &[], reused: None })
        .unwrap()
}

/// Bundled editions that share a house and differ in faces, inks, pictures and conditions: the small ones of them.
const EDITIONS: [&str; 5] = ["copy", "erqi", "furniture", "pictures", "specimen"];

/// Their press files, each of a stock of its own.
static ALONE: LazyLock<Vec<(&str, Vec<u8>)>> =
    LazyLock::new(|| EDITIONS.map(|name| (name, pdf(&load(&Stock::default(), name)))).into());

#[test]
fn editions_of_one_stock_have_the_bytes_that_they_have_alone_in_any_order() {
    let stock = Stock::default();
    // Backwards, so that faces and inks have other numbers; then once more, when all are known.
    for _ in 0..2 {
        for (name, alone) in ALONE.iter().rev() {
            assert!(pdf(&load(&stock, name)) == *alone, "{name}");
        }
    }
}

#[test]
fn any_number_of_threads_composes_the_same_pages_and_finds_the_same() {
    let with = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| {
            ["demo", "copy"].map(|name| {
                let loaded = load(&Stock::default(), name);
                let composed = loaded.compose();
                (format!("{:?}", composed.found), written(&loaded, &composed.composition))
            })
        })
    };
    // One of eight pages is many for a single thread, and few for five.
    let alone = with(1);
    assert!(alone == with(2));
    assert!(alone == with(5));
}

#[test]
fn threads_share_a_stock() {
    let stock = Stock::default();
    std::thread::scope(|scope| {
        for (name, alone) in ALONE.iter().cycle().take(2 * ALONE.len()) {
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

/// Two inks that one edition names in one order and the other in the other, both on the page, with printer's marks.
#[test]
fn the_order_in_which_inks_were_first_met_is_not_seen_in_marks() {
    let inks = [
        "red = { plate = \"Red\", cmyk = [\"0%\", \"90%\", \"90%\", \"0%\"] }\n",
        "gold = { plate = \"Gold\", cmyk = [\"0%\", \"20%\", \"90%\", \"10%\"] }\n",
    ];
    let house = |order: [usize; 2]| {
        House::sound()
            .change("layouts/small.toml", "[sheet]", "[sheet]\nmarks = true")
            .change("layouts/small.toml", "largest = \"20pt\"", "largest = \"20pt\", color = \"red\"")
            .change("layouts/small.toml", "[body]", "[body]\ncolor = \"gold\"")
            .add("layouts/small.toml", &format!("[inks]\n{}", order.map(|at| inks[at]).concat()))
    };
    let houses = [house([0, 1]), house([1, 0])];
    let load = |stock: &Stock, house: &House| {
        let loaded =
            stock.load_for(&Ticket::default(), house.path("paper"), &mut Sources::default()).unwrap();
        assert!(loaded.found.iter().all(|one| one.severity == Severity::Warning), "{:#?}", loaded.found);
        pdf(&loaded)
    };
    let alone = houses.each_ref().map(|house| load(&Stock::default(), house));
    let stock = Stock::default();
    assert!(load(&stock, &houses[1]) == alone[1] && load(&stock, &houses[0]) == alone[0]);
}

/// What was worked out from a picture's head, and kept by its content, would be of another picture.
#[test]
fn a_picture_that_changes_while_an_edition_is_made_is_told() {
    let house = House::pictured();
    let load = || {
        let paper = house.path("paper");
        Stock::default().load_for(&Ticket::default(), paper, &mut Sources::default()).unwrap()
    };
    let broken =
        |loaded: &Loaded| loaded.compose().found.iter().filter(|one| one.code == "picture-broken").count();
    assert_eq!(broken(&load()), 0);
    let loaded = load();
    let path = house.path("paper/pictures/a.tif");
    // A byte behind all that is read of it: its head is as it was.
    let bytes = [std::fs::read(&path).unwrap(), vec![0]].concat();
    std::fs::write(&path, bytes).unwrap();
    assert_eq!(broken(&loaded), 1);
    assert_eq!(broken(&load()), 0);
}

/// Counts the pictures whose pixels it reads.
struct Counting(Arc<AtomicUsize>);

impl Reader for Counting {
    fn head(&mut self, bytes: &[u8]) -> Result<Head, PictureError> {
        Here.head(bytes)
    }

    fn at_size(&mut self, bytes: Vec<u8>, head: &Head, view: View) -> Result<AtSize, PictureError> {
        self.0.fetch_add(1, Ordering::Relaxed);
        Here.at_size(bytes, head, view)
    }
}

#[test]
fn pictures_that_a_run_kept_in_a_folder_are_those_that_the_next_one_prints() {
    let folder = tempfile::tempdir().unwrap();
    let read = Arc::new(AtomicUsize::new(0));
    let run = |condition: Option<&str>| {
        let count = Arc::clone(&read);
        let stock = Stock::default().reading_by(Readers::new(move || Box::new(Counting(Arc::clone(&count)))));
        let stock = stock.keeping_pictures_in(folder.path().join("pictures")).unwrap();
        let ticket = Ticket { condition: condition.map(str::to_owned), ..Ticket::default() };
        let loaded = stock.load_for(&ticket, file("content/pictures"), &mut Sources::default()).unwrap();
        (pdf(&loaded), read.swap(0, Ordering::Relaxed))
    };
    let (first, pictures) = run(None);
    assert!(pictures > 0);
    assert!(run(None) == (first, 0), "nothing is read again");
    let (coated, again) = run(Some("coated"));
    assert_eq!(again, pictures, "another press has its own");
    assert!(run(Some("coated")) == (coated, 0));
}

#[test]
fn an_edition_is_composed_for_its_own_press_as_well_where_names_are_held_against_it_and_nowhere_else() {
    let house = House::pictured();
    let other = house.text("layouts/press/press.toml").replace("TEST", "OTHER") + "total_ink = \"300%\"\n";
    let house = house.write("layouts/press/other.toml", other);
    let read = |house: &House, for_press: bool| {
        let count = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&count);
        let readers = Readers::new(move || Box::new(Counting(Arc::clone(&counted))));
        let ticket = Ticket { condition: Some("other".into()), for_press, ..Ticket::default() };
        let stock = Stock::default().reading_by(readers);
        let loaded = stock.load_for(&ticket, house.path("paper"), &mut Sources::default()).unwrap();
        let composed = loaded.compose();
        let told = composed.found.iter().any(|one| one.code == "page-unapproved");
        (count.load(Ordering::Relaxed), told)
    };
    let (once, _) = read(&house, true);
    assert!(once > 0);
    let readings = "condition = \"press\"\nreadings = [\"付印\"]";
    let house = house.change("layouts/small.toml", "condition = \"press\"", readings);
    assert_eq!(read(&house, true), (once, true), "nobody has read the page");
    let hash = "0".repeat(64);
    let approval =
        format!("[[approval]]\npage = \"1\"\nreading = \"付印\"\nby = \"a\"\nsha256 = \"{hash}\"\n");
    let house = house.write("paper/approvals.toml", approval);
    assert_eq!(read(&house, false), (once, false), "nobody asks for readings");
    assert_eq!(read(&house, true), (2 * once, true));
}

//! Which file of which edition is read.

use std::fs;
use std::sync::Arc;

use banxin::diag::Sources;
use banxin::edition::{PageChoice, Ticket};
use banxin::files::{Located, Memory};
use banxin::{Origin, Stock};

use super::{CITY, LAYOUT, PAPER, codes, pages, remake, story};
use crate::support::house::House;

#[test]
fn a_story_of_a_name_takes_the_place_of_the_base_s() {
    let house = remake("").write("paper/stories/b.md", story("flood"));
    let (city, suburb) = (pages(&house, "city"), pages(&house, "paper"));
    assert_eq!((&suburb[0], &suburb[2]), (&city[0], &city[2]));
    assert_eq!(suburb[1], city[1].replace("Text of b.", "Text of flood.").replacen('b', "flood", 1));
    assert_eq!(codes(&house, "paper"), [""; 0]);
}

/// A table, a template and its data, a layout, the word list: of each the remake has one, and the base another.
#[test]
fn every_kind_of_file_is_looked_for_in_the_edition_first() {
    let both = |house: House, path: &str, text: &dyn Fn(&str) -> String| {
        house.write(&format!("city/{path}"), text("old")).write(&format!("paper/{path}"), text("fresh"))
    };
    let house = remake("")
        .change(CITY, "side = \"b2\"", "side = { feed = \"box\" }")
        .change(LAYOUT, "column = 2\nrow = 3\nrows = 4", "column = 2\nrow = 3\nrows = 18")
        .write("city/stories/c.md", "+++\nheadline = \"c\"\n+++\n\n{table=\"t.csv\"}\n");
    let house = both(house, "tables/t.csv", &|word| format!("a,b\n{word},1\n"));
    let house = both(house, "feeds/box.toml", &|word| format!("date = 2022-09-30\nword = \"{word}data\"\n"));
    let house = both(house, "feeds/box.md", &|word| {
        format!("+++\nfeed = \"box.toml\"\nheadline = \"Box\"\n+++\n\n{word}box {{word}}\n")
    });
    let house = both(house, "words.toml", &|word| format!("[[forbid]]\nword = \"{word}word\"\n"));
    let (city, suburb) = (pages(&house, "city"), pages(&house, "paper"));
    assert!(city[1].contains("oldbox") && city[1].contains("olddata"), "{}", city[1]);
    for (old, new) in city.iter().zip(&suburb) {
        assert_eq!(*new, old.replace("old", "fresh"));
    }
    let words = |edition: &str| {
        let (edition, _) = banxin::edition::load(house.path(edition), &mut Sources::default()).unwrap();
        edition.words().forbid.iter().map(|one| one.word.clone()).collect::<Vec<_>>()
    };
    assert_eq!((words("city"), words("paper")), (vec!["oldword".to_owned()], vec!["freshword".to_owned()]));
}

/// What the base has alone serves the remake, wherever that lies; and what stands above the base.
#[test]
fn a_base_brings_its_house_along() {
    let house = remake("").write("night/paper/edition.toml", "base = \"../../east/city\"\n");
    for folder in ["layouts", "fonts", "city"] {
        fs::create_dir_all(house.path("east")).unwrap();
        fs::rename(house.path(folder), house.path(&format!("east/{folder}"))).unwrap();
    }
    assert_eq!(pages(&house, "night/paper"), pages(&house, "east/city"));
    fs::rename(house.path("east/layouts"), house.path("east/city/layouts")).unwrap();
    assert_eq!(pages(&house, "night/paper"), pages(&house, "east/city"));
    let found = banxin::reading::finds(&Origin::of(house.path("night/paper"))).unwrap();
    assert!(
        found.iter().any(|one| one.name == "small" && one.file.path().starts_with(house.path("east/city")))
    );
}

#[test]
fn a_layout_of_the_remake_s_own_takes_the_place_of_the_house_s() {
    let house = remake("");
    let layout = house.text(LAYOUT).replace("{edition} {page}", "Own {page}");
    let house = house.write("paper/layouts/small.toml", layout);
    let (city, suburb) = (pages(&house, "city"), pages(&house, "paper"));
    assert_eq!(suburb[0], city[0].replacen("City", "Own", 1));
}

#[test]
fn bookings_are_the_base_s_but_for_those_of_their_names() {
    let booking = |name: &str, alt: &str| {
        format!("[ads.{name}]\nfile = \"{name}.svg\"\nsize = {{ columns = 1, rows = 4 }}\nalt = \"{alt}\"\n")
    };
    let drawing = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 1'><path d='M0 0h4v1h-4z'/></svg>";
    let house = remake("[[page]]\nchange = \"A02\"\nads = [\"tea\", \"bank\"]\n")
        .change(CITY, "label = \"A03\"", "label = \"A03\"\nads = [\"sea\"]")
        .write("city/ads/bookings.toml", [booking("tea", "old"), booking("sea", "sea")].concat())
        .write("paper/ads/bookings.toml", [booking("tea", "new"), booking("bank", "bank")].concat());
    let house = ["city/ads/tea.svg", "city/ads/sea.svg", "paper/ads/bank.svg"]
        .into_iter()
        .fold(house, |house, path| house.write(path, drawing));
    let (edition, _) = banxin::edition::load(house.path("paper"), &mut Sources::default()).unwrap();
    let booked: Vec<(&str, &str)> = edition.bookings().iter().map(|one| (&*one.name, &*one.alt)).collect();
    assert_eq!(booked, [("tea", "new"), ("sea", "sea"), ("bank", "bank")]);
    let ads = edition.pages().iter().map(|page| page.ads.len()).collect::<Vec<_>>();
    assert_eq!(ads, [0, 2, 1]);
}

#[test]
fn editions_in_memory_stand_on_each_other() {
    let house = remake("");
    let paths = [
        CITY,
        PAPER,
        LAYOUT,
        "layouts/press/press.toml",
        "layouts/press/press.icc",
        "fonts/a.ttf",
        "city/stories/a.md",
        "city/stories/a2.md",
        "city/stories/b.md",
        "city/stories/b2.md",
        "city/stories/c.md",
        "city/stories/c2.md",
    ];
    let files = |at: &str| {
        let with = |memory: Memory, path: &&str| {
            memory.with(format!("{at}{path}"), fs::read(house.path(path)).unwrap())
        };
        Arc::new(paths.iter().fold(Memory::new(), with))
    };
    let load =
        |files: Arc<Memory>, path: &str| banxin::load(Located::among(files, path), &mut Sources::default());
    assert_eq!(load(files(""), "paper").unwrap().edition.pages().len(), 3);
    assert_eq!(load(files("a/b/"), "a/b/paper").unwrap().edition.pages().len(), 3);
    // Nothing lies above the root.
    let lost = Memory::new().with("edition.toml", "base = \"../city\"\n").with("city/edition.toml", "");
    let errors = load(Arc::new(lost), "").err().unwrap();
    assert_eq!(errors.iter().map(|one| one.code).collect::<Vec<_>>(), ["bad-base"]);
}

/// All that is read is among the files that no output may overwrite.
#[test]
fn the_files_of_the_base_are_among_those_that_are_read() {
    let house = remake("").write("paper/stories/a.md", story("new"));
    let mut sources = Sources::default();
    banxin::load(house.path("paper"), &mut sources).unwrap();
    for path in [CITY, PAPER, "city/stories/b.md", "paper/stories/a.md"] {
        assert!(sources.paths().any(|own| own == house.path(path)), "{path}");
    }
    let before = house.text(CITY);
    let output = house.run(&["build", "paper", "-o", CITY, "--force"]);
    assert_eq!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(house.text(CITY), before);
}

#[test]
fn output_is_named_after_the_remake() {
    let house = remake("[paper]\nedition = \"Suburb\"\n");
    assert_eq!(house.run(&["build", "paper"]).status.code(), Some(0));
    assert!(house.path("out/paper.pdf").is_file());
    assert_eq!(house.run(&["build", "paper", "--split"]).status.code(), Some(0));
    assert_eq!(fs::read_dir(house.path("out/paper")).unwrap().count(), 4);
}

/// `--pages` asks for pages of the edition, not of its base; and what is on one is what is on it in the whole edition.
#[test]
fn pages_of_a_remake_are_asked_for_as_it_prints_them() {
    let house = remake("[[page]]\ndrop = \"A01\"\n[[page]]\nchange = \"A03\"\nlabel = \"B1\"\n");
    let load = |pages: &str| {
        let ticket = Ticket { pages: PageChoice::read(pages), ..Ticket::default() };
        let loaded = Stock::default().load_for(&ticket, house.path("paper"), &mut Sources::default());
        loaded.map(|loaded| loaded.edition.pages().iter().map(|page| page.label.clone()).collect::<Vec<_>>())
    };
    assert_eq!(load("B1").unwrap(), ["B1"]);
    assert_eq!(load("1").unwrap(), ["A02"]);
    assert_eq!(load("A03").unwrap_err()[0].code, "page-absent");
}

#[test]
fn other_commands_take_a_remake() {
    let house = remake("[[page]]\nchange = \"A02\"\nslots = { lead = \"new\" }\n")
        .write("paper/stories/new.md", story("new"));
    for command in [
        &["count", "paper"][..],
        &["pictures", "paper"],
        &["check", "paper", "--report"],
        &["house", "paper"],
    ] {
        let output = house.run(command);
        assert_eq!(output.status.code(), Some(0), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    }
    let said = String::from_utf8(house.run(&["count", "paper", "--format", "json"]).stdout).unwrap();
    assert!(said.contains("new") && !said.contains("\"b\""), "{said}");
}

/// A story of the base is not changed for the remake: that has one of its own then.
#[test]
fn fitting_a_remake_leaves_the_base_as_it_is() {
    let house = remake("[paper]\nedition = \"Suburb\"\n");
    assert_eq!(house.run(&["build", "city", "-o", "page.pdf"]).status.code(), Some(0));
    let recorded = house.run(&["record", "page.pdf", "--edition", "city", "-o", "lines.json"]);
    assert_eq!(recorded.status.code(), Some(0), "{}", String::from_utf8_lossy(&recorded.stderr));
    // Lines that were set wider.
    let tracked = house.text("city/stories/a.md").replace("+++\n\n", "tracking = \"0.02em\"\n+++\n\n");
    let house = house.write("city/stories/a.md", &tracked);
    let output = house.run(&["fit", "paper", "lines.json"]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(house.text("city/stories/a.md"), tracked, "{said}");
    let own = fs::read_to_string(house.path("paper/stories/a.md")).unwrap_or_else(|_| panic!("none: {said}"));
    assert_ne!(own, tracked);
}

/// A file that can't be read is not passed over for another; one that nothing asks for is no matter.
#[cfg(unix)]
#[test]
fn a_dead_link_is_told_where_it_is_the_file_that_is_meant() {
    let dead = |house: &House, path: &str| std::os::unix::fs::symlink("nowhere", house.path(path)).unwrap();
    let house = remake("").write("ads/bookings.toml", "").write("paper/ads/note.txt", "");
    dead(&house, "paper/ads/bookings.toml");
    assert_eq!(codes(&house, "paper"), ["not-a-file"]);
    let house = remake("").write("paper/words.toml", "");
    dead(&house, "city/words.toml");
    assert_eq!(codes(&house, "paper"), [""; 0]);
}

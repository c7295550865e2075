//! Where layouts, conditions, fonts and the word list come from: what stands beside and above an edition, then the folder
//! of a house, then what the program brings along; file by file.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Arc;

use crate::support::compose::write;
use banxin::diag::Sources;
use banxin::edition::Ticket;
use banxin::files::{Located, Memory, files_of_the_house};
use banxin::page::FaceId;
use banxin::write::pdf::{Options, OutputCondition, Profile};
use banxin::{House as Behind, Loaded, Origin, Stock};
use serde_json::Value;

use crate::support::bundled::{BASES, LAYOUTS};
use crate::support::command::banxin;
use crate::support::compose::file;
use crate::support::house::House;

/// All files below a folder, by their paths from there.
fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(at) = folders.pop() {
        for path in fs::read_dir(at).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push(path.strip_prefix(folder).unwrap().to_owned());
            }
        }
    }
    files.sort();
    files
}

/// The files of the project's own in two folders, as far as its history knows them; nothing without one.
fn in_the_history() -> Option<BTreeSet<String>> {
    let listed =
        Command::new("git").args(["ls-files", "-z", "fonts", "layouts"]).current_dir(file(".")).output();
    let listed = listed.ok().filter(|listed| listed.status.success() && !listed.stdout.is_empty())?;
    let names = String::from_utf8(listed.stdout).unwrap();
    let own = names.split_terminator('\0').filter(|name| !name.starts_with("fonts/make/"));
    Some(own.map(str::to_owned).collect())
}

/// Layouts, conditions and fonts that somebody has put beside them are none of the program's.
#[test]
fn every_file_of_layouts_and_fonts_is_in_the_program() {
    let expected = in_the_history().unwrap_or_else(on_the_disk);
    let there: BTreeSet<String> = files_of_the_house().iter().map(|(path, _)| (*path).to_owned()).collect();
    assert_eq!(there, expected);
    assert!(files_of_the_house().is_sorted_by_key(|(path, _)| *path));
}

/// The same of a copy without a history.
fn on_the_disk() -> BTreeSet<String> {
    let mut expected = BTreeSet::new();
    for folder in ["fonts", "layouts"] {
        for path in files_below(&file(folder)) {
            let name = format!("{folder}/{}", path.to_str().unwrap());
            // A layout that somebody has put there is none of the program's.
            let own = name.strip_prefix("layouts/").and_then(|name| name.strip_suffix(".toml"));
            let is_own = own.is_some_and(|name| {
                !name.contains('/') && !BASES.contains(&name) && !LAYOUTS.contains(&name)
            });
            if !is_own && !name.starts_with("fonts/make/") {
                expected.insert(name);
            }
        }
    }
    expected
}

/// The press file of an edition.
fn pressed(loaded: &Loaded) -> Vec<u8> {
    let Loaded { edition, fonts, pictures, icc, .. } = loaded;
    let (composition, _) = banxin::typeset(edition, fonts, pictures);
    let press = edition.press().unwrap();
    let condition =
        OutputCondition { identifier: &press.identifier, info: &press.info, registry: &press.registry, icc };
    write(&composition, fonts, &Options { profile: Profile::X4, condition, sheets: &[], reused: None })
        .unwrap()
}

/// A folder of the package in memory.
fn in_memory(folder: &str, at: &str) -> Memory {
    let root = file(folder);
    files_below(&root).into_iter().fold(Memory::new(), |memory, path| {
        let bytes = fs::read(root.join(&path)).unwrap();
        memory.with(Path::new(at).join(path), bytes)
    })
}

#[test]
fn an_edition_in_memory_gives_the_bytes_of_that_on_the_disk() {
    for name in ["content/erqi", "content/pictures"] {
        let on_disk = banxin::load(file(name), &mut Sources::default()).unwrap();
        let memory = Arc::new(in_memory(name, "news/today"));
        let mut sources = Sources::default();
        let loaded = banxin::load(Located::among(memory, "news/today"), &mut sources).unwrap();
        assert_eq!((loaded.files().count(), sources.paths().count()), (0, 0), "{name} asks the disk");
        assert_eq!(loaded.found.len(), on_disk.found.len());
        assert!(pressed(&loaded) == pressed(&on_disk), "{name}");
    }
}

#[test]
fn bundled_fonts_are_used_where_they_lie() {
    let memory = Arc::new(in_memory("content/erqi", ""));
    let loaded = banxin::load(Located::among(memory, ""), &mut Sources::default()).unwrap();
    for (at, font) in loaded.edition.fonts().iter().enumerate() {
        let path = font.file.path().to_str().unwrap();
        let (_, bytes) = files_of_the_house().iter().find(|(name, _)| *name == path).unwrap();
        assert_eq!(loaded.fonts.face(FaceId(at as u16)).unwrap().bytes().as_ptr(), bytes.as_ptr(), "{path}");
    }
    assert!(!loaded.edition.fonts().is_empty());
}

#[test]
fn a_house_in_memory_stands_behind_an_edition_on_the_disk() {
    let house = House::sound();
    let shared = ["layouts/small.toml", "layouts/press/press.toml", "layouts/press/press.icc", "fonts/a.ttf"]
        .iter()
        .fold(Memory::new(), |all, path| {
            all.with(Path::new("shared").join(path), fs::read(house.path(path)).unwrap())
        });
    let house = house.remove_folder("layouts").remove_folder("fonts");
    let behind = Behind::of(Located::among(Arc::new(shared), "shared")).without_bundled();
    let loaded = Stock::of(behind).load_for(&Ticket::default(), house.path("paper"), &mut Sources::default());
    let loaded = loaded.unwrap();
    assert_eq!(loaded.files().count(), 0);
    assert_eq!(loaded.edition.fonts()[0].file.shown(), "shared/fonts/a.ttf");
}

#[test]
fn an_edition_in_an_empty_folder_is_built_with_the_program_alone() {
    let elsewhere = tempfile::tempdir().unwrap();
    let (edition, out) = (elsewhere.path().join("昨天"), elsewhere.path().join("one.pdf"));
    for path in files_below(&file("content/erqi")) {
        let to = edition.join(&path);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(file("content/erqi").join(path), to).unwrap();
    }
    let mut builds = Vec::new();
    for (folder, edition) in [(elsewhere.path(), edition.as_path()), (&file(""), &file("content/erqi"))] {
        let output = banxin().current_dir(folder).arg("build").arg(edition).arg("-o").arg(&out).output();
        let output = output.unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        builds.push(fs::read(&out).unwrap());
    }
    assert!(builds[0] == builds[1]);
}

/// Runs a command in the folder of a house, with another house named by the environment.
fn run_with(house: &House, variable: &str, arguments: &[&str]) -> Output {
    banxin().current_dir(house.path("")).env("BANXIN_HOUSE", variable).args(arguments).output().unwrap()
}

/// What `banxin house` finds: by kind and name, the file and whose it is.
fn found(output: &Output, kind: &str, name: &str) -> Option<(String, String)> {
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    let mut all = text.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let one = all.find(|one| one["kind"] == kind && one["name"] == name)?;
    let said = |key: &str| one[key].as_str().unwrap().to_owned();
    Some((said("file"), said("from")))
}

fn at(file: &str, whose: &str) -> (String, String) {
    (file.to_owned(), whose.to_owned())
}

const LISTED: [&str; 4] = ["house", "paper", "--format", "json"];

/// A house with an edition, and the folders of two other houses.
fn with_shared() -> House {
    House::sound()
        .write("shared/layouts/small.toml", "this is never read")
        .write("shared/layouts/far.toml", House::sound().text("layouts/small.toml"))
        .write("shared/layouts/tabloid-4.toml", House::sound().text("layouts/small.toml"))
        .write("shared/layouts/press/press.toml", "this is never read")
        .write("shared/fonts/b.ttf", fs::read(file("fonts/NotoSerif-Bold.ttf")).unwrap())
        .write("shared/words.toml", "[[forbid]]\nword = \"最佳\"\n")
        .write("other/fonts/b.ttf", fs::read(file("fonts/NotoSerif-Regular.ttf")).unwrap())
}

#[test]
fn what_is_near_beats_the_house_and_that_beats_what_is_bundled_file_by_file() {
    let house = with_shared();
    let output = house.run(&[&LISTED[..], &["--house", "shared"]].concat());
    assert_eq!(found(&output, "layout", "small"), Some(at("layouts/small.toml", "own")));
    assert_eq!(found(&output, "condition", "press"), Some(at("layouts/press/press.toml", "own")));
    assert_eq!(found(&output, "layout", "far"), Some(at("shared/layouts/far.toml", "house")));
    assert_eq!(found(&output, "layout", "tabloid-4"), Some(at("shared/layouts/tabloid-4.toml", "house")));
    assert_eq!(found(&output, "font", "b.ttf"), Some(at("shared/fonts/b.ttf", "house")));
    assert_eq!(found(&output, "words", "words.toml"), Some(at("shared/words.toml", "house")));
    assert_eq!(found(&output, "layout", "tabloid"), Some(at("<banxin>/layouts/tabloid.toml", "bundled")));
    let icc = "TR002_newsprint_TAC240.icc";
    assert_eq!(found(&output, "profile", icc), Some(at(&format!("<banxin>/layouts/press/{icc}"), "bundled")));
    // What is listed is what is read: a layout of the house, on faces of all three places.
    let house = house.change("paper/edition.toml", "\"small\"", "\"far\"").change(
        "shared/layouts/far.toml",
        "\"a.ttf\"",
        "\"a.ttf\", \"b.ttf\", \"PressKaiSC-Regular.ttf\"",
    );
    assert_eq!(house.run(&["check", "paper", "--house", "shared"]).status.code(), Some(0));
    assert_eq!(house.run(&["check", "paper"]).status.code(), Some(1));
    let origin = Origin::of(house.path("paper")).with(Behind::of(house.path("shared")));
    let loaded = banxin::load(origin, &mut Sources::default()).unwrap();
    let fonts: Vec<String> = loaded.edition.fonts().iter().map(|font| font.file.shown()).collect();
    let expected = ["fonts/a.ttf", "shared/fonts/b.ttf", "<banxin>/fonts/PressKaiSC-Regular.ttf"];
    assert!(fonts.iter().zip(expected).all(|(font, end)| font.ends_with(end)), "{fonts:?}");
}

#[test]
fn the_option_goes_before_the_variable() {
    let house = with_shared();
    let output = run_with(&house, "other", &LISTED);
    assert_eq!(found(&output, "font", "b.ttf"), Some(at("other/fonts/b.ttf", "house")));
    assert_eq!(found(&output, "words", "words.toml"), None);
    let output = run_with(&house, "other", &[&LISTED[..], &["--house", "shared"]].concat());
    assert_eq!(found(&output, "font", "b.ttf"), Some(at("shared/fonts/b.ttf", "house")));
    // A variable that is empty is none.
    assert_eq!(found(&run_with(&house, "", &LISTED), "font", "b.ttf"), None);
}

#[test]
fn the_words_of_a_house_count_where_none_are_nearer() {
    let house = with_shared().change("paper/stories/一.md", "Text.", "最佳。");
    let codes = |arguments: &[&str]| {
        let output = house.run(&[&["check", "paper", "--format", "json"], arguments].concat());
        String::from_utf8(output.stderr).unwrap().contains("forbidden-word")
    };
    assert!(codes(&["--house", "shared"]) && !codes(&[]));
    fs::write(house.path("words.toml"), "").unwrap();
    assert!(!codes(&["--house", "shared"]), "the nearest word list counts alone");
}

#[test]
fn a_layout_for_tonight_stands_in_its_edition_on_one_of_the_house_above() {
    let tonight = "base = \"small\"\n\n[slots.lead]\nrows = 9\n";
    let house = crate::support::house::House::sound().write("paper/layouts/tonight.toml", tonight).change(
        "paper/edition.toml",
        "\"small\"",
        "\"tonight\"",
    );
    let edition = banxin::edition::load(house.path("paper"), &mut Sources::default()).unwrap().0;
    let layout = edition.layouts().iter().next().unwrap();
    assert_eq!((layout.name.as_str(), layout.slots.iter().next().unwrap().rows), ("tonight", 9));
}

#[test]
fn a_layout_of_ones_own_stands_on_a_bundled_base() {
    let house = House::sound().write(
        "layouts/mine.toml",
        "base = \"tabloid\"\n\n[slots.lead]\ncolumn = 1\nrow = 3\nrows = 10\nhead_rows = 6\nhead = \"lead\"\n",
    );
    let house = house.change("paper/edition.toml", "\"small\"", "\"mine\"");
    let output = house.run(&["build", "paper", "-o", "one.pdf"]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
}

/// The codes of the errors that are told of a house, and how the command ends.
fn told(house: &House, arguments: &[&str]) -> (Vec<String>, Option<i32>) {
    let output = house.run(&[&["check", "paper", "--format", "json"], arguments].concat());
    let said = String::from_utf8(output.stderr).unwrap();
    let all = said.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let errors = all.filter(|one| one["severity"] == "error");
    (errors.map(|one| one["code"].as_str().unwrap().to_owned()).collect(), output.status.code())
}

#[test]
fn what_is_broken_nearer_is_an_error_and_none_further_on_is_taken_for_it() {
    let error = |code: &str| (vec![code.to_owned()], Some(1));
    let named = ["--house", "shared"];
    let house = with_shared().change("paper/edition.toml", "\"small\"", "\"tabloid-4\"");
    let fields = "[paper]\ncn = \"CN 1\"\npublisher = \"P\"\nwebsite = \"W\"\n";
    let house =
        house.change("paper/edition.toml", "lead", "upper").change("paper/edition.toml", "[paper]\n", fields);
    let house = house.remove_folder("shared/layouts").write("shared/layouts", "no folder");
    assert_eq!(told(&house, &named), error("not-a-folder"));
    let house = house.remove("shared/layouts").remove("shared/words.toml").write("shared/words.toml/a", "");
    assert_eq!(told(&house, &named), error("not-a-file"));
    let of_files = |code: &String| code.starts_with("not-a");
    assert!(!told(&house, &[]).0.iter().any(of_files), "of a house that is not named nothing is told");
    let house = house.write("layouts/tabloid-4.toml/a", "");
    assert_eq!(told(&house, &[]), error("not-a-file"));
    let house = house.remove_folder("layouts/tabloid-4.toml");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("nowhere", house.path("layouts/tabloid-4.toml")).unwrap();
        assert_eq!(told(&house, &[]), error("layout-missing"));
        fs::remove_file(house.path("layouts/tabloid-4.toml")).unwrap();
        std::os::unix::fs::symlink(file("layouts/tabloid-4.toml"), house.path("layouts/tabloid-4.toml"))
            .unwrap();
        assert_eq!(told(&house, &[]), error("path-leaves-folder"));
    }
}

#[test]
fn house_missing() {
    House::sound().says_of("house_missing", &["check", "paper", "--house", "nowhere"]);
}

#[test]
fn house_that_is_a_file() {
    House::sound().says_of("house_that_is_a_file", &["house", "paper", "--house", "fonts/a.ttf"]);
}

#[test]
fn house_without_a_thing() {
    House::sound().says_of("house_without_a_thing", &["build", "paper", "--house", "paper/stories"]);
}

#[test]
fn a_house_that_is_missing_is_a_wrong_usage_of_every_command_that_takes_one() {
    let house = House::sound().write("lines.txt", "第一行，\n").write("lines.json", "{\"articles\": []}");
    let commands: [&[&str]; 6] = [
        &["check", "paper"],
        &["build", "paper"],
        &["house"],
        &["match", "paper", "lines.json"],
        &["fit", "paper", "lines.json"],
        &["record", "lines.txt", "--edition", "paper"],
    ];
    for command in commands {
        let output = house.run(&[command, &["--house", "nowhere", "--format", "json"]].concat());
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{command:?}: {said}");
        assert!(said.contains("house-missing"), "{command:?}: {said}");
        let output = run_with(&house, "nowhere", command);
        assert_eq!(output.status.code(), Some(2), "{command:?}");
    }
}

#[test]
fn what_an_edition_finds_is_listed_in_columns() {
    let house = with_shared();
    for (lang, line) in [
        (
            "en",
            "layout           small                        layouts/small.toml                                 own\n",
        ),
        (
            "zh",
            "版式      small                        layouts/small.toml                                 自有\n",
        ),
    ] {
        let output = house.run(&["house", "paper", "--house", "shared", "--lang", lang]);
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(text.contains(line), "{text}");
    }
    // Where the command is run there need be no edition.
    let empty = tempfile::tempdir().unwrap();
    let output = banxin().current_dir(empty.path()).args(["house", "--format", "json"]).output().unwrap();
    assert_eq!(found(&output, "layout", "tabloid-4"), Some(at("<banxin>/layouts/tabloid-4.toml", "bundled")));
    assert_eq!(house.run(&["house", "nowhere"]).status.code(), Some(2));
}

#[test]
fn the_bundled_house_is_written_out_whole_with_its_licences() {
    let house = House::sound().write("copy/keep", "").write("copy/fonts/keep", "");
    let output = house.run(&["house", "--copy", "copy"]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    for (path, bytes) in files_of_the_house() {
        assert!(fs::read(house.path("copy").join(path)).unwrap() == *bytes, "{path}");
    }
    assert_eq!(files_below(&house.path("copy")).len(), files_of_the_house().len() + 2);
    let written = String::from_utf8(output.stdout).unwrap();
    assert!(written.lines().any(|line| line == "copy/fonts/LICENSES/OFL-NotoCJK.txt"), "{written}");
    // It is a house.
    let output = house.run(&[&LISTED[..], &["--house", "copy"]].concat());
    assert_eq!(found(&output, "layout", "tabloid"), Some(at("copy/layouts/tabloid.toml", "house")));
    // Nothing of somebody's own is replaced, and then nothing else is written.
    let house = house.write("copy/layouts/tabloid.toml", "mine").remove("copy/fonts/README.md");
    house.says_of("house_copied_over_files", &["house", "--copy", "copy"]);
    assert_eq!(house.text("copy/layouts/tabloid.toml"), "mine");
    assert!(!house.path("copy/fonts/README.md").exists());
    assert_eq!(house.run(&["house", "--copy", "copy", "--force"]).status.code(), Some(0));
    assert_eq!(
        house.text("copy/layouts/tabloid.toml"),
        fs::read_to_string(file("layouts/tabloid.toml")).unwrap()
    );
    // A folder that somebody names is not made.
    let output = house.run(&["house", "--copy", "nowhere"]);
    assert_eq!((output.status.code(), house.path("nowhere").exists()), (Some(2), false));
    for arguments in [&["house", "paper", "--copy", "copy"][..], &["house", "--force"]] {
        assert_eq!(house.run(arguments).status.code(), Some(2), "{arguments:?}");
    }
}

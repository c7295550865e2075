//! The house rules: which module may know which, that no files know each other in a circle, and how large and how
//! named a file may be.
//!
//! The test reads the paths in `src/`, not the compiler's view, so it also fails on a forbidden path in code
//! that is not compiled here. Comments, strings, `#[cfg(test)]` items and files named `tests.rs` are free.

mod circles;
mod paths;
mod sources;
mod walls;

use paths::crate_paths;
use sources::{module_path, production_tokens, read, rust_files, tokens};

/// Who may know whom, in pipeline order: data goes through the stages once, and nothing reaches back.
///
/// A module that is not here is an error: whoever adds one says where it stands. A name with `::` allows that
/// one type and no more.
const HOUSE: &[Module] = &[
    Module { name: "geom", may_know: &[], why: "lengths and boxes: the ground floor" },
    Module {
        name: "unpack",
        may_know: &[],
        why: "how far streams of a foreign PDF unpack, for who places and who judges it",
    },
    Module { name: "deflate", may_know: &[], why: "compression without loss, for pictures and writers" },
    Module {
        name: "spool",
        may_know: &[],
        why: "bytes that wait until they are written, in memory or out of it",
    },
    Module {
        name: "outline",
        may_know: &["geom"],
        why: "contours and what is filled of them, whoever draws them",
    },
    Module { name: "id", may_know: &[], why: "tables and their ids, whatever stands in them" },
    Module { name: "color", may_know: &["geom"], why: "inks, and nothing that is printed with them" },
    Module {
        name: "calendar",
        may_know: &[],
        why: "days, weekdays and lunar dates; which day it is today is not its concern",
    },
    Module {
        name: "part",
        may_know: &[],
        why: "the parts of a head, one row each, for all who have to do with them",
    },
    Module {
        name: "block",
        may_know: &["geom"],
        why: "the kinds of blocks of a body, one row each, for all who have to do with them",
    },
    Module { name: "numeral", may_know: &[], why: "numbers in Han figures, whatever they count" },
    Module { name: "page_label", may_know: &[], why: "what pages go by, as a section and figures" },
    Module { name: "printable", may_know: &[], why: "which characters are seen, in print and on a terminal" },
    Module {
        name: "words",
        may_know: &["geom", "printable"],
        why: "all sentences, in both languages; when one is said is not its concern",
    },
    Module {
        name: "files",
        may_know: &["printable"],
        why: "where bytes come from: the disk, memory, the bundled house; what they hold is not its concern",
    },
    Module {
        name: "diag",
        may_know: &["files", "geom", "words"],
        why: "places in sources and messages, whoever writes them",
    },
    Module {
        name: "encoding",
        may_know: &["diag"],
        why: "what bytes tell of the encoding of a text that is no UTF-8",
    },
    Module { name: "text_string", may_know: &[], why: "how PDF files write text, for all who read them" },
    Module {
        name: "convention",
        may_know: &["geom"],
        why: "how Chinese is set in a region, as tables; no stage knows which it has",
    },
    Module {
        name: "style",
        may_know: &["part", "block", "convention", "geom", "color", "diag", "page::FaceId"],
        why: "how text is set: what text, line and galley know of a layout",
    },
    Module {
        name: "reading",
        may_know: &["files", "encoding", "geom", "printable", "diag", "words"],
        why: "TOML into records, files of a folder; what the records are of is not its concern",
    },
    Module {
        name: "artwork",
        may_know: &["geom", "outline", "printable", "words"],
        why: "drawings as filled outlines; where they stand and in which inks is not its concern",
    },
    Module {
        name: "press",
        may_know: &["files", "geom", "reading", "printable", "diag", "words"],
        why: "the condition of a press and its limits, that layouts, pictures and preflight share",
    },
    Module {
        name: "copy",
        may_know: &["block", "numeral", "geom", "reading", "printable", "diag", "words"],
        why: "text with its inline styles, and where it was written; which story it is of is not its concern",
    },
    Module {
        name: "cff",
        may_know: &[],
        why: "the bytes of a table: what glyphs are in it, and how it is cut",
    },
    Module {
        name: "font",
        // The number of a face is on every glyph run, and the display list knows nothing of font files.
        may_know: &["cff", "files", "geom", "outline", "diag", "words", "page::FaceId"],
        why: "files, faces, metrics, outlines; which edition names them is not its concern",
    },
    Module {
        name: "layout",
        may_know: &[
            "block",
            "numeral",
            "part",
            "convention",
            "files",
            "font",
            "artwork",
            "outline",
            "page::FaceId",
            "page::Role",
            "id",
            "geom",
            "color",
            "style",
            "reading",
            "press",
            "copy",
            "printable",
            "diag",
            "words",
        ],
        why: "what a page is like before anyone knows what stands on it",
    },
    Module {
        name: "picture",
        may_know: &["deflate", "spool", "files", "words", "geom", "press"],
        why: "photographs in the inks of the press; where they stand is not its concern",
    },
    Module {
        name: "edition",
        may_know: &[
            "part",
            "convention",
            "calendar",
            "files",
            "artwork",
            "font",
            "id",
            "geom",
            "color",
            "press",
            "copy",
            "layout",
            "style",
            "reading",
            "page_label",
            "printable",
            "diag",
            "words",
        ],
        why: "what is to be printed, checked, and what drawings draw; never how it is set",
    },
    Module {
        name: "lint",
        may_know: &["part", "press", "numeral", "copy", "reading", "printable", "edition", "diag", "words"],
        why: "reads checked copy as a sub-editor does; knows no file and no page",
    },
    Module {
        name: "plan",
        may_know: &["id", "geom", "layout", "edition", "diag", "words"],
        why: "frames and rows are arithmetic, done before any text is measured",
    },
    Module {
        name: "text",
        // A line of furniture takes its colour along, unlooked at.
        may_know: &[
            "block",
            "part",
            "convention",
            "id",
            "geom",
            "style",
            "color::Paint",
            "color::InkId",
            "font",
            "press",
            "copy",
            "layout",
            "edition",
            "diag",
            "words",
            "page::FaceId",
        ],
        why: "shapes a story once, whatever the page it will stand on",
    },
    Module {
        name: "line",
        may_know: &["convention", "geom", "style", "text"],
        why: "breaks and justifies shaped text to measures; knows no edition and no page",
    },
    Module {
        name: "sense",
        may_know: &["geom"],
        why: "where the lines of a headline break by sense: knows words, and nothing of how they are set",
    },
    Module {
        name: "galley",
        // A line says what it is of in the words of the display list, and takes its colour along, unlooked at.
        may_know: &[
            "block",
            "part",
            "convention",
            "id",
            "geom",
            "color::Paint",
            "artwork",
            "style",
            "copy",
            "layout",
            "edition",
            "picture::Silhouette",
            "printable::short",
            "plan",
            "text",
            "line",
            "sense",
            "diag",
            "words",
            "page::Role",
            "page::Source",
            "page::TablePart",
            "page::CellPlace",
            "page::CellHead",
        ],
        why: "stories and furniture set in lines, each at its place; knows no writer",
    },
    Module {
        name: "insert",
        may_know: &["geom", "deflate", "spool", "unpack", "words"],
        why: "a page of another file, taken out of it; whether it can be printed is asked elsewhere",
    },
    Module {
        name: "page",
        // What is printed knows where it was written, so that a fault found in a file is shown on the page.
        may_know: &["block", "part", "geom", "outline", "color", "picture", "insert", "font", "diag::Span"],
        why: "the waist: the display list knows nothing of what led to it",
    },
    Module {
        name: "compose",
        may_know: &[
            "artwork", "id", "geom", "outline", "style", "color", "copy", "layout", "edition", "plan",
            "text", "line", "galley", "picture", "page", "diag", "words",
        ],
        why: "turns and paints what is set; knows no writer",
    },
    Module {
        name: "count",
        // What a line is of, the display list says.
        may_know: &[
            "block",
            "part",
            "printable",
            "id",
            "geom",
            "copy",
            "edition",
            "plan",
            "text",
            "sense",
            "galley",
            "page::Role",
            "page::TablePart",
        ],
        why: "how much is printed of whom, by lines as they were set; what is paid for it is not its concern",
    },
    Module {
        name: "impose",
        may_know: &["geom", "outline", "color", "page", "words"],
        why: "pages on sheets, for whatever writer",
    },
    Module {
        name: "transcript",
        may_know: &["block", "part", "geom", "outline", "font", "page"],
        why: "what pages say, in the order of reading; which record asks for it is not its concern",
    },
    Module {
        name: "write",
        may_know: &[
            "transcript",
            "block",
            "page_label",
            "cff",
            "deflate",
            "spool",
            "part",
            "geom",
            "outline",
            "color",
            "picture",
            "font",
            "insert",
            "page",
            "impose",
            "diag",
            "words",
        ],
        why: "a writer sees pages only, so the same pages can go to any of them",
    },
    Module {
        name: "preflight",
        may_know: &[
            "page_label",
            "text_string",
            "unpack",
            "geom",
            "outline",
            "color",
            "press",
            "picture",
            "font",
            "page",
            "diag",
            "words",
        ],
        why: "judges what would be printed, not what was meant",
    },
    Module {
        name: "diff",
        may_know: &["geom", "outline", "color", "picture::Space", "font", "words::Arg", "page"],
        why: "what two editions print, compared: knows pages, and nothing of what they were made from",
    },
    Module {
        name: "judge",
        may_know: &["edition", "preflight", "press", "page", "reading", "geom", "diag", "words"],
        why: "what preflight finds, told of an edition's files; preflight itself knows no edition",
    },
    Module {
        name: "marking",
        may_know: &[
            "convention",
            "geom",
            "color",
            "copy",
            "layout",
            "edition",
            "plan",
            "text",
            "galley",
            "compose",
            "page",
            "style",
            "diag",
        ],
        why: "what was found, shown on the pages; what finds it and what writes it is not its concern",
    },
    Module {
        name: "record",
        // The stories that lines are told apart by come as plain strings (record::KnownStory).
        may_know: &["part", "encoding", "printable", "text_string", "geom", "diag", "words"],
        why: "what was printed, whoever printed it: knows nothing of how banxin would set it",
    },
    Module {
        name: "fit",
        may_know: &[
            "convention",
            "id",
            "geom",
            "style",
            "copy",
            "edition",
            "plan",
            "text",
            "line",
            "page",
            "record",
            "diag",
            "words",
        ],
        why: "the composer run backwards: it shares the composer's decisions and nothing of its pages",
    },
    Module {
        name: "starter",
        may_know: &["calendar", "words"],
        why: "texts of editions to begin from; where they go is not its concern",
    },
    Module {
        name: "report",
        may_know: &["diag", "printable", "words"],
        why: "how findings are read, by people and programs; what finds them is not its concern",
    },
    Module {
        name: "save",
        may_know: &["diag"],
        why: "bytes into a file, whole or not at all; what they are is not its concern",
    },
    Module {
        name: "apart",
        may_know: &["diag"],
        why: "a process bounded in memory and time; what it does is not its concern",
    },
    Module {
        name: "stock",
        may_know: EVERYTHING,
        why: "the facade: what outlives an edition, and the way from an edition to its press file",
    },
    Module {
        name: "split",
        may_know: &["diag", "edition", "picture", "printable", "reading", "save", "stock", "words", "write"],
        why: "pages as files of their own in a folder, and what lies there; what is on them is not its concern",
    },
    Module {
        name: "export",
        may_know: &["diag", "page", "stock", "transcript", "write"],
        why: "records in a folder of their own, with a list of them; what is in them is not its concern",
    },
    Module {
        name: "approval",
        may_know: &["diag", "edition", "printable", "reading", "save", "stock", "words"],
        why: "names under pages, put there by one at a time; what is on the pages is not its concern",
    },
    Module {
        name: "lock",
        may_know: &["diag", "edition", "files", "picture", "printable", "reading", "stock", "words", "write"],
        why: "what an edition was made from and what came out, by hashes; how it is made is not its concern",
    },
    Module {
        name: "bag",
        may_know: &["diag", "edition", "files", "lock", "printable", "reading", "save", "stock"],
        why: "an edition, its house and what came out, packed by the standards of archives",
    },
    Module {
        name: "archive",
        may_know: &["bag", "diag", "edition", "files", "lock", "reading", "stock", "write"],
        why: "folders of locked editions, made again one by one; who is told of it is not its concern",
    },
    Module { name: "cli", may_know: EVERYTHING, why: "arguments in, exit status out" },
    Module { name: "lib", may_know: EVERYTHING, why: "the pipeline itself" },
    Module { name: "main", may_know: EVERYTHING, why: "the exit code" },
];

/// The files that ask the disk. The library's own is the first; the others have to do with files that the caller names.
const ASKING_THE_DISK: [&str; 9] = [
    "src/stock/cache.rs",
    "src/spool/disk.rs",
    "src/files/disk.rs",
    "src/record/files.rs",
    "src/save/folder.rs",
    "src/save/identity.rs",
    "src/save/partial.rs",
    "src/save/place.rs",
    "src/split/folder.rs",
];

/// What a system tells of a process is no file of anybody's.
const ASKING_THE_SYSTEM: &str = "src/cli/signals.rs";

/// A file that is longer holds more than one thing.
const LONGEST: usize = 600;

/// Names that say nothing of what a module is for, and so collect everything.
const NOT_NAMES: &[&str] = &["util", "utils", "helper", "helpers", "manager", "context", "common", "misc"];

/// For the modules above the pipeline.
const EVERYTHING: &[&str] = &["*"];

struct Module {
    name: &'static str,
    may_know: &'static [&'static str],
    why: &'static str,
}

#[test]
fn the_sources_are_found() {
    assert!(rust_files("src").len() > 5, "no sources below {}", env!("CARGO_MANIFEST_DIR"));
}

#[test]
fn every_module_keeps_to_what_it_may_know() {
    let mut faults = Vec::new();
    for file in rust_files("src") {
        let place = module_path(&file);
        let home = place.first().map_or("lib", String::as_str);
        let Some(module) = HOUSE.iter().find(|module| module.name == home) else {
            faults.push(format!("{}: `{home}` has no place in the table of the house", file.display()));
            continue;
        };
        for path in crate_paths(&production_tokens(&file), &place) {
            let known = path.split("::").next().unwrap_or_default();
            let allowed = |may: &&str| *may == "*" || path == **may || path.starts_with(&format!("{may}::"));
            if known != home && !module.may_know.iter().any(allowed) {
                faults.push(format!(
                    "{}: `{home}` may not know `crate::{path}` ({home}: {})",
                    file.display(),
                    module.why
                ));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn the_disk_is_asked_in_few_places() {
    let asks = |file: &std::path::PathBuf| {
        let tokens = production_tokens(file);
        let of_paths = ["canonicalize", "is_file", "is_dir", "exists", "read_dir", "symlink_metadata"];
        let calls = |pair: &[String]| pair[0] == "." && of_paths.contains(&pair[1].as_str());
        let is_fs = |three: &[String]| three[0] == "std" && three[1] == "::" && three[2] == "fs";
        tokens.windows(3).any(is_fs) || tokens.windows(2).any(calls)
    };
    let named = |file: std::path::PathBuf| file.to_string_lossy().replace('\\', "/");
    // Schemas are made by tests alone.
    let all = rust_files("src").into_iter().filter(|file| !file.ends_with("schema.rs"));
    let all = all.filter(asks).map(named);
    let allowed =
        |file: &String| ASKING_THE_DISK.iter().chain([&ASKING_THE_SYSTEM]).any(|one| file.ends_with(one));
    let faults: Vec<String> = all.filter(|file| !allowed(file)).collect();
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn no_file_is_too_long() {
    let files = ["src", "tests", "benches", "examples"].into_iter().flat_map(rust_files);
    let faults: Vec<_> = files
        .map(|file| (read(&file).lines().count(), file))
        .filter(|(lines, _)| *lines > LONGEST)
        .map(|(lines, file)| format!("{}: {lines} lines, {LONGEST} at most", file.display()))
        .collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn modules_are_named_for_what_they_do() {
    let mut faults = Vec::new();
    for file in rust_files("src") {
        let mut names = module_path(&file);
        let tokens = tokens(&read(&file));
        names.extend(tokens.windows(2).filter(|pair| pair[0] == "mod").map(|pair| pair[1].clone()));
        for name in names.iter().filter(|name| NOT_NAMES.contains(&name.as_str())) {
            faults.push(format!("{}: a module called `{name}` says nothing", file.display()));
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn the_table_is_in_order() {
    let at = |name: &str| HOUSE.iter().position(|module| module.name == name);
    for (index, module) in HOUSE.iter().enumerate() {
        for may in module.may_know.iter().filter(|may| **may != "*") {
            let known = may.split("::").next().and_then(at);
            let known = known.unwrap_or_else(|| panic!("{}: no module `{may}`", module.name));
            // Only single types may be known from a stage further on.
            assert!(known < index || may.contains("::"), "{} reaches ahead to `{may}`", module.name);
        }
    }
}

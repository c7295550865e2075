//! The house rules: which module may know which, and how large and how named a file may be.
//!
//! The test reads the paths in `src/`, not the compiler's view, so it also fails on a forbidden path in code
//! that is not compiled here. Comments, strings, `#[cfg(test)]` items and files named `tests.rs` are free.

use std::fs;
use std::path::{Path, PathBuf};

/// Who may know whom, in pipeline order: data goes through the stages once, and nothing reaches back.
///
/// A module that is not here is an error: whoever adds one says where it stands. A name with `::` allows that
/// one type and no more.
const HOUSE: &[Module] = &[
    Module { name: "geom", may_know: &[], why: "lengths and boxes: the ground floor" },
    Module { name: "color", may_know: &["geom"], why: "inks, and nothing that is printed with them" },
    Module { name: "diag", may_know: &["geom"], why: "places in sources and messages, whoever writes them" },
    Module {
        name: "press",
        may_know: &["geom"],
        why: "the limits of a press, that reading and preflight share",
    },
    Module { name: "text_string", may_know: &[], why: "how PDF files write text, for all who read them" },
    Module { name: "style", may_know: &["geom"], why: "the words of a style that reading and setting share" },
    Module {
        name: "picture",
        may_know: &["geom", "press"],
        why: "photographs in the inks of the press; where they stand is not its concern",
    },
    Module {
        name: "font",
        // The number of a face is on every glyph run, and the display list knows nothing of font files.
        may_know: &["geom", "diag", "page::FaceId"],
        why: "files, faces, metrics; which edition names them is not its concern",
    },
    Module {
        name: "edition",
        may_know: &["geom", "color", "press", "style", "diag"],
        why: "what is to be printed, checked; never how it is set",
    },
    Module {
        name: "plan",
        may_know: &["geom", "edition", "diag"],
        why: "frames and rows are arithmetic, done before any text is measured",
    },
    Module {
        name: "text",
        // A line of furniture takes its colour along, unlooked at.
        may_know: &["geom", "style", "color::Paint", "font", "edition", "diag", "page::FaceId"],
        why: "shapes a story once, whatever the page it will stand on",
    },
    Module {
        name: "line",
        may_know: &["geom", "style", "text"],
        why: "breaks and justifies shaped text to measures; knows no edition and no page",
    },
    Module {
        name: "galley",
        // A head's lines say which part of the head they are in the words of the display list.
        may_know: &["geom", "style", "edition", "plan", "text", "line", "diag", "page::Role"],
        why: "stories set in lines and fitted to their rows; knows no writer",
    },
    Module {
        name: "page",
        may_know: &["geom", "color", "picture", "font"],
        why: "the waist: the display list knows nothing of what led to it",
    },
    Module {
        name: "compose",
        may_know: &[
            "geom", "style", "color", "edition", "plan", "text", "line", "galley", "picture", "page", "diag",
        ],
        why: "places galleys and furniture on pages; knows no writer",
    },
    Module {
        name: "gather",
        may_know: &["press", "picture", "edition", "diag"],
        why: "opens the pictures that an edition names in the inks of its press",
    },
    Module {
        name: "write",
        may_know: &["geom", "color", "picture", "font", "page", "diag"],
        why: "a writer sees pages only, so the same pages can go to any of them",
    },
    Module {
        name: "preflight",
        may_know: &["text_string", "geom", "color", "press", "picture", "font", "page", "diag"],
        why: "judges what would be printed, not what was meant",
    },
    Module {
        name: "record",
        // The stories that lines are told apart by come as plain strings (record::KnownStory).
        may_know: &["text_string", "geom", "diag"],
        why: "what was printed, whoever printed it: knows nothing of how banxin would set it",
    },
    Module {
        name: "collate",
        may_know: &["page", "record"],
        why: "two pages side by side: the composed, the printed",
    },
    Module {
        name: "fit",
        may_know: &["geom", "style", "edition", "plan", "text", "line", "record", "diag"],
        why: "the composer run backwards: it shares the composer's decisions and nothing of its pages",
    },
    Module { name: "cli", may_know: EVERYTHING, why: "arguments in, exit status out" },
    Module { name: "lib", may_know: EVERYTHING, why: "the pipeline itself" },
    Module { name: "main", may_know: EVERYTHING, why: "the exit code" },
];

/// Crates that are kept behind the modules named, so that replacing one touches nothing else.
const WALLED: &[(&str, &[&str])] = &[
    ("rustybuzz", &["font", "text"]),
    ("ttf_parser", &["font", "text"]),
    ("icu_segmenter", &["text"]),
    ("hypher", &["text"]),
    ("pdf_writer", &["write"]),
    ("subsetter", &["write"]),
    ("jpeg_encoder", &["write"]),
    ("toml", &["edition"]),
    ("clap", &["cli"]),
    ("annotate_snippets", &["cli"]),
    ("pulldown_cmark", &["edition"]),
    ("strsim", &["edition"]),
    ("sha2", &["edition"]),
    ("siphasher", &["write"]),
    ("hayro_interpret", &["preflight", "record"]),
    // Of the same version as hayro_interpret's own, which `record` reads objects through.
    ("hayro_svg", &["preflight"]),
    ("hayro_syntax", &["preflight", "record"]),
    ("similar", &["record"]),
    ("unicode_normalization", &["edition", "record"]),
    ("rustix", &["cli"]),
    ("moxcms", &["picture"]),
    ("zune_jpeg", &["picture"]),
    ("zune_core", &["picture"]),
    // A writer of pictures of pages may want it too.
    ("png", &["picture", "write"]),
    ("tiff", &["picture"]),
];

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
fn foreign_crates_stay_behind_their_walls() {
    let mut faults = Vec::new();
    for file in rust_files("src") {
        let place = module_path(&file);
        let home = place.first().map_or("lib", String::as_str);
        let tokens = production_tokens(&file);
        for (name, homes) in WALLED {
            let is_path = |pair: &[String]| pair[0] == *name && pair[1] == "::";
            if !homes.contains(&home) && tokens.windows(2).any(is_path) {
                faults.push(format!("{}: `{name}` is for {} only", file.display(), homes.join(", ")));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
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

#[test]
fn paths_are_found_wherever_they_hide() {
    let source = r##"
        //! crate::write is a comment
        use crate::{geom::{Em, Length}, page::FaceId as Id};
        fn f<'a>(x: &'a crate::text::Story) -> char { let s = "crate::cli"; let r = r#"crate::"cli"#; '"' }
        use super::super::line;
        use super::galley;
        /* crate::write /* nested */ crate::write */
        #[cfg(test)]
        #[allow(dead_code)]
        mod tests { use crate::preflight; fn g() { h(); } }
        #[cfg(test)]
        use crate::preflight::Rule;
        const Z: crate::color::Paint = K;
    "##;
    let place: Vec<String> = ["text", "shape"].map(String::from).into();
    let found = crate_paths(&without_tests(&tokens(source)), &place);
    let wanted = ["geom::Em", "geom::Length", "page::FaceId", "text::Story", "line", "text::galley"];
    assert_eq!(found, [&wanted[..], &["color::Paint"]].concat());
}

/// The Rust files below a folder of the package, in order; none where there is no such folder.
fn rust_files(folder: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten() {
            let Ok(path) = entry.map(|entry| entry.path()) else { continue };
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// A file that is not UTF-8 is empty here: it would not compile.
fn read(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_default()
}

/// `src/write/pdf/mod.rs` is `["write", "pdf"]`; `src/lib.rs` is empty, `src/main.rs` is `["main"]`.
fn module_path(file: &Path) -> Vec<String> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let inside = file.strip_prefix(source).unwrap_or(file).with_extension("");
    let mut path: Vec<String> = inside.iter().map(|part| part.to_string_lossy().into_owned()).collect();
    if path.last().is_some_and(|last| last == "mod" || last == "lib") {
        path.pop();
    }
    path
}

fn production_tokens(file: &Path) -> Vec<String> {
    if file.file_stem().is_some_and(|stem| stem == "tests") {
        return Vec::new();
    }
    without_tests(&tokens(&read(file)))
}

/// Words, `::` and single marks; comments and literals left out.
fn tokens(source: &str) -> Vec<String> {
    let text: Vec<char> = source.chars().collect();
    let at = |index: usize| text.get(index).copied().unwrap_or('\0');
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let mut found = Vec::new();
    let mut i = 0;
    while i < text.len() {
        let c = at(i);
        if c == '/' && at(i + 1) == '/' {
            i = (i..text.len()).find(|j| at(*j) == '\n').unwrap_or(text.len());
        } else if c == '/' && at(i + 1) == '*' {
            i = after_block_comment(&text, i);
        } else if c == '"' {
            i = after_string(&text, i);
        } else if c == '\'' {
            // A character is closed two or more places on; a lifetime is not closed.
            let closed =
                if at(i + 1) == '\\' { (i + 3..i + 12).find(|j| at(*j) == '\'') } else { Some(i + 2) };
            i = closed.filter(|j| at(*j) == '\'').unwrap_or(i) + 1;
        } else if is_word(c) {
            let end = (i..text.len()).find(|j| !is_word(at(*j))).unwrap_or(text.len());
            let word: String = text[i..end].iter().collect();
            let hashes = (end..text.len()).take_while(|j| at(*j) == '#').count();
            if (word == "r" || word == "br") && at(end + hashes) == '"' {
                i = after_raw_string(&text, end + hashes + 1, hashes);
            } else {
                i = end;
                found.push(word);
            }
        } else if c == ':' && at(i + 1) == ':' {
            found.push("::".into());
            i += 2;
        } else {
            if !c.is_whitespace() {
                found.push(c.into());
            }
            i += 1;
        }
    }
    found
}

fn after_block_comment(text: &[char], start: usize) -> usize {
    let (mut depth, mut i) = (0, start);
    while i < text.len() {
        match (text[i], text.get(i + 1)) {
            ('/', Some('*')) => (depth, i) = (depth + 1, i + 2),
            ('*', Some('/')) => (depth, i) = (depth - 1, i + 2),
            _ => i += 1,
        }
        if depth == 0 {
            break;
        }
    }
    i
}

fn after_string(text: &[char], start: usize) -> usize {
    let mut i = start + 1;
    while i < text.len() && text[i] != '"' {
        i += if text[i] == '\\' { 2 } else { 1 };
    }
    i + 1
}

fn after_raw_string(text: &[char], start: usize, hashes: usize) -> usize {
    let closes =
        |i: &usize| text[*i] == '"' && text[i + 1..].iter().take_while(|c| **c == '#').count() >= hashes;
    (start..text.len()).find(closes).map_or(text.len(), |i| i + 1 + hashes)
}

/// Leaves out every item under `#[cfg(test)]`.
fn without_tests(tokens: &[String]) -> Vec<String> {
    let mark = ["#", "[", "cfg", "(", "test", ")", "]"];
    let mut kept = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        if tokens[i..].len() >= mark.len() && tokens[i..].iter().zip(mark).all(|(token, m)| token == m) {
            i = after_item(tokens, i + mark.len());
        } else {
            kept.push(tokens[i].clone());
            i += 1;
        }
    }
    kept
}

/// An item ends with its `;`, or with the brace that closes its body.
fn after_item(tokens: &[String], start: usize) -> usize {
    let mut depth = 0;
    for (i, token) in tokens.iter().enumerate().skip(start) {
        match token.as_str() {
            "{" | "(" | "[" => depth += 1,
            ")" | "]" => depth -= 1,
            "}" => {
                depth -= 1;
                // `use a::{b};` goes on to its semicolon.
                if depth == 0 && tokens.get(i + 1).is_none_or(|next| next != ";") {
                    return i + 1;
                }
            }
            ";" if depth == 0 => return i + 1,
            _ => {}
        }
    }
    tokens.len()
}

/// Every path from `crate::` or `super::`, without the `crate::`, groups written out.
fn crate_paths(tokens: &[String], place: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    let mut i = 0;
    while i + 2 < tokens.len() {
        let starts = i == 0 || tokens[i - 1] != "::";
        if starts && tokens[i] == "crate" && tokens[i + 1] == "::" {
            path_tree(tokens, i + 2, "", &mut found);
        } else if starts && tokens[i] == "super" && tokens[i + 1] == "::" {
            let (mut up, mut next) = (1, i + 2);
            while tokens.get(next).is_some_and(|token| token == "super") {
                (up, next) = (up + 1, next + 2);
            }
            let prefix = place[..place.len().saturating_sub(up)].join("::");
            path_tree(tokens, next, &prefix, &mut found);
        }
        i += 1;
    }
    found
}

/// Reads one path or group from `i`; gives the place after it.
fn path_tree(tokens: &[String], mut i: usize, prefix: &str, found: &mut Vec<String>) -> usize {
    let mut path = prefix.to_owned();
    loop {
        match tokens.get(i).map(String::as_str) {
            Some("{") => {
                i += 1;
                while tokens.get(i).is_some_and(|token| token != "}") {
                    i = path_tree(tokens, i, &path, found);
                    i = (i..tokens.len())
                        .find(|j| [",", "}"].contains(&&*tokens[*j]))
                        .unwrap_or(tokens.len());
                    i += usize::from(tokens.get(i).is_some_and(|token| token == ","));
                }
                return i + 1;
            }
            Some("self" | "*") | None => {}
            Some(word) => path = if path.is_empty() { word.into() } else { format!("{path}::{word}") },
        }
        if tokens.get(i + 1).is_none_or(|token| token != "::") {
            found.push(path);
            return i + 1;
        }
        i += 2;
    }
}
